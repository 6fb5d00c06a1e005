"""What stands on the map and where: the scripts scene.js, hulls.js, camera.js, labelling.js and small ones."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.asking import opened
from tests.present.facts import BASE, Facts, entry, facts, facts_of, networks, relation

from skillgraph.present.map.grouped import radius

if TYPE_CHECKING:
    from tests.present.conftest import Modules

few = settings(max_examples=50, deadline=None)
points = st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)).map(list), max_size=40)
Point = list[int]


# scene.js --------------------------------------------------------------------------------------------------


def lines(modules: Modules, told: Facts) -> list[dict[str, Any]]:
    run = "(m, facts) => m.entryLines(facts, facts.relations.map((_, number) => number))"
    found: list[dict[str, Any]] = modules.run("scene", run, told)
    return found


def test_relations_between_two_are_one_line_as_firm_as_the_firmest(modules: Modules) -> None:
    told = facts(
        [entry("a"), entry("b"), entry("c")],
        [
            relation(1, 0, status="suggested", directed=True),
            relation(0, 1, status="inferred"),
            relation(1, 2, status="asserted", directed=True),
            relation(2, 1, status="inferred", directed=True),
        ],
    )
    a, b, c = (BASE + key for key in "abc")
    assert lines(modules, told) == [
        {"id": "line-0-1", "from": a, "to": b, "relations": [0, 1], "status": "inferred", "arrows": "from"},
        {"id": "line-1-2", "from": b, "to": c, "relations": [2, 3], "status": "asserted", "arrows": "to, from"},
    ]


@given(told=networks())
@few
def test_each_relation_is_in_the_one_line_of_its_ends(modules: Modules, told: Facts) -> None:
    drawn = lines(modules, told)
    ids = [each["id"] for each in told["entries"]]
    assert sorted(number for line in drawn for number in line["relations"]) == list(range(len(told["relations"])))
    assert len({frozenset((line["from"], line["to"])) for line in drawn}) == len(drawn)
    for line in drawn:
        for number in line["relations"]:
            each = told["relations"][number]
            assert {ids[each["source"]], ids[each["target"]]} == {line["from"], line["to"]}


@given(told=networks(grouped=True), tall=st.booleans())
@few
def test_groups_hold_their_members_and_lines_join_different_groups(modules: Modules, told: Facts, tall: bool) -> None:
    run = """(m, a) => ({
      marks: m.groupMarks(a.grouping, a.facts.entries.keys(), a.tall),
      lines: m.groupLines(a.facts, a.grouping, [...a.facts.relations.keys()]),
    })"""
    grouping = told["groupings"][0]
    drawn = modules.run("scene", run, {"facts": told, "grouping": grouping, "tall": tall})
    counts = {group: grouping["of"].count(group) for group in sorted(set(grouping["of"]))}
    assert {mark["group"]: mark["count"] for mark in drawn["marks"]} == counts
    assert all(
        mark["size"] == radius(mark["count"], len(told["entries"]))
        and [mark["x"], mark["y"]] == grouping["groups"][mark["group"]]["tall" if tall else "wide"]
        for mark in drawn["marks"]
    )
    ends = [sorted(grouping["of"][each[end]] for end in ("source", "target")) for each in told["relations"]]
    assert {(line["from"], line["to"]): line["relations"] for line in drawn["lines"]} == {
        (f"group-{one}", f"group-{other}"): [number for number, pair in enumerate(ends) if pair == [one, other]]
        for one, other in ends
        if one != other
    }


# hulls.js --------------------------------------------------------------------------------------------------


def turn(one: Point, over: Point, to: Point) -> int:
    return (over[0] - one[0]) * (to[1] - one[1]) - (over[1] - one[1]) * (to[0] - one[0])


@given(points)
@few
def test_the_ground_of_a_group_is_convex_and_holds_all_its_points(modules: Modules, given_points: list[Point]) -> None:
    corners: list[Point] = modules.run("hulls", "(m, points) => m.hull(points)", given_points)
    assert all(corner in given_points for corner in corners)
    if len(corners) > 2:
        sides = list(itertools.pairwise([*corners, corners[0]]))
        assert all(turn(*side, point) >= 0 for side in sides for point in given_points)
        assert len({tuple(corner) for corner in corners}) == len(corners)


def test_the_ground_has_no_corner_where_it_needs_none(modules: Modules) -> None:
    square = [[0, 0], [4, 0], [4, 4], [0, 4]]
    inner = [[2, 2], [2, 0], [4, 1], [1, 3]]
    assert modules.run("hulls", "(m, points) => m.hull(points)", [*inner, *square]) == square
    assert modules.run("hulls", "(m, points) => m.hull(points)", [[0, 0], [2, 2], [1, 1]]) == [[0, 0], [2, 2]]


# camera.js -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scale", "size"), [(1, 13), (0.1, 11), (1.1, 14.3), (3, 15)])
def test_letters_stay_readable_at_any_scale(modules: Modules, scale: float, size: float) -> None:
    assert modules.run("camera", "(m, scale) => m.letters(scale)", scale) == pytest.approx(size)


@st.composite
def measured(draw: st.DrawFn) -> list[dict[str, float]]:
    far = st.integers(-3000, 3000)
    sizes = {"radius": st.integers(4, 30), "width": st.integers(0, 120), "height": st.integers(0, 50)}
    return draw(st.lists(st.fixed_dictionaries({"x": far, "y": far, **sizes}), min_size=1, max_size=20))


@given(found=measured(), width=st.integers(320, 2000), height=st.integers(300, 1200))
@few
def test_a_map_that_fits_its_window_is_in_it_with_its_labels(
    modules: Modules, found: list[dict[str, float]], width: int, height: int
) -> None:
    run = """(m, [items, window]) => {
      const { scale, position } = m.fitting(items, window, null);
      return { scale, position, sides: m.bounds(items, scale, window, null) };
    }"""
    fit = modules.run("camera", run, [found, {"width": width, "height": height}])
    sides, scale = fit["sides"], fit["scale"]
    assert 0 < scale <= 1.5
    assert sides["width"] <= width - 28
    assert sides["height"] <= height - 28
    for item in found:
        assert abs(item["x"] - fit["position"]["x"]) * scale <= width / 2
        assert abs(item["y"] - fit["position"]["y"]) * scale <= height / 2


# labelling.js ----------------------------------------------------------------------------------------------

LABELLED = """(m, a) => {
  const facts = m.joined(a.facts);
  const lines = m.entryLines(facts, facts.relations.keys());
  const marks = m.entryMarks(facts, facts.entries.keys(), (place) => a.spots[place]);
  const positions = Object.fromEntries(marks.map(({ id, x, y }) => [id, { x, y }]));
  const ruler = new m.Ruler();
  ruler.use("sans-serif");
  const linesOf = ({ entry }) => facts.entries[entry].lines.zh;
  const near = a.near && { nodes: new Set(a.near), lines: new Set() };
  const shown = { marks, lines, positions, ruler, linesOf, near, told: a.sizesTell };
  const { items, boxes, badges } = m.placed(shown, a.scale, { width: 1280, height: 800 }, null, null);
  return {
    order: [...items.keys()],
    boxes: [...boxes.values()],
    badges: badges.map(({ line, ...place }) => ({ id: line.id, ...place })),
  };
}"""


def labelled(modules: Modules, told: Facts, spots: list[list[float]], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    argument = {"scale": 1, "near": None, "sizesTell": False, **more, "facts": told, "spots": spots}
    found: dict[str, Any] = modules.run("facts scene labelling", LABELLED, argument)
    return found


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


@pytest.mark.parametrize("scale", [0.4, 1, 2.5])
def test_labels_and_numbers_of_the_letter_keep_clear_of_each_other(modules: Modules, scale: float) -> None:
    told = facts_of(opened().map())
    drawn = labelled(modules, told, told["tall"], scale=scale)
    badges = [
        {
            "left": b["x"] - b["half"],
            "right": b["x"] + b["half"],
            "top": b["y"] - b["radius"],
            "bottom": b["y"] + b["radius"],
        }
        for b in drawn["badges"]
    ]
    assert drawn["boxes"]
    assert not [pair for pair in itertools.combinations([*drawn["boxes"], *badges], 2) if meet(*pair)]


def test_lines_of_several_relations_have_their_number_in_the_middle(modules: Modules) -> None:
    told = facts(
        [entry(key, lines={"zh": []}) for key in "abc"],
        [relation(0, 1), relation(1, 0), relation(1, 2), relation(2, 2)],
    )
    assert labelled(modules, told, [[0, 0], [200, 0], [400, 0]])["badges"] == [
        {"id": "line-0-1", "x": 100, "y": 0, "half": 8.5, "radius": 8.5}
    ]


def test_the_weightiest_are_named_first(modules: Modules) -> None:
    told = facts(
        [entry(key, size=size, lines={"zh": [key]}) for key, size in (("a", 9), ("b", 5), ("c", 20), ("d", 7))],
        [relation(1, 0), relation(1, 2), relation(1, 3), relation(3, 2)],
    )
    spots: list[list[float]] = [[0, 0], [90, 0], [0, 90], [90, 90]]
    a, b, c, d = (BASE + key for key in "abcd")
    assert labelled(modules, told, spots)["order"] == [b, c, d, a]  # by lines, else as they come
    assert labelled(modules, told, spots, sizesTell=True)["order"] == [c, a, d, b]  # by what size tells
    assert labelled(modules, told, spots, near=[a])["order"] == [a, b, c, d]  # what stands out before all


def test_a_label_that_is_asked_for_takes_the_place_of_those_it_covers(modules: Modules) -> None:
    run = """(m, a) => {
      const items = new Map(a.items.map((item) => [item.id, item]));
      const boxes = new Map(a.items.slice(0, 2).map((item) => [item.id, m.labelBox(item, "below")]));
      return m.withAsked({ items, boxes }, a.asked).map(({ id }) => id);
    }"""
    found = [
        {"id": key, "x": x, "y": 0, "radius": 10, "width": 60, "height": 16}
        for key, x in (("a", 0), ("b", 200), ("c", 20))
    ]
    for asked, drawn in ((["c"], ["b", "c"]), (["a"], ["a", "b"]), (["elsewhere"], ["a", "b"]), ([], ["a", "b"])):
        assert modules.run("labels labelling", run, {"items": found, "asked": asked}) == drawn


# years.js, filters.js --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [(2003, 2022, [None, None]), (2004, 2022, [2004, None]), (2003, 2021, [None, 2021]), (2010, 2010, [2010, 2010])],
)
def test_a_slider_at_its_end_is_no_bound(modules: Modules, since: int, until: int, kept: list[int | None]) -> None:
    run = "(m, [since, until]) => Object.values(m.bounded(since, until, { first: 2003, last: 2022 }))"
    assert modules.run("years", run, [since, until]) == kept


@pytest.mark.parametrize(
    ("state", "count"),
    [
        ({}, 0),
        ({"area": 0}, 1),
        ({"without": ["a", "b"], "industry": 2}, 3),
        ({"statuses": ["inferred", "asserted"]}, 0),
        ({"statuses": ["asserted"]}, 1),
        ({"statuses": ["asserted", "inferred", "suggested"]}, 1),
    ],
)
def test_how_many_filters_are_set(modules: Modules, state: dict[str, Any], count: int) -> None:
    run = """(m, [state, facts]) => m.filtersSet({ area: null, industry: null, ...state,
      without: new Set(state.without), statuses: new Set(state.statuses || facts.shown) }, facts)"""
    assert modules.run("filters", run, [state, {"shown": ["asserted", "inferred"]}]) == count
