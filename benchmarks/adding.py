"""How long a public list takes from a table to a workspace, beside the least that any tool would have to do.

    python benchmarks/adding.py

A made-up list of 144,726 participations (`participations.py`) is added by its map, the whole command each time, in
turns with the floor: polars reads the same table and pyoxigraph loads the same triples in bulk, to disk. Then one more
row is added to the large workspace, and the whole list again, one row longer. A workbook of 100,000 rows is read cell
by cell, and added. Nothing is asserted of a time; targets are printed beside.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import measuring
import participations
from measuring import Installed

TARGET, TARGET_MEMORY, TARGET_ONE = 3, 2_048, 3.0
FLOOR = """
import sys, polars, pyoxigraph
polars.read_csv(sys.argv[1])
store = pyoxigraph.Store(sys.argv[2])
for file in sys.argv[3:]:
    store.bulk_load(path=file, format=pyoxigraph.RdfFormat.TURTLE)
store.flush()
"""
ROWS = 100_000
CELLS = """
import sys
from pathlib import Path
from skillgraph.ingest.sheets import read
print(sum(1 for sheet in read(Path(sys.argv[1])).sheets for row in sheet.rows for cell in row.cells))
"""
ONE = "form of cooperation,college side,enterprise side\norder class,昆明技师学院,合成企业一\n"


def _timed(arguments: list[str], place: Installed) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and the most memory the process held, in MB."""
    output = place.home / "output"
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    start = time.perf_counter()
    process = os.posix_spawn(arguments[0], arguments, place.environment(), file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"did not end well: {' '.join(arguments[:3])}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _workbook(file: Path) -> None:
    """A made-up list of partnerships, and its names say so."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(file), {"constant_memory": True})
    sheet = book.add_worksheet("合作")
    sheet.write_row(0, 0, ["合作形式", "院校方", "企业方", "人数"])
    for number in range(ROWS):
        row = ["订单班", f"合成{number % 3000}技师学院", f"合成企业{number}有限公司", f"{number % 90 + 10}人"]
        sheet.write_row(number + 1, 0, row)
    book.close()


def _check(space: Path) -> None:
    """The list became what it should."""
    records = (space / "records" / "participations.ttl").read_bytes().count(b" a sg:Partnership ")
    entities = (space / "entities.ttl").read_bytes().count(b" a sg:")
    if (records, entities) != (participations.PROJECTS, participations.ORGANISATIONS):
        raise SystemExit(f"{records} partnerships of {entities} organisations: that is not what the list tells")


def measure_workbook(place: Installed, rounds: int) -> None:
    """Print what a long workbook takes.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    rounds
        How many turns.
    """
    book, empty, space = place.home / "合成名单.xlsx", place.home / "empty", place.home / "space"
    _workbook(book)
    read, added = [], []
    for _ in range(rounds):
        shutil.rmtree(space, ignore_errors=True)
        shutil.copytree(empty, space)
        read.append(_timed([place.python, "-c", CELLS, str(book)], place))
        added.append(_timed([place.command, "add", str(book), "-w", str(space), "--format", "csv"], place))
    print(f"\nA workbook of {ROWS:,} rows")
    print(_table({"its cells, one by one": read, "skillgraph add": added}, rounds))


def measure(place: Installed, rounds: int) -> None:
    """Print what adding takes.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    rounds
        How many turns.
    """
    table = place.home / "participations.csv"
    participations.write(table)
    empty, space, store = place.home / "empty", place.home / "space", place.home / "store"
    measuring.run([place.command, "init", str(empty)], place.environment())
    add = [
        place.command,
        "add",
        str(table),
        "--map",
        str(table.with_suffix(".toml")),
        "-w",
        str(space),
        "--format",
        "csv",
    ]
    ours, floor, one, again = [], [], [], []
    newer = place.home / "newer" / table.name
    newer.parent.mkdir()
    newer.write_bytes(table.read_bytes() + b'P000001,"Synthetic Works 00001, Ltd.",participant,Insel\n')
    (place.home / "one.csv").write_text(ONE, encoding="utf-8")
    for _ in range(rounds):
        for folder in (space, store):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(empty, space)
        ours.append(_timed(add, place))
        _check(space)
        files = [str(space / "entities.ttl"), str(space / "records" / "participations.ttl")]
        floor.append(_timed([place.python, "-c", FLOOR, str(table), str(store), *files], place))
        one.append(_timed([place.command, "add", str(place.home / "one.csv"), "-w", str(space)], place))
        again.append(_timed([place.command, "add", str(newer), "-w", str(space), "--format", "csv"], place))
    named = {
        "skillgraph add --map": ours,
        "floor: polars, bulk load": floor,
        "one more row": one,
        "the list again": again,
    }
    print(_table(named, rounds))
    for which, name in ((0, "by the clock"), (1, "by processor time")):
        ratio = statistics.median(a[which] / b[which] for a, b in zip(ours, floor, strict=True))
        print(f"add / floor = {ratio:.2f} {name} (target: at most {TARGET})")
    print(f"Memory: {max(run[2] for run in ours):.0f} MB (target: under {TARGET_MEMORY:,})")
    print(f"One more row: {statistics.median(run[0] for run in one):.2f} s (target: under {TARGET_ONE:.0f})")


def _table(named: Mapping[str, Sequence[tuple[float, float, float]]], rounds: int) -> str:
    rows = []
    for name, runs in named.items():
        wall = measuring.spread([run[0] for run in runs], 2)
        cpu, memory = statistics.median(run[1] for run in runs), max(run[2] for run in runs)
        rows.append([name, str(rounds), *wall, f"{cpu:.2f}", f"{memory:.0f}"])
    return measuring.table(["s", "runs", "median", "min", "max", "cpu", "MB"], rows)


def main() -> None:
    """Measure with the installation that is found or made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with measuring.installed("polars") as place:
        print("\n".join(measuring.describe(place)))
        measure(place, rounds)
        measure_workbook(place, 1)


if __name__ == "__main__":
    main()
