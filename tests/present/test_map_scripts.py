"""The functions of the map's scripts, called one by one in a browser: by hand, and by rules that hold for all."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.present.conftest import Modules

Box = dict[str, float]

# The browser takes its time, and each example is one call.
few = settings(max_examples=60, deadline=None)
lengths = st.integers(0, 300)
spots = st.tuples(st.integers(-500, 500), st.integers(-500, 500))


def box(left: float, top: float, right: float, bottom: float) -> Box:
    return {"left": left, "top": top, "right": right, "bottom": bottom}


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(spots)
    return box(left, top, left + draw(lengths), top + draw(lengths))


# labels.js -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (box(5, 5, 15, 15), True),
        (box(2, 2, 3, 3), True),
        (box(10, 0, 20, 10), False),  # side by side
        (box(0, 10, 10, 20), False),  # one below the other
        (box(20, 0, 30, 10), False),
    ],
)
def test_boxes_overlap_where_they_share_room(modules: Modules, other: Box, meets: bool) -> None:
    assert modules.run("labels", "(m, [one, other]) => m.overlap(one, other)", [box(0, 0, 10, 10), other]) is meets


@given(one=boxes(), other=boxes())
@few
def test_overlap_is_the_room_that_both_hold(modules: Modules, one: Box, other: Box) -> None:
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    tall = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    solid = all(each["right"] > each["left"] and each["bottom"] > each["top"] for each in (one, other))
    both = modules.run("labels", "(m, [one, other]) => [m.overlap(one, other), m.overlap(other, one)]", [one, other])
    assert both[0] == both[1]
    if solid:
        assert both[0] is (wide > 0 and tall > 0)


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ((-5, 5), (15, 5), 10),  # straight through
        ((5, -7), (5, 25), 10),
        ((0, 0), (10, 10), math.sqrt(200)),  # from corner to corner
        ((5, 5), (5, 8), 3),  # all of it
        ((5, 5), (25, 5), 5),  # from within to without
        ((-5, 12), (15, 12), 0),  # past it
        ((5, 5), (5, 5), 0),  # no way at all
    ],
)
def test_how_much_of_a_way_lies_in_a_box(
    modules: Modules, start: tuple[float, float], end: tuple[float, float], length: float
) -> None:
    ends = [dict(zip("xy", point, strict=True)) for point in (start, end)]
    found = modules.run("labels", "(m, [box, from, to]) => m.within(box, from, to)", [box(0, 0, 10, 10), *ends])
    assert found == pytest.approx(length)


@given(inner=boxes(), start=spots, end=spots)
@few
def test_a_way_lies_in_a_box_as_its_points_do(
    modules: Modules, inner: Box, start: tuple[int, int], end: tuple[int, int]
) -> None:
    ends = [dict(zip("xy", point, strict=True)) for point in (start, end)]
    found = modules.run("labels", "(m, [box, from, to]) => m.within(box, from, to)", [inner, *ends])
    whole, steps = math.dist(start, end), 1000
    points = [[(a * (steps - n) + b * n) / steps for a, b in zip(start, end, strict=True)] for n in range(steps)]
    held = sum(inner["left"] <= x <= inner["right"] and inner["top"] <= y <= inner["bottom"] for x, y in points)
    assert found == pytest.approx(whole * held / steps, abs=whole * 2 / steps + 1e-9)


@st.composite
def items(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Marks with their labels, the weightiest first, more of them than a small window has room for."""
    found = []
    for number, (x, y) in enumerate(draw(st.lists(spots, max_size=80))):
        ways = [dict(zip("xy", way, strict=True)) for way in draw(st.lists(spots, max_size=3))]
        sizes = {
            "radius": draw(st.integers(2, 30)),
            "width": draw(st.integers(1, 200)),
            "height": draw(st.integers(1, 50)),
        }
        found.append({"id": f"mark-{number}", "x": x, "y": y, **sizes, "ways": ways, "heavy": draw(st.booleans())})
    return found


@given(marks=items(), obstacles=st.lists(boxes(), max_size=3))
@few
def test_no_label_stands_on_another_or_on_what_must_stay_free_or_outside(
    modules: Modules, marks: list[dict[str, Any]], obstacles: list[Box]
) -> None:
    bounds = box(-400, -300, 400, 300)
    placed: list[dict[str, Any]] = modules.run(
        "labels",
        "(m, [items, obstacles, bounds]) => [...m.placeLabels(items, obstacles, bounds).values()]",
        [marks, obstacles, bounds],
    )
    for one, other in itertools.combinations([*placed, *obstacles], 2):
        if "id" in one:
            assert not _share(one, other)
    assert all(
        label["left"] >= -400 and label["right"] <= 400 and label["top"] >= -300 and label["bottom"] <= 300
        for label in placed
    )


def _share(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


@given(marks=items())
@few
def test_a_label_that_is_not_heavy_covers_no_mark_but_its_own(modules: Modules, marks: list[dict[str, Any]]) -> None:
    placed: list[dict[str, Any]] = modules.run(
        "labels",
        "(m, [items, bounds]) => [...m.placeLabels(items, [], bounds).values()]",
        [marks, box(-1000, -1000, 1000, 1000)],
    )
    light = {mark["id"] for mark in marks if not mark["heavy"]}
    for label in placed:
        for mark in marks:
            if label["id"] in light and mark["id"] != label["id"]:
                x, y, radius = mark["x"], mark["y"], mark["radius"]
                assert not _share(label, box(x - radius, y - radius, x + radius, y + radius))


def test_a_label_stands_below_its_mark_unless_a_line_goes_there(modules: Modules) -> None:
    run = "(m, items) => [...m.placeLabels(items, [], {left: -99, top: -99, right: 99, bottom: 99}).values()]"
    mark = {"id": "one", "x": 0, "y": 0, "radius": 10, "width": 40, "height": 16, "ways": [], "heavy": False}
    [below] = modules.run("labels", run, [mark])
    [above] = modules.run("labels", run, [{**mark, "ways": [{"x": 0, "y": 90}]}])
    assert below == {"id": "one", "align": "center", **box(-20, 13, 20, 29)}
    assert above == {"id": "one", "align": "center", **box(-20, -29, 20, -13)}


# search.js -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("昆明技师学院", "昆明技师学院"),
        ("ＡＢＣ　公司", "abc公司"),
        ("“春城计划”首席技师", "春城计划首席技师"),
        ("Sinohydro Bureau 14 Co., Ltd.", "sinohydrobureau14coltd"),
        ("云南白药集团（股份）", "云南白药集团股份"),
        (" ·、—", ""),
    ],
)
def test_what_makes_no_difference_is_left_out(modules: Modules, typed: str, folded: str) -> None:
    assert modules.run("search", "(m, text) => m.fold(text)", typed) == folded


@given(signs=st.lists(st.sampled_from("昆明技师学院第14Kunming")), marks=st.lists(st.sampled_from(" （）·“”,.-　")))
@few
def test_marks_between_the_signs_of_a_name_make_no_difference(
    modules: Modules, signs: list[str], marks: list[str]
) -> None:
    marked = "".join(sign + mark for sign, mark in itertools.zip_longest(signs, marks, fillvalue=""))
    folded = modules.run("search", "(m, text) => m.fold(text)", marked)
    assert folded == "".join(signs).lower() == modules.run("search", "(m, text) => m.fold(text)", folded)


@pytest.mark.parametrize(
    ("wanted", "rank"),
    [
        ("昆明技师学院", 0),
        ("kmjsxy", 0),
        ("昆明", 1),
        ("kmjs", 1),
        ("技师", 2),
        ("昆技", 3),  # signs of the name in their order
        ("技昆", None),
        ("kmxy", None),  # letters in their order are found in almost any pinyin
        ("云南", None),
    ],
)
def test_how_well_a_name_fits(modules: Modules, wanted: str, rank: int | None) -> None:
    keys = ["昆明技师学院", "kunmingjishixueyuan", "kmjsxy"]
    assert modules.run("search", "(m, [keys, wanted]) => m.rankOf(keys, wanted)", [keys, wanted]) == rank


def test_the_best_and_then_the_shortest_names_come_first(modules: Modules) -> None:
    names = ["云南技师学院", "昆明技师学院附属学校", "技师学院", "昆明技师学院", "昆明冶金技师职业学院", "云南白药"]
    found = modules.run("search", "(m, [keys, text]) => m.find(keys, text)", [[[name] for name in names], "技师学院"])
    assert [names[place] for place in found] == [
        "技师学院",
        "云南技师学院",
        "昆明技师学院",
        "昆明技师学院附属学校",
        "昆明冶金技师职业学院",
    ]


@pytest.mark.parametrize("typed", ["", "  ", "（）", "不在其中"])
def test_nothing_is_found_by_nothing(modules: Modules, typed: str) -> None:
    assert modules.run("search", "(m, [keys, text]) => m.find(keys, text)", [[["昆明技师学院"], []], typed]) == []


def test_no_more_are_found_than_can_be_read(modules: Modules) -> None:
    keys = [[f"企业{number:02d}"] for number in range(30)]
    assert modules.run("search", "(m, [keys, text]) => m.find(keys, text)", [keys, "企业"]) == list(range(8))


# panel.js --------------------------------------------------------------------------------------------------


def test_relations_of_the_same_words_are_gathered(modules: Modules) -> None:
    def relation(kind: int, status: str, *quotes: int) -> dict[str, Any]:
        return {"kind": kind, "status": status, "quotes": list(quotes)}

    told = [
        relation(0, "asserted", 1),
        relation(1, "asserted", 1),
        relation(0, "asserted", 1),
        relation(0, "inferred", 1),
        relation(0, "asserted", 1, 2),
    ]
    numbered = [{**each, "number": number} for number, each in enumerate(told)]
    run = "(m, relations) => m.gather(relations).map((group) => group.map(({number}) => number))"
    assert modules.run("panel", run, numbered) == [[0, 2], [1], [3], [4]]


def test_a_quote_is_cut_at_the_names_in_it_the_longest_first(modules: Modules) -> None:
    text = "官渡职中艾维产业学院由官渡职中与艾维共建"
    names = ["官渡职中", "艾维", "官渡职中艾维产业学院", "共"]
    assert modules.run("panel", "(m, [text, names]) => m.cut(text, names)", [text, names]) == [
        ["官渡职中艾维产业学院", True],
        ["由", False],
        ["官渡职中", True],
        ["与", False],
        ["艾维", True],
        ["共建", False],  # a name of one sign would be found everywhere
    ]


@given(text=st.text("昆明技师ab", max_size=20), names=st.lists(st.text("昆明技师ab", max_size=4), max_size=4))
@few
def test_the_pieces_of_a_quote_are_the_quote(modules: Modules, text: str, names: list[str]) -> None:
    pieces = modules.run("panel", "(m, [text, names]) => m.cut(text, names)", [text, names])
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece in names for piece, is_name in pieces if is_name)
    longer = [name for name in names if len(name) > 1]
    assert not any(name in piece for piece, is_name in pieces if not is_name for name in longer)


# colors.js -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("share", "mixed"), [(1, "#ff8000"), (0, "#003264"), (0.5, "#805932"), (0.2, "#334250")])
def test_colours_are_mixed_by_their_shares(modules: Modules, share: float, mixed: str) -> None:
    run = "(m, [color, ground, share]) => m.mix(color, ground, share)"
    assert modules.run("colors", run, ["#ff8000", "#003264", share]) == mixed


# language.js -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ({"zh": "昆明", "en": "Kunming"}, "en", "Kunming"),
        ({"zh": "昆明", "en": "Kunming"}, "zh", "昆明"),
        ({"zh": "艾维"}, "en", "艾维"),
        ({"en": "Aiwei"}, "zh", "Aiwei"),
        ({"fr": "Aiwei"}, "zh", "Aiwei"),
        ({"zh": "", "en": "Aiwei"}, "zh", "Aiwei"),
        ({}, "zh", ""),
    ],
)
def test_a_text_is_said_in_the_language_or_the_nearest(
    modules: Modules, words: dict[str, str], lang: str, said: str
) -> None:
    assert modules.run("language", "(m, [words, lang]) => m.say(words, lang)", [words, lang]) == said
