"""Files of records → rows, looked at in passing: what is not plainly well is left to those who look thoroughly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from skillgraph import resources, shapes
from skillgraph.errors import SkillGraphError
from skillgraph.index import meaning, sources
from skillgraph.index.derive import Deriving, Elsewhere, Rows
from skillgraph.index.registry import Known
from skillgraph.index.summaries import Summaries
from skillgraph.shapes.fitting import Fitting
from skillgraph.vocabulary import RDF, SG
from skillgraph.workspace import Workspace, read_text

Value = NamedNode | Literal
Nodes = dict[str, dict[str, list[Value]]]


class Told(NamedTuple):
    """What one file of records tells.

    Parameters
    ----------
    file
        Its path.
    rows
        Its rows, the records in the order of their IRIs.
    texts
        The files of texts that its sources name, below the folder sources.
    unknown
        Nodes that are values and are told of neither here nor in the registry, each with the classes that would do.

    Examples
    --------
    >>> Told("letter.ttl", Rows(), ("letter/1.md",), ()).texts
    ('letter/1.md',)
    """

    file: str
    rows: Rows
    texts: tuple[str, ...]
    unknown: Sequence[tuple[str, frozenset[str]]]


@dataclass
class Ground:
    """What every shard of a workspace is derived with.

    Parameters
    ----------
    folder
        The workspace.
    entities
        Its entities.
    replaced
        Which entity stands for which.
    terms
        Rows of the ontology's words.
    """

    folder: str
    entities: dict[str, Known] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str | None, ...]] = field(default_factory=list)

    def __getstate__(self) -> tuple[object, ...]:
        """What another process needs; plain tuples are written several times as fast as named ones."""
        return self.folder, {iri: tuple(one) for iri, one in self.entities.items()}, self.replaced, self.terms

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.folder, entities, self.replaced, self.terms = state
        self.entities = {iri: Known._make(one) for iri, one in entities.items()}

    @cached_property
    def space(self) -> Workspace:
        """The workspace."""
        return Workspace(Path(self.folder))

    @cached_property
    def meaning(self) -> meaning.Meaning:
        """The ontology's look-ups."""
        return meaning.read(shapes.read(resources.ontology()))

    @cached_property
    def deriving(self) -> Deriving:
        """Derives rows."""
        return Deriving(self.meaning, self.entities, Summaries(self.meaning.ontology, self.name_of, self.terms))

    def name_of(self, iri: str) -> tuple[str, str] | None:
        """Give the name of an entity in zh and en."""
        known = self.entities.get(iri)
        return None if known is None else (known.zh, known.en)


def read(ground: Ground, files: Iterable[str]) -> list[Told] | None:
    """Read files of records.

    Parameters
    ----------
    ground
        What is known of the workspace.
    files
        Paths.

    Returns
    -------
    list of Told or None
        What each tells; None where something in one of them is not plainly well.
    """
    told = []
    for file in files:
        nodes = nodes_of(Path(file), ground.space)
        if nodes is None or _is_irregular(Path(file), nodes, ground):
            return None
        unknown = _are_well(file, nodes, ground)
        if unknown is None:
            return None
        texts = {value.value for node in nodes.values() for value in node.get(SG.textFile, ())}
        try:
            rows = ground.deriving.rows(_merged(nodes, ground.replaced))
        except Elsewhere:
            return None
        told.append(Told(file, rows, tuple(sorted(texts)), unknown))
    return told


def nodes_of(file: Path, space: Workspace) -> Nodes | None:
    """Read a Turtle file.

    Parameters
    ----------
    file
        The file.
    space
        Its workspace.

    Returns
    -------
    dict or None
        Subject to predicate to values, once each; None where it is not Turtle or has a blank node.
    """
    nodes: Nodes = {}
    last, node = "", {}
    try:
        text = read_text(file, space.folder)
        for subject, predicate, value, _ in parse(text, format=RdfFormat.TURTLE, base_iri=space.base):
            if type(subject) is not NamedNode or type(value) not in (NamedNode, Literal):
                return None
            if subject.value != last:
                last = subject.value
                node = nodes.setdefault(last, {})
            path = predicate.value
            if path not in node:
                node[path] = [value]
            elif value not in node[path]:
                node[path].append(value)
    except (SkillGraphError, SyntaxError):
        return None
    return nodes


def _is_irregular(file: Path, nodes: Nodes, ground: Ground) -> bool:
    """Whether a file of records tells of what others may tell of: entities, decisions, records of other sources."""
    try:
        own = sources.graph_of(file, ground.space).value
    except SkillGraphError:
        return True
    inside, shared = f"{own}/", {SG.Decision, *ground.meaning.entity_codes}
    return any(
        not (iri.startswith(inside) or iri == own)
        or iri in ground.entities
        or any(value.value in shared for value in node.get(RDF.type, ()))
        for iri, node in nodes.items()
    )


def _are_well(file: str, nodes: Nodes, ground: Ground) -> list[tuple[str, frozenset[str]]] | None:
    def classes(iri: str) -> Sequence[str] | None:
        if iri in nodes:
            return [value.value for value in nodes[iri].get(RDF.type, ())]
        known = ground.entities.get(iri)
        return known.classes if known is not None else ground.meaning.classes.get(iri)

    ontology = ground.meaning.ontology
    look = Fitting(ontology, classes)
    doubtful = {iri: node for iri, node in nodes.items() if not look.fits(node)}
    if doubtful and any(True for _ in shapes.check(ontology, doubtful, _Types(classes))):
        return None
    try:
        if any(True for _ in sources.false_quotes(file, nodes, nodes, ground.space)):
            return None
    except KeyError:  # the source is told of elsewhere
        return None
    return look.unknown


class _Types(dict[str, dict[str, list[Value]]]):
    """Nodes with their classes alone, each looked up when it is asked for."""

    def __init__(self, classes: Callable[[str], Sequence[str] | None]) -> None:
        super().__init__()
        self._classes = classes

    def get(self, iri: str, default: object = None) -> Any:  # noqa: ANN401 - as a dictionary gives it
        return {RDF.type: [NamedNode(name) for name in self._classes(iri) or ()]}


def _merged(nodes: Nodes, replaced: Mapping[str, str]) -> Nodes:
    """Let the entities that stay take the place of those merged into them."""
    if not replaced:
        return nodes
    return {
        iri: {path: list(dict.fromkeys(_kept(value, replaced) for value in values)) for path, values in node.items()}
        for iri, node in nodes.items()
    }


def _kept(value: Value, replaced: Mapping[str, str]) -> Value:
    if isinstance(value, NamedNode) and value.value in replaced:
        return NamedNode(replaced[value.value])
    return value
