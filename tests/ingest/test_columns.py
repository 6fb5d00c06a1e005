"""The columns of a sheet say what the shapes say, and are found again by any of their headings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from tests.ingest.made_up import VISIT, with_visits

from skillgraph import resources, shapes
from skillgraph.errors import UnknownChoice
from skillgraph.ingest.blanks import Blank, blanks, chosen
from skillgraph.ingest.columns import Column, Kind, by_heading, column_of
from skillgraph.names import fold
from skillgraph.vocabulary import HEDGE, RDF, ROLE, SG

LANGUAGES = ("zh", "en")
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@cache
def ontology() -> shapes.Ontology:
    return shapes.read(resources.ontology())


@cache
def every() -> tuple[Blank, ...]:
    return blanks(ontology())


def blank(word: str) -> Blank:
    return next(each for each in every() if each.word == word)


def column(word: str, key: str) -> Column:
    return next(each for each in blank(word).columns if each.key == key)


ALL = [pytest.param(each, id=each.word) for each in every()]


def test_a_partnership_has_these_columns() -> None:
    assert [each.heading["zh"] for each in blank("partnership").columns] == [
        "合作形式", "院校方", "企业方", "政府方", "单位", "起始年份", "人数", "数值限定", "来源", "引文",
    ]  # fmt: skip
    assert [each.heading["en"] for each in blank("partnership").columns] == [
        "form of cooperation", "college side", "enterprise side", "government side", "unit", "since", "head-count",
        "hedge", "source", "quote",
    ]  # fmt: skip


def test_sources_and_organisations_have_these_columns() -> None:
    assert [each.heading["zh"] for each in blank("source").columns] == [
        "来源编号", "题名（中文）", "题名（English）", "文号", "发文机关", "发文日期", "原文文件",
    ]  # fmt: skip
    assert [each.heading["en"] for each in blank("entity").columns] == [
        "type", "name (中文)", "name (English)", "editorial name (中文)", "editorial name (English)", "area",
        "unified social credit code", "kind of institution",
    ]  # fmt: skip


def test_every_class_of_record_has_a_sheet_and_the_most_used_come_first() -> None:
    records = {name for name, above in ontology().supers.items() if SG.Record in above - {name}}
    assert {each.type for each in every()} == records | {SG.Source, SG.Entity}
    assert [each.word for each in every()][:3] == ["partnership", "naming", "designation"]
    assert [each.word for each in every()][-2:] == ["source", "entity"]


def test_those_who_take_part_have_a_column_for_each_role_with_several_in_a_cell() -> None:
    college = column("partnership", "participation-college-side")
    assert (college.kind, college.role, college.several) == (Kind.ENTITY, ROLE["college-side"], True)
    assert (college.least, college.required) == (2, False), "two in all, not two colleges"


@pytest.mark.parametrize(
    ("word", "key", "required"),
    [
        ("partnership", "form", True),
        ("partnership", "since", False),
        ("subsidy", "value", True),
        ("subsidy", "hedge", False),  # 150余家 says it
        ("subsidy", "measure-unit", False),  # 1000万元 says it
        ("designation", "recipient", True),
        ("designation", "quote", False),  # the row itself is what the record rests on
        ("measure", "statement-zh", False),  # one of the two languages is enough
        ("entity", "type", True),
        ("entity", "institution-kind", False),  # for colleges alone
    ],
)
def test_what_a_row_must_have(word: str, key: str, required: bool) -> None:
    assert column(word, key).required is required


@pytest.mark.parametrize(
    ("word", "key", "kind"),
    [
        ("partnership", "form", Kind.CONCEPT),
        ("partnership", "since", Kind.YEAR),
        ("partnership", "headcount", Kind.INTEGER),
        ("subsidy", "value", Kind.NUMBER),
        ("observation", "as-of", Kind.DATE),
        ("adoption", "open-list", Kind.BOOLEAN),
        ("subsidy", "measure", Kind.RECORD),
        ("partnership", "source", Kind.SOURCE),
        ("partnership", "quote", Kind.QUOTE),
        ("naming", "wording", Kind.TEXT),
        ("entity", "identifier", Kind.TEXT),
        ("entity", "type", Kind.CLASS),
    ],
)
def test_what_the_cells_hold(word: str, key: str, kind: Kind) -> None:
    assert column(word, key).kind == kind


def test_choices_are_the_concepts_of_the_scheme() -> None:
    hedges = column("partnership", "hedge").choices
    assert [each.label["zh"] for each in hedges] == ["确数", "约", "余", "以上", "近"]
    assert {each.value for each in hedges} == set(HEDGE)
    assert [each.label["en"] for each in column("adoption", "open-list").choices] == ["yes", "no"]
    kinds = [each.label["zh"] for each in column("entity", "type").choices]
    assert {"企业", "职业院校", "人物"} <= set(kinds)
    assert not {"合作", "年份", "来源"} & set(kinds), "records, years and sources are no entities that are listed"


def test_a_column_beside_a_number_says_how_the_source_hedges_it() -> None:
    for each in every():
        keys = [one.key for one in each.columns]
        if "hedge" in keys:
            assert {"headcount", "value", "measure-unit"} & {keys[keys.index("hedge") - 1]}, each.word


@pytest.mark.parametrize("each", ALL)
def test_no_heading_means_two_columns(each: Blank) -> None:
    assert len(by_heading(each.columns)) == sum(len(one.synonyms) for one in each.columns)
    assert len({one.key for one in each.columns}) == len(each.columns)


@pytest.mark.parametrize("each", ALL)
def test_every_column_is_told_in_both_languages(each: Blank) -> None:
    for one in each.columns:
        for lang in LANGUAGES:
            assert one.heading[lang], one.key
            assert one.meaning[lang], one.key
            assert one.example[lang], one.key


def corpus() -> str:
    """All that the Kunming example says, and the words that the ontology has for it."""
    folder = resources.example()
    files = [*folder.glob("*.ttl"), *folder.glob("records/*.ttl"), *folder.glob("sources/*/*")]
    told = " ".join(file.read_text(encoding="utf-8") for file in files)
    labels = " ".join(each.label["zh"] for one in every() for col in one.columns for each in col.choices)
    return told.replace("\\", "") + labels


def used() -> set[str]:
    """The classes that the example has records of."""
    files = resources.example().glob("records/*.ttl")
    quads = (quad for file in files for quad in parse(path=file, format=RdfFormat.TURTLE))
    return {quad.object.value for quad in quads if quad.predicate.value == RDF.type}


def test_examples_are_of_the_kunming_records() -> None:
    told, known = corpus(), used()
    invented = {
        one.example["zh"]
        for each in every()
        if each.type in known | {SG.Entity}
        for one in each.columns
        if one.lang != "en" and one.example["zh"] not in told
    }
    # The letter gives no code, so this is the one of the standard, GB 32100-2015; the formula is of an inferred record.
    assert invented == {"91350100M000100Y43", "503400 ÷ 1767100 × 100"}


@pytest.mark.parametrize(
    ("word", "heading", "key"),
    [
        ("partnership", "学校", "participation-college-side"),
        ("partnership", "Enterprise", "participation-enterprise-side"),
        ("partnership", "participation: college side", "participation-college-side"),  # as `export` writes it
        ("partnership", "参与：企业方", "participation-enterprise-side"),
        ("partnership", "原文", "quote"),
        ("partnership", "学徒人数", "headcount"),
        ("partnership", "headcount", "headcount"),
        ("source", "发文字号", "document-number"),
        ("entity", "名称", "pref-label-zh"),
        ("entity", "name", "pref-label-en"),
        ("entity", "名称 (en)", "pref-label-en"),
        ("entity", "别名（英文）", "alt-label-en"),
        ("entity", "信用代码", "identifier"),
        ("entity", "統一社會信用代碼", "identifier"),
        ("entity", " 别　名 (英文) ", "alt-label-en"),
    ],
)
def test_other_headings_are_known(word: str, heading: str, key: str) -> None:
    found = column_of(heading, by_heading(blank(word).columns))
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("heading", ["", "备注", "联系电话", "等级", "record IRI"])
def test_a_heading_of_ones_own_means_no_column(heading: str) -> None:
    assert column_of(heading, by_heading(blank("partnership").columns)) is None


@given(
    st.sampled_from([(each, one) for each in every() for one in each.columns]), st.sampled_from(LANGUAGES), st.data()
)
def test_a_heading_is_known_however_it_is_typed(pair: tuple[Blank, Column], lang: str, data: st.DataObject) -> None:
    each, one = pair
    heading = one.heading[lang]
    typed = data.draw(st.sampled_from([heading, heading.upper(), heading.title(), heading.translate(FULL_WIDTH)]))
    place = data.draw(st.integers(0, len(typed)))
    spaced = typed[:place] + data.draw(st.sampled_from(["", " ", "\n", "\u3000", "*", "："])) + typed[place:]
    assert by_heading(each.columns)[fold(spaced)] == one


def test_sheets_are_named_by_word_or_title_in_both_languages() -> None:
    assert [each.word for each in chosen(ontology(), ["合作", "Partner Count", "单位", "sources", "partnership"])] == [
        "partnership", "partner-count", "entity", "source",
    ]  # fmt: skip
    with pytest.raises(UnknownChoice, match="weather"):
        chosen(ontology(), ["weather"])


def test_a_class_added_to_the_ontology_has_its_sheet(tmp_path: Path) -> None:
    visit = next(each for each in blanks(with_visits(tmp_path)) if each.type == VISIT)
    assert (visit.word, visit.title) == ("visit", {"zh": "走访", "en": "visit"})
    assert [(each.heading["zh"], each.kind) for each in visit.columns] == [
        ("院校方", Kind.ENTITY), ("企业方", Kind.ENTITY), ("政府方", Kind.ENTITY), ("走访日期", Kind.DATE),
        ("结果（中文）", Kind.TEXT), ("结果（English）", Kind.TEXT), ("人数", Kind.INTEGER), ("数值限定", Kind.CONCEPT),
        ("来源", Kind.SOURCE), ("引文", Kind.QUOTE),
    ]  # fmt: skip
    assert [each.heading["en"] for each in visit.columns if each.required] == ["day of the visit"]
    assert by_heading(visit.columns)[fold("到访日期")].example["zh"] == "2031-05-12"
