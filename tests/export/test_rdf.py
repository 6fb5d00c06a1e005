"""Every RDF export, read back by rdflib and by pyoxigraph, is the workspace's own files and what the rules derive."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from tests.asking import ask, start

from skillgraph import resources, shapes
from skillgraph.index import inferring, sources
from skillgraph.vocabulary import GRAPH, OA, SG, XSD
from skillgraph.workspace import Workspace

KUNMING = resources.example()
TRIPLES = {
    "ttl": (ox.RdfFormat.TURTLE, "turtle"),
    "nt": (ox.RdfFormat.N_TRIPLES, "nt"),
    "rdf": (ox.RdfFormat.RDF_XML, "xml"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}
QUADS = {"trig": (ox.RdfFormat.TRIG, "trig"), "nq": (ox.RdfFormat.N_QUADS, "nquads")}


def expected(folder: Path) -> set[ox.Quad]:
    """Build what an export should hold in another way: the files as they are parsed, the rules run in memory."""
    ontology = shapes.read(resources.ontology())
    asserted = sources.read(Workspace(folder), ontology)
    store = ox.Store()
    inferring.fill(store, ontology, asserted)
    return {*asserted, *store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH.inferred))}


def as_rdflib(term: object, *, bare: bool) -> rdflib.term.Node:
    """Give a term as rdflib reads it; of an integer that stands bare, as in Turtle, it keeps the value alone."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value.endswith("#string"):
        return rdflib.Literal(term.value)
    kept = str(int(term.value)) if bare and term.datatype.value == XSD.integer else term.value
    return rdflib.Literal(kept, datatype=rdflib.URIRef(term.datatype.value))


def triple_of(quad: ox.Quad, suffix: str) -> tuple[rdflib.term.Node, ...]:
    bare = suffix in {"ttl", "trig"}
    return tuple(as_rdflib(term, bare=bare) for term in (quad.subject, quad.predicate, quad.object))


def export(folder: Path, workspace: Path, suffix: str, *options: str) -> Path:
    said = ask("export", "-w", str(workspace), "-o", f"graph.{suffix}", *options, folder=folder)
    assert said.code == 0, said.err
    assert said.raw == b""
    return folder / f"graph.{suffix}"


@pytest.fixture(autouse=True)
def exact_literals(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib writes a number anew as it reads it, unless it is told to leave it as it stands."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)


@pytest.fixture(params=["kunming", "hard"])
def workspace(request: pytest.FixtureRequest, hard: Path) -> Path:
    return KUNMING if request.param == "kunming" else hard


@pytest.mark.parametrize("suffix", TRIPLES)
def test_triples_read_back_are_the_workspace(tmp_path: Path, workspace: Path, suffix: str) -> None:
    file = export(tmp_path, workspace, suffix)
    wanted = expected(workspace)
    form, name = TRIPLES[suffix]
    read = [quad.triple for quad in ox.parse(path=file, format=form)]
    assert set(read) == {quad.triple for quad in wanted}
    assert len(read) == len(set(read))
    assert set(rdflib.Graph().parse(file, format=name)) == {triple_of(quad, suffix) for quad in wanted}


@pytest.mark.parametrize("suffix", QUADS)
def test_quads_read_back_are_the_workspace_in_its_graphs(tmp_path: Path, workspace: Path, suffix: str) -> None:
    file = export(tmp_path, workspace, suffix)
    wanted = expected(workspace)
    form, name = QUADS[suffix]
    read = list(ox.parse(path=file, format=form))
    assert set(read) == wanted
    assert len(read) == len(set(read))
    dataset = rdflib.Dataset()
    dataset.parse(file, format=name)
    found = {(*quad[:3], rdflib.URIRef(str(quad[3]))) for quad in dataset.quads()}
    assert found == {(*triple_of(quad, suffix), as_rdflib(quad.graph_name, bare=False)) for quad in wanted}


def test_the_graphs_are_those_of_the_sources_the_editors_the_decisions_and_the_rules(tmp_path: Path) -> None:
    quads = list(ox.parse(path=export(tmp_path, KUNMING, "nq"), format=ox.RdfFormat.N_QUADS))
    space = Workspace(KUNMING)
    names = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert names == {space.source_iri("kunming-2023-letter"), GRAPH.editorial, GRAPH.decisions, GRAPH.inferred}
    derived = {quad.graph_name for quad in quads if quad.predicate.value == SG.inferredBy}
    assert derived == {ox.NamedNode(GRAPH.inferred)}


def test_literals_are_those_of_the_files_and_not_of_the_store(tmp_path: Path, hard: Path) -> None:
    for suffix in (*TRIPLES, *QUADS):
        file = export(tmp_path, hard, suffix)
        form = (TRIPLES | QUADS)[suffix][0]
        notes = {str(q.object) for q in ox.parse(path=file, format=form) if q.predicate.value.endswith("/note")}
        assert any('"1.150"' in note for note in notes), suffix
        assert any('"01"' in note for note in notes), suffix


@pytest.mark.parametrize("suffix", [*TRIPLES, *QUADS])
def test_without_evidence_nothing_of_it_is_left(tmp_path: Path, suffix: str) -> None:
    file = export(tmp_path, KUNMING, suffix, "--no-evidence")
    read = {quad.triple for quad in ox.parse(path=file, format=(TRIPLES | QUADS)[suffix][0])}
    whole = {quad.triple for quad in expected(KUNMING)}
    passages = {triple.subject for triple in whole if triple.predicate.value == OA.exact}
    assert passages
    assert read == {t for t in whole if t.subject not in passages and t.object not in passages}


def test_the_curated_way_of_writing_turtle_is_kept(tmp_path: Path) -> None:
    text = export(tmp_path, KUNMING, "ttl").read_text("utf-8")
    block = (KUNMING / "entities.ttl").read_text("utf-8").split("\n\n")[1]
    assert f"\n\n{block}\n\n" in text


def test_a_text_that_xml_cannot_hold_is_a_sentence_and_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(KUNMING, folder)
    with (folder / "entities.ttl").open("a", encoding="utf-8") as registry:
        registry.write('\n<https://example.org/e> a sg:Enterprise ; skos:prefLabel "a\\u0001"@zh .\n')
    for suffix in ("ttl", "trig", "nq", "nt", "jsonld", "graphml", "gexf", "cyjs", "xlsx", "zip"):
        assert ask("export", "-w", str(folder), "-o", f"g.{suffix}", folder=tmp_path).code == 0
    said = ask("export", "-w", str(folder), "-o", "g.rdf", "--lang", "zh", folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert said.err == "XML 无法写出 <https://example.org/e> 的某个字符或属性。请换一种格式，如 .ttl。\n"
    assert not (tmp_path / "g.rdf").exists()


def test_what_a_pipe_gets_is_what_a_file_holds(tmp_path: Path) -> None:
    for suffix in (*TRIPLES, *QUADS):
        said = start("export", "-w", str(KUNMING), "--format", suffix)
        assert (said.code, said.err) == (0, "")
        assert said.raw == export(tmp_path, KUNMING, suffix).read_bytes()
