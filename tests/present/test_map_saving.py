"""What is saved of a map: the sheet that sheet.js writes, read back as a spreadsheet would, and the names of files."""

from __future__ import annotations

import csv
import io
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.asking import opened
from tests.present.facts import READ, Facts, facts_of

from skillgraph.text import would_run

if TYPE_CHECKING:
    from tests.present.conftest import Modules

few = settings(max_examples=80, deadline=None)
Cell = str | int | None

APPRENTICES = (
    "昆明技师学院与省内外大、中型企业 150 余家开展深度合作，并与中国水利水电第十四工程局有限公司、"
    "云南云翔玻璃有限责任公司对 1247 人开展企业新型学徒制培养工作。"
)


def written(modules: Modules, rows: list[list[Cell]]) -> str:
    return str(modules.run("sheet", "(m, rows) => m.asCsv(rows)", rows))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@given(st.lists(st.lists(st.text() | st.integers(0, 3000) | st.none(), min_size=2), max_size=5))
@example([["=1+1", "＝1+1", " =1+1", "+86 871", "-5", "@SUM(A1)", "\t=1", "\r=1", "\ufeff=1"]])
@few
def test_a_spreadsheet_reads_what_was_written_and_runs_nothing(modules: Modules, rows: list[list[Cell]]) -> None:
    text = written(modules, rows)
    assert text.startswith("\ufeff")  # by which Excel knows UTF-8
    back = read(text)
    assert [len(row) for row in back] == [len(row) for row in rows]
    for value, cell in zip(itertools.chain(*rows), itertools.chain(*back), strict=True):
        plain = "" if value is None else str(value)
        assert cell in (plain, f"'{plain}")
        assert not would_run(cell)
        if plain[:1].isalnum():
            assert cell == plain


def test_rows_end_as_spreadsheets_expect(modules: Modules) -> None:
    rows: list[list[Cell]] = [["昆明", "a,b"], ['“"”', None], ["two\nlines", 2023]]
    assert written(modules, rows) == '\ufeff昆明,"a,b"\r\n"“""”",\r\n"two\nlines",2023\r\n'


SHEET = {
    "zh": (
        ["昆明技师学院", "职业院校", "企业新型学徒制", "企业", "", "来源写明"],
        {"云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"},
    ),
    "en": (
        ["Kunming Technician College", "vocational college", "new-type enterprise apprenticeship", "enterprise", "",
         "stated in the source"],
        {"Yunnan Yunxiang Glass Co., Ltd.", "Sinohydro Bureau 14 Co., Ltd."},
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHEET)
def test_the_sheet_of_the_letter_says_each_relation_with_its_words(modules: Modules, lang: str) -> None:
    heading, *rows = sheet(modules, facts_of(opened().map(focus="昆明技师学院")), lang)
    same, partners = SHEET[lang]
    assert all(heading)
    assert [[*row[:3], *row[4:7]] for row in rows] == [same, same]
    assert {row[3] for row in rows} == partners
    # The head-count is that of both together, and each row says so.
    assert all(partner in row[7] and "1247" in row[7].replace(",", "") for row in rows for partner in partners)
    assert [row[8:] for row in rows] == [["昆人社函〔2023〕35号 二（三）", APPRENTICES]] * 2


def test_the_sheet_has_a_row_for_each_relation_and_each_entry_without(modules: Modules) -> None:
    told = facts_of(opened("zh").map())
    heading, *rows = sheet(modules, told, "zh")
    shown = [each for each in told["relations"] if each["status"] in told["shown"]]
    joined = {place for each in shown for place in (each["source"], each["target"])}
    names = [entry["name"]["zh"] for entry in told["entries"]]
    alone = [name for place, name in enumerate(names) if place not in joined]
    assert [(row[0], row[3]) for row in rows] == [
        *((names[each["source"]], names[each["target"]]) for each in shown),
        *((name, "") for name in alone),
    ]
    assert {len(row) for row in rows} == {len(heading)}


def sheet(modules: Modules, told: Facts, lang: str) -> list[list[str]]:
    run = f"""(m, a) => {{
      {READ}
      const view = m.viewOf(facts, () => state);
      return m.asCsv(m.rowsOf(view, m.visible(facts, state)));
    }}"""
    return read(modules.run("facts state visible view sheet", run, {"facts": told, "state": {"lang": lang}}))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("昆明市技能人才", "昆明市技能人才.png"),
        ("Skilled talent: Kunming / 2023", "Skilled talent Kunming 2023.png"),
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j.png"),
        (" . 昆明", "昆明.png"),
        ("昆明 …", "昆明 ….png"),
        ("  \t ", "map.png"),
        ("...", "map.png"),
        ("", "map.png"),
        ("昆" * 100, "昆" * 80 + ".png"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(modules: Modules, title: str, name: str) -> None:
    assert modules.run("saving", "(m, title) => m.fileName(title, 'png')", title) == name


@given(st.text(max_size=200))
@example(". a")
@example("a" + "𠀀" * 50)  # two halves make a sign, and the name may end between them
@example("昆" * 79 + " 明")
@few
def test_any_title_becomes_a_name_that_any_system_takes(modules: Modules, title: str) -> None:
    name: Any = modules.run("saving", "(m, title) => m.fileName(title, 'csv')", title)
    stem = name.removesuffix(".csv")
    assert 0 < len(stem) <= 80
    assert stem == stem.strip()
    assert not stem.startswith(".")
    assert not set(stem) & set('<>:"/\\|?*\n\r\t\0')
    stem.encode()  # no half of a sign
