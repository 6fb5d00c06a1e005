"""What a report tells of an entity of the letter, as values, and what the library gives."""

from __future__ import annotations

import re

import pytest
from tests.asking import opened
from tests.present.reported import BUREAU, COLLEGE, EVERYBODY, MASTER, UNIT, told

from skillgraph.errors import AmbiguousName, UnknownChoice, UnknownName
from skillgraph.present.notebook import Page
from skillgraph.text import one_line

LETTER = "昆人社函〔2023〕35号"
APPRENTICES = (
    "昆明技师学院与省内外大、中型企业 150 余家开展深度合作，并与中国水利水电第十四工程局有限公司、"
    "云南云翔玻璃有限责任公司对 1247 人开展企业新型学徒制培养工作。"
)


def test_partners_are_those_of_the_answer_and_a_shared_head_count_is_said_to_be_shared() -> None:
    report = told(COLLEGE)
    assert report.partners is not None
    assert [(line.partner, line.form, line.since, line.people, line.status) for line in report.partners] == [
        ("云南云翔玻璃有限责任公司", "企业新型学徒制", "", "1247（两家合计）", "asserted"),
        ("中国水利水电第十四工程局有限公司", "企业新型学徒制", "", "1247（两家合计）", "asserted"),
    ]
    assert "1247人为中国水利水电第十四工程局有限公司、云南云翔玻璃有限责任公司两家合计" in "".join(report.notes)
    english = told(COLLEGE, "en").partners
    assert english is not None
    assert {line.people for line in english} == {"1,247 (for both together)"}


def test_what_is_counted_and_not_named_stays_a_count() -> None:
    report = told(COLLEGE)
    assert [line.text for line in report.facts] == [
        "合作企业数量（昆明技师学院）（省内外大、中型企业）：150余家（时点数，截至2023-05-12）",
        "企业新型学徒制培养人数（昆明技师学院）（两家企业合计）：1247人（时点数，截至2023-05-12）",
    ]
    assert report.notes[0] == (
        "昆明技师学院与省内外大、中型企业150余家合作（校企合作），未具名（截至2023-05-12）。"
        "来源未说明具名的合作方是否包含在内。[1]"
    )


def test_a_passage_stands_once_whatever_rests_on_it() -> None:
    report = told(COLLEGE)
    assert [(each.number, each.text, each.place) for each in report.passages] == [
        (1, APPRENTICES, f"{LETTER} 二（三）")
    ]
    assert {line.quotes for line in report.facts} == {(1,)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_each_row_points_to_the_words_of_its_record(name: str, lang: str) -> None:
    report = told(name, lang)
    passages = {each.number: each.text for each in report.passages}
    said = {one_line(record.summary): record for record in opened(lang).show(name).records}
    assert list(passages) == list(range(1, len(passages) + 1))
    for line in (*report.facts, *report.relations):
        record = said[line.text]
        assert [passages[number] for number in line.quotes] == [one_line(item.quote) for item in record.evidence]
        assert (line.status, line.kind) == (record.status, record.type_name)
    used = {number for line in (*report.facts, *report.relations) for number in line.quotes}
    used |= {number for partner in report.partners or () for number in partner.quotes}
    used |= {number for each in report.written for number in each.quotes}
    used |= {int(number) for note in report.notes for number in re.findall(r"\[(\d+)\]", note)}
    assert used == set(passages)


@pytest.mark.parametrize("name", EVERYBODY)
def test_nothing_known_is_lost_without_a_word(name: str) -> None:
    report, graph = told(name), opened("zh")
    shown = graph.show(name)
    counted = graph._view.counted(graph.entity(name)[0].id)
    rows = len(report.facts) + len(report.relations) + len(report.written)
    partnerships = {row.partnership for row in graph.partners(name).rows}
    left_out = sum(report.more[part] for part in ("facts", "relations"))
    assert rows + len(partnerships) + len(counted) + left_out == len({record.record for record in shown.records})


def test_what_is_inferred_says_so_and_by_which_rule() -> None:
    report = told(UNIT, "en")
    assert {line.kind: line.status for line in report.relations} == {
        "establishment": "asserted", "affiliation": "inferred", "partnership": "inferred",
    }  # fmt: skip
    assert any("by the rule “affiliation by name”" in note for note in report.notes)
    assert {each.name: each.stated for each in report.neighbours} == {
        "Education Department of Kunming": True,
        "Guandu Vocational High School": False,
    }


def test_a_source_is_cited_with_number_issuer_and_day() -> None:
    (source,) = told(COLLEGE).sources
    assert (source.number, source.issuer, source.issued) == (LETTER, "昆明市人力资源和社会保障局", "2023-05-12")
    assert source.title.startswith("昆明市人力资源和社会保障局关于昆明市第十五届人大三次会议")


def test_names_stand_with_the_words_that_use_them() -> None:
    report = told(BUREAU)
    passages = {each.number: each.text for each in report.passages}
    assert [each.text for each in report.written][:2] == ["昆人社", "昆明市人力资源和社会保障局"]
    for name in report.written:
        assert any(name.text in passages[number] for number in name.quotes)
    assert [each.text for each in report.editorial] == ["Kunming HRSS Bureau", "昆明市人社局"]


def test_who_can_have_no_partner_is_not_said_to_have_none() -> None:
    assert told(MASTER).partners is None
    assert told("云南技师学院").partners == ()
    assert told("云南技师学院").no_partner == "来源没有写明云南技师学院的合作方；这不等于没有合作方。"


def test_the_library_gives_a_page_for_a_notebook_and_bytes_for_word() -> None:
    page = opened("en").report("kmjsxy")
    assert isinstance(page, Page)
    assert page._repr_html_().startswith("<iframe srcdoc=")
    assert isinstance(opened("en").report("kmjsxy", format="docx"), bytes)


def test_what_cannot_be_made_is_refused() -> None:
    for name, error in (("乌有乡", UnknownName), ("云内", AmbiguousName)):
        with pytest.raises(error):
            opened("zh").report(name)
    with pytest.raises(UnknownChoice):
        opened("zh").report(COLLEGE, format="pdf")  # type: ignore[call-overload]
