"""The partner network as arrays: who is next to whom by number, without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from skillgraph.index.edges import Edges

    Integers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
    Small = np.ndarray[tuple[int, ...], np.dtype[np.int32]]


class Arcs(NamedTuple):
    """An undirected network without loops, as compressed rows: each pair stands in the row of both.

    Parameters
    ----------
    start
        Where the row of each node begins, and where the last ends.
    near
        The nodes next to it, in order.
    weight
        The strength of each of these ties.

    Examples
    --------
    >>> import numpy as np
    >>> ends = np.array([0, 0]), np.array([1, 2])
    >>> net = arcs(3, *ends, np.ones(2))
    >>> net.nodes, net.near[net.start[0] : net.start[1]].tolist()
    (3, [1, 2])
    """

    start: Integers
    near: Small
    weight: Numbers

    @property
    def nodes(self) -> int:
        """How many nodes there are.

        Examples
        --------
        >>> import numpy as np
        >>> arcs(0, np.zeros(0), np.zeros(0), np.zeros(0)).nodes
        0
        """
        return len(self.start) - 1

    @property
    def degree(self) -> Integers:
        """How many are next to each node.

        Examples
        --------
        >>> import numpy as np
        >>> arcs(2, np.array([0]), np.array([1]), np.ones(1)).degree.tolist()
        [1, 1]
        """
        import numpy as np

        return np.diff(self.start)


def arcs(nodes: int, one: np.ndarray, other: np.ndarray, weight: np.ndarray) -> Arcs:
    """Make the rows of a network from its pairs.

    Parameters
    ----------
    nodes
        How many nodes there are.
    one, other
        The two nodes of each pair, ``one < other``; in order, and each pair once.
    weight
        The strength of each.

    Returns
    -------
    Arcs
        The same network.

    Examples
    --------
    >>> import numpy as np
    >>> arcs(3, np.array([0, 1]), np.array([2, 2]), np.array([5, 1])).weight.tolist()
    [5.0, 1.0, 5.0, 1.0]
    """
    import numpy as np

    one, other = one.astype(np.int64), other.astype(np.int64)
    # A row holds those before the node, then those behind it; turned round, the pairs come in the order of the first.
    turned = np.argsort(other, kind="stable")
    before, behind = np.bincount(other, minlength=nodes), np.bincount(one, minlength=nodes)
    start = np.concatenate(([0], np.cumsum(before + behind)))
    first = start[:-1] + before
    place_behind = np.arange(len(one)) + (first - (np.cumsum(behind) - behind))[one]
    place_before = np.arange(len(one)) + (start[:-1] - (np.cumsum(before) - before))[other[turned]]
    near, strength = np.empty(2 * len(one), dtype=np.int32), np.empty(2 * len(one))
    near[place_behind], near[place_before] = other, one[turned]
    strength[place_behind], strength[place_before] = weight, weight[turned]
    return Arcs(start, near, strength)


class Compact(NamedTuple):
    """The partner network of a workspace as arrays.

    Parameters
    ----------
    arcs
        Who is next to whom; the strength of a tie is the number of partnerships.
    entity
        For each node the number of its entity; they rise.
    type
        For each node its class, as a place in ``edges.types``.
    inferred
        How many of the pairs have no partnership that a source states.
    edges
        The partnerships behind, one row for each pair and partnership.

    Examples
    --------
    >>> import skillgraph
    >>> net = compact(skillgraph.open()._view.edges())
    >>> net.nodes, net.pairs
    (9, 5)
    """

    arcs: Arcs
    entity: Small
    type: Small
    inferred: int
    edges: Edges

    @property
    def nodes(self) -> int:
        """How many have a partner."""
        return self.arcs.nodes

    @property
    def pairs(self) -> int:
        """How many pairs of partners there are."""
        return len(self.arcs.near) // 2


def compact(edges: Edges) -> Compact:
    """Make the partner network of partnerships.

    Parameters
    ----------
    edges
        The partnerships, by ``a``, ``b`` and ``record``, as the view gives them.

    Returns
    -------
    Compact
        One node for each entity that has a partner.

    Examples
    --------
    >>> import skillgraph
    >>> int(compact(skillgraph.open()._view.edges()).arcs.degree.max())
    2
    """
    import numpy as np

    met = np.zeros(len(edges.type), dtype=bool)
    met[edges.a], met[edges.b] = True, True
    entity = np.flatnonzero(met).astype(np.int32)
    place = np.cumsum(met) - 1
    if not len(entity):
        nothing = np.zeros(0, dtype=np.int64)
        return Compact(arcs(0, nothing, nothing, nothing), entity, edges.type[entity], 0, edges)
    changes = (edges.a[1:] != edges.a[:-1]) | (edges.b[1:] != edges.b[:-1])
    first = np.concatenate(([0], np.flatnonzero(changes) + 1))
    number = np.diff(np.append(first, len(edges.a)))
    unstated = int(np.minimum.reduceat(edges.inferred, first).sum())
    net = arcs(len(entity), place[edges.a[first]], place[edges.b[first]], number)
    return Compact(net, entity, edges.type[entity], unstated, edges)
