"""Several members in one cell, taken apart and put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skillgraph.ingest.values import numerals

_PAIRS = {
    "）": "（",
    ")": "(",
    "】": "【",
    "]": "[",
    "》": "《",
    "〉": "〈",
    "」": "「",
    "』": "『",
    "〕": "〔",
    "”": "“",
}
_OPENING = frozenset(_PAIRS.values())
_SURE = frozenset("、；;\n\r\v\f\x85\u2028\u2029")
_COMMAS = frozenset(",，")
# One thing in quotes behind another is a list of two: “订单班”“冠名班”.
_TOUCHING = re.compile("(?<=[”》」』])(?=[“《「『])")
# Behind a comma these go on with a name, as digits go on with a number.
_GOES_ON = re.compile(
    r"\s*(?:co|corp|inc|ltd|llc|llp|plc|gmbh|ag|s\.?a|limited|incorporated|company|corporation)\b|\s*[0-9]{3}\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[\s、，,；;]*(?:"
    r"(?<![高中初同平均一二三特优劣])等(?:\s*"
    r"(?:(?P<count>[0-9]{1,6}|[零〇一二两三四五六七八九十百千]{1,9})?\s*(?P<hedge>[多余])?\s*[家个所名位项种类届][㐀-鿿]{0,10}"
    r"|企业|单位|院校|学校|公司|机构|组织|人))?"
    r"|…+|\.{3,}|\b(?:etc|et al)\b\.?|\band others"
    r")[\s。.]*$"
)


@dataclass(frozen=True, slots=True)
class Members:
    """The members that a cell names.

    Parameters
    ----------
    names
        Each as it stands, in order.
    open
        Whether the cell says that there are more.

    Examples
    --------
    >>> Members(("甲",), open=True).open
    True
    """

    names: tuple[str, ...]
    open: bool = False


def members(text: str) -> Members:
    """Take apart a cell with several members.

    It is taken apart at 、 ； ; and line breaks, and at commas where there is nothing else and no comma goes on with
    a name, as in “Co., Ltd.”; never at 和, 与 and 及, which names contain, nor inside brackets and quotation marks.
    What stands in straight quotes is one member.

    Parameters
    ----------
    text
        What stands in the cell.

    Returns
    -------
    Members
        Their names; the list is open where it ends in 等, unless a count behind it says that all are named.

    Examples
    --------
    >>> members("昆明铁道职业技术学院、晋宁中专（含甲、乙）等多家单位")
    Members(names=('昆明铁道职业技术学院', '晋宁中专（含甲、乙）'), open=True)
    >>> members("A, B Co., Ltd.").names, members("甲，乙").names, members("“订单班”“冠名班”").names
    (('A, B Co., Ltd.',), ('甲', '乙'), ('“订单班”', '“冠名班”'))
    >>> members("甲、乙等两家企业").open
    False
    """
    text, more, count = _without_others(text.strip())
    parts = _parted(text, list(_sure(text)))
    if len(parts) == 1:
        parts = _parted(text, list(_commas(text)))
    found = tuple(name for part in parts if (name := _bare(part)))
    return Members(found, more and bool(found) and count != len(found))


_UNITS = "(?:企业|单位|院校|学校|公司|机构|组织|协会|集团|部门)"
_MORE = "(?:等|其他|其它|另有)"
_HOW_MANY = "(?:[0-9]{1,6}|[零〇一二两三四五六七八九十百千万几数多]{1,9}|若干|许多|众多)"
_NAMELESS = re.compile(
    rf"{_MORE}*{_HOW_MANY}\s*[多余]?\s*[家个所名位]?{_UNITS}"
    rf"|{_MORE}+{_HOW_MANY}?\s*[多余]?\s*[家个所名位]?{_UNITS}?"
    rf"|{_HOW_MANY}\s*[多余]?\s*[家个所名位]?"
    r"|(?:and )?(?:several|many|some|other|various|[0-9]+)(?: more| other)? "
    r"(?:companies|enterprises|firms|colleges|schools|organi[sz]ations|partners|others)"
    r"|(?:and )?(?:several |many )?others",
    re.IGNORECASE,
)


def is_nameless(text: str) -> bool:
    """Tell whether words stand for members without naming any, as 等多家 and 多家企业 do.

    Parameters
    ----------
    text
        What stands in a cell, or one of its members.

    Returns
    -------
    bool
        Whether nobody is so called.

    Examples
    --------
    >>> is_nameless("等多家"), is_nameless("150余家企业"), is_nameless("several companies"), is_nameless("七彩企业")
    (True, True, True, False)
    """
    return _NAMELESS.fullmatch(text.strip().rstrip("。.")) is not None


def _without_others(text: str) -> tuple[str, bool, int | None]:
    found = _OTHERS.search(text, max(0, len(text) - 60))
    if not found or any(start <= found.start() <= end for start, end in _outer(text)):
        return text, False, None
    count = "" if found["hedge"] else found["count"] or ""
    return text[: found.start()], True, int(count) if count.isdecimal() else numerals.whole(count)


def _sure(text: str) -> Iterator[tuple[int, int]]:
    outer = _outer(text)
    inside = _inside(text, outer)
    for place, sign in enumerate(text):
        if sign in _SURE and not inside[place]:
            yield place, place + 1
    starts = {start for start, _ in outer}
    for _, end in outer:
        if end + 1 in starts and _TOUCHING.match(text, end + 1):
            yield end + 1, end + 1


def _commas(text: str) -> list[tuple[int, int]]:
    inside = _inside(text, _outer(text))
    places = [place for place, sign in enumerate(text) if sign in _COMMAS and not inside[place]]
    return [] if any(_GOES_ON.match(text, place + 1) for place in places) else [(each, each + 1) for each in places]


def _parted(text: str, cuts: list[tuple[int, int]]) -> list[str]:
    cuts = sorted(cuts)
    starts = [0, *(end for _, end in cuts)]
    return [text[start:end] for start, end in zip(starts, [*(start for start, _ in cuts), len(text)], strict=True)]


def _inside(text: str, outer: Iterable[tuple[int, int]]) -> bytearray:
    """Mark what stands inside brackets and quotation marks, and these themselves."""
    marks = bytearray(len(text))
    for start, end in outer:
        marks[start : end + 1] = b"\1" * (end + 1 - start)
    return marks


def _outer(text: str) -> list[tuple[int, int]]:
    """Where brackets and quotation marks open and close that are not inside others."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(_enclosed(text)):
        if not found or start > found[-1][1]:
            found.append((start, end))
    return found


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    straight = -1
    for place, sign in enumerate(text):
        if sign == '"':
            if straight >= 0:
                yield straight, place
            straight = place if straight < 0 else -1
        elif straight >= 0:
            continue
        elif sign in _OPENING:
            waiting.append((sign, place))
        elif sign in _PAIRS:
            yield from _closed(waiting, _PAIRS[sign], place)


def _closed(waiting: list[tuple[str, int]], opening: str, place: int) -> Iterator[tuple[int, int]]:
    """What was opened inside and never closed is given up."""
    for back in range(len(waiting) - 1, max(-1, len(waiting) - 20), -1):
        if waiting[back][0] == opening:
            yield waiting[back][1], place
            del waiting[back:]
            return


def _bare(part: str) -> str:
    name = part.strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        return name[1:-1].replace('""', '"')
    return name


def joined(names: Iterable[str], more: bool = False) -> str:
    """Put members into one cell, so that `members` gives them back.

    Parameters
    ----------
    names
        The members' names; none is empty.
    more
        Whether there are more than these.

    Returns
    -------
    str
        With 、 between them; in straight quotes where they would otherwise be taken apart.

    Examples
    --------
    >>> joined(["昆明技师学院", "A Co., Ltd."], more=True)
    '昆明技师学院、A Co., Ltd.等'
    >>> joined(["甲、乙公司", "丙"])
    '"甲、乙公司"、丙'
    """
    wanted = Members(tuple(names), more)
    quoted = [name if members(name) == Members((name,)) else _quoted(name) for name in wanted.names]
    text = "、".join(quoted) + ("等" if more else "")
    if members(text) == wanted:
        return text
    return "、".join(map(_quoted, wanted.names)) + ("等" if more else "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
