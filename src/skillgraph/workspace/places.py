"""Where a workspace keeps what changed it, and the quick look whether a change is under way.

``.skillgraph/pending/`` is there only while a change is being made: the new contents in ``new/``, what was before in
``old/``, and its list of files. When all is in place the folder becomes ``changes/000017``, which is what the log and
``undo`` read. Git ignores all of it: what undo needs is of use where it was made, and git has a log of its own.
"""

from __future__ import annotations

import os

KEPT = ".skillgraph"


def pending(folder: str, *names: str) -> str:
    """Give the place of the change that is under way, or of something in it.

    Parameters
    ----------
    folder
        The workspace.
    *names
        What in it.

    Returns
    -------
    str
        A path, which need not exist.

    Examples
    --------
    >>> pending("city", "new", "0").replace(os.sep, "/")
    'city/.skillgraph/pending/new/0'
    """
    return os.path.join(folder, KEPT, "pending", *names)


def changes(folder: str, *names: str) -> str:
    """Give the place of the changes that were made, or of one of them.

    Parameters
    ----------
    folder
        The workspace.
    *names
        The number of a change in six digits, and what in it.

    Returns
    -------
    str
        A path, which need not exist.

    Examples
    --------
    >>> changes("city", "000017").replace(os.sep, "/")
    'city/.skillgraph/changes/000017'
    """
    return os.path.join(folder, KEPT, "changes", *names)


def settled(folder: str) -> None:
    """Make sure that no change is half in place; one look where none is under way.

    Parameters
    ----------
    folder
        The workspace.

    Raises
    ------
    HalfChanged
        When a change is half in place and cannot be finished from here.
    WorkspaceHeld
        When a change is being put in place for longer than is worth waiting.

    Examples
    --------
    >>> from skillgraph import resources
    >>> settled(str(resources.example()))
    """
    if os.path.lexists(pending(folder)):
        from skillgraph.workspace.settling import settle

        settle(folder)
