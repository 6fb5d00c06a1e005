"""Rows → the read model, one SQLite file; what is small enough for SPARQL is asked of the store."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from skillgraph.errors import CannotWrite
from skillgraph.index.derive import Rows, Who
from skillgraph.index.registry import Known
from skillgraph.index.worker import Called, NameRow
from skillgraph.shapes import Properties

Row = tuple[str | None, ...]
_CHUNK = 5000

# The tables that query files fill, and what their columns name; the rest are plain values.
_ASKED = {
    "counted": ("entity", "record"),
    "different": ("entity", "entity", "", ""),
    "observation": ("record", *[""] * 11, "entity", "", "entity"),
}


# The file is thrown away if the build does not end, so nothing needs a journal; indexes are sorted in memory.
FAST = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = MEMORY; PRAGMA cache_size = -128000; PRAGMA threads = 2;
"""


class Asking:
    """Runs query files over the union of all graphs.

    Parameters
    ----------
    store
        The whole graph.
    folder
        The folder of the query files.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder

    def rows(self, name: str) -> list[Row]:
        """Give the rows of a query file, as plain values.

        Parameters
        ----------
        name
            The file's name without its suffix.

        Returns
        -------
        list of tuple
            In the order the query asks for.
        """
        text = (self.folder / f"{name}.rq").read_text(encoding="utf-8")
        found = self.store.query(text, use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise TypeError(f"{name}.rq is no SELECT")
        return [tuple(_plain(solution[variable]) for variable in found.variables) for solution in found]


Forms = Callable[[Iterator[list[Called]]], Iterator[tuple[list[NameRow], list[str]]]]


def _plain(value: NamedNode | Literal | BlankNode | None) -> str | None:
    return None if value is None else value.value


class ReadModel:
    """A read model in the making.

    Parameters
    ----------
    file
        The SQLite file to make; it is worth nothing until `finish` was called.
    entities
        The entities that files tell of. Others are numbered behind them when a row first names them.

    Raises
    ------
    CannotWrite
        By any method, when the disk is full.
    """

    def __init__(self, file: Path, entities: Mapping[str, Known]) -> None:
        self._file = file
        self._entities = entities
        self._others: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        self._next_source = 1
        self._records: dict[str, int] = {}
        self._next = 1
        self.namings: dict[str, dict[tuple[str, str], None]] = {}
        self._connection = sqlite3.connect(file)

    def __enter__(self) -> Self:
        self._script(FAST)
        self._script(_text("schema.sql"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        if isinstance(error, sqlite3.OperationalError):
            # The statements are ours and the file is new: what is left is the disk.
            raise CannotWrite(file=str(self._file), error=OSError(errno.ENOSPC, str(error))) from error

    def _script(self, text: str) -> None:
        self._connection.executescript(text)

    def entity(self, who: Who) -> int:
        """Give the number of an entity, of which it or the IRI is known."""
        if isinstance(who, int):
            return who
        known = self._entities.get(who)
        if known is not None:
            return known.number
        return self._others.setdefault(who, len(self._entities) + len(self._others) + 1)

    def source(self, iri: str) -> int:
        """Give the number of a source; one that is new is numbered behind all that there were."""
        if iri not in self._sources:
            self._sources[iri] = self._next_source
            self._next_source += 1
        return self._sources[iri]

    def record(self, iri: str) -> int:
        """Give the number of a record that was added."""
        return self._records[iri]

    def add_file(self, name: str, texts: Iterable[str], rows: Rows) -> None:
        """Add the records of a file, so that an index after this one can give it other records in their place.

        Parameters
        ----------
        name
            The file's path in the workspace.
        texts
            The files of texts that it rests on, by their paths in the folder sources.
        rows
            Its records.
        """
        first, count = self._next, len(rows.records)
        self._insert("file", [(name, json.dumps(list(texts)), first, first + count - 1)])
        self._insert("naming", ((name, self.entity(iri), text, kind) for iri, text, kind in rows.namings))
        self.add(rows)
        self._next += count // 4 + 16

    def forbid_renewal(self) -> None:
        """Let no later index be made of this one: what a file tells is named in others, which would have to be read."""
        self._connection.execute("DELETE FROM file")

    def leave_room(self) -> None:
        """Leave numbers free for the records of files to come, before those that rules derive."""
        self._insert("making", [("registered", len(self._entities))])
        self._next += self._next // 2

    def add(self, rows: Rows) -> None:
        """Add the rows of some records.

        Parameters
        ----------
        rows
            Records that were not added yet.
        """
        first, entity = self._next, self.entity
        self._next += len(rows.records)
        for number, row in enumerate(rows.records, start=first):
            self._records[row[0]] = number
        self._insert("record", ((number, *row) for number, row in enumerate(rows.records, start=first)))
        self._insert(
            "evidence",
            ((first + record, self.source(source), *rest) for record, source, *rest in rows.evidence),
        )
        self._insert("involvement", ((entity(who), first + record, role) for who, record, role in rows.involvement))
        self._insert("partnership", ((first + record, *rest) for record, *rest in rows.partnerships))
        self._insert("participant", ((first + record, entity(who), role) for record, who, role in rows.participants))
        self._insert("partner", ((entity(a), entity(b), first + record) for a, b, record in rows.partners))
        self._insert("link", ((entity(a), entity(b), first + record, kind) for a, b, record, kind in rows.links))
        for iri, text, kind in rows.namings:
            self.namings.setdefault(iri, {})[(text, kind)] = None

    def wordings(self, nodes: Mapping[str, Properties]) -> dict[str, list[str]]:
        """Give what sources call the entities that some nodes name.

        Parameters
        ----------
        nodes
            Nodes with their properties.

        Returns
        -------
        dict
            IRI of an entity to wordings.
        """
        named = {value.value for node in nodes.values() for values in node.values() for value in values}
        return {iri: [text for text, _ in self.namings[iri]] for iri in named if iri in self.namings}

    def ask(self, asking: Asking, terms: Iterable[Row]) -> None:
        """Add what query files tell: the words of the ontology, the sources, and the tables that are small.

        Parameters
        ----------
        asking
            The whole graph, inferred records included.
        terms
            The rows of the ontology's words.
        """
        self._insert("term", ((scheme, code, iri, *words) for iri, scheme, code, *words in _first(terms)))
        sources: dict[int, tuple[object, ...]] = {}
        for row in asking.rows("source"):
            number = self.source(str(row[0]))
            sources.setdefault(number, (number, *row))
        self._insert("source", sources.values())
        numbers: dict[str, Callable[[str], int]] = {"entity": self.entity, "record": self.record}
        for table, kinds in _ASKED.items():
            # To sort them by IRI costs the engine several times as long as to find them.
            for row in sorted(asking.rows(table), key=lambda row: tuple(cell or "" for cell in row)):
                cells = zip(kinds, row, strict=True)
                self._insert(
                    table, [[numbers[kind](cell) if kind and cell is not None else cell for kind, cell in cells]]
                )

    def name(self, entities: Mapping[str, Known], forms: Forms) -> None:
        """Add entities with their names.

        Parameters
        ----------
        entities
            Entities that were not added yet.
        forms
            Gives for lists of them, with what sources call them, the rows of their names and how each is sorted.
        """
        everybody = list(entities.items())
        parts = [everybody[start : start + _CHUNK] for start in range(0, len(everybody), _CHUNK)]
        for part, (rows, sorts) in zip(parts, forms(map(self._called, parts)), strict=True):
            self._insert("name", rows)
            self._insert(
                "entity",
                (
                    (self.entity(iri), iri, one.type, one.zh, one.en, one.kind, sort)
                    for (iri, one), sort in zip(part, sorts, strict=True)
                ),
            )

    def _called(self, entities: Iterable[tuple[str, Known]]) -> list[Called]:
        return [(self.entity(iri), one, tuple(self.namings.get(iri, ()))) for iri, one in entities]

    def index(self) -> None:
        """Make what finds rows quickly, and count what the engine plans by."""
        self._script(_text("indexes.sql"))
        self._script("ANALYZE")

    def finish(self, meta: Mapping[str, str]) -> None:
        """End it.

        Parameters
        ----------
        meta
            What is true of the whole.
        """
        self._insert("meta", sorted(meta.items()))
        self._connection.commit()
        self._script("".join(f"ANALYZE {table};" for table in ("term", "source", *_ASKED)))
        self._connection.commit()

    def _insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return
        marks = ", ".join("?" * len(first))
        statement = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - the table is one of ours
        self._connection.execute(statement, first)
        self._connection.executemany(statement, rows)


def _first(rows: Iterable[Row]) -> Iterator[Row]:
    """A concept with two broader ones is one term."""
    seen = set()
    for row in rows:
        if row[1:3] not in seen:
            seen.add(row[1:3])
            yield row


def _text(name: str) -> str:
    return files("skillgraph.index").joinpath(name).read_text(encoding="utf-8")
