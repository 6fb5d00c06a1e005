"""How many named partnerships there are of each sort, by two dimensions: where a cell is 0, nothing is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.errors import UnknownChoice

if TYPE_CHECKING:
    import networkx as nx

DIMENSIONS = {
    "type": {"zh": "类别", "en": "Kind"},
    "kind": {"zh": "院校类别", "en": "Kind of college"},
    "area": {"zh": "地域", "en": "Area"},
    "form": {"zh": "形式", "en": "Form"},
    "year": {"zh": "起始", "en": "Since"},
    "status": {"zh": "状态", "en": "Status"},
}
UNKNOWN = {"zh": "来源未说明", "en": "not said"}
_STATUS = {"asserted": {"zh": "原文所述", "en": "asserted"}, "inferred": {"zh": "推断", "en": "inferred"}}
_OF_ENTITIES = ("type", "kind", "area")


class Cell(NamedTuple):
    """How many named partnerships there are of one sort.

    Parameters
    ----------
    row, row_name
        The value of the first dimension, and its name; None where it is not said.
    column, column_name
        That of the second.
    partnerships
        How many.

    Examples
    --------
    >>> Cell("enterprise", "企业", "named-class", "冠名班", 0).partnerships
    0
    """

    row: str | None
    row_name: str
    column: str | None
    column_name: str
    partnerships: int


class Matrix(NamedTuple):
    """How many named partnerships there are of each sort.

    Parameters
    ----------
    dimensions
        The two.
    rows
        One for each cell, those with 0 as well.
    notes
        What is counted, and what a 0 means.

    Examples
    --------
    >>> Matrix(("type", "form"), (), ()).to_json()
    {'dimensions': ['type', 'form'], 'rows': [], 'notes': []}
    """

    dimensions: tuple[str, str]
    rows: tuple[Cell, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON writes it."""
        rows = [cell._asdict() for cell in self.rows]
        return {"dimensions": list(self.dimensions), "rows": rows, "notes": list(self.notes)}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them."""
        return [cell._asdict() for cell in self.rows]


def matrix(
    graph: nx.MultiDiGraph[str],
    rows: str,
    columns: str,
    lang: str,
    known: Mapping[str, Mapping[str, str]] | None = None,
    types: Collection[str] = (),
) -> Matrix:
    """Count the named partnerships by two dimensions.

    A partnership is counted once in each cell that it has a participant for: with a college and two enterprises it
    counts 1 for colleges and 1 for enterprises.

    Parameters
    ----------
    graph
        As `skillgraph.network.network` makes it; for ``kind`` and ``area`` its nodes have these and ``kind_name`` and
        ``area_name``.
    rows, columns
        Two of `DIMENSIONS`.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    known
        Dimension to the values that are told even where nothing has them, each with its name.
    types
        Only participants of these types, and partnerships that have one.

    Returns
    -------
    Matrix
        Values in the order of ``known``, then as they are found, years rising; what is not said last.

    Raises
    ------
    UnknownChoice
        When there is no such dimension, or both are one.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> for node, kind in (("a", "college"), ("b", "enterprise")):
    ...     graph.add_node(node, type=kind, type_name=kind)
    >>> edge = {"relation": "partner", "record": "r", "form": "f", "relation_name": "F", "since": None}
    >>> graph.add_edges_from([("a", "b", edge), ("b", "a", edge)])
    [0, 0]
    >>> [tuple(cell) for cell in matrix(graph, "type", "form", "en").rows]
    [('college', 'college', 'f', 'F', 1), ('enterprise', 'enterprise', 'f', 'F', 1)]
    """
    for value in (rows, columns):
        if value not in DIMENSIONS:
            raise UnknownChoice(option="--matrix", value=value, choices=list(DIMENSIONS))
    if rows == columns:
        others = [each for each in DIMENSIONS if each != rows]
        raise UnknownChoice(option=f"--matrix {rows}", value=columns, choices=others)
    names: dict[str, dict[str | None, str]] = {rows: {}, columns: {}}
    for dimension, found in names.items():
        found.update((known or {}).get(dimension, {}).items())
    counted: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    records = _records(graph, types)
    for record, (edge, nodes) in records.items():
        of = [_values(graph, dimension, edge, nodes, lang) for dimension in (rows, columns)]
        for dimension, found in zip((rows, columns), of, strict=True):
            names[dimension].update(found)
        for row in of[0]:
            for column in of[1]:
                counted[row, column].add(record)
    down, across = (_in_order(names[dimension], dimension) for dimension in (rows, columns))
    cells = tuple(Cell(r, r_name, c, c_name, len(counted[r, c])) for r, r_name in down for c, c_name in across)
    return Matrix((rows, columns), cells, tuple(_notes(len(records), rows, columns, lang)))


def _records(graph: nx.MultiDiGraph[str], types: Collection[str]) -> dict[str, tuple[dict[str, Any], dict[str, None]]]:
    """Each partnership with one of its edges and its participants."""
    found: dict[str, tuple[dict[str, Any], dict[str, None]]] = {}
    for node, _, edge in graph.edges(data=True):
        if edge["relation"] == "partner" and (not types or graph.nodes[node]["type"] in types):
            found.setdefault(edge["record"], (edge, {}))[1][node] = None
    return found


def _values(
    graph: nx.MultiDiGraph[str], dimension: str, edge: Mapping[str, Any], nodes: Iterable[str], lang: str
) -> dict[str | None, str]:
    if dimension in _OF_ENTITIES:
        own = (graph.nodes[node] for node in nodes)
        found = {each[dimension]: each[f"{dimension}_name"] for each in own if each.get(dimension)}
        return found or {None: UNKNOWN[lang]}
    if dimension == "form":
        return {edge["form"]: edge["relation_name"]}
    if dimension == "status":
        return {edge["status"]: _STATUS[edge["status"]][lang]}
    return {None: UNKNOWN[lang]} if edge["since"] is None else {str(edge["since"]): str(edge["since"])}


def _in_order(names: Mapping[str | None, str], dimension: str) -> list[tuple[str | None, str]]:
    values = sorted(names.items(), key=lambda item: str(item[0])) if dimension == "year" else list(names.items())
    return sorted(values, key=lambda item: item[0] is None)


def _notes(records: int, rows: str, columns: str, lang: str) -> list[str]:
    zh = lang == "zh"
    notes = [
        f"共 {records} 项具名的合作（含推断的）；0 是没有具名的合作，不是没有合作。"
        if zh
        else f"There are {records} named partnerships, inferred ones too; 0 is that none is named, not that there is"
        " none."
    ]
    if {rows, columns} & set(_OF_ENTITIES):
        notes.append(
            "一项合作在它每一方所属的格子里各计一次，所以各行各列不能相加。"
            if zh
            else "A partnership counts once for each sort of participant it has: rows and columns are not to be added"
            " up."
        )
    return notes
