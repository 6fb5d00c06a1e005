"""A community around one entity, found without looking at the whole network."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from skillgraph.analysis.surroundings import Surroundings

BACK = 0.15  # the chance of going back to the entity at each step
LEAST = 5e-4  # of a unit of rank, what a partnership must carry to be followed: at most 1 / (BACK * LEAST) are
_DIGITS = 9  # ranks that agree so far are one rank: what differs behind is the arithmetic's


def community(known: Surroundings, node: int) -> frozenset[int]:
    """Find the group around an entity that is least tied to the rest (Andersen, Chung and Lang 2006).

    PageRank that always goes back to the entity is approximated by pushing rank from partner to partner as long as it
    is at least `LEAST` for each partnership; then, of the groups of those with most rank for each of their
    partnerships, the one with the least conductance is taken: its partnerships with others, divided by all
    partnerships of its members, or of the others where those are fewer.

    Parameters
    ----------
    known
        What is known around it.
    node
        The entity.

    Returns
    -------
    frozenset of int
        With the entity itself; empty where it has no partner.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> from skillgraph.analysis.in_graph import InGraph
    >>> known = InGraph(example())
    >>> {known.nodes[each] for each in community(known, known.number["A"])} == {"A", "x"}
    True
    """
    rank, ties = _ranks(known, node)
    if not rank:
        return frozenset()
    strength = {each: sum(others.values()) for each, others in ties.items()}
    by_rank = sorted((-round(value / strength[each], _DIGITS), each) for each, value in rank.items())
    total, own, inside = known.volume(), 0, 0
    members: set[int] = set()
    best: tuple[float, frozenset[int]] = (1.0, frozenset({node}))
    for _, group in groupby(by_rank, key=lambda pair: pair[0]):
        for _, each in group:
            inside += 2 * sum(number for other, number in ties[each].items() if other in members)
            own += strength[each]
            members.add(each)
        fewer = min(own, total - own)
        if fewer and (own - inside) / fewer < best[0]:
            best = (own - inside) / fewer, frozenset(members)
    return best[1] | {node}


def _ranks(known: Surroundings, node: int) -> tuple[dict[int, float], dict[int, Mapping[int, int]]]:
    rank: dict[int, float] = {}
    ties: dict[int, Mapping[int, int]] = {}
    left, strength = {node: 1.0}, {node: known.degrees([node])[node].partnerships}
    while active := sorted(
        each for each, value in left.items() if strength[each] and value >= LEAST * strength[each]
    ):  # all at once, so that the index is asked once for all
        ties |= known.partners(each for each in active if each not in ties)
        moved = {each: left.pop(each) for each in active}
        for each, value in moved.items():
            rank[each] = rank.get(each, 0.0) + BACK * value
            share = (1 - BACK) * value / strength[each]
            for other, number in ties[each].items():
                left[other] = left.get(other, 0.0) + share * number
        new = [each for each in left if each not in strength]
        strength |= {each: degree.partnerships for each, degree in known.degrees(new).items()}
    return rank, ties
