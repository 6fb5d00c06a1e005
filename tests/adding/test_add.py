"""`add` from end to end: letters and tables as offices have them, each value checked by hand. All is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from tests.adding.files import HEADINGS, ROW, Cells, add, book, state, table, text
from tests.asking import ask

from skillgraph import triples
from skillgraph.records import Record
from skillgraph.vocabulary import FORM, HEDGE, RDF, ROLE, SG, SKOS, XSD

LETTER = """# 关于校企合作情况的函

## 一、基本情况

截至2022年底，昆明甲技师学院与云南乙有限公司共建订单班，培养学生150余
人。昆明丙职业技术学院与企业的合作正在推进。
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    assert ask("init", str(tmp_path / "city"), "--lang", "en").code == 0
    return tmp_path / "city"


def told(city: Path, source: str) -> list[Record]:
    file = city / "records" / f"{source}.ttl"
    return triples.to_records(quad.triple for quad in parse(path=str(file), format=RdfFormat.TURTLE))


def entities(city: Path) -> dict[str, str]:
    """IRI to canonical name."""
    quads = parse(path=str(city / "entities.ttl"), format=RdfFormat.TURTLE)
    return {str(q.subject)[1:-1]: str(q.object)[1:-4] for q in quads if q.predicate.value == SKOS.prefLabel}


def only(city: Path, source: str, field: str) -> str:
    """The one value of a field of the one record of a source."""
    [record] = told(city, source)
    [value] = record.values(field)
    return value.value


def sides(city: Path, record: Record) -> set[tuple[str, str]]:
    named = entities(city)
    return {(each.role.rpartition("/")[2], named[each.entity]) for each in record.participants}


def added(city: Path, *files: Path, options: tuple[str, ...] = ()) -> str:
    said = add(city, *files, *options)
    assert said.code == 0, said
    return said.out


# What a row tells ---------------------------------------------------------------------------------------------------


def test_a_title_and_a_blank_row_may_stand_above_the_headings(city: Path, tmp_path: Path) -> None:
    rows: Cells = [("昆明市校企合作一览表（2022年）",), ("填表单位：某处",), ("",), HEADINGS, ROW]
    added(city, book(tmp_path / "list.xlsx", rows))
    [record] = told(city, "list")
    assert record.type == SG.Partnership
    assert record.values(SG.form) == (NamedNode(FORM["order-class"]),)
    assert record.values(SG.headcount) == (Literal("120", datatype=NamedNode(XSD.integer)),)
    assert record.values(SG.hedge) == (NamedNode(HEDGE.exact),)
    assert sides(city, record) == {("college-side", "昆明甲技师学院"), ("enterprise-side", "云南乙有限公司")}
    [evidence] = record.evidence
    assert (evidence.section, evidence.quote) == ("合作!A5:D5", "订单班 | 昆明甲技师学院 | 云南乙有限公司 | 120人")
    kept = (city / "sources" / "list" / "1.txt").read_text(encoding="utf-8")
    assert kept[evidence.start : evidence.end] == evidence.quote
    assert (city / "sources" / "list" / "1.xlsx").read_bytes() == (tmp_path / "list.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("written", "number", "hedge"),
    [
        ("1247", "1247", "exact"),
        ("１２４７人", "1247", "exact"),
        ("1,247", "1247", "exact"),
        ("150余人", "150", "over"),
        ("约120人", "120", "about"),
        ("近30人", "30", "nearly"),
        ("1.2万人", "12000", "exact"),
        ("超过2万", "20000", "over"),
        ("300人以上", "300", "at-least"),
        ("一千二百人", "1200", "exact"),
    ],
)
def test_numbers_are_read_as_people_write_them(
    written: str, number: str, hedge: str, city: Path, tmp_path: Path
) -> None:
    added(city, table(tmp_path / "list.csv", [HEADINGS, (*ROW[:3], written)]))
    assert only(city, "list", SG.headcount) == number
    assert only(city, "list", SG.hedge) == HEDGE[hedge]


def test_hundreds_of_millions_are_plain_numbers(city: Path, tmp_path: Path) -> None:
    headings = ("指标", "所涉实体", "数值", "计量单位", "时间类型", "截至日期", "日期依据")
    row = ("培训基地补贴资金", "昆明甲技师学院", "６.６６亿元", "元", "累计数", "2022年12月31日", "原文写明")
    added(city, book(tmp_path / "list.xlsx", [HEADINGS, ROW]))
    added(city, book(tmp_path / "figures.xlsx", [headings, row], "统计数据"))
    assert only(city, "figures", SG.value) == "666000000"
    assert only(city, "figures", SG.asOf) == "2022-12-31"


@pytest.mark.parametrize("written", ["2022", "2022年", "２０２２", "二〇二二年", "2022年5月", "2022-05-12"])
def test_years_are_read_as_people_write_them(written: str, city: Path, tmp_path: Path) -> None:
    added(city, table(tmp_path / "list.csv", [("合作形式", "院校方", "企业方", "开始年份"), (*ROW[:3], written)]))
    assert only(city, "list", SG.since) == "2022"


def test_several_members_of_one_cell_take_part_each(city: Path, tmp_path: Path) -> None:
    row = ("订单班", "昆明甲技师学院", "云南乙有限公司、云南丁有限公司；云南戊有限公司等", "30")
    added(city, table(tmp_path / "list.csv", [HEADINGS, row]))
    [record] = told(city, "list")
    assert sides(city, record) == {
        ("college-side", "昆明甲技师学院"),
        ("enterprise-side", "云南乙有限公司"),
        ("enterprise-side", "云南丁有限公司"),
        ("enterprise-side", "云南戊有限公司"),
    }
    assert {each.role for each in record.participants} == {ROLE["college-side"], ROLE["enterprise-side"]}


def test_headings_in_english_tell_the_same(city: Path, tmp_path: Path) -> None:
    added(city, table(tmp_path / "zh.csv", [HEADINGS, ROW]))
    english = ("form of cooperation", "college side", "enterprise side", "headcount")
    added(city, table(tmp_path / "en.csv", [english, ("order class", *ROW[1:])]))
    [one], [other] = told(city, "zh"), told(city, "en")
    assert (one.fields, one.participants) == (other.fields, other.participants)


# Quotes ---------------------------------------------------------------------------------------------------------------

QUOTING = (*HEADINGS, "来源", "引文")


def test_a_quote_is_anchored_in_the_letter(city: Path, tmp_path: Path) -> None:
    letter = text(tmp_path / "letter.md", LETTER)
    quote = "昆明甲技师学院与云南乙有限公司共建订单班，培养学生150余人"
    added(city, letter, table(tmp_path / "list.csv", [QUOTING, (*ROW[:3], "150余人", "letter", quote)]))
    [record] = told(city, "list")
    [evidence] = record.evidence
    # The line is broken amid the number's unit, and the quote is the exact slice.
    assert evidence.quote == "昆明甲技师学院与云南乙有限公司共建订单班，培养学生150余\n人"
    assert LETTER[evidence.start : evidence.end] == evidence.quote
    assert (evidence.source.rpartition("/")[2], evidence.section) == ("letter", "一")
    assert (city / "sources" / "letter" / "1.md").read_text(encoding="utf-8") == LETTER
    assert ask("validate", "-w", str(city), "--lang", "en").code == 0


def test_the_letter_may_be_called_by_its_title(city: Path, tmp_path: Path) -> None:
    added(city, text(tmp_path / "letter.md", LETTER))
    row = (*ROW[:3], "150余人", "关于校企合作情况的函", "共建订单班")
    added(city, table(tmp_path / "list.csv", [QUOTING, row]))
    [evidence] = told(city, "list")[0].evidence
    assert (evidence.quote, evidence.section) == ("共建订单班", "一")


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("zh", "来源中没有“昆明丙职业技术学院与企业的合作已经完成”这段话；应为：来源中的原话；最接近的一段："),
        ("en", "the source does not hold “昆明丙职业技术学院与企业的合作已经完成”; expected: words as they stand"),
    ],
)
def test_a_quote_that_is_not_there_is_refused_with_the_nearest_passage(
    lang: str, message: str, city: Path, tmp_path: Path
) -> None:
    added(city, text(tmp_path / "letter.md", LETTER))
    before = state(city)
    row = (*ROW[:3], "30", "letter", "昆明丙职业技术学院与企业的合作已经完成")
    said = add(city, table(tmp_path / "list.csv", [QUOTING, row]), lang=lang)
    assert said.code == 1
    assert message in said.out
    assert "昆明丙职业技术学院与企业的合作正在推进" in said.out
    assert state(city) == before


def test_a_source_that_is_not_here_is_refused(city: Path, tmp_path: Path) -> None:
    said = add(city, table(tmp_path / "list.csv", [QUOTING, (*ROW[:3], "30", "某函", "共建")]))
    assert said.code == 1
    assert "the workspace has no source “某函”" in said.out


# Again ---------------------------------------------------------------------------------------------------------------


def test_adding_again_tells_unchanged_changed_new_and_dropped(city: Path, tmp_path: Path) -> None:
    def row(number: int, people: str) -> tuple[str, ...]:
        return ("订单班", f"昆明{number}号技师学院", f"云南{number}号有限公司", people)

    file = table(tmp_path / "list.csv", [HEADINGS, row(1, "10"), row(2, "20"), row(3, "30")])
    assert "records: 3 new, 0 changed, 0 unchanged, 0 dropped; new entities: 6." in added(city, file)
    before = {record.iri for record in told(city, "list")}
    # One row moves and stays the same, one is corrected, one goes, one comes.
    table(file, [HEADINGS, row(4, "40"), row(2, "21"), row(1, "10")])
    assert "records: 1 new, 1 changed, 1 unchanged, 1 dropped; new entities: 2." in added(city, file)
    assert len({record.iri for record in told(city, "list")} & before) == 2
    assert sorted(each.name for each in (city / "sources" / "list").iterdir()) == ["1.csv", "1.txt", "2.csv", "2.txt"]
    now = state(city)
    assert "records: 0 new, 0 changed, 3 unchanged, 0 dropped; new entities: 0." in added(city, file)
    assert state(city) == now
    assert ask("undo", "-w", str(city)).code == 0
    assert {record.iri for record in told(city, "list")} == before


def test_a_possible_duplicate_is_told_and_not_merged(city: Path, tmp_path: Path) -> None:
    added(city, table(tmp_path / "one.csv", [HEADINGS, ("订单班", "昆明甲技师学院", "云南子丑集团有限公司", "3")]))
    said = added(
        city, table(tmp_path / "two.csv", [HEADINGS, ("订单班", "昆明甲技师学院", "云南子丑集团有限责任公司", "3")])
    )
    named = sorted(entities(city).values())
    assert named == ["云南子丑集团有限公司", "云南子丑集团有限责任公司", "昆明甲技师学院"]
    assert (
        "The new entity “云南子丑集团有限责任公司” may be the known “云南子丑集团有限公司”; they were not merged"
        in said
    )


def test_a_name_in_traditional_characters_or_wide_signs_is_the_known_one(city: Path, tmp_path: Path) -> None:
    added(city, table(tmp_path / "one.csv", [HEADINGS, ROW]))
    said = added(city, table(tmp_path / "two.csv", [HEADINGS, ("冠名班", "昆明甲技師學院", "雲南乙有限公司", "3")]))
    assert "1 new, 0 changed, 0 unchanged, 0 dropped; new entities: 0." in said


# What is not written ------------------------------------------------------------------------------------


def test_a_dry_run_writes_nothing(city: Path, tmp_path: Path) -> None:
    before = {each: each.stat().st_mtime_ns for each in city.rglob("*")}
    letter, rows = text(tmp_path / "letter.md", LETTER), table(tmp_path / "list.csv", [HEADINGS, ROW])
    said = added(city, letter, rows, options=("--dry-run",))
    assert "records: 1 new, 0 changed, 0 unchanged, 0 dropped; new entities: 2." in said
    assert "This was a dry run: nothing was written." in said
    assert {each: each.stat().st_mtime_ns for each in city.rglob("*")} == before


def test_of_wrong_rows_nothing_enters_unless_the_good_ones_are_asked_for(city: Path, tmp_path: Path) -> None:
    wrong = ("冠名班", "昆明丙技师学院", "云南丁有限公司", "很多")
    file, before = table(tmp_path / "list.csv", [HEADINGS, ROW, wrong]), state(city)
    refused = add(city, file)
    assert refused.code == 1
    assert "nothing was written" in refused.out
    assert state(city) == before
    taken = add(city, file, "--accept-valid")
    assert taken.code == 0
    [record] = told(city, "list")
    assert record.values(SG.headcount)[0].value == "120"
    # Who is named in the wrong row alone does not enter either.
    assert sorted(entities(city).values()) == ["云南乙有限公司", "昆明甲技师学院"]


def test_where_no_row_is_good_there_is_nothing_to_accept(city: Path, tmp_path: Path) -> None:
    before = state(city)
    assert add(city, table(tmp_path / "list.csv", [HEADINGS, (*ROW[:3], "很多")]), "--accept-valid").code == 1
    assert state(city) == before


def test_the_same_told_twice_in_one_file_is_told_to_be_so(city: Path, tmp_path: Path) -> None:
    said = add(city, table(tmp_path / "list.csv", [HEADINGS, ROW, ROW]))
    assert said.code == 1
    assert "it tells the same as row 2" in said.out


def test_all_of_what_is_added_is_one_change_of_the_log(city: Path, tmp_path: Path) -> None:
    added(city, text(tmp_path / "letter.md", LETTER), table(tmp_path / "list.csv", [HEADINGS, ROW]))
    assert len(ask("log", "-w", str(city), "--format", "csv").out.splitlines()) == 2
    told_types = parse(path=str(city / "records" / "letter.ttl"), format=RdfFormat.TURTLE)
    assert {quad.object.value for quad in told_types if quad.predicate.value == RDF.type} == {SG.Source}
