"""How long one answer takes from a cold process: `skillgraph partners`, the floor under it, and a peer.

    python benchmarks/cold_start.py

Prints, for the letter and for a synthetic city, the whole process each time: (p) `skillgraph partners NAME` with
a warm index; (a) the floor, Python importing click and pyoxigraph and printing a line; (b) the peer, rdflib
parsing the Turtle and answering the same question in SPARQL. The runs take turns, and a ratio is the median of
the ratios within a turn. Nothing is asserted of a time; targets are printed beside.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import measuring
from measuring import Installed, Run

FLOOR = "import click, pyoxigraph; print('ready')"
TARGET_FLOOR = 1.4
Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One question that is measured.

    Parameters
    ----------
    title
        What it is asked of.
    workspace, name
        The workspace, and whose partners are asked for.
    schemes
        Where the peer finds the words for the forms.
    peer_target
        How many times faster than the peer the answer should be at the least.
    peer_every
        In which turns the peer runs: each, each second, …
    """

    title: str
    workspace: Path
    name: str
    schemes: Path
    peer_target: float
    peer_every: int = 1


@dataclass(slots=True)
class Turns:
    """The runs of one question, by the turn; the peer does not run in each."""

    ours: list[Run] = field(default_factory=list)
    floor: list[Run] = field(default_factory=list)
    peer: dict[int, Run] = field(default_factory=dict)


def peer_command(place: Installed, case: Case) -> list[str]:
    """Give the command line of the peer."""
    script = Path(__file__).with_name("peer_rdflib.py")
    return [place.python, str(script), str(case.workspace), case.name, "--schemes", str(case.schemes)]


def measure(place: Installed, case: Case, rounds: int) -> Turns:
    """Run ours, the floor and the peer in turns.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    case
        The question.
    rounds
        How many turns.

    Returns
    -------
    Turns
        All runs but one of each before, which is not counted.
    """
    environment = place.environment()
    ours, peer = measuring.partners_command(place, case.workspace, case.name), peer_command(place, case)
    floor = [place.python, "-c", FLOOR]
    for command in (ours, floor, peer):
        measuring.run(command, environment)
    turns = Turns()
    for turn in range(rounds):
        turns.ours.append(measuring.run(ours, environment))
        turns.floor.append(measuring.run(floor, environment))
        if turn % case.peer_every == 0:
            turns.peer[turn] = measuring.run(peer, environment)
    return turns


def same_answers(place: Installed, case: Case) -> str:
    """Say whether ours and the peer give the same answer, in words."""
    ours, peer = _our_rows(place, case), _peer_rows(place, case)
    partners = {row[0] for row in ours}, {row[0] for row in peer}
    verdict = "the same" if partners[0] == partners[1] else "NOT the same"
    whole = "the same" if ours == peer else "NOT the same"
    return (
        f"Answers: partners are {verdict} ({len(partners[0])} and {len(partners[1])}); with form, head-count and"
        f" quote they are {whole} ({len(ours)} and {len(peer)} rows)."
    )


def _our_rows(place: Installed, case: Case) -> set[Row]:
    command = measuring.partners_command(place, case.workspace, case.name, "--format", "json")
    answer = json.loads(measuring.run(command, place.environment()).output)
    return {
        (row["partner"], row["kind_name"], str(row["headcount"] or ""), _one_line(evidence["quote"]))
        for row in answer["rows"]
        for evidence in row["evidence"]
    }


def _peer_rows(place: Installed, case: Case) -> set[Row]:
    lines = measuring.run(peer_command(place, case), place.environment()).output.decode().splitlines()
    cells = [line.split("\t") for line in lines if line]
    return {(partner, form, headcount, quote) for partner, _, form, headcount, quote in cells}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def report(case: Case, turns: Turns) -> list[str]:
    """Make the lines that tell of one question.

    Parameters
    ----------
    case
        The question.
    turns
        Its runs.

    Returns
    -------
    list of str
        A table of times and the ratios with their targets.
    """
    peers = list(turns.peer.values())
    rows = [
        _row("p  skillgraph partners", turns.ours),
        _row("a  floor: click, pyoxigraph", turns.floor),
        _row("b  peer: rdflib, SPARQL", peers),
    ]
    to_floor = list(zip(turns.ours, turns.floor, strict=True))
    to_peer = [(peer, turns.ours[turn]) for turn, peer in turns.peer.items()]
    return [
        measuring.table(["ms", "runs", "median", "min", "max", "cpu"], rows),
        _ratio("p/a", to_floor, f"target: at most {TARGET_FLOOR}"),
        _ratio("b/p", to_peer, f"target: at least {case.peer_target:g}"),
    ]


def _row(label: str, runs: Sequence[Run]) -> list[str]:
    used = [run.cpu for run in runs if run.cpu is not None]
    cpu = f"{statistics.median(used):.1f}" if used else "?"
    return [label, str(len(runs)), *measuring.spread([run.wall for run in runs]), cpu]


def _ratio(label: str, pairs: Sequence[tuple[Run, Run]], target: str) -> str:
    wall = [one.wall / other.wall for one, other in pairs]
    cpu = [one.cpu / other.cpu for one, other in pairs if one.cpu and other.cpu]
    by_processor = f", by processor time {statistics.median(cpu):.2f}" if cpu else ""
    spread = f"from {min(wall):.2f} to {max(wall):.2f}"
    return f"{label} = {statistics.median(wall):.2f} ({target}; {spread}{by_processor})"


def cases(place: Installed, given: argparse.Namespace) -> list[Case]:
    """Give the questions: one of the letter, two of a city that is made for it.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    given
        How large the city is.

    Returns
    -------
    list of Case
        The letter; the city, asked of a usual college and of the one with most partnerships.
    """
    letter, ontology = measuring.shipped(place)
    city, middle, hub = measuring.make_city(place, given.entities, given.triples, given.seed)
    schemes, every = ontology / "schemes.ttl", given.peer_every
    return [
        Case("The letter (data/kunming-2023)", letter, "昆明技师学院", schemes, 3),
        Case("The synthetic city, a college in the middle", city, middle, schemes, 15, every),
        Case("The synthetic city, the college with most partnerships", city, hub, schemes, 15, every),
    ]


def warm(place: Installed, questions: Sequence[Case]) -> None:
    """Build the index of each workspace, and say how large it is and how long that took."""
    for workspace, case in {case.workspace: case for case in questions}.items():
        built = measuring.warm(place, workspace, case.name)
        size = measuring.size(place, workspace)
        print(f"Workspace    {workspace.name}: {size}; the first command built its index: {built:.1f} s", flush=True)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure cold answers beside the floor and a peer.")
    parser.add_argument("--rounds", type=int, default=21, metavar="N", help="turns; default: %(default)s")
    parser.add_argument("--peer-every", type=int, default=4, metavar="N", help="in the city; default: %(default)s")
    parser.add_argument("--entities", type=int, default=2000, metavar="N", help="of the city; default: %(default)s")
    parser.add_argument("--triples", type=int, default=26000, metavar="N", help="of the city; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the city; default: %(default)s")
    given = parser.parse_args()
    with measuring.installed() as place:
        print("\n".join(measuring.describe(place)))
        questions = cases(place, given)
        warm(place, questions)
        for case in questions:
            print(f"\n{case.title}: {case.name}", same_answers(place, case), sep="\n", flush=True)
            print("\n".join(report(case, measure(place, case, given.rounds))), flush=True)


if __name__ == "__main__":
    main()
