"""Years and days as sheets have them: 2022年5月12日, 2022/5/12, 二〇二二年, 12 May 2022."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from skillgraph.ingest.values import numerals
from skillgraph.ingest.values.misread import Expected, Misread, same
from skillgraph.ingest.values.signs import LONGEST, half_width

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDINGS = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "t|tember", "ober", "ember", "ember")
_MONTH = "(?P<name>" + "|".join(map("{}(?:{})?".format, _MONTHS, _ENDINGS)) + ")\\.?"
_YEAR = "(?P<year>[0-9]{4})"
_DAY = "(?P<day>[0-9]{1,2})"
_FORMS = tuple(
    map(
        re.compile,
        (
            f"{_YEAR}(?: ?年度?)?",
            f"{_YEAR} ?年 ?(?P<month>[0-9]{{1,2}}) ?月份?(?: ?{_DAY} ?[日号]?)?",
            f"{_YEAR} ?年?(?: ?(?P<month>[0-9]{{1,2}}) ?月)? ?(?P<end>[底末])",
            f"{_YEAR}(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?:(?P=mark){_DAY})?(?:[t ][0-9:.]+z?)?",
            f"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
            f"(?:{_DAY}(?:st|nd|rd|th)?[ -])?{_MONTH},?[ -]{_YEAR}",
            f"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        ),
    )
)
# A list or a letter that counts up to a day: 截至2022年底 is the last of December.
_UNTIL = re.compile("^截[至止][到至于]? ?|止$")
_NUMERALS = re.compile("[零一二三四五六七八九Oo]{4}(?= ?年|$)|[一二三四五六七八九十]+(?= ?[月日号])")
_MOVING = "至今|目前|现在|如今|今年|去年|前年|本年|当年|本月|今天|昨天|\\b(?:now|present|today|current)\\b"
_SHORT = "['’]?[0-9]{2} ?年.*|[0-9]{1,2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{2}|[0-9]{2}"
_RANGE = "[0-9]{4}.*[-–—~至到].*[0-9]{4}.*|.+[年月日号] ?[-–—~至到].+"
_FIRST_DAY = date(1899, 12, 30)  # day 0 of the count that spreadsheets keep, right from March 1900 on


class _Written(NamedTuple):
    year: int
    month: int | None
    day: int | None


def day(text: str) -> date | Misread:
    """Read a day.

    Parameters
    ----------
    text
        What stands in the cell; 2022年底 is the last day of the year, as the end of a month is its last day.

    Returns
    -------
    date or Misread
        The day, or what is wrong; a month without its day and a year of two digits are problems.

    Examples
    --------
    >>> day("2022年5月12日"), day("二〇二二年五月十二日") == day("12 May 2022") == day("2022.5.12")
    (datetime.date(2022, 5, 12), True)
    >>> day("2022年5月").code, day("22-5-12").code, day("至今").code
    ('day-missing', 'short-year', 'moving-date')
    """
    found = _written(text, "date")
    if isinstance(found, Misread):
        return found
    if found.month is None or found.day is None:
        return Misread("day-missing", text, "date")
    return date(found.year, found.month, found.day)


def year(text: str) -> int | Misread:
    """Read a year.

    Parameters
    ----------
    text
        What stands in the cell; of a month or a day its year is taken.

    Returns
    -------
    int or Misread
        The year, or what is wrong.

    Examples
    --------
    >>> year("2022年"), year("二〇二二年"), year("2022-05"), year("22年").code
    (2022, 2022, 2022, 'short-year')
    """
    found = _written(text, "year")
    return found if isinstance(found, Misread) else found.year


def _written(text: str, expected: Expected) -> _Written | Misread:
    if len(text) > LONGEST:
        return Misread("too-long", text, expected)
    cell = _NUMERALS.sub(_digits, numerals.plain(half_width(text.replace("號", "号"))))
    cell = _UNTIL.sub("", cell).lower().strip()
    matches = (form.fullmatch(cell) for form in _FORMS)
    found = next((_parts(match) for match in matches if match), None)
    if found is None:
        return _wrong(cell, text, expected)
    return found if _exists(found) else Misread("no-such-day", text, expected)


def _digits(found: re.Match[str]) -> str:
    row = found[0].translate(str.maketrans("Oo", "零零"))
    value = numerals.whole(row)
    return numerals.digits(row) if len(row) == 4 and "十" not in row else str(value if value is not None else row)


def _parts(found: re.Match[str]) -> _Written:
    groups = found.groupdict()
    years, month, days = (int(groups[key]) if groups.get(key) else None for key in ("year", "month", "day"))
    if groups.get("name"):
        month = _MONTHS.index(groups["name"][:3]) + 1
    if groups.get("end"):
        month = month or 12
        days = monthrange(years or 1, month)[1] if month <= 12 else None
    return _Written(years or 0, month, days)


def _exists(found: _Written) -> bool:
    try:
        date(found.year, found.month or 1, found.day or 1)
    except ValueError:
        return False
    return found.month != 0 and found.day != 0


def _wrong(cell: str, text: str, expected: Expected) -> Misread:
    if not cell:
        return Misread("empty", text, expected)
    if re.search(_MOVING, cell):
        return Misread("moving-date", text, expected)
    if re.fullmatch(_SHORT, cell):
        return Misread("short-year", text, expected)
    if re.fullmatch(_RANGE, cell):
        return Misread("range", text, expected)
    if re.fullmatch("[0-9]{1,2}([-/.])[0-9]{1,2}\\1[0-9]{4}", cell):
        return Misread("day-order", text, expected)
    if re.fullmatch("[1-9][0-9]{4}", cell):
        likely = _FIRST_DAY + timedelta(days=int(cell))
        return Misread("day-count", text, expected, same(likely.isoformat()))
    return Misread("date", text, expected)
