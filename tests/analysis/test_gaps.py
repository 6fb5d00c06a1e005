"""Who has nobody: by hand on small graphs, and on the Kunming workspace."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from tests.asking import ask, at_a_desk, opened

from skillgraph import resources
from skillgraph.analysis.gap_kinds import CASES, GAPS
from skillgraph.analysis.gaps import Concept, gaps
from skillgraph.analysis.matrix import matrix
from skillgraph.answers.types import Evidence
from skillgraph.errors import UnknownChoice
from skillgraph.graph import Graph

TYPES = {
    "c1": "vocational-college", "c2": "vocational-college", "c3": "vocational-college",
    "e1": "enterprise", "e2": "enterprise", "bureau": "public-authority",
    "s1": "studio", "s2": "studio", "p1": "person", "p2": "person", "p3": "person", "status": "designated-status",
}  # fmt: skip
# c1 partners with e1; c2 with a bureau alone; c3 with nobody. e2 hosts s2 and partners with nobody.
TIES = [
    ("c1", "e1", "partner"), ("e1", "c1", "partner"), ("c2", "bureau", "partner"), ("bureau", "c2", "partner"),
    ("c1", "s1", "hosts"), ("e2", "s2", "hosts"), ("p1", "s1", "leads"), ("p2", "s2", "leads"),
]  # fmt: skip
SAID = {"c3": (Evidence("函", "一", "与150余家合作"),)}


def graph_of(ties: list[tuple[str, str, str]] | None = None) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, kind in TYPES.items():
        graph.add_node(node, name=node.upper(), type=kind, type_name=kind)
    for a, b, relation in ties or TIES:
        record = "-".join(sorted((a, b)))
        edge = {"record": record, "status": "asserted", "form": "order-class", "relation_name": "order class"}
        graph.add_edge(a, b, relation=relation, since=2021 if "e1" in (a, b) else None, **edge)
    return graph


def found(graph: nx.MultiDiGraph[str], **options: object) -> set[tuple[str, str, str]]:
    return {(row.entity, row.gap, row.case) for row in gaps(graph, "en", **options).rows}  # type: ignore[arg-type]


def test_gaps_by_hand() -> None:
    assert found(graph_of(), unnamed=SAID) == {
        ("c2", "college-without-enterprise", "not-said"),  # a bureau is no enterprise
        ("c3", "college-without-enterprise", "unnamed"),
        ("e2", "enterprise-without-college", "not-said"),
        ("s2", "studio-without-training", "not-said"),  # its host has no college within two ties
        ("p2", "master-without-training", "not-said"),  # p3 has no title and leads no studio: no master
    }


def test_a_designated_base_is_training() -> None:
    base = graph_of([*TIES, ("e2", "status", "designated-as")])
    assert not {gap for _, gap, _ in found(base)} & {"studio-without-training", "master-without-training"}


def test_counted_is_not_silence_and_rests_on_its_words() -> None:
    rows = {row.entity: row for row in gaps(graph_of(), "zh", SAID).rows}
    assert (rows["c3"].case_name, rows["c3"].evidence) == ("有合作方，未具名", SAID["c3"])
    assert (rows["c2"].case_name, rows["c2"].evidence) == ("来源未说明", ())


def test_a_named_partner_is_no_gap_though_others_are_counted() -> None:
    assert "c1" not in {entity for entity, _, _ in found(graph_of(), unnamed={"c1": SAID["c3"]})}


def test_industries_and_occupations_are_told_where_no_record_joins_a_base() -> None:
    concepts = [
        Concept("i1", "生物医药", "key-industry", "重点产业", False, SAID["c3"]),
        Concept("i2", "数字经济", "key-industry", "重点产业", True, ()),
    ]
    rows = gaps(graph_of(), "zh", concepts=concepts, types={"key-industry"}).rows
    assert [(row.entity, row.gap, row.evidence) for row in rows] == [("i1", "industry-without-base", SAID["c3"])]


def test_notes_say_of_how_many_and_that_no_record_can_say_none() -> None:
    notes = gaps(graph_of(), "en", SAID).notes
    assert "Vocational colleges: 3 here, with no named enterprise 2 (with partners, unnamed: 1)." in notes
    assert "Key industries: none are here." in notes
    assert any("No kind of record can yet hold that a source says there is none" in note for note in notes)
    assert "none" not in {row.case for row in gaps(graph_of(), "en", SAID).rows}


def test_an_empty_graph_and_a_type_without_gaps_say_so() -> None:
    assert gaps(nx.MultiDiGraph(), "zh").rows == ()
    answer = gaps(graph_of(), "en", types={"year"})
    assert (answer.rows, len(answer.notes)) == ((), 1)
    assert answer.notes[0].startswith("No gap is looked for in this type, but in: vocational colleges")


# ---------------------------------------------------------------- by two dimensions


def test_a_matrix_by_hand() -> None:
    cells = {(cell.row, cell.column): cell.partnerships for cell in matrix(graph_of(), "type", "form", "en").rows}
    assert cells == {
        ("vocational-college", "order-class"): 2,
        ("enterprise", "order-class"): 1,
        ("public-authority", "order-class"): 1,
    }


def test_years_rise_and_what_is_not_said_comes_last() -> None:
    cells = matrix(graph_of(), "form", "year", "zh").rows
    assert [(cell.column, cell.column_name, cell.partnerships) for cell in cells] == [
        ("2021", "2021", 1),
        (None, "来源未说明", 1),
    ]


def test_what_is_known_and_never_named_is_0() -> None:
    cells = matrix(graph_of(), "form", "status", "en", {"form": {"named-class": "named class"}}).rows
    assert {cell.row: cell.partnerships for cell in cells} == {"named-class": 0, "order-class": 2}


@pytest.mark.parametrize(("rows", "columns"), [("type", "colour"), ("colour", "type"), ("type", "type")])
def test_what_is_no_dimension_is_told(rows: str, columns: str) -> None:
    with pytest.raises(UnknownChoice):
        matrix(graph_of(), rows, columns, "en")


# ---------------------------------------------------------------- Kunming


@pytest.mark.parametrize(("lang", "name"), [("zh", "云南技师学院"), ("en", "Yunnan Technician College")])
def test_kunming_in_every_format(lang: str, name: str) -> None:
    said = ask("gaps", "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, set(answer)) == (0, {"rows", "notes"})
    keys = {"entity", "name", "type", "type_name", "gap", "gap_name", "case", "case_name", "evidence"}
    assert all(set(row) == keys for row in answer["rows"])
    assert Counter(row["gap"] for row in answer["rows"]) == {
        "college-without-enterprise": 3, "enterprise-without-college": 5, "master-without-training": 1,
        "industry-without-base": 4, "occupation-without-base": 3,
    }  # fmt: skip
    assert {row["gap"] for row in answer["rows"]} <= set(GAPS)
    assert {row["case"] for row in answer["rows"]} <= set(CASES)
    for form in ("table", "csv", "tsv", "md"):
        assert name in ask("gaps", "--lang", lang, "--format", form).out


def test_one_type_alone_by_code_or_name() -> None:
    for typed in ("key-industry", "重点产业", "Key industry"):
        rows = opened("en").gaps([typed]).rows
        assert {row.name for row in rows} == {
            "advanced equipment manufacturing", "biomedicine", "digital economy", "green food",
        }  # fmt: skip
        assert all(row.evidence for row in rows)


def test_a_college_whose_partners_are_only_counted_is_told_apart(tmp_path: Path) -> None:
    """Without the industry college no enterprise of Guandu is named; the claim about all such schools stays."""
    workspace = tmp_path / "kunming"
    shutil.copytree(resources.example(), workspace)
    file = workspace / "records" / "kunming-2023-letter.ttl"
    text = file.read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if not ("aiwei" in block and "name-part" in block)]
    assert len(blocks) < len(text.split("\n\n"))
    file.write_bytes("\n\n".join(blocks).encode())
    with at_a_desk(), Graph(workspace, lang="en") as graph:
        rows = {row.name: row for row in graph.gaps(["vocational-college"]).rows}
    assert rows["Guandu Vocational High School"].case == "unnamed"
    assert "全市所有中职学校" in rows["Guandu Vocational High School"].evidence[0].quote
    assert rows["Yunnan Technician College"].case == "not-said"


def test_a_record_that_joins_a_college_or_a_base_closes_the_gap(tmp_path: Path) -> None:
    """A college filed to assess fitters, a studio at a designated base, and one at an enterprise that is none."""
    workspace = tmp_path / "kunming"
    shutil.copytree(resources.example(), workspace)
    letter = workspace / "records" / "kunming-2023-letter.ttl"
    text = letter.read_text(encoding="utf-8")
    passage = text.partition("sg:evidence ")[2].partition(" ")[0]
    org = {
        part: text.partition(f"org:{part}")[2].split(" ", 1)[0] for part in ("yunnanjishixueyuan", "zhongguotiejian")
    }
    college, base = (f"org:{part}{rest}" for part, rest in org.items())
    more = f"""
rec:assessment-filing-made-up a sg:AssessmentFiling ;
\tsg:body {college} ;
\tsg:evidence {passage} ;
\tsg:occupation occupation:assembly-fitter .
"""
    enterprise = "org:yunnanbaiyaojituan-l6qcsu"
    for name, host in (("one", base), ("two", enterprise)):
        more += f"""
rec:studio-recognition-{name} a sg:StudioRecognition ;
\tsg:evidence {passage} ;
\tsg:host {host} ;
\tsg:studio org:studio-{name} .
"""
    letter.write_bytes((text + more).encode())
    entities = workspace / "entities.ttl"
    studios = "".join(f'\norg:studio-{name} a sg:Studio ;\n\tskos:prefLabel "{name}"@en .\n' for name in ("one", "two"))
    entities.write_bytes((entities.read_text(encoding="utf-8") + studios).encode())
    with at_a_desk(), Graph(workspace, lang="en") as graph:
        answer = graph.gaps()
    missing = {row.name for row in answer.rows}
    assert {"two", "CNC lathe operator", "pet health attendant"} <= missing
    assert not {"one", "assembly fitter"} & missing
    assert "Studios: 2 here, with no link to training 1." in answer.notes


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_matrix_of_kunming(lang: str) -> None:
    answer = json.loads(ask("gaps", "--matrix", "type", "form", "--lang", lang, "--format", "json").out)
    assert set(answer) == {"dimensions", "rows", "notes"}
    cells = {(cell["row"], cell["column"]): cell["partnerships"] for cell in answer["rows"]}
    assert cells["enterprise", "industry-college"] == 3
    assert cells["vocational-college", "named-class"] == 0
    assert any("150" in note for note in answer["notes"])
    for form in ("table", "csv", "tsv", "md"):
        assert ask("gaps", "--matrix", "form", "year", "--lang", lang, "--format", form).code == 0
    for dimension in ("kind", "area", "status"):
        assert ask("gaps", "--matrix", dimension, "form", "--lang", lang, "--type", "enterprise").code == 0


@pytest.mark.parametrize(
    "arguments",
    [("--type", "planet"), ("--matrix", "type", "colour"), ("--matrix", "form", "form"), ("--matrix", "form")],
    ids=" ".join,
)
def test_bad_input_is_a_sentence(arguments: tuple[str, ...]) -> None:
    for lang in ("zh", "en"):
        said = ask("gaps", *arguments, "--lang", lang)
        assert (said.code, said.raw) == (2, b"")
        assert said.err.strip()
        assert "Traceback" not in said.err


def test_answers_show_themselves_and_become_frames() -> None:
    graph = opened("en")
    assert "the sources do not say" in graph.gaps()._repr_html_()  # type: ignore[attr-defined]
    assert "named class" in graph.matrix("type", "form")._repr_html_()  # type: ignore[attr-defined]
    for row in (*graph.gaps().to_dicts(), *graph.matrix("form", "year").to_dicts()):
        assert all(value is None or isinstance(value, str | int) for value in row.values())
