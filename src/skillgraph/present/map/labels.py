"""Breaks names into the short lines of a label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate, pairwise

WIDEST = 10.0  # a line's width in Chinese characters
MOST_LINES = 4

# What a break costs, beside the unevenness of the lines it makes.
GOOD, PLAIN, BAD = 0.0, 8.0, 60.0

# A name breaks well after what ends one of its parts, and before what begins the next.
_ENDS = re.compile(
    r"学院|学校|大学|公司|集团|中专|职中|中学|中心|医院|电视台|工作室|研究院|协会|委员会|常委会|政府|[市省州县区]|[)）]"
)
_BEGINS = re.compile(r"有限|股份|集团|产业学院|技能大师|名匠|工作室|第[一二三四五六七八九十百]|[(（]")
# It breaks badly inside these.
_WHOLE = re.compile(
    r"股份有限公司|有限责任公司|有限公司|职业技术|技师学院|产业学院|职业|技术|学院|学校|大学|公司|集团|中专|职中|中学|中心|医院"
    r"|电视台|工作室|研究院|协会|工程局|第[一二三四五六七八九十百\d]+[号届次]?|自治[区州县]|技能|大师|名匠|人力资源|社会保障|教育|委员会|常委会|政府|办公室|代表|工委|人大|广播"
)
_CLOSING = "，。、；：！？）》」』”’,.;:!?)]"
_OPENING = "（《「『“‘(["


def width(text: str) -> float:
    """Estimate the width of a text in Chinese characters.

    Parameters
    ----------
    text
        One line.

    Returns
    -------
    float
        One for each wide character, a half for the others.

    Examples
    --------
    >>> width("云南CY")
    3.0
    """
    return round(sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text), 1)


def lines(name: str) -> list[str]:
    """Break a name into lines of about ten Chinese characters, at places where it reads well.

    Parameters
    ----------
    name
        A name in any language.

    Returns
    -------
    list of str
        At most four lines, about equally long; what does not fit ends in an ellipsis.

    Examples
    --------
    >>> lines("昆明铁道职业技术学院实力信通产业学院")
    ['昆明铁道职业技术学院', '实力信通产业学院']
    >>> lines("中国水利水电第十四工程局有限公司")
    ['中国水利水电', '第十四工程局有限公司']
    >>> lines("Kunming Technician College")
    ['Kunming', 'Technician College']
    """
    text = _shorten(" ".join(name.split()))
    total = width(text)
    if total <= WIDEST:
        return [text] if text else []
    count = min(MOST_LINES, int(-(-total // WIDEST)))
    return _cheapest(text, _breaks(text), total / count)


def _shorten(text: str) -> str:
    """Cut what is longer than the lines can hold; the longest names may fill lines a little wider than others."""
    room = WIDEST * MOST_LINES + 2
    if width(text) <= room:
        return text
    while text and width(text) > room - 1:
        text = text[:-1]
    return text + "…"


def _breaks(text: str) -> dict[int, float]:
    """Find where a line may end, and what each place costs."""
    costs: dict[int, float] = {}
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if before in " –—/":
            costs[place] = GOOD
        elif after in _CLOSING or before in _OPENING or not (before == "-" or _is_wide(before) or _is_wide(after)):
            continue
        else:
            costs[place] = PLAIN
    for match in _WHOLE.finditer(text):
        costs.update(dict.fromkeys(set(range(match.start() + 1, match.end())) & costs.keys(), BAD))
    good = {match.end() for match in _ENDS.finditer(text)} | {match.start() for match in _BEGINS.finditer(text)}
    costs.update({place: GOOD for place in good & costs.keys() if costs[place] < BAD})
    return costs


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _cheapest(text: str, breaks: dict[int, float], ideal: float) -> list[str]:
    """Choose the breaks whose lines are nearest to the ideal width at the least cost."""
    places = [0, *sorted(breaks), len(text)]
    sizes = _sizes(text)
    # The least cost of ending a line at a place, and the ends of the lines up to there.
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    found: list[tuple[float, list[int]]] = []
    for _ in range(MOST_LINES):
        longer: dict[int, tuple[float, list[int]]] = {}
        for first, (spent, ends) in best.items():
            for last in range(first + 1, len(places)):
                size = sizes(places[first], places[last])
                cost = spent + (size - ideal) ** 2 + 20 * max(0.0, size - WIDEST) ** 2
                cost += breaks.get(places[last], GOOD)
                known = longer.get(last)
                if known is None or (cost, ends) < (known[0], known[1][:-1]):
                    longer[last] = (cost, [*ends, places[last]])
                if size > 2 * WIDEST:
                    break
        best = longer
        if len(places) - 1 in best:
            found.append(best[len(places) - 1])
    return [text[start:end].strip() for start, end in pairwise(min(found)[1])]


def _sizes(text: str) -> Callable[[int, int], float]:
    """Give a function that says how wide a piece of a text is, without the space at its ends."""
    sums = list(accumulate((1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text), initial=0.0))

    def size(start: int, end: int) -> float:
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1
        return sums[end] - sums[start]

    return size
