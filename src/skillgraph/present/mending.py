"""Files to mend: a copy of a workbook with the bad cells marked, and the rows that were not taken."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from skillgraph.adding.rest import Rest
from skillgraph.ingest.headings import PROBLEM
from skillgraph.ingest.sheets import read
from skillgraph.ingest.troubles import Trouble
from skillgraph.present import tables
from skillgraph.present.tables import Table
from skillgraph.present.workbook import as_workbook
from skillgraph.text import cleaned

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_RED = "FFFFC7CE"
_BY = "SkillGraph"
_CELL_LIMIT = 32767  # what Excel allows
_WIDTH, _LINE = 320, 22  # of a comment, in points


def marked(file: Path, troubles: Sequence[Trouble], lang: str) -> bytes:
    """Copy a workbook and mark the cells that are wrong.

    Parameters
    ----------
    file
        A table that was read; what is no workbook gets one of its rows.
    troubles
        What is wrong, in this file and others.
    lang
        The language of the comments, ``"zh"`` or ``"en"``.

    Returns
    -------
    bytes
        An Excel workbook: each bad cell red and with a comment; where a row as a whole is wrong, its first cell.

    Raises
    ------
    Unreadable
        When the file cannot be read any more.
    """
    book, titles = _copy(file)
    told: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for trouble in troubles:
        if trouble.row is not None and trouble.file == file.name and trouble.sheet in titles:
            told[titles[trouble.sheet], trouble.row, (trouble.place or 0) + 1].append(trouble.message[lang])
    for (sheet, row, column), messages in told.items():
        _mark(book[sheet], row, column, messages)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _copy(file: Path) -> tuple[Any, dict[str, str]]:
    """The workbook, and what each sheet of the file is called in it."""
    import openpyxl

    if file.suffix.lower() == ".xlsx":
        book = openpyxl.load_workbook(file, rich_text=True)
        return book, {name: name for name in book.sheetnames}
    book = openpyxl.Workbook()
    book.remove(book.active)
    titles = {}
    for sheet in read(file).sheets:
        made = book.create_sheet(_NOT_IN_NAMES.sub(" ", sheet.name)[:31] or "1")
        titles[sheet.name] = made.title
        for row in sheet.rows:
            for place, cell in enumerate(row.cells, start=1):
                if cell.text:
                    written = made.cell(row.number, place, cleaned(cell.text)[:_CELL_LIMIT])
                    written.data_type = "s"  # a text, though it may begin as a formula does
    return book, titles


def _mark(sheet: Any, row: int, column: int, messages: Sequence[str]) -> None:  # noqa: ANN401
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = sheet.cell(row, column)
    # Of merged cells only the first can hold a comment.
    area = next((each for each in sheet.merged_cells.ranges if cell.coordinate in each), None)
    cell = sheet.cell(area.min_row, area.min_col) if area else cell
    own = [cell.comment.text] if cell.comment else []
    text = "\n".join([*own, *messages])
    cell.fill = PatternFill("solid", fgColor=_RED)
    cell.comment = Comment(text, _BY, width=_WIDTH, height=_LINE * (2 + len(text) // 24))


def rest_workbook(found: Sequence[Rest], lang: str) -> bytes:
    """Write the rows that were not taken as a workbook.

    Parameters
    ----------
    found
        Those of each sheet.
    lang
        The language of the last column, ``"zh"`` or ``"en"``.

    Returns
    -------
    bytes
        The same sheets and headings; the last column says what is wrong, and is ignored when the file is added.
    """
    return as_workbook(_table(each, lang) for each in found)


def rest_text(found: Rest, lang: str, *, tabs: bool = False) -> bytes:
    """Write the rows that were not taken as CSV or TSV.

    Parameters
    ----------
    found
        Those of the one sheet.
    lang
        The language of the last column, ``"zh"`` or ``"en"``.
    tabs
        Whether tabs part the cells.

    Returns
    -------
    bytes
        UTF-8, with the mark by which Excel knows it where it is CSV.
    """
    table = _table(found, lang)
    return (tables.as_tsv(table) if tabs else tables.as_csv(table, bom=True)).encode()


def _table(found: Rest, lang: str) -> Table:
    rows: Mapping[int, tuple[tuple[str, ...], dict[str, str]]] = dict(enumerate(found.rows))
    width = max([len(found.headings), *(len(texts) for texts, _ in rows.values())])
    headings = [*found.headings, *[""] * (width - len(found.headings)), PROBLEM[lang]]
    filled = tuple(
        (*texts, *[""] * (width - len(texts)), told.get(lang, "").replace("\n", "；" if lang == "zh" else "; "))
        for texts, told in rows.values()
    )
    return Table(found.sheet, tuple((str(place), heading) for place, heading in enumerate(headings)), filled)
