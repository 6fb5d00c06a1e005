"""The map of the workspace that ships, as the command makes it, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import QuerySolutions
from tests.asking import opened

from skillgraph.errors import UnknownChoice
from skillgraph.graph import Graph

if TYPE_CHECKING:
    from tests.present.conftest import Visitor

ENTITIES = """SELECT (COUNT(DISTINCT ?entity) AS ?count) WHERE {
  ?entity a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <https://w3id.org/skillgraph/ontology#Entity> }"""


def entities(graph: Graph) -> int:
    found = graph._view.store().query(ENTITIES, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return int(next(found)["count"].value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_shows_as_many_entries_as_the_graph_has(visit: Visitor, lang: str) -> None:
    opened_page = visit(opened(lang).map())
    assert int(opened_page.page.locator("#count").inner_text()) == entities(opened())
    assert len(opened_page.hook("nodeIds()")) == entities(opened())


def test_an_entry_tells_its_count_and_its_quote(visit: Visitor) -> None:
    page = visit(opened("zh").map(focus="昆明技师学院")).page
    page.locator("#search").fill("kmjsxy")
    page.locator("#search").press("Enter")
    panel = page.locator("#panel").inner_text()
    assert "150余家" in panel
    assert "共1247人" in panel
    assert "对 1247 人开展企业新型学徒制培养工作" in panel


def test_an_entry_without_relations_shows_the_words_that_name_it(visit: Visitor) -> None:
    page = visit(opened("zh").map()).page
    page.locator("#search").fill("“春城计划”首席技师")
    page.locator("#search").press("Enter")
    assert page.locator("#panel blockquote").count() > 0


@pytest.mark.parametrize("size", [(390, 800), (900, 600), (1280, 800)])
def test_the_labels_around_a_college_are_all_drawn(visit: Visitor, size: tuple[int, int]) -> None:
    page = visit(opened("zh").map(focus="昆明技师学院", hops=2), *size)
    assert len(page.hook("labelBoxes()")) == 3


def test_more_steps_than_there_are_end_all_the_same() -> None:
    assert opened().map(focus="昆明技师学院", hops=10**12) == opened().map(focus="昆明技师学院", hops=9)


def test_only_one_type_and_an_unknown_one(visit: Visitor) -> None:
    page = visit(opened("zh").map(types=("企业",))).page
    assert page.locator("#legend button").count() == 1
    with pytest.raises(UnknownChoice):
        opened().map(types=("行星",))
