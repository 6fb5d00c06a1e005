"""Which entities and relations of a workspace a map shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph import lookup
from skillgraph.errors import NothingFits, UnknownChoice
from skillgraph.index.rows import Entity, LinkRow, PartnerRow
from skillgraph.index.view import View
from skillgraph.present.map.asked import Asked
from skillgraph.records import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Entities and pairs of partners that one file holds with everything, without growing beyond some 15 MB; a province has
# fewer.
MOST, MOST_PAIRS = 40_000, 45_000
IN_YEAR, IN_AREA = "in-year", "in-area"
STATUSES = {
    "asserted": {"zh": "来源写明", "en": "asserted"},
    "inferred": {"zh": "由规则推断", "en": "inferred"},
    "suggested": {"zh": "算法建议", "en": "suggested"},
}


class Tie(NamedTuple):
    """One relation that a map draws.

    Parameters
    ----------
    source, target
        Numbers of entities.
    record
        The number of its record.
    relation
        The code of the form of cooperation, or of the relation.
    is_partnership
        Whether it is one: then it holds both ways.
    year
        When it began; None where the source does not say.
    """

    source: int
    target: int
    record: int
    relation: str
    is_partnership: bool
    year: int | None


class Chosen(NamedTuple):
    """What a map shows, before its words are read.

    Parameters
    ----------
    entities
        By number, in the order of pinyin.
    ties
        The relations among them.
    areas
        The numbers of each one's areas.
    statuses
        The statuses that were asked for; none is all.
    everybody
        How many entities there were to choose from.
    undated
        How many relations were left out because no year of theirs is known.
    """

    entities: dict[int, Entity]
    ties: list[Tie]
    areas: dict[int, list[int]]
    statuses: frozenset[str]
    everybody: int
    undated: int


def choose(view: View, asked: Asked, lang: str) -> Chosen:
    """Choose what a map shows.

    Parameters
    ----------
    view
        What to read.
    asked
        What somebody wants.
    lang
        The language of choices in an error, ``"zh"`` or ``"en"``.

    Returns
    -------
    Chosen
        Entities and relations. Where relations are restricted, entities without one of those are left out, but for
        the focus.

    Raises
    ------
    UnknownChoice
        When there is no such type, kind of relation or status, or a number below one is asked for.

    Examples
    --------
    >>> import skillgraph
    >>> found = choose(skillgraph.open()._view, Asked(kinds=("new-type-apprenticeship",)), "en")
    >>> len(found.entities), len(found.ties)
    (3, 2)
    """
    for option, value in (("--hops", asked.hops), ("--top", asked.top)):
        if value is not None and value < 1:
            raise UnknownChoice(option=option, value=value, choices="1, 2, 3, …")
    types = {code for kind in asked.types for code in lookup.codes(view, "type", kind, "--type", lang)}
    kinds, statuses = _kinds(view, asked.kinds, lang), _statuses(asked.status, lang)
    numbers, everybody = _everybody(view, types, asked)
    if asked.focus is not None:
        numbers = _around(view, asked.focus.id, asked.hops, lambda number: number in numbers)
        everybody = len(numbers)
        numbers = set(_best(view, numbers - {asked.focus.id}, (asked.top or MOST) - 1)) | {asked.focus.id}
    ties, areas = _ties(view, numbers, everything=asked.focus is None and len(numbers) == everybody and not types)
    restricted = bool(kinds) or bool(statuses - {"suggested"}) or asked.since is not None
    kept = [tie for tie in ties if not kinds or tie.relation in kinds]
    if wanted := statuses - {"suggested"}:
        records = view.records({tie.record for tie in kept})
        kept = [tie for tie in kept if Status(records[tie.record].status).value in wanted]
    undated = len({tie.record for tie in kept if tie.year is None}) if asked.since is not None else 0
    if asked.since is not None:
        kept = [tie for tie in kept if tie.year is not None and tie.year >= asked.since]
    if restricted and not kept and statuses != {"suggested"}:
        raise NothingFits(options=_restrictions(asked), undated=undated)
    if restricted:
        numbers = {end for tie in kept for end in (tie.source, tie.target)} | (
            {asked.focus.id} if asked.focus else set()
        )
    return Chosen(_in_order(view, numbers), kept, areas, statuses, everybody, undated)


def _restrictions(asked: Asked) -> list[str]:
    """The options that restrict relations, as somebody may have typed them."""
    said = [("--kind", kind) for kind in asked.kinds] + [("--status", status) for status in asked.status]
    since = [("--since", str(asked.since))] if asked.since is not None else []
    return [f"{option} {value}" for option, value in (*said, *since)]


def _kinds(view: View, typed: Iterable[str], lang: str) -> set[str]:
    """The forms of cooperation and the relations that are meant."""
    found: set[str] = set()
    relations = view.terms("relation")
    for each in typed:
        asked = each.strip().casefold()
        codes = {code for code, term in relations.items() if asked in {code, term.zh.casefold(), term.en.casefold()}}
        found |= codes or _forms(view, each, lang)
    return found


def _forms(view: View, typed: str, lang: str) -> set[str]:
    try:
        return lookup.codes(view, "form", typed, "--kind", lang)
    except UnknownChoice:
        terms = [term for scheme in ("form", "relation") for term in sorted(view.terms(scheme).items())]
        choices = [f"{code} ({term.name(lang)})" for code, term in terms]
        raise UnknownChoice(option="--kind", value=lookup.told(typed), choices=choices) from None


def _statuses(typed: Iterable[str], lang: str) -> frozenset[str]:
    found = set()
    for each in typed:
        asked = each.strip().casefold()
        codes = [code for code, names in STATUSES.items() if asked in {code, *names.values()}]
        if not codes:
            choices = [f"{code} ({names[lang]})" for code, names in STATUSES.items()]
            raise UnknownChoice(option="--status", value=lookup.told(each), choices=choices)
        found |= set(codes)
    return frozenset(found)


def _everybody(view: View, types: Collection[str], asked: Asked) -> tuple[set[int], int]:
    """The numbers of the entities to choose from, of many the best connected, and how many there are."""
    numbers = view.of_type(sorted(types or view.terms("type")))
    if asked.focus is not None:
        return set(numbers), len(numbers)
    return set(_best(view, numbers, asked.top or MOST)), len(numbers)


def _best(view: View, numbers: Collection[int], most: int) -> Collection[int]:
    """Of more than there is room for those with most partners; of equals the first in the index."""
    if len(numbers) <= most:
        return numbers
    import numpy as np

    edges = view.edges()
    pairs = np.unique(np.column_stack([edges.a, edges.b]), axis=0)
    known, counts = np.unique(pairs, return_counts=True)
    degrees = dict(zip(known.tolist(), counts.tolist(), strict=True))
    best = sorted(numbers, key=lambda number: (-degrees.get(number, 0), number))[:most]
    return best[: _room(pairs, best)]


def _room(pairs: NDArray[np.signedinteger[Any]], ranked: Sequence[int]) -> int:
    """How many of those ranked, the first before the others, have no more pairs among them than there is room for."""
    import numpy as np

    place = np.full(int(max(pairs.max(initial=0), *ranked)) + 1, len(ranked))
    place[list(ranked)] = np.arange(len(ranked))
    # A pair is among the first so many as soon as the later of its two is.
    later = np.sort(place[pairs].max(axis=1))
    inside = later[later < len(ranked)]
    return len(ranked) if len(inside) <= MOST_PAIRS else int(inside[MOST_PAIRS])


def _around(view: View, focus: int, hops: int, is_wanted: Callable[[int], bool]) -> set[int]:
    """Walk from the focus, reading no more than the next step."""
    reached = frontier = {focus}
    for _ in range(hops):
        ends: set[int] = {row.b for row in view.partners(frontier)}
        for link in view.links(frontier):
            ends |= {link.source, link.target}
        frontier = {number for number in ends - reached if is_wanted(number)}
        if not frontier:
            break
        reached = reached | frontier
    return reached


def _ties(view: View, numbers: Collection[int], *, everything: bool) -> tuple[list[Tie], dict[int, list[int]]]:
    """The relations among some entities, and the areas of each; all are read at once where all are wanted."""
    partners = view.partners(None if everything else numbers)
    links = view.links(None if everything else numbers)
    years = _years(view, [link for link in links if link.relation == IN_YEAR])
    areas: dict[int, list[int]] = {}
    for link in links:
        if link.relation == IN_AREA and link.target not in areas.setdefault(link.source, []):
            areas[link.source].append(link.target)
    found = [*_partnerships(partners), *(_link(link, years) for link in links)]
    return [tie for tie in found if tie.source in numbers and tie.target in numbers], areas


def _partnerships(partners: Iterable[PartnerRow]) -> Iterator[Tie]:
    """Each pair of partners once for each partnership."""
    return (Tie(row.a, row.b, row.record, row.form, True, row.since) for row in partners if row.a < row.b)


def _link(link: LinkRow, years: Mapping[int, int]) -> Tie:
    return Tie(link.source, link.target, link.record, link.relation, False, years.get(link.record))


def _years(view: View, links: Collection[LinkRow]) -> dict[int, int]:
    """The year of each record that is of one; the IRI of a year ends in it."""
    tails = {
        number: entity.iri.rpartition("/")[2]
        for number, entity in view.entities({link.target for link in links}).items()
    }
    return {link.record: int(tails[link.target]) for link in links if tails[link.target].isdigit()}


def _in_order(view: View, numbers: Collection[int]) -> dict[int, Entity]:
    sort = view.in_order(numbers)
    entities = view.entities(numbers)
    return {number: entities[number] for number in sorted(entities, key=lambda each: (sort[each], entities[each].iri))}
