"""Adds files to a workspace: all that they tell, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from skillgraph import resources, shapes
from skillgraph.adding.plan import Plan
from skillgraph.adding.planning import plan
from skillgraph.adding.sources import id_of
from skillgraph.errors import SameId
from skillgraph.text import listed
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
    SameId
        When two of the files would be the same source.
    Unreadable, UnknownFormat
        When a file cannot be read.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange
        When the workspace cannot be changed.
    """
    ontology = shapes.read(resources.ontology())
    given = list({os.path.realpath(file): Path(file) for file in files}.values())
    _refuse_twins(given)
    mapped = None if table_map is None else Path(table_map)
    if dry_run:
        return plan(Workspace(Path(folder)), given, ontology, mapped, watch), False
    with changing(folder, "add") as change:
        found = plan(Workspace(Path(folder)), given, ontology, mapped, watch)
        if found.troubles and not accept_valid:
            return found, False
        beforehand(found)
        if found.troubles and found.rows <= found.bad:
            return found, False
        for relative, content in found.writes.items():
            change.write(relative, content)
        change.words = _logged(found, given)
    return found, True


def _refuse_twins(files: Sequence[Path]) -> None:
    """Of two files that make one id, the later would take the place of the earlier."""
    by_id: dict[str, Path] = {}
    for file in files:
        other = by_id.setdefault(id_of(file), file)
        if other is not file:
            raise SameId(one=str(other), other=str(file), id=id_of(file))


_SOURCES = {
    "new": {"zh": "新增来源 {}", "en": "source added: {}"},
    "version": {"zh": "来源的新版本：{}", "en": "new version of the source: {}"},
    "unchanged": {"zh": "来源未变：{}", "en": "source unchanged: {}"},
}
_JOINT = {"zh": "；", "en": "; "}
_NAMED = 5  # so many files are named in the log


def _logged(found: Plan, files: Sequence[Path]) -> dict[str, str]:
    """What the log says of it: which files were added, and what they changed; of letters alone no count of records."""
    told = words(found)
    return {
        lang: f"{_named(files, lang)} · {_JOINT[lang].join(_parts(found, lang, told[lang]))}" for lang in ("zh", "en")
    }


def _parts(found: Plan, lang: str, counted: str) -> list[str]:
    letters = [
        said[lang].format(listed((title for title, what in found.sources.items() if what == change), lang))
        for change, said in _SOURCES.items()
        if change in found.sources.values()
    ]
    return letters if letters and not (found.rows or found.new or found.dropped) else [*letters, counted]


def _named(files: Sequence[Path], lang: str) -> str:
    """The versions of a source are called by a number alone: such a file is named with its folder."""
    shown = [f"{file.absolute().parent.name}/{file.name}" if file.stem.isdigit() else file.name for file in files]
    if lang == "zh":
        return f"{'、'.join(shown[:_NAMED])}{f' 等 {len(shown)} 个文件' if len(shown) > _NAMED else ''}"
    return f"{', '.join(shown[:_NAMED])}{f' and {len(shown) - _NAMED} more' if len(shown) > _NAMED else ''}"


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
