"""The processes that build an index together: as many as there are processors, each with a pipe of its own."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from skillgraph.index import worker
from skillgraph.index.shard import Ground

_START = "import sys; sys.path.insert(0, sys.argv[1]); from skillgraph.index import worker; worker.main()"
_AHEAD = 3  # tasks for each process that may be under way or done before their turn


class Crew:
    """Processes that do tasks side by side; none outlives the one that started them.

    Parameters
    ----------
    ground
        What every task of a workspace is done with.
    size
        How many processes.
    patient
        Whether they leave the processor to others that want it.

    Examples
    --------
    >>> from skillgraph import resources
    >>> from skillgraph.index.registry import Known
    >>> known = {"x:e": Known(1, (), "enterprise", None, "甲", "A", None)}
    >>> with Crew(Ground(str(resources.example()), known), 1) as crew:
    ...     [sorts for _, sorts in crew.each("named", [(0, 1, {})])]
    [['jia']]
    """

    def __init__(self, ground: Ground, size: int, patient: bool = False) -> None:
        self.size = size
        self._patient = patient
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._threads = ThreadPoolExecutor(size)
        # What was worked out of it here is worked out again there.
        said = pickle.dumps(replace(ground), protocol=5)
        self._processes = [self._start() for _ in range(size)]
        for process in self._processes:
            self._threads.submit(self._tell, process, said)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        home = str(Path(__file__).parents[2])
        return subprocess.Popen(  # noqa: S603 - our own code, no shell
            [sys.executable, "-c", _START, home, *(["patient"] if self._patient else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C is for the one who started it, who ends the others.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def _tell(self, process: subprocess.Popen[bytes], ground: bytes) -> None:
        with suppress(OSError):
            if process.stdin is not None:
                worker.send(process.stdin, ground)
        self._idle.put(process)

    def do(self, name: str, *arguments: object) -> Future[Any]:
        """Have a task done by the next process that is free.

        Parameters
        ----------
        name
            One of the worker's tasks.
        arguments
            What it takes.

        Returns
        -------
        Future
            Its answer; None where it failed, or the process ended.
        """
        return self._threads.submit(self._done, (name, *arguments))

    def each(self, name: str, tasks: Iterable[Sequence[object]]) -> Iterator[Any]:
        """Have tasks done side by side.

        Parameters
        ----------
        name
            One of the worker's tasks.
        tasks
            The arguments of each.

        Yields
        ------
        Any
            The answers, in the order of the tasks.
        """
        under_way: deque[Future[Any]] = deque()
        for arguments in tasks:
            under_way.append(self.do(name, *arguments))
            if len(under_way) >= self.size * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _done(self, message: object) -> Any:  # noqa: ANN401 - whatever the task gives
        process = self._idle.get()
        try:
            if process.stdin is None or process.stdout is None:
                return None
            worker.send(process.stdin, message)
            return worker.receive(process.stdout)
        except (EOFError, OSError):
            return None
        finally:
            self._idle.put(process)


def processors() -> int:
    """Count the processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
