"""The entities and what joins them, in the formats of network tools."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from skillgraph.export.content import Content
from skillgraph.network import network
from skillgraph.text import cleaned, one_line

if TYPE_CHECKING:
    import networkx as nx


def graphml(content: Content) -> bytes:
    """Write GraphML.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        As networkx writes it.
    """
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(graph(content), out, named_key_ids=True)
    return out.getvalue() + b"\n"


def gexf(content: Content) -> bytes:
    """Write GEXF.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        As networkx writes it, without the day on which it was written: the same graph is the same file.
    """
    from xml.etree.ElementTree import tostring

    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph(content))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.indent(writer.xml)
    text: bytes = tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return text


def cytoscape(content: Content) -> bytes:
    """Write the JSON of Cytoscape and Cytoscape.js.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        As networkx writes it.
    """
    import networkx as nx

    data = nx.cytoscape_data(graph(content))
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def graph(content: Content) -> nx.MultiDiGraph[str]:
    """Make the network that these formats hold.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    networkx.MultiDiGraph
        That of `skillgraph.network`, with attributes as these formats can hold them: texts, numbers, yes or no; what
        is unknown is left out. Partners are joined by one edge for each partnership, marked ``symmetric``; the words
        it rests on are ``quote``, ``source_name`` (``source`` is where an edge begins) and ``section``, a line for
        each passage. Names are there in both languages.
    """
    import networkx as nx

    words = {lang: network(content.view, lang) for lang in ("zh", "en")}
    whole = words[content.lang]
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=cleaned(content.space.title(content.lang)))
    for node, attributes in whole.nodes(data=True):
        names = {f"type_name_{lang}": words[lang].nodes[node]["type_name"] for lang in words}
        unnamed = "\n".join(each["summary"] for each in attributes["unnamed"]) or None
        made.add_node(node, **_known({"label": attributes["name"], **attributes, **names, "unnamed": unnamed}))
    place = {node: number for number, node in enumerate(whole)}
    for source, target, key, attributes in whole.edges(keys=True, data=True):
        if attributes["symmetric"] and place[source] > place[target]:
            continue  # the same partnership, the other way round
        names = {f"relation_name_{lang}": words[lang].edges[source, target, key]["relation_name"] for lang in words}
        edge = {"label": attributes["relation_name"], **attributes, **names, **_proof(content, attributes["evidence"])}
        made.add_edge(source, target, **_known(edge))
    return made


def _proof(content: Content, evidence: Sequence[Mapping[str, str]]) -> dict[str, str | None]:
    def lines(field: str) -> str:
        return "\n".join(dict.fromkeys(one_line(passage[field]) for passage in evidence))

    keys = {"quote": "quote", "source_name": "source", "section": "section"}
    return {"evidence": None, **({key: lines(field) for key, field in keys.items()} if content.evidence else {})}


def _known(attributes: Mapping[str, Any]) -> dict[str, str | int | bool]:
    # XML cannot hold what `cleaned` leaves out. That none share a head-count needs no word.
    return {
        key: cleaned(value) if isinstance(value, str) else value
        for key, value in attributes.items()
        if value is not None and (key, value) != ("together", 0)
    }
