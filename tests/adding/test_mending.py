"""What adding hands back: a copy with the bad cells marked, and the rows that were not taken."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.asking import ask

import skillgraph
from skillgraph.errors import CannotWrite, FileThere, OneFileToMend, WrongSuffix

HEADINGS = "合作形式,院校方,企业方,起始年份,备注"
GOOD = "订单班,昆明技师学院,艾维,2022年,甲"
BAD = "定单班,昆明技师学院,乙公司,去年,乙"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return skillgraph.init(tmp_path / "city", title="城")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "名单.csv"
    file.write_text("\n".join(("2023年名单", HEADINGS, GOOD, BAD)), encoding="utf-8")
    return file


def contents(city: Path) -> dict[str, bytes]:
    """All but what the commands note down for themselves."""
    files = (each for each in city.rglob("*") if each.is_file() and ".skillgraph" not in each.parts)
    return {str(file): file.read_bytes() for file in files}


def red(file: Path) -> dict[str, str]:
    return {
        cell.coordinate: cell.comment.text
        for row in openpyxl.load_workbook(file).worksheets[0].iter_rows()
        for cell in row
        if cell.comment and cell.fill.fgColor.rgb == "FFFFC7CE"
    }


def test_the_bad_cells_of_a_table_are_marked_in_the_language_asked_for(city: Path, table: Path) -> None:
    copy = table.with_name("标记.xlsx")
    assert not skillgraph.add(city, table, "zh", marked=str(copy)).written
    found = red(copy)
    assert sorted(found) == ["A4", "D4"]
    assert found["D4"].startswith("“去年”随阅读之日而变")
    other = table.with_name("marked.xlsx")
    skillgraph.add(city, table, "en", marked=str(other))
    assert "moves with the day" in red(other)["D4"]


def test_a_marked_workbook_keeps_what_else_is_in_it(city: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "合作"
    for row in (HEADINGS, GOOD, BAD):
        sheet.append(row.split(","))
    sheet.merge_cells("A4:A5")
    sheet["A4"], sheet["B4"], sheet["C4"] = "定单班", "昆明技师学院", "丙公司"
    sheet["F1"] = "=1+1"
    sheet.column_dimensions["B"].width = 44
    file, copy = tmp_path / "名单.xlsx", tmp_path / "标记.xlsx"
    book.save(file)
    skillgraph.add(city, file, marked=str(copy))
    assert {"A3", "D3", "A4"} <= set(red(copy))
    kept = openpyxl.load_workbook(copy).worksheets[0]
    assert (kept["F1"].value, kept.column_dimensions["B"].width, kept["B2"].value) == ("=1+1", 44, "昆明技师学院")


def test_where_nothing_is_wrong_nothing_is_handed_back(city: Path, table: Path) -> None:
    table.write_text(f"{HEADINGS}\n{GOOD}", encoding="utf-8")
    copy = table.with_name("标记.xlsx")
    assert skillgraph.add(city, table, accept_valid=True, marked=str(copy)).written
    assert sorted(each.name for each in table.parent.iterdir()) == ["city", "名单.csv"]


def test_the_rows_that_were_not_taken_come_back_and_can_be_mended(city: Path, table: Path) -> None:
    assert skillgraph.add(city, table, "zh", accept_valid=True).written
    rest = table.with_name("名单.rest.csv")
    heading, row = rest.read_text(encoding="utf-8-sig").splitlines()
    assert heading == f"{HEADINGS},问题"
    assert row.startswith(f"{BAD},合作形式：“定单班”不在可选之列")
    rest.write_text(
        rest.read_text(encoding="utf-8-sig").replace("定单班,", "订单班,").replace("去年,", "2021,"), "utf-8"
    )
    answer = skillgraph.add(city, rest)
    assert [row.change for row in answer.rows] == ["new"]
    assert answer.rows[0].said == "订单班 | 昆明技师学院 | 乙公司 | 2021 | 乙"


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
def test_the_rest_goes_where_it_is_wanted(city: Path, table: Path, suffix: str) -> None:
    rest = table.with_name(f"x{suffix}")
    assert skillgraph.add(city, table, "en", accept_valid=True, rest=str(rest)).written
    again = skillgraph.add(city, rest, "en", dry_run=True)
    assert {each["value"] for each in again.violations} == {"定单班", "去年"}


def test_what_cannot_be_handed_back_changes_nothing(city: Path, table: Path, tmp_path: Path) -> None:
    before = contents(city)
    with pytest.raises(CannotWrite):
        skillgraph.add(city, table, accept_valid=True, rest=str(tmp_path / "none" / "x.csv"))
    with pytest.raises(WrongSuffix):
        skillgraph.add(city, table, accept_valid=True, marked=str(tmp_path / "x.csv"))
    with pytest.raises(OneFileToMend):
        skillgraph.add(city, table, accept_valid=True, rest=str(table))
    assert contents(city) == before


def test_two_tables_do_not_share_a_file_to_mend(city: Path, table: Path) -> None:
    with pytest.raises(OneFileToMend):
        skillgraph.add(city, [table, table], rest=str(table.with_name("x.csv")))


def test_a_file_to_mend_is_never_written_over(city: Path, table: Path) -> None:
    rest, second, third = (table.with_name(f"名单.{name}.csv") for name in ("rest", "rest-2", "rest-3"))
    skillgraph.add(city, table, "zh", accept_valid=True)
    handed = rest.read_bytes()
    skillgraph.add(city, table, "zh", accept_valid=True)
    assert not second.exists(), "the same rows are in the file that is there"
    rest.write_bytes(handed.replace("定单班".encode(), "订单班".encode()))
    mended = rest.read_bytes()
    for free in (second, third):
        assert str(free) in skillgraph.add(city, table, "zh", accept_valid=True).notes[-1]
        assert (rest.read_bytes(), free.read_bytes()) == (mended, handed)
        free.write_bytes(mended)


@pytest.mark.parametrize("option", ["rest", "marked"])
def test_a_file_that_is_there_is_refused_before_anything_is_written(option: str, city: Path, table: Path) -> None:
    there, before = table.with_name("填好.xlsx"), contents(city)
    there.write_bytes(b"mine")
    rest, marked = (str(there) if option == name else None for name in ("rest", "marked"))
    with pytest.raises(FileThere):
        skillgraph.add(city, table, accept_valid=True, rest=rest, marked=marked)
    said = ask("add", str(table), "--accept-valid", f"--{option}", str(there), "-w", str(city), "--lang", "zh")
    assert (said.code, said.raw, said.err) == (
        1, b"", f"{there} 已经存在，其中可能有人填写的内容，没有覆盖。请换一个文件名，或先移走它。\n"
    )  # fmt: skip
    assert there.read_bytes() == b"mine"
    assert contents(city) == before
    assert sorted(each.name for each in table.parent.iterdir()) == ["city", "名单.csv", "填好.xlsx"]


def test_a_map_that_is_there_is_not_proposed_over(table: Path) -> None:
    there = table.with_name("map.toml")
    table.write_text("学校,企业\n昆明技师学院,云南白药集团\n云南技师学院,云南云内动力集团\n", encoding="utf-8")
    proposed = ask("add", str(table), "--guess-map", "-o", str(there), "--lang", "en")
    assert (proposed.code, proposed.err) == (0, f"Written: {there}\n")
    there.write_text("mine", encoding="utf-8")
    assert ask("add", str(table), "--guess-map", "-o", str(there)).code == 1
    assert there.read_text(encoding="utf-8") == "mine"
