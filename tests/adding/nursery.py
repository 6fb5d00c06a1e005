"""A process that has all loaded and runs `skillgraph` in children, each of which may be killed at any time.

It reads a command line of JSON from each line of its standard input, tells the child's number when it has begun, and
how it ended when it has.
"""

from __future__ import annotations

import json
import os
import sys

from skillgraph import resources, shapes
from skillgraph.adding import adding
from skillgraph.cli import main
from skillgraph.present import adding as presenting


def run(arguments: list[str]) -> None:
    """Be the command, and nothing else."""
    try:
        main(arguments)
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    sys.stdout.flush()
    os._exit(code)


def serve() -> None:
    loaded = (adding, presenting, shapes.read(resources.ontology()))
    tell(f"ready: {len(loaded)}")
    quiet = os.open(os.devnull, os.O_WRONLY)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.dup2(quiet, 1)
            run(json.loads(line))
        tell(child)
        tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def tell(what: object) -> None:
    os.write(1, f"{what}\n".encode())


if __name__ == "__main__":
    serve()
