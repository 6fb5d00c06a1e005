"""The ways real files are broken: one clear sentence each, in Chinese and in English, and nothing is changed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.adding.files import HEADINGS, ROW, add, book, everything, table, workspace
from tests.ingest.files import MAIN, parts_of, zipped

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/e#"'
LINE = ",".join(HEADINGS) + "\n" + ",".join(ROW) + "\n"


def put(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def folder_called(name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).mkdir()
        return folder / name

    return make


def zip_bomb(folder: Path) -> Path:
    """A sheet of three hundred million spaces, in less than a megabyte."""
    rows = f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{" " * 300_000_000}</t></is></c></row></sheetData>'
    return zipped(folder / "a.xlsx", parts_of(rows))


def entities_in_a_workbook(folder: Path) -> Path:
    bomb = f'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "{"&a;" * 50}"><!ENTITY c "{"&b;" * 50}">]>'
    sheet = f'{bomb}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    return zipped(folder / "a.xlsx", parts_of("", {"xl/worksheets/sheet1.xml": sheet}))


def renamed_workbook(folder: Path) -> Path:
    return book(folder / "a.xlsx", [HEADINGS, ROW]).rename(folder / "a.csv")


def workbook_as_turtle(folder: Path) -> Path:
    return book(folder / "a.xlsx", [HEADINGS, ROW]).rename(folder / "a.ttl")


def cut_off(folder: Path) -> Path:
    """A workbook of which half has arrived."""
    content = book(folder / "a.xlsx", [HEADINGS, *[ROW] * 50]).read_bytes()
    (folder / "a.xlsx").write_bytes(content[: len(content) // 2])
    return folder / "a.xlsx"


def encrypted(folder: Path) -> Path:
    """The container that Excel writes for a password: what matters of it is its mark and the name within."""
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4000
    return put("a.xlsx", content)(folder)


DEEP_XML = f"<rdf:RDF {RDF}>" + "<e:a><e:b>" * 20_000 + "</e:b></e:a>" * 20_000 + "</rdf:RDF>"
DEEP_TRIPLE = "<x:a> <x:b> " + "<<( <x:a> <x:b> " * 20_000 + "<x:c>" + " )>>" * 20_000 + " ."
BOMB = (
    f'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "{"&a;" * 99}"><!ENTITY c "{"&b;" * 99}">]><rdf:RDF {RDF}>&c;</rdf:RDF>'
)

# What is brought, and what is said of it behind the name of the file.
BROKEN: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "another encoding": (
        put("a.csv", (LINE + "订单班,").encode() + b"\xff\xfe\xe9\x81\n"),
        "，第 3 行：不是 UTF-8、GB18030（GBK）或带 BOM 的 UTF-16 编码的文字。请另存为 UTF-8 编码的 CSV。",
        ", row 3: neither UTF-8 nor GB18030 (GBK) nor UTF-16 with its mark. Save it as CSV in UTF-8.",
    ),
    "NUL bytes": (
        put("a.csv", LINE.encode() + b"a\0b,c\n"),
        "，第 3 行：含有空字符（NUL），不是文字表格。请另存为 UTF-8 编码的 CSV。",
        ", row 3: there is a NUL character, so this is no table in text. Save it as CSV in UTF-8.",
    ),
    "NUL bytes in a letter": (
        put("a.txt", b"a\0b"),
        "：内容不是文字。请把信件另存为 UTF-8 编码的纯文本。",
        ": this is no text. Save the letter as plain text in UTF-8.",
    ),
    "300 columns": (
        lambda folder: table(folder / "a.csv", [[f"c{number}" for number in range(300)], ["x"] * 300]),
        "，第 1 行：多于 200 列。请删去不需要的列。",
        ", row 1: more than 200 columns. Delete those that are not needed.",
    ),
    "a cell of ten megabytes": (
        lambda folder: table(folder / "a.csv", [HEADINGS, ("订单班", "昆明甲技师学院", "艾" * 3_500_000, "1")]),
        "，第 2 行，C 列：单元格多于 1,000,000 个字符。请缩短，或把全文另存为信件。",
        ", row 2, column C: a cell of more than 1,000,000 characters. Shorten it, or add it as a letter.",
    ),
    "a zip bomb": (
        zip_bomb,
        "：解压后大得异常，可能是恶意文件，未打开。请只保留需要的数据，另存为新文件。",
        ": it would unpack to an extraordinary size, so it was not opened. Copy the data into a new file.",
    ),
    "entities in a workbook": (
        entities_in_a_workbook,
        "：其中的 xl/worksheets/sheet1.xml 声明了文档类型（DOCTYPE），可能是恶意文件，未读取。"
        "请在 Excel 中另存为新文件。",
        ": xl/worksheets/sheet1.xml declares a document type (DOCTYPE), so it was not read. Save it anew in Excel.",
    ),
    "an entity bomb in RDF/XML": (
        put("a.rdf", BOMB.encode()),
        "：声明了文档类型（DOCTYPE），可能有害，未读取。请另存为 Turtle。",
        ": it declares a document type (DOCTYPE), which may do harm, so it was not read. Save it as Turtle.",
    ),
    "a remote context": (
        put("a.jsonld", b'{"@graph": [{"@context": ["https://schema.org/", {"a": "x:a"}], "name": "x"}]}'),
        "：上下文（@context）在别处（https://schema.org/），本程序不联网读取。请把上下文写入文件。",
        ": its context is elsewhere (https://schema.org/), and nothing is fetched. Write the context into the file.",
    ),
    "a remote import": (
        put("a.jsonld", b'{"@context": {"@version": 1.1, "@import": "https://schema.org/"}, "name": "x"}'),
        "：上下文（@context）在别处（https://schema.org/），本程序不联网读取。请把上下文写入文件。",
        ": its context is elsewhere (https://schema.org/), and nothing is fetched. Write the context into the file.",
    ),
    "JSON-LD 20,000 deep": (
        put("a.jsonld", b"[" * 20_000 + b"]" * 20_000),
        "：嵌套多于 50 层，未读取。请另存为没有层次的 N-Triples。",
        ": nested deeper than 50 levels, so it was not read. Save it as N-Triples, which has no levels.",
    ),
    "JSON 20,000 deep": (
        put("a.json", b'{"a":' * 20_000 + b"1" + b"}" * 20_000),
        "：嵌套多于 50 层，不是表格。应为对象的列表。",
        ": nested deeper than 50 levels, so this is no table. Expected is a list of objects.",
    ),
    "RDF/XML 20,000 deep": (
        put("a.rdf", DEEP_XML.encode()),
        "：嵌套多于 50 层，未读取。请另存为没有层次的 N-Triples。",
        ": nested deeper than 50 levels, so it was not read. Save it as N-Triples, which has no levels.",
    ),
    "triples in triples 20,000 deep": (
        put("a.nt", DEEP_TRIPLE.encode()),
        "：嵌套多于 50 层，未读取。请另存为没有层次的 N-Triples。",
        ": nested deeper than 50 levels, so it was not read. Save it as N-Triples, which has no levels.",
    ),
    "a password": (
        encrypted,
        "：有密码保护，无法读取。请在 Excel 中打开并去掉密码，再另存。",
        ": protected by a password. Open it in Excel, remove the password and save it.",
    ),
    "a workbook called CSV": (
        renamed_workbook,
        "：按后缀应为 CSV，内容却是Excel 工作簿（XLSX）。请改正后缀，或打开后另存为 XLSX 或 CSV。",
        ": by its suffix it should be CSV, but it is an Excel workbook (XLSX). "
        "Correct the suffix, or save it anew as XLSX or CSV.",
    ),
    "CSV called a workbook": (
        put("a.xlsx", LINE.encode()),
        "：按后缀应为 XLSX，内容却是文字。请改正后缀，或打开后另存为 XLSX 或 CSV。",
        ": by its suffix it should be XLSX, but it is text. Correct the suffix, or save it anew as XLSX or CSV.",
    ),
    "a workbook called Turtle": (
        workbook_as_turtle,
        "：按后缀应为 Turtle，内容却是ZIP 文件或 Excel 工作簿。请改正后缀，或重新导出。",
        ": by its suffix it should be Turtle, but it is a ZIP file or an Excel workbook. "
        "Correct the suffix, or export it again.",
    ),
    "RDF/XML called Turtle": (
        put("a.ttl", f"<rdf:RDF {RDF}/>".encode()),
        "：按后缀应为 Turtle，内容却是XML。请改正后缀，或重新导出。",
        ": by its suffix it should be Turtle, but it is XML. Correct the suffix, or export it again.",
    ),
    "JSON-LD called N-Quads": (
        put("a.nq", b'{"@id": "x:a"}'),
        "：按后缀应为 N-Quads，内容却是JSON。请改正后缀，或重新导出。",
        ": by its suffix it should be N-Quads, but it is JSON. Correct the suffix, or export it again.",
    ),
    "Turtle called JSON-LD": (
        put("a.jsonld", b"@prefix x: <x:> ."),
        "：按后缀应为 JSON-LD，内容却是别的文字。请改正后缀，或重新导出。",
        ": by its suffix it should be JSON-LD, but it is other text. Correct the suffix, or export it again.",
    ),
    "a slip in Turtle": (
        put("a.ttl", b"<x:a> <x:b>\n<x:c> ,, ."),
        "，第 2 行：不合 Turtle 语法（Parser error at line 2 column 8: , is not a valid RDF object）。"
        "请用写出它的程序重新导出。",
        ", row 2: this is not Turtle (Parser error at line 2 column 8: , is not a valid RDF object). "
        "Export it again from the program that wrote it.",
    ),
    "Turtle in GB18030": (
        put("a.ttl", '<x:a> <x:b> "c" .\n<x:a> <x:b> "昆明" .'.encode("gb18030")),
        "，第 2 行：不是 UTF-8 编码的文字。请另存为 UTF-8 编码。",
        ", row 2: this is not UTF-8. Save the file as UTF-8.",
    ),
    "nothing": (
        put("a.csv", b""),
        "：没有任何内容。请检查是否选对了文件。",
        ": there is nothing in it. Check that it is the file you mean.",
    ),
    "an empty sheet": (
        lambda folder: book(folder / "a.xlsx", []),
        "：没有任何内容。请检查是否选对了文件。",
        ": there is nothing in it. Check that it is the file you mean.",
    ),
    "an empty letter": (
        put("a.md", b"\n \n"),
        "：没有任何内容。请检查是否选对了文件。",
        ": there is nothing in it. Check that it is the file you mean.",
    ),
    "a folder": (folder_called("a.csv"), "：无法读取：这是文件夹。", ": It cannot be read: it is a folder."),
    "a folder of no suffix": (folder_called("a"), "：无法读取：这是文件夹。", ": It cannot be read: it is a folder."),
    "no file": (
        lambda folder: folder / "a.ttl",
        "：无法读取：没有这个文件或文件夹。",
        ": It cannot be read: there is no such file or folder.",
    ),
    "an unknown suffix": (
        put("a.zip", b"x"),
        "：不读取这种后缀的文件。可以读取的有：.xlsx、.csv、.txt、.md、.tsv、.json、.jsonld、.markdown、.nq、.nt、.owl、.rdf、.trig、.ttl。",
        ": files of this suffix are not read. Those that are: .xlsx; .csv; .txt; .md; .tsv; .json; .jsonld; "
        ".markdown; .nq; .nt; .owl; .rdf; .trig; .ttl.",
    ),
    **{
        f"a spreadsheet {suffix}": (
            put(f"a{suffix}", b"x"),
            "：不读取这种电子表格。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv。",
            ": spreadsheets of this format are not read. Open it in Excel or WPS and save it as .xlsx or .csv.",
        )
        for suffix in (".xls", ".ods", ".et", ".XLSB")
    },
    **{
        f"a document {suffix}": (
            put(f"a{suffix}", b"x"),
            "：不读取这种文档。函件请另存为纯文本 .txt；其中的表格请另存为 .xlsx 或 .csv。",
            ": documents of this format are not read. "
            "Save a letter as plain text (.txt), a table in it as .xlsx or .csv.",
        )
        for suffix in (".wps", ".doc", ".docx", ".pdf", ".html")
    },
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("broken") / "city")


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_one_sentence_and_changes_nothing(case: str, city: Path, tmp_path: Path) -> None:
    make, zh, en = BROKEN[case]
    file = make(tmp_path)
    before = everything(city)
    for lang, sentence in (("zh", zh), ("en", en)):
        said = add(city, file, lang=lang)
        assert (said.code, said.raw, said.err) == (1, b"", f"{file}{sentence}\n")
    assert everything(city) == before


def test_a_good_file_beside_a_broken_one_does_not_enter(city: Path, tmp_path: Path) -> None:
    good = table(tmp_path / "good.csv", [HEADINGS, ("冠名班", "昆明丙技师学院", "云南丁有限公司", "30")])
    before = everything(city)
    assert add(city, good, put("a.ttl", b"<x:a>")(tmp_path)).code == 1
    assert everything(city) == before


def test_a_workbook_that_is_cut_off_is_told_to_be_damaged(city: Path, tmp_path: Path) -> None:
    before = everything(city)
    said = add(city, cut_off(tmp_path))
    assert (said.code, said.raw) == (1, b"")
    assert "damaged" in said.err
    assert everything(city) == before


# What is wrong with a cell is told at its place ---------------------------------------------------------------


def wrong(city: Path, file: Path, lang: str = "en") -> list[list[str]]:
    """The rows of the table of what is wrong: sheet, row, column, value, message."""
    before = everything(city)
    said = add(city, file, "--format", "tsv", lang=lang)
    assert said.code == 1
    assert everything(city) == before
    rows = [line.split("\t") for line in said.out.splitlines()[1:]]
    assert {row[0] for row in rows} == {"错误" if lang == "zh" else "error"}
    return [row[2:] for row in rows]


def test_dates_as_numbers_are_told_with_the_day_they_may_be(city: Path, tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [("合作形式", "院校方", "企业方", "开始年份"), (*ROW[:3], 44693)])
    message = "“44693” looks like a spreadsheet's count of days; expected: a year of four digits, such as 2022"
    assert wrong(city, file) == [["合作", "2", "开始年份", "44693", f"{message}; perhaps 2022-05-12"]]


def test_a_formula_without_a_stored_value_is_told_once(city: Path, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "合作"
    page.append(HEADINGS)
    page.append((*ROW[:3], "=SUM(1,2)"))
    made.save(tmp_path / "a.xlsx")
    message = "“=SUM(1,2)”是公式的错误，或没有存下结果；应为：一个整数，如 1247"
    assert wrong(city, tmp_path / "a.xlsx", "zh") == [["合作", "2", "人数", "'=SUM(1,2)", message]]  # as text for Excel


def test_a_sheet_without_headings_is_told(city: Path, tmp_path: Path) -> None:
    [[sheet, row, column, value, message]] = wrong(city, table(tmp_path / "a.csv", [("甲", "乙"), ("1", "2")]))
    assert (sheet, row, column, value) == ("a", "1", "", "")
    assert message.startswith("no headings found")


# What looks broken and is not -----------------------------------------------------------------------------------


def test_semicolons_are_seen_and_said(city: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "a.csv", [HEADINGS, ROW], delimiter=";", encoding="gb18030")
    said = add(city, file, "--dry-run")
    assert said.code == 0
    assert "a.csv: cells are parted by “;”." in said.err + said.out
    assert "a.csv: read as gb18030." in said.err + said.out


def test_merged_cells_are_filled(city: Path, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    page.title = "合作"
    for row in (HEADINGS, ("订单班", "昆明戊技师学院", "云南己有限公司", 10), ("冠名班", None, "云南庚有限公司", 20)):
        page.append(row)
    page.merge_cells("B2:B3")
    made.save(tmp_path / "a.xlsx")
    said = add(city, tmp_path / "a.xlsx", "--dry-run", "--format", "json")
    assert ["昆明戊技师学院" in row["said"] for row in json.loads(said.out)["rows"]] == [True, True]


def test_the_bomb_is_small_until_it_is_opened(tmp_path: Path) -> None:
    file = zip_bomb(tmp_path)
    assert file.stat().st_size < 1_000_000
    assert sum(each.file_size for each in zipfile.ZipFile(file).infolist()) > 300_000_000
