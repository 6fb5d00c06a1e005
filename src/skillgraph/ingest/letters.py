"""The sentences and sections of a letter, as its headings number them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_STOP = re.compile(r"[。；](?:[”’）》])?|\n\s*\n|\n")
_HEADING = re.compile(r"[#*\s]*([一二三四五六七八九十]+)\s*、")
_PART = re.compile(r"[#*\s]*（\s*([一二三四五六七八九十]+)\s*）")
_WORDLESS = re.compile(r"[\W_]+")
# A longer line that does not end as a sentence ends was broken, and goes on in the next.
_BROKEN_LINE = 60
_BLANK = r"[^\S\n]"
_TITLE = re.compile(
    rf"^(?:{_BLANK}|\*)*(?:#+(?:{_BLANK}|\*)*|(?=[一二三四五六七八九十]+{_BLANK}*、))([^。\n]+)", re.MULTILINE
)
_PART_TITLE = re.compile("（[一二三四五六七八九十]+）")
_ACROSS = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_PLANS = re.compile("下一步|下步|下阶段|打算|工作设想|今后|努力方向")
# What a heading plans, unless it tells how far it was carried out. 重点 alone may be of 重点产业.
_PLANNED = re.compile("工作计划|安排|(?:工作|总体|发展)思路|思路$|工作重点|重点(?:工作|任务)|重点$")
_DONE = re.compile("完成|落实|执行|总结|情况")
_SURELY_DONE = re.compile("(?:完成|落实|执行)情况|总结")


class Sentence(NamedTuple):
    """A sentence of a text: where it is, and in which section."""

    start: int
    end: int
    section: str


def sentences(text: str) -> Iterator[Sentence]:
    r"""Split a text at 。 and ； and at the ends of its lines, save where a line was broken in a sentence.

    Parameters
    ----------
    text
        The text, with LF line ends.

    Yields
    ------
    Sentence
        Each that has words, in order.

    Examples
    --------
    >>> text = "## 一、情况\n\n（二）做法。共6个；共7个。"
    >>> [(text[each.start:each.end], each.section) for each in sentences(text)]
    [('## 一、情况', '一'), ('（二）做法。', '一（二）'), ('共6个；', '一（二）'), ('共7个。', '一（二）')]
    """
    start, chapter, part = 0, "", ""
    for end, after in _ends(text):
        words = text[start:end]
        if heading := _HEADING.match(words.lstrip()):
            chapter, part = heading[1], ""
        elif chapter and (found := _PART.match(words.lstrip())):
            part = f"（{found[1]}）"
        if _WORDLESS.sub("", words):
            yield Sentence(start, end, chapter + part)
        start = after


def _ends(text: str) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text):
        if stop[0].startswith("\n"):
            line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()]
            if len(line) > _BROKEN_LINE and line[-1].isalnum():
                continue
            yield stop.start(), stop.end()
        else:
            yield stop.end(), stop.end()
    yield len(text), len(text)


class Place(NamedTuple):
    """What the headings say of a place: the number of its section, and whether that tells plans."""

    section: str
    plans: bool


class Outline:
    r"""The sections of a text, as its headings give them.

    Parameters
    ----------
    text
        The text, with LF line ends.

    Examples
    --------
    >>> outline = Outline("函\n\n## 一、情况\n\n（二）做法。\n\n## 二、下一步打算\n\n将办。\n\n---\n\n抄送")
    >>> [outline.at(place).section for place in (0, 12, 33, 43)], outline.at(33).plans
    (['', '一（二）', '二', ''], True)
    """

    def __init__(self, text: str) -> None:
        marks = [(each.start, each.section) for each in sentences(text)]
        # A line across the page ends the last section, and what is before the first one has none.
        across = [line.start() for line in _ACROSS.finditer(text)]
        headings = list(_headings(text))
        self._places: list[tuple[int, Place]] = []
        for start, section in marks:
            line = max((place for place in across if place <= start), default=-1)
            place, plans = max((each for each in headings if each[0] <= start + 2), default=(-1, False))
            self._places.append((start, Place("", False) if line > place else Place(section, plans)))

    def at(self, start: int) -> Place:
        """Say where a place is.

        Parameters
        ----------
        start
            Characters before it.

        Returns
        -------
        Place
            Without a number where no heading gives one.
        """
        before = bisect_right(self._places, start, key=lambda each: each[0])
        return self._places[before - 1][1] if before else Place("", False)


def _headings(text: str) -> Iterator[tuple[int, bool]]:
    """Where each heading begins, and whether it is over plans; one of a part is where that of its section is."""
    section = False
    for found in _TITLE.finditer(text):
        plans = _plans(found[1])
        if _PART_TITLE.match(found[1]):
            plans = plans or section
        else:
            section = plans
        yield found.start(), plans


def _plans(heading: str) -> bool:
    """Whether a heading is over plans: 工作安排 is, and 工作安排完成情况 is not."""
    words = heading.strip().strip("*").strip()
    if _SURELY_DONE.search(words):
        return False
    return bool(_PLANS.search(words) or (_PLANNED.search(words) and not _DONE.search(words)))
