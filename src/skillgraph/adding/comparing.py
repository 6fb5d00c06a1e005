"""The records that a large table told before, compared as texts: equal records are written in equal words."""

from __future__ import annotations

from collections.abc import Container, KeysView
from pathlib import Path
from typing import Literal

from pyoxigraph import RdfFormat, parse

from skillgraph import triples
from skillgraph.adding.turtle import Writer
from skillgraph.records import Record

_PROOF = "\tsg:evidence "


class Before:
    """The records of a source as its file says them.

    Parameters
    ----------
    file
        Where they stand; it need not be there.
    source
        The source's IRI.
    base
        What relative IRIs are resolved against.

    Examples
    --------
    >>> Before(Path("nowhere.ttl"), "https://example.org/src/s", "https://example.org/").dropped({})
    {}
    """

    def __init__(self, file: Path, source: str, base: str) -> None:
        self._base = base
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        self._head, *nodes = text.split("\n\n")
        self._nodes = {node.split(" ", 1)[0]: node for node in nodes}
        self._records = {
            f"{source}/{name.removeprefix('rec:')}": node for name, node in self._nodes.items() if _PROOF in node
        }

    @property
    def iris(self) -> KeysView[str]:
        """Give the IRIs of the records."""
        return self._records.keys()

    def place(self, record: Record, writer: Writer) -> Literal["new", "changed", "unchanged"]:
        """Say whether a record is new, or says something else than before; it may rest on another row now.

        Parameters
        ----------
        record
            As it is now.
        writer
            Writes as the file was written.

        Returns
        -------
        str
            One of the three words.
        """
        old = self._records.get(record.iri)
        if old is None:
            return "new"
        return "unchanged" if _bare(old) == _bare(writer.block(record)) else "changed"

    def dropped(self, now: Container[str]) -> dict[str, Record]:
        """Give the records that are no more.

        Parameters
        ----------
        now
            The IRIs of those that are.

        Returns
        -------
        dict
            IRI to record.
        """
        gone = [node for iri, node in self._records.items() if iri not in now]
        if not gone:
            return {}
        parts = [self._nodes[name] for node in gone for name in _named(node) if name in self._nodes]
        text = "\n\n".join([self._head, *gone, *parts])
        quads = parse(text, format=RdfFormat.TURTLE, base_iri=self._base)
        return {record.iri: record for record in triples.to_records(quad.triple for quad in quads)}


def _bare(node: str) -> list[str]:
    """What a node says beside what it rests on."""
    return [line.rstrip(" ;.") for line in node.rstrip().split("\n") if not line.startswith(_PROOF)]


def _named(node: str) -> list[str]:
    """The participations and passages that a record names."""
    return [word for word in node.split() if word.startswith(("rec:", "<"))][1:]
