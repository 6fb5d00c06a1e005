"""View → what a map shows of it: all entities, or those around one, with their relations and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skillgraph import names
from skillgraph.index.rows import Entity, Name, Quote, RecordRow, Term
from skillgraph.index.view import View
from skillgraph.present.map.asked import Asked
from skillgraph.present.map.belonging import areas, industries
from skillgraph.present.map.chosen import Chosen, Tie, choose
from skillgraph.present.map.data import Edge, Fact, Groups, MapData, Node, Status
from skillgraph.present.map.data import Quote as MapQuote
from skillgraph.present.map.measured import communities, measured
from skillgraph.present.map.remarks import left_out, unnamed
from skillgraph.present.map.suggested import suggestions
from skillgraph.records import Status as RecordStatus


def map_data(view: View, asked: Asked, lang: str) -> MapData:
    """Gather what a map shows.

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
    MapData
        Nodes and edges in both languages, each edge with the words it rests on.

    Raises
    ------
    UnknownChoice
        When there is no such type, kind of relation, status or measure, or fewer than one step is asked for.

    Examples
    --------
    >>> import skillgraph
    >>> len(map_data(skillgraph.open()._view, Asked(types=("person",)), "en").nodes)
    1
    """
    size, color, said = measured(view, asked.size_by, asked.color_by)
    chosen = choose(view, asked, lang)
    meta = view.meta()
    groups = color if isinstance(color, Groups) else communities(view)
    edges = _edges(view, chosen)
    shown = _shown(chosen)
    if shown is None or "suggested" in shown:
        edges = (*edges, *suggestions(view, chosen, asked, wanted=shown is not None))
    return MapData(
        title={"zh": meta["title_zh"], "en": meta["title_en"]},
        nodes=_nodes(view, chosen),
        edges=edges,
        notes=(*said, *left_out(chosen, asked), *unnamed(view, chosen)),
        size=size,
        color=color,
        communities=_among(groups, chosen),
        hulls=asked.communities,
        shown=frozenset(("asserted", "inferred")) if shown is None else shown,
    )


def _shown(chosen: Chosen) -> frozenset[Status] | None:
    """The statuses asked for; None where nobody said."""
    statuses: tuple[Status, ...] = ("asserted", "inferred", "suggested")
    return frozenset(status for status in statuses if status in chosen.statuses) if chosen.statuses else None


def _among(groups: Groups, chosen: Chosen) -> Groups | None:
    """The communities of those that are shown, numbered anew; None where they are fewer than two."""
    of = {entity.iri: groups.of[entity.iri] for entity in chosen.entities.values() if entity.iri in groups.of}
    kept = sorted(set(of.values()))
    if len(kept) < 2:
        return None
    place = {group: number for number, group in enumerate(kept)}
    return Groups(
        groups.name,
        tuple(groups.names[group] for group in kept),
        {iri: place[of[iri]] for iri in of},
        tuple(groups.leaders[group] for group in kept),
    )


def _nodes(view: View, chosen: Chosen) -> tuple[Node, ...]:
    types, numbers = view.terms("type"), list(chosen.entities)
    called: dict[int, list[Name]] = {}
    for name in view.names_among(numbers):
        called.setdefault(name.entity, []).append(name)
    facts = _facts(view, chosen)
    where, what = areas(view, chosen), industries(view, chosen)
    return tuple(
        replace(
            _node(entity, types[entity.type], called.get(number, [])),
            facts=facts.get(number, ()),
            areas=where.get(number, ()),
            industries=what.get(number, ()),
        )
        for number, entity in chosen.entities.items()
    )


def _node(entity: Entity, kind: Term, called: Sequence[Name]) -> Node:
    searched = [form for name in called for form in (name.text, name.pinyin, name.initials)]
    own = {entity.name_zh, entity.name_en}
    return Node(
        id=entity.iri,
        name={"zh": entity.name_zh, "en": entity.name_en},
        kind=entity.type,
        kind_name=_words(kind),
        names=tuple(
            form for form in dict.fromkeys([*searched, names.fold(entity.name_zh)]) if form and form not in own
        ),
        aliases=tuple(dict.fromkeys(name.text for name in called if name.text not in own)),
    )


def _facts(view: View, chosen: Chosen) -> dict[int, tuple[Fact, ...]]:
    """What records say of each entity beside the relations that are drawn."""
    drawn = {tie.record for tie in chosen.ties}
    involved = view.involvements_among(chosen.entities)
    told = {number: [record for record in records if record not in drawn] for number, records in involved.items()}
    wanted = {record for records in told.values() for record in records}
    records, quotes, kinds = view.records(wanted), view.quotes(wanted), view.terms("record-type")
    passages = {number: tuple(map(_quote, found)) for number, found in quotes.items()}
    years = {row.record: int(year[:4]) for row in view.observations() if (year := row.year or row.as_of)}
    facts = {
        number: Fact(
            name=_words(kinds[record.type]),
            phrase=_summary(record),
            status=RecordStatus(record.status).value,
            quotes=passages.get(number, ()),
            year=years.get(number),
        )
        for number, record in records.items()
    }
    return {number: tuple(facts[record] for record in found) for number, found in told.items()}


def _edges(view: View, chosen: Chosen) -> tuple[Edge, ...]:
    numbers = {tie.record for tie in chosen.ties}
    records, quotes = view.records(numbers), view.quotes(numbers)
    passages = {number: tuple(map(_quote, found)) for number, found in quotes.items()}
    phrases = {number: _summary(record) for number, record in records.items()}
    relations = {code: _words(term) for code, term in view.terms("relation").items()}
    forms = {code: _words(term) for code, term in view.terms("form").items()}

    def edge(tie: Tie) -> Edge:
        return Edge(
            source=chosen.entities[tie.source].iri,
            target=chosen.entities[tie.target].iri,
            relation=tie.relation,
            relation_name=(forms if tie.is_partnership else relations)[tie.relation],
            phrase=phrases[tie.record],
            status=RecordStatus(records[tie.record].status).value,
            directed=not tie.is_partnership,
            quotes=passages.get(tie.record, ()),
            year=tie.year,
        )

    return tuple(map(edge, chosen.ties))


def _words(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _summary(record: RecordRow) -> dict[str, str]:
    return {"zh": record.summary_zh, "en": record.summary_en}


def _quote(quote: Quote) -> MapQuote:
    number = quote.number
    return MapQuote(
        source={"zh": number or quote.title_zh, "en": number or quote.title_en},
        section=quote.section,
        text=quote.text,
    )
