"""What the signals of one entity are computed from: who could be its partner, and who stands between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis.partition import divide

if TYPE_CHECKING:
    import networkx as nx


class Ground(NamedTuple):
    """What the signals of one entity are computed from.

    Parameters
    ----------
    graph
        Undirected, one edge a pair with its ``records``; a node may have ``sides``, ``kind`` and ``area``.
    node
        Whom partners are sought for.
    candidates
        Those of an opposite side who are no partners of it.
    between
        Candidate to the partners on paths of two or three steps to it; one who is farther is not in it.
    communities
        Node to the number of its community.

    Examples
    --------
    >>> import networkx as nx
    >>> ground = ground_of(example(), "A", {})
    >>> ground.candidates, sorted(ground.between["y"])
    (['y'], ['B', 'x'])
    """

    graph: nx.Graph[str]
    node: str
    candidates: list[str]
    between: dict[str, set[str]]
    communities: Mapping[str, int]


def ground_of(graph: nx.Graph[str], node: str, communities: Mapping[str, int]) -> Ground:
    """Gather what the signals of one entity are computed from.

    Parameters
    ----------
    graph
        The network.
    node
        Whom partners are sought for.
    communities
        As `communities` gives them.

    Returns
    -------
    Ground
        Candidates in the order of the graph.

    Examples
    --------
    >>> ground_of(example(), "A", {}).candidates
    ['y']
    """
    joined = graph[node]
    found = [other for other in graph if other != node and other not in joined and opposite(graph, node, other)]
    wanted = set(found)
    between: dict[str, set[str]] = {}
    for near in graph[node]:
        for far in graph[near]:
            if far in wanted:
                between.setdefault(far, set()).add(near)
            if far == node:
                continue
            for end in graph[far]:
                if end in wanted and end != near:
                    between.setdefault(end, set()).update((near, far))
    return Ground(graph, node, found, between, communities)


def opposite(graph: nx.Graph[str], a: str, b: str) -> bool:
    """Tell whether two could be each other's partners: whether they can be on different sides.

    Parameters
    ----------
    graph
        Its nodes have ``sides``, codes of roles.
    a, b
        Two nodes.

    Returns
    -------
    bool
        False too where the side of one is not known.

    Examples
    --------
    >>> opposite(example(), "A", "y"), opposite(example(), "A", "B")
    (True, False)
    """
    return any(one != other for one in graph.nodes[a]["sides"] for other in graph.nodes[b]["sides"])


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Find groups that are denser inside than chance would make them: those that the command `communities` tells.

    Parameters
    ----------
    graph
        Undirected; ``weight`` is the number of partnerships.

    Returns
    -------
    dict
        Node to the number of its group; who has no partner is in none.

    Examples
    --------
    >>> communities(example())
    {'A': 0, 'x': 0, 'B': 1, 'y': 1}
    """
    return {node: number for number, group in enumerate(divide(graph).groups) for node in group}


def forms(graph: nx.Graph[str], node: str) -> set[str]:
    """Give the forms in which an entity works with others.

    Parameters
    ----------
    graph
        The network.
    node
        A node.

    Returns
    -------
    set of str
        Codes.

    Examples
    --------
    >>> forms(example(), "A")
    {'order-class'}
    """
    return {record["form"] for pair in graph[node].values() for record in pair["records"]}


def example() -> nx.Graph[str]:
    """Make the small network of the examples: A–x–B–y, colleges in capitals.

    Returns
    -------
    networkx.Graph
        Each pair by one order class.

    Examples
    --------
    >>> list(example().edges)
    [('A', 'x'), ('x', 'B'), ('B', 'y')]
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for node, side in (
        ("A", "college-side"),
        ("x", "enterprise-side"),
        ("B", "college-side"),
        ("y", "enterprise-side"),
    ):
        graph.add_node(node, name=node, sides=(side,), kind="technician-college" if side[0] == "c" else None, area=None)
    for a, b in ("Ax", "xB", "By"):
        record = {"record": f"r-{a}{b}", "form": "order-class", "summary": f"{a} with {b}", "status": "asserted"}
        graph.add_edge(a, b, weight=1, records=[record])
    return graph
