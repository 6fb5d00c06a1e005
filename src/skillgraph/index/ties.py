"""What the read model says of who is tied to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from skillgraph.index.reading import Reading
from skillgraph.index.rows import LinkRow, PartnerRow


class Ties(Reading):
    """Partnerships and links, as rows."""

    def partners(self, frontier: Iterable[int] | None = None) -> list[PartnerRow]:
        """Give the partnerships of some entities, or all of them.

        Parameters
        ----------
        frontier
            Numbers of entities.

        Returns
        -------
        list of PartnerRow
            One for each of them, partner and partnership; ``a`` is the one asked about.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> row in view.partners([row.a])
        True
        """
        select = (
            "SELECT p.a, p.b, p.record, r.iri, r.status, r.rule, s.form, s.since, s.headcount, s.hedge"
            " FROM partner p JOIN record r ON r.id = p.record JOIN partnership s ON s.record = p.record"
        )
        if frontier is None:
            return [PartnerRow(*row) for row in self.rows(select)]
        return [PartnerRow(*row) for row in self._for_each(f"{select} WHERE p.a IN (?)", frontier)]

    def participants(self, records: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
        """Give who takes part in each of some partnerships.

        Parameters
        ----------
        records
            Numbers of their records.

        Returns
        -------
        dict
            Number of the record to pairs of an entity's number and the code of its role.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> row.b in dict(view.participants([row.record])[row.record])
        True
        """
        members: dict[int, list[tuple[int, str]]] = {}
        sql = "SELECT record, entity, role FROM participant WHERE record IN (?) ORDER BY record, rowid"
        for record, entity, role in self._for_each(sql, records):
            members.setdefault(record, []).append((entity, role))
        return members

    def links(self, frontier: Iterable[int] | None = None) -> list[LinkRow]:
        """Give the edges of the network beside partnerships: all of them, or those from and to some entities.

        Parameters
        ----------
        frontier
            Numbers of entities.

        Returns
        -------
        list of LinkRow
            Each once, in the order of the index.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> "belongs-to" in {link.relation for link in view.links()}
        True
        >>> link = view.links()[0]
        >>> link in view.links([link.source]) and link in view.links([link.target])
        True
        """
        select = "SELECT rowid, source, target, record, relation FROM link"
        if frontier is None:
            found: Iterable[tuple[Any, ...]] = self.rows(select)
        else:
            wanted = list(frontier)
            found = {
                row for end in ("source", "target") for row in self._for_each(f"{select} WHERE {end} IN (?)", wanted)
            }
        return [LinkRow(*row[1:]) for row in sorted(found)]

    def places(self, records: Iterable[int]) -> dict[int, tuple[int, int, int, int]]:
        """Give what some records are sorted by to stand in the order of the sources.

        Parameters
        ----------
        records
            Numbers of records.

        Returns
        -------
        dict
            Number to key.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.places([0])
        {}
        """
        sql = (
            "SELECT r.id, MIN(e.source), MIN(e.start), r.place FROM record r"
            " LEFT JOIN evidence e ON e.record = r.id WHERE r.id IN (?) GROUP BY r.id"
        )
        return {
            record: (source or 0, start or 0, place, record)
            for record, source, start, place in self._for_each(sql, records)
        }
