"""A cell read as the value that its field asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from skillgraph.ingest.values.booleans import boolean
from skillgraph.ingest.values.concepts import Scheme, concept
from skillgraph.ingest.values.dates import day, year
from skillgraph.ingest.values.misread import Expected, Misread
from skillgraph.ingest.values.numbers import Amount, integer, number, without_ordinal
from skillgraph.ingest.values.texts import language, wording
from skillgraph.ingest.values.units import labels, units
from skillgraph.records import Value
from skillgraph.shapes import Field
from skillgraph.vocabulary import RDF, UNIT, XSD


def typed(field: Field, text: str, schemes: Mapping[str, Scheme], lang: str | None = None) -> Value | Misread:
    """Read a cell as the value that its field asks for.

    Parameters
    ----------
    field
        What the shapes say; it asks for a datatype or a concept.
    text
        What stands in the cell: one value.
    schemes
        The concepts there are, by scheme.
    lang
        The language of a text that carries one; where it is None the text's own signs tell.

    Returns
    -------
    Literal, NamedNode or Misread
        The value, or what is wrong. A hedge would be lost here and is a problem: where the form has a field for it,
        read the cell by `number`, which gives hedge and unit as well.

    Raises
    ------
    ValueError
        When the field asks for an entity, whose name is looked up and not read, or for another datatype.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import SG
    >>> partnership = shapes.read(resources.ontology()).forms[SG.Partnership]
    >>> headcount = next(entry for entry in partnership.fields if entry.path == SG.headcount)
    >>> typed(headcount, "１,247 人", {}).value, typed(headcount, "近千人", {}).code
    ('1247', 'hedge-lost')
    """
    if field.scheme:
        found = concept(schemes[field.scheme], text)
        return found if isinstance(found, Misread) else NamedNode(found)
    if field.datatype == RDF.langString:
        words = wording(text, field.min_length)
        return words if isinstance(words, Misread) else Literal(words, language=lang or language(words))
    return _literal(field, text, schemes)


def counts_other(
    field: Field, amount: Amount, text: str, expected: Expected, schemes: Mapping[str, Scheme]
) -> Misread | None:
    """Tell where a number counts in another unit than its field, as 共12家 does under a head-count.

    Parameters
    ----------
    field
        The field.
    amount
        The number.
    text
        What stands in the cell.
    expected
        What should stand there.
    schemes
        The concepts there are, by scheme.

    Returns
    -------
    Misread or None
        What is wrong; None where the number has no measure word, or one that fits.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import SG
    >>> partnership = shapes.read(resources.ontology()).forms[SG.Partnership]
    >>> headcount = next(entry for entry in partnership.fields if entry.path == SG.headcount)
    >>> counts_other(headcount, number("共12家"), "共12家", "integer", {}).code
    'other-unit'
    """
    if field.unit is None or not amount.unit or field.unit in units(amount.unit):
        return None
    return Misread("other-unit", text, expected, labels([field.unit], schemes))


def _literal(field: Field, text: str, schemes: Mapping[str, Scheme]) -> Literal | Misread:
    datatype = field.datatype or "nothing that is written"
    if datatype not in _LEXICAL:
        raise ValueError(f"the values of {field.path} are of {datatype}, which no cell can hold")
    value = _LEXICAL[datatype](field, text, schemes)
    return value if isinstance(value, Misread) else Literal(value, datatype=NamedNode(datatype))


def _integer(field: Field, text: str, schemes: Mapping[str, Scheme]) -> str | Misread:
    """A whole number; which round it was may be told by an ordinal, as in 第十四届."""
    bare = without_ordinal(text) if field.unit == UNIT.round else text
    return _exact(field, integer(bare, field.min_inclusive), text, "integer", schemes)


def _number(field: Field, text: str, schemes: Mapping[str, Scheme]) -> str | Misread:
    return _exact(field, number(text), text, "number", schemes)


def _exact(
    field: Field, amount: Amount | Misread, text: str, expected: Expected, schemes: Mapping[str, Scheme]
) -> str | Misread:
    if isinstance(amount, Misread):
        return replace(amount, text=text)
    if other := counts_other(field, amount, text, expected, schemes):
        return other
    return amount.lexical if amount.hedge == "exact" else Misread("hedge-lost", text, expected)


def _wording(field: Field, text: str, _: object) -> str | Misread:
    return wording(text, field.min_length)


def _day(_: Field, text: str, __: object) -> str | Misread:
    found = day(text)
    return found if isinstance(found, Misread) else found.isoformat()


def _year(_: Field, text: str, __: object) -> str | Misread:
    found = year(text)
    return found if isinstance(found, Misread) else f"{found:04}"


def _boolean(_: Field, text: str, __: object) -> str | Misread:
    found = boolean(text)
    return found if isinstance(found, Misread) else str(found).lower()


_LEXICAL: dict[str, Callable[[Field, str, Mapping[str, Scheme]], str | Misread]] = {
    XSD.string: _wording,
    XSD.integer: _integer,
    XSD.decimal: _number,
    XSD.date: _day,
    XSD.gYear: _year,
    XSD.boolean: _boolean,
}
