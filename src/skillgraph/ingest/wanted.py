"""What a column asks for, said of a cell in which nothing stands."""

from __future__ import annotations

from skillgraph.ingest.columns import Column, Kind
from skillgraph.ingest.values.misread import Expected, Misread

_EXPECTED: dict[Kind, Expected] = {
    Kind.TEXT: "text",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.YEAR: "year",
    Kind.DATE: "date",
    Kind.BOOLEAN: "boolean",
    Kind.CONCEPT: "concept",
    Kind.CLASS: "class",
    Kind.ENTITY: "entity",
    Kind.RECORD: "record",
    Kind.SOURCE: "source",
    Kind.QUOTE: "quote",
}
_MOST = 16  # a longer list is in the drop-down


def expected(column: Column) -> Expected:
    """Say what a column asks for.

    Parameters
    ----------
    column
        The column.

    Returns
    -------
    str
        The stable word of `skillgraph.ingest.values.misread`.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.columns import columns
    >>> from skillgraph.vocabulary import SG
    >>> ontology = shapes.read(resources.ontology())
    >>> [str(expected(column)) for column in columns(ontology.forms[SG.AwardLevel], ontology)][:2]
    ['entity', 'concept']
    """
    return _EXPECTED[column.kind]


def empty(column: Column) -> Misread:
    """Say that a cell is empty which must not be.

    Parameters
    ----------
    column
        Its column.

    Returns
    -------
    Misread
        With what there is to choose from, where there is a list.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.columns import columns
    >>> from skillgraph.vocabulary import SG
    >>> ontology = shapes.read(resources.ontology())
    >>> [choice[0] for choice in empty(columns(ontology.forms[SG.AwardLevel], ontology)[1]).choices]
    ['国家级', '省级', '市级']
    """
    return Misread("empty", "", expected(column), offered(column))


def offered(column: Column) -> tuple[tuple[str, str], ...]:
    """Give what there is to choose from in a column.

    Parameters
    ----------
    column
        The column.

    Returns
    -------
    tuple of (str, str)
        In zh and en; of a long list the beginning; none where a cell is free, or says yes or no.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.columns import columns
    >>> from skillgraph.vocabulary import SG
    >>> ontology = shapes.read(resources.ontology())
    >>> offered(columns(ontology.forms[SG.AwardLevel], ontology)[0])
    ()
    """
    if column.kind is Kind.BOOLEAN:
        return ()
    labels = tuple((choice.label["zh"], choice.label["en"]) for choice in column.choices)
    return labels if len(labels) <= _MOST else (*labels[:_MOST], ("…", "…"))
