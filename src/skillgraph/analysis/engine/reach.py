"""How near everybody is: closeness and harmonic closeness, from all nodes or from sampled ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.engine.estimate import CONFIDENCE, UNASKED, Bound, Effort, Found
from skillgraph.analysis.engine.walking import across, parts
from skillgraph.watching import SILENT, Watch

if TYPE_CHECKING:
    from skillgraph.network.compact import Arcs, Integers, Numbers

_TOGETHER = 64  # sources whose steps are one number of 64 bits
_SECONDS = 6e-9  # for a tie and a step of as many sources


class _Sums(NamedTuple):
    """Of the sources that reach each node: the steps, their inverses, and the squares of both."""

    steps: Numbers
    inverse: Numbers
    steps_squared: Numbers
    inverse_squared: Numbers


def closeness(net: Arcs, watch: Watch = SILENT, effort: Effort = UNASKED, seed: int = 0) -> Found:
    """Measure how near each node is to those it can reach, as `skillgraph.analysis.measures.closeness`.

    Where that takes long, from sampled nodes (Eppstein and Wang 2004); by how much a node's mean distance may then be
    off follows from how the distances to it vary (the empirical Bernstein bound, Maurer and Pontil 2009).

    Parameters
    ----------
    net
        The network; every node has a neighbour.
    watch
        Is told how far it is.
    effort
        How long all nodes may take, and how many are sampled else.
    seed
        Chooses the sampled.

    Returns
    -------
    Found
        The scores; the bound is on the mean distance, in steps.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> closeness(arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))).scores.round(3).tolist()
    [0.667, 1.0, 0.667]
    """
    import numpy as np

    drawn = _drawn(net, effort, seed)
    sums = _sums(net, drawn, watch)
    others = drawn.size - 1
    # The part is as many times larger than its sources; that a node is a source of its own adds no step.
    far = sums.steps * drawn.size / drawn.number
    with np.errstate(divide="ignore"):
        scores = np.where(far > 0, others / far * others / max(net.nodes - 1, 1), np.nan)
    off = _off(net, drawn, sums.steps, sums.steps_squared, drawn.span)
    return Found(scores, _bound(drawn, "steps", off))


def harmonic(net: Arcs, watch: Watch = SILENT, effort: Effort = UNASKED, seed: int = 0) -> Found:
    """Sum the inverse distances to all others, as `skillgraph.analysis.measures.harmonic`.

    Where that takes long, from sampled nodes; by how much the mean inverse distance may then be off follows from how
    they vary (the empirical Bernstein bound, Maurer and Pontil 2009).

    Parameters
    ----------
    net
        The network; every node has a neighbour.
    watch
        Is told how far it is.
    effort
        How long all nodes may take, and how many are sampled else.
    seed
        Chooses the sampled.

    Returns
    -------
    Found
        The scores.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> harmonic(arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))).scores.tolist()
    [1.5, 2.0, 1.5]
    """
    drawn = _drawn(net, effort, seed)
    sums = _sums(net, drawn, watch)
    scores = sums.inverse * drawn.size / drawn.number
    off = _off(net, drawn, sums.inverse, sums.inverse_squared, 1.0)
    return Found(scores, _bound(drawn, "score", off * drawn.size))


class _Drawn(NamedTuple):
    """From where distances are taken: the sources, for each node the size of its part and how many are drawn in it."""

    sources: Integers
    size: Integers
    number: Integers
    span: float
    exact_seconds: float


def _drawn(net: Arcs, effort: Effort, seed: int) -> _Drawn:
    import numpy as np

    span = across(net)
    every = np.arange(net.nodes)
    of = parts(net)
    sizes = np.bincount(of, minlength=net.nodes)
    seconds = net.nodes / _TOGETHER * len(net.near) * max(span / 2, 1) * _SECONDS
    if seconds <= effort.seconds:
        return _Drawn(every, sizes[of], sizes[of], span, seconds)
    random = np.random.default_rng(seed)
    large = np.flatnonzero(sizes > effort.sources)
    # With replacement: then the draws are independent, as the bound asks.
    drawn = [random.choice(np.flatnonzero(of == part), effort.sources) for part in large]
    sources = np.concatenate([every[sizes[of] <= effort.sources], *drawn])
    return _Drawn(sources, sizes[of], np.minimum(sizes, effort.sources)[of], span, seconds)


def _off(net: Arcs, drawn: _Drawn, total: Numbers, squares: Numbers, span: float) -> Numbers:
    """How far the mean at each node may be off; nothing where all of its part are sources."""
    import numpy as np

    k = np.maximum(drawn.number, 2)
    spread = np.maximum(squares - total**2 / k, 0) / (k - 1)
    # Both sides, and all nodes at once.
    chance = np.log(4 * max(net.nodes, 1) / (1 - CONFIDENCE))
    off = np.sqrt(2 * spread * chance / k) + 7 * span * chance / (3 * (k - 1))
    return np.where(drawn.number < drawn.size, off, 0.0)


def _bound(drawn: _Drawn, of: str, off: Numbers) -> Bound | None:
    if not off.any():
        return None
    return Bound(float(off.max()), of, CONFIDENCE, int(drawn.number.max()), drawn.exact_seconds)


def _sums(net: Arcs, drawn: _Drawn, watch: Watch) -> _Sums:
    """Walk from 64 sources at once, a bit for each (Then et al. 2014)."""
    import numpy as np

    sources = drawn.sources
    watch.begin(drawn.exact_seconds * len(sources) / max(net.nodes, 1))
    sums = _Sums(*(np.zeros(net.nodes) for _ in _Sums._fields))
    for first in range(0, len(sources), _TOGETHER):
        some = sources[first : first + _TOGETHER]
        front = np.zeros(net.nodes, dtype=np.uint64)
        np.bitwise_or.at(front, some, np.uint64(1) << np.arange(len(some), dtype=np.uint64))
        seen = front.copy()
        steps = 0
        while front.any():
            steps += 1
            front = np.bitwise_or.reduceat(front[net.near], net.start[:-1]) & ~seen
            seen |= front
            met = _bits(front).astype(float)
            for total, each in zip(sums, (steps, 1 / steps, steps**2, 1 / steps**2), strict=True):
                total += met * each
        watch.reach((first + len(some)) / len(sources))
    return sums


def _bits(numbers: Any) -> Any:  # noqa: ANN401 - unsigned arrays have no name here
    """How many bits of each are set."""
    import numpy as np

    if hasattr(np, "bitwise_count"):
        return np.bitwise_count(numbers)
    return np.unpackbits(numbers.view(np.uint8).reshape(-1, 8), axis=1).sum(axis=1)  # numpy 1
