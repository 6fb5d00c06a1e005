"""What the forms themselves say: the example in a heading's comment and each choice of a drop-down can be added."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

import skillgraph
from skillgraph import resources, shapes
from skillgraph.adding.planning import plan
from skillgraph.ingest.blanks import Blank, blanks
from skillgraph.ingest.columns import Column, Kind
from skillgraph.ingest.troubles import Trouble
from skillgraph.ingest.values import Amount, day, number, year
from skillgraph.present.template.said import comment, guide
from skillgraph.workspace import Workspace

ONTOLOGY = shapes.read(resources.ontology())
BLANKS = {blank.word: blank for blank in blanks(ONTOLOGY)}
# People and bodies that examples only hint at, and of whose class no name tells anything.
HINTED = {
    "某企业": "企业", "某行业协会": "组织", "某名匠": "人物", "某首席技师": "人物", "市教育部门": "机关",
    "an enterprise": "企业", "a trade association": "组织", "a master craftsman": "人物", "a chief technician": "人物",
    "the city's education department": "机关",
}  # fmt: skip
MEASURE = {"zh": "搭建产教融合平台", "en": "building platforms of industry-education integration"}


@pytest.fixture(scope="module")
def kunming(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kunming, with whom the examples hint at, and the measure that they speak of."""
    folder = tmp_path_factory.mktemp("kunming") / "city"
    shutil.copytree(resources.example(), folder)
    hinted = [("类别", "名称（中文）"), *((kind, name) for name, kind in HINTED.items())]
    measure = [("陈述（中文）", "陈述（English）"), (MEASURE["zh"], MEASURE["en"])]
    assert skillgraph.add(folder, book(folder.parent / "hinted.xlsx", {"单位": hinted, "举措": measure})).written
    return folder


def book(file: Path, sheets: dict[str, Sequence[Sequence[str]]]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(file)
    return file


def troubles(kunming: Path, file: Path) -> list[Trouble]:
    return plan(Workspace(kunming), [file], ONTOLOGY).troubles


def example(column: Column, blank: Blank, lang: str) -> str:
    """As the comment on the heading gives it."""
    found = re.search("^(?:示例：|Example: )(.*)$", comment(column, blank.columns, lang), re.MULTILINE)
    assert found, (blank.word, column.key)
    return found[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("word", BLANKS)
def test_a_row_of_the_examples_of_all_columns_is_taken(kunming: Path, tmp_path: Path, word: str, lang: str) -> None:
    blank = BLANKS[word]
    rows = [
        [column.heading[lang] for column in blank.columns],
        [example(column, blank, lang) for column in blank.columns],
    ]
    file = book(tmp_path / "examples.xlsx", {blank.title[lang]: rows})
    assert [(each.column, each.value, each.message["en"]) for each in troubles(kunming, file)] == []


CHOOSING = [(word, column.key) for word, blank in BLANKS.items() for column in blank.columns if column.choices]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("word", "key"), CHOOSING)
def test_each_choice_of_a_drop_down_is_taken(kunming: Path, tmp_path: Path, word: str, key: str, lang: str) -> None:
    blank = BLANKS[word]
    [column] = [each for each in blank.columns if each.key == key]
    headings = [each.heading[lang] for each in blank.columns]
    rows = [
        [choice.label[lang] if each is column else example(each, blank, lang) for each in blank.columns]
        for choice in column.choices
    ]
    found = troubles(kunming, book(tmp_path / "choices.xlsx", {blank.title[lang]: [headings, *rows]}))
    assert [each.message["en"] for each in found if each.column == column.heading[lang]] == []


def test_there_are_drop_downs_of_every_kind() -> None:
    kinds = {column.kind for blank in BLANKS.values() for column in blank.columns if column.choices}
    assert kinds == {Kind.CONCEPT, Kind.CLASS, Kind.BOOLEAN}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_page_of_instructions_says_is_read(lang: str) -> None:
    page = " ".join(guide((), {"source": "sources", "entity": "organisations"}, lang))
    for said, value in (("150余家", 150), ("近千人", 1000), ("6.66亿元", 666000000)):
        found = number(said)
        assert said in page
        assert isinstance(found, Amount)
        assert found.value == value
    said, when = ("2022年5月12日", date(2022, 5, 12)) if lang == "zh" else ("12 May 2023", date(2023, 5, 12))
    assert said in page
    assert day(said) == when
    assert year("2022年") == 2022
