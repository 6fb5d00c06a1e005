"""Runs a command of SkillGraph in this process with clocks around its steps; `breakdown.py` starts it.

    python benchmarks/stopwatch.py partners NAME -w WORKSPACE

prints the answer as ever, and at the end of standard error a line for each clock: label, tab, seconds. Next to
nothing is imported here, so that the process is as it would be without clocks.
"""

from __future__ import annotations

import sys
import time
from functools import reduce
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What is clocked: the step, the module, the function in it. None holds another.
STEPS = (
    ("make the commands", "skillgraph.cli.running", "program"),
    ("open: find the index", "skillgraph.graph", "Graph.__init__"),
    ("ask: find the entity", "skillgraph.lookup", "resolve"),
    ("ask: its partners", "skillgraph.answers.partners", "partners"),
    ("write: make the table", "skillgraph.present.answers", "partners"),
    ("write: set and print it", "skillgraph.cli.output", "write"),
)
BEGUN, ENDED = "begun", "ended"


def clocked(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    """Put a clock around a function."""

    def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        start = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            spent[0] += time.perf_counter() - start

    return timed


def main() -> None:
    """Import all that the steps need, set the clocks, run the command, tell what the clocks showed."""
    from skillgraph import cli

    spent = {label: [0.0] for label, _, _ in STEPS}
    for label, module, function in STEPS:
        *path, name = function.split(".")
        home = reduce(getattr, path, import_module(module))
        setattr(home, name, clocked(getattr(home, name), spent[label]))
    sys.argv[0] = "skillgraph"
    begun = time.perf_counter()
    try:
        cli.main()
    finally:
        told = [(BEGUN, begun), *((label, seconds) for label, (seconds,) in spent.items())]
        for label, seconds in (*told, (ENDED, time.perf_counter())):
            print(label, seconds, sep="\t", file=sys.stderr)


if __name__ == "__main__":
    main()
