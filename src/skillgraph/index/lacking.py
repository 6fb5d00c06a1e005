"""What the read model says of those who lack something, counted where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from skillgraph.index.reading import Reading


class Lack(NamedTuple):
    """Who lacks something.

    Parameters
    ----------
    asked
        Of how many it is asked.
    missing
        How many lack it.
    counted
        Of how many of those a source counts or claims partners without naming them.
    first
        The numbers of the first of those, in the order of pinyin.

    Examples
    --------
    >>> Lack(3, 1, 0, [7]).first
    [7]
    """

    asked: int
    missing: int
    counted: int
    first: list[int]


class Lacking(Reading):
    """Who has no partner, or no link to some others."""

    def without_partner(self, kind: str, but: str, most: int | None) -> Lack:
        """Find those of a class who have no partner but of another class.

        Parameters
        ----------
        kind
            The code of the class.
        but
            The code of a class whose members do not count as partners.
        most
            How many of them to give at the most; None is all.

        Returns
        -------
        Lack
            In the order of pinyin.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open()._view.without_partner("vocational-college", "public-authority", 1)[:3]
        (7, 3, 0)
        """
        asked = self.rows("SELECT count(*) FROM entity WHERE type = ?", (kind,))[0][0]
        sql = (
            "SELECT id, count(*) OVER (), sum(counted) OVER () FROM ("
            "SELECT e.id, e.sort, e.iri, EXISTS (SELECT 1 FROM counted c WHERE c.entity = e.id) AS counted"
            " FROM entity e WHERE e.type = ? AND NOT EXISTS (SELECT 1 FROM partner p CROSS JOIN entity o ON o.id = p.b"
            " WHERE p.a = e.id AND o.type <> ?)) ORDER BY sort, iri LIMIT ?"
        )
        found = self.rows(sql, (kind, but, -1 if most is None else most))
        _, missing, counted = found[0] if found else (0, 0, 0)
        return Lack(asked, missing, counted, [number for number, *_ in found])

    def of_type(self, kinds: Collection[str]) -> list[int]:
        """Give those of some classes, in the order of pinyin.

        Parameters
        ----------
        kinds
            Codes of classes.

        Returns
        -------
        list of int
            Their numbers.

        Examples
        --------
        >>> import skillgraph
        >>> len(skillgraph.open()._view.of_type(["vocational-college"]))
        7
        """
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT id FROM entity WHERE type IN ({marks}) ORDER BY sort, iri"  # noqa: S608 - marks for parameters
        return [number for (number,) in self.rows(sql, tuple(kinds))]

    def linked(self, relations: Iterable[str]) -> list[tuple[int, int]]:
        """Give the pairs that links of some relations join.

        Parameters
        ----------
        relations
            Codes of relations.

        Returns
        -------
        list of tuple
            Numbers of source and target.

        Examples
        --------
        >>> import skillgraph
        >>> len(skillgraph.open()._view.linked(["belongs-to"])) > 0
        True
        """
        wanted = list(relations)
        marks = ", ".join("?" * len(wanted))
        return self.rows(f"SELECT source, target FROM link WHERE relation IN ({marks})", wanted)  # noqa: S608 - marks

    def joined(self) -> list[tuple[int, int]]:
        """Give all pairs of partners, each once for each partnership.

        Returns
        -------
        list of tuple
            Two numbers, rising.

        Examples
        --------
        >>> import skillgraph
        >>> len(skillgraph.open()._view.joined())
        5
        """
        return self.rows("SELECT a, b FROM partner WHERE a < b")

    def inferred_partnerships(self) -> int:
        """Count the partnerships that no source states.

        Returns
        -------
        int
            How many.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open()._view.inferred_partnerships()
        3
        """
        sql = "SELECT count(*) FROM record r WHERE r.status = 'inferred' AND r.id IN (SELECT record FROM partner)"
        return int(self.rows(sql)[0][0])

    def taking_part(self) -> list[tuple[Any, ...]]:
        """Give who partners by each partnership.

        Returns
        -------
        list of tuple
            The number of the record and its code of form, year and status; the number of one who takes part, the code
            of its class and of its kind of college. In the order of pinyin.

        Examples
        --------
        >>> import skillgraph
        >>> len(skillgraph.open()._view.taking_part())
        9
        """
        return self.rows(
            "SELECT p.record, s.form, s.since, r.status, e.id, e.type, e.kind FROM"
            " (SELECT DISTINCT record, a FROM partner) p CROSS JOIN entity e ON e.id = p.a"
            " CROSS JOIN partnership s ON s.record = p.record CROSS JOIN record r ON r.id = p.record"
            " ORDER BY e.sort, e.iri, p.record"
        )
