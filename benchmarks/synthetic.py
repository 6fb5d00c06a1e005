"""Makes a synthetic city, province or nation: a workspace the product loads, and nothing in it is true.

    python benchmarks/synthetic.py DIR --size city --seed 1

writes `skillgraph.toml`, `entities.ttl`, `sources/ID/1.md` and `records/ID.ttl` into the folder DIR. The
text of a source has one sentence for each fact, and the fact's evidence quotes that sentence where it stands.
Every name says that it is synthetic. The same arguments give the same bytes. Prints as
JSON how large it is, and whom to ask about.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from invented import bodies, documents
from invented.bodies import CITY, SIZES, Body, Region, Size, Town
from invented.documents import Source
from invented.facts import Chance, Fact, enough
from skillgraph import resources, shapes
from skillgraph.vocabulary import ROLE

SEED = 1
FACTS_PER_SOURCE = 250


class Summary(NamedTuple):
    """What was written, and whom to ask about.

    Parameters
    ----------
    entities, triples
        How many are in entities.ttl, and in it and the records.
    hub, hub_partnerships
        The college with most partnerships.
    middle, middle_partnerships
        The college in the middle of those that have any.
    pairs, organisations
        The pairs of partners, and the organisations that have partners.
    hub_partners, middle_partners
        How many partners the two colleges have.
    firm, firm_partners
        The enterprise with most partners.
    files, bytes
        What was written.
    """

    entities: int
    triples: int
    hub: str
    hub_partnerships: int
    middle: str
    middle_partnerships: int
    pairs: int
    organisations: int
    hub_partners: int
    middle_partners: int
    firm: str
    firm_partners: int
    files: int
    bytes: int


@dataclass(slots=True)
class Tally:
    """Counts who works with whom while facts are made.

    Attributes
    ----------
    partnerships
        How many each entity takes part in, by IRI.
    pairs
        A college and an enterprise that have a partnership, by IRI.
    """

    partnerships: Counter[str] = field(default_factory=Counter)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def count(self, facts: Iterable[Fact]) -> None:
        """Count the partnerships among facts."""
        for fact in facts:
            sides: dict[str, list[str]] = {ROLE["college-side"]: [], ROLE["enterprise-side"]: []}
            for member in fact.participants:
                sides[member.role].append(member.entity)
                self.partnerships[member.entity] += 1
            self.pairs.update(
                (college, firm) for college in sides[ROLE["college-side"]] for firm in sides[ROLE["enterprise-side"]]
            )

    def partners(self) -> Counter[str]:
        """Give how many partners each organisation has, by IRI."""
        return Counter(side for pair in self.pairs for side in pair)

    def ranked(self, some: Iterable[Body]) -> list[Body]:
        """Give those that have partnerships, those with most first."""
        having = [body for body in some if self.partnerships[body.iri]]
        return sorted(having, key=lambda body: (-self.partnerships[body.iri], body.iri))


@dataclass(slots=True)
class Folder:
    """Writes the files of a workspace, and counts them."""

    path: Path
    files: int = 0
    size: int = 0

    def write(self, name: str, parts: Iterable[bytes]) -> None:
        """Write a file."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            self.size += sum(out.write(part) for part in parts)
        self.files += 1


def generate(path: Path, size: Size = CITY, seed: int = SEED) -> Summary:
    """Write a synthetic workspace.

    Parameters
    ----------
    path
        Where to; it must not hold a workspace yet.
    size
        What it is called, how many entities and, about, how many triples it has in entities.ttl and records; at
        least 6 triples for each entity.
    seed
        Where chance starts.

    Returns
    -------
    Summary
        What was written.

    Raises
    ------
    FileExistsError
        When the folder holds a workspace.
    """
    if (path / "skillgraph.toml").exists():
        raise FileExistsError(f"{path} holds a workspace already")
    rng = random.Random(seed)
    region = bodies.make(size, rng)
    entities = list(region.bodies)
    total = sum(3 if body.kind is None else 4 for body in entities)
    folder, tally = Folder(path), Tally()
    folder.write("skillgraph.toml", [_settings(size).encode()])
    folder.write("entities.ttl", documents.registry(entities, {"org": f"{size.base}org/"}))
    ontology = shapes.read(resources.ontology())
    for town, facts in told(region, size.triples - total, rng):
        tally.count(facts)
        total += _write_town(folder, size, town, facts, ontology)
    return _summary(region, len(entities), total, tally, folder)


def told(region: Region, wanted: int, rng: random.Random) -> Iterator[tuple[Town, list[Fact]]]:
    """Make the facts of each town, more where its colleges are more sought after.

    Parameters
    ----------
    region
        Whom they are about.
    wanted
        How many triples they have in all, about.
    rng
        Where chance comes from.

    Yields
    ------
    tuple of Town and list of Fact
        A town, and its facts in the order in which its sources say them.
    """
    chance = Chance(region, rng)
    whole = sum(sum(town.weights) for town in region.towns)
    for town in region.towns:
        chance.move_to(town)
        facts = list(enough(chance, round(wanted * sum(town.weights) / whole)))
        rng.shuffle(facts)
        yield town, facts


def _write_town(folder: Folder, size: Size, town: Town, facts: Sequence[Fact], ontology: shapes.Ontology) -> int:
    """Write the sources of a town, and say how many triples they hold."""
    total = 0
    for start in range(0, len(facts), FACTS_PER_SOURCE):
        number = folder.files // 2
        source = Source(size.base, number, town.bureau)
        documents.write_down(facts[start : start + FACTS_PER_SOURCE], source, ontology)
        turtle, count = documents.to_turtle(source)
        folder.write(f"sources/{source.id}/1.md", [source.text.encode()])
        folder.write(f"records/{source.id}.ttl", [turtle])
        total += count
    return total


def _summary(region: Region, entities: int, total: int, tally: Tally, folder: Folder) -> Summary:
    partners = tally.partners()
    ranked = tally.ranked(college for town in region.towns for college in town.colleges)
    hub, middle = ranked[0], ranked[len(ranked) // 2]
    firm = max(region.enterprises, key=lambda body: (partners[body.iri], body.iri))
    return Summary(
        entities=entities,
        triples=total,
        hub=hub.zh,
        hub_partnerships=tally.partnerships[hub.iri],
        middle=middle.zh,
        middle_partnerships=tally.partnerships[middle.iri],
        pairs=len(tally.pairs),
        organisations=len(partners),
        hub_partners=partners[hub.iri],
        middle_partners=partners[middle.iri],
        firm=firm.zh,
        firm_partners=partners[firm.iri],
        files=folder.files,
        bytes=folder.size,
    )


def _settings(size: Size) -> str:
    return (
        f'title = {{ zh = "{size.zh}（合成数据，纯属虚构）", en = "{size.en} (synthetic data, not real)" }}\n'
        f'base = "{size.base}"\nlanguages = ["zh", "en"]\nlicence = "CC0-1.0"\n'
    )


def main() -> None:
    """Read the command line and write the workspace."""
    parser = argparse.ArgumentParser(description="Write a synthetic workspace.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--size", choices=tuple(SIZES), default=CITY.code, help="default: %(default)s")
    parser.add_argument("--entities", type=int, metavar="N", help="default: 2,000, 30,000 or 430,000")
    parser.add_argument("--triples", type=int, metavar="N", help="default: 13 or more for each entity")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="default: %(default)s")
    given = parser.parse_args()
    size = SIZES[given.size].holding(given.entities, given.triples)
    if size.entities < 50 or size.triples < size.entities * 6:
        parser.error("it needs at least 50 entities, and 6 triples for each")
    summary = generate(given.folder, size, given.seed)
    sys.stdout.buffer.write((json.dumps(summary._asdict(), ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main()
