"""A large workspace is read file by file by several processes: the same index, or none where anything is amiss."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from tests.indexes import tables

import synthetic
from invented.bodies import CITY
from skillgraph import resources, shapes
from skillgraph.errors import SkillGraphError
from skillgraph.index import build, meaning, pointer, sources, together
from skillgraph.shapes import Properties
from skillgraph.shapes.fitting import Fitting
from skillgraph.vocabulary import RDF, XSD
from skillgraph.workspace import Workspace

KUNMING = resources.example()
NEVER, ALWAYS = 1 << 60, 0
MERGE = """
decided:same-1 a sg:Decision ;
	sg:decidedBy "test" ;
	sg:decidedOn "2026-11-25"^^xsd:date ;
	sg:decides decision:same ;
	sg:keeps org:yunnanjishixueyuan-l2iv2p ;
	sg:other org:kunmingjishixueyuan-ob7pjt ;
	sg:reason "as a test"@en , "测试"@zh .
"""


def kunming(folder: Path) -> None:
    shutil.copytree(KUNMING, folder)


def merged(folder: Path) -> None:
    kunming(folder)
    with (folder / "decisions.ttl").open("a", encoding="utf-8") as decisions:
        decisions.write(MERGE)


def city(folder: Path) -> None:
    """A thousand facts in four files; one of them has a prefix where our own Turtle never has one."""
    synthetic.generate(folder, CITY.holding(300, 12_000))
    file = next((folder / "records").glob("*.ttl"))
    file.write_text(file.read_text(encoding="utf-8") + "\n@prefix other: <https://example.org/> .\n", encoding="utf-8")


@pytest.fixture(scope="module", params=[kunming, merged, city])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The index of a workspace that was read whole, and of one read side by side."""
    place = tmp_path_factory.mktemp("both")
    request.param(place / "workspace")
    space = Workspace(place / "workspace")
    for name in ("whole", "side"):
        (place / name).mkdir()
    build.build(space.folder, place / "whole", large=NEVER)
    assert together.build(space, list(sources.turtle_files(space)), place / "side")
    return place / "whole", place / "side"


def test_the_read_model_is_the_same(both: tuple[Path, Path]) -> None:
    whole, side = map(tables, both)
    assert whole.keys() == side.keys()
    for table in whole:
        assert whole[table] == side[table], table


def test_the_store_is_the_same(both: tuple[Path, Path]) -> None:
    whole, side = (set(Store.read_only(str(index / pointer.STORE))) for index in both)
    assert whole == side


# ------------------------------------------------------- the query files say what the tables hold

IN_TABLES = {
    "entity": "SELECT iri, type, name_zh, name_en, kind FROM entity",
    "name": "SELECT e.iri, n.text, n.lang, n.kind FROM name n JOIN entity e ON e.id = n.entity",
    "record": "SELECT iri, type, status, rule FROM record",
    "evidence": "SELECT r.iri, s.iri, e.section, e.quote, e.start FROM evidence e JOIN record r ON r.id = e.record"
    " JOIN source s ON s.id = e.source",
    "involvement": "SELECT e.iri, r.iri, i.role FROM involvement i JOIN entity e ON e.id = i.entity"
    " JOIN record r ON r.id = i.record",
    "participant": "SELECT r.iri, e.iri, p.role FROM participant p JOIN entity e ON e.id = p.entity"
    " JOIN record r ON r.id = p.record",
    "partnership": "SELECT r.iri, p.form, p.since, p.headcount, p.hedge FROM partnership p"
    " JOIN record r ON r.id = p.record",
    "link": "SELECT a.iri, b.iri, r.iri, l.relation FROM link l JOIN entity a ON a.id = l.source"
    " JOIN entity b ON b.id = l.target JOIN record r ON r.id = l.record",
    "source": "SELECT iri, title_zh, title_en, number, issued FROM source",
}


@pytest.mark.parametrize("table", IN_TABLES)
def test_a_table_holds_what_its_query_file_selects(both: tuple[Path, Path], table: str) -> None:
    text = (resources.ontology() / "read-model" / f"{table}.rq").read_text(encoding="utf-8")
    for index in both:
        found = Store.read_only(str(index / pointer.STORE)).query(text, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        selected = {tuple(None if value is None else value.value for value in row) for row in found}
        with sqlite3.connect(index / pointer.READ_MODEL) as connection:
            held = {
                tuple(None if cell is None else str(cell) for cell in row)
                for row in connection.execute(IN_TABLES[table])
            }
        assert held == selected
        assert held


def test_every_query_file_is_asked_or_held(both: tuple[Path, Path]) -> None:
    there = {file.stem for file in (resources.ontology() / "read-model").glob("*.rq")}
    assert there == {*IN_TABLES, "term", "counted", "different", "observation"}


# --------------------------------------------------------------------- what is amiss


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(workspace: Path) -> None:
        path = workspace / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def cut(workspace: Path) -> None:
    file = workspace / "records" / "kunming-2023-letter.ttl"
    file.write_text(file.read_text(encoding="utf-8")[:-40], encoding="utf-8")


def moved(workspace: Path) -> None:
    """A record of the letter stands in the file of another source."""
    file = workspace / "records" / "kunming-2023-letter.ttl"
    (workspace / "records" / "other.ttl").write_bytes(file.read_bytes())
    file.unlink()


LETTER = "records/kunming-2023-letter.ttl"
AMISS = {
    "no Turtle": (cut, True),
    "a quote that does not stand there": (replace(LETTER, "oa:start ", "oa:start 1"), True),
    "a field that no form has": (replace(LETTER, "a sg:Naming ;", "a sg:Naming ; sg:since 2 ;"), True),
    "an entity that no file tells of": (replace(LETTER, "sg:entity org:", "sg:entity org:nobody-"), True),
    "an entity without a name": (replace("entities.ttl", "a sg:Enterprise ;", "a sg:Enterprise ; sg:value 1 ;"), True),
    "records in the file of another source": (moved, False),
}


@pytest.mark.parametrize("case", AMISS)
def test_what_is_amiss_is_read_whole_and_told_in_the_same_words(tmp_path: Path, case: str) -> None:
    change, wrong = AMISS[case]
    kunming(tmp_path / "workspace")
    change(tmp_path / "workspace")
    space = Workspace(tmp_path / "workspace")
    side = tmp_path / "side"
    side.mkdir()
    assert not together.build(space, list(sources.turtle_files(space)), side)
    assert list(side.iterdir()) == []
    told = []
    for large in (NEVER, ALWAYS):
        index = tmp_path / str(large)
        index.mkdir()
        try:
            build.build(space.folder, index, large=large)
        except SkillGraphError as error:
            told.append(str(error))
    assert told == told[:1] * (2 if wrong else 0)


# --------------------------------------------------------------------- the quick look


@pytest.fixture(scope="module")
def letter() -> sources.Contents:
    space = Workspace(KUNMING)
    contents = sources.Contents(space, shapes.read(resources.ontology()))
    assert not list(contents.problems())
    return contents


def spoilt(node: Properties) -> Iterator[dict[str, list[NamedNode | Literal]]]:
    """A node as it is, and with each of its fields taken away, doubled, or put into other words."""
    yield dict(node)
    for path, values in node.items():
        yield {name: each for name, each in node.items() if name != path}
        yield {**node, path: [*values, values[0], Literal("另一个", language="zh"), Literal("另", language="zh")]}
        others: list[NamedNode | Literal] = [
            NamedNode("https://example.org/nobody"), Literal(""), Literal("2023-02-29", datatype=NamedNode(XSD.date)),
            Literal("0", datatype=NamedNode(XSD.integer)), Literal("-3", datatype=NamedNode(XSD.integer)),
            Literal("4.5", datatype=NamedNode(XSD.decimal)), Literal("23", datatype=NamedNode(XSD.gYear)),
        ]  # fmt: skip
        for other in others:
            yield {**node, path: [other]}
    yield {**node, "https://w3id.org/skillgraph/ontology#nothing": [Literal("x")]}


def test_what_the_quick_look_passes_fits(letter: sources.Contents) -> None:
    """Every kind of node of the letter, spoilt in every way: what the thorough check finds, the quick look lets go."""
    nodes, words = letter.nodes(), meaning.read(letter.ontology)
    classes = {iri: [value.value for value in node.get(RDF.type, ())] for iri, node in nodes.items()}
    kinds: dict[tuple[object, ...], str] = {}
    for iri, node in nodes.items():
        if iri not in words.classes:
            kinds.setdefault((*classes[iri], *sorted(node)), iri)
    passed = 0
    for iri in kinds.values():
        for node in spoilt(nodes[iri]):
            if Fitting(letter.ontology, lambda name: classes.get(name, [])).fits(node):
                assert not list(shapes.check(letter.ontology, {iri: node}, nodes)), (iri, node)
                passed += 1
    assert passed > len(kinds)


def test_the_quick_look_passes_all_of_the_letter(letter: sources.Contents) -> None:
    nodes = letter.nodes()
    classes = {iri: [value.value for value in node.get(RDF.type, ())] for iri, node in nodes.items()}
    look = Fitting(letter.ontology, classes.get)
    own = {iri for part in letter.parts.values() for triple in part for iri in [triple.subject.value]}  # type: ignore[union-attr]
    assert all(look.fits(nodes[iri]) for iri in own)
    assert look.unknown == []
