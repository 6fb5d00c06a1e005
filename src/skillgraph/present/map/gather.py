"""View → what a map shows of it: all entities, or those around one, with their relations and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillgraph import lookup, names
from skillgraph.answers import words
from skillgraph.errors import UnknownChoice
from skillgraph.index.rows import Entity, Quote, Term
from skillgraph.index.view import View
from skillgraph.present.map.data import Edge, Fact, MapData, Node
from skillgraph.present.map.data import Quote as MapQuote
from skillgraph.present.map.measured import measured
from skillgraph.records import Status


class _Tie(NamedTuple):
    source: int
    target: int
    record: int
    relation: str
    directed: bool


PARTNER = "partner"


def map_data(
    view: View,
    focus: Entity | None,
    hops: int,
    kinds: Sequence[str],
    lang: str,
    size_by: str | None = None,
    color_by: str | None = None,
) -> MapData:
    """Gather what a map shows.

    Parameters
    ----------
    view
        What to read.
    focus
        The entity in the middle; None for the whole graph.
    hops
        How many steps around the focus.
    kinds
        Only entities of these types, by code or name; none given is all. The focus stays.
    lang
        The language of choices in an error, ``"zh"`` or ``"en"``.
    size_by, color_by
        What the size and the colour of the marks tell; see `skillgraph.present.map.measured.measured`.

    Returns
    -------
    MapData
        Nodes and edges in both languages, each edge with the words it rests on.

    Raises
    ------
    UnknownChoice
        When there is no such type or measure, or fewer than one step is asked for.
    """
    if hops < 1:
        raise UnknownChoice(option="--hops", value=hops, choices="1, 2, 3, …")
    entities = view.entities()
    wanted = {code for kind in kinds for code in lookup.codes(view, "type", kind, "--type", lang)}
    kept = {number for number, entity in entities.items() if not wanted or entity.type in wanted}
    ties = _ties(view)
    if focus is not None:
        kept = _around(focus.id, hops, [tie for tie in ties if {tie.source, tie.target} <= kept | {focus.id}])
    chosen = [tie for tie in ties if tie.source in kept and tie.target in kept]
    meta = view.meta()
    size, color, said = measured(view, size_by, color_by)
    return MapData(
        title={"zh": meta["title_zh"], "en": meta["title_en"]},
        nodes=_nodes(view, [entity for number, entity in entities.items() if number in kept], {t.record for t in ties}),
        edges=_edges(view, chosen, entities),
        notes=(
            *said,
            *_notes(view, [number for number in entities if number in kept]),
        ),
        size=size,
        color=color,
    )


def _ties(view: View) -> list[_Tie]:
    """All edges: each pair of partners once for each partnership, and the links the ontology names."""
    ties = [_Tie(row.a, row.b, row.record, PARTNER, False) for row in view.partners() if row.a < row.b]
    ties += [_Tie(row.source, row.target, row.record, row.relation, True) for row in view.links()]
    return ties


def _around(focus: int, hops: int, ties: Iterable[_Tie]) -> set[int]:
    neighbours = defaultdict(set)
    for tie in ties:
        neighbours[tie.source].add(tie.target)
        neighbours[tie.target].add(tie.source)
    reached = frontier = {focus}
    for _ in range(min(hops, len(neighbours))):
        frontier = {other for entity in frontier for other in neighbours[entity]} - reached
        reached = reached | frontier
    return reached


def _nodes(view: View, entities: Iterable[Entity], drawn: set[int]) -> tuple[Node, ...]:
    types = view.terms("type")
    found: dict[int, list[str]] = defaultdict(list)
    for name in view.names():
        found[name.entity] += [name.text, name.pinyin, name.initials]
    return tuple(
        Node(
            id=entity.iri,
            name={"zh": entity.name_zh, "en": entity.name_en},
            kind=entity.type,
            kind_name=_words(types[entity.type]),
            names=tuple(dict.fromkeys([*found[entity.id], names.fold(entity.name_zh)])),
            facts=_facts(view, entity, drawn),
        )
        for entity in entities
    )


def _facts(view: View, entity: Entity, drawn: set[int]) -> tuple[Fact, ...]:
    """What records say of an entity beside the relations that are drawn."""
    numbers = list(dict.fromkeys(record for record, _ in view.involvements(entity.id) if record not in drawn))
    records, quotes, kinds = view.records(numbers), view.quotes(numbers), view.terms("record-type")
    return tuple(
        Fact(
            name=_words(kinds[records[number].type]),
            phrase={"zh": records[number].summary_zh, "en": records[number].summary_en},
            status=Status(records[number].status).value,
            quotes=tuple(_quote(quote) for quote in quotes.get(number, ())),
        )
        for number in numbers
    )


def _edges(view: View, ties: Sequence[_Tie], entities: dict[int, Entity]) -> tuple[Edge, ...]:
    numbers = {tie.record for tie in ties}
    records, quotes = view.records(numbers), view.quotes(numbers)
    relations = view.terms("relation")
    forms, form_of = view.terms("form"), {row.record: row.form for row in view.partners()}

    return tuple(
        Edge(
            source=entities[tie.source].iri,
            target=entities[tie.target].iri,
            relation=tie.relation,
            relation_name=_words(forms[form_of[tie.record]] if tie.relation == PARTNER else relations[tie.relation]),
            phrase={"zh": records[tie.record].summary_zh, "en": records[tie.record].summary_en},
            status=Status(records[tie.record].status).value,
            directed=tie.directed,
            quotes=tuple(_quote(quote) for quote in quotes.get(tie.record, ())),
        )
        for tie in ties
    )


def _notes(view: View, entities: Iterable[int]) -> tuple[dict[str, str], ...]:
    """What sources count or claim without naming it, once each: no edge can show it."""
    said = [
        {"zh": zh, "en": en}
        for entity in entities
        for zh, en in zip(words.unnamed(view, entity, "zh"), words.unnamed(view, entity, "en"), strict=True)
    ]
    return tuple({note["zh"]: note for note in said}.values())


def _words(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _quote(quote: Quote) -> MapQuote:
    number = quote.number
    return MapQuote(
        source={"zh": number or quote.title_zh, "en": number or quote.title_en},
        section=quote.section,
        text=quote.text,
    )
