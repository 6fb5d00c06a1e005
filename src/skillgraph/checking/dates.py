"""Holds the dates of records against the dates that their quotes state."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from skillgraph.checking.numbers import numbers
from skillgraph.checking.reader import Reader
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import DATE_BASIS, SG

_DATE = re.compile(
    r"(?P<until>(?:截至|截止)[到至于]?|至|到)?(?<!\d)(?P<year>\d{4})"
    r"(?:年(?:(?P<month>\d{1,2})月(?:份)?(?:(?P<day>\d{1,2})[日号]|(?P<end>[底末])?)|年?[底末])"
    r"|(?P<mark>[-./])(?P<month2>\d{1,2})(?P=mark)(?P<day2>\d{1,2})(?!\d))"
)
_YEAR = re.compile("[〇○零一二三四五六七八九]{4}(?=年)")
_MONTH_OR_DAY = re.compile("(?<=[年月])(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def digits(text: str) -> str:
    """Give a passage with the Chinese numerals of its dates as digits.

    Parameters
    ----------
    text
        The passage, without spaces.

    Returns
    -------
    str
        The same, save its dates.

    Examples
    --------
    >>> digits("二○二四年三月二十八日，二十三人")
    '2024年3月28日，二十三人'
    """
    text = _YEAR.sub(lambda found: found[0].translate(_NUMERALS), text)
    return _MONTH_OR_DAY.sub(lambda found: str(round(next(numbers(found[0])).value)), text)


def days(text: str) -> Iterator[str]:
    """Read the days that a passage writes in full, as 2024年3月8日, 2024.3.8 or 二〇二四年三月八日.

    Parameters
    ----------
    text
        The passage, without spaces.

    Yields
    ------
    str
        Each day, as in ISO 8601.

    Examples
    --------
    >>> list(days("2023年底，2024.3.8，二〇二四年三月九日"))
    ['2024-03-08', '2024-03-09']
    """
    for found in _DATE.finditer(digits(text)):
        if found["day"] or found["day2"]:
            yield from _day(found)


def dates(text: str, until: bool = False) -> Iterator[str]:
    """Read the days that a passage states: by number, or as the end of a month or a year.

    A month up to which something is counted, as in 截至2023年12月, stands for its last day.

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
    for found in _DATE.finditer(digits(text)):
        bare = found["month"] and not (found["day"] or found["end"])
        if (found["until"] or not until) and not (bare and not (found["until"] or "").startswith("截")):
            yield from _day(found)


def _day(found: re.Match[str]) -> Iterator[str]:
    year, month = int(found["year"]), int(found["month"] or found["month2"] or 12)
    if year and 1 <= month <= 12:
        last = monthrange(year, month)[1]
        day = int(found["day"] or found["day2"] or last)
        if 1 <= day <= last:
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
    for node, properties in reader.asserted():
        quotes = reader.quotes(properties)
        if SG.asOf in properties and SG.dateBasis in properties:
            yield from _against(node, properties, quotes)
        elif SG.asOf in properties:
            yield Problem(node, "有截至日期而没有日期依据", "it has a date, but not the basis of the date")
        elif _undated(properties, reader) and any("截至" in quote or "截止" in quote for quote in quotes):
            yield Problem(node, "引文写有“截至”，记录却没有截至日期", "the quote says 截至, but the record has no date")


def _undated(properties: Properties, reader: Reader) -> bool:
    """Whether a record has neither date nor year, and its form has a place for a date."""
    return not properties.keys() & {SG.asOf, SG.year} and reader.has_place(properties, SG.asOf)


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
