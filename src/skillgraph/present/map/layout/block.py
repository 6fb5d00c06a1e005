"""Lays out entries without relations in rows and columns, where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillgraph.present.map.layout.packing import free_spot
from skillgraph.present.map.layout.values import GAP, WIDE, Part

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array

PADDING = 18.0
SHRUNK = 74  # entries from which on a map is shrunk to fit its window


def best(corners: Array, alone: list[int], room: Array, aspect: float) -> tuple[Part, Array]:
    """Choose the number of columns with which the block fits in best; of equals the one nearest to a screen's shape.

    Parameters
    ----------
    corners
        Left, top, right and bottom of what has its place already.
    alone
        The entries, at least one.
    room
        To the sides, above and below of all entries there are.
    aspect
        The window's width by its height.

    Returns
    -------
    Part and Array
        The block, and its corners.

    Examples
    --------
    >>> block, corners = best(np.zeros((0, 4)), [0, 1, 2], np.full((3, 3), 10.0), 1.4)
    >>> corners
    array([  0.,   0., 216., 126.])
    """
    choices = []
    for columns in _columns(len(alone)):
        block = _block(alone, room, columns, aspect)
        spot, needed = free_spot(corners, block.size, aspect)
        empty = -len(alone) % columns
        # A nearly full last row is worth a little room; a shape like a screen's decides between equals.
        rank = (round(needed * (1 + 0.02 * empty), -1), abs(float(np.log(block.size[0] / block.size[1] / WIDE))))
        choices.append((rank, block, spot))
    _, block, spot = min(choices, key=lambda choice: choice[0])
    return block, spot


def _columns(count: int) -> range:
    """Say which numbers of columns to try: all small ones, and some of the larger where there are many entries."""
    most = min(count, max(24, round(3 * np.sqrt(count))))
    return range(1, most + 1, max(1, most // 24))


def heading(aspect: float, count: int) -> float:
    """Say how much to keep for the heading: more where the map is shrunk and letters are not.

    Parameters
    ----------
    aspect
        The window's width by its height; a tall one is a telephone's.
    count
        How many entries the map has.

    Returns
    -------
    float
        A height.

    Examples
    --------
    >>> heading(1.4, 60), heading(0.75, 60), heading(1.4, 666)
    (36.0, 64.0, 108.0)
    """
    return (36.0 if aspect > 1 else 64.0) * max(1.0, float(np.sqrt(count / SHRUNK)))


def _block(alone: list[int], room: Array, columns: int, aspect: float) -> Part:
    """Lay out entries in rows and columns under a heading."""
    side = float(room[alone, 0].max())
    starts = np.arange(0, len(alone), columns)
    above, below = (np.maximum.reduceat(room[alone, way], starts) for way in (1, 2))
    top = heading(aspect, len(room))
    tops = top + np.cumsum(above + below + GAP) - (above + below + GAP)
    row, column = np.divmod(np.arange(len(alone)), columns)
    points = np.column_stack([PADDING + side + column * (2 * side + GAP), tops[row] + above[row]])
    width = max(2 * PADDING + columns * (2 * side + GAP) - GAP, 6 * top)
    bottom = tops[-1] + above[-1] + below[-1]
    return Part(alone, points, (width, float(bottom) + PADDING))
