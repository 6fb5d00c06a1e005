"""Files of a workspace while they are changed: where they may be, what they hold, how they reach the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath

from skillgraph.errors import CannotChange, FileHeld, NoPlace
from skillgraph.workspace.places import KEPT

# Programs that look into a new file, such as scanners, let it go within these seconds.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


def inside(folder: str, relative: str) -> str:
    """Find the file that a path in the workspace names.

    Parameters
    ----------
    folder
        The workspace.
    relative
        The path in it, with slashes.

    Returns
    -------
    str
        Where the file is or would be; what a link in the workspace leads to.

    Raises
    ------
    NoPlace
        When that is not in the workspace, or among what is kept of changes.

    Examples
    --------
    >>> inside("/city", "tables/a.csv") == os.path.realpath("/city/tables/a.csv")
    True
    """
    parts = relative.split("/")
    is_plain = not any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts)
    if not is_plain or parts[0].casefold() == KEPT:
        raise NoPlace(file=relative)
    home = os.path.realpath(folder)
    target = os.path.realpath(os.path.join(home, *PurePosixPath(relative).parts))
    if not target.startswith(home.rstrip(os.sep) + os.sep):
        raise NoPlace(file=relative)
    return target


def mark(file: str) -> str | None:
    """Tell the hash of a file's content.

    Parameters
    ----------
    file
        Its path.

    Returns
    -------
    str or None
        The hash; None where there is no file.

    Examples
    --------
    >>> mark("no such file") is None
    True
    """
    from hashlib import blake2b

    total = blake2b(digest_size=16)
    try:
        with open(file, "rb") as held:
            while piece := held.read(1 << 20):
                total.update(piece)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return total.hexdigest()


def digest(content: bytes) -> str:
    """Tell the hash of a content, as `mark` does of a file.

    Parameters
    ----------
    content
        All of it.

    Returns
    -------
    str
        The hash.

    Examples
    --------
    >>> digest(b"")
    'cae66941d9efbd404e4d88758ea67670'
    """
    from hashlib import blake2b

    return blake2b(content, digest_size=16).hexdigest()


def store(file: str, content: bytes) -> None:
    """Write a file so that it is on the disk and not only on its way there.

    Parameters
    ----------
    file
        Its path.
    content
        All of it.

    Raises
    ------
    OSError
        When the system refuses.
    """
    with open(file, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def keep(file: str, kept: str) -> None:
    """Keep what a file holds under a second name.

    Parameters
    ----------
    file
        The file, which will be replaced and not be written to.
    kept
        The other name; what had it is gone.

    Raises
    ------
    OSError
        When the system refuses.
    """
    from shutil import copyfile

    with suppress(FileNotFoundError):
        os.unlink(kept)
    try:
        os.link(file, kept)
    except OSError:
        # Not every disk can give a file a second name.
        copyfile(file, kept)
        with open(kept, "rb+") as held:
            os.fsync(held.fileno())


def store_names(folder: str) -> None:
    """See to it that the names in a folder are on the disk.

    Parameters
    ----------
    folder
        The folder; Windows does this by itself.
    """
    if os.name != "posix":
        return
    # Some network disks refuse, and then there is no more to be done.
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def move(source: str, target: str, told: str) -> None:
    """Put a file or folder in another's place, as one step.

    Parameters
    ----------
    source, target
        From where to where.
    told
        The file's name for the user.

    Raises
    ------
    FileHeld
        When another program has it open (on Windows).
    OSError
        When the system refuses.
    """
    _patiently(lambda: os.replace(source, target), told)


def remove(file: str, told: str) -> None:
    """Remove a file; it is no error if it is gone.

    Parameters
    ----------
    file
        Its path.
    told
        Its name for the user.

    Raises
    ------
    FileHeld
        When another program has it open (on Windows).
    OSError
        When the system refuses.
    """
    with suppress(FileNotFoundError):
        _patiently(lambda: os.unlink(file), told)


def _patiently(act: Callable[[], None], told: str) -> None:
    """Windows refuses what another program has open for a moment; elsewhere a refusal is final."""
    import time

    for pause in _PAUSES if os.name == "nt" else ():
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    try:
        return act()
    except PermissionError as error:
        if os.name == "nt":
            raise FileHeld(file=told) from error
        raise


@contextmanager
def refusals_told(folder: str) -> Iterator[None]:
    """Tell in a sentence that the system refused to change a workspace.

    Parameters
    ----------
    folder
        The workspace.

    Yields
    ------
    None
        While it is changed.

    Raises
    ------
    CannotChange
        When the system refused.
    """
    try:
        yield
    except OSError as error:
        raise CannotChange(folder=folder, error=error) from error
