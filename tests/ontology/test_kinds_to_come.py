"""Kinds of record that the Kunming letter names nothing for: they validate, show and answer all the same.

The text and all names in it are made up for this test: 甲市 and what is in it do not exist.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from tests.asking import ask

from skillgraph import resources, shapes, triples
from skillgraph.records import Record, Value
from skillgraph.vocabulary import DCTERMS, GRADE, LEVEL, OCCUPATION, RDF, SG, SKOS, XSD

BASE = "https://example.org/made-up/"
SOURCE = f"{BASE}src/notice"
TEXT = (
    "一、2031年，甲市人社局设立甲工作室，为市级技能大师工作室，设在甲公司，领办人为乙师傅。"
    "甲公司于2031年按首席技师聘任制度聘任乙师傅为首席技师。"
    "甲公司于2031年向甲市人社局备案，可认定装配钳工高级工。\n"
)
ENTITIES = {
    "bureau": ("甲市人社局", "Bureau A", SG.PublicAuthority),
    "company": ("甲公司", "Company A", SG.Enterprise),
    "studio": ("甲工作室", "Studio A", SG.Studio),
    "person": ("乙师傅", "Master B", SG.Person),
    "system": ("首席技师聘任制度", "Chief-Technician System", SG.System),
}
YEAR = Literal("2031", datatype=NamedNode(XSD.gYear))


def entity(key: str) -> NamedNode:
    return NamedNode(BASE + key)


RECORDS: dict[str, tuple[str, list[tuple[str, Value]], str]] = {
    "studio-recognition": (
        SG.StudioRecognition,
        [
            (SG.studio, entity("studio")),
            (SG.host, entity("company")),
            (SG.lead, entity("person")),
            (SG.level, NamedNode(LEVEL.municipal)),
            (SG.authority, entity("bureau")),
            (SG.year, YEAR),
        ],
        "2031年，甲市人社局设立甲工作室，为市级技能大师工作室，设在甲公司，领办人为乙师傅。",
    ),
    "appointment": (
        SG.Appointment,
        [
            (SG.appointee, entity("person")),
            (SG.employer, entity("company")),
            (SG.system, entity("system")),
            (SG.grade, NamedNode(GRADE["chief-technician"])),
            (SG.year, YEAR),
        ],
        "甲公司于2031年按首席技师聘任制度聘任乙师傅为首席技师。",
    ),
    "assessment-filing": (
        SG.AssessmentFiling,
        [
            (SG.body, entity("company")),
            (SG.occupation, NamedNode(OCCUPATION["assembly-fitter"])),
            (SG.grade, NamedNode(GRADE.senior)),
            (SG.authority, entity("bureau")),
            (SG.year, YEAR),
        ],
        "甲公司于2031年向甲市人社局备案，可认定装配钳工高级工。",
    ),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up")
    (folder / "sources" / "notice").mkdir(parents=True)
    (folder / "sources" / "notice" / "1.txt").write_bytes(TEXT.encode())
    (folder / "records").mkdir()
    (folder / "skillgraph.toml").write_text(
        f'title = {{ zh = "虚构", en = "Made up" }}\nbase = "{BASE}"\n', encoding="utf-8"
    )
    named = [
        Triple(entity(key), NamedNode(predicate), value)
        for key, (zh, en, kind) in ENTITIES.items()
        for predicate, value in (
            (RDF.type, NamedNode(kind)),
            (SKOS.prefLabel, Literal(zh, language="zh")),
            (SKOS.prefLabel, Literal(en, language="en")),
        )
    ]
    (folder / "entities.ttl").write_bytes(triples.to_turtle(named))
    forms = shapes.read(resources.ontology()).forms
    source = [
        Triple(NamedNode(SOURCE), NamedNode(predicate), value)
        for predicate, value in (
            (RDF.type, NamedNode(SG.Source)),
            (DCTERMS.title, Literal("虚构的通知", language="zh")),
            (DCTERMS.title, Literal("A made-up notice", language="en")),
            (SG.textFile, Literal("notice/1.txt")),
        )
    ]
    records = [
        triple
        for code, (kind, fields, quote) in RECORDS.items()
        for triple in triples.from_record(
            Record(
                triples.mint_record(SOURCE, forms[kind], code, fields),
                kind,
                tuple(fields),
                (),
                (triples.anchor(TEXT, quote, SOURCE, "1", "一"),),
            )
        )
    ]
    (folder / "records" / "notice.ttl").write_bytes(triples.to_turtle([*source, *records]))
    return folder


def said(workspace: Path, *command: str) -> dict[str, Any]:
    answer = ask(*command, "-w", str(workspace), "--format", "json")
    assert answer.code == 0, answer.err
    content: dict[str, Any] = json.loads(answer.out)
    return content


def test_they_are_well(workspace: Path) -> None:
    assert said(workspace, "validate") == {"conforms": True, "violations": []}


SENTENCES = {
    "zh": {
        "甲市人社局": [
            ("authority", "甲工作室于2031年由甲市人社局设立或认定为市级工作室，设在甲公司，领办人乙师傅"),
            ("authority", "甲公司于2031年向甲市人社局备案，可认定装配钳工（高级工）"),
        ],
        "乙师傅": [
            ("lead", "甲工作室于2031年由甲市人社局设立或认定为市级工作室，设在甲公司，领办人乙师傅"),
            ("appointee", "甲公司于2031年按首席技师聘任制度聘任乙师傅（首席技师）"),
        ],
        "甲工作室": [("studio", "甲工作室于2031年由甲市人社局设立或认定为市级工作室，设在甲公司，领办人乙师傅")],
        "2031年": [
            ("year", "甲工作室于2031年由甲市人社局设立或认定为市级工作室，设在甲公司，领办人乙师傅"),
            ("year", "甲公司于2031年按首席技师聘任制度聘任乙师傅（首席技师）"),
            ("year", "甲公司于2031年向甲市人社局备案，可认定装配钳工（高级工）"),
        ],
    },
    "en": {
        "Company A": [
            (
                "host",
                "Studio A was set up or recognised in 2031 by Bureau A, municipal, hosted by Company A,"
                " led by Master B",
            ),
            ("employer", "Company A appointed Master B under Chief-Technician System (chief technician) in 2031"),
            ("body", "Company A is filed with Bureau A to assess assembly fitter (senior worker) since 2031"),
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "name"), [(lang, name) for lang, names in SENTENCES.items() for name in names], ids=lambda each: each
)
def test_they_are_shown(workspace: Path, lang: str, name: str) -> None:
    answer = said(workspace, "show", name, "--lang", lang)
    assert [(record["role"], record["summary"]) for record in answer["records"]] == SENTENCES[lang][name]


@pytest.mark.parametrize(
    ("number", "kind"), [(10, "studio-recognition"), (17, "assessment-filing"), (46, "appointment")]
)
def test_they_answer_the_questions_that_the_letter_leaves_open(workspace: Path, number: int, kind: str) -> None:
    answer = said(workspace, "ask", str(number))
    assert (answer["answered"], len(answer["rows"])) == ("partly", 1)
    assert f"/{kind}-" in answer["rows"][0]["record"]


def test_the_map_joins_host_lead_and_year(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    assert ask("map", "-w", str(workspace), "-o", str(file), "--lang", "zh").code == 0
    page = file.read_text(encoding="utf-8")
    for relation in ("所在单位", "领办", "聘任", "接受备案", "年份"):
        assert relation in page
