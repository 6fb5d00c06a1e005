"""The section that a place of a text stands in, as the text numbers its own sections."""

from __future__ import annotations

import re
from bisect import bisect_right

_NUMERALS = "[一二三四五六七八九十百]+"
# A heading with the number of a chapter, or of a part; or a line across the page, which ends the last section.
_MARK = re.compile(
    rf"^[#*>\t 　]*(?:(?P<chapter>{_NUMERALS})[ \t]*、|（(?P<part>{_NUMERALS})）|(?P<across>-{{3,}})[ \t]*$)",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t　]*\n)\s*(?=\S)")


class Sections:
    r"""The sections of a text.

    Parameters
    ----------
    text
        A source's text, with LF line ends.

    Examples
    --------
    >>> letter = "# 函\n\n一、情况\n\n甲\n\n（一）概况\n\n乙\n\n---\n\n抄送"
    >>> sections = Sections(letter)
    >>> [sections.at(letter.index(word)) for word in ("函", "甲", "乙", "抄")]
    ['第1段', '一', '一（一）', '第7段']
    """

    def __init__(self, text: str) -> None:
        self._marks: list[tuple[int, str]] = []
        self._paragraphs = [found.end() for found in _PARAGRAPH.finditer(text)]
        chapter = ""
        for found in _MARK.finditer(text):
            if not found["part"]:
                chapter = found["chapter"] or ""
            self._marks.append((found.start(), f"{chapter}（{found['part']}）" if found["part"] else chapter))

    def at(self, place: int) -> str:
        """Tell in which section a place is.

        Parameters
        ----------
        place
            Where in the text, in characters.

        Returns
        -------
        str
            The numbers that the text gives its sections, such as ``二（三）``; where no numbered section reaches, which
            paragraph it is.
        """
        before = bisect_right(self._marks, place, key=lambda mark: mark[0])
        number = self._marks[before - 1][1] if before else ""
        return number or f"第{bisect_right(self._paragraphs, place) or 1}段"
