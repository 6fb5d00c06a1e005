"""Where the time of `skillgraph partners` goes beyond the floor: importing, finding the index, asking, writing.

    python benchmarks/breakdown.py

Prints, for the letter and for a synthetic city: the modules that are imported beyond those of the floor, summed
by groups (from `-X importtime`, which itself costs some time), and the time of each step of the process, by clocks
around the functions that take them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import measuring
from cold_start import FLOOR
from measuring import Installed
from stopwatch import BEGUN, ENDED

STOPWATCH = Path(__file__).with_name("stopwatch.py")


# Imports --------------------------------------------------------------------------------------------------


def imports(arguments: Sequence[str], place: Installed) -> dict[str, int]:
    """Tell how long each module took to import.

    Parameters
    ----------
    arguments
        What stands behind the interpreter.
    place
        Where SkillGraph is installed.

    Returns
    -------
    dict
        Module to microseconds of its own, without what it imported.
    """
    done = subprocess.run(
        [place.python, "-X", "importtime", *arguments], env=place.environment(), capture_output=True, check=True
    )
    times: dict[str, int] = {}
    for line in done.stderr.decode().splitlines():
        own, bar, rest = line.removeprefix("import time:").partition("|")
        if bar and own.strip().isdigit():
            times[rest.rpartition("|")[2].strip()] = int(own)
    return times


def beyond(place: Installed, arguments: Sequence[str], rounds: int) -> dict[str, float]:
    """Tell what is imported beyond the floor.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    arguments
        What stands behind the interpreter.
    rounds
        How often it is measured.

    Returns
    -------
    dict
        Module to milliseconds of its own, the median of the rounds.
    """
    floor = imports(["-c", FLOOR], place)
    found: dict[str, list[int]] = defaultdict(list)
    for _ in range(rounds):
        for module, own in imports(arguments, place).items():
            if module not in floor:
                found[module].append(own)
    return {module: statistics.median(times) / 1000 for module, times in found.items()}


def group_of(module: str) -> str:
    """Tell to which group a module belongs: a room of SkillGraph, the standard library, or a package."""
    top, _, rest = module.partition(".")
    if top == "skillgraph":
        return f"skillgraph.{rest.partition('.')[0]}" if rest else "skillgraph"
    known = top in sys.stdlib_module_names or module.startswith("importlib")
    return "standard library" if known else f"package {top}"


def grouped(times: Mapping[str, float]) -> list[list[str]]:
    """Sum modules by their groups, as rows of a table, the costliest first."""
    groups: dict[str, dict[str, float]] = defaultdict(dict)
    for module, own in times.items():
        groups[group_of(module)][module] = own
    rows = sorted(groups.items(), key=lambda pair: -sum(pair[1].values()))
    return [
        [name, str(len(members)), f"{sum(members.values()):.2f}", _costliest(members)] for name, members in rows
    ]  # fmt: skip


def _costliest(members: Mapping[str, float]) -> str:
    chosen = sorted(members.items(), key=lambda pair: -pair[1])[:4]
    return ", ".join(f"{module} {own:.2f}" for module, own in chosen)


# Steps ----------------------------------------------------------------------------------------------------


def steps(place: Installed, arguments: Sequence[str], rounds: int) -> list[list[str]]:
    """Tell how long each step takes, as rows of a table.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    arguments
        What stands behind `skillgraph`.
    rounds
        How often it is measured.

    Returns
    -------
    list
        Step, median, least and greatest milliseconds.
    """
    seen: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for label, seconds in _steps_once(place, arguments).items():
            seen[label].append(seconds * 1000)
    return [[label, *measuring.spread(values, digits=2)] for label, values in seen.items()]


def _steps_once(place: Installed, arguments: Sequence[str]) -> dict[str, float]:
    """Seconds of each step; the clock is the system's, so that it tells of two processes what came first."""
    start = time.perf_counter()
    done = subprocess.run(
        [place.python, str(STOPWATCH), *arguments], env=place.environment(), capture_output=True, check=True
    )
    end = time.perf_counter()
    lines = [line.split("\t") for line in done.stderr.decode().splitlines() if line.count("\t") == 1]
    known = {label: float(seconds) for label, seconds in lines}
    begun, ended = known.pop(BEGUN), known.pop(ENDED)
    return {
        "start Python, import": begun - start,
        **known,
        "the rest of the command": ended - begun - sum(known.values()),
        "leave: Python clears up": end - ended,
        "leave, of the floor": _leaving_of_floor(place),
    }


def _leaving_of_floor(place: Installed) -> float:
    said = measuring.run([place.python, "-c", f"{FLOOR}; import time; print(time.perf_counter())"], place.environment())
    return time.perf_counter() - float(said.output.split()[-1])


# The whole ------------------------------------------------------------------------------------------------


def whole(place: Installed, command: Sequence[str], rounds: int) -> list[list[str]]:
    """Tell how long an empty Python, the floor and the command take, in turns, as rows of a table."""
    runs: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for label, arguments in (
            ("python, nothing else", [place.python, "-c", "pass"]),
            ("importing click", [place.python, "-c", "import click; print('ready')"]),
            ("the floor", [place.python, "-c", FLOOR]),
            ("skillgraph --version", [place.command, "--version"]),
            ("skillgraph partners", command),
        ):
            runs[label].append(measuring.run(arguments, place.environment()).wall)
    return [[label, *measuring.spread(values)] for label, values in runs.items()]


def tell(place: Installed, title: str, workspace: Path, name: str, rounds: int) -> None:
    """Measure and print one question."""
    measuring.warm(place, workspace, name)
    command = measuring.partners_command(place, workspace, name)
    print(f"\n{title}: {name} ({measuring.size(place, workspace)})\n")
    print(measuring.table(["whole process, ms", "median", "min", "max"], whole(place, command, rounds)), "\n")
    found = beyond(place, ["-m", "skillgraph", *command[1:]], rounds)
    rows = [["all beyond the floor", str(len(found)), f"{sum(found.values()):.2f}", ""], *grouped(found)]
    print(measuring.table(["imports, ms", "modules", "own time", "costliest"], rows), "\n")
    print(measuring.table(["steps, ms", "median", "min", "max"], steps(place, command[1:], rounds)))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Tell where the time of a cold answer goes.")
    parser.add_argument("--rounds", type=int, default=15, metavar="N", help="default: %(default)s")
    parser.add_argument("--entities", type=int, default=2000, metavar="N", help="of the city; default: %(default)s")
    parser.add_argument("--triples", type=int, default=26000, metavar="N", help="of the city; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the city; default: %(default)s")
    given = parser.parse_args()
    with measuring.installed() as place:
        print("\n".join(measuring.describe(place)))
        tell(place, "The letter", measuring.shipped(place)[0], "昆明技师学院", given.rounds)
        city, middle, hub = measuring.make_city(place, given.entities, given.triples, given.seed)
        tell(place, "The synthetic city, a college in the middle", city, middle, given.rounds)
        tell(place, "The synthetic city, the college with most partnerships", city, hub, given.rounds)


if __name__ == "__main__":
    main()
