"""A cell read as the value that its field asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode

from skillgraph.ingest.values.booleans import boolean
from skillgraph.ingest.values.concepts import Scheme, concept
from skillgraph.ingest.values.dates import day, year
from skillgraph.ingest.values.misread import Expected, Misread
from skillgraph.ingest.values.numbers import Amount, integer, number
from skillgraph.ingest.values.texts import language, wording
from skillgraph.records import Value
from skillgraph.shapes import Field
from skillgraph.vocabulary import RDF, XSD


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
    return _literal(field, text)


def _literal(field: Field, text: str) -> Literal | Misread:
    datatype = field.datatype or "nothing that is written"
    if datatype not in _LEXICAL:
        raise ValueError(f"the values of {field.path} are of {datatype}, which no cell can hold")
    value = _LEXICAL[datatype](field, text)
    return value if isinstance(value, Misread) else Literal(value, datatype=NamedNode(datatype))


def _exact(amount: Amount | Misread, text: str, expected: Expected) -> str | Misread:
    if isinstance(amount, Misread):
        return amount
    return amount.lexical if amount.hedge == "exact" else Misread("hedge-lost", text, expected)


def _day(_: Field, text: str) -> str | Misread:
    found = day(text)
    return found if isinstance(found, Misread) else found.isoformat()


def _year(_: Field, text: str) -> str | Misread:
    found = year(text)
    return found if isinstance(found, Misread) else f"{found:04}"


def _boolean(_: Field, text: str) -> str | Misread:
    found = boolean(text)
    return found if isinstance(found, Misread) else str(found).lower()


_LEXICAL: dict[str, Callable[[Field, str], str | Misread]] = {
    XSD.string: lambda field, text: wording(text, field.min_length),
    XSD.integer: lambda field, text: _exact(integer(text, field.min_inclusive), text, "integer"),
    XSD.decimal: lambda _, text: _exact(number(text), text, "number"),
    XSD.date: _day,
    XSD.gYear: _year,
    XSD.boolean: _boolean,
}
