"""Holds the numbers and hedges of the records against the words they quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from skillgraph.checking.numbers import numbers
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import OA, SG, local_name

_FIELDS = (SG.value, SG.headcount, SG.round)
_WORDS = {
    "exact": {"zh": "确数", "en": "exact"},
    "about": {"zh": "约数", "en": "about"},
    "over": {"zh": "多于", "en": "over"},
    "at-least": {"zh": "至少", "en": "at least"},
    "nearly": {"zh": "近于", "en": "nearly"},
}


def check(nodes: Mapping[str, Properties]) -> Iterator[Problem]:
    """Hold each number of each record against the passages it rests on.

    Parameters
    ----------
    nodes
        The nodes of the workspace that fit their forms, each with its properties.

    Yields
    ------
    Problem
        One for each number that no passage writes, or writes with another hedge.

    Examples
    --------
    >>> list(check({}))
    []
    """
    for node, properties in nodes.items():
        if SG.evidence not in properties or SG.inferredBy in properties:
            continue
        quotes = [nodes[item.value][OA.exact][0].value for item in properties[SG.evidence] if item.value in nodes]
        for field in _FIELDS:
            for value in properties.get(field, ()):
                yield from _number(node, properties, field, Decimal(value.value), quotes)


def _number(node: str, properties: Properties, field: str, value: Decimal, quotes: list[str]) -> Iterator[Problem]:
    unit = "person" if field == SG.headcount else "round" if field == SG.round else _code(properties, SG.measureUnit)
    said = {each.hedge for quote in quotes for each in numbers(quote) if each.value == value and each.fits(unit)}
    if not said:
        yield Problem(node, f"引文中没有数字 {value}", f"the quote does not have the number {value}")
        return
    hedge = _code(properties, SG.hedge) or "exact"
    if hedge not in said and field != SG.round:
        words = {lang: "、".join(sorted(_WORDS[each][lang] for each in said)) for lang in ("zh", "en")}
        own = _WORDS[hedge]
        yield Problem(
            node,
            f"{value} 记作“{own['zh']}”，引文的说法是“{words['zh']}”",
            f"{value} is hedged as “{own['en']}”, and the words of the quote say “{words['en']}”",
        )


def _code(properties: Properties, field: str) -> str:
    values = properties.get(field)
    return local_name(values[0].value) if values else ""
