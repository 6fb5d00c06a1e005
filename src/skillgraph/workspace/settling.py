"""What a command does that finds a change under way: wait, finish it, clear it away, or say why it cannot."""

from __future__ import annotations

import os
import time

from skillgraph.errors import HalfChanged, SkillGraphError, WorkspaceHeld
from skillgraph.workspace import entries, placing
from skillgraph.workspace.locking import locked
from skillgraph.workspace.places import pending

# Putting files in place takes moments, even for thousands.
_PATIENCE_SECONDS = 10.0


def settle(folder: str) -> None:
    """See to it that a workspace is as before or as after a change that is under way.

    Parameters
    ----------
    folder
        The workspace.

    Raises
    ------
    HalfChanged
        When the change is half in place and cannot be finished from here.
    WorkspaceHeld
        When another process takes long to put it in place.
    FileHeld
        When a file that is half-way is open in another program (on Windows).

    Examples
    --------
    >>> settle("no such folder")
    """
    if placing.is_counted(folder):
        _finish(folder)
    elif os.path.isdir(pending(folder)):
        _clear(folder)


def _clear(folder: str) -> None:
    """A draft touches nothing: where it cannot be cleared away, or is still being written, it can be left alone."""
    try:
        with locked(folder, "recover", wait=0):
            placing.recover(folder)
    except (OSError, WorkspaceHeld):
        # It may have come to count in the meantime.
        if placing.is_counted(folder):
            _finish(folder)


def _finish(folder: str) -> None:
    try:
        with locked(folder, "recover", wait=_PATIENCE_SECONDS):
            placing.recover(folder)
    except OSError as error:
        _wait(folder, error)


def _wait(folder: str, error: OSError) -> None:
    """Who may not write can see only that the change goes on, or does not."""
    until = time.monotonic() + 2
    while placing.is_counted(folder):
        if time.monotonic() > until:
            raise _told(folder, error) from error
        time.sleep(0.02)


def _told(folder: str, error: OSError) -> SkillGraphError:
    for name in (entries.LIST, placing.BACK):
        try:
            entry = entries.read(pending(folder, name))
        except OSError:
            continue
        whose = {"user": entry.user, "host": entry.host, "command": entry.command, "when": entry.when}
        return HalfChanged(folder=folder, **whose, error=error)
    return WorkspaceHeld(folder=folder, holder={})
