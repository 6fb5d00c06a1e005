"""What the read model says in its records: sentences, quotes, figures."""

from __future__ import annotations

from collections.abc import Iterable

from skillgraph.index.reading import Reading
from skillgraph.index.rows import ObservationRow, Quote, RecordRow


class Facts(Reading):
    """Records and what they rest on, as rows."""

    def records(self, numbers: Iterable[int]) -> dict[int, RecordRow]:
        """Give records by number.

        Parameters
        ----------
        numbers
            Numbers of records.

        Returns
        -------
        dict
            Number to record; a number that is none is left out.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.records([0])
        {}
        """
        sql = "SELECT id, iri, type, status, rule, summary_zh, summary_en FROM record WHERE id IN (?)"
        return {row[0]: RecordRow(*row) for row in self._for_each(sql, numbers)}

    def records_saying(self, text: str) -> list[RecordRow]:
        """Give the records whose summary holds a text, in the order of the sources.

        Parameters
        ----------
        text
            Words in Chinese or English.

        Returns
        -------
        list of RecordRow
            Those found.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> [record.type for record in view.records_saying("订单班")]
        ['group-claim']
        """
        sql = "SELECT iri FROM record WHERE INSTR(summary_zh, ?) OR INSTR(summary_en, ?)"
        return self.records_by_iri(iri for (iri,) in self.rows(sql, (text, text)))

    def records_by_iri(self, iris: Iterable[str]) -> list[RecordRow]:
        """Give the records that have these IRIs, in the order of the sources; what is no record is left out.

        Parameters
        ----------
        iris
            IRIs, written out.

        Returns
        -------
        list of RecordRow
            Those found.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.records_by_iri(["https://example.org/nothing"])
        []
        """
        sql = (
            "SELECT MIN(e.source), MIN(e.start), r.place, r.id, r.iri, r.type, r.status, r.rule,"
            " r.summary_zh, r.summary_en FROM record r LEFT JOIN evidence e ON e.record = r.id"
            " WHERE r.iri IN (?) GROUP BY r.id"
        )
        found = [((source or 0, start or 0, *row[:2]), row[1:]) for source, start, *row in self._for_each(sql, iris)]
        return [RecordRow(*row) for _, row in sorted(found, key=lambda each: each[0])]

    def quotes(self, records: Iterable[int]) -> dict[int, tuple[Quote, ...]]:
        """Give the passages each of some records rests on, in the order of the source.

        Parameters
        ----------
        records
            Numbers of records.

        Returns
        -------
        dict
            Number of the record to its passages.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.quotes([0])
        {}
        """
        sql = (
            "SELECT e.record, s.iri, coalesce(s.title_zh, s.title_en), coalesce(s.title_en, s.title_zh), s.number,"
            " e.section, e.quote"
            " FROM evidence e JOIN source s ON s.id = e.source WHERE e.record IN (?)"
            " ORDER BY e.record, s.iri, e.start, e.rowid"
        )
        found: dict[int, tuple[Quote, ...]] = {}
        for record, *quote in self._for_each(sql, records):
            found[record] = (*found.get(record, ()), Quote(*quote))
        return found

    def involvements(self, entity: int) -> list[tuple[int, str]]:
        """Give the records that speak of an entity, and what it is to each: the code of a field or a role.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        list of tuple
            Number of the record and code, in the order of the sources; what only names the entity comes last.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> entity = view.names("normal", "昆明技师学院")[0].entity
        >>> "college-side" in {role for _, role in view.involvements(entity)}
        True
        """
        sql = (
            "SELECT i.record, i.role FROM involvement i JOIN record r ON r.id = i.record"
            " LEFT JOIN evidence e ON e.record = i.record WHERE i.entity = ? GROUP BY i.record, i.role"
            # How it is called comes last: there is more to know of it.
            " ORDER BY r.type IN ('naming', 'name-part'), MIN(e.source), MIN(e.start), r.place, i.record, i.role"
        )
        return [(record, role) for record, role in self.rows(sql, (entity,))]

    def involvements_among(self, entities: Iterable[int]) -> dict[int, list[int]]:
        """Give the records that speak of each of some entities.

        Parameters
        ----------
        entities
            Their numbers.

        Returns
        -------
        dict
            Number of the entity to numbers of records, each once, in the order of the sources; what only names the
            entity comes last. An entity that no record speaks of is left out.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> entity = view.names("normal", "昆明技师学院")[0].entity
        >>> view.involvements_among([entity])[entity] == list(dict.fromkeys(r for r, _ in view.involvements(entity)))
        True
        """
        sql = (
            "SELECT i.entity, i.record FROM involvement i JOIN record r ON r.id = i.record"
            " LEFT JOIN evidence e ON e.record = i.record WHERE i.entity IN (?) GROUP BY i.entity, i.record, i.role"
            " ORDER BY i.entity, r.type IN ('naming', 'name-part'), MIN(e.source), MIN(e.start), r.place, i.record,"
            " i.role"
        )
        found: dict[int, dict[int, None]] = {}
        for entity, record in self._for_each(sql, entities):
            found.setdefault(entity, {})[record] = None
        return {entity: list(records) for entity, records in found.items()}

    def counted_any(self) -> set[int]:
        """Give everybody whose partners some record counts or claims without naming them.

        Returns
        -------
        set of int
            Numbers of entities.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.names("normal", "昆明技师学院")[0].entity in view.counted_any()
        True
        """
        return {entity for (entity,) in self.rows("SELECT DISTINCT entity FROM counted")}

    def counted(self, entity: int) -> list[int]:
        """Give the records that count or claim partners of an entity without naming them.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        list of int
            Numbers of records.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> len(view.counted(view.names("normal", "昆明技师学院")[0].entity))
        1
        """
        return [row[0] for row in self.rows("SELECT record FROM counted WHERE entity = ? ORDER BY record", (entity,))]

    def different(self, entity: int) -> list[tuple[str, str, str, str]]:
        """Give what an entity was decided not to be: the other's names in zh and en, the reason in zh and en.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        list of tuple
            One for each decision, in the order of the others' pinyin.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.different(view.names("normal", "昆明技师学院")[0].entity)[0][1]
        'Kunming Senior Technical School'
        """
        sql = (
            "SELECT e.name_zh, e.name_en, d.reason_zh, d.reason_en FROM different d JOIN entity e ON e.id = d.b"
            " WHERE d.a = ? ORDER BY e.sort"
        )
        return [(zh, en, why_zh, why_en) for zh, en, why_zh, why_en in self.rows(sql, (entity,))]

    def observations(self) -> list[ObservationRow]:
        """Give every figure, in the order of the sources.

        Returns
        -------
        list of ObservationRow
            Those asserted, then those inferred.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> {row.hedge for row in view.observations()} <= set(view.terms("hedge"))
        True
        """
        sql = (
            "SELECT o.* FROM observation o JOIN record r ON r.id = o.record JOIN evidence e ON e.record = o.record"
            " GROUP BY o.record ORDER BY r.status, MIN(e.source), MIN(e.start), r.place, o.record"
        )
        return [ObservationRow(*row) for row in self.rows(sql)]
