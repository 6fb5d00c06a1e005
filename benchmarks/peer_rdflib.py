"""The peer: what someone at home in rdflib would write today to ask who partners with whom.

    python benchmarks/peer_rdflib.py WORKSPACE NAME --schemes ontology/schemes.ttl

parses the workspace's Turtle into rdflib's graph in memory and asks it one SPARQL query that begins at the name
(of four ways to write it, the fastest on the generated city). Prints one line for each partner and partnership:
IRI, name, form, head-count, the words of the source.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rdflib import Graph, Literal

QUERY = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX sg: <https://w3id.org/skillgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?partner ?partner_name ?form_name ?headcount ?quote WHERE {
  ?entity skos:prefLabel ?name .
  ?own sg:participant ?entity ; sg:role ?own_role .
  ?partnership sg:participation ?own , ?other ; sg:form/skos:prefLabel ?form_name ; sg:evidence/oa:exact ?quote .
  ?other sg:role ?other_role ; sg:participant ?partner .
  ?partner skos:prefLabel ?partner_name .
  OPTIONAL { ?partnership sg:headcount ?headcount }
  FILTER(?own_role != ?other_role && LANG(?partner_name) = "zh" && LANG(?form_name) = "zh")
}
ORDER BY ?partner_name
"""


def load(workspace: Path, schemes: Path) -> Graph:
    """Parse a workspace.

    Parameters
    ----------
    workspace
        Its folder.
    schemes
        The Turtle file with the words for the forms of cooperation.

    Returns
    -------
    Graph
        The registry, all records, and the schemes.
    """
    graph = Graph()
    for file in (workspace / "entities.ttl", *sorted((workspace / "records").glob("*.ttl")), schemes):
        graph.parse(file, format="turtle")
    return graph


def partners(graph: Graph, name: str) -> list[str]:
    """Ask who partners with an entity.

    Parameters
    ----------
    graph
        What to ask.
    name
        The entity's Chinese name.

    Returns
    -------
    list of str
        A line for each partner and partnership, with tabs between the values.
    """
    rows = graph.query(QUERY, initBindings={"name": Literal(name, lang="zh")})
    return ["\t".join(" ".join(str(value or "").split()) for value in row) for row in rows]  # type: ignore[union-attr]


def main() -> None:
    """Read the command line, parse, ask, print."""
    parser = argparse.ArgumentParser(description="Ask rdflib who partners with whom.")
    parser.add_argument("workspace", type=Path)
    parser.add_argument("name")
    parser.add_argument("--schemes", type=Path, required=True)
    given = parser.parse_args()
    lines = partners(load(given.workspace, given.schemes), given.name)
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main()
