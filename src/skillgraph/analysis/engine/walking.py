"""Steps over a network's arrays: rows gathered at once, connected parts, how far it is across."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillgraph.network.compact import Arcs, Integers, Small


def gathered(net: Arcs, nodes: Integers) -> tuple[Integers, Small]:
    """Give the neighbours of several nodes, one row after the other.

    Parameters
    ----------
    net
        The network.
    nodes
        Some of its nodes, in any order.

    Returns
    -------
    tuple of arrays
        For each neighbour the place in ``nodes`` of the one it is next to, and the neighbour.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> path = arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> [each.tolist() for each in gathered(path, np.array([1, 0]))]
    [[0, 0, 1], [0, 2, 1]]
    """
    import numpy as np

    first = net.start[nodes]
    number = net.start[nodes + 1] - first
    ends = np.cumsum(number)
    place = np.repeat(np.arange(len(nodes)), number)
    arc = np.arange(len(place)) + np.repeat(first - (ends - number), number)
    return place, net.near[arc]


def parts(net: Arcs) -> Integers:
    """Find the connected parts.

    Parameters
    ----------
    net
        The network; every node has a neighbour.

    Returns
    -------
    array
        For each node the first node of its part.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> parts(arcs(5, np.array([0, 1, 3]), np.array([2, 2, 4]), np.ones(3))).tolist()
    [0, 0, 0, 3, 3]
    """
    import numpy as np

    of = np.arange(net.nodes)
    while net.nodes:
        least = np.minimum(of, np.minimum.reduceat(of[net.near], net.start[:-1]))
        # Whoever was of the same part goes along, so that a long chain takes few rounds.
        np.minimum.at(least, of, least.copy())
        least = least[least]
        if np.array_equal(least, of):
            break
        of = least
    return of


def distances(net: Arcs, sources: Integers) -> Integers:
    """Give how far each node is from the nearest of some.

    Parameters
    ----------
    net
        The network.
    sources
        Where to begin.

    Returns
    -------
    array
        Steps; -1 for those out of reach.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> path = arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> distances(path, np.array([0])).tolist()
    [0, 1, 2]
    """
    import numpy as np

    steps = np.full(net.nodes, -1)
    steps[sources] = 0
    front = sources
    far = 0
    while len(front):
        far += 1
        met = gathered(net, front)[1]
        front = np.unique(met[steps[met] < 0]).astype(np.int64)
        steps[front] = far
    return steps


def across(net: Arcs) -> int:
    """Bound the number of steps between any two that can reach each other.

    From one node nobody is farther away than e; so any two of its part are no more than 2e apart.

    Parameters
    ----------
    net
        The network; every node has a neighbour.

    Returns
    -------
    int
        At least the greatest distance, and at most twice that.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> across(arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2)))
    2
    """
    import numpy as np

    if not net.nodes:
        return 0
    # From the best connected of each part it is nearer to everybody.
    by_degree = np.argsort(-net.degree, kind="stable")
    firsts = np.unique(parts(net)[by_degree], return_index=True)[1]
    return 2 * int(distances(net, by_degree[firsts]).max())
