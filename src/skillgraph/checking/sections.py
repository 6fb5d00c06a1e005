"""Holds the section of each passage against the headings of its text, and plans apart from what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from skillgraph.checking.reader import Reader, is_a, language
from skillgraph.ingest.letters import Outline, Place
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import OA, SG, local_name

_NUMBERED = re.compile("[一二三四五六七八九十]+(?:（[一二三四五六七八九十]+）)?")
_INTENDED = re.compile("将|拟|争取|力争|计划|打算|进一步|下一步|继续|持续|目标|今后")
# What may rest on a section of plans: what is intended, and what things are called there.
_NO_DEED = (SG.Intention, SG.Naming, SG.NamePart, SG.FieldList)


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
