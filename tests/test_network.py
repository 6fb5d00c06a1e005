"""The networkx graphs say what the read model says, and no more."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from skillgraph.network import network, partner_network
from tests.asking import opened
from tests.readmodel import BASE, Tie, made

COLLEGE, GLASS, BUREAU_14 = "昆明技师学院", "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"
EDGE = {
    "record", "relation", "relation_name", "form", "status", "since", "headcount", "hedge", "together", "symmetric",
    "summary", "evidence", "weight",
}  # fmt: skip


def named(graph: nx.Graph[str], name: str) -> str:
    node: str
    [node] = [node for node, zh in graph.nodes(data="name_zh") if zh == name]
    return node


def test_every_entity_is_a_node_and_every_tie_an_edge() -> None:
    graph, view = opened().network(), opened()._view
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == {entity.iri for entity in view.entities().values()}
    entities, records = view.entities(), view.records({row.record for row in view.links()})
    links = {(entities[row.source].iri, entities[row.target].iri, records[row.record].iri, row.relation)
             for row in view.links()}  # fmt: skip
    partners = {(entities[row.a].iri, entities[row.b].iri, row.iri, "partner") for row in view.partners()}
    edges = [(a, b, edge["record"], edge["relation"]) for a, b, edge in graph.edges(data=True)]
    assert len(edges) == len(set(edges))
    assert set(edges) == links | partners
    assert all(key == f"{edge['record']} {edge['relation']}" for _, _, key, edge in graph.edges(keys=True, data=True))


def test_what_nodes_and_edges_have() -> None:
    graph = opened("en").network()
    college = named(graph, COLLEGE)
    assert {name: value for name, value in graph.nodes[college].items() if name != "unnamed"} == {
        "name": "Kunming Technician College",
        "name_zh": COLLEGE,
        "name_en": "Kunming Technician College",
        "type": "vocational-college",
        "type_name": "vocational college",
    }
    assert all(set(edge) == EDGE and edge["evidence"] for *_, edge in graph.edges(data=True))
    [edge] = graph.get_edge_data(college, named(graph, GLASS)).values()
    assert (edge["relation"], edge["form"], edge["status"]) == ("partner", "new-type-apprenticeship", "asserted")
    assert (edge["headcount"], edge["hedge"], edge["together"], edge["since"]) == (1247, "exact", 2, None)
    assert (edge["relation_name"], edge["weight"]) == ("new-type enterprise apprenticeship", 1)
    assert edge["evidence"][0]["source"] == "昆人社函〔2023〕35号"


def test_partners_are_each_others_and_links_have_a_direction(tmp_path: Path) -> None:
    graph = network(made(tmp_path, [Tie("a", "b"), Tie("c", "b", "belongs-to", "inferred"), Tie("b", "a")], alone="z"))
    a, b, c, z = (BASE + letter for letter in "abcz")
    assert set(graph) == {a, b, c, z}
    assert list(graph.edges(keys=True)) == [
        (a, b, f"{BASE}r1 partner"),
        (a, b, f"{BASE}r3 partner"),
        (b, a, f"{BASE}r1 partner"),
        (b, a, f"{BASE}r3 partner"),
        (c, b, f"{BASE}r2 belongs-to"),
    ]
    assert graph.edges[c, b, f"{BASE}r2 belongs-to"]["symmetric"] is False
    assert graph.edges[c, b, f"{BASE}r2 belongs-to"]["status"] == "inferred"
    assert graph.to_undirected().number_of_edges() == 3


def test_two_partners_are_joined_once_with_all_their_partnerships(tmp_path: Path) -> None:
    ties = [
        Tie("a", "b", status="inferred"),
        Tie("b", "a"),
        Tie("b", "c", status="inferred"),
        Tie("c", "d", "designates"),
    ]
    graph = partner_network(made(tmp_path, ties))
    a, b, c = (BASE + letter for letter in "abc")
    assert type(graph) is nx.Graph
    assert set(graph) == {a, b, c}
    pair = graph.edges[a, b]
    assert (pair["weight"], pair["status"]) == (2, "asserted")
    assert [(record["record"], record["status"]) for record in pair["records"]] == [
        (f"{BASE}r1", "inferred"),
        (f"{BASE}r2", "asserted"),
    ]
    assert all(set(record) == EDGE - {"weight"} for record in pair["records"])
    assert (graph.edges[b, c]["weight"], graph.edges[b, c]["status"]) == (1, "inferred")


def test_two_enterprises_of_one_apprenticeship_are_not_each_others_partners() -> None:
    graph = opened().partner_network()
    assert set(graph.neighbors(named(graph, COLLEGE))) == {named(graph, GLASS), named(graph, BUREAU_14)}
    assert not graph.has_edge(named(graph, GLASS), named(graph, BUREAU_14))


@pytest.mark.parametrize("make", ["network", "partner_network"])
def test_the_same_files_give_the_same_graph_in_the_same_order(make: str) -> None:
    one, another = (getattr(opened(), make)() for _ in range(2))
    assert list(one.nodes(data=True)) == list(another.nodes(data=True))
    assert list(one.edges(data=True)) == list(another.edges(data=True))
