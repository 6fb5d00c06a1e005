"""Which groups a network falls into: by hand on small graphs, by networkx's own functions, and on Kunming."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.asking import ENVIRONMENT, ask, opened
from tests.readmodel import BASE, Tie, made

from skillgraph.analysis.communities import Communities, communities
from skillgraph.analysis.engine.leiden import RUNS, agreement
from skillgraph.analysis.grouped import grouped
from skillgraph.analysis.partition import divide
from skillgraph.present import groups

# Two triangles that one edge joins, and a pair apart from them.
EDGES = ["ab", "bc", "ac", "cd", "de", "ef", "df", "xy"]
LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=9)


def graph_of(edges: list[str]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for number, edge in enumerate(edges):
        record = {"record": f"r{number}", "form": "order-class", "relation_name": "order class", "evidence": []}
        graph.add_edge(edge[0], edge[1], weight=1, records=[record])
    for node in graph:
        graph.add_node(node, name=node.upper(), type="college" if node in "ace" else "firm", type_name="")
    return graph


def names(answer: Communities) -> list[str]:
    return ["".join(each.entity for each in row.members) for row in answer.rows]


def test_groups_by_hand() -> None:
    """Eight edges: 3 of 8 in each triangle, whose degrees are 7 of 16 each; 1 of 8 in the pair, whose are 2 of 16."""
    answer = communities(graph_of(EDGES), "en")
    assert names(answer) == ["cab", "def", "xy"]
    assert answer.modularity == pytest.approx(7 / 8 - 2 * (7 / 16) ** 2 - (2 / 16) ** 2)
    assert answer.stability == 1
    first = answer.rows[0]
    assert (first.group, first.size, [each.name for each in first.leaders]) == (1, 3, ["C", "A", "B"])
    assert [(each.type, each.number) for each in first.kinds] == [("college", 2), ("firm", 1)]
    # The edge between the triangles is in neither.
    assert [[each.number for each in row.forms] for row in answer.rows] == [[3], [3], [1]]
    assert "Groups of one pair alone: 1." in answer.notes
    assert not any("joins two groups" in note for note in answer.notes)


def test_weights_are_strengths() -> None:
    graph = graph_of(["ab", "bc", "cd"])
    graph.edges["b", "c"]["weight"] = 9
    assert "bc" in "".join(names(communities(graph, "en")))
    assert names(communities(graph_of(["ab", "bc", "cd"]), "en")) == ["ba", "cd"]


def test_a_partnership_of_three_counts_once() -> None:
    graph = graph_of(["ab", "ac"])
    graph.edges["a", "c"]["records"] = graph.edges["a", "b"]["records"]
    assert [form.number for form in communities(graph, "en").rows[0].forms] == [1]


def test_the_limit_leaves_out_the_smallest_and_says_so() -> None:
    answer = communities(graph_of(EDGES), "zh", limit=1)
    assert names(answer) == ["cab"]
    assert "另有 2 个较小的群组没有列出。" in answer.notes
    assert answer.modularity == communities(graph_of(EDGES), "zh").modularity


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_network_has_no_groups(lang: str, tmp_path: Path) -> None:
    assert communities(nx.Graph(), lang).to_json()["modularity"] is None
    answer = grouped(made(tmp_path, [], alone="z"), lang)
    assert (answer.rows, answer.stability) == ((), None)
    table = groups.communities(answer, lang)
    assert table.empty in {"没有群组：没有符合条件的具名合作。", "No groups: no named partnership fits."}


def test_a_node_without_an_edge_is_in_no_group() -> None:
    graph = graph_of(["ab"])
    graph.add_node("z", name="Z", type="firm", type_name="")
    assert names(communities(graph, "en")) == ["ab"]


# The judge ------------------------------------------------------------------------------------------------


def together(labels: list[int]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in combinations(range(len(labels)), 2) if labels[a] == labels[b]}


@given(LABELS)
def test_agreement_is_what_pairs_say(labels: list[tuple[int, int]]) -> None:
    """Every pair counted one by one, as Hubert and Arabie define it."""
    one, other = ([each[side] for each in labels] for side in (0, 1))
    found = agreement(np.array(one), np.array(other))
    a, b, every = together(one), together(other), len(list(combinations(labels, 2)))
    by_chance, most = len(a) * len(b) / every, (len(a) + len(b)) / 2
    expected = 1.0 if most == by_chance else (len(a & b) - by_chance) / (most - by_chance)
    assert found == pytest.approx(expected)
    assert agreement(np.array(one), np.array(one)) == 1


def test_the_groups_are_as_good_as_the_best_that_networkx_finds() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    found = divide(graph, seed=5)
    plain = nx.convert_node_labels_to_integers(graph)
    runs = [nx.community.louvain_communities(plain, seed=5 + run) for run in range(RUNS)]
    best = max(nx.community.modularity(plain, run) for run in runs)
    assert found.modularity is not None
    assert found.modularity > best - 0.01
    assert found.modularity == pytest.approx(nx.community.modularity(graph, found.groups))
    assert sorted(node for group in found.groups for node in group) == sorted(graph)
    assert found.stability is not None
    assert 0 < found.stability < 1


def test_what_chance_made_is_said_to_be_unstable() -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(60, 150, seed=1), str)
    nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    answer = communities(graph, "en")
    assert answer.stability is not None
    assert answer.stability < 0.6
    assert any("take them as a hint" in note for note in answer.notes)


def test_groups_are_the_same_in_every_process() -> None:
    code = (
        "import networkx as nx; from skillgraph.analysis.partition import divide;"
        "graph = nx.relabel_nodes(nx.gnm_random_graph(60, 150, seed=1), lambda n: f'https://example.org/{n}');"
        "print(divide(graph))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **ENVIRONMENT, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "7")
    }  # fmt: skip
    assert len(said) == 1


def test_the_order_of_names_breaks_ties_and_nothing_else() -> None:
    """Cliques that hang together by single edges are found whatever the order of the nodes."""
    graph = nx.relabel_nodes(nx.connected_caveman_graph(6, 5), str)
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(sorted(graph, key=lambda node: int(node) * 7 % 30))
    shuffled.add_edges_from(graph.edges)
    assert {frozenset(group) for group in divide(graph).groups} == {
        frozenset(group) for group in divide(shuffled).groups
    }


# Kunming --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "name"), [("zh", "昆明技师学院"), ("en", "Kunming Technician College")])
def test_kunming_falls_into_its_parts(lang: str, name: str) -> None:
    said = ask("communities", "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert said.code == 0
    assert set(answer) == {"modularity", "stability", "rows", "notes"}
    assert (answer["modularity"], answer["stability"]) == (0.72, 1.0)
    assert [row["size"] for row in answer["rows"]] == [3, 2, 2, 2]
    for row in answer["rows"]:
        assert set(row) == {"group", "size", "leaders", "members", "kinds", "forms", "areas", "fields"}
        assert set(row["leaders"][0]) == {"entity", "name"}
        assert set(row["members"][0]) == {"entity", "name", "type", "type_name"}
        assert set(row["kinds"][0]) == {"type", "type_name", "count"}
        assert set(row["forms"][0]) == {"form", "form_name", "count"}
        assert sum(kind["count"] for kind in row["kinds"]) == row["size"]
    # Two enterprises of one apprenticeship: one partnership.
    assert [form["count"] for form in answer["rows"][0]["forms"]] == [1]
    assert answer["rows"][0]["leaders"][0]["name"] == name
    assert any("150余家" in note or "over 150" in note for note in answer["notes"])
    for form in ("table", "csv", "tsv", "md"):
        assert name in ask("communities", "--lang", lang, "--format", form).out


def test_notes_say_that_nothing_joins_the_groups_and_what_is_inferred() -> None:
    notes = opened("zh").communities().notes
    assert "没有具名的合作跨越两个群组：每个群组自成一片。" in notes
    assert any("其中 3 对为推断" in note for note in notes)


def test_python_gives_rows_for_frames() -> None:
    rows = opened("en").communities().to_dicts()
    assert len(rows) == 9
    assert set(rows[0]) == {"group", "size", "entity", "name", "type", "type_name", "leader"}
    assert "<table>" in opened("en").communities()._repr_html_()  # type: ignore[attr-defined]


def test_a_made_workspace_is_grouped(tmp_path: Path) -> None:
    answer = grouped(made(tmp_path, [Tie("a", "b"), Tie("c", "d"), Tie("c", "e")]), "en")
    assert [{each.entity for each in row.members} for row in answer.rows] == [
        {BASE + letter for letter in "cde"},
        {BASE + letter for letter in "ab"},
    ]


@pytest.mark.parametrize("arguments", [("--limit", "0"), ("--seed", "x"), ("--seed", "-1")], ids=" ".join)
def test_what_is_no_number_is_told(arguments: tuple[str, str]) -> None:
    said = ask("communities", *arguments, "--lang", "en")
    assert (said.code, said.raw) == (2, b"")
    assert "Traceback" not in said.err


def test_a_group_tells_its_areas_and_what_no_record_tells() -> None:
    """Of the partners that the letter names two have an area, and none is joined to an industry."""
    answer = opened("zh").communities()
    assert [[(each.name, each.number) for each in row.areas] for row in answer.rows] == [
        [],
        [("昆明市", 1)],
        [("昆明市", 1)],
        [],
    ]
    assert not any(row.fields for row in answer.rows)
    assert "没有记录写明列出的成员的产业或职业。" in answer.notes


@pytest.mark.parametrize("seed", [2**63 - 1, 2**64 - 1, 10**30])
def test_any_whole_number_is_a_seed(seed: int) -> None:
    assert opened().communities(seed=seed) == opened().communities(seed=seed)


def test_as_many_members_are_told_as_were_asked_for() -> None:
    """Forty partners of one: a cell tells as many as the answer, and counts the rest."""
    graph = nx.relabel_nodes(nx.star_graph(40), str)
    for node in graph:
        graph.nodes[node].update(name=f"n{node}", type="t", type_name="T")
    nx.set_edge_attributes(graph, 1, "weight")
    nx.set_edge_attributes(graph, [], "records")
    answer = communities(graph, "en")
    [cells] = groups.communities(answer, "en").rows
    assert str(cells[3]).count("n") >= 38
    some = answer._replace(rows=(answer.rows[0]._replace(members=answer.rows[0].members[:5]),))
    [cells] = groups.communities(some, "en").rows
    assert str(cells[3]).endswith("and 36 more")


def test_no_group_is_told_where_none_is_asked_for() -> None:
    assert opened().communities(limit=0).rows == ()
