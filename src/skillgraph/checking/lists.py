"""Holds how many a list names against how many the source says there are; and no record stands twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from skillgraph.checking.reader import Reader
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import SG

_MEMBERS = (SG.recipient, SG.beneficiary, SG.adopter)
_COUNT = re.compile(r"(\d+)[家所个]")
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
    for found in _COUNT.finditer(quote):
        before = quote[: found.start()]
        last = re.split("[，。；、]", before)[-1]
        if any(before.endswith(name) for entity in reader.named(last) for name in reader.names(entity)):
            yield int(found[1])


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
