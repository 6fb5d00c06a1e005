"""The content as JSON-LD that a person can read: short names from the forms, names by language, numbers as numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from skillgraph import shapes
from skillgraph.export.content import Content
from skillgraph.vocabulary import DCTERMS, HOME, OA, RDF, SG, SKOS, XSD, local_name

Json = str | float | list["Json"] | dict[str, "Json"]

# Few, since a property such as `form` has the name that elsewhere is the prefix of its codes; the longer come first.
_PREFIXES = {each.prefix: each.iri for each in (DCTERMS, OA, RDF, SG, SKOS, XSD)} | {"skillgraph": HOME}

# Datatypes whose usual way of writing JSON has too; 1.150 and 012 stay texts, which the context types.
_NATIVE = {XSD.integer: r"-?[1-9]\d*|0", XSD.boolean: "true|false"}


def context(ontology: shapes.Ontology) -> dict[str, Json]:
    """Make the context of SkillGraph's JSON-LD from the classes and the forms.

    Parameters
    ----------
    ontology
        The classes and forms.

    Returns
    -------
    dict
        A short name for each class, and one for each property with what its values are.

    Examples
    --------
    >>> from skillgraph import resources
    >>> context(shapes.read(resources.ontology()))["headcount"]
    {'@id': 'sg:headcount', '@type': 'xsd:integer'}
    """
    fields = {entry.path: entry for form in ontology.forms.values() for entry in form.fields}
    terms = {local_name(path): _term(entry) for path, entry in fields.items()}
    terms["inferredBy"] = {"@id": _short(SG.inferredBy), "@type": "@id"}
    return {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        **_PREFIXES,
        **{local_name(name): _short(name) for name in sorted(_classes(ontology))},
        **dict(sorted(terms.items())),
    }


def _classes(ontology: shapes.Ontology) -> set[str]:
    """The classes that the ontology gives a code: its own."""
    nodes = shapes.group(ontology.triples)
    return {
        name
        for name, properties in nodes.items()
        if name.startswith(SG.iri) and name[len(SG.iri)].isupper() and SKOS.notation in properties
    }


def _term(entry: shapes.Field) -> dict[str, Json]:
    name: dict[str, Json] = {"@id": _short(entry.path)}
    if entry.datatype == RDF.langString:
        return {**name, "@container": "@language"}
    if entry.datatype == XSD.string:
        return name
    return {**name, "@type": _short(entry.datatype) if entry.datatype else "@id"}


def jsonld(content: Content) -> bytes:
    """Write JSON-LD, its context inside, so that reading it needs no network.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        All graphs as one; each node an object, its identifiers relative to the workspace's base.
    """
    terms = context(content.ontology)
    nodes = shapes.group(quad.triple for quad in content.quads)
    writer = _Writer(terms, content.space.base)
    document = {
        "@context": {"@base": content.space.base, **terms},
        "@graph": [writer.node(iri, nodes[iri]) for iri in sorted(nodes)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


class _Writer:
    """Writes nodes by a context."""

    def __init__(self, terms: Mapping[str, Json], base: str) -> None:
        self._base = base
        self._terms = {_long(str(term["@id"])): (name, term) for name, term in terms.items() if isinstance(term, dict)}
        self._classes = {_long(term): name for name, term in terms.items() if isinstance(term, str) and ":" in term}

    def node(self, iri: str, properties: shapes.Properties) -> dict[str, Json]:
        written: dict[str, Json] = {"id": self._iri(iri)}
        types: list[Json] = [self._classes.get(value.value, value.value) for value in properties.get(RDF.type, ())]
        if types:
            written["type"] = _one_or_all(sorted(types, key=str))
        for path in sorted(properties, key=lambda path: (local_name(path), path)):
            if path != RDF.type:
                self._add(written, path, sorted(properties[path], key=str))
        return written

    def _iri(self, iri: str) -> str:
        """Relative to the base where that is plain: no colon in the first part, no parts that are dots."""
        inside = iri.removeprefix(self._base)
        plain = inside != iri and re.fullmatch(r"[\w-]+(?:/[^./][^/]*)*", inside.partition("#")[0])
        return inside if plain else _short(iri)

    def _add(self, written: dict[str, Json], path: str, values: list[NamedNode | Literal]) -> None:
        name, term = self._terms.get(path, (path, {}))
        fitting = [value for value in values if name != path and _fits(value, term)]
        if fitting:
            written[name] = self._fitting(fitting, term)
        # What the form does not foresee is written out in full, under the property's IRI.
        others = [self._full(value) for value in values if value not in fitting]
        if others:
            written[path] = _one_or_all(others)

    def _fitting(self, values: list[NamedNode | Literal], term: Mapping[str, Json]) -> Json:
        if "@container" not in term:
            return _one_or_all(
                [_plain(value) if isinstance(value, Literal) else self._iri(value.value) for value in values]
            )
        by_language: dict[str, list[Json]] = {}
        for value in values:
            if isinstance(value, Literal):
                by_language.setdefault(value.language or "", []).append(value.value)
        return {language: _one_or_all(by_language[language]) for language in sorted(by_language, reverse=True)}

    def _full(self, value: NamedNode | Literal) -> Json:
        if isinstance(value, NamedNode):
            return {"id": self._iri(value.value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == XSD.string:
            return value.value
        return {"@value": value.value, "@type": value.datatype.value}


def _fits(value: NamedNode | Literal, term: Mapping[str, Json]) -> bool:
    if isinstance(value, NamedNode):
        return term.get("@type") == "@id"
    if value.language:
        return "@container" in term
    wanted = term.get("@type", None if "@container" in term else "xsd:string")
    return wanted == _short(value.datatype.value)


def _plain(value: Literal) -> Json:
    usual = _NATIVE.get(value.datatype.value)
    if usual and re.fullmatch(usual, value.value, re.ASCII) and len(value.value) < 16:
        native: Json = json.loads(value.value)
        return native
    return value.value


def _one_or_all(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _short(iri: str) -> str:
    """Write an IRI with the prefix that fits; one that begins with none stays whole."""
    for prefix, start in _PREFIXES.items():
        # Two slashes behind a colon would make it an IRI of its own.
        if iri.startswith(start) and iri != start and not iri.startswith("//", len(start)):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _long(short: str) -> str:
    prefix, _, rest = short.partition(":")
    return _PREFIXES.get(prefix, f"{prefix}:") + rest
