"""Writes ontology/context.jsonld anew, after the ontology has changed."""

from __future__ import annotations

import json

from skillgraph import resources, shapes
from skillgraph.export.jsonld import context

FILE = resources.ontology() / "context.jsonld"


def current() -> bytes:
    """Give what the file should hold."""
    terms = context(shapes.read(resources.ontology()))
    return (json.dumps({"@context": terms}, ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    FILE.write_bytes(current())
