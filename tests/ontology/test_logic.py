"""The ontology holds together in logic: a reasoner finds it consistent, and the pitfalls that matter are absent."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

import skillgraph
from skillgraph import resources, shapes
from skillgraph.index import inferring, sources
from skillgraph.vocabulary import GRAPH, RDF, RDFS, SG, XSD
from skillgraph.workspace import Workspace

ONTOLOGY = resources.ontology()
KUNMING = resources.example()
AXIOMS = Path(__file__).parent / "axioms"
OWL = "http://www.w3.org/2002/07/owl#"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
CORE = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "http://www.w3.org/2000/01/rdf-schema#"
RDF_PROPERTY = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
DOMAIN, RANGE = SCHEMA + "domain", SCHEMA + "range"
DATATYPE_HOME = "http://www.w3.org/2001/XMLSchema#"


def read(*files: Path) -> list[Triple]:
    return [quad.triple for file in files for quad in parse(path=file, format=RdfFormat.TURTLE)]


def iri(subject: str, predicate: str, value: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(value))


# ---------------------------------------------------------------- the reasoner


def as_owl2(data: Iterable[Triple]) -> list[Triple]:
    """The triples without what OWL 2 does not allow, or what would hide its answers.

    xsd:date and xsd:gYear are no datatypes of OWL 2: shapes look after them. PROV-O declares two of its properties as
    annotation and as object properties at once; a reasoner needs the latter. And what SKOS says of a class (its
    notation, what it closely matches) makes an individual of it as well, and owlready2 then takes HermiT's verdict on
    the class for one on the individual. Data Cube puts classes under rdf:Property, which OWL 2 keeps for itself.
    """
    triples = list(data)
    related = {t.subject for t in triples if t.object == NamedNode(OWL + "ObjectProperty")}
    classes = {t.subject for t in triples if t.object == NamedNode(OWL + "Class")}
    outside = {XSD.date, XSD.gYear}
    return [
        t
        for t in triples
        if not (isinstance(t.object, Literal) and t.object.datatype.value in outside)
        and not (t.object == NamedNode(OWL + "AnnotationProperty") and t.subject in related)
        and not (t.predicate.value.startswith(CORE) and t.subject in classes)
        and t.object != NamedNode(RDF_PROPERTY)
    ]


def complaints(data: Iterable[Triple], folder: Path) -> list[str]:
    """What HermiT objects to: that all is inconsistent, or the classes that nothing can belong to."""
    if shutil.which("java") is None:
        pytest.fail(
            "HermiT, the reasoner of this test, needs Java: install a Java runtime "
            "(on Debian or Ubuntu: apt-get install default-jre-headless)",
            pytrace=False,
        )
    import owlready2

    world = owlready2.World()
    world.get_ontology("https://example.org/all").load(
        fileobj=io.BytesIO(serialize(as_owl2(data), format=RdfFormat.N_TRIPLES) or b"")
    )
    # owlready2 leaves its input behind when the reasoner objects; pytest clears this folder.
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return ["inconsistent"]
    finally:
        tempfile.tempdir = usual
    return sorted(found.iri for found in world.inconsistent_classes() if found is not owlready2.Nothing)


@pytest.fixture(scope="module")
def everything() -> list[Triple]:
    """The ontology, the foreign axioms, and Kunming with what the rules derive of it."""
    ours = [ONTOLOGY / f"{name}.ttl" for name in ("core", "schemes", "alignments", "rules", "cube")]
    ontology, store = shapes.read(ONTOLOGY), Store()
    inferring.fill(store, ontology, sources.read(Workspace(KUNMING), ontology))
    own = [quad.triple for quad in store if quad.graph_name != NamedNode(GRAPH.ontology)]
    return [*read(*ours, *sorted(AXIOMS.glob("*.ttl"))), *own]


def test_the_foreign_axioms_are_there() -> None:
    """A kept copy that lost its axioms would make the reasoner agree to anything."""
    assert {file.stem for file in AXIOMS.glob("*.ttl")} == {"org", "prov", "qb", "skos"}
    axioms = read(*AXIOMS.glob("*.ttl"))
    assert iri(ORG + "ChangeEvent", RDFS.subClassOf, PROV + "Activity") in axioms
    assert iri(PROV + "Activity", OWL + "disjointWith", PROV + "Entity") in axioms
    assert iri(CORE + "ConceptScheme", OWL + "disjointWith", CORE + "Concept") in axioms
    assert len(axioms) > 800


def test_the_ontology_and_the_records_are_consistent_and_every_class_can_have_members(
    everything: list[Triple], tmp_path: Path
) -> None:
    assert complaints(everything, tmp_path) == []


THING = "https://example.org/thing"


@pytest.mark.parametrize(
    "planted",
    [
        [iri(THING, RDF.type, SG.Person), iri(THING, RDF.type, SG.Enterprise)],
        [iri(THING, RDF.type, ORG + "Site"), iri(THING, RDF.type, SG.Enterprise)],
        # By domain and range: what a record is founded by is an organisation.
        [iri(THING, SG.founder, "https://example.org/x"), iri("https://example.org/x", RDF.type, SG.Person)],
        [iri(SG.value, RDF.type, QB + "DimensionProperty")],
    ],
    ids=["a person that is an enterprise", "a site that is an enterprise", "a person as founder", "two kinds of part"],
)
def test_a_planted_contradiction_is_caught(everything: list[Triple], tmp_path: Path, planted: list[Triple]) -> None:
    assert complaints([*everything, *planted], tmp_path) == ["inconsistent"]


def test_a_class_that_nothing_can_belong_to_is_caught(tmp_path: Path) -> None:
    """The one mistake that the reasoner found in earnest: the record of an establishment is not a change event."""
    data = read(ONTOLOGY / "core.ttl", ONTOLOGY / "alignments.ttl", *AXIOMS.glob("*.ttl"))
    planted = iri(SG.Establishment, RDFS.subClassOf, ORG + "ChangeEvent")
    assert complaints([*data, planted], tmp_path) == [SG.Establishment]


# ---------------------------------------------------------------- the language

# What core.ttl and alignments.ttl may say: a part of OWL 2 RL, so that rules and queries alone can follow it.
KINDS = frozenset(
    OWL + name
    for name in (
        "Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "FunctionalProperty",
    )
)  # fmt: skip
AXIOM_PREDICATES = frozenset({RDF.type, RDFS.subClassOf, SCHEMA + "subPropertyOf", DOMAIN, RANGE, OWL + "disjointWith"})
NOTES = frozenset(
    {RDFS.label}
    | {CORE + name for name in ("definition", "example", "notation", "closeMatch")}
    | {OWL + name for name in ("versionIRI", "versionInfo", "deprecated")}
    | {f"http://purl.org/dc/terms/{name}" for name in ("title", "description", "license", "isReplacedBy")}
)
# Of the datatypes of OWL 2 RL, those in use; xsd:date and xsd:gYear are not among them.
DATATYPES = frozenset({XSD.string, XSD.integer, XSD.decimal, XSD.boolean})


def outside_the_language(triples: Iterable[Triple]) -> list[str]:
    found = []
    for t in triples:
        predicate = t.predicate.value
        if not isinstance(t.subject, NamedNode) or not isinstance(t.object, (NamedNode, Literal)):
            found.append(f"a blank node, and so a class expression: {t}")
        elif predicate not in AXIOM_PREDICATES | NOTES:
            found.append(f"a predicate that is not listed: {t}")
        elif predicate == RDF.type and t.object.value not in KINDS:
            found.append(f"a kind of term that is not listed: {t}")
        elif predicate != RDF.type and isinstance(t.object, NamedNode) and t.object.value.startswith(OWL):
            found.append(f"a word of OWL itself as a term: {t}")
        elif predicate == RANGE and t.object.value.startswith(DATATYPE_HOME) and t.object.value not in DATATYPES:
            found.append(f"a datatype that is not listed: {t}")
    return found


@pytest.mark.parametrize("name", ["core", "alignments"])
def test_only_the_listed_constructs_are_used(name: str) -> None:
    assert outside_the_language(read(ONTOLOGY / f"{name}.ttl")) == []


@pytest.mark.parametrize(
    "planted",
    [
        iri(SG.Enterprise, OWL + "equivalentClass", SG.VocationalCollege),
        iri(SG.unit, RDF.type, OWL + "TransitiveProperty"),
        iri(SG.asOf, RANGE, XSD.date),
        iri(SG.linkOf, RANGE, OWL + "Class"),
    ],
)
def test_a_construct_that_is_not_listed_is_caught(planted: Triple) -> None:
    assert len(outside_the_language([planted])) == 1


def test_the_version_of_the_ontology_is_that_of_the_package() -> None:
    core = read(ONTOLOGY / "core.ttl")
    home = SG.Entity.partition("#")[0]
    assert iri(home, OWL + "versionIRI", f"{home}/{skillgraph.__version__}") in core
    assert Triple(NamedNode(home), NamedNode(OWL + "versionInfo"), Literal(skillgraph.__version__)) in core


def unreplaced(triples: Sequence[Triple]) -> list[str]:
    """The deprecated terms that do not name a term of ours, still in use, to take instead."""
    defined = {t.subject for t in triples if t.predicate.value == RDF.type}
    deprecated = {t.subject for t in triples if t.predicate.value == OWL + "deprecated" and t.object == Literal(True)}
    instead = {
        t.subject
        for t in triples
        if t.predicate.value == REPLACED_BY and t.object in defined and t.object not in deprecated
    }
    return sorted(term.value for term in deprecated - instead if isinstance(term, NamedNode))


REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy"
DEPRECATED = Triple(NamedNode(SG.form), NamedNode(OWL + "deprecated"), Literal(True))


def test_a_deprecated_term_names_the_one_to_use_instead() -> None:
    ours = read(*(ONTOLOGY / f"{name}.ttl" for name in ("core", "schemes", "rules")))
    assert unreplaced(ours) == []
    assert unreplaced([*ours, DEPRECATED]) == [SG.form]
    assert unreplaced([*ours, DEPRECATED, iri(SG.form, REPLACED_BY, SG.role)]) == []


# ---------------------------------------------------------------- pitfalls

# The critical pitfalls of the OOPS! catalogue (https://oops.linkeddata.es/catalogue.jsp) are looked for in three ways:
#  · P06 (cycles) and P19 (several domains or ranges) by ontocraft-check, which follows the catalogue's descriptions and
#    is not OOPS! itself;
#  · P05, P14, P15, P16, P27, P28, P29, P31 (wrong inverses, restrictions, definitions, equivalences, symmetric and
#    transitive properties) need constructs that the list above does not allow, so they cannot occur;
#  · P03, P39 and P40 by `own_pitfalls` below, our own reading of the catalogue.
# P01 (one name for several meanings) is for people to judge. P37 (not on the Web) holds until the home of the IRIs is
# registered, which the README says.

# Not critical, and accepted, each with its reason.
ACCEPTED = {
    "P04": "a property that several kinds of record share has no domain of its own; the shapes connect it",
    "P11": "likewise: what a field may hold in which record is said by its shape; dates lie outside OWL 2",
    "P13": "no inverses: the store follows every property both ways, and two names for one statement could disagree",
    "LBL01": "a field is called what it holds: the field “award” of a conferral holds an award",
    "P34-EXT": "foreign classes are declared where they are at home; the kept axioms declare them for the reasoner",
    "P35-EXT": "foreign properties likewise",
    "META02": "it asks for labels in Korean",
}


def judged(triples: Sequence[Triple], folder: Path) -> dict[str, set[str]]:
    """The rules that ontocraft-check finds broken, by how grave they are."""
    from ontocraft_check.runner import run

    file = folder / "ontology.ttl"
    file.write_bytes(serialize(triples, format=RdfFormat.TURTLE) or b"")
    found: dict[str, set[str]] = {}
    for finding in run(str(file)).findings:
        found.setdefault(finding.severity, set()).add(finding.rule)
    return found


def test_no_critical_pitfall_and_no_other_that_is_not_accepted(tmp_path: Path) -> None:
    found = judged(read(ONTOLOGY / "core.ttl", ONTOLOGY / "alignments.ttl"), tmp_path)
    assert found.pop("critical", set()) == set()
    assert set().union(*found.values()) - set(ACCEPTED) == set()


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("P06", [iri(SG.Entity, RDFS.subClassOf, SG.Enterprise)]),
        ("P19", [iri(SG.founder, DOMAIN, SG.Subsidy)]),
    ],
)
def test_a_critical_pitfall_is_caught(tmp_path: Path, rule: str, planted: list[Triple]) -> None:
    assert rule in judged([*read(ONTOLOGY / "core.ttl"), *planted], tmp_path)["critical"]


def own_pitfalls(triples: Iterable[Triple]) -> set[str]:
    """P03, a property that only says “is”; P39, no namespace of one's own; P40, statements about foreign terms."""
    found = set()
    subjects = {t.subject.value for t in triples if isinstance(t.subject, NamedNode)}
    words = {
        t.object.value.strip().casefold()
        for t in triples
        if t.predicate.value == RDFS.label and isinstance(t.object, Literal)
    } | {subject.partition("#")[2].casefold() for subject in subjects}
    home = SG.Entity.partition("#")[0]
    if words & {"is", "is a", "isa", "是", "属于"}:
        found.add("P03")
    if home not in subjects:
        found.add("P39")
    if any(subject != home and not subject.startswith(home + "#") for subject in subjects):
        found.add("P40")
    return found


def test_none_of_the_pitfalls_that_we_look_for_ourselves() -> None:
    assert own_pitfalls(read(ONTOLOGY / "core.ttl", ONTOLOGY / "alignments.ttl")) == set()


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("P03", Triple(NamedNode(SG.form), NamedNode(RDFS.label), Literal("is a", language="en"))),
        ("P40", iri(ORG + "Organization", RDFS.subClassOf, SG.Entity)),
    ],
)
def test_our_own_pitfall_checks_catch_what_they_say(rule: str, planted: Triple) -> None:
    core = read(ONTOLOGY / "core.ttl")
    assert own_pitfalls([*core, planted]) == {rule}
    assert own_pitfalls([t for t in core if t.subject != NamedNode(SG.Entity.partition("#")[0])]) == {"P39"}
