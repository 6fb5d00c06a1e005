"""What the registry says of the nodes of a graph: of which kind they are, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgraph.analysis.in_store import InStore
from skillgraph.index.view import View
from skillgraph.vocabulary import SG

if TYPE_CHECKING:
    import networkx as nx


def add_attributes(graph: nx.Graph[str], view: View, lang: str) -> None:
    """Add to the nodes of a graph their kind of college and their area.

    Parameters
    ----------
    graph
        Its nodes are IRIs; they get ``kind``, ``kind_name``, ``area`` and ``area_name``, None where it is not known.
    view
        What to read.
    lang
        The language of the names, ``"zh"`` or ``"en"``.
    """
    kinds, entities = view.terms("institution-kind"), view.entities()
    names = {entity.iri: entity.name(lang) for entity in entities.values()}
    kind_of = {entity.iri: entity.kind for entity in entities.values()}
    area_of = areas(view, lang)
    for node, known in graph.nodes(data=True):
        kind, area = kind_of[node], area_of.get(node)
        known |= {"kind": kind, "kind_name": kinds[kind].name(lang) if kind else None}
        known |= {"area": area, "area_name": names.get(area or "")}


def areas(view: View, lang: str) -> dict[str, str]:
    """Give where everything is.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    dict
        IRI to the IRI of its area.
    """
    return {thing: area for thing, _, area in sorted(InStore(view, lang).quads(None, SG.area, None))}
