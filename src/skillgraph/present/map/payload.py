"""Turns what a map shows into the plain values its page reads."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillgraph.present.map import labels, layout, looks, shades, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillgraph.present.map.data import Edge, Fact, MapData, Node, Quote, Status

FONT = 13.0  # the size of a label's letters in pixels, where the map is shown at its own size
LARGEST = 26  # the radius of a mark, at most
LINE = 1.25  # the height of a line, in letters

# From the firmest to the least firm, each with the dashes of its line.
DASHES: dict[Status, bool | list[int]] = {"asserted": False, "inferred": [9, 6], "suggested": [2, 5]}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map as plain values.

    Parameters
    ----------
    nodes, edges
        What pyvis holds and vis-network draws.
    facts
        What our scripts show beside it.
    statuses
        Those that occur, the firmest first.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    facts: dict[str, Any]
    statuses: list[Status]


def drawing(data: MapData) -> Drawing:
    """Turn what a map shows into plain values.

    Parameters
    ----------
    data
        Entries and relations.

    Returns
    -------
    Drawing
        The same for the same data, in whatever order the entries come.

    Examples
    --------
    >>> from skillgraph.present.map.data import MapData
    >>> drawing(MapData({"en": "Empty"})).facts["kinds"]
    []
    """
    styles = looks.looks(node.kind for node in data.nodes)
    order = {kind: place for place, kind in enumerate(styles)}
    entries = sorted(data.nodes, key=lambda node: (order[node.kind], node.id))
    place_of = {node.id: place for place, node in enumerate(entries)}
    pairs = _pairs(data.edges, place_of)
    radii = shades.sizes(entries, data.size) if data.size else _sizes(len(entries), pairs)
    sizes = [min(LARGEST, round(size * styles[node.kind].scale)) for node, size in zip(entries, radii, strict=True)]
    lines = [{lang: labels.lines(words.say(node.name, lang)) for lang in words.LANGUAGES} for node in entries]
    wide, tall = layout.place([_extent(texts, size) for texts, size in zip(lines, sizes, strict=True)], list(pairs))
    nodes = [
        {
            "id": node.id,
            "x": x,
            "y": y,
            "size": size,
            "shape": styles[node.kind].shape,
            "kind": node.kind,
        }
        for node, (x, y), size in zip(entries, wide.points, sizes, strict=True)
    ]
    quotes = _quotes([*data.edges, *(fact for node in entries for fact in node.facts)])
    number_of = {key: number for number, key in enumerate(quotes)}
    colors = shades.colors(entries, data.color)
    facts = {
        "title": dict(data.title),
        "texts": words.TEXTS,
        "kinds": _kinds(data.nodes, styles, bare=data.color is not None),
        "entries": [
            {**_entry(node, texts, number_of), **shades.shown(node, data.size, data.color, colors)}
            for node, texts in zip(entries, lines, strict=True)
        ],
        "scales": shades.legend(entries, data.size, data.color),
        "relations": [_relation(edge, place_of, number_of) for edge in data.edges],
        "quotes": [_quote(quote) for quote in quotes.values()],
        "notes": [dict(note) for note in data.notes],
        # Where the entries stand in a wide window is pyvis's to hold; on a telephone held upright they stand elsewhere.
        "tall": tall.points,
        "blocks": {
            "wide": {"box": wide.block, "heading": wide.heading},
            "tall": {"box": tall.block, "heading": tall.heading},
        },
    }
    found = {edge.status for edge in data.edges}
    statuses = [status for status in DASHES if status in found]
    return Drawing(nodes, _lines(entries, data.edges, pairs), facts, statuses)


def _pairs(edges: Iterable[Edge], place_of: dict[str, int]) -> dict[tuple[int, int], list[int]]:
    """Gather the relations between the same two entries, whichever way they lead."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for number, edge in enumerate(edges):
        first, second = place_of[edge.source], place_of[edge.target]
        pairs.setdefault((min(first, second), max(first, second)), []).append(number)
    return pairs


def _sizes(count: int, pairs: Iterable[tuple[int, int]]) -> list[float]:
    """Give each entry a radius that grows with the number of entries it is related to."""
    degrees = [0] * count
    for first, second in pairs:
        if first != second:
            degrees[first] += 1
            degrees[second] += 1
    return [9 + 3.2 * math.sqrt(degree) for degree in degrees]


def _extent(texts: dict[str, list[str]], size: int) -> layout.Extent:
    """Measure the room an entry takes with its label, in the language that needs more."""
    widest = max((labels.width(line) for lines in texts.values() for line in lines), default=0.0)
    tallest = max((len(lines) for lines in texts.values()), default=0)
    return layout.Extent(
        side=max(size, widest * FONT / 2), above=float(size + 2), below=size + 4 + tallest * LINE * FONT
    )


def _kinds(nodes: Iterable[Node], styles: dict[str, looks.Look], *, bare: bool) -> list[dict[str, Any]]:
    """List the kinds in the order of the legend; the first entry of a kind says what it is called.

    Where colour tells something else, a kind has its shape alone.
    """
    names: dict[str, dict[str, str]] = {}
    for node in nodes:
        names.setdefault(node.kind, dict(node.kind_name))
    return [
        {"code": kind, "name": names[kind], "color": looks.NEUTRAL if bare else look.color, "shape": look.shape}
        for kind, look in styles.items()
    ]


def _entry(node: Node, texts: dict[str, list[str]], number_of: dict[tuple[str, str, str], int]) -> dict[str, Any]:
    facts = [
        {
            "name": dict(fact.name),
            "phrase": dict(fact.phrase),
            "status": fact.status,
            "quotes": [number_of[_key(quote)] for quote in fact.quotes],
        }
        for fact in node.facts
    ]
    return {
        "id": node.id,
        "kind": node.kind,
        "name": dict(node.name),
        "lines": texts,
        "names": list(node.names),
        "facts": facts,
    }


def _key(quote: Quote) -> tuple[str, str, str]:
    """Tell quotes apart; their words in two languages cannot be hashed as they are."""
    return json.dumps(dict(quote.source), sort_keys=True), quote.section, quote.text


def _quotes(edges: Iterable[Edge | Fact]) -> dict[tuple[str, str, str], Quote]:
    """Gather the quotes; many relations rest on the same sentence, which stands in the file once."""
    return {_key(quote): quote for edge in edges for quote in edge.quotes}


def _quote(quote: Quote) -> dict[str, Any]:
    return {"source": dict(quote.source), "section": quote.section, "text": quote.text}


def _relation(edge: Edge, place_of: dict[str, int], number_of: dict[tuple[str, str, str], int]) -> dict[str, Any]:
    """Write one relation; entries and quotes are given by their number."""
    return {
        "source": place_of[edge.source],
        "target": place_of[edge.target],
        "code": edge.relation,
        "name": dict(edge.relation_name),
        "phrase": dict(edge.phrase),
        "status": edge.status,
        "quotes": [number_of[_key(quote)] for quote in edge.quotes],
    }


def _lines(
    entries: list[Node], edges: tuple[Edge, ...], pairs: dict[tuple[int, int], list[int]]
) -> list[dict[str, Any]]:
    """Draw one line for each pair of entries, in the style of the firmest of its relations."""
    firmness = list(DASHES)
    lines = []
    for number, ((first, second), members) in enumerate(pairs.items()):
        start, end = entries[first].id, entries[second].id
        targets = {edges[member].target for member in members if edges[member].directed}
        status = min((edges[member].status for member in members), key=firmness.index)
        lines.append(
            {
                "id": f"line-{number}",
                "from": start,
                "to": end,
                "relations": members,
                "dashes": DASHES[status],
                "arrows": {
                    "to": {"enabled": end in targets, "scaleFactor": 0.5},
                    "from": {"enabled": start in targets, "scaleFactor": 0.5},
                },
            }
        )
    return lines
