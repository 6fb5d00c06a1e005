"""Who stands where, by a measure."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.measures import MEASURES, Measure, largest_part
from skillgraph.errors import UnknownChoice

if TYPE_CHECKING:
    import networkx as nx

_DIGITS = 9  # scores that agree so far are one score: what differs behind is the arithmetic's


class RankRow(NamedTuple):
    """One entity's place.

    Parameters
    ----------
    rank
        From 1; those with the same score share a place, and the next are counted on behind all of them.
    entity, name
        The IRI and the name.
    type, type_name
        The code and the name of its class.
    score
        By the measure.

    Examples
    --------
    >>> RankRow(1, "https://example.org/e", "艾维", "enterprise", "企业", 2.0).rank
    1
    """

    rank: int
    entity: str
    name: str
    type: str
    type_name: str
    score: float


class Rank(NamedTuple):
    """Who stands where, by a measure.

    Parameters
    ----------
    measure
        Its code.
    rows
        Best first.
    notes
        What it means, and what the numbers leave out.

    Examples
    --------
    >>> Rank("degree", (), ()).to_json()
    {'measure': 'degree', 'rows': [], 'notes': []}
    """

    measure: str
    rows: tuple[RankRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"measure": self.measure, "rows": [row._asdict() for row in self.rows], "notes": list(self.notes)}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them."""
        return [row._asdict() for row in self.rows]


def rank(graph: nx.Graph[str], by: str, lang: str, types: Collection[str] = (), limit: int | None = None) -> Rank:
    """Rank the nodes of a network by a measure.

    Parameters
    ----------
    graph
        As `skillgraph.network.partner_network` makes it.
    by
        A code of `skillgraph.analysis.measures.MEASURES`, or its name in either language.
    lang
        The language of the notes, ``"zh"`` or ``"en"``.
    types
        Only nodes of these types are told; all count for the measure.
    limit
        How many places at the most; those who share the last are all told.

    Returns
    -------
    Rank
        Best first; of the same score in the order of the graph.

    Raises
    ------
    UnknownChoice
        When there is no such measure.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.star_graph(["hub", "a", "b"])
    >>> nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    >>> [(row.rank, row.name, row.score) for row in rank(graph, "degree", "en").rows]
    [(1, 'hub', 2.0), (2, 'a', 1.0), (2, 'b', 1.0)]
    """
    code = _code(by)
    measure = MEASURES[code]
    scores = measure.function(graph) if graph.number_of_nodes() else {}
    told = [node for node in graph if node in scores and (not types or graph.nodes[node]["type"] in types)]
    rounded = {node: float(f"{scores[node]:.{_DIGITS}g}") for node in told}
    told.sort(key=lambda node: rounded[node] if measure.lowest_first else -rounded[node])
    rows: list[RankRow] = []
    for place, node in enumerate(told, start=1):
        same = rows and rounded[node] == rows[-1].score
        number = rows[-1].rank if same else place
        if limit is not None and number > limit:
            break
        known = graph.nodes[node]
        rows.append(RankRow(number, node, known["name"], known["type"], known["type_name"], rounded[node]))
    return Rank(code, tuple(rows), tuple(_notes(graph, code, measure, len(told) - len(rows), lang)))


def _code(by: str) -> str:
    asked = by.strip().casefold()
    for code, measure in MEASURES.items():
        if asked in {code, measure.zh.casefold(), measure.en.casefold()}:
            return code
    raise UnknownChoice(option="--by", value=by, choices=list(MEASURES))


def _notes(graph: nx.Graph[str], code: str, measure: Measure, left: int, lang: str) -> list[str]:
    zh = lang == "zh"
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    notes = [
        f"{measure.zh}：{measure.meaning_zh}" if zh else f"{measure.en}: {measure.meaning_en}",
        f"在 {nodes} 个具名的合作方和 {edges} 对合作之间计算；来源没有写明的合作不在其中。"
        if zh
        else f"Computed among {nodes} named partners in {edges} pairs; what no source names is not among them.",
    ]
    if code == "eigenvector" and nodes and (part := len(largest_part(graph))) < nodes:
        notes.append(
            f"最大的连通部分有 {part} 个；其余 {nodes - part} 个没有数值。"
            if zh
            else f"The largest connected part has {part}; the other {nodes - part} have no score."
        )
    if left > 0:
        notes.append(f"另有 {left} 个排在后面，没有列出。" if zh else f"Another {left} rank behind and are not listed.")
    return notes
