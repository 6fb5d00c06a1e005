"""The measures on arrays: networkx's on graphs by hand, at random and of Kunming; estimates within their bound."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.asking import opened

from skillgraph.analysis.engine.between import betweenness, estimated
from skillgraph.analysis.engine.estimate import EXACT, UNASKED, Effort
from skillgraph.analysis.engine.leiden import FEW, RUNS, division, modularity
from skillgraph.analysis.engine.reach import closeness, harmonic
from skillgraph.analysis.engine.table import measured
from skillgraph.analysis.engine.walking import across, distances, parts
from skillgraph.analysis.measures import MEASURES
from skillgraph.network import compact
from skillgraph.network.compact import Arcs, arcs
from skillgraph.watching import SILENT

HURRIED = Effort(seconds=0, sources=100)


def net_of(graph: nx.Graph[int]) -> Arcs:
    """Nodes are numbered from 0, and each has a neighbour."""
    pairs = np.array(sorted((*sorted(pair), weight) for *pair, weight in graph.edges.data("weight", 1)))
    return arcs(graph.number_of_nodes(), *pairs.T)


def heavy_tailed(colleges: int, enterprises: int, pairs: int, seed: int = 0) -> nx.Graph[int]:
    """Synthetic: few colleges have most partners; some pairs partner often; parts of their own are left."""
    random = np.random.default_rng(seed)
    share = 1 / np.arange(1, colleges + 1) ** 0.8
    one = random.choice(colleges, pairs, p=share / share.sum())
    other = colleges + random.integers(enterprises, size=pairs)
    graph: nx.Graph[int] = nx.Graph([(-1, -2), (-3, -4), (-4, -5)])
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    return nx.convert_node_labels_to_integers(graph, ordering="sorted")


def in_order(scores: dict[int, float]) -> list[float]:
    return [scores[node] for node in sorted(scores)]


def agrees(graph: nx.Graph[int]) -> None:
    net, named = net_of(graph), nx.relabel_nodes(graph, str)
    for code, measure in MEASURES.items():
        found = measured(code, net)
        expected = {int(node): score for node, score in measure.function(named).items()}
        has = [node for node in sorted(graph) if not np.isnan(found.scores[node])]
        assert found.bound is None
        assert has == sorted(expected), code
        assert found.scores[has].tolist() == pytest.approx(in_order(expected), rel=1e-6, abs=1e-9), code


@pytest.fixture(scope="module")
def large() -> nx.Graph[int]:
    return heavy_tailed(60, 400, 500)


def test_every_measure_is_networkxs_on_a_heavy_tailed_network(large: nx.Graph[int]) -> None:
    assert nx.number_connected_components(large) >= 3
    assert max(weight for *_, weight in large.edges.data("weight", 1)) >= 3
    agrees(large)


@settings(deadline=None, max_examples=60)  # the first example imports scipy
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 3)), min_size=1, max_size=14).map(
        lambda edges: [edge for edge in edges if edge[0] != edge[1]]
    )
)
def test_every_measure_is_networkxs_on_every_small_network(edges: list[tuple[int, int, int]]) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(edges)
    sizes = sorted(map(len, nx.connected_components(graph)))
    if len(sizes) > 1 and sizes[-1] == sizes[-2]:
        return  # of parts as large as each other, the two take the first by different orders
    if graph:
        agrees(nx.convert_node_labels_to_integers(graph, ordering="sorted"))


def test_betweenness_is_networkxs_on_a_network_that_needs_scipy() -> None:
    graph = heavy_tailed(20, 300, 4_000)
    net = net_of(graph)
    assert len(net.near) > 5_000
    assert betweenness(net).scores.tolist() == pytest.approx(in_order(nx.betweenness_centrality(graph)))


def test_every_measure_is_networkxs_on_kunming() -> None:
    graph, view = opened().partner_network(), opened()._view
    net = compact(view.edges())
    number = {entity.iri: place for place, entity in enumerate(view.entities(net.entity.tolist()).values())}
    assert (net.nodes, net.pairs) == (graph.number_of_nodes(), graph.number_of_edges())
    for code, measure in MEASURES.items():
        scores = measured(code, net.arcs).scores
        assert {iri: scores[number[iri]] for iri in graph if not np.isnan(scores[number[iri]])} == pytest.approx(
            measure.function(graph)
        ), code


def test_nothing_is_measured_of_an_empty_network() -> None:
    nothing = np.zeros(0)
    for code in MEASURES:
        assert len(measured(code, arcs(0, nothing, nothing, nothing)).scores) == 0


def test_a_pair_alone() -> None:
    net = arcs(2, np.array([0]), np.array([1]), np.array([3]))
    assert {code: measured(code, net).scores.tolist() for code in ("betweenness", "closeness", "pagerank")} == {
        "betweenness": [0, 0], "closeness": [1, 1], "pagerank": [0.5, 0.5],
    }  # fmt: skip


def test_steps_and_parts_by_hand() -> None:
    """0-1-2-3 in a row, and 4-5 apart from it."""
    net = net_of(nx.Graph([(0, 1), (1, 2), (2, 3), (4, 5)]))
    assert parts(net).tolist() == [0, 0, 0, 0, 4, 4]
    assert distances(net, np.array([0])).tolist() == [0, 1, 2, 3, -1, -1]
    assert 3 <= across(net) <= 6


def test_a_long_chain_is_one_part() -> None:
    chain = nx.path_graph(500)
    shuffled = nx.relabel_nodes(chain, {node: node * 7 % 500 for node in chain})
    assert set(parts(net_of(shuffled))) == {0}


# Estimates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_sampled_betweenness_keeps_its_bound(large: nx.Graph[int], seed: int) -> None:
    """With a probability of 0.9 each; these seeds are as good as any."""
    net = net_of(large)
    found, exact = estimated(net, across(net), 1.0, SILENT, seed), betweenness(net, effort=EXACT)
    assert found.bound is not None
    assert (found.bound.error, found.bound.confidence, found.bound.of) == (0.01, 0.9, "score")
    assert np.abs(found.scores - exact.scores).max() <= found.bound.error
    assert exact.scores.tolist() == pytest.approx(in_order(nx.betweenness_centrality(large)))


def test_sampled_betweenness_of_several_equal_ways() -> None:
    """From 0 to 3 there are two ways, by 1 and by 2, each as likely; the same the other way round."""
    net = net_of(nx.cycle_graph(4))
    found = estimated(net, 2, 1.0, SILENT, seed=0)
    assert found.scores.tolist() == pytest.approx([1 / 6] * 4, abs=0.01)


def test_sampling_stops_early_where_nobody_stands_out() -> None:
    few, many = net_of(nx.random_regular_graph(6, 300, seed=1)), net_of(nx.star_graph(299))
    bounds = [estimated(net, across(net), 1.0, SILENT, seed=0).bound for net in (few, many)]
    assert bounds[0] is not None
    assert bounds[1] is not None
    assert bounds[0].samples < bounds[1].samples


def test_sampled_closeness_keeps_its_bound(large: nx.Graph[int]) -> None:
    net = net_of(large)
    found, exact = closeness(net, effort=HURRIED), closeness(net, effort=EXACT)
    assert found.bound is not None
    assert found.bound.of == "steps"
    # Closeness is (r - 1)² / (n - 1) / (r times the mean distance), r being the size of the part.
    size = np.bincount(parts(net))[parts(net)]
    mean = [(size - 1) ** 2 / (net.nodes - 1) / size / each.scores for each in (found, exact)]
    assert np.abs(mean[0] - mean[1]).max() <= found.bound.error
    small = size <= HURRIED.sources
    assert found.scores[small].tolist() == pytest.approx(exact.scores[small].tolist())


def test_sampled_harmonic_closeness_keeps_its_bound(large: nx.Graph[int]) -> None:
    net = net_of(large)
    found, exact = harmonic(net, effort=HURRIED), harmonic(net, effort=EXACT)
    assert found.bound is not None
    assert 0 < np.abs(found.scores - exact.scores).max() <= found.bound.error


def test_the_same_seed_gives_the_same_estimate(large: nx.Graph[int]) -> None:
    net = net_of(large)
    for measure in (closeness, harmonic):
        one, other, another = (measure(net, effort=HURRIED, seed=seed).scores.tolist() for seed in (1, 1, 2))
        assert one == other != another


def test_what_is_affordable_is_exact(large: nx.Graph[int]) -> None:
    net = net_of(large)
    assert all(measure(net, effort=UNASKED).bound is None for measure in (betweenness, closeness, harmonic))


class Told:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.shares: list[float] = []

    def begin(self, seconds: float) -> None:
        self.seconds.append(seconds)

    def reach(self, share: float) -> None:
        self.shares.append(share)


@pytest.mark.parametrize("effort", [EXACT, HURRIED], ids=["exact", "estimated"])
@pytest.mark.parametrize("code", ["betweenness", "closeness", "harmonic"])
def test_whoever_waits_hears_how_far_it_is(code: str, effort: Effort) -> None:
    watch = Told()
    measured(code, net_of(heavy_tailed(8, 200, 220)), watch, effort)
    assert len(watch.seconds) == 1
    assert watch.shares == sorted(watch.shares)
    assert watch.shares[-1] == 1


# Groups ---------------------------------------------------------------------------------------------------


def test_modularity_is_networkxs(large: nx.Graph[int]) -> None:
    found = division(net_of(large))
    groups = [set(np.flatnonzero(found.of == group).tolist()) for group in range(found.of.max() + 1)]
    assert found.modularity == pytest.approx(nx.community.modularity(large, groups))
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)
    assert modularity(net_of(large), np.zeros(large.number_of_nodes(), dtype=int)) == pytest.approx(0)


def test_leiden_is_as_good_as_louvain(large: nx.Graph[int]) -> None:
    best = max(nx.community.modularity(large, nx.community.louvain_communities(large, seed=seed)) for seed in range(5))
    assert division(net_of(large)).modularity > best - 0.01


def test_a_very_large_network_has_fewer_runs() -> None:
    hub = np.zeros(50_001, dtype=int)
    star = arcs(50_002, hub, np.arange(1, 50_002), hub + 1)
    assert (division(star).runs, division(net_of(nx.star_graph(3))).runs) == (FEW, RUNS)
