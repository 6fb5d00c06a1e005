"""What `query` does: whom to ask, what, and where the answer goes."""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.cli.options import Settings, path
from skillgraph.cli.telling import tell, write_out
from skillgraph.errors import UnknownChoice, WrongSuffix
from skillgraph.sparql.asking import Ground, Limits, Prepared, ask, prepare, stream
from skillgraph.sparql.errors import Incomplete, QueryStopped, Unasked, WrongForm, WrongParameter
from skillgraph.sparql.reading import MAX_CHARACTERS, is_absolute
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
    graphs: tuple[str, ...] = ()
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
        elif form in _TABLES and prepared.reading.form in {"SELECT", "ASK"}:
            _as_table(prepared, settings, form, graph, schema=wanted.schema)
        else:
            # A graph on the screen is Turtle; in a file it is what its suffix says, or nothing.
            _streamed(prepared, settings, "turtle" if form == "table" and settings.output is None else form)


# ---------------------------------------------------------------- whom to ask, and what


def _prepared(settings: Settings, wanted: Wanted, graph: Graph | None, limit: int) -> Prepared:
    text, bound = _question(settings, wanted, graph)
    return prepare(text, _ground(wanted, graph), settings.lang, bound, Limits(limit, wanted.timeout))


def _ground(wanted: Wanted, graph: Graph | None) -> Ground:
    if graph is not None:
        return graph.ground()._replace(base=wanted.base)
    files = [DataFile(path(file)) for file in wanted.data]
    files += [_named_file(typed, wanted.base) for typed in wanted.graphs]
    for file in files:
        if not os.path.isfile(file.file):
            raise FileNotFoundError(2, os.strerror(2), file.file)
    return Ground(files=tuple(files), base=wanted.base)


def _named_file(typed: str, base: str | None) -> DataFile:
    """``IRI=FILE``, where the IRI may hold the sign itself: the first place that leaves a file counts."""
    places = [place for place, sign in enumerate(typed) if sign == "="]
    cut = next((place for place in places if os.path.isfile(path(typed[place + 1 :]))), places[0])
    iri, file = typed[:cut], path(typed[cut + 1 :])
    if not is_absolute(iri):
        if base is None:
            raise WrongParameter(
                zh=f"图的标识 {iri[:60]} 是相对的；请用 --base 给出基准",
                en=f"the IRI of the graph, {iri[:60]}, is relative; give what it is relative to by --base",
            )
        from urllib.parse import urljoin

        iri = urljoin(base, iri)
    return DataFile(file, iri)


def _question(settings: Settings, wanted: Wanted, graph: Graph | None) -> tuple[str, dict[str, Bound]]:
    given = [each is not None for each in (wanted.sparql, wanted.query_file, wanted.name)] + [wanted.schema]
    if sum(given) != 1:
        raise Unasked()
    if wanted.schema:
        from skillgraph.sparql.schema import schema_query

        return schema_query(graph is not None), {}
    if wanted.name is not None:
        return _named(settings, wanted.name, _values(wanted), graph)
    text = _read(str(wanted.query_file)) if wanted.sparql is None else wanted.sparql
    return text, {key: Bound.typed(value) for key, value in _values(wanted).items()}


def _values(wanted: Wanted) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in wanted.params:
        if name in values:
            raise WrongParameter(zh=f"参数 {name[:60]} 给了两次", en=f"{name[:60]} is given twice")
        values[name] = value
    return values


def _named(settings: Settings, name: str, values: dict[str, str], graph: Graph | None) -> tuple[str, dict[str, Bound]]:
    from skillgraph.answers.parameters import bound
    from skillgraph.answers.questions import all_questions, choose

    def find(typed: str) -> str:
        if graph is not None:
            return graph.entity(typed.strip("<>"))[0].iri
        if not is_absolute(typed.strip("<>")):
            raise WrongParameter(
                zh=f"查询文件时没有名称可查，“{typed[:60]}”应写成标识（IRI）",
                en=f"files have no names to look up: “{typed[:60]}” should be an IRI",
            )
        return typed.strip("<>")

    question = choose(all_questions(), name, settings.lang)
    return question.query, bound(question, values, find)


def _read(file: str) -> str:
    """Read a query, and no more of a file than may be one."""
    most = 4 * MAX_CHARACTERS + 4
    if file == "-":
        content = b"" if sys.stdin is None else sys.stdin.buffer.read(most)
    else:
        with open(path(file), "rb") as opened:
            content = opened.read(most)
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if wide else "utf-8-sig", "replace")


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
        notes = stream(prepared, form, write_out)
    else:
        from skillgraph.cli.output import streamed_file

        with streamed_file(settings, bom=form == "csv") as write:
            try:
                notes = stream(prepared, form, write)
            except Incomplete as error:  # the file is not put in its place
                raise QueryStopped(zh=error.data["zh"], en=error.data["en"]) from error
    for note in notes:
        tell(note)


def _explain(prepared: Prepared, settings: Settings, form: str) -> None:
    from skillgraph.cli.output import write
    from skillgraph.present.explaining import explained
    from skillgraph.sparql.explaining import explain

    found = explain(prepared, time.perf_counter)
    if form not in {*_TABLES, "json", "csv", "tsv"}:
        raise WrongForm(form="--explain", format=form, formats=("table", "md", "xlsx", "json", "csv", "tsv"))
    settings.format = None if form == "xlsx" else form
    write(found, lambda: explained(found, settings.lang), settings)
