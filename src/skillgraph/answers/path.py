"""How two entities are connected: the shortest explanations, each step with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from skillgraph.answers import joint, words
from skillgraph.answers.narrowing import allowed, narrowed, without
from skillgraph.answers.routes import Hop, Route, Routes
from skillgraph.answers.walk import Walk, Walker
from skillgraph.answers.web import Bond, Web
from skillgraph.errors import UnknownChoice
from skillgraph.index.rows import Entity, PartnerRow
from skillgraph.index.view import View
from skillgraph.text import listed

MOST = 100  # paths that one answer tells
_NEAREST = 3
_DIGITS = 9  # of a distance; what differs behind is the arithmetic's
_DIRECT = 2  # steps; no detour over an area or a year is shorter
_BACKWARDS = "← "


def path(
    view: View,
    source: Entity,
    target: Entity,
    lang: str,
    k: int = 1,
    *,
    weighted: bool = False,
    kinds: Sequence[str] = (),
    asserted: bool = False,
) -> Routes:
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
    weighted
        Whether a step is the nearer, the more records join the two: its distance is 1 divided by their number.
    kinds
        Only along these forms of cooperation and relations, by code or name, narrower ones with them; ``partner``
        is every form. None given is all.
    asserted
        Only along what a source states.

    Returns
    -------
    Routes
        The shortest way first; of those as long, the one with fewer steps, then with fewer inferred ones, then the
        one whose records stand earlier in the sources. None passes an entity twice, and none passes through an area
        or a year, which join nearly everything and explain nothing.

    Raises
    ------
    UnknownChoice
        When ``k`` is none of 1 to 100, or there is no such form or relation.
    """
    if not 1 <= k <= MOST:
        raise UnknownChoice(option="-k", value=k, choices=f"1, 2, …, {MOST}")
    only = allowed(view, kinds, asserted=asserted, lang=lang)
    ends = (source.iri, source.name(lang), target.iri, target.name(lang))
    if source.id == target.id:
        return Routes(*ends, (), (_same(source, lang),), weighted)
    web = Web(view, (source.id, target.id), only=only)
    found = Walker(web, weighted=weighted).walks(source.id, target.id, k)
    if not found:
        silent = _none(view, web, source, target, lang)
        over = _detour(view, web, source, target, None, lang)
        return Routes(*ends, (), (*silent, *without(view, web, source, target, lang), *over), weighted)
    notes = (
        *_fewer(len(found), k, lang),
        *_weighed(lang, weighted=weighted),
        *narrowed(view, only, lang),
        *_told(view, web, found, lang),
        *(() if weighted else _detour(view, web, source, target, found[0].length, lang)),
    )
    return Routes(*ends, _routes(view, web, found, lang, weighted=weighted), notes, weighted)


# The ways -------------------------------------------------------------------------------------------------


def _bonds(web: Web, found: Iterable[Walk]) -> dict[tuple[int, int], Bond]:
    """What joins each two that follow each other, once."""
    return {pair: web.bond(*pair) for walk in found for pair in pairwise(walk.nodes)}


def _routes(view: View, web: Web, found: list[Walk], lang: str, *, weighted: bool) -> tuple[Route, ...]:
    bonds = _bonds(web, found)
    hops = dict(zip(bonds, _hops(view, web, bonds, lang), strict=True))
    return tuple(
        Route(
            tuple(hops[pair] for pair in pairwise(walk.nodes)),
            float(f"{float(walk.distance):.{_DIGITS}g}") if weighted else None,
        )
        for walk in found
    )


def _hops(view: View, web: Web, bonds: dict[tuple[int, int], Bond], lang: str) -> Iterator[Hop]:
    numbers = {bond.strand.record for bond in bonds.values()}
    records, quotes = view.records(numbers), view.quotes(numbers)
    entities = view.entities({entity for pair in bonds for entity in pair})
    forms, relations = view.terms("form"), view.terms("relation")
    for (here, there), bond in bonds.items():
        tie = web.tie(bond)
        record = records[tie.record]
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
    ties = [web.tie(bond) for bond in bonds.values()]
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


def _weighed(lang: str, *, weighted: bool) -> Iterator[str]:
    if weighted and lang == "zh":
        yield "按强度计：一步的距离是 1 除以两者之间的记录数，记录越多越近；路径按距离由短到长。"
    elif weighted:
        yield (
            "Weighted: the distance of a step is 1 divided by the number of records that join the two, so the more "
            "join them, the nearer they are; the least distance comes first."
        )


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
    narrow = not web.only.everything
    if lang == "zh":
        among = "符合所给条件、" if narrow else ""
        yield f"来源中没有{among}把{source.name_zh}与{target.name_zh}连起来的记录；这不等于两者没有联系。"
    else:
        nothing = "Nothing of what was asked for" if narrow else "Nothing in the sources"
        yield f"{nothing} connects {source.name_en} with {target.name_en}; that is not to say that nothing does."
    yield from narrowed(view, web.only, lang)
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
        return _apart(view, web, entity, lang)
    if lang == "zh":
        return f"与{name}直接相连的有：{who}{f'，另有 {rest} 个' if rest > 0 else ''}。"
    return _ended(f"Nearest to {name}: {who}{f', and {rest} more' if rest > 0 else ''}")


def _apart(view: View, web: Web, entity: Entity, lang: str) -> str:
    whole = Web(view, (), whole=True, only=web.only)
    whole.read([entity.id])
    hubs, name = view.entities(whole.neighbours(entity.id)).values(), entity.name(lang)
    who = listed(sorted(hub.name(lang) for hub in hubs), lang)
    narrow = not web.only.everything
    if lang == "zh":
        none = "符合所给条件的" if narrow else ""
        return f"与{name}直接相连的只有地域或年份：{who}。" if who else f"没有{none}记录把{name}与任何条目直接相连。"
    if who:
        return _ended(f"{name} is tied only to areas or years: {who}")
    return f"Nothing{' of what was asked for' if narrow else ''} ties {name} to any other entry."


def _detour(view: View, web: Web, source: Entity, target: Entity, length: int | None, lang: str) -> Iterator[str]:
    """Where a way over an area or a year would be the only or a shorter one, why it is not told."""
    if length is not None and length <= _DIRECT:
        return
    whole = Web(view, (source.id, target.id), whole=True, only=web.only)
    over = Walker(whole).best(source.id, target.id, farthest=None if length is None else length - 1)
    if over is None:
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
