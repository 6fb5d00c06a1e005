"""The ways text tables and JSON are broken: each is one sentence that names the place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.ingest.files import Content, packed, refused, whole

from skillgraph.errors import (
    BrokenJson,
    CannotRead,
    CellTooLong,
    FileTooLarge,
    NestedValue,
    NotATable,
    NothingInFile,
    NulCharacter,
    OldExcel,
    OtherFormat,
    PasswordProtected,
    RowTooLong,
    TooDeep,
    TooManyColumns,
    TooManyRows,
    UnbalancedQuotes,
    UnknownFormat,
    Unreadable,
    WrongEncoding,
)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)  # of old Office files and of encrypted ones
LATIN = "Universität;Köln\nZürich;1\n".encode("latin-1")
PAGE = b"\r\n<html><table><tr><td>1</td></tr></table></html>"


def deep(levels: int) -> bytes:
    return b'[{"a":' + b"[" * levels + b"]" * levels + b"}]"


@pytest.mark.parametrize(
    ("content", "error", "row"),
    [
        (LATIN, WrongEncoding, 1),
        ("甲,乙\n丙,丁".encode()[:-1], WrongEncoding, 2),
        ("学校,企业\n昆明技师学院,乙\n".encode() + b"\xff", WrongEncoding, 3),
        (b"\xff\xfe" + "甲,乙\n".encode("utf-16-le") + b"\x00", WrongEncoding, 2),
        ("甲,乙\n丙,\0\n".encode(), NulCharacter, 2),
        ("a,b\n".encode("utf-16-le"), NulCharacter, 1),
        (b"", NothingInFile, None),
        (b"\xef\xbb\xbf\r\n", NothingInFile, None),
        (b",,\n,,\n", NothingInFile, None),
        (",".join(map(str, range(300))).encode(), TooManyColumns, 1),
        (lambda: b"a,b\n" + b"x," * 10_000_000, RowTooLong, 2),
        (lambda: b"\n" * 1_048_576 + b"a,b", TooManyRows, None),
        ('甲,乙\n"丙,丁\n戊,己\n'.encode(), UnbalancedQuotes, 2),
        ('甲,乙\n"丙"x,丁\n'.encode(), UnbalancedQuotes, 2),
        (lambda: b'a,b\n"' + b"x\n" * 10_000_000, UnbalancedQuotes, 2),
    ],
    ids=[
        "Latin", "cut", "UTF-8 damaged", "UTF-16 cut", "NUL", "UTF-16 unmarked", "empty", "only a mark", "only commas",
        "300 columns", "endless line", "long", "open quote", "quote too much", "open quote in a large file",
    ],
)  # fmt: skip
def test_a_text_table_that_is_none(content: Content, error: type[Unreadable], row: int | None, tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", content, row=row)[0] is error


@pytest.mark.parametrize(
    "content",
    [lambda: b"a,b\nc," + b"x" * 10_000_000, lambda: b'a,b\nc,"' + b"x\n" * 5_000_000 + b'"'],
    ids=["plain", "quoted"],
)
def test_a_cell_of_10_megabytes(content: Content, tmp_path: Path) -> None:
    error, sentence = refused(tmp_path / "a.csv", content, row=2, column="B")
    assert error is CellTooLong
    assert sentence.endswith(
        "a.csv, row 2, column B: a cell of more than 1,000,000 characters. Shorten it, or add it as a letter."
    )


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"[]", NothingInFile, "nothing"),
        (b"[{}]", NothingInFile, "nothing"),
        (json.dumps([{str(n): n for n in range(300)}]).encode(), TooManyColumns, "200"),
        (lambda: b"[" + b" " * (65 << 20) + b"]", FileTooLarge, "64 MB"),
        (deep(20_000), TooDeep, "50"),
        (b"[" * 1_000_000, TooDeep, "50"),
        (b'{"a":' * 1_000_000, TooDeep, "50"),
        (b'[{"a": 1},\n{"a": }]', BrokenJson, "line 2"),
        (b'[{"a": "b]', BrokenJson, "line 1"),
        (b'["a", "b"]', NotATable, "list of objects"),
        (b'{"a": "b"}', NotATable, "list of objects"),
        (b"1", NotATable, "list of objects"),
    ],
    ids=[
        "empty", "no keys", "300 keys", "large", "20,000 lists", "lists without end", "objects without end",
        "no value", "open text", "list of texts", "one object", "a number",
    ],
)  # fmt: skip
def test_json_that_is_no_table(content: Content, error: type[Unreadable], words: str, tmp_path: Path) -> None:
    found, sentence = refused(tmp_path / "a.json", content)
    assert found is error
    assert words in sentence


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (b'["b", null]', NestedValue),
        (b'{"b": 1}', NestedValue),
        (deep(40), NestedValue),
        (b'"b\\u0000"', NulCharacter),
        (b'"' + b"x" * 10_000_000 + b'"', CellTooLong),
    ],
    ids=["list", "object", "nested 40 deep", "NUL", "10 MB"],
)
def test_json_with_a_value_that_is_no_cell(value: bytes, error: type[Unreadable], tmp_path: Path) -> None:
    content = b'[{"a": 1, "b": 2}, {"a": 3, "b": ' + value + b"}]"
    assert refused(tmp_path / "a.json", content, row=3, column="B")[0] is error


@pytest.mark.parametrize(
    ("called", "content", "error", "words"),
    [
        ("a.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), PasswordProtected, "password"),
        ("a.xls", COMPOUND + "Workbook".encode("utf-16-le"), OldExcel, ".xls"),
        ("a.xlsx", COMPOUND + "Workbook".encode("utf-16-le"), OldExcel, ".xls"),
        ("a.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(100), OldExcel, ".xls"),
        ("a.csv", packed({"xl/workbook.xml": ""}), OtherFormat, "should be CSV, but it is an Excel workbook (XLSX)"),
        ("a.xls", packed({"xl/workbook.xml": ""}), OtherFormat, "an Excel workbook (XLSX)"),
        ("a.csv", packed({"a.txt": "a"}), OtherFormat, "a ZIP file"),
        ("a.xlsx", packed({"a.txt": "a"}), OtherFormat, "a ZIP file"),
        ("a.xlsx", packed({"xl/workbook.bin": ""}), OtherFormat, "XLSB"),
        ("a.xlsx", packed({"content.xml": "<a/>"}), OtherFormat, "ODS"),
        ("a.xlsx", "甲,乙\n".encode(), OtherFormat, "should be XLSX, but it is text"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", OtherFormat, "data of another kind"),
        ("a.xls", PAGE, OtherFormat, "HTML"),
        ("a.csv", b"<!DOCTYPE html><table></table>", OtherFormat, "HTML"),
        ("a.xls", "甲\t乙\n".encode("gbk"), OtherFormat, "should be XLS, but it is text"),
        ("a.json", b"%PDF-1.7\n", OtherFormat, "PDF"),
        ("a.doc", b"a", UnknownFormat, "a table in it as .xlsx or .csv"),
        ("a.zip", b"a", UnknownFormat, ".xlsx; .csv; .tsv"),
    ],
)
def test_a_file_of_another_format(
    called: str, content: Content, error: type[Unreadable], words: str, tmp_path: Path
) -> None:
    found, sentence = refused(tmp_path / called, content)
    assert found is error
    assert words in sentence


def test_a_list_of_contents_is_found_wherever_it_stands(tmp_path: Path) -> None:
    content = COMPOUND + bytes((1 << 20) - len(COMPOUND) - 5) + "EncryptedPackage".encode("utf-16-le") + bytes(999)
    assert refused(tmp_path / "a.xlsx", content)[0] is PasswordProtected


@pytest.mark.parametrize("called", ["没有.csv", "folder.csv"])
def test_a_file_that_is_none(called: str, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(CannotRead):
        whole(tmp_path / called)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("甲,乙", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(CannotRead):
        whole(file)
