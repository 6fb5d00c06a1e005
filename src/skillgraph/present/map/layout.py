"""Gives each entry its place on the map: computed once, here, so that the page opens at rest.

Each connected part is unfolded so that distances on the map follow the number of steps between entries (stress
majorisation), turned to lie flat, and loosened until no two entries with their labels overlap. The parts are packed
beside one another; entries without a relation stand in a block of rows and columns. All of it is seeded and rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, shortest_path
from scipy.spatial import KDTree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SEED = 20230512
WIDE, TALL = 1.4, 0.75  # a window's width by its height: a screen's, a telephone's
LINK = 48.0  # the least length of a line
MORE = 8.0  # and more for each line that meets it
GAP = 6.0  # what stays free between two labels
PART_GAP = 32.0  # and between two parts
ROUNDS = 120  # of the unfolding, which has settled long before
PUSHES = 400  # of the loosening, at most
CLEAR = 6.0  # between an entry and a line that is not its own
MOST_CHECKED = 20_000  # pairs of an entry and a line
BLOCK_PADDING = 18.0


@dataclass(frozen=True, slots=True)
class Extent:
    """The room that an entry and its label take up around the entry's middle.

    Parameters
    ----------
    side
        To the left and to the right.
    above, below
        Upwards and downwards.
    """

    side: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything is.

    Parameters
    ----------
    points
        The middle of each entry.
    block
        Left, top, right and bottom of the block of entries without relations; none without such entries.
    heading
        How much of it, from its top, is kept for a heading.
    """

    points: list[tuple[int, int]]
    block: tuple[int, int, int, int] | None
    heading: int = 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """A connected part, unfolded; `lines` are pairs of places in `members`."""

    members: list[int]
    points: Array
    lines: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Part:
    """Entries laid out together; `points` and `size` count from the top left corner of their rectangle."""

    members: list[int]
    points: Array
    size: tuple[float, float]


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
    >>> around = Extent(side=60, above=10, below=30)
    >>> wide, tall = place([around] * 3, [(0, 1)])
    >>> len(set(wide.points)), wide.block is not None
    (3, True)
    >>> place([], [])[0].points
    []
    """
    if not extents:
        return Placement([], None), Placement([], None)
    graph = _graph(len(extents), links)
    _, label = connected_components(graph, directed=False)
    groups = [np.flatnonzero(label == number).tolist() for number in range(label.max() + 1)]
    room = np.array([(extent.side, extent.above, extent.below) for extent in extents])
    shapes = [_shape(graph, group) for group in groups if len(group) > 1]
    alone = sorted(group[0] for group in groups if len(group) == 1)
    wide, tall = (_placement(shapes, alone, room, aspect) for aspect in (WIDE, TALL))
    return wide, tall


def _graph(count: int, links: Iterable[tuple[int, int]]) -> Any:  # noqa: ANN401 - scipy is untyped
    """Make a symmetric matrix of the lengths that lines should have; longer where many lines meet."""
    pairs = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=count)
    length = LINK + MORE * degree[ends].max(axis=1, initial=0)
    both = np.concatenate([ends, ends[:, ::-1]])
    return csr_array((np.tile(length, 2), (both[:, 0], both[:, 1])), shape=(count, count))


def _shape(graph: Any, members: list[int]) -> _Shape:  # noqa: ANN401 - scipy is untyped
    """Unfold one connected part."""
    within = graph[members][:, members]
    first, second = within.nonzero()
    lines = np.column_stack([first, second])[first < second].astype(np.int64)
    return _Shape(members, _unfolded(shortest_path(within, directed=False)), lines)


def _part(shape: _Shape, room: Array, aspect: float) -> _Part:
    """Fit a connected part into a window's shape."""
    return _framed(shape.members, _loosened(_flat(shape.points, aspect), room, shape.lines), room)


def _framed(members: list[int], points: Array, room: Array) -> _Part:
    """Count the points from the corner of the rectangle that holds them with their labels."""
    low = np.array([(points[:, 0] - room[:, 0]).min(), (points[:, 1] - room[:, 1]).min()])
    high = np.array([(points[:, 0] + room[:, 0]).max(), (points[:, 1] + room[:, 2]).max()])
    width, height = high - low
    return _Part(members, points - low, (float(width), float(height)))


def _unfolded(distances: Array) -> Array:
    """Find points whose distances are as near to the given ones as they can be, near ones first.

    Stress majorisation (Gansner, Koren and North, 2004): each round solves one linear system whose matrix stays the
    same, and never makes the stress larger.
    """
    count = len(distances)
    weights = 1.0 / (distances + np.eye(count)) ** 2
    np.fill_diagonal(weights, 0.0)
    # One point is held at the origin, which makes the system definite.
    system = cho_factor((np.diag(weights.sum(axis=1)) - weights)[1:, 1:])
    pull = weights * distances
    points = _start(distances)
    for _ in range(ROUNDS):
        between = np.linalg.norm(points[:, None] - points[None], axis=2)
        np.fill_diagonal(between, 1.0)
        ratio = pull / np.maximum(between, 1e-9)
        forces = ratio.sum(axis=1)[:, None] * points - ratio @ points
        points = np.vstack([np.zeros((1, 2)), cho_solve(system, forces[1:])])
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


def _flat(points: Array, aspect: float) -> Array:
    """Turn points so that they spread most along the window, and stretch them as labels are wide."""
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


def _loosened(points: Array, room: Array, lines: NDArray[np.int64]) -> Array:
    """Push apart what overlaps, and entries away from lines that are not theirs, until all is clear."""
    loose = _spread(points, room)
    for _ in range(PUSHES):
        moves = _from_overlaps(loose, room) + _from_lines(loose, room, lines)
        if not moves.any():
            break
        loose += np.clip(moves, -40.0, 40.0)  # many pushes together would make a leap
    return loose


def _from_overlaps(points: Array, room: Array) -> Array:
    """Say how each entry must move away from those it overlaps, along the shorter way."""
    half = np.column_stack([room[:, 0] + GAP / 2, (room[:, 1] + room[:, 2] + GAP) / 2])
    # The label hangs below the entry, so the middle of the box is not the middle of the entry.
    boxes = points + np.column_stack([np.zeros(len(points)), (room[:, 2] - room[:, 1]) / 2])
    # Only pairs that are near in both directions can overlap.
    near = KDTree(boxes / (2 * half.max(axis=0))).query_pairs(1.0, p=np.inf, output_type="ndarray")
    one, other = near[np.lexsort((near[:, 1], near[:, 0]))].T
    apart = boxes[one] - boxes[other]
    over = half[one] + half[other] - np.abs(apart)
    overlap = (over > 0.5).all(axis=1)
    one, other, apart, over = one[overlap], other[overlap], apart[overlap], over[overlap]
    axis = np.argmin(over, axis=1)
    at = np.arange(len(axis))
    # Of two in the same line, the earlier goes back.
    push = np.where(apart[at, axis] > 0, 1.0, -1.0) * over[at, axis] / 2
    return _summed(one, other, axis, push, len(boxes))


def _from_lines(points: Array, room: Array, lines: NDArray[np.int64]) -> Array:
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


def _spread(points: Array, room: Array) -> Array:
    """Enlarge a drawing that has too little room for its labels; pushing alone would take long."""
    wide, high = 2 * room[:, 0] + GAP, room[:, 1] + room[:, 2] + GAP
    needed = 1.4 * (wide * high).sum()
    width, height = np.ptp(points, axis=0)
    offered = (width + wide.mean()) * (height + high.mean())
    return points * max(1.0, float(np.sqrt(needed / offered)))


def _summed(
    one: NDArray[np.int64], other: NDArray[np.int64], axis: NDArray[np.int64], push: Array, count: int
) -> Array:
    """Sum what each entry is pushed by, in both directions; the two of a pair part in opposite ways."""
    sums = np.zeros((count, 2))
    for direction in (0, 1):
        chosen = axis == direction
        sums[:, direction] = np.bincount(one[chosen], push[chosen], count)
        sums[:, direction] -= np.bincount(other[chosen], push[chosen], count)
    return sums


def _placement(shapes: Sequence[_Shape], alone: list[int], room: Array, aspect: float) -> Placement:
    """Put the parts, and the block of entries without relations, beside one another in a window's shape."""
    parts = [_part(shape, room[shape.members], aspect) for shape in shapes]
    parts.sort(key=lambda part: (-part.size[0] * part.size[1], part.members))
    corners = np.zeros((0, 4))
    for part in parts:
        corners = np.vstack([corners, _free_spot(corners, part.size, aspect)[0]])
    rectangle = None
    if alone:
        block, rectangle = _best_block(corners, alone, room, aspect)
        parts.append(block)
        corners = np.vstack([corners, rectangle])
    points = np.zeros((len(room), 2))
    for part, corner in zip(parts, corners, strict=True):
        points[part.members] = part.points + corner[:2]
    centre = (corners[:, :2].min(axis=0) + corners[:, 2:].max(axis=0)) / 2
    whole = [(int(x), int(y)) for x, y in np.rint(points - centre)]
    if rectangle is None:
        return Placement(whole, None)
    left, top, right, bottom = (int(side) for side in np.rint(rectangle - np.tile(centre, 2)))
    return Placement(whole, (left, top, right, bottom), round(_heading(aspect)))


def _best_block(corners: Array, alone: list[int], room: Array, aspect: float) -> tuple[_Part, Array]:
    """Choose the number of columns with which the block fits in best; of equals the one nearest to a screen's shape."""
    best: tuple[tuple[float, float], _Part, Array] | None = None
    for columns in range(1, min(len(alone), 24) + 1):
        block = _block(alone, room, columns, aspect)
        spot, needed = _free_spot(corners, block.size, aspect)
        empty = -len(alone) % columns
        # A nearly full last row is worth a little room; a shape like a screen's decides between equals.
        rank = (round(needed * (1 + 0.02 * empty), -1), abs(float(np.log(block.size[0] / block.size[1] / WIDE))))
        if best is None or rank < best[0]:
            best = rank, block, spot
    assert best is not None  # noqa: S101 - there is at least one entry
    return best[1], best[2]


def _heading(aspect: float) -> float:
    """Keep more for the heading on a telephone, where the map is shrunk and letters are not."""
    return 36.0 if aspect > 1 else 64.0


def _block(alone: list[int], room: Array, columns: int, aspect: float) -> _Part:
    """Lay out entries in rows and columns under a heading."""
    side = float(room[alone, 0].max())
    points = np.zeros((len(alone), 2))
    top = _heading(aspect)
    for start in range(0, len(alone), columns):
        row = room[alone[start : start + columns]]
        for offset in range(len(row)):
            points[start + offset] = (
                BLOCK_PADDING + side + offset * (2 * side + GAP),
                top + row[:, 1].max(),
            )
        top += row[:, 1].max() + row[:, 2].max() + GAP
    width = max(2 * BLOCK_PADDING + columns * (2 * side + GAP) - GAP, 6 * _heading(aspect))
    return _Part(alone, points, (width, top + BLOCK_PADDING - GAP))


def _free_spot(placed: Array, size: tuple[float, float], aspect: float) -> tuple[Array, float]:
    """Find the free place for a rectangle that keeps the whole most nearly in the shape of a window.

    Returns the corners (left, top, right, bottom) and the width the whole then needs at that shape.
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
