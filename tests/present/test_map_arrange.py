"""Where entries stand when a part of a large map is opened: arrange.js and its rooms, beside networkx."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.present.conftest import Modules

few = settings(max_examples=40, deadline=None)
Link = tuple[int, int]
Net = tuple[list[int], list[Link]]

ARRANGE = "(m, [radii, links, aspect]) => m.arrange(radii, links, aspect)"


@st.composite
def nets(draw: st.DrawFn, most: int = 40) -> Net:
    """Radii of marks, and links between them: several parts, hubs with leaves, loops and the same link twice."""
    radii = draw(st.lists(st.integers(7, 30), max_size=most))
    places = st.integers(0, max(0, len(radii) - 1))
    # A low end that most links share makes hubs.
    ends = st.tuples(st.one_of(st.just(0), places), places)
    return radii, draw(st.lists(ends, max_size=60)) if radii else []


def graph(net: Net) -> nx.Graph:
    made = nx.Graph()
    made.add_nodes_from(range(len(net[0])))
    made.add_edges_from(link for link in net[1] if link[0] != link[1])
    return made


@given(net=nets(), aspect=st.sampled_from([0.5, 1.0, 1.6]))
@few
def test_each_entry_has_a_place_of_its_own(modules: Modules, net: Net, aspect: float) -> None:
    radii, links = net
    places = modules.run("arrange", ARRANGE, [radii, links, aspect])
    assert len(places) == len(radii)
    assert all(isinstance(side, int) for place in places for side in place)
    for one, other in itertools.combinations(range(len(radii)), 2):
        apart = max(abs(a - b) for a, b in zip(places[one], places[other], strict=True))
        assert apart >= radii[one] + radii[other] - 1  # whole numbers are up to half a unit off, on both sides


@given(net=nets(), aspect=st.sampled_from([0.5, 1.6]))
@few
def test_the_same_part_stands_the_same_again(modules: Modules, net: Net, aspect: float) -> None:
    once, again = (modules.run("arrange", ARRANGE, [*net, aspect]) for _ in range(2))
    assert once == again


def test_a_hub_with_hundreds_of_leaves_is_one_cloud(modules: Modules) -> None:
    leaves = 600
    places = modules.run("arrange", ARRANGE, [[26] + [9] * leaves, [(0, leaf) for leaf in range(1, leaves + 1)], 1.6])
    assert all(math.dist(places[one], places[other]) >= 18 for one, other in itertools.combinations(range(leaves), 2))
    hub, far = places[0], [math.dist(places[0], place) for place in places[1:]]
    # In the middle of its leaves, not at their edge.
    middle = [sum(place[side] for place in places) / len(places) for side in (0, 1)]
    assert math.dist(hub, middle) < max(far) / 4


def test_a_chain_is_unfolded(modules: Modules) -> None:
    links = list(itertools.pairwise(range(12)))
    places = modules.run("arrange", ARRANGE, [[10] * 12, links, 1.6])
    step = max(math.dist(places[one], places[other]) for one, other in links)
    assert math.dist(places[0], places[11]) > 5 * step
    assert max(x for x, _ in places) - min(x for x, _ in places) > max(y for _, y in places) - min(y for _, y in places)


@given(net=nets())
@few
def test_parts_are_what_is_joined(modules: Modules, net: Net) -> None:
    found = modules.run(
        "arranging-net", "(m, [count, links]) => m.joinedParts(m.netOf(count, links))", [len(net[0]), net[1]]
    )
    assert sorted(found) == sorted(sorted(part) for part in nx.connected_components(graph(net)))


@given(net=nets(), data=st.data())
@few
def test_ways_are_as_short_as_any(modules: Modules, net: Net, data: st.DataObject) -> None:
    made = graph(net)
    for one, other in made.edges:
        made.edges[one, other]["long"] = data.draw(st.integers(1, 20))
    near = [sorted(made[place]) for place in made]
    lengths = [[made.edges[place, other]["long"] for other in near[place]] for place in made]
    run = "(m, [net, lengths]) => [...m.waysFrom(0, net, lengths)]"
    if near:
        far = nx.single_source_dijkstra_path_length(made, 0, weight="long")
        assert modules.run("arranging-net", run, [near, lengths]) == [far.get(place, math.inf) for place in made]


def test_two_crowds_with_one_line_between_them_are_two_groups(modules: Modules) -> None:
    crowds = [pair for start in (0, 6) for pair in itertools.combinations(range(start, start + 6), 2)]
    run = "(m, [count, links]) => m.groupsOf(m.netOf(count, links))"
    groups = modules.run("arranging-net arranging-groups", run, [12, [*crowds, (5, 6)]])
    assert len(set(groups[:6])) == len(set(groups[6:])) == 1
    assert groups[0] != groups[6]


sides = st.fixed_dictionaries({"width": st.integers(20, 900), "height": st.integers(20, 900)})


@given(parts=st.lists(sides, max_size=25), aspect=st.sampled_from([0.5, 1.0, 1.6]))
@few
def test_no_part_lies_on_another(modules: Modules, parts: list[dict[str, int]], aspect: float) -> None:
    frames = modules.run("arranging-room", "(m, [parts, aspect]) => m.packRows(parts, aspect)", [parts, aspect])
    assert sorted((each["width"], each["height"]) for each in frames) == sorted(
        (each["width"], each["height"]) for each in parts
    )
    for one, other in itertools.combinations(frames, 2):
        beside = one["left"] + one["width"] <= other["left"] or other["left"] + other["width"] <= one["left"]
        below = one["top"] + one["height"] <= other["top"] or other["top"] + other["height"] <= one["top"]
        assert beside or below


@pytest.mark.parametrize("radii", [[], [10], [10, 12, 9]])
def test_few_entries_stand_around_the_middle(modules: Modules, radii: list[int]) -> None:
    places = modules.run("arrange", ARRANGE, [radii, [], 1.6])
    assert len(places) == len(radii)
    for values in zip(*places, strict=True):
        assert abs(min(values) + max(values)) <= 1
