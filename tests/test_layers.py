"""Data flows one way: a room imports only from the rooms above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "skillgraph"

ROOMS = [
    "errors",
    "vocabulary",
    "resources",
    "text",
    "files",
    "watching",
    "names",
    "records",
    "shapes",
    "triples",
    "ingest",
    "workspace",
    "index",
    "checking",
    "adding",
    "sparql",
    "lookup",
    "answers",
    "network",
    "analysis",
    "present",
    "starting",
    "export",
    "graph",
    "cli",
    "__main__",
]


def modules() -> Iterator[tuple[str, Path]]:
    for file in sorted(SOURCE.rglob("*.py")):
        room = file.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room != "__init__":
            yield room, file


def imported_rooms(file: Path) -> set[str]:
    """Imports inside functions count as well: late is not the same as upward."""
    rooms = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "skillgraph":
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("skillgraph.")}
    return rooms - {"__version__"}


def test_every_room_has_its_place() -> None:
    assert {room for room, _ in modules()} == set(ROOMS)


@pytest.mark.parametrize(
    ("room", "file"), [pytest.param(r, f, id=f.relative_to(SOURCE).as_posix()) for r, f in modules()]
)
def test_a_room_imports_only_from_rooms_above(room: str, file: Path) -> None:
    place = ROOMS.index(room)
    below = {other for other in imported_rooms(file) if ROOMS.index(other) > place}
    assert not below


def test_inside_the_index_reading_knows_nothing_of_building() -> None:
    for name in ("cache", "view"):
        text = (SOURCE / "index" / f"{name}.py").read_text(encoding="utf-8")
        assert "index.build" not in text
        assert "readmodel" not in text
