"""The cells of one sheet of a workbook, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillgraph.errors import CellTooLong, TooManyColumns, TooManyRows
from skillgraph.ingest.sheets.book import EMPTY, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Cell, Place, Row
from skillgraph.ingest.sheets.merged import Merged, Range, column_of, range_of
from skillgraph.ingest.sheets.numbers import number
from skillgraph.ingest.sheets.package import Package, local
from skillgraph.ingest.sheets.workbook import Workbook, unescaped

_DIGITS = "0123456789"


class Outline(NamedTuple):
    """What must be known of a sheet before its first row.

    Parameters
    ----------
    merged
        Its merged ranges, which stand behind the rows.
    hidden_rows, hidden_columns
        How many are hidden.

    Examples
    --------
    >>> Outline([], 2, 0).hidden_rows
    2
    """

    merged: Sequence[Range]
    hidden_rows: int
    hidden_columns: int


def outline_of(package: Package, part: str) -> Outline:
    """Look through a sheet for merged ranges and for what is hidden.

    Parameters
    ----------
    package
        The workbook.
    part
        The part of the sheet.

    Returns
    -------
    Outline
        What was found.

    Raises
    ------
    Unreadable
        When the part is damaged.
    """
    outline = _Outline()
    if _worth_a_look(package, part):
        for _ in package.parse(part, outline.start):
            pass
    return Outline(outline.merged, outline.hidden["row"], outline.hidden["col"])


def _worth_a_look(package: Package, part: str) -> bool:
    """Most sheets have neither; to see that, unpacking is enough, and it finds what is damaged as well."""
    found, before = False, b""
    for block in package.blocks(part):
        seen = before + block
        found = found or b"mergeCell" in seen or b"hidden" in seen or b"\0" in seen  # UTF-16
        before = block[-16:]
    return found


class _Outline:
    def __init__(self) -> None:
        self.merged: list[Range] = []
        self.hidden = {"row": 0, "col": 0}

    def start(self, name: str, given: Mapping[str, str]) -> None:
        name = local(name)
        if name == "mergeCell":
            self.merged.append(range_of(given.get("ref", "")))
        elif name in self.hidden and given.get("hidden") in {"1", "true"}:
            self.hidden[name] += 1 if name == "row" else int(given.get("max", 1)) - int(given.get("min", 1)) + 1


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
    """
    grid = _Grid(workbook, merged, place)
    for _ in package.parse(part, grid.start, grid.end, grid.text):
        yield from grid.rows
        grid.rows.clear()


class _Grid:
    """Takes what the parser tells of a sheet and makes rows of it."""

    def __init__(self, workbook: Workbook, merged: Sequence[Range], place: Place) -> None:
        self.rows: list[Row] = []
        self._strings, self._shown = workbook.strings, workbook.shown
        self._merged, self._place = Merged(merged), place
        self._row = self._column = 0
        self._cells: dict[int, Cell] = {}
        self._given: Mapping[str, str] | None = None  # of the cell that is being read
        self._pieces: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._aside = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._given = given
            self._pieces = {}
        elif self._given is None:
            if name == "row":
                self._begin_row(given)
        elif name in {"v", "t", "f"} and not self._aside:
            self._into = self._pieces.setdefault(name, [])
        elif name == "rPh":
            self._aside = True

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)
            if len(text) > 4096 or len(self._into) > 64:
                self._bound(self._into)

    def end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if name in {"v", "t", "f"}:
            self._into = None
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._aside = False

    def _bound(self, pieces: list[str]) -> None:
        """Join the pieces of a text, lest there be many, and see that it is no longer than a cell's may be."""
        pieces[:] = ["".join(pieces)]
        if len(pieces[0]) > MOST_CHARACTERS:
            raise self._too_long(self._column_of(self._given or {}))

    def _too_long(self, column: int) -> Exception:
        return self._place.error(CellTooLong, row=self._row, column=column, most=MOST_CHARACTERS)

    def _begin_row(self, given: Mapping[str, str]) -> None:
        number = int(given["r"]) if "r" in given else self._row + 1
        if number <= self._row:
            raise ValueError("rows out of order")
        if number > MOST_ROWS:
            raise self._place.error(TooManyRows, most=MOST_ROWS)
        self._row, self._column = number, 0
        self._cells = {}

    def _column_of(self, given: Mapping[str, str]) -> int:
        return column_of(given["r"].rstrip(_DIGITS)) if "r" in given else self._column + 1

    def _end_cell(self) -> None:
        given = self._given or {}
        self._given = None
        self._column = self._column_of(given)
        cell = self._cell(given) if self._pieces else EMPTY
        if cell is EMPTY:
            return
        if not 1 <= self._column <= MOST_COLUMNS:
            raise self._place.error(TooManyColumns, row=self._row, most=MOST_COLUMNS)
        self._cells[self._column] = cell

    def _cell(self, given: Mapping[str, str]) -> Cell:
        kind = given.get("t", "n")
        pieces = self._pieces.get("t" if kind == "inlineStr" else "v")
        value = "".join(pieces or ())
        if kind == "s":
            return self._text(self._shared(value)) if value else EMPTY
        if kind == "inlineStr" or (kind == "str" and pieces is not None):
            return self._text(unescaped(value))
        if not value:
            return Cell("=" + "".join(self._pieces["f"]), "formula-error") if "f" in self._pieces else EMPTY
        if kind == "n":
            style = int(given.get("s", 0))
            return self._shown[style](value) if style < len(self._shown) else number(value)
        return _other(kind, value)

    def _shared(self, value: str) -> str:
        index = int(value)
        if not 0 <= index < len(self._strings):
            raise ValueError("no such text")
        text = self._strings[index]
        if text is None:
            raise self._too_long(self._column)
        return text

    def _text(self, text: str) -> Cell:
        return Cell(text, "text") if text else EMPTY

    def _end_row(self) -> None:
        if not self._cells:
            self._merged.fill(self._row, {})
            return
        own = self._cells
        self._merged.fill(self._row, own)
        cells = tuple(own.get(column, EMPTY) for column in range(1, max(own) + 1))
        self.rows.append(Row(self._row, cells))


def _other(kind: str, value: str) -> Cell:
    """A cell of a rarer kind: a truth, a date in writing, an error."""
    if kind == "b":
        return Cell("TRUE" if value == "1" else "FALSE", "boolean")
    if kind == "d":
        return Cell(value.removesuffix("Z").removesuffix("T00:00:00").replace("T", " "), "date")
    return Cell(value, "formula-error") if kind == "e" else Cell(value, "text")
