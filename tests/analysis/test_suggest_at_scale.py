"""What is read of an index where it is needed is what a graph of the whole says; and what is too much is left out."""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from tests.asking import CACHE, ask, at_a_desk, opened

import synthetic
from invented.bodies import CITY
from skillgraph import resources
from skillgraph.analysis.attributes import add_attributes
from skillgraph.analysis.backtest import backtest
from skillgraph.analysis.gaps import gaps
from skillgraph.analysis.ground import COMPARED, ground_of
from skillgraph.analysis.in_graph import InGraph
from skillgraph.analysis.in_view import InView
from skillgraph.analysis.matrix import matrix
from skillgraph.analysis.meeting import meeting_network, suggested
from skillgraph.analysis.missing import counted_matrix, found_gaps
from skillgraph.analysis.reasons import TOLD
from skillgraph.analysis.suggesting import suggest, suggest_around
from skillgraph.analysis.walking import walk
from skillgraph.graph import Graph

SIZE = CITY.holding(700, 9_100)  # more than are all compared
AREA = "https://w3id.org/skillgraph/area/530100"


@cache
def city() -> Graph:
    """A synthetic city, a part of which is said to lie in the one area that the vocabulary knows."""
    folder = CACHE.parent / "synthetic-city"
    synthetic.generate(folder, SIZE, seed=5)
    entities = folder / "entities.ttl"
    rng, blocks = random.Random(5), []  # noqa: S311
    for block in entities.read_text(encoding="utf-8").strip().split("\n\n"):
        placed = rng.random() < 0.3 and ("sg:Enterprise" in block or "sg:VocationalCollege" in block)
        blocks.append(f"{block.removesuffix(' .')} ;\n\tsg:area <{AREA}> ." if placed else block)
    entities.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return opened("en", folder)


@pytest.mark.parametrize("name", ["云南技师学院", "官渡职中", "诺仕达", "耿家盛", "市人社部门"])
def test_the_index_of_kunming_says_what_its_graph_says(name: str) -> None:
    graph = opened("zh")
    view, entity = graph._view, graph.entity(name)[0]
    whole = suggest(meeting_network(view, "zh", entity), entity.iri, "zh")
    assert suggest_around(InView(view, "zh"), entity.id, "zh") == whole
    quoted = suggested(view, entity, "zh").rows
    assert [row[:4] for row in quoted] == [row[:4] for row in whole.rows]
    assert all(each.evidence for row in quoted for reason in row.reasons for each in reason.records)


def test_the_index_of_a_city_says_what_its_graph_says() -> None:
    view = city()._view
    graph, known = meeting_network(view, "en"), InView(view, "en")
    numbers = {entity.iri: number for number, entity in view.entities().items()}
    asked = random.Random(1).sample(sorted(graph), 40)  # noqa: S311
    hubs = sorted(graph, key=lambda node: -graph.degree[node])[:5]
    signals = set()
    for node in [*asked, *hubs]:
        whole = suggest(graph, node, "en", 10)
        assert suggest_around(known, numbers[node], "en", 10) == whole
        signals |= {reason.signal for row in whole.rows for reason in row.reasons}
    assert {"same-area", "same-kind", "same-form", "same-community", "adamic-adar"} <= signals
    assert any("were compared for whom most speaks" in note for note in suggest(graph, hubs[0], "en", 10).notes)


def test_a_table_tells_the_first_records_and_how_many_more_there_are() -> None:
    hub = max(city().partner_network().degree, key=lambda pair: pair[1])[0]
    said = ask("suggest", hub, "--limit", "1", "-w", str(city().folder), "--lang", "en", "--format", "csv")
    assert " more; see --format json" in said.out


def test_a_backtest_of_the_index_is_that_of_its_graph() -> None:
    view = city()._view
    answer = city().backtest(seed=3, share=0.2)
    assert answer == backtest(meeting_network(view, "en"), "en", 3, 0.2)
    rows = {row.signal: row for row in answer.rows}
    assert rows["sum"].auc > rows["chance"].auc == 0.5
    assert len(view.neighbours([view.partners()[0].a])) == 1  # what was hidden is back


def test_a_backtest_of_a_large_network_draws_some_and_says_so() -> None:
    graph = nx.Graph()
    rng = random.Random(2)  # noqa: S311
    for number in range(1_200):
        graph.add_node(f"{number:04}", name="", sides=("a",) if number < 600 else ("b",), kind=None, area=None)
    for number in range(2_000):
        a, b = f"{rng.randrange(600):04}", f"{rng.randrange(600, 1_200):04}"
        graph.add_edge(a, b, weight=1, records=[{"record": f"{number:04}", "form": "f"}])
    steps: list[tuple[int, int]] = []
    answer = backtest(graph, "en", 1, 0.02, lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1] == 80
    assert any("500 of each side drawn by chance" in note for note in answer.notes)
    assert next(row for row in answer.rows if row.signal == "chance").hits_at_10 == pytest.approx(10 / 500, rel=0.05)


def test_a_walk_reads_no_more_than_it_may_and_the_poorly_connected_first() -> None:
    """A hub of 300 and a partner of 2: from A the small one is walked whole, the hub in part."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from([("A", "hub"), ("A", "small"), ("small", "B"), *(("hub", f"c{n:03}") for n in range(299))])
    nx.set_edge_attributes(graph, 1, "weight")
    known = InGraph(graph)
    node = known.number["A"]
    found = walk(known, node, known.partners([node])[node], near=50)
    assert found.cut
    assert len(found.ways[known.number["small"]]) == 2
    assert len(found.ways[known.number["hub"]]) == 48
    assert not walk(known, node, known.partners([node])[node]).cut


def test_a_hub_is_answered_with_no_more_than_can_be_read() -> None:
    """Every college with every enterprise but the last: too many ways to tell, so that a part is told."""
    graph: nx.Graph[str] = nx.Graph()
    for number in range(600):
        side = "college-side" if number < 300 else "enterprise-side"
        graph.add_node(f"{number:03}", name="", sides=(side,), kind=None, area=None)
    for a in range(60):
        for b in range(300, 600):
            if (a, b) != (0, 599) and b - 300 >= a * 2:
                record = {"record": f"{a}-{b}", "form": "f", "summary": "", "status": "asserted"}
                graph.add_edge(f"{a:03}", f"{b:03}", weight=1, records=[record])
    known = InGraph(graph)
    assert len(ground_of(known, known.number["050"]).candidates) <= COMPARED
    answer = suggest(graph, "050", "en", 3)
    assert all(len(reason.records) <= TOLD for row in answer.rows for reason in row.reasons)
    assert any("too many partners to go through" in note for note in answer.notes)
    assert any(f"At most {TOLD} records" in note for note in answer.notes)


def made_up(tmp_path: Path, more: str) -> Path:
    """Kunming with records that are made up, quoting whatever the first record quotes."""
    workspace = tmp_path / "kunming"
    shutil.copytree(resources.example(), workspace)
    letter = workspace / "records" / "kunming-2023-letter.ttl"
    text = letter.read_text(encoding="utf-8")
    passage = text.partition("sg:evidence ")[2].partition(" ")[0]
    org = {part: f"org:{part}{text.partition(f'org:{part}')[2].split(' ', 1)[0]}" for part in ("yunnanjishixueyuan",)}
    letter.write_bytes((text + more.format(passage=passage, **org)).encode())
    return workspace


FILINGS = """
rec:assessment-filing-made-up a sg:AssessmentFiling ;
\tsg:body {yunnanjishixueyuan} ;
\tsg:evidence {passage} ;
\tsg:occupation occupation:assembly-fitter .

rec:assessment-filing-made-up-too a sg:AssessmentFiling ;
\tsg:body org:yunnanbaiyaojituan-l6qcsu ;
\tsg:evidence {passage} ;
\tsg:occupation occupation:assembly-fitter .
"""


def test_an_occupation_that_records_join_both_to_speaks_for_them(tmp_path: Path) -> None:
    workspace = made_up(tmp_path, FILINGS)
    with at_a_desk(), Graph(workspace, lang="en") as graph:
        answer = graph.suggest("云南技师学院")
        view, entity = graph._view, graph.entity("云南技师学院")[0]
        whole = suggest(meeting_network(view, "en", entity), entity.iri, "en")
        back = graph.suggest("云南白药集团")
    assert ([row[:4] for row in answer.rows], answer.notes) == ([row[:4] for row in whole.rows], whole.notes)
    row = next(row for row in answer.rows if row.partner_name == "Yunnan Baiyao Group")
    assert [(each.signal, each.score) for each in row.reasons] == [("same-field", 0.5)]
    assert sorted(each.record.rpartition("/")[2] for each in row.reasons[0].records) == [
        "assessment-filing-made-up", "assessment-filing-made-up-too",
    ]  # fmt: skip
    assert row.score == pytest.approx(0.5 * 0.15 / 1.15)
    assert not any("industry or occupation, so that" in note for note in answer.notes)
    assert "Yunnan Technician College" in {row.partner_name for row in back.rows}


def test_gaps_and_the_matrix_of_the_index_are_those_of_the_graph() -> None:
    kinds = ["vocational-college", "enterprise", "studio", "person"]
    for graph in (opened("en"), city()):
        whole = gaps(graph.network(), "en", types=kinds).rows
        told = found_gaps(graph._view, "en", kinds).rows
        assert [(row.entity, row.gap) for row in told] == [(row.entity, row.gap) for row in whole]
        network = graph.network()
        add_attributes(network, graph._view, "en")
        known = {"form": {code: term.name("en") for code, term in graph._view.terms("form").items()}}
        for down, across in (("type", "form"), ("kind", "year"), ("area", "status"), ("form", "status")):
            cells = matrix(network, down, across, "en", known).rows
            assert set(counted_matrix(graph._view, down, across, "en").rows) == set(cells)


def test_gaps_are_all_counted_and_told_as_far_as_asked_for() -> None:
    every, some = city().gaps(["enterprise"]), city().gaps(["enterprise"], limit=2)
    assert some.rows == every.rows[:2]
    assert len(every.rows) > 20
    assert f"with no named college {len(every.rows)} (listed: 2)" in some.notes[0]
    said = ask("gaps", "--type", "enterprise", "--limit", "2", "-w", str(city().folder), "--format", "csv")
    assert len(said.out.strip().splitlines()) == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [("gaps",), ("gaps", "--matrix", "type", "form"), ("suggest", "--backtest")])
def test_an_empty_workspace_is_answered_with_a_sentence(tmp_path: Path, command: tuple[str, ...], lang: str) -> None:
    (tmp_path / "skillgraph.toml").write_text(
        'title = { zh = "空", en = "Empty" }\nbase = "https://example.org/empty/"\nlanguages = ["zh", "en"]\n'
        'licence = "CC0-1.0"\n',
        encoding="utf-8",
    )
    (tmp_path / "entities.ttl").write_text("", encoding="utf-8")
    for form in ("table", "json", "csv", "tsv", "md"):
        said = ask(*command, "-w", str(tmp_path), "--lang", lang, "--format", form)
        assert (said.code, bool(said.out.strip() + said.err.strip())) == (0, True), said.err
    said = ask("suggest", "云南", "-w", str(tmp_path), "--lang", lang)
    assert (said.code, said.raw, "Traceback" in said.err) == (1, b"", False)
    assert ask(*command, "-w", str(tmp_path), "--lang", lang, "-o", str(tmp_path / "out.xlsx")).code == 0
