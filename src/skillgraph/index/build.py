"""A workspace → an index: the store for SPARQL, then the read model from it."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from skillgraph import resources, shapes
from skillgraph.index import edges, pointer, readmodel, sources
from skillgraph.vocabulary import GRAPH
from skillgraph.workspace import Workspace


def build(folder: Path, index: Path) -> None:
    """Build the index of a workspace.

    Parameters
    ----------
    folder
        The workspace.
    index
        An empty folder to write it in.

    Raises
    ------
    NotAWorkspace, BrokenFile, QuoteNotInSource
        When the workspace is not as it should be; what was written is then worth nothing.
    """
    space = Workspace(folder)
    meaning = resources.ontology()
    ontology = shapes.read(meaning)
    quads = sources.read(space, ontology)
    store = Store(str(index / pointer.STORE))
    fill(store, ontology, quads)
    store.flush()
    meta = {"title_zh": space.title("zh"), "title_en": space.title("en"), "base": space.base}
    readmodel.write(store, ontology, meaning / "read-model", index / pointer.READ_MODEL, meta)
    edges.write(index)


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
    _infer(store, resources.ontology() / "rules")


def _infer(store: Store, rules: Path) -> None:
    """Run the rules, in the order of their names, until none derives anything new."""
    queries = [file.read_text(encoding="utf-8") for file in sorted(rules.glob("*.rq"))]
    graph = NamedNode(GRAPH.inferred)
    grown = True
    while grown:
        before = len(store)
        for query in queries:
            derived = store.query(query, use_default_graph_as_union=True)
            if not isinstance(derived, QueryTriples):
                raise TypeError("a rule is a CONSTRUCT query")
            store.extend([sources.placed(triple, graph) for triple in derived])
        grown = len(store) > before
