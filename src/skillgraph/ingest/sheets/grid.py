"""The cells of one sheet of a workbook, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skillgraph.errors import CellTooLong, TooManyColumns, TooManyRows
from skillgraph.ingest.sheets.book import EMPTY, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Cell, Place, Row
from skillgraph.ingest.sheets.merged import Merged, Range, column_of
from skillgraph.ingest.sheets.numbers import number
from skillgraph.ingest.sheets.package import Package, local
from skillgraph.ingest.sheets.workbook import Workbook, text_cell

_DIGITS = "0123456789"
_TEXTS = frozenset("vtf")  # a value, a text in place, a formula
_MOST_IN_ROW = 16_384  # cells, as a program writes empty ones too


def rows_of(package: Package, part: str, workbook: Workbook, merged: Sequence[Range], place: Place) -> Iterator[Row]:
    """Read the rows of a sheet that hold something of their own.

    Parameters
    ----------
    package, part
        Where its cells are.
    workbook
        What its cells rest on.
    merged
        Its merged ranges.
    place
        The sheet, for errors.

    Yields
    ------
    Row
        From top to bottom.

    Raises
    ------
    Unreadable
        When the sheet is damaged or beyond a limit.

    Examples
    --------
    >>> import tempfile, xlsxwriter
    >>> from pathlib import Path
    >>> from skillgraph.ingest.sheets.workbook import workbook_of
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.xlsx")
    ...     with xlsxwriter.Workbook(str(file)) as book:
    ...         _ = book.add_worksheet("名单").merge_range("A1:B1", "昆明技师学院")
    ...     package = Package(file, Place("a.xlsx"))
    ...     workbook = workbook_of(package)
    ...     [row.number for row in rows_of(package, workbook.leaves[0].part, workbook, (), package.place)]
    [1]
    """
    grid = _Grid(workbook, merged, place)
    for _ in package.parse(part, grid.start, grid.end, grid.text):
        grid.bound()
        yield from grid.rows
        grid.rows.clear()


class _Grid:
    """Gathers what the parser tells of a row, and makes cells of it when the row ends; a sheet has millions of them."""

    def __init__(self, workbook: Workbook, merged: Sequence[Range], place: Place) -> None:
        self.rows: list[Row] = []
        self._cells = _Cells(workbook, place)
        self._merged, self._place = Merged(merged), place
        self._row = 0
        self._raw: list[tuple[Mapping[str, str], dict[str, str]]] = []
        self._texts: dict[str, str] = {}  # of the last cell, by the name of their element
        self._text = ""
        self._reading = self._in_cell = self._aside = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._in_cell = True
            self._texts = {}
            self._raw.append((given, self._texts))
        elif self._in_cell:
            if name in _TEXTS:
                self._text, self._reading = "", not self._aside
            elif name == "rPh":
                self._aside = True
        elif name == "row":
            self._begin_row(given)

    def text(self, text: str) -> None:
        if self._reading:
            self._text += text
            if len(self._text) > MOST_CHARACTERS:
                name = self._raw[-1][0].get("r", "").rstrip(_DIGITS)
                column = column_of(name) or len(self._raw)
                raise self._place.error(CellTooLong, row=self._row, column=column, most=MOST_CHARACTERS)

    def end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._in_cell = False
        elif self._reading and name in _TEXTS:
            self._texts[name] = self._texts.get(name, "") + self._text
            self._reading = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._aside = False

    def bound(self) -> None:
        """See that the row has not more cells than any."""
        if len(self._raw) > _MOST_IN_ROW:
            raise self._place.error(TooManyColumns, row=self._row, most=MOST_COLUMNS)

    def _begin_row(self, given: Mapping[str, str]) -> None:
        number = int(given["r"]) if "r" in given else self._row + 1
        if number <= self._row:
            raise ValueError("rows out of order")
        if number > MOST_ROWS:
            raise self._place.error(TooManyRows, most=MOST_ROWS)
        self._row = number

    def _end_row(self) -> None:
        cells = self._cells.of_row(self._row, self._raw)
        self._raw.clear()
        has_own = bool(cells)
        self._merged.fill(self._row, cells)
        if has_own:
            self.rows.append(Row(self._row, tuple([cells.get(each, EMPTY) for each in range(1, max(cells) + 1)])))


class _Cells:
    """Makes cells of what stands in a sheet."""

    def __init__(self, workbook: Workbook, place: Place) -> None:
        self._strings, self._shown, self._place = workbook.strings, workbook.shown, place
        self._columns: dict[str, int] = {}

    def of_row(self, row: int, raw: Sequence[tuple[Mapping[str, str], Mapping[str, str]]]) -> dict[int, Cell]:
        """Give the cells in which something stands, by the numbers of their columns."""
        cells: dict[int, Cell] = {}
        column = 0
        for given, texts in raw:
            column = self._column(given["r"].rstrip(_DIGITS)) if "r" in given else column + 1
            if texts:
                cell = self._cell(given, texts)
                if cell is None:
                    raise self._place.error(CellTooLong, row=row, column=column, most=MOST_CHARACTERS)
                if cell is not EMPTY:
                    cells[column] = cell
        if cells and max(cells) > MOST_COLUMNS:
            raise self._place.error(TooManyColumns, row=row, most=MOST_COLUMNS)
        return cells

    def _column(self, name: str) -> int:
        if name not in self._columns:
            self._columns[name] = column_of(name)
        return self._columns[name]

    def _cell(self, given: Mapping[str, str], texts: Mapping[str, str]) -> Cell | None:
        kind, value = given.get("t", "n"), texts.get("v")
        if kind == "inlineStr":
            return text_cell(texts.get("t", ""))
        if kind == "str" and value is not None:
            return text_cell(value)
        if not value:
            return Cell(f"={texts['f']}", "formula-error") if "f" in texts else EMPTY
        if kind == "s":
            return self._strings[_index(value)]
        if kind == "n":
            style = int(given.get("s", 0))
            return self._shown[style](value) if style < len(self._shown) else number(value)
        return _rarer(kind, value)


def _index(value: str) -> int:
    index = int(value)
    if index < 0:
        raise IndexError(value)
    return index


def _rarer(kind: str, value: str) -> Cell:
    """A truth, a date in writing, or an error."""
    if kind == "b":
        return Cell("TRUE" if value in {"1", "true"} else "FALSE", "boolean")
    if kind == "d":
        return Cell(value.removesuffix("Z").removesuffix("T00:00:00").replace("T", " "), "date")
    return Cell(value, "formula-error" if kind == "e" else "text")
