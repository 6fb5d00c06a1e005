"""What must be known of a sheet before its first row: what is merged and what is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skillgraph.ingest.sheets.merged import Range, range_of
from skillgraph.ingest.sheets.package import Package, local

_MOST_MERGED = 1_000_000


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

    Examples
    --------
    >>> import tempfile, xlsxwriter
    >>> from pathlib import Path
    >>> from skillgraph.ingest.sheets.book import Place
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.xlsx")
    ...     with xlsxwriter.Workbook(str(file)) as book:
    ...         _ = book.add_worksheet("名单").merge_range("A1:B1", "昆明技师学院")
    ...     outline_of(Package(file, Place("a.xlsx")), "xl/worksheets/sheet1.xml").merged
    [Range(top=1, left=1, bottom=1, right=2)]
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
            if len(self.merged) > _MOST_MERGED:
                raise ValueError("too many")
        elif name in self.hidden and given.get("hidden") in {"1", "true"}:
            self.hidden[name] += 1 if name == "row" else int(given.get("max", 1)) - int(given.get("min", 1)) + 1
