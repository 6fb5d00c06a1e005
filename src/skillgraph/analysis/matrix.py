"""How many named partnerships there are of each sort, by two dimensions: where a cell is 0, nothing is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
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
    return counted(lambda: _partnerships(graph, types), rows, columns, lang, known)


class Partnership(NamedTuple):
    """What of a partnership counts.

    Parameters
    ----------
    form, form_name
        Its form of cooperation.
    since
        The year it began; None where it is not known.
    status
        ``asserted`` or ``inferred``.
    values
        For ``type``, ``kind`` and ``area`` the codes that those who take part have, each with its name.

    Examples
    --------
    >>> Partnership("order-class", "订单班", None, "asserted", {}).since is None
    True
    """

    form: str
    form_name: str
    since: int | None
    status: str
    values: Mapping[str, dict[str | None, str]]


def counted(
    partnerships: Callable[[], Iterable[Partnership]],
    rows: str,
    columns: str,
    lang: str,
    known: Mapping[str, Mapping[str, str]] | None = None,
) -> Matrix:
    """Count partnerships by two dimensions; see `matrix`.

    Parameters
    ----------
    partnerships
        Gives them; it is called when the dimensions are right.
    rows, columns
        Two of `DIMENSIONS`.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    known
        Dimension to the values that are told even where nothing has them, each with its name.

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
    >>> one = Partnership("f", "F", 2021, "asserted", {})
    >>> [tuple(cell) for cell in counted(lambda: [one], "form", "year", "en").rows]
    [('f', 'F', '2021', '2021', 1)]
    """
    for value in (rows, columns):
        if value not in DIMENSIONS:
            raise UnknownChoice(option="--matrix", value=value, choices=list(DIMENSIONS))
    if rows == columns:
        others = [each for each in DIMENSIONS if each != rows]
        raise UnknownChoice(option=f"--matrix {rows}", value=columns, choices=others)
    names: dict[str, dict[str | None, str]] = {rows: {}, columns: {}}
    for dimension, own in names.items():
        own.update((known or {}).get(dimension, {}).items())
    cells: Counter[tuple[str | None, str | None]] = Counter()
    found = list(partnerships())
    for each in found:
        down, across = (_values(each, dimension, lang) for dimension in (rows, columns))
        names[rows].update(down)
        names[columns].update(across)
        cells.update((row, column) for row in down for column in across)
    order = {dimension: _in_order(own, dimension) for dimension, own in names.items()}
    told = (
        Cell(row, row_name, column, column_name, cells[row, column])
        for row, row_name in order[rows]
        for column, column_name in order[columns]
    )
    return Matrix((rows, columns), tuple(told), tuple(_notes(len(found), rows, columns, lang)))


def _partnerships(graph: nx.MultiDiGraph[str], types: Collection[str]) -> Iterable[Partnership]:
    """Each partnership with what those who take part have."""
    found: dict[str, Partnership] = {}
    for node, _, edge in graph.edges(data=True):
        own = graph.nodes[node]
        if edge["relation"] != "partner" or (types and own["type"] not in types):
            continue
        if edge["record"] not in found:
            values: dict[str, dict[str | None, str]] = {dimension: {} for dimension in _OF_ENTITIES}
            status = edge.get("status", "asserted")
            found[edge["record"]] = Partnership(edge["form"], edge["relation_name"], edge["since"], status, values)
        for dimension in _OF_ENTITIES:
            if own.get(dimension):
                found[edge["record"]].values[dimension][own[dimension]] = own[f"{dimension}_name"]
    return found.values()


def _values(partnership: Partnership, dimension: str, lang: str) -> dict[str | None, str]:
    unknown: dict[str | None, str] = {None: UNKNOWN[lang]}
    if dimension in _OF_ENTITIES:
        return partnership.values[dimension] or unknown
    if dimension == "form":
        return {partnership.form: partnership.form_name}
    if dimension == "status":
        return {partnership.status: _STATUS[partnership.status][lang]}
    return unknown if partnership.since is None else {str(partnership.since): str(partnership.since)}


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
