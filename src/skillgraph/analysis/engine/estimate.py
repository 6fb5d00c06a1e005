"""What a measure found, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from skillgraph.network.compact import Numbers

CONFIDENCE = 0.9


class Effort(NamedTuple):
    """How much may be done for an answer.

    Parameters
    ----------
    seconds
        How long exact values may take, roughly; where they take longer, they are estimated.
    sources
        From how many nodes of a part distances are then measured.

    Examples
    --------
    >>> UNASKED.seconds < EXACT.seconds
    True
    """

    seconds: float = 10.0
    sources: int = 4_096


UNASKED, EXACT = Effort(), Effort(seconds=float("inf"))


class Bound(NamedTuple):
    """How far estimates may be off.

    Parameters
    ----------
    error
        With the confidence, none of them is off by more.
    of
        What the error is one of: ``score``, or ``steps`` of the mean distance.
    confidence
        A probability.
    samples
        How many were drawn.
    exact_seconds
        How long the exact values would take, roughly.

    Examples
    --------
    >>> Bound(0.01, "score", 0.9, 20_000, 3_600.0).error
    0.01
    """

    error: float
    of: str
    confidence: float
    samples: int
    exact_seconds: float


class Found(NamedTuple):
    """Scores, exact or estimated.

    Parameters
    ----------
    scores
        One for each node; nan where it has none.
    bound
        None where they are exact.

    Examples
    --------
    >>> import numpy as np
    >>> Found(np.zeros(2)).bound is None
    True
    """

    scores: Numbers
    bound: Bound | None = None
