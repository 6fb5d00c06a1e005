"""What a workspace holds before files are added to it, each part read when it is first asked for.

A workspace may hold a list of a hundred thousand rows, and a file of one row is added to it: what that row does not
ask for is not read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

from skillgraph import names, triples
from skillgraph.adding.sources import Known, triples_of
from skillgraph.records import Record
from skillgraph.shapes import Properties, group, literals
from skillgraph.vocabulary import DCTERMS, RDF, SG
from skillgraph.workspace import Workspace

# From how many bytes on a file is looked through for what is wanted, before any of it is read as Turtle.
_LARGE = 1_000_000
# The word first, since plain text is what is searched for fast.
_OF_SOURCES = re.compile(rb"Source\b(?<=[:#]Source)")
_NODE = re.compile(rb"\nrec:([a-z0-9-]+) a ")
_BETWEEN = b"\n\n"
_PLAIN = re.compile("[A-Za-z0-9]+")


class Standing:
    """The nodes of a workspace.

    Parameters
    ----------
    space
        The workspace.

    Examples
    --------
    >>> from skillgraph import resources
    >>> Standing(Workspace(resources.example())).sources["kunming2023letter"].version
    '1'
    """

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._files = sorted((space.folder / "records").glob("**/*.ttl"))
        self._entities = space.folder / "entities.ttl"

    @cached_property
    def registry(self) -> list[Triple]:
        """All that is said of entities."""
        return list(triples_of(self._entities, self._space.base))

    @cached_property
    def nodes(self) -> Mapping[str, Properties]:
        """All nodes: subject to predicate to values."""
        files = [*self._files, self._entities]
        return group(triple for file in files for triple in triples_of(file, self._space.base))

    @cached_property
    def recorded(self) -> frozenset[str]:
        """The IRIs of all records."""
        return frozenset(iri for iri, node in self.nodes.items() if SG.evidence in node)

    @cached_property
    def source_nodes(self) -> list[Triple]:
        """What is said of sources; other nodes may be among them."""
        return [triple for file in self._files for triple in self._of_sources(file)]

    @cached_property
    def sources(self) -> dict[str, Known]:
        """The sources by all that a sheet may call them: id, document number or title, folded."""
        found: dict[str, Known] = {}
        for iri, node in group(self.source_nodes).items():
            if SG.Source in {value.value for value in node.get(RDF.type, ())}:
                version, file = _latest(node)
                source = Known(iri, version, self._space.text(file), partial(self._sections, iri))
                called = [iri.rpartition("/")[2], *(value.value for value in node.get(SG.documentNumber, ()))]
                called += [title.value for title in literals(node, DCTERMS.title)]
                found |= {names.fold(name): source for name in called}
        return found

    def records(self, key: str) -> list[Triple]:
        """Give what the file of a source says.

        Parameters
        ----------
        key
            The source's id.

        Returns
        -------
        list of Triple
            Empty where there is none.
        """
        return list(triples_of(self._space.folder / "records" / f"{key}.ttl", self._space.base))

    def namesakes(self, key: str, ends: Container[str]) -> list[Record]:
        """Give the records of other sources whose IRIs end as some do.

        Parameters
        ----------
        key
            The id of the source whose own records are passed over.
        ends
            The last parts of IRIs.

        Returns
        -------
        list of Record
            All of a file that has any: they are read only then.
        """
        found: list[Record] = []
        for file in self._files:
            # As this project writes them, a record's node begins a line.
            own = (end.decode() for end in _NODE.findall(file.read_bytes())) if file.stem != key else ()
            if any(end in ends for end in own):
                told = triples_of(file, self._space.base)
                found += [each for each in triples.to_records(told) if each.iri.rpartition("/")[2] in ends]
        return found

    def _of_sources(self, file: Path) -> Iterator[Triple]:
        """The nodes that tell of sources, and others; of a large file, whose records are many, nothing else."""
        if file.stat().st_size < _LARGE:
            return triples_of(file, self._space.base)
        content = file.read_bytes()
        chosen = _BETWEEN.join([content[: content.find(_BETWEEN)], *_around(content, _OF_SOURCES)])
        try:
            quads = list(parse(chosen, format=RdfFormat.TURTLE, base_iri=self._space.base))
        except SyntaxError:  # Somebody else wrote it, with blank lines where we have none.
            return triples_of(file, self._space.base)
        return (quad.triple for quad in quads)

    def _sections(self, source: str) -> dict[str, str]:
        """The sections of the passages of a source, by their IRIs."""
        files = [file for file in self._files if _may_name(file, source)]
        nodes = group(triple for file in files for triple in triples_of(file, self._space.base))
        return {iri: node[SG.section][0].value for iri, node in nodes.items() if SG.section in node}


def _latest(source: Properties) -> tuple[str, str]:
    """The last version of a source, and the file of its text: `letter/2.md` for version 2."""
    files = {Path(value.value).stem: value.value for value in source[SG.textFile]}
    return max(files.items(), key=lambda each: (int(each[0]) if each[0].isdecimal() else 0, each[0]))


def _around(content: bytes, wanted: re.Pattern[bytes]) -> Iterator[bytes]:
    """The nodes in which something stands: as this project writes them, a blank line parts two of them."""
    end = -1
    for found in wanted.finditer(content, max(0, content.find(_BETWEEN))):
        if found.start() > end:
            begin = content.rfind(_BETWEEN, 0, found.start()) + len(_BETWEEN)
            end = content.find(_BETWEEN, found.start())
            end = len(content) if end < 0 else end
            yield content[begin:end]


def _may_name(file: Path, iri: str) -> bool:
    """Whether a file holds the longest plain word of an IRI's last part: without it, it says nothing of it."""
    words = _PLAIN.findall(iri.rpartition("/")[2])
    return not words or max(words, key=len).encode() in file.read_bytes()
