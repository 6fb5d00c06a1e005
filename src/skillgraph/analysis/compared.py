"""A workspace's view → two of its entities side by side, with what its sources say of them beside the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from skillgraph.analysis.comparing import BACKWARDS, RANKS, Compared, Partner, Place, Places, Side, Tied, Unnamed, said
from skillgraph.analysis.counting import FormCount, Member
from skillgraph.analysis.ranked import ranked
from skillgraph.analysis.ranking import Rank
from skillgraph.answers import words
from skillgraph.answers.partners import partners
from skillgraph.answers.types import Evidence, Partners
from skillgraph.answers.walk import Walker
from skillgraph.answers.web import PASSED_BY, Web
from skillgraph.index.frontier import Only
from skillgraph.index.rows import Entity, LinkRow, under
from skillgraph.index.view import View

_AREA = "in-area"


def compared(view: View, a: Entity, b: Entity, lang: str) -> Compared:
    """Set two entities of a workspace side by side.

    Parameters
    ----------
    view
        What to read.
    a, b
        The two.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Compared
        As `skillgraph.analysis.comparing.compare` gives it, with institution kind, area, what a source counts without
        a name, and what ties it beside partnerships; the notes are those on the partners of each as well, such as
        that the sources name none. Only the ties of the two and those between them are read, and the ranks.
    """
    ranks = {code: ranked(view, code, lang) for code in RANKS}
    answers = [partners(view, entity, lang) for entity in (a, b)]
    sides = [_side(view, entity, answer, ranks, lang) for entity, answer in zip((a, b), answers, strict=True)]
    distance = _distance(view, a, b)
    theirs = {each.partner.entity for each in sides[1].partners}
    shared = tuple(each.partner for each in sides[0].partners if each.partner.entity in theirs)
    notes = (
        *said(sides, distance, lang),
        # Among whom, and whether it is an estimate; what the measure means was said.
        *ranks["betweenness"].notes[1:],
        *(note for answer in answers for note in answer.notes),
    )
    return Compared(sides[0], sides[1], shared, distance, tuple(dict.fromkeys(notes)))


def _distance(view: View, a: Entity, b: Entity) -> int | None:
    """How many partnerships lie between the two at the least."""
    if a.id == b.id:
        return 0
    web = Web(view, (a.id, b.id), whole=True, only=Only(relations=frozenset()))
    way = Walker(web).best(a.id, b.id)
    return None if way is None else way.length


def _side(view: View, entity: Entity, answer: Partners, ranks: dict[str, Rank], lang: str) -> Side:
    kind = view.terms("institution-kind").get(entity.kind) if entity.kind else None
    numbers = view.counted(entity.id)
    records, quotes = view.records(numbers), view.quotes(numbers)
    return Side(
        _member(view, entity, lang),
        kind=entity.kind,
        kind_name=kind.name(lang) if kind else None,
        areas=_areas(view, entity, lang),
        partners=tuple(_partners(view, answer, lang)),
        forms=_forms(answer),
        places=_places(entity, ranks),
        unnamed=tuple(
            Unnamed(records[number].summary(lang), words.evidence(quotes.get(number, ()), lang)) for number in numbers
        ),
        ties=tuple(_ties(view, entity, lang)),
    )


def _member(view: View, entity: Entity, lang: str) -> Member:
    return Member(entity.iri, entity.name(lang), entity.type, view.terms("type")[entity.type].name(lang))


def _partners(view: View, answer: Partners, lang: str) -> Iterator[Partner]:
    """Each partner once, however many partnerships there are with it."""
    found: dict[str, list[tuple[str, tuple[Evidence, ...]]]] = {}
    for row in answer.rows:
        found.setdefault(row.partner, []).append((row.status, row.evidence))
    for iri, told in found.items():
        entity = view.entity_by_iri(iri)
        if entity is not None:
            quotes = dict.fromkeys(passage for _, evidence in told for passage in evidence)
            # Asserted comes before inferred.
            yield Partner(_member(view, entity, lang), min(status for status, _ in told), tuple(quotes))


def _forms(answer: Partners) -> tuple[FormCount, ...]:
    partnerships = {row.partnership: (row.kind, row.kind_name) for row in answer.rows}
    return tuple(FormCount(*form, number) for form, number in Counter(partnerships.values()).most_common())


def _places(entity: Entity, ranks: dict[str, Rank]) -> Places:
    return tuple(
        (
            code,
            next((Place(row.score, row.rank, len(rank.rows)) for row in rank.rows if row.entity == entity.iri), None),
        )
        for code, rank in ranks.items()
    )


def _areas(view: View, entity: Entity, lang: str) -> tuple[Member, ...]:
    links = view.links([entity.id])
    found = view.entities({link.target for link in links if link.relation == _AREA and link.source == entity.id})
    return tuple(_member(view, area, lang) for area in found.values())


def _ties(view: View, entity: Entity, lang: str) -> Iterator[Tied]:
    """What ties it beside partnerships, in the order of the sources; what ties nearly everything says nothing."""
    types, relations = view.terms("type"), view.terms("relation")
    links = [link for link in view.links([entity.id]) if link.source != link.target]
    others = view.entities({_other(link, entity) for link in links})
    numbers = {link.record for link in links}
    places, records, quotes = view.places(numbers), view.records(numbers), view.quotes(numbers)
    found: dict[tuple[str, bool, int], list[LinkRow]] = {}
    for link in sorted(links, key=lambda link: places[link.record]):
        if not any(under(kind, others[_other(link, entity)].type, types) for kind in PASSED_BY):
            found.setdefault((link.relation, link.source == entity.id, _other(link, entity)), []).append(link)
    for (relation, onwards, other), same in found.items():
        name = relations[relation].name(lang)
        evidence = dict.fromkeys(each for link in same for each in words.evidence(quotes.get(link.record, ()), lang))
        yield Tied(
            relation,
            name if onwards else f"{BACKWARDS}{name}",
            _member(view, others[other], lang),
            min(records[link.record].status for link in same),
            tuple(evidence),
        )


def _other(link: LinkRow, entity: Entity) -> int:
    return link.target if link.source == entity.id else link.source
