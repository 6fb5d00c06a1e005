"""Who connects others: by hand, by every pair counted one by one, by networkx's constraint, and on Kunming."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.asking import ask, opened
from tests.readmodel import BASE, Tie, made

from skillgraph.analysis.bridging import Roles, pairs, role, roles
from skillgraph.analysis.brokered import brokered
from skillgraph.analysis.brokering import brokers
from skillgraph.errors import UnknownChoice
from skillgraph.present import groups

TYPES = {"h": "college", "a": "firm", "b": "firm", "c": "college", "d": "bureau", "e": "college", "f": "firm"}
# h has partners a b (firms), c e (colleges) and d (a bureau); a and d are partners too, and f is behind b.
EDGES = ["ha", "hb", "hc", "he", "hd", "ad", "bf"]
NODES = st.sampled_from("abcdefh")


def graph_of(edges: list[str]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for number, edge in enumerate(edges):
        a, b = edge[0], edge[1]
        form = "order-class" if "f" in (a, b) else "named-class"
        graph.add_edge(a, b, weight=1, records=[{"record": f"r{number}", "form": form, "relation_name": form}])
    for node in graph:
        graph.add_node(node, name=node.upper(), type=TYPES[node], type_name=TYPES[node])
    return graph


def test_roles_by_hand() -> None:
    """h: c-e are its own kind; each of them with a, b and d; a-b are of one other kind; b-d of two, a-d partners."""
    graph = graph_of(EDGES)
    assert roles(graph, "h", TYPES) == Roles(liaison=1, gatekeeper=6, itinerant=1, coordinator=1)
    assert next(pairs(graph, "h", TYPES)) == ("b", "d")
    answer = brokers(graph, "en")
    assert [(row.broker.entity, row.roles.total) for row in answer.rows] == [("h", 9), ("b", 1)]
    # b is a firm, between f, a firm, and h, a college.
    assert answer.rows[1].roles == Roles(0, 1, 0, 0)
    assert [(pair.a, pair.b, pair.role) for pair in answer.rows[1].pairs] == [("f", "h", "gatekeeper")]


def test_constraint_by_hand() -> None:
    """b has two partners that share nothing: (1/2)² + (1/2)²."""
    assert brokers(graph_of(EDGES), "en").rows[1].constraint == 0.5


@given(st.lists(st.tuples(NODES, NODES).filter(lambda edge: edge[0] != edge[1]), min_size=1, max_size=14))
def test_roles_are_those_of_every_path_of_two_steps(edges: list[tuple[str, str]]) -> None:
    """Gould and Fernandez count directed paths a → v → b; both directions of a pair are here, so each counts twice."""
    graph = graph_of([a + b for a, b in edges])
    for node in graph:
        counted = dict.fromkeys(Roles._fields, 0)
        for a, b in permutations(graph.adj[node], 2):
            if not graph.has_edge(a, b):
                own, one, other = TYPES[node], TYPES[a], TYPES[b]
                if one == own == other:
                    counted["coordinator"] += 1
                elif one == other:
                    counted["itinerant"] += 1
                elif own in (one, other):
                    counted["gatekeeper"] += 1  # or representative, by the direction
                else:
                    counted["liaison"] += 1
        assert {name: 2 * number for name, number in roles(graph, node, TYPES)._asdict().items()} == counted
        told = list(pairs(graph, node, TYPES))
        assert len(told) == len({frozenset(pair) for pair in told}) == roles(graph, node, TYPES).total
        order = [Roles._fields.index(role(TYPES[node], TYPES[a], TYPES[b])) for a, b in told]
        assert order == sorted(order)


def test_the_constraint_is_networkxs() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(60, 2, seed=7), str)
    nx.set_node_attributes(graph, {node: {"name": node, "type": str(len(node)), "type_name": ""} for node in graph})
    answer = brokers(graph, "en")
    expected = nx.constraint(graph)
    assert {row.broker.entity: row.constraint for row in answer.rows} == pytest.approx(
        {row.broker.entity: expected[row.broker.entity] for row in answer.rows}
    )
    assert {row.broker.entity for row in answer.rows} == {
        node for node in graph if any(not graph.has_edge(a, b) for a, b in permutations(graph.adj[node], 2))
    }
    totals = [row.roles.total for row in answer.rows]
    assert totals == sorted(totals, reverse=True)


def test_limits_leave_out_and_say_so() -> None:
    answer = brokers(graph_of(EDGES), "en", limit=1, most_pairs=2)
    assert [(row.broker.entity, len(row.pairs), row.roles.total) for row in answer.rows] == [("h", 2, 9)]
    assert "Pairs that are counted and not listed: 7." in answer.notes
    assert "Brokers that come behind and are not listed: 1." in answer.notes
    assert brokers(graph_of(EDGES), "en", limit=0).rows == ()


def test_those_who_connect_as_many_as_the_last_are_told() -> None:
    assert [row.broker.entity for row in brokers(graph_of(["ab", "bc", "cd"]), "en", limit=1).rows] == ["b", "c"]


def test_a_triangle_has_no_broker() -> None:
    answer = brokers(graph_of(["ab", "bc", "ac"]), "zh")
    assert answer.rows == ()
    assert groups.brokers(answer, "zh").empty == "没有中间人：这里没有谁的两个合作方彼此没有合作。"


@pytest.mark.parametrize("by", ["type", "kind", "community"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_network_has_no_broker(by: str, lang: str, tmp_path: Path) -> None:
    assert brokers(nx.Graph(), lang, by).rows == ()
    assert brokered(made(tmp_path, [], alone="z"), lang, by).rows == ()


def test_by_the_forms_they_cooperate_in() -> None:
    rows = brokers(graph_of(EDGES), "en", "form of cooperation").rows
    b = next(row for row in rows if row.broker.entity == "b")
    assert (b.group, b.group_name) == ("named-class + order-class", "named-class and order-class")
    assert b.roles == Roles(1, 0, 0, 0)


@pytest.mark.parametrize(
    ("by", "zh", "en"),
    [
        ("type", "由它相连；同一类别为一组。", "each other's; all of one kind are a group."),
        ("kind", "由它相连；合作形式完全相同的为一组。", "all who cooperate in the same forms are a group."),
        ("community", "由它相连；群组由 skillgraph communities 划分。", "that skillgraph communities finds."),
    ],
)
def test_the_first_note_says_what_a_group_is(by: str, zh: str, en: str) -> None:
    assert brokers(graph_of(EDGES), "zh", by).notes[0].endswith(zh)
    assert brokers(graph_of(EDGES), "en", by).notes[0].endswith(en)


def test_by_community() -> None:
    graph = graph_of(["ab", "bc", "ac", "cd", "de", "ef", "df"])
    rows = {row.broker.entity: row for row in brokers(graph, "en", "community").rows}
    assert set(rows) == {"c", "d"}
    assert (rows["c"].group_name, rows["c"].roles) == ("group 1 (C)", Roles(0, 2, 0, 0))


def test_a_pair_in_one_partnership_with_its_broker_is_told() -> None:
    graph = graph_of(["ha", "hb"])
    assert not any("in one partnership" in note for note in brokers(graph, "en").notes)
    graph.edges["h", "b"]["records"] = graph.edges["h", "a"]["records"]
    assert any(
        "in one partnership with their broker: 1, such as A and B with H" in n for n in brokers(graph, "en").notes
    )


# Kunming --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "name"), [("zh", "昆明技师学院"), ("en", "Kunming Technician College")])
@pytest.mark.parametrize(("by", "kind"), [("type", "itinerant"), ("kind", "coordinator"), ("community", "coordinator")])
def test_kunming_has_one_broker(by: str, kind: str, lang: str, name: str) -> None:
    said = ask("brokers", "--by", by, "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, set(answer), answer["by"]) == (0, {"by", "rows", "notes"}, by)
    [row] = answer["rows"]
    assert set(row) == {
        "entity", "name", "type", "type_name", "group", "group_name", "roles", "pairs", "constraint",
    }  # fmt: skip
    assert (row["name"], row["type"], row["constraint"]) == (name, "vocational-college", 0.5)
    assert row["roles"] == {**dict.fromkeys(Roles._fields, 0), kind: 1}
    assert [set(pair) for pair in row["pairs"]] == [{"a", "a_name", "b", "b_name", "role"}]
    assert row["pairs"][0]["role"] == kind
    assert any("150余家" in note or "over 150" in note for note in answer["notes"])
    for form in ("table", "csv", "tsv", "md"):
        assert name in ask("brokers", "--by", by, "--lang", lang, "--format", form).out


def test_a_made_workspace_has_its_broker(tmp_path: Path) -> None:
    types = {"a": "vocational-college", "c": "vocational-college"}
    answer = brokered(made(tmp_path, [Tie("a", "b"), Tie("c", "b"), Tie("c", "d")], types), "zh")
    assert [(row.broker.entity, row.roles.itinerant) for row in answer.rows] == [(f"{BASE}b", 1), (f"{BASE}c", 1)]


def test_python_gives_rows_for_frames() -> None:
    [row] = opened("en").brokers().to_dicts()
    assert (row["itinerant"], row["total"]) == (1, 1)
    assert all(isinstance(value, str | int | float) for value in row.values())
    assert "<table>" in opened("en").brokers()._repr_html_()  # type: ignore[attr-defined]


def test_what_is_no_grouping_is_told() -> None:
    with pytest.raises(UnknownChoice):
        brokers(graph_of(EDGES), "en", "colour")
    said = ask("brokers", "--by", "colour", "--lang", "zh")
    assert (said.code, said.raw) == (2, b"")
    assert "--by 没有“colour”这一项。可选：type、kind、area、sector、community。" in said.err


def test_areas_are_joined_by_who_connects_them() -> None:
    """a in the north, m and b in the south; z is nowhere on record, and so joins nothing here."""
    graph = nx.Graph([("a", "m"), ("m", "b"), ("m", "z")])
    for node in graph:
        graph.nodes[node].update(name=node, type="t", type_name="T")
    for node, area in (("a", "north"), ("m", "south"), ("b", "south")):
        graph.nodes[node]["areas"] = [(area, area)]
    answer = brokers(graph, "en", "area")
    assert [(row.broker.name, row.group, row.roles.total) for row in answer.rows] == [("m", "south", 1)]
    assert [{pair.a_name, pair.b_name} for pair in answer.rows[0].pairs] == [{"a", "b"}]
    assert answer.notes[-1] == "Left out, since no record tells the area: 1."


@pytest.mark.parametrize(
    ("by", "said"), [("area", "没有记录写明其地域的有 7 个，不参与比较。"), ("sector", "产业或职业的有 9 个")]
)
def test_what_no_record_tells_is_said(by: str, said: str) -> None:
    answer = opened("zh").brokers(by)
    assert answer.rows == ()
    assert any(said in note for note in answer.notes)
