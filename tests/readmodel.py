"""Small read models that are made up: entities by letter, and what ties them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Store

from skillgraph.index import edges, pointer
from skillgraph.index.view import View

BASE = "https://example.org/"
QUOTE = "第{}句。"


class Tie(NamedTuple):
    """A record that joins two; its place in the source is its place among the ties."""

    a: str
    b: str
    relation: str = "partner"
    status: str = "asserted"
    form: str = "order-class"
    since: int | None = 2020


def made(folder: Path, ties: Sequence[Tie], types: Mapping[str, str] | None = None, alone: Sequence[str] = ()) -> View:
    """Make a read model of ties, and open it; entities are numbered by their letters."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / pointer.READ_MODEL
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as connection:
        for script in ("schema.sql", "indexes.sql"):
            connection.executescript(files("skillgraph.index").joinpath(script).read_text(encoding="utf-8"))
        _terms(connection)
        letters = sorted({letter for tie in ties for letter in (tie.a, tie.b)} | set(alone))
        number = {letter: place for place, letter in enumerate(letters, start=1)}
        for letter in letters:
            kind = (types or {}).get(letter, "enterprise")
            row = (number[letter], BASE + letter, kind, f"甲{letter}", f"E{letter}", None, letter)
            connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO source VALUES (1, ?, '函', 'Letter', '函1号', NULL)", (f"{BASE}src/letter",))
        for place, tie in enumerate(ties, start=1):
            _record(connection, place, tie, number[tie.a], number[tie.b])
    connection.close()
    edges.write(folder)
    if not (folder / pointer.STORE).exists():
        Store(str(folder / pointer.STORE)).flush()
    return View(str(folder))


def _terms(connection: sqlite3.Connection) -> None:
    terms = [
        *(("type", code, code) for code in ("enterprise", "vocational-college", "person", "area", "year")),
        ("form", "order-class", "order class"),
        ("form", "named-class", "named class"),
        *(("relation", code, code.replace("-", " ")) for code in ("belongs-to", "designates", "in-area", "in-year")),
        ("rule", "by-name", "by name"),
    ]
    connection.executemany("INSERT INTO term VALUES (?, ?, NULL, ?, ?, NULL)", [(*term, term[2]) for term in terms])


def _record(connection: sqlite3.Connection, place: int, tie: Tie, a: int, b: int) -> None:
    rule = "by-name" if tie.status == "inferred" else None
    words = f"{tie.a} {tie.relation} {tie.b}"
    row = (place, f"{BASE}r{place}", tie.relation, tie.status, rule, words, words, 0)
    connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.execute("INSERT INTO evidence VALUES (?, 1, '一', ?, ?)", (place, QUOTE.format(place), place * 10))
    if tie.relation == "partner":
        connection.execute("INSERT INTO partnership VALUES (?, ?, ?, NULL, NULL)", (place, tie.form, tie.since))
        connection.executemany("INSERT INTO partner VALUES (?, ?, ?)", [(a, b, place), (b, a, place)])
        sides = [(place, a, "college-side"), (place, b, "enterprise-side")]
        connection.executemany("INSERT INTO participant VALUES (?, ?, ?)", sides)
    else:
        connection.execute("INSERT INTO link VALUES (?, ?, ?, ?)", (a, b, place, tie.relation))
