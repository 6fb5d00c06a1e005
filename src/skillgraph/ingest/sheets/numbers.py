"""A number as its cell shows it: without what the machine adds, with what the cell's format adds."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial

from skillgraph.ingest.sheets.book import Cell

Shown = Callable[[str], Cell]

_MOST_DIGITS = 40  # a larger number is written with its exponent
_SHOWN_DIGITS = 15  # spreadsheets compute and show no more
_LAST_DAY = 2_958_466  # the day after 9999-12-31
_DAY = 86_400  # seconds
_FIRST_1900 = date(1899, 12, 30).toordinal()  # and a day later before March 1900, as Excel knows a 29 February of it
_FIRST_1904 = date(1904, 1, 1).toordinal()
_LENGTH = {"y": 4, "ym": 7, "ymd": 10}

# The numbers of the formats that a file need not spell out (ECMA-376, 18.8.30), as far as they are not plain: those
# from 27 on are dates in Chinese, Japanese and Korean.
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "y-m-d", 15: "d-m-y", 16: "d-m", 17: "m-y", 18: "h:m", 19: "h:m:s", 20: "h:m",
    21: "h:m:s", 22: "y-m-d h:m", 27: "y-m", 28: "m-d", 29: "m-d", 30: "m-d-y", 31: "y-m-d", 32: "h:m", 33: "h:m:s",
    34: "h:m", 35: "h:m:s", 36: "y-m", 45: "m:s", 46: "[h]:m:s", 47: "m:s", 50: "y-m", 51: "m-d", 52: "y-m",
    53: "m-d", 54: "m-d", 55: "h:m", 56: "h:m:s", 57: "y-m", 58: "m-d",
}  # fmt: skip

# What says nothing of the value: literal texts, escaped characters, room for one, colours, conditions and languages.
_LITERAL = re.compile(r'"[^"]*"|\\.|!.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_WITH_WORDS = re.compile(r'[#0?,]*[#0?](?:\.[0#?]+)?\s*(?:"([^"]*)"|\\?([^\x00-\x7f]+))')
_PERCENT = re.compile(r"[#0?,]+(?:\.[0#?]+)?\s*%")


def plain(raw: str) -> str:
    """Write a number as a person would.

    Parameters
    ----------
    raw
        The number as a program wrote it.

    Returns
    -------
    str
        Whole numbers with all their digits and no exponent; others to the digits that spreadsheets show; what is no
        number as it is.

    Examples
    --------
    >>> plain("12.0"), plain("5.3010219900101E+17"), plain("0.30000000000000004"), plain("530100200000000123")
    ('12', '530102199001010000', '0.3', '530100200000000123')
    """
    if raw.isdecimal() and raw.isascii():
        return raw.lstrip("0") or "0"
    with suppress(ValueError):
        text = f"{float(raw) + 0.0:.{_SHOWN_DIGITS}g}"  # there is no minus nought
        if "e" not in text and "n" not in text:
            return text
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return raw
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return raw
    if number != number.to_integral_value():
        number = Decimal(f"{number:.{_SHOWN_DIGITS}g}")
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(raw: str) -> Cell:
    """Show a number of no particular format.

    Parameters
    ----------
    raw
        The number as it is stored.

    Returns
    -------
    Cell
        The number.

    Examples
    --------
    >>> number("1247.0").text
    '1247'
    """
    return Cell(plain(raw), "number")


def shown_as(code: int, pattern: str | None, from_1904: bool = False) -> Shown:
    """Find how a format shows a number.

    Parameters
    ----------
    code
        The number of the format.
    pattern
        The format where the file spells it out.
    from_1904
        Whether the workbook counts its days from 1904.

    Returns
    -------
    callable
        Makes a cell of a stored number.

    Examples
    --------
    >>> shown_as(14, None)("44693"), shown_as(176, 'yyyy"年"m"月"')("44693").text
    (Cell(text='2022-05-12', kind='date', filled=False), '2022-05')
    >>> shown_as(10, None)("0.285").text, shown_as(177, "000000")("530").text, shown_as(178, '0"万元"')("12").text
    ('28.5%', '000530', '12万元')
    """
    first = (pattern or _BUILT_IN.get(code, "")).split(";")[0]
    signs = _LITERAL.sub("", first).lower()
    if re.search("[ymdhs]", signs.replace("general", "")):
        return partial(_moment, _of_moment(signs), from_1904)
    if re.fullmatch("0{2,}", first):
        return partial(_padded, len(first))
    if _PERCENT.fullmatch(first):
        return _percent
    words = _WITH_WORDS.fullmatch(first)
    return partial(_with_words, words[1] or words[2] or "") if words else number


def _padded(width: int, raw: str) -> Cell:
    return Cell(plain(raw).zfill(width), "number")


def _percent(raw: str) -> Cell:
    try:
        return Cell(f"{plain(str(Decimal(raw) * 100))}%", "number")
    except InvalidOperation:
        return number(raw)


def _with_words(words: str, raw: str) -> Cell:
    return Cell(plain(raw) + words, "number")


def _of_moment(signs: str) -> str:
    """Say which parts of a moment a format shows: ``"y"``, ``"ym"``, ``"ymd"`` or, for a time alone, ``"t"``."""
    if re.search(r"[hs]", signs) and not re.search("[yd]", signs):
        return "t"
    if "d" in signs or re.search("[hs]", signs):
        return "ymd"
    return "ym" if "m" in signs else "y"


def _moment(parts: str, from_1904: bool, raw: str) -> Cell:
    try:
        days = float(raw)
    except ValueError:
        return number(raw)
    if not 0 <= days < _LAST_DAY:  # also what is no number
        return number(raw)
    if parts == "t" or days < 1:
        return Cell(_clock(round(days * _DAY)), "text")
    if not from_1904 and 60 <= days < 61:  # Excel knows a 29 February 1900, which never was
        return number(raw)
    return _date(parts, days, from_1904)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _date(parts: str, days: float, from_1904: bool) -> Cell:
    over, seconds = divmod(round(days % 1 * _DAY), _DAY)
    first = _FIRST_1904 if from_1904 else _FIRST_1900 if days >= 60 else _FIRST_1900 + 1
    try:
        day = date.fromordinal(first + int(days) + over).isoformat()
    except ValueError:  # after 9999
        return Cell(plain(str(days)), "number")
    text = day[: _LENGTH[parts]]
    return Cell(f"{text} {_clock(seconds)}" if seconds and parts == "ymd" else text, "date")
