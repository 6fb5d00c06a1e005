"""What a table looks like wherever it is shown, and that no name or quote can act instead of being read."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgraph import text as texts
from skillgraph.present import tables, workbook
from skillgraph.present.tables import Table, as_csv, as_markdown, as_text, as_tsv
from skillgraph.present.terminal import as_rich
from skillgraph.present.workbook import as_xlsx
from skillgraph.text import would_run

QUOTE = (
    "昆明技师学院与省内外大、中型企业 150 余家开展深度合作，并与中国水利水电第十四工程局有限公司、"
    "云南云翔玻璃有限责任公司对 1247 人开展企业新型学徒制培养工作。"
)
PARTNERS = Table(
    "昆明技师学院的合作方",
    (
        ("partner", "合作方"),
        ("kind", "形式"),
        ("since", "起始"),
        ("headcount", "人数"),
        ("status", "状态"),
        ("quote", "引文"),
        ("section", "出处"),
    ),
    (
        (
            "中国水利水电第十四工程局有限公司",
            "企业新型学徒制",
            "",
            "1247（两家合计）",
            "原文所述",
            QUOTE,
            "昆人社函〔2023〕35号 二（三）",
        ),
        ("IBM", None, "2019", None, "原文所述", "与 IBM 合作", "二（三）"),
    ),
    ("来源另称有 150 余家合作企业，未列出名称。", "1247 人为两家企业合计。"),
    "没有查到合作方。",
)
HOSTILE = "\x1b[31m=cmd|'/C calc'!A1[bold]</td><script>|`\u202e]\x07"
HOSTILE_SEEN = "=cmd|'/C calc'!A1[bold]</td><script>|`]"

a_text = st.text(max_size=30)
a_number = st.integers(-(10**18), 10**18) | st.floats()
a_cell = a_text | a_number | st.none()


def one_cell(cell: tables.Cell, **more: Any) -> Table:  # noqa: ANN401
    return Table("表", (("name", "名称"),), ((cell,),), **more)


def read_csv(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def read_xlsx(table: Table, notes_sheet: str = "说明") -> Any:  # noqa: ANN401
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(table, notes_sheet)))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


# The value ------------------------------------------------------------------------------------------------


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        Table("", (("a", "甲"), ("b", "乙")), (("1", "2"), ("1",)))


def test_a_column_is_numeric_if_all_that_is_known_is_a_number() -> None:
    columns = (("a", "甲"), ("b", "乙"), ("c", "丙"))
    table = Table("", columns, ((1, "1", None), (None, 2, None), (2.5, 3, None)))
    assert table.numeric == (True, False, False)
    assert Table("", columns, ()).numeric == (False, False, False)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("KM-3", 4),
        ("昆明", 4),
        ("ＡＢ", 4),  # full-width
        ("ｶﾅ", 2),  # half-width
        ("（两家）", 8),
        ("“引”", 4),  # these quotes are one column in a terminal that is not told otherwise
        ("e\u0301", 1),  # a combining accent
        ("a\u200bb", 2),  # an invisible space
        ("𠀀", 2),  # beyond the first plane
    ],
)
def test_width(text: str, width: int) -> None:
    assert tables.width_of(text) == width


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("开展企业新\n型学徒制", "开展企业新型学徒制"),
        ("开展企业新\r\n　　型学徒制", "开展企业新型学徒制"),  # the next line is indented
        ("合作，\n并与", "合作，并与"),
        ("产教融合”\n的", "产教融合”的"),
        ("的\n“产教融合", "的“产教融合"),
        ("150\n余家", "150 余家"),
        ("order\nclass", "order class"),
        ("said “yes”\nand", "said “yes” and"),
        ("한국\n기업", "한국 기업"),  # Korean writes spaces
        ("甲\n\n\n乙", "甲乙"),
        ("甲\t乙", "甲 乙"),
        ("甲\u2028乙\x85丙\v丁", "甲乙丙丁"),
        ("\n甲\n", "甲"),
        ("甲  乙", "甲  乙"),  # what is no break stays
    ],
)
def test_a_broken_line_is_mended_as_its_reader_would(broken: str, whole: str) -> None:
    assert texts.one_line(broken) == whole


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31m红\x1b[0m", "红"),
        ("\x1b[38;5;196m红", "红"),
        ("\x1b]0;标题\x07甲", "甲"),  # the window's title
        ("\x1b]8;;http://evil.example\x1b\\甲\x1b]8;;\x1b\\", "甲"),  # a link
        ("\x1b\x1b[0m[31m甲", "[31m甲"),  # what remains does not act
        ("\x1b", ""),
        ("\x9b31m甲", "31m甲"),
        ("甲\x00\x08乙", "甲乙"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
        ("甲\ud800乙\uffff", "甲乙"),
        ("甲\r乙", "甲\n乙"),  # not an overwriting
    ],
)
def test_cleaned(text: str, seen: str) -> None:
    assert texts.cleaned(text) == seen


@given(st.text(alphabet=st.sampled_from("\x1b[]31m\\\x07甲\n\t\u202e;\x9bP")))
def test_what_is_cleaned_stays_clean(text: str) -> None:
    seen = texts.cleaned(text)
    assert texts.cleaned(seen) == seen
    assert not set(seen) & set("\x1b\x07\u202e\x9b")


# A pipe ---------------------------------------------------------------------------------------------------


def test_text_is_aligned_by_width() -> None:
    columns = (("name", "名称"), ("value", "数值"), ("since", "起始"))
    rows = (("高技能人才", 306700, "2022"), ("IBM", None, None), ("e\u0301cole", 0.5, "1999"))
    assert as_text(Table("统计", columns, rows, ("截至 2022 年底。", "Two\nlines."))) == (
        "统计\n"
        "\n"
        "名称          数值  起始\n"
        "高技能人才  306700  2022\n"
        "IBM\n"
        "e\u0301cole          0.5  1999\n"
        "\n"
        "截至 2022 年底。\n"
        "Two lines.\n"
    )


def test_text_keeps_a_row_on_one_line_however_long() -> None:
    lines = as_text(PARTNERS).splitlines()
    assert len(lines) == 8
    assert QUOTE in lines[3]
    assert lines[4].startswith("IBM                               ")


def test_text_of_no_rows_is_the_sentence_then_the_notes() -> None:
    table = Table("合作方", PARTNERS.columns, (), ("来源另称 150 余家。",), "没有查到合作方。")
    assert as_text(table) == "合作方\n\n没有查到合作方。\n\n来源另称 150 余家。\n"
    assert as_text(Table("", (("a", "甲"), ("b", "乙")), ())) == "甲  乙\n"


def test_text_shows_a_hostile_name_as_data() -> None:
    assert as_text(one_cell(HOSTILE)) == f"表\n\n名称\n{HOSTILE_SEEN}\n"
    assert "\x1b" not in as_text(one_cell("a", notes=(HOSTILE,)))
    assert as_text(Table("", (("a", HOSTILE),), (), (), HOSTILE)) == f"{HOSTILE_SEEN}\n"


@given(st.lists(st.tuples(a_cell, a_cell), min_size=1, max_size=5))
def test_text_has_one_line_a_row(rows: list[tuple[tables.Cell, tables.Cell]]) -> None:
    text = as_text(Table("", (("a", "甲"), ("b", "乙")), tuple(rows)))
    assert len(text.splitlines()) == 1 + len(rows)
    text.encode("utf-8")


def test_text_needs_no_heavy_import() -> None:
    script = (
        "import sys; from skillgraph.present.tables import *; import skillgraph.present.terminal, "
        "skillgraph.present.workbook; as_text(Table('', (('a', 'a'),), ()));"
        "print({'rich', 'xlsxwriter', 'rdflib', 'numpy', 'click'} & set(sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(tables.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "set()\n"


# CSV and TSV ----------------------------------------------------------------------------------------------


def test_csv_by_hand() -> None:
    columns = (("name", "名称"), ("value", "数值"), ("quote", "引文"))
    table = Table("表", columns, (("甲,乙", -5, '他说"是"\n好'), ("-5", 6.66e8, None)), ("说明。",))
    assert as_csv(table, bom=False) == ('名称,数值,引文\r\n"甲,乙",-5,"他说""是""\n好"\r\n\'-5,666000000,\r\n')
    assert as_csv(table, bom=True) == "\ufeff" + as_csv(table, bom=False)


def test_tsv_by_hand() -> None:
    table = Table("表", (("name", "名称"), ("quote", "引文")), (("甲\t乙", "一\r\n二\u2028三"), (3, None)))
    assert as_tsv(table) == "名称\t引文\n甲 乙\t一 二 三\n3\t\n"


def test_csv_of_no_rows_is_the_headings() -> None:
    table = Table("表", (("a", "甲"), ("b", "乙")), (), ("说明。",), "没有。")
    assert as_csv(table, bom=False) == "甲,乙\r\n"
    assert as_tsv(table) == "甲\t乙\n"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\n=1",
        "\u200b=1",
        "　=1",
    ],
)
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert read_csv(as_csv(one_cell(text), bom=False))[1] == ["'" + text]
    assert read_csv(as_tsv(one_cell(text)), "\t")[1][0].startswith("'")


@pytest.mark.parametrize("text", ["1=1", "昆明-大理", "'=1", "—1", "2023-01", "(-1)", ""])
def test_what_it_would_not_run_is_left_alone(text: str) -> None:
    assert read_csv(as_csv(one_cell(text), bom=False))[1] == [text]


def test_a_heading_is_guarded_too() -> None:
    assert as_csv(Table("", (("a", "=1"),), ()), bom=False) == "'=1\r\n"


@given(st.lists(st.tuples(a_text, a_text), max_size=5))
def test_csv_gives_back_every_text_save_the_guard(rows: list[tuple[str, str]]) -> None:
    back = read_csv(as_csv(Table("", (("a", "甲"), ("b", "乙")), tuple(rows)), bom=False))[1:]
    expected = [["'" + text if would_run(text) else text for text in row] for row in rows]
    assert back == expected
    assert not any(cell[:1] in tuple("=+-@\t\r＝＋－＠") for row in back for cell in row)


@given(st.lists(st.tuples(a_cell, a_cell), max_size=5))
def test_tsv_has_one_line_a_row_and_two_cells_a_line(rows: list[tuple[tables.Cell, tables.Cell]]) -> None:
    text = as_tsv(Table("", (("a", "甲"), ("b", "乙")), tuple(rows)))
    assert len(text.splitlines()) == 1 + len(rows)
    assert all(line.count("\t") == 1 for line in text.splitlines())


# Markdown -------------------------------------------------------------------------------------------------


def test_markdown_by_hand() -> None:
    columns = (("name", "名称"), ("value", "数值"))
    table = Table("统计", columns, (("甲\n乙", 30), ("a\\|b", None)), ("截至 2022 年。", "1. 甲", "- 乙"))
    assert as_markdown(table) == (
        "## 统计\n\n"
        "| 名称 | 数值 |\n"
        "| --- | ---: |\n"
        "| 甲乙 | 30 |\n"
        "| a\\\\\\|b |  |\n\n"
        "- 截至 2022 年。\n"
        "- 1\\. 甲\n"
        "- \\- 乙\n"
    )


def test_markdown_of_no_rows() -> None:
    assert as_markdown(Table("表 #", (("a", "甲"),), (), ("说明。",), "没有。")) == (
        "## 表 \\#\n\n没有。\n\n- 说明。\n"
    )
    assert as_markdown(Table("", (("a", "甲"),), ())) == "| 甲 |\n| --- |\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("</td>", "&lt;/td&gt;"),
        ("&amp;", "&amp;amp;"),
        ("[x](http://e)", "\\[x\\](http://e)"),
        ("![x](http://e)", "!\\[x\\](http://e)"),
        ("**b** _i_ `c` ~~s~~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~"),
        ("https://e/a_b#char=1,2", "https://e/a_b#char=1,2"),  # an address stays one
        ("a|", "a\\|"),
        ("a\\", "a\\\\"),
    ],
)
def test_markdown_shows_its_signs(text: str, shown: str) -> None:
    assert as_markdown(one_cell(text)).splitlines()[-1] == f"| {shown} |"


@given(a_text)
def test_no_text_breaks_out_of_its_markdown_cell(text: str) -> None:
    lines = as_markdown(one_cell(text)).splitlines()
    assert len(lines) == 5
    inner = lines[-1].removeprefix("| ").removesuffix(" |")
    unescaped = inner.replace("\\\\", "").replace("\\|", "")
    assert "|" not in unescaped
    assert "<" not in inner


# A terminal -----------------------------------------------------------------------------------------------


def test_a_wide_terminal_has_a_grid() -> None:
    columns = (("name", "名称"), ("value", "数值"), ("quote", "引文"))
    quote = "与中国水利水电第十四工程局有限公司、云南云翔玻璃有限责任公司对 1247 人开展培养。"
    table = Table("统计", columns, (("高技能人才", 306700, quote), ("IBM", 7, "短")), ("截至 2022 年。",))
    assert as_rich(table, 60, colour=False) == (
        "统计\n"
        "\n"
        "名称       │   数值 │ 引文\n"
        "───────────┼────────┼───────────────────────────────────────\n"
        "高技能人才 │ 306700 │ 与中国水利水电第十四工程局有限公司、云\n"
        "           │        │ 南云翔玻璃有限责任公司对 1247 人开展培\n"
        "           │        │ 养。\n"
        "───────────┼────────┼───────────────────────────────────────\n"
        "IBM        │      7 │ 短\n"
        "\n"
        "截至 2022 年。\n"
    )


def test_the_longest_column_takes_what_the_others_leave() -> None:
    name = "中国水利水电第十四工程局有限公司"
    table = Table("", (("name", "名称"), ("quote", "引文")), ((name, QUOTE),))
    lines = as_rich(table, 70, colour=False).splitlines()
    assert lines[2].startswith(f"{name} │ 昆明技师学院")
    assert len(lines) == 7  # 150 columns of quote in 35 of room


def test_a_narrow_terminal_has_a_block_a_row() -> None:
    assert as_rich(PARTNERS, 80, colour=False) == (
        "昆明技师学院的合作方\n"
        "\n"
        "合作方： 中国水利水电第十四工程局有限公司\n"
        "形式：   企业新型学徒制\n"
        "起始：\n"
        "人数：   1247（两家合计）\n"
        "状态：   原文所述\n"
        "引文：   昆明技师学院与省内外大、中型企业 150 余家开展深度合作，并与中国水利水电\n"
        "         第十四工程局有限公司、云南云翔玻璃有限责任公司对 1247 人开展企业新型学\n"
        "         徒制培养工作。\n"
        "出处：   昆人社函〔2023〕35号 二（三）\n"
        "\n"
        "合作方： IBM\n"
        "形式：\n"
        "起始：   2019\n"
        "人数：\n"
        "状态：   原文所述\n"
        "引文：   与 IBM 合作\n"
        "出处：   二（三）\n"
        "\n"
        "来源另称有 150 余家合作企业，未列出名称。\n"
        "1247 人为两家企业合计。\n"
    )


def test_the_same_table_is_a_grid_at_140() -> None:
    lines = as_rich(PARTNERS, 140, colour=False).splitlines()
    assert lines[2].split("│")[0].rstrip() == "合作方"
    assert [cell.strip() for cell in lines[2].split("│")] == list(PARTNERS.headings)
    assert "人数：" not in "".join(lines)


@pytest.mark.parametrize("width", [0, 20, 33, 60, 80, 100, 140, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(width: int) -> None:
    text = as_rich(PARTNERS, width, colour=False)
    assert max(map(tables.width_of, text.splitlines())) <= max(width, 20)
    shown = set(text)
    assert all(set(str(cell)) <= shown for row in PARTNERS.rows for cell in row if cell)
    assert "…" not in text


def test_chinese_punctuation_begins_no_line() -> None:
    table = one_cell("一二三四五六七八九十，" * 6)
    for width in range(20, 60):
        lines = as_rich(table, width, colour=False).splitlines()
        assert not [line for line in lines if line.lstrip().startswith("，")]


def test_colour_is_bold_headings_and_nothing_without() -> None:
    assert "\x1b[1m名称" in as_rich(one_cell("甲"), 80, colour=True)
    assert "\x1b" not in as_rich(one_cell("甲"), 80, colour=False)


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "10", "FORCE_COLOR": "1"}.items():
        before = (as_rich(PARTNERS, 140, colour=True), as_rich(PARTNERS, 140, colour=False))
        monkeypatch.setenv(name, value)
        assert (as_rich(PARTNERS, 140, colour=True), as_rich(PARTNERS, 140, colour=False)) == before


@pytest.mark.parametrize("width", [20, 80])
@pytest.mark.parametrize("text", ["[bold]甲[/bold]", "[/]", ":smile:", "[link=http://e]x[/link]"])
def test_markup_in_a_name_is_shown(text: str, width: int) -> None:
    table = Table(text, (("a", text),), ((text,),), (text,), text)
    assert as_rich(table, width, colour=False).replace("\n", "").count(text) == 4
    assert text in as_rich(Table("", (("a", "甲"),), (), (), text), 80, colour=False)


def test_a_hostile_name_sends_no_escape_code() -> None:
    table = Table(HOSTILE, (("a", HOSTILE),), ((HOSTILE,),), (HOSTILE,))
    text = as_rich(table, 80, colour=False)
    assert text.count(HOSTILE_SEEN) == 4
    assert not set(text) & set("\x1b\u202e\x07")
    assert "\x1b[31m" not in as_rich(table, 80, colour=True)


def test_a_terminal_without_rows() -> None:
    table = Table("合作方", PARTNERS.columns, (), ("说明。",), "没有查到合作方。")
    assert as_rich(table, 80, colour=False) == "合作方\n\n没有查到合作方。\n\n说明。\n"


@settings(max_examples=60)
@given(st.lists(st.tuples(a_cell, a_cell, a_cell), max_size=3), st.integers(1, 60))
def test_a_terminal_takes_any_table(rows: list[tuple[tables.Cell, tables.Cell, tables.Cell]], width: int) -> None:
    table = Table("表", (("a", "甲"), ("b", "乙"), ("c", "丙")), tuple(rows))
    as_rich(table, width, colour=True).encode("utf-8")


# Excel ----------------------------------------------------------------------------------------------------


def test_workbook_by_hand() -> None:
    book = read_xlsx(PARTNERS)
    assert book.sheetnames == ["昆明技师学院的合作方", "说明"]
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(PARTNERS.headings)
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G3"
    assert [cell.value for cell in sheet[3]] == [
        "IBM",
        None,
        "2019",
        None,
        "原文所述",
        "与 IBM 合作",
        "二（三）",
    ]
    assert sheet["F2"].value == QUOTE
    assert sheet["F2"].alignment.wrap_text
    assert not sheet["A2"].alignment.wrap_text
    assert [row[0].value for row in book["说明"]] == list(PARTNERS.notes)


def test_a_column_is_wide_enough_for_its_chinese_but_not_for_a_whole_quote() -> None:
    dimensions = read_xlsx(PARTNERS).worksheets[0].column_dimensions
    assert 33 <= dimensions["A"].width <= 36  # sixteen characters of two columns, and a margin
    assert 60 <= dimensions["F"].width <= 61
    assert 6 <= dimensions["C"].width <= 10


def test_numbers_are_numbers_where_excel_keeps_them() -> None:
    columns = tuple((name, name) for name in "abcdef")
    row = (306700, -0.5, 915301003456789012, float("nan"), float("inf"), None)
    cells = read_xlsx(Table("表", columns, (row,))).worksheets[0][2]
    assert [cell.value for cell in cells] == [306700, -0.5, "915301003456789012", "nan", "inf", None]
    assert [cell.data_type for cell in cells[:4]] == ["n", "n", "s", "s"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|'/C calc'!A1",
        "{=SUM(A1)}",
        "http://evil.example",
        "mailto:a@b",
        "internal:Sheet1!A1",
        "<r><t>rich</t></r>",
        "<r></wrong></r>",
        "<r></r>",
        "</t></si>",
        "_x000D_",
        "00123",
        " 空 ",
        "一\n二",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    sheet = read_xlsx(one_cell(text)).worksheets[0]
    assert sheet["A2"].value == text
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None


def test_a_text_that_looks_like_a_formula_stays_a_text_when_edited() -> None:
    sheet = read_xlsx(Table("表", (("a", "甲"), ("b", "乙")), (("=1+1", "甲"),))).worksheets[0]
    assert sheet["A2"].quotePrefix
    assert not sheet["B2"].quotePrefix


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(a_cell, a_cell), max_size=4), st.text(max_size=40))
def test_workbook_gives_back_every_cell_and_none_is_a_formula(
    rows: list[tuple[tables.Cell, tables.Cell]], title: str
) -> None:
    sheet = read_xlsx(Table(title, (("a", "甲"), ("b", "乙")), tuple(rows))).worksheets[0]
    for place, row in enumerate(rows, start=2):
        for cell, kept in zip(row, (sheet.cell(place, 1), sheet.cell(place, 2)), strict=True):
            assert kept.data_type in "ns"
            if isinstance(cell, str):
                assert (kept.value or "") == texts.cleaned(cell)


def test_a_hostile_text_in_the_workbook() -> None:
    book = read_xlsx(Table(HOSTILE, (("a", HOSTILE),), ((HOSTILE,),), (HOSTILE,)))
    assert {book.worksheets[0]["A1"].value, book.worksheets[0]["A2"].value, book["说明"]["A1"].value} == {HOSTILE_SEEN}


@pytest.mark.parametrize("unit", ["字", "𠀀"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(unit: str) -> None:
    assert read_xlsx(one_cell("字" * 32767)).worksheets[0]["A2"].value == "字" * 32767
    kept = read_xlsx(one_cell(unit * 40000)).worksheets[0]["A2"].value
    assert kept.endswith(unit + "…")
    assert units(kept) == 32767


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a[b]:c*d?e/f\\g", "a b c d e f g"),
        ("", "Sheet"),
        ("'引'", "引"),
        ("History", "History_"),
        ("字" * 31, "字" * 31),
        ("字" * 32, "字" * 30 + "…"),
        ("𠀀" * 20, "𠀀" * 15 + "…"),
        ("说明", "说明"),
    ],
)
def test_sheet_names_are_made_safe(title: str, name: str) -> None:
    table = Table(title, (("a", "甲"),), (), ("一句。",))
    names = read_xlsx(table).sheetnames
    assert names == [name, "说明 2" if name == "说明" else "说明"]
    assert read_xlsx(table, "说/明").sheetnames[1] == "说 明"


def test_no_notes_no_sheet_for_them() -> None:
    assert read_xlsx(one_cell("甲")).sheetnames == ["表"]


def test_a_workbook_without_rows_says_so() -> None:
    sheet = read_xlsx(Table("表", PARTNERS.columns, (), (), "没有查到合作方。")).worksheets[0]
    assert sheet["A2"].value == "没有查到合作方。"
    assert sheet.auto_filter.ref == "A1:G1"


def test_rows_that_do_not_fit_one_sheet_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_SHEET_ROWS", 2)
    book = read_xlsx(Table("表", (("a", "甲"),), ((1,), (2,), (3,)), ("说明。",)))
    assert book.sheetnames == ["表", "表 2", "说明"]
    assert [row[0].value for row in book["表 2"]] == ["甲", 3]


def test_the_same_table_is_the_same_file_whenever_it_is_written() -> None:
    first = as_xlsx(PARTNERS, "说明")
    assert as_xlsx(PARTNERS, "说明") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        dates = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml").decode())
    assert dates == ["2000-01-01T00:00:00Z"] * 2  # created and modified
