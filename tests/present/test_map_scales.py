"""What size and colour of the map's marks tell: by hand, and in a browser."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from tests.asking import ask, opened
from tests.readmodel import BASE, Tie
from tests.readmodel import made as made_of

from skillgraph.analysis.engine.estimate import Effort
from skillgraph.analysis.measures import MEASURES
from skillgraph.errors import UnknownChoice
from skillgraph.network import partner_network
from skillgraph.present.map import Groups, MapData, Node, Scale, page
from skillgraph.present.map.looks import GROUPS, OTHERS, SEQUENCE
from skillgraph.present.map.measured import measured
from skillgraph.present.map.payload import drawing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.present.conftest import Visit, Visitor

COLLEGE, GLASS = "昆明技师学院", "云南云翔玻璃有限责任公司"
PARTNERS = {"zh": "合作方数量", "en": "partners"}
GROUPED = {"zh": "群组", "en": "community"}


def made(letters: str, **scales: Any) -> MapData:  # noqa: ANN401 - a scale or groups
    nodes = tuple(Node(letter, {"zh": letter, "en": letter}, "enterprise", {"en": "enterprise"}) for letter in letters)
    return MapData({"en": "Map"}, nodes, **scales)


def marks(data: MapData) -> dict[str, dict[str, Any]]:
    drawn = drawing(data)
    return {node["id"]: {**node, **entry} for node, entry in zip(drawn.nodes, drawn.facts["entries"], strict=True)}


# By hand --------------------------------------------------------------------------------------------------


def test_the_area_of_a_mark_grows_with_the_score_and_without_one_it_is_the_smallest() -> None:
    found = marks(made("abcd", size=Scale(PARTNERS, {"a": 1.0, "b": 2.0, "c": 3.0})))
    assert [found[letter]["size"] for letter in "abcd"] == [10, round(math.sqrt((10**2 + 21**2) / 2)), 21, 7]
    assert [found[letter]["scores"][0][1] for letter in "abcd"] == ["1", "2", "3", {"text": "no_score"}]


def test_the_lowest_and_the_highest_score_have_the_ends_of_the_colours() -> None:
    found = marks(made("abc", color=Scale(PARTNERS, {"a": 0.25, "b": 7.0})))
    low, high = SEQUENCE[0], SEQUENCE[-1]
    assert [found[letter]["colors"] for letter in "abc"] == [[low, high], [high, low], ["", ""]]
    [legend] = drawing(made("abc", color=Scale(PARTNERS, {"a": 0.25, "b": 7.0}))).facts["scales"]
    assert (legend["ends"], legend["rest"]) == (["0.25", "7"], True)


def test_only_what_is_drawn_counts_for_the_ends() -> None:
    [legend] = drawing(made("ab", size=Scale(PARTNERS, {"a": 1.0, "b": 2.0, "z": 900.0}))).facts["scales"]
    assert (legend["ends"], legend["rest"]) == (["1", "2"], False)


def test_one_score_for_all_and_none_at_all_are_borne(visit: Visitor) -> None:
    for scores, ends in (({"a": 2.0, "b": 2.0}, ["2"]), ({}, [])):
        data = made("ab", size=Scale(PARTNERS, scores), color=Scale(PARTNERS, scores))
        assert [scale["ends"] for scale in drawing(data).facts["scales"]] == [ends, ends]
        said = visit(page(data, "en")).page.locator("#scales").inner_text()
        assert ("no score" in said) == (not scores)


def test_the_largest_groups_have_colours_of_their_own_and_the_others_one_together() -> None:
    letters = "abcdefghij"
    groups = Groups(GROUPED, tuple({"en": letter} for letter in letters[:9]), {x: n for n, x in enumerate(letters[:9])})
    found = marks(made(letters, color=groups))
    assert [found[letter]["colors"][0] for letter in letters] == [*GROUPS, OTHERS, OTHERS, ""]
    [legend] = drawing(made(letters, color=groups)).facts["scales"]
    assert [(group["name"], group["count"]) for group in legend["groups"]][-2:] == [({"en": "g"}, 1), (None, 2)]
    assert len({*GROUPS, OTHERS, *SEQUENCE}) == len(GROUPS) + 1 + len(SEQUENCE)


def luminance(color: str) -> float:
    """By WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_colours_of_a_measure_grow_darker_all_the_way() -> None:
    found = [luminance(color) for color in SEQUENCE]
    assert found == sorted(found, reverse=True)


# On the letter --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_of_rank_has_its_scores_on_the_map(code: str) -> None:
    graph = opened("en")
    scores = {row.name: row.score for row in graph.rank(code).rows}
    html = graph.map(size_by=code, color_by=MEASURES[code].zh)
    assert (
        f"{MEASURES[code].en[0].upper()}{MEASURES[code].en[1:]}: {MEASURES[code].meaning_en}".replace("'", "&#39;")
        in html
    )
    assert html.count('"scores":[[{"zh":') == 63
    assert html.count(f'"en":"{MEASURES[code].en}"}},{{"text":"no_score"}}]]') == 63 - len(scores)


def test_without_a_wish_the_map_stays_as_it_is() -> None:
    graph = opened("zh")
    assert graph.map() == graph.map(color_by="类别") == graph.map(color_by="type")
    assert '"scales":[]' in graph.map()


def test_the_same_wish_gives_the_same_bytes() -> None:
    one, other = (opened("en").map(size_by="eigenvector", color_by="community") for _ in range(2))
    assert one == other


def test_where_nobody_has_a_partner_nobody_has_a_score(tmp_path: Path) -> None:
    view = made_of(tmp_path, [Tie("a", "b", "belongs-to")])
    for code in MEASURES:
        named = {"zh": MEASURES[code].zh, "en": MEASURES[code].en}
        assert measured(view, code, None)[:2] == (Scale(named, {}), None)
    assert measured(view, None, "群组")[:2] == (None, Groups(GROUPED, (), {}))


@pytest.mark.parametrize("code", MEASURES)
def test_the_scores_are_those_of_the_graph(code: str) -> None:
    view = opened("en")._view
    size = measured(view, code, None).size
    assert size is not None
    assert size.scores == pytest.approx(MEASURES[code].function(partner_network(view)), rel=1e-8)


def test_the_groups_are_those_of_communities_and_named_by_the_strongest(tmp_path: Path) -> None:
    """Synthetic: two circles, in which c and f have most; and a pair, of which the first by pinyin leads."""
    pairs = ["ac", "bc", "ab", "ac", "df", "ef", "de", "fe", "fd", "ef", "xy", "cd"]
    view = made_of(tmp_path, [Tie(*pair) for pair in pairs])
    groups = measured(view, None, "community").color
    assert isinstance(groups, Groups)
    assert [name["en"] for name in groups.names] == ["Ec and 2 more", "Ef and 2 more", "Ex and 1 more"]
    assert {iri.removeprefix(BASE): group for iri, group in groups.of.items()} == {
        **dict.fromkeys("abc", 0), **dict.fromkeys("def", 1), **dict.fromkeys("xy", 2),
    }  # fmt: skip


def test_the_notes_say_how_many_have_a_score() -> None:
    view = opened("en")._view
    everybody, some = "Computed among all 9 named partners", "of the 9 named partners of the workspace 3 have a score"
    for size, color, said in (
        ("degree", None, (True, False)),
        ("eigenvector", None, (False, True)),
        ("eigenvector", "community", (True, True)),
    ):
        text = " ".join(note["en"] for note in measured(view, size, color).notes)
        assert (everybody in text, some in text) == said


def test_the_notes_say_that_other_parts_are_as_large(tmp_path: Path) -> None:
    view = made_of(tmp_path, [Tie("a", "b"), Tie("c", "d"), Tie("e", "f")])
    notes = measured(view, "eigenvector", None).notes
    assert notes[-1] == {
        "zh": "同样大的连通部分另有 2 个；取的是排在最前的一个。",
        "en": "Connected parts that are as large beside it: 2; the one that comes first was taken.",
    }


def test_estimates_are_said_to_be_estimates(tmp_path: Path) -> None:
    """With no time for exact values, as on a province."""
    view = made_of(tmp_path, [Tie(*pair) for pair in ("ab", "bc", "cd")])
    notes = measured(view, "betweenness", "degree", Effort(seconds=0)).notes
    [said] = [note for note in notes if "estimated" in note["en"]]
    assert "skillgraph rank --by betweenness --exact" in said["en"]
    assert "skillgraph rank --by betweenness --exact" in said["zh"]
    assert not any("estimated" in note["en"] for note in measured(view, "betweenness", "degree").notes)


@pytest.mark.parametrize(("option", "is_size"), [("--size-by", True), ("--color-by", False)])
def test_an_unknown_measure_is_told_with_the_choices(option: str, is_size: bool) -> None:
    with pytest.raises(UnknownChoice) as error:
        opened("en").map(size_by="beauty" if is_size else None, color_by=None if is_size else "beauty")
    assert error.value.sentence("en").startswith(f"{option} has no choice “beauty”. There are: ")
    assert ("community" in error.value.sentence("en")) != is_size
    said = ask("map", option, "beauty", "-o", "-", "--lang", "zh")
    assert (said.code, said.raw) == (2, b"")


# In a browser ---------------------------------------------------------------------------------------------


def ground(visited: Visit, name: str) -> str:
    return str(visited.page.evaluate(
        "name => { const id = JSON.parse(document.getElementById('map-facts').textContent).entries"
        ".find(entry => Object.values(entry.name).includes(name)).id;"
        "return skillgraphMap.network.body.nodes[id].options.color.background }", name,
    ))  # fmt: skip


def choose(visited: Visit, name: str) -> str:
    visited.page.locator("#search").fill(name)
    visited.page.locator("#search").press("Enter")
    return visited.page.locator("#panel").inner_text()


def test_the_legend_says_what_size_and_colour_mean_and_the_details_the_score(visit: Visitor) -> None:
    visited = visit(opened("zh").map(size_by="degree", color_by="betweenness"))
    legend = visited.page.locator("#scales")
    assert legend.inner_text().split() == ["大小：合作方数量", "1", "2", "颜色：中介中心性", "0", "0.0357", "没有数值"]
    assert ground(visited, COLLEGE) == SEQUENCE[-1]
    assert ground(visited, GLASS) == SEQUENCE[0]
    panel = choose(visited, COLLEGE)
    assert "合作方数量：2" in panel
    assert "中介中心性：0.0357" in panel
    assert "合作方数量：没有数值" in choose(visited, "耿家盛")
    visited.page.keyboard.press("Escape")
    visited.page.locator("#theme").click()  # on dark ground the highest is the lightest
    assert (ground(visited, COLLEGE), ground(visited, GLASS)) == (SEQUENCE[0], SEQUENCE[-1])
    visited.page.locator("#lang").click()
    assert "Size: partners" in legend.inner_text()
    assert "no score" in legend.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_communities_have_colours_and_outlines_that_stand_out(visit: Visitor, scheme: str) -> None:
    visited = visit(opened("en").map(color_by="community"), 390, 800, scheme)
    text = visited.page.locator("#scales").inner_text()
    assert "Kunming Technician College and 2 more" in text
    assert "in no community" in text
    assert ground(visited, COLLEGE) == ground(visited, GLASS) == GROUPS[0]
    outline, paper, neutral = visited.page.evaluate(
        "() => ['outline', 'paper', 'neutral'].map(name =>"
        " getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim())"
    )
    assert ground(visited, "耿家盛") == neutral
    lights = sorted(luminance(color) for color in (outline, paper))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 3
    assert "ommunity: Kunming Technician College and 2 more" in choose(visited, "kmjsxy")
    assert "ommunity: in no community" in choose(visited, "耿家盛")
