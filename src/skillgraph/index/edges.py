"""The partner network as arrays: written with an index, and read at once however large it is."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.errors import DamagedIndex
from skillgraph.index import pointer

if TYPE_CHECKING:
    import numpy as np

    Column = np.ndarray[tuple[int, ...], np.dtype[np.int32]]

PAIRS = "pairs.bin"
NODES = "nodes.bin"
CODES = "codes.json"
_PAIR_COLUMNS, _NODE_COLUMNS = 6, 2


class Edges(NamedTuple):
    """The partner network in columns.

    Parameters
    ----------
    a, b
        The numbers of two partners, ``a < b``; one row for each pair and partnership, by ``a``, ``b``, ``record``.
    record
        The number of the partnership's record.
    form
        Its form of cooperation, as a place in ``forms``.
    since
        The year it began; 0 where that is unknown.
    inferred
        1 where no source states it, else 0.
    type
        For each entity, by its number, its class as a place in ``types``; -1 at the numbers that are none.
    kind
        For each entity its kind of college as a place in ``kinds``; -1 where it has none.
    forms, types, kinds
        Codes.

    Examples
    --------
    >>> import skillgraph
    >>> edges = skillgraph.open()._view.edges()
    >>> len(edges.a), edges.forms[edges.form[0]]
    (5, 'industry-college')
    """

    a: Column
    b: Column
    record: Column
    form: Column
    since: Column
    inferred: Column
    type: Column
    kind: Column
    forms: tuple[str, ...]
    types: tuple[str, ...]
    kinds: tuple[str, ...]


def write(index: Path) -> None:
    """Write the partner network of a read model beside it.

    Parameters
    ----------
    index
        The folder of the index, whose read model is complete.
    """
    connection = sqlite3.connect(index / pointer.READ_MODEL)
    try:
        codes: dict[str, dict[str, int]] = {"form": {}, "type": {}, "kind": {}}
        pairs = _pairs(connection, codes["form"])
        size = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM entity").fetchone()[0]
        types, kinds = (array("i", [-1]) * size for _ in range(2))
        for number, kind_of, kind in connection.execute("SELECT id, type, kind FROM entity ORDER BY id"):
            types[number] = _place(codes["type"], kind_of)
            if kind is not None:
                kinds[number] = _place(codes["kind"], kind)
    finally:
        connection.close()
    _write(index / PAIRS, (pairs[column::_PAIR_COLUMNS] for column in range(_PAIR_COLUMNS)))
    _write(index / NODES, (types, kinds))
    (index / CODES).write_text(json.dumps({name: list(places) for name, places in codes.items()}), encoding="utf-8")


def _pairs(connection: sqlite3.Connection, forms: dict[str, int]) -> array[int]:
    """Give the rows of pairs, one after the other.

    Each table is read from its beginning to its end: a join would look up each row of theirs by itself.
    """
    known = "SELECT record, form, coalesce(since, 0) FROM partnership"
    partnerships = {record: (form, since) for record, form, since in connection.execute(known)}
    inferred = {record for (record,) in connection.execute("SELECT id FROM record WHERE status = 'inferred'")}
    pairs = array("i")
    for a, b, record in sorted(connection.execute("SELECT a, b, record FROM partner WHERE a < b")):
        form, since = partnerships[record]
        pairs.extend((a, b, record, _place(forms, form), since, record in inferred))
    return pairs


def _place(places: dict[str, int], code: str) -> int:
    return places.setdefault(code, len(places))


def _write(file: Path, columns: Iterable[array[int]]) -> None:
    with file.open("wb") as out:
        for column in columns:
            if sys.byteorder == "big":
                column.byteswap()
            column.tofile(out)


def read(index: str) -> Edges:
    """Read the partner network.

    Parameters
    ----------
    index
        The folder of the index.

    Returns
    -------
    Edges
        As `write` wrote it.

    Raises
    ------
    DamagedIndex
        When a file is missing or cut.
    """
    try:
        with open(os.path.join(index, CODES), encoding="utf-8") as held:
            codes = json.load(held)
        forms, types, kinds = (tuple(codes[name]) for name in ("form", "type", "kind"))
        a, b, record, form, since, inferred = _columns(index, PAIRS, _PAIR_COLUMNS)
        type_, kind = _columns(index, NODES, _NODE_COLUMNS)
        return Edges(a, b, record, form, since, inferred, type_, kind, forms, types, kinds)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndex(folder=index) from error


def _columns(index: str, name: str, count: int) -> Column:
    import numpy as np

    return np.fromfile(os.path.join(index, name), dtype="<i4").reshape(count, -1)
