"""Pushes apart what overlaps, until all is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import KDTree

from skillgraph.present.map.layout.values import GAP, SMALL

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array, Whole

PUSHES = 400  # at most
LEAP = 40.0  # the longest move at once
GROWTH, EVERY = 1.02, 10  # how much a large part grows after so many pushes, until all is clear
SLACK = 1.4  # how much more room there is than labels take, at least
CLEAR = 6.0  # between an entry and a line that is not its own
MOST_CHECKED = 20_000  # pairs of an entry and a line
MARGIN = 0.5  # how far pairs may be apart that are watched, in widths and heights of the largest label


def loosened(points: Array, room: Array, lines: Whole) -> Array:
    """Push apart what overlaps, and entries away from lines that are not theirs, until all is clear.

    Parameters
    ----------
    points
        Where the entries are.
    room
        To the sides, above and below of each.
    lines
        Pairs of places.

    Returns
    -------
    Array
        A point for each entry.

    Examples
    --------
    >>> one, other = loosened(np.array([[0.0, 0.0], [0.0, 5.0]]), np.full((2, 3), 10.0), np.zeros((0, 2), dtype=int))
    >>> bool(other[1] - one[1] > 25)
    True
    """
    loose = _spread(points, room)
    boxes = _Boxes(room)
    for number in range(1, PUSHES + 1):
        moves = boxes.pushes(loose) + _from_lines(loose, room, lines)
        if not moves.any():
            break
        loose += np.clip(moves, -LEAP, LEAP)  # many pushes together would make a leap
        if boxes.many and number % EVERY == 0:
            loose *= GROWTH  # pushes travel slowly from the middle of a crowd outwards
    return loose


def _spread(points: Array, room: Array) -> Array:
    """Enlarge a drawing that has too little room for its labels; pushing alone would take long."""
    wide, high = 2 * room[:, 0] + GAP, room[:, 1] + room[:, 2] + GAP
    needed = SLACK * (wide * high).sum()
    width, height = np.ptp(points, axis=0)
    offered = (width + wide.mean()) * (height + high.mean())
    return points * max(1.0, float(np.sqrt(needed / offered)))


class _Boxes:
    """The labels with their marks, and which of them are near each other."""

    def __init__(self, room: Array) -> None:
        self.many = len(room) > SMALL
        self.half = np.column_stack([room[:, 0] + GAP / 2, (room[:, 1] + room[:, 2] + GAP) / 2])
        # The label hangs below the entry, so the middle of the box is not the middle of the entry.
        self.below = np.column_stack([np.zeros(len(room)), (room[:, 2] - room[:, 1]) / 2])
        self.unit = 2 * self.half.max(axis=0)
        self.watched: Array | None = None

    def pushes(self, points: Array) -> Array:
        """Say how each entry must move away from those it overlaps, along the shorter way."""
        boxes = points + self.below
        self._watch(boxes / self.unit)
        one, other = self.near
        apart = boxes[one] - boxes[other]
        over = self.reach - np.abs(apart)
        overlap = np.flatnonzero((over[:, 0] > 0.5) & (over[:, 1] > 0.5))
        one, other, apart, over = one[overlap], other[overlap], apart[overlap], over[overlap]
        # Among many, pushes along the shorter way alone would pile them up in columns.
        axis = np.argmin(over / self.reach[overlap] if self.many else over, axis=1)
        at = np.arange(len(axis))
        # Of two in the same line, the earlier goes back.
        push = np.where(apart[at, axis] > 0, 1.0, -1.0) * over[at, axis] / 2
        return _summed(one, other, axis, push, len(boxes))

    def _watch(self, spots: Array) -> None:
        """Look for pairs anew when so much has moved that others may have come near."""
        if self.watched is None or np.abs(spots - self.watched).max() > MARGIN / 2:
            self.watched = spots
            # Only pairs that are near in both directions can overlap.
            near = KDTree(spots).query_pairs(1.0 + MARGIN, p=np.inf, output_type="ndarray")
            self.near = near[np.lexsort((near[:, 1], near[:, 0]))].T
            self.reach = self.half[self.near[0]] + self.half[self.near[1]]


def _from_lines(points: Array, room: Array, lines: Whole) -> Array:
    """Say how each entry must move away from the lines of others, which would seem to be its own."""
    moves = np.zeros_like(points)
    # On a large map lines pass everywhere, and nobody follows one by eye.
    if len(points) * len(lines) > MOST_CHECKED:
        return moves
    start, end = points[lines[:, 0]], points[lines[:, 1]]
    along = end - start
    way = points[:, None] - start[None]
    share = (way * along).sum(axis=2) / np.maximum((along**2).sum(axis=1), 1.0)
    away = way - share[..., None] * along
    distance = np.linalg.norm(away, axis=2)
    missing = room[:, 1][:, None] + CLEAR - distance
    own = (np.arange(len(points))[:, None, None] == lines[None]).any(axis=2)
    entry, line = np.nonzero((missing > 0.5) & (share > 0) & (share < 1) & ~own)
    # An entry right on a line leaves it to the left.
    left = np.column_stack([along[line, 1], -along[line, 0]])
    direction = np.where(distance[entry, line, None] > 1e-6, away[entry, line], left)
    push = direction / np.linalg.norm(direction, axis=1)[:, None] * missing[entry, line, None]
    np.add.at(moves, entry, 0.6 * push)
    np.add.at(moves, lines[line, 0], -0.2 * push)
    np.add.at(moves, lines[line, 1], -0.2 * push)
    return moves


def _summed(one: Whole, other: Whole, axis: Whole, push: Array, count: int) -> Array:
    """Sum what each entry is pushed by, in both directions; the two of a pair part in opposite ways."""
    sums = np.zeros((count, 2))
    for direction in (0, 1):
        chosen = axis == direction
        sums[:, direction] = np.bincount(one[chosen], push[chosen], count)
        sums[:, direction] -= np.bincount(other[chosen], push[chosen], count)
    return sums
