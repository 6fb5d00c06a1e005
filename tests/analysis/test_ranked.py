"""A workspace's ranks and groups come from arrays, and are those of its networkx graph."""

from __future__ import annotations

import json
import random
import sqlite3
from itertools import combinations
from pathlib import Path

import pytest
from tests.asking import ask
from tests.readmodel import BASE, Tie, made

from skillgraph.analysis.brokered import brokered
from skillgraph.analysis.communities import communities
from skillgraph.analysis.compared import compared
from skillgraph.analysis.comparing import compare
from skillgraph.analysis.engine.estimate import Bound
from skillgraph.analysis.grouped import grouped
from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.ranked import ranked
from skillgraph.analysis.ranking import not_alone, rank
from skillgraph.analysis.telling import estimated
from skillgraph.index import pointer
from skillgraph.index.view import View
from skillgraph.network import partner_network

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def synthetic(folder: Path) -> list[Tie]:
    """Synthetic ties among letters: some often, some inferred, in two forms; x, y and z are apart."""
    chance = random.Random(5)  # noqa: S311 - no secret
    ties = []
    for _ in range(60):
        a, b = chance.sample(LETTERS[: chance.choice((8, 23))], 2)
        form = chance.choice(("order-class", "named-class"))
        ties.append(Tie(a, b, status=chance.choice(("asserted", "asserted", "inferred")), form=form))
    return [*ties, Tie("x", "y"), Tie("y", "z")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("measure", MEASURES)
def test_ranks_are_those_of_the_graph(measure: str, lang: str, tmp_path: Path) -> None:
    view = made(tmp_path, synthetic(tmp_path), dict.fromkeys("adgx", "vocational-college"))
    graph = partner_network(view, lang)
    for types, limit in (((), None), ((), 5), (("vocational-college",), 3)):
        assert ranked(view, measure, lang, types, limit) == rank(graph, measure, lang, types, limit)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_groups_are_those_of_the_graph(lang: str, tmp_path: Path) -> None:
    """Two circles and a pair: whatever the method, they are the groups."""
    circles = {"abcd": "order-class", "efgh": "named-class", "xy": "order-class"}
    ties = [Tie(*pair, form=form) for circle, form in circles.items() for pair in combinations(circle, 2)]
    view = made(tmp_path, [*ties, Tie("d", "e"), Tie("a", "b")], dict.fromkeys("aceg", "vocational-college"))
    answer, expected = grouped(view, lang), communities(partner_network(view, lang), lang)
    # The graph knows nothing of areas and industries, and so does not say that no record tells them.
    assert answer._replace(notes=answer.notes[: len(expected.notes)]) == expected
    assert [row.size for row in answer.rows] == [4, 4, 2]
    assert [each.entity for each in answer.rows[0].leaders] == [BASE + "a", BASE + "b", BASE + "d"]


def test_members_may_be_left_out_and_are_counted(tmp_path: Path) -> None:
    view = made(tmp_path, [Tie("a", each) for each in "bcdefg"])
    for most, told in ((None, 7), (4, 4), (1, 1)):
        answer = grouped(view, "en", most_members=most)
        [row] = answer.rows
        assert (row.size, len(row.members), row.members[0].entity) == (7, told, BASE + "a")
        assert [each.entity for each in row.leaders] == [BASE + "a", BASE + "b", BASE + "c"]
        assert (f"Members that are counted and not listed: {7 - told}." in answer.notes) == (told < 7)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_people_count_and_are_listed_when_asked_for(lang: str, tmp_path: Path) -> None:
    view = made(tmp_path, [Tie("a", "b"), Tie("a", "p"), Tie("p", "c")], {"p": "person"})
    answer = ranked(view, "degree", lang)
    assert [(row.rank, row.entity) for row in answer.rows] == [(1, BASE + "a"), (2, BASE + "b"), (2, BASE + "c")]
    assert any("--type person" in note and "1" in note for note in answer.notes)
    asked = ranked(view, "degree", lang, ("person",))
    assert [(row.rank, row.entity, row.score) for row in asked.rows] == [(1, BASE + "p", 2)]
    assert not any("--type person" in note for note in asked.notes)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("measure", MEASURES)
def test_an_empty_workspace_has_no_ranks(measure: str, lang: str, tmp_path: Path) -> None:
    answer = ranked(made(tmp_path, [], alone="z"), measure, lang)
    assert answer.rows == ()
    assert any("0" in note for note in answer.notes)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_parts_as_large_as_the_one_with_scores_are_told(lang: str, tmp_path: Path) -> None:
    view = made(tmp_path, [Tie(*pair) for pair in ("ab", "bc", "de", "ef", "gh")])
    [said] = not_alone(1, lang)
    answer = ranked(view, "eigenvector", lang)
    assert [row.entity.removeprefix(BASE) for row in answer.rows] == ["b", "a", "c"]
    assert said in answer.notes
    assert answer == rank(partner_network(view, lang), "eigenvector", lang)
    alone = made(tmp_path / "alone", [Tie(*pair) for pair in ("ab", "bc", "de")])
    assert not any(note in ranked(alone, "eigenvector", lang).notes for note in not_alone(1, lang))


def test_which_measures_count_each_partnership(tmp_path: Path) -> None:
    """A second partnership of a and b moves the scores of those that say so, and of no others."""
    ties = [Tie(*pair) for pair in ("ab", "bc", "ac", "cd")]
    once, twice = made(tmp_path / "once", ties), made(tmp_path / "twice", [*ties, Tie("a", "b")])
    for code, measure in MEASURES.items():
        moved = ranked(once, code, "en").rows != ranked(twice, code, "en").rows
        assert moved == measure.by_strength, code


def test_an_estimate_says_how_far_it_may_be_off() -> None:
    [zh] = estimated(Bound(0.01, "score", 0.9, 20_000, 7_200.0), "betweenness", "zh")
    assert zh == (
        "中介中心性为估计：由 20000 个随机样本算出，所有数值与准确值相差不超过 0.01 的概率为 90%；"
        "相差更小的，名次可能互换。"
        "skillgraph rank --by betweenness --exact 给出准确值，约需 2 小时。"
    )
    [en] = estimated(Bound(0.2134, "steps", 0.9, 4_096, 42.0), "closeness", "en")
    assert en == (
        "Closeness is estimated from 4096 random samples: with a probability of 90% no mean distance is off by more "
        "than 0.213 steps; ranks that are closer may change places. skillgraph rank --by closeness --exact gives the "
        "exact values and takes about 42 seconds."
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_exact_insists(lang: str) -> None:
    for measure in ("betweenness", "closeness", "harmonic"):
        plain, exact = (
            json.loads(ask("rank", "--by", measure, *more, "--lang", lang, "--format", "json").out)
            for more in ((), ("--exact",))
        )
        assert plain == exact


def test_the_command_lists_so_many_members() -> None:
    answer = json.loads(ask("communities", "--members", "1", "--lang", "en", "--format", "json").out)
    assert [(row["size"], len(row["members"]), len(row["leaders"])) for row in answer["rows"]] == [
        (3, 1, 3), (2, 1, 2), (2, 1, 2), (2, 1, 2),
    ]  # fmt: skip
    assert "2 more" not in ask("communities", "--members", "1", "--lang", "en").out


@pytest.mark.parametrize(
    ("lang", "more"), [("zh", "来源另有 3 处只计数、未具名"), ("en", "without a name 3 times more")]
)
def test_of_many_counts_the_first_are_told(lang: str, more: str, tmp_path: Path) -> None:
    """Fifteen records that count partners of a; all are made up."""
    made(tmp_path, [Tie("a", each) for each in LETTERS[1:16]]).close()
    with sqlite3.connect(tmp_path / pointer.READ_MODEL) as connection:
        connection.execute("INSERT INTO counted SELECT 1, id FROM record")
    connection.close()
    view = View(str(tmp_path))
    for answer in (ranked(view, "degree", lang, limit=1), grouped(view, lang), brokered(view, lang)):
        assert sum("函1号" in note for note in answer.notes) == 12
        assert more in answer.notes[-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_side_by_side_are_those_of_the_graph(lang: str, tmp_path: Path) -> None:
    view = made(tmp_path, synthetic(tmp_path), {"a": "vocational-college"}, alone="Z")
    graph = partner_network(view, lang)
    entities = {entity.iri: entity for entity in view.entities().values()}
    for one, other in ("ab", "aq", "xz", "ax", "cc"):
        answer = compared(view, entities[BASE + one], entities[BASE + other], lang)
        expected = compare(graph, BASE + one, BASE + other, lang)
        assert (answer.a.places, answer.b.places, answer.distance) == (
            expected.a.places, expected.b.places, expected.distance,
        )  # fmt: skip
        assert (answer.a.partners, answer.b.forms, answer.shared) == (
            expected.a.partners, expected.b.forms, expected.shared,
        )  # fmt: skip
        assert answer.notes[: len(expected.notes)] == expected.notes
    nobody = compared(view, entities[BASE + "Z"], entities[BASE + "a"], lang)
    assert nobody.distance is None
    assert set(dict(nobody.a.places).values()) == {None}
