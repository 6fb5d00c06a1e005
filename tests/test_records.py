"""Records to triples and back, and the IRIs they are given."""

from __future__ import annotations

import random
import re
import string

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from skillgraph import resources, shapes, triples
from skillgraph.records import Evidence, Participant, Record
from skillgraph.vocabulary import FORM, ROLE, SG, XSD

SOURCE = "https://example.org/src/letter"
ONTOLOGY = shapes.read(resources.ontology())

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1, max_size=40)
slugs = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
organisations = slugs.map(lambda slug: f"https://example.org/org/{slug}")
participants = st.builds(Participant, st.sampled_from(sorted(ROLE)), organisations)
values = st.one_of(
    texts.map(Literal),
    texts.map(lambda text: Literal(text, language="zh")),
    st.integers(0, 10**12).map(Literal),
    st.integers(1900, 2100).map(lambda year: Literal(str(year), datatype=NamedNode(XSD.gYear))),
    st.sampled_from(sorted(FORM)).map(NamedNode),
)
fields = st.tuples(st.sampled_from([SG.form, SG.since, SG.headcount, SG.statement, SG.scope]), values)


@st.composite
def passages(draw: st.DrawFn) -> Evidence:
    quote, start = draw(texts), draw(st.integers(0, 10**6))
    return Evidence(SOURCE, "1", draw(texts), quote, start, start + len(quote))


@st.composite
def records(draw: st.DrawFn) -> Record:
    evidence = draw(st.lists(passages(), min_size=1, max_size=3, unique_by=lambda item: item.iri))
    parts = draw(st.lists(participants, max_size=4, unique=True))
    held = draw(st.lists(fields, max_size=5, unique_by=str))
    return Record(
        iri=f"{SOURCE}/partnership-{draw(slugs)}",
        type=SG.Partnership,
        fields=tuple(sorted(held, key=lambda pair: (pair[0], str(pair[1])))),
        participants=tuple(sorted(parts)),
        evidence=tuple(sorted(evidence, key=lambda item: (item.start, item.end, item.iri))),
    )


@given(records())
def test_a_record_comes_back_from_its_triples(record: Record) -> None:
    assert triples.to_records(triples.from_record(record)) == [record]


@given(records())
def test_a_record_comes_back_from_its_turtle(record: Record) -> None:
    turtle = triples.to_turtle(triples.from_record(record), {"rec": f"{SOURCE}/", "ev": f"{SOURCE}/1#"})
    assert triples.to_records(quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)) == [record]


@given(st.lists(records(), max_size=3), st.randoms(use_true_random=False))
def test_turtle_does_not_depend_on_the_order_of_triples(held: list[Record], chance: random.Random) -> None:
    given_triples = [triple for record in held for triple in triples.from_record(record)]
    shuffled = list(given_triples)
    chance.shuffle(shuffled)
    assert triples.to_turtle(shuffled) == triples.to_turtle(given_triples)


@given(st.lists(participants, min_size=2, max_size=4, unique=True), st.integers(0, 9999), st.integers(0, 9999))
def test_a_record_keeps_its_iri_when_a_number_is_corrected(parts: list[Participant], one: int, other: int) -> None:
    form = ONTOLOGY.forms[SG.Partnership]
    key = (SG.form, NamedNode(FORM["order-class"]))

    def minted(headcount: int, members: list[Participant]) -> str:
        return triples.mint_record(SOURCE, form, "partnership", [key, (SG.headcount, Literal(headcount))], members)

    assert minted(one, parts) == minted(other, parts[::-1])
    assert minted(one, parts) != minted(one, parts[:-1])


@given(texts, texts)
def test_an_entity_iri_is_plain_and_tells_names_apart(name: str, other: str) -> None:
    from skillgraph import names

    iri = triples.mint_entity("https://example.org/", name, "", "enterprise")
    assert iri.startswith("https://example.org/org/")
    assert set(iri.rsplit("/", 1)[1]) <= set(string.ascii_lowercase + string.digits + "-")
    second = triples.mint_entity("https://example.org/", other, "", "enterprise")
    assert (iri == second) == (names.normal(name) == names.normal(other))


def test_further_records_with_the_same_key_are_numbered() -> None:
    form = ONTOLOGY.forms[SG.Measure]
    first = triples.mint_record(SOURCE, form, "measure", [])
    assert triples.mint_record(SOURCE, form, "measure", [], ordinal=2) == f"{first}-2"


def test_kunming_records_come_back_from_their_own_triples() -> None:
    file = resources.example() / "records" / "kunming-2023-letter.ttl"
    known = triples.to_records(quad.triple for quad in parse(path=file, format=RdfFormat.TURTLE))
    assert len(known) == 191
    assert triples.to_records(triple for record in known for triple in triples.from_record(record)) == known


def test_the_source_is_the_letter_with_the_contact_masked_at_equal_length() -> None:
    text = (resources.example() / "sources" / "kunming-2023-letter" / "1.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "联系人及电话" in line)
    assert line == "（联系人及电话：■■■ ■■■■■■■■■■■■■）"
    assert not re.search(r"\d{7,}|\d{3,4}-\d{7,8}", text)
    # The name of the delegate is masked as well; statements between the masks stand where they stood in the letter.
    assert "\n■■■代表：\n" in text
    assert text.count("■") == len("张某某") + len(line) - len("（联系人及电话： ）")
    assert (
        text.index("■■■代表") < text.index("感谢您对高技能人才队伍建设工作的关心和支持") < text.index("（联系人及电话")
    )
