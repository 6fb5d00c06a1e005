"""The section that a place of a text stands in, as the text numbers its own sections."""

from __future__ import annotations

import re

_NUMERALS = "[一二三四五六七八九十百]+"
_CHAPTER = re.compile(f"(?m)^[# \\t　]*(?:第?({_NUMERALS})[、章节])")
_PART = re.compile(f"(?m)^[# \\t　]*（({_NUMERALS})）")
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t　]*\n)\s*(?=\S)")


def section(text: str, place: int) -> str:
    r"""Tell in which section of a text a place is.

    Parameters
    ----------
    text
        A source's text.
    place
        Where in it, in characters.

    Returns
    -------
    str
        The numbers that the text gives its sections, such as ``二（三）``; before the first of them, and in a text that
        has none, which paragraph it is.

    Examples
    --------
    >>> letter = "# 函\n\n一、情况\n\n甲\n\n（一）概况\n\n乙\n"
    >>> section(letter, 0), section(letter, letter.index("甲")), section(letter, letter.index("乙"))
    ('第1段', '一', '一（一）')
    """
    chapter = _last(_CHAPTER, text, place)
    part = _last(_PART, text, place)
    if part is not None and (chapter is None or part.start() > chapter.start()):
        return f"{chapter[1] if chapter else ''}（{part[1]}）"
    return chapter[1] if chapter else f"第{sum(1 for _ in _PARAGRAPH.finditer(text, 0, place + 1)) or 1}段"


def _last(sign: re.Pattern[str], text: str, place: int) -> re.Match[str] | None:
    """The last heading at or before a place; one that begins there counts as it is read to its end."""
    found = None
    for each in sign.finditer(text):
        if each.start() > place:
            break
        found = each
    return found
