"""The connected parts of a networkx graph: the largest, and those as large."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def largest_part(graph: nx.Graph[str]) -> list[str]:
    """Give the nodes of the largest connected part; of several as large, the one that comes first.

    Parameters
    ----------
    graph
        Undirected, with a node.

    Returns
    -------
    list
        Its nodes, in the graph's order.

    Examples
    --------
    >>> import networkx as nx
    >>> largest_part(nx.Graph([("a", "b"), ("c", "d"), ("d", "e")]))
    ['c', 'd', 'e']
    """
    import networkx as nx

    part = max(nx.connected_components(graph), key=len)
    return [node for node in graph if node in part]


def as_large(graph: nx.Graph[str]) -> int:
    """Count the connected parts that are as large as the one `largest_part` gives.

    Parameters
    ----------
    graph
        Undirected, with a node.

    Returns
    -------
    int
        How many there are beside that one.

    Examples
    --------
    >>> import networkx as nx
    >>> as_large(nx.Graph([("a", "b"), ("c", "d"), ("e", "f")]))
    2
    """
    import networkx as nx

    sizes = [len(part) for part in nx.connected_components(graph)]
    return sizes.count(max(sizes)) - 1
