"""Letters of other cities, written otherwise than the Kunming one: what is right is let through, what is not is told.

The texts and all names in them are made up for these tests: 甲市 and what is in it do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from skillgraph.checking.coverage import sentences
from skillgraph.checking.dates import dates, days
from skillgraph.checking.numbers import numbers
from skillgraph.checking.sections import Outline
from skillgraph.graph import validate
from skillgraph.ingest import shacl

BASE = "https://example.org/made-up/"
HOME = "https://w3id.org/skillgraph/"
SCHEMES = {
    "basis": "date-basis",
    "form": "form",
    "hedge": "hedge",
    "indicator": "indicator",
    "kind": "institution-kind",
    "level": "level",
    "namekind": "name-kind",
    "period": "period",
    "role": "role",
    "unit": "unit",
}
PREFIXES = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in {
        "dcterms": "http://purl.org/dc/terms/",
        "ent": f"{BASE}e/",
        "ev": f"{BASE}src/notice/1#",
        "oa": "http://www.w3.org/ns/oa#",
        "rec": f"{BASE}src/notice/",
        "sg": f"{HOME}ontology#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "src": f"{BASE}src/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{prefix: f"{HOME}{scheme}/" for prefix, scheme in SCHEMES.items()},
    }.items()
)
ENTITIES = {
    "bureau": ("PublicAuthority", "甲市教育体育局"),
    "college": ("VocationalCollege", "甲市职业学院"),
    "school": ("VocationalCollege", "甲市第二学院"),
    "a": ("Enterprise", "甲一公司"),
    "b": ("Enterprise", "甲二公司"),
    "c": ("Enterprise", "甲三公司"),
    "system": ("System", "首席技师制度"),
    "award": ("Award", "甲市技术能手"),
    "other": ("Award", "甲市工匠"),
    "li": ("Person", "李甲"),
}
STOCK = "sg:period period:stock ; sg:hedge hedge:exact"


@pytest.fixture(autouse=True)
def without_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks speak for themselves, and pyshacl takes its time."""
    monkeypatch.setattr(shacl, "installed", lambda: False)


class Letter:
    """A made-up letter of one sentence, and what is recorded of it."""

    def __init__(self, folder: Path, text: str, about: str = "") -> None:
        self.folder, self.text = folder, text
        self.entities = dict(ENTITIES)
        self.more = dict.fromkeys(("college", "school"), "; sg:institutionKind kind:higher-vocational-college")
        self.records: list[str] = []
        self.about = about

    def record(self, kind: str, fields: str) -> None:
        number = len(self.records)
        self.records.append(f"rec:r{number} a sg:{kind} ; {fields} ; sg:evidence ev:char\\=0\\,{len(self.text)} .")

    def said(self) -> list[str]:
        """All that is wrong with it, in English."""
        sources = self.folder / "sources" / "notice"
        sources.mkdir(parents=True)
        (sources / "1.txt").write_bytes(self.text.encode())
        (self.folder / "records").mkdir()
        (self.folder / "skillgraph.toml").write_text(
            f'title = {{ zh = "虚构", en = "Made up" }}\nbase = "{BASE}"\n', encoding="utf-8"
        )
        named = [
            f'ent:{key} a sg:{kind} ; skos:prefLabel "{zh}"@zh , "{key} made up"@en {self.more.get(key, "")} .'
            for key, (kind, zh) in self.entities.items()
        ]
        (self.folder / "entities.ttl").write_text(PREFIXES + "\n".join(named), encoding="utf-8")
        source = (
            'src:notice a sg:Source ; dcterms:title "虚构的通知"@zh , "A made-up notice"@en ; '
            f'sg:textFile "notice/1.txt" {self.about} .\n'
            f"ev:char\\=0\\,{len(self.text)} a sg:Evidence ; oa:start 0 ; oa:end {len(self.text)} ; "
            f'oa:exact "{self.text}" ; sg:section "正文" ; sg:source src:notice .\n'
        )
        (self.folder / "records" / "notice.ttl").write_text(
            PREFIXES + source + "\n".join(self.records), encoding="utf-8"
        )
        return [violation.message for violation in validate(self.folder, "en").violations]


def figures(letter: Letter, values: Mapping[str, tuple[str, str]], more: str = "") -> Letter:
    """Record figures: of each indicator and what else tells it, the number and its unit."""
    for what, (value, unit) in values.items():
        letter.record(
            "Observation",
            f'sg:indicator indicator:{what} ; sg:value "{value}"^^xsd:decimal ; '
            f"sg:measureUnit unit:{unit} ; {STOCK} {more}",
        )
    return letter


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("wording", "kind", "name", "well"),
    [
        ("市教体局", "full", "甲市教育体育局", True),
        ("云大", "short", "甲市教育体育局", True),
        ("云大", "alias", "甲市教育体育局", True),
        ("云大", "full", "甲市教育体育局", False),
        ("中华技能大奖", "full", "中国技能大奖", False),
    ],
)
def test_a_name_agrees_with_its_wording(tmp_path: Path, wording: str, kind: str, name: str, well: bool) -> None:
    letter = Letter(tmp_path, f"2031年，{wording}印发通知。")
    letter.entities = {"bureau": ("PublicAuthority", name)}
    letter.record("Naming", f'sg:entity ent:bureau ; sg:wording "{wording}" ; sg:nameKind namekind:{kind}')
    assert [("agrees with no wording" in each) for each in letter.said()] == ([] if well else [True])


@pytest.mark.parametrize(
    ("name", "kind", "well"),
    [
        ("甲市职业技术学院技师学院", "technician-college", True),
        ("甲市职业技术学院技师学院", "higher-vocational-college", False),
        ("甲市高级技工学校", "senior-technical-school", True),
        ("甲市高级技工学校", "technical-school", False),
    ],
)
def test_the_last_kind_in_a_name_counts(tmp_path: Path, name: str, kind: str, well: bool) -> None:
    letter = Letter(tmp_path, "一切为虚构。")
    letter.entities = {"college": ("VocationalCollege", name)}
    letter.more["college"] = f"; sg:institutionKind kind:{kind}"
    assert [("but its name" in each) for each in letter.said()] == ([] if well else [True])


# ---------------------------------------------------------------- headings


@pytest.mark.parametrize(
    ("heading", "plans"),
    [
        ("2032年工作安排", True),
        ("下一步工作重点", True),
        ("2032年工作思路", True),
        ("2032年重点任务", True),
        ("下一步抓好落实的打算", True),
        ("工作安排落实情况", False),
        ("2031年工作计划完成情况", False),
        ("重点工作执行情况", False),
        ("2031年工作总结", False),
        ("聚焦重点产业，培养人才", False),
    ],
)
def test_a_heading_tells_plans_or_does_not(heading: str, plans: bool) -> None:
    text = f"函\n\n一、{heading}\n\n甲市办班。\n"
    assert Outline(text).at(text.index("甲市")).plans is plans


@pytest.mark.parametrize("before", ["", "**", "　　", "  ", "## ", "## **", "##　", "　　**"])
def test_a_heading_may_be_bold_or_set_in(before: str) -> None:
    text = f"函\n\n{before}二、下一步打算**\n\n{before}（一）办班。\n\n甲市办班。\n"
    outline = Outline(text)
    assert [outline.at(text.index(each)) for each in ("办班", "甲市")] == [("二（一）", True)] * 2
    assert [each.section for each in sentences(text)] == ["", "二", "二（一）", "二（一）"]


@pytest.mark.parametrize("heading", ["二 、下一步打算", "二、　下一步打算", "二　、 下一步打算"])
def test_a_numeral_may_have_spaces_behind_it(heading: str) -> None:
    text = f"{heading}\n\n甲市办班。\n"
    assert Outline(text).at(text.index("甲市")) == ("二", True)


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2031年年底", ["2031-12-31"]),
        ("2031年底", ["2031-12-31"]),
        ("2031年末", ["2031-12-31"]),
        ("截止2031年12月", ["2031-12-31"]),
        ("截至2031年2月，", ["2031-02-28"]),
        ("截止到2031年6月", ["2031-06-30"]),
        ("2031年12月", []),
        ("截至二〇三一年底", ["2031-12-31"]),
        ("截至二○三一年年末", ["2031-12-31"]),
        ("截至二零三一年十二月三十一日", ["2031-12-31"]),
        ("2031.3.8", ["2031-03-08"]),
        ("2031年2月30日", []),
    ],
)
def test_a_date_may_be_written_otherwise(text: str, told: list[str]) -> None:
    assert list(dates(text)) == told


@pytest.mark.parametrize(
    "written",
    ["2031年3月8日", "二〇三一年三月八日", "二○三一年三月八日", "二零三一年三月八日", "2031.3.8", "2031.03.08"],
)
def test_a_source_may_write_its_day_otherwise(written: str) -> None:
    assert list(days(written)) == ["2031-03-08"]


@pytest.mark.parametrize(("issued", "well"), [("2031-03-08", True), ("2030-12-31", False)])
def test_the_end_of_a_year_is_no_day_of_a_source(tmp_path: Path, issued: str, well: bool) -> None:
    text = "截至2030年底，甲市办班。二○三一年三月八日"
    said = Letter(tmp_path, text, f'; sg:issuedOn "{issued}"^^xsd:date').said()
    assert [("does not bear the date" in each) for each in said] == ([] if well else [True])


@pytest.mark.parametrize(
    ("until", "day", "well"),
    [
        ("截至二〇三一年底", "2031-12-31", True),
        ("截止2031年12月", "2031-12-31", True),
        ("截止2031年12月", "2031-11-30", False),
    ],
)
def test_a_figure_has_the_date_stated(tmp_path: Path, until: str, day: str, well: bool) -> None:
    letter = Letter(tmp_path, f"{until}，全市技能劳动者623人。")
    figures(
        letter,
        {"skilled-workers": ("623", "person")},
        f'; sg:asOf "{day}"^^xsd:date ; sg:dateBasis basis:stated',
    )
    assert [("does not state the date" in each) for each in letter.said()] == ([] if well else [True])


@pytest.mark.parametrize(
    ("written", "year", "well"),
    [
        ("二〇一九年", "2019", True),
        ("二○一九年", "2019", True),
        ("2019年", "2019", True),
        ("二〇一九年", "2018", False),
    ],
)
def test_a_year_may_be_in_chinese(tmp_path: Path, written: str, year: str, well: bool) -> None:
    letter = Letter(tmp_path, f"自{written}起，甲市职业学院同甲一公司共建产业学院。")
    partnership(
        letter, f'sg:form form:industry-college ; sg:since "{year}"^^xsd:gYear', college="college", a="enterprise"
    )
    assert [("is not in the quote" in each) for each in letter.said()] == ([] if well else [True])


# ---------------------------------------------------------------- lists


def partnership(letter: Letter, fields: str, **sides: str) -> None:
    number = len(letter.records)
    parts = [f"rec:p{number}-{key}" for key in sides]
    letter.record("Partnership", f"{fields} ; sg:participation {' , '.join(parts)}")
    letter.records += [
        f"{part} a sg:Participation ; sg:participant ent:{key} ; sg:role role:{side}-side ."
        for part, (key, side) in zip(parts, sides.items(), strict=True)
    ]


@pytest.mark.parametrize(
    ("count", "recorded", "opened", "well"),
    [
        ("等3家企业", "abc", False, True),
        ("等三家企业", "abc", False, True),
        ("等 3 家企业", "abc", False, True),
        ("等三家企业", "ab", False, False),
        ("等三家企业", "ab", True, False),
        ("等十家企业", "abc", True, True),
        ("等十家企业", "abc", False, False),
        ("等10余家企业", "abc", False, False),
        ("等企业", "abc", False, False),
        ("三家企业", "ab", False, False),
    ],
)
def test_a_count_behind_the_last_name_closes_a_list(
    tmp_path: Path, count: str, recorded: str, opened: bool, well: bool
) -> None:
    letter = Letter(tmp_path, f"首席技师制度已在甲一公司、甲二公司、甲三公司{count}实行。")
    for each in recorded:
        letter.record("Adoption", f"sg:adopter ent:{each} ; sg:system ent:system{' ; sg:openList true' * opened}")
    said = letter.said()
    assert (said == []) is well, said
    assert all(re.search("lists and counts|marked as open", each) for each in said)


def test_colleges_may_be_partners_where_the_quote_says_so(tmp_path: Path) -> None:
    for folder, means, sides in (("a", "校校合作", 0), ("b", "合作", 1)):
        (tmp_path / folder).mkdir()
        letter = Letter(tmp_path / folder, f"甲市职业学院与甲市第二学院开展{means}，共建订单班。")
        partnership(letter, "sg:form form:order-class", college="college", school="college")
        assert [("on one side" in each) for each in letter.said()] == [True] * sides


# ---------------------------------------------------------------- figures


def test_a_percentage_is_of_the_share(tmp_path: Path) -> None:
    text = "全市技能劳动者623人，其中高技能人才189人，占技能劳动者的30.3%。"
    (tmp_path / "a").mkdir()
    well = {
        "skilled-workers": ("623", "person"),
        "high-skilled-people": ("189", "person"),
        "high-skilled-share": ("30.3", "percent"),
    }
    assert figures(Letter(tmp_path / "a", text), well).said() == []
    (tmp_path / "b").mkdir()
    wrong = figures(Letter(tmp_path / "b", text), {"high-skilled-people": ("623", "person")}).said()
    assert ["about something other than" in each for each in wrong] == [True]


@pytest.mark.parametrize("text", ["高技能人才占比百分之三十点三", "技能劳动者中高技能人才比重为30.3％"])
def test_a_share_may_be_written_otherwise(tmp_path: Path, text: str) -> None:
    assert figures(Letter(tmp_path, f"{text}。"), {"high-skilled-share": ("30.3", "percent")}).said() == []


def told(text: str) -> Iterator[tuple[Decimal, str]]:
    return ((each.value, each.counted) for each in numbers(text))


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        ("百分之三十点三", "30.3", "%"),
        ("百分之30.3", "30.3", "%"),
        ("1，326名", "1326", "名"),
        ("1,326名", "1326", "名"),
        ("六十二点三万人", "623000", "人"),
        ("三点希望", "3", "点"),
    ],
)
def test_a_number_may_be_written_otherwise(text: str, value: str, counted: str) -> None:
    assert list(told(text)) == [(Decimal(value), counted)]


@pytest.mark.parametrize(("numbered", "wrong"), [((2, 11, 35), 0), ((11, 2, 35), 2)])
def test_each_level_has_its_own_number(tmp_path: Path, numbered: tuple[int, ...], wrong: int) -> None:
    letter = Letter(tmp_path, "国家级、省级、市级技能大师工作室分别为2个、11个、35个。")
    levels = zip(("national", "provincial", "municipal"), numbered, strict=True)
    figures(letter, {f"studios ; sg:level level:{level}": (str(value), "studio") for level, value in levels})
    said = letter.said()
    assert ["about something other than" in each for each in said] == [True] * wrong, said


@pytest.mark.parametrize(
    ("text", "well"), [("选手1234567名", True), ("补贴1234567.5元", True), ("电话1234567，两名", False)]
)
def test_a_long_number_that_counts_is_a_figure(tmp_path: Path, text: str, well: bool) -> None:
    letter = Letter(tmp_path, f"{text}。")
    letter.more["bureau"] = f'; skos:altLabel "{text}"@zh'
    assert any("looks like a number of a telephone" in each for each in letter.said()) is not well


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("其中李甲表现突出，10人获“甲市技术能手”称号。", True),
        ("李甲、王乙等10人获“甲市技术能手”称号。", True),
        ("李甲获“甲市工匠”称号，10人获“甲市技术能手”称号。", False),
        ("李甲带徒。另有多人参赛，10人获“甲市技术能手”称号。", False),
    ],
)
def test_a_holder_may_be_named_just_before(tmp_path: Path, text: str, well: bool) -> None:
    letter = Letter(tmp_path, text)
    letter.record("Conferral", "sg:holder ent:li ; sg:award ent:award")
    assert [("counts the holders" in each) for each in letter.said()] == ([] if well else [True])


def test_an_empty_file_of_records_is_only_told(tmp_path: Path) -> None:
    letter = Letter(tmp_path, "一切为虚构。")
    assert letter.said() == []
    (tmp_path / "records" / "empty.ttl").write_text("", encoding="utf-8")
    answer = validate(tmp_path, "en")
    assert answer.conforms
    assert "records/empty.ttl holds no record." in answer.notes
