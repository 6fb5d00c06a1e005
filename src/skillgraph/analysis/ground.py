"""What the signals of one entity are computed from: who could be its partner, and who stands between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis import local
from skillgraph.analysis.surroundings import AT_ONCE, Degree, Fields, Habits, Surroundings, opposite
from skillgraph.analysis.walking import Walk, walk

if TYPE_CHECKING:
    import networkx as nx

FEW = 500  # entities: with no more than so many all who could partner are compared
COMPARED = 100  # else at most so many: those who are best placed by the paths between, the community and the field
_LEADING = 20  # best connected colleges of a kind, through whom others are found


class Ground(NamedTuple):
    """What the signals of one entity are computed from.

    Parameters
    ----------
    node
        Whom partners are sought for.
    candidates
        Those of an opposite side who are no partners of it and are compared.
    joined
        Its partners, each with the number of partnerships.
    walked
        Who stands between it and whom.
    community
        Those of its community, itself too; empty where it has no partner.
    degrees
        Of itself, the candidates, and whoever stands between.
    sides
        Those of itself.
    kinds, areas
        Of itself and the candidates; who has no area is not in ``areas``.
    habits
        Of itself and the candidates.
    fields, shared
        Its industries and occupations; and those of others among them.
    cut
        Whether there were more candidates than are compared.

    Examples
    --------
    >>> from skillgraph.analysis.in_graph import InGraph
    >>> known = InGraph(example())
    >>> ground = ground_of(known, known.number["A"])
    >>> [known.nodes[each] for each in ground.candidates]
    ['y']
    """

    node: int
    candidates: list[int]
    joined: Mapping[int, int]
    walked: Walk
    community: frozenset[int]
    degrees: Mapping[int, Degree]
    sides: tuple[str, ...]
    kinds: Mapping[int, str | None]
    areas: Mapping[int, str]
    habits: Mapping[int, Habits]
    fields: Fields
    shared: Mapping[int, Fields]
    cut: bool


def ground_of(known: Surroundings, node: int, among: Sequence[int] | None = None) -> Ground:
    """Gather what the signals of one entity are computed from.

    Parameters
    ----------
    known
        What is known around it.
    node
        Whom partners are sought for.
    among
        Whom to compare, if it is not to be found out.

    Returns
    -------
    Ground
        With at most `FEW` entities all who could partner are candidates. Else it is those for whom paths, the
        community or the field speak, as many of the same area, and as many who partner with its kind, as there is
        room for.

    Examples
    --------
    >>> from skillgraph.analysis.in_graph import InGraph
    >>> known = InGraph(example())
    >>> len(ground_of(known, known.number["x"]).candidates)
    0
    """
    joined, own = known.partners([node])[node], known.sides([node])[node]
    walked = walk(known, node, joined)
    community = local.community(known, node)
    fields = known.fields(node)
    shared = known.in_fields(fields) if fields else {}
    between = {each for nears in walked.between.values() for each in nears}
    degrees = dict(known.degrees({node, *between}))
    cut = False
    if among is None:
        among = known.everybody(FEW) if own else []
    if among is None:
        found = _found(known, node, joined, _spoken_for(walked, degrees, community, shared))
        candidates, cut = _opposite(known, found, own, {node, *joined}, COMPARED)
    else:
        candidates, _ = _opposite(known, among, own, {node, *joined}, len(among))
    kinds = known.kinds([node, *candidates])
    return Ground(
        node=node,
        candidates=candidates,
        joined=joined,
        walked=walked,
        community=community,
        degrees=degrees | dict(known.degrees(candidates)),
        sides=own,
        kinds=kinds,
        areas=known.areas([node, *candidates]) if known.areas([node]) else {},
        habits={**known.habits(candidates, kinds=kinds[node] is not None), **known.habits([node])},
        fields=fields,
        shared=shared,
        cut=cut,
    )


def _spoken_for(
    walked: Walk, degrees: Mapping[int, Degree], community: Iterable[int], shared: Iterable[int]
) -> dict[int, float]:
    """Roughly how much speaks for each, so that those are compared for whom most does."""
    weights: dict[int, float] = {}
    for each, nears in walked.between.items():
        allocated = sum(1 / degrees[near].partners for near in nears)
        weights[each] = allocated / (1 + allocated)
    for group in (community, shared):
        for each in group:
            weights[each] = weights.get(each, 0.0) + 1 / 4
    return weights


def _found(known: Surroundings, node: int, joined: Mapping[int, int], weights: Mapping[int, float]) -> Iterator[int]:
    """All that could be compared, best first; those who are only alike are looked for where the others are too few."""
    yield from sorted(weights, key=lambda each: (-weights[each], each))
    yield from (each for each in dict.fromkeys(_alike(known, node, joined)) if each not in weights)


def _alike(known: Surroundings, node: int, joined: Mapping[int, int]) -> Iterator[int]:
    """Those of the same area, best connected first; then those who partner with colleges of its kind."""
    area, kind = known.areas([node]).get(node), known.kinds([node])[node]
    if area:
        there = known.in_area(area)
        degrees = known.degrees(there)
        yield from sorted(there, key=lambda each: (-degrees[each].partnerships, each))
    met: Counter[int] = Counter()
    if kind:
        for others in known.partners(known.of_kind(kind, _LEADING)).values():
            met.update(others.keys() - joined.keys())
    yield from (each for each, _ in sorted(met.items(), key=lambda pair: (-pair[1], pair[0])))
    liked = Counter(known.kinds(joined).values())
    for kind, _ in sorted(liked.items(), key=lambda pair: (-pair[1], str(pair[0]))):
        if kind:
            yield from known.of_kind(kind, AT_ONCE)


def _opposite(
    known: Surroundings, found: Iterable[int], own: tuple[str, ...], without: set[int], most: int
) -> tuple[list[int], bool]:
    """The first of those on an opposite side, and whether there are more."""
    candidates: list[int] = []
    rest = (each for each in found if each not in without)
    while len(candidates) <= most and (part := list(islice(rest, 2 * COMPARED))):
        sides = known.sides(part)
        candidates += (each for each in part if opposite(own, sides[each]))
    return candidates[:most], len(candidates) > most


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
