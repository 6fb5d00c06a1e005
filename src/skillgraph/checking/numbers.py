"""The numbers in a passage: what each is worth, how it is hedged, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(
    r"(?P<percent>百分之)?"
    r"(?:(?P<digits>(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?)(?P<inner>[余多])?(?P<scale>[百千万亿]*)"
    r"|(?P<chinese>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+[万亿]*)?))"
)
_BEFORE = (("nearly", "近"), ("about", "约|大约"), ("over", "超|超过|逾"), ("at-least", "至少|不少于|不低于"))
_AFTER = (("over", "[余多]"), ("at-least", "[^，。；、]{0,4}以上"), ("about", "[^，。；、]{0,4}左右"))
_COUNTED = {
    "person": "人名位",
    "organization": "家所个",
    "studio": "个家",
    "round": "届次",
    "item": "项件",
    "occupation": "个种",
    "event": "个项",
    "yuan": "元",
    "percent": "%％",
}
_MARK = re.compile("[，。；、：,;:]")
_JOINT = re.compile("和|及|以及")
_EACH_OF = re.compile("(?P<things>[^，。；：]+)分别(?P<numbers>[^，。；：]+)")
_MEASURE_WORDS = frozenset("".join(_COUNTED.values()))


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a passage writes it.

    Parameters
    ----------
    value
        In plain units.
    hedge
        The code of the hedge its words say.
    counted
        The sign behind it, which may be a measure word.
    item
        The words it stands among: its clause, or its part of a list.

    Examples
    --------
    >>> Number(Decimal(150), "over", "家").fits("organization")
    True
    """

    value: Decimal
    hedge: str
    counted: str
    item: str = ""

    def fits(self, unit: str) -> bool:
        """Say whether it may count in a unit: its measure word is one of the unit's, or there is none."""
        return self.counted not in _MEASURE_WORDS or self.counted in _COUNTED.get(unit, self.counted)


def numbers(quote: str) -> Iterator[Number]:
    """Read the numbers of a passage.

    Parameters
    ----------
    quote
        The passage; spaces and broken lines are passed over.

    Yields
    ------
    Number
        One for each, in order.

    Examples
    --------
    >>> [(int(each.value), each.hedge) for each in numbers("近千人，150 余家，6.5万余人，约6.66亿元，四届")]
    [(1000, 'nearly'), (150, 'over'), (65000, 'over'), (666000000, 'about'), (4, 'exact')]
    """
    text = re.sub(r"\s", "", quote)
    spans = [found.span() for found in _NUMBER.finditer(text) if _counts(text, found)]
    for found in _NUMBER.finditer(text):
        value = _chinese(found["chinese"]) if found["chinese"] else _digits(found["digits"], found["scale"])
        before, after = text[: found.start()], text[found.end() :]
        hedge = "over" if found["inner"] else _hedge(before, after)
        counted = "%" if found["percent"] else re.sub("^[余多]", "", after)[:1]
        yield Number(value, hedge, counted, _item(text, found.span(), spans))


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether a number counts something, as 五届 does, and 一批 and 2022年 do not."""
    return bool(found["percent"]) or re.sub("^[余多]", "", text[found.end() :])[:1] in _MEASURE_WORDS


def _item(text: str, span: tuple[int, int], spans: list[tuple[int, int]]) -> str:
    """The words around a number, as far as the next mark, the next number, or the word that joins the two.

    Of 甲、乙分别为2个、3个 each number has the words of its own.
    """
    if own := _of_each(text, span, spans):
        return own
    start = max((mark.end() for mark in _MARK.finditer(text, 0, span[0])), default=0)
    end = next((mark.start() for mark in _MARK.finditer(text, span[1])), len(text))
    before = max((other for _, other in spans if start < other <= span[0]), default=start)
    behind = min((other for other, _ in spans if span[1] <= other < end), default=end)
    if before > start and (joint := _JOINT.search(text, before, span[0])):
        before = joint.end()
    if behind < end and (joint := _JOINT.search(text, span[1], behind)):
        behind = joint.start()
    return text[before:behind]


def _of_each(text: str, span: tuple[int, int], spans: list[tuple[int, int]]) -> str:
    """What a number behind 分别 counts: its own thing, or all where they are not as many; else nothing."""
    for found in _EACH_OF.finditer(text):
        own = [each for each in spans if found.start("numbers") <= each[0] < found.end()]
        things = re.split("、|和|及|与", found["things"])
        if span in own and len(own) != len(things):
            return found[0]
        if span in own:
            return things[own.index(span)] + text[slice(*span)] + text[span[1] : span[1] + 1]
    return ""


def _digits(digits: str, scale: str) -> Decimal:
    value = Decimal(re.sub("[,，]", "", digits))
    for sign in scale:
        value *= _SCALES.get(sign) or _TENS[sign]
    return value


def _chinese(text: str) -> Decimal:
    whole, _, tenths = text.partition("点")
    if tenths:
        signs = tenths.rstrip("".join(_SCALES))
        value = _chinese(whole) + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in signs))
        return _digits(str(value), tenths[len(signs) :])
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * _SCALES[sign]
            section = digit = 0
    return Decimal(total + section + digit)


def _hedge(before: str, after: str) -> str:
    for hedge, words in _BEFORE:
        if re.search(f"(?:{words})$", before):
            return hedge
    for hedge, words in _AFTER:
        if re.match(words, after):
            return hedge
    return "exact"
