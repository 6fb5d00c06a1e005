"""How two entities are connected: what the letter says, small graphs computed by hand, and all walks as an oracle."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.asking import ask, opened
from tests.readmodel import BASE, QUOTE, Tie, made

from skillgraph.answers.path import path
from skillgraph.answers.routes import Routes
from skillgraph.errors import UnknownChoice, UnknownName
from skillgraph.index.view import View

GLASS, BUREAU_14 = "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"
COLLEGE, BUREAU = "昆明技师学院", "昆明市人力资源和社会保障局"


def between(view: View, a: str, b: str, k: int = 1, lang: str = "en") -> Routes:
    ends = [view.entity_by_iri(BASE + letter) for letter in (a, b)]
    assert ends[0] is not None
    assert ends[1] is not None
    return path(view, ends[0], ends[1], lang, k)


def letters(answer: Routes) -> list[str]:
    """The ways as words of the entities' letters."""
    return [
        "".join(iri.removeprefix(BASE) for iri in (route.steps[0].source, *(step.target for step in route.steps)))
        for route in answer.paths
    ]


# What the letter says -------------------------------------------------------------------------------------


def test_two_enterprises_of_one_apprenticeship_are_connected_by_the_college() -> None:
    answer = opened().path(GLASS, BUREAU_14)
    [route] = answer.paths
    assert [(step.source_name, step.relation, step.relation_name, step.target_name) for step in route.steps] == [
        (GLASS, "partner", "企业新型学徒制", COLLEGE),
        (COLLEGE, "partner", "企业新型学徒制", BUREAU_14),
    ]
    assert len({step.record for step in route.steps}) == 1
    for step in route.steps:
        assert step.status == "asserted"
        assert step.evidence[0].section == "二（三）"
        assert "对 1247 人开展企业新型学徒制培养工作" in step.evidence[0].quote
    assert answer.notes == (f"1247人为{BUREAU_14}、{GLASS}两家合计，属同一项合作；来源未分列各家人数。",)


def test_two_training_bases_are_connected_by_their_title_and_by_who_designated_them() -> None:
    answer = opened("en").path("云南技师学院", "云南云内动力集团有限公司", k=2)
    assert [[step.target_name for step in route.steps[:-1]] for route in answer.paths] == [
        ["Kunming High-Skilled Talent Training Base"],
        ["Kunming Human Resources and Social Security Bureau"],
    ]
    by_title, by_authority = answer.paths
    assert [step.relation_name for step in by_title.steps] == ["designated as", "← designated as"]
    assert [step.relation_name for step in by_authority.steps] == ["← designates", "designates"]
    # The authority pays them as well, which is another record.
    assert sum(note.startswith("1 further record joins ") for note in answer.notes) == 2


def test_a_link_walked_against_its_direction_has_words_that_are_still_true() -> None:
    said = ask("path", "官渡职中", "晋宁中专", "--lang", "en", "--format", "csv")
    assert said.code == 0
    lines = said.out.splitlines()
    assert [line.split(",")[1:3] for line in lines[1:3]] == [
        [
            "Guandu Vocational High School",
            "Aiwei Industry College of Guandu Vocational High School belongs to Guandu Vocational High School",
        ],
        [
            "Aiwei Industry College of Guandu Vocational High School",
            "Education Department of Kunming set up Aiwei Industry College of Guandu Vocational High School "
            "(the source’s list is open)",
        ],
    ]


def test_the_rule_of_an_inferred_step_is_told() -> None:
    notes = opened("en").path("官渡职中", "晋宁中专").notes
    assert sum("is inferred, by the rule “affiliation by name”." in note for note in notes) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_connection_is_an_answer_that_names_the_nearest(lang: str) -> None:
    said = ask("path", "耿家盛", BUREAU, "--lang", lang)
    assert said.code == 0
    expected = {
        "zh": [
            f"来源中没有把耿家盛与{BUREAU}连起来的记录；这不等于两者没有联系。",
            "与耿家盛直接相连的有：昆明市名匠、中华技能大奖。",
            "只有经由昆明市才相连；但地域和年份几乎连着一切，说明不了什么，故不作路径的中间环节。",
        ],
        "en": [
            "Nothing in the sources connects Geng Jiasheng with Kunming Human Resources and Social Security Bureau; "
            "that is not to say that nothing does.",
            "Nearest to Geng Jiasheng: Kunming Master Craftsman and China Skills Award.",
            "Only Kunming would connect them; but areas and years join nearly everything and explain nothing, so no "
            "path leads through them.",
        ],
    }
    for sentence in expected[lang]:
        assert f"\n{sentence}\n" in said.out


@pytest.mark.parametrize(("lang", "word"), [("zh", "同一条目：昆明技师学院"), ("en", "same entry: Kunming Technician")])
def test_an_entity_and_itself(lang: str, word: str) -> None:
    said = ask("path", COLLEGE, "kmjsxy", "--lang", lang)
    assert said.code == 0
    assert word in said.out


def test_an_area_or_a_year_may_be_an_end() -> None:
    [route] = opened().path("耿家盛", "昆明市").paths
    assert [step.target_name for step in route.steps] == ["昆明市名匠", "昆明市"]


def test_the_keys_of_the_contract_and_what_no_language_changes() -> None:
    found = {}
    for lang in ("zh", "en"):
        said = ask("path", GLASS, BUREAU_14, "-k", "3", "--lang", lang, "--format", "json")
        found[lang] = json.loads(said.out)
        assert list(found[lang]) == ["paths", "notes"]
        for route in found[lang]["paths"]:
            assert list(route) == ["length", "steps"]
            assert route["length"] == len(route["steps"])
            for step in route["steps"]:
                assert list(step) == [
                    "from", "from_name", "relation", "relation_name", "to", "to_name", "status", "evidence",
                ]  # fmt: skip
                assert all(list(item) == ["source", "section", "quote"] for item in step["evidence"])
                for name in ("from_name", "relation_name", "to_name"):
                    del step[name]
    assert found["zh"]["paths"] == found["en"]["paths"]


@pytest.mark.parametrize("k", ["0", "101", "-1", "x"])
def test_k_is_bounded(k: str) -> None:
    said = ask("path", GLASS, BUREAU_14, "-k", k, "--lang", "zh")
    assert (said.code, said.raw) == (2, b"")
    assert "-k" in said.err


def test_the_bounds_are_told_in_chinese() -> None:
    assert "-k 的值不合适：应为 1 至 100 的整数。" in ask("path", GLASS, BUREAU_14, "-k", "101", "--lang", "zh").err


@pytest.mark.parametrize("k", [0, 101])
def test_k_is_bounded_in_python(k: int) -> None:
    with pytest.raises(UnknownChoice):
        opened().path(GLASS, BUREAU_14, k)


def test_a_name_that_is_no_ones_is_an_error() -> None:
    with pytest.raises(UnknownName):
        opened().path(GLASS, "火星职业技术学院")
    assert ask("path", GLASS, "火星职业技术学院").code == 1


# By hand --------------------------------------------------------------------------------------------------

#     b       a–b–d, a–c–d and a–e–f–d; b is joined to c.
#   / | \
#  a  |  d     a–c is only inferred.
#  |\ | /|
#  |  c  |
#  e – – f
DIAMOND = [
    Tie("a", "c", status="inferred"),
    Tie("c", "d"),
    Tie("a", "b"),
    Tie("b", "d", "belongs-to"),
    Tie("c", "b", "designates"),
    Tie("a", "e"),
    Tie("e", "f"),
    Tie("f", "d"),
]


def test_the_ways_come_by_length_then_by_what_is_inferred_then_by_the_source(tmp_path: Path) -> None:
    view = made(tmp_path, DIAMOND)
    # Two steps: by b (nothing inferred), by c. Three: a–b–c–d and a–e–f–d, of which the record 3 stands first, then
    # a–c–b–d with an inferred step. There is no other way that passes no entity twice.
    ways = ["abd", "acd", "abcd", "aefd", "acbd"]
    for k in range(1, 8):
        assert letters(between(view, "a", "d", k)) == ways[:k]
    assert "There are only 5 paths that pass no entry twice." in between(view, "a", "d", 6).notes
    assert "不重复经过同一条目的路径只有 5 条。" in between(view, "a", "d", 6, "zh").notes


def test_a_step_has_its_relation_its_direction_and_its_words(tmp_path: Path) -> None:
    steps = between(made(tmp_path, DIAMOND), "d", "c", 3).paths[1].steps
    told = [(step.relation, step.relation_name, step.status, step.evidence[0].quote) for step in steps]
    assert told == [
        ("belongs-to", "← belongs to", "asserted", QUOTE.format(4)),
        ("designates", "← designates", "asserted", QUOTE.format(5)),
    ]


def test_of_several_records_the_asserted_one_is_told_and_the_others_are_counted(tmp_path: Path) -> None:
    ties = [Tie("a", "b", "belongs-to", "inferred"), Tie("b", "a", "designates"), Tie("a", "b")]
    answer = between(made(tmp_path, ties), "a", "b", 2)
    [route] = answer.paths
    assert [(step.relation, step.record, step.status) for step in route.steps] == [
        ("designates", f"{BASE}r2", "asserted")
    ]
    assert "2 further records join Ea and Eb; skillgraph show lists them." in answer.notes
    assert not any("is inferred" in note for note in answer.notes)


def test_no_way_leads_through_an_area_or_a_year_and_a_note_says_so_where_it_matters(tmp_path: Path) -> None:
    types = {"x": "area", "y": "year"}
    hub = [Tie("a", "x", "in-area"), Tie("d", "x", "in-area")]
    long = [Tie("a", "b"), Tie("b", "c"), Tie("c", "d")]
    far = between(made(tmp_path / "1", [*hub, *long], types), "a", "d", 5)
    assert letters(far) == ["abcd"]
    assert any(note.startswith("By way of Ex it would be 2 steps; ") for note in far.notes)
    near = between(made(tmp_path / "2", [*hub, Tie("a", "d")], types), "a", "d")
    assert not any("Ex" in note for note in near.notes)
    none = between(made(tmp_path / "3", [*hub, Tie("a", "b"), Tie("e", "y", "in-year")], types), "a", "d")
    assert none.paths == ()
    assert none.notes[1:3] == ("Nearest to Ea: Eb.", "Ed is tied only to areas or years: Ex.")
    assert none.notes[3].startswith("Only Ex would connect them; ")


def test_who_is_tied_to_nothing_is_told_so(tmp_path: Path) -> None:
    answer = between(made(tmp_path, [Tie("a", letter) for letter in "bcdef"], alone=["z"]), "a", "z")
    assert answer.notes[1:] == ("Nearest to Ea: Eb, Ec and Ed, and 2 more.", "Nothing ties Ez to any other entry.")


# All walks as an oracle -----------------------------------------------------------------------------------

TIES = st.lists(
    st.tuples(
        st.sampled_from("abcdefx"),
        st.sampled_from("abcdefx"),
        st.sampled_from(["partner", "belongs-to", "designates"]),
        st.sampled_from(["asserted", "inferred"]),
    )
    .map(lambda parts: Tie(*parts))
    .filter(lambda tie: tie.a != tie.b),
    max_size=16,
)
TYPES = {"x": "area"}


def ranked(ties: Sequence[Tie], a: str, b: str) -> list[str]:
    """Every way without an entity twice, by what the answer says it is ordered by."""
    graph = nx.Graph()
    graph.add_nodes_from("abcdefx")
    for place, tie in enumerate(ties):
        known = graph.edges.get((tie.a, tie.b), {"key": (True, len(ties))})["key"]
        graph.add_edge(tie.a, tie.b, key=min(known, (tie.status == "inferred", place)))
    graph.remove_nodes_from({"x"} - {a, b})

    def order(nodes: Sequence[str]) -> tuple[object, ...]:
        keys = [graph.edges[pair]["key"] for pair in pairwise(nodes)]
        return (
            len(keys),
            sum(inferred for inferred, _ in keys),
            [(place, to) for (_, place), to in zip(keys, nodes[1:], strict=True)],
        )

    return ["".join(nodes) for nodes in sorted(nx.all_simple_paths(graph, a, b), key=order)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ties=TIES, ends=st.permutations("abcdefx").map(lambda order: order[:2]), k=st.integers(1, 30))
@example(ties=[Tie(a, b) for a, b in pairwise("abcdefa")], ends=["a", "d"], k=30)
def test_the_ways_are_the_first_of_all_simple_ones_and_each_step_is_a_tie(
    tmp_path: Path, ties: list[Tie], ends: list[str], k: int
) -> None:
    view = made(tmp_path, ties, TYPES, alone="abcdefx")
    answer = between(view, ends[0], ends[1], k)
    assert letters(answer) == ranked(ties, ends[0], ends[1])[:k]
    joined = {frozenset((tie.a, tie.b)) for tie in ties}
    for way in letters(answer):
        assert len(set(way)) == len(way)
        assert all(frozenset(pair) in joined for pair in pairwise(way))
    for step in (step for route in answer.paths for step in route.steps):
        tie = ties[int(step.record.removeprefix(f"{BASE}r")) - 1]
        assert {step.source, step.target} == {BASE + tie.a, BASE + tie.b}
        assert step.relation_name.startswith("← ") == (tie.relation != "partner" and step.source == BASE + tie.b)
    view.close()
