"""How each kind of entry looks: a colour and a shape, so that neither has to be told apart alone.

The colours are Okabe and Ito's, which stay distinct for colour-blind eyes; the outline that gives the paler ones
enough contrast belongs to the light or dark theme, and is the page's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILION, PURPLE, GREY = "#E69F00", "#D55E00", "#CC79A7", "#A3A9B1"


@dataclass(frozen=True, slots=True)
class Look:
    """The colour and the shape of a kind.

    Parameters
    ----------
    color
        As ``#rrggbb``.
    shape
        One of vis-network's: ``dot``, ``square``, ``triangle``, ``triangleDown``, ``diamond``, ``star``, ``hexagon``.
    """

    color: str
    shape: str

    @property
    def scale(self) -> float:
        """How much larger than a dot the shape is drawn, so that it weighs as much to the eye."""
        return {"star": 1.35, "triangle": 1.15, "triangleDown": 1.15, "diamond": 1.2}.get(self.shape, 1.0)


# The order is that of the legend.
LOOKS = {
    "vocational-college": Look(BLUE, "dot"),
    "enterprise": Look(ORANGE, "square"),
    "industry-college": Look(GREEN, "diamond"),
    "public-authority": Look(PURPLE, "hexagon"),
    "master-studio": Look(YELLOW, "triangle"),
    "person": Look(VERMILION, "star"),
    "media-organization": Look(SKY, "triangleDown"),
    "designated-status": Look(GREY, "star"),
}

# For kinds that nobody foresaw; none repeats a look above.
SPARE = [
    Look(color, shape) for color in (GREY, YELLOW, SKY, VERMILION) for shape in ("square", "hexagon", "dot", "diamond")
]


def looks(kinds: Iterable[str]) -> dict[str, Look]:
    """Give each kind its look.

    Parameters
    ----------
    kinds
        The codes, in any order, repeated or not.

    Returns
    -------
    dict
        The looks by code, in the order of the legend: the kinds foreseen, then the others by code.

    Examples
    --------
    >>> found = looks(["spaceport", "enterprise", "enterprise"])
    >>> list(found), found["enterprise"].shape, found["spaceport"].color
    (['enterprise', 'spaceport'], 'square', '#A3A9B1')
    """
    present = set(kinds)
    others = sorted(present - LOOKS.keys())
    found = {kind: look for kind, look in LOOKS.items() if kind in present}
    return found | {kind: SPARE[place % len(SPARE)] for place, kind in enumerate(others)}
