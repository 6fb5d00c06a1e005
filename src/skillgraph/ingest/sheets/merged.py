"""Merged ranges: the value of the upper left cell fills all of the range."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from skillgraph.ingest.sheets.book import MOST_COLUMNS, Cell

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


class Range(NamedTuple):
    """A rectangle of cells, by the numbers of its rows and columns.

    Parameters
    ----------
    top, left, bottom, right
        Its edges, which belong to it.

    Examples
    --------
    >>> range_of("B2:C4")
    Range(top=2, left=2, bottom=4, right=3)
    """

    top: int
    left: int
    bottom: int
    right: int


def range_of(text: str) -> Range:
    """Read the name of a range.

    Parameters
    ----------
    text
        Such as ``B2:C4``.

    Returns
    -------
    Range
        The range.

    Raises
    ------
    ValueError
        When it names none.

    Examples
    --------
    >>> range_of("AA7")
    Range(top=7, left=27, bottom=7, right=27)
    """
    found = _RANGE.fullmatch(text)
    if not found:
        raise ValueError(text)
    left, top, right, bottom = found.groups()
    return Range(int(top), column_of(left), int(bottom or top), column_of(right or left))


def column_of(name: str) -> int:
    """Give the number of a column.

    Parameters
    ----------
    name
        Its letters.

    Returns
    -------
    int
        From 1.

    Examples
    --------
    >>> column_of("A"), column_of("AA"), column_of("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


class Merged:
    """Fills the rows of a sheet, from top to bottom.

    Parameters
    ----------
    ranges
        The merged ranges of the sheet.

    Examples
    --------
    >>> merged = Merged([Range(1, 1, 2, 1)])
    >>> first, second = {1: Cell("昆明技师学院", "text")}, {2: Cell("甲", "text")}
    >>> merged.fill(1, first), merged.fill(2, second), second[1], first[1].filled
    (None, None, Cell(text='昆明技师学院', kind='text', filled=True), True)
    """

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._waiting = sorted((each for each in ranges if each.left <= MOST_COLUMNS), reverse=True)
        self._open: list[tuple[Range, Cell]] = []

    def fill(self, row: int, cells: dict[int, Cell]) -> None:
        """Fill the cells of a row that are in merged ranges.

        Parameters
        ----------
        row
            Its number; not smaller than that of the row before.
        cells
            Its cells by the numbers of their columns; filled in place.

        Raises
        ------
        ValueError
            When ranges overlap, which no program writes.
        """
        if not self._waiting and not self._open:
            return
        self._open = [each for each in self._open if each[0].bottom >= row]
        self._begin(row, cells)
        for merged, value in self._open:
            for column in range(merged.left, min(merged.right, MOST_COLUMNS) + 1):
                if (row, column) != (merged.top, merged.left):
                    cells[column] = value

    def _begin(self, row: int, cells: dict[int, Cell]) -> None:
        while self._waiting and self._waiting[-1].top <= row:
            merged = self._waiting.pop()
            if merged.top == row and merged.left in cells:
                value = cells[merged.left]._replace(filled=True)
                self._open.append((merged, value))
                if merged.bottom > merged.top:
                    cells[merged.left] = value
        if len(self._open) > MOST_COLUMNS:
            raise ValueError("overlapping")
