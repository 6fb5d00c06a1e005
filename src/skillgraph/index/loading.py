"""Files → the store, as fast as the engine reads them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from skillgraph.index import sources
from skillgraph.shapes import Properties
from skillgraph.workspace import Workspace, read_text

# The prefixes that our own Turtle begins with, a line for each.
_PREFIXES = re.compile(r"(?:@prefix [^\s<>]*: <[^\s<>]*> \.\n|\n)+")
# How a directive begins; one written otherwise is found by whoever reads the TriG, where it is no triple.
_DIRECTIVES = ("@prefix", "@base", "PREFIX ", "prefix ", "BASE <", "base <")


def load_files(store: Path, files: Iterable[Path], space: Workspace) -> bool:
    """Load Turtle files into a new store, each into the graph of where it comes from.

    Parameters
    ----------
    store
        The folder to make.
    files
        Files of the workspace.
    space
        The workspace.

    Returns
    -------
    bool
        True: it is done.

    Raises
    ------
    SyntaxError, BrokenFile
        When a file is not Turtle.
    """
    held = Store(str(store))
    load(held, files, space)
    held.flush()
    return True


def load(store: Store, files: Iterable[Path], space: Workspace) -> None:
    """Load Turtle files into a store, each into the graph of where it comes from.

    Parameters
    ----------
    store
        Open for writing.
    files
        Files of the workspace.
    space
        The workspace.

    Raises
    ------
    SyntaxError, BrokenFile
        When a file is not Turtle.
    """
    # One load of all is several times faster than a load for each.
    parts = (in_graph(read_text(file, space.folder), sources.graph_of(file, space), space.base) for file in files)
    stream: Any = _Stream(_ahead(parts))
    # Whoever derives rows reads the same files strictly; here IRIs need not be looked through once more.
    store.bulk_load(stream, format=RdfFormat.TRIG, base_iri=space.base, lenient=True)


def in_graph(text: str, graph: NamedNode, base: str) -> bytes:
    r"""Write a Turtle file as TriG, its triples in a graph.

    Parameters
    ----------
    text
        Turtle.
    graph
        The graph.
    base
        What relative IRIs are resolved against.

    Returns
    -------
    bytes
        TriG that may stand before and behind other such: it says all its prefixes, and changes no base.

    Raises
    ------
    SyntaxError
        When it is not Turtle; where it is written as we write it, whoever reads the TriG finds that out.

    Examples
    --------
    >>> in_graph("@prefix x: <x:> .\nx:a a x:B .", NamedNode("x:g"), "x:").decode()
    '@prefix x: <x:> .\n<x:g> {\nx:a a x:B .\n}\n'
    """
    head = _PREFIXES.match(text)
    body = text[head.end() :] if head else text
    if any(sign in body for sign in _DIRECTIVES):
        # Directives may stand anywhere in Turtle, but not in a graph of TriG.
        quads = (sources.placed(quad.triple, graph) for quad in parse(text, format=RdfFormat.TURTLE, base_iri=base))
        return serialize(quads, format=RdfFormat.TRIG) or b""
    return f"{text[: head.end()] if head else ''}<{graph.value}> {{\n{body}\n}}\n".encode()


def _ahead(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Make each part while the one before is loaded."""
    with ThreadPoolExecutor(1) as other:
        coming = other.submit(next, parts, b"")
        while part := coming.result():
            coming = other.submit(next, parts, b"")
            yield part


class _Stream(io.RawIOBase):
    """Texts, read one after the other as if they were one file."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._part = io.BytesIO()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        given = self._part.read(size)
        if not given:
            self._part = io.BytesIO(next(self._parts, b""))
            given = self._part.read(size)
        return given


def merge(store: Store, replaced: Mapping[str, str]) -> None:
    """Let the entities that stay take the place of those merged into them.

    Parameters
    ----------
    store
        Holds the files as they are.
    replaced
        IRI of an entity to that of the one that takes its place.
    """
    said = _Said(store)
    changes = []
    for iri in sorted(replaced):
        node = NamedNode(iri)
        for quad in (*store.quads_for_pattern(node, None, None), *store.quads_for_pattern(None, None, node)):
            kept = sources.canonical(quad.triple, replaced, said)
            if kept != quad.triple:
                changes.append((quad, kept))
    for quad, kept in changes:
        store.remove(quad)
        if kept is not None:
            store.add(Quad(kept.subject, kept.predicate, kept.object, quad.graph_name))


class _Said(Mapping[str, Properties]):
    """The nodes of a store, each read when it is asked for, and kept as it was then."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, dict[str, list[NamedNode | Literal]]] = {}

    def __getitem__(self, iri: str) -> Properties:
        if iri not in self._read:
            node: dict[str, list[NamedNode | Literal]] = {}
            for quad in self._store.quads_for_pattern(NamedNode(iri), None, None):
                if isinstance(quad.object, (NamedNode, Literal)):
                    node.setdefault(quad.predicate.value, []).append(quad.object)
            self._read[iri] = node
        if not self._read[iri]:
            raise KeyError(iri)
        return self._read[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)
