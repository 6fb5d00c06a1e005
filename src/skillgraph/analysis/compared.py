"""A workspace's view → two of its entities side by side, with what its sources say of them beside the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgraph.analysis.comparing import RANKED, Compared, Place, Side, Standing, Unnamed, beside
from skillgraph.analysis.counting import Member, among_so_many
from skillgraph.analysis.ranking import rounded
from skillgraph.analysis.telling import estimated
from skillgraph.answers import words
from skillgraph.answers.partners import partners
from skillgraph.answers.tied import ties
from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.network import compact, partner_network

if TYPE_CHECKING:
    from skillgraph.network.compact import Numbers

_AREA = "in-area"
_NEARLY = 1e-8


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
    graph, types = partner_network(view, lang, of=(a.id, b.id)), view.terms("type")
    for entity in (a, b):
        if entity.iri not in graph:  # no partner of it is named
            type_name = types[entity.type].name(lang)
            graph.add_node(entity.iri, name=entity.name(lang), type=entity.type, type_name=type_name)
    answer = beside(graph, a.iri, b.iri, lang, _standing(view, a, b, lang))
    said = (note for entity in (a, b) for note in partners(view, entity, lang).notes)
    return answer._replace(
        a=_known(view, a, answer.a, lang),
        b=_known(view, b, answer.b, lang),
        notes=tuple(dict.fromkeys((*answer.notes, *said))),
    )


def _standing(view: View, a: Entity, b: Entity, lang: str) -> Standing:
    import numpy as np

    from skillgraph.analysis.engine.table import measured
    from skillgraph.analysis.engine.walking import distances

    net = compact(view.edges())
    nodes = {entity.id: int(np.searchsorted(net.entity, entity.id)) for entity in (a, b)}
    there = {number: node for number, node in nodes.items() if node < net.nodes and net.entity[node] == number}
    notes = [among_so_many(net.nodes, net.pairs, net.inferred, lang)]
    places: dict[int, list[tuple[str, Place | None]]] = {a.id: [], b.id: []}
    for measure in RANKED:
        scores, bound = measured(measure, net.arcs)
        notes += estimated(bound, measure, lang)
        for number, own in places.items():
            own.append((measure, _place(scores, there[number]) if number in there else None))
    steps = 0 if a.id == b.id else None
    if len(there) == 2:
        far = int(distances(net.arcs, np.array([there[a.id]]))[there[b.id]])
        steps = None if far < 0 else far
    return Standing(tuple(places[a.id]), tuple(places[b.id]), steps, tuple(notes))


def _place(scores: Numbers, node: int) -> Place:
    """Scores that agree to nine digits share a place."""
    import numpy as np

    own = rounded(scores[node])
    other, number = np.unique(scores, return_counts=True)
    near = np.abs(other - own) <= abs(own) * _NEARLY
    before = int(number[(other > own) & ~near].sum())
    before += sum(int(each) for score, each in zip(other[near], number[near], strict=True) if rounded(score) > own)
    return Place(own, before + 1, len(scores))


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
