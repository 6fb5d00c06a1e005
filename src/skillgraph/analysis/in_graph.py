"""What is known around an entity, by a networkx graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from skillgraph.analysis.surroundings import FIRST, Body, Degree, Fields, Habits, Told

if TYPE_CHECKING:
    import networkx as nx


class InGraph:
    """The surroundings that a graph knows; see `skillgraph.analysis.surroundings.Surroundings`.

    Parameters
    ----------
    graph
        As `skillgraph.analysis.meeting.meeting_network` makes it: undirected, one edge a pair with its ``weight`` and
        ``records``; a node has ``name`` and ``sides``, and may have ``kind``, ``area`` and ``fields``.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> known = InGraph(example())
    >>> {known.nodes[number] for number in known.partners([known.number["x"]])[known.number["x"]]} == {"A", "B"}
    True
    """

    def __init__(self, graph: nx.Graph[str]) -> None:
        self.graph = graph
        self.nodes = sorted(graph)
        self.number = {node: number for number, node in enumerate(self.nodes)}
        self._volume: int = 2 * sum(weight for _, _, weight in graph.edges(data="weight"))
        self._order = {self.number[node]: place for place, node in enumerate(graph)}

    def volume(self) -> int:
        """Sum up the partnerships of all, each counted at both its ends."""
        return self._volume

    def numbers(self) -> range:
        """Give the numbers that entities may have."""
        return range(len(self.nodes))

    def everybody(self, most: int) -> list[int] | None:
        """Give all who could partner; None where there are more than so many entities."""
        return list(self._order) if len(self.nodes) <= most else None

    def partners(self, nodes: Iterable[int]) -> dict[int, dict[int, int]]:
        """Give the partners of some, each with the number of partnerships."""
        found = {}
        for number in nodes:
            ties = self.graph[self.nodes[number]].items()
            found[number] = dict(sorted((self.number[other], pair["weight"]) for other, pair in ties))
        return found

    def degrees(self, nodes: Iterable[int]) -> dict[int, Degree]:
        """Tell how well connected some are; who has no partner is in it too."""
        found = {}
        for number in nodes:
            ties = self.graph[self.nodes[number]].values()
            found[number] = Degree(len(ties), sum(pair["weight"] for pair in ties))
        return found

    def sides(self, nodes: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Tell on which sides some can be."""
        return {number: self.graph.nodes[self.nodes[number]]["sides"] for number in nodes}

    def kinds(self, nodes: Iterable[int]) -> dict[int, str | None]:
        """Tell of which kind of college some are."""
        return {number: self.graph.nodes[self.nodes[number]].get("kind") for number in nodes}

    def areas(self, nodes: Iterable[int]) -> dict[int, str]:
        """Tell where some are; who is not in it is not known to be anywhere."""
        known = ((number, self.graph.nodes[self.nodes[number]].get("area")) for number in nodes)
        return {number: area for number, area in known if area}

    def first(self, nodes: Iterable[int]) -> dict[int, list[int]]:
        """Give the partners by the first `FIRST` partnerships of some, in the order of their numbers."""
        return {number: list(dict.fromkeys(other for other, _ in self._first(number))) for number in nodes}

    def habits(self, nodes: Iterable[int], *, kinds: bool = True) -> dict[int, Habits]:
        """Tell how some work with others; the kinds of partners only if they are asked for."""
        found = {}
        for number in nodes:
            first = self._first(number)
            met = self.kinds({other for other, _ in first} if kinds else ())
            found[number] = Habits(frozenset(form for _, form in first), Counter(met.values()))
        return found

    def _first(self, number: int) -> list[tuple[int, str]]:
        ties = sorted((self.number[other], other) for other in self.graph[self.nodes[number]])
        pairs = ((place, self.graph.edges[self.nodes[number], other]["records"]) for place, other in ties)
        return list(islice(((place, each["form"]) for place, records in pairs for each in _in_order(records)), FIRST))

    def fields(self, node: int) -> Fields:
        """Give the industries and occupations that records join one to."""
        known = self.graph.nodes[self.nodes[node]].get("fields") or {}
        return {concept: tuple(Told(*record) for record in records) for concept, records in known.items()}

    def in_fields(self, concepts: Iterable[str]) -> dict[int, Fields]:
        """Give those whom records join to some industries or occupations, and to which."""
        wanted = set(concepts)
        found: dict[int, Fields] = {}
        for node, known in self.graph.nodes(data="fields"):
            if known and wanted & set(known):
                number = self.number[node]
                found[number] = {concept: told for concept, told in self.fields(number).items() if concept in wanted}
        return found

    def in_area(self, area: str) -> list[int]:
        """Give those of an area."""
        return [self.number[node] for node, known in self.graph.nodes(data="area") if known == area]

    def of_kind(self, kind: str, most: int) -> list[int]:
        """Give the best connected colleges of a kind."""
        numbers = [self.number[node] for node, known in self.graph.nodes(data="kind") if known == kind]
        degree = self.degrees(numbers)
        return sorted(numbers, key=lambda number: (-degree[number].partnerships, number))[:most]

    def in_order(self, nodes: Iterable[int]) -> dict[int, object]:
        """Give what some are sorted by among those of the same score: their place in the graph."""
        return {number: self._order[number] for number in nodes}

    def bodies(self, nodes: Iterable[int]) -> dict[int, Body]:
        """Tell who some are."""
        return {number: Body(self.nodes[number], self.graph.nodes[self.nodes[number]]["name"]) for number in nodes}

    def behind(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], tuple[Told, ...]]:
        """Give the partnerships of some pairs."""
        found = {}
        for a, b in pairs:
            records = _in_order(self.graph.edges[self.nodes[a], self.nodes[b]]["records"])
            found[a, b] = tuple(Told(each["record"], each["summary"], each["form"], each["status"]) for each in records)
        return found


def _in_order(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """By their IRIs, as an index numbers them."""
    return sorted(records, key=lambda record: str(record["record"]))
