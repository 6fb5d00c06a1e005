"""JSON-LD that a person can read, by a context that is made of the ontology."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import rdflib
from tests.asking import ask

from skillgraph import resources, shapes
from skillgraph.export.jsonld import context
from skillgraph.vocabulary import RDF, local_name


def document(*options: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(ask("export", "--format", "jsonld", *options).out)
    return made


def node(iri: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in document()["@graph"] if each["id"] == iri)
    return found


def test_the_context_that_ships_is_that_of_the_ontology() -> None:
    spec = importlib.util.spec_from_file_location("update_context", Path(__file__).with_name("update_context.py"))
    assert spec is not None
    assert spec.loader is not None
    update = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(update)
    assert update.FILE.read_bytes() == update.current(), "run: PYTHONPATH=src python tests/export/update_context.py"


def test_an_export_brings_its_context_and_needs_no_network() -> None:
    own = document()["@context"]
    kept = json.loads((resources.ontology() / "context.jsonld").read_bytes())["@context"]
    assert own == {"@base": "https://w3id.org/skillgraph/kunming-2023/", **kept}


def test_every_field_of_every_form_has_a_name_of_its_own() -> None:
    ontology = shapes.read(resources.ontology())
    paths = {field.path for form in ontology.forms.values() for field in form.fields}
    names = {local_name(path) for path in paths}
    assert len(names) == len(paths)
    terms = context(ontology)
    assert names <= set(terms)
    assert {local_name(name) for name in ontology.forms} <= set(terms)


def test_a_record_reads_as_its_form() -> None:
    iri = "src/kunming-2023-letter/partnership-c6bgdixvct"
    record = node(iri)
    passage = record.pop("evidence")
    parts = [node(part) for part in record.pop("participation")]
    assert record == {
        "id": iri,
        "type": "Partnership",
        "form": "skillgraph:form/new-type-apprenticeship",
        "headcount": 1247,
        "hedge": "skillgraph:hedge/exact",
    }
    assert {(part["participant"], part["role"]) for part in parts} == {
        ("org/kunmingjishixueyuan-ob7pjt", "skillgraph:role/college-side"),
        ("org/yunnanyunxiangboliyouxianzerengongsi-hzznyf", "skillgraph:role/enterprise-side"),
        ("org/zhongguoshuilishuidiandishisigongchengjuyouxiangongsi-a5z7oq", "skillgraph:role/enterprise-side"),
    }
    assert "1247 人" in node(passage)["exact"]


def test_names_are_by_language() -> None:
    assert node("org/kunmingjishixueyuan-ob7pjt")["prefLabel"] == {
        "zh": "昆明技师学院",
        "en": "Kunming Technician College",
    }


def test_the_context_file_reads_an_export_that_has_none() -> None:
    """Who keeps the context apart gets the same triples."""
    whole = document()
    base = whole["@context"]["@base"]
    kept = json.loads((resources.ontology() / "context.jsonld").read_bytes())["@context"]
    apart = json.dumps({"@context": [kept, {"@base": base}], "@graph": whole["@graph"]})
    read = [set(rdflib.Graph().parse(data=text, format="json-ld")) for text in (apart, json.dumps(whole))]
    assert read[0] == read[1]
    assert (None, rdflib.URIRef(RDF.type), None) in rdflib.Graph().parse(data=apart, format="json-ld")
