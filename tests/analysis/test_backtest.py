"""How good suggestions are: by hand, on generated networks, and on Kunming, which is too small to tell."""

from __future__ import annotations

import json
from functools import cache

import networkx as nx
import pytest
from tests.asking import ask, opened

from skillgraph.analysis.backtest import LEAST, Backtest, backtest, hide
from skillgraph.analysis.signals import SIGNALS

DISTRICTS = 4
FORMS = ("order-class", "named-class", "industry-college", "new-type-apprenticeship")


@cache
def generated(seed: int, plain: bool = False) -> nx.Graph[str]:
    """A synthetic network: districts grown by bipartite preferential attachment, whose degrees have a heavy tail.

    Unless plain, a district has its own area, kind of college and form of cooperation.
    """
    graph: nx.Graph[str] = nx.Graph()
    for district in range(DISTRICTS):
        grown = nx.bipartite.preferential_attachment_graph([1 + i % 5 for i in range(60)], 0.3, seed=seed + district)
        for node, known in grown.nodes(data=True):
            college = known["bipartite"] == 0
            graph.add_node(
                f"{district}-{node}",
                name=f"{district}-{node}",
                sides=("college-side" if college else "enterprise-side",),
                kind=f"kind-{district}" if college and not plain else None,
                area=None if plain else f"area-{district}",
            )
        for number, (a, b) in enumerate(grown.edges()):
            key = f"r{district}-{number:04}"
            record = {"record": key, "summary": key, "status": "asserted", "form": FORMS[0 if plain else district]}
            ends = f"{district}-{a}", f"{district}-{b}"
            if graph.has_edge(*ends):
                graph.edges[ends]["records"].append(record)
                graph.edges[ends]["weight"] += 1
            else:
                graph.add_edge(*ends, weight=1, records=[record])
    return graph


@cache
def trial(seed: int, plain: bool = False) -> Backtest:
    return backtest(generated(seed, plain), "en", seed=seed)


def test_the_generated_network_is_heavy_tailed() -> None:
    degrees = sorted((number for _, number in generated(1).degree()), reverse=True)
    assert degrees[0] > 10 * degrees[len(degrees) // 2]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("plain", [False, True], ids=["with attributes", "by structure alone"])
def test_the_sum_beats_chance(seed: int, plain: bool) -> None:
    rows = {row.signal: row for row in trial(seed, plain).rows}
    assert list(rows) == ["sum", *SIGNALS, "chance"]
    assert rows["chance"].auc == 0.5
    assert rows["sum"].auc > (0.6 if plain else 0.85)
    assert rows["sum"].hits_at_10 > 4 * rows["chance"].hits_at_10


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_where_attributes_are_known_the_sum_is_better_than_each_of_its_signals(seed: int) -> None:
    rows = {row.signal: row for row in trial(seed).rows}
    for signal in SIGNALS:
        assert rows["sum"].auc > rows[signal].auc
        assert rows["sum"].hits_at_10 > rows[signal].hits_at_10


def test_a_network_of_chance_has_nothing_to_find() -> None:
    """Pairs drawn at random: no signal can know more than chance, save by how many partners each has."""
    random = nx.bipartite.gnmk_random_graph(80, 80, 320, seed=4)
    graph: nx.Graph[str] = nx.Graph()
    for node in random:
        graph.add_node(str(node), name="", sides=(("a",) if node < 80 else ("b",)), kind=None, area=None)
    for number, (a, b) in enumerate(random.edges()):
        graph.add_edge(str(a), str(b), weight=1, records=[{"record": f"{number:04}", "form": "f"}])
    rows = {row.signal: row for row in backtest(graph, "en", seed=4).rows}
    assert abs(rows["sum"].auc - 0.5) < 0.1


def test_the_same_seed_gives_the_same_and_another_hides_others() -> None:
    graph = generated(1)
    assert backtest(graph, "en", seed=1) == trial(1)
    assert hide(graph, 1, 0.2)[1] != hide(graph, 2, 0.2)[1]


def test_hiding_takes_whole_partnerships_and_leaves_the_network_as_it_is() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("Axy", sides=("s",))
    shared = {"record": "r1", "form": "f"}  # one partnership of a college with two enterprises
    graph.add_edge("A", "x", weight=2, records=[shared, {"record": "r2", "form": "f"}])
    graph.add_edge("A", "y", weight=1, records=[shared])
    hidden = {}
    for seed in range(20):
        rest, pairs, number = hide(graph, seed, 0.5)
        assert number == 1
        hidden[tuple(pairs)] = [(a, b, len(known)) for a, b, known in rest.edges(data="records")]
    # Without r1, A and y are no partners; A and x still are by r2. Without r2 all stay partners.
    assert hidden == {(("A", "y"),): [("A", "x", 1)], (): [("A", "x", 1), ("A", "y", 1)]}
    assert graph.edges["A", "x"]["weight"] == 2


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "这个网络太小"), ("en", "This network is too small to tell")])
def test_kunming_is_too_small_and_says_so(lang: str, sentence: str) -> None:
    said = ask("suggest", "--backtest", "--seed", "7", "--share", "0.5", "--lang", lang)
    assert (said.code, sentence in said.out, str(LEAST) in said.out) == (0, True, True)
    answer = json.loads(ask("suggest", "--backtest", "--lang", lang, "--format", "json").out)
    assert (set(answer), answer["rows"]) == ({"seed", "share", "hidden", "rows", "notes"}, [])
    for form in ("csv", "tsv", "md"):
        assert ask("suggest", "--backtest", "--lang", lang, "--format", form).code == 0


def test_an_empty_network_is_too_small_too() -> None:
    assert backtest(nx.Graph(), "en").rows == ()


def test_an_answer_shows_itself_and_becomes_a_frame() -> None:
    assert "too small" in opened("en").backtest()._repr_html_()  # type: ignore[attr-defined]
    assert next(row["signal"] for row in trial(1).to_dicts()) == "sum"
