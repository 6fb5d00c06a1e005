"""Puts rectangles beside one another in a window's shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillgraph.present.map.layout.values import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillgraph.present.map.layout.values import Array

PART_GAP = 32.0  # what stays free between two parts
SINGLY = 24  # parts that are each put where they fit best
MINOR = 0.02  # the share of all room of a part that stands in a row where there are more


def packed(parts: Sequence[Part], aspect: float) -> tuple[list[Part], Array]:
    """Put parts beside one another, the largest first.

    Parameters
    ----------
    parts
        At least none.
    aspect
        The window's width by its height.

    Returns
    -------
    list of Part and Array
        The parts, of which the smallest may have become one, and the corners of the rectangle of each: left, top,
        right, bottom.

    Examples
    --------
    >>> part = Part([0], np.zeros((1, 2)), (10.0, 10.0))
    >>> packed([part, part], 1.4)[1]
    array([[ 0.,  0., 10., 10.],
           [42.,  0., 52., 10.]])
    """
    ordered = sorted(parts, key=lambda part: (-part.size[0] * part.size[1], part.members))
    corners = np.zeros((0, 4))
    major = _major(ordered)
    for part in major:
        corners = np.vstack([corners, free_spot(corners, part.size, aspect)[0]])
    if len(major) == len(ordered):
        return ordered, corners
    rows = _best_rows(corners, ordered[len(major) :], aspect)
    return [*major, rows], np.vstack([corners, free_spot(corners, rows.size, aspect)[0]])


def _major(ordered: list[Part]) -> list[Part]:
    """Take the parts that are put singly: all if there are few, else those that stand out."""
    if len(ordered) <= SINGLY:
        return ordered
    rooms = [part.size[0] * part.size[1] for part in ordered]
    return [part for part, room in zip(ordered[:SINGLY], rooms, strict=False) if room > MINOR * sum(rooms)]


def _best_rows(corners: Array, parts: list[Part], aspect: float) -> Part:
    """Choose the width of the rows with which they fit in best."""
    parts = sorted(parts, key=lambda part: (-part.size[1], -part.size[0], part.members))
    side = np.sqrt(sum((part.size[0] + PART_GAP) * (part.size[1] + PART_GAP) for part in parts))
    choices = [_rows(parts, float(side * stretch)) for stretch in np.geomspace(0.3, 4.0, 16)]
    return min(choices, key=lambda rows: free_spot(corners, rows.size, aspect)[1])


def _rows(parts: Iterable[Part], width: float) -> Part:
    """Lay parts out in rows, as words are in lines."""
    members: list[int] = []
    points: list[Array] = []
    left = top = below = right = 0.0
    for part in parts:
        if left > 0 and left + part.size[0] > width:
            left, top = 0.0, below + PART_GAP
        members += part.members
        points.append(part.points + np.array([left, top]))
        right, below = max(right, left + part.size[0]), max(below, top + part.size[1])
        left += part.size[0] + PART_GAP
    return Part(members, np.vstack(points), (right, below))


def free_spot(placed: Array, size: tuple[float, float], aspect: float) -> tuple[Array, float]:
    """Find the free place for a rectangle that keeps the whole most nearly in the shape of a window.

    Parameters
    ----------
    placed
        Left, top, right and bottom of each that has its place.
    size
        How wide and high the rectangle is.
    aspect
        The window's width by its height.

    Returns
    -------
    Array and float
        The rectangle's corners, and the width that the whole then needs at that shape.

    Examples
    --------
    >>> free_spot(np.array([[0.0, 0.0, 10.0, 10.0]]), (10.0, 10.0), 0.5)
    (array([ 0., 42., 10., 52.]), 26.0)
    """
    wide, high = size
    if not len(placed):
        return np.array([0.0, 0.0, wide, high]), max(wide, aspect * high)
    # It may stand at the left or right end of any other, in line with the top or bottom of any.
    lefts = np.unique(np.concatenate([placed[:, 0], placed[:, 2] + PART_GAP]))
    tops = np.unique(np.concatenate([placed[:, 1], placed[:, 3] + PART_GAP]))
    spots = np.stack(np.meshgrid(lefts, tops, indexing="ij"), axis=-1).reshape(-1, 2)
    rooms = np.hstack([spots, spots + size])
    margin = PART_GAP - 0.01
    clash = np.zeros(len(rooms), dtype=bool)
    for left, top, right, bottom in placed:
        clash |= (
            (rooms[:, 0] < right + margin)
            & (rooms[:, 2] > left - margin)
            & (rooms[:, 1] < bottom + margin)
            & (rooms[:, 3] > top - margin)
        )
    free = rooms[~clash]
    needed = np.maximum(np.maximum(free[:, 2], placed[:, 2].max()), aspect * np.maximum(free[:, 3], placed[:, 3].max()))
    best = np.lexsort((free[:, 1], free[:, 0], free[:, 3] * free[:, 2], needed))[0]
    return free[best], float(needed[best])
