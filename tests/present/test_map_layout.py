"""Where the map puts its entries: computed beforehand, for any size of network."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import shortest_path

from skillgraph.present.map.layout import Extent, Placement, majorising, pivots, place
from skillgraph.present.map.layout.leaves import split
from skillgraph.present.map.layout.packing import PART_GAP, packed
from skillgraph.present.map.layout.values import SMALL, Part

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array

Links = list[tuple[int, int]]
Box = tuple[float, float, float, float]

AROUND = Extent(side=50, above=14, below=36)


def star(leaves: int) -> Links:
    return [(0, leaf) for leaf in range(1, leaves + 1)]


def path(steps: int) -> Links:
    return [(step, step + 1) for step in range(steps)]


def grid(side: int) -> Links:
    across = [(row * side + at, row * side + at + 1) for row in range(side) for at in range(side - 1)]
    return across + [(at, at + side) for at in range(side * (side - 1))]


def complete(count: int) -> Links:
    return list(itertools.combinations(range(count), 2))


def groups(number: int, size: int) -> Links:
    """Make groups, each a ring with chords, and one line from each group to the next."""
    rings = [
        (group * size + at, group * size + (at + step) % size)
        for group in range(number)
        for at in range(size)
        for step in (1, 5, 11)
    ]
    return rings + [(group * size, (group + 1) * size) for group in range(number - 1)]


def hubs(count: int) -> Links:
    """Join each entry to earlier ones, far more often to the first: some get hundreds of lines, most one or two."""
    return [
        (number, (number * 7919 + step * 31) % number**2 // number) for number in range(1, count) for step in (0, 1)
    ]


def boxes(points: list[tuple[int, int]], extents: list[Extent]) -> list[Box]:
    return [
        (x - extent.side, y - extent.above, x + extent.side, y + extent.below)
        for (x, y), extent in zip(points, extents, strict=True)
    ]


def overlapping(found: list[Box]) -> int:
    """Count the pairs of rectangles that share more than the rounding of their places."""
    corners = np.array(found)
    low = np.maximum(corners[:, None, :2], corners[None, :, :2])
    high = np.minimum(corners[:, None, 2:], corners[None, :, 2:])
    return int(np.triu((high - low > 1).all(axis=2), 1).sum())


def marks(extents: list[Extent]) -> list[Extent]:
    return [Extent(extent.above, extent.above, extent.above) for extent in extents]


def lies_flat(placement: Placement) -> bool:
    wide, high = np.ptp(np.array(placement.points), axis=0)
    return bool(wide > high)


# --- all sizes and shapes ---


def test_nothing_has_no_places() -> None:
    assert place([], []) == (Placement([], None), Placement([], None))


def test_one_entry_stands_in_the_block_of_those_without_relations() -> None:
    for placement in place([AROUND], [(0, 0)]):
        assert len(placement.points) == 1
        assert placement.block is not None
        left, top, right, bottom = placement.block
        ((x, y),) = placement.points
        assert left + AROUND.side <= x <= right - AROUND.side
        assert top + placement.heading + AROUND.above - 1 <= y <= bottom - AROUND.below


def test_two_entries_lie_side_by_side_in_a_wide_window_and_one_above_the_other_in_a_tall_one() -> None:
    wide, tall = place([AROUND] * 2, [(0, 1)])
    assert wide.block is None
    assert lies_flat(wide)
    assert not lies_flat(tall)


def test_two_parts_stand_apart() -> None:
    for placement in place([AROUND] * 7, [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6)]):
        found = boxes(placement.points, [AROUND] * 7)
        one, other = (
            (min(b[0] for b in part), min(b[1] for b in part), max(b[2] for b in part), max(b[3] for b in part))
            for part in (found[:3], found[3:])
        )
        gaps = max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])
        assert gaps >= PART_GAP - 2


@pytest.mark.parametrize("count", [2, 3, 12, 40])
def test_placed_labels_do_not_overlap(count: int) -> None:
    around = [Extent(side=30.0 + 5 * (number % 9), above=12, below=30) for number in range(count + 5)]
    links = [(0, number) for number in range(1, count)]
    for placement in place(around, [*links, (0, 0), (1, 0)]):
        found = boxes(placement.points, around)
        assert overlapping(found) == 0
        assert placement.block is not None
        left, top, right, bottom = placement.block
        inside = [
            number
            for number, box in enumerate(found)
            if box[0] >= left and box[2] <= right and box[1] >= top + placement.heading - 1 and box[3] <= bottom
        ]
        assert inside == list(range(count, count + 5))


@pytest.mark.parametrize(
    "links", [[(end, leaf) for leaf in range(2, 7) for end in (0, 1)], [(0, 1), (1, 2), (2, 0), (2, 3)]]
)
def test_no_line_runs_through_an_entry_that_is_not_its_own(links: Links) -> None:
    around = [AROUND] * (1 + max(itertools.chain(*links)))
    for placement in place(around, links):
        spots = [complex(*point) for point in placement.points]
        for (start, end), other in itertools.product(links, range(len(spots))):
            if other not in (start, end):
                turned = (spots[other] - spots[start]) / (spots[end] - spots[start])
                length = abs(spots[end] - spots[start])
                assert not 0 < turned.real < 1 or abs(turned.imag) * length > 14


@pytest.mark.parametrize(
    "links",
    [star(500), path(299), grid(15), complete(60), groups(6, 40), hubs(600), [*star(200), (300, 301), (301, 302)]],
    ids=["star", "path", "grid", "complete", "groups", "hubs", "parts"],
)
def test_marks_are_clear_of_each_other_and_of_most_labels(links: Links) -> None:
    extents = [AROUND] * (1 + max(itertools.chain(*links)))
    for placement in place(extents, links):
        assert overlapping(boxes(placement.points, marks(extents))) == 0
        # In a crowd labels share the room there is: a label may touch the next, but none has many over it.
        assert overlapping(boxes(placement.points, extents)) <= len(extents)


networks = st.integers(1, 40).flatmap(
    lambda count: st.tuples(
        st.lists(
            st.builds(Extent, st.floats(9, 80), st.floats(9, 26), st.floats(9, 90)), min_size=count, max_size=count
        ),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=3 * count // 2),
    )
)


@given(networks)
@settings(max_examples=40, deadline=None)
def test_no_two_are_on_one_spot_and_order_makes_no_difference(network: tuple[list[Extent], Links]) -> None:
    extents, links = network
    placed = place(extents, links)
    assert placed == place(extents, [(other, one) for one, other in reversed(links)])
    for placement in placed:
        assert len(set(placement.points)) == len(extents)
        alone = set(range(len(extents))) - {end for one, other in links if one != other for end in (one, other)}
        assert (placement.block is not None) == bool(alone)


# --- large parts ---


def test_the_leaves_of_a_hub_stand_all_around_it_and_not_in_a_heap() -> None:
    for placement in place([AROUND] * 501, star(500)):
        points = np.array(placement.points, dtype=float)
        angles = np.sort(np.arctan2(*(points[1:] - points[0]).T))
        assert np.diff(angles, append=angles[0] + 2 * np.pi).max() < 0.2
        # In a ring all would be equally far; a disc is half as wide as the ring that has room for so many.
        away = np.hypot(*(points[1:] - points[0]).T)
        assert np.median(away) < 500 * 2 * AROUND.side / (2 * np.pi) / 2


def test_groups_stand_apart() -> None:
    number, size = 6, 40
    for placement in place([AROUND] * (number * size), groups(number, size)):
        points = np.array(placement.points, dtype=float).reshape(number, size, 2)
        centres = points.mean(axis=1)
        radius = np.sqrt(((points - centres[:, None]) ** 2).sum(axis=2).mean(axis=1))
        between = [np.hypot(*(centres[one] - centres[other])) for one, other in complete(number)]
        assert min(between) > radius.mean()


def test_leaves_are_told_from_the_core() -> None:
    # 0 - 1 - 2 - 3, and 4 and 5 on 1
    found = split(np.array([[0, 1], [1, 2], [1, 4], [1, 5], [2, 3]]), 6)
    assert found.leaves.tolist() == [0, 4, 5, 3]
    assert found.hubs.tolist() == [1, 1, 1, 2]
    assert found.core.tolist() == [1, 2]


def stress(points: Array, distances: Array) -> float:
    """Measure how far points are from their distances, at the best scale, for each pair: 0 is perfect."""
    one, other = np.triu_indices(len(points), 1)
    drawn, wanted = np.hypot(*(points[one] - points[other]).T), distances[one, other]
    scale = (drawn / wanted).sum() / ((drawn / wanted) ** 2).sum()
    return float(((scale * drawn / wanted - 1) ** 2).mean())


@pytest.mark.parametrize("links", [grid(13), groups(5, 34), hubs(170)], ids=["grid", "groups", "hubs"])
def test_pivots_do_nearly_as_well_as_all_distances(links: Links) -> None:
    lines = np.array(sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}))
    lengths = majorising.lengths(lines, int(lines.max()) + 1)
    distances = shortest_path(lengths, directed=False)
    full = stress(majorising.unfolded(lines, len(distances)), distances)
    assert stress(pivots.unfolded(lengths, far=1.0), distances) < 1.25 * full + 0.01


def test_many_small_parts_are_packed_in_the_shape_of_the_window() -> None:
    parts = [Part([number], np.zeros((1, 2)), (90.0 + number % 7, 40.0 + number % 5)) for number in range(400)]
    for aspect in (1.4, 0.75):
        ordered, corners = packed(parts, aspect)
        assert sorted(itertools.chain(*(part.members for part in ordered))) == list(range(400))
        wide, high = corners[:, 2:].max(axis=0)
        assert 0.8 < wide / high / aspect < 1.25
        assert sum((part.size[0] + PART_GAP) * (part.size[1] + PART_GAP) for part in parts) > 0.8 * wide * high


def test_places_depend_neither_on_the_seed_of_hashes_nor_on_the_number_of_threads() -> None:
    program = (
        "import sys; from skillgraph.present.map.layout import *\n"
        f"links = {hubs(SMALL + 60)}\n"
        "print([placement.points for placement in place([Extent(50, 14, 36)] * 210, links)])"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": seed, "OMP_NUM_THREADS": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
