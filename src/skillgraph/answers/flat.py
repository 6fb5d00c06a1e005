"""The rows of an answer as plain values, for tables of other libraries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Plain = dict[str, str | int | float | None]


def flattened(rows: Iterable[Mapping[str, Any]]) -> list[Plain]:
    """Make rows of an answer flat.

    Parameters
    ----------
    rows
        Each as it is written in JSON.

    Returns
    -------
    list of dict
        The same keys, but in place of ``evidence`` the ``source``, ``section`` and ``quote`` of its first passage and
        the number of all as ``quotes``, and in place of ``via`` the names of those in between. A ``value`` is a
        float in every row, so that a column has one type.

    Examples
    --------
    >>> passage = {"source": "函", "section": "一", "quote": "在昆明"}
    >>> flattened([{"name": "艾维", "evidence": [passage, passage]}])
    [{'name': '艾维', 'source': '函', 'section': '一', 'quote': '在昆明', 'quotes': 2}]
    >>> flattened([{"via": [{"name": "甲"}, {"name": "乙"}], "value": 3}])
    [{'via': '甲 → 乙', 'value': 3.0}]
    """
    return [_plain(row) for row in rows]


def _plain(row: Mapping[str, Any]) -> Plain:
    flat: Plain = {}
    for key, value in row.items():
        if key == "evidence":
            first = value[0] if value else {}
            flat |= {part: first.get(part) for part in ("source", "section", "quote")}
            flat["quotes"] = len(value)
        elif key == "via":
            flat[key] = " → ".join(step["name"] for step in value)
        else:
            flat[key] = float(value) if key == "value" else value
    return flat
