"""The entities and lines of a map's page, as a peer is given them: the same labels, looks and places."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def graph(html: str, width: int, height: int) -> dict[str, Any]:
    """Read what a page of `skillgraph map` shows.

    Parameters
    ----------
    html
        The page.
    width, height
        The size of its drawing in pixels.

    Returns
    -------
    dict
        `nodes` with id, label, shape, size, colour and, where entries are drawn one by one, x and y; `edges`, one for
        each pair of entities that relations join; `width` and `height`.
    """
    facts = _facts(html)
    places = {node["id"]: node for node in _data(html, "map-network")["nodes"]}
    looks = {kind["code"]: kind for kind in facts["kinds"]}
    nodes = [
        {
            "id": entry["id"],
            "label": "\n".join(entry["lines"]["zh"]),
            "shape": looks[entry["kind"]]["shape"],
            "color": looks[entry["kind"]]["color"],
            "size": 10,
            **{key: places[entry["id"]][key] for key in ("size", "x", "y") if entry["id"] in places},
        }
        for entry in facts["entries"]
    ]
    told = [relation for relation in facts["relations"] if relation["status"] != "suggested"]
    pairs = dict.fromkeys((min(ends), max(ends)) for ends in ((each["source"], each["target"]) for each in told))
    edges = [(nodes[source]["id"], nodes[target]["id"]) for source, target in pairs]
    return {"nodes": nodes, "edges": edges, "width": width, "height": height}


def _facts(html: str) -> dict[str, Any]:
    """Read the facts; a page that opens in groups has the words of its entries apart."""
    facts = _data(html, "map-facts")
    if 'id="map-words"' in html:
        for part, values in _data(html, "map-words")["entries"].items():
            for entry, value in zip(facts["entries"], values, strict=True):
                entry[part] = value
    return facts


def _data(html: str, name: str) -> dict[str, Any]:
    """Read the data that stand in an element of the page; large ones are packed."""
    found = re.search(rf'<script type="application/json" id="{name}"( data-packed)?>(.*?)</script>', html, re.DOTALL)
    if found is None:
        raise ValueError(f"the page has no {name}")
    text = gzip.decompress(base64.b64decode(found[2])).decode() if found[1] else found[2]
    data: dict[str, Any] = json.loads(text)
    return data
