"""The records that the reasons for a suggestion rest on, read for those who are suggested alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from skillgraph.analysis.ground import Ground
from skillgraph.analysis.suggestions import Behind
from skillgraph.analysis.surroundings import FIRST, Surroundings, Told

TOLD = 20  # records at the most that are told for one reason
_PATHS = {"shared-partners", "adamic-adar", "resource-allocation"}
_BY_ITSELF = {"same-area", "same-field"}  # they rest on no partnership


class Reasons:
    """What the reasons for some suggestions rest on.

    Parameters
    ----------
    known
        What is known around the entity.
    ground
        That of the entity.
    signals
        Whoever is suggested, to the codes of the signals that speak for it.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> from skillgraph.analysis.in_graph import InGraph
    >>> known = InGraph(example())
    >>> from skillgraph.analysis.signals import of_example
    >>> ground, y = of_example()
    >>> [each.record for each in Reasons(known, ground, {y: {"same-kind"}}).records(y, "same-kind")]
    ['r-By']
    """

    def __init__(self, known: Surroundings, ground: Ground, signals: Mapping[int, set[str]]) -> None:
        self._ground = ground
        self._first = known.first([ground.node, *signals])
        ends = [ground.node, *(node for node, codes in signals.items() if "same-kind" in codes)]
        self._kinds = known.kinds({other for node in ends for other in self._first[node]})
        self._pairs = {
            (node, code): list(dict.fromkeys(self._found(node, code)))
            for node, codes in signals.items()
            for code in codes
        }
        told = {pair for pairs in self._pairs.values() for pair in pairs}
        self._told = known.behind(told)
        self.inferred: dict[str, bool] = {}  # the partnerships told, and whether no source states them
        self.cut = False  # whether there are more records than are told

    def records(self, node: int, code: str) -> tuple[Behind, ...]:
        """Give the records of one reason.

        Parameters
        ----------
        node
            Whoever is suggested.
        code
            The signal.

        Returns
        -------
        tuple of Behind
            At most `TOLD`.
        """
        found: dict[str, Told] = {}
        for each in self._all(node, code):
            if len(found) == TOLD and each.record not in found:
                self.cut = True
                break
            found[each.record] = each
        self.inferred |= {each.record: each.status == "inferred" for each in found.values()}
        return tuple(Behind(each.record, each.summary) for each in found.values())

    def _all(self, node: int, code: str) -> Iterator[Told]:
        ground = self._ground
        if code == "same-field":
            for concept, records in ground.shared[node].items():
                yield from (*ground.fields[concept], *records)
        forms = ground.habits[ground.node].forms & ground.habits[node].forms if code == "same-form" else None
        for pair in self._pairs[node, code]:
            yield from (each for each in self._told[pair] if forms is None or each.form in forms)

    def _found(self, other: int, code: str) -> Iterator[tuple[int, int]]:
        """The pairs whose partnerships a signal was computed from, no more than can be told."""
        if code in _PATHS:
            yield from islice(self._on_paths(other), 3 * TOLD)
        elif code == "same-form":
            yield from self._of_both(other)
        elif code not in _BY_ITSELF:
            pairs = (pair for pair in self._of_both(other) if self._fits(pair, other, code))
            yield from islice(pairs, 2 * FIRST)

    def _of_both(self, other: int) -> Iterator[tuple[int, int]]:
        return ((end, each) for end in (self._ground.node, other) for each in self._first[end])

    def _fits(self, pair: tuple[int, int], other: int, code: str) -> bool:
        end, each = pair
        if code == "same-kind":
            facing = other if end == self._ground.node else self._ground.node
            kind = self._ground.kinds[facing]
            return kind is not None and self._kinds[each] == kind
        return code != "same-community" or each in self._ground.community

    def _on_paths(self, other: int) -> Iterator[tuple[int, int]]:
        """The pairs on paths of two and three steps; through those with few partners first."""
        ground, ways = self._ground, self._ground.walked.ways
        leading = sorted(ground.walked.between[other], key=lambda each: (ground.degrees[each].partners, each))
        nears = [near for near in leading if near in ground.joined]
        for each in leading:
            if other not in ways.get(each, ()):
                continue
            if each in ground.joined:
                yield from ((ground.node, each), (each, other))
            for near in nears:
                if near != each and each in ways.get(near, ()):
                    yield from ((ground.node, near), (near, each), (each, other))
