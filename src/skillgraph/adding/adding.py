"""Adds files to a workspace: all that they tell, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from skillgraph import resources, shapes
from skillgraph.adding.planning import Plan, plan
from skillgraph.watching import SILENT, Watch
from skillgraph.workspace import Workspace
from skillgraph.workspace.changing import changing


def add(
    folder: str | os.PathLike[str], files: Sequence[str | os.PathLike[str]], *, dry_run: bool = False,
    accept_valid: bool = False, table_map: str | os.PathLike[str] | None = None, watch: Watch = SILENT,
    beforehand: Callable[[Plan], None] = lambda _: None,
) -> tuple[Plan, bool]:  # fmt: skip
    """Add files to a workspace.

    Parameters
    ----------
    folder
        The workspace.
    files
        Letters and tables.
    dry_run
        Whether to say only what would change.
    accept_valid
        Whether to take the good rows where others are wrong.
    table_map
        The map file of tables that are foreign.
    watch
        Told how far it is.
    beforehand
        Called with what changes before anything is written; where it fails nothing is.

    Returns
    -------
    tuple
        What changes, and whether it was written.

    Raises
    ------
    Unreadable, UnknownFormat
        When a file cannot be read.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange
        When the workspace cannot be changed.
    """
    ontology = shapes.read(resources.ontology())
    given = [Path(file) for file in files]
    mapped = None if table_map is None else Path(table_map)
    if dry_run:
        return plan(Workspace(Path(folder)), given, ontology, mapped, watch), False
    with changing(folder, "add") as change:
        found = plan(Workspace(Path(folder)), given, ontology, mapped, watch)
        if found.troubles and not (accept_valid and found.rows > found.bad):
            return found, False
        beforehand(found)
        for relative, content in found.writes.items():
            change.write(relative, content)
        change.words = words(found)
    return found, True


def words(found: Plan) -> dict[str, str]:
    """Say in a few words what a plan changes.

    Parameters
    ----------
    found
        The plan.

    Returns
    -------
    dict
        In zh and en.

    Examples
    --------
    >>> words(Plan())["en"]
    'records: 0 new, 0 changed, 0 unchanged, 0 dropped; new entities: 0'
    """
    counts = [len(each) for each in (found.new, found.changed, found.unchanged, found.dropped)]
    new, changed, unchanged, dropped = counts
    return {
        "zh": f"记录：新增 {new}、更改 {changed}、未变 {unchanged}、去除 {dropped}；新实体 {len(found.entities)}",
        "en": f"records: {new} new, {changed} changed, {unchanged} unchanged, {dropped} dropped; "
        f"new entities: {len(found.entities)}",
    }
