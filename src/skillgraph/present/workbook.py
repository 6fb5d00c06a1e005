"""A table as an Excel workbook in which every text is a text, whatever it looks like."""

from __future__ import annotations

import datetime
import io
import math
import re
from typing import TYPE_CHECKING

from skillgraph.present.tables import Cell, Table, width_of, written
from skillgraph.text import cleaned, one_line, would_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CELL_LIMIT = 32767  # what Excel allows, in UTF-16 units
_NAME_LIMIT = 31
_SHEET_ROWS = 1_048_575  # below the headings
_WHOLE_DIGITS = 10**15  # Excel keeps fifteen digits of a number
_GREATEST = 9.99e307
_NARROWEST, _WIDEST, _NOTES_WIDTH = 6, 60, 100
_FILTER_BUTTON = 3  # the room it takes beside a heading
_CREATED = datetime.datetime(2000, 1, 1)  # fixed, so that the same table is the same file

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def as_xlsx(table: Table, notes_sheet: str) -> bytes:
    """Render a table as an Excel workbook.

    Parameters
    ----------
    table
        The table.
    notes_sheet
        The name of the sheet that holds the notes, if there are any, such as ``"说明"``.

    Returns
    -------
    bytes
        The file: frozen bold headings with a filter, numbers as numbers, texts as texts and never as
        formulas; where there are no rows, the sentence for it. The same table gives the same bytes.

    Examples
    --------
    >>> table = Table("合作", (("partner", "合作方"),), (("云南云翔玻璃有限责任公司",),))
    >>> as_xlsx(table, "说明")[:2]
    b'PK'
    """
    notes = {notes_sheet: table.notes} if table.notes else {}
    return as_workbook([table, table.more] if table.more else [table], notes)


def as_workbook(tables: Iterable[Table], notes: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Render tables as one Excel workbook, each on a sheet of its own.

    Parameters
    ----------
    tables
        Each is titled as its sheet is to be called; one too long for a sheet goes on in the next.
    notes
        Name of a sheet to the sentences on it.

    Returns
    -------
    bytes
        The file; the same tables give the same bytes.

    Examples
    --------
    >>> as_workbook([Table("合作", (("partner", "合作方"),), ())])[:2]
    b'PK'
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _CREATED})
        formats = _Formats(book)
        for table in tables:
            for number, rows in enumerate(_chunks(table.rows), start=1):
                _fill(book.add_worksheet(free_name(book, table.title, number)), table, rows, formats)
        for name, sentences in (notes or {}).items():
            _fill_notes(book.add_worksheet(free_name(book, name)), sentences, formats)
    return out.getvalue()


def _chunks(rows: Sequence[tuple[Cell, ...]]) -> Iterator[Sequence[tuple[Cell, ...]]]:
    """Part the rows among as many sheets as they need; Excel would drop what goes over one sheet's end."""
    for start in range(0, max(len(rows), 1), _SHEET_ROWS):
        yield rows[start : start + _SHEET_ROWS]


class _Formats:
    """The cell formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[bool, bool, bool], Format] = {}

    def get(self, *, bold: bool = False, wrap: bool = False, guard: bool = False) -> Format:
        """Give the format; ``guard`` keeps a text that looks like a formula a text."""
        key = (bold, wrap, guard)
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", "bold": bold, "text_wrap": wrap})
            # Excel makes a formula of a text such as “=A1” as soon as someone edits the cell. The quote
            # prefix, which is what typing an apostrophe sets, prevents it and adds nothing to the text.
            self._made[key].set_quote_prefix(guard)
        return self._made[key]


def _fill(sheet: Worksheet, table: Table, rows: Sequence[tuple[Cell, ...]], formats: _Formats) -> None:
    for column, heading in enumerate(table.headings):
        width = _column_width(heading, [row[column] for row in rows])
        sheet.set_column(column, column, width)
        _write_text(sheet, 0, column, one_line(heading), formats.get(bold=True))
        for place, row in enumerate(rows, start=1):
            _write(sheet, place, column, row[column], formats)
    if not rows:
        # Not wrapped: it may run on into the next columns.
        _write_text(sheet, 1, 0, one_line(table.empty), formats.get())
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)


def _fill_notes(sheet: Worksheet, notes: Sequence[str], formats: _Formats) -> None:
    sheet.set_column(0, 0, _NOTES_WIDTH)
    for place, note in enumerate(notes):
        text = cleaned(note)
        _write_text(sheet, place, 0, text, formats.get(wrap=True, guard=would_run(text)))


def _column_width(heading: str, cells: Sequence[Cell]) -> int:
    widths = [width_of(line) for cell in cells for line in cleaned(written(cell)).split("\n")]
    needed = max([width_of(heading) + _FILTER_BUTTON, *widths]) + 1
    return min(max(needed, _NARROWEST), _WIDEST)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if _fits_a_number(cell):
        sheet.write_number(row, column, cell, formats.get())
        return
    text = cleaned(written(cell))
    if text:
        long = "\n" in text or width_of(text) >= _WIDEST
        _write_text(sheet, row, column, text, formats.get(wrap=long, guard=would_run(text)))


def _fits_a_number(cell: Cell) -> bool:
    """Tell whether Excel can hold a cell as a number without changing it."""
    if isinstance(cell, float):
        return math.isfinite(cell) and abs(cell) <= _GREATEST
    return isinstance(cell, int) and abs(cell) < _WHOLE_DIGITS


def _write_text(sheet: Worksheet, row: int, column: int, text: str, cell_format: Format) -> None:
    text = _fitting(text, _CELL_LIMIT)
    # XlsxWriter takes a string that looks like its own rich text for XML and copies it into the file as it
    # is. In pieces, it is escaped like any other.
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, "<", "r", text[2:], cell_format)
    else:
        sheet.write_string(row, column, text, cell_format)


# Excel's limits -------------------------------------------------------------------------------------------


def _fitting(text: str, limit: int) -> str:
    """Cut a text to a number of UTF-16 units, with an ellipsis where something is lost."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def _sheet_name(title: str, suffix: str) -> str:
    """Make a sheet name of a title: no sign that Excel forbids, not too long, not empty, not reserved."""
    name = _NOT_IN_NAMES.sub(" ", one_line(title))
    name = " ".join(name.split()).strip(" '") or "Sheet"
    name = f"{name}_" if name.lower() == "history" else name
    return _fitting(name, _NAME_LIMIT - len(suffix)) + suffix


def free_name(book: Workbook, title: str, number: int = 1) -> str:
    """Make a title the name of a sheet that the book does not have yet.

    Parameters
    ----------
    book
        The workbook.
    title
        What the sheet is called.
    number
        From 2 on it stands behind the title; where the name is taken, the next that is free.

    Returns
    -------
    str
        A name that Excel allows.

    Examples
    --------
    >>> import xlsxwriter
    >>> free_name(xlsxwriter.Workbook(io.BytesIO()), "学校/企业")
    '学校 企业'
    """
    taken = {sheet.name.lower() for sheet in book.worksheets()}
    while True:
        name = _sheet_name(title, f" {number}" if number > 1 else "")
        if name.lower() not in taken:
            return name
        number += 1
