"""What the rules derive: put into the store, and read from it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, Store

from skillgraph import resources, shapes
from skillgraph.index import sources
from skillgraph.index.shard import Nodes
from skillgraph.vocabulary import GRAPH, SG


def fill(store: Store, ontology: shapes.Ontology, quads: list[Quad]) -> None:
    """Put into a store the ontology, a workspace, and what the rules derive.

    Parameters
    ----------
    store
        An empty store.
    ontology
        What the workspace's records fit.
    quads
        The workspace.
    """
    store.bulk_extend(sources.placed(triple, NamedNode(GRAPH.ontology)) for triple in ontology.triples)
    store.bulk_extend(quads)
    infer(store)


def infer(store: Store) -> None:
    """Run the rules, in the order of their names, until none derives anything new.

    Parameters
    ----------
    store
        Holds the ontology and a workspace.
    """
    rules = resources.ontology() / "rules"
    queries = [file.read_text(encoding="utf-8") for file in sorted(rules.glob("*.rq"))]
    graph = NamedNode(GRAPH.inferred)
    grown = True
    while grown:
        grown = False
        for query in queries:
            derived = store.query(query, use_default_graph_as_union=True)
            if not isinstance(derived, QueryTriples):
                raise TypeError("a rule is a CONSTRUCT query")
            # To count a large store takes a second and more; to look for what is new takes none.
            new = [quad for quad in (sources.placed(triple, graph) for triple in derived) if quad not in store]
            store.extend(new)
            grown = grown or bool(new)


def inferred(store: Store) -> Nodes:
    """Give the nodes that rules derived, and the evidence they rest on.

    Parameters
    ----------
    store
        After `infer`.

    Returns
    -------
    dict
        Subject to predicate to values.
    """
    nodes: Nodes = {}
    _gather(nodes, store.quads_for_pattern(None, None, None, NamedNode(GRAPH.inferred)))
    # What an area is called stands in the ontology; the rules only say that it is one.
    evidence = {value.value for node in nodes.values() for value in node.get(SG.evidence, ())}
    for iri in sorted({*nodes, *evidence}):
        _gather(nodes, store.quads_for_pattern(NamedNode(iri), None, None))
    return nodes


def _gather(nodes: Nodes, quads: Iterable[Quad]) -> None:
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            values = nodes.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
            if quad.object not in values:
                values.append(quad.object)
