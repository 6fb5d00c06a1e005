"""One answer in every format: what each file holds, and that they agree."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from tests.asking import ask

QUESTION = ("partners", "昆明技师学院", "--lang", "zh")
PARTNERS = ["云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"]
HEADINGS = ["合作方", "形式", "起始", "人数", "状态", "原文", "出处"]
BOM = b"\xef\xbb\xbf"


def written(folder: Path, name: str, *question: str) -> bytes:
    said = ask(*(question or QUESTION), "-o", name, folder=folder)
    assert said.code == 0, said.err
    assert said.raw == b""
    assert said.err.splitlines()[1] in {f"已写入 {name}", f"Written: {name}"}
    return (folder / name).read_bytes()


def test_every_format_names_the_same_partners(tmp_path: Path) -> None:
    for suffix in (".json", ".csv", ".tsv", ".md", ".txt", ".xlsx"):
        written(tmp_path, f"answer{suffix}")
    by_format = {
        "json": [row["partner_name"] for row in json.loads((tmp_path / "answer.json").read_text("utf-8"))["rows"]],
        "csv": first_column((tmp_path / "answer.csv").read_text("utf-8-sig"), ","),
        "tsv": first_column((tmp_path / "answer.tsv").read_text("utf-8"), "\t"),
        "md": [line.split(" | ")[0].strip("| ") for line in lines_of(tmp_path / "answer.md") if line[:1] == "|"][2:],
        "txt": [line.split("  ")[0] for line in lines_of(tmp_path / "answer.txt")[3:5]],
        "xlsx": [str(row[0].value) for row in openpyxl.load_workbook(tmp_path / "answer.xlsx").worksheets[0]][1:],
    }
    assert by_format == dict.fromkeys(by_format, PARTNERS)


def first_column(text: str, delimiter: str) -> list[str]:
    return [row[0] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)][1:]


def lines_of(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("suffix", "form"), [(".json", "json"), (".tsv", "tsv"), (".md", "md"), (".txt", "table")], ids=lambda part: part
)
def test_a_file_holds_what_a_pipe_gets(tmp_path: Path, suffix: str, form: str) -> None:
    assert written(tmp_path, f"answer{suffix}") == ask(*QUESTION, "--format", form).raw


def test_a_csv_file_has_a_mark_for_excel_and_a_pipe_has_none(tmp_path: Path) -> None:
    piped = ask(*QUESTION, "--format", "csv").raw
    assert not piped.startswith(BOM)
    assert written(tmp_path, "answer.csv") == BOM + piped


def test_csv_has_a_record_for_each_row_and_nothing_else(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(written(tmp_path, "answer.csv").decode("utf-8-sig"), newline="")))
    assert rows[0] == HEADINGS
    assert [row[:5] for row in rows[1:]] == [
        [name, "企业新型学徒制", "", "1247（两家合计）", "原文所述"] for name in PARTNERS
    ]


@pytest.mark.parametrize("name", ["昆明技师学院", "云南技师学院"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_what_csv_has_no_room_for_is_told_beside_it(tmp_path: Path, name: str, form: str) -> None:
    notes = json.loads(ask("partners", name, "--format", "json", "--lang", "zh").out)["notes"]
    assert notes
    piped = ask("partners", name, "--format", form, "--lang", "zh")
    filed = ask("partners", name, "-o", f"answer.{form}", "--lang", "zh", folder=tmp_path)
    for said in (piped, filed):
        assert said.err.splitlines()[-len(notes) :] == notes


def test_a_workbook_has_the_cells_of_the_csv_and_a_sheet_of_notes(tmp_path: Path) -> None:
    written(tmp_path, "answer.xlsx")
    book = openpyxl.load_workbook(tmp_path / "answer.xlsx")
    cells = [[cell.value or "" for cell in row] for row in book.worksheets[0]]
    assert cells == list(csv.reader(io.StringIO(ask(*QUESTION, "--format", "csv").out, newline="")))
    assert book.sheetnames[1] == "说明"
    notes = json.loads(ask(*QUESTION, "--format", "json").out)["notes"]
    assert [row[0].value for row in book["说明"]] == notes


def test_a_workbook_in_english_names_its_sheets_in_english(tmp_path: Path) -> None:
    written(tmp_path, "answer.xlsx", "partners", "昆明技师学院", "--lang", "en")
    book = openpyxl.load_workbook(tmp_path / "answer.xlsx")
    assert book.sheetnames[1] == "Notes"
    assert [cell.value for cell in book.worksheets[0][1]] == [
        "Partner", "Form", "Since", "People", "Status", "Quote", "Source",
    ]  # fmt: skip


def test_that_nobody_is_named_is_written_too(tmp_path: Path) -> None:
    sentence = "来源没有写明云南技师学院的合作方；这不等于没有合作方。"
    question = ("partners", "云南技师学院", "--lang", "zh")
    assert ask(*question).out == f"云南技师学院的合作方\n\n{sentence}\n"
    written(tmp_path, "answer.xlsx", *question)
    cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / "answer.xlsx").worksheets[0] for cell in row]
    assert sentence in cells
    assert sentence in written(tmp_path, "answer.md", *question).decode("utf-8").replace("\\", "")


@pytest.mark.parametrize("command", [("show", "昆明技师学院"), ("find", "云内")], ids=" ".join)
@pytest.mark.parametrize("suffix", [".json", ".csv", ".tsv", ".md", ".txt", ".xlsx"])
def test_every_answer_can_be_written_in_every_format(tmp_path: Path, command: tuple[str, str], suffix: str) -> None:
    assert written(tmp_path, f"answer{suffix}", *command, "--lang", "zh")


def test_a_suffix_may_be_in_capitals_and_the_name_in_chinese(tmp_path: Path) -> None:
    assert written(tmp_path, "合作方.CSV").startswith(BOM)


def test_a_format_that_is_named_counts_more_than_the_suffix(tmp_path: Path) -> None:
    assert json.loads(written(tmp_path, "answer.txt", *QUESTION, "--format", "json"))["name"] == "昆明技师学院"


def test_a_file_is_replaced_by_an_answer_and_kept_by_a_failure(tmp_path: Path) -> None:
    kept = written(tmp_path, "answer.csv")
    assert ask("partners", "没有这个单位", "-o", "answer.csv", folder=tmp_path).code == 1
    assert (tmp_path / "answer.csv").read_bytes() == kept
    assert written(tmp_path, "answer.csv", "find", "云内") != kept
    assert [file.name for file in tmp_path.iterdir()] == ["answer.csv"]


def test_a_map_is_written_beside_the_user_if_no_file_is_named(tmp_path: Path) -> None:
    said = ask("map", "--lang", "zh", folder=tmp_path)
    assert (said.code, said.raw) == (0, b"")
    assert said.err.splitlines()[-1] == "已写入 map.html"
    assert "昆明技师学院" in (tmp_path / "map.html").read_text("utf-8")
