"""The table that every answer becomes, and its plain renderings: for a pipe, CSV, TSV and Markdown.

A question at a pipe passes through here, so nothing heavy is imported.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from skillgraph.text import one_line, would_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | int | float | None


class Table:
    """Rows under headings, with the sentences that belong to the answer.

    Parameters
    ----------
    title
        What the table shows.
    columns
        For each column its stable English key and its heading in the language asked for.
    rows
        For each row one cell a column; ``None`` is what is not known.
    notes
        Sentences that belong to the answer.
    empty
        The sentence to show when there are no rows.
    more
        A table to be read with it, which has no notes; where a format holds one table only, it is left out.

    Raises
    ------
    ValueError
        When a row has more or fewer cells than there are columns.

    Examples
    --------
    >>> table = Table("合作", (("partner", "合作方"),), (("云南云翔玻璃有限责任公司",),))
    >>> table.headings
    ('合作方',)
    """

    __slots__ = ("columns", "empty", "more", "notes", "rows", "title")

    def __init__(
        self,
        title: str,
        columns: tuple[tuple[str, str], ...],
        rows: tuple[tuple[Cell, ...], ...],
        notes: tuple[str, ...] = (),
        empty: str = "",
        more: Table | None = None,
    ) -> None:
        for number, row in enumerate(rows, start=1):
            if len(row) != len(columns):
                raise ValueError(f"row {number} has {len(row)} cells for {len(columns)} columns")
        self.title, self.columns, self.rows, self.notes, self.empty = title, columns, rows, notes, empty
        self.more = more

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in the language asked for."""
        return tuple(heading for _, heading in self.columns)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """For each column whether it holds numbers and nothing else; such a column is set to the right."""
        if not self.rows:
            return (False,) * len(self.columns)
        return tuple(_all_numbers(cells) for cells in zip(*self.rows, strict=True))


def _all_numbers(cells: Iterable[Cell]) -> bool:
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(isinstance(cell, (int, float)) for cell in known)


def written(cell: Cell) -> str:
    """Write a cell as text, numbers in plain digits where they are whole.

    Parameters
    ----------
    cell
        A text, a number or nothing.

    Returns
    -------
    str
        The text as it is; a number's digits, never rounded; nothing for ``None``.

    Examples
    --------
    >>> [written(cell) for cell in ("150余家", 666000000.0, 0.25, None)]
    ['150余家', '666000000', '0.25', '']
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def width_of(text: str) -> int:
    """Measure how many columns of a terminal a text takes.

    Parameters
    ----------
    text
        A text on one line.

    Returns
    -------
    int
        Two for a wide or full-width character, none for a combining or invisible one, else one.

    Examples
    --------
    >>> width_of("昆明 KM")
    7
    """
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


# For a pipe -----------------------------------------------------------------------------------------------


def as_text(table: Table) -> str:
    """Render a table for a pipe: aligned columns, one line a row, then the notes.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    str
        The title if there is one; headings and rows, or the sentence for none; each note on its own line; an
        empty line between these.

    Examples
    --------
    >>> columns = (("partner", "合作方"), ("headcount", "人数"))
    >>> print(as_text(Table("", columns, (("昆明学院", 30), ("IBM", None)), ("共两家。",))), end="")
    合作方    人数
    昆明学院    30
    IBM
    <BLANKLINE>
    共两家。
    """
    body = _aligned(table) if table.rows or not table.empty else [one_line(table.empty)]
    more = as_text(table.more).rstrip("\n") if table.more else ""
    parts = [one_line(table.title), "\n".join(body), more, "\n".join(map(one_line, table.notes))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _aligned(table: Table) -> list[str]:
    lines = [[one_line(written(cell)) for cell in row] for row in (table.headings, *table.rows)]
    widths = [max(map(width_of, cells)) for cells in zip(*lines, strict=True)]
    to_right = table.numeric
    return [_aligned_line(line, widths, to_right) for line in lines]


def _aligned_line(cells: Sequence[str], widths: Sequence[int], to_right: Sequence[bool]) -> str:
    padded = [
        " " * (width - width_of(cell)) + cell if right else cell + " " * (width - width_of(cell))
        for cell, width, right in zip(cells, widths, to_right, strict=True)
    ]
    return "  ".join(padded).rstrip()


# For spreadsheets and scripts -----------------------------------------------------------------------------

_TSV_SPACE = "\r\n|[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"


def as_csv(table: Table, bom: bool) -> str:
    r"""Render a table as CSV by RFC 4180, safe to open in a spreadsheet.

    Parameters
    ----------
    table
        The table; its notes do not enter.
    bom
        Whether to begin with a byte order mark, by which Excel knows UTF-8.

    Returns
    -------
    str
        A line of headings and one record a row, line ends CRLF. Texts are whole, line breaks included, save
        that one which a spreadsheet would run has an apostrophe before it.

    Examples
    --------
    >>> as_csv(Table("", (("name", "名称"), ("value", "值")), (("=A1", -5), ("甲,乙", None))), bom=False)
    '名称,值\r\n\'=A1,-5\r\n"甲,乙",\r\n'
    """
    lines = [[_guarded(cell) for cell in row] for row in (table.headings, *table.rows)]
    return "\ufeff" * bom + _delimited(lines, ",", "\r\n")


def as_tsv(table: Table) -> str:
    r"""Render a table as tab-separated values, one line a row.

    Parameters
    ----------
    table
        The table; its notes do not enter.

    Returns
    -------
    str
        Like `as_csv`, with tabs between, line ends LF as line tools expect, and a space in place of a line
        break or tab inside a text.

    Examples
    --------
    >>> as_tsv(Table("", (("name", "名称"), ("value", "值")), (("甲\n乙", 5),)))
    '名称\t值\n甲 乙\t5\n'
    """
    rows = (table.headings, *table.rows)
    return _delimited([[re.sub(_TSV_SPACE, " ", _guarded(cell)) for cell in row] for row in rows], "\t", "\n")


def _guarded(cell: Cell) -> str:
    return f"'{cell}" if isinstance(cell, str) and would_run(cell) else written(cell)


def _delimited(lines: Iterable[Sequence[str]], delimiter: str, line_end: str) -> str:
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(lines)
    return out.getvalue()


# Markdown -------------------------------------------------------------------------------------------------

# Inside a word an underscore means nothing, and a bare address would keep the backslash: it is left alone.
_MARKDOWN_SIGN = r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])"
_MARKDOWN_START = r"^(\s*\d*)([-+#=.)])"
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def as_markdown(table: Table) -> str:
    r"""Render a table as GitHub Markdown.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    str
        The title as a heading, the rows or the sentence for none, the notes as a list. Signs of Markdown and
        HTML in a text are shown, not obeyed.

    Examples
    --------
    >>> columns = (("name", "名称"), ("headcount", "人数"))
    >>> print(as_markdown(Table("合作", columns, (("甲|乙", 30),), ("共一家。",))), end="")
    ## 合作
    <BLANKLINE>
    | 名称 | 人数 |
    | --- | ---: |
    | 甲\|乙 | 30 |
    <BLANKLINE>
    - 共一家。
    """
    title = _escaped(table.title).replace("#", r"\#")  # a heading drops the number signs at its end
    body = _markdown_rows(table) if table.rows or not table.empty else [_escaped_block(table.empty)]
    more = as_markdown(table.more).rstrip("\n") if table.more else ""
    parts = [f"## {title}" if title else "", "\n".join(body), more, "\n".join(_listed(table.notes))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown_rows(table: Table) -> list[str]:
    cells = [[_escaped(written(cell)) for cell in row] for row in (table.headings, *table.rows)]
    cells.insert(1, ["---:" if right else "---" for right in table.numeric])
    return [f"| {' | '.join(line)} |" for line in cells]


def _listed(notes: Iterable[str]) -> list[str]:
    return [f"- {_escaped_block(note)}" for note in notes]


def _escaped_block(text: str) -> str:
    """Escape a text that begins a line, where a number or a dash would begin a list."""
    return re.sub(_MARKDOWN_START, r"\1\\\2", _escaped(text))


def _escaped(text: str) -> str:
    return re.sub(_MARKDOWN_SIGN, r"\\\g<0>", one_line(text)).translate(_HTML)
