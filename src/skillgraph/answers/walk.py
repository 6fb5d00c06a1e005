"""The shortest walks between two entities, in an order that the same files always give.

A walk is better than another if it is shorter, then if fewer of its steps are inferred, then if its records stand
earlier in the sources, step by step. All walks of one length can be too many to list, so the best of them is found
without listing: outwards from both ends, then back from where they meet. The next best follow by Yen's algorithm
(1971), each sought no farther than it can be among those wanted.

Where ties count by their strength, a step is the nearer, the more records join the two: its distance is 1 divided by
their number. Distances are fractions, so that no rounding decides which of two walks is the shorter.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from skillgraph.answers.web import Key, Web

if TYPE_CHECKING:
    from fractions import Fraction

Distance: TypeAlias = "int | Fraction"


class Walk(NamedTuple):
    """A walk from entity to entity; the lesser of two is the better.

    Parameters
    ----------
    distance
        The sum of the distances of its steps; without strengths their number.
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
    >>> Walk(1, 1, 0, (((0, 5, 0, 1), "b"),), (1, 2)) < Walk(2, 2, 0, (), (1, 3, 2))
    True
    """

    distance: Distance
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
        >>> Walk(0, 0, 0, (), (1,)).then(Walk(1, 1, 0, (((0, 5, 0, 1), "b"),), (1, 2))).nodes
        (1, 2)
        """
        return Walk(
            self.distance + other.distance,
            self.length + other.length,
            self.inferred + other.inferred,
            self.keys + other.keys,
            self.nodes + other.nodes[1:],
        )


class Walker:
    """Finds walks in a web.

    Parameters
    ----------
    web
        Who is tied to whom.
    weighted
        Whether a step is the nearer, the more records join the two.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> glass, bureau = (view.names("normal", name)[0].entity for name in (
    ...     "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"))
    >>> walker = Walker(Web(view, (glass, bureau)))
    >>> [walk.length for walk in walker.walks(glass, bureau, 3)]
    [2]
    """

    def __init__(self, web: Web, *, weighted: bool = False) -> None:
        self._web = web
        self._weighted = weighted

    def walks(self, start: int, goal: int, k: int) -> list[Walk]:
        """Find the best walks that pass no entity twice.

        Parameters
        ----------
        start, goal
            The numbers of two entities, not the same.
        k
            How many at the most.

        Returns
        -------
        list of Walk
            Best first; empty where nothing connects the two.
        """
        first = self.best(start, goal)
        found = [first] if first else []
        others: dict[tuple[int, ...], Walk] = {}
        while found and len(found) < k:
            self._deviate(found, others, goal, k - len(found))
            if not others:
                break
            found.append(others.pop(min(others.values()).nodes))
        return found

    def _deviate(self, found: list[Walk], others: dict[tuple[int, ...], Walk], goal: int, wanted: int) -> None:
        """Add the best walks that leave the last one found at one of its entities, and none found before."""
        nodes = found[-1].nodes
        for place in range(len(nodes) - 1):
            root = self._along(nodes[: place + 1])
            taken = {walk.nodes[place + 1] for walk in found if walk.nodes[: place + 1] == root.nodes}
            # What is farther than as many others as are wanted will not be told.
            farthest = sorted(walk.distance for walk in others.values())[:wanted]
            bound = farthest[-1] - root.distance if len(farthest) == wanted else None
            rest = self.best(root.nodes[-1], goal, set(root.nodes[:-1]), taken, bound)
            if rest is not None:
                walk = root.then(rest)
                others[walk.nodes] = walk

    def best(
        self,
        start: int,
        goal: int,
        without: Iterable[int] = (),
        not_first: Iterable[int] = (),
        farthest: Distance | None = None,
    ) -> Walk | None:
        """Find the best walk.

        Parameters
        ----------
        start, goal
            The numbers of two entities, not the same.
        without
            Entities that it must not pass.
        not_first
            Entities that it must not go to first.
        farthest
            How far it may be at the most; None for however far.

        Returns
        -------
        Walk or None
            None where there is none.
        """
        sides = self._side(start), self._side(goal)
        closed, barred = frozenset(without), frozenset((start, other) for other in not_first)
        shortest = farthest
        is_met = False
        # Whoever is farther out than both sides have come together is on no shorter walk than the one known.
        while all(side.waiting for side in sides):
            reach = sides[0].nearest + sides[1].nearest
            if shortest is not None and (reach > shortest or (is_met and reach == shortest)):
                break
            lighter, other = sorted(sides, key=lambda side: side.burden)
            for distance in lighter.grow(other, closed, barred):
                if shortest is None or distance <= shortest:
                    shortest, is_met = distance, True
        return _joined(sides, shortest) if is_met and shortest is not None else None

    def _side(self, origin: int) -> _Side:
        return _Side(self._web, origin, weighted=self._weighted)

    def _along(self, nodes: tuple[int, ...]) -> Walk:
        walk = Walk(0, 0, 0, (), nodes[:1])
        for here, there in pairwise(nodes):
            distance = _nearness(self._web.weight(here, there)) if self._weighted else 1
            walk = walk.then(_step(self._web, here, there, distance))
        return walk


class _Side:
    """All that has been reached from one end: settled as far out as it has grown, and those next to them."""

    def __init__(self, web: Web, origin: int, *, weighted: bool) -> None:
        self.web = web
        self.weighted = weighted
        self.origin = origin
        self.distance: dict[int, Distance] = {origin: 0}
        self.before: dict[int, list[int]] = {origin: []}
        self.settled: set[int] = set()
        self.waiting: dict[Distance, set[int]] = {0: {origin}}  # those next to them, by distance
        self.nearest: Distance = 0
        self._heap: list[Distance] = []
        self._burden: int | None = None

    @property
    def burden(self) -> int:
        """How many ties there are to look through next: few entities may have many."""
        if self._burden is None:
            self._burden = self.web.breadth(self.waiting[self.nearest])
        return self._burden

    def grow(self, other: _Side, closed: frozenset[int], barred: frozenset[tuple[int, int]]) -> list[Distance]:
        """Settle those nearest, reach their neighbours, and give the distances of the walks that meet the other."""
        settled = self.waiting.pop(self.nearest)
        self.settled |= settled
        self.web.read(settled)
        met: set[int] = set()
        ways: dict[int, Distance] = {}
        for here in settled:
            for there, weight in self._steps(here):
                if there in closed or (here, there) in barred or (there, here) in barred:
                    continue
                if weight not in ways:
                    ways[weight] = self.nearest + (_nearness(weight) if self.weighted else 1)
                if self._reach(here, there, ways[weight]) and there in other.distance:
                    met.add(there)
        while self._heap and not self.waiting.get(self._heap[0]):
            self.waiting.pop(heappop(self._heap), None)
        self.nearest, self._burden = (self._heap[0] if self._heap else 0), None
        return [self.distance[node] + other.distance[node] for node in met]

    def _steps(self, here: int) -> Iterable[tuple[int, int]]:
        return self.web.weights(here) if self.weighted else ((there, 1) for there in self.web.neighbours(here))

    def _reach(self, here: int, there: int, way: Distance) -> bool:
        """Note a way to somebody; whether it is shorter than all before."""
        known = self.distance.get(there)
        if known is not None and known <= way:
            if known == way:
                self.before[there].append(here)
            return False
        if known is not None:
            self.waiting[known].discard(there)
        self.distance[there] = way
        self.before[there] = [here]
        if way not in self.waiting:
            self.waiting[way] = set()
            heappush(self._heap, way)
        self.waiting[way].add(there)
        return True

    def trails(self, met: Iterable[int], *, outwards: bool) -> dict[int, Walk]:
        """The best walk between the origin and each of those met."""
        passed, todo = set(met), list(met)
        while todo:
            for previous in self.before[todo.pop()]:
                if previous not in passed:
                    passed.add(previous)
                    todo.append(previous)
        self.web.weigh((previous, node) for node in passed for previous in self.before[node])
        trails = {self.origin: Walk(0, 0, 0, (), (self.origin,))}
        for node in sorted(passed - {self.origin}, key=self.distance.__getitem__):
            steps = ((way, self.distance[node] - self.distance[way]) for way in self.before[node])
            if outwards:
                trails[node] = min(trails[way].then(_step(self.web, way, node, far)) for way, far in steps)
            else:
                trails[node] = min(_step(self.web, node, way, far).then(trails[way]) for way, far in steps)
        return trails


def _joined(sides: tuple[_Side, _Side], shortest: Distance) -> Walk:
    """The best of the walks that both sides make together.

    Each passes exactly one entity that is the first not settled from the start; the other side has come to it too.
    """
    one, other = sides
    reached = one.distance.keys() & other.distance.keys()
    met = [n for n in reached if n not in one.settled and one.distance[n] + other.distance[n] == shortest]
    before, after = one.trails(met, outwards=True), other.trails(met, outwards=False)
    return min(before[node].then(after[node]) for node in met)


def _nearness(weight: int) -> Distance:
    from fractions import Fraction

    return Fraction(1, weight)


def _step(web: Web, here: int, there: int, distance: Distance) -> Walk:
    bond = web.bond(here, there)
    return Walk(distance, 1, int(bond.inferred), ((bond.key, web.rank(there)),), (here, there))
