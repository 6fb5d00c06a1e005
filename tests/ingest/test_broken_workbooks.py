"""The ways workbooks are broken, or made to break what reads them: each is one sentence."""

from __future__ import annotations

import datetime
import functools
import io
import os
import tempfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.files import MAIN, Content, packed, parts_of, refused, whole

from skillgraph.errors import (
    BrokenWorkbook,
    CellTooLong,
    DoctypeRefused,
    NothingInFile,
    PasswordProtected,
    TooManyColumns,
    TooManyRows,
    Unreadable,
    ZipBomb,
)
from skillgraph.ingest import sheets

CELLS, TEXTS, LIST = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
ROW = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
MERGED = '<mergeCells><mergeCell ref="{}"/></mergeCells>'


def cell(column: str, row: int, text: str) -> str:
    return f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def workbook(rows: str) -> bytes:
    return packed(parts_of(f"<sheetData>{rows}</sheetData>"))


def with_part(name: str, content: str) -> bytes:
    return packed(parts_of(ROW) | {name: content})


def exploding(element: str) -> str:
    """A part of a kilobyte that would be a terabyte."""
    head = f'<?xml version="1.0"?><!DOCTYPE {element} [<!ENTITY e0 "昆明">{ENTITIES}]>'
    return f'{head}<{element} xmlns="{MAIN}">&e11;</{element}>'


def damaged() -> bytes:
    """A workbook in whose packed cells a few bytes are others."""
    content = workbook("".join(cell("A", row, os.urandom(20).hex()) for row in range(1, 500)))
    middle = len(content) // 2
    return content[:middle] + bytes(20) + content[middle + 20 :]


@pytest.mark.parametrize(
    ("rows", "error", "row", "column"),
    [
        (cell("KN", 7, "x"), TooManyColumns, 7, None),
        (f'<row r="1">{"<c/>" * 100_000}</row>', TooManyColumns, 1, None),
        (cell("A", 1_048_577, "x"), TooManyRows, None, None),
        (cell("C", 2, "昆" * 3_000_000), CellTooLong, 2, "C"),
        (f'<row><c/><c><f>{"1+" * 3_000_000}</f></c></row>', CellTooLong, 1, "B"),
    ],
    ids=["300 columns", "100,000 empty cells", "long", "large cell", "large formula"],
)  # fmt: skip
def test_a_sheet_beyond_a_limit(
    rows: str, error: type[Unreadable], row: int | None, column: str | None, tmp_path: Path
) -> None:
    assert refused(tmp_path / "a.xlsx", workbook(rows), "名单", row, column)[0] is error


def test_a_shared_text_of_10_megabytes_is_refused_where_it_is_used(tmp_path: Path) -> None:
    parts = parts_of('<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c></row></sheetData>')
    parts[TEXTS] = f'<sst xmlns="{MAIN}"><si><t>{"x" * 10_000_000}</t></si></sst>'
    assert refused(tmp_path / "a.xlsx", packed(parts), "名单", 2, "B")[0] is CellTooLong


@pytest.mark.parametrize("content", [workbook(""), b""], ids=["no cells", "no bytes"])
def test_nothing_in_it(content: Content, tmp_path: Path) -> None:
    assert refused(tmp_path / "a.xlsx", content)[0] is NothingInFile


@pytest.mark.parametrize(
    "content",
    [
        lambda: with_part(CELLS, " " * (32 << 20)),
        lambda: packed(parts_of(ROW) | {f"a/{n}": "" for n in range(11_000)}),
        lambda: with_part(LIST, f"<!--{os.urandom(9 << 20).hex()}-->"),
    ],
    ids=["ratio", "parts", "list of sheets"],
)
def test_what_would_swell_is_not_unpacked(content: Content, tmp_path: Path) -> None:
    assert refused(tmp_path / "a.xlsx", content)[0] is ZipBomb


def test_a_bomb_that_hides_its_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    """The list of parts says ten bytes of what unpacks to 32 MiB."""
    content = bytearray(with_part(CELLS, " " * (32 << 20)))
    true_size = (32 << 20).to_bytes(4, "little")
    while (place := content.find(true_size)) >= 0:
        content[place : place + 4] = (10).to_bytes(4, "little")
    assert refused(tmp_path / "a.xlsx", bytes(content))[0] is BrokenWorkbook


@pytest.mark.parametrize(("part", "element"), [(CELLS, "worksheet"), (TEXTS, "sst"), (LIST, "workbook")])
def test_entities_are_not_unfolded(part: str, element: str, tmp_path: Path) -> None:
    error, sentence = refused(tmp_path / "a.xlsx", with_part(part, exploding(element)))
    assert error is DoctypeRefused
    assert part in sentence


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (workbook(cell("A", 1, "x"))[:300], "ZIP"),
        (damaged, CELLS),
        (packed({name: each for name, each in parts_of(ROW).items() if name != CELLS}), CELLS),
        (packed({"xl/a.xml": "<a/>", "_rels/.rels": "<a/>"}), "_rels/.rels"),
        (with_part(CELLS, f'<worksheet xmlns="{MAIN}"><sheetData>'), CELLS),
        (lambda: with_part(CELLS, f'<worksheet a="{os.urandom(4 << 20).hex()}"/>'), CELLS),
        (workbook('<row><c t="s"><v>7</v></c></row>'), CELLS),
        (workbook('<row><c t="s"><v>-1</v></c></row>'), CELLS),
        (workbook(cell("A", 2, "x") + cell("A", 2, "y")), CELLS),
        (workbook('<row r="x"/>'), CELLS),
        (packed(parts_of(ROW + MERGED.format("A1:"))), CELLS),
        (packed(parts_of(ROW + MERGED.format("A1:B9") * 300)), CELLS),
        (packed(parts_of(ROW) | {LIST: parts_of(ROW)[LIST].replace("<sheet ", '<sheet r:id="rId1"/><sheet ')}), LIST),
    ],
    ids=[
        "cut", "bytes damaged", "no cells", "no list", "not closed", "endless attribute", "no such text", "negative",
        "a row twice", "no number", "no range", "overlapping", "a part twice",
    ],
)  # fmt: skip
def test_a_damaged_workbook_names_its_part(content: Content, part: str, tmp_path: Path) -> None:
    error, sentence = refused(tmp_path / "a.xlsx", content)
    assert error is BrokenWorkbook
    assert f"({part})" in sentence


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    """The first bit of the flags of each part says that it is encrypted, in the list of parts and before the part."""
    content = bytearray(workbook(cell("A", 1, "x")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    assert refused(tmp_path / "a.xlsx", bytes(content))[0] is PasswordProtected


def test_a_formula_without_a_value_is_seen(tmp_path: Path) -> None:
    """As openpyxl writes it: nothing has computed it yet."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["合计", "=SUM(B2:B9)"])
    book.save(tmp_path / "a.xlsx")
    [row] = sheets.read(tmp_path / "a.xlsx").sheets[0].rows
    assert [(each.text, each.kind) for each in row.cells] == [("合计", "text"), ("=SUM(B2:B9)", "formula-error")]


@functools.cache
def originals() -> dict[str, bytes]:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        sheet = book.add_worksheet("名单")
        sheet.merge_range("A1:C1", "合作名单")
        for row in range(1, 30):
            sheet.write_row(row, 0, ["昆明技师学院", row, f"企业{row}"])
    return {
        "a.csv": '学校,企业\n昆明技师学院,"云南云翔玻璃有限责任公司, 等"\n'.encode("gb18030"),
        "a.json": '[{"学校": "昆明技师学院", "人数": 1247}]'.encode(),
        "a.xlsx": content.getvalue(),
        "parts.xlsx": packed(parts_of(ROW)),
    }


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_whatever_bytes_are_changed_a_file_is_read_or_refused(data: st.DataObject) -> None:
    called = data.draw(st.sampled_from(sorted(originals())))
    content = bytearray(originals()[called])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, called)
        file.write_bytes(content)
        refusal = refusal_of(file)
        assert refusal is None or refusal.sentence("zh").startswith(str(file))


@given(text=st.text("<>/&\"'= xcrvtsRow\n19A:", max_size=60))
@settings(deadline=None)
def test_whatever_stands_in_a_sheet_it_is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        file.write_bytes(packed(parts_of(f'<sheetData><row r="1"><c r="A1">{text}</c></row></sheetData>')))
        refusal = refusal_of(file)
        assert refusal is None or refusal.data["file"] == str(file)


def refusal_of(file: Path) -> Unreadable | None:
    try:
        whole(file)
    except Unreadable as refusal:
        return refusal
    return None
