"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from skillgraph.errors import CannotWrite, FileThere


def check_writable(file: str) -> None:
    """Make sure that a file can be written, without writing it.

    Parameters
    ----------
    file
        Where to.

    Raises
    ------
    CannotWrite
        When it is a folder, its folder is not there, or nothing may be written there.

    Examples
    --------
    >>> check_writable("nowhere/a.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    skillgraph.errors.writing.CannotWrite: Cannot write nowhere/a.txt: there is no such file or folder. ...
    """
    target = os.path.realpath(file)
    folder = os.path.dirname(target)
    number = (
        errno.EISDIR
        if os.path.isdir(target)
        else errno.ENOENT
        if not os.path.isdir(folder)
        else errno.EACCES
        if not os.access(target if os.path.exists(target) else folder, os.W_OK)
        else 0
    )
    if number:
        error = OSError(number, os.strerror(number))
        raise CannotWrite(file=os.fsencode(file).decode("utf-8", "replace"), error=error)


@contextmanager
def written(file: str) -> Iterator[Callable[[bytes], object]]:
    """Write a file in pieces, and put it in its place only when all of them are there.

    Parameters
    ----------
    file
        Where to. What a link leads to is written, and the link stays; a device or a pipe is written to as it is.

    Yields
    ------
    callable
        Takes a piece.

    Raises
    ------
    CannotWrite
        When it cannot be written; what was there before stays.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with written(f"{folder}/a.txt") as write:
    ...         _ = write(b"whole")
    ...     os.listdir(folder)
    ['a.txt']
    """
    # /dev/stdout leads to a pipe that has no path of its own, so a device is asked for and opened as it was typed.
    device = os.path.exists(file) and not os.path.isfile(file) and not os.path.isdir(file)
    target = file if device else os.path.realpath(file)
    draft = target if device else os.path.join(os.path.dirname(target), f".skillgraph-{os.getpid()}.tmp")
    try:
        try:
            if os.path.isdir(target):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            with open(draft, "wb") as out:
                yield out.write
            if not device:
                os.replace(draft, target)
        finally:
            if not device:
                with suppress(OSError):
                    os.unlink(draft)
    except OSError as error:
        raise CannotWrite(file=os.fsencode(file).decode("utf-8", "replace"), error=error) from error


def is_there(file: str, content: bytes | None = None) -> bool:
    """Tell whether a file would be lost by writing another one in its place.

    Parameters
    ----------
    file
        Where something is to be written.
    content
        What is to be written: where just this is there already, nothing is lost.

    Returns
    -------
    bool
        Whether there is a file, and another one; what cannot be read is another one.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with written(f"{folder}/a.txt") as write:
    ...         _ = write(b"filled in")
    ...     is_there(f"{folder}/a.txt"), is_there(f"{folder}/a.txt", b"filled in"), is_there(f"{folder}/b.txt")
    (True, False, False)
    """
    if not os.path.isfile(file):
        return False
    if content is None:
        return True
    try:
        with open(file, "rb") as held:
            return held.read(len(content) + 1) != content
    except OSError:
        return True


def write_new(file: str, content: bytes) -> None:
    """Write a file that people fill in or mend: never over another one.

    Parameters
    ----------
    file
        Where to.
    content
        All of it.

    Raises
    ------
    FileThere
        When there is a file that holds something else.
    CannotWrite
        When it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_new(f"{folder}/a.txt", b"empty")
    ...     write_new(f"{folder}/a.txt", b"empty")
    ...     os.listdir(folder)
    ['a.txt']
    """
    if is_there(file, content):
        raise FileThere(file=os.fsencode(file).decode("utf-8", "replace"))
    with written(file) as write:
        write(content)
