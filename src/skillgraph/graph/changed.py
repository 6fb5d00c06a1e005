"""The changes of a workspace, and taking the last of them back; the workspace need not be fit to be opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from skillgraph.errors import NotAWorkspace

if TYPE_CHECKING:
    from skillgraph.answers.types import Log, LoggedChange, Undone
    from skillgraph.workspace.entries import Entry

_CHANGES = {
    "added": {"zh": "新增", "en": "added"},
    "changed": {"zh": "更改", "en": "changed"},
    "removed": {"zh": "删除", "en": "removed"},
}


def log(workspace: str | os.PathLike[str], lang: str = "en") -> Log:
    """List the changes that commands made to a workspace.

    Parameters
    ----------
    workspace
        Its folder.
    lang
        The language of what is said, ``"zh"`` or ``"en"``.

    Returns
    -------
    Log
        The newest last.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.
    HalfChanged, WorkspaceHeld
        When a change is half in place.

    Examples
    --------
    >>> from skillgraph import resources
    >>> log(resources.example()).rows
    ()
    """
    from skillgraph.answers.types import Log
    from skillgraph.present.notebook import displayed
    from skillgraph.workspace import MARK, history

    folder, lang = os.path.realpath(workspace), _known(lang)
    made = history.log(folder)
    if not os.path.isfile(os.path.join(folder, MARK)):
        raise NotAWorkspace(folder=str(workspace))
    gone = history.taken_back(made)
    return displayed(Log(tuple(_row(entry, entry.number in gone, lang) for entry in made)), lang)


def undo(workspace: str | os.PathLike[str], lang: str = "en", *, redo: bool = False) -> Undone:
    """Take back the last change of a workspace that is in force; asked again, the one before it.

    Parameters
    ----------
    workspace
        Its folder.
    lang
        The language of what is said, ``"zh"`` or ``"en"``.
    redo
        Take back the last undoing instead, so that the change is made again.

    Returns
    -------
    Undone
        Which change, and the files that were touched.

    Raises
    ------
    NothingToUndo, NothingToRedo
        When there is none.
    ChangedSince
        When its files are not as it left them.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange, FileHeld
        When the workspace cannot be changed.

    Examples
    --------
    >>> from skillgraph import resources
    >>> undo(resources.example())
    Traceback (most recent call last):
        ...
    skillgraph.errors.changing.OwnWorkspaceNeeded: The Kunming example that ships is not changed. Make a workspace of your own with skillgraph init, and name it with -w.
    """  # noqa: E501 - the sentence as it is
    from skillgraph.answers.types import ChangedFile, Undone
    from skillgraph.present.notebook import displayed
    from skillgraph.workspace import history

    lang = _known(lang)
    entry = history.undo(os.fspath(workspace), redo=redo)
    rows = tuple(ChangedFile(each.path, each.what, _CHANGES[each.what][lang]) for each in entry.files)
    return displayed(Undone(entry.number, entry.undoes or 0, entry.words[lang], rows), lang)


def _row(entry: Entry, undone: bool, lang: str) -> LoggedChange:
    from skillgraph.answers.types import LoggedChange

    added, changed, removed = (
        tuple(each.path for each in entry.files if each.what == what) for what in ("added", "changed", "removed")
    )
    summary = entry.words.get(lang, "")
    return LoggedChange(
        entry.number, entry.when, entry.user, entry.host, entry.command, summary, added, changed, removed,
        entry.undoes, undone,
    )  # fmt: skip


def _known(lang: str) -> str:
    return "zh" if lang.lower().startswith("zh") else "en"
