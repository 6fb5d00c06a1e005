"""The sheet of organisations, people, awards and others: a row → an entity of the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillgraph import names
from skillgraph.ingest.columns import FIGURES, Column, Kind
from skillgraph.ingest.drafts import Wrong
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.private import is_private, masked
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.codes import credit_code
from skillgraph.ingest.values.concepts import Scheme
from skillgraph.ingest.values.members import members
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.typed import typed
from skillgraph.ingest.wanted import empty, expected, offered
from skillgraph.records import Value
from skillgraph.vocabulary import ORG, SG, SKOS

_NAMES = frozenset({SKOS.prefLabel, SKOS.altLabel})


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
    kind, told = "", []
    wrong: list[Wrong] = []
    for column, text in head.given(texts):
        if column.kind not in FIGURES and column.field.path != ORG.identifier and is_private(text):
            wrong.append(Wrong(column, Misread("private", masked(text), "no-number")))
        elif column.kind is Kind.CLASS:
            kind = _class(column, text)
            wrong += [] if kind else [Wrong(column, _no_class(column, text))]
        else:
            values = _values(column, text, schemes)
            told += [(column.field.path, value) for value in values if not isinstance(value, Misread)]
            wrong += [Wrong(column, value) for value in values if isinstance(value, Misread)]
    named = [value.value for path, value in told if path == SKOS.prefLabel]
    if not named:
        return wrong or None
    types = next(each for each in head.blank.columns if each.kind is Kind.CLASS)
    if not kind and not any(each.column and each.column.kind is Kind.CLASS for each in wrong):
        wrong.append(Wrong(types, empty(types)))
    if not wrong:
        made = registrar.register(kind, told)
        wrong += [_unclear(made, head)] if isinstance(made, Misread) else []
    return wrong


def _class(column: Column, text: str) -> str:
    known = {names.fold(label): choice.value for choice in column.choices for label in choice.label.values()}
    return known.get(names.fold(text), "")


def _no_class(column: Column, text: str) -> Misread:
    """A word that is no class: those there are, the nearest first."""
    labels = [(choice.label["zh"], choice.label["en"]) for choice in column.choices]
    labels.sort(key=lambda label: max(names.similarity(text, word).score for word in label), reverse=True)
    return Misread("class", text, "class", tuple(labels))


def _unclear(made: Misread, head: Headed) -> Wrong:
    """A row that makes no entity: where its name does not tell the kind of a college, that has its own column."""
    if made.code == "no-kind":
        column = next(each for each in head.blank.columns if each.field.path == SG.institutionKind)
        return Wrong(column, Misread("no-kind", made.text, expected(column), offered(column)))
    return Wrong(next((each for each in head.columns.values() if each.field.path == SKOS.prefLabel), None), made)


def called(texts: Sequence[str], head: Headed) -> list[str]:
    """Give the names that a row registers.

    Parameters
    ----------
    texts
        Its cells.
    head
        What stands in which column.

    Returns
    -------
    list of str
        The canonical name and all others.
    """
    given = [(column, text) for column, text in head.given(texts) if column.field.path in _NAMES]
    return [name for column, text in given for name in (members(text).names if column.several else (text,))]


def _values(column: Column, text: str, schemes: Mapping[str, Scheme]) -> list[Value | Misread]:
    values = [
        typed(column.field, part, schemes, column.lang) for part in (members(text).names if column.several else (text,))
    ]
    if column.field.path == ORG.identifier:
        code = credit_code(text)
        return [code] if isinstance(code, Misread) else [typed(column.field, code, schemes)]
    return values
