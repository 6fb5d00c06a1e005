"""What is asked of the process that evaluates a query: the query, its data, its limits."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from skillgraph.sparql.errors import BrokenData
from skillgraph.vocabulary import XSD

SECONDS = 60.0
MEMORY = 4 << 30  # bytes of address space; the store of a nation needs less than half
ROWS = 1_000_000

# By the ending of a file's name: what the engine knows it as.
_DATA = {
    ".ttl": "ttl", ".turtle": "ttl", ".nt": "nt", ".nq": "nq", ".trig": "trig", ".jsonld": "jsonld",
    ".rdf": "rdf", ".owl": "rdf", ".xml": "rdf", ".n3": "n3",
}  # fmt: skip
_DATASETS = ("nq", "trig", "jsonld")

SELECT_FORMATS = ("csv", "json", "tsv", "xml")
GRAPH_FORMATS = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}


class Bound(NamedTuple):
    """The value of a parameter, as an RDF term.

    Parameters
    ----------
    value
        The IRI, or the literal's text.
    datatype, language
        Of a literal; an IRI has neither.

    Examples
    --------
    >>> Bound("https://example.org/a").datatype is None
    True
    """

    value: str
    datatype: str | None = None
    language: str | None = None

    @classmethod
    def typed(cls, text: str) -> Bound:
        """Read a value as it is typed: ``<IRI>``, ``"text"@zh``, a whole number; anything else is a text.

        Parameters
        ----------
        text
            What was typed.

        Returns
        -------
        Bound
            The term; nothing in it can become a part of a query.

        Examples
        --------
        >>> Bound.typed("<https://example.org/a>"), Bound.typed('"甲"@zh').language, Bound.typed("2022").value
        (Bound(value='https://example.org/a', datatype=None, language=None), 'zh', '2022')
        """
        if iri := re.fullmatch(r"<([A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*)>", text):
            return cls(iri[1])
        if said := re.fullmatch(r'"(.*)"@([A-Za-z]+(?:-[A-Za-z0-9]+)*)', text, re.DOTALL):
            return cls(said[1], None, said[2].lower())
        whole = re.fullmatch(r"[+-]?[0-9]+", text, re.ASCII)
        return cls(text, XSD.integer if whole else XSD.string)


class DataFile(NamedTuple):
    """A file to ask.

    Parameters
    ----------
    file
        Its path.
    graph
        The named graph it is to be; None for the default graph.

    Examples
    --------
    >>> DataFile("a.ttl").extension
    'ttl'
    """

    file: str
    graph: str | None = None

    @property
    def extension(self) -> str:
        """What the engine knows its format as.

        Raises
        ------
        BrokenData
            When its name has no known ending.
        """
        ending = os.path.splitext(self.file)[1].lower()
        if ending not in _DATA:
            raise BrokenData(
                file=self.file,
                zh=f"后缀不是 RDF 文件的后缀（{'、'.join(_DATA)}）",
                en=f"its name does not end as that of an RDF file ({', '.join(_DATA)})",
            )
        return _DATA[ending]

    def iris(self, base: str | None) -> tuple[str, ...]:
        """Give the IRIs by which a query may name it.

        Parameters
        ----------
        base
            The base IRI of the question; None where there is none.

        Returns
        -------
        tuple of str
            Against the base, if there is one; then that of its place, as it was typed and with links followed.
        """
        from pathlib import Path
        from urllib.parse import quote, unquote, urljoin

        name = os.path.basename(self.file)
        based = [] if base is None else [urljoin(base, quote(name)), urljoin(base, name)]
        places = [Path(os.path.abspath(self.file)).as_uri(), Path(self.file).resolve().as_uri()]
        return tuple(dict.fromkeys([*based, *places, *map(unquote, places)]))


class Request(NamedTuple):
    """One question to the engine.

    Parameters
    ----------
    query
        SPARQL.
    store
        The folder of the store to ask; None to ask files.
    files
        The files to ask.
    prefixes
        Those known without being declared.
    base
        What relative IRIs are resolved against.
    graphs
        The IRIs of its dataset clause.
    named
        Those that GRAPH names and that must be there; in files one that is not there is simply empty.
    order
        The order of the columns; those not in it keep the engine's.
    bound
        The values of variables.
    format
        How to write the answer.
    lang
        The language of labels.
    limit
        The rows to give at most.
    seconds, memory
        Its limits.

    Examples
    --------
    >>> Request("ASK {}", store="index/store").union, Request("ASK {}", store="index/store", graphs=("http://a/",)).union
    (True, False)
    """

    query: str
    store: str | None = None
    files: Sequence[DataFile] = ()
    prefixes: Mapping[str, str] = MappingProxyType({})
    base: str | None = None
    graphs: Sequence[str] = ()
    named: Sequence[str] = ()
    order: Sequence[str] = ()
    bound: Mapping[str, Bound] = MappingProxyType({})
    format: str = "terms"
    lang: str = "en"
    limit: int = ROWS
    seconds: float = SECONDS
    memory: int = MEMORY

    @property
    def union(self) -> bool:
        """Whether the default graph is the union of all: in a workspace, and where no dataset clause narrows it.

        The engine's option overrides FROM without a word.
        """
        return self.store is not None and not self.graphs

    def message(self, path: Sequence[str]) -> dict[str, object]:
        """Write it as plain values.

        Parameters
        ----------
        path
            Where Python finds the engine.

        Returns
        -------
        dict
            For the process that answers.

        Raises
        ------
        BrokenData
            When a file's name does not say its format.
        """
        return {
            "query": self.query,
            "store": self.store,
            "files": [self._file(file) for file in self.files],
            "prefixes": dict(self.prefixes),
            "base": self.base,
            "graphs": [*self.graphs, *self.named],
            "order": list(self.order),
            "union": self.union,
            "bound": {name: tuple(value) for name, value in self.bound.items()},
            "format": self.format,
            "lang": self.lang,
            "limit": self.limit,
            "seconds": self.seconds,
            "memory": self.memory,
            "path": list(path),
        }

    def _file(self, file: DataFile) -> dict[str, object]:
        iris = file.iris(self.base)
        # A dataset clause names files by their IRIs, so each is then a graph of its own.
        apart = next((iri for iri in iris if iri in self.graphs), iris[0]) if self.graphs else None
        return {
            "path": os.fspath(file.file),
            "name": file.file,
            "extension": file.extension,
            "base": self.base or file.graph or file.iris(None)[0],
            "graph": file.graph or apart,
            "dataset": file.extension in _DATASETS,
        }
