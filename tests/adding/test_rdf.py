"""RDF that is added: our own records come in as they are, foreign organisations as far as they are understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple, parse, serialize
from tests.adding.files import HEADINGS, ROW, add, state, table, text
from tests.asking import ask

from skillgraph import resources, triples
from skillgraph.ingest import shacl
from skillgraph.ingest.rdf import reading
from skillgraph.records import Record
from skillgraph.vocabulary import RDF, SG, SKOS, local_name

PREFIXES = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://other.example/> .
"""
# All made up. Lines are statements, so that a line's number is known.
FOREIGN = """
x:a a org:FormalOrganization .
x:a skos:prefLabel "云南甲集团有限公司"@zh .
x:a skos:prefLabel "Jia Group"@en .
x:a skos:altLabel "Groupe Jia"@fr .
x:b a org:OrganizationalUnit .
x:b skos:prefLabel "甲集团培训中心" .
x:b org:unitOf x:a .
x:c a schema:CollegeOrUniversity .
x:c schema:name "昆明丙技师学院"@zh-Hans .
x:c schema:alternateName "丙技师"@zh .
x:c schema:address x:here .
x:here schema:addressLocality "昆明市" .
x:here schema:streetAddress "某街一号" .
x:d a schema:Corporation .
x:d schema:name "云南丁有限公司" .
x:d schema:parentOrganization x:a .
x:a org:hasUnit x:b .
x:a org:linkedTo x:c .
x:p a foaf:Person .
x:p foaf:name "王某" .
x:p foaf:mbox <mailto:someone@other.example> .
x:u a schema:CollegeOrUniversity .
x:u schema:name "Example University" .
"""
EMPTY = "https://example.org/"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    assert ask("init", str(tmp_path / "city"), "--lang", "en").code == 0
    return tmp_path / "city"


def graph(*files: Path) -> list[Triple]:
    return [quad.triple for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE)]


def records(city: Path) -> dict[str, Record]:
    told = graph(*sorted((city / "records").glob("*.ttl")))
    return {record.iri: record for record in triples.to_records(told)}


def named(city: Path) -> dict[str, str]:
    """Each name of an entity, with its language, to the entity's class."""
    told = graph(city / "entities.ttl")
    kinds = {each.subject: local_name(str(each.object)[1:-1]) for each in told if each.predicate.value == RDF.type}
    labels = {SKOS.prefLabel: "", SKOS.altLabel: "also "}
    return {
        f"{labels[each.predicate.value]}{each.object}": kinds[each.subject]
        for each in told
        if each.predicate.value in labels
    }


# Our own -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_what_is_exported_comes_in_as_it_is(suffix: str, city: Path, tmp_path: Path) -> None:
    """Records with their identifiers, values, participants, quotes and places: all 191 of the letter."""
    file = tmp_path / f"kunming.{suffix}"
    assert ask("export", "-w", str(resources.example()), "-o", str(file)).code == 0
    said = add(city, file)
    assert said.code == 0
    original, now = records(resources.example()), records(city)
    assert len(now) == 191
    assert now == original
    assert set(graph(resources.example() / "entities.ttl")) - set(graph(city / "entities.ttl")) == set()
    assert ask("validate", "-w", str(city), "--lang", "en").code == 0


def test_a_text_that_is_not_here_has_its_quotes_at_their_places(city: Path, tmp_path: Path) -> None:
    file = tmp_path / "kunming.nq"
    ask("export", "-w", str(resources.example()), "-o", str(file))
    add(city, file)
    [kept] = (city / "sources" / "kunming" / "quoted").rglob("1.txt")
    whole = (resources.example() / "sources/kunming-2023-letter/1.md").read_text(encoding="utf-8")
    made = kept.read_text(encoding="utf-8")
    assert all(sign in {" ", real} for sign, real in zip(made, whole, strict=False))
    assert all(
        made[each.start : each.end] == each.quote for record in records(city).values() for each in record.evidence
    )


def test_added_again_nothing_changes_and_at_home_all_is_passed_over(city: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.nq"
    ask("export", "-w", str(resources.example()), "-o", str(first))
    add(city, first)
    before = state(city)
    assert "0 new, 0 changed, 191 unchanged, 0 dropped" in add(city, first).out
    assert state(city) == before
    again = tmp_path / "again.nq"
    ask("export", "-w", str(city), "-o", str(again))
    said = add(city, again).out
    assert "records: 0 new, 0 changed, 0 unchanged, 0 dropped; new entities: 0." in said
    assert "records that are here already were passed over (191)" in said


def test_known_entities_are_the_ones_that_are_meant(city: Path, tmp_path: Path) -> None:
    add(city, table(tmp_path / "mine.csv", [HEADINGS, ("订单班", "昆明技师学院", "云南云翔玻璃有限责任公司", "3")]))
    mine = {
        str(each.object): each.subject
        for each in graph(city / "entities.ttl")
        if each.predicate.value == SKOS.prefLabel
    }
    file = tmp_path / "kunming.nq"
    ask("export", "-w", str(resources.example()), "-o", str(file))
    assert "new entities: 57" in add(city, file).out  # of 59
    college = mine['"昆明技师学院"@zh']
    assert (
        sum(f"<{member.entity}>" == str(college) for each in records(city).values() for member in each.participants) > 1
    )


def spoilt(tmp_path: Path, old: str, new: str) -> Path:
    file = tmp_path / "kunming.nt"
    ask("export", "-w", str(resources.example()), "-o", str(file))
    content = file.read_text(encoding="utf-8")
    assert old in content
    return text(file, content.replace(old, new))


@pytest.mark.parametrize("has_judge", [True, False])
def test_what_does_not_fit_the_forms_is_told_and_nothing_enters(
    has_judge: bool, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shacl, "installed", lambda: has_judge)
    number = '"1247"^^<http://www.w3.org/2001/XMLSchema#integer>'
    file, before = spoilt(tmp_path, number, '"many"'), state(city)
    said = add(city, file, "--format", "json", lang="zh")
    assert said.code == 1
    assert state(city) == before
    [row] = [each for each in json.loads(said.out)["violations"] if "many" in each["message"]][:1]
    assert (row["severity"], row["file"], row["row"]) == ("error", "kunming.nt", None)
    assert row["message"] == "合作的“人数”应为 integer，现为“many”"
    assert ("未安装 pyshacl" in said.out) is not has_judge


def test_a_quote_that_another_quote_contradicts_is_told(city: Path, tmp_path: Path) -> None:
    file, before = (
        spoilt(
            tmp_path,
            "可开展职业技能等级认定评价的职业（工种）480余个",
            "可开展职业技能等级认定评价的职业（工种）48余个",
        ),
        state(city),
    )
    said = add(city, file, "--format", "tsv")
    assert said.code == 1
    assert "the quote is not what stands at its place in the source" in said.out
    assert state(city) == before


# Foreign ---------------------------------------------------------------------------------------------------------


def test_foreign_organisations_have_the_class_and_the_names_that_are_told(city: Path, tmp_path: Path) -> None:
    assert add(city, text(tmp_path / "theirs.ttl", PREFIXES + FOREIGN)).code == 0
    assert named(city) == {
        '"云南甲集团有限公司"@zh': "Organization",
        '"Jia Group"@en': "Organization",
        'also "Groupe Jia"@fr': "Organization",
        '"甲集团培训中心"@zh': "Organization",
        '"昆明丙技师学院"@zh': "VocationalCollege",
        'also "丙技师"@zh': "VocationalCollege",
        '"云南丁有限公司"@zh': "Enterprise",
        '"王某"@zh': "Person",
        '"Example University"@en': "Organization",
    }
    entities = (city / "entities.ttl").read_text(encoding="utf-8")
    assert entities.count("sg:area area:530100") == 1
    assert "kind:technician-college" in entities


def test_who_belongs_to_whom_quotes_the_statements(city: Path, tmp_path: Path) -> None:
    add(city, text(tmp_path / "theirs.ttl", PREFIXES + FOREIGN))
    quotes = {
        tuple((each.section, each.quote) for each in record.evidence)
        for record in records(city).values()
        if record.type == SG.Affiliation
    }
    other, org = "https://other.example/", "http://www.w3.org/ns/org#"
    assert quotes == {
        (
            ("[7]", f"<{other}b> <{org}unitOf> <{other}a> ."),
            ("[17]", f"<{other}a> <{org}hasUnit> <{other}b> ."),
        ),
        (("[16]", f"<{other}d> <http://schema.org/parentOrganization> <{other}a> ."),),
    }
    kept = (city / "sources/theirs/1.txt").read_text(encoding="utf-8")
    assert len(kept.splitlines()) == 23
    assert (city / "sources/theirs/1.ttl").read_text(encoding="utf-8") == PREFIXES + FOREIGN
    assert ask("validate", "-w", str(city), "--lang", "en").code == 0


def test_what_is_not_understood_is_counted_and_said(city: Path, tmp_path: Path) -> None:
    file = text(tmp_path / "theirs.ttl", PREFIXES + FOREIGN)
    terms = (
        "http://schema.org/streetAddress (1)、http://www.w3.org/ns/org#linkedTo (1)、http://xmlns.com/foaf/0.1/mbox (1)"
    )
    assert f"theirs.ttl: terms that were not taken in (how often): {terms}." in add(city, file, "--dry-run").out
    assert f"theirs.ttl：没有收入的词项（次数）：{terms}。" in add(city, file, "--dry-run", lang="zh").out
    assert set(state(city)) & {"records/theirs.ttl"} == set()


def test_a_name_that_is_known_is_the_one_that_is_known(city: Path, tmp_path: Path) -> None:
    add(city, table(tmp_path / "mine.csv", [HEADINGS, ("订单班", "昆明丙技师学院", "云南丁有限公司", "3")]))
    said = add(city, text(tmp_path / "theirs.ttl", PREFIXES + FOREIGN)).out
    assert "new entities: 4." in said
    # 甲集团 alone is another name, of which nothing is known: a person decides.
    assert len([each for each in graph(city / "entities.ttl") if each.predicate.value == RDF.type]) == 6


def test_a_statement_whose_ends_are_not_told_of_is_no_record(city: Path, tmp_path: Path) -> None:
    one = 'x:a a org:Organization ; skos:prefLabel "甲" ; org:unitOf x:unknown , x:a .'
    said = add(city, text(tmp_path / "a.ttl", PREFIXES + one))
    assert said.code == 0
    assert "became no records where not both ends were taken in, the first: 2 × <https://other.example/a>" in said.out
    assert records(city) == {}


def test_several_nodes_of_one_name_are_told(city: Path, tmp_path: Path) -> None:
    twice = 'x:a a org:Organization ; skos:prefLabel "甲" . x:b a org:Organization ; skos:prefLabel "甲" .'
    assert (
        "several nodes of one name were taken for the same: 甲."
        in add(city, text(tmp_path / "a.ttl", PREFIXES + twice)).out
    )


def test_a_name_of_another_class_is_told(city: Path, tmp_path: Path) -> None:
    add(city, table(tmp_path / "mine.csv", [HEADINGS, ROW]))
    file, before = text(tmp_path / "a.ttl", PREFIXES + f'x:a a foaf:Person ; foaf:name "{ROW[1]}" .'), state(city)
    said = add(city, file)
    assert said.code == 1
    assert f"“{ROW[1]}” is known as an entity of another type" in said.out
    assert state(city) == before


def test_json_ld_with_its_context_inside_is_read(city: Path, tmp_path: Path) -> None:
    told = {
        "@context": {"@vocab": "https://schema.org/", "@language": "zh"},
        "@type": "Corporation",
        "name": "云南子有限公司",
        "parentOrganization": {"@type": "Organization", "name": "云南母集团"},
    }
    assert add(city, text(tmp_path / "a.jsonld", json.dumps(told, ensure_ascii=False))).code == 0
    assert named(city) == {'"云南子有限公司"@zh': "Enterprise", '"云南母集团"@zh': "Organization"}
    assert [record.type for record in records(city).values()] == [SG.Affiliation]
    # Nodes without a name are called the same each time.
    assert "0 new, 0 changed, 1 unchanged, 0 dropped" in add(city, tmp_path / "a.jsonld").out


# Reading -----------------------------------------------------------------------------------------------------------

IRIS = st.sampled_from(["https://example.org/a", "https://example.org/b#c", "https://example.org/昆明"])
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(told=st.lists(st.tuples(IRIS, IRIS, TEXTS, st.sampled_from(["zh", "en"])), min_size=1, max_size=8))
def test_what_is_written_is_read_in_every_format_that_holds_any_text(
    told: list[tuple[str, str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from pyoxigraph import Literal, NamedNode

    triples_told = [Triple(NamedNode(s), NamedNode(p), Literal(o, language=lang)) for s, p, o, lang in told]
    folder = tmp_path_factory.mktemp("read")
    for suffix, form in ((".nt", RdfFormat.N_TRIPLES), (".ttl", RdfFormat.TURTLE), (".nq", RdfFormat.N_QUADS)):
        file = folder / f"a{suffix}"
        file.write_bytes(serialize(triples_told, format=form) or b"")
        assert [quad.triple for quad in reading.read(file, EMPTY)] == triples_told


def test_texts_that_look_like_nesting_are_texts(tmp_path: Path) -> None:
    file = text(tmp_path / "a.ttl", f'<x:a> <x:b> "{"<<(" * 1000}" , """{"<< " * 1000}""" .  # {"<<" * 1000}\n')
    assert len(reading.read(file, EMPTY)) == 2


def test_triples_told_of_in_triples_are_read(tmp_path: Path) -> None:
    lines = "".join(f"<x:a> <x:says> <<( <x:a> <x:b> <x:{number}> )>> .\n" for number in range(200))
    assert len(reading.read(text(tmp_path / "a.nt", lines), EMPTY)) == 200
