"""What is wrong with a cell is told at its column, with what that column asks for; in both languages alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from pyoxigraph import RdfFormat, parse

import skillgraph
from skillgraph import triples
from skillgraph.records import Record
from skillgraph.vocabulary import RDF, SG, SKOS, UNIT

Sheets = Mapping[str, Sequence[Sequence[object]]]
PARTNERS = ["合作形式", "院校方", "企业方", "人数"]
COUNTS = ["实体", "合作形式", "范围（中文）", "范围（English）", "数值", "计量单位"]
COUNT = ["昆明甲有限公司", "订单班", "企业", "enterprises"]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return skillgraph.init(tmp_path / "city", title="城")


def book(folder: Path, sheets: Sheets) -> Path:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(folder.parent / "rows.xlsx")
    return folder.parent / "rows.xlsx"


def wrong(city: Path, sheets: Sheets, lang: str = "zh") -> list[tuple[str, int, str, str, str]]:
    answer = skillgraph.add(city, book(city, sheets), lang)
    assert not answer.written
    return [(each["sheet"], each["row"], each["column"], each["value"], each["message"]) for each in answer.violations]


def added(city: Path, sheets: Sheets) -> list[Record]:
    answer = skillgraph.add(city, book(city, sheets), "en")
    assert answer.violations == ()
    quads = parse(path=str(city / "records" / "rows.ttl"), format=RdfFormat.TURTLE)
    return triples.to_records(quad.triple for quad in quads)


def registered(city: Path) -> dict[str, tuple[str, str]]:
    """Name to class and kind, by their last words."""
    nodes: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(city / "entities.ttl"), format=RdfFormat.TURTLE):
        nodes.setdefault(str(quad.subject), {})[quad.predicate.value] = getattr(quad.object, "value", "")
    last = {key: [each.get(path, "") for path in (RDF.type, SG.institutionKind)] for key, each in nodes.items()}
    return {
        nodes[key][SKOS.prefLabel]: (kind.rpartition("#")[2], of.rpartition("/")[2]) for key, (kind, of) in last.items()
    }


# Units ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["共12家", "12个", "28%", "3届", "100元"])
def test_a_head_count_of_no_people_is_refused(city: Path, said: str) -> None:
    sheets = {"合作": [PARTNERS, ["订单班", "昆明技师学院", "甲公司", said]]}
    [zh], [en] = wrong(city, sheets), wrong(city, sheets, "en")
    assert zh == ("合作", 2, "人数", said, f"“{said}”的计量单位不合这一列；应为：一个整数，如 1247；这一列的单位是：人")
    assert en[4] == (
        f"“{said}” counts something else than this column does; expected: one whole number, such as 1247; "
        "this column counts: people"
    )


@pytest.mark.parametrize(
    ("said", "unit", "column", "message"),
    [
        ("12人", "", "数值", "“12人”的计量单位不合这一列；应为：一个数，如 1247、1.15万、150余家；这一列的单位是：家"),
        ("150余", "", "计量单位", "数值的写法没有说明计量单位；应为：在此填写计量单位；可填：家"),
        ("12", "人", "计量单位", "“人”的计量单位不合这一列；应为：在此填写计量单位；这一列的单位是：家"),
        (
            "12届", "家", "数值",
            "“12届”的计量单位不合这一列；应为：一个数，如 1247、1.15万、150余家；这一列的单位是：家",
        ),
    ],
)  # fmt: skip
def test_a_count_of_partners_counts_organisations(city: Path, said: str, unit: str, column: str, message: str) -> None:
    [found] = wrong(city, {"合作方数量": [COUNTS, [*COUNT, said, unit]]})
    assert (found[2], found[4]) == (column, message)


@pytest.mark.parametrize(("said", "unit"), [("150余家", ""), ("150 家", ""), ("150余个", ""), ("150余", "家")])
def test_the_unit_of_a_count_is_read_from_its_writing(city: Path, said: str, unit: str) -> None:
    [record] = added(city, {"合作方数量": [COUNTS, [*COUNT, said, unit]]})
    assert [value.value for value in record.values(SG.measureUnit)] == [UNIT.organization]


FIGURES = ["指标", "数值", "计量单位", "时间类型"]


def test_where_the_word_leaves_the_unit_open_those_it_may_mean_are_told(city: Path) -> None:
    [found] = wrong(city, {"统计数据": [FIGURES, ["高技能人才总数", "6个", "", "时点数"]]})
    assert (found[2], found[4]) == (
        "计量单位", "数值的写法没有说明计量单位；应为：在此填写计量单位；可填：家、个工作室、项、个职业（工种）、个项目"
    )  # fmt: skip
    [found] = wrong(city, {"统计数据": [FIGURES, ["高技能人才总数", "6人", "家", "时点数"]]}, "en")
    assert found[4].startswith("the unit in “6人” is not the one that the column of units says")
    assert found[4].endswith("that column says: organisations")


@pytest.mark.parametrize("said", ["第十四届", "第14届", "14", "14th", "the 14th round"])
def test_which_round_it_was_may_be_an_ordinal(city: Path, said: str) -> None:
    registry = [["类别", "名称（中文）"], ["人物", "张某"], ["荣誉称号", "某奖"]]
    [record] = added(city, {"单位": registry, "授予": [["获得者", "荣誉", "届次"], ["张某", "某奖", said]]})
    assert [value.value for value in record.values(SG.round)] == ["14"]


def test_a_round_of_people_is_refused(city: Path) -> None:
    registry = [["类别", "名称（中文）"], ["人物", "张某"], ["荣誉称号", "某奖"]]
    [found] = wrong(city, {"单位": registry, "授予": [["获得者", "荣誉", "届次"], ["张某", "某奖", "14人"]]})
    assert (found[2], found[3]) == ("届次", "14人")


# Empty cells ---------------------------------------------------------------------------------------------------------


def test_an_empty_cell_says_what_its_own_column_asks_for(city: Path) -> None:
    sheets = {"荣誉级别": [["荣誉称号", "级别", "级别依据"], ["", "", "来源写明"]]}
    assert [(column, message) for _, _, column, _, message in wrong(city, sheets)] == [
        ("荣誉称号", "单元格是空的；应为：一个实体的名称；新的实体请先填入“单位”表"),
        ("级别", "单元格是空的；应为：所列选项之一；可填：国家级、省级、市级"),
    ]
    message = wrong(city, sheets, "en")[1][4]
    assert message == (
        "the cell is empty; expected: one of the choices; to choose from: national, provincial and municipal"
    )


def test_two_parties_are_asked_for_in_an_empty_cell_and_not_where_one_stands(city: Path) -> None:
    sheets = {"合作": [PARTNERS, ["订单班", "昆明技师学院", "", ""]]}
    [zh], [en] = wrong(city, sheets), wrong(city, sheets, "en")
    assert zh == (
        "合作", 2, "企业方", "", "写出的合作方不足；应为：至少两个参与者；在这几列中合计填写：院校方、企业方、政府方",
    )  # fmt: skip
    assert en[4] == (
        "too few parties are named; expected: two participants at least; "
        "taken together in these columns: college side, enterprise side and government side"
    )
    copy = city.parent / "marked.xlsx"
    skillgraph.add(city, book(city, sheets), "zh", marked=str(copy))
    marked = [
        cell.coordinate
        for row in openpyxl.load_workbook(copy).worksheets[0].iter_rows()
        for cell in row
        if cell.comment
    ]
    assert marked == ["C2"]


def test_a_formula_without_a_value_is_to_be_a_number_where_one_is_asked_for(city: Path) -> None:
    [found] = wrong(city, {"合作": [PARTNERS, ["订单班", "昆明技师学院", "甲公司", "=600+647"]]})
    assert found[4] == "“=600+647”是公式的错误，或没有存下结果；应为：一个整数，如 1247"


def test_a_wrong_number_is_told_once(city: Path) -> None:
    [found] = wrong(city, {"合作方数量": [COUNTS, [*COUNT, "若干家", ""]]})
    assert found[2] == "数值"


# The sheet of organisations ------------------------------------------------------------------------------------------


def test_a_wrong_type_is_told_with_the_types_there_are(city: Path) -> None:
    sheets = {"单位": [["类别", "名称（中文）"], ["学校", "昆明技师学院"], ["", "乙公司"]]}
    strange, empty = wrong(city, sheets)
    assert strange[:4] == ("单位", 2, "类别", "学校")
    assert strange[4].startswith(
        "“学校”不是可选的类别；应为：所列类别之一；可选的有，最接近的在前：职业院校、产业学院、"
    )
    assert "企业" in strange[4]
    assert empty[:4] == ("单位", 3, "类别", "")
    assert empty[4].startswith("单元格是空的；应为：所列类别之一；可填：组织、企业、职业院校、")
    strange, empty = wrong(city, sheets, "en")
    assert "the nearest first: vocational college, " in strange[4]
    assert "to choose from: organisation, enterprise, " in empty[4]


def test_a_college_whose_name_does_not_tell_its_kind_is_to_be_given_one(city: Path) -> None:
    sheets = {"单位": [["类别", "名称（中文）"], ["职业院校", "官渡职中艾维产业学院"]]}
    [zh], [en] = wrong(city, sheets), wrong(city, sheets, "en")
    assert (zh[2], zh[3]) == ("院校类别", "官渡职中艾维产业学院")
    assert zh[4].endswith(
        "应为：所列选项之一；可填：技工院校、技工学校、高级技工学校、技师学院、中等职业学校、高等职业学校"
    )
    assert "one of: skilled-worker school, technical school" in en[4]


def test_a_sheet_without_a_column_of_types_asks_for_it(city: Path) -> None:
    [found] = wrong(city, {"单位": [["名称（中文）", "地域"], ["昆明技师学院", ""]]})
    assert found[2] == "类别"


def test_a_name_whose_own_row_is_wrong_points_to_that_row(city: Path) -> None:
    sheets = {
        "单位": [["类别", "名称（中文）", "编者用名（中文）", "统一社会信用代码"], ["机关", "某市甲局", "甲局", "123"]],
        "合作方数量": [COUNTS, ["甲局", *COUNT[1:], "12家", ""], ["乙局", *COUNT[1:], "12家", ""]],
    }
    zh = [message for sheet, *_, message in wrong(city, sheets) if sheet != "单位"]
    assert zh[0] == "登记“甲局”的那一行有误，没有收入；应为：先改正那一行；见“单位”第 2 行"
    assert zh[1].startswith("“乙局”是新的实体，但看不出类别")
    en = [message for sheet, *_, message in wrong(city, sheets, "en") if sheet != "单位"]
    assert en[0].endswith("see “单位”, row 2")


# What names tell -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("官渡职中艾维产业学院", ("IndustryCollege", "")),
        ("Aiwei Industry College of Guandu Vocational High School", ("IndustryCollege", "")),
        ("官渡职中", ("VocationalCollege", "secondary-vocational-school")),
        ("某县职业中专学校", ("VocationalCollege", "secondary-vocational-school")),
        ("云南技师学院（云南工贸职业技术学院）", ("VocationalCollege", "technician-college")),
        ("Kunming Technician College", ("VocationalCollege", "technician-college")),
        ("Kunming Railway Vocational and Technical College", ("VocationalCollege", "higher-vocational-college")),
        ("Chenggong Secondary Vocational School", ("VocationalCollege", "secondary-vocational-school")),
        ("Yunnan Vocational University", ("VocationalCollege", "higher-vocational-college")),
    ],
)
def test_the_word_at_the_end_of_a_name_tells_its_kind(city: Path, name: str, kind: tuple[str, str]) -> None:
    added(city, {"合作": [PARTNERS, ["订单班", name, "甲公司", ""]]})
    assert registered(city)[name] == kind


@pytest.mark.parametrize("name", ["官渡职中实训中心", "云南大学", "Yunnan University", "Technician College Road Works"])
def test_a_name_that_ends_otherwise_tells_no_kind(city: Path, name: str) -> None:
    [found] = wrong(city, {"合作": [PARTNERS, ["订单班", name, "甲公司", ""]]})
    assert found[2] == "院校方"
    assert "看不出院校类别" in found[4]


# Those who are meant and not named -----------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["云南甲公司等多家企业", "云南甲公司、丙公司等", "云南甲公司、多家企业"])
def test_others_who_are_meant_and_not_named_are_told_of(city: Path, said: str) -> None:
    answer = skillgraph.add(city, book(city, {"合作": [PARTNERS, ["订单班", "昆明技师学院", said, ""]]}), "zh")
    assert answer.written
    [note] = [note for note in answer.notes if said in note]
    assert note.startswith(f"rows.xlsx 的“合作”第 2 行“企业方”：“{said}”除写出名称的以外还有其他的")
    assert "多家企业" not in registered(city)
    again = skillgraph.add(city, book(city, {"合作": [PARTNERS, ["订单班", "昆明技师学院", f"{said}", "3"]]}), "en")
    assert any("speaks of others whom it does not name" in each for each in again.notes)


@pytest.mark.parametrize("said", ["等多家", "多家企业", "150余家企业", "several companies"])
def test_words_that_name_nobody_are_no_name(city: Path, said: str) -> None:
    [found] = wrong(city, {"合作": [PARTNERS, ["订单班", "昆明技师学院", said, ""]]})
    assert found[:4] == ("合作", 2, "企业方", said)
    assert found[4].startswith(f"“{said}”不是名称")


def test_an_open_list_is_kept_where_the_form_has_a_place_for_it(city: Path) -> None:
    sheets = {
        "单位": [["类别", "名称（中文）"], ["机关", "某局"]],
        "设立": [["设立者", "单位", "列举未尽"], ["某局", "甲职中乙产业学院", "是（等多个产业学院）"]],
    }
    [record] = added(city, sheets)
    assert [value.value for value in record.values(SG.openList)] == ["true"]


# What the tool's own files bring back --------------------------------------------------------------------------------


def test_a_guarded_cell_comes_back_as_it_was(city: Path, tmp_path: Path) -> None:
    rows = f"{','.join(PARTNERS)},备注\n订单班,昆明技师学院,甲公司,-5,＝甲\n订单班,昆明技师学院,甲公司,12家,'quoted'\n"
    (tmp_path / "list.csv").write_text(rows, encoding="utf-8")
    row = "订单班,昆明技师学院,甲公司,120,\n"
    (tmp_path / "list.csv").write_text(rows + row, encoding="utf-8")
    assert skillgraph.add(city, tmp_path / "list.csv", accept_valid=True).written
    rest = tmp_path / "list.rest.csv"
    assert "'-5,'＝甲" in rest.read_text(encoding="utf-8-sig")
    assert "'quoted'" in rest.read_text(encoding="utf-8-sig")
    again = skillgraph.add(city, rest, "en", dry_run=True)
    assert [(each["column"], each["value"]) for each in again.violations] == [("人数", "-5"), ("人数", "12家")]
    assert not [note for note in again.notes if "problem" in note]


def test_the_hidden_lists_of_a_template_are_not_told_of(city: Path, tmp_path: Path) -> None:
    (tmp_path / "blank.xlsx").write_bytes(skillgraph.template("partnership", lang="en", format="xlsx"))
    made = openpyxl.load_workbook(tmp_path / "blank.xlsx")
    sheet = made["partnership"]
    sheet["A2"], sheet["B2"], sheet["C2"] = "order class", "Kunming Technician College", "Beta Ltd."
    made.create_sheet("more").sheet_state = "hidden"
    made["more"]["A1"] = "x"
    made.save(tmp_path / "filled.xlsx")
    notes = skillgraph.add(city, tmp_path / "filled.xlsx", "en", dry_run=True).notes
    assert len([note for note in notes if "hidden sheet" in note]) == 1
