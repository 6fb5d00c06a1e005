"""A report as a Word document, opened again."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from tests.asking import opened
from tests.present.reported import BUREAU, COLLEGE, HOSTILE, told

from skillgraph.graph import Graph
from skillgraph.present.report.word import word

if TYPE_CHECKING:
    from docx.document import Document


@cache
def opened_in_word(name: str, lang: str = "zh") -> Document:
    return docx.Document(io.BytesIO(opened(lang).report(name, format="docx")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_document_says_what_the_page_says(lang: str) -> None:
    report, document = told(COLLEGE, lang), opened_in_word(COLLEGE, lang)
    headings = [each.text for each in document.paragraphs if (each.style and each.style.name == "Heading 1")]
    assert headings == [report.name]
    assert report.partners is not None
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows][1:]
    assert [row[:2] for row in rows] == [[line.partner, line.form] for line in report.partners]
    assert {row[-1] for row in rows} == {"[1]"}
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for passage in report.passages:
        assert f"“{passage.text}” {passage.place}" in text
    for note in report.notes:
        assert note in text


def test_tables_repeat_their_headings_and_cut_no_row() -> None:
    for table in opened_in_word(BUREAU).tables:
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in table.rows[1:])


def test_numbers_lead_to_the_quotes() -> None:
    body = opened_in_word(BUREAU).element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert targets == marks == {f"q{each.number}" for each in told(BUREAU).passages}


def test_both_scripts_have_their_font_and_language() -> None:
    document = opened_in_word(COLLEGE)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    parts = [defaults, *(document.styles[name].element.rPr for name in ("Normal", "Heading 1", "Heading 2"))]
    for part in parts:
        fonts = part.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert not [name for name in fonts.attrib if "Theme" in name]
    assert defaults.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"


def test_the_document_is_of_a4_and_of_nobody() -> None:
    document = opened_in_word(COLLEGE)
    section, about = document.sections[0], document.core_properties
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (about.title, about.language) == ("昆明技师学院", "zh-CN")
    assert (about.author, about.last_modified_by, about.comments, about.created, about.modified) == (
        "",
        "",
        "",
        None,
        None,
    )


def test_the_small_map_has_a_text_in_its_place() -> None:
    (picture,) = opened_in_word(COLLEGE).inline_shapes
    assert picture._inline.docPr.get("descr").startswith("昆明技师学院及其相邻条目：云南云翔玻璃有限责任公司")


def test_without_a_chinese_font_numbers_stand_for_the_names(tmp_path: Path) -> None:
    key = (
        "中间：昆明技师学院；1 云南云翔玻璃有限责任公司（企业：企业新型学徒制）；"
        "2 中国水利水电第十四工程局有限公司（企业：企业新型学徒制）"
    )
    (tmp_path / "msyh.ttc").write_bytes(b"no font")
    for places in ((), (str(tmp_path),), (str(tmp_path / "nowhere"),)):
        document = docx.Document(io.BytesIO(word(told(COLLEGE), places)))
        assert key in [paragraph.text for paragraph in document.paragraphs]
        assert len(document.inline_shapes) == 1
    assert key not in [paragraph.text for paragraph in opened_in_word(COLLEGE).paragraphs]


def test_english_names_need_no_chinese_font() -> None:
    document = docx.Document(io.BytesIO(word(told(COLLEGE, "en"), ())))
    assert not [each for each in document.paragraphs if each.text.startswith("in the middle")]


def test_hostile_names_stay_text_in_word(hostile: Graph) -> None:
    document = docx.Document(io.BytesIO(hostile.report(COLLEGE, format="docx")))
    assert document.core_properties.title == f"{HOSTILE}甲昆明技师学院"
    assert f"{HOSTILE}甲云南云翔玻璃有限责任公司" in [cell.text for cell in document.tables[0].columns[0].cells]


def test_the_archive_holds_no_clock() -> None:
    first, second = (opened("zh").report(BUREAU, format="docx") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
