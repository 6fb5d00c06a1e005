"""Shortest paths sampled at random: two nodes, and one of the shortest paths between them, each as likely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillgraph.analysis.engine.walking import gathered, parts

if TYPE_CHECKING:
    import numpy as np

    from skillgraph.network.compact import Arcs, Integers, Numbers
    from skillgraph.network.projection import Mask

_HELD = 16_000_000  # how many numbers each of the search's arrays holds, a quarter of a gigabyte in all
_MOST = 64


def sampled(net: Arcs, random: np.random.Generator) -> Iterator[tuple[Integers, int]]:
    """Sample shortest paths for ever, several at a time.

    Parameters
    ----------
    net
        The network; every node has a neighbour.
    random
        What chance is.

    Yields
    ------
    tuple
        The nodes inside the paths, both ends left out, each as often as it lies on one; and of how many pairs of
        nodes. A pair that no path joins counts.

    Examples
    --------
    >>> import numpy as np
    >>> from skillgraph.network.compact import arcs
    >>> path = arcs(3, np.array([0, 1]), np.array([1, 2]), np.ones(2))
    >>> inner, count = next(sampled(path, np.random.default_rng(0)))
    >>> set(inner.tolist()), count
    ({1}, 64)
    """
    import numpy as np

    together = max(8, min(_MOST, _HELD // (2 * net.nodes)))
    part = parts(net)
    search = _Search(net, together)
    while True:
        one = random.integers(net.nodes, size=together)
        other = (one + random.integers(1, net.nodes, size=together)) % net.nodes
        joined = part[one] == part[other]
        inner = search.inside(one[joined], other[joined], random) if joined.any() else np.zeros(0, dtype=np.int64)
        yield inner, together


class _Search:
    """Searches from both ends of several pairs at once, each time a step from the end where it costs less.

    Both searches of a pair have a number; what is known of a node in one of them stands at ``search * nodes + node``.
    """

    def __init__(self, net: Arcs, together: int) -> None:
        import numpy as np

        self.net = net
        self.degree = net.degree.astype(float)
        room = 2 * together * net.nodes
        self.steps = np.full(room, -1, dtype=np.int32)
        self.number = np.zeros(room)  # of shortest paths from the end
        self.order = np.zeros(room, dtype=np.int32)
        self.touched: list[Integers] = []

    def inside(self, one: Integers, other: Integers, random: np.random.Generator) -> Integers:
        """Draw a shortest path for each pair, of different nodes in one part; give the nodes inside them."""
        import numpy as np

        pair, middle = self._meet(one, other)
        nodes = self.net.nodes
        ways = self.number[2 * pair * nodes + middle] * self.number[(2 * pair + 1) * nodes + middle]
        chosen = _one_each(pair, ways, random)
        pair, middle = pair[chosen], middle[chosen]
        ends = (middle == one[pair]) | (middle == other[pair])
        found = [middle[~ends]]
        for side in (0, 1):
            found += self._back(2 * pair + side, middle, random)
        touched = np.concatenate(self.touched)
        self.steps[touched], self.number[touched] = -1, 0
        self.touched = []
        return np.concatenate(found)

    def _meet(self, one: Integers, other: Integers) -> tuple[Integers, Integers]:
        """Search until the two of every pair meet; give all nodes where they do, by pair."""
        import numpy as np

        nodes, pairs = self.net.nodes, len(one)
        search, node = np.arange(2 * pairs), np.column_stack((one, other)).ravel()
        self.steps[search * nodes + node], self.number[search * nodes + node] = 0, 1
        self.touched = [search * nodes + node]
        far = np.zeros(2 * pairs, dtype=np.int32)
        met: list[tuple[Integers, Integers]] = []
        while len(search):
            cost = np.bincount(search, weights=self.degree[node], minlength=2 * pairs)
            goes = np.empty(2 * pairs, dtype=bool)
            goes[0::2] = cost[0::2] <= cost[1::2]
            goes[1::2] = ~goes[0::2]
            now = goes[search]
            new_search, new_node, done = self._step(search[now], node[now], pairs)
            far += goes
            new = new_search * nodes + new_node
            self.steps[new] = far[new_search]
            self.touched.append(new)
            ended = done[new_search >> 1]
            met.append((new_search[ended] >> 1, new_node[ended]))
            waiting = ~now & ~done[search >> 1]
            search = np.concatenate((search[waiting], new_search[~ended]))
            node = np.concatenate((node[waiting], new_node[~ended]))
        pair, middle = (np.concatenate([each[side] for each in met]) for side in (0, 1))
        order = np.argsort(pair, kind="stable")
        return pair[order], middle[order]

    def _step(self, search: Integers, node: Integers, pairs: int) -> tuple[Integers, Integers, Mask]:
        """Go a step from these nodes of the searches; add up on how many ways each new one is reached.

        Where the other search of the pair knows a node, the two meet, and nowhere nearer: the pair is done, and of its
        new nodes, which are the most it has, only those where they meet are of use.
        """
        import numpy as np

        nodes = self.net.nodes
        place, near = gathered(self.net, node)
        base = search * nodes
        meets = self.steps[((search ^ 1) * nodes)[place] + near] >= 0
        done = np.zeros(pairs, dtype=bool)
        done[search[place[meets]] >> 1] = True
        use = np.flatnonzero(meets | ~done[search >> 1][place])
        place, near = place[use], near[use]
        to = base[place] + near
        new = np.flatnonzero(self.steps[to] < 0)
        to = to[new]
        np.add.at(self.number, to, self.number[base + node][place[new]])
        # Each new one once: the last that was written at its place.
        self.order[to] = np.arange(len(to), dtype=np.int32)
        once = new[self.order[to] == np.arange(len(to), dtype=np.int32)]
        return search[place[once]], near[once].astype(np.int64), done

    def _back(self, search: Integers, node: Integers, random: np.random.Generator) -> Iterator[Integers]:
        """Go back to where each search began; of several ways, as likely as there are paths on them."""
        nodes = self.net.nodes
        while True:
            steps = self.steps[search * nodes + node]
            on = steps > 1  # the one that is a step away from the end has only the end behind it
            search, node, steps = search[on], node[on], steps[on]
            if not len(search):
                return
            place, near = gathered(self.net, node)
            at = search[place] * nodes + near
            behind = self.steps[at] == steps[place] - 1
            place, near, at = place[behind], near[behind], at[behind]
            node = near[_one_each(place, self.number[at], random)]
            yield node


def _one_each(group: Integers, weight: Numbers, random: np.random.Generator) -> Integers:
    """Choose one of each group, by weight; the groups stand one behind the other."""
    import numpy as np

    reached = np.cumsum(weight)
    last = np.flatnonzero(np.append(group[1:] != group[:-1], True))
    first = np.concatenate(([0], last[:-1] + 1))
    before = np.concatenate(([0.0], reached[last[:-1]]))
    at = before + random.random(len(last)) * (reached[last] - before)
    return np.clip(np.searchsorted(reached, at, side="right"), first, last)
