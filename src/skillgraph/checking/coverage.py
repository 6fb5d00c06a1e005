"""What of a source's text no record quotes, sentence by sentence."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skillgraph.checking.types import Uncovered
from skillgraph.errors import BrokenFile
from skillgraph.text import one_line
from skillgraph.workspace import Workspace, read_text

FILE = "coverage.toml"
_STOP = re.compile(r"[。；](?:[”’）》])?|\n\s*\n|\n")
_HEADING = re.compile(r"[#*\s]*([一二三四五六七八九十]+)\s*、")
_PART = re.compile(r"[#*\s]*（\s*([一二三四五六七八九十]+)\s*）")
_WORDLESS = re.compile(r"[\W_]+")
# A longer line that does not end as a sentence ends was broken, and goes on in the next.
_BROKEN_LINE = 60


class Reason(NamedTuple):
    """Why the words that begin so are not quoted, and the section they are in where it has no number."""

    starts: str
    section: str
    zh: str
    en: str


def reasons(space: Workspace) -> list[Reason]:
    """Read the reasons a workspace keeps in ``coverage.toml``.

    Parameters
    ----------
    space
        The workspace.

    Returns
    -------
    list of Reason
        In their order; empty where there is no such file.

    Raises
    ------
    BrokenFile
        When the file is no TOML, or a reason lacks a field.
    """
    file = space.folder / FILE
    if not file.is_file():
        return []
    try:
        kept = tomllib.loads(read_text(file, space.folder))
        return [Reason(each["starts"], each.get("section", ""), each["zh"], each["en"]) for each in kept["reason"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BrokenFile(
            file=FILE,
            detail_zh=f"每个 [[reason]] 须有 starts、zh 和 en（{error}）",
            detail_en=f"each [[reason]] needs starts, zh and en ({error})",
        ) from error


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


def uncovered(
    source: str, text: str, quoted: Iterable[tuple[int, int]], why: Iterable[Reason], lang: str
) -> Iterator[Uncovered]:
    """Tell what no passage covers.

    Parameters
    ----------
    source
        The source's identifier.
    text
        Its text.
    quoted
        The places of the passages that records rest on.
    why
        The reasons the workspace keeps.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    Uncovered
        Each run of words within a sentence, in order.

    Examples
    --------
    >>> [left.text for left in uncovered("s", "共6个。此函。", [(0, 4)], [], "zh")]
    ['此函。']
    """
    covered = _merged(quoted)
    why = list(why)
    # A section that a reason names goes on until the next one that has a number.
    named: dict[str, str] = {}
    for sentence in sentences(text):
        for start, end in _runs(sentence, covered):
            words = one_line(text[start:end]).strip().lstrip("#，、").strip()
            if _WORDLESS.sub("", words):
                reason = next((each for each in why if words.startswith(each.starts)), None)
                if reason and reason.section:
                    named.setdefault(sentence.section, reason.section)
                section = named.get(sentence.section, sentence.section)
                said = None if reason is None else reason.zh if lang == "zh" else reason.en
                yield Uncovered(source, section, words, said)


def _merged(quoted: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places that passages cover, in order and apart from one another."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(place for place in quoted if place[0] < place[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _runs(sentence: Sentence, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for place in range(bisect_right(covered, start, key=lambda each: each[1]), len(covered)):
        first, last = covered[place]
        if first >= sentence.end:
            break
        if start < first:
            yield start, first
        start = last
    if start < sentence.end:
        yield start, sentence.end


def places(quotes: Iterable[tuple[str, int, int]]) -> Mapping[str, list[tuple[int, int]]]:
    """Gather the places of passages by the text they stand in.

    Parameters
    ----------
    quotes
        The text's IRI, start and end.

    Returns
    -------
    dict
        The text's IRI to its places.

    Examples
    --------
    >>> places([("s/1", 0, 2), ("s/1", 4, 6)])
    {'s/1': [(0, 2), (4, 6)]}
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for text, start, end in quotes:
        found.setdefault(text, []).append((start, end))
    return found
