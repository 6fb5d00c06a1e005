"""What every table is, whatever file it came in: sheets of rows of cells, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from skillgraph.errors import CellTooLong, TooManyColumns, TooManyRows, Unreadable

MOST_COLUMNS = 200
MOST_ROWS = 1_048_576  # what Excel and LibreOffice hold
MOST_CHARACTERS = 1_000_000  # in one cell; Excel itself allows 32,767

Kind = Literal["text", "number", "date", "boolean", "formula-error", "empty"]


class Cell(NamedTuple):
    """One cell as a person sees it.

    Parameters
    ----------
    text
        What stands in it; a date as far as it is shown, such as ``2022-05-12`` or ``2022-05``; a number with what its
        format adds, such as ``28.5%``, ``12万元`` or ``000530``. Of a formula that has no stored value, the formula.
    kind
        What it is; of text files all is text. A formula without value is a ``"formula-error"`` as ``#REF!`` is.
    filled
        Whether the value is that of a merged range: written in its upper left cell, it is that of all its rows.

    Examples
    --------
    >>> Cell("昆明技师学院", "text").filled
    False
    """

    text: str
    kind: Kind
    filled: bool = False


EMPTY = Cell("", "empty")


class Row(NamedTuple):
    """One row in which something stands.

    Parameters
    ----------
    number
        Its number, from 1, as a spreadsheet program shows it.
    cells
        From column A on, without the empty ones at the end.

    Examples
    --------
    >>> Row(3, (EMPTY, Cell("1247", "number"))).cells[1].text
    '1247'
    """

    number: int
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """One sheet; its rows are read from the file while they are asked for, and once.

    Parameters
    ----------
    name
        Its name; that of a text file is the file's.
    rows
        Its rows; asking for one raises `Unreadable` where the file is broken.

    Examples
    --------
    >>> [row.number for row in Sheet("名单", iter([Row(1, (EMPTY,))])).rows]
    [1]
    """

    name: str
    rows: Iterator[Row]


class Said(NamedTuple):
    """What a person should know of how a file was read.

    Parameters
    ----------
    code
        ``"encoding"``, ``"delimiter"``, ``"hidden-sheet"``, ``"hidden-rows"``, ``"hidden-columns"``,
        ``"merged-ranges"`` or ``"empty-sheet"``.
    value
        The encoding, the delimiter, or how many.
    sheet
        The sheet it is said of.

    Examples
    --------
    >>> Said("encoding", "gb18030").value
    'gb18030'
    """

    code: str
    value: str | int
    sheet: str = ""


class Book(NamedTuple):
    """A file as sheets.

    Parameters
    ----------
    sheets
        Its sheets that hold something, in the file's order.
    said
        What a person should know of how it was read.

    Examples
    --------
    >>> Book((), (Said("encoding", "utf-8"),)).said[0].code
    'encoding'
    """

    sheets: Sequence[Sheet]
    said: tuple[Said, ...]


class Place(NamedTuple):
    """Where in a file something stands, for an error to say.

    Parameters
    ----------
    file
        The file, as it was given.
    sheet
        The sheet, where the file has several.

    Examples
    --------
    >>> str(Place("a.xlsx", "名单").error(TooManyColumns, row=2, most=200))
    'a.xlsx, sheet “名单”, row 2: more than 200 columns. Delete those that are not needed.'
    """

    file: str
    sheet: str | None = None

    def error(
        self, error: Callable[..., Unreadable], row: int | None = None, column: int | None = None, **data: object
    ) -> Unreadable:
        """Make an error that says where it is.

        Parameters
        ----------
        error
            The class of the error.
        row, column
            The numbers of row and column, from 1.
        **data
            What else it carries.

        Returns
        -------
        Unreadable
            The error, to be raised.

        Examples
        --------
        >>> Place("a.xlsx").error(CellTooLong, row=1, column=28, most=9).data["column"]
        'AB'
        """
        named = letters(column) if column else None
        return error(file=self.file, sheet=self.sheet, row=row, column=named, **data)


def letters(column: int) -> str:
    """Name a column as spreadsheets do.

    Parameters
    ----------
    column
        Its number, from 1.

    Returns
    -------
    str
        One letter or several.

    Examples
    --------
    >>> letters(1), letters(26), letters(27), letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def row_of_texts(place: Place, number: int, texts: Sequence[str]) -> Row | None:
    """Make a row of a text file's cells.

    Parameters
    ----------
    place
        The file.
    number
        The number of the row.
    texts
        Its cells.

    Returns
    -------
    Row or None
        The row, or None where nothing stands in it.

    Raises
    ------
    TooManyRows
        When no spreadsheet holds so many.
    TooManyColumns
        When it is wider than a table of records.
    CellTooLong
        When a cell holds more than any.

    Examples
    --------
    >>> row_of_texts(Place("a.csv"), 2, ["甲", "", ""])
    Row(number=2, cells=(Cell(text='甲', kind='text', filled=False),))
    """
    if number > MOST_ROWS:
        raise place.error(TooManyRows, most=MOST_ROWS)
    width = len(texts)
    while width and not texts[width - 1]:
        width -= 1
    if width > MOST_COLUMNS:
        raise place.error(TooManyColumns, row=number, most=MOST_COLUMNS)
    if not width:
        return None
    lengths = [len(text) for text in texts[:width]]
    if max(lengths) > MOST_CHARACTERS:
        raise place.error(CellTooLong, row=number, column=lengths.index(max(lengths)) + 1, most=MOST_CHARACTERS)
    return Row(number, tuple([Cell(text, "text") if text else EMPTY for text in texts[:width]]))
