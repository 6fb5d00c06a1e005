"""Asks the command line as a shell would: in this process where that shows enough, else in a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from skillgraph import resources
from skillgraph.cli import main
from skillgraph.graph import Graph
from skillgraph.index import pointer as look

_ROOM = tempfile.TemporaryDirectory(prefix="skillgraph-tests-")  # goes when the last test has run
CACHE = Path(_ROOM.name) / "cache"
DESK = Path(_ROOM.name) / "desk"
DESK.mkdir()
ENVIRONMENT = {
    "SKILLGRAPH_CACHE": str(CACHE),
    "PYTHONPATH": os.pathsep.join(
        filter(None, (str(Path(resources.PACKAGE).parent), os.environ.get("PYTHONPATH", "")))
    ),
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True)
class Said:
    """What a command gave: its exit code, the bytes of its standard output, the text of its standard error."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode("utf-8")


@contextmanager
def at_a_desk(folder: Path = DESK, environment: Mapping[str, str] | None = None) -> Iterator[None]:
    """Work in a folder that is no workspace, with a cache of these tests."""
    with patch.dict(os.environ, {**ENVIRONMENT, **(environment or {})}), chdir(folder):
        look.home.cache_clear()
        try:
            yield
        finally:
            look.home.cache_clear()


def ask(*arguments: str, folder: Path = DESK, environment: Mapping[str, str] | None = None) -> Said:
    """Run a command in this process."""
    out, err = io.BytesIO(), io.BytesIO()
    # Streams that know ASCII only, as in a locale that says nothing.
    streams = [io.TextIOWrapper(stream, encoding="ascii") for stream in (out, err)]
    code = -1
    with at_a_desk(folder, environment), redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        try:
            main(arguments)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else -1
    for stream in streams:
        stream.flush()
    return Said(code, out.getvalue(), err.getvalue().decode("utf-8"))


def command(*arguments: str | bytes) -> list[str | bytes]:
    """Give the command line of a process of its own; a shell hands arguments over in UTF-8, whatever our locale."""
    given = [each.encode() if isinstance(each, str) and os.name == "posix" else each for each in arguments]
    return [sys.executable, "-m", "skillgraph", *given]


def start(*arguments: str | bytes, folder: Path = DESK, environment: Mapping[str, str] | None = None) -> Said:
    """Run a command in a process of its own, its output piped."""
    surroundings = {**os.environ, **ENVIRONMENT, **(environment or {})}
    done = subprocess.run(
        command(*arguments), cwd=folder, env=surroundings, capture_output=True, check=False, timeout=120
    )
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def python(code: str, *arguments: str) -> Said:
    """Run Python code in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *command(*arguments)[3:]],
        cwd=DESK, env={**os.environ, **ENVIRONMENT}, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8"))


@cache
def opened(lang: str = "zh", folder: Path | None = None) -> Graph:
    """Open a workspace from Python; by default the example that ships."""
    with at_a_desk():
        return Graph(folder or resources.example(), lang=lang)
