"""A network's arrays divided into groups by the Leiden method."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from skillgraph.network.compact import Arcs, Integers

RUNS, FEW = 10, 3
_LARGE = 50_000  # pairs from which on a few runs have to do
_ROUNDS = 2  # a second round of each run finds more than the first, a third hardly anything
_SEEDS = 1 << 63
_DIGITS = 9  # what differs behind is the arithmetic's


class Division(NamedTuple):
    """A network in groups.

    Parameters
    ----------
    of
        For each node the number of its group; 0 is the largest, and of the same size the one whose node comes first.
    modularity
        How much more of the ties' strength lies inside the groups than chance would put there.
    stability
        How far other runs agree, by the adjusted Rand index.
    runs
        How many there were.

    Examples
    --------
    >>> import numpy as np
    >>> Division(np.array([0, 0]), 0.0, 1.0, RUNS).runs
    10
    """

    of: Integers
    modularity: float
    stability: float
    runs: int


def division(net: Arcs, seed: int = 0) -> Division:
    """Divide a network into groups by the Leiden method (Traag, Waltman and van Eck 2019), the best of seeded runs.

    Parameters
    ----------
    net
        The network, with a pair at least; every node has a neighbour.
    seed
        The first of the runs' seeds, which follow each other.

    Returns
    -------
    Division
        Of ten runs, or of three on a very large network, the one of the greatest modularity, and of those as good the
        first; its stability is the mean of its agreement with each of the others.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> net = arcs(6, np.array([0, 0, 1, 2, 3, 3, 4]), np.array([1, 2, 2, 3, 4, 5, 5]), np.ones(7))
    >>> division(net).of.tolist()
    [0, 0, 0, 1, 1, 1]
    """
    number = RUNS if len(net.near) // 2 <= _LARGE else FEW
    runs = [one_run(net, seed + run) for run in range(number)]
    scores = [rounded(modularity(net, of)) for of in runs]
    best = scores.index(max(scores))
    agreed = [agreement(runs[best], of) for run, of in enumerate(runs) if run != best]
    return Division(_largest_first(runs[best]), scores[best], rounded(sum(agreed) / len(agreed)), number)


def modularity(net: Arcs, of: Integers) -> float:
    """Measure how clear-cut groups are: Σ over groups of L/m - (k/2m)² (Newman and Girvan 2004).

    Here m is the strength of all ties, L that of those inside the group, and k the sum over its nodes of their ties.

    Parameters
    ----------
    net
        The network, with a pair at least.
    of
        For each node the number of its group.

    Returns
    -------
    float
        0 is what chance would give; never above 1.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> modularity(arcs(4, np.array([0, 2]), np.array([1, 3]), np.ones(2)), np.array([0, 0, 1, 1]))
    0.5
    """
    import numpy as np

    one = np.repeat(of, net.degree)
    inside = net.weight[one == of[net.near]].sum()
    whole = net.weight.sum()
    strength = np.bincount(one, weights=net.weight)
    return float(inside / whole - ((strength / whole) ** 2).sum())


def agreement(one: Integers, other: Integers) -> float:
    """Measure how far two divisions agree, chance taken off: the adjusted Rand index (Hubert and Arabie 1985).

    With S the pairs that are together in both, A and B those together in either, N all pairs, and E = AB/N what
    chance would give, it is (S - E) / ((A + B)/2 - E).

    Parameters
    ----------
    one, other
        For each member the number of its group.

    Returns
    -------
    float
        1 for the same groups, 0 for what chance would give; below 0 for less than that.

    Examples
    --------
    >>> import numpy as np
    >>> first = np.array([0, 0, 1, 1])
    >>> agreement(first, np.array([7, 7, 3, 3])), agreement(first, np.array([0, 1, 0, 1]))
    (1.0, -0.5)
    """
    both = _pairs(one.astype("int64") * (int(other.max()) + 1) + other)
    first, second = _pairs(one), _pairs(other)
    every = len(one) * (len(one) - 1) // 2
    # All times 2N, in whole numbers of any size, so that they are divided once.
    room = (first + second) * every - 2 * first * second
    return 2 * (both * every - first * second) / room if room else 1.0


def rounded(number: float) -> float:
    """Round to the digits that mean something.

    Parameters
    ----------
    number
        A score.

    Returns
    -------
    float
        The same to nine digits.

    Examples
    --------
    >>> rounded(0.1 + 0.2)
    0.3
    """
    return float(f"{number:.{_DIGITS}g}")


def one_run(net: Arcs, seed: int) -> Integers:
    """Divide a network into groups by one run of the Leiden method.

    Parameters
    ----------
    net
        The network, with a pair at least; every node has a neighbour.
    seed
        What chance begins with.

    Returns
    -------
    array
        For each node the number of its group.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> one_run(arcs(4, np.array([0, 2]), np.array([1, 3]), np.ones(2)), seed=0).tolist()
    [0, 0, 1, 1]
    """
    import numpy as np
    from graspologic_native import leiden_csr

    # The engine takes 64 bits.
    groups = leiden_csr(net.start, net.near, net.weight, net.nodes, iterations=_ROUNDS, seed=seed % _SEEDS)[1]
    of = np.empty(net.nodes, dtype=np.int64)
    of[np.fromiter(groups.keys(), np.int64, len(groups))] = np.fromiter(groups.values(), np.int64, len(groups))
    return of


def _largest_first(of: Integers) -> Integers:
    import numpy as np

    _, first, number, size = np.unique(of, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -size))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    renumbered: Integers = place[number]
    return renumbered


def _pairs(of: Integers) -> int:
    import numpy as np

    sizes = np.unique(of, return_counts=True)[1]
    return int((sizes * (sizes - 1) // 2).sum())
