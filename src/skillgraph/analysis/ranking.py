"""Who stands where, by a measure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from skillgraph.analysis.counting import among
from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.parts import as_large, largest_part
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
    code = measure_of(by)
    measure = MEASURES[code]
    scores = measure.function(graph) if graph.number_of_nodes() else {}
    told = [
        (node, scores[node]) for node in graph if node in scores and (not types or graph.nodes[node]["type"] in types)
    ]
    rows = []
    for number, node, score in placed(told, limit, lowest_first=measure.lowest_first):
        known = graph.nodes[node]
        rows.append(RankRow(number, node, known["name"], known["type"], known["type_name"], score))
    apart = code == "eigenvector" and graph.number_of_nodes() > 0
    part = len(largest_part(graph)) if apart else None
    notes = (
        *said(code, lang),
        among(graph, lang),
        *left_out(graph.number_of_nodes(), part, len(told) - len(rows), lang, as_large(graph) if apart else 0),
    )
    return Rank(code, tuple(rows), notes)


T = TypeVar("T")


def placed(
    scored: Iterable[tuple[T, float]], limit: int | None, *, lowest_first: bool = False
) -> Iterator[tuple[int, T, float]]:
    """Put what is scored in order, and give each its place.

    Parameters
    ----------
    scored
        Each with its score.
    limit
        How many places at the most; those who share the last are all told.
    lowest_first
        Whether a low score is what one looks for.

    Yields
    ------
    tuple
        The place, from 1, who it is, and the score to nine digits; scores that agree so far share a place, in the
        order they come in.

    Examples
    --------
    >>> list(placed([("a", 1.0), ("b", 2.0), ("c", 2.0)], limit=None))
    [(1, 'b', 2.0), (1, 'c', 2.0), (3, 'a', 1.0)]
    """
    told = [(each, rounded(score)) for each, score in scored]
    told.sort(key=lambda pair: pair[1] if lowest_first else -pair[1])
    place, last = 0, None
    for number, (each, score) in enumerate(told, start=1):
        if score != last:
            place, last = number, score
        if limit is not None and place > limit:
            return
        yield place, each, score


def rounded(score: float) -> float:
    """Round to the digits that mean something.

    Parameters
    ----------
    score
        By any measure.

    Returns
    -------
    float
        The same to nine digits.

    Examples
    --------
    >>> rounded(0.1 + 0.2)
    0.3
    """
    return float(f"{score:.{_DIGITS}g}")


def measure_of(by: str) -> str:
    """Find the measure that a word means.

    Parameters
    ----------
    by
        A code of `skillgraph.analysis.measures.MEASURES`, or its name in either language.

    Returns
    -------
    str
        The code.

    Raises
    ------
    UnknownChoice
        When there is none.

    Examples
    --------
    >>> measure_of("中介中心性")
    'betweenness'
    """
    asked = by.strip().casefold()
    for code, measure in MEASURES.items():
        if asked in {code, measure.zh.casefold(), measure.en.casefold()}:
            return code
    raise UnknownChoice(option="--by", value=by, choices=list(MEASURES))


def said(code: str, lang: str) -> tuple[str]:
    """Say what a measure means.

    Parameters
    ----------
    code
        The measure.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        One note.

    Examples
    --------
    >>> said("degree", "en")
    ('partners: How many named partners it has. A pair counts once, however many partnerships it has.',)
    """
    measure = MEASURES[code]
    return (f"{measure.zh}：{measure.meaning(lang)}" if lang == "zh" else f"{measure.en}: {measure.meaning(lang)}",)


def left_out(nodes: int, part: int | None, left: int, lang: str, others: int = 0) -> Iterator[str]:
    """Say who has no score, and how many are not listed.

    Parameters
    ----------
    nodes
        How many there are.
    part
        How many are in the part that has scores; None where all have one.
    left
        How many rank behind.
    lang
        ``"zh"`` or ``"en"``.
    others
        How many other parts are as large as the one that has scores.

    Yields
    ------
    str
        A sentence for each.

    Examples
    --------
    >>> list(left_out(6, 4, 0, "en"))
    ['The largest connected part has 4; the other 2 have no score.']
    """
    zh = lang == "zh"
    if part is not None and part < nodes:
        yield (
            f"最大的连通部分有 {part} 个；其余 {nodes - part} 个没有数值。"
            if zh
            else f"The largest connected part has {part}; the other {nodes - part} have no score."
        )
    yield from not_alone(others, lang)
    if left > 0:
        yield f"另有 {left} 个排在后面，没有列出。" if zh else f"Another {left} rank behind and are not listed."


def not_alone(others: int, lang: str) -> Iterator[str]:
    """Say that the part that has scores is not the only one so large.

    Parameters
    ----------
    others
        How many other parts are as large.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence, if there are any.

    Examples
    --------
    >>> list(not_alone(2, "en"))
    ['Connected parts that are as large beside it: 2; the one that comes first was taken.']
    """
    if others:
        yield (
            f"同样大的连通部分另有 {others} 个；取的是排在最前的一个。"
            if lang == "zh"
            else f"Connected parts that are as large beside it: {others}; the one that comes first was taken."
        )
