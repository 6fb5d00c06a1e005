"""Whom to introduce to whom: signals by hand on small graphs, and on the Kunming workspace."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.asking import ask, opened

from skillgraph.analysis.ground import Ground, ground_of
from skillgraph.analysis.in_graph import InGraph
from skillgraph.analysis.local import community
from skillgraph.analysis.meeting import meeting_network
from skillgraph.analysis.signals import SIGNALS
from skillgraph.analysis.suggesting import suggest

# Colleges in capitals. A–x–B–y and A–x–C–y are the ways from A to y; z hangs on D, apart; w and E have nobody.
EDGES = ["Ax", "Bx", "Cx", "By", "Cy", "Dz"]
KIND = {"A": "technician-college", "B": "technician-college", "C": "technical-school", "D": "technical-school"}
AREA = {"A": "530102", "y": "530103", "w": "530102", "E": "530102"}


def graph_of(edges: list[str], nodes: str = "ABCDExyzw", forms: dict[str, str] | None = None) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for node in nodes:
        side = "college-side" if node.isupper() else "enterprise-side"
        graph.add_node(node, name=f"n{node}", sides=(side,), kind=KIND.get(node), area=AREA.get(node))
    for edge in dict.fromkeys(edges):
        form = (forms or {}).get(edge, "order-class")
        record = {"record": f"r{edge}", "summary": f"s{edge}", "form": form, "status": "asserted"}
        graph.add_edge(*edge, weight=1, records=[record])
    return graph


def grounded(graph: nx.Graph[str], node: str) -> Ground:
    known = InGraph(graph)
    return ground_of(known, known.number[node])


def score(signal: str, node: str, other: str, **options: dict[str, str]) -> float:
    graph = graph_of(EDGES, **options)  # type: ignore[arg-type]
    return SIGNALS[signal].function(grounded(graph, node)).get(InGraph(graph).number[other], 0.0)


def named(graph: nx.Graph[str], numbers: Iterable[int]) -> set[str]:
    return {InGraph(graph).nodes[number] for number in numbers}


def test_candidates_are_of_the_other_side_and_no_partners_yet() -> None:
    graph = graph_of(EDGES)
    assert named(graph, grounded(graph, "A").candidates) == {"y", "z", "w"}
    assert named(graph, grounded(graph, "y").candidates) == {"A", "D", "E"}


def test_shared_partners_by_hand() -> None:
    """Between A and y stand x (three partners), B and C (two each)."""
    graph = graph_of(EDGES)
    between = grounded(graph, "A").walked.between
    assert named(graph, between[InGraph(graph).number["y"]]) == {"x", "B", "C"}
    assert score("shared-partners", "A", "y") == pytest.approx(3 / 4)
    adamic = 1 / math.log(3) + 2 / math.log(2)
    assert score("adamic-adar", "A", "y") == pytest.approx(adamic / (1 + adamic))
    allocated = 1 / 3 + 1 / 2 + 1 / 2
    assert score("resource-allocation", "A", "y") == pytest.approx(allocated / (1 + allocated))
    for signal in ("shared-partners", "adamic-adar", "resource-allocation"):
        assert score(signal, "y", "A") == score(signal, "A", "y")
        assert score(signal, "A", "z") == 0


def test_a_partner_in_common_counts_where_three_sides_meet() -> None:
    """A bureau that partners with both is what the classical signals count."""
    graph = graph_of(["Ag", "gy"], "Agy")
    graph.nodes["g"]["sides"] = ("government-side",)
    ground, y = grounded(graph, "A"), InGraph(graph).number["y"]
    assert named(graph, ground.walked.between[y]) == {"g"}
    aa = next(value for _, _, value in nx.adamic_adar_index(graph, [("A", "y")]))
    assert SIGNALS["adamic-adar"].function(ground)[y] == pytest.approx(aa / (1 + aa))


def test_attributes_by_hand() -> None:
    assert (score("same-area", "A", "w"), score("same-area", "A", "y"), score("same-area", "B", "w")) == (1, 0, 0)
    # One of the two partners of y is a technician college, as A is.
    assert score("same-kind", "A", "y") == 1 / 2
    # z's one partner is a technical school; A is none.
    assert score("same-kind", "A", "z") == 0
    # From the enterprise's side: z's partners are all of the kind of C.
    assert score("same-kind", "z", "C") == 1
    forms = {"Ax": "order-class", "By": "order-class", "Cy": "named-class", "Dz": "named-class"}
    assert score("same-form", "A", "y", forms=forms) == 1 / 2
    assert score("same-form", "A", "z", forms=forms) == 0


def test_preferential_attachment_by_hand() -> None:
    """A has 1 partner, y 2."""
    assert score("preferential-attachment", "A", "y") == pytest.approx(math.log(3) / (1 + math.log(3)))
    assert score("preferential-attachment", "A", "w") == 0


def test_industries_and_occupations_count_where_they_are_known() -> None:
    """A and y share one occupation of two; who has none is not compared by them."""
    graph = graph_of(EDGES)
    filed = [("rf", "s", None, "asserted")]
    for node, concepts in (("A", "pq"), ("y", "qr"), ("z", "s")):
        graph.nodes[node]["fields"] = dict.fromkeys(concepts, filed)
    row = suggest(graph, "A", "en").rows[0]
    reason = next(each for each in row.reasons if each.signal == "same-field")
    assert (row.partner, reason.score, [each.record for each in reason.records]) == ("y", 0.5, ["rf"])
    weights = {each.signal: SIGNALS[each.signal].weight / 1.15 for each in row.reasons}
    assert row.score == pytest.approx(sum(weights[each.signal] * each.score for each in row.reasons))
    assert not any("industry" in each.signal_name for row in suggest(graph, "B", "en").rows for each in row.reasons)
    assert any("No record joins it to an industry" in note for note in suggest(graph, "B", "en").notes)


def test_the_community_is_the_one_around() -> None:
    """D and z are apart. Of two cliques that one edge joins, each is the community of its own members."""
    assert (score("same-community", "D", "z"), score("same-community", "A", "z")) == (0, 0)
    known = InGraph(graph_of(EDGES))
    assert known.number["z"] not in community(known, known.number["A"])
    assert community(known, known.number["w"]) == frozenset()
    cliques = nx.barbell_graph(5, 0)
    graph: nx.Graph[str] = nx.relabel_nodes(cliques, {node: f"{node}" for node in cliques})
    nx.set_edge_attributes(graph, 1, "weight")
    assert {InGraph(graph).nodes[each] for each in community(InGraph(graph), 0)} == set("01234")


def test_a_community_has_no_larger_conductance_than_networkx_gives_any_other_of_the_sweep() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.karate_club_graph(), str)
    nx.set_edge_attributes(graph, 1, "weight")
    known = InGraph(graph)
    for node in ("0", "16", "33"):
        found = {known.nodes[each] for each in community(known, known.number[node])}
        ranks = nx.pagerank(graph, alpha=0.85, personalization={node: 1}, tol=1e-10)
        order = sorted(graph, key=lambda each: -ranks[each] / graph.degree[each])
        best = min(nx.conductance(graph, order[:size]) for size in range(1, len(order)))
        assert node in found
        assert nx.conductance(graph, found) <= 1.15 * best


def test_the_score_is_the_weighted_sum_and_the_reasons_have_their_records() -> None:
    row = suggest(graph_of(EDGES), "A", "en").rows[0]
    assert (row.partner, row.partner_name, row.status) == ("y", "ny", "suggested")
    assert row.score == pytest.approx(sum(SIGNALS[each.signal].weight * each.score for each in row.reasons))
    behind = {each.signal: {item.record for item in each.records} for each in row.reasons}
    assert behind["shared-partners"] == behind["resource-allocation"] == {"rAx", "rBx", "rCx", "rBy", "rCy"}
    assert behind["same-kind"] == {"rBy"}
    assert behind["same-form"] == {"rAx", "rBy", "rCy"}
    weights = [SIGNALS[each.signal].weight * each.score for each in row.reasons]
    assert weights == sorted(weights, reverse=True)


def test_who_has_no_partner_has_attributes_alone() -> None:
    answer = suggest(graph_of(EDGES), "E", "en")
    assert [(row.partner, [each.signal for each in row.reasons]) for row in answer.rows] == [("w", ["same-area"])]
    assert any("only the kind of college and the area can speak" in note for note in answer.notes)


def test_nothing_speaks_and_many_partners_alone_suggest_nobody() -> None:
    graph = graph_of(["Bx", "Dz"], "BDxz", {"Dz": "named-class"})
    answer = suggest(graph, "B", "en")
    assert (answer.rows, answer.notes[0]) == ((), "Nothing here speaks for a partner.")
    assert any("that alone speaks for nobody" in note for note in answer.notes)
    assert suggest(graph_of([], "Ax"), "A", "zh").notes[0] == "没有什么能说明它该与谁合作。"


def test_the_limit_and_the_order_of_ties() -> None:
    graph = graph_of(["Ax", "Bx", "By", "Bz", "Bw"], "ABwxyz")
    assert len({row.score for row in suggest(graph, "A", "en").rows if row.partner in "yz"}) == 1
    assert len(suggest(graph, "A", "en", limit=2).rows) == 2


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("vwxyz")), max_size=14))
def test_every_network_and_every_score_is_in_bounds(pairs: list[tuple[str, str]]) -> None:
    graph = graph_of(["".join(pair) for pair in pairs], "ABCDEvwxyz")
    before = {node: dict(known) for node, known in graph.nodes(data=True)}
    for node in "AEx":
        answer = suggest(graph, node, "en")
        assert not {row.partner for row in answer.rows} & ({node} | set(graph[node]))
        scores = [row.score for row in answer.rows]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < each.score <= 1 for row in answer.rows for each in row.reasons)
        assert all(0 < value <= 1 for value in scores)
    assert before == {node: dict(known) for node, known in graph.nodes(data=True)}


# ---------------------------------------------------------------- Kunming


@pytest.mark.parametrize(
    ("lang", "name"), [("zh", "云南云翔玻璃有限责任公司"), ("en", "Yunnan Yunxiang Glass Co., Ltd.")]
)
def test_kunming_in_every_format(lang: str, name: str) -> None:
    said = ask("suggest", "云南技师学院", "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, set(answer)) == (0, {"entity", "name", "rows", "notes"})
    for row in answer["rows"]:
        assert set(row) == {"partner", "partner_name", "score", "status", "reasons"}
        assert row["status"] == "suggested"
        for each in row["reasons"]:
            assert set(each) == {"signal", "signal_name", "score", "records"}
            assert all(set(item) == {"record", "summary", "evidence"} for item in each["records"])
            assert all(passage["quote"] for item in each["records"] for passage in item["evidence"])
            assert all(item["evidence"] for item in each["records"])
    assert name in {row["partner_name"] for row in answer["rows"]}
    assert {each["signal"] for row in answer["rows"] for each in row["reasons"]} == {"same-kind"}
    for form in ("table", "csv", "tsv", "md"):
        assert name in ask("suggest", "云南技师学院", "--lang", lang, "--format", form).out


def test_what_is_inferred_and_what_is_unnamed_is_said() -> None:
    notes = opened("en").suggest("官渡职中").notes
    assert any("inferred, not stated by a source: 2" in note for note in notes)
    assert any("order class" in note for note in notes)


def test_where_nothing_speaks_it_is_a_sentence() -> None:
    for lang, sentence in (("zh", "没有什么能说明它该与谁合作。"), ("en", "Nothing here speaks for a partner.")):
        said = ask("suggest", "昆明技师学院", "--lang", lang)
        assert said.code == 0
        assert sentence in said.out
        assert "150" in said.out
    said = ask("suggest", "耿家盛", "--lang", "en")
    assert (said.code, "neither a college nor an enterprise" in said.out) == (0, True)


def test_a_suggestion_is_never_stored() -> None:
    graph = opened("en")
    before = graph.partner_network().edges
    graph.suggest("云南技师学院")
    assert graph.partner_network().edges == before
    assert not any("suggested" in record.status for record in graph.show("云南技师学院").records)


def test_the_network_has_all_who_might_partner() -> None:
    graph = meeting_network(opened("en")._view, "en")
    types = {known["type"] for _, known in graph.nodes(data=True)}
    assert types == {"enterprise", "vocational-college"}
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (17, 5)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("昆明机师",),
        ("昆明技师学院", "--limit", "0"),
        ("昆明技师学院", "--backtest"),
        ("--backtest", "--share", "2"),
    ],
    ids=" ".join,
)
def test_bad_input_is_a_sentence(arguments: tuple[str, ...]) -> None:
    for lang in ("zh", "en"):
        said = ask("suggest", *arguments, "--lang", lang)
        assert said.code in {1, 2}
        assert said.raw == b""
        assert said.err.strip()
        assert "Traceback" not in said.err


def test_answers_show_themselves_and_become_frames() -> None:
    answer = opened("en").suggest("官渡职中")
    assert "suggested" in answer._repr_html_()  # type: ignore[attr-defined]
    rows = answer.to_dicts()
    assert set(SIGNALS) <= set(rows[0])
    assert all(isinstance(value, str | float) for row in rows for value in row.values())
