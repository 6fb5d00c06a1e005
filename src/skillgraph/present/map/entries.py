"""One entry of a map as the plain values its page reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillgraph.present.map.tables import Numbered, Quotes

if TYPE_CHECKING:
    from skillgraph.present.map.data import Groups, Node


def entry(
    node: Node,
    lines: dict[str, list[str]],
    size: int,
    quotes: Quotes,
    areas: Numbered,
    industries: Numbered,
    communities: Groups | None,
) -> dict[str, Any]:
    """Write one entry.

    Parameters
    ----------
    node
        The entry.
    lines
        Its label in each language.
    size
        The radius of its mark.
    quotes, areas, industries
        Give the numbers of what it names.
    communities
        The communities of the map; None where it has none.

    Returns
    -------
    dict
        What the scripts show of it.
    """
    facts = [
        {
            "name": dict(fact.name),
            "phrase": dict(fact.phrase),
            "status": fact.status,
            "year": fact.year,
            "quotes": [quotes.number(quote) for quote in fact.quotes],
        }
        for fact in node.facts
    ]
    return {
        "id": node.id,
        "kind": node.kind,
        "name": dict(node.name),
        "lines": lines,
        "aliases": list(node.aliases),
        "names": list(node.names),
        "facts": facts,
        "size": size,
        "areas": [areas.known(code) for code, _ in node.areas],
        "industries": [industries.known(code) for code, _ in node.industries],
        "group": None if communities is None else communities.of.get(node.id),
    }
