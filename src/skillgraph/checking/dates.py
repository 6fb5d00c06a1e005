"""Holds the dates of records against the dates that their quotes state."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from skillgraph.checking.reader import Reader
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import DATE_BASIS, RDF, SG, SH

_DATE = re.compile(
    r"(?P<until>截至|截止|至|到)?(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|[底末])|[底末])"
)


def dates(text: str, until: bool = False) -> Iterator[str]:
    """Read the days that a passage states: by number, or as the end of a month or a year.

    Parameters
    ----------
    text
        The passage, without spaces.
    until
        Whether to give only those up to which something is counted, as 截至 says.

    Yields
    ------
    str
        Each day, as in ISO 8601.

    Examples
    --------
    >>> list(dates("截至2022年底，2023年2月末，2023年5月12日"))
    ['2022-12-31', '2023-02-28', '2023-05-12']
    """
    for found in _DATE.finditer(text):
        year, month = int(found["year"]), int(found["month"] or 12)
        if (until and not found["until"]) or not (year and 1 <= month <= 12):
            continue
        day = int(found["day"] or monthrange(year, month)[1])
        if 1 <= day <= monthrange(year, month)[1]:
            yield date(year, month, day).isoformat()


def check(reader: Reader) -> Iterator[Problem]:
    """Find dates that the quotes do not state, or state otherwise, and those that are left out.

    Parameters
    ----------
    reader
        The workspace.

    Yields
    ------
    Problem
        One for each record whose date is wrong or missing.

    Examples
    --------
    >>> list(check(Reader({})))
    []
    """
    dated = _dated(reader)
    for node, properties in reader.asserted():
        quotes = reader.quotes(properties)
        if SG.asOf in properties and SG.dateBasis in properties:
            yield from _against(node, properties, quotes)
        elif SG.asOf in properties:
            yield Problem(node, "有截至日期而没有日期依据", "it has a date, but not the basis of the date")
        elif _undated(properties, dated) and any("截至" in quote or "截止" in quote for quote in quotes):
            yield Problem(node, "引文写有“截至”，记录却没有截至日期", "the quote says 截至, but the record has no date")


def _undated(properties: Properties, dated: set[object]) -> bool:
    """Whether a record has neither date nor year, and its form has a place for a date."""
    return not properties.keys() & {SG.asOf, SG.year} and not dated.isdisjoint(properties.get(RDF.type, ()))


def _against(node: str, properties: Properties, quotes: list[str]) -> Iterator[Problem]:
    day, basis = properties[SG.asOf][0].value, properties[SG.dateBasis][0].value
    stated = {each for quote in quotes for each in dates(quote)}
    until = {each for quote in quotes for each in dates(quote, until=True)}
    if basis == DATE_BASIS.stated and day not in stated:
        yield Problem(node, f"引文中没有写明日期 {day}", f"the quote does not state the date {day}")
    if basis == DATE_BASIS["source-date"] and until and not any("目前" in quote for quote in quotes):
        days = "、".join(sorted(until))
        yield Problem(
            node,
            f"记作来源日期 {day}，引文却写明截至 {days}",
            f"the date {day} is said to be that of the source, but the quote states {days}",
        )


def _dated(reader: Reader) -> set[object]:
    """The classes whose forms have a date."""
    paths = {
        node
        for node, properties in reader.nodes.items()
        if SG.asOf in {each.value for each in properties.get(SH.path, ())}
    }
    return {
        kind
        for properties in reader.nodes.values()
        if paths.intersection(each.value for each in properties.get(SH.property, ()))
        for kind in properties.get(SH.targetClass, ())
    }
