"""The door of this room: a query and what it is asked of → its answer, as values or as bytes that come in pieces."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from skillgraph.sparql.answer import Queried, from_terms
from skillgraph.sparql.errors import WrongForm, WrongParameter
from skillgraph.sparql.prefixes import known
from skillgraph.sparql.reading import Reading, misspelt, read
from skillgraph.sparql.request import GRAPH_FORMATS, ROWS, SECONDS, SELECT_FORMATS, Bound, DataFile, Request
from skillgraph.sparql.running import Done, gathered, run
from skillgraph.vocabulary import HOME

_HINTS = 5


class Ground(NamedTuple):
    """What a query is asked of: the store of a workspace, or files.

    Parameters
    ----------
    store
        The folder of a store; None to ask files.
    workspace
        The base IRI of the workspace; None to ask files.
    files
        The files.
    base
        What relative IRIs are resolved against.

    Examples
    --------
    >>> Ground(files=(DataFile("a.ttl"),)).store is None
    True
    """

    store: str | None = None
    workspace: str | None = None
    files: Sequence[DataFile] = ()
    base: str | None = None


class Limits(NamedTuple):
    """How much a query may give and take.

    Parameters
    ----------
    rows
        The rows, or triples, that are given at most.
    seconds
        The time it may take.

    Examples
    --------
    >>> Limits().seconds
    60.0
    """

    rows: int = ROWS
    seconds: float = SECONDS


class Prepared(NamedTuple):
    """A query that was read and may run.

    Parameters
    ----------
    reading
        What it asks for.
    request
        What is to be sent; its format is still open.
    """

    reading: Reading
    request: Request


def prepare(
    query: str,
    ground: Ground,
    lang: str = "en",
    bound: Mapping[str, Bound] | None = None,
    limits: Limits | None = None,
) -> Prepared:
    """Read a query, and refuse what must not run.

    Parameters
    ----------
    query
        SPARQL.
    ground
        What it is asked of.
    lang
        The language of labels.
    bound
        Values of its variables.
    limits
        How much it may give and take; by default a million rows and a minute.

    Returns
    -------
    Prepared
        For `ask` or `stream`.

    Raises
    ------
    QueryRefused, QuerySyntax
        When it must not run, or cannot be read.
    WrongParameter
        When it has no such variable.
    """
    prefixes = known(ground.workspace)
    reading = read(query, prefixes, ground.base)
    for name in bound or {}:
        if name not in reading.variables:
            raise WrongParameter(zh=f"查询中没有变量 ?{name}", en=f"the query has no variable ?{name}")
    named = reading.named if ground.store is not None else ()
    return Prepared(
        reading,
        Request(
            query=query,
            store=ground.store,
            files=ground.files,
            prefixes=prefixes,
            base=ground.base,
            graphs=reading.graphs,
            named=named,
            order=reading.variables if reading.star else (),
            bound=dict(bound or {}),
            lang=lang,
            limit=(limits or Limits()).rows,
            seconds=(limits or Limits()).seconds,
        ),
    )


def ask(prepared: Prepared) -> Queried:
    """Give the whole answer to a query.

    Parameters
    ----------
    prepared
        The query.

    Returns
    -------
    Queried
        Rows, a truth or a graph, with notes.

    Raises
    ------
    SkillGraphError
        One of this room's errors, when it cannot be answered or was stopped.
    """
    reading, request = prepared
    graph = reading.form in {"CONSTRUCT", "DESCRIBE"}
    done, content = gathered(request._replace(format="ttl" if graph else "terms"))
    said = notes(prepared, done)
    if graph:
        return Queried(reading.form, turtle=content.decode("utf-8"), total=done.rows, cut=done.cut, notes=said)
    if reading.form == "ASK":
        return Queried("ASK", boolean=bool(marshal.loads(content)), total=1, notes=said)  # noqa: S302 - written by our own process
    variables, rows = from_terms(content)
    return Queried("SELECT", variables, rows, total=done.rows, cut=done.cut, notes=said)


def stream(prepared: Prepared, format: str, write: Callable[[bytes], object]) -> tuple[str, ...]:  # noqa: A002
    """Hand an answer on in a standard format, as it comes.

    Parameters
    ----------
    prepared
        The query.
    format
        ``csv``, ``json``, ``tsv`` or ``xml``; for a graph one of `GRAPH_FORMATS`.
    write
        Takes the answer, piece by piece.

    Returns
    -------
    tuple of str
        The notes that belong to the answer.

    Raises
    ------
    WrongForm
        When the form of the query has no such format.
    SkillGraphError
        One of this room's errors, when it cannot be answered or was stopped.
    """
    reading, request = prepared
    graph = reading.form in {"CONSTRUCT", "DESCRIBE"}
    formats = tuple(GRAPH_FORMATS) if graph else SELECT_FORMATS
    if reading.form and format not in formats:
        raise WrongForm(form=reading.form, format=format, formats=formats)
    return notes(prepared, run(request._replace(format=GRAPH_FORMATS[format] if graph else format), write))


def notes(prepared: Prepared, done: Done) -> tuple[str, ...]:
    """Say what belongs to an answer beside its rows: that it was cut, and terms that may be misspelt.

    Parameters
    ----------
    prepared
        The query.
    done
        How it ended.

    Returns
    -------
    tuple of str
        Sentences in the language of the request.
    """
    reading, request = prepared
    zh = request.lang == "zh"
    said = []
    for line, column, term, near in islice(misspelt(reading, request.query, HOME), _HINTS):
        said.append(
            f"第 {line} 行第 {column} 列：本体没有 {term}" + (f"；是否指 {'、'.join(near)}？" if near else "。")
            if zh
            else f"Line {line}, column {column}: the ontology has no {term}"
            + (f"; is {' or '.join(near)} meant?" if near else ".")
        )
    if done.cut:
        number = f"{done.rows:,}"
        said.append(
            f"只给出前 {number} 行，还有更多；可用 --limit 改变上限。"
            if zh
            else f"These are the first {number} rows; there are more. --limit sets another bound."
        )
    return tuple(said)
