"""The sheet of sources: a row → what is known of a source whose text the workspace has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from pyoxigraph import NamedNode, Triple

from skillgraph import names
from skillgraph.adding.sources import Known, id_of
from skillgraph.ingest.columns import Kind
from skillgraph.ingest.drafts import Wrong
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.concepts import Scheme
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.typed import typed
from skillgraph.records import Value
from skillgraph.vocabulary import DCTERMS, SG

Fields = list[tuple[str, Value]]
# What a source is called by, the surest first; where its text is kept is for the workspace to say.
_CALLED = (DCTERMS.identifier, SG.textFile, SG.documentNumber, DCTERMS.title)
_NOT_TOLD = frozenset({DCTERMS.identifier, SG.textFile})


def describe(
    texts: Sequence[str],
    head: Headed,
    schemes: Mapping[str, Scheme],
    registrar: Registrar,
    sources: Mapping[str, Known],
) -> tuple[str, Fields] | list[Wrong]:
    """Read one row.

    Parameters
    ----------
    texts
        Its cells.
    head
        What stands in which column.
    schemes
        The concepts there are.
    registrar
        Who is meant by the name of an issuer.
    sources
        The sources of the workspace by what a sheet may call them.

    Returns
    -------
    tuple, or list of Wrong
        The source's IRI with its properties and values, or what is wrong; an empty list where the row tells nothing.
    """
    given = head.given(texts)
    called = sorted(
        (
            (_CALLED.index(column.field.path), _id(text) if column.field.path == SG.textFile else text)
            for column, text in given
            if column.field.path in _CALLED
        ),
        key=lambda each: each[0],
    )
    known = next((sources[names.fold(text)] for _, text in called if names.fold(text) in sources), None)
    if known is None:
        return [Wrong(None, Misread("no-source", called[0][1], "source"))] if called else []
    fields: Fields = []
    wrong: list[Wrong] = []
    for column, text in given:
        if column.field.path in _NOT_TOLD:
            continue
        value: Value | Misread
        if column.kind is Kind.ENTITY:
            linked = registrar.link(text, str(column.field.value_class), None)
            value = linked if isinstance(linked, Misread) else NamedNode(linked)
        else:
            value = typed(column.field, text, schemes, column.lang)
        if isinstance(value, Misread):
            wrong.append(Wrong(column, value))
        else:
            fields.append((column.field.path, value))
    return wrong or (known.iri, fields)


def _id(text_file: str) -> str:
    """The id of a source by its file, as it was added or as the workspace keeps it: 昆明函.md, kunminghan/1.md."""
    path = PurePath(text_file.replace("\\", "/"))
    return id_of(Path(path.name)) if not path.stem.isdecimal() else path.parent.name


def names_told(fields: Fields) -> list[str]:
    """Give what a source may be called by from now on.

    Parameters
    ----------
    fields
        What a row tells of it.

    Returns
    -------
    list of str
        Its number and titles.

    Examples
    --------
    >>> from pyoxigraph import Literal
    >>> names_told([(SG.documentNumber, Literal("昆人社函〔2023〕35号"))])
    ['昆人社函〔2023〕35号']
    """
    return [value.value for path, value in fields if path in _CALLED]


def redescribed(before: Iterable[Triple], source: str, fields: Fields) -> list[Triple]:
    """Put what a sheet tells of a source in the place of what was told.

    Parameters
    ----------
    before
        The triples of its file.
    source
        Its IRI.
    fields
        What is told now: property and value.

    Returns
    -------
    list of Triple
        The file's triples from now on; what the sheet passes over stays.
    """
    node, told = NamedNode(source), {path for path, _ in fields}
    kept = [each for each in before if each.subject != node or each.predicate.value not in told]
    return [*kept, *(Triple(node, NamedNode(path), value) for path, value in fields)]
