"""Sheets as an Excel workbook, with comments, drop-downs and a page that says how to fill them in."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from skillgraph.ingest.blanks import GUIDE, LISTS, Blank
from skillgraph.ingest.choices import Choice
from skillgraph.ingest.columns import Column, Kind
from skillgraph.present.tables import width_of
from skillgraph.present.template.said import comment, guide
from skillgraph.present.workbook import free_name
from skillgraph.text import would_run

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime.datetime(2000, 1, 1)  # fixed, so that the same forms are the same file
_ROWS = 5000  # how far down the drop-downs reach
_LIST_LIMIT = 255  # what Excel takes of a list that is written out
_REQUIRED, _TOGETHER, _FREE = "#FFD966", "#FFF2CC", "#EDEDED"
_WIDTHS = {Kind.QUOTE: 60, Kind.ENTITY: 26, Kind.RECORD: 30, Kind.TEXT: 26, Kind.SOURCE: 24}
_NARROWEST = 12
# Kept as they are typed: a code keeps its zeros and its eighteen signs, and no name becomes a date.
_AS_TYPED = frozenset({Kind.TEXT, Kind.ENTITY, Kind.RECORD, Kind.SOURCE})
_COUNTED = frozenset({Kind.NUMBER, Kind.INTEGER, Kind.YEAR})
_MENDING = {
    "zh": ("不在列表中", "请从下拉列表中选取。"),
    "en": ("Not in the list", "Please choose from the drop-down list."),
}


def as_workbook(blanks: Sequence[Blank], lang: str, rows: Mapping[str, Sequence[Sequence[str]]] | None = None) -> bytes:
    """Write sheets as one workbook, empty or filled in.

    Parameters
    ----------
    blanks
        The sheets; those of sources and organisations among them.
    lang
        The language of headings, comments and drop-downs, ``"zh"`` or ``"en"``.
    rows
        What stands in the sheets, by their words; what looks like a number there is one.

    Returns
    -------
    bytes
        The file; the same sheets give the same bytes.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.blanks import chosen
    >>> as_workbook(chosen(shapes.read(resources.ontology()), ["affiliation", "source", "entity"]), "en")[:2]
    b'PK'
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        writer = _Writer(book, lang)
        writer.write_guide(blanks)
        for blank in blanks:
            writer.write(blank, (rows or {}).get(blank.word, ()))
        writer.write_lists()
    return out.getvalue()


class _Writer:
    """Writes the sheets of one workbook, and gathers the lists that are too long to be written out."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book, self._lang = book, lang
        self._lists: dict[tuple[str, ...], int] = {}
        self._typed = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._guarded = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, "quote_prefix": True})
        self._headings: dict[str, Format] = {}

    def write_guide(self, blanks: Sequence[Blank]) -> None:
        title, *paragraphs = guide(blanks, {blank.word: blank.title[self._lang] for blank in blanks}, self._lang)
        sheet = self._book.add_worksheet(GUIDE[self._lang])
        sheet.set_column(0, 0, 90)
        sheet.write_string(0, 0, title, self._book.add_format({"bold": True, "font_size": 14}))
        for row, text in enumerate(paragraphs, start=1):
            sheet.write_string(row, 0, text, self._wrapped)

    def write(self, blank: Blank, rows: Sequence[Sequence[str]]) -> None:
        sheet = self._book.add_worksheet(free_name(self._book, blank.title[self._lang]))
        for place, column in enumerate(blank.columns):
            self._write_column(sheet, place, column, blank.columns)
            for row, cells in enumerate(rows, start=1):
                self._write_cell(sheet, row, place, column, cells[place])
        sheet.freeze_panes(1, 0)

    def _write_column(self, sheet: Worksheet, place: int, column: Column, among: Sequence[Column]) -> None:
        heading = column.heading[self._lang]
        width = max(_WIDTHS.get(column.kind, _NARROWEST), width_of(heading) + 3)
        sheet.set_column(place, place, width, self._typed if column.kind in _AS_TYPED else self._wrapped)
        sheet.write_string(0, place, heading, self._heading(column))
        text = comment(column, among, self._lang)
        size = {"width": 300, "height": 24 + 18 * sum(1 + width_of(line) // 42 for line in text.split("\n"))}
        sheet.write_comment(0, place, text, {"author": "SkillGraph", **size})
        if column.choices:
            sheet.data_validation(1, place, _ROWS, place, self._drop_down(column))

    def _write_cell(self, sheet: Worksheet, row: int, place: int, column: Column, text: str) -> None:
        """Texts stay texts; a number is one where a spreadsheet program keeps all its digits."""
        if not text:
            return
        if column.kind in _COUNTED and re.fullmatch("[0-9]{1,15}", text):
            sheet.write_number(row, place, int(text), self._wrapped)
        else:
            sheet.write_string(row, place, text, self._guarded if would_run(text) else self._typed)

    def _heading(self, column: Column) -> Format:
        colour = _REQUIRED if column.required else _TOGETHER if column.least else _FREE
        if colour not in self._headings:
            self._headings[colour] = self._book.add_format({"bold": True, "bg_color": colour, "border": 1})
        return self._headings[colour]

    def _drop_down(self, column: Column) -> dict[str, object]:
        """What is not in the list is questioned, not refused: codes and the other language are understood as well."""
        title, message = _MENDING[self._lang]
        return {
            "validate": "list",
            "source": self._source(column.choices),
            "error_type": "warning",
            "error_title": title,
            "error_message": message,
            "show_error": not column.several,
        }

    def _source(self, choices: Sequence[Choice]) -> list[str] | str:
        labels = tuple(choice.label[self._lang] for choice in choices)
        if len(",".join(labels)) <= _LIST_LIMIT and not any("," in label for label in labels):
            return list(labels)
        place = self._lists.setdefault(labels, len(self._lists))
        from xlsxwriter.utility import xl_range_abs

        return f"={LISTS}!{xl_range_abs(0, place, len(labels) - 1, place)}"

    def write_lists(self) -> None:
        if self._lists:
            sheet = self._book.add_worksheet(LISTS)
            for labels, place in self._lists.items():
                sheet.write_column(0, place, labels)
            sheet.hide()
