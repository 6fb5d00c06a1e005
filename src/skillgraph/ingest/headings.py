"""Which of the sheets there are to fill in a table is, and what stands in which of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from skillgraph.ingest.blanks import Blank
from skillgraph.ingest.columns import FIGURES, Column, by_heading, column_of
from skillgraph.ingest.private import is_contact
from skillgraph.names import fold

# A table may have titles above its headings, but not more rows of them than this.
ABOVE = 20

# The last column of rows that are handed back to be mended: it says what was wrong, and tells nothing of its own.
PROBLEM = {"zh": "问题", "en": "problem"}

Cells = Sequence[str]


@dataclass(frozen=True)
class Headed:
    """A table whose headings are known.

    Parameters
    ----------
    blank
        The sheet it is.
    row
        The number of the row of headings.
    columns
        The place of a cell, from 0, to what stands there.
    unknown
        Headings that mean nothing here, by place.
    texts
        All headings as they stand there.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.blanks import blanks
    >>> rows = [(1, ("2023年合作名单",)), (2, ("合作形式", "院校方", "备注"))]
    >>> found = headed(rows, "Sheet1", blanks(shapes.read(resources.ontology())))
    >>> found.blank.word, found.row, sorted(found.unknown.values())
    ('partnership', 2, ['备注'])
    """

    blank: Blank
    row: int
    columns: Mapping[int, Column]
    unknown: Mapping[int, str]
    texts: tuple[str, ...] = ()

    def given(self, cells: Sequence[str]) -> list[tuple[Column, str]]:
        """Tell what a row gives under the headings that are known.

        Parameters
        ----------
        cells
            The texts of the row; it may be shorter than the headings.

        Returns
        -------
        list of (Column, str)
            The cells that hold something, without the spaces around it, in the order of the columns.

        Examples
        --------
        >>> from skillgraph import resources, shapes
        >>> from skillgraph.ingest.blanks import blanks
        >>> rows = [(1, ("合作形式", "院校方", "企业方"))]
        >>> found = headed(rows, "Sheet1", blanks(shapes.read(resources.ontology())))
        >>> [text for _, text in found.given((" ", " 昆明技师学院"))]
        ['昆明技师学院']
        """
        return [
            (column, cells[place].strip())
            for place, column in self.columns.items()
            if place < len(cells) and cells[place].strip()
        ]

    @cached_property
    def private(self) -> frozenset[int]:
        """The places of columns that are not read and tell how somebody is reached: no quote holds them."""
        return frozenset(
            place for place, text in enumerate(self.texts) if place not in self.columns and is_contact(text)
        )

    @cached_property
    def figures(self) -> frozenset[int]:
        """The places of columns that hold figures, which are nobody's telephone."""
        return frozenset(place for place, column in self.columns.items() if column.kind in FIGURES)

    @cached_property
    def told(self) -> int:
        """How many columns tell something: a last one that says what was wrong does not."""
        return len(self.texts) - 1 if self.texts and _is_problem(self.texts[-1]) else len(self.texts)


def headed(rows: Iterable[tuple[int, Cells]], sheet: str, among: Sequence[Blank]) -> Headed | None:
    """Find the row of headings, and the sheet that it heads.

    Parameters
    ----------
    rows
        The first rows of a table, with their numbers; twenty are looked at.
    sheet
        The name of the table: where it is that of a sheet, the headings are that sheet's.
    among
        The sheets there are.

    Returns
    -------
    Headed or None
        The row with most known headings, at least two of them or all there are; None where there is no such row.
    """
    named = [blank for blank in among if fold(sheet) in blank.synonyms]
    best: Headed | None = None
    for (number, cells), _ in zip(rows, range(ABOVE), strict=False):
        for blank in named or among:
            found = _headed(number, cells, blank)
            if best is None or len(found.columns) > len(best.columns):
                best = found
    if best is None or len(best.columns) < min(2, len(best.columns) + len(best.unknown)) or not best.columns:
        return None
    return best


def heads(number: int, cells: Cells, among: Sequence[Blank]) -> Headed | None:
    """Tell whether a row that may stand anywhere is one of headings.

    Parameters
    ----------
    number
        The row's number.
    cells
        Its texts.
    among
        The sheets there are.

    Returns
    -------
    Headed or None
        Where at least two cells are headings of one sheet, and twice as many as are not.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.blanks import blanks
    >>> known = blanks(shapes.read(resources.ontology()))
    >>> heads(9, ("认定机关", "被认定单位", "年份"), known).blank.word, heads(9, ("甲局", "乙校", "2022"), known)
    ('designation', None)
    """
    given = [fold(_bare(text)) for text in cells if text.strip()]
    found: Headed | None = None
    for blank in among:
        known = by_heading(blank.columns)
        count = sum(text in known for text in given)
        if count >= max(2, 2 * (len(given) - count)) and (found is None or count > len(found.columns)):
            found = _headed(number, cells, blank)
    return found


def _headed(number: int, cells: Cells, blank: Blank) -> Headed:
    known = by_heading(blank.columns)
    columns, unknown, taken = {}, {}, set()
    for place, text in enumerate(cells):
        column = column_of(_bare(text), known) if text.strip() else None
        # What may have several values may have several columns: 企业方, 企业方.
        if column is not None and (column.several or column.key not in taken):
            columns[place] = column
            taken.add(column.key)
        elif text.strip() and not (place == len(cells) - 1 and _is_problem(text)):
            unknown[place] = text.strip()
    return Headed(blank, number, columns, unknown, tuple(text.strip() for text in cells))


def _is_problem(heading: str) -> bool:
    return fold(heading) in map(fold, PROBLEM.values())


def _bare(heading: str) -> str:
    """A heading without the mark of a required column."""
    return heading.strip().strip("*＊★☆")
