"""The sheet of organisations, people, awards and others: a row → an entity of the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillgraph import names
from skillgraph.ingest.columns import Column, Kind
from skillgraph.ingest.drafts import Wrong
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.private import is_private, masked
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.codes import credit_code
from skillgraph.ingest.values.concepts import Scheme
from skillgraph.ingest.values.members import members
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.typed import typed
from skillgraph.records import Value
from skillgraph.vocabulary import ORG, SKOS


def register(
    texts: Sequence[str], head: Headed, schemes: Mapping[str, Scheme], registrar: Registrar
) -> list[Wrong] | None:
    """Read one row, and make its entity where nothing is wrong.

    Parameters
    ----------
    texts
        Its cells.
    head
        What stands in which column.
    schemes
        The concepts there are.
    registrar
        Where the entity is made.

    Returns
    -------
    list of Wrong, or None
        What is wrong; None where the row names nobody and so tells nothing.
    """
    kind, told, wrong = "", [], []
    for column, text in head.given(texts):
        if is_private(text):
            wrong.append(Wrong(column, Misread("private", masked(text), "no-number")))
        elif column.kind is Kind.CLASS:
            kind = _class(column, text)
        else:
            values = _values(column, text, schemes)
            told += [(column.field.path, value) for value in values if not isinstance(value, Misread)]
            wrong += [Wrong(column, value) for value in values if isinstance(value, Misread)]
    named = [value.value for path, value in told if path == SKOS.prefLabel]
    if not named:
        return wrong or None
    if not kind:
        unclear = next((each for each in head.columns.values() if each.kind is Kind.CLASS), None)
        wrong.append(Wrong(unclear, Misread("no-class", named[0], "entity")))
    if not wrong:
        made = registrar.register(kind, told)
        wrong += [Wrong(None, made)] if isinstance(made, Misread) else []
    return wrong


def _class(column: Column, text: str) -> str:
    known = {names.fold(label): choice.value for choice in column.choices for label in choice.label.values()}
    return known.get(names.fold(text), "")


def _values(column: Column, text: str, schemes: Mapping[str, Scheme]) -> list[Value | Misread]:
    values = [
        typed(column.field, part, schemes, column.lang) for part in (members(text).names if column.several else (text,))
    ]
    if column.field.path == ORG.identifier:
        code = credit_code(text)
        return [code] if isinstance(code, Misread) else [typed(column.field, code, schemes)]
    return values
