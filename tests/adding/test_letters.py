"""Letters: versions that are kept, what their heads say, how sheets cite them, what is private in them."""

from __future__ import annotations

from pathlib import Path

import pytest

import skillgraph
from skillgraph.adding import sources
from skillgraph.answers.types import Added
from skillgraph.errors import NotAFile, WrongEncoding
from skillgraph.shapes import group
from skillgraph.vocabulary import DCTERMS, SG

LETTER = (
    "# 某市人力资源和社会保障局\n\n某人社函〔2023〕5号\n\n## 某市人力资源和社会保障局 关于技能人才建议答复的函\n\n"
    "昆明技师学院与艾维公司开办订单班，共45人。\n\n（联系人及电话：王五 0871-12345678）\n"
)
ROW = "合作形式,院校方,企业方,人数,来源,引文\n订单班,昆明技师学院,艾维公司,45人,{},{}\n"
QUOTE = "昆明技师学院与艾维公司开办订单班，共45人"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = skillgraph.init(tmp_path / "city", title="城", base="https://example.org/city/")
    letter = written(folder, "letter.md", LETTER)
    assert skillgraph.add(folder, letter).written
    return folder


def written(city: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = city.parent / name
    file.write_text(text, encoding=encoding)
    return file


def added(city: Path, name: str, text: str) -> Added:
    return skillgraph.add(city, written(city, name, text), "en")


def test_the_head_of_a_letter_tells_title_and_number(city: Path) -> None:
    nodes = group(sources.triples_of(city / "records" / "letter.ttl", "x:"))
    [source] = nodes.values()
    assert [title.value for title in source[DCTERMS.title]] == ["某市人力资源和社会保障局关于技能人才建议答复的函"]
    assert [number.value for number in source[SG.documentNumber]] == ["某人社函〔2023〕5号"]


@pytest.mark.parametrize(
    "cited",
    ["letter", "某人社函〔2023〕5号", "某人社函[2023]5号", "某市人力资源和社会保障局关于技能人才建议答复的函"],
)
def test_a_row_may_cite_a_letter_by_all_that_it_is_called(city: Path, cited: str) -> None:
    assert added(city, "a.csv", ROW.format(cited, QUOTE)).written


def test_what_quotes_an_earlier_version_goes_on_resting_on_it(city: Path) -> None:
    added(city, "a.csv", ROW.format("letter", QUOTE))
    answer = added(city, "letter.md", f"谨此更正。\n\n{LETTER}")
    assert any("version 2" in note for note in answer.notes)
    with skillgraph.open(city) as graph:
        [partner] = graph.partners("昆明技师学院").rows
        assert partner.evidence[0].quote == QUOTE
    assert skillgraph.validate(city).conforms
    # A row that is added from now on quotes the last version.
    assert added(city, "b.csv", ROW.format("letter", "谨此更正")).written


@pytest.mark.parametrize("pair", [("list.csv", "list.md"), ("list.md", "list.csv")])
def test_a_letter_and_a_table_of_one_name_are_two_sources(city: Path, pair: tuple[str, str]) -> None:
    texts = {".md": f"另一函。{QUOTE}。", ".csv": "合作形式,院校方,企业方\n订单班,昆明技师学院,艾维公司\n"}
    for name in pair:
        assert added(city, name, texts[Path(name).suffix]).written
        added(city, "c.csv", ROW.format("letter", QUOTE))
    with skillgraph.open(city) as graph:
        assert {row.evidence[0].quote for row in graph.partners("昆明技师学院").rows} == {
            QUOTE, "订单班 | 昆明技师学院 | 艾维公司",
        }  # fmt: skip
    assert len(list((city / "records").glob("list*.ttl"))) == 2


def test_long_names_that_differ_at_their_ends_are_two_sources() -> None:
    names = (f"昆明市人力资源和社会保障局2022年校企合作名单第{batch}批.csv" for batch in "一二")
    one, two = (sources.id_of(Path(name)) for name in names)
    assert one != two
    assert max(len(one), len(two)) <= 60


def test_a_letter_in_the_encoding_of_windows_is_read(city: Path) -> None:
    file = written(city, "信.txt", f"第二函。{QUOTE}。", "gb18030")
    answer = skillgraph.add(city, file, "zh")
    assert any("gb18030" in note for note in answer.notes)
    assert added(city, "a.csv", ROW.format("xin", QUOTE)).written


def test_big5_is_not_taken_for_gb18030(city: Path) -> None:
    file = written(city, "名單.csv", "合作形式,院校方,企業方\n訂單班,昆明技師學院,雲南乙有限公司\n", "big5")
    with pytest.raises(WrongEncoding):
        skillgraph.add(city, file)


def test_a_pipe_is_no_file(city: Path) -> None:
    import os

    os.mkfifo(city.parent / "pipe.csv")
    with pytest.raises(NotAFile):
        skillgraph.add(city, city.parent / "pipe.csv")


@pytest.mark.parametrize(
    "called", ["来源编号,发文日期\nletter", "原文文件,发文日期\nletter.md", "原文文件,发文日期\nletter/1.md"]
)
def test_the_sheet_of_sources_names_a_letter_by_id_or_file(city: Path, called: str) -> None:
    assert added(city, "来源.csv", f"{called},2023-05-12\n").violations == ()
    [source] = group(sources.triples_of(city / "records" / "letter.ttl", "x:")).values()
    assert [day.value for day in source[SG.issuedOn]] == ["2023-05-12"]


def test_rows_cite_a_letter_as_the_sheet_of_sources_beside_them_names_it(city: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in {
        "合作": [
            ["合作形式", "院校方", "企业方", "来源", "引文"],
            ["订单班", "昆明技师学院", "艾维公司", "校企函", QUOTE],
        ],
        "来源": [["来源编号", "题名（中文）"], ["letter", "校企函"]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(city.parent / "book.xlsx")
    assert skillgraph.add(city, city.parent / "book.xlsx").violations == ()


def test_a_source_without_a_quote_is_no_evidence(city: Path) -> None:
    answer = added(city, "a.csv", ROW.format("letter", ""))
    assert [(each["row"], each["column"]) for each in answer.violations] == [(2, "引文")]
    answer = added(city, "a.csv", ROW.format("", QUOTE))
    assert [(each["row"], each["column"]) for each in answer.violations] == [(2, "来源")]


def test_what_a_quote_does_not_bear_is_told_at_its_row(city: Path) -> None:
    answer = added(city, "a.csv", ROW.replace("45人", "约50人").format("letter", QUOTE))
    assert answer.written  # a person decides
    assert {(each["severity"], each["row"]) for each in answer.warnings} == {("warning", 2)}
    assert any("the number 50" in each["message"] for each in answer.warnings)
    assert any("row 2" in note and "the number 50" in note for note in answer.notes)
    assert added(city, "a.csv", ROW.format("letter", QUOTE)).warnings == ()


def test_private_numbers_enter_neither_records_nor_quotes(city: Path) -> None:
    table = (
        "合作形式,院校方,企业方,联系人,联系电话,身份证号,备注\n"
        "订单班,昆明技师学院,艾维公司,王五,13888888888,530102199003074514,手机13888888888\n"
    )
    assert added(city, "a.csv", table).written
    told = "".join(file.read_text(encoding="utf-8") for file in (city / "records").glob("*.ttl"))
    told += (city / "sources" / "a" / "1.txt").read_text(encoding="utf-8")
    assert not [word for word in ("王五", "13888888888", "530102199003074514") if word in told]
    assert skillgraph.validate(city).conforms
    for row in (
        "订单班,昆明技师学院,丙公司 联系人张三13888888888,,,",
        "订单班,昆明技师学院,丙公司,,letter,（联系人及电话：王五 0871-12345678）",
    ):
        answer = added(city, "b.csv", f"合作形式,院校方,企业方,人数,来源,引文\n{row}\n")
        assert not answer.written
        assert "number of a telephone" in answer.violations[0]["message"]
        assert "13888888888" not in str(answer.violations)
