"""A workspace's view → two of its entities side by side, with what its sources say of them beside the network."""

from __future__ import annotations

from skillgraph.analysis.comparing import Compared, Side, Unnamed, compare
from skillgraph.analysis.counting import Member
from skillgraph.answers import words
from skillgraph.answers.partners import partners
from skillgraph.answers.tied import ties
from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.network import partner_network

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
        As `skillgraph.analysis.comparing.compare` gives it, with institution kind, area, and what a source counts
        without a name; the notes are those on the partners of each as well, such as that the sources name none.
    """
    graph, types = partner_network(view, lang), view.terms("type")
    for entity in (a, b):
        if entity.iri not in graph:  # no partner of it is named
            type_name = types[entity.type].name(lang)
            graph.add_node(entity.iri, name=entity.name(lang), type=entity.type, type_name=type_name)
    answer = compare(graph, a.iri, b.iri, lang)
    said = (note for entity in (a, b) for note in partners(view, entity, lang).notes)
    return answer._replace(
        a=_known(view, a, answer.a, lang),
        b=_known(view, b, answer.b, lang),
        notes=tuple(dict.fromkeys((*answer.notes, *said))),
    )


def _known(view: View, entity: Entity, side: Side, lang: str) -> Side:
    kind = view.terms("institution-kind").get(entity.kind) if entity.kind else None
    numbers = view.counted(entity.id)
    records, quotes = view.records(numbers), view.quotes(numbers)
    return side._replace(
        kind=entity.kind,
        kind_name=kind.name(lang) if kind else None,
        areas=_areas(view, entity, lang),
        unnamed=tuple(
            Unnamed(records[number].summary(lang), words.evidence(quotes.get(number, ()), lang)) for number in numbers
        ),
        ties=ties(view, entity, lang),
    )


def _areas(view: View, entity: Entity, lang: str) -> tuple[Member, ...]:
    links = view.links([entity.id])
    found = view.entities({link.target for link in links if link.relation == _AREA and link.source == entity.id})
    types = view.terms("type")
    return tuple(Member(area.iri, area.name(lang), area.type, types[area.type].name(lang)) for area in found.values())
