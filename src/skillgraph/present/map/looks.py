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

# What belongs to one of many small groups, and what has no score: its colour belongs to the theme.
OTHERS, NEUTRAL = "#6B737E", ""

# From low to high: cividis (Nuñez, Anderton and Renslow 2018), light to dark, made for colour-blind eyes as for others.
SEQUENCE = ("#FFEA46", "#CBBA69", "#958F78", "#666870", "#31446B", "#00204D")

# One for each of the largest groups.
GROUPS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION, YELLOW)


def shade(share: float) -> str:
    """Give the colour of a place between the lowest and the highest score.

    Parameters
    ----------
    share
        From 0 to 1.

    Returns
    -------
    str
        As ``#RRGGBB``.

    Examples
    --------
    >>> shade(0), shade(0.1), shade(1)
    ('#FFEA46', '#E5D258', '#00204D')
    """
    place = share * (len(SEQUENCE) - 1)
    first = min(int(place), len(SEQUENCE) - 2)
    ends = [[int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in SEQUENCE[first : first + 2]]
    mixed = (round(low + (high - low) * (place - first)) for low, high in zip(*ends, strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def group_color(group: int) -> str:
    """Give the colour of a group.

    Parameters
    ----------
    group
        Its place, the largest first.

    Returns
    -------
    str
        One of its own for each of the largest, one for all the others.

    Examples
    --------
    >>> group_color(0) == BLUE, group_color(7) == group_color(70) == OTHERS
    (True, True)
    """
    return GROUPS[group] if group < len(GROUPS) else OTHERS


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
