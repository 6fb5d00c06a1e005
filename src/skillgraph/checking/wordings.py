"""Holds the editors' words against the sources': statements, translations and names say no more than they may."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from skillgraph import names
from skillgraph.checking.numbers import numbers
from skillgraph.checking.reader import Reader, language
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import DCTERMS, NAME_KIND, SG, SKOS

_TRANSLATED = (DCTERMS.title, SKOS.prefLabel, SG.statement, SG.scope)
_EACH = re.compile("每|人均|平均")
_NOT_FULL = {NAME_KIND.short, NAME_KIND.alias}


def check(reader: Reader) -> Iterator[Problem]:
    """Find numbers and words of distribution that a quote or a Chinese text lacks, and names no source has.

    Parameters
    ----------
    reader
        The workspace.

    Yields
    ------
    Problem
        One for each.

    Examples
    --------
    >>> list(check(Reader({})))
    []
    """
    for node, properties in reader.asserted():
        yield from _stated(node, properties, reader)
    for node, properties in reader.nodes.items():
        if SKOS.inScheme not in properties:
            for field in _TRANSLATED:
                yield from _translated(node, properties, field)
    yield from _names(reader)


def _stated(node: str, properties: Properties, reader: Reader) -> Iterator[Problem]:
    quotes = reader.quotes(properties)
    statements = _in(properties, SG.statement, "zh")
    # Most records state nothing in words of the editors, and their quotes may be long.
    known = {each.value for quote in quotes for each in numbers(quote)} if statements else frozenset()
    for text in statements:
        for each in numbers(text):
            if each.value not in known:
                yield Problem(
                    node,
                    f"陈述中的数字 {each.value} 不在引文中",
                    f"the number {each.value} of the statement is not in the quote",
                )
    for text in (*statements, *_in(properties, SG.scope, "zh")):
        for word in set(_EACH.findall(text)):
            if not any(word in quote for quote in quotes):
                yield Problem(node, f"“{word}”不在引文中", f"the quote does not say “{word}”")


def _translated(node: str, properties: Properties, field: str) -> Iterator[Problem]:
    """Every number that an English text writes in digits is one of the Chinese text."""
    known = {int(each.value) for text in _in(properties, field, "zh") for each in numbers(text)}
    for text in _in(properties, field, "en") if known or _in(properties, field, "zh") else ():
        for digits in re.findall(r"\d[\d,]*", text):
            if int(digits.replace(",", "")) not in known:
                yield Problem(
                    node,
                    f"英文“{text}”中的数字 {digits} 不在中文里",
                    f"the number {digits} of “{text}” is not in the Chinese",
                )


def _names(reader: Reader) -> Iterator[Problem]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for properties in reader.nodes.values():
        for whose in properties.get(SG.entity, ()) if SG.nameKind in properties else ():
            kinds[whose.value].add(properties[SG.nameKind][0].value)
    for entity, properties in reader.nodes.items():
        # A short name may leave the full one unsaid: 云大 stands for what it does not spell.
        if entity in kinds and kinds[entity] <= _NOT_FULL:
            continue
        written = {names.normal(each) for each in reader.wordings(entity)}
        # Where no source has a name for it, the name is the editors' own, and shown so.
        for label in _in(properties, SKOS.prefLabel, "zh") if written else ():
            if not any(_agree(names.normal(label), each) for each in written):
                yield Problem(
                    entity,
                    f"名称“{label}”与来源的写法都不相合",
                    f"the name “{label}” agrees with no wording of a source",
                )


def _agree(name: str, written: str) -> bool:
    """Whether a name is a wording made longer, as by the place, or shorter, as by leaving signs out."""
    return _within(written, name) or _within(name, written)


def _within(shorter: str, longer: str) -> bool:
    """Whether all signs of one stand in the other in order, as those of 市教体局 in 曲靖市教育体育局."""
    signs = iter(longer)
    return all(sign in signs for sign in shorter)


def _in(properties: Properties, field: str, lang: str) -> list[str]:
    return [each.value for each in properties.get(field, ()) if language(each) == lang]
