"""One row of a sheet → the record it tells, or what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from skillgraph.ingest.columns import FIGURES, IMPLIED, Column, Kind
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.private import is_private, masked
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.concepts import Scheme
from skillgraph.ingest.values.members import Members, is_nameless, members
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.numbers import Amount, integer, number
from skillgraph.ingest.values.typed import counts_other, typed
from skillgraph.ingest.values.units import labels, units
from skillgraph.ingest.wanted import empty, expected
from skillgraph.records import Participant, Value
from skillgraph.shapes import Field, Form, Ontology
from skillgraph.vocabulary import HEDGE, ROLE, SG, XSD

# Of which class one is who stands in a role and is not known yet, where the role alone tells it.
CLASS_OF_ROLE = {
    ROLE["college-side"]: SG.VocationalCollege,
    ROLE["enterprise-side"]: SG.Enterprise,
    ROLE["government-side"]: SG.PublicAuthority,
}

_NO = Literal("false", datatype=NamedNode(XSD.boolean))

# How many cells are remembered as they were read.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one cell, or with a row as a whole.

    Parameters
    ----------
    column
        Its column; None for the row.
    misread
        What is wrong.

    Examples
    --------
    >>> Wrong(None, Misread("empty", "", "text")).column is None
    True
    """

    column: Column | None
    misread: Misread


class _Counted(NamedTuple):
    """A number with its column, and the text of its cell."""

    column: Column
    amount: Amount
    text: str


@dataclass(slots=True)
class Draft:
    """What one row tells, before it has evidence.

    Parameters
    ----------
    form
        The form that it fills.
    fields, participants
        Its values.
    references
        The records that it refers to, as they are called there; see `skillgraph.adding.references`.
    source, quote
        What the row says of its source, as it stands there; empty where the row itself is the source.
    untold
        Cells that speak of more than they name, where the form has no place for that.
    wrong
        What is wrong with it.

    Examples
    --------
    >>> from skillgraph.shapes import Form
    >>> Draft(Form(SG.Naming, {}, {}, ())).wrong
    []
    """

    form: Form
    fields: list[tuple[str, Value]] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    references: list[tuple[Column, str]] = field(default_factory=list)
    source: str = ""
    quote: str = ""
    untold: list[tuple[Column, str]] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


class Drafting:
    """Reads rows under headings that are known.

    Parameters
    ----------
    ontology
        The forms.
    schemes
        The concepts by scheme; see `skillgraph.ingest.values.concepts.schemes`.
    registrar
        Who is meant by a name.
    classes
        Of which class somebody new is, by role or field; for others the role alone tells it.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.blanks import blanks
    >>> from skillgraph.ingest.headings import headed
    >>> from skillgraph.ingest.values.concepts import schemes
    >>> ontology = shapes.read(resources.ontology())
    >>> drafting = Drafting(ontology, schemes(ontology), Registrar({}, ontology, "https://example.org/"))
    >>> table = headed([(1, ("合作形式", "院校方", "企业方", "人数"))], "合作", blanks(ontology))
    >>> draft = drafting.draft(("订单班", "昆明技师学院", "艾维、云南云内动力集团有限公司", "约120人"), table)
    >>> len(draft.participants), [value.value.rpartition("/")[2] for _, value in draft.fields], draft.wrong
    (3, ['order-class', '120', 'about'], [])
    """

    def __init__(
        self,
        ontology: Ontology,
        schemes: Mapping[str, Scheme],
        registrar: Registrar,
        classes: Mapping[str, str] | None = None,
    ) -> None:
        self._ontology = ontology
        self._schemes = schemes
        self._registrar = registrar
        self._classes = {**CLASS_OF_ROLE, **(classes or {})}
        # In a long list the same words come again and again.
        self._typed: dict[tuple[str, str, str | None], Value | Misread] = {}

    def draft(self, cells: Sequence[str], table: Headed) -> Draft:
        """Read one row.

        Parameters
        ----------
        cells
            Their texts.
        table
            What stands in which column.

        Returns
        -------
        Draft
            What it tells, with all that is wrong with it.
        """
        draft = Draft(self._ontology.forms[table.blank.type])
        amounts: list[_Counted] = []
        for column, text in table.given(cells):
            if column.kind not in FIGURES and is_private(text):
                draft.wrong.append(Wrong(column, Misread("private", masked(text), "no-number")))
            else:
                self._cell(draft, column, text, amounts)
        self._complete(draft, amounts, table)
        _once_open(draft)
        self._missing(draft, table)
        return draft

    def _cell(self, draft: Draft, column: Column, text: str, amounts: list[_Counted]) -> None:
        if column.kind is Kind.SOURCE:
            draft.source = text
        elif column.kind is Kind.QUOTE:
            draft.quote = text
        elif column.kind is Kind.ENTITY:
            self._entities(draft, column, text)
        elif column.kind is Kind.RECORD:
            named = text.splitlines() if column.several else [text]
            draft.references += [(column, each.strip()) for each in named if each.strip()]
        elif column.kind in {Kind.NUMBER, Kind.INTEGER} and _is_hedged(draft.form):
            amount = number(text) if column.kind is Kind.NUMBER else integer(text, column.field.min_inclusive)
            if isinstance(amount, Misread):
                draft.wrong.append(Wrong(column, amount))
            elif other := counts_other(column.field, amount, text, expected(column), self._schemes):
                draft.wrong.append(Wrong(column, other))
            else:
                amounts.append(_Counted(column, amount, text))
        else:
            self._values(draft, column, text)

    def _values(self, draft: Draft, column: Column, text: str) -> None:
        named = self._parted(column, text)
        for part in named.names:
            value = self._read(column.field, part, column.lang)
            if isinstance(value, Misread):
                draft.wrong.append(Wrong(column, value))
            else:
                draft.fields.append((column.field.path, value))
        if named.open:
            _open(draft, column, text)

    def _read(self, field: Field, text: str, lang: str | None) -> Value | Misread:
        key = field.path, text, lang
        if key not in self._typed:
            if len(self._typed) >= _KEPT:
                self._typed.clear()
            self._typed[key] = typed(field, text, self._schemes, lang)
        return self._typed[key]

    def _parted(self, column: Column, text: str) -> Members:
        """What may have one value has one; a concept may be called by words that would otherwise be taken apart."""
        whole = column.field.scheme and not isinstance(self._read(column.field, text, None), Misread)
        return Members((text,)) if whole or not column.several else members(text)

    def _entities(self, draft: Draft, column: Column, text: str) -> None:
        named = Members((text,)) if self._registrar.knows(text) else _named(text)
        if not named.names:
            draft.wrong.append(Wrong(column, Misread("placeholder", text, "entity")))
            return
        if not column.several and (len(named.names) > 1 or (named.open and not _field(draft.form, SG.openList))):
            draft.wrong.append(Wrong(column, Misread("one-only", text, "one-name")))
            return
        for name in named.names:
            iri = self._registrar.link(name, self._allowed(column), self._class(column))
            if isinstance(iri, Misread):
                draft.wrong.append(Wrong(column, iri))
            elif column.role:
                draft.participants.append(Participant(column.role, iri))
            else:
                draft.fields.append((column.field.path, NamedNode(iri)))
        if named.open:
            _open(draft, column, text)

    def _allowed(self, column: Column) -> str:
        return SG.Organization if column.role else str(column.field.value_class)

    def _class(self, column: Column) -> str | None:
        """The class of somebody new: the role's, or the field's where that has no narrower ones."""
        if column.role:
            return self._classes.get(column.role)
        if column.field.path in self._classes:
            return self._classes[column.field.path]
        wanted = str(column.field.value_class)
        narrower = [kind for kind, supers in self._ontology.supers.items() if wanted in supers and kind != wanted]
        return None if narrower else wanted

    def _complete(self, draft: Draft, amounts: Sequence[_Counted], table: Headed) -> None:
        """Write numbers, and what they say of hedge and unit where no column of its own does."""
        said = {path for path, _ in draft.fields}
        for column, amount, text in amounts:
            datatype = NamedNode(str(column.field.datatype))
            draft.fields.append((column.field.path, Literal(amount.lexical, datatype=datatype)))
            if SG.hedge not in said:
                draft.fields.append((SG.hedge, NamedNode(HEDGE[amount.hedge])))
            measured = next((each for each in table.blank.columns if each.field.path == SG.measureUnit), None)
            if measured is not None:
                self._measure(draft, column, amount, text, measured)

    def _measure(self, draft: Draft, column: Column, amount: Amount, text: str, measured: Column) -> None:
        """The unit: that of its own column, which the number must not contradict, else the one that its word means."""
        if any(each.column is not None and each.column.key == measured.key for each in draft.wrong):
            return
        only = frozenset([column.field.unit]) if column.field.unit else None
        word = units(amount.unit)
        said = next((value.value for path, value in draft.fields if path == SG.measureUnit), None)
        if said is None:
            possible = word & only if only else word
            if amount.unit and len(possible) == 1:
                draft.fields.append((SG.measureUnit, NamedNode(next(iter(possible)))))
            elif measured.field.min_count:
                choices = labels(possible, self._schemes)
                draft.wrong.append(Wrong(measured, Misread("unit-open", "", "unit", choices)))
        elif said not in word:
            differs = Misread("unit-differs", text, expected(column), labels([said], self._schemes))
            draft.wrong.append(Wrong(column, differs))
        elif only and said not in only:
            [(zh, _)] = labels([said], self._schemes)
            other = Misread("other-unit", zh, "unit", labels(only, self._schemes))
            draft.wrong.append(Wrong(measured, other))

    def _missing(self, draft: Draft, table: Headed) -> None:
        counts: dict[str, int] = defaultdict(int)
        for path, _ in draft.fields:
            counts[path] += 1
        for referring, _ in draft.references:
            counts[referring.field.path] += 1
        counts[SG.participation] = len(draft.participants)
        wrong = {each.column.field.path for each in draft.wrong if each.column}
        for each in _required(draft.form):
            if counts[each.path] < each.min_count and each.path not in wrong:
                draft.wrong.append(_unfilled(each, draft, table))


def _unfilled(needed: Field, draft: Draft, table: Headed) -> Wrong:
    """What a row does not tell, at an empty cell where it might: of who takes part, in any of several columns."""
    columns = [column for column in table.blank.columns if column.field.path == needed.path]
    there = [column for column in table.columns.values() if column.field.path == needed.path]
    filled = {member.role for member in draft.participants}
    column = next((each for each in (*there, *columns) if each.role not in filled or each.role is None), columns[0])
    if needed.path == SG.participation:
        choices = tuple((each.heading["zh"], each.heading["en"]) for each in columns)
        return Wrong(column, Misread("few", "", "participants", choices))
    return Wrong(column, empty(column))


def _named(text: str) -> Members:
    """Those whom a cell names; it is open where it speaks of others without their names: 甲公司、多家企业."""
    if is_nameless(text):
        return Members(())
    found = members(text)
    names = tuple(name for name in found.names or (text,) if not is_nameless(name))
    return Members(names, found.open or len(names) < len(found.names))


def _open(draft: Draft, column: Column, text: str) -> None:
    """A list that ends in 等 is open, where the form can tell it; else it is to be told that more are meant."""
    if _field(draft.form, SG.openList):
        draft.fields.append((SG.openList, Literal("true", datatype=NamedNode(XSD.boolean))))
    else:
        draft.untold.append((column, text))


def _once_open(draft: Draft) -> None:
    """Where the column of open lists says no, no 等 says yes; nothing is told twice."""
    said = [value for path, value in draft.fields if path == SG.openList]
    if len(set(said)) > 1:
        draft.fields = [(path, value) for path, value in draft.fields if path != SG.openList or value == _NO]
    draft.fields = list(dict.fromkeys(draft.fields))


def _is_hedged(form: Form) -> bool:
    return _field(form, SG.hedge) is not None


def _field(form: Form, path: str) -> Field | None:
    return next((each for each in form.fields if each.path == path), None)


def _required(form: Form) -> Iterator[Field]:
    """What a row must tell; evidence is the row itself, if nothing else, and of hedge and unit the number tells."""
    return (each for each in form.fields if each.min_count and each.path not in IMPLIED)
