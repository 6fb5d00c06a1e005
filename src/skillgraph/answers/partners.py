"""Who partners with whom: a walk from partner to partner, hop by hop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from skillgraph import lookup
from skillgraph.answers import joint, words
from skillgraph.answers.types import PartnerAnswerRow, Partners, Step
from skillgraph.errors import UnknownChoice
from skillgraph.index.rows import Entity, PartnerRow, Term, under
from skillgraph.index.view import View


class _Reached(NamedTuple):
    hops: int
    via: tuple[tuple[int, str], ...]  # entity and IRI of the partnership that leads to it
    row: PartnerRow


def partners(
    view: View, entity: Entity, lang: str, hops: int = 1, kind: str | None = None, since: int | None = None
) -> Partners:
    """Say who an entity partners with.

    Parameters
    ----------
    view
        What to read.
    entity
        Whom the question is about.
    lang
        ``"zh"`` or ``"en"``.
    hops
        How many partnerships away a partner may be, at least 1.
    kind
        A form of cooperation, by code or name; narrower forms count as it.
    since
        Only partnerships that began in this year or later; the undated are left out and counted in a note.

    Returns
    -------
    Partners
        Nearest first, then by name; each entity at its nearest distance, once for each partnership.

    Raises
    ------
    UnknownChoice
        When there is no such form, or fewer than one hop is asked for.
    """
    if hops < 1:
        raise UnknownChoice(option="--hops", value=hops, choices="1, 2, 3, …")
    forms = view.terms("form")
    wanted = None if kind is None else lookup.codes(view, "form", kind, "--kind", lang)
    undated: set[int] = set()

    def keeps(row: PartnerRow) -> bool:
        if wanted is not None and row.form not in wanted:
            return False
        if since is not None and row.since is None:
            undated.add(row.record)
        return since is None or (row.since is not None and row.since >= since)

    reached = _walk(view, entity.id, hops, keeps)
    rows = _rows(view, reached, forms, lang)
    notes = (
        *(() if rows else (_none(view, entity, lang, narrowed=kind is not None or since is not None),)),
        *_built(view, entity, lang),
        *joint.notes(view, (item.row for item in reached), lang),
        *words.unnamed(view, entity.id, lang),
        *words.by_rule(view, view.records(item.row.record for item in reached).values(), lang),
        *_left_out(len(undated), lang),
    )
    return Partners(entity.iri, entity.name(lang), rows, notes)


def _walk(view: View, start: int, hops: int, keeps: Callable[[PartnerRow], bool]) -> list[_Reached]:
    """Go out breadth-first; whoever is met again farther away is not told again."""
    reached: list[_Reached] = []
    ways: dict[int, tuple[tuple[int, str], ...]] = {start: ()}
    frontier = [start]
    for distance in range(1, hops + 1):
        rows = [row for row in view.partners(frontier) if row.b not in ways and keeps(row)]
        order = view.in_order({number for row in rows for number in (row.a, row.b)})
        rows.sort(key=lambda row: (order[row.b], row.iri, order[row.a]))
        met: dict[int, tuple[tuple[int, str], ...]] = {}
        told = set()
        for row in rows:
            if (row.b, row.record) not in told:
                told.add((row.b, row.record))
                reached.append(_Reached(distance, ways[row.a], row))
                met.setdefault(row.b, (*ways[row.a], (row.b, row.iri)))
        if not met:
            break
        ways |= met
        frontier = list(met)
    return reached


def _rows(view: View, reached: list[_Reached], forms: dict[str, Term], lang: str) -> tuple[PartnerAnswerRow, ...]:
    records = {item.row.record for item in reached}
    quotes, sharing = view.quotes(records), joint.sharing(view, records)
    entities = view.entities({item.row.b for item in reached} | {entity for item in reached for entity, _ in item.via})
    return tuple(
        PartnerAnswerRow(
            partner=entities[row.b].iri,
            partner_name=entities[row.b].name(lang),
            partnership=row.iri,
            kind=row.form,
            kind_name=forms[row.form].name(lang),
            since=row.since,
            headcount=row.headcount,
            hedge=row.hedge or "exact",
            together=len(sharing.get(row.record, ())) if row.headcount is not None else 0,
            status=row.status,
            hops=hops,
            via=tuple(Step(entities[each].iri, entities[each].name(lang), by) for each, by in via),
            evidence=words.evidence(quotes.get(row.record, ()), lang),
        )
        for hops, via, row in reached
    )


def _left_out(count: int, lang: str) -> Iterable[str]:
    if count:
        yield (
            f"有 {count} 项合作未注明起始年份，未列出。"
            if lang == "zh"
            else f"{count} {'partnership is' if count == 1 else 'partnerships are'} undated and left out."
        )


def _none(view: View, entity: Entity, lang: str, *, narrowed: bool) -> str:
    if narrowed:
        return "没有符合条件的合作。" if lang == "zh" else "No partnership fits what was asked for."
    types = view.terms("type")
    if not under("organization", entity.type, types):
        kind = types[entity.type].name(lang)
        if lang == "zh":
            return f"{entity.name_zh}是{kind}；合作方只记录在组织之间。"
        article = "an" if kind[0] in "aeiou" else "a"
        return f"{entity.name_en} is {article} {kind}; partnerships are between organisations."
    if lang == "zh":
        return f"来源没有写明{entity.name_zh}的合作方；这不等于没有合作方。"
    return f"The sources name no partner of {entity.name_en}; that is not to say that it has none."


def _built(view: View, entity: Entity, lang: str) -> Iterable[str]:
    """What a unit was built by: it is no party to that partnership, and whoever asks about it wants to know."""
    numbers = [record for record, role in view.involvements(entity.id) if role == "unit"]
    records, quotes = view.records(numbers), view.quotes(numbers)
    for number in numbers:
        if records[number].type == "partnership":
            stop = "。" if lang == "zh" else ". "
            proof = words.quoted(words.evidence(quotes.get(number, ()), lang), lang)
            yield f"{records[number].summary(lang)}{stop}{proof}"
            yield from words.by_rule(view, [records[number]], lang)
