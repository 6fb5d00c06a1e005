"""The judge of SHACL, where it is installed: pyshacl."""

from __future__ import annotations

import logging
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Triple

from skillgraph import triples
from skillgraph.shapes import Problem
from skillgraph.vocabulary import SH, local_name


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
        graph = rdflib.Graph().parse(data=triples.to_turtle(data).decode(), format="turtle")
        conforms, report, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(shapes))
    if conforms:
        return
    sh = rdflib.Namespace(SH.iri)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        node = str(report.value(result, sh.focusNode))
        if node not in known:
            path, message = report.value(result, sh.resultPath), report.value(result, sh.resultMessage)
            field = local_name(str(path)) if path else ""
            yield Problem(node, f"SHACL：“{field}”不合（{message}）", f"SHACL: “{field}” does not fit ({message})")


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Let a logger say nothing: of a value that is none of its datatype it would print a traceback."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
