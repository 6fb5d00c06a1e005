"""Who is meant: the unified social credit code counts before the name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

import skillgraph
from skillgraph.adding import sources
from skillgraph.answers.types import Added
from skillgraph.shapes import Properties, group
from skillgraph.vocabulary import ORG, SKOS

# Codes that fit the standard (GB 32100-2015) and belong to nobody.
ONE, OTHER = "91530000TE5T0001XJ", "91530000TE5T0002YN"
HEADINGS = "类别,名称（中文）,名称（English）,编者用名,统一社会信用代码\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return skillgraph.init(tmp_path / "city", title="城", base="https://example.org/city/")


def added(city: Path, name: str, text: str) -> Added:
    file = city.parent / name
    file.write_text(text, encoding="utf-8")
    return skillgraph.add(city, file, "en")


def registry(city: Path) -> dict[str, Properties]:
    return dict(group(sources.triples_of(city / "entities.ttl", "x:")))


def test_an_entity_with_a_code_is_called_by_it(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,{ONE}\n")
    assert list(registry(city)) == [f"https://example.org/city/org/uscc-{ONE.lower()}"]


def test_one_name_with_two_codes_is_two_entities_and_told(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,{ONE}\n")
    answer = added(city, "b.csv", f"{HEADINGS}企业,云南甲有限公司,,,{OTHER}\n")
    assert {node[ORG.identifier][0].value for node in registry(city).values()} == {ONE, OTHER}
    assert any("may be the known" in note for note in answer.notes)
    # From now on the name alone does not say who is meant, and the choice is told.
    answer = added(city, "c.csv", "合作形式,院校方,企业方\n订单班,昆明技师学院,云南甲有限公司\n")
    [wrong] = answer.violations
    assert wrong["value"] == "云南甲有限公司"
    assert f"org/uscc-{ONE.lower()}" in wrong["message"]


def test_one_code_with_two_names_is_one_entity_of_two_names(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,{ONE}\n")
    added(city, "b.csv", f"{HEADINGS}企业,云南甲科技集团有限公司,,,{ONE}\n")
    [node] = registry(city).values()
    assert node[SKOS.prefLabel] == [Literal("云南甲有限公司", language="zh")]
    assert node[SKOS.altLabel] == [Literal("云南甲科技集团有限公司", language="zh")]
    added(city, "c.csv", "合作形式,院校方,企业方\n订单班,昆明技师学院,云南甲科技集团有限公司\n")
    assert len(registry(city)) == 2  # the college is new, the firm is not


def test_a_code_that_is_told_later_is_added_to_who_is_known(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,\n")
    added(city, "b.csv", f"{HEADINGS}企业,云南甲有限公司,Jia Co.,甲,{ONE}\n")
    [(iri, node)] = registry(city).items()
    assert "uscc" not in iri  # an IRI is made once
    assert [value.value for value in node[ORG.identifier]] == [ONE]
    assert Literal("Jia Co.", language="en") in node[SKOS.prefLabel]
    assert node[SKOS.altLabel] == [Literal("甲", language="zh")]


def test_a_code_of_another_class_is_refused(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,{ONE}\n")
    answer = added(city, "b.csv", f"{HEADINGS}机关,甲局,,,{ONE}\n")
    assert [wrong["value"] for wrong in answer.violations] == [ONE]


def test_a_code_in_foreign_rdf_tells_who_is_meant(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,{ONE}\n")
    turtle = (
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<x:a> a org:Organization ; skos:prefLabel "云南甲有限公司"@zh ; org:identifier "{OTHER}" .\n'
        f'<x:b> a org:Organization ; skos:prefLabel "云南甲集团"@zh ; org:identifier "{ONE}" .\n'
    )
    added(city, "b.ttl", turtle)
    known = registry(city)
    assert {node[ORG.identifier][0].value for node in known.values()} == {ONE, OTHER}


def test_a_code_is_no_private_number(city: Path) -> None:
    added(city, "a.csv", f"{HEADINGS}企业,云南甲有限公司,,,{ONE}\n企业,云南乙有限公司,,,91350100123456789R\n")
    assert skillgraph.validate(city, "en").conforms


def test_another_name_that_comes_with_the_sheet_of_sources_is_kept(city: Path) -> None:
    letter = city.parent / "letter.md"
    letter.write_text("# 函\n\n甲校与乙公司开办订单班。", encoding="utf-8")
    issuers = city.parent / "来源.csv"
    issuers.write_text("来源编号,发文机关\nletter,昆明市人力资源和社会保障局\n", encoding="utf-8")
    bodies = city.parent / "单位.csv"
    bodies.write_text(f"{HEADINGS}机关,昆明市人力资源和社会保障局,,市人社局,\n", encoding="utf-8")
    answer = skillgraph.add(city, [letter, issuers, bodies], "zh")
    assert answer.violations == ()
    [node] = registry(city).values()
    assert [value.value for value in node[SKOS.altLabel]] == ["市人社局"]
    assert isinstance(node[SKOS.prefLabel][0], Literal | NamedNode)
