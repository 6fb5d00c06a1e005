"""Foreign statements → things of known kinds with their names, and who belongs to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from skillgraph import names
from skillgraph.ingest.rdf.terms import (
    AREAS,
    CLASSES,
    IDENTIFIERS,
    NAMES,
    OTHER_NAMES,
    PARTS_OF_ADDRESS,
    TO_PARENT,
    TO_UNIT,
    normal,
)
from skillgraph.ingest.values.codes import credit_code
from skillgraph.vocabulary import RDF

Term = NamedNode | BlankNode | Literal | Triple
Node = NamedNode | BlankNode
_LANGUAGES = ("zh", "en")


@dataclass(slots=True)
class Thing:
    """A person or an organisation that a file of RDF tells of.

    Parameters
    ----------
    node
        What stands for it in the file.
    kind
        The class of ours.
    called
        Its names with their language, the canonical ones first.
    areas
        What its area may be called.
    code
        Its unified social credit code, where that is told.

    Examples
    --------
    >>> Thing(NamedNode("x:a"), "x:kind", [("zh", "艾维")]).name
    '艾维'
    """

    node: Node
    kind: str
    called: list[tuple[str, str]] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    code: str = ""

    @property
    def name(self) -> str:
        """The name it goes by: the first Chinese one, else the first English one, else the first; empty if none."""
        for wanted in _LANGUAGES:
            for lang, text in self.called:
                if lang == wanted:
                    return text
        return self.called[0][1] if self.called else ""


@dataclass(slots=True)
class Gathered:
    """What is understood of a file.

    Parameters
    ----------
    things
        By the node in the file, in its order.
    belonging
        Unit, parent and the statement that says so, by its place in the file.
    unknown
        How often what is not understood is told: classes and properties as they stand in the file.

    Examples
    --------
    >>> Gathered().things
    {}
    """

    things: dict[Node, Thing] = field(default_factory=dict)
    belonging: list[tuple[Node, Node, int]] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)


def gather(quads: Iterable[tuple[int, Quad]]) -> Gathered:
    """Find what is understood among foreign statements.

    Parameters
    ----------
    quads
        Statements with their places in the file.

    Returns
    -------
    Gathered
        Things, who belongs to whom, and the count of all else.

    Examples
    --------
    >>> from skillgraph.ingest.rdf.terms import FOAF
    >>> a = NamedNode("x:a")
    >>> told = [(RDF.type, NamedNode(FOAF + "Person")), (FOAF + "mbox", Literal("x"))]
    >>> found = gather(enumerate(Quad(a, NamedNode(path), value) for path, value in told))
    >>> found.things[a].kind.rpartition("#")[2], found.unknown
    ('Person', Counter({'http://xmlns.com/foaf/0.1/mbox': 1}))
    """
    placed = list(quads)
    found = Gathered()
    values = _values(placed)
    found.things = {thing.node: thing for thing in _things(values)}
    described = {area for thing in found.things.values() for area in _nodes(values[thing.node], AREAS)}
    for place, quad in placed:
        predicate = normal(quad.predicate.value)
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode | BlankNode):
            continue
        if predicate in TO_PARENT and isinstance(value, NamedNode | BlankNode):
            found.belonging.append((subject, value, place))
        elif predicate in TO_UNIT and isinstance(value, NamedNode | BlankNode):
            found.belonging.append((value, subject, place))
        elif not _is_understood(quad, predicate, found.things, described):
            is_type = predicate == RDF.type and isinstance(value, NamedNode)
            found.unknown[value.value if is_type and isinstance(value, NamedNode) else quad.predicate.value] += 1
    return found


def _is_understood(quad: Quad, predicate: str, things: Mapping[Node, Thing], described: set[Node]) -> bool:
    subject = quad.subject
    if subject in things and isinstance(subject, NamedNode | BlankNode):
        if predicate == RDF.type:
            return isinstance(quad.object, NamedNode) and normal(quad.object.value) in CLASSES
        if predicate in IDENTIFIERS:
            return bool(_code([quad.object]))
        return predicate in NAMES or predicate in OTHER_NAMES or predicate in AREAS
    return subject in described and (predicate in PARTS_OF_ADDRESS or predicate == RDF.type)


def _values(placed: Iterable[tuple[int, Quad]]) -> dict[Node, dict[str, list[Term]]]:
    values: dict[Node, dict[str, list[Term]]] = {}
    for _, quad in placed:
        if isinstance(quad.subject, NamedNode | BlankNode):
            of = values.setdefault(quad.subject, {}).setdefault(normal(quad.predicate.value), [])
            if quad.object not in of:
                of.append(quad.object)
    return values


def _things(values: Mapping[Node, Mapping[str, list[Term]]]) -> Iterator[Thing]:
    for node, properties in values.items():
        classes = {normal(each.value) for each in properties.get(RDF.type, ()) if isinstance(each, NamedNode)}
        kind = next((mapped.ours for foreign, mapped in CLASSES.items() if foreign in classes), None)
        if kind is not None:
            called = list(dict.fromkeys(_called(properties)))
            code = _code(each for path in IDENTIFIERS for each in properties.get(path, ()))
            yield Thing(node, kind, called, list(_areas(properties, values)), code)


def _called(properties: Mapping[str, list[Term]]) -> Iterator[tuple[str, str]]:
    for path in (*NAMES, *OTHER_NAMES):
        for value in properties.get(path, ()):
            text = " ".join(value.value.split()) if isinstance(value, Literal) else ""
            if isinstance(value, Literal) and text:
                lang = (value.language or "").partition("-")[0].lower()
                yield lang or ("en" if names.is_latin(text) else "zh"), text


def _code(values: Iterable[Term]) -> str:
    codes = (credit_code(each.value) for each in values if isinstance(each, Literal))
    return next((each for each in codes if isinstance(each, str)), "")


def _areas(properties: Mapping[str, list[Term]], values: Mapping[Node, Mapping[str, list[Term]]]) -> Iterator[str]:
    for path in AREAS:
        for value in properties.get(path, ()):
            if isinstance(value, Literal):
                yield value.value
            elif isinstance(value, NamedNode | BlankNode):
                for part in PARTS_OF_ADDRESS:
                    parts = values.get(value, {}).get(part, ())
                    yield from (each.value for each in parts if isinstance(each, Literal))


def _nodes(properties: Mapping[str, list[Term]], paths: Iterable[str]) -> Iterator[Node]:
    for path in paths:
        yield from (each for each in properties.get(path, ()) if isinstance(each, NamedNode | BlankNode))
