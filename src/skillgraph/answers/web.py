"""Who is tied to whom: partnerships and links of the read model, read as far as somebody walks along them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skillgraph.index import frontier
from skillgraph.index.frontier import EVERY, Only, Strand
from skillgraph.index.rows import LinkRow, PartnerRow, under
from skillgraph.index.view import View

# What is of these types joins nearly everything and explains nothing.
PASSED_BY = ("area", "year")

Key = tuple[int, int, int, int]


class Bond(NamedTuple):
    """What joins two entities: the tie to tell, and how many records say more.

    Parameters
    ----------
    strand
        Asserted before inferred, then in the order of the sources.
    inferred
        Whether even this one is only inferred.
    key
        Where its record stands in the sources.
    more
        How many further records join the two.

    Examples
    --------
    >>> Bond(Strand(1, 2, 3, "belongs-to", True), True, (0, 0, 0, 3), 0).strand.relation
    'belongs-to'
    """

    strand: Strand
    inferred: bool
    key: Key
    more: int


class Web:
    """The ties around some entities, each read once.

    Parameters
    ----------
    view
        What to read.
    ends
        Numbers of entities that a walk begins or ends at, whatever their type.
    whole
        Whether a walk may pass through areas and years as well.
    only
        Which ties count.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> college = view.names("normal", "昆明技师学院")[0].entity
    >>> web = Web(view, {college})
    >>> web.read({college})
    >>> len(web.neighbours(college))
    2
    """

    def __init__(self, view: View, ends: Iterable[int], *, whole: bool = False, only: Only = EVERY) -> None:
        types = view.terms("type")
        self._view = view
        self.only = only
        self._passed_by = [code for code in types if any(under(kind, code, types) for kind in PASSED_BY)]
        self._ends = frozenset(ends)
        self._whole = whole
        self._strands: dict[int, dict[int, list[Strand]]] = {}
        self._inferred: dict[int, bool] = {}
        self._places: dict[int, Key] = {}
        self._ranks: dict[int, str] = {}
        self._bonds: dict[tuple[int, int], Bond] = {}

    def read(self, entities: Iterable[int]) -> None:
        """Read the ties of some entities.

        Parameters
        ----------
        entities
            Their numbers; those read before are not read again.
        """
        found: dict[int, dict[int, list[Strand]]] = {each: {} for each in entities if each not in self._strands}
        for strand in frontier.strands(self._view, found, self.only):
            if strand.here != strand.there:
                found[strand.here].setdefault(strand.there, []).append(strand)
        if not self._whole:
            shut = self.hubs({there for near in found.values() for there in near})
            for near in found.values():
                for hub in shut & near.keys():
                    del near[hub]
        self._strands |= found

    def breadth(self, entities: Iterable[int]) -> int:
        """Say how much there is to read and to look through for some entities.

        Parameters
        ----------
        entities
            Their numbers, read before or not.

        Returns
        -------
        int
            About as many as they have ties.
        """
        wanted = set(entities)
        known = wanted & self._strands.keys()
        return sum(len(self._strands[each]) for each in known) + frontier.breadth(self._view, wanted - known)

    def neighbours(self, entity: int) -> Iterable[int]:
        """Give those an entity that was read is tied to.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        iterable of int
            Their numbers.
        """
        return self._strands[entity]

    def weights(self, entity: int) -> Iterable[tuple[int, int]]:
        """Give those an entity that was read is tied to, each with the number of records that join the two.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        iterable of tuple
            Their numbers and the weights.
        """
        return ((there, _weight(found)) for there, found in self._strands[entity].items())

    def weight(self, a: int, b: int) -> int:
        """Count the records that join two neighbours.

        Parameters
        ----------
        a, b
            Their numbers.

        Returns
        -------
        int
            The same both ways.
        """
        return _weight(self._between(a, b))

    def weigh(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Read what decides between the ties of some pairs, so that `bond` can tell.

        Parameters
        ----------
        pairs
            Pairs of neighbours.
        """
        pairs = list(pairs)
        records = {strand.record for a, b in pairs for strand in self._between(a, b)} - self._inferred.keys()
        self._inferred |= frontier.inferred(self._view, records)
        self._places |= self._view.places(records)
        self._ranks |= self._view.in_order({entity for pair in pairs for entity in pair} - self._ranks.keys())

    def bond(self, a: int, b: int) -> Bond:
        """Say what joins two neighbours that were weighed.

        Parameters
        ----------
        a, b
            Their numbers.

        Returns
        -------
        Bond
            The same both ways, but for where its strand is seen from.
        """
        if (a, b) not in self._bonds:
            found = self._between(a, b)
            best = min(found, key=self._order)
            further = _weight(found) - 1
            self._bonds[a, b] = Bond(best, self._inferred[best.record], self._places[best.record], further)
        return self._bonds[a, b]

    def tie(self, bond: Bond) -> PartnerRow | LinkRow:
        """Read the tie of a bond, with all that is told of it.

        Parameters
        ----------
        bond
            What `bond` gave.

        Returns
        -------
        PartnerRow or LinkRow
            The partnership, or the link in its own direction.
        """
        here, there, record, relation, onwards = bond.strand
        if not relation:
            return frontier.partnership(self._view, here, there, record)
        return LinkRow(*((here, there) if onwards else (there, here)), record, relation)

    def rank(self, entity: int) -> str:
        """Give what an entity that was weighed is sorted by, among those that one record joins.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        str
            Its pinyin.
        """
        return self._ranks[entity]

    def hubs(self, entities: Iterable[int]) -> set[int]:
        """Tell which entities are areas or years, and no end of the walk.

        Parameters
        ----------
        entities
            Their numbers.

        Returns
        -------
        set of int
            Some of them.
        """
        return frontier.of_types(self._view, set(entities) - self._ends, self._passed_by)

    def _order(self, strand: Strand) -> tuple[bool, Key, str, bool]:
        """The same from both ends."""
        backwards = strand.onwards != (strand.here < strand.there)
        return self._inferred[strand.record], self._places[strand.record], strand.relation, backwards

    def _between(self, a: int, b: int) -> list[Strand]:
        return self._strands[a][b] if a in self._strands else self._strands[b][a]


def _weight(strands: list[Strand]) -> int:
    """How many records they are of: one record may join two in more than one way."""
    return 1 if len(strands) == 1 else len({strand.record for strand in strands})
