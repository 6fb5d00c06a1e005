"""The command line: parse, call, print."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code.

    Parameters
    ----------
    arguments
        What stands behind ``skillgraph``; by default what the shell gave.

    Raises
    ------
    SystemExit
        Always: 0 done, 1 the answer is a problem, 2 wrong usage.

    Examples
    --------
    >>> main(["--version"])
    Traceback (most recent call last):
        ...
    SystemExit: 0
    """
    own_process = arguments is None
    if own_process:
        # A command ends before it makes garbage worth collecting; looking for it takes a tenth of its time.
        gc.set_threshold(50_000)
    from skillgraph.cli.running import run

    code = run([_readable(argument) for argument in (sys.argv[1:] if arguments is None else arguments)])
    if own_process:
        gc.freeze()
    _let_go_of_streams()
    raise SystemExit(code)


def _readable(argument: str) -> str:
    """Read as UTF-8 what the shell gave, whatever encoding Python took it for; what is in none becomes �."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in argument)


def _let_go_of_streams() -> None:
    """A reader that left early must not make Python complain at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
