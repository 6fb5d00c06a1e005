"""What is quick enough for long lists gives the same answers as the plain way, which is written out here."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from tests.checking.plain import plain_closed, plain_numbers

from skillgraph import resources, shapes, triples
from skillgraph.checking import coverage, lists, rules, sections
from skillgraph.checking.numbers import numbers
from skillgraph.checking.reader import Reader
from skillgraph.ingest import shacl
from skillgraph.vocabulary import FORM, INDICATOR, OA, PERIOD, RDF, ROLE, SG, SKOS, XSD

KUNMING = resources.example()
SHAPES = resources.ontology() / "shapes.ttl"
SIGNS = list("和及与为，。；、：,;:多余名人%甲乙届次点零")
WORDS = ["以及", "分别", "以上", "左右", "至少", "不少于", "超过", "逾", "培养", "企业"]
COUNTS = [
    "2个",
    "3",
    "15余家",
    "约6.5万",
    "近千人",
    "2022年",
    "一批",
    "百分之三",
    "1,234",
    "1，234件",
    "十二",
    "三点五亿",
]


def by_chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - chance that can be repeated


def made_up(seed: int, length: int, pieces: list[str]) -> str:
    chance = by_chance(seed)
    return "".join(chance.choice([*pieces, " ", "\n"]) for _ in range(length))


# ---------------------------------------------------------------- Numbers, names, sections, places


@pytest.mark.parametrize("length", [3, 12, 40, 600])
def test_the_numbers_of_a_quote_are_those_of_the_plain_way(length: int) -> None:
    for seed in range(24_000 // length**2 + 20):
        quote = made_up(seed, length, [*SIGNS, *WORDS, *COUNTS])
        assert [(each.value, each.hedge, each.counted, each.item) for each in numbers(quote)] == [*plain_numbers(quote)]


def test_of_a_thousand_names_that_begin_alike_the_longest_is_read() -> None:
    names = ["昆明", *(f"昆明第{number}技工学校" for number in range(1_000)), "昆明第7技工学校分校", "昆明第7"]
    reader = Reader({f"x:{name}": {SKOS.prefLabel: [Literal(name, language="zh")]} for name in names})
    for seed in range(200):
        text = made_up(seed, 12, ["昆明第7", "昆明第", "7", "11", "技工学校", "分校", "昆明", "昆", "在"])
        found = re.findall("|".join(sorted(names, key=len, reverse=True)), text)
        assert reader.named(text) == {f"x:{name}" for name in found}
        assert reader.unnamed(text) == re.sub("|".join(sorted(names, key=len, reverse=True)), "", text)


def test_each_place_of_a_long_text_is_in_the_section_of_the_last_heading_before_it() -> None:
    chance, text, wanted = by_chance(3), "", []
    section, plans = "", False
    for number in range(600):
        kind = chance.randrange(8)
        if kind == 0:
            section, plans = chance.choice("一二三四五"), chance.random() < 0.5
            text += f"## {section}、{'下一步打算' if plans else '情况'}\n\n"
        elif kind == 1:
            section, plans = "", False
            text += "---\n\n"
        wanted.append((len(text), section, plans))
        text += f"第{number}件事。\n\n"
    outline = sections.Outline(text)
    # Behind a line across the page nothing has a section, until the next heading.
    assert [(place, *outline.at(place)) for place, _, _ in wanted] == wanted


def test_what_no_passage_covers_is_what_is_left_sign_by_sign() -> None:
    chance = by_chance(5)
    text = "".join(chance.choice("一二三四五六七八。；\n") for _ in range(4_000))
    for count in (0, 1, 20, 900):
        starts = [chance.randrange(len(text)) for _ in range(count)]
        quoted = [(start, start + chance.randrange(12)) for start in starts]
        bare = set(range(len(text))).difference(*(range(start, end) for start, end in quoted))
        wanted = "".join(
            text[place] for each in coverage.sentences(text) for place in range(each.start, each.end) if place in bare
        )
        left = "".join(each.text for each in coverage.uncovered("s", text, quoted, [], "zh"))
        assert re.sub(r"\W", "", left) == re.sub(r"\W", "", wanted)


def test_the_counts_behind_the_names_of_a_list_are_those_of_the_plain_way() -> None:
    names = ["甲公司", "乙厂", "丙学校", "丙学校二部"]
    reader = Reader({f"x:{name}": {SKOS.prefLabel: [Literal(name, language="zh")]} for name in names})
    told = 0
    for seed in range(400):
        pieces = [*names, "2家", "三家", "12个", "等2家", "等三所", "、", "、", "和", "，", "。", "；", "：", "共"]
        quote = made_up(seed, 30, pieces).replace(" ", "").replace("\n", "")
        closed = [*lists._closed(quote, reader)]
        told += len(closed)
        assert closed == [*plain_closed(quote, reader)]
    assert told > 400


# ---------------------------------------------------------------- The checks in SPARQL


def partnership(number: int, names: list[str], sides: list[str], words: str) -> Iterator[Triple]:
    """A made-up partnership with its parties, and the passage it rests on."""
    record, passage = NamedNode(f"x:partnership-{number}"), NamedNode(f"x:s/1#char={number},{number + 1}")
    yield Triple(record, NamedNode(RDF.type), NamedNode(SG.Partnership))
    yield Triple(record, NamedNode(SG.form), NamedNode(FORM["school-enterprise-cooperation"]))
    yield Triple(record, NamedNode(SG.evidence), passage)
    yield Triple(passage, NamedNode(OA.exact), Literal(words))
    for name, side in zip(names, sides, strict=True):
        part, party = NamedNode(f"{record.value}/{name}"), NamedNode(f"x:{name}")
        yield Triple(record, NamedNode(SG.participation), part)
        yield Triple(part, NamedNode(SG.participant), party)
        yield Triple(part, NamedNode(SG.role), NamedNode(ROLE[side]))
        yield Triple(party, NamedNode(SKOS.prefLabel), Literal(name, language="zh"))


def test_the_checks_find_in_a_long_list_what_was_planted_in_it() -> None:
    chance, store, wanted = by_chance(7), Store(), set()
    graph = NamedNode("x:s")
    for number in range(3_000):
        names = [f"第{chance.randrange(500)}家之{place}" for place in range(chance.choice([2, 2, 3, 9]))]
        sides = ["college-side", *("enterprise-side" for _ in names[1:])]
        said = ["校企 合作", *(f"{name[:2]}\n{name[2:]}" for name in names)]
        fault = chance.choice(["", "", "name", "form", "one side", "colleges", "enterprises"])
        if fault == "name":
            wanted.add((number, f"the quote does not name {names[1]}"))
            said.pop(2)
        if fault == "form":
            wanted.add((number, "the quote has no words for the form “school-enterprise-cooperation”"))
            said[0] = "校地来往"
        if fault in ("one side", "colleges"):
            sides = ["college-side" for _ in names]
        if fault == "enterprises":
            sides = ["enterprise-side" for _ in names]
        # 校校合作 is of colleges with colleges, and excuses no one else.
        said += ["校校"] if fault in ("colleges", "enterprises") else []
        if fault in ("one side", "enterprises"):
            wanted.add((number, f"all parties of the partnership are on one side: {sides[0]}"))
        store.extend(
            Quad(each.subject, each.predicate, each.object, graph)
            for each in partnership(number, names, sides, "，".join(said))
        )
    store.extend(
        Quad(NamedNode(FORM["school-enterprise-cooperation"]), NamedNode(path), value, graph)
        for path, value in ((SKOS.broader, NamedNode("x:cooperation")), (SKOS.altLabel, Literal("校企合作")))
    )
    told = rules.check(store, resources.ontology() / "checks")
    assert {(int(each.node.rpartition("-")[2]), each.en) for each in told} == wanted


def test_of_thousands_of_figures_only_those_of_the_same_college_and_day_are_held_against_each_other() -> None:
    chance, store, wanted = by_chance(11), Store(), set()
    graph, before = NamedNode("x:s"), (-1, "", 0)
    for number in range(2_000):
        college = number - 1 if chance.random() < 0.1 else number
        day = chance.choice(["2023-06-30", "2023-12-31"])
        value = chance.randrange(3)
        figure, passage = NamedNode(f"x:figure-{number:04}"), NamedNode(f"x:s/1#char={number},{number + 1}")
        statements: list[tuple[str, NamedNode | Literal]] = [
            (SG.indicator, NamedNode(INDICATOR["skilled-workers"])),
            (SG.period, NamedNode(PERIOD.stock)),
            (SG.about, NamedNode(f"x:college-{college}")),
            (SG.asOf, Literal(day, datatype=NamedNode(XSD.date))),
            (SG.value, Literal(value)),
            (SG.evidence, passage),
        ]
        store.extend(Quad(figure, NamedNode(path), term, graph) for path, term in statements)
        store.add(Quad(passage, NamedNode(SG.source), graph, graph))
        if before[:2] == (college, day) and before[2] != value:
            wanted.add((f"x:figure-{number - 1:04}", before[2], value))
        before = (college, day, value)
    told = {
        (each.node, *map(int, re.findall(r"(\d+), beside (\d+)", each.en)[0][::-1]))
        for each in rules.check(store, resources.ontology() / "checks")
        if "has another value" in each.en
    }
    assert len(wanted) > 20
    assert told == wanted


# ---------------------------------------------------------------- pyshacl


def read(*files: Path) -> list[Triple]:
    return [quad.triple for file in files for quad in parse(path=file, format=RdfFormat.TURTLE)]


def plainly(data: list[Triple]) -> set[tuple[str, str]]:
    """What pyshacl says when it is given the files as they are."""
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(data=triples.to_turtle(data).decode(), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES))
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    results = [*report.subjects(rdflib.RDF.type, sh.ValidationResult)]
    return {(str(report.value(each, sh.focusNode)), str(report.value(each, sh.resultMessage))) for each in results}


def spoilt(data: list[Triple], seed: int) -> Iterator[Triple]:
    """The data with one statement in forty left out, doubled, or with a value of another kind."""
    chance = by_chance(seed)
    for triple in data:
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        wrong: list[NamedNode | Literal] = [
            NamedNode("https://example.org/none"),
            NamedNode(ROLE["college-side"]),
            Literal("2019-02-30", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
            Literal(-7),
            Literal(""),
            Literal("乙", language="zh"),
        ]
        what = chance.randrange(120)
        if what != 0:
            yield triple
        if what == 1:
            yield Triple(subject, predicate, chance.choice(wrong))
        if what == 2 and predicate.value != RDF.type:
            yield Triple(subject, predicate, chance.choice([each for each in wrong if each != value]))


@pytest.mark.parametrize("seed", range(3))
def test_pyshacl_says_of_spoilt_records_what_it_says_when_asked_plainly(seed: int) -> None:
    ontology = shapes.read(resources.ontology())
    kunming = read(KUNMING / "entities.ttl", KUNMING / "decisions.ttl", *sorted((KUNMING / "records").glob("*.ttl")))
    data = [*ontology.triples, *spoilt(kunming, seed)]
    told = {(each.node, each.en.partition("(")[2].removesuffix(")")) for each in shacl.check(data, SHAPES, ())}
    assert len(told) > 20
    assert told == plainly(data)
