"""How the page lays out what a reader opens, called in a browser."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.present.conftest import Modules

Links = list[tuple[int, int]]
Points = list[list[int]]

RADIUS = 12.0
SPARSE, CROWDED = 140, 600  # entries: unfolded one by one, and by pivots


def arrange(modules: Modules, radii: list[float], links: Links, aspect: float = 1.4) -> Points:
    call = "(m, [radii, links, aspect]) => m.arrange(radii, links, aspect)"
    points: Points = modules.run("arrange", call, [radii, links, aspect])
    return points


def nearest(points: Points) -> float:
    """Measure the least distance between two, the larger of that across and that down."""
    spots = np.array(points, dtype=float)
    apart = np.abs(spots[:, None] - spots[None]).max(axis=2)
    return float(apart[np.triu_indices(len(spots), 1)].min())


def tree(count: int, arms: int) -> Links:
    return [(number, (number - 1) // arms) for number in range(1, count)]


def groups(number: int, size: int) -> Links:
    """Make groups, each a ring with chords, and one line from each group to the next."""
    rings = [
        (group * size + at, group * size + (at + step) % size)
        for group in range(number)
        for at in range(size)
        for step in (1, 5, 11)
    ]
    return rings + [(group * size, (group + 1) * size) for group in range(number - 1)]


@pytest.mark.parametrize(("radii", "points"), [([], []), ([RADIUS], [[0, 0]])], ids=["none", "one"])
def test_few_stand_in_the_middle(modules: Modules, radii: list[float], points: Points) -> None:
    assert arrange(modules, radii, []) == points


def test_two_lie_side_by_side_in_a_wide_window_and_one_above_the_other_in_a_tall_one(modules: Modules) -> None:
    for aspect, along in ((1.4, 0), (0.6, 1)):
        one, other = arrange(modules, [RADIUS] * 2, [(0, 1)], aspect)
        assert abs(one[along] - other[along]) >= 48
        assert abs(one[1 - along] - other[1 - along]) <= 4


def test_a_path_is_unfolded_in_order(modules: Modules) -> None:
    points = np.array(arrange(modules, [RADIUS] * 9, [(at, at + 1) for at in range(8)]))
    steps = np.diff(points[:, 0])
    assert (steps > 0).all() or (steps < 0).all()


@pytest.mark.parametrize("leaves", [SPARSE // 2, 500])
def test_the_leaves_of_a_hub_stand_all_around_it_and_not_in_a_heap(modules: Modules, leaves: int) -> None:
    points = np.array(arrange(modules, [RADIUS] * (leaves + 1), [(0, leaf) for leaf in range(1, leaves + 1)]))
    ways = points[1:] - points[0]
    angles = np.sort(np.arctan2(ways[:, 1], ways[:, 0]))
    assert np.diff(angles, append=angles[0] + 2 * math.pi).max() < 0.5
    assert nearest(points.tolist()) >= 2 * RADIUS


@pytest.mark.parametrize(("number", "size"), [(4, 30), (6, 60)])
def test_groups_stand_apart(modules: Modules, number: int, size: int) -> None:
    points = np.array(arrange(modules, [RADIUS] * (number * size), groups(number, size)), dtype=float)
    members = points.reshape(number, size, 2)
    centres = members.mean(axis=1)
    radius = np.sqrt(((members - centres[:, None]) ** 2).sum(axis=2).mean(axis=1))
    between = [math.dist(centres[one], centres[other]) for one, other in itertools.combinations(range(number), 2)]
    assert min(between) > radius.mean()


@pytest.mark.parametrize("count", [SPARSE, CROWDED, 2000])
def test_neighbours_are_near(modules: Modules, count: int) -> None:
    links = tree(count, 4)
    points = np.array(arrange(modules, [RADIUS] * count, links), dtype=float)
    one, other = np.array(links).T
    joined = np.median(np.hypot(*(points[one] - points[other]).T))
    any_two = np.median(np.hypot(*(points[one] - np.roll(points, count // 2, axis=0)[other]).T))
    assert joined < any_two / 3
    assert nearest(points.tolist()) >= 2 * RADIUS


@pytest.mark.parametrize("aspect", [1.4, 0.6])
def test_many_small_parts_and_single_entries_fill_the_window(modules: Modules, aspect: float) -> None:
    pairs = [(2 * number, 2 * number + 1) for number in range(100)]
    points = np.array(arrange(modules, [RADIUS] * 400, pairs, aspect))
    wide, high = np.ptp(points, axis=0)
    assert 0.7 < wide / high / aspect < 1.4
    # Those without relations are no part of the others: a straight line runs between.
    joined, alone = points[:200], points[200:]
    assert any(joined[:, axis].max() < alone[:, axis].min() for axis in (0, 1))
    assert nearest(points.tolist()) >= 2 * RADIUS


networks = st.integers(1, 60).flatmap(
    lambda count: st.tuples(
        st.lists(st.floats(6, 28), min_size=count, max_size=count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=2 * count),
        st.sampled_from([0.5, 1.0, 1.4, 3.0]),
    )
)


@given(networks)
@settings(max_examples=60, deadline=None)
def test_marks_are_clear_of_each_other_and_stand_around_the_middle(
    modules: Modules, network: tuple[list[float], Links, float]
) -> None:
    radii, links, aspect = network
    points = arrange(modules, radii, links, aspect)
    assert all(isinstance(value, int) for point in points for value in point)
    for (one, other), (first, second) in zip(
        itertools.combinations(points, 2), itertools.combinations(radii, 2), strict=True
    ):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= first + second
    for axis in (0, 1):
        low, high = min(point[axis] for point in points), max(point[axis] for point in points)
        assert abs(low + high) <= 60


@given(networks)
@settings(max_examples=20, deadline=None)
def test_it_is_the_same_each_time_whichever_way_lines_lead(
    modules: Modules, network: tuple[list[float], Links, float]
) -> None:
    radii, links, aspect = network
    turned = [(other, one) for one, other in reversed(links)]
    assert arrange(modules, radii, links, aspect) == arrange(modules, radii, turned + links, aspect)


def test_a_crowd_is_laid_out_the_same_each_time(modules: Modules) -> None:
    links = groups(6, 60)
    assert arrange(modules, [RADIUS] * 360, links) == arrange(modules, [RADIUS] * 360, links)


@pytest.mark.parametrize("seed", [0, 1, 2**31])
def test_lots_are_those_of_mulberry32(modules: Modules, seed: int) -> None:
    def mulberry32(state: int) -> float:
        state = (state + 0x6D2B79F5) % 2**32
        mixed = (state ^ state >> 15) * (1 | state) % 2**32
        mixed = (mixed + (mixed ^ mixed >> 7) * (61 | mixed) % 2**32) % 2**32 ^ mixed
        return (mixed ^ mixed >> 14) / 2**32

    lots = modules.run(
        "arranging-net", "(m, seed) => { const lots = m.lotsFrom(seed); return [lots(), lots()]; }", seed
    )
    assert lots == [mulberry32(seed), mulberry32(seed + 0x6D2B79F5)]


def test_ways_are_the_shortest(modules: Modules) -> None:
    # 0 - 1 - 3 is 2 + 2, 0 - 2 - 3 is 1 + 5; 4 cannot be reached.
    net, lengths = [[1, 2], [0, 3], [0, 3], [1, 2], []], [[2, 1], [2, 2], [1, 5], [2, 5], []]
    call = "(m, [net, lengths]) => [...m.waysFrom(0, net, lengths)].map((way) => (way === Infinity ? null : way))"
    assert modules.run("arranging-net", call, [net, lengths]) == [0, 2, 1, 4, None]


def test_groups_are_found_where_lines_are_many(modules: Modules) -> None:
    net = [[1, 2], [0, 2], [0, 1, 3], [2, 4, 5], [3, 5], [3, 4]]
    found = modules.run("arranging-groups", "(m, net) => m.groupsOf(net)", net)
    assert found == [0, 0, 0, 1, 1, 1]
