"""The content as RDF: triples where a format knows no graphs, else quads in the graphs of where they come from."""

from __future__ import annotations

import re
from itertools import groupby

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from skillgraph import triples
from skillgraph.errors import NotInXml
from skillgraph.export.content import Content
from skillgraph.vocabulary import RDF

# What XML 1.0 has no way to write, not even as a reference.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def turtle(content: Content) -> bytes:
    """Write Turtle, in the one way in which the workspace's own files are written.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        All graphs as one.
    """
    return triples.to_turtle((quad.triple for quad in content.quads), content.prefixes)


def ntriples(content: Content) -> bytes:
    """Write N-Triples.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        All graphs as one, a triple a line, sorted.
    """
    return serialize(_union(content), format=RdfFormat.N_TRIPLES) or b""


def nquads(content: Content) -> bytes:
    """Write N-Quads.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        A quad a line, sorted by graph.
    """
    return serialize(content.quads, format=RdfFormat.N_QUADS) or b""


def trig(content: Content) -> bytes:
    """Write TriG, each graph as its Turtle is written.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        One block for each graph.
    """
    heads: set[str] = set()
    blocks = []
    for graph, quads in groupby(content.quads, key=lambda quad: quad.graph_name):
        # In Turtle a line that begins so is never a part of a text: line ends in texts are written as \\n.
        lines = triples.to_turtle((quad.triple for quad in quads), content.prefixes).decode().split("\n")
        heads.update(line for line in lines if line.startswith("@prefix "))
        body = "\n".join(line for line in lines if not line.startswith("@prefix ")).strip("\n")
        blocks.append(f"{graph} {{\n\n{body}\n\n}}\n")
    return "\n".join(["".join(f"{line}\n" for line in sorted(heads)), *blocks]).encode()


def rdfxml(content: Content) -> bytes:
    """Write RDF/XML.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        All graphs as one.

    Raises
    ------
    NotInXml
        When a text or a property is one that XML cannot write.
    """
    found = _union(content)
    for triple in found:
        if isinstance(triple.object, Literal) and _NOT_XML.search(triple.object.value):
            raise NotInXml(node=str(triple.subject))
    used = {triple.predicate.value for triple in found}
    prefixes = {name: iri for name, iri in content.prefixes.items() if any(each.startswith(iri) for each in used)}
    try:
        text = serialize(found, format=RdfFormat.RDF_XML, prefixes=prefixes) or b""
    except ValueError as error:
        raise NotInXml(node=str(error)) from error
    # A reader of XML takes a bare carriage return for a line end; only texts hold one.
    return _in_order(text).replace(b"\r", b"&#13;")


def _in_order(text: bytes) -> bytes:
    """The prefixes sorted: they are written in an order that differs from one process to the next."""
    head, tag, rest = text.partition(b"<rdf:RDF ")
    names, end, body = rest.partition(b">")
    return head + tag + b" ".join(sorted(names.split(b" "))) + end + body


def _union(content: Content) -> list[Triple]:
    return sorted({quad.triple for quad in content.quads}, key=_place)


def _place(triple: Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return str(triple.subject), predicate != RDF.type, predicate, str(triple.object)
