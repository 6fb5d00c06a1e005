"""How a row tells several values, open lists, records it refers to and quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

import skillgraph
from skillgraph import triples
from skillgraph.adding import sources
from skillgraph.records import Record
from skillgraph.vocabulary import SG, local_name

Sheets = Mapping[str, Sequence[Sequence[object]]]
LETTER = (
    "# 函\n\n一、情况\n\n甲校与乙公司开办订单班。共有三项举措。\n\n（一）做法\n\n评出名匠67名。\n\n---\n\n抄送：某局"
)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = skillgraph.init(tmp_path / "city", title="城")
    letter = tmp_path / "letter.md"
    letter.write_text(LETTER, encoding="utf-8")
    assert skillgraph.add(folder, letter).written
    return folder


def book(folder: Path, sheets: Sheets, name: str = "rows.xlsx") -> Path:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = folder.parent / name
    made.save(file)
    return file


def added(folder: Path, sheets: Sheets) -> list[Record]:
    answer = skillgraph.add(folder, book(folder, sheets))
    assert answer.violations == ()
    return triples.to_records(sources.triples_of(folder / "records" / "rows.ttl", "x:"))


def wrong(folder: Path, sheets: Sheets) -> list[tuple[str, int, str, str]]:
    answer = skillgraph.add(folder, book(folder, sheets), "en")
    assert not answer.written
    return [(each["sheet"], each["row"], each["column"], each["message"]) for each in answer.violations]


def test_several_concepts_stand_in_one_cell(city: Path) -> None:
    [record] = added(
        city, {"举措": [["陈述（中文）", "陈述（English）", "合作形式"], ["办班", "classes", "订单班、冠名班"]]}
    )
    assert sorted(local_name(value.value) for value in record.values(SG.form)) == ["named-class", "order-class"]
    assert sorted(value.value for value in record.values(SG.statement)) == ["classes", "办班"]


def test_a_list_that_ends_in_others_is_open(city: Path) -> None:
    [record] = added(city, {"领域列举": [_headings("field-list"), ["重点产业", "绿色食品、数字经济等"]]})
    assert [value.value for value in record.values(SG.openList)] == ["true"]
    assert len(record.values(SG.field)) == 2


def _headings(word: str) -> tuple[str, ...]:
    text = skillgraph.template(word, lang="zh", format="csv").decode("utf-8-sig")
    return tuple(text.strip().split(","))[:2]


def test_a_field_for_one_does_not_take_two(city: Path) -> None:
    [[sheet, row, column, message]] = wrong(city, {"隶属": [["单位", "所属组织"], ["甲公司、乙公司", "丙公司"]]})[:1]
    assert (sheet, row, column) == ("隶属", 2, "单位")
    assert message.startswith("“甲公司、乙公司” is more than one")


MEASURES: Sheets = {
    "举措": [
        ["陈述（中文）", "陈述（English）", "所属举措"],
        ["办班", "classes", "全部举措"],
        ["全部举措", "all measures", ""],
        ["评选", "selections", "行3"],
    ]
}


def test_a_record_is_referred_to_by_what_it_states_or_by_its_row(city: Path) -> None:
    found = {record.values(SG.statement)[1].value: record for record in added(city, MEASURES)}
    whole = found["全部举措"].iri
    assert [found[each].values(SG.measure)[0].value for each in ("办班", "评选")] == [whole, whole]


def test_a_record_that_is_not_there_is_told_and_takes_those_that_rest_on_it_with_it(city: Path) -> None:
    rows = [*MEASURES["举措"][:3], ["评选", "selections", "没有的举措"], ["再评", "again", "评选"]]
    found = wrong(city, {"举措": rows})
    assert [(row, column) for _, row, column, _ in found] == [(4, "所属举措"), (5, "所属举措")]
    assert "no record is “没有的举措”" in found[0][3]


def test_sentences_keep_their_numbers_when_others_come_before_them(city: Path) -> None:
    before = {record.values(SG.statement)[1].value: record.iri for record in added(city, MEASURES)}
    heading, *rows = MEASURES["举措"]
    answer = skillgraph.add(
        city, book(city, {"举措": [heading, ["新举措", "new", ""], *rows[:2], ["评选", "selections", "行4"]]})
    )
    assert [row.change for row in answer.rows] == ["new"]
    now = triples.to_records(sources.triples_of(city / "records" / "rows.ttl", "x:"))
    assert before.items() <= {record.values(SG.statement)[1].value: record.iri for record in now}.items()


def test_the_same_row_twice_is_told(city: Path) -> None:
    heading, *rows = MEASURES["举措"]
    [[_, row, _, message]] = wrong(city, {"举措": [heading, rows[1], rows[1]]})
    assert (row, "the same as row 2" in message) == (3, True)


QUOTED: list[object] = ["陈述（中文）", "陈述（English）", "来源", "引文"]


@pytest.mark.parametrize("between", ["\n", "\n……\n", "\n...\n"])
def test_a_cell_holds_several_quotes(city: Path, between: str) -> None:
    quotes = between.join(["共有三项举措。", "评出名匠67名。"])
    [record] = added(city, {"举措": [QUOTED, ["甲", "a", "letter", quotes]]})
    assert [each.quote for each in record.evidence] == ["共有三项举措。", "评出名匠67名。"]
    assert [each.section for each in record.evidence] == ["一", "一（一）"]


def test_a_quote_may_be_broken_across_lines(city: Path) -> None:
    [record] = added(city, {"举措": [QUOTED, ["甲", "a", "letter", "甲校与乙公司\n开办订单班。"]]})
    assert [each.quote for each in record.evidence] == ["甲校与乙公司开办订单班。"]


def test_a_passage_outside_the_numbered_sections_is_in_its_paragraph(city: Path) -> None:
    [record] = added(city, {"举措": [QUOTED, ["甲", "a", "letter", "抄送：某局"]]})
    assert record.evidence[0].section == "第7段"


def test_every_row_of_a_long_sheet_is_read(city: Path) -> None:
    rows = [[f"举措{number}", f"measure {number}"] for number in range(60)]
    assert len(added(city, {"举措": [["陈述（中文）", "陈述（English）"], *rows]})) == 60


def test_the_sheet_of_sources_tells_of_a_letter(city: Path) -> None:
    sheets: Sheets = {
        "来源": [["来源编号", "文号", "发文机关", "发文日期"], ["letter", "某函〔2023〕1号", "某局", "2023-05-12"]],
        "单位": [["类别", "名称（中文）"], [_authority(), "某局"]],
    }
    assert skillgraph.add(city, book(city, sheets)).violations == ()
    text = (city / "records" / "letter.ttl").read_text(encoding="utf-8")
    assert "某函〔2023〕1号" in text
    assert "2023-05-12" in text
    assert skillgraph.add(city, city.parent / "letter.md").written
    assert "某函〔2023〕1号" in (city / "records" / "letter.ttl").read_text(encoding="utf-8")


def _authority() -> str:
    """The label of public authorities, as the drop-down has it."""
    from skillgraph import resources, shapes
    from skillgraph.shapes import words
    from skillgraph.vocabulary import RDFS

    return words(shapes.read(resources.ontology()).nodes[SG.PublicAuthority], RDFS.label)["zh"]
