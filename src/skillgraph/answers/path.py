"""How two entities are connected: the shortest explanations, each step with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from skillgraph.answers import joint, words
from skillgraph.answers.routes import Hop, Route, Routes
from skillgraph.answers.walk import Walk, best, walks
from skillgraph.answers.web import Bond, Web
from skillgraph.errors import UnknownChoice
from skillgraph.index.rows import Entity, PartnerRow
from skillgraph.index.view import View
from skillgraph.text import listed

MOST = 100  # paths that one answer tells
_NEAREST = 3
_DIRECT = 2  # steps; no detour over an area or a year is shorter
_BACKWARDS = "← "


def path(view: View, source: Entity, target: Entity, lang: str, k: int = 1) -> Routes:
    """Say how two entities are connected.

    Parameters
    ----------
    view
        What to read.
    source, target
        The two.
    lang
        ``"zh"`` or ``"en"``.
    k
        How many ways to tell, from 1 to 100.

    Returns
    -------
    Routes
        The shortest way first; of those as long, the one with fewer inferred steps, then the one whose records stand
        earlier in the sources. None passes an entity twice, and none passes through an area or a year, which join
        nearly everything and explain nothing.

    Raises
    ------
    UnknownChoice
        When ``k`` is none of 1 to 100.
    """
    if not 1 <= k <= MOST:
        raise UnknownChoice(option="-k", value=k, choices=f"1, 2, …, {MOST}")
    ends = (source.iri, source.name(lang), target.iri, target.name(lang))
    if source.id == target.id:
        return Routes(*ends, (), (_same(source, lang),))
    web = Web(view, (source.id, target.id))
    found = walks(web, source.id, target.id, k)
    if not found:
        return Routes(*ends, (), (*_none(view, web, source, target, lang), *_detour(view, source, target, None, lang)))
    notes = (
        *_fewer(len(found), k, lang),
        *_told(view, web, found, lang),
        *_detour(view, source, target, found[0].length, lang),
    )
    return Routes(*ends, _routes(view, web, found, lang), notes)


# The ways -------------------------------------------------------------------------------------------------


def _bonds(web: Web, found: Iterable[Walk]) -> dict[tuple[int, int], Bond]:
    """What joins each two that follow each other, once."""
    return {pair: web.bond(*pair) for walk in found for pair in pairwise(walk.nodes)}


def _routes(view: View, web: Web, found: list[Walk], lang: str) -> tuple[Route, ...]:
    bonds = _bonds(web, found)
    hops = dict(zip(bonds, _hops(view, bonds, lang), strict=True))
    return tuple(Route(tuple(hops[pair] for pair in pairwise(walk.nodes))) for walk in found)


def _hops(view: View, bonds: dict[tuple[int, int], Bond], lang: str) -> Iterator[Hop]:
    numbers = {bond.tie.record for bond in bonds.values()}
    records, quotes = view.records(numbers), view.quotes(numbers)
    entities = view.entities({entity for pair in bonds for entity in pair})
    forms, relations = view.terms("form"), view.terms("relation")
    for (here, there), bond in bonds.items():
        tie, record = bond.tie, records[bond.tie.record]
        if isinstance(tie, PartnerRow):
            relation, name = "partner", forms[tie.form].name(lang)
        else:
            relation, name = tie.relation, relations[tie.relation].name(lang)
            name = name if tie.source == here else f"{_BACKWARDS}{name}"
        yield Hop(
            source=entities[here].iri,
            source_name=entities[here].name(lang),
            relation=relation,
            relation_name=name,
            target=entities[there].iri,
            target_name=entities[there].name(lang),
            status=record.status,
            record=record.iri,
            summary=record.summary(lang),
            evidence=words.evidence(quotes.get(record.id, ()), lang),
        )


# The notes ------------------------------------------------------------------------------------------------


def _told(view: View, web: Web, found: list[Walk], lang: str) -> Iterator[str]:
    """What holds for several steps, what more joins two, and what is inferred by which rule."""
    bonds = _bonds(web, found)
    ties = [bond.tie for bond in bonds.values()]
    yield from joint.notes(view, (tie for tie in ties if isinstance(tie, PartnerRow)), lang)
    entities = view.entities({entity for pair in bonds for entity in pair})
    further = {frozenset(pair): bond.more for pair, bond in bonds.items() if bond.more}
    for pair, more in further.items():
        one, another = (entities[entity].name(lang) for entity in sorted(pair))
        if lang == "zh":
            yield f"{one}与{another}之间另有 {more} 条记录；skillgraph show 可列出。"
        else:
            records = "further record joins" if more == 1 else "further records join"
            yield f"{more} {records} {one} and {another}; skillgraph show lists them."
    yield from words.by_rule(view, view.records(tie.record for tie in ties).values(), lang)


def _fewer(count: int, k: int, lang: str) -> Iterator[str]:
    if count < k and lang == "zh":
        yield f"不重复经过同一条目的路径只有 {count} 条。"
    elif count < k:
        paths = "is only 1 path that passes" if count == 1 else f"are only {count} paths that pass"
        yield f"There {paths} no entry twice."


def _same(entity: Entity, lang: str) -> str:
    if lang == "zh":
        return f"所给两个名称指的是同一条目：{entity.name_zh}。"
    return _ended(f"Both names mean the same entry: {entity.name_en}")


def _ended(sentence: str) -> str:
    """Names such as those of companies may bring the full stop with them."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _none(view: View, web: Web, source: Entity, target: Entity, lang: str) -> Iterator[str]:
    if lang == "zh":
        yield f"来源中没有把{source.name_zh}与{target.name_zh}连起来的记录；这不等于两者没有联系。"
    else:
        yield (
            f"Nothing in the sources connects {source.name_en} with {target.name_en}; "
            "that is not to say that nothing does."
        )
    yield from (_nearest(view, web, entity, lang) for entity in (source, target))


def _nearest(view: View, web: Web, entity: Entity, lang: str) -> str:
    web.read([entity.id])
    near = list(web.neighbours(entity.id))
    web.weigh((entity.id, each) for each in near)
    bonds = {each: web.bond(entity.id, each) for each in near}
    near.sort(key=lambda each: (bonds[each].inferred, bonds[each].key, web.rank(each), each))
    entities, name = view.entities(near[:_NEAREST]), entity.name(lang)
    who, rest = listed((entities[each].name(lang) for each in near[:_NEAREST]), lang), len(near) - _NEAREST
    if not near:
        return _apart(view, entity, lang)
    if lang == "zh":
        return f"与{name}直接相连的有：{who}{f'，另有 {rest} 个' if rest > 0 else ''}。"
    return _ended(f"Nearest to {name}: {who}{f', and {rest} more' if rest > 0 else ''}")


def _apart(view: View, entity: Entity, lang: str) -> str:
    whole = Web(view, (), whole=True)
    whole.read([entity.id])
    hubs, name = view.entities(whole.neighbours(entity.id)).values(), entity.name(lang)
    who = listed(sorted(hub.name(lang) for hub in hubs), lang)
    if lang == "zh":
        return f"与{name}直接相连的只有地域或年份：{who}。" if who else f"没有记录把{name}与任何条目直接相连。"
    return (
        _ended(f"{name} is tied only to areas or years: {who}") if who else f"Nothing ties {name} to any other entry."
    )


def _detour(view: View, source: Entity, target: Entity, length: int | None, lang: str) -> Iterator[str]:
    """Where a way over an area or a year would be the only or a shorter one, why it is not told."""
    if length is not None and length <= _DIRECT:
        return
    whole = Web(view, (source.id, target.id), whole=True)
    over = best(whole, source.id, target.id)
    if over is None or over.length == length:
        return
    hubs = whole.hubs(over.nodes)
    entities = view.entities(hubs)
    who = listed((entities[node].name(lang) for node in over.nodes if node in hubs), lang)
    if lang == "zh":
        how = f"只有经由{who}才相连" if length is None else f"经由{who}只需 {over.length} 步"
        yield f"{how}；但地域和年份几乎连着一切，说明不了什么，故不作路径的中间环节。"
    else:
        how = f"Only {who} would connect them" if length is None else f"By way of {who} it would be {over.length} steps"
        yield f"{how}; but areas and years join nearly everything and explain nothing, so no path leads through them."
