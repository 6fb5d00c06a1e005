"""Which pairs of partners somebody bridges, in which role: the counts behind brokers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx


class Roles(NamedTuple):
    """How many pairs somebody bridges in each role (Gould and Fernandez 1989).

    Two of a broker's partners that are not each other's are a pair. In an undirected network the gatekeeper and the
    representative are one, and so are the two ways through any pair.

    Parameters
    ----------
    liaison
        The two and the broker are of three groups.
    gatekeeper
        One is of the broker's own group, the other of another.
    itinerant
        Both are of one group that is not the broker's; also called consultant.
    coordinator
        Both are of the broker's own group.

    Examples
    --------
    >>> Roles(2, 0, 1, 0).total
    3
    """

    liaison: int
    gatekeeper: int
    itinerant: int
    coordinator: int

    @property
    def total(self) -> int:
        """How many pairs in all.

        Examples
        --------
        >>> Roles(2, 0, 1, 0).total
        3
        """
        return sum(self)


def role(own: str, one: str, other: str) -> str:
    """Name the role in which a broker bridges a pair.

    Parameters
    ----------
    own
        The broker's group.
    one, other
        The groups of the two.

    Returns
    -------
    str
        A field of `Roles`.

    Examples
    --------
    >>> role("college", "firm", "bureau"), role("college", "college", "firm"), role("college", "firm", "firm")
    ('liaison', 'gatekeeper', 'itinerant')
    >>> role("college", "college", "college")
    'coordinator'
    """
    if own in {one, other}:
        return "coordinator" if one == other else "gatekeeper"
    return "itinerant" if one == other else "liaison"


def roles(graph: nx.Graph[str], node: str, groups: Mapping[str, str]) -> Roles:
    """Count the pairs that a node bridges, by role (Gould and Fernandez 1989).

    With d neighbours, of whom s are of its own group and n(g) of group g, there are s(s-1)/2 pairs for the
    coordinator, s(d-s) for the gatekeeper, Σ n(g)(n(g)-1)/2 over the other groups for the itinerant, and the rest of
    the (d-s)(d-s-1)/2 for the liaison; from each of them the pairs that are neighbours themselves are taken away.

    Parameters
    ----------
    graph
        Undirected, without loops.
    node
        The broker.
    groups
        Node to its group.

    Returns
    -------
    Roles
        The counts.

    Examples
    --------
    >>> import networkx as nx
    >>> groups = {"hub": "college", "a": "firm", "b": "firm", "c": "bureau"}
    >>> roles(nx.star_graph(["hub", "a", "b", "c"]), "hub", groups)
    Roles(liaison=2, gatekeeper=0, itinerant=1, coordinator=0)
    """
    near, own = graph.adj[node], groups[node]
    sizes = Counter(groups[each] for each in near)
    same = sizes.pop(own, 0)
    others = sum(sizes.values())
    alike = sum(map(_pairs, sizes.values()))
    joined = Counter(
        role(own, groups[one], groups[other]) for one in near for other in _common(graph, one, node)
    )  # each pair from both of its ends
    every = Roles(_pairs(others) - alike, same * others, alike, _pairs(same))
    return Roles(*(count - joined[name] // 2 for name, count in zip(Roles._fields, every, strict=True)))


def pairs(graph: nx.Graph[str], node: str, groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the pairs that a node bridges, those that are farther apart first.

    Parameters
    ----------
    graph
        Undirected, without loops.
    node
        The broker.
    groups
        Node to its group.

    Yields
    ------
    tuple
        Two neighbours that are no neighbours of each other: first the pairs of the liaison, then the gatekeeper's,
        the itinerant's and the coordinator's.

    Examples
    --------
    >>> import networkx as nx
    >>> groups = {"hub": "college", "a": "firm", "b": "firm", "c": "bureau"}
    >>> list(pairs(nx.star_graph(["hub", "a", "b", "c"]), "hub", groups))
    [('a', 'c'), ('b', 'c'), ('a', 'b')]
    """
    circles: dict[str, list[str]] = {}
    for each in graph.adj[node]:
        circles.setdefault(groups[each], []).append(each)
    own = circles.pop(groups[node], [])
    others = list(circles.values())
    every = chain(
        chain.from_iterable(product(one, other) for one, other in combinations(others, 2)),
        product(own, chain.from_iterable(others)),
        chain.from_iterable(combinations(each, 2) for each in others),
        combinations(own, 2),
    )
    return (pair for pair in every if not graph.has_edge(*pair))


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _common(graph: nx.Graph[str], one: str, other: str) -> list[str]:
    few, many = sorted((graph.adj[one], graph.adj[other]), key=len)
    return [each for each in few if each in many]
