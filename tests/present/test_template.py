"""An empty workbook holds what its forms say, read back by another program's reader."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.ingest.made_up import with_visits

import skillgraph
from skillgraph import resources, shapes
from skillgraph.errors import OneTableOnly, UnknownChoice
from skillgraph.ingest.blanks import LISTS, Blank, blanks
from skillgraph.present.template import as_csv, as_workbook

BLANKS = blanks(shapes.read(resources.ontology()))
LANGUAGES = ("zh", "en")


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(lang: str) -> Workbook:
    return read(skillgraph.template(lang=lang))


def drop_downs(book: Workbook, sheet: Worksheet) -> dict[str, list[str]]:
    """The lists of a sheet by the cell they begin in, whether written out or kept on the hidden sheet."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        source = rule.formula1
        if source.startswith('"'):
            values = source.strip('"').split(",")
        else:
            name, _, cells = source.partition("!")
            values = [str(row[0].value) for row in book[name][cells.replace("$", "")]]
        found[str(rule.sqref).partition(":")[0]] = values
    return found


def test_there_is_a_sheet_for_each_form_behind_a_page_that_says_how(book: Workbook, lang: str) -> None:
    first, *others = [name for name in book.sheetnames if name != LISTS]
    assert first == {"zh": "填写说明", "en": "how to"}[lang]
    assert others == [blank.title[lang] for blank in BLANKS]
    said = [str(row[0].value) for row in book[first].rows]
    assert all(any(line.startswith(f"· {name}") for line in said) for name in others)


def test_headings_are_bold_frozen_and_explained(book: Workbook, lang: str) -> None:
    for blank in BLANKS:
        sheet = book[blank.title[lang]]
        assert sheet.freeze_panes == "A2"
        assert [cell.value for cell in sheet[1]] == [column.heading[lang] for column in blank.columns]
        for cell, column in zip(sheet[1], blank.columns, strict=True):
            assert cell.font.bold
            assert column.meaning[lang] in cell.comment.text


def test_what_is_required_is_told_by_colour_and_by_a_sign(book: Workbook, lang: str) -> None:
    signs: dict[str, set[str]] = {"★": set(), "☆": set(), "": set()}
    for blank in BLANKS:
        for cell, column in zip(book[blank.title[lang]][1], blank.columns, strict=True):
            sign = "★" if column.required else "☆" if column.least else ""
            assert cell.comment.text.startswith(sign)
            assert ("★" in cell.comment.text, "☆" in cell.comment.text) == (sign == "★", sign == "☆")
            signs[sign].add(cell.fill.fgColor.rgb)
    assert [len(colours) for colours in signs.values()] == [1, 1, 1]
    assert len(set.union(*signs.values())) == 3


def test_the_comment_on_the_head_count_says_all_there_is_to_know() -> None:
    sheet = read(skillgraph.template("partnership", lang="zh"))["合作"]
    assert sheet["G1"].comment.text == ("整项合作的人数；有几家企业时是合计，不是每家的人数。\n格式：整数\n示例：1247")
    assert sheet["B1"].comment.text == (
        "☆ 与“企业方、政府方”合计至少填 2 个\n合作中的院校一方。\n格式：名称\n"
        "可填几个，用“、”或“；”分开\n示例：昆明技师学院"
    )


def test_every_choice_is_in_its_drop_down(book: Workbook, lang: str) -> None:
    for blank in BLANKS:
        found = drop_downs(book, book[blank.title[lang]])
        wanted = {
            f"{openpyxl.utils.get_column_letter(place)}2": [choice.label[lang] for choice in column.choices]
            for place, column in enumerate(blank.columns, start=1)
            if column.choices
        }
        assert found == wanted


def test_a_list_that_excel_would_not_take_stands_on_a_hidden_sheet() -> None:
    book = read(skillgraph.template("observation", lang="en"))
    assert book[LISTS].sheet_state == "hidden"
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1.strip('"')) <= 255


def test_codes_and_names_stay_as_they_are_typed(book: Workbook, lang: str) -> None:
    entities = next(blank for blank in BLANKS if blank.word == "entity")
    place = [column.key for column in entities.columns].index("identifier") + 1
    sheet = book[entities.title[lang]]
    widths = [group for group in sheet.column_dimensions.values() if group.min <= place <= group.max]
    assert [group.number_format for group in widths] == ["@"]


def test_a_workbook_of_one_record_has_the_registers_as_well() -> None:
    assert read(skillgraph.template("认定", lang="zh")).sheetnames == ["填写说明", "认定", "来源", "单位"]


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: blank.word)
def test_a_csv_file_has_the_headings_and_the_mark_of_utf8(blank: Blank, lang: str) -> None:
    content = as_csv(blank, lang)
    assert content.startswith(b"\xef\xbb\xbf")
    [row] = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert row == [column.heading[lang] for column in blank.columns]


def test_csv_is_of_one_table() -> None:
    for named in ((), ("partnership", "naming")):
        with pytest.raises(OneTableOnly):
            skillgraph.template(*named, format="csv")
    with pytest.raises(UnknownChoice, match="天气"):
        skillgraph.template("天气")


def test_the_same_forms_are_the_same_bytes(lang: str) -> None:
    first = skillgraph.template(lang=lang)
    assert first == skillgraph.template(lang=lang)
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_class_added_to_the_ontology_has_its_sheet_with_all_of_this(tmp_path: Path) -> None:
    book = read(as_workbook(blanks(with_visits(tmp_path)), "zh"))
    sheet = book["走访"]
    assert [cell.value for cell in sheet[1]][3:6] == ["走访日期", "结果（中文）", "结果（English）"]
    assert sheet["D1"].comment.text == "★ 必填\n哪一天。\n格式：年月日，如 2023-05-12\n示例：2031-05-12"
    assert drop_downs(book, sheet)["H2"] == ["确数", "约", "余", "以上", "近"]
