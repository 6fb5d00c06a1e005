"""Adding files to a workspace, which need not be fit to be opened yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skillgraph.answers.types import AddedRow
from skillgraph.text import listed, one_line
from skillgraph.watching import SILENT, Watch

if TYPE_CHECKING:
    from skillgraph.adding.plan import Plan
    from skillgraph.adding.table import Untold
    from skillgraph.answers.types import Added
    from skillgraph.ingest.doubts import Doubt
    from skillgraph.ingest.troubles import Trouble

_READ = {
    "encoding": {"zh": "按 {} 编码读取。", "en": "read as {}."},
    "delimiter": {"zh": "以“{}”分隔。", "en": "cells are parted by “{}”."},
    "passed-rows": {
        "zh": "合计、注等不是记录的行没有读取：第 {} 行。",
        "en": "rows that are no records, such as totals and notes, were passed over: {}.",
    },
    "hidden-sheet": {"zh": "隐藏的工作表也读取了。", "en": "a hidden sheet was read as well."},
    "hidden-rows": {"zh": "隐藏的行也读取了（{} 行）。", "en": "hidden rows were read as well ({})."},
    "hidden-columns": {"zh": "隐藏的列也读取了（{} 列）。", "en": "hidden columns were read as well ({})."},
    "merged-ranges": {
        "zh": "合并的单元格各填入同一内容（{} 处）。",
        "en": "merged cells were filled with the same ({}).",
    },
}
_STATED = {
    "not-understood": {"zh": "没有收入的词项（次数）：{}。", "en": "terms that were not taken in (how often): {}."},
    "same-name": {
        "zh": "同名的几个节点当作同一个：{}。",
        "en": "several nodes of one name were taken for the same: {}.",
    },
    "no-ends": {
        "zh": "两端没有都收入的陈述没有成为记录，第一条是：{}",
        "en": "statements became no records where not both ends were taken in, the first: {}",
    },
    "letter-encoding": {"zh": "按 {} 编码读取，存为 UTF-8。", "en": "read as {}, kept as UTF-8."},
    "new-version": {
        "zh": "成为第 {} 个版本；已有的记录仍以它们引用的版本为依据。",
        "en": "is version {} now; records that quote an earlier one go on resting on it.",
    },
    "alike": {
        "zh": "与其他文件的记录说的是同一件事，依据不同，现在各有一条：{}。若是同一份名单，可用 undo 撤回。",
        "en": "records say the same as ones of other files and rest on other words, so that both stand: {}. "
        "If it is the same list, undo takes it back.",
    },
    "inferred": {"zh": "推断的陈述不收入，由规则重新推断（{} 条）。", "en": "what was inferred is inferred anew ({})."},
    "elsewhere": {
        "zh": "工作区已有的记录不再收入（{} 条）。",
        "en": "records that are here already were passed over ({}).",
    },
    "no-shacl": {
        "zh": "未安装 pyshacl，只按本体的表单做了检查；安装 pyshacl 即可，例如 pip install pyshacl。",
        "en": "pyshacl is not installed, so this was checked by the forms alone; pip install pyshacl puts it there.",
    },
}
_SOURCES = {
    "new": {"zh": "成为来源：{}。", "en": "Sources that sheets can quote now: {}."},
    "unchanged": {"zh": "来源未变：{}。", "en": "Sources that are unchanged: {}."},
}
_NOTHING = {
    "wrong": {
        "zh": "有错误，所以没有写入任何内容；改正后再试，或用 --accept-valid 只收无误的行。",
        "en": "Something is wrong, so nothing was written; mend it, or take the good rows by --accept-valid.",
    },
    "none valid": {
        "zh": "没有一行无误，所以工作区没有改变；请改正后再试。",
        "en": "No row is without a mistake, so the workspace stays as it was; mend them and try again.",
    },
}
_CHANGES = {
    "new": {"zh": "新增", "en": "new"},
    "changed": {"zh": "更改", "en": "changed"},
    "dropped": {"zh": "去除", "en": "dropped"},
}


# How many of a kind are told in sentences; all are in the answer.
_SHOWN = 20


def add(
    workspace: str | os.PathLike[str],
    files: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    lang: str = "en",
    *,
    dry_run: bool = False,
    accept_valid: bool = False,
    marked: str | None = None,
    rest: str | None = None,
    map: str | os.PathLike[str] | None = None,  # noqa: A002 - the word of the command
    watch: Watch = SILENT,
) -> Added:
    """Add letters and tables to a workspace: all that they tell, or nothing.

    Parameters
    ----------
    workspace
        Its folder.
    files
        A letter (text, Markdown) becomes a source that sheets can quote; a table (CSV, TSV, XLSX, JSON) under the
        headings of `template` becomes records, each with its row or the passage it quotes as evidence; of RDF (JSON-LD,
        Turtle, TriG, N-Triples, N-Quads, RDF/XML) our own records come in as they are, and foreign organisations as far
        as they are understood.
    lang
        The language of the sentences, ``"zh"`` or ``"en"``.
    dry_run
        Whether to say only what would change.
    accept_valid
        Whether to take the good rows where others are wrong; the others are then written to a file to mend.
    marked
        Where to write a copy of the table as a workbook in which the bad cells are marked, if any are.
    rest
        The file to mend, CSV, TSV or XLSX; by default ``NAME.rest.csv`` or the like beside the table, or
        ``NAME.rest-2.csv`` and so on where that is there. Rows that a map takes for one record are handed back
        together.
    map
        A map file for tables under headings of their own; see `guess_map`. It is kept with the table, and used again
        where the table is added again without one.
    watch
        Told how far it is.

    Returns
    -------
    Added
        What changed, whether it was written, and what is wrong. Where anything is wrong nothing is written, unless
        good rows are to be accepted.

    Raises
    ------
    Unreadable
        When a file cannot be read, or is of another kind.
    OneFileToMend, WrongSuffix, FileThere, CannotWrite
        When the copy or the file to mend cannot be written as asked; a file that is there is never written over.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange
        When the workspace cannot be changed.
    """
    from dataclasses import asdict
    from pathlib import Path

    from skillgraph.adding import adding
    from skillgraph.answers.types import Added
    from skillgraph.graph.mending import Mending
    from skillgraph.present.notebook import displayed

    lang = "zh" if lang.lower().startswith("zh") else "en"
    several = [files] if isinstance(files, str | os.PathLike) else list(files)
    mending = Mending([Path(file) for file in several], marked, rest, lang)

    def hand_back(found: Plan) -> None:
        if accept_valid:
            mending.keep_rest(found)

    found, written = adding.add(
        os.path.realpath(workspace),
        several,
        dry_run=dry_run,
        accept_valid=accept_valid,
        table_map=map,
        watch=watch,
        beforehand=hand_back,
    )
    mending.mark(found)
    answer = Added(
        written,
        tuple(_rows(found, lang)),
        tuple(trouble.to_json(lang) for trouble in found.troubles),
        (*_notes(found, lang), *_outcome(found, lang, written, dry_run, accept_valid), *mending.notes),
        tuple(trouble.to_json(lang) for trouble in found.warnings),
        tuple(asdict(doubt) for doubt in found.doubts),
    )
    return displayed(answer, lang)


def guess_map(file: str | os.PathLike[str], lang: str = "en") -> str:
    """Propose a map file for a foreign table.

    Parameters
    ----------
    file
        The table: CSV, TSV, XLSX or JSON.
    lang
        The language of its comments, ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        TOML for a person to look through; each line says why.

    Raises
    ------
    Unreadable
        When the table cannot be read, or nothing in it tells who takes part in what.
    """
    from pathlib import Path

    from skillgraph import resources, shapes
    from skillgraph.ingest.guessing import guess
    from skillgraph.ingest.sheets import read

    place = Path(file)
    return guess(read(place), place.name, shapes.read(resources.ontology()), lang)


def _rows(found: Plan, lang: str) -> Iterator[AddedRow]:
    from skillgraph import resources, shapes
    from skillgraph.adding.understood import Understood

    ontology = shapes.read(resources.ontology())
    understood = Understood(ontology, found.called, lang)
    for change, name in _CHANGES.items():
        for iri, record in getattr(found, change).items():
            first = record.evidence[0]
            label, told = ontology.forms[record.type].label[lang], understood.of(record)
            yield AddedRow(change, name[lang], iri, label, first.section, told, one_line(first.quote))


def _notes(found: Plan, lang: str) -> list[str]:
    from skillgraph.adding.adding import words

    zh = lang == "zh"
    notes = [f"{words(found)[lang]}{'。' if zh else '.'}"]
    for file, said in found.said:
        if said.code in _READ | _STATED:
            sentence = (_READ | _STATED)[said.code][lang].format(said.value)
            notes.append(f"{file}：{sentence}" if zh else f"{file}: {sentence}")
    for what, words_of in _SOURCES.items():
        titles = [title for title, change in found.sources.items() if change == what]
        if titles:
            notes.append(words_of[lang].format(listed(titles, lang)))
    notes.extend(_unread(*each, lang) for each in found.unread)
    notes.extend(_untold(*each, lang) for each in found.untold[:_SHOWN])
    if len(found.untold) > _SHOWN:
        left = len(found.untold) - _SHOWN
        notes.append(f"这样的单元格还有 {left} 个。" if zh else f"There are {left} more such cells.")
    notes.extend(_warned(trouble, lang) for trouble in found.warnings[:_SHOWN])
    if len(found.warnings) > _SHOWN:
        left = len(found.warnings) - _SHOWN
        notes.append(f"要再看一看的还有 {left} 处。" if zh else f"{left} more rows should be looked at once more.")
    notes.extend(_doubted(doubt, lang) for doubt in found.doubts[:_SHOWN])
    if len(found.doubts) > _SHOWN:
        left = len(found.doubts) - _SHOWN
        notes.append(f"可能重复的还有 {left} 个。" if zh else f"{left} more may be known entities.")
    return notes


def _outcome(found: Plan, lang: str, written: bool, dry_run: bool, accept_valid: bool) -> Iterator[str]:
    """What came, or would come, into the workspace; where nothing does, why."""
    if written or dry_run:
        yield from _entities(found, lang)
        yield from (_replaced(file, count, lang, written) for file, count in found.replaced.items())
    if dry_run:
        yield "这只是预演，没有写入任何内容。" if lang == "zh" else "This was a dry run: nothing was written."
    elif not written:
        yield _NOTHING["none valid" if accept_valid else "wrong"][lang]


def _entities(found: Plan, lang: str) -> Iterator[str]:
    """Who is new, each with its class: a wrong one is seen before anybody builds on it."""
    from skillgraph import resources, shapes
    from skillgraph.vocabulary import RDFS

    if not found.entities:
        return
    nodes, count = shapes.read(resources.ontology()).nodes, len(found.entities)
    names = zip(found.entities[:_SHOWN], found.kinds[:_SHOWN], strict=True)
    named = [(name, shapes.words(nodes[kind], RDFS.label)[lang]) for name, kind in names]
    if lang == "zh":
        part = f"（共 {count} 个，列出前 {_SHOWN} 个）" if count > _SHOWN else ""
        yield f"新实体{part}：{listed((f'{name}（{kind}）' for name, kind in named), lang)}。"
    else:
        part = f" (the first {_SHOWN} of {count})" if count > _SHOWN else ""
        yield f"New entities{part}: {listed((f'{name} ({kind})' for name, kind in named), lang)}."


def _replaced(file: str, count: int, lang: str, written: bool) -> str:
    if lang == "zh":
        first = "取代了" if written else "将取代"
        then = "若两份都要保留，请先用 undo 撤销，" if written else "若两份都要保留，请"
        return (
            f"{file} 与先前以此文件名加入的清单没有一条相同的记录，{first}其中的 {count} 条。{then}换一个文件名再加入。"
        )
    first, then = ("replaced", "take this back by undo and ") if written else ("would replace", "")
    return (
        f"{file} shares no record with the list that was added under this file name before, and {first} its {count}. "
        f"To keep both, {then}add it under another file name."
    )


def _unread(file: str, sheet: str, headings: Sequence[str], lang: str) -> str:
    named = listed((f"“{heading}”" for heading in headings), lang)
    if lang == "zh":
        return f"{file} 的“{sheet}”中有看不懂的列，没有读取：{named}。"
    return f"{file}, sheet “{sheet}”: headings that mean nothing here were not read: {named}."


def _warned(trouble: Trouble, lang: str) -> str:
    if lang == "zh":
        return f"请再看一看：{trouble.file} “{trouble.sheet}”第 {trouble.row} 行，{trouble.message[lang]}。"
    return f"Look once more: {trouble.file}, sheet “{trouble.sheet}”, row {trouble.row}: {trouble.message[lang]}."


def _untold(file: str, cell: Untold, lang: str) -> str:
    text = one_line(cell.text)
    if lang == "zh":
        return (
            f"{file} 的“{cell.sheet}”第 {cell.row} 行“{cell.heading}”：“{text}”除写出名称的以外还有其他的，"
            "这类记录没有“列举未尽”一列，只收入了写出名称的。"
        )
    return (
        f"{file}, sheet “{cell.sheet}”, row {cell.row}, “{cell.heading}”: “{text}” speaks of others whom it does not "
        "name; these records have no field for an open list, so only those named were taken."
    )


def _doubted(doubt: Doubt, lang: str) -> str:
    if lang == "zh":
        return f"新实体“{doubt.name}”可能就是已有的“{doubt.other}”，没有合并，请人来判断。"
    return (
        f"The new entity “{doubt.name}” may be the known “{doubt.other}”; they were not merged: a person has to decide."
    )
