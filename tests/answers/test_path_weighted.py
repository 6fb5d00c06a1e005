"""Paths by strength, and along some ties alone: by hand, and held equal to networkx's shortest simple paths."""

from __future__ import annotations

import json
import random
from itertools import combinations, islice, pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.answers.test_path import DIAMOND, TIES, TYPES, letters
from tests.asking import ask, opened
from tests.readmodel import BASE, Tie, made

from skillgraph.answers.path import path
from skillgraph.answers.routes import Routes
from skillgraph.errors import UnknownChoice
from skillgraph.index.view import View


def between(
    view: View,
    a: str,
    b: str,
    k: int = 1,
    lang: str = "en",
    *,
    weighted: bool = False,
    kinds: tuple[str, ...] = (),
    asserted: bool = False,
) -> Routes:
    one, other = (view.entity_by_iri(BASE + letter) for letter in (a, b))
    assert one is not None
    assert other is not None
    return path(view, one, other, lang, k, weighted=weighted, kinds=kinds, asserted=asserted)


def strengths(edges: list[tuple[str, str, str]]) -> nx.Graph[str]:
    """One edge for two that records join: pairs with the record's name; its distance is 1 by the number of records."""
    joined: dict[tuple[str, str], set[str]] = {}
    for a, b, record in edges:
        if a != b:
            joined.setdefault((min(a, b), max(a, b)), set()).add(record)
    graph: nx.Graph[str] = nx.Graph()
    for (a, b), records in joined.items():
        graph.add_edge(a, b, distance=1 / len(records))
    return graph


def as_networkx_has_it(graph: nx.Graph[str], a: str, b: str, weighted: bool) -> list[tuple[str, ...]]:
    if a not in graph or b not in graph:
        return []
    try:
        weight = "distance" if weighted else None
        return [tuple(way) for way in islice(nx.shortest_simple_paths(graph, a, b, weight=weight), 200)]
    except nx.NetworkXNoPath:
        return []


def length(graph: nx.Graph[str], way: tuple[str, ...]) -> float:
    return sum(float(graph.edges[pair]["distance"]) for pair in pairwise(way))


def nodes(answer: Routes) -> list[tuple[str, ...]]:
    return [(route.steps[0].source, *(step.target for step in route.steps)) for route in answer.paths]


# By hand --------------------------------------------------------------------------------------------------

# a–d is one record; a–b and b–d are three each, a–c and c–d two each: 1, 2/3 and 1 far.
STRONG = [Tie("a", "d"), *[Tie("a", "b")] * 3, *[Tie("b", "d")] * 3, *[Tie("a", "c")] * 2, *[Tie("c", "d", "belongs-to")] * 2]  # fmt: skip  # noqa: E501


def test_the_stronger_way_is_the_nearer_though_it_has_more_steps(tmp_path: Path) -> None:
    view = made(tmp_path, STRONG)
    assert letters(between(view, "a", "d", 5)) == ["ad", "abd", "acd"]
    answer = between(view, "a", "d", 5, weighted=True)
    assert letters(answer) == ["abd", "ad", "acd"]  # of two as far the one with fewer steps
    assert [(route.length, route.distance) for route in answer.paths] == [(2, 0.666666667), (1, 1.0), (2, 1.0)]
    assert answer.notes[1].startswith("Weighted: the distance of a step is 1 divided by the number of records")


def test_without_strengths_a_path_has_no_distance(tmp_path: Path) -> None:
    answer = between(made(tmp_path, STRONG), "a", "d")
    assert answer.paths[0].distance is None
    assert list(answer.paths[0].to_json()) == ["length", "steps"]


def test_only_some_kinds_and_their_words_in_both_languages(tmp_path: Path) -> None:
    view = made(tmp_path, DIAMOND)
    assert letters(between(view, "a", "d", 9, kinds=("order class",))) == ["acd", "aefd"]
    assert letters(between(view, "a", "d", 9, kinds=("partner",))) == ["acd", "aefd"]
    assert letters(between(view, "a", "d", 9, kinds=("order-class", "belongs-to"))) == ["abd", "acd", "aefd"]
    assert letters(between(view, "a", "d", 9, kinds=("order-class",), asserted=True)) == ["aefd"]
    assert letters(between(view, "a", "d", 9, asserted=True)) == ["abd", "abcd", "aefd"]
    assert between(view, "a", "d", asserted=True, kinds=("合作",)).notes == (
        "Sought along partnership alone.",
        "Only what a source states counts; what a rule infers is left out.",
    )


def test_where_a_restriction_leaves_no_way_the_answer_says_what_was_left_out(tmp_path: Path) -> None:
    ties = [Tie("a", "b"), Tie("b", "c", "belongs-to", "inferred"), Tie("c", "d", "designates"), Tie("e", "f")]
    view = made(tmp_path, ties)
    by_kind = between(view, "a", "d", kinds=("partner",))
    assert by_kind.paths == ()
    assert by_kind.notes == (
        "Nothing of what was asked for connects Ea with Ed; that is not to say that nothing does.",
        "Sought along partnership alone.",
        "Nearest to Ea: Eb.",
        "Nothing of what was asked for ties Ed to any other entry.",
        "Without the restriction there is a way of 3 steps; left out of it: belongs to and designates.",
    )
    zh = between(view, "a", "d", lang="zh", asserted=True)
    assert zh.notes[1] == "只计来源写明的联系；由规则推断的不计。"
    assert zh.notes[-1] == "不加限制则有 3 步的路径；其中未计入的是：belongs to（推断）。"
    # Where nothing connects them at all, no restriction is to blame.
    assert not any("restriction" in note for note in between(view, "a", "e", asserted=True).notes)


def test_a_kind_that_is_none_is_told_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(UnknownChoice) as error:
        between(made(tmp_path, DIAMOND), "a", "d", kinds=("friendship",))
    sentence = error.value.sentence("en")
    assert sentence.startswith("--kind has no choice “friendship”. There are: partner (partnership); ")
    assert "; order-class (order class); " in sentence
    assert "; belongs-to (belongs to)" in sentence


# networkx -------------------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ties=TIES, k=st.integers(1, 12), weighted=st.booleans(), asserted=st.booleans(), partners=st.booleans())
def test_the_ways_are_as_long_as_networkx_s_and_as_many(
    tmp_path: Path, ties: list[Tie], k: int, weighted: bool, asserted: bool, partners: bool
) -> None:
    view = made(tmp_path, ties, TYPES, alone="abcdefx")
    counted = [
        tie
        for tie in ties
        if (not asserted or tie.status == "asserted") and (not partners or tie.relation == "partner")
    ]
    edges = [(tie.a, tie.b, str(ties.index(tie))) for tie in counted if "x" not in (tie.a, tie.b)]
    # Of ties that are alike `index` gives the first, but each is a record of its own.
    edges = [(a, b, f"{name} {place}") for place, (a, b, name) in enumerate(edges)]
    graph = strengths(edges)
    answer = between(view, "a", "f", k, weighted=weighted, asserted=asserted, kinds=("partner",) if partners else ())
    found, wanted = letters(answer), as_networkx_has_it(graph, "a", "f", weighted)
    assert len(found) == min(k, len(wanted))
    assert len(set(found)) == len(found)
    assert {tuple(way) for way in found} <= set(wanted)
    if weighted:
        far = [length(graph, way) for way in wanted[:k]]
        assert [length(graph, tuple(way)) for way in found] == pytest.approx(far)
        assert [route.distance for route in answer.paths] == pytest.approx(far, rel=1e-8)
    else:
        assert [len(way) for way in found] == [len(way) for way in wanted[:k]]
    view.close()


@pytest.mark.parametrize("weighted", [False, True])
def test_on_a_multigraph_by_chance_the_distances_are_networkx_s(tmp_path: Path, weighted: bool) -> None:
    chance = random.Random(20230512)  # noqa: S311
    names = [chr(place) for place in range(0x4E00, 0x4E00 + 60)]
    pairs = [(*chance.sample(names, 2), chance.choice(["partner", "belongs-to"])) for _ in range(90)]
    ties = [Tie(a, b, relation) for a, b, relation in pairs]
    ties += chance.choices(ties, k=90)  # many pairs are joined by several records
    view = made(tmp_path, ties)
    graph = strengths([(tie.a, tie.b, str(place)) for place, tie in enumerate(ties)])
    for _ in range(8):
        a, b = chance.sample(sorted(graph), 2)
        answer = between(view, a, b, 12, weighted=weighted)
        wanted = as_networkx_has_it(graph, a, b, weighted)[:12]
        found = [tuple(way) for way in letters(answer)]
        assert len(found) == len(wanted)
        far = [length(graph, way) if weighted else len(way) for way in wanted]
        assert [length(graph, way) if weighted else len(way) for way in found] == pytest.approx(far)


def test_on_the_letter_the_ways_are_those_of_the_network_that_python_gives() -> None:
    graph = opened("en")
    network = graph.network()
    edges = [
        (a, b, edge["record"])
        for a, b, edge in network.edges(data=True)
        if not {network.nodes[end]["type"] for end in (a, b)} & {"area", "year"}
    ]
    ties = strengths(edges)
    kinds = ("vocational-college", "enterprise", "public-authority")
    organisations = [node for node, kind in network.nodes(data="type") if kind in kinds]
    tried = 0
    for a, b in islice(combinations(organisations, 2), 0, None, 4):
        wanted = as_networkx_has_it(ties, a, b, weighted=True)[:8]
        answer = graph.path(network.nodes[a]["name"], network.nodes[b]["name"], 8, weighted=True)
        assert [route.distance for route in answer.paths] == pytest.approx([length(ties, way) for way in wanted])
        assert set(nodes(answer)) <= set(as_networkx_has_it(ties, a, b, weighted=True))
        tried += len(wanted)
    assert tried > 8


# The command ----------------------------------------------------------------------------------------------


def test_the_command_says_the_distance_in_every_format() -> None:
    ends = "官渡职中", "晋宁中专"
    said = json.loads(ask("path", *ends, "--weighted", "--format", "json", "--lang", "en").out)
    assert [list(route) for route in said["paths"]] == [["length", "distance", "steps"]]
    assert (said["paths"][0]["length"], said["paths"][0]["distance"]) == (4, 4.0)
    assert ask("path", *ends, "--weighted", "--format", "csv", "--lang", "zh").out.startswith("路径,距离,从,")
    assert opened("en").path(*ends, weighted=True).to_dicts()[0]["distance"] == 4.0


@pytest.mark.parametrize(("lang", "word"), [("zh", "不加限制则有 4 步的路径"), ("en", "there is a way of 4 steps")])
def test_the_command_says_what_asserted_leaves_out(lang: str, word: str) -> None:
    said = ask("path", "官渡职中", "晋宁中专", "--asserted", "--lang", lang)
    assert said.code == 0
    assert word in said.out
    assert ask("path", "官渡职中", "晋宁中专", "--kind", "所不存在", "--lang", lang).code == 2
