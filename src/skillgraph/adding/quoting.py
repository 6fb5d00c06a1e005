"""What a row of a sheet rests on: the passages that it quotes, or the row itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from skillgraph import names
from skillgraph.adding.sources import Known
from skillgraph.ingest.drafts import Draft
from skillgraph.ingest.sheets import Row, Sheet
from skillgraph.ingest.sheets.book import letters
from skillgraph.ingest.values.members import members
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.passages import passage
from skillgraph.records import Evidence

# A line that says: here words are left out. What stands before and behind it are two quotes.
BETWEEN = "……"
# How sections of rows and of statements are written; see `place_of`.
_ROW = re.compile(r".*![A-Z]+\d+:[A-Z]+\d+|\[\d+\]", re.DOTALL)
MAP = "map.toml"
_BETWEEN = re.compile(r"\s*(?:…+|\.{3,}|\[…\])\s*")


class Quoting:
    """Finds the quotes of the rows of one file.

    Parameters
    ----------
    sources
        The sources of the workspace by what a sheet may call them.
    source, version
        What the file itself becomes.
    """

    def __init__(self, sources: Mapping[str, Known], source: str, version: str) -> None:
        self._sources = sources
        self._source = source
        self._version = version
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All rows that are quoted themselves, as lines of text."""
        return "".join(self._lines)

    def evidence(self, draft: Draft, sheet: Sheet, row: Row) -> tuple[Evidence, ...] | Misread:
        """Give what a row rests on.

        Parameters
        ----------
        draft
            What it tells.
        sheet, row
            Where it stands.

        Returns
        -------
        tuple of Evidence, or Misread
            The passages that it quotes, or the row itself; a problem where there is no such source or passage.
        """
        if not draft.source and not draft.quote:
            return (self._line(sheet, row),)
        if not draft.quote or not draft.source:
            return Misread("empty", "", "quote" if draft.source else "source")
        found = self._named(draft)
        if isinstance(found, Misread):
            return found
        quotes = _quotes(draft.quote, found[0])
        if len(found) not in {1, len(quotes)}:
            return Misread("pairs", draft.source, "source")
        passages = [_passage(found[place % len(found)], quote) for place, quote in enumerate(quotes)]
        wrong = next((each for each in passages if isinstance(each, Misread)), None)
        return wrong or tuple(dict.fromkeys(each for each in passages if isinstance(each, Evidence)))

    def _named(self, draft: Draft) -> list[Known] | Misread:
        """The sources: one, or one for each quote."""
        whole = self._sources.get(names.fold(draft.source))
        if whole:
            return [whole]
        called = members(draft.source).names
        found = [self._sources.get(names.fold(each)) for each in called]
        known = [each for each in found if each is not None]
        if known and len(known) == len(called):
            return known
        missing = next((name for name, each in zip(called, found, strict=True) if each is None), draft.quote)
        return Misread("no-source", missing, "source")

    def _line(self, sheet: Sheet, row: Row) -> Evidence:
        return self.put(line_of(row), place_of(sheet.name, row.number, len(row.cells)))

    def put(self, line: str, section: str) -> Evidence:
        """Write a line into the text.

        Parameters
        ----------
        line
            Without its end.
        section
            Where it stands in the file.

        Returns
        -------
        Evidence
            The line as a passage.
        """
        start = self._length
        self._lines.append(f"{line}\n")
        self._length += len(line) + 1
        return Evidence(self._source, self._version, section, line, start, start + len(line))


def line_of(row: Row) -> str:
    """Give a row as a line of text.

    Parameters
    ----------
    row
        The row.

    Returns
    -------
    str
        Its cells with bars between them.
    """
    return " | ".join(" ".join(cell.text.split()) for cell in row.cells)


def place_of(sheet: str, row: int, width: int, last: int | None = None) -> str:
    """Say where rows stand, as spreadsheets do.

    Parameters
    ----------
    sheet
        The sheet's name.
    row
        The number of the row, or of the first of several.
    width
        How many cells are meant.
    last
        The number of the last of several.

    Returns
    -------
    str
        Sheet and cells.

    Examples
    --------
    >>> place_of("合作", 3, 28), place_of("list", 3, 5, 4)
    ('合作!A3:AB3', 'list!A3:E4')
    """
    return f"{sheet}!A{row}:{letters(max(1, width))}{last or row}"


def is_row(evidence: Evidence) -> bool:
    """Say whether evidence is a row of a table, a statement of RDF or a line of a map, and no passage of a text.

    Parameters
    ----------
    evidence
        What a record rests on.

    Returns
    -------
    bool
        As its section tells.

    Examples
    --------
    >>> proofs = (Evidence("x:s", "1", section, "甲", 0, 1) for section in ("合作!A3:F3", "[7]", "二（一）"))
    >>> list(map(is_row, proofs))
    [True, True, False]
    """
    return evidence.section == MAP or bool(_ROW.fullmatch(evidence.section))


def _quotes(text: str, source: Known) -> list[str]:
    """The quotes of a cell: parted by a line of dots, else each on a line, where all of it is no one passage."""
    parts = list(_parts(text))
    if len(parts) > 1 or source.prepared.find(text):
        return parts
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if len(lines) > 1 and source.prepared.find(lines[0]) else parts


def _parts(text: str) -> Iterator[str]:
    part: list[str] = []
    for line in [*text.splitlines(), BETWEEN]:
        if not _BETWEEN.fullmatch(line):
            part.append(line)
        elif "".join(part).strip():
            yield "\n".join(part).strip()
            part = []


def _passage(source: Known, quote: str) -> Evidence | Misread:
    found = passage(source.prepared, quote, source.iri, source.version, "")
    if isinstance(found, Misread):
        return found
    told = source.section(found.iri, found.start)
    return Evidence(found.source, found.version, told, found.quote, found.start, found.end)
