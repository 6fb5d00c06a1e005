"""The floor of building an index: pyoxigraph's own bulk load of the same files into a store on disk, and nothing else.

    python benchmarks/floor_load.py WORKSPACE ONTOLOGY STORE

loads `entities.ttl`, `records/*.ttl` and the ontology's Turtle, each file into a graph of its own, and prints how
many triples the store then has.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store


def main() -> None:
    """Read the command line, load, print."""
    parser = argparse.ArgumentParser(description="Load a workspace's Turtle into a store.")
    for name in ("workspace", "ontology", "store"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    store = Store(str(given.store))
    records = sorted((given.workspace / "records").glob("*.ttl"))
    for file in (given.workspace / "entities.ttl", *records, *sorted(given.ontology.glob("*.ttl"))):
        graph = NamedNode(f"https://example.org/graph/{file.stem}")
        store.bulk_load(path=str(file), format=RdfFormat.TURTLE, to_graph=graph)
    store.flush()
    print(len(store))


if __name__ == "__main__":
    main()
