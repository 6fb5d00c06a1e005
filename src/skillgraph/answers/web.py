"""Who is tied to whom: partnerships and links of the read model, read as far as somebody walks along them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skillgraph.index.rows import LinkRow, PartnerRow, under
from skillgraph.index.view import View

# What is of these types joins nearly everything and explains nothing.
PASSED_BY = ("area", "year")

Key = tuple[int, int, int, int]


class Bond(NamedTuple):
    """What joins two entities: the tie to tell, and how many records say more.

    Parameters
    ----------
    tie
        Asserted before inferred, then in the order of the sources.
    inferred
        Whether even this one is only inferred.
    key
        Where its record stands in the sources.
    more
        How many further records join the two.

    Examples
    --------
    >>> Bond(LinkRow(1, 2, 3, "belongs-to"), True, (0, 0, 0, 3), 0).tie.relation
    'belongs-to'
    """

    tie: PartnerRow | LinkRow
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

    def __init__(self, view: View, ends: Iterable[int], *, whole: bool = False) -> None:
        self._view = view
        self._types = view.terms("type")
        self._ends = frozenset(ends)
        self._whole = whole
        self._ties: dict[int, dict[int, list[PartnerRow | LinkRow]]] = {}
        self._hub: dict[int, bool] = {}
        self._status: dict[int, str] = {}
        self._places: dict[int, Key] = {}
        self._ranks: dict[int, str] = {}

    def read(self, entities: Iterable[int]) -> None:
        """Read the ties of some entities.

        Parameters
        ----------
        entities
            Their numbers; those read before are not read again.
        """
        new = {entity for entity in entities if entity not in self._ties}
        if not new:
            return
        found: dict[int, dict[int, list[PartnerRow | LinkRow]]] = {entity: {} for entity in new}
        for row in self._view.partners(new):
            found[row.a].setdefault(row.b, []).append(row)
        for link in self._view.links(new):
            for here, there in ((link.source, link.target), (link.target, link.source)):
                if here in new and here != there:
                    found[here].setdefault(there, []).append(link)
        shut = set() if self._whole else self.hubs({there for ties in found.values() for there in ties})
        for here, ties in found.items():
            self._ties[here] = {there: rows for there, rows in ties.items() if there not in shut}

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
        return self._ties[entity]

    def weigh(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Read what decides between the ties of some pairs, so that `bond` can tell.

        Parameters
        ----------
        pairs
            Pairs of neighbours.
        """
        pairs = list(pairs)
        records = {tie.record for a, b in pairs for tie in self._rows(a, b)} - self._status.keys()
        self._status |= {number: record.status for number, record in self._view.records(records).items()}
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
            The same both ways.
        """
        rows = self._rows(a, b)
        tie = min(rows, key=lambda row: (self._inferred(row), self._places[row.record], isinstance(row, LinkRow)))
        more = len({row.record for row in rows}) - 1
        return Bond(tie, self._inferred(tie), self._places[tie.record], more)

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
        wanted = set(entities)
        for number, entity in self._view.entities(wanted - self._hub.keys()).items():
            self._hub[number] = any(under(kind, entity.type, self._types) for kind in PASSED_BY)
        return {entity for entity in wanted - self._ends if self._hub[entity]}

    def _inferred(self, row: PartnerRow | LinkRow) -> bool:
        return self._status[row.record] == "inferred"

    def _rows(self, a: int, b: int) -> list[PartnerRow | LinkRow]:
        return self._ties[a][b] if a in self._ties else self._ties[b][a]
