"""What an export holds: the workspace's own files and what the rules derive, as quads in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from skillgraph import resources, shapes
from skillgraph.errors import DamagedIndex
from skillgraph.index import sources
from skillgraph.index.view import View
from skillgraph.vocabulary import GRAPH, PREFIXES, RDF, SG
from skillgraph.workspace import Workspace


@dataclass(frozen=True)
class Content:
    """A workspace, ready to be written.

    Parameters
    ----------
    space
        The workspace.
    ontology
        What its records fit; it is no part of an export.
    view
        Its index.
    quads
        The workspace and what the rules derive, each in its graph, sorted.
    lang
        The language of headings and names, ``"zh"`` or ``"en"``.
    evidence
        Whether the passages that records rest on are among the quads.
    """

    space: Workspace
    ontology: shapes.Ontology
    view: View
    quads: tuple[Quad, ...]
    lang: str
    evidence: bool

    @cached_property
    def nodes(self) -> dict[str, dict[str, list[NamedNode | Literal]]]:
        """The nodes of the ontology and of the workspace, each with its properties."""
        return shapes.group([*self.ontology.triples, *(quad.triple for quad in self.quads)])

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The vocabulary's prefixes, and one for each room of the workspace's own IRIs."""
        iris = (
            node.value for quad in self.quads for node in (quad.subject, quad.object) if isinstance(node, NamedNode)
        )
        return {**dict(_rooms(self.space.base, iris)), **PREFIXES}


def gather(folder: Path, view: View, lang: str, evidence: bool) -> Content:
    """Read what an export holds.

    Parameters
    ----------
    folder
        The workspace.
    view
        Its index, made of the files as they are now.
    lang
        ``"zh"`` or ``"en"``.
    evidence
        Whether to keep the passages that records rest on.

    Returns
    -------
    Content
        The curated literals are those of the files: the store has its own way of writing them.

    Raises
    ------
    BrokenFile, QuoteNotInSource
        When the workspace is not as it should be.
    DamagedIndex
        When the index cannot be read.
    """
    space, ontology = Workspace(folder), shapes.read(resources.ontology())
    quads = {*sources.read(space, ontology), *_inferred(view)}
    kept = quads if evidence else set(_without_evidence(quads))
    return Content(space, ontology, view, tuple(sorted(kept, key=_place)), lang, evidence)


def _inferred(view: View) -> Iterator[Quad]:
    try:
        yield from view.store().quads_for_pattern(None, None, None, NamedNode(GRAPH.inferred))
    except OSError as error:
        raise DamagedIndex(folder=view.index) from error


def _without_evidence(quads: Iterable[Quad]) -> Iterator[Quad]:
    passages = {
        quad.subject for quad in quads if quad.predicate.value == RDF.type and quad.object == NamedNode(SG.Evidence)
    }
    return (quad for quad in quads if quad.subject not in passages and quad.predicate.value != SG.evidence)


def _place(quad: Quad) -> tuple[str, str, bool, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject), predicate != RDF.type, predicate, str(quad.object)


def _rooms(base: str, iris: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What stands between the base and the last slash or number sign, as `org` in `…/kunming-2023/org/`."""
    room = re.compile(re.escape(base) + r"(?:src/(?:[^/#]+/)?|([A-Za-z][A-Za-z-]*)/)")
    found = {match[0] for iri in set(iris) if (match := room.match(iri))}
    yield "entity", base
    for iri in sorted(found):
        prefix = iri.rstrip("/").rsplit("/", 1)[-1]
        if re.fullmatch(r"[A-Za-z](?:[\w-]*\w)?", prefix, re.ASCII) and prefix not in PREFIXES:
            yield prefix, iri
