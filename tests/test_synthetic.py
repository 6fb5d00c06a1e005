"""The synthetic workspaces that the benchmarks measure on: loaded by the product, valid, and shaped as a network is."""

from __future__ import annotations

import itertools
import random
import statistics
from collections import Counter
from pathlib import Path

import pytest

import skillgraph
import synthetic
from invented import bodies, documents
from invented.bodies import CITY, NATION, PROVINCE, Size
from skillgraph import triples

TINY = {
    "city": CITY.holding(150, 1_500),
    "province": PROVINCE.holding(400, 4_500),
    "nation": NATION.holding(500, 5_000),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.mark.parametrize("size", TINY.values(), ids=TINY)
def test_the_product_finds_what_was_said_to_be_written(size: Size, tmp_path: Path) -> None:
    summary = synthetic.generate(tmp_path / "made", size)
    graph = skillgraph.open(tmp_path / "made")
    edges = graph._view.edges()
    pairs = set(zip(edges.a.tolist(), edges.b.tolist(), strict=True))
    written = contents(tmp_path / "made")

    assert not skillgraph.validate(tmp_path / "made").violations
    assert summary.entities == size.entities
    assert summary.entities == sum(each.iri.startswith(size.base) for each in graph._view.entities().values())
    assert abs(summary.triples - size.triples) < size.triples * 0.05
    assert summary.pairs == len(pairs)
    assert summary.organisations == len(set(itertools.chain.from_iterable(pairs)))
    assert (summary.files, summary.bytes) == (len(written), sum(map(len, written.values())))
    for name, partners in ((summary.hub, summary.hub_partners), (summary.middle, summary.middle_partners)):
        assert len({row.partner for row in graph.partners(name).rows}) == partners


@pytest.mark.parametrize("size", TINY.values(), ids=TINY)
def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(size: Size, tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        synthetic.generate(tmp_path / name, size, seed)

    assert contents(tmp_path / "one") == contents(tmp_path / "same") != contents(tmp_path / "other")


def test_a_registry_written_in_parts_is_the_turtle_of_the_whole() -> None:
    entities = list(bodies.make(TINY["nation"], random.Random(3)).bodies)  # noqa: S311 - chance, no secret
    prefixes = {"org": f"{NATION.base}org/"}
    whole = triples.to_turtle(bodies.to_triples(entities), prefixes)

    for at_once in (1, 7, 499, 500, 10_000):
        assert b"".join(documents.registry(entities, prefixes, at_once)) == whole


@pytest.mark.parametrize("size", [*TINY.values(), PROVINCE.holding(3_000, None)], ids=(*TINY, "larger"))
def test_each_entity_is_named_synthetic_and_has_an_iri_of_its_own(size: Size) -> None:
    region = bodies.make(size, random.Random(2))  # noqa: S311 - chance, no secret
    entities = list(region.bodies)

    assert len({body.iri for body in entities}) == len(entities) == size.entities
    assert all(body.zh.startswith("合成") and "Synthetic" in body.en for body in entities)
    assert len({body.zh for body in entities}) == len({body.en for body in entities}) == len(entities)
    assert len(region.towns) == size.towns
    assert all(town.colleges and len(town.sought) > 2 for town in region.towns)


def test_partners_have_a_heavy_tail() -> None:
    rng = random.Random(1)  # noqa: S311 - chance, no secret
    size = PROVINCE.holding(6_000, None)
    region = bodies.make(size, rng)
    tally = synthetic.Tally()
    for _, facts in synthetic.told(region, size.triples, rng):
        tally.count(facts)
    degrees = sorted(tally.partners().values())
    few = Counter(degree <= 2 for degree in degrees)

    assert statistics.median(degrees) <= 2
    assert few[True] > 2 * few[False]
    assert degrees[-1] > 50 * statistics.median(degrees)
    assert sum(degrees[-len(degrees) // 100 :]) > sum(degrees) / 10


def test_a_folder_that_holds_a_workspace_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "skillgraph.toml").write_text("", encoding="utf-8")

    with pytest.raises(FileExistsError):
        synthetic.generate(tmp_path, TINY["city"])
    assert contents(tmp_path) == {"skillgraph.toml": b""}
