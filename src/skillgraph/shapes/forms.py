"""What the SHACL shapes say, read as forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, Triple, parse

from skillgraph.shapes.nodes import Properties, Words, group, literals, words
from skillgraph.vocabulary import RDFS, SG, SH, SKOS, local_name


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: what a property shape says.

    Parameters
    ----------
    path
        The property's IRI.
    name, description
        In zh and en.
    order
        Its place in the form, from 1.
    key
        Whether a record's identifier is built of it.
    datatype, value_class, scheme
        What its values must be: a datatype, an entity of a class, or a concept of a scheme.
    min_count, max_count
        How many values; None is without bound.
    min_inclusive, min_length
        The least number, the least length of a text.
    unique_lang
        Whether there may be only one value in each language.
    example
        A value, in zh and en: the shape's own, else the property's.
    synonyms
        Other names of the field, each a literal with its language.
    unit
        The unit in which its numbers count, where it is always the same.

    Examples
    --------
    >>> from skillgraph.vocabulary import XSD
    >>> Field(SG.wording, {"zh": "写法", "en": "wording"}, {}, 2, True, datatype=XSD.string).role
    'wording'
    """

    path: str
    name: Words
    description: Words
    order: int
    key: bool
    datatype: str | None = None
    value_class: str | None = None
    scheme: str | None = None
    min_count: int = 0
    max_count: int | None = None
    min_inclusive: int | None = None
    min_length: int = 0
    unique_lang: bool = False
    example: Words = field(default_factory=dict)
    synonyms: tuple[Literal, ...] = ()
    unit: str | None = None

    @property
    def role(self) -> str:
        """The stable word for what a value is to the record."""
        return re.sub(r"([A-Z])", r"-\1", local_name(self.path)).lower()


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one kind of record or entity: what a node shape says.

    Parameters
    ----------
    type
        The class's IRI.
    label
        In zh and en.
    summary
        The sentence that sums a record up, with fields in braces, in zh and en; empty where there is none.
    fields
        In their order.
    order
        Its place among the forms, from 1; 0 where it has none of its own.

    Examples
    --------
    >>> Form(SG.Naming, {"zh": "称谓", "en": "naming"}, {}, ()).keys
    ()
    """

    type: str
    label: Words
    summary: Words
    fields: tuple[Field, ...]
    order: int = 0

    @property
    def keys(self) -> tuple[Field, ...]:
        """The fields a record's identifier is built of."""
        return tuple(entry for entry in self.fields if entry.key)


@dataclass(frozen=True)
class Ontology:
    """Classes, schemes and forms, read from the ontology's files.

    Parameters
    ----------
    triples
        All of them.
    forms
        By class.
    supers
        The classes each class is under, itself included.
    schemes
        The scheme of each concept.

    Examples
    --------
    >>> from skillgraph import resources
    >>> ontology = read(resources.ontology())
    >>> [field.role for field in ontology.forms[SG.Partnership].keys]
    ['form', 'participation', 'unit', 'since']
    """

    triples: tuple[Triple, ...]
    forms: Mapping[str, Form]
    supers: Mapping[str, frozenset[str]]
    schemes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> Mapping[str, Properties]:
        """Every term, concept and shape, each with its properties."""
        return group(self.triples)

    def types(self, classes: Iterable[str]) -> frozenset[str]:
        """Give the classes and all that they are under.

        Parameters
        ----------
        classes
            IRIs of classes.

        Returns
        -------
        frozenset of str
            Those and the ones above them.
        """
        return frozenset().union(*(self.supers.get(name, frozenset({name})) for name in classes))


FILES = ("alignments.ttl", "core.ttl", "cube.ttl", "rules.ttl", "schemes.ttl", "shapes.ttl")


def read(folder: Path) -> Ontology:
    """Read the ontology.

    Parameters
    ----------
    folder
        The folder ontology/.

    Returns
    -------
    Ontology
        Its classes, schemes and forms.

    Raises
    ------
    SyntaxError
        When a file is not Turtle.

    Examples
    --------
    >>> from skillgraph import resources
    >>> read(resources.ontology()).forms[SG.Subsidy].label["en"]
    'subsidy'
    """
    triples = tuple(quad.triple for name in FILES for quad in parse(path=folder / name, format=RdfFormat.TURTLE))
    nodes = group(triples)
    return Ontology(triples, dict(_forms(nodes)), _supers(nodes), dict(_schemes(nodes)))


def _one(properties: Properties, predicate: str) -> str | None:
    values = properties.get(predicate)
    return values[0].value if values else None


def _number(properties: Properties, predicate: str) -> int | None:
    value = _one(properties, predicate)
    return None if value is None else int(value)


def _forms(nodes: Mapping[str, Properties]) -> Iterator[tuple[str, Form]]:
    for properties in nodes.values():
        target = _one(properties, SH.targetClass)
        if target is None:
            continue
        fields = [_field(nodes[shape.value], nodes) for shape in properties.get(SH.property, ())]
        yield (
            target,
            Form(
                target,
                words(properties, RDFS.label),
                words(properties, SG.summary),
                tuple(sorted(fields, key=lambda entry: entry.order)),
                _number(properties, SH.order) or 0,
            ),
        )


def _field(properties: Properties, nodes: Mapping[str, Properties]) -> Field:
    path = _one(properties, SH.path)
    if path is None:
        raise ValueError("a property shape lacks its path")
    membership = _one(properties, SH.node)
    return Field(
        path=path,
        name=words(properties, SH.name),
        description=words(properties, SH.description),
        order=_number(properties, SH.order) or 0,
        key=_one(properties, SG.key) == "true",
        datatype=_one(properties, SH.datatype),
        value_class=_one(properties, SH["class"]),
        scheme=_scheme_of(membership, nodes) if membership else None,
        min_count=_number(properties, SH.minCount) or 0,
        max_count=_number(properties, SH.maxCount),
        min_inclusive=_number(properties, SH.minInclusive),
        min_length=_number(properties, SH.minLength) or 0,
        unique_lang=_one(properties, SH.uniqueLang) == "true",
        example=words(properties, SKOS.example) or words(nodes.get(path, {}), SKOS.example),
        synonyms=literals(properties, SKOS.altLabel),
        unit=_one(properties, SG.measureUnit),
    )


def _scheme_of(shape: str, nodes: Mapping[str, Properties]) -> str | None:
    """Membership of a scheme is a node shape of its own, so that plain SHACL can check it."""
    inner = _one(nodes[shape], SH.property)
    return _one(nodes[inner], SH.hasValue) if inner else None


def _supers(nodes: Mapping[str, Properties]) -> dict[str, frozenset[str]]:
    parents = {name: [value.value for value in props.get(RDFS.subClassOf, ())] for name, props in nodes.items()}

    def above(name: str) -> frozenset[str]:
        return frozenset({name}).union(*(above(parent) for parent in parents.get(name, ())))

    return {name: above(name) for name in parents}


def _schemes(nodes: Mapping[str, Properties]) -> Iterator[tuple[str, str]]:
    for name, properties in nodes.items():
        scheme = _one(properties, SKOS.inScheme)
        if scheme is not None:
            yield name, scheme
