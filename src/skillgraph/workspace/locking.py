"""One process at a time changes a workspace, and the others are told which.

The lock is the system's own on an open file, so that it ends with the process that holds it, however that ends. Who
holds it stands in a file beside it; what a killed process left there means nothing, and is written over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from skillgraph.errors import WorkspaceHeld
from skillgraph.workspace.places import KEPT

# A change is mostly over in less; who waits longer wants to know for whom.
WAIT_SECONDS = 1.0


@contextmanager
def locked(folder: str, command: str, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only one who changes a workspace.

    Parameters
    ----------
    folder
        The workspace.
    command
        The command that wants to, for those who find it held.
    wait
        How many seconds to wait for another to end.

    Yields
    ------
    None
        While it is held.

    Raises
    ------
    WorkspaceHeld
        When another holds it.
    OSError
        When the folder may not be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, locked(folder, "add"):
    ...     holder(folder)["command"]
    'add'
    """
    from filelock import FileLock, Timeout

    _make_room(folder)
    lock = FileLock(os.path.join(folder, KEPT, "lock"))
    try:
        lock.acquire(timeout=wait, poll_interval=0.02)
    except Timeout:
        raise WorkspaceHeld(folder=folder, holder=holder(folder)) from None
    try:
        _sign(folder, command)
        yield
    finally:
        with suppress(OSError):
            os.unlink(_holder(folder))
        lock.release()


def _make_room(folder: str) -> None:
    os.makedirs(os.path.join(folder, KEPT), exist_ok=True)
    ignored = os.path.join(folder, KEPT, ".gitignore")
    if not os.path.exists(ignored):
        with open(ignored, "w", encoding="utf-8") as out:
            out.write("*\n")


def holder(folder: str) -> dict[str, object]:
    """Tell who holds a workspace.

    Parameters
    ----------
    folder
        The workspace.

    Returns
    -------
    dict
        User, host, process, command and since when; empty where that is not known.

    Examples
    --------
    >>> holder("no such folder")
    {}
    """
    try:
        with open(_holder(folder), "rb") as held:
            told = json.loads(held.read())
        return {key: told[key] for key in ("user", "host", "process", "command", "since")}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _sign(folder: str, command: str) -> None:
    """On a full disk the lock holds as well without a name."""
    user, host = me()
    told = {"user": user, "host": host, "process": os.getpid(), "command": command, "since": now()}
    with suppress(OSError), open(_holder(folder), "w", encoding="utf-8", errors="replace") as out:
        json.dump(told, out, ensure_ascii=False)


def _holder(folder: str) -> str:
    return os.path.join(folder, KEPT, "holder.json")


def me() -> tuple[str, str]:
    """Tell who is at work, and on which machine.

    Returns
    -------
    tuple of str
        The user's name, or number where it has none, and the host's name.

    Examples
    --------
    >>> all(me())
    True
    """
    import getpass
    import platform

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = str(os.getuid()) if hasattr(os, "getuid") else "?"
    return user, platform.node() or "?"


def now() -> str:
    """Tell the time.

    Returns
    -------
    str
        In local time with its offset, to the second (ISO 8601).

    Examples
    --------
    >>> len(now())
    25
    """
    from datetime import datetime

    return datetime.now().astimezone().isoformat(timespec="seconds")
