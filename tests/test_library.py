"""What scripts and notebooks build on: a Dataset of rdflib, rows for pandas and polars, answers that show them."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib.query import ResultRow

from skillgraph import resources
from skillgraph.answers.types import Found, FoundRow, Partners
from skillgraph.errors import SkillGraphError
from skillgraph.graph import Graph
from skillgraph.present.notebook import displayed
from skillgraph.vocabulary import GRAPH, SG
from tests.asking import at_a_desk, opened

LETTER = "https://w3id.org/skillgraph/kunming-2023/src/kunming-2023-letter"
ANSWERS: dict[str, Callable[[Graph], Any]] = {
    "partners": lambda graph: graph.partners("昆明技师学院"),
    "partners far off": lambda graph: graph.partners("中国水利水电第十四工程局有限公司", hops=2),
    "no partner": lambda graph: graph.partners("云南技师学院"),
    "show": lambda graph: graph.show("昆明技师学院"),
    "find": lambda graph: graph.find("云内"),
    "stats": lambda graph: graph.stats(),
    "questions": lambda graph: graph.questions(),
    "ask": lambda graph: graph.ask(9),
    "path": lambda graph: graph.path("官渡职中", "晋宁中专"),
    "no path": lambda graph: graph.path("耿家盛", "云南技师学院"),
}


# rdflib ---------------------------------------------------------------------------------------------------


def test_the_dataset_has_the_named_graphs_of_the_workspace() -> None:
    data = opened().dataset()
    names = {str(graph.identifier): len(graph) for graph in data.graphs() if len(graph)}
    assert set(names) == {LETTER, GRAPH.editorial, GRAPH.decisions, GRAPH.inferred, GRAPH.ontology}
    # The union: what stands in any of them can be asked for without naming a graph.
    assert len(set(data.triples((None, None, None)))) == len(
        {triple for name in names for triple in data.graph(rdflib.URIRef(name))}
    )


def test_the_dataset_holds_the_curated_files_literal_by_literal(tmp_path: Path) -> None:
    workspace = tmp_path / "kunming"
    shutil.copytree(resources.example(), workspace)
    file = workspace / "records" / "kunming-2023-letter.ttl"
    # The store would write this number as 28.
    text = file.read_text(encoding="utf-8").replace('sg:value "28"^^xsd:decimal', 'sg:value "28.00"^^xsd:decimal', 1)
    assert '"28.00"' in text
    file.write_bytes(text.encode())
    with at_a_desk(), Graph(workspace) as graph:
        held = {
            (str(s), str(p), str(o)) for s, p, o in graph.dataset().graph(rdflib.URIRef(LETTER)).triples((None,) * 3)
        }
    written = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri="https://example.org/")
    }
    assert held == written
    assert "28.00" in {value for _, _, value in held}


REFUSED = {
    "a server": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "a server, glued": "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "a page": "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "a file": "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_the_dataset_fetches_nothing(query: str) -> None:
    with pytest.raises(SkillGraphError, match=r"call another server|nothing is fetched|read as a keyword"):
        opened().dataset().query(query)


def test_the_dataset_is_asked_by_graph() -> None:
    kinds = opened().dataset().query("SELECT DISTINCT ?k FROM graph:inferred { ?s a ?k }")
    classes = {str(row[0]) for row in kinds if isinstance(row, ResultRow)}
    assert SG.Affiliation in classes
    assert SG.Measure not in classes


def test_the_dataset_knows_the_prefixes_and_answers_sparql() -> None:
    rows = opened().dataset().query('SELECT ?s WHERE { ?s a sg:Enterprise ; skos:prefLabel "艾维"@zh }')
    assert len(list(rows)) == 1


def test_the_dataset_has_what_the_store_has() -> None:
    data, store = opened().dataset(), opened()._view.store()
    for record in {str(subject) for subject in data.subjects(rdflib.RDF.type, rdflib.URIRef(SG.Partnership))}:
        held = {(str(p), str(o)) for p, o in data.predicate_objects(rdflib.URIRef(record))}
        quads = store.quads_for_pattern(NamedNode(record), None, None)
        assert held == {(quad.predicate.value, getattr(quad.object, "value", "")) for quad in quads}


# pandas and polars ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_becomes_a_frame_of_plain_values(name: str) -> None:
    rows = ANSWERS[name](opened()).to_dicts()
    for row in rows:
        assert all(value is None or isinstance(value, str | int | float) for value in row.values())
    frames = pd.DataFrame(rows), pl.DataFrame(rows, infer_schema_length=None)
    for frame in frames:
        assert len(frame) == len(rows)
        assert list(frame.columns) == (list(rows[0]) if rows else [])
    assert frames[1].to_dicts() == rows


def test_the_evidence_is_that_of_the_row() -> None:
    frame = pd.DataFrame(opened().partners("昆明技师学院").to_dicts())
    assert list(frame["source"].unique()) == ["昆人社函〔2023〕35号"]
    assert list(frame["quotes"]) == [1, 1]
    assert frame["quote"].str.contains("1247 人").all()
    # A script that adds up head-counts can see that two rows share one.
    assert list(frame["together"]) == [2, 2]


def test_the_figures_are_numbers() -> None:
    rows = opened().stats().to_dicts()
    assert pd.DataFrame(rows)["value"].dtype == float
    assert pl.DataFrame(rows).schema["value"] == pl.Float64
    assert 1767100.0 in set(pl.DataFrame(rows)["value"])


def test_those_in_between_are_named() -> None:
    rows = opened().partners("中国水利水电第十四工程局有限公司", hops=2).to_dicts()
    assert [row["via"] for row in rows] == ["", "昆明技师学院"]


def test_a_path_has_a_row_for_each_step() -> None:
    rows = opened().path("云南技师学院", "云南云内动力集团有限公司", k=2).to_dicts()
    assert [(row["path"], row["step"]) for row in rows] == [(1, 1), (1, 2), (2, 1), (2, 2)]


# In a notebook --------------------------------------------------------------------------------------------


class Cells(HTMLParser):
    """The texts of a table's cells, and every tag there is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag in {"td", "th"}:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_shows_itself_in_its_language(name: str, lang: str) -> None:
    answer = ANSWERS[name](opened(lang))
    html = answer._repr_html_()
    assert html.startswith(f'<div lang="{lang}">')
    assert Cells(html).tags <= {"div", "h4", "table", "thead", "tbody", "tr", "th", "td", "p"}
    assert ("原文" in Cells(html).cells) == (lang == "zh" and "find" not in name and bool(answer.to_dicts())) or (
        name in {"find", "questions"}
    )


def test_what_a_text_has_of_html_is_shown_and_not_obeyed() -> None:
    row = FoundRow("https://example.org/e", "<script>alert(1)</script>", "enterprise", "企业", '"><b>', 0.9)
    shown = Cells(displayed(Found("<i>x</i>", (row,)), "zh")._repr_html_())  # type: ignore[attr-defined]
    assert not shown.tags & {"script", "b", "i"}
    assert "<script>alert(1)</script>" in shown.cells


def test_an_answer_that_shows_itself_is_still_that_answer() -> None:
    answer = opened().partners("昆明技师学院")
    assert isinstance(answer, Partners)
    assert type(answer).__name__ == "Partners"
    assert repr(answer).startswith("Partners(entity=")
    assert answer == Partners(*answer)
    again = pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own
    assert again == answer
    assert again._repr_html_() == answer._repr_html_()  # type: ignore[attr-defined]


def test_the_map_is_a_text_that_a_notebook_shows_in_a_frame() -> None:
    page = opened().map(focus="昆明技师学院")
    assert isinstance(page, str)
    frame = Cells(page._repr_html_())
    assert frame.tags == {"iframe"}
    assert dict(frame.attributes)["srcdoc"] == str(page)
    assert "allow-same-origin" not in str(dict(frame.attributes)["sandbox"])
