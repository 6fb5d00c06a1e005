"""XLSX as Excel, LibreOffice and libraries write it: what a person sees is what is read."""

from __future__ import annotations

import datetime
import io
import tempfile
import tracemalloc
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from tests.ingest.files import MAIN, cells, parts_of, said, texts, zipped

from skillgraph.ingest import sheets

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
TABLES = st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=8)


def styled(file: Path, code: str, value: object, builtin: int | None = None) -> Path:
    """A workbook with one value in one format."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = value
    book.worksheets[0]["A1"].number_format = code
    book.save(file)
    return file


@settings(deadline=None)
@given(TABLES)
def test_any_texts_come_back(table: list[list[str]]) -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_numbers": False})
    sheet = book.add_worksheet("名单")
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    sheet.write_string(len(table), 0, "末行")
    book.close()
    expected = {}
    for number, row in enumerate([*table, ["末行"]], 1):
        while row and not row[-1]:
            row.pop()
        if row:
            expected[number] = row
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        file.write_bytes(content.getvalue())
        assert texts(file) == {"名单": expected}


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("1247", "1247"),
        ("1247.0", "1247"),
        ("6.66E+8", "666000000"),
        ("5.3010020000000013E+17", "530100200000000130"),
        ("530100200000000123", "530100200000000123"),
        ("0.30000000000000004", "0.3"),
        ("28.5", "28.5"),
        ("-0.0", "0"),
        ("1E-7", "0.0000001"),
        ("1E+300", "1E+300"),
    ],
)
def test_numbers_are_written_as_a_person_would(tmp_path: Path, raw: str, shown: str) -> None:
    sheet = f'<sheetData><row r="1"><c r="A1"><v>{raw}</v></c></row></sheetData>'
    assert cells(zipped(tmp_path / "a.xlsx", parts_of(sheet))) == {"A1": (shown, "number")}


@pytest.mark.parametrize(
    ("code", "value", "shown", "kind"),
    [
        ("yyyy-mm-dd", datetime.date(2022, 5, 12), "2022-05-12", "date"),
        ("mm-dd-yy", 44693, "2022-05-12", "date"),
        ('yyyy"年"m"月"d"日"', 44693, "2022-05-12", "date"),
        ('[$-804]yyyy"年"m"月";@', 44693, "2022-05", "date"),
        ("yyyy", 44693, "2022", "date"),
        ("yyyy/m/d h:mm", 44693.5, "2022-05-12 12:00:00", "date"),
        ("yyyy-mm-dd", 44693.9999999, "2022-05-13", "date"),
        ("yyyy-mm-dd", 59, "1900-02-28", "date"),
        ("yyyy-mm-dd", 61, "1900-03-01", "date"),
        ("yyyy-mm-dd", 60, "60", "number"),
        ("yyyy-mm-dd", 99999999, "99999999", "number"),
        ("yyyy-mm-dd", -3, "-3", "number"),
        ("h:mm", 0.5, "12:00:00", "text"),
        ("0.0%", 0.285, "28.5%", "number"),
        ("000000", 530, "000530", "number"),
        ('0"万元"', 12, "12万元", "number"),
        ('#,##0.00"元"', 1234.5, "1234.5元", "number"),
        ("#,##0;[Red]-#,##0", 1234567, "1234567", "number"),
        ("General", 7, "7", "number"),
        ("@", "007", "007", "text"),
    ],
)
def test_a_format_shows_what_a_person_sees(tmp_path: Path, code: str, value: object, shown: str, kind: str) -> None:
    assert cells(styled(tmp_path / "a.xlsx", code, value)) == {"A1": (shown, kind)}


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file), {"date_1904": True}) as book:
        when = book.add_format({"num_format": "yyyy-mm-dd"})
        book.add_worksheet().write_datetime(0, 0, datetime.datetime(2022, 5, 12), when)
    assert cells(file) == {"A1": ("2022-05-12", "date")}


def test_truths_errors_and_formulas(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>'
        '<c r="C1"><f>SUM(A1:A3)</f><v>1247</v></c><c r="D1" t="str"><f>A1&amp;B1</f><v>昆明</v></c>'
        '<c r="E1"><f>SUM(A1:A3)</f><v></v></c><c r="F1" t="str"><f>""</f><v></v></c>'
        '<c r="G1" t="d"><v>2022-05-12T00:00:00Z</v></c><c r="H1" t="s"><v>0</v></c></row></sheetData>'
    )
    assert cells(zipped(tmp_path / "a.xlsx", parts_of(sheet))) == {
        "A1": ("TRUE", "boolean"),
        "B1": ("#REF!", "formula-error"),
        "C1": ("1247", "number"),
        "D1": ("昆明", "text"),
        "E1": ("=SUM(A1:A3)", "formula-error"),
        "G1": ("2022-05-12", "date"),
        "H1": ("昆明技师学院", "text"),
    }


def test_prefixes_places_left_out_runs_and_readings(tmp_path: Path) -> None:
    """Other programs write the same thing in other words."""
    sheet = (
        '<x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c/><x:c><x:v>5</x:v></x:c></x:row>'
        '<x:row r="4"><x:c r="B4" t="inlineStr"><x:is><x:r><x:t>昆</x:t></x:r><x:r><x:t>明</x:t></x:r>'
        "<x:rPh><x:t>kun</x:t></x:rPh></x:is></x:c></x:row></x:sheetData>"
    )
    parts = parts_of("") | {"xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{MAIN}">{sheet}</x:worksheet>'}
    assert texts(zipped(tmp_path / "a.xlsx", parts)) == {"名单": {1: ["昆明技师学院", "", "5"], 4: ["", "昆明"]}}


def filled(sheet: Worksheet, rows: list[list[object]], *merged: str) -> None:
    for row in rows:
        sheet.append(row)
    for each in merged:
        sheet.merge_cells(each)


def test_merged_cells_are_filled_with_a_mark(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows: list[list[object]] = [["合作名单"], ["学校", "企业", "人数"], ["甲校", "乙公司", 3], ["", "丙公司", 3]]
    filled(book.worksheets[0], [*rows, ["丁校", "戊公司"]], "A1:C1", "A3:A4", "C4:C5")
    book.save(tmp_path / "a.xlsx")
    [sheet] = sheets.read(tmp_path / "a.xlsx").sheets
    assert {row.number: [(cell.text, cell.filled) for cell in row.cells] for row in sheet.rows} == {
        1: [("合作名单", False), ("合作名单", True), ("合作名单", True)],
        2: [("学校", False), ("企业", False), ("人数", False)],
        3: [("甲校", True), ("乙公司", False), ("3", False)],
        4: [("甲校", True), ("丙公司", False), ("3", True)],
        5: [("丁校", False), ("戊公司", False), ("3", True)],
    }
    assert ("merged-ranges", 3, "Sheet") in said(tmp_path / "a.xlsx")


def test_a_row_that_is_only_filled_in_is_no_row(tmp_path: Path) -> None:
    """A record whose every cell is merged over two rows stays one record, and a title over all columns is read."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    filled(sheet, [["题目"], ["甲", "乙"], [], ["丙", "丁"]], "A1:XFD1", "A2:A3", "B2:B3")
    book.save(tmp_path / "a.xlsx")
    rows = texts(tmp_path / "a.xlsx")["Sheet"]
    assert rows == {1: ["题目"] * 200, 2: ["甲", "乙"], 4: ["丙", "丁"]}


def test_hidden_and_empty_sheets_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["甲", "乙"])
    hidden = book.create_sheet("旧名单")
    filled(hidden, [["丙"], ["丁"], ["戊"]])
    hidden.sheet_state = "hidden"
    hidden.row_dimensions[2].hidden = True
    hidden.column_dimensions["C"].hidden = True
    book.create_sheet("Sheet3")
    book.create_chartsheet("图")
    book.save(tmp_path / "a.xlsx")
    assert texts(tmp_path / "a.xlsx") == {"Sheet": {1: ["甲", "乙"]}, "旧名单": {1: ["丙"], 2: ["丁"], 3: ["戊"]}}
    assert said(tmp_path / "a.xlsx") == {
        ("hidden-sheet", 1, "旧名单"),
        ("hidden-rows", 1, "旧名单"),
        ("hidden-columns", 1, "旧名单"),
        ("empty-sheet", 0, "Sheet3"),
    }


def test_sheets_can_be_read_in_any_order_and_side_by_side(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    filled(book.worksheets[0], [["甲"], ["乙"]])
    filled(book.create_sheet("二"), [["丙"], ["丁"]])
    book.save(tmp_path / "a.xlsx")
    first, second = sheets.read(tmp_path / "a.xlsx").sheets
    pairs = zip(second.rows, first.rows, strict=True)
    assert [(a.cells[0].text, b.cells[0].text) for a, b in pairs] == [("丙", "甲"), ("丁", "乙")]


def test_empty_cells_with_a_format_are_nothing(tmp_path: Path) -> None:
    """A sheet painted to its last column and far down holds what stands in it."""
    empty = "".join(f'<c r="{name}2" s="1"/>' for name in ("A", "B", "XFD"))
    rows = f'<row r="1"><c r="B1"><v>1</v></c></row><row r="2">{empty}</row><row r="1048576"><c r="A1048576"/></row>'
    assert texts(zipped(tmp_path / "a.xlsx", parts_of(f"<sheetData>{rows}</sheetData>"))) == {"名单": {1: ["", "1"]}}


def test_a_sheet_is_not_kept_in_memory(tmp_path: Path) -> None:
    """Of all the cells only those of some rows are there at a time."""
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(8_000):
            sheet.write_row(row, 0, [f"昆明技师学院 {row} {column}" for column in range(10)])
    rows = sheets.read(file).sheets[0].rows
    tracemalloc.start()
    try:
        count = sum(len(row.cells) for row in rows)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 80_000
    assert peak < 4 << 20
