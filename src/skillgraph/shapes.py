"""What the SHACL shapes say, as forms and as checks: the shapes are the forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from skillgraph.vocabulary import RDF, RDFS, SG, SH, SKOS, XSD, local_name

Words = Mapping[str, str]
Properties = Mapping[str, list[NamedNode | Literal]]


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

    Examples
    --------
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

    Examples
    --------
    >>> Form(SG.Naming, {"zh": "称谓", "en": "naming"}, {}, ()).keys
    ()
    """

    type: str
    label: Words
    summary: Words
    fields: tuple[Field, ...]

    @property
    def keys(self) -> tuple[Field, ...]:
        """The fields a record's identifier is built of."""
        return tuple(entry for entry in self.fields if entry.key)


@dataclass(frozen=True, slots=True)
class Problem:
    """A node that does not fit its form.

    Parameters
    ----------
    node
        The node's IRI.
    zh, en
        What is wrong and what was expected.

    Examples
    --------
    >>> Problem("https://example.org/r", "缺少依据", "lacks evidence").en
    'lacks evidence'
    """

    node: str
    zh: str
    en: str


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


def _one(properties: Properties, predicate: str) -> str | None:
    values = properties.get(predicate)
    return values[0].value if values else None


def _number(properties: Properties, predicate: str) -> int | None:
    value = _one(properties, predicate)
    return None if value is None else int(value)


def _words(properties: Properties, predicate: str) -> dict[str, str]:
    return {
        value.language: value.value
        for value in properties.get(predicate, ())
        if isinstance(value, Literal) and value.language
    }


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
                _words(properties, RDFS.label),
                _words(properties, SG.summary),
                tuple(sorted(fields, key=lambda entry: entry.order)),
            ),
        )


def _field(properties: Properties, nodes: Mapping[str, Properties]) -> Field:
    path = _one(properties, SH.path)
    if path is None:
        raise ValueError("a property shape lacks its path")
    membership = _one(properties, SH.node)
    return Field(
        path=path,
        name=_words(properties, SH.name),
        description=_words(properties, SH.description),
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


def check(
    ontology: Ontology, nodes: Mapping[str, Properties], known: Mapping[str, Properties] | None = None
) -> Iterator[Problem]:
    """Hold nodes against the forms of their classes.

    Parameters
    ----------
    ontology
        What the forms are.
    nodes
        Subject IRI to predicate IRI to values: what is to be held against its forms.
    known
        All of the ontology and the workspace, in which values are looked up; without it the nodes themselves.

    Yields
    ------
    Problem
        One for each field that does not fit, in the order of the nodes.

    Examples
    --------
    >>> from skillgraph import resources
    >>> nodes = {"https://example.org/r": {RDF.type: [NamedNode(SG.Affiliation)]}}
    >>> [problem.en for problem in check(read(resources.ontology()), nodes)][0]
    'affiliation: “unit” is missing'
    """
    known = nodes if known is None else known
    for node, properties in nodes.items():
        classes = ontology.types(value.value for value in properties.get(RDF.type, ()))
        forms = [ontology.forms[name] for name in sorted(classes) if name in ontology.forms]
        for form in forms:
            for entry in form.fields:
                for zh, en in _misfits(entry, properties.get(entry.path, []), ontology, known):
                    yield Problem(
                        node,
                        f"{form.label['zh']}的“{entry.name['zh']}”{zh}",
                        f"{form.label['en']}: “{entry.name['en']}” {en}",
                    )
        if forms:
            yield from _unknown_fields(node, properties, forms)
        else:
            kinds = ", ".join(value.value for value in properties.get(RDF.type, ()))
            yield Problem(
                node,
                f"本体没有种类“{kinds}”的表单" if kinds else "没有写明种类",
                f"the ontology has no form for the kind “{kinds}”" if kinds else "it does not say of what kind it is",
            )


def _unknown_fields(node: str, properties: Properties, forms: list[Form]) -> Iterator[Problem]:
    known = {entry.path for form in forms for entry in form.fields}
    for path in properties:
        if path.startswith(SG.iri) and path not in known:
            label, name = forms[0].label, local_name(path)
            yield Problem(node, f"{label['zh']}没有字段“{name}”", f"{label['en']} has no field “{name}”")


def _misfits(
    entry: Field, values: list[NamedNode | Literal], ontology: Ontology, nodes: Mapping[str, Properties]
) -> Iterator[tuple[str, str]]:
    if len(values) < entry.min_count:
        yield (
            ("缺失", "is missing")
            if not values
            else (
                f"须至少有 {entry.min_count} 个，现有 {len(values)} 个",
                f"needs at least {entry.min_count} values and has {len(values)}",
            )
        )
    if entry.max_count is not None and len(values) > entry.max_count:
        yield (
            f"至多有 {entry.max_count} 个，现有 {len(values)} 个",
            f"takes at most {entry.max_count} and has {len(values)}",
        )
    if entry.unique_lang:
        languages = [value.language for value in values if isinstance(value, Literal) and value.language]
        for language in sorted({each for each in languages if languages.count(each) > 1}):
            yield f"每种语言至多有一个，{language} 有几个", f"takes one in each language and has several in {language}"
    for value in values:
        if entry.datatype:
            yield from _literal_misfit(entry, value)
        elif entry.scheme:
            yield from _concept_misfit(entry.scheme, value, ontology)
        elif entry.value_class:
            yield from _class_misfit(entry.value_class, value, ontology, nodes)


def _literal_misfit(entry: Field, value: NamedNode | Literal) -> Iterator[tuple[str, str]]:
    wanted = local_name(entry.datatype or "")
    if not isinstance(value, Literal) or value.datatype.value != entry.datatype or not _lexical(value):
        yield f"应为 {wanted}，现为“{value.value}”", f"should be of type {wanted} and is “{value.value}”"
    elif entry.min_inclusive is not None and int(value.value) < entry.min_inclusive:
        yield (
            f"应不小于 {entry.min_inclusive}，现为 {value.value}",
            f"should be at least {entry.min_inclusive} and is {value.value}",
        )
    elif len(value.value) < entry.min_length:
        yield "不能为空", "must not be empty"


def _lexical(value: Literal) -> bool:
    from datetime import date

    text = value.value
    patterns = {
        XSD.integer: r"[+-]?\d+",
        XSD.decimal: r"[+-]?(\d+\.?\d*|\.\d+)",
        XSD.boolean: r"true|false|0|1",
        XSD.gYear: r"-?\d{4,}",
        XSD.date: r"\d{4}-\d\d-\d\d",
    }
    pattern = patterns.get(value.datatype.value)
    if pattern and not re.fullmatch(pattern, text, re.ASCII):
        return False
    if value.datatype.value == XSD.date:
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
    return True


def _concept_misfit(scheme: str, value: NamedNode | Literal, ontology: Ontology) -> Iterator[tuple[str, str]]:
    if ontology.schemes.get(value.value) != scheme:
        name = local_name(scheme)
        yield f"应取自概念体系 {name}，现为“{value.value}”", f"should be of the scheme {name} and is “{value.value}”"


def _class_misfit(
    wanted: str, value: NamedNode | Literal, ontology: Ontology, nodes: Mapping[str, Properties]
) -> Iterator[tuple[str, str]]:
    types = nodes.get(value.value, {}).get(RDF.type, [])
    known = ontology.types(item.value for item in types)
    if wanted not in known:
        label = _words(nodes.get(wanted, {}), RDFS.label) or dict.fromkeys(("zh", "en"), local_name(wanted))
        yield f"应为{label['zh']}，现为“{value.value}”", f"should be of the kind {label['en']} and is “{value.value}”"
