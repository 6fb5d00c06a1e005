"""Unfolds a part of moderate size by the distances between all its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path

from skillgraph.present.map.layout.values import LINK, SEED

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array, Matrix, Whole

MORE = 8.0  # how much longer a line is for each line that meets it
ROUNDS = 120  # of the unfolding, which has settled long before


def unfolded(lines: Whole, count: int) -> Array:
    """Find points whose distances are as near as they can be to the number of steps between entries, near ones first.

    Stress majorisation (Gansner, Koren and North, 2004): each round solves one linear system whose matrix stays the
    same, and never makes the stress larger.

    Parameters
    ----------
    lines
        Pairs of places; what they join is connected.
    count
        How many entries there are.

    Returns
    -------
    Array
        A point for each entry.

    Examples
    --------
    >>> one, middle, other = unfolded(np.array([[0, 1], [1, 2]]), 3)
    >>> round(float(np.hypot(*(one - other)) / np.hypot(*(one - middle))), 1)
    2.0
    """
    return _settled(shortest_path(lengths(lines, count), directed=False))


def lengths(lines: Whole, count: int) -> Matrix:
    """Say how long lines should be: longer where many meet.

    Parameters
    ----------
    lines
        Pairs of places.
    count
        How many entries there are.

    Returns
    -------
    Matrix
        The length of the line between two entries, both ways.

    Examples
    --------
    >>> lengths(np.array([[0, 1], [1, 2]]), 3).toarray()
    array([[ 0., 64.,  0.],
           [64.,  0., 64.],
           [ 0., 64.,  0.]])
    """
    degree = np.bincount(lines.ravel(), minlength=count)
    length = LINK + MORE * degree[lines].max(axis=1, initial=0)
    both = np.concatenate([lines, lines[:, ::-1]])
    return csr_array((np.tile(length, 2), (both[:, 0], both[:, 1])), shape=(count, count))


def _settled(distances: Array) -> Array:
    """Make the stress of points smaller, round after round."""
    count = len(distances)
    weights = 1.0 / (distances + np.eye(count)) ** 2
    np.fill_diagonal(weights, 0.0)
    # One point is held at the origin, which makes the system definite.
    inverse = np.linalg.inv((np.diag(weights.sum(axis=1)) - weights)[1:, 1:])
    pull = weights * distances
    points = _start(distances)
    for _ in range(ROUNDS):
        between = np.linalg.norm(points[:, None] - points[None], axis=2)
        np.fill_diagonal(between, 1.0)
        ratio = pull / np.maximum(between, 1e-9)
        forces = ratio.sum(axis=1)[:, None] * points - ratio @ points
        points = np.vstack([np.zeros((1, 2)), inverse @ forces[1:]])
    return points


def _start(distances: Array) -> Array:
    """Begin with classical scaling, shaken a little: it lays entries in like positions on the same spot."""
    squares = distances**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    values, vectors = np.linalg.eigh(centred)
    shake = np.random.default_rng(SEED).normal(scale=0.2 * LINK, size=(len(distances), 2))
    start: Array = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0)) + shake
    start -= start[0]
    return start
