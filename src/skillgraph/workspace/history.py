"""The changes that were made, and taking the last of them back."""

from __future__ import annotations

import os
from collections.abc import Sequence

from skillgraph.errors import ChangedSince, NothingToRedo, NothingToUndo
from skillgraph.workspace import entries
from skillgraph.workspace.changing import changing
from skillgraph.workspace.contents import inside, mark, refusals_told
from skillgraph.workspace.entries import Entry, Touched
from skillgraph.workspace.folder import MARK
from skillgraph.workspace.places import changes, settled
from skillgraph.workspace.staging import Change


def log(folder: str) -> tuple[Entry, ...]:
    """List the changes of a workspace.

    Parameters
    ----------
    folder
        The workspace.

    Returns
    -------
    tuple of Entry
        The newest last; those that were taken back are among them, and so are those that took them back.

    Raises
    ------
    BrokenFile
        When what is kept of a change is damaged.
    HalfChanged, WorkspaceHeld
        When a change is half in place.

    Examples
    --------
    >>> from skillgraph import resources
    >>> log(str(resources.example()))
    ()
    """
    settled(folder)
    try:
        names = sorted((name for name in os.listdir(changes(folder)) if name.isdecimal()), key=int)
    except FileNotFoundError:
        return ()
    return tuple(entries.read(changes(folder, name, entries.LIST)) for name in names)


def taken_back(made: Sequence[Entry]) -> frozenset[int]:
    """Tell which changes are not in force, since a later one took them back.

    Parameters
    ----------
    made
        The changes, the newest last.

    Returns
    -------
    frozenset of int
        Their numbers.

    Examples
    --------
    >>> def entry(number, undoes=None): return Entry(number, "", "", "", "", {}, (), undoes)
    >>> sorted(taken_back([entry(1), entry(2), entry(3, 2), entry(4, 3)]))
    [3]
    """
    gone: set[int] = set()
    for entry in reversed(made):
        if entry.undoes is not None and entry.number not in gone:
            gone.add(entry.undoes)
    return frozenset(gone)


def undo(folder: str, *, redo: bool = False) -> Entry:
    """Take back the last change that is in force; asked again, the one before it.

    Parameters
    ----------
    folder
        The workspace.
    redo
        Take back the last undoing instead, so that the change is made again.

    Returns
    -------
    Entry
        What that did; it is a change of its own in the log.

    Raises
    ------
    NothingToUndo, NothingToRedo
        When there is none. The change that made the workspace is not taken back.
    ChangedSince
        When its files are not as it left them.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange, FileHeld
        As `skillgraph.workspace.changing.changing` does.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with changing(folder, "init", new=True) as change:
    ...         change.write("skillgraph.toml", b"")
    ...     with changing(folder, "add") as change:
    ...         change.write("tables/a.csv", b"1")
    ...     undo(folder).undoes, undo(folder, redo=True).undoes
    (2, 3)
    """
    with changing(folder, "undo --redo" if redo else "undo") as change:
        wanted = _wanted(log(folder), redo)
        if wanted is None:
            raise NothingToRedo if redo else NothingToUndo
        _refuse_edits(folder, wanted)
        change.undoes, change.words = wanted.number, _words(wanted, redo)
        for each in wanted.files:
            _reverse(folder, wanted, each, change)
    if change.entry is None:
        raise NothingToUndo
    return change.entry


def _wanted(made: Sequence[Entry], redo: bool) -> Entry | None:
    gone, undoing = taken_back(made), _undoing(made)
    for entry in reversed(made):
        if redo and entry.number in undoing and entry.number not in gone:
            return entry
        if not redo and entry.undoes is None and entry.number not in gone:
            return None if _makes_workspace(entry) else entry
    return None


def _undoing(made: Sequence[Entry]) -> frozenset[int]:
    """Those that took a change back; what took such a one back in turn made the change again."""
    plain = {entry.number for entry in made if entry.undoes is None}
    return frozenset(entry.number for entry in made if entry.undoes in plain)


def _makes_workspace(entry: Entry) -> bool:
    return any(each.path == MARK and each.before is None for each in entry.files)


def _refuse_edits(folder: str, wanted: Entry) -> None:
    edited = [each.path for each in wanted.files if mark(inside(folder, each.path)) != each.after]
    if edited:
        raise ChangedSince(number=wanted.number, command=wanted.command, files=edited)


def _reverse(folder: str, wanted: Entry, each: Touched, change: Change) -> None:
    if each.before is None:
        change.remove(each.path)
        return
    with refusals_told(folder), open(changes(folder, f"{wanted.number:06}", "old", str(each.slot)), "rb") as old:
        content = old.read()
    change.write(each.path, content)


def _words(wanted: Entry, redo: bool) -> dict[str, str]:
    number = wanted.undoes if redo else wanted.number
    return {
        "zh": f"{'恢复' if redo else '撤销'}第 {number} 次更改",
        "en": f"change {number} {'made again' if redo else 'taken back'}",
    }
