"""What the read model says around an entity, counted where it stands: only what is asked for is read."""

# ruff: noqa: S608 - what is put into a SELECT is the name of a table, or marks for parameters.
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from skillgraph.index.reading import Reading

_BATCH = 400  # pairs: two parameters each


class Neighbours(Reading):
    """Partners, and how well connected they are, as numbers.

    What is hidden by `hide` is not there for any of these.
    """

    _partner = "main.partner"

    def hide(self, records: Iterable[int]) -> None:
        """Take some partnerships away from what this view tells of neighbours; the index stays as it is.

        Parameters
        ----------
        records
            Numbers of their records; those of an earlier call come back.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> view.hide([row.record])
        >>> row.b in view.neighbours([row.a]).get(row.a, {})
        False
        """
        gone = [(record,) for record in records]
        self._partner = "temp.kept" if gone else "main.partner"
        if gone:
            self.rows("CREATE TEMP TABLE IF NOT EXISTS hidden (record INTEGER PRIMARY KEY)")
            self.rows(
                "CREATE TEMP VIEW IF NOT EXISTS kept AS SELECT a, b, record FROM main.partner"
                " WHERE record NOT IN (SELECT record FROM temp.hidden)"
            )
            self.rows("DELETE FROM temp.hidden")
            self._connection.executemany("INSERT INTO temp.hidden VALUES (?)", gone)
            self._connection.commit()

    def apart(self) -> list[tuple[int, int]]:
        """Give the pairs that are no partners any more, for what is hidden.

        Returns
        -------
        list of tuple
            Two numbers, rising; none where nothing is hidden.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> view.hide([row.record])
        >>> (min(row.a, row.b), max(row.a, row.b)) in view.apart()
        True
        """
        if self._partner == "main.partner":
            return []
        return self.rows(
            "SELECT a, b FROM main.partner p WHERE a < b GROUP BY a, b"
            " HAVING NOT EXISTS (SELECT 1 FROM temp.kept k WHERE k.a = p.a AND k.b = p.b)"
        )

    def partnering(self) -> list[int]:
        """Give the records of all partnerships that make partners.

        Returns
        -------
        list of int
            Their numbers, rising.

        Examples
        --------
        >>> import skillgraph
        >>> len(skillgraph.open()._view.partnering())
        4
        """
        return [record for (record,) in self.rows("SELECT DISTINCT record FROM main.partner ORDER BY record")]

    def highest(self) -> int:
        """Give the highest number of an entity, at once.

        Returns
        -------
        int
            0 where there is none.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.highest() == max(view.entities())
        True
        """
        return int(self.rows("SELECT coalesce(max(id), 0) FROM entity")[0][0])

    def ends(self) -> int:
        """Count how many partners all have together, as many times as they partner.

        Returns
        -------
        int
            Twice the number of pairs, each as often as it has partnerships.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open()._view.ends()
        10
        """
        return int(self.rows(f"SELECT count(*) FROM {self._partner}")[0][0])

    def neighbours(self, numbers: Iterable[int], *, hidden: bool = False) -> dict[int, dict[int, int]]:
        """Give the partners of some entities.

        Parameters
        ----------
        numbers
            Numbers of entities.
        hidden
            Whether those by hidden partnerships too.

        Returns
        -------
        dict
            Number to the numbers of its partners, rising, each with how many partnerships; without who has none.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> view.neighbours([row.a])[row.a][row.b]
        1
        """
        found: dict[int, dict[int, int]] = {}
        table = "main.partner" if hidden else self._partner
        for a, b in self._for_each(f"SELECT a, b FROM {table} WHERE a IN (?) ORDER BY a, b", numbers):
            ties = found.setdefault(a, {})
            ties[b] = ties.get(b, 0) + 1
        return found

    def degrees(self, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Count partners and partnerships.

        Parameters
        ----------
        numbers
            Numbers of entities.

        Returns
        -------
        dict
            Number to how many partners and how many partnerships with each of them; without who has none.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> list(view.degrees([view.partners()[0].a]).values())
        [(2, 2)]
        """
        sql = f"SELECT a, count(DISTINCT b), count(*) FROM {self._partner} WHERE a IN (?) GROUP BY a"
        return {a: (partners, partnerships) for a, partners, partnerships in self._for_each(sql, numbers)}

    def first_partnerships(self, number: int, most: int) -> list[tuple[int, str]]:
        """Give the first partnerships of an entity, by partner.

        Parameters
        ----------
        number
            The entity.
        most
            How many.

        Returns
        -------
        list of tuple
            The number of the partner, and the code of the form.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> view.first_partnerships(row.a, 1) == [(row.b, row.form)]
        True
        """
        sql = (
            "SELECT p.b, s.form FROM"
            f" (SELECT b, record FROM {self._partner} WHERE a = ? ORDER BY b, record LIMIT ?) p"
            " CROSS JOIN partnership s ON s.record = p.record"
        )
        return [(partner, form) for partner, form in self.rows(sql, (number, most))]

    def between(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[Any, ...]]:
        """Give the partnerships of some pairs.

        Parameters
        ----------
        pairs
            Numbers of two partners.

        Returns
        -------
        list of tuple
            For each partnership both numbers, the record's IRI, its summaries in zh and en, the code of the form and
            the status; in the order of the records.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> row = view.partners()[0]
        >>> view.between([(row.a, row.b)])[0][:3] == (row.a, row.b, row.iri)
        True
        """
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            sql = (
                f"WITH pair (a, b) AS (VALUES {', '.join(['(?, ?)'] * len(batch))})"
                " SELECT p.a, p.b, r.iri, r.summary_zh, r.summary_en, s.form, r.status FROM pair"
                f" CROSS JOIN {self._partner} p ON p.a = pair.a AND p.b = pair.b"
                " CROSS JOIN record r ON r.id = p.record CROSS JOIN partnership s ON s.record = p.record"
                " ORDER BY p.record"
            )
            found += self.rows(sql, [number for pair in batch for number in pair])
        return found

    def types(self, numbers: Iterable[int]) -> dict[int, tuple[str, str | None]]:
        """Give the class and the kind of college of some entities.

        Parameters
        ----------
        numbers
            Numbers of entities.

        Returns
        -------
        dict
            Number to two codes.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> set(view.types([view.names("normal", "昆明技师学院")[0].entity]).values())
        {('vocational-college', 'technician-college')}
        """
        sql = "SELECT id, type, kind FROM entity WHERE id IN (?)"
        return {number: (kind_of, kind) for number, kind_of, kind in self._for_each(sql, numbers)}

    def roles(self, numbers: Iterable[int]) -> dict[int, set[str]]:
        """Give the roles that some entities have in partnerships.

        Parameters
        ----------
        numbers
            Numbers of entities.

        Returns
        -------
        dict
            Number to codes; without who has none.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> list(view.roles([view.partners()[0].a]).values())
        [{'college-side'}]
        """
        found: dict[int, set[str]] = {}
        sql = (
            "SELECT DISTINCT entity, role FROM involvement"
            " WHERE entity IN (?) AND role IN (SELECT code FROM term WHERE scheme = 'role')"
        )
        for number, role in self._for_each(sql, numbers):
            found.setdefault(number, set()).add(role)
        return found

    def speaking(self, numbers: Iterable[int], most: int) -> list[str]:
        """Give the records that speak of some entities, but their partnerships and what they do for others.

        Parameters
        ----------
        numbers
            Numbers of entities.
        most
            How many at the most.

        Returns
        -------
        list of str
            Their IRIs, in the order of the index.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> len(view.speaking([view.names("normal", "昆明技师学院")[0].entity], 1))
        1
        """
        sql = (
            "SELECT DISTINCT r.id, r.iri FROM involvement i CROSS JOIN record r ON r.id = i.record"
            " WHERE i.entity IN (?) AND i.role <> 'authority'"
            " AND i.role NOT IN (SELECT code FROM term WHERE scheme = 'role') AND r.type NOT IN ('naming', 'name-part')"
        )
        return [iri for _, iri in sorted(self._for_each(sql, numbers))[:most]]

    def of_kind(self, kind: str, most: int) -> list[int]:
        """Give the best connected colleges of a kind.

        Parameters
        ----------
        kind
            The code of the kind.
        most
            How many.

        Returns
        -------
        list of int
            Their numbers, those with most partnerships first.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.of_kind("technician-college", 1) == [view.names("normal", "昆明技师学院")[0].entity]
        True
        """
        sql = (
            f"SELECT e.id, (SELECT count(*) FROM {self._partner} p WHERE p.a = e.id) FROM entity e WHERE e.kind = ?"
            " ORDER BY 2 DESC, 1 LIMIT ?"
        )
        return [number for number, _ in self.rows(sql, (kind, most))]

    def numbers(self, iris: Iterable[str]) -> dict[str, int]:
        """Give the numbers of the entities that have these IRIs; what is no entity is left out.

        Parameters
        ----------
        iris
            IRIs, written out.

        Returns
        -------
        dict
            IRI to number.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open()._view.numbers(["https://example.org/nobody"])
        {}
        """
        return dict(self._for_each("SELECT iri, id FROM entity WHERE iri IN (?)", iris))
