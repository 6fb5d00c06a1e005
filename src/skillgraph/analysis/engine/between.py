"""Betweenness: exact, or from sampled shortest paths with a bound on the error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from skillgraph.analysis.engine.estimate import CONFIDENCE, UNASKED, Bound, Effort, Found
from skillgraph.analysis.engine.paths import sampled
from skillgraph.analysis.engine.walking import across
from skillgraph.watching import SILENT, Watch

if TYPE_CHECKING:
    from skillgraph.network.compact import Arcs, Integers, Numbers

ERROR = 0.01
_SECONDS = 4e-9  # for a tie, a step and a source
_SMALL = 5_000  # ties, each from both of its ends
_HELD = 250_000  # how many numbers each array of the exact method holds, to stay in the processor's own memory


def betweenness(net: Arcs, watch: Watch = SILENT, effort: Effort = UNASKED, seed: int = 0) -> Found:
    """Measure how many shortest paths lead through a node, as `skillgraph.analysis.measures.betweenness`.

    Where that takes long, from sampled paths, as many as it takes until with a probability of 0.9 no node is off by
    more than 0.01 (KADABRA, Borassi and Natale 2016).

    Parameters
    ----------
    net
        The network; every node has a neighbour.
    watch
        Is told how far it is.
    effort
        How long all paths may take.
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
    >>> betweenness(arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))).scores.tolist()
    [0.0, 1.0, 0.0]
    """
    import numpy as np

    if net.nodes < 3:  # there are no others to lie between
        return Found(np.zeros(net.nodes))
    span = across(net)
    seconds = net.nodes * (len(net.near) + net.nodes) * max(span / 2, 1) * _SECONDS
    if seconds <= effort.seconds:
        watch.begin(seconds)
        return Found(_exact(net, watch))
    return estimated(net, span, seconds, watch, seed)


def _exact(net: Arcs, watch: Watch) -> Numbers:
    """Brandes (2001), from several sources at once: numbers of paths outward, shares of them back inward."""
    import numpy as np

    gathered = _gathering(net)
    together = max(8, min(64, _HELD // net.nodes))
    total = np.zeros(net.nodes)
    for first in range(0, net.nodes, together):
        last = min(first + together, net.nodes)
        shape = net.nodes, last - first
        steps, number = np.full(shape, -1, dtype=np.int32), np.zeros(shape)
        each = np.arange(last - first)
        steps[first + each, each], number[first + each, each] = 0, 1
        front: Numbers = number
        far = 0
        while True:
            front = gathered(front)
            front[steps >= 0] = 0
            met = front > 0
            if not met.any():
                break
            far += 1
            steps[met] = far
            number = number + front
        share = np.zeros(shape)
        for step in range(far, 1, -1):
            given = np.divide(1 + share, number, out=np.zeros(shape), where=steps == step)
            share += np.where(steps == step - 1, gathered(given) * number, 0)
        total += share.sum(axis=1)
        watch.reach(last / net.nodes)
    return total / ((net.nodes - 1) * (net.nodes - 2))


def _gathering(net: Arcs) -> Callable[[Numbers], Numbers]:
    """What adds up the values of the neighbours: scipy's product, or numpy's sums where loading scipy is more."""
    import numpy as np

    if len(net.near) <= _SMALL:
        return lambda values: np.add.reduceat(values[net.near], net.start[:-1], axis=0)
    from scipy.sparse import csr_array

    matrix = csr_array((np.ones(len(net.near)), net.near, net.start), shape=(net.nodes, net.nodes))
    return lambda values: matrix @ values


def estimated(net: Arcs, span: int, exact_seconds: float, watch: Watch, seed: int) -> Found:
    """Estimate betweenness from sampled shortest paths (Borassi and Natale 2016).

    Parameters
    ----------
    net
        The network, of three nodes or more.
    span
        No two that reach each other are farther apart, in steps.
    exact_seconds
        How long the exact values would take, to be told.
    watch
        Is told how far it is.
    seed
        Chooses the sampled.

    Returns
    -------
    Found
        The scores with their bound.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> net = arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> found = estimated(net, 2, 1.0, SILENT, seed=0)
    >>> found.bound.error, bool(abs(found.scores[1] - 1) < 0.01)
    (0.01, True)
    """
    import numpy as np

    # The share of all pairs; networkx divides by the pairs of others alone.
    scale = net.nodes / (net.nodes - 2)
    error = ERROR / scale
    failure = 1 - CONFIDENCE
    # So many are enough whatever the network (Riondato and Kornaropoulos 2016); no path has more inner nodes.
    longest = np.floor(np.log2(max(span - 1, 1)))
    most = int(np.ceil(0.5 / error**2 * (longest + 1 + np.log(2 / failure))))
    paths = sampled(net, np.random.default_rng(seed))
    begun = time.monotonic()
    first, drawn = _counted(net, paths, max(most // 100, 1))
    watch.begin((time.monotonic() - begun) / drawn * most)
    unlikely = _allotted(first / drawn, error, failure)
    hits, count = np.zeros(net.nodes), 0
    while count < most:
        more, drawn = _counted(net, paths, max(most // 50, 1))
        hits += more
        count += drawn
        below, above = _off(hits / count, unlikely, most, count)
        watch.reach(min(1.0, max(count / most, (error / max(below, above)) ** 2)))
        if max(below, above) < error:
            break
    watch.reach(1.0)
    return Found(hits / count * scale, Bound(ERROR, "score", CONFIDENCE, count, exact_seconds))


def _counted(net: Arcs, paths: Iterator[tuple[Integers, int]], wanted: int) -> tuple[Numbers, int]:
    """How often each node lay on a sampled path, of at least so many."""
    import numpy as np

    hits, count = np.zeros(net.nodes), 0
    while count < wanted:
        inner, drawn = next(paths)
        hits += np.bincount(inner, minlength=net.nodes)
        count += drawn
    return hits, count


def _allotted(guess: Numbers, error: float, failure: float) -> Numbers:
    """Give each node its share in the probability to fail: nodes on many paths need the most.

    The shares of all nodes, for each of the two sides, make half of it; the other half is for `most`.
    """
    import numpy as np

    least = failure / 2 * 0.001 / (2 * len(guess))
    room = failure / 2 * 0.999
    variance = np.maximum(guess, error)
    low, high = 0.0, np.log(4 * len(guess) / room) * variance.max() / error**2
    for _ in range(60):
        middle = (low + high) / 2
        if 2 * np.exp(-middle * error**2 / variance).sum() > room:
            low = middle
        else:
            high = middle
    shares: Numbers = np.exp(-high * error**2 / variance) + least
    return shares


def _off(share: Numbers, unlikely: Numbers, most: int, count: int) -> tuple[float, float]:
    """How far the worst may be off to each side; f and g of the paper."""
    import numpy as np

    chance = np.log(1 / unlikely)
    sides = []
    for sign in (-1, 1):
        third = 1 / 3 + sign * most / count
        sides.append(float((chance / count * (third + np.sqrt(third**2 + 2 * share * most / chance))).max()))
    return sides[0], sides[1]
