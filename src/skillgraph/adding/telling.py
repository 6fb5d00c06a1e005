"""What is wrong with a sheet, told at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from skillgraph.ingest.blanks import Blank
from skillgraph.ingest.columns import Column, Kind
from skillgraph.ingest.drafts import Wrong
from skillgraph.ingest.headings import ABOVE, Headed
from skillgraph.ingest.private import masked, may_be_private
from skillgraph.ingest.sheets import Row, Sheet
from skillgraph.ingest.sheets.book import EMPTY
from skillgraph.ingest.troubles import Trouble
from skillgraph.ingest.values.misread import Misread, expectation, told
from skillgraph.ingest.wanted import expected


def formulas(row: Row, head: Headed) -> Iterator[Wrong]:
    """Find the formulas of a row that have no value.

    Parameters
    ----------
    row
        The row.
    head
        What stands in which column.

    Yields
    ------
    Wrong
        One for each.
    """
    for place, column in head.columns.items():
        if place < len(row.cells) and row.cells[place].kind == "formula-error":
            yield Wrong(column, Misread("formula", row.cells[place].text, expected(column)))


def shared_numbers(row: Row, head: Headed) -> Iterator[Wrong]:
    """Find the numbers of a row that stand in cells merged over several rows: what they count is none of one alone.

    Parameters
    ----------
    row
        The row.
    head
        What stands in which column.

    Yields
    ------
    Wrong
        One for each.
    """
    for place, column in head.columns.items():
        if place < len(row.cells) and row.cells[place].filled and column.kind in {Kind.INTEGER, Kind.NUMBER}:
            yield Wrong(column, Misread("shared-number", row.cells[place].text, "own-number"))


def headless(file: Path, sheet: Sheet, among: Sequence[Blank]) -> Trouble:
    """Say that a sheet has no headings.

    Parameters
    ----------
    file, sheet
        Where.
    among
        The sheets there are.

    Returns
    -------
    Trouble
        With the names of some of them.
    """
    known = "、".join(blank.title["zh"] for blank in among[:8])
    english = ", ".join(blank.title["en"] for blank in among[:8])
    message = {
        "zh": f"找不到表头：前 {ABOVE} 行中没有一行的列名是某个表单的；"
        f"已知的表单有 {known} 等（skillgraph template 给出空表）",
        "en": f"no headings found: none of the first {ABOVE} rows has the headings of a form; "
        f"known forms are {english} and others (skillgraph template gives empty sheets)",
    }
    return Trouble("error", file.name, sheet.name, 1, "", "", message)


def trouble(file: Path, sheet: Sheet, row: int, head: Headed, wrong: Wrong) -> Trouble:
    """Tell of a row under the heading as it stands in the file; one that is missing there is called as in the forms.

    Parameters
    ----------
    file, sheet, row, head
        Where.
    wrong
        What.

    Returns
    -------
    Trouble
        With its message in both languages.
    """
    heading, place = "", None
    if wrong.column is not None:
        heading, place = heading_of(wrong.column, head)
    message = {lang: told(wrong.misread, lang) for lang in ("zh", "en")}
    expected = {lang: expectation(wrong.misread.expected, lang) for lang in ("zh", "en")}
    return Trouble("error", file.name, sheet.name, row, heading, wrong.misread.text, message, place, expected)


def heading_of(column: Column, head: Headed) -> tuple[str, int | None]:
    """Give what a column is called in a file, and its place; one that is missing there is called as in the forms.

    Parameters
    ----------
    column, head
        The column, and what stands in which column.

    Returns
    -------
    tuple of (str, int or None)
        The heading, and the place from 0.
    """
    # What a map says of every record stands behind the headings, in no cell.
    own = (place for place, each in head.columns.items() if each.key == column.key and place < len(head.texts))
    place = next(own, None)
    lang = "en" if head.texts and "".join(head.texts).isascii() else "zh"
    return column.heading[lang] if place is None else head.texts[place], place


def quotable(row: Row, head: Headed) -> Row:
    """Give a row as it may be quoted.

    Parameters
    ----------
    row, head
        The row, and what stands in which column.

    Returns
    -------
    Row
        Without the cell that says what was wrong with it, without those that tell how somebody is reached, and without
        private numbers in any other.
    """
    told = row.cells[: head.told] if head.told < len(head.texts) else row.cells
    # Most rows hold nothing of the kind, and are looked at for the sake of the few.
    if not head.private and not any(may_be_private(cell.text) for cell in told):
        return row if told is row.cells else row._replace(cells=told)
    cells = (
        EMPTY if place in head.private else cell if place in head.figures else cell._replace(text=masked(cell.text))
        for place, cell in enumerate(told)
    )
    return row._replace(cells=tuple(cells))


def with_formulas(wrong: Sequence[Wrong], row: Row, head: Headed) -> list[Wrong]:
    """Say of a formula without a value that it is one, and not that it is no number.

    Parameters
    ----------
    wrong
        What is wrong with the row by its texts.
    row, head
        The row, and what stands in which column.

    Returns
    -------
    list of Wrong
        One for each formula, and those of other columns.
    """
    found = list(formulas(row, head))
    columns = {each.column.key for each in found if each.column}
    return [*(each for each in wrong if each.column is None or each.column.key not in columns), *found]
