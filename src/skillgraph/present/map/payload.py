"""Turns what a map shows into the plain values its page reads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillgraph import names
from skillgraph.answers.web import PASSED_BY
from skillgraph.present.map import entries, grouped, labels, layout, looks, shades, words
from skillgraph.present.map.tables import Numbered, Quotes, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillgraph.present.map.data import Edge, MapData, Node, Status

FONT = 13.0  # the size of a label's letters in pixels, where the map is shown at its own size
LARGEST = 26  # the radius of a mark, at most
LINE = 1.25  # the height of a line, in letters
WHOLE = 2_000  # entries up to which all are drawn at once; more are drawn in groups

# From the firmest to the least firm.
STATUSES: tuple[Status, ...] = ("asserted", "inferred", "suggested")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map as plain values.

    Parameters
    ----------
    nodes, edges
        What pyvis holds and vis-network draws: entries and the lines between them, of a large map groups.
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
    nodes = sorted(data.nodes, key=lambda node: (order[node.kind], node.id))
    place_of = {node.id: place for place, node in enumerate(nodes)}
    sizes = _sizes(data, nodes, place_of, styles)
    lines = [{lang: labels.lines(words.say(node.name, lang)) for lang in words.LANGUAGES} for node in nodes]
    quotes, phrases, kinds = Quotes(), Numbered(), Numbered()
    areas, industries = (counted(getattr(node, which) for node in nodes) for which in ("areas", "industries"))
    colors = shades.colors(nodes, data.color)
    found = {edge.status for edge in data.edges}
    facts: dict[str, Any] = {
        "title": dict(data.title),
        "texts": words.TEXTS,
        "base": _base([node.id for node in nodes]),
        "kinds": _kinds(nodes, styles, bare=data.color is not None),
        "entries": [
            {
                **entries.entry(node, texts, size, quotes, areas, industries, data.communities),
                **shades.shown(node, data.size, data.color, colors),
            }
            for node, texts, size in zip(nodes, lines, sizes, strict=True)
        ],
        "relations": [_relation(edge, place_of, kinds, phrases, quotes) for edge in data.edges],
        "relationKinds": kinds.told(),
        "phrases": phrases.values,
        "quotes": quotes.values,
        "areas": areas.told(),
        "industries": industries.told(),
        "communities": grouped.communities(data.communities),
        "statuses": [status for status in STATUSES if status in found],
        "shown": [status for status in STATUSES if status in found and status in data.shown],
        "simple": names.simple_signs(text for node in nodes for text in (*node.name.values(), *node.names)),
        "notThrough": list(PASSED_BY),
        "years": _years(data),
        "hulls": data.hulls and data.communities is not None,
        "scales": shades.legend(nodes, data.size, data.color),
        "notes": [dict(note) for note in data.notes],
        "groupings": [],
        "tall": [],
        "blocks": {},
    }
    if len(nodes) > WHOLE:
        facts["groupings"] = grouped.groupings(data, nodes, facts)
        marks, ties = grouped.drawn(facts)
    else:
        marks, ties = _whole(data, nodes, place_of, lines, sizes, styles, facts)
    return Drawing(marks, ties, facts, facts["statuses"])


def _sizes(data: MapData, nodes: Sequence[Node], place_of: dict[str, int], styles: dict[str, looks.Look]) -> list[int]:
    radii = shades.sizes(nodes, data.size) if data.size else _by_degree(len(nodes), data.edges, place_of)
    return [min(LARGEST, round(size * styles[node.kind].scale)) for node, size in zip(nodes, radii, strict=True)]


def _by_degree(count: int, edges: Iterable[Edge], place_of: dict[str, int]) -> list[float]:
    """Give each entry a radius that grows with the number of entries it is related to; what is suggested is none."""
    degrees = [0] * count
    told = [edge for edge in edges if edge.status != "suggested"]
    for first, second in {_ends(edge, place_of) for edge in told}:
        if first != second:
            degrees[first] += 1
            degrees[second] += 1
    return [9 + 3.2 * math.sqrt(degree) for degree in degrees]


def _ends(edge: Edge, place_of: dict[str, int]) -> tuple[int, int]:
    first, second = place_of[edge.source], place_of[edge.target]
    return min(first, second), max(first, second)


def _whole(
    data: MapData,
    nodes: Sequence[Node],
    place_of: dict[str, int],
    lines: Sequence[dict[str, list[str]]],
    sizes: Sequence[int],
    styles: dict[str, looks.Look],
    facts: dict[str, Any],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Place all entries, in a wide window and in a tall one; pyvis holds the wide one."""
    links = dict.fromkeys(_ends(edge, place_of) for edge in data.edges if edge.status != "suggested")
    extents = [_extent(texts, size) for texts, size in zip(lines, sizes, strict=True)]
    wide, tall = layout.place(extents, list(links))
    facts["tall"] = tall.points
    facts["blocks"] = {
        "wide": {"box": wide.block, "heading": wide.heading},
        "tall": {"box": tall.block, "heading": tall.heading},
    }
    marks = [
        {"id": node.id, "x": x, "y": y, "size": size, "shape": styles[node.kind].shape, "kind": node.kind}
        for node, (x, y), size in zip(nodes, wide.points, sizes, strict=True)
    ]
    return marks, _ties(data, nodes, place_of)


def _extent(texts: dict[str, list[str]], size: int) -> layout.Extent:
    """Measure the room an entry takes with its label, in the language that needs more."""
    widest = max((labels.width(line) for lines in texts.values() for line in lines), default=0.0)
    tallest = max((len(lines) for lines in texts.values()), default=0)
    return layout.Extent(
        side=max(size, widest * FONT / 2), above=float(size + 2), below=size + 4 + tallest * LINE * FONT
    )


def _ties(data: MapData, nodes: Sequence[Node], place_of: dict[str, int]) -> list[dict[str, Any]]:
    """One line for each pair of entries; what it stands for, and how it is drawn, follows from what the reader asks."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for number, edge in enumerate(data.edges):
        if edge.status in data.shown:
            pairs.setdefault(_ends(edge, place_of), []).append(number)
    return [
        {"id": f"line-{first}-{second}", "from": nodes[first].id, "to": nodes[second].id, "relations": relations}
        for (first, second), relations in pairs.items()
    ]


def _kinds(nodes: Iterable[Node], styles: dict[str, looks.Look], *, bare: bool) -> list[dict[str, Any]]:
    """List the kinds in the order of the legend; the first entry of a kind says what it is called.

    Where colour tells something else, a kind has its shape alone.
    """
    names: dict[str, dict[str, str]] = {}
    counts = dict.fromkeys(styles, 0)
    for node in nodes:
        names.setdefault(node.kind, dict(node.kind_name))
        counts[node.kind] += 1
    return [
        {
            "code": kind,
            "name": names[kind],
            "color": looks.NEUTRAL if bare else look.color,
            "shape": look.shape,
            "count": counts[kind],
        }
        for kind, look in styles.items()
    ]


def _relation(
    edge: Edge, place_of: dict[str, int], kinds: Numbered, phrases: Numbered, quotes: Quotes
) -> dict[str, Any]:
    """Write one relation; entries, words and quotes are given by their number."""
    return {
        "source": place_of[edge.source],
        "target": place_of[edge.target],
        "kind": kinds.number(edge.relation_name, edge.relation),
        "phrase": phrases.number(edge.phrase),
        "status": edge.status,
        "directed": edge.directed,
        "year": edge.year,
        "quotes": [quotes.number(quote) for quote in edge.quotes],
    }


def _years(data: MapData) -> dict[str, int]:
    """From when to when relations and facts are dated, and how many relations are not."""
    facts = (fact.year for node in data.nodes for fact in node.facts)
    dated = [year for year in (*facts, *(edge.year for edge in data.edges)) if year is not None]
    undated = sum(1 for edge in data.edges if edge.year is None and edge.status in data.shown)
    return {"first": min(dated, default=0), "last": max(dated, default=0), "undated": undated}


def _base(ids: Sequence[str]) -> str:
    """What all ids begin with, up to a slash: an address that holds a view need not repeat it."""
    if len(ids) < 2:
        return ""
    low, high = min(ids), max(ids)
    same = next((place for place, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))
    return low[: low.rfind("/", 0, same) + 1]
