"""A process run to its end or to a time limit, with the memory that it and all it started held at once."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EACH = 1.0  # seconds between two looks at the memory; a look at gigabytes takes a hundredth itself


@dataclass(frozen=True, slots=True)
class Watched:
    """One process from start to end.

    Parameters
    ----------
    wall, cpu
        Seconds by the clock, and of the processor with those it waited for; no `cpu` where the limit ended it.
    memory
        Megabytes that it and all below it held at once, at the most: their proportional shares (PSS), summed at
        each look. What they share is counted once; pages of files that are mapped count too. 0 where the system
        does not tell.
    output
        What it printed.
    ended
        Whether it ended by itself within the limit.
    """

    wall: float
    cpu: float
    memory: float
    output: bytes
    ended: bool


def watch(command: Sequence[str], environment: Mapping[str, str], limit: float) -> Watched:
    """Run a process, look at its memory once a second, and end it at the limit.

    Parameters
    ----------
    command
        The program and what stands behind it.
    environment
        Its variables.
    limit
        Seconds it may take.

    Returns
    -------
    Watched
        What was seen.

    Raises
    ------
    RuntimeError
        When it ends by itself with another code than 0.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=said, env=environment, start_new_session=True
        )
        look = _Look(process.pid)
        stopper = threading.Timer(limit, _end, [process.pid])
        look.start()
        stopper.start()
        try:
            assert process.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
            output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            stopper.cancel()
            look.stop()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        ended = wall < limit
        if process.returncode and ended:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-500:]}")
    return Watched(wall, usage.ru_utime + usage.ru_stime if ended else 0.0, look.most, output, ended)


def _end(leader: int) -> None:
    """End a process and all of its session that are left."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


class _Look(threading.Thread):
    """Looks at the memory of a process and of all below it, until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._done = threading.Event()
        self.most = 0.0

    def run(self) -> None:
        while not self._done.wait(_EACH):
            self.most = max(self.most, sum(map(_share, _family(self._pid))) / 1024)

    def stop(self) -> None:
        self._done.set()
        self.join()


def _family(leader: int) -> list[int]:
    """A process and all below it."""
    below: dict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name stands in brackets and may hold anything; state and parent stand behind it.
            parent = int((folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
        below[parent].append(int(folder.name))
    found = [leader]
    for pid in found:
        found += below[pid]
    return found


def _share(pid: int) -> int:
    """The kilobytes of a process's proportional share; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
