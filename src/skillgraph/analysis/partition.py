"""A network divided into groups, with how clear-cut and how stable the division is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

    from skillgraph.network.compact import Arcs

Groups = tuple[tuple[str, ...], ...]


class Partition(NamedTuple):
    """A network in groups.

    Parameters
    ----------
    groups
        The largest first; of the same size, the one whose first node comes first. Nodes are in the graph's order.
    modularity
        How much more of the edges' weight lies inside the groups than chance would put there; None without an edge.
    stability
        How far other runs agree, by the adjusted Rand index; None without an edge.
    runs
        How many runs there were.

    Examples
    --------
    >>> Partition((), None, None, 0).groups
    ()
    """

    groups: Groups
    modularity: float | None
    stability: float | None
    runs: int


def divide(graph: nx.Graph[str], seed: int = 0) -> Partition:
    """Divide a network into groups by the Leiden method (Traag, Waltman and van Eck 2019), the best of seeded runs.

    The method seeks the greatest modularity Q = Σ over groups of L/m - (k/2m)², where m is the weight of all edges,
    L that of the edges inside the group, and k the sum of the weighted degrees of its nodes (Newman and Girvan 2004).

    Parameters
    ----------
    graph
        Undirected, without loops; ``weight`` is the strength of an edge. A node without an edge is in no group.
    seed
        The first of several that follow each other; the same seed gives the same groups.

    Returns
    -------
    Partition
        As `skillgraph.analysis.engine.leiden.division` finds it.

    Examples
    --------
    >>> import networkx as nx
    >>> divide(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")])).groups
    (('a', 'b', 'c'), ('d', 'e', 'f'))
    """
    from skillgraph.analysis.engine.leiden import division

    names = [node for node, number in graph.degree() if number]
    if not names:
        return Partition((), None, None, 0)
    found = division(_arcs(graph, names), seed)
    groups: dict[int, list[str]] = {}
    for name, group in zip(names, found.of.tolist(), strict=True):
        groups.setdefault(group, []).append(name)
    told = tuple(tuple(groups[number]) for number in sorted(groups))
    return Partition(told, found.modularity, found.stability, found.runs)


def _arcs(graph: nx.Graph[str], names: list[str]) -> Arcs:
    import numpy as np

    from skillgraph.network.compact import arcs

    place = {node: number for number, node in enumerate(names)}
    pairs = sorted((*sorted((place[a], place[b])), weight) for a, b, weight in graph.edges.data("weight", 1))
    one, other, weight = np.array(pairs, dtype=float).T
    return arcs(len(names), one, other, weight)
