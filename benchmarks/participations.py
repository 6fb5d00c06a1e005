"""Writes a public list of project participations that is made up: one row for each, from a seed.

    python benchmarks/participations.py FILE.csv

Beside it stands FILE.toml, the map by which `skillgraph add` reads it. Nothing in it is true, and every name says so.
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

ROWS, PROJECTS, ORGANISATIONS = 144_726, 31_451, 35_871
HEADINGS = ("project", "organisation", "role", "country")
COUNTRIES = ("Nordland", "Südmark", "Ostia", "Westria", "Insel")
MAP = """\
# The made-up list of participations: all rows of one project are one partnership.
record = "partnership"
rows = "shared"

[columns]
"project" = "identifier"
"organisation" = "participant"
"role" = "role"

[constants]
form = "school-enterprise-cooperation"

[roles]
"coordinator" = "college-side"
"participant" = "enterprise-side"

[classes]
"college-side" = "organization"
"enterprise-side" = "organization"
"""


def write(
    file: Path, rows: int = ROWS, projects: int = PROJECTS, organisations: int = ORGANISATIONS, seed: int = 1
) -> None:
    """Write the list and its map.

    Parameters
    ----------
    file
        The CSV to write.
    rows, projects, organisations
        How many of each; every project has two participants at least, every organisation has a project.
    seed
        Where chance starts: the same numbers give the same bytes.

    Raises
    ------
    ValueError
        When so many projects or organisations do not fit into so few rows.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "list.csv")
    ...     write(file, rows=20, projects=5, organisations=8)
    ...     lines = file.read_text(encoding="utf-8").splitlines()
    >>> len(lines), lines[0], len({line.split(",")[0] for line in lines[1:]})
    (21, 'project,organisation,role,country', 5)
    """
    if rows < 2 * projects or organisations > rows:
        raise ValueError("each project needs two rows, each organisation one")
    chance = random.Random(seed)
    sizes = [2] * projects
    for _ in range(rows - 2 * projects):
        sizes[int(chance.expovariate(2.5 / projects)) % projects] += 1
    chance.shuffle(sizes)
    sizes = _bounded(sizes, organisations)
    names = [_name(number) for number in range(organisations)]
    order = list(range(organisations))
    chance.shuffle(order)
    with file.open("w", encoding="utf-8", newline="") as held:
        writer = csv.writer(held, lineterminator="\n")
        writer.writerow(HEADINGS)
        for project, size in enumerate(sizes, 1):
            chosen: dict[int, None] = {}
            while len(chosen) < size:
                # First everybody once; then the early ones again and again, as hubs are.
                one = order.pop() if order else int(organisations * chance.random() ** 3)
                chosen[one] = None
            for place, one in enumerate(chosen):
                kind = "participant" if place else "coordinator"
                writer.writerow((f"P{project:06}", names[one], kind, COUNTRIES[one % len(COUNTRIES)]))
    file.with_suffix(".toml").write_text(MAP, encoding="utf-8")


def _bounded(sizes: list[int], most: int) -> list[int]:
    """No project has more participants than there are organisations: the rest goes to the next."""
    over = 0
    kept = []
    for size in sizes:
        kept.append(min(size + over, most))
        over += size - kept[-1]
    return kept


def _name(number: int) -> str:
    return f"Synthetic Institute {number:05}" if number % 3 == 0 else f"Synthetic Works {number:05}, Ltd."


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.file, seed=given.seed)


if __name__ == "__main__":
    main()
