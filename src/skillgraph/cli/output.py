"""Writes an answer: to standard output or to a file, in the format asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from skillgraph.cli.options import Settings, path
from skillgraph.cli.telling import tell, write_out
from skillgraph.errors import WrongSuffix

if TYPE_CHECKING:
    from skillgraph.answers.types import Json
    from skillgraph.present.tables import Table


class Answer(Protocol):
    """What every answer can do."""

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        ...


_SUFFIXES = {".json": "json", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".txt": "table", ".xlsx": "xlsx"}


def write(answer: Answer, table: Callable[[], Table], settings: Settings) -> None:
    """Write an answer where and how the user wants it.

    Parameters
    ----------
    answer
        The answer.
    table
        Makes its table; not called for JSON.
    settings
        Format, file and language.

    Raises
    ------
    WrongSuffix
        When a file's suffix is no format, or not the one asked for.
    CannotWrite
        When the file cannot be written; what was there before stays.
    """
    how = _format(settings)
    if how == "json":
        import json

        content = json.dumps(answer.to_json(), ensure_ascii=False, indent=2) + "\n"
        deliver(content.encode("utf-8", "replace"), settings)
    else:
        shown = table()
        deliver(_rendered(shown, how, settings), settings)
        if how in {"csv", "tsv"}:
            _tell_beside(shown)


def check_place(settings: Settings) -> None:
    """Make sure that an answer can be written where it is wanted, before anything is changed.

    Parameters
    ----------
    settings
        Format and file.

    Raises
    ------
    WrongSuffix
        When the file's suffix is no format, or not the one asked for.
    CannotWrite
        When there is no such folder, or nothing may be written there.
    """
    from skillgraph.files import check_writable

    _format(settings)
    if settings.output is not None:
        check_writable(path(settings.output))


def _tell_beside(table: Table) -> None:
    """A table for programs has no room for sentences; they are told beside it."""
    from skillgraph.text import one_line

    for sentence in (*(() if table.rows else (table.empty,)), *table.notes):
        tell(one_line(sentence))


def _format(settings: Settings) -> str:
    if settings.output is None:
        return settings.format or "table"
    said = _SUFFIXES.get(_suffix(settings.output))
    # A format that was named counts, save where Excel would not open what bears its suffix.
    if (said is None and settings.format is None) or (said == "xlsx" and settings.format is not None):
        raise WrongSuffix(file=settings.output, suffixes=sorted(set(_SUFFIXES) - ({".xlsx"} if said else set())))
    return settings.format or str(said)


def _suffix(file: str) -> str:
    return os.path.splitext(file)[1].lower()


def _rendered(table: Table, how: str, settings: Settings) -> bytes:
    from skillgraph.present import tables

    in_file = settings.output is not None
    if how == "xlsx":
        from skillgraph.present.workbook import as_xlsx

        return as_xlsx(table, notes_sheet="说明" if settings.lang == "zh" else "Notes")
    if how == "table" and not in_file and sys.stdout.isatty():
        return _on_terminal(table).encode("utf-8", "replace")
    renderings: dict[str, Callable[[], str]] = {
        "table": lambda: tables.as_text(table),
        "csv": lambda: tables.as_csv(table, bom=in_file),
        "tsv": lambda: tables.as_tsv(table),
        "md": lambda: tables.as_markdown(table),
    }
    return renderings[how]().encode("utf-8", "replace")


def _on_terminal(table: Table) -> str:
    import shutil

    from skillgraph.present.terminal import as_rich

    colour = "NO_COLOR" not in os.environ
    return as_rich(table, shutil.get_terminal_size().columns, colour)


def deliver(content: bytes, settings: Settings, *, filled_in: bool = False) -> None:
    """Write bytes to the file that was named, else to standard output.

    Parameters
    ----------
    content
        All of them.
    settings
        File and language.
    filled_in
        Whether it is a file that people fill in or mend; such a one is never written over another.

    Raises
    ------
    FileThere
        When it is such a file and another one is there.
    CannotWrite
        When it cannot be written; what was there before stays.
    """
    from skillgraph.files import write_new, written

    if settings.output is None:
        write_out(content)
        return
    file = path(settings.output)
    if filled_in:
        write_new(file, content)
    else:
        with written(file) as write:
            write(content)
    tell(("已写入 " if settings.lang == "zh" else "Written: ") + settings.output)


@contextmanager
def streamed_file(settings: Settings, *, bom: bool = False) -> Iterator[Callable[[bytes], object]]:
    """Write a file piece by piece, and put it in its place only when all of it is there.

    Parameters
    ----------
    settings
        File and language.
    bom
        Whether to begin with the mark by which Excel knows UTF-8.

    Yields
    ------
    callable
        Takes a piece.

    Raises
    ------
    CannotWrite
        When it cannot be written; what was there before stays.
    """
    from skillgraph.files import written

    typed = str(settings.output)
    with written(path(typed)) as write:
        if bom:
            write(b"\xef\xbb\xbf")
        yield write
    tell(("已写入 " if settings.lang == "zh" else "Written: ") + typed)


_PAGE_SUFFIXES = (".html", ".htm")


def write_page(page: Callable[[], str], name: str, settings: Settings) -> None:
    """Write a page to its file.

    Parameters
    ----------
    page
        Makes the HTML; not called where the file could not hold it.
    name
        The file's name where the user gave none.
    settings
        File and language.

    Raises
    ------
    WrongSuffix
        When the file's suffix is not that of a page.
    CannotWrite
        When it cannot be written; what was there before stays.
    """
    write_by_suffix(dict.fromkeys(_PAGE_SUFFIXES, lambda: page().encode("utf-8", "replace")), name, settings)


def write_by_suffix(
    makers: Mapping[str, Callable[[], bytes]], name: str, settings: Settings, *, filled_in: bool = False
) -> None:
    """Write a file whose suffix says what is in it.

    Parameters
    ----------
    makers
        For each suffix what makes the content; called for the one that is wanted.
    name
        The file's name where the user gave none.
    settings
        File and language.
    filled_in
        Whether it is a file that people fill in; such a one is never written over another.

    Raises
    ------
    FileThere
        When it is such a file and another one is there.
    WrongSuffix
        When the file's suffix is none of these.
    CannotWrite
        When it cannot be written; what was there before stays.
    """
    file = settings.output or name
    make = makers.get(_suffix(file))
    if make is None:
        raise WrongSuffix(file=file, suffixes=tuple(makers))
    settings.output = file
    deliver(make(), settings, filled_in=filled_in)
