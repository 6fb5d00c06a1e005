"""A change that is written down is put in place, taken back, finished or cleared away; each may be killed at any time.

The list of files says how far a change is: under its draft's name nothing has been touched and the change does not
count; under its own name it counts, and each file is renamed into place; under a third name it is being taken back.
"""

from __future__ import annotations

import os

from skillgraph.errors import FileHeld
from skillgraph.workspace import entries
from skillgraph.workspace.contents import inside, keep, mark, move, remove, store_names
from skillgraph.workspace.entries import Entry, Touched
from skillgraph.workspace.places import changes, pending

DRAFT = "draft.json"
BACK = "back.json"


def is_counted(folder: str) -> bool:
    """Tell whether a change under way has touched the workspace.

    Parameters
    ----------
    folder
        The workspace.

    Returns
    -------
    bool
        False while it is only being written down.

    Examples
    --------
    >>> is_counted("no such folder")
    False
    """
    return any(os.path.exists(pending(folder, name)) for name in (entries.LIST, BACK))


def place(folder: str, entry: Entry) -> None:
    """Put a change in place that is written down, or nothing of it.

    Parameters
    ----------
    folder
        The workspace, held by this process.
    entry
        What is written down.

    Raises
    ------
    FileHeld, OSError
        When a file cannot be replaced; the workspace is as before.
    """
    move(pending(folder, DRAFT), pending(folder, entries.LIST), DRAFT)
    store_names(pending(folder))
    try:
        _forward(folder, entry)
    except BaseException:
        if is_counted(folder):
            _turn_back(folder, entry)
        raise


def recover(folder: str) -> None:
    """Finish what a process left that was killed; what cannot be finished is taken back.

    Parameters
    ----------
    folder
        The workspace, held by this process.

    Raises
    ------
    FileHeld, OSError
        When that is not possible either; the next command can try again.
    """
    if os.path.exists(pending(folder, BACK)):
        _back(folder, entries.read(pending(folder, BACK)))
    elif os.path.exists(pending(folder, entries.LIST)):
        entry = entries.read(pending(folder, entries.LIST))
        _keep_edits(folder, entry)
        try:
            _forward(folder, entry)
        except (OSError, FileHeld):
            _turn_back(folder, entry)
    else:
        clear(folder)


def clear(folder: str) -> None:
    """Clear away a change that does not count, or what is left of one.

    Parameters
    ----------
    folder
        The workspace, held by this process.

    Examples
    --------
    >>> clear("no such folder")
    """
    from shutil import rmtree

    rmtree(pending(folder), ignore_errors=True)


def _forward(folder: str, entry: Entry) -> None:
    for each in entry.files:
        _put(folder, each)
    _store_names(folder, entry)
    move(pending(folder), changes(folder, f"{entry.number:06}"), "pending")
    store_names(changes(folder))
    store_names(os.path.dirname(changes(folder)))


def _store_names(folder: str, entry: Entry) -> None:
    """Of the folders that hold the files, and of those above, which may be new as well."""
    home = os.path.realpath(folder)
    places = {home}
    for each in entry.files:
        above = os.path.dirname(inside(folder, each.path))
        while above not in places:
            places.add(above)
            above = os.path.dirname(above)
    for place in places:
        store_names(place)


def _put(folder: str, each: Touched) -> None:
    target = inside(folder, each.path)
    if each.after is None:
        remove(target, each.path)
        _tidy(folder, target)
    elif os.path.exists(_new(folder, each)):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        move(_new(folder, each), target, each.path)


def _turn_back(folder: str, entry: Entry) -> None:
    move(pending(folder, entries.LIST), pending(folder, BACK), BACK)
    store_names(pending(folder))
    _back(folder, entry)


def _back(folder: str, entry: Entry) -> None:
    for each in entry.files:
        if _is_put(folder, each):
            _restore(folder, each)
    _store_names(folder, entry)
    os.unlink(pending(folder, BACK))
    clear(folder)


def _is_put(folder: str, each: Touched) -> bool:
    if each.after is None:
        return not os.path.exists(inside(folder, each.path))
    return not os.path.exists(_new(folder, each))


def _restore(folder: str, each: Touched) -> None:
    target = inside(folder, each.path)
    if each.before is None:
        remove(target, each.path)
        _tidy(folder, target)
    elif os.path.exists(_old(folder, each)):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        move(_old(folder, each), target, each.path)


def _keep_edits(folder: str, entry: Entry) -> None:
    """Whoever wrote to a file after the process was killed gets it back by taking the change back."""
    for each in entry.files:
        target = inside(folder, each.path)
        is_put = _is_put(folder, each)
        if not is_put and mark(target) not in {each.before, each.after, None}:
            keep(target, _old(folder, each))


def _tidy(folder: str, target: str) -> None:
    """A folder that is left empty goes as well, but for those that every workspace has."""
    home, above = os.path.realpath(folder), os.path.dirname(target)
    while os.path.dirname(above) not in {home, os.path.dirname(home)}:
        try:
            os.rmdir(above)
        except OSError:
            return
        above = os.path.dirname(above)


def _new(folder: str, each: Touched) -> str:
    return pending(folder, "new", str(each.slot))


def _old(folder: str, each: Touched) -> str:
    return pending(folder, "old", str(each.slot))


def ready(folder: str) -> None:
    """Make the folders of a change that begins.

    Parameters
    ----------
    folder
        The workspace, held by this process.

    Raises
    ------
    OSError
        When the system refuses.
    """
    os.makedirs(changes(folder), exist_ok=True)
    os.makedirs(pending(folder, "new"))
    os.makedirs(pending(folder, "old"))
