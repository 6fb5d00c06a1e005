"""What `query` does: whom to ask, what, and where the answer goes."""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.cli.options import Settings, path
from skillgraph.cli.telling import tell
from skillgraph.errors import UnknownChoice, WrongSuffix
from skillgraph.sparql.asking import Ground, Limits, Prepared, ask, prepare, stream
from skillgraph.sparql.errors import Unasked
from skillgraph.sparql.request import ROWS, Bound, DataFile

if TYPE_CHECKING:
    from skillgraph.graph import Graph

_SUFFIXES = {
    ".json": "json", ".srj": "json", ".csv": "csv", ".tsv": "tsv", ".xml": "xml", ".srx": "xml", ".md": "md",
    ".txt": "table", ".xlsx": "xlsx", ".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "ntriples",
    ".jsonld": "jsonld", ".rdf": "rdfxml",
}  # fmt: skip
_TABLES = ("table", "md", "xlsx")
_ROWS_OF_A_TABLE = 1_000


class Wanted(NamedTuple):
    """What stands on the command line; see its help."""

    sparql: str | None = None
    query_file: str | None = None
    name: str | None = None
    params: tuple[tuple[str, str], ...] = ()
    data: tuple[str, ...] = ()
    graphs: tuple[tuple[str, str], ...] = ()
    base: str | None = None
    limit: int | None = None
    timeout: float = 60.0
    explain: bool = False
    schema: bool = False
    form: str | None = None


def answer(settings: Settings, wanted: Wanted) -> None:
    """Answer a query where and how the user wants it.

    Parameters
    ----------
    settings
        Workspace, language, file.
    wanted
        What is asked.

    Raises
    ------
    SkillGraphError
        When it cannot be asked or answered.
    """
    form = _format(settings, wanted)
    with ExitStack() as stack:
        graph = None if wanted.data or wanted.graphs else stack.enter_context(settings.graph())
        prepared = _prepared(settings, wanted, graph, _limit(wanted, form))
        if wanted.explain:
            _explain(prepared, settings, form)
        elif form in _TABLES and prepared.reading.form in {"SELECT", "ASK", ""}:
            _as_table(prepared, settings, form, graph, schema=wanted.schema)
        else:
            default = "turtle" if form in _TABLES else form
            _streamed(prepared, settings, default)


# ---------------------------------------------------------------- whom to ask, and what


def _prepared(settings: Settings, wanted: Wanted, graph: Graph | None, limit: int) -> Prepared:
    text, bound = _question(settings, wanted, graph)
    return prepare(text, _ground(wanted, graph), settings.lang, bound, Limits(limit, wanted.timeout))


def _ground(wanted: Wanted, graph: Graph | None) -> Ground:
    if graph is not None:
        return graph.ground()._replace(base=wanted.base)
    files = [DataFile(path(file)) for file in wanted.data]
    files += [DataFile(path(file), iri) for iri, file in wanted.graphs]
    for file in files:
        if not os.path.isfile(file.file):
            raise FileNotFoundError(2, os.strerror(2), file.file)
    return Ground(files=tuple(files), base=wanted.base)


def _question(settings: Settings, wanted: Wanted, graph: Graph | None) -> tuple[str, dict[str, Bound]]:
    given = [each is not None for each in (wanted.sparql, wanted.query_file, wanted.name)] + [wanted.schema]
    if sum(given) != 1:
        raise Unasked()
    if wanted.schema:
        from skillgraph.sparql.schema import schema_query

        return schema_query(graph is not None), {}
    if wanted.name is not None:
        return _named(settings, wanted.name, dict(wanted.params), graph)
    text = _read(str(wanted.query_file)) if wanted.sparql is None else wanted.sparql
    return text, {key: Bound.typed(value) for key, value in wanted.params}


def _named(settings: Settings, name: str, values: dict[str, str], graph: Graph | None) -> tuple[str, dict[str, Bound]]:
    from skillgraph.answers.parameters import bound
    from skillgraph.answers.questions import all_questions, choose

    def find(typed: str) -> str:
        # Files have no names to look up: there an entity is its IRI.
        return typed.strip("<>") if graph is None else graph.entity(typed.strip("<>"))[0].iri

    question = choose(all_questions(), name, settings.lang)
    return question.query, bound(question, values, find)


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    with open(path(file), "rb") as opened:
        return opened.read().decode("utf-8-sig", "replace")


# ---------------------------------------------------------------- how to write it


def _format(settings: Settings, wanted: Wanted) -> str:
    form = wanted.form or settings.format
    if settings.output is None:
        return form or "table"
    said = _SUFFIXES.get(os.path.splitext(settings.output)[1].lower())
    if said is None and form is None:
        raise WrongSuffix(file=settings.output, suffixes=sorted(_SUFFIXES))
    if said == "xlsx" and form not in {None, "table"}:
        raise UnknownChoice(option="--format", value=form, choices=["table"])
    return str(said) if form is None or said == "xlsx" else form


def _limit(wanted: Wanted, form: str) -> int:
    return wanted.limit or (_ROWS_OF_A_TABLE if form in _TABLES and not wanted.schema else ROWS)


def _as_table(prepared: Prepared, settings: Settings, form: str, graph: Graph | None, *, schema: bool) -> None:
    from skillgraph.cli.output import write
    from skillgraph.present import querying

    make = querying.schema if schema else querying.queried
    found = ask(prepared) if graph is None else graph.answered(prepared)
    settings.format = None if form == "xlsx" else form
    write(found, lambda: make(found, dict(prepared.request.prefixes), settings.lang), settings)


def _streamed(prepared: Prepared, settings: Settings, form: str) -> None:
    if settings.output is None:
        sys.stdout.flush()
        notes = stream(prepared, form, _write_out)
    else:
        from skillgraph.cli.output import streamed_file

        with streamed_file(settings, bom=form == "csv") as write:
            notes = stream(prepared, form, write)
    for note in notes:
        tell(note)


def _write_out(piece: bytes) -> None:
    sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _explain(prepared: Prepared, settings: Settings, form: str) -> None:
    from skillgraph.cli.output import write
    from skillgraph.present.explaining import explained
    from skillgraph.sparql.explaining import explain

    found = explain(prepared, time.perf_counter)
    settings.format = None if form == "xlsx" else form if form in {"md", "json", "csv", "tsv"} else "table"
    write(found, lambda: explained(found, settings.lang), settings)
