"""Holds the section of each passage against the headings of its text, and plans apart from what was done."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from skillgraph.checking.coverage import sentences
from skillgraph.checking.reader import Reader, is_a, language
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import OA, SG, local_name

_BLANK = r"[^\S\n]"
_HEADING = re.compile(
    rf"^(?:{_BLANK}|\*)*(?:#+(?:{_BLANK}|\*)*|(?=[一二三四五六七八九十]+{_BLANK}*、))([^。\n]+)", re.MULTILINE
)
_PART = re.compile("（[一二三四五六七八九十]+）")
_ACROSS = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_NUMBERED = re.compile("[一二三四五六七八九十]+(?:（[一二三四五六七八九十]+）)?")
_PLANS = re.compile("下一步|下步|下阶段|打算|工作设想|今后|努力方向")
# What a heading plans, unless it tells how far it was carried out. 重点 alone may be of 重点产业.
_PLANNED = re.compile("工作计划|安排|(?:工作|总体|发展)思路|思路$|工作重点|重点(?:工作|任务)|重点$")
_DONE = re.compile("完成|落实|执行|总结|情况")
_SURELY_DONE = re.compile("(?:完成|落实|执行)情况|总结")
_INTENDED = re.compile("将|拟|争取|力争|计划|打算|进一步|下一步|继续|持续|目标|今后")
# What may rest on a section of plans: what is intended, and what things are called there.
_NO_DEED = (SG.Intention, SG.Naming, SG.NamePart, SG.FieldList)


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
        across = [-1, *(line.start() for line in _ACROSS.finditer(text))]
        headings = [(-1, False), *_headings(text)]
        self._places: list[tuple[int, Place]] = []
        for start, section in marks:
            line = across[bisect_right(across, start) - 1]
            place, plans = headings[bisect_right(headings, start + 2, key=lambda each: each[0]) - 1]
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
    for found in _HEADING.finditer(text):
        plans = _plans(found[1])
        if _PART.match(found[1]):
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


def check(reader: Reader, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Find passages that are not in the section stated, plans told as done, and deeds told as plans.

    Parameters
    ----------
    reader
        The workspace.
    texts
        The texts of its sources, by the IRI of each version.

    Yields
    ------
    Problem
        One for each passage or record.

    Examples
    --------
    >>> list(check(Reader({}), {}))
    []
    """
    outline = cache(lambda text: Outline(texts[text]))
    placed: dict[str, Place] = {}
    for node, properties in reader.nodes.items():
        text = node.partition("#")[0]
        if OA.start in properties and SG.section in properties and text in texts:
            placed[node] = outline(text).at(int(properties[OA.start][0].value))
            yield from _section(node, properties[SG.section][0].value, placed[node].section)
    for node, properties in reader.asserted():
        places = [placed[item.value] for item in properties[SG.evidence] if item.value in placed]
        if places:
            yield from _intended(node, properties, places, reader)
            yield from _arranged(node, properties, {place.section for place in places}, placed, reader)


def _section(node: str, stated: str, found: str) -> Iterator[Problem]:
    if found and stated != found:
        yield Problem(
            node,
            f"章节记作“{stated}”，按标题应是“{found}”",
            f"the section is said to be “{stated}”; by the headings it is “{found}”",
        )
    elif not found and _NUMBERED.fullmatch(stated):
        yield Problem(
            node,
            f"章节记作“{stated}”，原文此处不在任何编号章节之中",
            f"the section is said to be “{stated}”, but no numbered section reaches there",
        )


def _intended(node: str, properties: Properties, places: list[Place], reader: Reader) -> Iterator[Problem]:
    plans = all(place.plans for place in places)
    if plans and not any(is_a(properties, kind) for kind in _NO_DEED):
        yield Problem(
            node,
            "依据在讲打算的章节中，不能记作已做的事",
            "it rests on a section of plans, so it cannot be told as done",
        )
    elif is_a(properties, SG.Intention) and not plans and not any(map(_INTENDED.search, reader.quotes(properties))):
        yield Problem(
            node,
            "记作打算，但依据不在讲打算的章节，引文也没有表示打算的词",
            "it is told as an intention, but neither its section nor a word of the quote tells of plans",
        )


def _arranged(
    node: str, properties: Properties, sections: set[str], placed: Mapping[str, Place], reader: Reader
) -> Iterator[Problem]:
    """A record is part of a measure as the source arranges them: in one section."""
    for measure in properties.get(SG.measure, ()):
        rests = reader.nodes.get(measure.value, {}).get(SG.evidence, ())
        if not sections & {placed[item.value].section for item in rests if item.value in placed}:
            yield Problem(
                node,
                f"所属举措“{_statement(measure.value, reader, 'zh')}”在另一章节",
                f"the measure it is part of, “{_statement(measure.value, reader, 'en')}”, is in another section",
            )


def _statement(measure: str, reader: Reader, lang: str) -> str:
    said = reader.nodes.get(measure, {}).get(SG.statement, ())
    return next((each.value for each in said if language(each) == lang), local_name(measure))
