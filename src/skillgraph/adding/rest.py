"""The rows of a file that are wrong, with what is wrong with each: to be mended and added again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skillgraph.adding.table import Left
from skillgraph.ingest.sheets import Row, read
from skillgraph.ingest.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Rest:
    """The wrong rows of one sheet.

    Parameters
    ----------
    sheet
        Its name.
    headings
        As they stand there; none where there were none to be found, and then all rows are wrong.
    rows
        The texts of each row, and what is wrong with it in zh and en.

    Examples
    --------
    >>> Rest("名单", ("自",), ((("去年",), {"zh": "不是年份", "en": "no year"}),)).headings
    ('自',)
    """

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], dict[str, str]], ...]


def rest(file: Path, left: Mapping[str, Left], troubles: Sequence[Trouble]) -> list[Rest]:
    """Gather the rows of a file that were not taken.

    Parameters
    ----------
    file
        A table.
    left
        Which rows, by the sheet's name.
    troubles
        What is wrong, in this file and others.

    Returns
    -------
    list of Rest
        One for each sheet of which something was not taken.

    Raises
    ------
    Unreadable
        When the file cannot be read any more.
    """
    if not left:
        return []
    wrong = _by_row([trouble for trouble in troubles if trouble.file == file.name])
    found = []
    for sheet in read(file).sheets:
        if sheet.name in left:
            headings, numbers = left[sheet.name].headings, left[sheet.name].rows
            kept = (row for row in sheet.rows if not headings or row.number in numbers)
            told = tuple((_texts(row), wrong[sheet.name].get(row.number, {})) for row in kept)
            found += [Rest(sheet.name, headings, told)] if told else []
    return found


def _by_row(troubles: Sequence[Trouble]) -> Mapping[str, Mapping[int, dict[str, str]]]:
    found: dict[str, dict[int, dict[str, str]]] = defaultdict(dict)
    for trouble in troubles:
        if trouble.row is None:
            continue
        told = found[trouble.sheet].setdefault(trouble.row, {})
        for lang, message in trouble.message.items():
            words = f"{trouble.column}{'：' if lang == 'zh' else ': '}{message}" if trouble.column else message
            told[lang] = f"{told[lang]}\n{words}" if lang in told else words
    return found


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)
