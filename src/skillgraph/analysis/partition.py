"""A network divided into groups, with how clear-cut and how stable the division is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import comb
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

RUNS = 10
_DIGITS = 9  # what differs behind is the arithmetic's

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

    Examples
    --------
    >>> Partition((), None, None).groups
    ()
    """

    groups: Groups
    modularity: float | None
    stability: float | None


def divide(graph: nx.Graph[str], seed: int = 0) -> Partition:
    """Divide a network into groups by the Louvain method (Blondel et al. 2008), the best of ten seeded runs.

    The method seeks the greatest modularity Q = Σ over groups of L/m - (k/2m)², where m is the weight of all edges,
    L that of the edges inside the group, and k the sum of the weighted degrees of its nodes (Newman and Girvan 2004).

    Parameters
    ----------
    graph
        Undirected; ``weight`` is the strength of an edge. A node without an edge is in no group.
    seed
        The first of ten that follow each other; the same seed gives the same groups.

    Returns
    -------
    Partition
        Of the ten the one of the greatest modularity, and of those as good the first; its stability is the mean of
        its agreement with each of the others.

    Examples
    --------
    >>> import networkx as nx
    >>> divide(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")])).groups
    (('a', 'b', 'c'), ('d', 'e', 'f'))
    """
    import networkx as nx

    names = [node for node, number in graph.degree() if number]
    if not names:
        return Partition((), None, None)
    plain = _numbered(graph, names)
    runs = [_labelled(nx.community.louvain_communities(plain, seed=seed + run), len(names)) for run in range(RUNS)]
    scores = [_rounded(nx.community.modularity(plain, _sets(labels))) for labels in runs]
    best = scores.index(max(scores))
    agreed = [agreement(runs[best], labels) for run, labels in enumerate(runs) if run != best]
    groups = sorted(_sets(runs[best]), key=lambda group: (-len(group), group[0]))
    told = tuple(tuple(names[number] for number in group) for group in groups)
    return Partition(told, scores[best], _rounded(sum(agreed) / len(agreed)))


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
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
    >>> agreement([0, 0, 1, 1], [7, 7, 3, 3]), agreement([0, 0, 1, 1], [0, 1, 0, 1])
    (1.0, -0.5)
    """
    both, first, second = _pairs(zip(one, other, strict=True)), _pairs(one), _pairs(other)
    every = comb(len(one), 2)
    # All times 2N, so that whole numbers are divided once.
    room = (first + second) * every - 2 * first * second
    return 2 * (both * every - first * second) / room if room else 1.0


def _pairs(labels: Iterable[object]) -> int:
    return sum(comb(size, 2) for size in Counter(labels).values())


def _numbered(graph: nx.Graph[str], names: Sequence[str]) -> nx.Graph[int]:
    """The same graph by numbers: the order of a set of texts differs from one process to the next."""
    import networkx as nx

    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    number = {node: place for place, node in enumerate(names)}
    plain.add_weighted_edges_from((number[a], number[b], weight) for a, b, weight in graph.edges.data("weight", 1))
    return plain


def _labelled(groups: Iterable[set[int]], size: int) -> list[int]:
    labels = [0] * size
    for label, group in enumerate(groups):
        for node in group:
            labels[node] = label
    return labels


def _sets(labels: Sequence[int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for node, label in enumerate(labels):
        groups.setdefault(label, []).append(node)
    return list(groups.values())


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")
