"""Small workspaces that are changed, and a writer that may be killed at any time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from skillgraph import resources
from skillgraph.workspace import entries, placing
from skillgraph.workspace.changing import changing
from skillgraph.workspace.locking import locked
from skillgraph.workspace.places import pending
from skillgraph.workspace.staging import Change

State = Mapping[str, bytes]
MARK = "skillgraph.toml"
SETTINGS = b'title = "City"\nbase = "https://example.org/city/"\n'
ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("writer.py")


def city(folder: Path) -> Path:
    """Make a workspace, which the log knows as its first change."""
    with changing(folder, "init", {"zh": "新建工作区", "en": "a new workspace"}, new=True) as change:
        change.write(MARK, SETTINGS)
    return folder


def state(folder: Path) -> State:
    """All files to the byte, without what is kept of changes."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and ".skillgraph" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def put(folder: Path, wanted: Mapping[str, bytes | None]) -> int:
    """Change a workspace; gives the number of the change, 0 where nothing differed."""
    with changing(folder, "add", {"zh": f"{len(wanted)} 个文件", "en": f"{len(wanted)} files"}) as change:
        for path, content in wanted.items():
            if content is None:
                change.remove(path)
            else:
                change.write(path, content)
    return change.entry.number if change.entry else 0


def environment() -> dict[str, str]:
    """What a process needs to find the code that is tested."""
    paths = (str(Path(resources.PACKAGE).parent), str(ROOT))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


def writer(*arguments: object) -> subprocess.Popen[bytes]:
    """Start the writer."""
    command = [sys.executable, str(WRITER), *map(str, arguments)]
    return subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def leave_half_done(folder: Path, wanted: Mapping[str, bytes], *, counts: bool = True) -> None:
    """As a process leaves it that is killed when all is written down: nothing is in place; the change counts or not."""
    with locked(str(folder), "add"):
        change = Change(str(folder), "add", {})
        for path, content in wanted.items():
            change.write(path, content)
        assert change.sealed()
        if counts:
            os.replace(pending(str(folder), placing.DRAFT), pending(str(folder), entries.LIST))
