"""The peer: what someone at home in rdflib and networkx would write today to see the shape of the partner network.

    python benchmarks/peer_network.py TASK WORKSPACE [NAME [NAME]]

parses the workspace's Turtle into rdflib's graph in memory, pairs the opposite sides of each partnership (through the
triples API, a hundred times faster than SPARQL here), and asks networkx: `load` only parses; `path` is the shortest way
between two names, `suggest` the ten best by Adamic–Adar within three steps of one; `degree`, `core`, `pagerank` and
`betweenness` (from 100 sampled nodes) print the first twenty; `communities` prints how many groups Louvain finds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import networkx as nx
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import RDF, SKOS

SG = Namespace("https://w3id.org/skillgraph/ontology#")
LIMIT, PIVOTS = 20, 100


def load(workspace: Path) -> Graph:
    """Parse the registry and all records."""
    graph = Graph()
    for file in (workspace / "entities.ttl", *sorted((workspace / "records").glob("*.ttl"))):
        graph.parse(file, format="turtle")
    return graph


def network(graph: Graph) -> nx.Graph[str]:
    """Pair the opposite sides of each partnership; an edge weighs the number of partnerships."""
    partners: nx.Graph[str] = nx.Graph()
    for partnership in graph.subjects(RDF.type, SG.Partnership):
        sides: dict[str, list[str]] = {}
        for part in graph.objects(partnership, SG.participation):
            sides.setdefault(str(graph.value(part, SG.role)), []).append(str(graph.value(part, SG.participant)))
        roles = sorted(sides)
        for place, role in enumerate(roles):
            for other in roles[place + 1 :]:
                for a, b in product(sides[role], sides[other]):
                    weight = partners.get_edge_data(a, b, {"weight": 0})["weight"]
                    partners.add_edge(a, b, weight=weight + 1)
    return partners


def suggest(partners: nx.Graph[str], one: str) -> list[tuple[str, float]]:
    """Give the best new partners within three steps, by the partners they share with the partners of one."""
    near = nx.single_source_shortest_path_length(partners, one, cutoff=3)
    far = [(one, other) for other, steps in near.items() if steps > 1]
    scored = [(other, score) for _, other, score in nx.adamic_adar_index(partners, far)]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:10]


def ranked(partners: nx.Graph[str], measure: str) -> list[tuple[str, float]]:
    """Give the first twenty by a measure."""
    scores: Mapping[str, float]
    if measure == "degree":
        scores = dict(partners.degree())
    elif measure == "core":
        scores = nx.core_number(partners)
    elif measure == "pagerank":
        scores = nx.pagerank(partners, tol=1e-8, max_iter=1000)
    else:
        scores = nx.betweenness_centrality(partners, k=min(PIVOTS, len(partners)), seed=0)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:LIMIT]


def main() -> None:
    """Read the command line, parse, compute, print."""
    parser = argparse.ArgumentParser(description="Ask rdflib and networkx for the shape of a network.")
    parser.add_argument("task")
    parser.add_argument("workspace", type=Path)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    graph = load(given.workspace)
    if given.task == "load":
        print(len(graph))
        return
    nodes = [str(graph.value(predicate=SKOS.prefLabel, object=Literal(name, lang="zh"))) for name in given.names]
    partners = network(graph)
    if given.task == "path":
        lines = list(nx.shortest_path(partners, *nodes))
    elif given.task == "communities":
        lines = [str(len(nx.community.louvain_communities(partners, seed=0)))]
    else:
        rows = suggest(partners, nodes[0]) if given.task == "suggest" else ranked(partners, given.task)
        lines = [f"{iri}\t{score}" for iri, score in rows]
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main()
