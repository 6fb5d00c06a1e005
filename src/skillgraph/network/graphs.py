"""An index's view → a networkx graph, with names, quotes and all."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.answers import joint, words
from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.network.projection import EVERYTHING, Projection, projected

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, Any]
PARTNER = "partner"


def network(view: View, lang: str = "en", projection: Projection = EVERYTHING) -> nx.MultiDiGraph[str]:
    """Give everything that is known as a networkx graph, or the partnerships asked for and all that is no partnership.

    Every entity is a node, one without any tie too. Its name is its IRI, and it has ``name``, ``name_zh``,
    ``name_en``, ``type``, ``type_name`` and ``unnamed``: what the sources count as its partners without a name, a list
    of ``summary`` and ``evidence``.

    Every tie is an edge, in the direction in which its relation reads. Partners are each other's: a partnership
    gives an edge each way, with the same key and ``symmetric`` true, so that successors and predecessors both hold
    the partners, and ``to_undirected()`` makes one edge of the two. The key of an edge is the IRI of its record, a
    space, and its relation. An edge has ``record``, ``relation`` (``partner``, or the code of a link),
    ``relation_name`` (for partners the form of cooperation), ``form``, ``status``, ``since``, ``headcount``,
    ``hedge``, ``together`` (how many participants share the head-count, if several do; else 0), ``symmetric``,
    ``summary``, ``evidence`` (a list of ``source``, ``section`` and ``quote``) and ``weight``, which is 1. What is
    unknown is None.

    Parameters
    ----------
    view
        What to read.
    lang
        The language of the names, ``"zh"`` or ``"en"``.
    projection
        Which partnerships count; by default all. Of other ties those that no source states are left out as well,
        where it asks for what is asserted.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes in the order of pinyin, the edges of each in that of the sources. Where not all counts, the graph itself
        has ``notes`` on what was asked for and left out.

    Raises
    ------
    UnknownChoice, UnknownName, AmbiguousName, NothingNamed
        As `skillgraph.network.projection.projected` does.

    Examples
    --------
    >>> import skillgraph
    >>> graph = skillgraph.open(lang="en").network()
    >>> college = next(node for node, name in graph.nodes(data="name") if name == "Kunming Technician College")
    >>> [graph.nodes[partner]["name"] for partner in graph.successors(college)]
    ['Yunnan Yunxiang Glass Co., Ltd.', 'Sinohydro Bureau 14 Co., Ltd.']
    """
    import networkx as nx

    wanted, notes = _wanted(view, projection, lang)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**({"notes": notes} if notes else {}))
    entities = view.entities()
    _add_nodes(graph, view, entities, lang, _unnamed(view, entities, lang))
    links = (tie for tie in _links(view, lang) if not projection.asserted or tie.edge["status"] == "asserted")
    for tie in _in_order(view, (*_partnerships(view, lang, wanted), *links)):
        key = f"{tie.edge['record']} {tie.edge['relation']}"
        graph.add_edge(entities[tie.source].iri, entities[tie.target].iri, key, **tie.edge)
    return graph


def partner_network(
    view: View,
    lang: str = "en",
    projection: Projection = EVERYTHING,
    of: Collection[int] | None = None,
    *,
    quoted: bool = True,
) -> nx.Graph[str]:
    """Give who partners with whom as a networkx graph, two partners joined by one edge however often they partner.

    A node is an entity that has a partner, with the attributes it has in `network`. An edge has ``weight``, the
    number of its partnerships; ``status``, which is ``inferred`` only if none of them is asserted; and ``records``,
    a list of the partnerships, each with the attributes that the edges of `network` have but ``weight``. The graph
    itself has ``notes``: what was asked for, and how many partnerships are undated and left out.

    Parameters
    ----------
    view
        What to read.
    lang
        The language of the names, ``"zh"`` or ``"en"``.
    projection
        Which partnerships count; by default all.
    of
        Only the partnerships of these entities, by number; by default of all.
    quoted
        Whether ``evidence`` and ``unnamed`` are read; else they are empty.

    Returns
    -------
    networkx.Graph
        Nodes in the order of pinyin, the edges of each in that of the sources.

    Raises
    ------
    UnknownChoice, UnknownName, AmbiguousName, NothingNamed
        As `skillgraph.network.projection.projected` does.

    Examples
    --------
    >>> import skillgraph
    >>> graph = skillgraph.open(lang="en").partner_network()
    >>> sorted(weight for _, _, weight in graph.edges(data="weight"))
    [1, 1, 1, 1, 1]
    """
    import networkx as nx

    wanted, notes = _wanted(view, projection, lang)
    graph: nx.Graph[str] = nx.Graph(notes=notes)
    ties = [
        tie for tie in _in_order(view, _partnerships(view, lang, wanted, of, quoted=quoted)) if tie.source < tie.target
    ]
    met = {entity for tie in ties for entity in (tie.source, tie.target)}
    entities = _by_pinyin(view, met)
    _add_nodes(graph, view, entities, lang, _unnamed(view, entities, lang) if quoted else {})
    for tie in ties:
        ends = entities[tie.source].iri, entities[tie.target].iri
        if not graph.has_edge(*ends):
            graph.add_edge(*ends, weight=0, status=tie.edge["status"], records=[])
        pair, own = graph.edges[ends], {name: value for name, value in tie.edge.items() if name != "weight"}
        pair["records"].append(own)
        pair["weight"] += 1
        pair["status"] = min(pair["status"], own["status"])  # asserted comes before inferred
    return graph


def _by_pinyin(view: View, numbers: Collection[int]) -> dict[int, Entity]:
    order = view.in_order(numbers)
    entities = sorted(view.entities(numbers).values(), key=lambda entity: (order[entity.id], entity.iri))
    return {entity.id: entity for entity in entities}


def _wanted(view: View, projection: Projection, lang: str) -> tuple[set[int] | None, tuple[str, ...]]:
    """The records of the partnerships that count, None for all; and what is to be said of the rest."""
    if projection == EVERYTHING:
        return None, ()
    found = projected(view, projection, lang)
    return set(found.edges.record.tolist()), found.notes


def _add_nodes(
    graph: nx.Graph[str], view: View, entities: dict[int, Entity], lang: str, unnamed: dict[int, list[Attributes]]
) -> None:
    types = view.terms("type")
    for entity in entities.values():
        graph.add_node(
            entity.iri,
            name=entity.name(lang),
            name_zh=entity.name_zh,
            name_en=entity.name_en,
            type=entity.type,
            type_name=types[entity.type].name(lang),
            unnamed=unnamed.get(entity.id, []),
        )


def _unnamed(view: View, entities: Collection[int], lang: str) -> dict[int, list[Attributes]]:
    """What the sources count of somebody's partners and do not name."""
    some = "SELECT entity, record FROM counted WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity, record"
    rows = view.rows(some, (json.dumps(list(entities)),))
    known = _known(view, {record for _, record in rows}, lang)
    found: dict[int, list[Attributes]] = {}
    for entity, record in rows:
        found.setdefault(entity, []).append({name: known[record][name] for name in ("summary", "evidence")})
    return found


class _Tie(NamedTuple):
    source: int
    target: int
    record: int
    edge: Attributes


def _partnerships(
    view: View,
    lang: str,
    wanted: set[int] | None = None,
    of: Collection[int] | None = None,
    *,
    quoted: bool = True,
) -> Iterator[_Tie]:
    rows = [row for row in view.partners(of) if wanted is None or row.record in wanted]
    if of is not None:  # each pair from the one that is asked for; here from the first of the two, and once
        turned = (row if row.a < row.b else row._replace(a=row.b, b=row.a) for row in rows)
        rows = list({(row.a, row.b, row.record): row for row in turned}.values())
    known, forms = _known(view, {row.record for row in rows}, lang, quoted=quoted), view.terms("form")
    shared = joint.sharing(view, {row.record for row in rows if row.headcount is not None})
    for row in rows:
        edge = {
            "relation": PARTNER,
            "relation_name": forms[row.form].name(lang),
            "form": row.form,
            "since": row.since,
            "headcount": row.headcount,
            "hedge": None if row.headcount is None else row.hedge or "exact",
            "together": len(shared.get(row.record, ())),
            "symmetric": True,
        }
        yield _Tie(row.a, row.b, row.record, edge | known[row.record])


def _links(view: View, lang: str) -> Iterator[_Tie]:
    rows = view.links()
    known, relations = _known(view, {row.record for row in rows}, lang), view.terms("relation")
    for row in rows:
        edge = {
            "relation": row.relation,
            "relation_name": relations[row.relation].name(lang),
            **dict.fromkeys(("form", "since", "headcount", "hedge")),
            "together": 0,
            "symmetric": False,
        }
        yield _Tie(row.source, row.target, row.record, edge | known[row.record])


def _known(view: View, records: Iterable[int], lang: str, *, quoted: bool = True) -> dict[int, Attributes]:
    """What an edge takes from its record."""
    wanted = set(records)
    quotes = view.quotes(wanted) if quoted else {}
    return {
        number: {
            "record": record.iri,
            "status": record.status,
            "summary": record.summary(lang),
            "evidence": [item.to_json() for item in words.evidence(quotes.get(number, ()), lang)],
            "weight": 1,
        }
        for number, record in view.records(wanted).items()
    }


def _in_order(view: View, ties: Iterable[_Tie]) -> list[_Tie]:
    found = list(ties)
    places = view.places({tie.record for tie in found})
    ranks = view.in_order({entity for tie in found for entity in (tie.source, tie.target)})
    found.sort(key=lambda tie: (places[tie.record], tie.edge["relation"], ranks[tie.source], ranks[tie.target]))
    return found
