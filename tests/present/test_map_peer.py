"""The peer that the map is measured beside: pyvis is given what our page shows, and draws it without a network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.asking import opened
from tests.present.facts import facts_of

import graph_of_page
import peer_pyvis
from skillgraph.present.map import MapData, Node, document, page

if TYPE_CHECKING:
    from tests.present.conftest import Visitor


def test_the_peer_is_given_the_entries_and_lines_of_the_page() -> None:
    html = opened().map()
    told = facts_of(html)
    graph = graph_of_page.graph(html, 800, 600)
    ids = [entry["id"] for entry in told["entries"]]
    shown = [each for each in told["relations"] if each["status"] in told["shown"]]
    assert [node["id"] for node in graph["nodes"]] == ids
    assert {frozenset(pair) for pair in graph["edges"]} == {
        frozenset((ids[each["source"]], ids[each["target"]])) for each in shown
    }
    assert len({(node["x"], node["y"]) for node in graph["nodes"]}) == len(ids)
    assert all(node["label"] and node["size"] > 0 for node in graph["nodes"])


def test_packed_facts_are_read_too() -> None:
    node = Node("a", {"zh": "合成企业"}, "enterprise", {"zh": "企业"})
    data = MapData({"zh": "合成"}, (node, replace(node, id="b")))
    large = page(replace(data, notes=({"zh": "合成" * document.LARGE},)), "zh")
    assert "data-packed" in large
    assert graph_of_page.graph(large, 800, 600) == graph_of_page.graph(page(data, "zh"), 800, 600)


def test_the_peer_made_offline_asks_for_nothing_and_stands_where_ours_does(visit: Visitor) -> None:
    graph = graph_of_page.graph(opened().map(), 800, 600)
    peer = visit(peer_pyvis.page(graph, "offline")).page
    places = peer.evaluate("network.getPositions()")
    assert places == {node["id"]: {"x": node["x"], "y": node["y"]} for node in graph["nodes"]}
    assert "https://" in peer_pyvis.page(graph, "defaults").split("<body>")[0]
