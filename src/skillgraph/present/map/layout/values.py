"""What the rooms of the layout hand each other: how much room an entry takes, a part that has its own rectangle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Whole = NDArray[np.int64]

    Matrix = Any  # one of scipy's sparse ones, which has no types

SEED = 20230512
WIDE, TALL = 1.4, 0.75  # a window's width by its height: a screen's, a telephone's
LINK = 48.0  # the least length of a line
SMALL = 140  # entries of a part, up to which all distances and all lines count
GAP = 6.0  # what stays free between two labels


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
class Part:
    """Entries laid out together.

    Parameters
    ----------
    members
        Which entries.
    points, size
        Where they are in a rectangle, counted from its top left corner, and how wide and high that is.
    """

    members: list[int]
    points: Array
    size: tuple[float, float]
