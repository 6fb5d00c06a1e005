"""The description of the data set agrees with the data set."""

from __future__ import annotations

import shutil
from pathlib import Path

import rdflib
from tests.asking import ask

from skillgraph import resources
from skillgraph.vocabulary import SG

VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
DATASET = rdflib.URIRef("https://w3id.org/skillgraph/kunming-2023/")


def graph(form: str, *options: str) -> rdflib.Graph:
    said = ask("export", "-w", str(resources.example()), "--format", form, *options)
    assert said.code == 0, said.err
    return rdflib.Graph().parse(data=said.raw, format="turtle")


def test_it_names_title_licence_languages_and_sources() -> None:
    about = graph("void")
    titles = {("zh", "昆明市高技能人才，2023年"), ("en", "High-skilled talent of Kunming, 2023")}
    assert set(about.objects(DATASET, DCTERMS.title)) == {rdflib.Literal(text, lang=lang) for lang, text in titles}
    assert set(about.objects(DATASET, DCTERMS.license)) == {rdflib.URIRef("https://spdx.org/licenses/Apache-2.0")}
    assert {str(each)[-2:] for each in about.objects(DATASET, DCTERMS.language)} == {"zh", "en"}
    (source,) = about.objects(DATASET, DCTERMS.source)
    assert about.value(source, rdflib.URIRef(SG.documentNumber)) == rdflib.Literal("昆人社函〔2023〕35号")


def test_its_counts_are_those_of_the_export() -> None:
    for options in ((), ("--no-evidence",)):
        about, whole = graph("void", *options), graph("turtle", *options)
        counted = {name: about.value(DATASET, VOID[name]) for name in ("triples", "distinctSubjects", "properties")}
        assert counted == {
            "triples": rdflib.Literal(len(whole)),
            "distinctSubjects": rdflib.Literal(len(set(whole.subjects()))),
            "properties": rdflib.Literal(len(set(whole.predicates()))),
        }
        for part in about.objects(DATASET, VOID.classPartition):
            members = whole.subjects(rdflib.RDF.type, about.value(part, VOID["class"]))
            assert about.value(part, VOID.entities) == rdflib.Literal(len(set(members)))
        for part in about.objects(DATASET, VOID.propertyPartition):
            uses = whole.triples((None, about.value(part, VOID.property), None))
            assert about.value(part, VOID.triples) == rdflib.Literal(len(list(uses)))
        assert {about.value(part, VOID["class"]) for part in about.objects(DATASET, VOID.classPartition)} == set(
            whole.objects(None, rdflib.RDF.type)
        )


def test_without_evidence_no_class_of_it_is_described() -> None:
    assert rdflib.URIRef(SG.Evidence) not in set(graph("void", "--no-evidence").objects(None, VOID["class"]))


def test_a_licence_is_an_iri_or_the_words_that_stand_there(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(resources.example(), folder)
    settings = folder / "skillgraph.toml"
    kept = settings.read_text("utf-8")
    for said, wanted in (
        ("https://example.org/licence", rdflib.URIRef("https://example.org/licence")),
        ("for teaching only", rdflib.Literal("for teaching only")),
        ("", None),
    ):
        settings.write_text(kept.replace('"Apache-2.0"', f'"{said}"'), encoding="utf-8")
        text = ask("export", "-w", str(folder), "--format", "void").raw
        assert rdflib.Graph().parse(data=text, format="turtle").value(DATASET, DCTERMS.license) == wanted
