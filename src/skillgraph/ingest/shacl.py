"""The judge of SHACL, where it is installed: pyshacl."""

from __future__ import annotations

import logging
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph.shapes import Problem
from skillgraph.vocabulary import PREFIXES, SH, XSD, local_name

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def installed() -> bool:
    """Say whether pyshacl is there."""
    from importlib.util import find_spec

    return find_spec("pyshacl") is not None


def check(data: Iterable[Triple], shapes: Path, known: Container[str]) -> Iterator[Problem]:
    """Let pyshacl hold the data against the shapes.

    Parameters
    ----------
    data
        The ontology and the workspace.
    shapes
        The file of the shapes.
    known
        Nodes whose problems have been told.

    Yields
    ------
    Problem
        One for each result that is new.
    """
    import pyshacl
    import rdflib

    with _quiet("rdflib.term"):
        conforms, report, _ = pyshacl.validate(_graph(data), shacl_graph=_spread(rdflib.Graph().parse(shapes)))
    if conforms:
        return
    sh = rdflib.Namespace(SH.iri)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        node = str(report.value(result, sh.focusNode))
        if node not in known:
            path, message = report.value(result, sh.resultPath), report.value(result, sh.resultMessage)
            field = local_name(str(path)) if path else ""
            yield Problem(node, f"SHACL：“{field}”不合（{message}）", f"SHACL: “{field}” does not fit ({message})")


def _graph(data: Iterable[Triple]) -> Graph:
    """The data as pyshacl reads it, term by term: to write it as Turtle and to parse that takes many times as long."""
    import rdflib

    # The same nodes are named again and again; each name is kept once.
    named = cache(rdflib.URIRef)

    def term(value: object) -> Node:
        if isinstance(value, NamedNode):
            return named(value.value)
        if not isinstance(value, Literal):
            raise ValueError("the curated files hold no blank nodes")
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        # rdflib knows a text by its having no datatype.
        datatype = value.datatype.value
        return rdflib.Literal(value.value, datatype=None if datatype == XSD.string else named(datatype))

    graph = rdflib.Graph()
    # The judge writes nodes in its sentences as the graph shortens them.
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in data:
        graph.add((term(triple.subject), named(triple.predicate.value), term(triple.object)))
    return graph


def _spread(shapes: Graph) -> Graph:
    """Let each field of a form have the targets of the form, instead of being asked for by the form.

    That says the same (SHACL, 2.1 and 4.7.2), and lets pyshacl hold all nodes against a field at once; else it would
    take up each field anew for each node.
    """
    import rdflib

    sh = rdflib.Namespace(SH.iri)
    # What another shape asks for keeps its fields.
    for form in {form for form in shapes.subjects(sh.targetClass) if (None, None, form) not in shapes}:
        for field in list(shapes.objects(form, sh.property)):
            shapes.remove((form, sh.property, field))
            for target in shapes.objects(form, sh.targetClass):
                shapes.add((field, sh.targetClass, target))
    return shapes


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Let a logger say nothing: of a value that is none of its datatype it would print a traceback."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
