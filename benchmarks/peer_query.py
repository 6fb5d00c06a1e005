"""The peer of `skillgraph query`: rdflib asked the same SPARQL, its answer written as CSV or TSV.

    python benchmarks/peer_query.py csv QUERY FILE…

parses the files, or the registry and the records of a workspace, into rdflib's graph in memory and writes the answer to
standard output.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import Graph


def main() -> None:
    """Parse, ask, write."""
    form, query, *files = sys.argv[1:]
    graph = Graph()
    for file in _all(files):
        graph.parse(file)
    answer = graph.query(query)
    if form == "csv":
        sys.stdout.buffer.write(answer.serialize(format="csv") or b"")
    else:
        # rdflib has no TSV results to write.
        sys.stdout.write("\t".join(f"?{name}" for name in answer.vars or ()) + "\n")
        for row in answer:
            sys.stdout.write("\t".join(term.n3() for term in row) + "\n")  # type: ignore[union-attr]


def _all(files: list[str]) -> list[Path]:
    found = []
    for file in map(Path, files):
        found += [file / "entities.ttl", *sorted((file / "records").glob("*.ttl"))] if file.is_dir() else [file]
    return found


if __name__ == "__main__":
    main()
