"""The rows of a sheet below their headings, as far as the next headings; what is no record is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from skillgraph import names
from skillgraph.ingest.blanks import Blank
from skillgraph.ingest.headings import ABOVE, Headed, headed, heads
from skillgraph.ingest.sheets import Row, Sheet

_TOTALS = frozenset({"合计", "总计", "小计", "共计", "累计", "total", "subtotal", "grandtotal"})
# A line of its own below or between the rows: a note, a signature, the title of the next table.
_ASIDE = re.compile(
    r"\s*(?:[*※]|[（(]?\s*(?:注|备注|附注|说明|填表|制表|审核|复核|填报|单位负责人|负责人|联系|资料来源|数据来源|来源)"
    r"\s*(?:人|单位|日期|时间|方式|电话)?\s*[:：]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]"
    r"|(?:note|source|prepared by)s?\b\s*:)",
    re.IGNORECASE,
)


_FIRST, _LEAST = 4, 2


class Part:
    """Rows that stand below one row of headings.

    Parameters
    ----------
    rows
        What stands below.
    head
        The headings.
    among
        The sheets there are, whose headings may follow; none where headings are foreign.

    Attributes
    ----------
    passed
        The numbers of the rows that were passed over.
    following
        The headings that ended it, once all rows are read; None where the sheet ended.
    """

    def __init__(self, rows: Iterator[Row], head: Headed, among: Sequence[Blank] = ()) -> None:
        self.rows = rows
        self.head = head
        self.passed: list[int] = []
        self.following: Headed | None = None
        self._among = among
        self._words = frozenset(word for blank in among for column in blank.columns for word in column.synonyms)
        self._texts = tuple(text for text in head.texts if text)

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            texts = [text for cell in row.cells if (text := cell.text.strip())]
            if not texts or (texts[0] == self._texts[0] and tuple(texts) == self._texts):
                continue  # Headings are printed again on each page.
            if self._is_total(texts) or (len(texts) == 1 and _ASIDE.match(texts[0])):
                self.passed.append(row.number)
                continue
            self.following = self._other_headings(row, texts)
            if self.following is not None:
                return
            yield row

    def _is_total(self, texts: Sequence[str]) -> bool:
        """A row of sums leaves most cells empty; somebody may be called Total."""
        return len(texts) <= max(_LEAST, len(self._texts) // 2) and names.fold(texts[0]) in _TOTALS

    def _other_headings(self, row: Row, texts: Sequence[str]) -> Headed | None:
        """Look closer only where some of the first cells are words that head columns."""
        if not self._words or sum(names.fold(text) in self._words for text in texts[:_FIRST]) < _LEAST:
            return None
        return heads(row.number, [cell.text for cell in row.cells], self._among)


def parts(sheet: Sheet, among: Sequence[Blank]) -> tuple[Headed | None, Iterator[Part]]:
    """Part a sheet at its rows of headings.

    Parameters
    ----------
    sheet
        The sheet.
    among
        The sheets there are to fill in.

    Returns
    -------
    tuple
        The first headings, or None; and the parts from top to bottom, each to be read before the next.
    """
    rows = iter(sheet.rows)
    first = list(islice(rows, ABOVE))
    texts = [(row.number, [cell.text for cell in row.cells]) for row in first]
    best = headed(texts, sheet.name, among)
    if best is None:
        return None, iter(())
    # The headings that say most may be those of a second table; what stands under the first is no title of it.
    above = (heads(number, cells, among) for number, cells in texts if number < best.row)
    head = next((each for each in above if each is not None), best)
    return head, _following(chain((row for row in first if row.number > head.row), rows), head, among)


def _following(rows: Iterator[Row], head: Headed | None, among: Sequence[Blank]) -> Iterator[Part]:
    while head is not None:
        part = Part(rows, head, among)
        yield part
        head = part.following
