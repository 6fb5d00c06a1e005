"""A description of the data set in VoID and DCAT: what it is, under which licence, how much it holds of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Triple

from skillgraph import triples
from skillgraph.export.content import Content
from skillgraph.vocabulary import DCTERMS, RDF, SG, XSD, Namespace, local_name

VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    """
    Dataset triples entities classes properties distinctSubjects distinctObjects classPartition class property
    propertyPartition subset uriSpace vocabulary
    """,
)
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset")
_SAYS = Namespace("dcterms", DCTERMS.iri, "title license source language")
_SD = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#", "NamedGraph name")

_LICENCES = "https://spdx.org/licenses/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"


def void(content: Content) -> bytes:
    """Write the description as Turtle.

    Parameters
    ----------
    content
        What to describe.

    Returns
    -------
    bytes
        The data set with title, licence and sources; how many triples, subjects and the like it has; how many of
        each class and each property; and each of its graphs.
    """
    found = [*_about(content), *_sources(content), *_counts(content), *_partitions(content), *_graphs(content)]
    prefixes = {each.prefix: each.iri for each in (VOID, DCAT, _SD)}
    return triples.to_turtle(found, {**content.prefixes, **prefixes, "part": f"{content.space.base}void#"})


def _dataset(content: Content) -> NamedNode:
    return NamedNode(content.space.base)


def _part(content: Content, name: str) -> NamedNode:
    return NamedNode(f"{content.space.base}void#{name}")


def _about(content: Content) -> Iterator[Triple]:
    dataset, space = _dataset(content), content.space
    for kind in (VOID.Dataset, DCAT.Dataset):
        yield Triple(dataset, NamedNode(RDF.type), NamedNode(kind))
    titles = space.settings.get("title")
    for lang in ("zh", "en"):
        # A title in one language only is not given out as one in the other.
        if isinstance(titles, str):
            yield Triple(dataset, NamedNode(_SAYS.title), Literal(titles))
        elif isinstance(titles, dict) and lang in titles:
            yield Triple(dataset, NamedNode(_SAYS.title), Literal(str(titles[lang]), language=lang))
    languages = space.settings.get("languages")
    for lang in languages if isinstance(languages, list) else ():
        if isinstance(lang, str) and lang.isalpha() and lang.isascii():
            yield Triple(dataset, NamedNode(_SAYS.language), NamedNode(f"{_LANGUAGES}{lang}"))
    licence = space.settings.get("licence")
    if isinstance(licence, str) and licence:
        yield Triple(dataset, NamedNode(_SAYS.license), _licence(licence))
    yield Triple(dataset, NamedNode(VOID.uriSpace), Literal(space.base))
    yield Triple(dataset, NamedNode(VOID.vocabulary), NamedNode(SG.iri.rstrip("#")))


def _licence(said: str) -> NamedNode | Literal:
    """An IRI as it is, a short name by the list of SPDX, other words as they are."""
    if "://" in said:
        try:
            return NamedNode(said)
        except ValueError:
            return Literal(said)
    plain = all(part.isalnum() and part.isascii() for part in said.replace(".", "-").split("-"))
    return NamedNode(_LICENCES + said) if plain else Literal(said)


def _sources(content: Content) -> Iterator[Triple]:
    for quad in content.quads:
        if isinstance(quad.subject, NamedNode) and _is_source(quad):
            yield Triple(_dataset(content), NamedNode(_SAYS.source), quad.subject)
            for path, values in sorted(content.nodes[quad.subject.value].items()):
                yield from (Triple(quad.subject, NamedNode(path), value) for value in values)


def _is_source(quad: Quad) -> bool:
    return quad.predicate.value == RDF.type and quad.object == NamedNode(SG.Source)


def _counts(content: Content) -> Iterator[Triple]:
    union = {quad.triple for quad in content.quads}
    typed = [triple for triple in union if triple.predicate.value == RDF.type]
    counted = {
        VOID.triples: len(union),
        VOID.entities: len({triple.subject for triple in typed}),
        VOID.distinctSubjects: len({triple.subject for triple in union}),
        VOID.distinctObjects: len({triple.object for triple in union}),
        VOID.properties: len({triple.predicate for triple in union}),
        VOID.classes: len({triple.object for triple in typed}),
    }
    for measure, number in counted.items():
        yield _number(_dataset(content), measure, number)


def _partitions(content: Content) -> Iterator[Triple]:
    union = {quad.triple for quad in content.quads}
    classes = Counter(
        triple.object.value
        for triple in union
        if triple.predicate.value == RDF.type and isinstance(triple.object, NamedNode)
    )
    properties = Counter(triple.predicate.value for triple in union)
    yield from _partition(content, "class", (VOID.classPartition, VOID["class"], VOID.entities), classes)
    yield from _partition(content, "property", (VOID.propertyPartition, VOID.property, VOID.triples), properties)


def _partition(content: Content, room: str, terms: tuple[str, str, str], counts: Mapping[str, int]) -> Iterator[Triple]:
    has, of, measure = terms
    names = _names(counts)
    for iri, number in counts.items():
        part = _part(content, f"{room}-{names[iri]}")
        yield Triple(_dataset(content), NamedNode(has), part)
        yield Triple(part, NamedNode(of), NamedNode(iri))
        yield _number(part, measure, number)


def _graphs(content: Content) -> Iterator[Triple]:
    counts = Counter(quad.graph_name.value for quad in content.quads if isinstance(quad.graph_name, NamedNode))
    names = _names(counts)
    for graph, number in counts.items():
        part = _part(content, f"graph-{names[graph]}")
        yield Triple(_dataset(content), NamedNode(VOID.subset), part)
        yield from (Triple(part, NamedNode(RDF.type), NamedNode(kind)) for kind in (VOID.Dataset, _SD.NamedGraph))
        yield Triple(part, NamedNode(_SD.name), NamedNode(graph))
        yield _number(part, VOID.triples, number)


def _names(iris: Collection[str]) -> dict[str, str]:
    """A short name for each IRI; those whose last parts are the same are told apart by the whole IRI."""
    short = Counter(map(local_name, iris))
    return {iri: local_name(iri) if short[local_name(iri)] == 1 else triples.digest(iri, 10) for iri in iris}


def _number(node: NamedNode, measure: str, number: int) -> Triple:
    return Triple(node, NamedNode(measure), Literal(str(number), datatype=NamedNode(XSD.integer)))
