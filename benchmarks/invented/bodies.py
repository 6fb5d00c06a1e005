"""The entities of a synthetic region: towns with their colleges, enterprises, industry colleges and persons."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import triples
from skillgraph.vocabulary import KIND, RDF, SG, SKOS

# The share of colleges, industry colleges and persons among the entities; the rest are enterprises.
_COLLEGES, _INDUSTRY_COLLEGES, _PERSONS = 0.06, 0.02, 0.03
# How fast towns get smaller.
_TOWN_TAIL = 0.5
_INSTITUTIONS = {
    KIND["higher-vocational-college"]: ("职业技术学院", "Vocational and Technical College"),
    KIND["technician-college"]: ("技师学院", "Technician College"),
    KIND["senior-technical-school"]: ("高级技工学校", "Senior Technical School"),
    KIND["secondary-vocational-school"]: ("中等专业学校", "Secondary Specialised School"),
}
_STATUSES = {
    "高技能人才培训基地": "High-Skilled Talent Training Base",
    "产教融合型企业": "Industry–Education Integration Enterprise",
}
_CODES = {
    SG.DesignatedStatus: "designated-status", SG.PublicAuthority: "public-authority", SG.Person: "person",
    SG.VocationalCollege: "vocational-college", SG.Enterprise: "enterprise", SG.IndustryCollege: "industry-college",
}  # fmt: skip


class Size(NamedTuple):
    """How large a synthetic region is, and what it is called.

    Parameters
    ----------
    code
        The word for it in file names and IRIs.
    zh, en
        Its name.
    entities, triples
        About how many it has.
    provinces, towns
        How it is divided; 0 provinces where towns have none above them.
    sought
        The share of enterprises that facts may be about.
    college_tail, firm_tail
        How fast popularity falls with rank: some colleges are hubs, some enterprises work with many colleges.
    """

    code: str
    zh: str
    en: str
    entities: int
    triples: int
    provinces: int
    towns: int
    sought: float
    college_tail: float
    firm_tail: float

    @property
    def base(self) -> str:
        """The base IRI of its workspace."""
        return f"https://example.org/synthetic-{self.code}/"

    def holding(self, entities: int | None, count: int | None) -> Size:
        """Give the same with other numbers of entities and of triples; a town keeps 100 entities at the least."""
        entities = entities or self.entities
        towns = max(1, min(self.towns, entities // 100))
        return self._replace(entities=entities, triples=count or entities * self.triples // self.entities, towns=towns)


CITY = Size("city", "合成市", "Synthetic City", 2_000, 26_000, 0, 1, 1.0, 0.8, 0.4)
PROVINCE = Size("province", "合成省", "Synthetic Province", 30_000, 400_000, 0, 15, 0.5, 0.8, 0.6)
NATION = Size("nation", "合成国", "Synthetic Nation", 430_000, 7_400_000, 30, 300, 0.35, 0.75, 0.7)
SIZES = {size.code: size for size in (CITY, PROVINCE, NATION)}


@dataclass(frozen=True, slots=True)
class Body:
    """A synthetic entity: its IRI, class, name in Chinese and in English, and kind of college."""

    iri: str
    type: str
    zh: str
    en: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """An industry college, and who runs it."""

    body: Body
    host: Body
    firm: Body


@dataclass(frozen=True, slots=True)
class Town:
    """The entities of one town by what they do in facts, and how sought after its colleges are in the region.

    The enterprises that are sought after stand in that order, which has nothing to do with their numbers.
    """

    bureau: Body
    colleges: tuple[Body, ...]
    weights: tuple[float, ...]
    enterprises: tuple[Body, ...]
    sought: tuple[Body, ...]
    industry_colleges: tuple[Unit, ...]
    persons: tuple[Body, ...]


@dataclass(frozen=True)
class Region:
    """A city, a province or a nation: its towns, and the statuses that are given in all of them."""

    size: Size
    statuses: tuple[Body, ...]
    towns: tuple[Town, ...]

    @cached_property
    def enterprises(self) -> tuple[Body, ...]:
        """The enterprises of all towns."""
        return tuple(itertools.chain.from_iterable(town.enterprises for town in self.towns))

    @property
    def bodies(self) -> Iterator[Body]:
        """All entities."""
        yield from self.statuses
        for town in self.towns:
            yield town.bureau
            yield from town.colleges
            yield from town.enterprises
            yield from (unit.body for unit in town.industry_colleges)
            yield from town.persons


class _Maker:
    """Makes the bodies of one town, and gives them their names."""

    def __init__(self, size: Size, number: int) -> None:
        self.size = size
        self.place, self._place_en = _place(size, number)
        # In a city of one town its name need not stand before each enterprise and person.
        alone = size.towns == 1
        self._stem, self._stem_en = ("合成", "Synthetic") if alone else (self.place, self._place_en)

    def body(self, type_iri: str, zh: str, en: str, kind: str | None = None) -> Body:
        return Body(triples.mint_entity(self.size.base, zh, self.place, _CODES[type_iri]), type_iri, zh, en, kind)

    def bureau(self) -> Body:
        return self.body(SG.PublicAuthority, f"{self.place}人力资源和社会保障局", f"{self._place_en} HRSS Bureau")

    def status(self, zh: str, en: str) -> Body:
        return self.body(SG.DesignatedStatus, f"{self.place}{zh}", f"{self._place_en} {en}")

    def college(self, number: int, rng: random.Random) -> Body:
        kind = rng.choice(tuple(_INSTITUTIONS))
        zh, en = _INSTITUTIONS[kind]
        return self.body(
            SG.VocationalCollege, f"{self.place}第{number}{zh}", f"{self._place_en} {en} No. {number}", kind
        )

    def enterprise(self, number: int) -> Body:
        zh, en = f"{self._stem}企业{number:04d}有限公司", f"{self._stem_en} Enterprise {number:04d} Co., Ltd."
        return self.body(SG.Enterprise, zh, en)

    def industry_college(self, host: Body, firm: Body) -> Body:
        zh = f"{host.zh}{firm.zh.removesuffix('有限公司')}产业学院"
        return self.body(SG.IndustryCollege, zh, f"{firm.en.removesuffix(' Co., Ltd.')} Industry College of {host.en}")

    def person(self, number: int) -> Body:
        return self.body(SG.Person, f"{self._stem}人员{number:04d}", f"{self._stem_en} Person {number:04d}")


def _place(size: Size, number: int) -> tuple[str, str]:
    """Name the town of a number, counted from 0; number -1 is the region itself."""
    if size.towns == 1 or number < 0:
        return size.zh, size.en
    if not size.provinces:
        return f"{size.zh}第{number + 1}市", f"{size.en} City {number + 1}"
    city, province = divmod(number, size.provinces)
    return f"{size.zh}第{province + 1}省第{city + 1}市", f"{size.en} Province {province + 1} City {city + 1}"


def make(size: Size, rng: random.Random) -> Region:
    """Make the entities.

    Parameters
    ----------
    size
        How many in all, at least 100 for each town.
    rng
        Where chance comes from.

    Returns
    -------
    Region
        About 6 in 100 are colleges, 2 industry colleges, 3 persons, the rest enterprises. The most sought after
        college is in the first town, which is the largest.
    """
    count = size.entities
    colleges, industry, persons = (round(count * share) for share in (_COLLEGES, _INDUSTRY_COLLEGES, _PERSONS))
    firms = count - colleges - industry - persons - len(_STATUSES) - size.towns
    whole = _Maker(size, -1)
    statuses = tuple(whole.status(zh, en) for zh, en in _STATUSES.items())
    ranks = _dealt(colleges, size, rng)
    parts = zip(*(_shared(number, size.towns) for number in (firms, industry, persons)), strict=True)
    towns = tuple(
        _town(_Maker(size, number), counts, [rank**-size.college_tail for rank in ranks[number]], rng)
        for number, counts in enumerate(parts)
    )
    return Region(size, statuses, towns)


def _town(maker: _Maker, counts: tuple[int, int, int], weights: Sequence[float], rng: random.Random) -> Town:
    firms, industry, persons = counts
    enterprises = tuple(maker.enterprise(number) for number in range(1, firms + 1))
    colleges = tuple(maker.college(number, rng) for number in range(1, len(weights) + 1))
    hosts = rng.choices(colleges, cum_weights=list(itertools.accumulate(weights)), k=industry)
    pairs = list(zip(hosts, rng.sample(enterprises, industry), strict=True))
    sought = rng.sample(enterprises, round(firms * maker.size.sought))
    return Town(
        bureau=maker.bureau(),
        colleges=colleges,
        weights=tuple(weights),
        enterprises=enterprises,
        sought=tuple(sought),
        industry_colleges=tuple(Unit(maker.industry_college(host, firm), host, firm) for host, firm in pairs),
        persons=tuple(maker.person(number) for number in range(1, persons + 1)),
    )


def _dealt(colleges: int, size: Size, rng: random.Random) -> list[list[int]]:
    """Deal the ranks of the colleges to towns: one to each, the rest by chance, more to larger ones."""
    if size.towns == 1:
        return [list(range(1, colleges + 1))]
    dealt = [[rank] for rank in range(1, size.towns + 1)]
    rest = range(size.towns + 1, colleges + 1)
    chosen = rng.choices(dealt, cum_weights=falling(size.towns, _TOWN_TAIL), k=len(rest))
    for rank, town in zip(rest, chosen, strict=True):
        town.append(rank)
    return dealt


def _shared(count: int, towns: int) -> list[int]:
    """Share a number out among towns, more to the first."""
    ends = falling(towns, _TOWN_TAIL)
    stops = [round(count * end / ends[-1]) for end in ends]
    return [stop - start for start, stop in itertools.pairwise([0, *stops])]


def falling(count: int, tail: float) -> list[float]:
    """Give cumulative weights with a heavy tail: the first is far larger than the last.

    Parameters
    ----------
    count
        How many.
    tail
        How fast they fall with rank.

    Returns
    -------
    list of float
        The sums of 1, 2^-tail, 3^-tail, …
    """
    return list(itertools.accumulate(rank**-tail for rank in range(1, count + 1)))


def to_triples(bodies: Sequence[Body]) -> list[Triple]:
    """Write entities as triples.

    Parameters
    ----------
    bodies
        The entities.

    Returns
    -------
    list of Triple
        The class, the names in Chinese and English, and the kind of a college.
    """
    written = []
    for body in bodies:
        node = NamedNode(body.iri)
        written += [
            Triple(node, NamedNode(RDF.type), NamedNode(body.type)),
            Triple(node, NamedNode(SKOS.prefLabel), Literal(body.zh, language="zh")),
            Triple(node, NamedNode(SKOS.prefLabel), Literal(body.en, language="en")),
        ]
        if body.kind is not None:
            written.append(Triple(node, NamedNode(SG.institutionKind), NamedNode(body.kind)))
    return written
