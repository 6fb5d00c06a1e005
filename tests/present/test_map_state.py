"""What the reader asked for, and what is shown for it: the scripts state.js, visible.js, paths.js and stage.js."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.present.facts import (
    BASE,
    KINDS,
    PLAIN,
    READ,
    RELATIONS,
    STATUSES,
    Facts,
    State,
    entry,
    facts,
    networks,
    relation,
    states,
)

if TYPE_CHECKING:
    from tests.present.conftest import Modules

few = settings(max_examples=50, deadline=None)

TOWN = facts(
    [entry("昆明/1&2", "person"), entry("艾 维=+%", "enterprise"), entry("学院#?", "vocational-college")],
    [relation(0, 1), relation(1, 2, year=2020, kind=1), relation(0, 2, status="suggested")],
)


def asked(told: st.SearchStrategy[Facts]) -> st.SearchStrategy[tuple[Facts, State]]:
    """A map, and what a reader may ask of it."""
    return told.flatmap(lambda found: st.tuples(st.just(found), states(found)))


either = asked(st.booleans().flatmap(lambda grouped: networks(grouped=grouped)))


# state.js --------------------------------------------------------------------------------------------------


def written(modules: Modules, told: Facts, state: State) -> str:
    run = f"(m, a) => {{ {READ} return m.encode(state, facts); }}"
    return str(modules.run("facts state", run, {"facts": told, "state": state}))


def read(modules: Modules, told: Facts, text: str) -> State:
    run = f"(m, a) => ({PLAIN})(m.decode(a.text, m.joined(a.facts), 'zh'))"
    state: State = modules.run("facts state", run, {"facts": told, "text": text})
    return state


def begun(modules: Modules, told: Facts) -> State:
    state: State = modules.run("state", f"(m, facts) => ({PLAIN})(m.initial(facts, 'zh'))", told)
    return state


@given(asked=either)
@few
def test_an_address_says_what_was_asked_for(modules: Modules, asked: tuple[Facts, State]) -> None:
    told, state = asked
    # The ground of groups needs groups, and these maps have none.
    assert read(modules, told, written(modules, told, state)) == {**state, "hulls": False}


def test_an_untouched_page_says_its_language_alone(modules: Modules) -> None:
    assert written(modules, TOWN, {}) == "lang=zh"
    assert read(modules, TOWN, "") == begun(modules, TOWN)


def test_an_address_is_read_and_written_as_it_looks(modules: Modules) -> None:
    state: State = {
        "lang": "en",
        "hidden": ["person", "enterprise"],
        "statuses": ["suggested", "asserted"],
        "area": 1,
        "since": 2019,
        "undated": False,
        "chosen": 0,
        "around": {"entry": 1, "steps": 2},
        "spot": {"x": -12.3456, "y": 7, "scale": 0.5},
    }
    assert parse_qs(written(modules, TOWN, state)) == {
        "lang": ["en"],
        "hide": ["enterprise person"],
        "status": ["asserted suggested"],
        "area": ["530111"],
        "since": ["2019"],
        "undated": ["no"],
        "show": ["昆明/1&2"],
        "around": ["2 艾 维=+%"],
        "spot": ["-12.346 7 0.5"],
    }


def test_no_status_at_all_is_not_the_same_as_none_said(modules: Modules) -> None:
    assert read(modules, TOWN, written(modules, TOWN, {"statuses": []}))["statuses"] == []
    assert read(modules, TOWN, "lang=zh")["statuses"] == ["asserted", "inferred"]


WORDS = ("lang", "theme", "hide", "without", "status", "area", "industry", "since", "until", "group", "undated")
MORE = ("show", "from", "to", "around", "hulls", "by", "spot")
VALUES = ("", "zh", "dark", "yes", "no", "1", "-1", "1e9", "99999999", "2 e0", "9 e0", "e0", "kind", "0 0 0", "1 1 NaN")
rubbish = st.text(max_size=60) | st.dictionaries(
    st.sampled_from(WORDS + MORE), st.sampled_from(VALUES) | st.text(max_size=12)
).map(urlencode)


@given(told=networks(grouped=True), text=rubbish)
@few
def test_what_means_nothing_is_passed_over(modules: Modules, told: Facts, text: str) -> None:
    state = read(modules, told, text)
    count = len(told["entries"])
    assert state["lang"] in ("zh", "en")
    assert state["theme"] in (None, "light", "dark")
    assert set(state["hidden"]) <= set(KINDS)
    assert set(state["without"]) <= set(RELATIONS)
    assert set(state["statuses"]) <= set(STATUSES)
    assert all(state[key] in (None, 0, 1) for key in ("area", "industry"))
    assert all(state[key] is None or 0 <= state[key] < 10**6 for key in ("since", "until"))
    assert all(state[key] is None or 0 <= state[key] < count for key in ("chosen", "from", "to"))
    assert state["by"] in ("kind", "area")
    assert state["group"] in (None, 0, 1, 2)
    assert state["hulls"] is False
    assert state["around"] is None or (state["around"]["entry"] < count and state["around"]["steps"] in (1, 2, 3))
    assert state["spot"] is None or (state["spot"]["scale"] > 0 and all(map(math.isfinite, state["spot"].values())))
    assert state.keys() == begun(modules, told).keys()


# visible.js ------------------------------------------------------------------------------------------------

SHOWN = "({ ...seen, entries: [...seen.entries] })"


def shown(modules: Modules, told: Facts, state: State) -> dict[str, Any]:
    run = f"(m, a) => {{ {READ} const seen = m.visible(facts, state); return {SHOWN}; }}"
    seen: dict[str, Any] = modules.run("facts state visible", run, {"facts": told, "state": state})
    return seen


def wanted(told: Facts, state: State, number: int) -> bool:
    each = told["relations"][number]
    year = each["year"]
    dated = (state["since"] or 0) <= (year or 0) <= (state["until"] or 9999)
    return (
        each["status"] in state["statuses"]
        and RELATIONS[each["kind"]] not in state["without"]
        and (state["undated"] if year is None else dated)
    )


@given(asked=asked(networks()))
@few
def test_a_relation_is_shown_where_it_is_wanted_and_both_its_ends_are_shown(
    modules: Modules, asked: tuple[Facts, State]
) -> None:
    told, state = asked
    seen = shown(modules, told, {**state, "around": None})
    held = set(seen["entries"])
    assert (seen["left"], seen["groups"]) == (0, False)
    assert seen["relations"] == [
        number
        for number, each in enumerate(told["relations"])
        if wanted(told, state, number) and {each["source"], each["target"]} <= held
    ]


@given(asked=asked(networks()))
@few
def test_an_entry_is_shown_by_its_own_kind_area_and_industry(modules: Modules, asked: tuple[Facts, State]) -> None:
    told, state = asked
    kept = {key: state[key] for key in ("hidden", "area", "industry")}  # no relation is narrowed
    assert shown(modules, told, kept)["entries"] == [
        place
        for place, each in enumerate(told["entries"])
        if each["kind"] not in state["hidden"]
        and (state["area"] is None or state["area"] in each["areas"])
        and (state["industry"] is None or state["industry"] in each["industries"])
    ]


def test_an_entry_goes_with_the_last_of_its_relations_that_is_wanted(modules: Modules) -> None:
    told = facts(
        [entry(key) for key in "abcd"],
        [relation(0, 1, year=2019), relation(1, 2, year=2021), relation(1, 2)],
    )
    # d has no relation to lose; a has one, and it is too old.
    assert shown(modules, told, {"since": 2020})["entries"] == [1, 2, 3]
    assert shown(modules, told, {"since": 2020, "undated": False})["relations"] == [1]
    assert shown(modules, told, {"until": 2019, "undated": False})["entries"] == [0, 1, 3]
    assert shown(modules, told, {"without": ["named-class"]})["entries"] == [3]
    assert shown(modules, told, {"without": ["designation"]})["entries"] == [0, 1, 2, 3]


def test_what_is_only_suggested_hides_nobody_until_it_is_asked_for(modules: Modules) -> None:
    told = facts([entry("a"), entry("b")], [relation(0, 1, status="suggested")])
    assert shown(modules, told, {}) == {"entries": [0, 1], "relations": [], "left": 0, "groups": False}
    assert shown(modules, told, {"statuses": ["asserted", "inferred", "suggested"]})["relations"] == [0]


def steps_from(told: Facts, relations: list[int], start: int, closed: Sequence[str] = ()) -> dict[int, int]:
    """How many steps everybody is away, by breadth-first search that does not lead on from some kinds."""
    next_to: dict[int, set[int]] = defaultdict(set)
    for number in relations:
        source, target = told["relations"][number]["source"], told["relations"][number]["target"]
        next_to[source].add(target)
        next_to[target].add(source)
    found, edge = {start: 0}, [start]
    for place in edge:
        if place != start and told["entries"][place]["kind"] in closed:
            continue
        for other in sorted(next_to[place] - found.keys()):
            found[other] = found[place] + 1
            edge.append(other)
    return found


@given(asked=asked(networks(grouped=True)), steps=st.integers(1, 3))
@few
def test_a_neighbourhood_is_what_is_within_its_steps(modules: Modules, asked: tuple[Facts, State], steps: int) -> None:
    told, state = asked
    everything = {**state, "around": None, "group": None}
    all_of_it = shown(modules, told, everything)
    for start in all_of_it["entries"]:
        seen = shown(modules, told, {**everything, "around": {"entry": start, "steps": steps}})
        far = steps_from(told, all_of_it["relations"], start)
        assert sorted(seen["entries"]) == sorted(place for place, count in far.items() if count <= steps)
        assert [far[place] for place in seen["entries"]] == sorted(far[place] for place in seen["entries"])
        assert (seen["left"], seen["groups"]) == (0, False)


def test_a_large_map_opens_in_groups_and_a_group_with_its_best_related(modules: Modules) -> None:
    crowd = 2_005
    grouping = {"code": "kind", "groups": [{"name": {}}, {"name": {}}], "of": [0] * crowd + [1]}
    told = facts(
        [entry(f"e{n}") for n in range(crowd + 1)],
        [relation(crowd, crowd - 1), relation(crowd - 1, crowd - 2), relation(0, 1)],
        groupings=[grouping],
    )
    overview = shown(modules, told, {})
    assert (len(overview["entries"]), overview["groups"]) == (crowd + 1, True)
    opened = shown(modules, told, {"group": 0})
    assert (len(opened["entries"]), opened["left"], opened["groups"]) == (2_000, 5, False)
    assert opened["entries"][:5] == [crowd - 1, 0, 1, crowd - 2, 2]
    assert opened["relations"] == [1, 2]


# paths.js --------------------------------------------------------------------------------------------------


@given(asked=asked(networks()), data=st.data())
@few
def test_a_path_is_as_short_as_any_and_each_step_is_told_whole(
    modules: Modules, asked: tuple[Facts, State], data: st.DataObject
) -> None:
    told, state = asked
    state = {**state, "around": None}
    seen = shown(modules, told, state)
    start, end = (data.draw(st.sampled_from(range(len(told["entries"])))) for _ in range(2))
    run = f"(m, a) => {{ {READ} return m.shortestPath(facts, m.visible(facts, state), ...a.ends); }}"
    way = modules.run("facts state visible paths", run, {"facts": told, "state": state, "ends": [start, end]})
    far = steps_from(told, seen["relations"], start, told["notThrough"])
    if end not in far:
        assert way is None
        return
    assert [way[0]["place"], way[-1]["place"], len(way)] == [start, end, far[end] + 1]
    assert way[0]["relations"] == []
    for last, step in itertools.pairwise(way):
        ends = {last["place"], step["place"]}
        assert step["relations"]
        assert step["relations"] == [
            number
            for number in seen["relations"]
            if {told["relations"][number]["source"], told["relations"][number]["target"]} == ends
        ]


def test_a_path_goes_around_what_all_have_in_common(modules: Modules) -> None:
    told = facts(
        [entry("a"), entry("common", "person"), entry("b"), entry("c"), entry("alone")],
        [relation(0, 1), relation(1, 2), relation(0, 3), relation(3, 2), relation(1, 4)],
    )
    run = f"(m, a) => {{ {READ} return m.shortestPath(facts, m.visible(facts, state), ...a.ends); }}"

    def places(start: int, end: int) -> list[int] | None:
        way = modules.run("facts state visible paths", run, {"facts": told, "state": {}, "ends": [start, end]})
        return way and [step["place"] for step in way]

    assert places(0, 2) == [0, 3, 2]  # and not by what all have in common, as near as that is
    assert places(0, 4) is None
    assert places(0, 1) == [0, 1]
    assert places(1, 4) == [1, 4]


# stage.js --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height", "tall"), [(1280, 800, False), (390, 800, True), (800, 820, False)])
def test_a_window_is_tall_where_it_is_clearly_higher_than_wide(
    modules: Modules, width: int, height: int, tall: bool
) -> None:
    assert modules.run("stage", "(m, window) => m.isTall(window)", {"width": width, "height": height}) is tall


def test_what_stands_out_is_what_was_chosen_with_what_it_touches(modules: Modules) -> None:
    told = facts([entry(key) for key in "abcd"], [relation(0, 1), relation(1, 2), relation(2, 3)])
    run = """(m, a) => {
      const facts = m.joined(a.facts);
      const lines = m.entryLines(facts, [0, 1, 2]);
      const marks = new Map(facts.entries.slice(0, 3).map(({ id }) => [id, {}]));
      const near = m.standingOut(facts, marks, lines, { chosen: null, line: null, way: null, ...a.what(lines) });
      return near && [[...near.nodes].sort(), [...near.lines].sort()];
    }"""

    def out(what: str) -> list[list[str]] | None:
        found: list[list[str]] | None = modules.run(
            "facts scene stage", run.replace("a.what(lines)", f"({what})"), {"facts": told}
        )
        return found

    a, b, c = (BASE + key for key in "abc")
    assert out("{}") is None
    assert out("{ chosen: 3 }") is None  # the fourth is not drawn
    assert out("{ chosen: 1 }") == [[a, b, c], ["line-0-1", "line-1-2"]]
    assert out("{ line: lines[0] }") == [[a, b], ["line-0-1"]]
    assert out("{ way: [{ place: 2 }, { place: 1 }, { place: 0 }] }") == [[a, b, c], ["line-0-1", "line-1-2"]]
