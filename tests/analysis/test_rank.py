"""Who stands where: by hand on small graphs, by networkx's own functions, and on the Kunming workspace."""

from __future__ import annotations

import json
import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.asking import ask, opened

from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.ranking import rank
from skillgraph.errors import UnknownChoice

# A triangle a b c, a tail c d, and a pair e f apart from it.
EDGES = [("a", "b", 1), ("b", "c", 1), ("a", "c", 2), ("c", "d", 1), ("e", "f", 1)]
HAND = {
    "degree": {"a": 2, "b": 2, "c": 3, "d": 1, "e": 1, "f": 1},
    "weighted-degree": {"a": 3, "b": 2, "c": 4, "d": 1, "e": 1, "f": 1},
    # Only c lies between: d and a, d and b; of the ten pairs of others.
    "betweenness": {"a": 0, "b": 0, "c": 2 / 10, "d": 0, "e": 0, "f": 0},
    # c reaches three at distance 1: 3/3, times 3 of 5 others.
    "closeness": {"a": 3 / 4 * 3 / 5, "b": 3 / 4 * 3 / 5, "c": 3 / 5, "d": 3 / 5 * 3 / 5, "e": 1 / 5, "f": 1 / 5},
    "harmonic": {"a": 2.5, "b": 2.5, "c": 3, "d": 2, "e": 1, "f": 1},
    "core": {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1, "f": 1},
    # n - 2t/n: c has three partners with one edge among them, a and b two with one.
    "effective-size": {"a": 1, "b": 1, "c": 3 - 2 / 3, "d": 1, "e": 1, "f": 1},
}


NODES = st.sampled_from("abcdefg")


def graph_of(edges: list[tuple[str, str, int]]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(edges)
    for node in graph:
        graph.add_node(node, name=node.upper(), type="college" if node < "c" else "firm", type_name="")
    return graph


@pytest.mark.parametrize("measure", HAND)
def test_a_measure_by_hand(measure: str) -> None:
    scores = MEASURES[measure].function(graph_of(EDGES))
    assert scores == pytest.approx(HAND[measure])


def test_constraint_is_by_the_strength_of_ties() -> None:
    """Burt's own sum for d, whose one partner is c: all of it on one, so 1; for e likewise."""
    scores = MEASURES["constraint"].function(graph_of(EDGES))
    assert (scores["d"], scores["e"]) == (1.0, 1.0)
    assert min(scores, key=scores.__getitem__) == "c"


def test_eigenvector_is_of_the_largest_part_and_says_so() -> None:
    answer = rank(graph_of(EDGES), "eigenvector", "en")
    assert {row.entity for row in answer.rows} == {"a", "b", "c", "d"}
    assert sum(row.score**2 for row in answer.rows) == pytest.approx(1)
    assert any("The largest connected part has 4; the other 2 have no score." in note for note in answer.notes)


def test_ties_are_ties() -> None:
    answer = rank(graph_of(EDGES), "degree", "en")
    assert [(row.rank, row.entity) for row in answer.rows] == [
        (1, "c"),
        (2, "a"),
        (2, "b"),
        (4, "d"),
        (4, "e"),
        (4, "f"),
    ]
    assert [row.entity for row in rank(graph_of(EDGES), "degree", "en", limit=2).rows] == ["c", "a", "b"]
    assert any("Another 3 rank behind" in note for note in rank(graph_of(EDGES), "degree", "en", limit=2).notes)


def test_the_lowest_constraint_comes_first_and_types_are_told_apart() -> None:
    assert rank(graph_of(EDGES), "constraint", "en").rows[0].entity == "c"
    assert [row.entity for row in rank(graph_of(EDGES), "degree", "en", {"college"}).rows] == ["a", "b"]


@pytest.mark.parametrize("measure", MEASURES)
def test_an_empty_network_has_no_ranks(measure: str) -> None:
    assert rank(nx.Graph(), measure, "zh").rows == ()


@pytest.mark.parametrize("measure", MEASURES)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"), st.integers(1, 3)), min_size=1, max_size=12
    )
)
def test_every_measure_takes_every_network(measure: str, edges: list[tuple[str, str, int]]) -> None:
    edges = [edge for edge in edges if edge[0] != edge[1]]
    answer = rank(graph_of(edges), measure, "en")
    assert all(math.isfinite(row.score) for row in answer.rows)
    scores = [row.score for row in answer.rows]
    assert scores == sorted(scores, reverse=not MEASURES[measure].lowest_first)
    ranks = [row.rank for row in answer.rows]
    assert ranks == [
        1 + sum(other != score and scores.index(other) < scores.index(score) for other in scores) for score in scores
    ]


def test_the_numbers_are_those_of_networkx() -> None:
    graph = nx.convert_node_labels_to_integers(nx.barabasi_albert_graph(60, 2, seed=7))
    named = nx.relabel_nodes(graph, str)
    for node in named:
        named.add_node(node, name=node, type="t", type_name="T")
    expected = {
        "betweenness": nx.betweenness_centrality(named),
        "closeness": nx.closeness_centrality(named),
        "harmonic": nx.harmonic_centrality(named),
        "pagerank": nx.pagerank(named, tol=1e-8, max_iter=1_000),
        "core": nx.core_number(named),
        "constraint": nx.constraint(named),
        "effective-size": nx.effective_size(named),
    }
    for measure, scores in expected.items():
        assert {row.entity: row.score for row in rank(named, measure, "en").rows} == pytest.approx(scores, rel=1e-8), (
            measure
        )


# ---------------------------------------------------------------- Kunming


@pytest.mark.parametrize(("lang", "name"), [("zh", "昆明技师学院"), ("en", "Kunming Technician College")])
@pytest.mark.parametrize("measure", MEASURES)
def test_kunming_is_ranked_in_every_format(measure: str, lang: str, name: str) -> None:
    said = ask("rank", "--by", measure, "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, answer["measure"], set(answer)) == (0, measure, {"measure", "rows", "notes"})
    assert set(answer["rows"][0]) == {"rank", "entity", "name", "type", "type_name", "score"}
    assert name in {row["name"] for row in answer["rows"] if row["rank"] == 1}
    for form in ("table", "csv", "tsv", "md"):
        assert name in ask("rank", "--by", measure, "--lang", lang, "--format", form).out


def test_an_answer_by_number_tells_whom_a_source_only_counts() -> None:
    assert any("150余家" in note for note in opened("zh").rank("degree").notes)
    assert not any("150余家" in note for note in opened("zh").rank("betweenness").notes)


def test_what_is_no_measure_or_type_is_told() -> None:
    with pytest.raises(UnknownChoice):
        rank(graph_of(EDGES), "popularity", "en")
    for arguments in (("--by", "popularity"), ("--type", "planet")):
        said = ask("rank", *arguments, "--lang", "en")
        assert (said.code, said.raw) == (2, b"")
        assert "has no choice" in said.err
