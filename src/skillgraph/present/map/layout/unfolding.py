"""Unfolds a connected part, whatever its size, and fits it into a window's shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from skillgraph.present.map.layout import leaves, majorising, pivots
from skillgraph.present.map.layout.leaves import Leaves
from skillgraph.present.map.layout.loosening import loosened
from skillgraph.present.map.layout.values import LINK, Part

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array, Matrix, Whole

SMALL = 140  # entries, up to which all distances count
NEIGHBOURS = 0.25  # the share of its neighbours' room that an entry keeps around it
APART = 2.5
TOO_LARGE = 1.9  # how much more room a large part has than its labels take, so that groups stand apart


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
    hanging = leaves.split(lines, count)
    points = np.zeros((count, 2))
    points[hanging.core] = pivots.unfolded(_lengths(lines, hanging, room)[hanging.core][:, hanging.core])
    return Shape(members, points, lines, hanging)


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
    from skillgraph.analysis.engine.leiden import division
    from skillgraph.network.compact import arcs
    groups = division(arcs(count, lines[:, 0], lines[:, 1], np.ones(len(lines))), 0).of
    length[groups[both[:, 0]] != groups[both[:, 1]]] *= APART
    return csr_array((length, (both[:, 0], both[:, 1])), shape=(count, count))


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
        points = loosened(_flat(shape.points, aspect), room, shape.lines)
    else:
        core = shape.points.copy()
        core[shape.hanging.core] = _flat(core[shape.hanging.core], aspect).round(3)
        whole = leaves.hung(core, shape.hanging, shape.lines, room)
        points = loosened(whole, room, shape.lines, TOO_LARGE)
    return _framed(shape.members, points, room)


def _flat(points: Array, aspect: float) -> Array:
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
    turned[:, 0] *= 1.25
    return turned


def _framed(members: list[int], points: Array, room: Array) -> Part:
    """Count the points from the corner of the rectangle that holds them with their labels."""
    low = np.array([(points[:, 0] - room[:, 0]).min(), (points[:, 1] - room[:, 1]).min()])
    high = np.array([(points[:, 0] + room[:, 0]).max(), (points[:, 1] + room[:, 2]).max()])
    width, height = high - low
    return Part(members, points - low, (float(width), float(height)))
