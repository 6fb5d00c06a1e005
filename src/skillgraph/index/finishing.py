"""The last rows of a read model: what rules derived, and what is asked in SPARQL."""

from __future__ import annotations

from collections.abc import Iterator

from skillgraph.index import registry, worker
from skillgraph.index.inferring import inferred
from skillgraph.index.readmodel import Asking, ReadModel
from skillgraph.index.shard import Ground
from skillgraph.index.worker import Called, NameRow


def named(parts: Iterator[list[Called]]) -> Iterator[tuple[list[NameRow], list[str]]]:
    """Give the forms of names in this process.

    Parameters
    ----------
    parts
        Entities with their names, part by part.

    Returns
    -------
    iterator
        For each part its rows, and how each entity is sorted.
    """
    return map(worker.named, parts)


def end(model: ReadModel, asking: Asking, ground: Ground) -> None:
    """Add what the rules derived, and what is asked in SPARQL.

    Parameters
    ----------
    model
        Holds all that files tell of.
    asking
        The whole graph.
    ground
        What is known of the workspace.
    """
    nodes = inferred(asking.store)
    others = registry.number(nodes, ground.meaning)
    model.add_file("", (), ground.deriving.rows(nodes, inferred=True, wordings=model.wordings(nodes)))
    model.ask(asking, ground.terms)
    model.name(others, named)
    space = ground.space
    model.finish({"title_zh": space.title("zh"), "title_en": space.title("en"), "base": space.base})
