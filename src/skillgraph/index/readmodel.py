"""The store → the read model: what the query files select, with the names' forms and the summaries added."""

from __future__ import annotations

import errno
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import chain, combinations
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from skillgraph import names, shapes
from skillgraph.errors import CannotWrite
from skillgraph.index.summaries import Summaries
from skillgraph.vocabulary import XSD

Row = tuple[str | None, ...]


def write(store: Store, ontology: shapes.Ontology, queries: Path, file: Path, meta: dict[str, str]) -> None:
    """Write the read model of a store.

    Parameters
    ----------
    store
        The whole graph, inferred records included.
    ontology
        For the sentences that sum records up.
    queries
        The folder of the query files, one for each table.
    file
        The SQLite file to make.
    meta
        What is true of the whole: title, base.
    """
    connection = sqlite3.connect(file)
    try:
        # The file is thrown away if the build does not end, so nothing needs a journal.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript(_script("schema.sql"))
        _fill(connection, _Reader(store, queries), ontology)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        connection.executescript(_script("indexes.sql"))
        connection.commit()
        connection.execute("ANALYZE")
        connection.commit()
    except sqlite3.OperationalError as error:
        # The queries are ours and the file is new: what is left is the disk.
        raise CannotWrite(file=str(file), error=OSError(errno.ENOSPC, str(error))) from error
    finally:
        connection.close()


def _script(name: str) -> str:
    return files("skillgraph.index").joinpath(name).read_text(encoding="utf-8")


class _Reader:
    """Runs query files over the union of all graphs."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder

    def rows(self, name: str) -> list[Row]:
        return [tuple(_plain(value) for value in row) for row in self.terms(name)]

    def terms(self, name: str) -> Iterator[tuple[NamedNode | Literal | None, ...]]:
        text = (self.folder / f"{name}.rq").read_text(encoding="utf-8")
        found = self.store.query(text, use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise TypeError(f"{name}.rq is no SELECT")
        for solution in found:
            yield tuple(solution[variable] for variable in found.variables)


def _plain(value: NamedNode | Literal | BlankNode | None) -> str | None:
    return None if value is None else value.value


# What the columns of a query that joins tables name; the rest are plain values.
_JOINS = {
    "evidence": ("record", "source", "", "", ""),
    "involvement": ("entity", "record", ""),
    "partnership": ("record", "", "", "", ""),
    "link": ("entity", "entity", "record", ""),
    "counted": ("entity", "record"),
    "different": ("entity", "entity", "", ""),
    "observation": ("record", *[""] * 11, "entity", "", "entity"),
}


def _fill(connection: sqlite3.Connection, read: _Reader, ontology: shapes.Ontology) -> None:
    entities = _entities(read.rows("entity"))
    sources, records = _numbered(read.rows("source")), _numbered(read.rows("record"))
    numbers = {"entity": _ids(entities), "source": _ids(sources), "record": _ids(records)}
    terms = read.rows("term")
    words = ((iri, zh) for iri, _, _, zh, *_ in terms)
    named = ((entity, text) for entity, text, lang, _ in read.rows("name") if lang == "zh")
    mentions = Mentions([*named, *words], read.rows("evidence"))
    parts = _by_record(read.rows("participant"), mentions)
    summaries = Summaries(ontology, {iri: (row[2], row[3]) for iri, (_, row) in entities.items()}, terms)
    _insert(connection, "term", ((scheme, code, iri, *words) for iri, scheme, code, *words in _first(terms)))
    _insert(connection, "entity", ((number, *row, names.pinyin(row[2])) for number, row in entities.values()))
    _insert(connection, "name", _names(read.rows("name"), numbers["entity"]))
    _insert(connection, "source", ((number, *row) for number, row in sources.values()))
    _insert(connection, "record", _records(records, summaries, _fields(read.terms("field")), parts, mentions))
    for table, kinds in _JOINS.items():
        _insert(connection, table, _joined(read.rows(table), kinds, numbers))
    entity, record = numbers["entity"], numbers["record"]
    members = ((record[of], entity[who], role) for of, part in parts.items() for who, role in part)
    _insert(connection, "participant", members)
    _insert(connection, "partner", ((entity[a], entity[b], record[of]) for a, b, of in _partners(parts)))


def _joined(
    rows: Iterable[Row], kinds: Sequence[str], numbers: Mapping[str, Mapping[str, int]]
) -> Iterator[list[object]]:
    """Put numbers where a row names an entity, a source or a record."""
    for row in rows:
        yield [
            numbers[kind][cell] if kind and cell is not None else cell for kind, cell in zip(kinds, row, strict=True)
        ]


def _records(
    records: Mapping[str, tuple[int, Row]],
    summaries: Summaries,
    fields: Mapping[str, Mapping[str, list[NamedNode | Literal]]],
    parts: Mapping[str, list[tuple[str, str]]],
    mentions: Mentions,
) -> Iterator[tuple[object, ...]]:
    for iri, (number, (_, kind, status, rule)) in records.items():
        held = {
            field: sorted(values, key=lambda value: (mentions.place(iri, value.value), str(value)))
            for field, values in fields.get(iri, {}).items()
        }
        place = mentions.of_all(iri, chain(*held.values()))
        yield number, iri, kind, status, rule, *summaries.both(str(kind), held, parts.get(iri, [])), place


class Mentions:
    """Where the quotes of a record mention entities and concepts, so that lists keep the order of the source.

    Parameters
    ----------
    names
        Rows of IRI and wording.
    evidence
        Rows of record, source, section, quote and start.
    """

    def __init__(self, names: Iterable[Row], evidence: Iterable[Row]) -> None:
        self._wordings: dict[str, list[str]] = defaultdict(list)
        self._quotes: dict[str, str] = defaultdict(str)
        for iri, text in names:
            self._wordings[str(iri)].append(str(text))
        for record, _, _, quote, _ in evidence:
            self._quotes[str(record)] += f"{quote}\n"

    def of_all(self, record: str, values: Iterable[NamedNode | Literal]) -> int:
        """Give a number by which records that rest on one sentence are told in its order.

        It grows with how far in each thing is mentioned that bears a name or is itself words of the quote; what one
        word stands for twice, an event and its occupation, counts once.
        """
        known = list(values)
        words = {value.value for value in known if isinstance(value, Literal) and value.datatype.value == XSD.string}
        literal = {self.place(record, text) for text in words if text in self._quotes[record]}
        named = [value.value for value in known if isinstance(value, NamedNode) and value.value in self._wordings]
        return sum(literal) + sum(place for name in named if (place := self.place(record, name)) not in literal)

    def place(self, record: str, name: str) -> int:
        """Give how far into a record's quotes something is first mentioned; behind all of them if it is not.

        What bears no name is looked for by itself.
        """
        quote = self._quotes[record]
        found = [place for wording in self._wordings.get(name, (name,)) if (place := quote.find(wording)) >= 0]
        return min(found, default=len(quote))


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    marks = ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - the table is one of ours
    connection.execute(statement, first)
    connection.executemany(statement, rows)


def _first(rows: Iterable[Row]) -> Iterator[Row]:
    """A concept with two broader ones is one term."""
    seen = set()
    for row in rows:
        if row[1:3] not in seen:
            seen.add(row[1:3])
            yield row


def _entities(rows: Iterable[Row]) -> dict[str, tuple[int, tuple[str, str, str, str, str | None]]]:
    """Number the entities; one that lacks a name in a language bears its other name there."""
    entities: dict[str, tuple[int, tuple[str, str, str, str, str | None]]] = {}
    for iri, kind, zh, en, institution in rows:
        if iri is not None and iri not in entities:
            name = zh or en or iri
            entities[iri] = (len(entities) + 1, (iri, str(kind), zh or name, en or name, institution))
    return entities


def _numbered(rows: Iterable[Row]) -> dict[str, tuple[int, Row]]:
    numbered: dict[str, tuple[int, Row]] = {}
    for row in rows:
        numbered.setdefault(str(row[0]), (len(numbered) + 1, row))
    return numbered


def _ids(numbered: Mapping[str, tuple[int, object]]) -> dict[str, int]:
    return {iri: number for iri, (number, _) in numbered.items()}


def _names(rows: Iterable[Row], entity: dict[str, int]) -> Iterator[tuple[object, ...]]:
    for iri, text, lang, kind in dict.fromkeys(rows):
        forms = names.forms(str(text))
        yield (
            entity[str(iri)], text, lang, kind,
            forms.fold, forms.normal, forms.core, forms.pinyin, forms.initials,
        )  # fmt: skip


def _fields(
    rows: Iterable[tuple[NamedNode | Literal | None, ...]],
) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    fields: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for record, field, value in rows:
        if record is not None and field is not None and value is not None:
            fields[record.value][field.value].append(value)
    return fields


def _by_record(rows: Iterable[Row], mentions: Mentions) -> dict[str, list[tuple[str, str]]]:
    """Who takes part in each partnership, side by side and in the order of the source."""
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record, entity, role in rows:
        parts[str(record)].append((str(entity), str(role)))
    for iri, members in parts.items():
        members.sort(key=lambda member: (member[1], mentions.place(iri, member[0]), member[0]))
    return parts


def _partners(parts: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str, str]]:
    """Participants in different roles are each other's partners; those in the same role are not."""
    for record, members in parts.items():
        pairs = {
            pair
            for (a, role_a), (b, role_b) in combinations(members, 2)
            if role_a != role_b and a != b
            for pair in ((a, b), (b, a))
        }
        for a, b in sorted(pairs):
            yield a, b, record
