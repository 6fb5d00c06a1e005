"""Two indexes held against each other."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from skillgraph.index import pointer

JOINED = ("evidence", "involvement", "partnership", "participant", "partner", "link")
Rows = set[tuple[object, ...]]


def tables(index: Path) -> dict[str, Rows]:
    """All tables, a number of an entity, a record or a source told by its IRI."""
    connection = sqlite3.connect(index / pointer.READ_MODEL)
    named = ("entity", "record", "source")
    names = {table: dict(connection.execute(f"SELECT id, iri FROM {table}")) for table in named}  # noqa: S608
    kinds = {name: name for name in named} | dict.fromkeys(("a", "b", "target", "about", "competition"), "entity")
    found: dict[str, Rows] = {}
    for table in ("meta", "term", "different", "counted", "observation", "name", *named, *JOINED):
        of = kinds | {"id": table} | ({"source": "entity"} if table == "link" else {})
        cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
        columns = [names.get(of.get(column[0], ""), {}) for column in cursor.description]
        found[table] = {
            tuple(column.get(cell, cell) for column, cell in zip(columns, row, strict=True)) for row in cursor
        }
    connection.close()
    return found
