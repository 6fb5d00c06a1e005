"""The files that people bring, as cells: one door, `read`, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from skillgraph.errors import CannotRead, NothingInFile, Unreadable, reason
from skillgraph.ingest.sheets.book import Book, Cell, Place, Row, Said, Sheet
from skillgraph.ingest.sheets.delimited import read_delimited
from skillgraph.ingest.sheets.formats import format_of
from skillgraph.ingest.sheets.objects import read_objects
from skillgraph.ingest.sheets.xlsx import read_xlsx

__all__ = ["Book", "Cell", "Row", "Said", "Sheet", "read"]

_READERS = {"CSV": read_delimited, "TSV": read_delimited, "XLSX": read_xlsx, "JSON": read_objects}


def read(file: Path) -> Book:
    r"""Read a table file.

    Parameters
    ----------
    file
        A CSV, TSV, XLSX or JSON file.

    Returns
    -------
    Book
        Its sheets, whose rows are read while they are asked for, and what to say of how it was read.

    Raises
    ------
    Unreadable
        When it cannot be read: at once, or when the row is asked for that is wrong.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "名单.tsv")
    ...     _ = file.write_text("学校\t人数\n昆明技师学院\t1247", encoding="utf-8")
    ...     [sheet] = read(file).sheets
    ...     sheet.name, [[cell.text for cell in row.cells] for row in sheet.rows]
    ('名单', [['学校', '人数'], ['昆明技师学院', '1247']])
    """
    place = Place(str(file))
    try:
        book = _READERS[format_of(file, place)](file, place)
    except OSError as error:
        raise _refused(error, place) from error
    if not book.sheets:
        raise place.error(NothingInFile)
    return book._replace(sheets=[Sheet(sheet.name, _guarded(sheet.rows, place)) for sheet in book.sheets])


def _guarded(rows: Iterator[Row], place: Place) -> Iterator[Row]:
    try:
        yield from rows
    except OSError as error:
        raise _refused(error, place) from error


def _refused(error: OSError, place: Place) -> Unreadable:
    return place.error(CannotRead, why_zh=reason(error, "zh"), why_en=reason(error, "en"))
