"""How long `skillgraph query` takes from a cold process, and how a long answer streams, beside rdflib.

    python benchmarks/query.py

Cold: one SELECT over the letter and over a synthetic city, the whole process each time, in turns with the floor (Python
importing click and pyoxigraph and printing a line) and with rdflib parsing the same Turtle. Stream: 100,000 rows of a
product over a file of synthetic triples, as CSV and as TSV: when the first row came, when the last, and the most memory
that any of the processes held. Nothing is asserted of a time; targets are printed beside.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import measuring
from measuring import Installed

FLOOR = "import click, pyoxigraph; print('ready')"
TARGET_FLOOR = 2.5
ROUNDS = 21
PREFIXES = (
    "PREFIX sg: <https://w3id.org/skillgraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX form: <https://w3id.org/skillgraph/form/> "
)
QUERY = (
    PREFIXES + "SELECT DISTINCT ?record ?form ?firm { ?college skos:prefLabel 'NAME'@zh . "
    "?one sg:participant ?college . ?record sg:participation ?one , ?other ; sg:form ?form . "
    "?other sg:participant ?firm . ?firm a sg:Enterprise } ORDER BY ?record ?firm"
)
ROWS = 100_000
PRODUCT = f"SELECT ?s ?t {{ ?s ?p ?o . ?t ?q ?r }} LIMIT {ROWS}"


def cold(place: Installed, title: str, workspace: Path, name: str, rounds: int) -> None:
    """Print the whole processes of ours, the floor and the peer, run in turns.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    title
        What is asked.
    workspace, name
        Its folder, and the college whose partners are asked for.
    rounds
        How many turns.
    """
    query = QUERY.replace("NAME", name)
    peer = str(Path(__file__).with_name("peer_query.py"))
    commands = {
        "q  skillgraph query": [place.command, "query", query, "-w", str(workspace), "--format", "csv"],
        "a  floor: click, pyoxigraph": [place.python, "-c", FLOOR],
        "b  peer: rdflib, SPARQL": [place.python, peer, "csv", query, str(workspace)],
    }
    environment = place.environment()
    outputs = {name: measuring.run(command, environment).output for name, command in commands.items()}
    turns = [
        {name: measuring.run(command, environment).wall for name, command in commands.items()} for _ in range(rounds)
    ]
    ours, floor, other = commands
    print(f"\n{title}")
    same = sorted(outputs[ours].splitlines()) == sorted(outputs[other].splitlines())
    print(f"Answers are {'the same' if same else 'NOT the same'}: {len(outputs[ours].splitlines()) - 1} rows")
    rows = [[name, str(rounds), *measuring.spread([turn[name] for turn in turns])] for name in commands]
    print(measuring.table(["ms", "runs", "median", "min", "max"], rows))
    to_floor = statistics.median(turn[ours] / turn[floor] for turn in turns)
    to_peer = statistics.median(turn[other] / turn[ours] for turn in turns)
    print(f"q/a = {to_floor:.2f} (target: at most {TARGET_FLOOR})")
    print(f"b/q = {to_peer:.2f}")


class Streamed(NamedTuple):
    """Milliseconds to the first row and to the last, rows, and megabytes that any process held at the most."""

    first: float
    last: float
    rows: int
    memory: float


def streamed(command: Sequence[str], environment: dict[str, str]) -> Streamed:
    """Run a command that writes rows, reading them as they come.

    Parameters
    ----------
    command
        The program and what stands behind it.
    environment
        Its variables.

    Returns
    -------
    Streamed
        What was seen.
    """
    read, write = os.pipe()
    reader = os.fork()
    if reader == 0:  # a process of its own, so that the memory of its children is its own to tell
        os.close(read)
        os.write(write, repr(_watched(command, environment)).encode())
        os._exit(0)
    os.close(write)
    told = os.read(read, 1000).decode()
    os.close(read)
    os.waitpid(reader, 0)
    first, last, rows, memory = (float(part) for part in told.strip("()").split(","))
    return Streamed(first, last, int(rows), memory)


def _watched(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float, int, float]:
    start = time.perf_counter()
    rows, first = -1, 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
        while block := os.read(process.stdout.fileno(), 1 << 16):
            rows += block.count(b"\n")
            if rows > 0 and not first:
                first = time.perf_counter() - start
    last = time.perf_counter() - start
    return first * 1000, last * 1000, rows, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def stream(place: Installed, rounds: int) -> None:
    """Print how a long answer streams.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    rounds
        How many runs of each.
    """
    data = place.home / "synthetic.nt"
    data.write_text("".join(f'<http://a/{n}> <http://b/> "{n}" .\n' for n in range(2_000)), encoding="utf-8")
    peer = str(Path(__file__).with_name("peer_query.py"))
    rows = []
    for form in ("csv", "tsv"):
        ours = [place.command, "query", PRODUCT, "--data", str(data), "--format", form]
        for name, command in (
            (f"skillgraph, {form}", ours),
            (f"rdflib, {form}", [place.python, peer, form, PRODUCT, str(data)]),
        ):
            runs = [streamed(command, place.environment()) for _ in range(rounds)]
            middle = [statistics.median(values) for values in zip(*runs, strict=True)]
            rows.append([name, f"{middle[2]:.0f}", f"{middle[0]:.0f}", f"{middle[1]:.0f}", f"{middle[3]:.0f}"])
    print(f"\nA product of {ROWS:,} rows over synthetic triples, {rounds} runs each")
    print(measuring.table(["median", "rows", "first row, ms", "last row, ms", "memory, MB"], rows))


def main() -> None:
    """Print all."""
    with measuring.installed() as place:
        letter, _ = measuring.shipped(place)
        city, middle, _ = measuring.make_city(place, 2_000, 26_000, 2023)
        print("\n".join(measuring.describe(place)))
        measuring.warm(place, letter, "昆明技师学院")
        measuring.warm(place, city, middle)
        cold(place, "The letter (data/kunming-2023)", letter, "昆明技师学院", ROUNDS)
        cold(place, "The synthetic city", city, middle, ROUNDS // 3)
        stream(place, 3)


if __name__ == "__main__":
    main()
