"""The committed pages of the ontology are what the ontology says now."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from docs import make_ontology_page
from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import resources, shapes
from skillgraph.vocabulary import SG

DOCS = Path(__file__).parents[2] / "docs"
MADE = make_ontology_page.pages(resources.ontology())


@pytest.mark.parametrize("name", ["ontology.md", "ontology.zh.md"])
def test_the_page_is_not_stale(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == MADE[name], "run: python docs/make_ontology_page.py"


def test_the_page_tells_of_a_class_with_its_fields_and_their_values() -> None:
    page = MADE["ontology.md"]
    part = page[page.index("### partnership · `sg:Partnership`") :].split("###")[1]
    assert "| form of cooperation | `sg:form` | [forms of cooperation](#scheme-form) | 1 | yes |" in part
    assert "Two or more parties work together in some form." in part


def test_every_link_inside_a_page_leads_somewhere() -> None:
    for page in MADE.values():
        targets = {piece.partition(")")[0] for piece in page.split("](#")[1:]}
        assert targets
        for target in targets:
            assert f'<a id="{target}"></a>' in page, target


def test_both_pages_have_the_same_sections() -> None:
    zh, en = (
        [line.rpartition(" · ")[2] for line in MADE[name].splitlines() if line.startswith("### ")]
        for name in ("ontology.zh.md", "ontology.md")
    )
    assert zh == en


def test_a_deprecated_term_is_shown_as_such_with_what_to_use_instead() -> None:
    ontology = shapes.read(resources.ontology())
    measure = NamedNode(SG.Measure)
    planted = (
        Triple(measure, NamedNode(make_ontology_page.OWL + "deprecated"), Literal(True)),
        Triple(measure, NamedNode(make_ontology_page.DCTERMS + "isReplacedBy"), NamedNode(SG.Intention)),
    )
    page = make_ontology_page.Page(dataclasses.replace(ontology, triples=(*ontology.triples, *planted)), "en")
    assert "**Deprecated**: use `sg:Intention` instead" in list(page.of_class(SG.Measure))
