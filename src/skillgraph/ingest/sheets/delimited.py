"""CSV and TSV: which delimiter, and row by row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import TextIO

from skillgraph.errors import RowTooLong, UnbalancedQuotes
from skillgraph.ingest.sheets.book import Book, Place, Row, Said, Sheet, row_of_texts
from skillgraph.ingest.sheets.encoding import encoding_of
from skillgraph.text import would_run

# The rarer a sign is in running text, the more it says; so the comma comes last.
_DELIMITERS = "\t|;,"
_SAMPLE = 200  # rows
_MOST_IN_LINE = 16_000_000


def read_delimited(file: Path, place: Place) -> Book:
    r"""Read a CSV or TSV file.

    Parameters
    ----------
    file
        The file.
    place
        The file, for errors.

    Returns
    -------
    Book
        One sheet, called as the file is; its encoding and its delimiter are said.

    Raises
    ------
    Unreadable
        When it is no such file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "名单.csv")
    ...     _ = file.write_bytes("学校；企业;人数\n昆明技师学院;1247".encode("gbk"))
    ...     book = read_delimited(file, Place("名单.csv"))
    ...     [[cell.text for cell in row.cells] for row in book.sheets[0].rows], book.said[1].value
    ([['学校；企业', '人数'], ['昆明技师学院', '1247']], ';')
    """
    encoding = encoding_of(file, place)
    delimiter = _delimiter(file, encoding)
    said = (Said("encoding", encoding), Said("delimiter", delimiter))
    if next(_rows(file, encoding, delimiter, place), None) is None:
        return Book((), said)
    return Book((Sheet(file.stem, _rows(file, encoding, delimiter, place)),), said)


def _open(file: Path, encoding: str) -> TextIO:
    stream = file.open(encoding=encoding, newline="")
    if encoding.startswith("utf-16"):
        stream.read(1)  # the mark
    return stream


def _delimiter(file: Path, encoding: str) -> str:
    """Choose the sign by which most rows have the same number of cells; the suffix does not tell, people rename."""
    shares = {sign: _evenness(file, encoding, sign) for sign in _DELIMITERS}
    best = max(shares, key=lambda sign: shares[sign])
    return best if shares[best] else ","


def _evenness(file: Path, encoding: str, delimiter: str) -> float:
    """The share of rows that have as many cells as most have; 0 where they have one cell or quotes do not fit."""
    widths: Counter[int] = Counter()
    with _open(file, encoding) as stream:
        reader = csv.reader(islice(_lines(stream), _SAMPLE), delimiter=delimiter, strict=True)
        try:
            while (row := _next(reader)) is not None:
                widths[len(row)] += bool(row)
        except csv.Error as error:
            # A sample may end inside a cell; anything else says that this is not the sign.
            if "unexpected end" not in str(error):
                return 0
    most = max((count for width, count in widths.items() if width > 1), default=0)
    return most / max(widths.total(), 1)


def _lines(stream: TextIO) -> Iterator[str]:
    """Give the lines of a file; of one that is longer than can be borne, pieces."""
    while line := stream.readline(_MOST_IN_LINE):
        yield line


def _whole_lines(stream: TextIO, place: Place) -> Iterator[str]:
    for number, line in enumerate(_lines(stream), 1):
        if len(line) == _MOST_IN_LINE:
            raise place.error(RowTooLong, row=number, most=_MOST_IN_LINE)
        yield line


def _rows(file: Path, encoding: str, delimiter: str, place: Place) -> Iterator[Row]:
    with _open(file, encoding) as stream:
        reader = csv.reader(_whole_lines(stream, place), delimiter=delimiter, strict=True)
        for number in count(1):
            try:
                texts = _next(reader)
            except csv.Error:
                # A cell beyond the limit is longer than any line, so its quote was not closed either.
                raise place.error(UnbalancedQuotes, row=number) from None
            if texts is None:
                return
            if row := row_of_texts(place, number, [_unguarded(text) if text[:1] == "'" else text for text in texts]):
                yield row


def _unguarded(text: str) -> str:
    """A cell that begins with an apostrophe as it was, where that is what our own CSV guards it with."""
    return text[1:] if would_run(text[1:]) else text


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Read one row; Python keeps one limit of a cell for the whole program, so it is put back after each."""
    before = csv.field_size_limit(_MOST_IN_LINE)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)
