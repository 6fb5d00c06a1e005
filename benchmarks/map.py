"""The map beside pyvis: the first drawing, panning, making the file.

    python benchmarks/map.py
    python benchmarks/map.py --only drawing --rounds 5

Synthetic cities of 50, 500, 2,000 and 10,000 entities and a province. Both pages are opened in turns in one headless
Chromium: ours as the command makes it; pyvis's made offline, with the same entities, lines and places, and as it comes.
`--only drawing`, `panning` or `making` runs a part. Nothing is asserted of a time; targets are printed beside.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import browsing
import graph_of_page
import measuring
import nation
from browsing import Dragged, Drawn
from measuring import Installed
from watching import Watched, watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PARTS = ("drawing", "panning", "making")
DRAWN_WHOLE = (50, 500, 2_000)
PANNED = 2_000
LARGE = 10_000
MADE = {500: "under 2 s", 2_000: "", LARGE: "under 10 s"}
MEGA = 1_000_000
OURS, OFFLINE, DEFAULTS, REMOTE = "skillgraph", "pyvis, offline, placed", "pyvis, with physics", "pyvis, as it comes"
WAYS = {DEFAULTS: "defaults", REMOTE: "remote"}
HERE = Path(__file__).parent
Seen = TypeVar("Seen")


@dataclass(slots=True)
class Bench:
    """Where everything runs, and how long and how often.

    Parameters
    ----------
    installed
        Where SkillGraph is.
    browser
        Where pages are opened.
    rounds
        How many turns.
    limit
        Seconds after which a process is ended, or a page that has not drawn is closed.
    made
        The pages that were made, by number of entities.
    """

    installed: Installed
    browser: Browser
    rounds: int
    limit: float
    made: dict[int, Pages] = field(default_factory=dict)

    def pages(self, count: int) -> Pages:
        """Give the pages of a synthetic city with so many entities."""
        if count not in self.made:
            self.made[count] = make(self, workspace(self, f"city-{count}", "--entities", str(count)), count)
        return self.made[count]

    def map(self, folder: Path, file: Path, *asked: str) -> Watched:
        """Make our page, as a user does."""
        command = [self.installed.command, "map", *asked, "-o", str(file), "-w", str(folder), "--lang", "zh"]
        return watch(command, self.installed.environment(), self.limit)

    def peer(self, graph: Path, file: Path, way: str) -> Watched:
        """Make a page of pyvis."""
        command = [self.installed.python, str(HERE / "peer_pyvis.py"), str(graph), str(file), way]
        return watch(command, self.installed.environment(), self.limit)

    def open(self, file: Path) -> Drawn:
        """See when a page draws."""
        with browsing.visit(self.browser, file, self.limit) as (_, drawn):
            return drawn


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one workspace.

    Parameters
    ----------
    folder
        The workspace.
    count
        How many entities its map has.
    files
        Ours, and pyvis's made offline, by label; none where ours was not made within the limit.
    graph
        What pyvis is given.
    """

    folder: Path
    count: int
    files: dict[str, Path]
    graph: Path


def workspace(bench: Bench, name: str, *size: str) -> Path:
    """Make a synthetic workspace, and its index."""
    place = bench.installed
    folder = place.home / name
    command = [place.python, str(HERE / "synthetic.py"), str(folder), *size]
    told = json.loads(measuring.run(command, place.environment()).output)
    measuring.warm(place, folder, told["hub"])
    return folder


def make(bench: Bench, folder: Path, count: int) -> Pages:
    """Make the pages of a workspace, pyvis's from what ours shows."""
    home = bench.installed.home
    ours, graph, offline = home / f"{count}.html", home / f"{count}.json", home / f"{count}-pyvis.html"
    # A map shows a little more than what was invented, such as statuses that are given.
    made = bench.map(folder, ours, "--top", str(count))
    if not made.ended:
        print(f"Map          {count:,} entities: did not end in {bench.limit:.0f} s", flush=True)
        return Pages(folder, count, {}, graph)
    with browsing.visit(bench.browser, ours, bench.limit) as (page, _):
        width, height = browsing.box(page)
    held = graph_of_page.graph(ours.read_text(encoding="utf-8"), width, height)
    graph.write_text(json.dumps(held), encoding="utf-8")
    bench.peer(graph, offline, "offline")
    placed = sum("x" in node for node in held["nodes"])
    joined = f"{len(held['edges']):,} pairs joined"
    print(f"Map          {len(held['nodes']):,} entities, {placed:,} of them drawn at once, {joined}", flush=True)
    return Pages(folder, count, {OURS: ours, OFFLINE: offline}, graph)


def drawing(bench: Bench) -> None:
    """Print when pages have drawn first."""
    for count in DRAWN_WHOLE:
        pages = bench.pages(count)
        if pages.files:
            _drawn_whole(bench, pages)
    large, whole = bench.pages(LARGE), bench.pages(PANNED)
    if large.files and whole.files:
        ours, other = f"{OURS}, {LARGE:,}", f"{OFFLINE}, {PANNED:,}"
        turns = _in_turns(bench, {ours: large.files[OURS], other: whole.files[OFFLINE]}, bench.open)
        _table_of_drawings(f"First drawing of {LARGE:,} entities, and of {PANNED:,} by pyvis", turns)
        _ratio(turns, ours, other, "at most 1")


def _drawn_whole(bench: Bench, pages: Pages) -> None:
    turns = _in_turns(bench, pages.files, bench.open)
    for label, way in WAYS.items():
        file = bench.installed.home / f"{way}.html"
        bench.peer(pages.graph, file, way)
        turns[0][label] = bench.open(file)
    _table_of_drawings(f"First drawing of {pages.count:,} entities", turns)
    _ratio(turns, OURS, OFFLINE, "at most 1.5")
    apart = [abs(drawn.first - drawn.event) for turn in turns if (drawn := turn[OFFLINE]).first and drawn.event]
    print(f"{OFFLINE}: at most {max(apart, default=0):.1f} ms from vis-network's own event", flush=True)


def _in_turns(bench: Bench, files: dict[str, Path], see: Callable[[Path], Seen]) -> list[dict[str, Seen]]:
    """See all pages in turns, after one that is not counted: a browser remembers what it has compiled."""
    turns = [{label: see(file) for label, file in files.items()} for _ in range(bench.rounds + 1)]
    return turns[1:]


def _table_of_drawings(title: str, turns: Sequence[dict[str, Drawn]]) -> None:
    rows = []
    for label in turns[0]:
        seen = [turn[label] for turn in turns if label in turn]
        times = [each.first for each in seen if each.first is not None]
        cells = measuring.spread(times, 0) if len(times) == len(seen) else ["never"] * 3
        rows.append([label, str(len(seen)), *cells, str(max(each.asked for each in seen))])
    print(f"\n{title}")
    print(measuring.table(["ms", "runs", "median", "min", "max", "requests"], rows), flush=True)


def _ratio(turns: Sequence[dict[str, Drawn]], one: str, other: str, target: str) -> None:
    pairs = [(turn[one].first, turn[other].first) for turn in turns]
    ratios = [first / second for first, second in pairs if first and second]
    said = f"{statistics.median(ratios):.2f}" if len(ratios) == len(pairs) else "unknown, since one did not draw"
    print(f"{one} / {other} = {said} (target: {target})", flush=True)


def panning(bench: Bench) -> None:
    """Print how smoothly a map follows the mouse."""
    pages = bench.pages(PANNED)
    if not pages.files:
        return

    def see(file: Path) -> Dragged:
        with browsing.visit(bench.browser, file, bench.limit) as (page, _):
            return browsing.drag(page)

    turns = _in_turns(bench, pages.files, see)
    rows = []
    for label in turns[0]:
        seen = [turn[label] for turn in turns]
        medians = [statistics.median(getattr(each, name) for each in seen) for name in ("frames", "redraws", "median")]
        rows.append([label, str(len(seen)), *(f"{each:.1f}" for each in medians), f"{max(e.worst for e in seen):.0f}"])
    print(f"\nPanning {PANNED:,} entities for {browsing.DRAG_SECONDS:.0f} s (target: no fewer frames than pyvis)")
    heads = ["", "runs", "frames a second", "drawings a second", "ms between frames", "longest"]
    print(measuring.table(heads, rows), flush=True)


def making(bench: Bench) -> None:
    """Print how long the file takes to make, and how large it is."""
    for count, target in MADE.items():
        pages = bench.pages(count)
        turns = [_made(bench, pages) for _ in range(bench.rounds)]
        nation.table(f"Making the file: {count:,} entities{f' (target: {target})' if target else ''}", turns)
        if pages.files:
            print(f"Size: {_size(pages.files[OURS])}; {OFFLINE}: {_size(pages.files[OFFLINE])}", flush=True)
    file = bench.installed.home / "province.html"
    made = bench.map(workspace(bench, "province", "--size", "province"), file)
    nation.table("Making the file: a province", [{OURS: made}])
    if made.ended:
        print(f"Size: {_size(file)} (target: under 15 MB)", flush=True)


def _made(bench: Bench, pages: Pages) -> dict[str, Watched]:
    home = bench.installed.home
    turn = {OURS: bench.map(pages.folder, home / "again.html", "--top", str(pages.count))}
    return {**turn, OFFLINE: bench.peer(pages.graph, home / "again.html", "offline")} if pages.files else turn


def _size(file: Path) -> str:
    return f"{file.stat().st_size / MEGA:.2f} MB"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the map beside pyvis.")
    parser.add_argument("--only", choices=PARTS, action="append", help="a part; may be repeated; default: all")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="turns; default: %(default)s")
    parser.add_argument("--limit", type=float, default=120, metavar="S", help="seconds; default: %(default)s")
    given = parser.parse_args()
    with measuring.installed() as place, browsing.chromium() as browser:
        print("\n".join(measuring.describe(place)))
        print(f"Browser      {browser.version}, headless, {browsing.WINDOW[0]} × {browsing.WINDOW[1]}", flush=True)
        bench = Bench(place, browser, given.rounds, given.limit)
        for name, part in (("drawing", drawing), ("panning", panning), ("making", making)):
            if name in (given.only or PARTS):
                part(bench)


if __name__ == "__main__":
    main()
