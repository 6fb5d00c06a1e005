"""The content as filled-in forms: what `add` reads back to the same records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from skillgraph import names, triples
from skillgraph.adding.quoting import is_row
from skillgraph.export.content import Content
from skillgraph.export.filled import Filled
from skillgraph.ingest.blanks import Blank, blanks
from skillgraph.present.template import as_workbook
from skillgraph.records import Record
from skillgraph.shapes import group
from skillgraph.vocabulary import GRAPH, RDF, SG, SKOS


def forms(content: Content) -> bytes:
    """Write the sheets of the template, filled in.

    Parameters
    ----------
    content
        What to write; what the rules derive is no part of it.

    Returns
    -------
    bytes
        An Excel workbook: a sheet for each kind of record that there is, sources and organisations; one row a record,
        under the headings of `template`.
    """
    return _Forms(content).workbook()


class _Forms:
    def __init__(self, content: Content) -> None:
        self._content = content
        told = [quad.triple for quad in content.quads if quad.graph_name != NamedNode(GRAPH.inferred)]
        self._nodes = group(told)
        self._records = triples.to_records(told) if content.evidence else []

    def workbook(self) -> bytes:
        rows = {blank.word: list(self._rows(blank)) for blank in blanks(self._content.ontology)}
        kept = [each for each in blanks(self._content.ontology) if rows[each.word] or each.type in _REGISTERS]
        return as_workbook(kept, self._content.lang, rows)

    @cached_property
    def _filled(self) -> Filled:
        return Filled(self._content.lang, self._content.ontology, self._nodes, self._records)

    @cached_property
    def _tables(self) -> frozenset[str]:
        """The sources that are tables: what they tell goes out as rows again."""
        proofs = [each for record in self._records for each in record.evidence]
        return frozenset(each.source for each in proofs if is_row(each))

    def _rows(self, blank: Blank) -> Iterator[tuple[str, ...]]:
        if blank.type in _REGISTERS:
            for iri in (each for each in self._of_class(blank.type) if each not in self._tables):
                fields = [(path, value) for path, values in self._nodes[iri].items() for value in values]
                yield tuple(self._filled.registered(iri, column, fields) for column in blank.columns)
        else:
            for record in _in_order(each for each in self._records if each.type == blank.type):
                yield tuple(self._filled.cell(record, column) for column in blank.columns)

    def _of_class(self, kind: str) -> Sequence[str]:
        known = self._content.ontology
        found = [
            iri
            for iri, node in self._nodes.items()
            if (SKOS.prefLabel in node or kind == SG.Source)
            and kind in known.types([value.value for value in node.get(RDF.type, ()) if isinstance(value, NamedNode)])
        ]
        return sorted(found, key=lambda iri: (self._kind(iri), names.pinyin(self._label(iri)), iri))

    def _kind(self, iri: str) -> str:
        return self._nodes[iri][RDF.type][0].value

    def _label(self, iri: str) -> str:
        labels = [value.value for value in self._nodes[iri].get(SKOS.prefLabel, ()) if isinstance(value, Literal)]
        return labels[0] if labels else ""


_REGISTERS = frozenset({SG.Source, SG.Entity})


def _in_order(records: Iterable[Record]) -> list[Record]:
    """As the source tells them; those that a number tells apart, in the order of their numbers."""
    told = sorted(records, key=lambda each: (each.evidence[0].source, each.evidence[0].start, each.iri))
    slots: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(told):
        slots[_numbered(record.iri)[0]].append(place)
    found = list(told)
    for places in slots.values():
        for place, record in zip(places, sorted((told[each] for each in places), key=_number), strict=True):
            found[place] = record
    return found


def _number(record: Record) -> int:
    return _numbered(record.iri)[1]


def _numbered(iri: str) -> tuple[str, int]:
    """A record's key, and its number among those that have the same."""
    room, _, name = iri.rpartition("/")
    stem, _, tail = name.rpartition("-")
    is_number = tail.isdecimal() and "-" in stem and len(tail) < triples.KEY_LENGTH
    return (f"{room}/{stem}", int(tail)) if is_number else (iri, 1)
