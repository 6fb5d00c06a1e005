"""Records that rows refer to: by what they state, by their IRI, or by their row in the same file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from skillgraph import names
from skillgraph.ingest.columns import Column
from skillgraph.ingest.values.misread import Misread
from skillgraph.records import Value
from skillgraph.shapes import Ontology, Properties
from skillgraph.vocabulary import RDF, RDFS, SG

_ROW = re.compile(r"(?:第\s*)?(\d+)\s*行|行\s*(\d+)|row\s*(\d+)", re.IGNORECASE)


class References:
    """The records that may be referred to.

    Parameters
    ----------
    ontology
        Which class is under which.
    others
        Gives all nodes of the workspace; asked when a row refers to what its own file does not tell.
    but
        The IRI of the source that is read anew: what it told before is not looked for.
    """

    def __init__(self, ontology: Ontology, others: Callable[[], Mapping[str, Properties]], but: str) -> None:
        self._ontology = ontology
        self._others = others
        self._but = f"{but}/"
        self._types: dict[str, str] = {}
        self._here: dict[str, set[str]] = defaultdict(set)

    @cached_property
    def _elsewhere(self) -> Mapping[str, set[str]]:
        """The records of other files, by what they are called."""
        found: dict[str, set[str]] = defaultdict(set)
        for iri, node in self._others().items():
            if SG.evidence in node and not iri.startswith(self._but):
                self._types[iri] = node[RDF.type][0].value
                for value in (Literal(iri), *node.get(SG.statement, ())):
                    found[names.fold(value.value)].add(iri)
        return found

    def learn(self, iri: str, kind: str, fields: list[tuple[str, Value]], row: int) -> None:
        """Take in a record of the file that is read.

        Parameters
        ----------
        iri, kind, fields
            The record.
        row
            The number of its row.
        """
        self._types[iri] = kind
        stated = [value.value for path, value in fields if path in {SG.statement, RDFS.label}]
        for called in (iri, iri.rpartition("/")[2], f"行{row}", *stated):
            self._here[names.fold(called)].add(iri)

    def forget(self, iri: str) -> None:
        """Take out a record whose own row turned out to be wrong."""
        del self._types[iri]

    def find(self, column: Column, text: str, but: str) -> NamedNode | Misread:
        """Give the record that a cell means.

        Parameters
        ----------
        column
            Its column.
        text
            What stands in the cell.
        but
            The IRI of the record of the row itself, which is no part of itself.

        Returns
        -------
        NamedNode or Misread
            Its IRI; one of the same file before those of others. A problem where there is none, or several.
        """
        row = _ROW.fullmatch(text.strip())
        called = names.fold(f"行{next(filter(None, row.groups()))}" if row else text)
        own = [iri for iri in self._here.get(called, ()) if iri != but and self._fits(column, iri)]
        found = own or [iri for iri in self._elsewhere.get(called, ()) if self._fits(column, iri)]
        if not found:
            return Misread("no-record", text, "record")
        return NamedNode(found[0]) if len(found) == 1 else Misread("several-records", text, "record")

    def _fits(self, column: Column, iri: str) -> bool:
        kind = self._types.get(iri)
        return kind is not None and str(column.field.value_class) in self._ontology.types([kind])
