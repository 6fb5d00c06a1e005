"""Unfolds a connected part, whatever its size, and fits it into a window's shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from skillgraph.analysis.engine.leiden import one_run
from skillgraph.network.compact import arcs
from skillgraph.present.map.layout import leaves, majorising, pivots
from skillgraph.present.map.layout.leaves import Leaves
from skillgraph.present.map.layout.loosening import loosened
from skillgraph.present.map.layout.values import LINK, SEED, SMALL, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillgraph.present.map.layout.values import Array, Matrix, Whole

NEIGHBOURS = 0.25  # the share of its neighbours' room that an entry keeps around it
APART = 700.0  # how much longer a line is that leads from one group to another; twice as long at most
STRETCH, MUCH = 1.25, 1.45  # as labels are wide: of a part whose lines count, and of a large one
FULL = 300  # entries of a part, up to which each label has all of its room
LEAST = 0.6  # the share of it that is left at least


@dataclass(frozen=True, slots=True)
class Shape:
    """A connected part, unfolded.

    Parameters
    ----------
    members
        Which entries.
    points
        Where they are.
    lines
        Pairs of places in `members`.
    hanging
        Entries that have no place yet, but will stand around others.
    """

    members: list[int]
    points: Array
    lines: Whole
    hanging: Leaves | None = None


def shape(members: list[int], lines: Whole, room: Array) -> Shape:
    """Unfold one connected part.

    Parameters
    ----------
    members
        Which entries.
    lines
        Pairs of places in `members`.
    room
        To the sides, above and below of each member.

    Returns
    -------
    Shape
        The part, not yet turned and loosened.

    Examples
    --------
    >>> len(shape([3, 5], np.array([[0, 1]]), np.full((2, 3), 10.0)).points)
    2
    """
    count = len(members)
    if count <= SMALL:
        return Shape(members, majorising.unfolded(lines, count), lines)
    hanging, room = leaves.split(lines, count), _shared(room)
    points = np.zeros((count, 2))
    points[hanging.core] = pivots.unfolded(_lengths(lines, hanging, room)[hanging.core][:, hanging.core])
    return Shape(members, points, lines, hanging)


def _shared(room: Array) -> Array:
    """Leave the labels of a crowd less room: who reads them has come near, and letters do not grow with the map."""
    share = np.clip((FULL / len(room)) ** 0.25, LEAST, 1.0)
    mark = room[:, 1]
    return np.column_stack([np.maximum(share * room[:, 0], mark), mark, np.maximum(share * room[:, 2], mark)])


def _lengths(lines: Whole, hanging: Leaves, room: Array) -> Matrix:
    """Make a symmetric matrix of the lengths of lines: what stands around both ends has room between them."""
    count, area = len(room), leaves.areas(room)
    held = area + np.bincount(hanging.hubs, area[hanging.leaves], count)
    both = np.concatenate([lines, lines[:, ::-1]])
    core = np.ones(count, dtype=bool)
    core[hanging.leaves] = False
    both = both[core[both].all(axis=1)]
    held += NEIGHBOURS * np.bincount(both[:, 0], area[both[:, 1]], count)
    radius = np.sqrt(held / np.pi)
    length = np.maximum(LINK, radius[both].sum(axis=1))
    length += _between_groups(both, lines, count) * np.minimum(length, APART)
    return csr_array((length, (both[:, 0], both[:, 1])), shape=(count, count))


def _between_groups(both: Whole, lines: Whole, count: int) -> NDArray[np.bool_]:
    """Tell the lines that lead from one group to another."""
    group = one_run(arcs(count, lines[:, 0], lines[:, 1], np.ones(len(lines))), SEED)
    crossing: NDArray[np.bool_] = group[both[:, 0]] != group[both[:, 1]]
    return crossing


def fitted(shape: Shape, room: Array, aspect: float) -> Part:
    """Fit a connected part into a window's shape.

    Parameters
    ----------
    shape
        The part.
    room
        To the sides, above and below of each of its members.
    aspect
        The window's width by its height.

    Returns
    -------
    Part
        Its members, with no labels over others.

    Examples
    --------
    >>> room = np.full((2, 3), 10.0)
    >>> part = fitted(shape([3, 5], np.array([[0, 1]]), room), room, 1.4)
    >>> part.size[0] > part.size[1]
    True
    """
    if shape.hanging is None:
        return _framed(shape.members, loosened(_flat(shape.points, aspect, STRETCH), room, shape.lines), room)
    tight, core = _shared(room), shape.hanging.core
    points = np.zeros_like(shape.points)
    points[core] = _flat(shape.points[core], aspect, MUCH).round(3)
    whole = leaves.hung(points, shape.hanging, shape.lines, tight)
    return _framed(shape.members, loosened(whole, tight, shape.lines), room)


def _flat(points: Array, aspect: float, stretch: float) -> Array:
    """Turn points so that they spread most along the window, and stretch them as labels are wide."""
    if len(points) == 1:
        return points
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Array = centred @ axes.T
    # The axes are found up to their sign; the entry farthest out decides it.
    for axis in (0, 1):
        if turned[np.argmax(np.abs(turned[:, axis]).round(3)), axis] < 0:
            turned[:, axis] *= -1
    if aspect < 1:
        turned = turned[:, ::-1].copy()
    turned[:, 0] *= stretch
    return turned


def _framed(members: list[int], points: Array, room: Array) -> Part:
    """Count the points from the corner of the rectangle that holds them with their labels."""
    low = np.array([(points[:, 0] - room[:, 0]).min(), (points[:, 1] - room[:, 1]).min()])
    high = np.array([(points[:, 0] + room[:, 0]).max(), (points[:, 1] + room[:, 2]).max()])
    width, height = high - low
    return Part(members, points - low, (float(width), float(height)))
