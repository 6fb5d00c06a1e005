"""A workspace's view → whom to introduce to whom, and how good that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skillgraph.analysis.counted import of_numbers
from skillgraph.analysis.in_view import InView
from skillgraph.analysis.suggesting import suggest_around
from skillgraph.analysis.suggestions import SuggestedRow, Suggestions
from skillgraph.answers import words
from skillgraph.index.rows import Entity
from skillgraph.index.view import View

if TYPE_CHECKING:
    import networkx as nx

    from skillgraph.analysis.backtest import Backtest, Progress


def suggested(view: View, entity: Entity, lang: str, limit: int | None = None) -> Suggestions:
    """Suggest partners for an entity of a workspace.

    Parameters
    ----------
    view
        What to read.
    entity
        Whom partners are sought for.
    lang
        ``"zh"`` or ``"en"``.
    limit
        How many at the most.

    Returns
    -------
    Suggestions
        As `skillgraph.analysis.suggesting.suggest_around` gives them; notes say whom the sources count without naming.
    """
    answer = suggest_around(InView(view, lang), entity.id, lang, limit)
    return answer._replace(
        rows=tuple(_quoted(view, answer.rows, lang)), notes=(*answer.notes, *of_numbers(view, [entity.id], lang))
    )


def _quoted(view: View, rows: Sequence[SuggestedRow], lang: str) -> Iterator[SuggestedRow]:
    """Give the records behind each reason the words that they rest on."""
    named = {each.record for row in rows for reason in row.reasons for each in reason.records}
    numbers = {record.iri: record.id for record in view.records_by_iri(named)}
    quotes = view.quotes(numbers.values())
    said = {iri: words.evidence(quotes.get(number, ()), lang) for iri, number in numbers.items()}
    for row in rows:
        reasons = (
            reason._replace(records=tuple(each._replace(evidence=said.get(each.record, ())) for each in reason.records))
            for reason in row.reasons
        )
        yield row._replace(reasons=tuple(reasons))


def backtested(view: View, lang: str, seed: int = 0, share: float = 0.2, progress: Progress | None = None) -> Backtest:
    """See how good suggestions are on a workspace.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    seed
        Chooses what is hidden.
    share
        How much of the partnerships, between 0 and 1.
    progress
        Called with how many questions are answered, of how many.

    Returns
    -------
    Backtest
        As `skillgraph.analysis.backtest.backtest` gives it.
    """
    from skillgraph.analysis.backtest import Hidden, chosen, measured

    records = view.partnering()
    gone = chosen(records, seed, share)
    view.hide(gone)
    try:
        hidden = Hidden(len(records), len(gone), view.apart())
        known = InView(view, lang)
        return measured(
            known, hidden, lambda node: view.neighbours([node], hidden=True)[node], lang, seed, share, progress
        )
    finally:
        view.hide(())


def meeting_network(view: View, lang: str, besides: Entity | None = None) -> nx.Graph[str]:
    """Give who partners with whom, with all who might: colleges and enterprises without a partner too.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    besides
        An entity that is to be in it whatever it is.

    Returns
    -------
    networkx.Graph
        As `skillgraph.network.partner_network` gives it; a node has besides ``sides`` (codes of the roles it has in
        partnerships, or those of its type), ``kind`` (of a college) and ``area``, with their names, where None is not
        known, and ``fields`` (the industries and occupations that records join it to, each with those records).

    Examples
    --------
    >>> import skillgraph
    >>> graph = meeting_network(skillgraph.open()._view, "en")
    >>> sorted({graph.nodes[node]["sides"] for node in graph})
    [('college-side',), ('enterprise-side',)]
    """
    import networkx as nx

    from skillgraph.analysis.attributes import add_attributes
    from skillgraph.analysis.in_store import InStore
    from skillgraph.analysis.surroundings import sides_of
    from skillgraph.network import partner_network

    entities, types = view.entities(), view.terms("type")
    tied = partner_network(view, lang)
    graph: nx.Graph[str] = nx.Graph()
    for entity in entities.values():  # in the order of pinyin
        if entity.iri in tied or sides_of(entity.type, ()) or entity == besides:
            own = {"name": entity.name(lang), "type": entity.type, "type_name": types[entity.type].name(lang)}
            graph.add_node(entity.iri, **own)
    graph.add_edges_from(tied.edges(data=True))
    add_attributes(graph, view, lang)
    roles: dict[str, set[str]] = {}
    for members in view.participants({row.record for row in view.partners()}).values():
        for number, role in members:
            roles.setdefault(entities[number].iri, set()).add(role)
    store = InStore(view, lang)
    fields = {entities[number].iri: known for number, known in store.in_fields(store.concepts()).items()}
    for node, known in graph.nodes(data=True):
        known["sides"] = sides_of(known["type"], roles.get(node, ()))
        known["fields"] = fields.get(node, {})
    return graph
