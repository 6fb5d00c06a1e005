"""XLSX: a workbook as sheets."""

from __future__ import annotations

from pathlib import Path

from skillgraph.ingest.sheets.book import Book, Place, Said, Sheet
from skillgraph.ingest.sheets.grid import rows_of
from skillgraph.ingest.sheets.outline import Outline, outline_of
from skillgraph.ingest.sheets.package import Package
from skillgraph.ingest.sheets.workbook import Leaf, Workbook, workbook_of


def read_xlsx(file: Path, place: Place) -> Book:
    """Read an XLSX file.

    Parameters
    ----------
    file
        The file.
    place
        The file, for errors.

    Returns
    -------
    Book
        Its sheets that hold something, hidden ones too; what is hidden, merged or empty is said.

    Raises
    ------
    Unreadable
        When it is no such file, or may do harm.

    Examples
    --------
    >>> import tempfile, xlsxwriter
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.xlsx")
    ...     with xlsxwriter.Workbook(str(file)) as book:
    ...         _ = book.add_worksheet("名单").merge_range("A1:B1", "昆明技师学院")
    ...     [sheet] = read_xlsx(file, Place("a.xlsx")).sheets
    ...     [[(each.text, each.filled) for each in row.cells] for row in sheet.rows]
    [[('昆明技师学院', False), ('昆明技师学院', True)]]
    """
    package = Package(file, place)
    workbook = workbook_of(package)
    sheets: list[Sheet] = []
    said: list[Said] = []
    for leaf in workbook.leaves:
        outline = outline_of(package, leaf.part)
        said += _said(leaf, outline)
        if _is_empty(package, workbook, leaf, place):
            said.append(Said("empty-sheet", 0, leaf.name))
        else:
            here = place._replace(sheet=leaf.name)
            sheets.append(Sheet(leaf.name, rows_of(package, leaf.part, workbook, outline.merged, here)))
    return Book(sheets, tuple(said))


def _is_empty(package: Package, workbook: Workbook, leaf: Leaf, place: Place) -> bool:
    rows = rows_of(package, leaf.part, workbook, (), place._replace(sheet=leaf.name))
    return next(rows, None) is None


def _said(leaf: Leaf, outline: Outline) -> list[Said]:
    counts = {
        "hidden-sheet": int(leaf.hidden),
        "hidden-rows": outline.hidden_rows,
        "hidden-columns": outline.hidden_columns,
        "merged-ranges": len(outline.merged),
    }
    return [Said(code, count, leaf.name) for code, count in counts.items() if count]
