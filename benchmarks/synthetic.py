"""Makes a synthetic city: a workspace the product loads, in which nothing is true and every name says so.

    python benchmarks/synthetic.py DIR --entities 2000 --seed 1

writes `skillgraph.toml`, `entities.ttl`, `sources/ID/1.md` and `records/ID.ttl` into the folder DIR. The
text of a source has one sentence for each fact, and the fact's evidence quotes that sentence where it stands.
The same arguments give the same bytes. Prints as JSON how large it is, and two colleges to ask about.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import resources, shapes, triples
from skillgraph.records import Evidence, Participant, Record, Value
from skillgraph.vocabulary import (
    DATE_BASIS,
    DCTERMS,
    FORM,
    HEDGE,
    KIND,
    NAME_KIND,
    RDF,
    ROLE,
    SG,
    SKOS,
    UNIT,
    XSD,
    local_name,
)

BASE = "https://example.org/synthetic-city/"
PLACE = "合成市"
ENTITIES = 2000
SEED = 1
TRIPLES_PER_ENTITY = 13
FACTS_PER_SOURCE = 250
FACTS_PER_SECTION = 50
YEARS = range(2012, 2024)
# The share of colleges, industry colleges and persons among the entities; the rest are enterprises.
_COLLEGES, _INDUSTRY_COLLEGES, _PERSONS = 0.06, 0.02, 0.03
# How fast popularity falls with rank: some colleges are hubs, a few enterprises work with many colleges.
_COLLEGE_TAIL, _ENTERPRISE_TAIL = 0.8, 0.4
_FACTS = {"partnership": 85, "designation": 6, "partner-count": 5, "subsidy": 2, "naming": 2}

_INSTITUTIONS = {
    KIND["higher-vocational-college"]: ("职业技术学院", "Vocational and Technical College"),
    KIND["technician-college"]: ("技师学院", "Technician College"),
    KIND["senior-technical-school"]: ("高级技工学校", "Senior Technical School"),
    KIND["secondary-vocational-school"]: ("中等专业学校", "Secondary Specialised School"),
}
_STATUSES = {
    "合成市高技能人才培训基地": "Synthetic City High-Skilled Talent Training Base",
    "合成市产教融合型企业": "Synthetic City Industry–Education Integration Enterprise",
}
# The words for each form in a sentence, and how often it is chosen.
_FORMS = {
    FORM["school-enterprise-cooperation"]: ("校企合作", 35),
    FORM["order-class"]: ("订单班", 25),
    FORM["named-class"]: ("冠名班", 15),
    FORM["new-type-apprenticeship"]: ("企业新型学徒制", 20),
    FORM["joint-talent-base"]: ("共建人才培养基地", 5),
}
# How Chinese says a hedged number of something: 约30家, 30余家, 30家以上.
_HEDGES = {
    HEDGE.exact: "{amount}{unit}",
    HEDGE.over: "{amount}余{unit}",
    HEDGE.about: "约{amount}{unit}",
    HEDGE["at-least"]: "{amount}{unit}以上",
}


@dataclass(frozen=True, slots=True)
class Body:
    """An entity of the synthetic city: its IRI, class, name in Chinese and in English, and kind of college."""

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
class City:
    """All entities of the synthetic city, by what they do in facts."""

    bureau: Body
    statuses: tuple[Body, ...]
    colleges: tuple[Body, ...]
    enterprises: tuple[Body, ...]
    industry_colleges: tuple[Unit, ...]
    persons: tuple[Body, ...]

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All of them."""
        units = (unit.body for unit in self.industry_colleges)
        return (self.bureau, *self.statuses, *self.colleges, *self.enterprises, *units, *self.persons)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact before it has evidence: the sentence that says it, and what the record holds."""

    sentence: str
    type: str
    fields: tuple[tuple[str, Value], ...]
    participants: tuple[Participant, ...] = ()


@dataclass(slots=True)
class Source:
    """A source as it grows: its text, the places of its facts, and how often each record key came."""

    number: int
    text: str = ""
    records: list[Record] = field(default_factory=list)
    keys: Counter[str] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        """The name of its files."""
        return f"synthetic-{self.number:03d}"

    @property
    def iri(self) -> str:
        """The IRI of the source."""
        return f"{BASE}src/{self.id}"


# Entities -------------------------------------------------------------------------------------------------


def make_city(count: int, rng: random.Random) -> City:
    """Make the entities.

    Parameters
    ----------
    count
        How many in all; at least 100.
    rng
        Where chance comes from.

    Returns
    -------
    City
        About 6 in 100 are colleges, 2 industry colleges, 3 persons, the rest enterprises.
    """
    colleges, industry, persons = (round(count * share) for share in (_COLLEGES, _INDUSTRY_COLLEGES, _PERSONS))
    statuses = tuple(_body(SG.DesignatedStatus, zh, en) for zh, en in _STATUSES.items())
    bureau = _body(SG.PublicAuthority, f"{PLACE}人力资源和社会保障局", "Synthetic City HRSS Bureau")
    firms = count - colleges - industry - persons - len(statuses) - 1
    enterprises = tuple(_enterprise(number) for number in range(1, firms + 1))
    schools = tuple(_college(number, rng) for number in range(1, colleges + 1))
    pairs = zip(_often(schools, industry, _COLLEGE_TAIL, rng), rng.sample(enterprises, industry), strict=True)
    return City(
        bureau=bureau,
        statuses=statuses,
        colleges=schools,
        enterprises=enterprises,
        industry_colleges=tuple(Unit(_industry_college(host, firm), host, firm) for host, firm in pairs),
        persons=tuple(
            _body(SG.Person, f"合成人员{number:04d}", f"Synthetic Person {number:04d}")
            for number in range(1, persons + 1)
        ),
    )


def _body(type_iri: str, zh: str, en: str, kind: str | None = None) -> Body:
    codes = {
        SG.DesignatedStatus: "designated-status", SG.PublicAuthority: "public-authority", SG.Person: "person",
        SG.VocationalCollege: "vocational-college", SG.Enterprise: "enterprise", SG.IndustryCollege: "industry-college",
    }  # fmt: skip
    return Body(triples.mint_entity(BASE, zh, PLACE, codes[type_iri]), type_iri, zh, en, kind)


def _college(number: int, rng: random.Random) -> Body:
    kind = rng.choice(tuple(_INSTITUTIONS))
    zh, en = _INSTITUTIONS[kind]
    return _body(SG.VocationalCollege, f"{PLACE}第{number}{zh}", f"Synthetic City {en} No. {number}", kind)


def _enterprise(number: int) -> Body:
    return _body(SG.Enterprise, f"合成企业{number:04d}有限公司", f"Synthetic Enterprise {number:04d} Co., Ltd.")


def _industry_college(host: Body, firm: Body) -> Body:
    zh = f"{host.zh}{firm.zh.removesuffix('有限公司')}产业学院"
    return _body(SG.IndustryCollege, zh, f"{firm.en.removesuffix(' Co., Ltd.')} Industry College of {host.en}")


def _often(bodies: Sequence[Body], count: int, tail: float, rng: random.Random) -> list[Body]:
    """Choose with a heavy tail: the first are chosen far more often than the last."""
    return rng.choices(bodies, cum_weights=_falling(len(bodies), tail), k=count)


def _falling(count: int, tail: float) -> list[float]:
    return list(itertools.accumulate(rank**-tail for rank in range(1, count + 1)))


def entity_triples(bodies: Sequence[Body]) -> list[Triple]:
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


# Facts ----------------------------------------------------------------------------------------------------


class Chance:
    """Makes one fact after the other, by chance.

    Parameters
    ----------
    city
        Who they are about.
    rng
        Where chance comes from.
    """

    def __init__(self, city: City, rng: random.Random) -> None:
        self.city = city
        self.rng = rng
        self._college_weights = _falling(len(city.colleges), _COLLEGE_TAIL)
        # Which enterprises are sought after has nothing to do with their numbers.
        self._firms = rng.sample(city.enterprises, len(city.enterprises))
        self._firm_weights = _falling(len(city.enterprises), _ENTERPRISE_TAIL)
        self._makers = {
            "partnership": self._partnership, "designation": self._designation, "partner-count": self._count,
            "subsidy": self._subsidy, "naming": self._naming,
        }  # fmt: skip

    def fixed(self) -> Iterator[Fact]:
        """Give the facts that are there once: how each industry college began, and who the persons are."""
        for unit in self.city.industry_colleges:
            yield from self._founding(unit)
        for person in self.city.persons:
            firm = self._enterprise()
            yield _named(f"{person.zh}为{firm.zh}职工。", person, person.zh)

    def any(self) -> Fact:
        """Give the next fact of whichever kind."""
        kind = self.rng.choices(tuple(_FACTS), weights=tuple(_FACTS.values()))[0]
        return self._makers[kind]()

    def _college(self) -> Body:
        return self.rng.choices(self.city.colleges, cum_weights=self._college_weights)[0]

    def _enterprise(self) -> Body:
        return self.rng.choices(self._firms, cum_weights=self._firm_weights)[0]

    def _enterprises(self, count: int) -> list[Body]:
        chosen: dict[str, Body] = {}
        while len(chosen) < count:
            firm = self._enterprise()
            chosen[firm.iri] = firm
        return list(chosen.values())

    def _year(self) -> int:
        return self.rng.choice(YEARS)

    def _partnership(self) -> Fact:
        college, firms = self._college(), self._enterprises(2 if self.rng.random() < 0.1 else 1)
        form = self.rng.choices(tuple(_FORMS), weights=[weight for _, weight in _FORMS.values()])[0]
        fields: list[tuple[str, Value]] = [(SG.form, NamedNode(form))]
        since = people = ""
        if self.rng.random() < 0.6:
            year = self._year()
            since = f"自{year}年起"
            fields.append((SG.since, _year(year)))
        if self.rng.random() < 0.4:
            amount, words, hedge = self._amount(10, 600, "人")
            people = f"，对{words}开展培养"
            fields += [(SG.headcount, Literal(str(amount), datatype=NamedNode(XSD.integer))), (SG.hedge, hedge)]
        sentence = f"{college.zh}{since}与{'、'.join(firm.zh for firm in firms)}以{_FORMS[form][0]}形式合作{people}。"
        return Fact(sentence, SG.Partnership, tuple(fields), _participants(college, firms))

    def _founding(self, unit: Unit) -> Iterator[Fact]:
        bureau, body = self.city.bureau, unit.body
        yield Fact(
            f"{bureau.zh}成立了{body.zh}。",
            SG.Establishment,
            ((SG.founder, NamedNode(bureau.iri)), (SG.unit, NamedNode(body.iri))),
        )
        yield Fact(
            f"{unit.host.zh}与{unit.firm.zh}共建{body.zh}。",
            SG.Partnership,
            ((SG.form, NamedNode(FORM["industry-college"])), (SG.unit, NamedNode(body.iri))),
            _participants(unit.host, [unit.firm]),
        )

    def _designation(self) -> Fact:
        base, integrated = self.city.statuses
        to_college, year = self.rng.random() < 0.5, self._year()
        recipient, status = (self._college(), base) if to_college else (self._enterprise(), integrated)
        fields = (
            (SG.authority, NamedNode(self.city.bureau.iri)),
            (SG.recipient, NamedNode(recipient.iri)),
            (SG.designatedAs, NamedNode(status.iri)),
            (SG.year, _year(year)),
        )
        return Fact(f"{year}年，{self.city.bureau.zh}认定{recipient.zh}为{status.zh}。", SG.Designation, fields)

    def _count(self) -> Fact:
        college = self._college()
        amount, words, hedge = self._amount(10, 200, "家")
        fields = (
            (SG.entity, NamedNode(college.iri)),
            (SG.form, NamedNode(FORM["school-enterprise-cooperation"])),
            (SG.scope, Literal("省内外企业", language="zh")),
            (SG.scope, Literal("enterprises in and outside the province", language="en")),
            (SG.value, _decimal(amount)),
            (SG.measureUnit, NamedNode(UNIT.organization)),
            (SG.hedge, hedge),
            (SG.asOf, Literal("2023-12-31", datatype=NamedNode(XSD.date))),
            (SG.dateBasis, NamedNode(DATE_BASIS["source-date"])),
        )
        return Fact(f"{college.zh}与省内外企业{words}开展合作。", SG.PartnerCount, fields)

    def _subsidy(self) -> Fact:
        base, year, millions = self._college(), self._year(), self.rng.randrange(1, 50)
        fields = (
            (SG.payer, NamedNode(self.city.bureau.iri)),
            (SG.beneficiary, NamedNode(base.iri)),
            (SG.value, _decimal(millions * 1_000_000)),
            (SG.measureUnit, NamedNode(UNIT.yuan)),
            (SG.hedge, NamedNode(HEDGE.exact)),
            (SG.year, _year(year)),
        )
        return Fact(f"{year}年，{self.city.bureau.zh}为{base.zh}核拨补贴资金{millions}00万元。", SG.Subsidy, fields)

    def _naming(self) -> Fact:
        college = self._college()
        return _named(f"{college.zh}为本市职业院校。", college, college.zh)

    def _amount(self, least: int, most: int, unit: str) -> tuple[int, str, NamedNode]:
        hedge = self.rng.choice(tuple(_HEDGES)) if self.rng.random() < 0.3 else HEDGE.exact
        amount = self.rng.randrange(least, most)
        if hedge != HEDGE.exact:
            amount = max(10, amount // 10 * 10)
        return amount, _HEDGES[hedge].format(amount=amount, unit=unit), NamedNode(hedge)


def _participants(college: Body, firms: Sequence[Body]) -> tuple[Participant, ...]:
    return (
        Participant(ROLE["college-side"], college.iri),
        *(Participant(ROLE["enterprise-side"], firm.iri) for firm in firms),
    )


def _named(sentence: str, body: Body, wording: str) -> Fact:
    fields = (
        (SG.entity, NamedNode(body.iri)), (SG.wording, Literal(wording)), (SG.nameKind, NamedNode(NAME_KIND.full)),
    )  # fmt: skip
    return Fact(sentence, SG.Naming, fields)


def _year(year: int) -> Literal:
    return Literal(str(year), datatype=NamedNode(XSD.gYear))


def _decimal(amount: int) -> Literal:
    return Literal(str(amount), datatype=NamedNode(XSD.decimal))


def colleges_by_partnerships(city: City, facts: Sequence[Fact]) -> list[tuple[Body, int]]:
    """Rank the colleges that have partnerships.

    Parameters
    ----------
    city
        Who they are.
    facts
        All that is said of them.

    Returns
    -------
    list of tuple of Body and int
        Each with the number of its partnerships, the largest first.
    """
    counts = Counter(member.entity for fact in facts for member in fact.participants)
    ranked = [(college, counts[college.iri]) for college in city.colleges if counts[college.iri]]
    return sorted(ranked, key=lambda pair: (-pair[1], pair[0].iri))


# Sources --------------------------------------------------------------------------------------------------


def write_down(facts: Sequence[Fact], source: Source, ontology: shapes.Ontology) -> None:
    """Write facts into a source's text, and make each a record that quotes its sentence.

    Parameters
    ----------
    facts
        What the source says, in this order.
    source
        An empty source.
    ontology
        What record keys are made of.
    """
    places = list(_lay_out(facts, source))
    after = 0
    for fact, section in zip(facts, places, strict=True):
        evidence = triples.anchor(source.text, fact.sentence, source.iri, "1", section, after)
        after = evidence.end
        source.records.append(_record(fact, evidence, source, ontology))


def _lay_out(facts: Sequence[Fact], source: Source) -> Iterator[str]:
    """Write the text, and say which section each fact stands in."""
    parts = [f"# 合成材料第{source.number}号\n\n本文由程序生成，内容纯属虚构。"]
    for start in range(0, len(facts), FACTS_PER_SECTION):
        section = f"第{start // FACTS_PER_SECTION + 1}节"
        chunk = facts[start : start + FACTS_PER_SECTION]
        paragraphs = ["".join(fact.sentence for fact in chunk[at : at + 10]) for at in range(0, len(chunk), 10)]
        parts += [f"## {section}", *paragraphs]
        yield from itertools.repeat(section, len(chunk))
    source.text = "\n\n".join(parts) + "\n"


def _record(fact: Fact, evidence: Evidence, source: Source, ontology: shapes.Ontology) -> Record:
    form = ontology.forms[fact.type]
    code = {SG.PartnerCount: "partner-count"}.get(fact.type, local_name(fact.type).lower())
    first = triples.mint_record(source.iri, form, code, fact.fields, fact.participants)
    source.keys[first] += 1
    iri = triples.mint_record(source.iri, form, code, fact.fields, fact.participants, source.keys[first])
    return Record(iri, fact.type, fact.fields, fact.participants, (evidence,))


def source_triples(source: Source, issuer: Body) -> list[Triple]:
    """Write a source and its records as triples.

    Parameters
    ----------
    source
        The source, written down.
    issuer
        Who is said to have published it.

    Returns
    -------
    list of Triple
        What its records' file holds.
    """
    node = NamedNode(source.iri)
    written = [
        Triple(node, NamedNode(RDF.type), NamedNode(SG.Source)),
        Triple(node, NamedNode(DCTERMS.title), Literal(f"合成材料第{source.number}号", language="zh")),
        Triple(node, NamedNode(DCTERMS.title), Literal(f"Synthetic document No. {source.number}", language="en")),
        Triple(node, NamedNode(SG.documentNumber), Literal(f"合成〔2023〕{source.number}号")),
        Triple(node, NamedNode(SG.issuer), NamedNode(issuer.iri)),
        Triple(node, NamedNode(SG.issuedOn), Literal("2023-12-31", datatype=NamedNode(XSD.date))),
        Triple(node, NamedNode(SG.textFile), Literal(f"{source.id}/1.md")),
    ]
    for record in source.records:
        written += triples.from_record(record)
    return written


def enough_facts(city: City, rng: random.Random, wanted: int) -> Iterator[Fact]:
    """Make facts until their triples are as many as wanted.

    Parameters
    ----------
    city
        Who they are about.
    rng
        Where chance comes from.
    wanted
        How many triples, about.

    Yields
    ------
    Fact
        First those that are there once, then any.
    """
    chance = Chance(city, rng)
    made = 0
    for fact in itertools.chain(chance.fixed(), iter(chance.any, None)):
        yield fact
        # Class, evidence and its node of six triples; four for each participant.
        made += 8 + len(fact.fields) + 4 * len(fact.participants)
        if made >= wanted:
            return


# The workspace --------------------------------------------------------------------------------------------


class Summary(NamedTuple):
    """What was written, and two colleges to ask about: the one with most partnerships, and the middle one."""

    entities: int
    triples: int
    hub: str
    hub_partnerships: int
    middle: str
    middle_partnerships: int


def generate(folder: Path, entities: int = ENTITIES, triple_count: int | None = None, seed: int = SEED) -> Summary:
    """Write a synthetic workspace.

    Parameters
    ----------
    folder
        Where to; it must not hold a workspace yet.
    entities
        How many entities, at least 100.
    triple_count
        How many triples in entities.ttl and records, about; at least 6 and by default 13 for each entity.
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
    if (folder / "skillgraph.toml").exists():
        raise FileExistsError(f"{folder} holds a workspace already")
    rng = random.Random(seed)
    city = make_city(entities, rng)
    registry = entity_triples(city.bodies)
    wanted = (triple_count or entities * TRIPLES_PER_ENTITY) - len(registry)
    facts = list(enough_facts(city, rng, wanted))
    rng.shuffle(facts)
    ontology = shapes.read(resources.ontology())
    _write(folder / "skillgraph.toml", _settings().encode())
    _write(folder / "entities.ttl", triples.to_turtle(registry, {"org": f"{BASE}org/"}))
    total = len(registry)
    for number, start in enumerate(range(0, len(facts), FACTS_PER_SOURCE), start=1):
        source = Source(number)
        write_down(facts[start : start + FACTS_PER_SOURCE], source, ontology)
        total += _write_source(folder, source, city.bureau)
    ranked = colleges_by_partnerships(city, facts)
    (hub, most), (middle, usual) = ranked[0], ranked[len(ranked) // 2]
    return Summary(len(city.bodies), total, hub.zh, most, middle.zh, usual)


def _write_source(folder: Path, source: Source, issuer: Body) -> int:
    written = source_triples(source, issuer)
    prefixes = {"org": f"{BASE}org/", "src": f"{BASE}src/", "rec": f"{source.iri}/", "ev": f"{source.iri}/1#"}
    _write(folder / "sources" / source.id / "1.md", source.text.encode())
    _write(folder / "records" / f"{source.id}.ttl", triples.to_turtle(written, prefixes))
    return len(set(written))


def _settings() -> str:
    return (
        'title = { zh = "合成市（合成数据，纯属虚构）", en = "Synthetic City (synthetic data, not real)" }\n'
        f'base = "{BASE}"\nlanguages = ["zh", "en"]\nlicence = "CC0-1.0"\n'
    )


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def main() -> None:
    """Read the command line and write the workspace."""
    parser = argparse.ArgumentParser(description="Write a synthetic workspace.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--entities", type=int, default=ENTITIES, metavar="N", help="default: %(default)s")
    parser.add_argument("--triples", type=int, metavar="N", help="default: 13 for each entity")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="default: %(default)s")
    given = parser.parse_args()
    if given.entities < 100 or (given.triples or given.entities * 6) < given.entities * 6:
        parser.error("a city needs at least 100 entities, and 6 triples for each")
    summary = generate(given.folder, given.entities, given.triples, given.seed)
    sys.stdout.buffer.write((json.dumps(summary._asdict(), ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main()
