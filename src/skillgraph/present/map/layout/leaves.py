"""Hangs entries with a single line around the one they are joined to: a hub has hundreds, which would lie in a heap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array, Whole

SLACK = 1.35  # how much more room a group of entries is given than their labels take
FEW = 12  # leaves that stand on the free side of their hub; more stand all around it
GOLDEN = (np.sqrt(5.0) - 1.0) / 2.0


@dataclass(frozen=True, slots=True)
class Leaves:
    """Entries that hang on others.

    Parameters
    ----------
    leaves, hubs
        Each of them, and what it hangs on, in the order of the hubs.
    core
        All others.
    """

    leaves: Whole
    hubs: Whole
    core: Whole


def split(lines: Whole, count: int) -> Leaves:
    """Tell entries with a single line from the others.

    Parameters
    ----------
    lines
        Pairs of places; what they join is connected and has more than two entries.
    count
        How many entries there are.

    Returns
    -------
    Leaves
        With a core of one entry at least.

    Examples
    --------
    >>> split(np.array([[0, 1], [1, 2], [2, 3]]), 4)
    Leaves(leaves=array([0, 3]), hubs=array([1, 2]), core=array([1, 2]))
    """
    degree = np.bincount(lines.ravel(), minlength=count)
    both = np.concatenate([lines, lines[:, ::-1]])
    hung = both[degree[both[:, 0]] == 1]
    hung = hung[np.lexsort((hung[:, 0], hung[:, 1]))]
    return Leaves(hung[:, 0], hung[:, 1], np.flatnonzero(degree > 1))


def areas(room: Array) -> Array:
    """Say how much room entries are given.

    Parameters
    ----------
    room
        To the sides, above and below of each.

    Returns
    -------
    Array
        An area for each.

    Examples
    --------
    >>> areas(np.array([[10.0, 5.0, 5.0]])).round(3)
    array([270.])
    """
    area: Array = SLACK * 2 * room[:, 0] * (room[:, 1] + room[:, 2])
    return area


def hung(points: Array, leaves: Leaves, lines: Whole, room: Array) -> Array:
    """Put leaves around their hubs, as the seeds of a sunflower stand (Vogel, 1979), the same room for each.

    Parameters
    ----------
    points
        Where the core is; what it says of leaves is passed over.
    leaves
        What hangs on what.
    lines
        Pairs of places.
    room
        To the sides, above and below of each entry.

    Returns
    -------
    Array
        A point for each entry.

    Examples
    --------
    >>> star = np.array([[0, 1], [0, 2], [0, 3]])
    >>> placed = hung(np.zeros((4, 2)), split(star, 4), star, np.full((4, 3), 10.0))
    >>> [bool(np.hypot(*point) > 10) for point in placed]
    [False, True, True, True]
    """
    placed, area = points.copy(), areas(room)
    neighbours = _neighbours(lines, leaves)
    for hub, start, end in _runs(leaves.hubs):
        hanging = leaves.leaves[start:end]
        first, width = _free_side(points[neighbours[hub]] - points[hub], len(hanging))
        filled = area[hub] / 2 + np.cumsum(area[hanging]) - area[hanging] / 2
        angle = first + width * np.mod((np.arange(len(hanging)) + 0.5) * GOLDEN, 1.0)
        away = np.sqrt(2 * filled / width)
        # Labels are wider than high, and so is what holds them.
        stretch = np.sqrt(np.clip(2 * room[hanging, 0].mean() / room[hanging, 1:].sum(axis=1).mean(), 1.0, 2.5))
        placed[hanging, 0] = points[hub, 0] + away * np.cos(angle) * stretch
        placed[hanging, 1] = points[hub, 1] + away * np.sin(angle) / stretch
    return placed


def _neighbours(lines: Whole, leaves: Leaves) -> dict[int, list[int]]:
    """List the neighbours in the core of each hub."""
    found: dict[int, list[int]] = {int(hub): [] for hub in leaves.hubs}
    hanging = set(leaves.leaves.tolist())
    for one, other in lines.tolist():
        for hub, neighbour in ((one, other), (other, one)):
            if hub in found and neighbour not in hanging:
                found[hub].append(neighbour)
    return found


def _runs(hubs: Whole) -> list[tuple[int, int, int]]:
    """Say where the leaves of each hub start and end."""
    starts = np.flatnonzero(np.diff(hubs, prepend=-1))
    bounds = [*starts.tolist(), len(hubs)]
    return list(zip(hubs[starts].tolist(), bounds[:-1], bounds[1:], strict=True))


def _free_side(ways: Array, count: int) -> tuple[float, float]:
    """Find the widest angle between lines, for a few leaves; say where it begins and how wide it is."""
    whole = 2 * np.pi
    if count > FEW or not len(ways):
        return 0.0, whole
    angles = np.sort(np.arctan2(ways[:, 1], ways[:, 0]))
    gaps = np.diff(angles, append=angles[0] + whole)
    widest = int(np.argmax(gaps.round(6)))
    # A little is kept from the lines at both sides.
    return float(angles[widest] + 0.15 * gaps[widest]), float(0.7 * gaps[widest])
