"""The facts of a synthetic town, made by chance: a sentence for each, and what its record holds."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from invented.bodies import Body, Region, Town, Unit, falling
from skillgraph.records import Participant, Value
from skillgraph.vocabulary import DATE_BASIS, FORM, HEDGE, NAME_KIND, ROLE, SG, UNIT, XSD

YEARS = range(2012, 2024)
# How often a college of a region with several towns works with an enterprise from anywhere in it.
_FROM_ANYWHERE = 0.35
_FACTS = {"partnership": 85, "designation": 6, "partner-count": 5, "subsidy": 2, "naming": 2}
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
class Fact:
    """One fact before it has evidence: the sentence that says it, and what the record holds."""

    sentence: str
    type: str
    fields: tuple[tuple[str, Value], ...]
    participants: tuple[Participant, ...] = ()


class Chance:
    """Makes facts about the town it was last moved to, one after the other, by chance.

    Parameters
    ----------
    region
        What the town is part of.
    rng
        Where chance comes from.
    """

    def __init__(self, region: Region, rng: random.Random) -> None:
        self.region = region
        self.rng = rng
        self._tail = region.size.firm_tail
        self._makers = {
            "partnership": self._partnership, "designation": self._designation, "partner-count": self._count,
            "subsidy": self._subsidy, "naming": self._naming,
        }  # fmt: skip
        if len(region.towns) > 1:
            everyone = [firm for town in region.towns for firm in town.sought]
            self._all_firms = rng.sample(everyone, len(everyone))
            self._all_weights = falling(len(everyone), self._tail)

    def move_to(self, town: Town) -> None:
        """Let the facts from now on be about a town."""
        self.town = town
        self._college_weights = list(itertools.accumulate(town.weights))
        self._firm_weights = falling(len(town.sought), self._tail)

    def fixed(self) -> Iterator[Fact]:
        """Give the facts that are there once: how each industry college began, and who the persons are."""
        for unit in self.town.industry_colleges:
            yield from self._founding(unit)
        for person in self.town.persons:
            firm = self._enterprise()
            yield _named(f"{person.zh}为{firm.zh}职工。", person, person.zh)

    def any(self) -> Fact:
        """Give the next fact of whichever kind."""
        kind = self.rng.choices(tuple(_FACTS), weights=tuple(_FACTS.values()))[0]
        return self._makers[kind]()

    def _college(self) -> Body:
        return self.rng.choices(self.town.colleges, cum_weights=self._college_weights)[0]

    def _enterprise(self) -> Body:
        if len(self.region.towns) > 1 and self.rng.random() < _FROM_ANYWHERE:
            return self.rng.choices(self._all_firms, cum_weights=self._all_weights)[0]
        return self.rng.choices(self.town.sought, cum_weights=self._firm_weights)[0]

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
        bureau, body = self.town.bureau, unit.body
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
        base, integrated = self.region.statuses
        to_college, year = self.rng.random() < 0.5, self._year()
        recipient, status = (self._college(), base) if to_college else (self._enterprise(), integrated)
        fields = (
            (SG.authority, NamedNode(self.town.bureau.iri)),
            (SG.recipient, NamedNode(recipient.iri)),
            (SG.designatedAs, NamedNode(status.iri)),
            (SG.year, _year(year)),
        )
        return Fact(f"{year}年，{self.town.bureau.zh}认定{recipient.zh}为{status.zh}。", SG.Designation, fields)

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
            (SG.payer, NamedNode(self.town.bureau.iri)),
            (SG.beneficiary, NamedNode(base.iri)),
            (SG.value, _decimal(millions * 1_000_000)),
            (SG.measureUnit, NamedNode(UNIT.yuan)),
            (SG.hedge, NamedNode(HEDGE.exact)),
            (SG.year, _year(year)),
        )
        return Fact(f"{year}年，{self.town.bureau.zh}为{base.zh}核拨补贴资金{millions}00万元。", SG.Subsidy, fields)

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


def enough(chance: Chance, wanted: int) -> Iterator[Fact]:
    """Make facts about the town that chance is at, until their triples are as many as wanted.

    Parameters
    ----------
    chance
        What makes them.
    wanted
        How many triples, about.

    Yields
    ------
    Fact
        First those that are there once, then any. What is no partnership is said once only.
    """
    made = 0
    said = set()
    for fact in itertools.chain(chance.fixed(), iter(chance.any, None)):
        if fact.participants or fact.sentence not in said:
            yield fact
        said.add(fact.sentence)
        # Class, evidence and its node of six triples; four for each participant.
        made += 8 + len(fact.fields) + 4 * len(fact.participants)
        if made >= wanted:
            return
