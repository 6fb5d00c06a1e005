"""The door: a workspace → a file, or a folder of tables, written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from skillgraph.errors import CannotWrite, TablesLeft
from skillgraph.export.formats import FORMATS, is_folder
from skillgraph.files import write_new, written

if TYPE_CHECKING:
    from skillgraph.export.content import Content


def rendered(content: Content, name: str) -> bytes:
    """Write a workspace in a format, into memory.

    Parameters
    ----------
    content
        What to write.
    name
        A word of `formats.FORMATS`.

    Returns
    -------
    bytes
        The file.

    Raises
    ------
    NotInXml
        When the format is XML, which cannot hold everything.
    """
    return FORMATS[name].write(content)


def write(content: Content, name: str, file: str) -> tuple[Path, ...]:
    """Write a workspace to a file, or its tables into a folder.

    Parameters
    ----------
    content
        What to write.
    name
        A word of `formats.FORMATS`.
    file
        Where to; a folder as `formats.is_folder` tells it.

    Returns
    -------
    tuple of Path
        What was written.

    Raises
    ------
    CannotWrite
        When it cannot be written; what was there before stays.
    FileThere
        When they are forms, and another file of that name is there.
    TablesLeft
        When the folder has tables that would stay beside the new ones.
    NotInXml
        When the format is XML, which cannot hold everything.
    """
    if is_folder(file):
        from skillgraph.export.tables import csv_files

        return _write_folder(file, csv_files(content))
    if name == "forms":
        write_new(file, rendered(content, name))  # they are exported to be mended and added again
    else:
        with written(file) as out:
            out(rendered(content, name))
    return (Path(file),)


def _write_folder(file: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    folder = Path(os.path.realpath(file))
    left = [name for name in _OPTIONAL if name not in files and (folder / name).exists()]
    if left:
        raise TablesLeft(folder=_shown(file), files=left)
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        _write_files(folder, files)
    except OSError as error:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise _refused(file, error) from error
    return tuple(Path(file) / name for name in files)


# The tables that one export has and another not.
_OPTIONAL = ("evidence.csv",)


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all aside first; when each is whole, put them in their places, and if one cannot be put, none is."""
    if any((folder / name).is_dir() for name in files):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    aside = folder / f".skillgraph-{os.getpid()}.tmp"
    old = aside / "old"
    try:
        for room in (aside, old):
            room.mkdir(exist_ok=True)
        for name, data in files.items():
            (aside / name).write_bytes(data)
        _put(aside, old, folder, list(files))
    finally:
        rmtree(aside, ignore_errors=True)


def _put(aside: Path, old: Path, folder: Path, names: list[str]) -> None:
    done = []
    try:
        for name in names:
            # On Windows a file that a program holds open can be neither moved nor replaced.
            if (folder / name).exists():
                (folder / name).replace(old / name)
            done.append(name)
            (aside / name).replace(folder / name)
    except OSError:
        for name in done:
            (folder / name).unlink(missing_ok=True)
            if (old / name).exists():
                (old / name).replace(folder / name)
        raise


def _refused(file: str, error: OSError) -> CannotWrite:
    return CannotWrite(file=_shown(file), error=error)


def _shown(file: str) -> str:
    return os.fsencode(file).decode("utf-8", "replace")
