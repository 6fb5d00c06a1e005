"""View → what a report tells of one entity: the answers of `show` and `partners`, cut to a page or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from skillgraph.answers import joint, words
from skillgraph.answers.partners import partners
from skillgraph.answers.show import different, show
from skillgraph.answers.types import Partners, Shown, ShownRecord
from skillgraph.index.rows import Entity, under
from skillgraph.index.view import View
from skillgraph.present import answers, tables
from skillgraph.present.map.labels import width
from skillgraph.present.report import cited
from skillgraph.present.report.around import neighbours
from skillgraph.present.report.data import Line, Name, PartnerLine, Report
from skillgraph.present.report.passages import Passages
from skillgraph.text import one_line

# What two pages hold beside heading, map and notes: rows at the most, and lines of rows and quotes.
ROWS, LINES = 24, 28
NOTES = 2
# How many Chinese characters a line holds: of a record, a partner, a form, a quote.
RECORD, PARTNER, FORM, QUOTE = 36, 15, 11, 46
SAFE = re.compile(r"[\w .,()（）“”·-]+")  # a name that every shell takes in double quotes


class _Rows(NamedTuple):
    """The records of each part, all of them or the first."""

    facts: Sequence[ShownRecord]
    partners: Partners
    relations: Sequence[ShownRecord]
    namings: Sequence[ShownRecord]

    def first(self, facts: int, partnered: int, relations: int) -> _Rows:
        return _Rows(
            self.facts[:facts],
            self.partners._replace(rows=self.partners.rows[:partnered]),
            self.relations[:relations],
            self.namings,
        )

    def counts(self) -> dict[str, int]:
        return {"facts": len(self.facts), "partners": len(self.partners.rows), "relations": len(self.relations)}

    def records(self) -> list[str]:
        """The IRIs of all of them, once each."""
        told = (*self.facts, *self.relations, *self.namings)
        return list(dict.fromkeys([*(r.record for r in told), *(row.partnership for row in self.partners.rows)]))


def gather(view: View, entity: Entity, lang: str, licence: str = "") -> Report:
    """Gather what a report tells.

    Parameters
    ----------
    view
        What to read.
    entity
        Whom it is about.
    lang
        ``"zh"`` or ``"en"``.
    licence
        The licence of the workspace's records; empty where it has none.

    Returns
    -------
    Report
        Rows in the order of the answers they are taken from; the first of them where there are many.

    Examples
    --------
    >>> import skillgraph
    >>> graph = skillgraph.open()
    >>> report = gather(graph._view, graph.entity("kmjsxy")[0], "zh")
    >>> report.partners[0].people, len(report.passages)
    ('1247（两家合计）', 1)
    """
    shown, store, passages = show(view, entity, lang), view.store(), Passages(lang)
    every = _parted(view, entity, shown, partners(view, entity, lang))
    rows = _fitting(every)
    # Passages are numbered in the order in which the page comes to them.
    written = tuple(Name(cited.wording(store, each.record), passages.numbers(each.evidence)) for each in every.namings)
    partnered = _partner_lines(rows.partners, lang, passages)
    facts, relations = _lines(rows.facts, passages), _lines(rows.relations, passages)
    quoted = [*(record.id for record in view.records_by_iri(rows.records())), *view.counted(entity.id)]
    notes = _notes(view, entity, lang, rows)
    told = _numbered(view, notes[:NOTES], quoted, passages, lang)
    around, unseen = neighbours(view, entity, lang)
    left = {part: count - rows.counts()[part] for part, count in every.counts().items()}
    return replace(
        _headed(view, entity, shown, lang),
        written=written,
        facts=facts,
        relations=relations,
        partners=partnered if partnered or _may_partner(view, entity) else None,
        no_partner="" if every.partners.rows else one_line(every.partners.notes[0]),
        more={**left, "notes": len(notes) - len(told)},
        notes=told,
        passages=passages.all(),
        sources=cited.sources(view, store, quoted, passages.sources(), lang),
        neighbours=around,
        unseen=unseen,
        licence=one_line(licence),
    )


def _headed(view: View, entity: Entity, shown: Shown, lang: str) -> Report:
    """A report with its heading alone."""
    return Report(
        lang=lang,
        name=one_line(shown.name),
        other_name=_other_name(entity, lang),
        kind=entity.type,
        kind_name=one_line((" / " if lang == "zh" else ", ").join(shown.type_names)),
        editorial=_editorial(shown, entity),
        ask=_asked(entity, lang),
        workspace=one_line(view.meta()[f"title_{lang}"]),
    )


def shares(counts: Sequence[int], room: int) -> list[int]:
    """Share room among parts: none gets more than it needs, and what one leaves goes to the others.

    Parameters
    ----------
    counts
        What each part needs.
    room
        How much there is.

    Returns
    -------
    list of int
        What each gets.

    Examples
    --------
    >>> shares([3, 300, 40], 36), shares([1, 2, 0], 36)
    ([3, 17, 16], [1, 2, 0])
    """
    given = [0] * len(counts)
    parts = sorted(range(len(counts)), key=counts.__getitem__)
    for place, part in enumerate(parts):
        waiting = len(parts) - place
        given[part] = min(counts[part], room // waiting)
        room -= given[part]
    return given


def _fitting(every: _Rows) -> _Rows:
    """The first rows of each part, as many as fit the pages with their quotes."""
    counts = list(every.counts().values())
    rooms = range(min(ROWS, sum(counts)), len(counts), -1)
    tried = (every.first(*shares(counts, room)) for room in rooms)
    return next((rows for rows in tried if _long(rows) <= LINES), every.first(*shares(counts, len(counts))))


def _long(rows: _Rows) -> int:
    records = (*rows.facts, *rows.relations)
    proofs = (*(record.evidence for record in records), *(row.evidence for row in rows.partners.rows))
    quotes = {item for proof in proofs for item in proof}
    told = sum(ceil(width(record.summary) / RECORD) for record in records)
    told += sum(
        max(ceil(width(row.partner_name) / PARTNER), ceil(width(row.kind_name) / FORM)) for row in rows.partners.rows
    )
    return told + sum(ceil(width(f"{item.quote} {item.source} {item.section}") / QUOTE) for item in quotes)


def _parted(view: View, entity: Entity, shown: Shown, partnered: Partners) -> _Rows:
    """Part what is known: a record that joins it to another is a relation, one that counts is told in a note."""
    linked = {link.record for link in view.links([entity.id])}
    joining = {record.iri for record in view.records(linked).values()}
    counting = {record.iri for record in view.records(view.counted(entity.id)).values()}
    partnering = {row.partnership for row in partnered.rows}
    parts: dict[str, list[ShownRecord]] = {"facts": [], "relations": [], "namings": []}
    for record in _once(shown.records):
        if record.type == "naming":
            parts["namings"].append(record)
        elif record.record not in partnering | counting:
            drawn = record.record in joining or record.type == "partnership"
            parts["relations" if drawn else "facts"].append(record)
    return _Rows(parts["facts"], partnered, parts["relations"], parts["namings"])


def _once(records: Iterable[ShownRecord]) -> list[ShownRecord]:
    """A record in which the entity has two roles is told once."""
    return list({record.record: record for record in reversed(list(records))}.values())[::-1]


def _lines(records: Iterable[ShownRecord], passages: Passages) -> tuple[Line, ...]:
    return tuple(
        Line(
            kind=one_line(record.type_name),
            text=one_line(record.summary),
            status=record.status,
            quotes=passages.numbers(record.evidence),
        )
        for record in records
    )


def _partner_lines(answer: Partners, lang: str, passages: Passages) -> tuple[PartnerLine, ...]:
    """As the table of `partners` has them, with numbers for its quotes."""
    cells = (tables.written(row[3]) for row in answers.partners(answer, lang).rows) if answer.rows else ()
    return tuple(
        PartnerLine(
            partner=one_line(row.partner_name),
            form=one_line(row.kind_name),
            since=tables.written(row.since),
            people=one_line(people),
            status=row.status,
            quotes=passages.numbers(row.evidence),
        )
        for people, row in zip(cells, answer.rows, strict=True)
    )


def _notes(view: View, entity: Entity, lang: str, rows: _Rows) -> list[str]:
    """The sentences of both answers, for the rows that are kept."""
    kept = {row.partnership for row in rows.partners.rows}
    said = (
        *words.unnamed(view, entity.id, lang),
        *joint.notes(view, (row for row in view.partners([entity.id]) if row.iri in kept), lang),
        *different(view, entity, lang),
        *words.by_rule(view, view.records_by_iri(rows.records()), lang),
    )
    return list(dict.fromkeys(said))


def _numbered(
    view: View, notes: Iterable[str], records: Iterable[int], passages: Passages, lang: str
) -> tuple[str, ...]:
    quotes = view.quotes(records)
    evidence = list(dict.fromkeys(item for each in quotes.values() for item in words.evidence(each, lang)))
    return tuple(passages.pointed(note, evidence) for note in notes)


def _other_name(entity: Entity, lang: str) -> str:
    other = entity.name("en" if lang == "zh" else "zh")
    return "" if other == entity.name(lang) else one_line(other)


def _editorial(shown: Shown, entity: Entity) -> tuple[Name, ...]:
    """What the editors add, but for the two names of the heading."""
    headings = {entity.name_zh, entity.name_en}
    own = (name for name in shown.names if name.kind in {"editorial", "translation"} and name.text not in headings)
    return tuple(Name(one_line(name.text)) for name in own)


def _may_partner(view: View, entity: Entity) -> bool:
    return under("organization", entity.type, view.terms("type"))


def _asked(entity: Entity, lang: str) -> str:
    """A name that a shell might read otherwise gives way to the IRI."""
    name = entity.name(lang)
    if not SAFE.fullmatch(name):
        return entity.iri
    return f'"{name}"' if re.search(r"[^\w-]", name) else name
