"""A process that changes a workspace: again and again, until a step at which it kills itself, or until it is let go."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from tests.workspace.cities import put

from skillgraph.workspace import settled
from skillgraph.workspace.changing import changing

# Enough that a change takes a while, and so that files are added, changed and removed by turns.
FILES = ("entities.ttl", "records/a.ttl", "records/b.ttl", "tables/c.csv", "sources/d/one.txt", "sources/d/two.txt")


def wanted(number: int) -> Mapping[str, bytes | None]:
    """What the files are to be after a change: all tell its number, and some are not there."""
    return {
        path: None if (number + place) % 3 == 0 and place else f"{number} {path}\n".encode() * 500
        for place, path in enumerate(FILES)
    }


def again_and_again(folder: Path) -> None:
    """Tell each change that is done."""
    for number in count(1):
        put(folder, wanted(number))
        os.write(1, f"{number}\n".encode())


def until(step: int) -> None:
    """Be killed at a step of all that is done to files from here on."""
    steps = count(1)

    def watch(event: str, _: tuple[object, ...]) -> None:
        if event.startswith(("open", "os.", "shutil.")) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def hold(folder: Path) -> None:
    """Hold the workspace until somebody writes a line."""
    with changing(folder, "add") as change:
        change.write("tables/held.csv", b"1")
        os.write(1, b"held\n")
        sys.stdin.readline()


def count_up(folder: Path, times: int) -> None:
    """Add one to a number, waiting for whoever does the same."""
    from skillgraph.errors import WorkspaceHeld

    done = 0
    while done < times:
        try:
            with changing(folder, "add") as change:
                file = folder / "number.txt"
                change.write("number.txt", b"%d" % (int(file.read_bytes() if file.exists() else 0) + 1))
            done += 1
        except WorkspaceHeld:
            continue


def main(how: str, place: str, number: str = "0") -> None:
    """Do what the test asks for."""
    folder = Path(place)
    if how == "again":
        again_and_again(folder)
    elif how == "hold":
        hold(folder)
    elif how == "count":
        count_up(folder, int(number))
    elif how == "change-until":
        until(int(number))
        put(folder, wanted(1))
    elif how == "settle-until":
        until(int(number))
        settled(str(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
