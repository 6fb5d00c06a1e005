"""The shapes of the marks and the heads of arrows, as corners."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin

Point = tuple[float, float]

# How many corners a shape has, and by which part of a half turn it is turned.
_TURNS = {
    "dot": (28, 0.0),
    "square": (4, 0.25),
    "diamond": (4, 0.0),
    "hexagon": (6, 1 / 6),
    "triangle": (3, 0.0),
    "triangleDown": (3, 1.0),
}


def corners(shape: str, middle: Point, radius: float) -> tuple[Point, ...]:
    """Give the corners of a shape.

    Parameters
    ----------
    shape
        As `skillgraph.present.map.looks.Look` names it.
    middle
        Where it stands.
    radius
        How far its corners are from there.

    Returns
    -------
    tuple of points
        Clockwise.

    Examples
    --------
    >>> corners("diamond", (0, 0), 2)
    ((0.0, -2.0), (2.0, 0.0), (0.0, 2.0), (-2.0, 0.0))
    """
    if shape == "star":
        return _turned(middle, [radius, radius * 0.45] * 5, 0.0)
    count, turn = _TURNS[shape]
    return _turned(middle, [radius] * count, turn)


def _turned(middle: Point, radii: Sequence[float], turn: float) -> tuple[Point, ...]:
    angles = [pi * (turn + 2 * place / len(radii)) for place in range(len(radii))]
    return tuple(
        rounded((middle[0] + far * sin(angle), middle[1] - far * cos(angle)))
        for far, angle in zip(radii, angles, strict=True)
    )


def between(first: Point, second: Point, before: float, behind: float) -> tuple[Point, Point]:
    """Give the part of a line that keeps clear of its ends.

    Parameters
    ----------
    first, second
        The ends; they are not one.
    before, behind
        How far to stay away from each.

    Returns
    -------
    tuple of two points
        Where the part begins and ends.

    Examples
    --------
    >>> between((0, 0), (10, 0), 2, 3)
    ((2.0, 0.0), (7.0, 0.0))
    """
    x, y = second[0] - first[0], second[1] - first[1]
    far = hypot(x, y)
    start = (first[0] + x / far * before, first[1] + y / far * before)
    return rounded(start), rounded((second[0] - x / far * behind, second[1] - y / far * behind))


def arrow(start: Point, end: Point) -> tuple[Point, ...]:
    """Give the head of an arrow.

    Parameters
    ----------
    start, end
        The line that ends in it; they are not one.

    Returns
    -------
    tuple of three points
        The tip first.

    Examples
    --------
    >>> arrow((0, 0), (10, 0))
    ((10, 0), (2.0, 3.5), (2.0, -3.5))
    """
    far = hypot(end[0] - start[0], end[1] - start[1])
    x, y = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    back = (end[0] - 8 * x, end[1] - 8 * y)
    return end, rounded((back[0] - 3.5 * y, back[1] + 3.5 * x)), rounded((back[0] + 3.5 * y, back[1] - 3.5 * x))


def rounded(point: Point) -> Point:
    """Give a point to a tenth.

    Parameters
    ----------
    point
        Any.

    Returns
    -------
    point
        Near it; a zero has no sign.

    Examples
    --------
    >>> rounded((1.26, -0.01))
    (1.3, 0.0)
    """
    return round(point[0], 1) + 0.0, round(point[1], 1) + 0.0
