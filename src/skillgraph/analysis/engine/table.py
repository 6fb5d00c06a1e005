"""Each measure's function on arrays, by its code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from skillgraph.analysis.engine import local
from skillgraph.analysis.engine.between import betweenness
from skillgraph.analysis.engine.estimate import UNASKED, Effort, Found
from skillgraph.analysis.engine.reach import closeness, harmonic
from skillgraph.watching import SILENT, Watch

if TYPE_CHECKING:
    from skillgraph.network.compact import Arcs, Numbers

_MOMENTARY: Mapping[str, Callable[[Arcs], Numbers]] = {
    "degree": local.degree,
    "weighted-degree": local.weighted_degree,
    "eigenvector": local.eigenvector,
    "pagerank": local.pagerank,
    "core": local.core_number,
    "constraint": local.constraint,
    "effective-size": local.effective_size,
}
_LONG: Mapping[str, Callable[..., Found]] = {
    "betweenness": betweenness,
    "closeness": closeness,
    "harmonic": harmonic,
}


def measured(code: str, net: Arcs, watch: Watch = SILENT, effort: Effort = UNASKED) -> Found:
    """Measure a network.

    Parameters
    ----------
    code
        A code of `skillgraph.analysis.measures.MEASURES`.
    net
        The network; every node has a neighbour.
    watch
        Is told of long work.
    effort
        How long exact values may take.

    Returns
    -------
    Found
        The scores that the measure's function of `skillgraph.analysis.measures` gives, or estimates with their bound.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> measured("core", arcs(3, np.array([0, 0]), np.array([1, 2]), np.ones(2))).scores.tolist()
    [1.0, 1.0, 1.0]
    """
    if code in _MOMENTARY:
        return Found(_MOMENTARY[code](net))
    return _LONG[code](net, watch, effort)
