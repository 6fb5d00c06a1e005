"""A workspace → a Dataset of rdflib, for scripts that speak RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store

from skillgraph import resources, shapes
from skillgraph.index import sources
from skillgraph.index.inferring import fill
from skillgraph.vocabulary import GRAPH, PREFIXES, XSD
from skillgraph.workspace import Workspace

if TYPE_CHECKING:
    import rdflib


def dataset(folder: Path, kind: Callable[..., rdflib.Dataset]) -> rdflib.Dataset:
    """Give a workspace as a Dataset of rdflib, made from its files and not from the index.

    Parameters
    ----------
    folder
        The workspace.
    kind
        Makes the Dataset that is filled.

    Returns
    -------
    rdflib.Dataset
        Its default graph is the union of all. There is a graph for each source, one for the registry with its
        editorial labels, one for the decisions, one for what the rules derive and one for the ontology. Literals are
        written as the files write them; only those derived are written as the store writes them.

    Raises
    ------
    NotAWorkspace, BrokenFile, QuoteNotInSource
        When the workspace is not as it should be.
    """
    space, ontology = Workspace(folder), shapes.read(resources.ontology())
    quads = sources.read(space, ontology)
    union: rdflib.Dataset = kind(default_union=True)
    union.bind("", space.base)
    for prefix, iri in PREFIXES.items():
        union.bind(prefix, iri, replace=True)
    meaning = (sources.placed(triple, NamedNode(GRAPH.ontology)) for triple in ontology.triples)
    union.addN(_in_rdflib(union, quad) for quad in (*meaning, *quads, *_derived(ontology, quads)))
    return union


def _derived(ontology: shapes.Ontology, quads: list[Quad]) -> Iterator[Quad]:
    store = Store()
    fill(store, ontology, quads)
    return store.quads_for_pattern(None, None, None, NamedNode(GRAPH.inferred))


def _in_rdflib(
    union: rdflib.Dataset, quad: Quad
) -> tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef | rdflib.Literal, rdflib.Graph]:
    import rdflib

    # There is no blank node in a workspace, nor in the ontology.
    subject, predicate, graph = (
        rdflib.URIRef(node.value)
        for node in (quad.subject, quad.predicate, quad.graph_name)
        if isinstance(node, NamedNode)
    )
    value: rdflib.URIRef | rdflib.Literal
    if isinstance(quad.object, NamedNode):
        value = rdflib.URIRef(quad.object.value)
    elif isinstance(quad.object, Literal):
        value = _literal(quad.object)
    else:
        raise TypeError(f"{quad.object} is neither an IRI nor a literal")
    return subject, predicate, value, union.graph(graph)


def _literal(value: Literal) -> rdflib.Literal:
    import rdflib

    if value.language is not None:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype.value == XSD.string:
        return rdflib.Literal(value.value)
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value), normalize=False)
