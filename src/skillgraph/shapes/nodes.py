"""Triples gathered by the node they are of, and the texts of a node by their language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

Words = Mapping[str, str]
Properties = Mapping[str, list[NamedNode | Literal]]


def group(triples: Iterable[Triple]) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    """Gather triples by subject and predicate.

    Parameters
    ----------
    triples
        Any triples without blank nodes.

    Returns
    -------
    dict
        Subject IRI to predicate IRI to the objects, in the order met, once each.

    Examples
    --------
    >>> a, p = NamedNode("https://example.org/a"), NamedNode("https://example.org/p")
    >>> group([Triple(a, p, Literal("x"))])["https://example.org/a"]["https://example.org/p"][0].value
    'x'
    """
    nodes: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in dict.fromkeys(triples):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            nodes[subject.value][triple.predicate.value].append(value)
    return nodes


def words(properties: Properties, predicate: str) -> dict[str, str]:
    """Give the texts of a predicate by their language.

    Parameters
    ----------
    properties
        Of one node.
    predicate
        The predicate's IRI.

    Returns
    -------
    dict of str to str
        Language to text.

    Examples
    --------
    >>> words({"x:label": [Literal("甲", language="zh")]}, "x:label")
    {'zh': '甲'}
    """
    return {value.language: value.value for value in literals(properties, predicate) if value.language}


def literals(properties: Properties, predicate: str) -> tuple[Literal, ...]:
    """Give the texts of a predicate, whatever their language.

    Parameters
    ----------
    properties
        Of one node.
    predicate
        The predicate's IRI.

    Returns
    -------
    tuple of Literal
        Those of its values that are literals.

    Examples
    --------
    >>> [text.language for text in literals({"x:label": [Literal("甲", language="zh")]}, "x:label")]
    ['zh']
    """
    return tuple(value for value in properties.get(predicate, ()) if isinstance(value, Literal))
