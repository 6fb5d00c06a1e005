"""CSV and TSV as they come: any delimiter, any of the encodings, and numbers of rows as a spreadsheet shows them."""

from __future__ import annotations

import codecs
import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.files import said, texts

from skillgraph.ingest import sheets
from skillgraph.present.tables import Table, as_csv, as_tsv
from skillgraph.text import would_run

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"]
MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}

# Characters of names and remarks, and all that has a meaning in such a file.
COMMON = st.sampled_from("昆明技师学院云南有限责任公司年月人1247 abc，、；：“”·,;|\t\r\n\"'=")
ANY = st.characters(codec="utf-8", exclude_characters="\0\ufeff")


def tables(characters: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Tables of two columns or more; no row is blank, and none ends in an empty cell."""
    cell, last = st.text(characters, max_size=8), st.text(characters, min_size=1, max_size=8)
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.tuples(st.lists(cell, min_size=width, max_size=width), last).map(lambda row: [*row[0], row[1]]),
            min_size=1,
            max_size=8,
        )
    )


def as_bytes(table: list[list[str]], delimiter: str, encoding: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    return MARKS.get(encoding, b"") + out.getvalue().encode(encoding)


def back(content: bytes) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "名单.csv")
        file.write_bytes(content)
        return list(texts(file)["名单"].values())


def unguarded(table: list[list[str]]) -> list[list[str]]:
    """A cell that begins as our own CSV guards what would run as a formula is taken for one that is guarded."""
    return [[cell[1:] if cell.startswith("'") and would_run(cell[1:]) else cell for cell in row] for row in table]


@pytest.mark.parametrize("written", ["-5", "=1+1", "+8613", "@me", "＝1", " =1"])
@pytest.mark.parametrize("tabs", [False, True])
def test_what_our_own_files_guard_comes_back_as_it_was(tmp_path: Path, written: str, tabs: bool) -> None:
    made = Table("", (("a", "甲"), ("b", "乙")), ((written, "'quoted'"),))
    file = tmp_path / "own.csv"
    file.write_text(as_tsv(made) if tabs else as_csv(made, bom=True), encoding="utf-8", newline="")
    assert texts(file)["own"] == {1: ["甲", "乙"], 2: [written, "'quoted'"]}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS.values(), ids=DELIMITERS)
@settings(deadline=None)
@given(table=tables(COMMON))
def test_a_table_comes_back_by_each_delimiter_and_encoding(
    table: list[list[str]], delimiter: str, encoding: str
) -> None:
    """Below a heading: a character or two of GB18030 alone may be good UTF-8 as well, as 司 is."""
    rows = [["昆明市", "名单"], *table]
    assert back(as_bytes(rows, delimiter, encoding)) == unguarded(rows)


@pytest.mark.parametrize("encoding", [each for each in ENCODINGS if each != "gb18030"])
@settings(deadline=None)
@given(table=tables(ANY))
def test_any_characters_come_back(table: list[list[str]], encoding: str) -> None:
    assert back(as_bytes(table, ",", encoding)) == unguarded(table)


@settings(deadline=None)
@given(table=tables(COMMON), number=st.integers(1, 8))
def test_a_chinese_table_with_rare_characters_is_still_chinese(table: list[list[str]], number: int) -> None:
    rows = [["堃鎏", "昆明市名匠", "镕", "😀𠮷"]] * number + table
    assert back(as_bytes(rows, ",", "gb18030")) == unguarded(rows)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS.values(), ids=DELIMITERS)
def test_encoding_and_delimiter_are_said(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(as_bytes([["学校", "企业"], ["昆明技师学院", "云南云翔玻璃有限责任公司"]], delimiter, encoding))
    assert said(file) == {("encoding", encoding, ""), ("delimiter", delimiter, "")}


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("学校;人数\n甲;1,5\n乙;2,5\n", [["学校", "人数"], ["甲", "1,5"], ["乙", "2,5"]]),
        ("学校,成员\n甲,A;B\n乙,C;D\n", [["学校", "成员"], ["甲", "A;B"], ["乙", "C;D"]]),
        ("学校\n甲\n乙\n", [["学校"], ["甲"], ["乙"]]),
        ("附件1\n学校|企业\n甲|乙", [["附件1"], ["学校", "企业"], ["甲", "乙"]]),
        ("学校,企业,,,\n甲,乙,,,\n", [["学校", "企业"], ["甲", "乙"]]),
        ('学校,备注\n甲,"共12家,\n含分公司"\n', [["学校", "备注"], ["甲", "共12家,\n含分公司"]]),
        ('学校,尺寸\n甲,5" 管\n', [["学校", "尺寸"], ["甲", '5" 管']]),
        ("学校,企业\r甲,乙\r", [["学校", "企业"], ["甲", "乙"]]),
    ],
    ids=["decimal commas", "members", "one column", "title", "empty columns", "two lines", "inches", "old Mac"],
)
def test_tables_are_read_as_they_are_meant(tmp_path: Path, content: str, rows: list[list[str]]) -> None:
    (tmp_path / "名单.csv").write_bytes(content.encode())
    assert list(texts(tmp_path / "名单.csv")["名单"].values()) == rows


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text('学校,备注\n\n甲,"两\n行"\n,\n乙,\n', encoding="utf-8")
    assert texts(file) == {"名单": {1: ["学校", "备注"], 3: ["甲", "两\n行"], 5: ["乙"]}}


def test_a_cell_of_a_text_file_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("530100200000000123,2022-05-12,007\n", encoding="utf-8")
    [row] = sheets.read(file).sheets[0].rows
    assert [(cell.text, cell.kind) for cell in row.cells] == [
        ("530100200000000123", "text"), ("2022-05-12", "text"), ("007", "text"),
    ]  # fmt: skip


def test_a_program_s_own_limit_of_cells_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"甲,{'乙' * 200_000}\n", encoding="utf-8")
    before = csv.field_size_limit()
    [row] = sheets.read(file).sheets[0].rows
    assert len(row.cells[1].text) == 200_000
    assert csv.field_size_limit() == before


def test_a_large_file_is_read_row_by_row(tmp_path: Path) -> None:
    """What is wrong far down is found there, after the rows before it were given."""
    file = tmp_path / "a.csv"
    file.write_text("甲,乙\n" * 50_000 + '"丙,丁\n', encoding="utf-8")
    rows = sheets.read(file).sheets[0].rows
    assert [next(rows).number for _ in range(50_000)][-1] == 50_000
    with pytest.raises(Exception, match="row 50001: a quotation mark"):
        next(rows)
