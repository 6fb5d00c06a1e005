"""A process that changes workspaces: again and again, until it is let go, or killed at each step of what it does."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from tests.workspace.cities import city, put

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


def killed(step: int, act: Callable[[], object]) -> bool:
    """Do something in a process that is killed at a step; tells whether it came so far."""
    child = os.fork()
    if not child:
        try:
            until(step)
            act()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def at_each_step(folder: Path, wish: Mapping[str, bytes | None]) -> None:
    """For each step of a change a workspace whose change is killed there; what puts it right is killed as well."""
    for step in count(1):
        place = city(folder / f"{step:03}")
        put(place, wanted(3))
        was_killed = killed(step, lambda place=place: put(place, wish))  # type: ignore[misc]
        killed(1 + step % 11, lambda place=place: settled(str(place)))  # type: ignore[misc]
        if not was_killed:
            return


def main(how: str, place: str, number: str = "0") -> None:
    """Do what the test asks for."""
    folder = Path(place)
    if how == "again":
        again_and_again(folder)
    elif how == "hold":
        hold(folder)
    elif how == "count":
        count_up(folder, int(number))
    elif how == "each-step":
        at_each_step(folder, wanted(1))
    elif how == "each-step-refused":
        # That one name is of a file and of a folder shows only when the first of them is in place.
        at_each_step(folder, {**wanted(1), "x": b"1", "x/y": b"1"})


if __name__ == "__main__":
    main(*sys.argv[1:])
