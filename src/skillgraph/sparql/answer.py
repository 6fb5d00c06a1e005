"""What a query gives, as values: rows of terms, a yes or no, or a graph."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import NamedTuple

from skillgraph.vocabulary import XSD

Plain = str | int | float | Decimal | bool | None

_WHOLE = frozenset({"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"})


class Term(NamedTuple):
    """One RDF term of an answer.

    Parameters
    ----------
    kind
        ``uri``, ``literal``, ``bnode`` or ``triple``.
    value
        The IRI, the text of the literal, the name of the blank node.
    datatype, language
        Of a literal.
    label
        The words for an IRI in the language asked for; None where there are none.

    Examples
    --------
    >>> Term("literal", "1247", "http://www.w3.org/2001/XMLSchema#integer").plain
    1247
    """

    kind: str
    value: str
    datatype: str | None = None
    language: str | None = None
    label: str | None = None

    @property
    def plain(self) -> Plain:
        """The value as Python has it: a number, a truth or a text; an IRI is a text."""
        if self.kind != "literal" or self.datatype is None or not self.datatype.startswith(XSD.iri):
            return self.value
        kind = self.datatype.removeprefix(XSD.iri)
        try:
            if kind in _WHOLE:
                return int(self.value)
            if kind == "decimal":
                return Decimal(self.value)
            if kind in {"double", "float"}:
                return float(self.value)
        except (ValueError, InvalidOperation):
            return self.value
        return (
            {"true": True, "1": True, "false": False, "0": False}.get(self.value, self.value)
            if kind == "boolean"
            else self.value
        )

    def to_json(self) -> dict[str, str]:
        """Give it as SPARQL's JSON writes it."""
        said = {"type": self.kind, "value": self.value}
        if self.language:
            said["xml:lang"] = self.language
        elif self.datatype not in {None, XSD.string}:
            said["datatype"] = str(self.datatype)
        return said


Row = tuple[Term | None, ...]


class Queried(NamedTuple):
    """What a query gives.

    Parameters
    ----------
    form
        ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
    variables
        The names of a SELECT's columns.
    rows
        A SELECT's rows, a term for each variable; None where it is unbound.
    boolean
        What an ASK says; None for the other forms.
    turtle
        The graph of a CONSTRUCT or DESCRIBE as Turtle; empty for the other forms.
    total
        How many rows, or triples, there are.
    cut
        Whether there was more than the limit.
    notes
        Sentences that belong to the answer.

    Examples
    --------
    >>> Queried("ASK", boolean=True).to_json()
    {'head': {}, 'boolean': True}
    """

    form: str
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    turtle: str = ""
    total: int = 0
    cut: bool = False
    notes: tuple[str, ...] = ()

    def to_dicts(self) -> list[dict[str, Plain]]:
        """Give the rows as plain values, for pandas, polars or a loop.

        Returns
        -------
        list of dict
            One for each row: variable to value; None where it is unbound.

        Examples
        --------
        >>> Queried("SELECT", ("n",), ((Term("uri", "https://example.org/a"),),)).to_dicts()
        [{'n': 'https://example.org/a'}]
        """
        if self.boolean is not None:
            return [{"answer": self.boolean}]
        return [
            {name: None if term is None else term.plain for name, term in zip(self.variables, row, strict=True)}
            for row in self.rows
        ]

    def labelled(self, labels: Mapping[str, str]) -> Queried:
        """Give the same answer with words for IRIs that had none.

        Parameters
        ----------
        labels
            IRI to words.

        Returns
        -------
        Queried
            With those labels.
        """
        rows = tuple(
            tuple(
                term._replace(label=labels.get(term.value)) if term and term.kind == "uri" and not term.label else term
                for term in row
            )
            for row in self.rows
        )
        return self._replace(rows=rows)

    def to_json(self) -> dict[str, object]:
        """Give it as SPARQL 1.1 Query Results JSON; a graph as its Turtle."""
        if self.boolean is not None:
            return {"head": {}, "boolean": self.boolean}
        if self.form != "SELECT":
            return {"turtle": self.turtle}
        bindings = [
            {name: term.to_json() for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}


def from_terms(content: bytes) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Read what the process that answers writes for us.

    Parameters
    ----------
    content
        All of it.

    Returns
    -------
    tuple
        The variables, and the rows.
    """
    stream, rows = BytesIO(content), []
    names = marshal.load(stream)  # noqa: S302 - written by our own process
    while stream.tell() < len(content):
        row = marshal.load(stream)  # noqa: S302
        rows.append(tuple(None if term is None else Term(*term) for term in row))
    return tuple(names), tuple(rows)
