"""The process that evaluates one query and can be killed at any moment; it knows the engine and, of ours, how to write.

It reads one request (marshal, from the same Python) from standard input, writes the answer to standard output as it
comes, and last says on standard error how it ended (marshal: a kind and its data). Nothing said means it died.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

_BLOCK = 1 << 16
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # linux/sched.h
_LOCATABLE = 5_000  # characters; of longer queries the engine's place has to do


class _Ended(Exception):
    """How it ends, well or not."""

    def __init__(self, kind: str, **data: object) -> None:
        self.kind = kind
        self.data = data


def main() -> None:
    """Answer the one request on standard input."""
    request = marshal.load(sys.stdin.buffer)  # noqa: S302 - written by the process that started this one
    _limit(request["seconds"], request["memory"])
    if request["store"] is not None:
        _leave_the_network()
    sys.path[:] = request["path"]
    try:
        ended = ("done", _answer(request))
    except _Ended as end:
        ended = (end.kind, end.data)
    sys.stdout.buffer.flush()
    sys.stderr.buffer.write(marshal.dumps(ended))
    sys.stderr.buffer.flush()
    os._exit(0)  # tidying up a store takes longer than the system's own way


def _limit(seconds: float, memory: int) -> None:
    """Let the system end this process: when its time is over, when it takes too much, when its parent is gone."""
    if os.name != "posix":
        return
    import resource
    import signal

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _end_with_parent()


def _leave_the_network() -> None:
    """Go where there is no network, on a system that has such a place and lets a process go there.

    A store opens its files as it needs them, so this process may still open some; what a query must not do is refused
    before it comes here, and this is a second wall behind that.
    """
    if sys.platform != "linux":
        return
    try:
        import ctypes

        library = ctypes.CDLL(None)
        if library.unshare(_NEW_NETWORK) != 0:
            library.unshare(_NEW_USER | _NEW_NETWORK)
    except (ImportError, OSError, AttributeError):
        return


def _end_with_parent() -> None:
    """When the parent is gone its end of the pipe closes, the system sends SIGIO, and that ends a process."""
    import fcntl

    if hasattr(os, "O_ASYNC") or sys.platform == "linux":
        flags = fcntl.fcntl(0, fcntl.F_GETFL)
        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(0, fcntl.F_SETFL, flags | getattr(os, "O_ASYNC", 0o20000))
        _leave_if_alone()


def _leave_if_alone() -> None:
    """The parent may have gone before the signal was asked for."""
    import select

    look = select.poll()
    look.register(0, select.POLLIN)
    if any(event & select.POLLHUP for _, event in look.poll(0)):
        os._exit(1)


def _answer(request: dict[str, Any]) -> dict[str, object]:
    from pyoxigraph import QueryBoolean, QuerySolutions

    from skillgraph.sparql import writing

    store = _opened(request)
    _know_graphs(store, request)
    result = _asked(store, request)
    out = sys.stdout.buffer
    if isinstance(result, QueryBoolean):
        out.write(writing.BOOLEANS[request["format"]](bool(result)))
        return {"rows": 1, "cut": False}
    if isinstance(result, QuerySolutions):
        names = _ordered([variable.value for variable in result.variables], request["order"])
        writer = writing.writers(store, request["lang"])[request["format"]]
        counted = _Counted(_evaluated(iter(result)), request["limit"])
        writer(names, counted, out)
    else:
        counted = _Counted(_evaluated(iter(result)), request["limit"])
        writing.write_graph(counted, request["format"], request["prefixes"], out)
    return {"rows": counted.number, "cut": counted.cut}


def _ordered(names: list[str], order: list[str]) -> list[str]:
    """The columns as the query has them: for SELECT * the engine gives them in no order that a reader knows."""
    place = {name: number for number, name in enumerate(order)}
    return sorted(names, key=lambda name: place.get(name, len(place)))


# ---------------------------------------------------------------- what is asked


def _opened(request: dict[str, Any]) -> Store:
    from pyoxigraph import Store

    if request["store"] is None:
        store = Store()
        for file in request["files"]:
            _load(store, file)
        _open_nothing_more(request["format"])
        return store
    try:
        return Store.read_only(request["store"])
    except OSError as error:
        raise _Ended("damaged", detail=str(error)) from error


def _open_nothing_more(form: str) -> None:
    """All is in memory now: whatever a query may be, the engine can open neither a file nor a connection."""
    if form == "json":
        import json  # noqa: F401 - while it still can be
    elif form == "csv":
        import skillgraph.text  # noqa: F401
    if os.name == "posix":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with open(os.devnull, "rb") as first_free:
            resource.setrlimit(resource.RLIMIT_NOFILE, (first_free.fileno(), most))


def _open_again() -> None:
    """The engine is done with the query, and what is ours may open files."""
    if os.name == "posix":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _load(store: Store, file: dict[str, Any]) -> None:
    from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

    form = RdfFormat.from_extension(file["extension"])
    try:
        if form == RdfFormat.RDF_XML:
            _refuse_doctype(file["path"])
        graph = NamedNode(file["graph"]) if file["graph"] else None
        if graph is not None and file["dataset"]:
            # Its own graphs stay; only what is in none of them is the graph that the file is named as.
            quads = parse(path=file["path"], format=form, base_iri=file["base"])
            store.bulk_extend(
                Quad(quad.subject, quad.predicate, quad.object, graph) if quad.graph_name == DefaultGraph() else quad
                for quad in quads
            )
        else:
            store.bulk_load(path=file["path"], format=form, base_iri=file["base"], to_graph=graph)
    except _DoctypeError:
        raise _Ended("doctype", file=file["name"]) from None
    except (SyntaxError, ValueError, OSError) as error:
        raise _Ended("data", file=file["name"], detail=str(error)) from error


class _DoctypeError(Exception):
    pass


def _refuse_doctype(path: str) -> None:
    """Entities of a document type can be made to fill the memory, or to read other files."""
    with open(path, "rb") as opened:
        before = b""
        while block := opened.read(_BLOCK):
            if b"<!DOCTYPE" in before + block:
                raise _DoctypeError
            before = block[-16:]


def _know_graphs(store: Store, request: dict[str, Any]) -> None:
    from pyoxigraph import NamedNode

    given = {file["graph"] for file in request["files"]}
    for iri in request["graphs"]:
        if iri not in given and not store.contains_named_graph(NamedNode(iri)):
            known = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
            raise _Ended("graph", graph=iri, known=known[:20])


def _asked(store: Store, request: dict[str, Any]) -> Any:  # noqa: ANN401 - one of the engine's three kinds of result
    from pyoxigraph import Variable

    try:
        return store.query(
            request["query"],
            base_iri=request["base"],
            prefixes=request["prefixes"],
            use_default_graph_as_union=request["union"],
            substitutions={Variable(name): _term(value) for name, value in request["bound"].items()} or None,
        )
    except SyntaxError as error:
        raise _Ended("syntax", detail=str(error), place=_place(request["query"])) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise _Ended("engine", detail=str(error)) from error


def _place(query: str) -> int | None:
    """Where a query goes wrong: the engine's own place is often far behind it, rdflib's parser knows better."""
    if len(query) > _LOCATABLE:
        return None
    _open_again()
    try:
        from pyparsing import ParseBaseException
        from rdflib.plugins.sparql.parser import parseQuery

        parseQuery(query)
    except ParseBaseException as error:
        return int(error.loc)
    except Exception:  # its grammar may give up in any way; then there is no better place
        return None
    return None


def _term(value: tuple[str, str | None, str | None]) -> NamedNode | Literal:
    from pyoxigraph import Literal, NamedNode

    text, datatype, language = value
    if datatype is None and language is None:
        return NamedNode(text)
    return Literal(text, language=language) if language else Literal(text, datatype=NamedNode(datatype or ""))


def _evaluated(results: Iterator[Any]) -> Iterator[Any]:
    while True:
        try:
            result = next(results, None)
        except (ValueError, RuntimeError, OSError) as error:
            raise _Ended("engine", detail=str(error)) from error
        if result is None:
            return
        yield result


class _Counted:
    """Results up to a number, and whether there were more."""

    def __init__(self, results: Iterator[Any], limit: int) -> None:
        self._results = results
        self._limit = limit
        self.number = 0
        self.cut = False

    def __iter__(self) -> Iterator[Any]:
        for result in islice(self._results, self._limit):
            self.number += 1
            yield result
        if self.number == self._limit:
            self.cut = next(self._results, None) is not None


if __name__ == "__main__":
    main()
