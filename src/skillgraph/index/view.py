"""What reads an index: the read model's rows as values, and the store when SPARQL is wanted."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from skillgraph.errors import DamagedIndex
from skillgraph.index import pointer
from skillgraph.index.rows import Entity, LinkRow, Name, ObservationRow, PartnerRow, Quote, RecordRow, Term

if TYPE_CHECKING:
    from pyoxigraph import Store

# SQLite takes some thousand parameters; a frontier may be larger.
_BATCH = 500


def _in_uri(file: str) -> str:
    """A path as SQLite reads it in a URI, where these three have a meaning of their own (sqlite.org/uri.html)."""
    path = file.replace(os.sep, "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    # The two slashes come before an authority, which is empty: a path may itself begin with two.
    return f"//{path}" if path.startswith("/") else f"///{path}"


class View:
    """A read-only view of one index.

    Parameters
    ----------
    index
        The folder of a complete index.

    Raises
    ------
    DamagedIndex
        Now or at any later reading, when the index turns out to be damaged.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> view.meta()["title_en"]
    'High-skilled talent of Kunming, 2023'
    """

    def __init__(self, index: str) -> None:
        self.index = index
        file = os.path.join(index, pointer.READ_MODEL)
        try:
            self._connection = sqlite3.connect(f"file:{_in_uri(file)}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise DamagedIndex(folder=index) from error

    def close(self) -> None:
        """Let the index go, so that Windows can remove it; nothing can be read afterwards.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.close()
        """
        self._connection.close()

    def store(self) -> Store:
        """Open the store for SPARQL.

        Returns
        -------
        Store
            Read-only; any number of readers may hold it.

        Raises
        ------
        DamagedIndex
            When it cannot be opened.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> len(view.store()) > 0
        True
        """
        from pyoxigraph import Store

        try:
            return Store.read_only(os.path.join(self.index, pointer.STORE))
        except OSError as error:
            raise DamagedIndex(folder=self.index) from error

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask the read model.

        Parameters
        ----------
        sql
            A SELECT with ``?`` for each parameter.
        parameters
            Their values.

        Returns
        -------
        list of tuple
            The rows.

        Raises
        ------
        DamagedIndex
            When the file cannot be read.
        sqlite3.ProgrammingError
            When the view was closed, or belongs to another thread.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.rows("SELECT ? + 1", (1,))
        [(2,)]
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            # The view was closed, or is asked from another thread: the index is well.
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedIndex(folder=self.index) from error

    def _for_each(self, sql: str, numbers: Iterable[int] | Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Run a SELECT with one ``IN (?)`` over any number of numbers or IRIs."""
        wanted = list(numbers)
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            yield from self.rows(sql.replace("(?)", f"({', '.join('?' * len(batch))})"), batch)

    def meta(self) -> dict[str, str]:
        """Give what is true of the whole workspace.

        Returns
        -------
        dict
            ``title_zh``, ``title_en`` and ``base``, each with its text.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> sorted(view.meta())
        ['base', 'title_en', 'title_zh']
        """
        return dict(self.rows("SELECT key, value FROM meta"))

    def terms(self, scheme: str) -> dict[str, Term]:
        """Give the words of a scheme's codes.

        Parameters
        ----------
        scheme
            Such as ``form``, ``role``, ``type``, ``record-type``, ``relation``, ``rule``, ``field``.

        Returns
        -------
        dict
            Code to its words, and the code of the broader one.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.terms("role")["college-side"].zh
        '院校方'
        """
        found = self.rows("SELECT code, name_zh, name_en, broader FROM term WHERE scheme = ?", (scheme,))
        return {row[0]: Term(*row[1:]) for row in found}

    def is_canonical(self, name: str) -> bool:
        """Tell whether an entity bears a name as its own in Chinese.

        Parameters
        ----------
        name
            The name, character for character.

        Returns
        -------
        bool
            True where one does.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.is_canonical("耿家盛"), view.is_canonical("市人社部门")
        (True, False)
        """
        return bool(self.rows("SELECT 1 FROM entity WHERE name_zh = ? LIMIT 1", (name,)))

    def entities(self, numbers: Iterable[int] | None = None) -> dict[int, Entity]:
        """Give entities by number.

        Parameters
        ----------
        numbers
            Which; all of them when None.

        Returns
        -------
        dict
            Number to entity; all of them come in the order of pinyin. A number that is none is left out.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.entities([0])
        {}
        """
        select = "SELECT id, iri, type, name_zh, name_en, kind FROM entity"
        if numbers is None:
            found: Iterable[tuple[Any, ...]] = self.rows(f"{select} ORDER BY sort, iri")
        else:
            found = self._for_each(f"{select} WHERE id IN (?)", numbers)
        return {row[0]: Entity(*row) for row in found}

    def entity_by_iri(self, iri: str) -> Entity | None:
        """Give the entity that has an IRI.

        Parameters
        ----------
        iri
            An IRI, written out.

        Returns
        -------
        Entity or None
            The entity; None when there is none with this IRI.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.entity_by_iri("https://example.org/nobody") is None
        True
        """
        found = self.rows("SELECT id, iri, type, name_zh, name_en, kind FROM entity WHERE iri = ?", (iri,))
        return Entity(*found[0]) if found else None

    def in_order(self, numbers: Iterable[int]) -> dict[int, str]:
        """Give the key by which each entity is sorted: its pinyin.

        Parameters
        ----------
        numbers
            Numbers of entities.

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
        >>> entity = view.names("normal", "昆明技师学院")[0].entity
        >>> view.in_order([entity])[entity]
        'kunmingjishixueyuan'
        """
        return dict(self._for_each("SELECT id, sort FROM entity WHERE id IN (?)", numbers))

    def names(self, column: str | None = None, value: str = "") -> list[Name]:
        """Give names: all, or those whose form equals a value.

        Parameters
        ----------
        column
            ``fold``, ``normal``, ``core``, ``pinyin`` or ``initials``.
        value
            What it must equal.

        Returns
        -------
        list of Name
            In the order of entities.

        Raises
        ------
        KeyError
            When there is no such form.
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> [name.text for name in view.names("initials", "kmjsxy")]
        ['昆明技师学院']
        """
        where = {
            None: "",
            "fold": "WHERE fold = ?",
            "normal": "WHERE normal = ?",
            "core": "WHERE core = ?",
            "pinyin": "WHERE pinyin = ?",
            "initials": "WHERE initials = ?",
        }[column]
        select = "SELECT entity, text, lang, kind, normal, core, pinyin, initials FROM name"
        parameters = () if column is None else (value,)
        return [Name(*row) for row in self.rows(f"{select} {where} ORDER BY entity, rowid", parameters)]

    def names_of(self, entity: int) -> list[Name]:
        """Give the names of one entity.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        list of Name
            All of them; empty when there is no such entity.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> found = view.names("normal", "昆明技师学院")[0]
        >>> found in view.names_of(found.entity)
        True
        """
        select = "SELECT entity, text, lang, kind, normal, core, pinyin, initials FROM name"
        return [Name(*row) for row in self.rows(f"{select} WHERE entity = ? ORDER BY rowid", (entity,))]

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
            "SELECT e.record, s.iri, s.title_zh, s.title_en, s.number, e.section, e.quote"
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
