"""Concepts of a scheme, by whatever a person may call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from skillgraph import names
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.signs import LONGEST, half_width
from skillgraph.shapes import Ontology, Properties, group
from skillgraph.shapes.forms import words
from skillgraph.vocabulary import SKOS

# What a concept may be called, the surest first: a name that a surer one has is not taken for a less sure one.
_CALLED = (SKOS.notation, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_NEAREST = 5
_WORTH_COMPARING = 60


@dataclass(frozen=True)
class Scheme:
    """The concepts a field may take.

    Parameters
    ----------
    iri
        The scheme's IRI.
    labels
        The label in zh and en of each concept, in the ontology's order.
    called
        What concepts are called, the surest first: name to IRIs.

    Examples
    --------
    >>> Scheme("x:scheme", {}, ()).labels
    {}
    """

    iri: str
    labels: Mapping[str, tuple[str, str]]
    called: tuple[Mapping[str, frozenset[str]], ...]


def schemes(ontology: Ontology) -> dict[str, Scheme]:
    """Prepare the schemes of the ontology for reading cells.

    Parameters
    ----------
    ontology
        As read from its files.

    Returns
    -------
    dict of str to Scheme
        By the scheme's IRI.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> found = schemes(shapes.read(resources.ontology()))
    >>> len(found["https://w3id.org/skillgraph/scheme/hedge"].labels)
    5
    """
    nodes = group(ontology.triples)
    members: dict[str, dict[str, Properties]] = defaultdict(dict)
    for iri, scheme in ontology.schemes.items():
        members[scheme][iri] = nodes[iri]
    return {scheme: _scheme(scheme, concepts) for scheme, concepts in members.items()}


def _scheme(scheme: str, concepts: Mapping[str, Properties]) -> Scheme:
    labels = {iri: _labels(words(concept, SKOS.prefLabel), iri) for iri, concept in concepts.items()}
    called = [_called(concepts, predicate) for predicate in _CALLED]
    return Scheme(scheme, labels, ({iri: frozenset({iri}) for iri in concepts}, *called))


def _labels(label: Mapping[str, str], iri: str) -> tuple[str, str]:
    either = next(iter(label.values()), iri)
    return label.get("zh", either), label.get("en", either)


def _called(concepts: Mapping[str, Properties], predicate: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for iri, concept in concepts.items():
        for key in _keys(concept.get(predicate, ())):
            found[key] = found.get(key, frozenset()) | {iri}
    return found


def _keys(values: Iterable[NamedNode | Literal]) -> Iterator[str]:
    for value in values:
        yield from _forms(value.value)


def _forms(text: str) -> Iterator[str]:
    """As it stands, and in its normal form, which a sign such as % does not have."""
    yield half_width(text)
    if normal := names.normal(text):
        yield normal


def concept(scheme: Scheme, text: str) -> str | Misread:
    """Read which concept of a scheme is meant: by its code, its label in zh or en, or another of its names.

    Parameters
    ----------
    scheme
        The concepts there are.
    text
        What stands in the cell; width, case, punctuation, simplified and traditional characters do not matter.

    Returns
    -------
    str or Misread
        The concept's IRI, or what is wrong, with the nearest choices or those that may be meant.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> forms = schemes(shapes.read(resources.ontology()))["https://w3id.org/skillgraph/scheme/form"]
    >>> concept(forms, "訂單班") == concept(forms, "Order Class") == concept(forms, "order-class")
    True
    >>> concept(forms, "定单班").choices[0]
    ('订单班', 'order class')
    """
    if not half_width(text[: LONGEST + 1]):
        return Misread("empty", text, "concept")
    if len(text) > LONGEST:
        return Misread("too-long", text, "concept")
    for called in scheme.called:
        for key in _forms(text):
            if found := called.get(key):
                return next(iter(found)) if len(found) == 1 else _unclear(scheme, text, found)
    return Misread("concept", text, "concept", tuple(_nearest(scheme, text[:_WORTH_COMPARING])))


def _unclear(scheme: Scheme, text: str, found: Iterable[str]) -> Misread:
    meant = set(found)
    return Misread("unclear", text, "concept", tuple(label for iri, label in scheme.labels.items() if iri in meant))


def _nearest(scheme: Scheme, text: str) -> list[tuple[str, str]]:
    def likeness(labels: tuple[str, str]) -> float:
        return max(names.similarity(text, label).score for label in labels)

    return sorted(scheme.labels.values(), key=likeness, reverse=True)[:_NEAREST]
