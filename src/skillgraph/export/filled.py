"""What stands in a cell of a filled-in form: values as people write them, so that they are read back the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from skillgraph import names
from skillgraph.adding.quoting import BETWEEN, is_row
from skillgraph.ingest.columns import Column, Kind
from skillgraph.ingest.values.members import joined
from skillgraph.ingest.values.numbers import plain
from skillgraph.records import Record, Value
from skillgraph.shapes import Ontology, Properties, literals
from skillgraph.text import one_line
from skillgraph.vocabulary import DCTERMS, HEDGE, RDF, SG, SKOS

# How people write what is not exact; `skillgraph.ingest.values.numbers` reads it.
_HEDGED = {
    HEDGE["about"]: "约{}",
    HEDGE["over"]: "{}余",
    HEDGE["at-least"]: "{}以上",
    HEDGE["nearly"]: "近{}",
}
_NUMBERS = frozenset({Kind.NUMBER, Kind.INTEGER})
_TEXTS = frozenset({Kind.TEXT, Kind.DATE, Kind.YEAR})
Told = Sequence[tuple[str, Value]]


class Filled:
    """Fills in cells.

    Parameters
    ----------
    lang
        The language of names and labels, ``"zh"`` or ``"en"``.
    ontology
        Where concepts and classes have their labels.
    nodes
        Those of the workspace.
    records
        Its records, to which others may refer.
    """

    def __init__(
        self, lang: str, ontology: Ontology, nodes: Mapping[str, Properties], records: Sequence[Record]
    ) -> None:
        self._lang, self._ontology, self._nodes = lang, ontology, nodes
        called = {
            (names.normal(label.value), iri)
            for iri, node in nodes.items()
            for path in (SKOS.prefLabel, SKOS.altLabel)
            for label in literals(node, path)
        }
        self._called = Counter(name for name, _ in called)
        self._stated = Counter(
            names.fold(text) for record in records for text in {value.value for value in record.values(SG.statement)}
        )

    def cell(self, record: Record, column: Column) -> str:
        """Fill in a cell of a record.

        Parameters
        ----------
        record
            The record.
        column
            The column.

        Returns
        -------
        str
            What a person would write there; empty where nothing is told.
        """
        if column.kind in {Kind.QUOTE, Kind.SOURCE} and all(map(is_row, record.evidence)):
            return ""  # A row of a table is its own evidence, wherever it is added.
        if column.kind is Kind.QUOTE:
            return f"\n{BETWEEN}\n".join(one_line(each.quote) for each in record.evidence)
        if column.kind is Kind.SOURCE:
            sources = [_id(each.source) for each in record.evidence]
            return joined(sources[:1] if len(set(sources)) == 1 else sources)
        if column.role:
            members = sorted(each.entity for each in record.participants if each.role == column.role)
            return joined(map(self._name, members))
        return self._cell(column, record.fields)

    def registered(self, iri: str, column: Column, fields: Told) -> str:
        """Fill in a cell of a source or an entity.

        Parameters
        ----------
        iri
            Its IRI.
        column
            The column.
        fields
            What is told of it.

        Returns
        -------
        str
            What a person would write there.
        """
        if column.field.path == DCTERMS.identifier:
            return _id(iri)
        if column.kind is Kind.CLASS:
            known = {choice.value: choice.label[self._lang] for choice in column.choices}
            found = [value.value for path, value in fields if path == RDF.type and value.value in known]
            return known[found[0]] if found else ""
        return self._cell(column, fields)

    def _cell(self, column: Column, fields: Told) -> str:
        own = [value for path, value in fields if path == column.field.path]
        if column.lang:
            own = [value for value in own if isinstance(value, Literal) and value.language == column.lang]
        if column.field.path == SG.hedge and _is_said(fields):
            return ""
        words = [self._word(column, value, fields) for value in sorted(own, key=str)]
        if column.kind is Kind.RECORD:
            return "\n".join(words)
        return joined(words) if column.several or column.kind is Kind.ENTITY else "".join(words[:1])

    def _word(self, column: Column, value: Value, fields: Told) -> str:
        if column.kind in _NUMBERS:
            return _number(value, fields)
        if column.kind is Kind.RECORD:
            return self._record(value.value)
        if isinstance(value, NamedNode):
            known = {choice.value: choice.label[self._lang] for choice in column.choices}
            return known.get(value.value) or self._name(value.value)
        if column.kind is Kind.BOOLEAN:
            known = {choice.value: choice.label[self._lang] for choice in column.choices}
            return known[{"1": "true", "0": "false"}.get(value.value, value.value)]
        return value.value

    def _name(self, iri: str) -> str:
        """A name that nobody else has; else the IRI, which is read as well."""
        labels = list(literals(self._nodes.get(iri, {}), SKOS.prefLabel))
        labels.sort(key=lambda label: (label.language != self._lang, label.language))
        return next((label.value for label in labels if self._called[names.normal(label.value)] == 1), iri)

    def _record(self, iri: str) -> str:
        """What it states, where no other record states the same; else its IRI."""
        stated = list(literals(self._nodes.get(iri, {}), SG.statement))
        stated.sort(key=lambda text: (text.language != self._lang, text.language))
        return next((text.value for text in stated if self._stated[names.fold(text.value)] == 1), iri)


def _number(value: Value, fields: Told) -> str:
    digits = plain(Decimal(value.value))
    hedge = next((each.value for path, each in fields if path == SG.hedge), "")
    return _HEDGED.get(hedge, "{}").format(digits)


def _is_said(fields: Told) -> bool:
    """Whether the number itself says how it is hedged."""
    paths = {path for path, _ in fields}
    return bool(paths & {SG.value, SG.headcount})


def _id(source: str) -> str:
    return source.rpartition("/")[2]
