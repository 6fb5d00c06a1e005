"""The tables: headed by the forms, the same cells in CSV, in a ZIP and in Excel, and none that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.asking import ask

from skillgraph import resources, shapes
from skillgraph.text import cleaned, would_run
from skillgraph.vocabulary import RDF, SG

KUNMING = resources.example()
ONTOLOGY = shapes.read(resources.ontology())
Tables = dict[str, list[list[str]]]


def folder_of(desk: Path, *options: str, workspace: Path = KUNMING, name: str = "tables/") -> Path:
    said = ask("export", "-w", str(workspace), "-o", name, *options, folder=desk)
    assert said.code == 0, said.err
    assert said.raw == b""
    return desk / name


def tables_of(folder: Path) -> Tables:
    return {
        file.stem: list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
        for file in sorted(folder.iterdir())
    }


def columns(table: list[list[str]]) -> dict[str, list[str]]:
    return {heading: list(cells) for heading, *cells in zip(*table, strict=True)}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_is_a_table_for_each_kind_headed_by_its_form(tmp_path: Path, lang: str) -> None:
    tables = tables_of(folder_of(tmp_path, "--lang", lang))
    records = [form for form in ONTOLOGY.forms.values() if SG.Record in ONTOLOGY.supers[form.type]]
    assert len(tables) == len(records) + 4
    assert {"entities", "sources", "evidence", "decisions", "partnership", "observation"} <= set(tables)
    for form in records:
        table = next(
            table for name, table in tables.items() if name.replace("-", "") == form.type.split("#")[1].lower()
        )
        for field in form.fields:
            if field.path != SG.evidence:
                name = field.name[lang]
                split = field.datatype == RDF.langString or field.path == SG.participation
                assert any(cell.startswith(name) if split else cell == name for cell in table[0]), (form.type, name)
        assert table[0][-3:] == (["来源", "章节", "原文"] if lang == "zh" else ["source", "section", "quote"])


def test_a_partnership_names_its_sides_and_what_it_rests_on(tmp_path: Path) -> None:
    table = columns(tables_of(folder_of(tmp_path, "--lang", "zh"))["partnership"])
    row = {heading: cells[0] for heading, cells in table.items()}
    assert row["状态"] == "原文所述"
    assert row["合作形式"] == "企业新型学徒制"
    assert row["参与：院校方"] == "昆明技师学院"
    assert row["参与：企业方"] == "云南云翔玻璃有限责任公司、中国水利水电第十四工程局有限公司"
    assert len(row["参与：企业方 IRI"].split()) == 2
    assert row["人数"] == "1247"
    assert (row["来源"], row["章节"]) == ("昆人社函〔2023〕35号", "二（三）")
    assert "1247 人" in row["原文"]
    assert set(table["状态"]) == {"原文所述", "推断"}
    inferred = [rule for rule, status in zip(table["推断规则"], table["状态"], strict=True) if status == "推断"]
    assert set(inferred) == {"由产业学院的名称推断合作方"}


def test_english_tables_join_and_say_yes_in_english(tmp_path: Path) -> None:
    tables = tables_of(folder_of(tmp_path, "--lang", "en"))
    sides = columns(tables["partnership"])["participation: enterprise side"][0]
    assert sides == "Yunnan Yunxiang Glass Co., Ltd.; Sinohydro Bureau 14 Co., Ltd."
    assert set(columns(tables["adoption"])["open list"]) == {"yes"}
    assert "Enterprise" not in columns(tables["entities"])["type"]
    assert {"enterprise", "person", "year", "area"} <= set(columns(tables["entities"])["type"])


def test_the_entities_are_all_there_with_names_in_both_languages(tmp_path: Path) -> None:
    table = columns(tables_of(folder_of(tmp_path, "--lang", "zh"))["entities"])
    assert len(set(table["IRI"])) == len(table["IRI"])
    assert all(table["名称 (zh)"])
    assert all(table["名称 (en)"])
    assert dict(zip(table["名称 (zh)"], table["状态"], strict=True))["2022年"] == "推断"


def test_a_passage_is_whole_in_the_table_of_evidence(tmp_path: Path) -> None:
    table = columns(tables_of(folder_of(tmp_path, "--lang", "zh"))["evidence"])
    text = (KUNMING / "sources/kunming-2023-letter/1.md").read_bytes().decode("utf-8").replace("\r\n", "\n")
    for quote, start, end in zip(table["引文"], table["起点"], table["终点"], strict=True):
        assert quote == text[int(start) : int(end)]


def test_without_evidence_no_column_and_no_file_has_any(tmp_path: Path) -> None:
    tables = tables_of(folder_of(tmp_path, "--no-evidence", "--lang", "en"))
    assert "evidence" not in tables
    assert "sources" in tables
    for name, table in tables.items():
        if name != "sources":
            assert not {"source", "section", "quote"} & set(table[0])
        assert not any("#char=" in cell for row in table for cell in row)


def test_tables_of_an_export_with_evidence_do_not_stay_beside_those_without(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    said = ask("export", "-o", "tables/", "--no-evidence", "--lang", "en", folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert "evidence.csv" in said.err
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_zip_holds_the_files_of_a_folder(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    assert ask("export", "-o", "tables.zip", folder=tmp_path).code == 0
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {file.name: file.read_bytes() for file in folder.iterdir()}
    assert all(data.startswith(b"\xef\xbb\xbf") for data in packed.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_workbook_holds_the_same_cells(tmp_path: Path, hard: Path, lang: str) -> None:
    tables = tables_of(folder_of(tmp_path, "--lang", lang, workspace=hard))
    assert ask("export", "-w", str(hard), "-o", "book.xlsx", "--lang", lang, folder=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheets = [
        [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book
    ]
    filled = [table for table in tables.values() if len(table) > 1]
    plain = [[[unguarded(cleaned(cell)) for cell in row] for row in table] for table in filled]
    assert sorted([[str(cell) for cell in row] for row in sheet] for sheet in sheets) == sorted(plain)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and would_run(cell[1:]) else cell


def test_numbers_are_numbers_in_a_workbook(tmp_path: Path) -> None:
    assert ask("export", "-o", "book.xlsx", "--lang", "en", folder=tmp_path).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["observation"]
    headings = [cell.value for cell in sheet[1]]
    values = [row[headings.index("value")] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert all(isinstance(value, (int, float)) for value in values)
    assert {28.5, 666000000} <= set(values)


def test_no_cell_of_a_csv_file_would_run(tmp_path: Path, hard: Path) -> None:
    tables = tables_of(folder_of(tmp_path, workspace=hard))
    cells = [cell for table in tables.values() for row in table for cell in row]
    assert not [cell for cell in cells if would_run(cell)]
    names = columns(tables["entities"])["name (zh)"]
    assert "'=cmd|' /C calc'!A0" in names
    assert "'\t=1+1" in names


def test_other_languages_than_the_two_are_not_lost(tmp_path: Path, hard: Path) -> None:
    table = columns(tables_of(folder_of(tmp_path, workspace=hard))["entities"])
    assert "naam" in table["editorial name (nl-be)"]
