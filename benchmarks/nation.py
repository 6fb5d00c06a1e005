"""What SkillGraph takes on a province or a nation: building the index, looking up, measuring the network.

    python benchmarks/nation.py --size province
    python benchmarks/nation.py --size nation --folder /tmp/synthetic-nation

Whole processes each time, in turns, beside a floor (what the libraries under it take for the same by themselves) and a
peer (rdflib with networkx from the same files, ended at a time limit). `--only build`, `lookup` or `network` runs a
part. Nothing is asserted of a time; targets are printed beside.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import measuring
from invented.bodies import SIZES
from measuring import Installed
from watching import Watched, watch

PARTS = ("build", "lookup", "network")
SHORT = 1.0  # seconds
HERE = Path(__file__).parent
Turn = dict[str, Watched]


@dataclass(frozen=True, slots=True)
class Place:
    """A synthetic workspace that is measured: its folder, what it holds, and a cache of its own.

    Parameters
    ----------
    folder
        Where it is.
    told
        What the generator printed.
    cache
        Where its index lies.
    """

    folder: Path
    told: Mapping[str, str | int]
    cache: Path

    def name(self, which: str) -> str:
        """Give the name of its `hub`, its `middle` college or its `firm`."""
        return str(self.told[which])


@dataclass(slots=True)
class Bench:
    """Where everything runs, and how long and how often.

    Parameters
    ----------
    installed
        Where SkillGraph is.
    rounds
        How many turns.
    limit
        Seconds after which a process is ended.
    peers
        Whether the peers run.
    hopeless
        The peer's run that the limit ended while it did no more than read the files.
    """

    installed: Installed
    rounds: int
    limit: float
    peers: bool
    hopeless: Watched | None = None

    def ours(self, place: Place, *arguments: str) -> Watched:
        """Run `skillgraph …` on a workspace."""
        command = [self.installed.command, *arguments, "-w", str(place.folder), "--lang", "zh"]
        return watch(command, {**self.installed.environment(), "SKILLGRAPH_CACHE": str(place.cache)}, self.limit)

    def script(self, name: str, *arguments: str) -> Watched:
        """Run a script that stands beside this one."""
        command = [self.installed.python, str(HERE / name), *arguments]
        return watch(command, self.installed.environment(), self.limit)

    def peer(self, task: str, place: Place, *names: str) -> dict[str, Watched]:
        """Run the peer once, when peers are wanted; not where it could not even read the files in time."""
        if not self.peers:
            return {}
        if self.hopeless:
            return {f"peer: rdflib, networkx, {task} (reading alone)": self.hopeless}
        seen = self.script("peer_network.py", task, str(place.folder), *names)
        if task == "load" and not seen.ended:
            self.hopeless = seen
        return {f"peer: rdflib, networkx, {task}": seen}


def make(installed: Installed, size: str, folder: Path) -> Place:
    """Make a synthetic workspace, or take the one that is there with what the generator said of it.

    Parameters
    ----------
    installed
        Where SkillGraph is.
    size
        `city`, `province` or `nation`.
    folder
        Where it shall be.

    Returns
    -------
    Place
        The workspace; what was printed stands beside it, in a file that ends in .json.
    """
    told = folder.with_name(f"{folder.name}.json")
    if not told.exists():
        start = time.perf_counter()
        command = [installed.python, str(HERE / "synthetic.py"), str(folder), "--size", size]
        told.write_bytes(measuring.run(command, installed.environment()).output)
        print(f"Made         {folder.name}: {time.perf_counter() - start:.0f} s")
    held = json.loads(told.read_bytes())
    counts = ", ".join(f"{held[word]:,} {word}" for word in ("entities", "triples", "pairs", "organisations"))
    print(f"Workspace    {folder.name}: {counts}; the hub has {held['hub_partners']:,} partners", flush=True)
    return Place(folder, held, installed.home / f"cache-{size}")


def table(title: str, turns: Sequence[Turn]) -> None:
    """Print what was measured, each thing in a row: seconds, processor seconds, memory."""
    rows = []
    for label in dict.fromkeys(label for turn in turns for label in turn):
        seen = [turn[label] for turn in turns if label in turn]
        if all(each.ended for each in seen):
            wall, cpu = ([getattr(each, field) for each in seen] for field in ("wall", "cpu"))
            cells = [*measuring.spread(wall, 2), f"{statistics.median(cpu):.2f}", _memory(seen)]
        else:
            cells = [f"did not end in {max(each.wall for each in seen):.0f} s", "?", "?", "?", _memory(seen)]
        rows.append([label, str(len(seen)), *cells])
    print(f"\n{title}")
    print(measuring.table(["s", "runs", "median", "min", "max", "cpu", "MB"], rows), flush=True)


def _memory(seen: Sequence[Watched]) -> str:
    """The most memory, unless the process was too short to look at it often."""
    return f"{max(each.memory for each in seen):.0f}" if min(each.wall for each in seen) > SHORT else "?"


def ratio(turns: Sequence[Turn], one: str, other: str, target: str, less: float = 0) -> None:
    """Print how many times as long one thing took as another: the median of the ratios within each turn.

    Parameters
    ----------
    turns
        What was measured.
    one, other
        Labels.
    target
        What it should be, in words.
    less
        Seconds of the one that are not counted.
    """
    pairs = [(turn[one], turn[other]) for turn in turns]
    if not all(each.ended for pair in pairs for each in pair):
        print(f"{one} / {other}: unknown, since one did not end (target: {target})", flush=True)
        return
    wall = statistics.median((a.wall - less) / b.wall for a, b in pairs)
    cpu = statistics.median((a.cpu - less) / b.cpu for a, b in pairs)
    print(f"{one} / {other} = {wall:.2f} (target: {target}; by processor time {cpu:.2f})", flush=True)


def build(bench: Bench, place: Place, builds: int) -> None:
    """Print how long an index takes to build, beside the bulk load of the same files."""
    _, ontology = measuring.shipped(bench.installed)
    store = bench.installed.home / "store"
    ours, floor = "skillgraph, no index yet", "floor: pyoxigraph's bulk load"
    turns = []
    for _ in range(builds):
        for folder in (store, place.cache):
            shutil.rmtree(folder, ignore_errors=True)
        turn = {floor: bench.script("floor_load.py", str(place.folder), str(ontology), str(store))}
        turns.append({**turn, ours: bench.ours(place, "partners", place.name("middle"))})
    shutil.rmtree(store, ignore_errors=True)
    turns[0].update(bench.peer("load", place))
    # By itself it always ends, and without it no ratio could be told.
    command = [bench.installed.python, str(HERE / "floor_pinyin.py"), str(place.folder)]
    pinyin, names = measuring.run(command, bench.installed.environment()).output.split()
    table(f"Building the index: {place.folder.name}", turns)
    print(f"Pinyin of {int(names):,} names by itself: {float(pinyin):.1f} s of the processor")
    ratio(turns, ours, floor, "at most 1.5, pinyin not counted", float(pinyin))
    most = max(turn[ours].memory for turn in turns)
    sure = "" if all(turn[ours].ended for turn in turns) else "at least "
    print(f"Memory at once: {sure}{most:.0f} MB (target: under 4,096)", flush=True)


def lookup(bench: Bench, place: Place, city: Place) -> None:
    """Print how long cold answers about one organisation take, beside the same of a city."""
    middle, firm = place.name("middle"), place.name("firm")
    questions = {
        "partners, city": (city, ("partners", city.name("middle"))),
        "partners": (place, ("partners", middle)),
        "partners of the hub": (place, ("partners", place.name("hub"))),
        "path": (place, ("path", middle, firm)),
        "suggest": (place, ("suggest", middle)),
    }
    turns = [{label: bench.ours(where, *asked) for label, (where, asked) in questions.items()}
             for _ in range(bench.rounds)]  # fmt: skip
    for task, names in (("path", (middle, firm)), ("suggest", (middle,))):
        turns[0].update(bench.peer(task, place, *names))
    table(f"Looking up: {place.folder.name}, {middle} and {firm}", turns)
    ratio(turns, "partners", "partners, city", "at most 1.3")
    ratio(turns, "path", "partners", "at most 3")
    ratio(turns, "suggest", "partners", "at most 3")


def network(bench: Bench, place: Place) -> None:
    """Print how long measures of the whole network take, beside reading the arrays and computing."""
    pairs = next(place.cache.rglob("pairs.bin"), None)
    for task in ("degree", "core", "pagerank", "communities"):
        ours, floor = f"skillgraph, {task}", f"floor: {task} from the arrays"
        asked = ("communities",) if task == "communities" else ("rank", "--by", task, "--limit", "20")
        turns = [_beside(bench, place, (ours, asked), (floor, task, pairs)) for _ in range(bench.rounds)]
        turns[0].update(bench.peer(task, place))
        table(f"The network: {place.folder.name}, {task}", turns)
        if pairs is not None:
            ratio(turns, ours, floor, "at most 1.5")
    measures = {f"skillgraph, {task}": ("rank", "--by", task) for task in ("betweenness", "pagerank")}
    turns = [{label: bench.ours(place, *asked) for label, asked in measures.items()}
             for _ in range(max(1, bench.rounds // 3))]  # fmt: skip
    turns[0].update(bench.peer("betweenness", place))
    table(f"The network: {place.folder.name}, betweenness (the peer's from 100 sampled nodes)", turns)
    ratio(turns, "skillgraph, betweenness", "skillgraph, pagerank", "at most 20")


def _beside(bench: Bench, place: Place, ours: tuple[str, Sequence[str]], floor: tuple[str, str, Path | None]) -> Turn:
    label, asked = ours
    turn = {label: bench.ours(place, *asked)}
    if floor[2] is not None:
        turn[floor[0]] = bench.script("floor_network.py", str(floor[2]), floor[1])
    return turn


def warm(bench: Bench, place: Place) -> None:
    """Build the index where there is none, and let it settle, so that a look at the files is enough from then on."""
    if not bench.ours(place, "partners", place.name("middle")).ended:
        raise SystemExit(f"The index was not built in {bench.limit:.0f} s; give more by --limit.")
    time.sleep(measuring.SETTLE_SECONDS)
    for _ in range(2):
        bench.ours(place, "partners", place.name("middle"))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure SkillGraph on a synthetic province or nation.")
    parser.add_argument("--size", choices=tuple(SIZES), default="province", help="default: %(default)s")
    parser.add_argument("--folder", type=Path, help="where the workspace is or shall stay; default: for the while")
    parser.add_argument("--only", choices=PARTS, action="append", help="a part; may be repeated; default: all")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="turns; default: %(default)s")
    parser.add_argument("--builds", type=int, default=1, metavar="N", help="of the index; default: %(default)s")
    parser.add_argument("--limit", type=float, default=900, metavar="S", help="seconds; default: %(default)s")
    parser.add_argument("--no-peers", action="store_true", help="leave rdflib and networkx out")
    given = parser.parse_args()
    parts = given.only or PARTS
    with measuring.installed() as place:
        print("\n".join(measuring.describe(place)))
        bench = Bench(place, given.rounds, given.limit, not given.no_peers)
        measured = make(place, given.size, given.folder or place.home / given.size)
        if "build" in parts:
            build(bench, measured, given.builds)
        if parts != ["build"]:
            warm(bench, measured)
        if "lookup" in parts:
            city = make(place, "city", place.home / "city")
            warm(bench, city)
            lookup(bench, measured, city)
        if "network" in parts:
            network(bench, measured)


if __name__ == "__main__":
    main()
