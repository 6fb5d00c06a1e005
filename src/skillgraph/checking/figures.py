"""Holds each figure against the words beside its number: whose number it is, of what, and of which level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from skillgraph.checking.numbers import Number, numbers
from skillgraph.checking.reader import Reader
from skillgraph.shapes import Problem
from skillgraph.vocabulary import RDF, SG, local_name

# Words of a share: they say what a percentage is of, and nothing of another number beside them.
_SHARE = re.compile("占比?|比例|比重")
_PER_CENT = "%％"


def check(reader: Reader) -> Iterator[Problem]:
    """Find figures whose number stands, wherever it stands in the quote, beside the words of something else.

    Parameters
    ----------
    reader
        The workspace.

    Yields
    ------
    Problem
        One for each figure and field that the words beside its number contradict.

    Examples
    --------
    >>> list(check(Reader({})))
    []
    """
    for node, properties in reader.asserted():
        if SG.indicator not in properties or SG.measureUnit not in properties:
            continue
        unit, value = local_name(properties[SG.measureUnit][0].value), Decimal(properties[SG.value][0].value)
        found = [each for quote in reader.quotes(properties) for each in numbers(quote)]
        own = [each for each in found if each.value == value and each.fits(unit)]
        for field, differs in ((SG.indicator, _other_concept), (SG.level, _other_concept), (SG.about, _other_entity)):
            meant = properties.get(field)
            if meant and own and all(differs(reader, each, meant[0].value) for each in own):
                yield _problem(reader, node, value, meant[0].value)


def _other_concept(reader: Reader, number: Number, meant: str) -> bool:
    """Whether the words beside a number are those of other concepts of the scheme, and none of the one meant."""
    said = reader.unnamed(number.item)
    told = {
        concept
        for concept in reader.kin(meant)
        for word in reader.words(concept)
        if word in said and (number.counted in _PER_CENT or not _SHARE.fullmatch(word))
    }
    return bool(told) and meant not in told


def _other_entity(reader: Reader, number: Number, meant: str) -> bool:
    """Whether the words beside a number name others of the same kind, and not the one meant."""
    named = reader.named(number.item)
    kind = reader.nodes[meant].get(RDF.type)
    return meant not in named and any(reader.nodes[each].get(RDF.type) == kind for each in named & reader.nodes.keys())


def _problem(reader: Reader, node: str, value: Decimal, meant: str) -> Problem:
    zh, en = reader.label(meant, "zh"), reader.label(meant, "en")
    return Problem(
        node,
        f"引文中与 {value} 相连的词语说的不是“{zh}”",
        f"the words beside {value} in the quote are about something other than “{en}”",
    )
