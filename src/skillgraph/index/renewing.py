"""A read model that is a copy of the one before, while the records of some files are replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from skillgraph.index import worker
from skillgraph.index.derive import Rows, Who
from skillgraph.index.readmodel import FAST, ReadModel, Row
from skillgraph.index.registry import Known
from skillgraph.shapes import Properties

_BY_RECORD = ("evidence", "involvement", "partnership", "participant", "partner", "link")
_ASKED = ("term", "source", "counted", "different", "observation", "meta")


class Renewing(ReadModel):
    """A copy of a read model, to be changed.

    Parameters
    ----------
    file
        The copy.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, {})
        self._numbers: dict[str, int] = {}
        self._touched: set[int] = set()
        self._free = 0
        self.registered = 0

    def __enter__(self) -> Self:
        self._script(FAST)
        ask = self._connection.execute
        self._sources = dict(ask("SELECT iri, id FROM source"))
        # Not as many as there are: one that went leaves a gap.
        self._next_source = max(self._sources.values(), default=0) + 1
        self.registered = ask("SELECT coalesce(max(value), 0) FROM making WHERE key = 'registered'").fetchone()[0]
        self._free = ask("SELECT coalesce(max(id), 0) + 1 FROM entity").fetchone()[0]
        return self

    def files(self) -> dict[str, tuple[str, ...]]:
        """Give the files of records, each with the texts it rests on; none where it may not be renewed."""
        rows = self._connection.execute("SELECT name, texts FROM file WHERE name != ''")
        return {name: tuple(json.loads(texts)) for name, texts in rows}

    def terms(self) -> list[Row]:
        """Give the rows of the ontology's words."""
        select = "SELECT iri, scheme, code, name_zh, name_en, broader FROM term ORDER BY scheme, code, iri"
        return list(self._connection.execute(select))

    def kept(self, iri: str) -> Known | None:
        """Give an entity of the registry, without its labels and its classes."""
        row = self._connection.execute(
            "SELECT id, type, kind, name_zh, name_en FROM entity WHERE iri = ? AND id <= ?", (iri, self.registered)
        ).fetchone()
        return None if row is None else Known(row[0], (), row[1], row[2], row[3], row[4], None)

    def entity(self, who: Who) -> int:
        """Give the number of an entity; one that is new is numbered behind all others."""
        if isinstance(who, int):
            return who
        if who not in self._numbers:
            row = self._connection.execute("SELECT id FROM entity WHERE iri = ?", (who,)).fetchone()
            self._numbers[who] = row[0] if row else self._free
            self._free += row is None
        return self._numbers[who]

    def record(self, iri: str) -> int:
        """Give the number of a record that is there."""
        if iri not in self._records:
            found = self._connection.execute("SELECT id FROM record WHERE iri = ?", (iri,))
            self._records[iri] = found.fetchone()[0]
        return self._records[iri]

    def wordings(self, nodes: Mapping[str, Properties]) -> dict[str, list[str]]:
        """Give what sources call the entities that some nodes name."""
        named = {value.value for node in nodes.values() for values in node.values() for value in values}
        return {iri: texts for iri in named if (texts := [text for text, _ in self._namings(iri)])}

    def _namings(self, iri: str) -> list[tuple[str, str]]:
        select = (
            "SELECT DISTINCT n.text, n.kind FROM naming n JOIN entity e ON e.id = n.entity WHERE e.iri = ?"
            " ORDER BY n.file, n.rowid"
        )
        return list(self._connection.execute(select, (iri,)))

    def begin(self, gone: Iterable[str]) -> None:
        """Take away what some files told.

        Parameters
        ----------
        gone
            Their paths in the workspace. Their places stay free.
        """
        for name in gone:
            row = self._connection.execute("SELECT first, last FROM file WHERE name = ?", (name,)).fetchone()
            self._forget(*row)
            self._name_again("SELECT DISTINCT entity FROM naming WHERE file = ?", name)
            self._connection.execute("DELETE FROM naming WHERE file = ?", (name,))
            self._connection.execute("UPDATE file SET last = first - 1 WHERE name = ?", (name,))

    def _forget(self, first: int, last: int) -> None:
        for table in _BY_RECORD:
            self._connection.execute(f"DELETE FROM {table} WHERE record BETWEEN ? AND ?", (first, last))  # noqa: S608
        self._connection.execute("DELETE FROM record WHERE id BETWEEN ? AND ?", (first, last))

    def _name_again(self, select: str, name: str) -> None:
        self._touched |= {row[0] for row in self._connection.execute(select, (name,))}

    def drop(self, name: str) -> None:
        """Forget a file that is no more."""
        self._connection.execute("DELETE FROM file WHERE name = ?", (name,))

    def put(self, name: str, texts: Iterable[str], rows: Rows) -> bool:
        """Put the records of a file in the place of those it told before, or behind all files.

        Parameters
        ----------
        name
            The file's path in the workspace.
        texts
            The files of texts it rests on.
        rows
            Its records.

        Returns
        -------
        bool
            False where there is not enough room.
        """
        found = self._connection.execute("SELECT first FROM file WHERE name = ?", (name,)).fetchone()
        if found is None:
            behind = "SELECT max(max(last), max(first)) + 17 FROM file WHERE name != ''"
            found = self._connection.execute(behind).fetchone()
        self._next = found[0]
        after = "SELECT min(first) FROM file WHERE first >= ? AND name != ?"
        if self._next + len(rows.records) > self._connection.execute(after, (self._next, name)).fetchone()[0]:
            return False
        self._connection.execute("DELETE FROM file WHERE name = ?", (name,))
        self.add_file(name, texts, rows)
        self._name_again("SELECT DISTINCT entity FROM naming WHERE file = ?", name)
        return True

    def forget_derived(self) -> None:
        """Take away what rules derived, and what was asked in SPARQL."""
        first, last = self._connection.execute("SELECT first, last FROM file WHERE name = ''").fetchone()
        self._forget(first, last)
        self._connection.execute("DELETE FROM file WHERE name = ''")
        self._next = first
        # Their numbers stay theirs, since records name them.
        self._numbers |= dict(self._connection.execute("SELECT iri, id FROM entity WHERE id > ?", (self.registered,)))
        self._connection.execute("DELETE FROM name WHERE entity > ?", (self.registered,))
        self._connection.execute("DELETE FROM entity WHERE id > ?", (self.registered,))
        for table in _ASKED:
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def rename(self, entities: Mapping[str, Known]) -> None:
        """Name the entities again that the files named before, or name now.

        Parameters
        ----------
        entities
            Those of the registry.
        """
        for number in sorted(number for number in self._touched if number <= self.registered):
            iri = self._connection.execute("SELECT iri FROM entity WHERE id = ?", (number,)).fetchone()[0]
            rows, _ = worker.named([(number, entities[iri], tuple(self._namings(iri)))])
            self._connection.execute("DELETE FROM name WHERE entity = ?", (number,))
            self._insert("name", rows)
