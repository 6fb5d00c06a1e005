"""Two entities side by side: by hand, against networkx and `rank`, and on Kunming."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from tests.asking import ask, opened
from tests.readmodel import BASE, Tie, made

from skillgraph.analysis.compared import compared
from skillgraph.analysis.comparing import Place, compare
from skillgraph.analysis.ranking import rank

SIDE = {
    "entity", "name", "type", "type_name", "kind", "kind_name", "areas", "partners", "forms", "ranks", "unnamed",
    "ties",
}  # fmt: skip
COLLEGE, GUANDU, GLASS, BUREAU_14 = (
    "昆明技师学院", "官渡职中", "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司",
)  # fmt: skip


def graph_of(edges: list[str], alone: str = "") -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph([(edge[0], edge[1]) for edge in edges])
    graph.add_nodes_from(alone)
    for node in graph:
        graph.add_node(node, name=node.upper(), type="t", type_name="T")
    return graph


def test_two_by_hand() -> None:
    """A triangle a b c and a tail c d: a and d share c, two steps apart."""
    answer = compare(graph_of(["ab", "bc", "ac", "cd"]), "a", "d", "en")
    assert [each.partner.name for each in answer.a.partners] == ["B", "C"]
    assert ([each.name for each in answer.shared], answer.distance) == (["C"], 2)
    assert dict(answer.a.places) == {
        "degree": Place(2, 2, 4), "betweenness": Place(0, 2, 4), "core": Place(2, 1, 4),
    }  # fmt: skip
    assert dict(answer.b.places) == {
        "degree": Place(1, 4, 4), "betweenness": Place(0, 2, 4), "core": Place(1, 4, 4),
    }  # fmt: skip


def test_who_has_no_partner_has_no_place_and_changes_nobodys() -> None:
    answer = compare(graph_of(["ab"], alone="z"), "a", "z", "en")
    assert dict(answer.a.places)["degree"] == Place(1, 1, 2)
    assert set(dict(answer.b.places).values()) == {None}
    assert (answer.distance, answer.shared, answer.b.partners) == (None, (), ())


def test_an_entity_with_itself() -> None:
    answer = compare(graph_of(["ab", "bc"]), "b", "b", "en")
    assert (answer.distance, len(answer.shared)) == (0, 2)
    assert answer.notes[0] == "Both names mean the same entry: B."


def test_the_numbers_are_those_of_networkx_and_rank() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(40, 2, seed=7), str)
    nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    for a, b in (("0", "39"), ("7", "21"), ("3", "4")):
        answer = compare(graph, a, b, "en")
        assert {each.entity for each in answer.shared} == set(nx.common_neighbors(graph, a, b))
        assert answer.distance == nx.shortest_path_length(graph, a, b)
        for side in (answer.a, answer.b):
            for measure, place in side.places:
                row = next(row for row in rank(graph, measure, "en").rows if row.entity == side.entity.entity)
                assert place == Place(row.score, row.rank, 40)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_network_compares_as_well(lang: str, tmp_path: Path) -> None:
    view = made(tmp_path, [Tie("y", "c", "in-area")], {"c": "area"}, alone="z")
    y, z = (view.entity_by_iri(BASE + letter) for letter in "yz")
    assert y
    assert z
    answer = compared(view, y, z, lang)
    assert (answer.a.partners, answer.b.partners, answer.distance) == ((), (), None)
    assert [area.entity for area in answer.a.areas] == [f"{BASE}c"]
    assert answer.b.areas == ()
    # Why there is none stands in a sentence for each of the two.
    assert all(any(note.startswith(name) for note in answer.notes) for name in (y.name(lang), z.name(lang)))


# Kunming --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_colleges_of_kunming(lang: str) -> None:
    said = ask("compare", COLLEGE, GUANDU, "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, set(answer)) == (0, {"a", "b", "shared", "shared_ties", "distance", "notes"})
    a, b = answer["a"], answer["b"]
    assert set(a) == set(b) == SIDE
    assert (a["kind"], b["kind"]) == ("technician-college", "secondary-vocational-school")
    assert (a["areas"], answer["shared"], answer["distance"]) == ([], [], None)
    assert [each["status"] for each in a["partners"] + b["partners"]] == ["asserted", "asserted", "inferred"]
    assert all(set(each["evidence"][0]) == {"source", "section", "quote"} for each in a["partners"] + b["partners"])
    assert [form["form"] for form in a["forms"] + b["forms"]] == ["new-type-apprenticeship", "industry-college"]
    assert set(a["ranks"]) == {"degree", "betweenness", "core"}
    assert a["ranks"]["degree"] == {"score": 2.0, "rank": 1, "of": 9}
    assert [len(each["evidence"]) for each in a["unnamed"]] == [1]
    assert any("150" in each["summary"] for each in a["unnamed"])
    for form in ("table", "csv", "tsv", "md"):
        out = ask("compare", COLLEGE, GUANDU, "--lang", lang, "--format", form).out
        assert a["name"] in out
        assert b["name"] in out


def test_two_enterprises_of_one_college() -> None:
    answer = opened("zh").compare(GLASS, BUREAU_14)
    assert ([each.name for each in answer.shared], answer.distance) == ([COLLEGE], 2)
    # The head-count is for both together, and said so.
    assert any("两家合计" in note for note in answer.notes)


@pytest.mark.parametrize(("lang", "title", "authority"), [
    ("zh", "获认定为 → 昆明市高技能人才培训基地", "昆明市人力资源和社会保障局 → 认定"),
    ("en", "designated as → Kunming High-Skilled Talent Training Base", "Social Security Bureau → designates"),
])  # fmt: skip
def test_two_without_a_partner_share_a_title_and_who_gave_it_with_the_words(
    lang: str, title: str, authority: str
) -> None:
    said = ask("compare", "云南技师学院", "云南云内动力集团有限公司", "--lang", lang, "--format", "md").out
    [common] = (line for line in said.splitlines() if line.startswith(("| 共同的其他", "| Other ties in common")))
    assert common.count(title) == common.count(authority) == 2
    assert "2022 年，市人力资源社会保障部门共认定云南技师学院" in said
    answer = opened(lang).compare("云南技师学院", "云南云内动力集团有限公司")
    assert [(tie.relation, tie.status) for tie in answer.shared_ties] == [
        ("designated-as", "asserted"), ("designates", "asserted"), ("subsidises", "asserted"),
    ]  # fmt: skip
    assert all(tie.evidence for tie in answer.shared_ties)


def test_what_is_inferred_is_marked_in_the_table() -> None:
    assert "艾维（推断）" in ask("compare", COLLEGE, GUANDU, "--lang", "zh").out


def test_who_has_no_named_partner_is_told_in_a_sentence() -> None:
    said = ask("compare", "耿家盛", "市人社部门", "--lang", "zh")
    assert said.code == 0
    assert "耿家盛是人物；合作方只记录在组织之间。" in said.out
    assert "来源没有写明昆明市人力资源和社会保障局的合作方；这不等于没有合作方。" in said.out
    assert "昆明市" in next(line for line in said.out.splitlines() if line.startswith("地域"))


def test_all_but_words_is_the_same_in_both_languages() -> None:
    def codes(lang: str) -> list[object]:
        answer = opened(lang).compare(COLLEGE, GUANDU)
        return [
            (side.entity.entity, side.kind, [each.partner.entity for each in side.partners], side.places)
            for side in (answer.a, answer.b)
        ]

    assert codes("zh") == codes("en")


def test_python_gives_rows_for_frames() -> None:
    rows = opened("en").compare(COLLEGE, GUANDU).to_dicts()
    assert [(row["partners"], row["degree_rank"], row["unnamed"]) for row in rows] == [(2, 1, 1), (1, 2, 1)]
    assert "<table>" in opened("en").compare(COLLEGE, GUANDU)._repr_html_()  # type: ignore[attr-defined]


@pytest.mark.parametrize("names", [("没有这个单位", COLLEGE), (COLLEGE, "没有这个单位"), (COLLEGE, "？")], ids=" ".join)
def test_a_name_that_is_nobodys_is_told(names: tuple[str, str]) -> None:
    said = ask("compare", *names, "--lang", "zh")
    assert (said.code, said.raw) == (1, b"")
    assert "“" in said.err
    assert "Traceback" not in said.err
