"""Tables as offices make them: totals, notes, headings on every page, several tables on a sheet, merged totals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

import skillgraph
from skillgraph import triples
from skillgraph.adding import sources
from skillgraph.answers.types import Added
from skillgraph.records import Record
from skillgraph.vocabulary import SG

HEADINGS: Sequence[object] = ["合作形式", "院校方", "企业方", "人数"]
ONE: Sequence[object] = ["订单班", "昆明技师学院", "甲公司", "12人"]
TWO: Sequence[object] = ["冠名班", "昆明技师学院", "乙公司", "30人"]

MERGED = ("A2:A3", "B2:B3", "D2:D3")
Rows = Sequence[Sequence[object]]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return skillgraph.init(tmp_path / "city", title="城")


def added(city: Path, rows: Rows, *merged: str) -> Added:
    book = Workbook()
    book.active.title = "名单"
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    file = city.parent / "a.xlsx"
    book.save(file)
    return skillgraph.add(city, file, "en")


def records(city: Path) -> list[Record]:
    return triples.to_records(sources.triples_of(city / "records" / "a.ttl", "x:"))


def test_totals_notes_and_signatures_are_passed_over_and_said(city: Path) -> None:
    below: Rows = [["合计", "", "", 42], ["注：数据截至2022年底。"], ["填表人：张三"]]
    answer = added(city, [["2022年名单"], HEADINGS, ONE, ["小计", "", "", 12], TWO, *below])
    assert (answer.violations, len(records(city))) == ((), 2)
    assert any("5、" not in note and "4、6、7、8" in note for note in answer.notes)


def test_an_organisation_may_be_called_total(city: Path) -> None:
    table = "机构,甲方,合作形式,院校方,企业方\nTotal,x,订单班,昆明技师学院,Total\n"
    (city.parent / "b.csv").write_text(table, encoding="utf-8")
    answer = skillgraph.add(city, city.parent / "b.csv", "en")
    assert len(answer.rows) == 1


def test_headings_printed_again_are_no_row(city: Path) -> None:
    answer = added(city, [HEADINGS, ONE, HEADINGS, TWO])
    assert (answer.violations, len(records(city))) == ((), 2)


def test_each_table_on_a_sheet_is_read(city: Path) -> None:
    second = [["二、认定情况"], ["认定机关", "被认定单位", "认定名目", "年份"]]
    named = ["昆明市人力资源和社会保障局", "昆明技师学院", "昆明市高技能人才培训基地", "2022年"]
    answer = added(city, [["一、合作"], HEADINGS, ONE, TWO, [], *second, named])
    assert answer.violations == ()
    assert sorted(record.type for record in records(city)) == [SG.Designation, SG.Partnership, SG.Partnership]


def test_what_is_wrong_in_the_second_table_is_told_under_its_headings(city: Path) -> None:
    named = ["甲局", "昆明技师学院", "基地", "去年"]
    answer = added(city, [HEADINGS, ONE, ["认定机关", "被认定单位", "认定名目", "年份"], named])
    assert ("a.xlsx", "名单", 4, "年份", "去年") in {
        (each["file"], each["sheet"], each["row"], each["column"], each["value"]) for each in answer.violations
    }


def test_two_columns_may_name_members_of_one_side(city: Path) -> None:
    added(city, [["合作形式", "院校方", "企业方", "企业方"], ["订单班", "昆明技师学院", "甲公司", "乙公司"]])
    [record] = records(city)
    assert len(record.participants) == 3


def test_a_total_in_merged_cells_is_nobodys_own(city: Path) -> None:
    first, second = ["订单班", "昆明技师学院", "甲公司", 1247], ["", "", "乙公司", None]
    answer = added(city, [HEADINGS, first, second], *MERGED)
    assert [(each["row"], each["column"], each["value"]) for each in answer.violations] == [
        (2, "人数", "1247"), (3, "人数", "1247"),
    ]  # fmt: skip
    # Words and years that stand in merged cells are those of each row.
    headings, first = ["合作形式", "院校方", "企业方", "起始年份"], ["订单班", "昆明技师学院", "甲公司", 2020]
    assert added(city, [headings, first, second], *MERGED).violations == ()
    assert len(records(city)) == 2


@pytest.mark.parametrize("name", ["无", "/", "—", "同上", "等20家企业", "暂无"])
def test_where_nobody_is_named_nobody_is_made(city: Path, name: str) -> None:
    answer = added(city, [HEADINGS, ["订单班", "昆明技师学院", name, "12人"]])
    assert not answer.written
    assert "no name" in answer.violations[0]["message"]
