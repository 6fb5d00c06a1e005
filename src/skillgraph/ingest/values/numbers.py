"""Numbers as sheets have them: 1,247, 1.15万, 150余家, 近千人, 一百五十."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from skillgraph.ingest.values import numerals
from skillgraph.ingest.values.misread import Code, Misread, same
from skillgraph.ingest.values.signs import LONGEST, half_width
from skillgraph.ingest.values.units import WORDS
from skillgraph.vocabulary import HEDGE

# What each word does to a number: 近 is below it; 余, 多, 超, 逾 above, as a plus is; 以上 includes it (民法典1259).
_BEFORE = {
    "nearly": "将?近|接近|nearly|almost|close to",
    "about": "大?约|大概|about|approximately|approx\\.|around|circa|ca\\.",
    "over": "超过?|逾|over|more than",
    "at-least": "至少|不少于|不低于|at least",
}
_INSIDE = "余|多|\\+"
_BEHIND = {
    "over": _INSIDE,
    "at-least": "[及或]?以上|or more",
    "about": "左右|上下|or so",
}
_ZEROS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "thousand": 3, "million": 6, "billion": 9}
_FIGURE = "[0-9.,零一二三四五六七八九十百千万亿点]+"
_DIGITS = "[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+"
_SCALE = "[十百千]?(?:万亿|[万亿])|[百千]"
_PART = re.compile(f"({_DIGITS})({_SCALE})?")
# Every part but the last has a scale; so there is one way to take a long row of digits.
_PARTS = re.compile(f"(?:(?:{_DIGITS})(?:{_SCALE}))*(?:{_DIGITS})(?:{_SCALE})?")


def _any(words: dict[str, str]) -> str:
    return "|".join(words.values())


_CELL = re.compile(
    f"(?:共计?|合计|总计|计)?(?P<before>{_any(_BEFORE)})? ?(?P<money>¥|人民币|rmb|cny)? ?(?P<percent>百分之)?"
    f"(?P<sign>[-−负])?(?P<figure>{_FIGURE})(?P<inner>{_INSIDE})?(?P<scale>{_SCALE})?"
    f" ?(?P<word>thousand|million|billion)?(?P<inner2>{_INSIDE})?"
    f" ?(?P<unit>{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))}|per cent)?"
    f" ?(?P<behind>{_any(_BEHIND)})?"
)
# A number that goes on with something else.
_BEGUN = re.compile(f"(?:{_any(_BEFORE)})? ?(?P<figure>{_FIGURE})(?:{_INSIDE})? ?(?=$|[a-z(㐀-鿿])")
_NUMERAL = "[一二三四五六七八九十百千万亿]"
_BLANK = re.compile("(?<![0-9a-z.,]) | (?![0-9a-z.,])")
_SIGN = "0-9零一二三四五六七八九十百千万亿"
# In the order they are looked for: a range may hold a hedge, and a hedge a word for no number.
_SIGNS_OF: dict[Code, str] = {
    "scientific": "[0-9]e[-+]?[0-9]",
    "range": f"[{_SIGN}][^{_SIGN}]{{0,3}}[-–—−~至到][^{_SIGN}]{{0,2}}[{_SIGN}]|[0-9] ?(?:to|and) ?[0-9]",
    "hedge": "不足|不到|不超过|不多于|至多|最多|以下|以内|少于|低于|less than|fewer than|under|up to|at most",
    "vague": "^[^0-9]*(?:[几數数多上]|若干|some|several|many|dozens|hundreds)[^0-9]*$",
}
# Exact for any number a cell can hold.
_EXACT = Context(prec=2 * LONGEST)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what its cell says around it.

    Parameters
    ----------
    value
        In plain units: 6.66亿元 is 666000000.
    hedge
        The code of the hedge.
    unit
        The word that says what is counted, as in `units`; empty where there is none.

    Examples
    --------
    >>> Amount(Decimal(150), "over", "家").hedge_iri == HEDGE.over
    True
    """

    value: Decimal
    hedge: str = "exact"
    unit: str = ""

    @property
    def hedge_iri(self) -> str:
        """The hedge's IRI."""
        return HEDGE[self.hedge]

    @property
    def lexical(self) -> str:
        """The value as a literal writes it."""
        return plain(self.value)


def plain(value: Decimal) -> str:
    """Write a number with digits only, without zeros that say nothing.

    Parameters
    ----------
    value
        Any finite number.

    Returns
    -------
    str
        Its digits.

    Examples
    --------
    >>> plain(Decimal("6.66E8")), plain(Decimal("28.50")), plain(Decimal("-0.0"))
    ('666000000', '28.5', '0')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def number(text: str) -> Amount | Misread:
    """Read a number with its hedge and its unit.

    Parameters
    ----------
    text
        What stands in the cell.

    Returns
    -------
    Amount or Misread
        The value, exact, or what is wrong; a range, a vague word and what may be read in two ways are problems.

    Examples
    --------
    >>> number("150 余家")
    Amount(value=Decimal('150'), hedge='over', unit='家')
    >>> number("约６.６６亿元")
    Amount(value=Decimal('666000000'), hedge='about', unit='元')
    >>> number("10-20人").code
    'range'
    """
    if len(text) > LONGEST:
        return Misread("too-long", text, "number")
    cell = numerals.plain(_BLANK.sub("", half_width(text).lower()).translate(_TRADITIONAL))
    found = _CELL.fullmatch(cell)
    value = _value(found) if found else None
    if found is None or value is None:
        return _wrong(cell, text)
    hedges = set(_hedges(found))
    if len(hedges) > 1:
        return Misread("hedges", text, "number")
    return Amount(value, next(iter(hedges), "exact"), _unit(found))


_TRADITIONAL = str.maketrans("餘約個間過無", "余约个间过无")


def _unit(found: re.Match[str]) -> str:
    if found["percent"] or found["unit"] == "per cent":
        return "%"
    return found["unit"] or ("元" if found["money"] else "")


def _hedges(found: re.Match[str]) -> list[str]:
    groups = ((_BEFORE, found["before"]), (_BEHIND, found["inner"]), (_BEHIND, found["inner2"]))
    told = (*groups, (_BEHIND, found["behind"]))
    return [code for words, word in told for code, each in words.items() if word and re.fullmatch(each, word)]


def _value(found: re.Match[str]) -> Decimal | None:
    worth = _worth(found["figure"], bool(_hedges(found)))
    if worth is None:
        return None
    value = worth.scaleb(_zeros(found["scale"] or "") + _ZEROS.get(found["word"], 0), _EXACT)
    return Decimal(plain(-value if found["sign"] else value))


def _worth(figure: str, hedged: bool) -> Decimal | None:
    """What digits and numerals are worth; 百 or 千 alone is a number only where it is hedged, as in 近千人."""
    if _PARTS.fullmatch(figure):
        return _composed(_PART.findall(figure))
    whole, point, fraction = figure.partition("点")
    value = numerals.whole(whole)
    if point:
        return _fraction(value, fraction)
    if value is None:
        return Decimal(10 ** _zeros(figure)) if hedged and re.fullmatch(_SCALE, figure) else None
    return Decimal(value)


def _fraction(whole: int | None, text: str) -> Decimal | None:
    """What 一点一五万 is worth."""
    found = re.fullmatch(f"([零一二三四五六七八九]+)({_SCALE})?", text)
    if whole is None or not found:
        return None
    return Decimal(f"{whole}.{numerals.digits(found[1])}").scaleb(_zeros(found[2] or ""), _EXACT)


def _composed(parts: list[tuple[str, str]]) -> Decimal | None:
    """What 6亿6600万 is worth; nothing where a part may be read in two ways, as that of 1万5."""
    total, ceiling = Decimal(0), None
    for place, (digits, scale) in enumerate(parts):
        worth = Decimal(digits.replace(",", "")).scaleb(_zeros(scale), _EXACT)
        if ceiling is not None and not (worth < ceiling and (scale or worth * 10 >= ceiling)):
            return None
        if "." in digits and place < len(parts) - 1:
            return None
        total = _EXACT.add(total, worth)
        ceiling = Decimal(10 ** _zeros(scale))
    return total


def _zeros(scale: str) -> int:
    return sum(_ZEROS[sign] for sign in scale)


def _wrong(cell: str, text: str) -> Misread:
    if not cell:
        return Misread("empty", text, "number")
    for code, signs in _SIGNS_OF.items():
        if re.search(signs, cell):
            return Misread(code, text, "number")
    found = _BEGUN.match(cell)
    if found and _worth(found["figure"], hedged=False) is not None:
        return Misread("unit", text, "number", same("人", "家", "元", "%"))
    return Misread("ambiguous" if found and re.search(_NUMERAL, found["figure"]) else "number", text, "number")


def integer(text: str, least: int | None = None) -> Amount | Misread:
    """Read a whole number with its hedge and its unit.

    Parameters
    ----------
    text
        What stands in the cell.
    least
        The least that is allowed.

    Returns
    -------
    Amount or Misread
        The value, or what is wrong.

    Examples
    --------
    >>> integer("1,247人")
    Amount(value=Decimal('1247'), hedge='exact', unit='人')
    >>> integer("1.5").code, integer("0", 1).code, integer("1.15万人").lexical
    ('not-whole', 'too-small', '11500')
    """
    amount = number(text)
    if isinstance(amount, Misread):
        return Misread(amount.code, text, "integer", amount.choices)
    if amount.value != amount.value.to_integral_value():
        return Misread("not-whole", text, "integer")
    if least is not None and amount.value < least:
        return Misread("too-small", text, "integer", same(str(least)))
    return amount


_ORDINAL = re.compile("第 ?(.+)|(?:the )?([0-9]+) ?(?:st|nd|rd|th)(?: round)?")


def without_ordinal(text: str) -> str:
    """Give the number that an ordinal is made of.

    Parameters
    ----------
    text
        What stands in the cell.

    Returns
    -------
    str
        The number, with the word behind it; the text itself where it is no ordinal.

    Examples
    --------
    >>> without_ordinal("第十四届"), without_ordinal("14th"), without_ordinal("14")
    ('十四届', '14', '14')
    """
    found = _ORDINAL.fullmatch(half_width(text).lower()) if len(text) <= LONGEST else None
    return text if found is None else found[1] or found[2]
