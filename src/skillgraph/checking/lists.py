"""Holds how many a list names against how many the source says there are; and no record stands twice.

A list that ends in 等 and a count, as 甲、乙等两家, is whole where it names as many, and open where it does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from skillgraph.checking.numbers import numbers
from skillgraph.checking.reader import Reader
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import RDF, SG

_MEMBERS = (SG.recipient, SG.beneficiary, SG.adopter)
_CHINESE = "[一二两三四五六七八九十百]+"
_COUNT = re.compile(rf"(\d+(?=[家所个])|{_CHINESE}(?=[家所]))")
_OTHERS = re.compile(rf"等(\d+|{_CHINESE})[家所个名位项种届类]")
_ITEM = re.compile("、|和|及|与")
_TRUE = ("true", "1")
_NOT_SAID = (SG.evidence, SG.measure)


def check(reader: Reader) -> Iterator[Problem]:
    """Find closed lists that are not whole, and records that say the same as another.

    Parameters
    ----------
    reader
        The workspace.

    Yields
    ------
    Problem
        One for each list, and for each record that is there twice.

    Examples
    --------
    >>> list(check(Reader({})))
    []
    """
    yield from _counted(reader)
    yield from _left_open(reader)
    yield from _twice(reader)


def _counted(reader: Reader) -> Iterator[Problem]:
    for field in _MEMBERS:
        named: dict[tuple[str, str], set[str]] = defaultdict(set)
        first: dict[tuple[str, str], str] = {}
        for node, properties in reader.asserted():
            for quote in reader.quotes(properties) if field in properties else ():
                key = (quote, str(properties.get(SG.designatedAs, "")))
                named[key] |= {each.value for each in properties[field]}
                first.setdefault(key, node)
        for key, members in named.items():
            told = set(_closed(key[0], reader))
            if told and len(members) not in told:
                count = "、".join(map(str, sorted(told)))
                yield Problem(
                    first[key],
                    f"引文列出并计数 {count} 家，记录中有 {len(members)} 家",
                    f"the quote lists and counts {count}, and the records have {len(members)}",
                )


def _closed(quote: str, reader: Reader) -> Iterator[int]:
    """The counts that stand right behind the last name of a list, as in 甲、乙2家."""
    clauses, sentences = _Parts(quote, "[，。；、]"), _Parts(quote, "[，。；：]")
    for found in _COUNT.finditer(quote):
        place = found.start()
        named = reader.named(clauses.before(place))
        if any(quote.endswith(name, 0, place) for entity in named for name in reader.names(entity)):
            yield _worth(found[1])
    for found in _OTHERS.finditer(quote):
        # Of a list that names fewer than it counts, the records cannot have them all.
        items = _ITEM.split(sentences.before(found.start()))
        if len(items) == _worth(found[1]) and all(map(reader.named, items)):
            yield _worth(found[1])


class _Parts:
    """The parts of a quote between signs, to be looked up by their places."""

    def __init__(self, quote: str, signs: str) -> None:
        self._quote = quote
        self._starts = [0, *(sign.end() for sign in re.finditer(signs, quote))]

    def before(self, place: int) -> str:
        """Give the words before a place, back to the sign."""
        return self._quote[self._starts[bisect_right(self._starts, place) - 1] : place]


def _left_open(reader: Reader) -> Iterator[Problem]:
    """Lists with 等 and a count: where the records are not as many, they are marked as open."""
    lists: dict[tuple[str, str], dict[str, Properties]] = defaultdict(dict)
    for node, properties in reader.asserted():
        for kind in properties[RDF.type] if reader.has_place(properties, SG.openList) else ():
            for quote in reader.quotes(properties):
                lists[kind.value, quote][node] = properties
    for (_, quote), records in lists.items():
        told = {_worth(found[1]) for found in _OTHERS.finditer(quote)}
        fields = {field for properties in records.values() for field in properties}
        sizes = {len({each for every in records.values() for each in every.get(field, ())}) for field in fields}
        for node, properties in records.items() if told and told.isdisjoint({len(records), *sizes}) else ():
            if not any(each.value in _TRUE for each in properties.get(SG.openList, ())):
                yield Problem(
                    node,
                    "引文以“等”列举，却没有记作列举未尽",
                    "the quote lists with 等, but the list is not marked as open",
                )


def _worth(count: str) -> int:
    return int(next(numbers(count)).value)


def _twice(reader: Reader) -> Iterator[Problem]:
    seen: dict[object, str] = {}
    for node, properties in reader.asserted():
        said = _said(properties)
        if said in seen:
            yield Problem(node, f"与 {seen[said]} 说的完全相同", f"it says the same as {seen[said]}")
        else:
            seen[said] = node


def _said(properties: Properties) -> object:
    """All of a record but what it rests on, and of which measure the source makes it a part."""
    return frozenset(
        (field, frozenset(map(str, values))) for field, values in properties.items() if field not in _NOT_SAID
    )
