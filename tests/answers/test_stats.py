"""The figures of the letter, each with its date, hedge, unit and quote."""

from __future__ import annotations

import json

import pytest
from tests.asking import ask, opened

from skillgraph.errors import UnknownChoice, UnknownTopic

# Read off the letter by hand: value, unit, hedge, as of.
FIGURES = {
    "技能劳动者总数": (1767100, "person", "exact", "2022-12-31"),
    "高技能人才净增（比2003年）": (491900, "person", "exact", "2022-12-31"),
    "工作室数量（国家级技能大师工作室；国家级）": (6, "studio", "exact", "2023-05-12"),
    "工作室数量（省级技能大师工作室；省级）": (51, "studio", "exact", "2023-05-12"),
    "工作室数量（昆明市名匠工作室；市级）": (67, "studio", "exact", "2023-05-12"),
    "称号获得者人数（全国技术能手；昆明市名匠中）": (10, "person", "exact", "2023-05-12"),
    "称号获得者人数（国务院政府特殊津贴；昆明市名匠中）": (6, "person", "exact", "2023-05-12"),
    "称号获得者人数（云岭首席技师；昆明市名匠中，“云岭首席技师”与其他省级称号合计）": (
        30,
        "person",
        "nearly",
        "2023-05-12",
    ),
    "专业技术职业资格与职称对应": (46, "item", "exact", "2023-05-12"),
    "评出人数（昆明市名匠）": (67, "person", "exact", "2023-05-12"),
    "评出人数（昆明市有突出贡献高技能人才）": (60, "person", "exact", "2023-05-12"),
    "评出人数（昆明市优秀技术能手）": (180, "person", "exact", "2023-05-12"),
    "评出人数（“春城计划”首席技师）": (69, "person", "exact", "2023-05-12"),
    "评选届数（昆明市名匠）": (5, "round", "exact", "2023-05-12"),
    "评选届数（“春城计划”首席技师）": (4, "round", "exact", "2023-05-12"),
    "技术革新和工艺改进（昆明市名匠工作室成立以来）": (2596, "item", "exact", "2023-05-12"),
    "申请实用专利及发明专利（昆明市名匠工作室成立以来）": (152, "item", "exact", "2023-05-12"),
    "为单位创造经济效益（昆明市名匠工作室成立以来）": (666000000, "yuan", "about", "2023-05-12"),
    "职业技能等级认定备案评价机构（职业资格制度改革以来）": (163, "organization", "exact", "2023-05-12"),
    "可开展职业技能等级认定的职业（工种）": (480, "occupation", "over", "2023-05-12"),
    "评价高技能人才人数（昆明市人力资源和社会保障局）": (65000, "person", "over", "2022"),
    "培训基地补贴资金（昆明市高技能人才培训基地；5个基地合计）": (10000000, "yuan", "exact", "2022"),
    "参赛人数（2022年昆明市职业技能竞赛）": (1000, "person", "nearly", "2022"),
    "竞赛项目（2022年昆明市职业技能竞赛）": (28, "event", "exact", "2022"),
    "参赛职业（工种）（2022年昆明市职业技能竞赛）": (96, "occupation", "exact", "2022"),
    "评出人数（技术状元；2022年昆明市职业技能竞赛）": (88, "person", "exact", "2022"),
    "评出人数（优秀技术标兵；2022年昆明市职业技能竞赛）": (93, "person", "exact", "2022"),
    "评出人数（技术标兵；2022年昆明市职业技能竞赛）": (189, "person", "exact", "2022"),
}


def test_the_figures_of_the_letter() -> None:
    told = {row.name: (row.value, row.unit, row.hedge, row.as_of) for row in opened().stats().rows}
    assert {name: told.get(name) for name in FIGURES} == FIGURES


def test_start_and_increase_make_the_total() -> None:
    start, increase, total = (
        next(row.value for row in opened().stats().rows if row.name == name and (row.as_of == day))
        for name, day in (
            ("高技能人才总数", "2003"),
            ("高技能人才净增（比2003年）", "2022-12-31"),
            ("高技能人才总数", "2022-12-31"),
        )
    )
    assert (start, increase, total) == (11500, 491900, 503400)
    assert start + increase == total


def test_what_is_derived_says_its_formula_and_its_rule() -> None:
    answer = opened().stats("high-skilled-share")
    assert [(row.value, row.unit, row.status) for row in answer.rows] == [(28.5, "percent", "inferred")]
    assert "503400 ÷ 1767100" in answer.rows[0].summary
    assert "依据规则“高技能人才占技能劳动者的比例”" in answer.notes[0]


@pytest.mark.parametrize(
    ("topic", "count"), [("competitions", 3), ("技能竞赛", 3), ("昆明市名匠", 2), ("masters", 6), ("studios", 3)]
)
def test_a_topic_is_a_code_a_name_or_what_figures_are_about(topic: str, count: int) -> None:
    assert len(opened().stats(topic).rows) == count


def test_filters() -> None:
    graph = opened()
    assert {row.hedge for row in graph.stats(hedge="近").rows} == {"nearly"}
    assert {(row.as_of or "")[:4] for row in graph.stats(year=2022).rows} == {"2022"}
    assert all(row.area == "昆明市" for row in graph.stats(area="530100").rows)
    assert graph.stats("awards", year=1999).rows == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_filter_passes_over_for_want_of_a_year_or_an_area_is_counted(lang: str) -> None:
    graph = opened(lang)
    everything = graph.stats().rows
    undated, nowhere = (sum(getattr(row, field) is None for row in everything) for field in ("as_of", "area"))
    assert nowhere
    for said, count, kind in (
        (graph.stats(year=1999).notes, undated, {"zh": "没有年份", "en": "no year"}),
        (graph.stats(area="530100").notes, nowhere, {"zh": "没有地域", "en": "no area"}),
    ):
        told = [note for note in said if kind[lang] in note]
        assert [str(count) in note for note in told] == [True] * bool(count)
    assert not [note for note in graph.stats().notes if "未列出" in note or "left out" in note]


def test_an_unknown_topic_names_the_topics() -> None:
    with pytest.raises(UnknownTopic) as error:
        opened().stats("天气")
    assert "talent" in error.value.sentence("zh")
    with pytest.raises(UnknownChoice):
        opened().stats(area="火星")


def test_json_has_the_keys_of_the_contract() -> None:
    answer = json.loads(ask("stats", "talent", "--format", "json", "--lang", "zh").out)
    assert set(answer) == {"rows", "notes"}
    keys = {"observation", "name", "value", "unit", "unit_name", "hedge", "as_of", "area", "status", "evidence"}
    assert all(set(row) == keys for row in answer["rows"])
    assert ask("stats", "xyz").code == 1
