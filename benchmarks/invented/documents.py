"""The documents of a synthetic town: the text that says facts, the records that quote it, and their Turtle."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from invented import bodies
from invented.bodies import Body
from invented.facts import Fact
from skillgraph import shapes, triples
from skillgraph.records import Evidence, Record
from skillgraph.vocabulary import DCTERMS, RDF, SG, XSD, local_name

FACTS_PER_SECTION = 50
BODIES_AT_ONCE = 10_000


@dataclass(slots=True)
class Source:
    """A source as it grows: its text, its records, and how often each record key came."""

    base: str
    number: int
    issuer: Body
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
        return f"{self.base}src/{self.id}"

    @property
    def document(self) -> str:
        """The number an authority gave it."""
        return f"合成〔2023〕{self.number}号"


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
    head = f"# 合成材料第{source.number}号", source.issuer.zh, source.document, "2023年12月31日"
    parts = [*head, "本文由程序生成，内容纯属虚构。"]
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


def source_triples(source: Source) -> list[Triple]:
    """Write a source and its records as triples.

    Parameters
    ----------
    source
        The source, written down.

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
        Triple(node, NamedNode(SG.documentNumber), Literal(source.document)),
        Triple(node, NamedNode(SG.issuer), NamedNode(source.issuer.iri)),
        Triple(node, NamedNode(SG.issuedOn), Literal("2023-12-31", datatype=NamedNode(XSD.date))),
        Triple(node, NamedNode(SG.textFile), Literal(f"{source.id}/1.md")),
    ]
    for record in source.records:
        written += triples.from_record(record)
    return written


def to_turtle(source: Source) -> tuple[bytes, int]:
    """Write a source and its records as Turtle.

    Parameters
    ----------
    source
        The source, written down.

    Returns
    -------
    tuple of bytes and int
        What its records' file holds, and how many triples that are.
    """
    written = source_triples(source)
    own = {"src": f"{source.base}src/", "rec": f"{source.iri}/", "ev": f"{source.iri}/1#"}
    return triples.to_turtle(written, {"org": f"{source.base}org/", **own}), len(set(written))


def registry(entities: Iterable[Body], prefixes: Mapping[str, str], at_once: int = BODIES_AT_ONCE) -> Iterator[bytes]:
    """Write entities as Turtle, part by part, so that a nation of them need not be triples all at once.

    Parameters
    ----------
    entities
        The entities.
    prefixes
        Further prefixes beside the vocabulary's.
    at_once
        How many are triples at a time.

    Yields
    ------
    bytes
        First the prefixes, then the entities by IRI: together the bytes that `triples.to_turtle` gives for all.
    """
    ordered = sorted(entities, key=lambda body: body.iri)
    heads: set[str] = set()
    parts = []
    for start in range(0, len(ordered), at_once):
        written = bodies.to_triples(ordered[start : start + at_once])
        head, _, part = triples.to_turtle(written, prefixes).partition(b"\n\n")
        heads.update(head.decode().split("\n"))
        parts.append(part)
    yield ("\n".join(sorted(heads)) + "\n").encode()
    for part in parts:
        yield b"\n" + part
