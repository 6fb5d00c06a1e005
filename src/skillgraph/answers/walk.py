"""The shortest walks between two entities, in an order that the same files always give.

A walk is better than another if it is shorter, then if fewer of its steps are inferred, then if its records stand
earlier in the sources, step by step. All walks of one length can be too many to list, so the best of them is found
without listing: breadth-first from both ends, then level by level. The next best follow by Yen's algorithm.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from skillgraph.answers.web import Key, Web


class Walk(NamedTuple):
    """A walk from entity to entity; the lesser of two is the better.

    Parameters
    ----------
    length
        How many steps.
    inferred
        How many of them are only inferred.
    keys
        Where the record of each step stands in the sources, and the pinyin of whom it leads to.
    nodes
        The numbers of the entities, one more than steps.

    Examples
    --------
    >>> Walk(1, 0, (((0, 5, 0, 1), "b"),), (1, 2)) < Walk(2, 0, (), (1, 3, 2))
    True
    """

    length: int
    inferred: int
    keys: tuple[tuple[Key, str], ...]
    nodes: tuple[int, ...]

    def then(self, other: Walk) -> Walk:
        """Go on.

        Parameters
        ----------
        other
            A walk that begins where this one ends.

        Returns
        -------
        Walk
            Both, one after the other.

        Examples
        --------
        >>> Walk(0, 0, (), (1,)).then(Walk(1, 0, (((0, 5, 0, 1), "b"),), (1, 2))).nodes
        (1, 2)
        """
        return Walk(
            self.length + other.length,
            self.inferred + other.inferred,
            self.keys + other.keys,
            self.nodes + other.nodes[1:],
        )


def walks(web: Web, start: int, goal: int, k: int) -> list[Walk]:
    """Find the best walks that pass no entity twice.

    Parameters
    ----------
    web
        Who is tied to whom.
    start, goal
        The numbers of two entities, not the same.
    k
        How many at the most.

    Returns
    -------
    list of Walk
        Best first; empty where nothing connects the two.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> glass, bureau = (view.names("normal", name)[0].entity for name in (
    ...     "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"))
    >>> [walk.length for walk in walks(Web(view, (glass, bureau)), glass, bureau, 3)]
    [2]
    """
    first = best(web, start, goal)
    found = [first] if first else []
    others: dict[tuple[int, ...], Walk] = {}
    while found and len(found) < k:
        for walk in _deviations(web, found, goal):
            others[walk.nodes] = walk
        if not others:
            break
        found.append(others.pop(min(others.values()).nodes))
    return found


def _deviations(web: Web, found: list[Walk], goal: int) -> Iterable[Walk]:
    """The best walks that leave the last one found at one of its entities, and none found before."""
    nodes = found[-1].nodes
    for place in range(len(nodes) - 1):
        root = nodes[: place + 1]
        taken = {walk.nodes[place + 1] for walk in found if walk.nodes[: place + 1] == root}
        rest = best(web, root[-1], goal, without=set(root[:-1]), not_first=taken)
        if rest is not None:
            yield _along(web, root).then(rest)


def best(web: Web, start: int, goal: int, without: Iterable[int] = (), not_first: Iterable[int] = ()) -> Walk | None:
    """Find the best walk.

    Parameters
    ----------
    web
        Who is tied to whom.
    start, goal
        The numbers of two entities, not the same.
    without
        Entities that it must not pass.
    not_first
        Entities that it must not go to first.

    Returns
    -------
    Walk or None
        None where there is none.
    """
    sides = _Side(start), _Side(goal)
    closed, barred = frozenset(without), frozenset((start, other) for other in not_first)
    while all(side.edge for side in sides):
        nearer, farther = sorted(sides, key=lambda side: len(side.edge))
        nearer.grow(web, closed, barred)
        # As each side grows by whole levels, whoever both have reached is as far out as either has come.
        met = nearer.edge & farther.edge
        if met:
            before, after = sides[0].trails(web, met, outwards=True), sides[1].trails(web, met, outwards=False)
            return min(before[node].then(after[node]) for node in met)
    return None


class _Side:
    """All that has been reached from one end."""

    def __init__(self, origin: int) -> None:
        self.origin = origin
        self.edge = {origin}
        self.before: dict[int, list[int]] = {origin: []}

    def grow(self, web: Web, closed: frozenset[int], barred: frozenset[tuple[int, int]]) -> None:
        web.read(self.edge)
        reached: dict[int, list[int]] = {}
        for here in self.edge:
            for there in web.neighbours(here):
                if there in self.before or there in closed or (here, there) in barred or (there, here) in barred:
                    continue
                reached.setdefault(there, []).append(here)
        self.before |= reached
        self.edge = set(reached)

    def trails(self, web: Web, met: set[int], *, outwards: bool) -> dict[int, Walk]:
        """The best walk between the origin and each of those met, all of which are as far away."""
        levels = [met]
        while self.origin not in levels[-1]:
            levels.append({previous for node in levels[-1] for previous in self.before[node]})
        web.weigh((previous, node) for level in levels for node in level for previous in self.before[node])
        trails = {self.origin: Walk(0, 0, (), (self.origin,))}
        for level in reversed(levels[:-1]):
            for node in level:
                ways = self.before[node]
                if outwards:
                    trails[node] = min(trails[way].then(_step(web, way, node)) for way in ways)
                else:
                    trails[node] = min(_step(web, node, way).then(trails[way]) for way in ways)
        return trails


def _step(web: Web, here: int, there: int) -> Walk:
    bond = web.bond(here, there)
    return Walk(1, int(bond.inferred), ((bond.key, web.rank(there)),), (here, there))


def _along(web: Web, nodes: tuple[int, ...]) -> Walk:
    walk = Walk(0, 0, (), nodes[:1])
    for here, there in pairwise(nodes):
        walk = walk.then(_step(web, here, there))
    return walk
