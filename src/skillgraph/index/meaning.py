"""What the ontology says of classes, properties and codes, as the look-ups that an index is derived with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from skillgraph import shapes
from skillgraph.shapes import Properties
from skillgraph.vocabulary import RDF, RDFS, SG, SH, SKOS, XSD, local_name

YEAR = "https://w3id.org/skillgraph/year/"
_DATED = frozenset({XSD.gYear, XSD.date})


@dataclass(frozen=True, slots=True)
class Link:
    """An edge that records of a class make: from the value of one field to that of another."""

    start: str
    end: str
    relation: str


@dataclass(frozen=True)
class Meaning:
    """The ontology's look-ups.

    Parameters
    ----------
    ontology
        What they are made of.
    entity_codes, record_codes
        Class IRI to its code, for the classes of entities and of records.
    codes
        IRI of a concept, a rule or a class to its code.
    fields
        The properties that a form has in a group: what a record says.
    entity_roles, dated_roles
        Property IRI to its role, for the properties whose values are entities, and for those that are years or dates.
    links
        Class IRI to the edges that its records make.
    classes
        IRI of any node of the ontology to its classes.

    Examples
    --------
    >>> from skillgraph import resources
    >>> meaning = read(shapes.read(resources.ontology()))
    >>> meaning.record_codes[SG.PartnerCount], meaning.entity_roles[SG.designatedAs], meaning.dated_roles[SG.asOf]
    ('partner-count', 'designated-as', 'as-of')
    """

    ontology: shapes.Ontology
    entity_codes: Mapping[str, str]
    record_codes: Mapping[str, str]
    codes: Mapping[str, str]
    fields: frozenset[str]
    entity_roles: Mapping[str, str]
    dated_roles: Mapping[str, str]
    links: Mapping[str, tuple[Link, ...]]
    classes: Mapping[str, tuple[str, ...]]


def read(ontology: shapes.Ontology) -> Meaning:
    """Read the look-ups.

    Parameters
    ----------
    ontology
        The ontology.

    Returns
    -------
    Meaning
        Its look-ups.
    """
    nodes = shapes.group(ontology.triples)
    codes = {iri: values[0].value for iri, node in nodes.items() if (values := node.get(SKOS.notation))}
    paths = [node for node in nodes.values() if SH.path in node]
    return Meaning(
        ontology=ontology,
        entity_codes=_under(SG.Entity, ontology, codes),
        record_codes=_under(SG.Record, ontology, codes),
        codes=codes,
        fields=frozenset(node[SH.path][0].value for node in paths if SH.group in node),
        entity_roles=dict(_entity_roles(paths, nodes, ontology)),
        dated_roles={
            node[SH.path][0].value: role(node[SH.path][0].value)
            for node in paths
            if SH.group in node and _one(node, SH.datatype) in _DATED
        },
        links=_links(nodes, codes),
        classes={iri: tuple(value.value for value in node.get(RDF.type, ())) for iri, node in nodes.items()},
    )


def role(path: str) -> str:
    """Give the stable word for what a value of a property is to its record.

    Parameters
    ----------
    path
        The property's IRI.

    Returns
    -------
    str
        Its local name in small letters.

    Examples
    --------
    >>> role(SG.designatedAs)
    'designated-as'
    """
    return re.sub(r"([A-Z])", r"-\1", local_name(path)).lower()


def _one(node: Properties, predicate: str) -> str | None:
    values = node.get(predicate)
    return values[0].value if values else None


def _under(top: str, ontology: shapes.Ontology, codes: Mapping[str, str]) -> dict[str, str]:
    return {name: codes[name] for name, above in ontology.supers.items() if top in above and name in codes}


def _entity_roles(
    paths: Iterable[Properties],
    nodes: Mapping[str, Properties],
    ontology: shapes.Ontology,
) -> Iterator[tuple[str, str]]:
    for node in paths:
        path = node[SH.path][0].value
        ranges = (value.value for value in nodes.get(path, {}).get(RDFS.range, ()))
        if any(SG.Entity in ontology.types([name]) for name in ranges):
            yield path, role(path)


def _links(nodes: Mapping[str, Properties], codes: Mapping[str, str]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for iri, node in nodes.items():
        if any(value.value == SG.Link for value in node.get(RDF.type, ())):
            link = Link(node[SG.linkFrom][0].value, node[SG.linkTo][0].value, codes[iri])
            found[node[SG.linkOf][0].value].append(link)
    return {name: tuple(links) for name, links in found.items()}
