"""A workspace's view → who connects its partners, with what its sources count and do not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgraph.analysis.brokering import Brokers, brokers
from skillgraph.analysis.counted import unnamed
from skillgraph.analysis.grouping import grouping
from skillgraph.analysis.joined import Joined
from skillgraph.index.view import View
from skillgraph.network import EVERYTHING, Projection, partner_network

if TYPE_CHECKING:
    import networkx as nx

_JOINED = ("area", "sector")


def brokered(
    view: View,
    lang: str,
    by: str = "type",
    limit: int | None = None,
    most_pairs: int | None = None,
    projection: Projection = EVERYTHING,
) -> Brokers:
    """Find who connects the named partners of a workspace.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    by
        What they are told apart by.
    limit
        How many brokers at the most.
    most_pairs
        How many pairs of each are told at the most.
    projection
        Which partnerships count; by default all.

    Returns
    -------
    Brokers
        As `skillgraph.analysis.brokering.brokers` gives it; notes say which partnerships count, and whom a source
        counts as partners of them, without a name.

    Raises
    ------
    UnknownChoice
        When there is no such way to tell them apart, form or area.
    UnknownName, AmbiguousName, NothingNamed
        When the name of the area does not mean one entity.
    """
    graph = partner_network(view, lang, projection, quoted=False)
    if grouping(by) in _JOINED:
        _join(graph, view, lang)
    answer = brokers(graph, lang, by, limit, most_pairs)
    counted = unnamed(view, (row.broker.entity for row in answer.rows), lang)
    return answer._replace(notes=(*answer.notes, *graph.graph["notes"], *counted))


def _join(graph: nx.Graph[str], view: View, lang: str) -> None:
    joined, numbers = Joined(view, lang), view.numbers(graph)
    for node in graph:
        graph.nodes[node]["areas"] = [(each.concept, each.name) for each in joined.areas([node])]
        graph.nodes[node]["fields"] = [(each.concept, each.name) for each in joined.fields([numbers[node]])]
