"""Puts all parts of a map where they belong in each shape of window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from skillgraph.present.map.layout import block
from skillgraph.present.map.layout.packing import packed
from skillgraph.present.map.layout.unfolding import Shape, fitted, shape
from skillgraph.present.map.layout.values import TALL, WIDE, Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillgraph.present.map.layout.values import Array, Extent, Whole


def place(extents: Sequence[Extent], links: Iterable[tuple[int, int]]) -> tuple[Placement, Placement]:
    """Place entries so that neighbours are near and no labels overlap, once for each shape of window.

    Parameters
    ----------
    extents
        The room each entry takes.
    links
        Pairs of positions in `extents`; direction, repetition and loops make no difference.

    Returns
    -------
    tuple of Placement
        For a wide window and for a tall one: whole numbers around (0, 0). The same input gives the same output.

    Examples
    --------
    >>> from skillgraph.present.map.layout import Extent
    >>> around = Extent(side=60, above=10, below=30)
    >>> wide, tall = place([around] * 3, [(0, 1)])
    >>> len(set(wide.points)), wide.block is not None
    (3, True)
    >>> place([], [])[0].points
    []
    """
    if not extents:
        return Placement([], None), Placement([], None)
    room = np.array([(extent.side, extent.above, extent.below) for extent in extents])
    parts = list(_parts(_lines(links), len(extents)))
    shapes = [shape(members, lines, room[members]) for members, lines in parts if len(members) > 1]
    alone = sorted(members[0] for members, _ in parts if len(members) == 1)
    wide, tall = (_placement(shapes, alone, room, aspect) for aspect in (WIDE, TALL))
    return wide, tall


def _lines(links: Iterable[tuple[int, int]]) -> Whole:
    """Take each pair once, whichever way it leads."""
    pairs = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _parts(lines: Whole, count: int) -> Iterator[tuple[list[int], Whole]]:
    """Give what is joined: its members, and its lines as pairs of places among them."""
    graph = csr_array((np.ones(len(lines)), (lines[:, 0], lines[:, 1])), shape=(count, count))
    number, label = connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], np.arange(number + 1))
    place_in = np.empty(count, dtype=np.int64)
    place_in[order] = np.arange(count) - starts[label[order]]
    owner = label[lines[:, 0]]
    sorted_lines = place_in[lines][np.argsort(owner, kind="stable")]
    line_starts = np.searchsorted(np.sort(owner), np.arange(number + 1))
    for one in range(number):
        members = order[starts[one] : starts[one + 1]].tolist()
        yield members, sorted_lines[line_starts[one] : line_starts[one + 1]]


def _placement(shapes: Sequence[Shape], alone: list[int], room: Array, aspect: float) -> Placement:
    """Put the parts, and the block of entries without relations, beside one another in a window's shape."""
    parts, corners = packed([fitted(shape, room[shape.members], aspect) for shape in shapes], aspect)
    rectangle = None
    if alone:
        isolated, rectangle = block.best(corners, alone, room, aspect)
        parts.append(isolated)
        corners = np.vstack([corners, rectangle])
    points = np.zeros((len(room), 2))
    for part, corner in zip(parts, corners, strict=True):
        points[part.members] = part.points + corner[:2]
    centre = (corners[:, :2].min(axis=0) + corners[:, 2:].max(axis=0)) / 2
    whole = [(int(x), int(y)) for x, y in np.rint(points - centre)]
    if rectangle is None:
        return Placement(whole, None)
    left, top, right, bottom = (int(side) for side in np.rint(rectangle - np.tile(centre, 2)))
    return Placement(whole, (left, top, right, bottom), round(block.heading(aspect, len(room))))
