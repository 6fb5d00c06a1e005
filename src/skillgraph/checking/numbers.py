"""The numbers in a passage: what each is worth, how it is hedged, and what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
_MORE = ("余", "多")
_BEFORE = (
    ("nearly", ("近",)),
    ("about", ("约", "大约")),
    ("over", ("超", "超过", "逾")),
    ("at-least", ("至少", "不少于", "不低于")),
)
_AFTER = (
    ("over", re.compile("[余多]")),
    ("at-least", re.compile("[^，。；、]{0,4}以上")),
    ("about", re.compile("[^，。；、]{0,4}左右")),
)
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
_EACH = "分别"
_SENTENCE = re.compile("[^，。；：]+")
_MEASURE_WORDS = frozenset("".join(_COUNTED.values()))
_Span = tuple[int, int]


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
    found = list(_NUMBER.finditer(text))
    beside = _Beside(text, [each.span() for each in found if _counts(text, each)])
    for each in found:
        value = _chinese(each["chinese"]) if each["chinese"] else _digits(each["digits"], each["scale"])
        hedge = "over" if each["inner"] else _hedge(text, each)
        counted = "%" if each["percent"] else _behind(text, each)
        yield Number(value, hedge, counted, beside.item(each.span()))


def _behind(text: str, found: re.Match[str]) -> str:
    """The sign behind a number and its 余 or 多."""
    place = found.end() + text.startswith(_MORE, found.end())
    return text[place : place + 1]


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether a number counts something, as 五届 does, and 一批 and 2022年 do not."""
    return bool(found["percent"]) or _behind(text, found) in _MEASURE_WORDS


class _Beside:
    """The words beside the numbers of a text. A text may be long and full of numbers: it is read through once."""

    def __init__(self, text: str, spans: list[_Span]) -> None:
        self._text = text
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]
        self._marks = [mark.start() for mark in _MARK.finditer(text)]
        self._joints = [joint.span() for joint in _JOINT.finditer(text)]
        self._each = dict(_of_each(text, spans))
        self._last: tuple[_Span, str] = ((0, 0), "")

    def item(self, span: _Span) -> str:
        """The words around a number, as far as the next mark, the next number, or the word that joins the two.

        Of 甲、乙分别为2个、3个 each number has the words of its own.
        """
        if span in self._each:
            return self._each[span]
        start = _before(self._marks, span[0] - 1, -1) + 1
        end = _after(self._marks, span[1], len(self._text))
        before = max(_before(self._ends, span[0], start), start)
        behind = min(_after(self._starts, span[1], end), end)
        if before > start and (joint := self._joint(before, span[0])):
            before = joint[1]
        if behind < end and (joint := self._joint(span[1], behind)):
            behind = joint[0]
        # Numbers that count nothing part no words: those in a row have the same, which are kept once.
        if self._last[0] != (before, behind):
            self._last = (before, behind), self._text[before:behind]
        return self._last[1]

    def _joint(self, start: int, end: int) -> _Span | None:
        """The first word between two places that joins."""
        place = bisect_left(self._joints, (start, 0))
        return self._joints[place] if place < len(self._joints) and self._joints[place][1] <= end else None


def _before(places: list[int], most: int, default: int) -> int:
    """The last of the places that is no further than this one."""
    count = bisect_right(places, most)
    return places[count - 1] if count else default


def _after(places: list[int], least: int, default: int) -> int:
    """The first of the places that is no nearer than this one."""
    count = bisect_left(places, least)
    return places[count] if count < len(places) else default


def _of_each(text: str, spans: list[_Span]) -> Iterator[tuple[_Span, str]]:
    """What each number behind 分别 counts: its own thing, or all where they are not as many."""
    for found in _SENTENCE.finditer(text):
        # The last 分别 counts, with words on both its sides.
        place = text.rfind(_EACH, found.start() + 1, found.end() - 1)
        if place < 0:
            continue
        behind = place + len(_EACH)
        own = spans[bisect_left(spans, (behind, 0)) : bisect_left(spans, (found.end(), 0))]
        things = re.split("、|和|及|与", text[found.start() : place])
        if len(own) != len(things):
            yield from ((span, found[0]) for span in own)
        else:
            yield from (
                ((start, end), thing + text[start : end + 1]) for (start, end), thing in zip(own, things, strict=True)
            )


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


def _hedge(text: str, found: re.Match[str]) -> str:
    for hedge, words in _BEFORE:
        if text.endswith(words, 0, found.start()):
            return hedge
    for hedge, pattern in _AFTER:
        if pattern.match(text, found.end()):
            return hedge
    return "exact"
