"""Nodes held against the forms of their classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from skillgraph.shapes.forms import Field, Form, Ontology
from skillgraph.shapes.nodes import Properties, words
from skillgraph.vocabulary import RDF, RDFS, SG, XSD, local_name

# How the values of a datatype are written (XML Schema 1.1 part 2, as far as the forms allow it).
LEXICAL = {
    XSD.integer: re.compile(r"[+-]?\d+", re.ASCII),
    XSD.decimal: re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII),
    XSD.boolean: re.compile(r"true|false|0|1"),
    XSD.gYear: re.compile(r"-?\d{4,}", re.ASCII),
    XSD.date: re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
}


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
    >>> from skillgraph.shapes import read
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
    pattern = LEXICAL.get(value.datatype.value)
    if pattern and not pattern.fullmatch(text):
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
        label = words(nodes.get(wanted, {}), RDFS.label) or dict.fromkeys(("zh", "en"), local_name(wanted))
        yield f"应为{label['zh']}，现为“{value.value}”", f"should be of the kind {label['en']} and is “{value.value}”"
