"""Unfolds a large part by the distances to some of its entries, which stand for all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import dijkstra

from skillgraph.present.map.layout.values import SEED

if TYPE_CHECKING:
    from skillgraph.present.map.layout.values import Array, Matrix, Whole

PIVOTS = 80
ROUNDS = 60  # of the unfolding
TURNS = 60  # of the search for the two longest axes
SHAKE = 0.02  # of the drawing's size: entries in like positions would begin on the same spot
FAR = 0.6  # how distances grow that are longer than usual
SIBLINGS = 2  # how many of those with the same neighbour an entry keeps its distance from, for each of its lines


@dataclass(frozen=True, slots=True)
class _Pulls:
    """Pairs of entries, how far apart they should be, and how much that weighs for the first of them."""

    one: Whole
    other: Whole
    distance: Array
    weight: Array


def unfolded(lengths: Matrix, far: float = FAR) -> Array:
    """Find points whose distances are as near as they can be to the lengths of the ways between entries.

    Sparse stress (Ortmann, Klimenta and Brandes, 2016): an entry heeds its lines, and of all others some pivots, each
    of which weighs as much as those that it stands for. Two entries that share a neighbour would be alike to all
    pivots, so some such pairs are heeded as well.

    Parameters
    ----------
    lengths
        The length of the line between two entries, both ways; what they join is connected.
    far
        The power by which distances grow that are longer than usual; 1 leaves them as they are.

    Returns
    -------
    Array
        A point for each entry; no sum in it depends on how many threads there are.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> one, middle, other = unfolded(csr_array([[0, 5, 0], [5, 0, 5], [0, 5, 0]]))
    >>> bool(np.hypot(*(one - other)) > 1.5 * np.hypot(*(one - middle)))
    True
    """
    if lengths.nnz == 0:
        return np.zeros((lengths.shape[0], 2))
    pivots, distances = _pivots(lengths)
    distances = _shortened(distances, far)
    pulls = _joined(_of_lines(lengths), _of_siblings(lengths), _of_pivots(lengths, pivots, distances))
    points = _start(distances)
    for _ in range(ROUNDS):
        points = _pulled(points, pulls)
    return points


def _pivots(lengths: Matrix) -> tuple[Whole, Array]:
    """Choose pivots far from each other, and say how far each entry is from each."""
    count = lengths.shape[0]
    chosen = [int(np.argmax(np.diff(lengths.indptr)))]
    distances = [dijkstra(lengths, indices=chosen[0])]
    nearest = distances[0]
    while len(chosen) < min(count, PIVOTS):
        chosen.append(int(np.argmax(nearest)))
        distances.append(dijkstra(lengths, indices=chosen[-1]))
        nearest = np.minimum(nearest, distances[-1])
    return np.array(chosen), np.column_stack(distances)


def _shortened(distances: Array, far: float) -> Array:
    """Draw in what is far away: by its length alone a chain that hangs on the rest would make all else small."""
    usual = float(np.median(distances))
    return np.where(distances > usual, usual * (np.maximum(distances, 1e-9) / usual) ** far, distances)


def _start(distances: Array) -> Array:
    """Begin with PivotMDS (Brandes and Pich, 2006), shaken a little."""
    squares = distances**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    drawing = np.column_stack([_times(centred, axis) for axis in _axes(centred)])
    size = np.sqrt((distances**2).mean())
    # The drawing has the right shape; how large it is says the mean distance.
    drawing *= size / max(np.sqrt(2 * (drawing**2).sum(axis=1).mean()), 1e-9)
    return drawing + np.random.default_rng(SEED).normal(scale=SHAKE * size, size=drawing.shape)


def _axes(centred: Array) -> list[Array]:
    """Find the two directions in which the rows spread most, by multiplying again and again."""
    # A product of matrices would be summed in another order where there are more threads.
    square = np.einsum("ij,ik->jk", centred, centred)
    found: list[Array] = []
    for _ in range(2):
        axis = np.random.default_rng(SEED).normal(size=len(square))
        for _ in range(TURNS):
            for other in found:
                axis = axis - (axis * other).sum() * other
            axis = _times(square, axis)
            axis /= max(np.sqrt((axis**2).sum()), 1e-12)
        found.append(axis)
    return found


def _times(matrix: Array, vector: Array) -> Array:
    product: Array = (matrix * vector).sum(axis=1)
    return product


def _of_lines(lengths: Matrix) -> _Pulls:
    one = np.repeat(np.arange(lengths.shape[0]), np.diff(lengths.indptr))
    return _pulls(one, lengths.indices.astype(np.int64), lengths.data)


def _of_siblings(lengths: Matrix) -> _Pulls:
    """Draw lots among those that share a neighbour; whoever is drawn stands for the others."""
    one = np.repeat(np.arange(lengths.shape[0]), np.diff(lengths.indptr))
    middle = lengths.indices
    degree = np.diff(lengths.indptr)[middle]
    lots = np.random.default_rng(SEED).random((SIBLINGS, len(middle)))
    place = (lengths.indptr[middle] + np.floor(lots * degree)).astype(np.int64)
    way = lengths.data + lengths.data[place]
    shares = np.broadcast_to(np.maximum(degree / SIBLINGS, 1.0), way.shape)
    found = _pulls(np.tile(one, SIBLINGS), lengths.indices[place].ravel(), way.ravel(), shares.ravel())
    return _without_lines(found, lengths)


def _of_pivots(lengths: Matrix, pivots: Whole, distances: Array) -> _Pulls:
    """Pair each entry with each pivot; it stands for those nearest to it that are nearer to it than the entry is."""
    count, width = distances.shape
    region = np.argmin(distances, axis=1)
    stands = np.ones((count, width))
    for place in range(width):
        held = np.sort(distances[region == place, place])
        stands[:, place] = np.maximum(np.searchsorted(held, distances[:, place] / 2, side="right"), 1)
    one, other = np.repeat(np.arange(count), width), np.tile(pivots, count)
    return _without_lines(_pulls(one, other, distances.ravel(), stands.ravel()), lengths)


def _pulls(one: Whole, other: Whole, distance: Array, share: Array | float = 1.0) -> _Pulls:
    return _Pulls(one, other, distance, share * np.maximum(distance, 1e-9) ** -2.0)


def _without_lines(pulls: _Pulls, lengths: Matrix) -> _Pulls:
    """Leave out pairs that are joined by a line, and those of an entry with itself."""
    count = lengths.shape[0]
    joined = np.repeat(np.arange(count), np.diff(lengths.indptr)) * count + lengths.indices
    kept = (pulls.one != pulls.other) & ~np.isin(pulls.one * count + pulls.other, joined)
    return _Pulls(pulls.one[kept], pulls.other[kept], pulls.distance[kept], pulls.weight[kept])


def _joined(first: _Pulls, *more: _Pulls) -> _Pulls:
    """Bring pulls together."""
    every = (first, *more)
    return _Pulls(
        np.concatenate([pulls.one for pulls in every]),
        np.concatenate([pulls.other for pulls in every]),
        np.concatenate([pulls.distance for pulls in every]),
        np.concatenate([pulls.weight for pulls in every]),
    )


def _pulled(points: Array, pulls: _Pulls) -> Array:
    """Move each entry to the middle of where its pulls want it."""
    apart = points[pulls.one] - points[pulls.other]
    length = np.maximum(np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2), 1e-9)
    wanted = points[pulls.other] + apart * (pulls.distance / length)[:, None]
    total = np.bincount(pulls.one, pulls.weight, len(points))
    sums = [np.bincount(pulls.one, pulls.weight * wanted[:, axis], len(points)) for axis in (0, 1)]
    moved: Array = np.column_stack(sums) / total[:, None]
    return moved
