"""A walk of at most three steps from an entity, with bounded work: who stands between it and whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from skillgraph.analysis.surroundings import Surroundings

# Pairs of partners that are read at most: from its partners on, and from theirs. Who has few partners comes first:
# a path through one with k partners counts 1/k or 1/ln k, so that what is left out counts least.
NEAR, FAR = 1_000, 4_000


class Walk(NamedTuple):
    """Who stands between an entity and others.

    Parameters
    ----------
    between
        Whoever is no partner of it, to the partners on paths of two or three steps.
    ways
        One on such a path, to those it leads on to.
    cut
        Whether there was more to walk than is walked.

    Examples
    --------
    >>> Walk({}, {}, False).cut
    False
    """

    between: dict[int, set[int]]
    ways: dict[int, list[int]]
    cut: bool


def walk(known: Surroundings, node: int, joined: Mapping[int, int], near: int = NEAR, far: int = FAR) -> Walk:
    """Walk from an entity to those that are two or three steps away.

    Parameters
    ----------
    known
        What is known around it.
    node
        Where the walk starts.
    joined
        Its partners.
    near, far
        How many pairs are read at the most, from its partners on and from theirs.

    Returns
    -------
    Walk
        Those that the walk reached.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> from skillgraph.analysis.in_graph import InGraph
    >>> known = InGraph(example())
    >>> node = known.number["A"]
    >>> found = walk(known, node, known.partners([node])[node])
    >>> {known.nodes[each] for each in found.between[known.number["y"]]} == {"x", "B"}
    True
    """
    first, cut_near = _read(known, joined, near)
    via: dict[int, set[int]] = {}
    for each, others in first.items():
        for other in others:
            if other != node:
                via.setdefault(other, set()).add(each)
    second, cut_far = _read(known, via, far)
    between = {other: set(nears) for other, nears in via.items() if other not in joined}
    for each, others in second.items():
        through = via[each] | {each}
        for other in others:
            if other != node and other not in joined:
                between.setdefault(other, set()).update(through - {other})
    return Walk(between, {**second, **first}, cut_near or cut_far)


def _read(known: Surroundings, nodes: Iterable[int], most: int) -> tuple[dict[int, list[int]], bool]:
    """Read the partners of those who have fewest, as long as there is room; of the last one only a part."""
    degrees = known.degrees(nodes)
    leading = sorted((degree.partners, node) for node, degree in degrees.items() if degree.partners > 1)
    taken, room = [], most
    for partners, node in leading:
        if room <= 0:
            break
        taken.append(node)
        room -= partners
    found = {node: list(others) for node, others in known.partners(taken).items()}
    if room < 0:
        found[taken[-1]] = found[taken[-1]][:room]
    return found, len(taken) < len(leading) or room < 0
