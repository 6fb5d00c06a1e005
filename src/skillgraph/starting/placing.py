"""Files put into a new or empty folder: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from skillgraph.errors import CannotWrite, FolderNotEmpty
from skillgraph.workspace import MARK

_SHOWN = 3
# A folder in which a repository was begun counts as empty.
_NO_MATTER = frozenset({".git"})


def place(folder: str, files: Mapping[str, bytes]) -> Path:
    """Put files into a folder that is new or empty.

    Parameters
    ----------
    folder
        Where to; it and those above it are made where they are not there.
    files
        Path in the folder, with slashes, to what stands there.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FolderNotEmpty
        When it holds something other than a git repository.
    CannotWrite
        When it cannot be written; it is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as room:
    ...     sorted(os.listdir(place(f"{room}/city", {"records/a.ttl": b"", "skillgraph.toml": b""})))
    ['records', 'skillgraph.toml']
    """
    target = Path(os.path.realpath(folder))
    try:
        if target.is_dir():
            _refuse_what_is_there(target, folder)
            _fill(target, files)
        else:
            _make(target, files)
    except OSError as error:
        raise CannotWrite(file=folder, error=error) from error
    return target


def _refuse_what_is_there(target: Path, folder: str) -> None:
    names = (entry.name for entry in target.iterdir() if entry.name not in _NO_MATTER)
    held = sorted(names, key=lambda name: (name.startswith("."), name))
    if held:
        more = ["…"] if len(held) > _SHOWN else []
        raise FolderNotEmpty(folder=folder, held=held[:_SHOWN] + more)


def _make(target: Path, files: Mapping[str, bytes]) -> None:
    """A folder that was not there is written beside its place and gets its name when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _draft(target.parent, files) as draft:
        draft.rename(target)


def _fill(target: Path, files: Mapping[str, bytes]) -> None:
    """A folder that is there may be someone's working folder, so it stays; what makes it a workspace comes last."""
    with _draft(target, files) as draft:
        moved = []
        try:
            for name in sorted(os.listdir(draft), key=lambda name: name == MARK):
                (draft / name).rename(target / name)
                moved.append(name)
        except OSError:
            for name in moved:
                (target / name).rename(draft / name)
            raise


@contextmanager
def _draft(beside: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    draft = beside / f".skillgraph-{os.getpid()}.tmp"
    try:
        draft.mkdir()
        for path, data in files.items():
            (draft / path).parent.mkdir(parents=True, exist_ok=True)
            (draft / path).write_bytes(data)
        yield draft
    finally:
        rmtree(draft, ignore_errors=True)
