"""The peer of the map: pyvis makes a page of the same entities and lines, by the calls its manual shows.

    python benchmarks/peer_pyvis.py GRAPH.json OUT.html offline
    python benchmarks/peer_pyvis.py GRAPH.json OUT.html defaults
    python benchmarks/peer_pyvis.py GRAPH.json OUT.html remote

`offline`: vis-network put in, what it would load from a network taken out, positions given, no physics, straight lines.
`defaults`: vis-network put in, all else as it comes. `remote`: as it comes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from pyvis.network import Network

_ELSEWHERE = re.compile(r"<link[^>]*https?://[^>]*>|<script[^>]*https?://[^>]*>\s*</script>")


def page(graph: dict[str, Any], way: str) -> str:
    """Make the page.

    Parameters
    ----------
    graph
        `nodes`, `edges`, and the `width` and `height` of the drawing in pixels.
    way
        `offline`, `defaults` or `remote`.

    Returns
    -------
    str
        HTML.
    """
    offline = way == "offline"
    network = Network(
        height=f"{graph['height']}px",
        width=f"{graph['width']}px",
        directed=True,
        cdn_resources="local" if way == "remote" else "in_line",
    )
    for node in graph["nodes"]:
        spot = {key: node[key] for key in ("x", "y") if offline and key in node}
        network.add_node(
            node["id"], label=node["label"], shape=node["shape"], size=node["size"], color=node["color"], **spot
        )
    for source, target in graph["edges"]:
        network.add_edge(source, target)
    if offline:
        network.toggle_physics(False)
        network.options.edges.smooth.enabled = False
    html: str = network.generate_html()
    return _ELSEWHERE.sub("", html) if offline else html


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(page(json.loads(Path(sys.argv[1]).read_bytes()), sys.argv[3]), encoding="utf-8")
