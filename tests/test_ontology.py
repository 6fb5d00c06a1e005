"""The ontology keeps its own rules, and the vocabulary, the rules and the Kunming records keep to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from skillgraph import resources, shapes, triples, vocabulary
from skillgraph.answers.questions import all_questions
from skillgraph.errors import UnknownTerm
from skillgraph.vocabulary import RDF, RDFS, SG, SKOS

ONTOLOGY = resources.ontology()
KUNMING = resources.example()


def read(*files: Path) -> list[Triple]:
    return [quad.triple for file in files for quad in parse(path=file, format=RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def ontology() -> shapes.Ontology:
    return shapes.read(ONTOLOGY)


@pytest.fixture(scope="module")
def kunming() -> list[Triple]:
    return read(KUNMING / "entities.ttl", KUNMING / "decisions.ttl", *sorted((KUNMING / "records").glob("*.ttl")))


def judged(data: list[Triple], *judges: Path) -> str:
    """What pyshacl, the oracle, says of triples; empty where they conform."""
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(data=triples.to_turtle(data).decode(), format="turtle")
    shapes_graph = rdflib.Graph()
    for file in judges:
        shapes_graph.parse(file)
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes_graph)
    return "" if conforms else report


def test_the_ontology_keeps_its_style(ontology: shapes.Ontology) -> None:
    assert judged(list(ontology.triples), ONTOLOGY / "style.ttl") == ""


@pytest.mark.parametrize(
    ("predicate", "language", "complaint"),
    [
        (RDFS.label, "zh", "a label in zh and one in en are needed"),
        (SKOS.definition, "en", "a definition in zh and one in en are needed"),
        (SKOS.example, "zh", "an example in zh and one in en are needed"),
    ],
)
def test_a_term_without_its_words_is_caught(
    ontology: shapes.Ontology, predicate: str, language: str, complaint: str
) -> None:
    term = NamedNode(SG.Partnership)
    poorer = [
        triple
        for triple in ontology.triples
        if not (
            triple.subject == term
            and triple.predicate.value == predicate
            and isinstance(triple.object, Literal)
            and triple.object.language == language
        )
    ]
    assert complaint in judged(poorer, ONTOLOGY / "style.ttl")


def test_the_kunming_records_fit_their_shapes(ontology: shapes.Ontology, kunming: list[Triple]) -> None:
    everything = shapes.group([*ontology.triples, *kunming])
    assert list(shapes.check(ontology, shapes.group(kunming), everything)) == []
    assert judged([*ontology.triples, *kunming], ONTOLOGY / "shapes.ttl") == ""


def without(data: list[Triple], predicate: str, type_name: str) -> list[Triple]:
    """The data without one field of the first node of a type."""
    node = next(t.subject for t in data if t.predicate.value == RDF.type and t.object == NamedNode(SG[type_name]))
    return [t for t in data if not (t.subject == node and t.predicate.value == predicate)]


def with_value(data: list[Triple], predicate: str, value: NamedNode | Literal, type_name: str) -> list[Triple]:
    node = next(t.subject for t in data if t.predicate.value == RDF.type and t.object == NamedNode(SG[type_name]))
    return [*without(data, predicate, type_name), Triple(node, NamedNode(predicate), value)]


@pytest.mark.parametrize(
    "planted", ["no evidence", "wrong datatype", "wrong scheme", "wrong class", "too few", "negative"]
)
def test_row_checks_and_pyshacl_agree_on_what_is_wrong(
    ontology: shapes.Ontology, kunming: list[Triple], planted: str
) -> None:
    broken = {
        "no evidence": lambda: without(kunming, SG.evidence, "Partnership"),
        "wrong datatype": lambda: with_value(kunming, SG.headcount, Literal("1247"), "Partnership"),
        "wrong scheme": lambda: with_value(kunming, SG.form, NamedNode(vocabulary.ROLE["college-side"]), "Partnership"),
        "wrong class": lambda: with_value(kunming, SG.founder, NamedNode(SG.Rule), "Establishment"),
        "too few": lambda: without(kunming, SG.participation, "Partnership"),
        "negative": lambda: with_value(kunming, SG.headcount, Literal(-1), "Partnership"),
    }[planted]()
    everything = shapes.group([*ontology.triples, *broken])
    problems = list(shapes.check(ontology, shapes.group(broken), everything))
    assert len(problems) == 1
    assert problems[0].zh
    assert problems[0].en
    assert judged([*ontology.triples, *broken], ONTOLOGY / "shapes.ttl")


def test_the_vocabulary_has_the_terms_of_the_ontology_and_no_others(ontology: shapes.Ontology) -> None:
    subjects = {triple.subject.value for triple in ontology.triples if isinstance(triple.subject, NamedNode)}
    for namespace in vocabulary.NAMESPACES:
        if namespace.iri.startswith(vocabulary.HOME) and namespace is not vocabulary.GRAPH:
            defined = {iri for iri in subjects if iri.startswith(namespace.iri)}
            assert set(namespace) == defined, namespace.prefix


def test_a_mistyped_term_raises() -> None:
    with pytest.raises(UnknownTerm, match="Partnersip"):
        _ = SG.Partnersip


def test_every_rule_is_described_and_every_described_rule_is_written(ontology: shapes.Ontology) -> None:
    written = {file.stem for file in (ONTOLOGY / "rules").glob("*.rq")}
    assert written == set(vocabulary.RULE.terms)


def test_every_class_of_record_has_a_form_with_a_key_and_a_sentence(ontology: shapes.Ontology) -> None:
    records = {name for name, above in ontology.supers.items() if SG.Record in above and name != SG.Record}
    for name in records:
        form = ontology.forms[name]
        assert form.keys or name == SG.Measure, name
        assert set(form.summary) == {"zh", "en"}, name


# Terms that no question asks for by itself, each with what they are for.
STRUCTURAL = {
    "the proof that stands under every answer": ("Source source section documentNumber issuer issuedOn textFile"),
    "what tells the inferred from the asserted": "Rule inferredBy",
    "the class above all classes of records": "Record",
    "what the shapes say beyond SHACL: identifiers, sentences, edges of the network": (
        "key summary Link linkOf linkFrom linkTo"
    ),
    "who is who, as the editors decided; a decision is no statement of a source, and `show` tells it in its notes": (
        "Decision decides keeps other reason decidedOn decidedBy"
    ),
    "a year as an entity, so that `show` and the map have it; questions ask by the field “year”": "Year calendarYear",
}


def needed_by(query: str, ontology: shapes.Ontology) -> set[str]:
    """The terms that a question needs: what its query says, the fields of the forms it selects, and what they lead to.

    Where a form it selects is the part of a record, as participations are, the fields of that part are needed too.
    """
    code = "\n".join(line for line in query.splitlines() if not line.lstrip().startswith("#"))
    ranges = {
        triple.subject.value: triple.object.value
        for triple in ontology.triples
        if triple.predicate.value == RDFS.range
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
    }
    needed: set[str] = set()
    found = {SG.iri + name for name in re.findall(r"\bsg:(\w+)", code)}
    forms = [name for name in found if name in ontology.forms]
    if SG.Partnership in found:
        forms.append(SG.Participation)
    found |= {entry.path for name in forms for entry in ontology.forms[name].fields}
    needed |= found | {ranges[name] for name in found if name in ranges}
    return {name for name in needed | set(forms) if name.startswith(SG.iri)}


def test_every_term_is_needed_by_a_question_or_listed_with_what_it_is_for(ontology: shapes.Ontology) -> None:
    """From term to question: a term that none needs has no business here."""
    defined = {
        triple.subject.value
        for triple in read(ONTOLOGY / "core.ttl")
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(SG.iri)
    }
    questions: dict[str, set[int]] = {name: set() for name in defined}
    for question in all_questions():
        for name in needed_by(question.query, ontology):
            questions[name].add(question.number)
    listed = {SG[name] for names in STRUCTURAL.values() for name in names.split()}
    assert {name for name, numbers in questions.items() if not numbers} == listed
    # Some that a reader may look up.
    numbers = {name: sorted(questions[SG[name]]) for name in ("levelBasis", "formula", "appointee", "competition")}
    assert 48 in numbers["levelBasis"]
    assert 41 in numbers["formula"]
    assert numbers["appointee"] == [46]
    assert {18, 28} <= set(numbers["competition"])


def test_a_term_that_no_question_needs_is_noticed(ontology: shapes.Ontology) -> None:
    assert needed_by("SELECT ?record { ?record a sg:Affiliation } # sg:level", ontology) >= {SG.unit, SG.parent}
    assert SG.level not in needed_by("# sg:level\nSELECT ?record { ?record a sg:Affiliation }", ontology)


def test_curated_files_are_written_in_the_one_way(kunming: list[Triple]) -> None:
    base = "https://w3id.org/skillgraph/kunming-2023/"
    prefixes = {
        "decided": f"{base}decision/", "entity": base, "ev": f"{base}src/kunming-2023-letter/1#", "org": f"{base}org/",
        **{room: f"{base}{room}/" for room in ("award", "competition", "person", "policy", "programme")},
        **{room: f"{base}{room}/" for room in ("system", "works")},
        "rec": f"{base}src/kunming-2023-letter/", "src": f"{base}src/",
        "status": f"{base}status/",
    }  # fmt: skip
    for file in (KUNMING / "entities.ttl", KUNMING / "decisions.ttl", KUNMING / "records" / "kunming-2023-letter.ttl"):
        assert triples.to_turtle(read(file), prefixes) == file.read_bytes(), file.name
