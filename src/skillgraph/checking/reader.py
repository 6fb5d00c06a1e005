"""What the checks read off the nodes of a workspace: records, their quotes, names and the words of concepts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from skillgraph.shapes import Properties
from skillgraph.vocabulary import OA, RDF, RDFS, SG, SH, SKOS, local_name

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_LEAST = 2  # characters; one alone names nothing


class Reader:
    """The nodes of a workspace that fit their forms, as the checks read them.

    Parameters
    ----------
    nodes
        Those of the ontology and of the workspace, each with its properties.

    Examples
    --------
    >>> Reader({}).named("昆明技师学院")
    frozenset()
    """

    def __init__(self, nodes: Mapping[str, Properties]) -> None:
        self.nodes = nodes

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The organisations, which may do something."""
        kinds, grown = {SG.Organization}, True
        while grown:
            under = {node for node, each in self.nodes.items() if kinds & _values(each, RDFS.subClassOf)}
            grown, kinds = not under <= kinds, kinds | under
        return frozenset(node for node, each in self.nodes.items() if kinds & _values(each, RDF.type))

    def asserted(self) -> Iterator[tuple[str, Properties]]:
        """Give the records that rest on passages and follow from no rule."""
        for node, properties in self.nodes.items():
            if SG.evidence in properties and SG.inferredBy not in properties:
                yield node, properties

    def evidence(self, properties: Properties) -> list[Properties]:
        """Give the passages that a record rests on."""
        return [self.nodes[item.value] for item in properties.get(SG.evidence, ()) if item.value in self.nodes]

    def quotes(self, properties: Properties) -> list[str]:
        """Give the words that a record rests on, without spaces and broken lines."""
        return [squeezed(passage[OA.exact][0].value) for passage in self.evidence(properties)]

    def issuers(self, properties: Properties) -> set[str]:
        """Give the bodies that issued the sources of a record."""
        sources = {source.value for passage in self.evidence(properties) for source in passage[SG.source]}
        return {body.value for each in sources for body in self.nodes.get(each, {}).get(SG.issuer, ())}

    def label(self, node: str, lang: str) -> str:
        """Give what a node is called, in another language where there is none, or the end of its IRI."""
        labels = self.nodes.get(node, {}).get(SKOS.prefLabel, ())
        own = sorted(labels, key=lambda label: (language(label) != lang, label.value))
        return own[0].value if own else local_name(node)

    def words(self, concept: str, hidden: bool = True) -> set[str]:
        """Give the Chinese words that stand for a concept; the hidden ones are those that only a search needs."""
        properties = self.nodes.get(concept, {})
        kinds = _LABELS if hidden else _LABELS[:-1]
        return {squeezed(each.value) for kind in kinds for each in properties.get(kind, ()) if language(each) == "zh"}

    def kin(self, concept: str) -> list[str]:
        """Give the concepts of a concept's scheme; for what is in none, nothing."""
        return [each for scheme in self.nodes[concept].get(SKOS.inScheme, ()) for each in self._schemes[scheme.value]]

    def has_place(self, properties: Properties, field: str) -> bool:
        """Say whether the form of a node has a place for a field."""
        return not self._with_place[field].isdisjoint(properties.get(RDF.type, ()))

    def named(self, text: str) -> frozenset[str]:
        """Give the entities that a text names; of names within one another the longest counts."""
        return frozenset().union(*(self._bearers[name] for _, name in self._places(text)))

    def unnamed(self, text: str) -> str:
        """Give a text without the names of entities in it."""
        kept, last = [], 0
        for start, name in self._places(text):
            kept.append(text[last:start])
            last = start + len(name)
        return "".join((*kept, text[last:]))

    def names(self, entity: str) -> set[str]:
        """Give the Chinese names of an entity, without spaces."""
        return self._names.get(entity, set())

    def wordings(self, entity: str) -> set[str]:
        """Give the names that sources write for an entity, alone or in a longer name, without spaces."""
        return self._wordings.get(entity, set())

    def _places(self, text: str) -> Iterator[tuple[int, str]]:
        place = 0
        while place < len(text):
            name = next((each for each in self._possible(text, place) if each in self._bearers), "")
            if name:
                yield place, name
            place += len(name) or 1

    def _possible(self, text: str, place: int) -> Iterator[str]:
        """The words at a place that are as long as names that begin so: thousands of names may begin alike."""
        for length in self._lengths.get(text[place : place + 2], ()):
            yield text[place : place + length]

    @cached_property
    def _with_place(self) -> Mapping[str, set[object]]:
        """The classes whose forms have each field."""
        fields = {
            node: _values(properties, SH.path) for node, properties in self.nodes.items() if SH.path in properties
        }
        found: dict[str, set[object]] = defaultdict(set)
        for properties in self.nodes.values():
            for place in properties.get(SH.property, ()):
                for field in fields.get(place.value, ()):
                    found[field].update(properties.get(SH.targetClass, ()))
        return found

    @cached_property
    def _schemes(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for node, properties in self.nodes.items():
            for scheme in properties.get(SKOS.inScheme, ()):
                found[scheme.value].append(node)
        return found

    @cached_property
    def _wordings(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for properties in self.nodes.values():
            for whose, name in ((SG.entity, SG.wording), (SG.partEntity, SG.partText)):
                for entity in properties.get(whose, ()) if name in properties else ():
                    found[entity.value].add(squeezed(properties[name][0].value))
        return found

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        labelled = {node for node, properties in self.nodes.items() if SKOS.inScheme not in properties}
        return {node: self.words(node) | self.wordings(node) for node in labelled}

    @cached_property
    def _bearers(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for entity, names in self._names.items():
            for name in names:
                if len(name) >= _LEAST:
                    found[name].add(entity)
        return {name: frozenset(entities) for name, entities in found.items()}

    @cached_property
    def _lengths(self) -> Mapping[str, list[int]]:
        """How long the names are that begin with the same two signs, the longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for name in self._bearers:
            found[name[:2]].add(len(name))
        return {begin: sorted(lengths, reverse=True) for begin, lengths in found.items()}


def _values(properties: Properties, field: str) -> set[str]:
    return {each.value for each in properties.get(field, ())}


def squeezed(text: str) -> str:
    r"""Give a text without spaces and broken lines.

    Examples
    --------
    >>> squeezed("150 余\n家")
    '150余家'
    """
    return re.sub(r"\s", "", text)


def language(term: NamedNode | Literal) -> str:
    """Give the language of a literal, or an empty text."""
    return (term.language or "") if isinstance(term, Literal) else ""


def is_a(properties: Properties, kind: str) -> bool:
    """Say whether a node is of a class."""
    return NamedNode(kind) in properties.get(RDF.type, ())
