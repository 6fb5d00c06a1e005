"""A request → its answer, from a process of its own that is stopped in time."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

from skillgraph.errors import DamagedIndex, SkillGraphError
from skillgraph.sparql.errors import (
    BrokenData,
    Incomplete,
    NoGraphs,
    QueryRefused,
    QueryStopped,
    UnknownGraph,
)
from skillgraph.sparql.request import Request

_WORKER = os.path.join(os.path.dirname(__file__), "worker.py")
_BLOCK = 1 << 16
_GRACE = 0.5  # seconds after its limit in which the process may end by itself


class Done(NamedTuple):
    """How a query ended well.

    Parameters
    ----------
    rows
        How many rows, or triples, were given.
    cut
        Whether there were more than the limit.

    Examples
    --------
    >>> Done(10, False).cut
    False
    """

    rows: int
    cut: bool


def run(request: Request, write: Callable[[bytes], object]) -> Done:
    """Have a query answered and hand the answer on as it comes.

    Parameters
    ----------
    request
        What is asked.
    write
        Takes the answer, piece by piece.

    Returns
    -------
    Done
        When all of it was handed on.

    Raises
    ------
    QuerySyntax, UnknownGraph, NoGraphs, BrokenData, QueryRefused, DamagedIndex
        When it could not be asked; nothing was then handed on.
    QueryStopped
        When it was stopped before anything was handed on.
    Incomplete
        When it was stopped later.
    """
    message = marshal.dumps(request.message(sys.path))
    written = False
    with _process() as process, _watch(process, request.seconds + _GRACE) as watch:
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise TypeError("the process has its three streams")
        _send(process.stdin, message)
        for block in iter(lambda: os.read(process.stdout.fileno(), _BLOCK), b""):  # type: ignore[union-attr]
            write(block)
            written = True
        last = process.stderr.read()
        code = process.wait()
    ended = _said(last)
    if ended is not None and ended[0] == "done":
        return Done(int(str(ended[1]["rows"])), bool(ended[1]["cut"]))
    raise _error(request, ended, code, written=written, late=watch.is_set())


def gathered(request: Request) -> tuple[Done, bytes]:
    """Have a query answered and give the whole answer.

    Parameters
    ----------
    request
        What is asked.

    Returns
    -------
    tuple of Done and bytes
        How it ended, and the answer.

    Raises
    ------
    SkillGraphError
        As `run` does; a part of an answer is never given.
    """
    pieces: list[bytes] = []
    try:
        done = run(request, pieces.append)
    except Incomplete as error:
        raise QueryStopped(zh=error.data["zh"], en=error.data["en"]) from error
    return done, b"".join(pieces)


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    """A Python that knows its own library and nothing else until it is told where to look."""
    process = subprocess.Popen(  # noqa: S603 - our own file, no shell
        [sys.executable, "-I", "-S", "-E", _WORKER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            _close(stream)


def _send(stream: IO[bytes], message: bytes) -> None:
    """Send the request, and keep the stream open: that it closes tells the process that this one is gone."""
    try:
        stream.write(message)
        stream.flush()
    except BrokenPipeError:  # it died before it read; its exit code says why
        pass


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:  # what was still to be written to one that is gone
        pass


@contextmanager
def _watch(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill it when its time is over, wherever the system does not by itself."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _said(last: bytes) -> tuple[str, dict[str, object]] | None:
    try:
        kind, data = marshal.loads(last)  # noqa: S302 - written by our own process
    except (EOFError, ValueError, TypeError):
        return None
    return str(kind), data


def _error(
    request: Request, ended: tuple[str, dict[str, object]] | None, code: int, *, written: bool, late: bool
) -> SkillGraphError:
    if ended is not None and not written:
        return _told(request, *ended)
    zh, en = _cause(request, ended, code, late=late)
    return Incomplete(zh=zh, en=en) if written else QueryStopped(zh=zh, en=en)


def _cause(request: Request, ended: tuple[str, dict[str, object]] | None, code: int, *, late: bool) -> tuple[str, str]:
    import signal

    def by(name: str) -> bool:
        return -code == getattr(signal, name, None)

    if ended is not None:
        detail = str(ended[1].get("detail", ""))
        return f"查询引擎报告：{detail}", f"the engine reports: {detail}"
    if late or by("SIGALRM"):
        seconds = f"{request.seconds:g}"
        return f"超过了时限 {seconds} 秒", f"the time limit of {seconds} s was reached"
    if by("SIGABRT"):
        size = f"{request.memory / (1 << 30):g} GB"
        return f"超过了内存上限 {size}", f"it needed more memory than the limit of {size}"
    if by("SIGSEGV"):
        return "它嵌套太深或太长，查询引擎无法处理", "it is nested more deeply, or longer, than the engine can take"
    return f"查询进程意外结束（代码 {code}）", f"its process ended unexpectedly (code {code})"


def _told(request: Request, kind: str, data: dict[str, object]) -> SkillGraphError:
    detail = str(data.get("detail", ""))
    if kind == "syntax":
        from skillgraph.sparql.telling import syntax

        place = data.get("place")
        return syntax(request.query, detail, place if isinstance(place, int) else None)
    if kind == "graph":
        known = data["known"]
        if isinstance(known, list) and known:
            return UnknownGraph(graph=data["graph"], known=known)
        return NoGraphs(graph=data["graph"])
    if kind == "data":
        return BrokenData(file=data["file"], zh=detail, en=detail)
    if kind == "doctype":
        return BrokenData(
            file=data["file"],
            zh="RDF/XML 文件含有 DOCTYPE，其中的实体可能耗尽内存，因此不读",
            en="an RDF/XML file with a DOCTYPE is not read, since its entities could fill the memory",
        )
    if kind == "damaged":
        return DamagedIndex(folder=request.store)
    return QueryRefused(zh=f"查询引擎报告：{detail}", en=f"the engine reports: {detail}")
