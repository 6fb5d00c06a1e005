"""Measures of a network's arrays that take a moment at any size: counts, walks, cores, holes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from skillgraph.analysis.engine.walking import gathered, parts

if TYPE_CHECKING:
    from skillgraph.network.compact import Arcs, Integers, Numbers

_DAMPING = 0.85
_TOLERANCE = 1e-8
_ROUNDS = 1_000
_DENSE = 200  # nodes up to which a full matrix is as good, and spares loading scipy
_PRODUCTS = 5_000_000  # how many products of a sparse matrix are held at a time


def degree(net: Arcs) -> Numbers:
    """Count each node's neighbours, as `skillgraph.analysis.measures.degree`.

    Parameters
    ----------
    net
        The network.

    Returns
    -------
    array
        The number for each node.

    Examples
    --------
    >>> degree(_star()).tolist()
    [2.0, 1.0, 1.0]
    """
    return net.degree.astype(float)


def weighted_degree(net: Arcs) -> Numbers:
    """Sum each node's ties, as `skillgraph.analysis.measures.weighted_degree`.

    Parameters
    ----------
    net
        The network.

    Returns
    -------
    array
        The sum for each node.

    Examples
    --------
    >>> weighted_degree(_star()).tolist()
    [2.0, 1.0, 1.0]
    """
    import numpy as np

    return np.add.reduceat(net.weight, net.start[:-1]) if net.nodes else net.weight


def pagerank(net: Arcs) -> Numbers:
    """Walk along the ties until the shares settle, as `skillgraph.analysis.measures.pagerank`.

    Parameters
    ----------
    net
        The network; every node has a neighbour.

    Returns
    -------
    array
        The share of each node; all make 1.

    Examples
    --------
    >>> pagerank(_star()).round(3).tolist()
    [0.486, 0.257, 0.257]
    """
    import numpy as np

    strength = weighted_degree(net)
    share = np.full(net.nodes, 1 / max(net.nodes, 1))
    for _ in range(_ROUNDS if net.nodes else 0):
        last = share
        given = (last / strength)[net.near] * net.weight
        share = _DAMPING * np.add.reduceat(given, net.start[:-1]) + (1 - _DAMPING) / net.nodes
        if np.abs(share - last).sum() < net.nodes * _TOLERANCE:
            break
    return share


def core_number(net: Arcs) -> Numbers:
    """Peel off who has fewest neighbours left, as `skillgraph.analysis.measures.core_number`.

    Parameters
    ----------
    net
        The network.

    Returns
    -------
    array
        The core number of each node.

    Examples
    --------
    >>> core_number(_star()).tolist()
    [1.0, 1.0, 1.0]
    """
    import numpy as np

    left, core = net.degree.copy(), np.zeros(net.nodes)
    there = np.ones(net.nodes, dtype=bool)
    remain = np.arange(net.nodes)
    k = 0
    while len(remain):
        k = max(k, int(left[remain].min()))
        going = remain[left[remain] <= k]
        while len(going):
            core[going] = k
            there[going] = False
            met = gathered(net, going)[1]
            met = met[there[met]]
            np.subtract.at(left, met, 1)
            going = np.unique(met[left[met] <= k]).astype(np.int64)
        remain = remain[there[remain]]
    return core


def largest_part(net: Arcs) -> Integers:
    """Give the nodes of the largest connected part; of several as large, the one whose first node comes first.

    Parameters
    ----------
    net
        The network.

    Returns
    -------
    array
        Its nodes.

    Examples
    --------
    >>> largest_part(_star()).tolist()
    [0, 1, 2]
    """
    import numpy as np

    of = parts(net)
    return np.flatnonzero(of == np.bincount(of).argmax()) if net.nodes else of


def as_large(net: Arcs) -> int:
    """Count the connected parts that are as large as the one `largest_part` gives.

    Parameters
    ----------
    net
        The network; every node has a neighbour.

    Returns
    -------
    int
        How many there are beside that one.

    Examples
    --------
    >>> as_large(_star())
    0
    """
    import numpy as np

    sizes = np.bincount(parts(net))
    return int((sizes == sizes.max()).sum()) - 1 if net.nodes else 0


def eigenvector(net: Arcs) -> Numbers:
    """Give the leading eigenvector of the largest connected part, as `skillgraph.analysis.measures.eigenvector`.

    Parameters
    ----------
    net
        The network.

    Returns
    -------
    array
        The entry of each node; nan outside that part.

    Examples
    --------
    >>> eigenvector(_star()).round(3).tolist()
    [0.707, 0.5, 0.5]
    """
    import numpy as np

    scores = np.full(net.nodes, np.nan)
    if not net.nodes:
        return scores
    part = largest_part(net)
    matrix = _matrix(net, net.weight)[part][:, part]
    if isinstance(matrix, np.ndarray):
        leading = np.linalg.eigh(matrix)[1][:, -1]
    elif len(part) <= _DENSE:
        leading = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        from scipy.sparse.linalg import eigsh

        # A fixed beginning, for the same answer each time; all of one sign, as the leading vector is.
        leading = eigsh(matrix, k=1, which="LA", v0=np.ones(len(part)))[1][:, 0]
    scores[part] = np.abs(leading)
    return scores


def constraint(net: Arcs) -> Numbers:
    """Sum how far each tie is bound to the others, as `skillgraph.analysis.measures.constraint`.

    With p(u, v) the share of u's ties that v has, it is the sum over neighbours v of (p(u, v) + Σ p(u, w) p(w, v))².

    Parameters
    ----------
    net
        The network; every node has a neighbour.

    Returns
    -------
    array
        The constraint of each node.

    Examples
    --------
    >>> constraint(_star()).tolist()
    [0.5, 1.0, 1.0]
    """
    import numpy as np

    scores = np.zeros(net.nodes)
    if not net.nodes:
        return scores
    share = net.weight / np.repeat(weighted_degree(net), net.degree)
    matrix, direct = _matrix(net, share), _matrix(net, np.ones(len(net.near)))
    for rows in _in_pieces(net):
        indirect = (matrix[rows] @ matrix) * direct[rows]
        scores[rows] = ((matrix[rows] + indirect) ** 2).sum(axis=1)
    return scores


def effective_size(net: Arcs) -> Numbers:
    """Count neighbours less the ties among them, as `skillgraph.analysis.measures.effective_size`.

    Parameters
    ----------
    net
        The network; every node has a neighbour.

    Returns
    -------
    array
        n - 2t/n, of n neighbours with t ties among them.

    Examples
    --------
    >>> effective_size(_star()).tolist()
    [2.0, 1.0, 1.0]
    """
    import numpy as np

    scores = degree(net)
    if not net.nodes:
        return scores
    matrix = _matrix(net, np.ones(len(net.near)))
    for rows in _in_pieces(net):
        twice = ((matrix[rows] @ matrix) * matrix[rows]).sum(axis=1)
        scores[rows] -= twice / scores[rows]
    return scores


def _matrix(net: Arcs, values: Numbers) -> Any:  # noqa: ANN401 - scipy has no types
    """The network as a matrix of these values: numpy's or scipy's, for which the same signs mean the same."""
    if net.nodes <= _DENSE:
        import numpy as np

        full = np.zeros((net.nodes, net.nodes))
        full[np.repeat(np.arange(net.nodes), net.degree), net.near] = values
        return full
    from scipy.sparse import csr_array

    return csr_array((values, net.near, net.start), shape=(net.nodes, net.nodes))


def _in_pieces(net: Arcs) -> Iterator[slice]:
    """Rows whose two steps fit into memory together; a hub makes more of them than thousands of others."""
    import numpy as np

    steps = np.cumsum(np.add.reduceat(net.degree[net.near], net.start[:-1]))
    first = 0
    while first < net.nodes:
        done = steps[first - 1] if first else 0
        last = max(int(np.searchsorted(steps, done + _PRODUCTS, side="right")), first + 1)
        yield slice(first, last)
        first = last


def _star() -> Arcs:
    """One with two others, for the examples."""
    import numpy as np

    from skillgraph.network.compact import arcs

    return arcs(3, np.array([0, 0]), np.array([1, 2]), np.ones(2))
