"""Changing a workspace, all or nothing.

New contents are written aside and reach the disk first, together with what was before and a list of both. One rename
makes the change count; then each file is renamed into place. Whoever is killed before that rename has changed nothing;
whoever is killed after it has the change finished by the next command.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from skillgraph import resources
from skillgraph.errors import NotAWorkspace, OwnWorkspaceNeeded
from skillgraph.workspace import contents, placing
from skillgraph.workspace.folder import MARK
from skillgraph.workspace.locking import locked
from skillgraph.workspace.places import pending
from skillgraph.workspace.staging import Change


@contextmanager
def changing(
    folder: str | os.PathLike[str], command: str, words: Mapping[str, str] | None = None, *, new: bool = False
) -> Iterator[Change]:
    """Change a workspace: on leaving, all files are as written; on an exception, none.

    Parameters
    ----------
    folder
        The workspace.
    command
        The command that changes it, as the log tells it.
    words
        What it does in a few words, by language, such as ``{"zh": "新增 3 条记录", "en": "3 records added"}``; may be
        given later as ``change.words``, when it has been counted.
    new
        Whether the folder may yet have to become a workspace.

    Yields
    ------
    Change
        Takes what is to be written and removed. Where that changes no file, nothing is logged.

    Raises
    ------
    NotAWorkspace
        When the folder is none.
    OwnWorkspaceNeeded
        When it is the example that ships.
    WorkspaceHeld
        When another process is changing it.
    CannotChange, FileHeld
        When the system refuses; the workspace is then as before.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with changing(folder, "init", new=True) as change:
    ...         change.write("skillgraph.toml", b"")
    ...     sorted(os.listdir(folder))
    ['.skillgraph', 'skillgraph.toml']
    """
    place = os.path.realpath(folder)
    _refuse(place, str(folder), new)
    with _held(place, command):
        change = Change(place, command, words or {})
        try:
            yield change
            with contents.refusals_told(place):
                _finish(place, change)
        finally:
            if not placing.is_counted(place):
                placing.clear(place)


def _refuse(place: str, told: str, new: bool) -> None:
    if place == os.path.realpath(resources.place(*resources.EXAMPLE)):
        raise OwnWorkspaceNeeded
    # Where a change is half in place, its settings may be among what is still to come.
    if not new and not os.path.isfile(os.path.join(place, MARK)) and not os.path.lexists(pending(place)):
        raise NotAWorkspace(folder=told)


@contextmanager
def _held(place: str, command: str) -> Iterator[None]:
    """Under the lock, with what a killed process left behind put right; what fails inside tells of itself."""
    with ExitStack() as held:
        with contents.refusals_told(place):
            held.enter_context(locked(place, command))
            if os.path.lexists(pending(place)):
                placing.recover(place)
        yield


def _finish(place: str, change: Change) -> None:
    entry = change.sealed()
    if entry is not None:
        placing.place(place, entry)
    change.entry = entry
