"""The small map of a report as geometry, and how rows are shared out."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgraph.present.map.labels import width
from skillgraph.present.map.looks import LOOKS
from skillgraph.present.report.data import Neighbour, Report
from skillgraph.present.report.drawing import LONGER, Text, draw, packed
from skillgraph.present.report.gathering import shares

LETTERS = st.sampled_from("昆明技师学院有限公司第十四CYBureau of （）-·")
NAMES = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)
NEIGHBOURS = st.builds(
    Neighbour,
    name=NAMES,
    kind=st.sampled_from([*LOOKS, "spaceport"]),
    kind_name=NAMES,
    relations=st.lists(NAMES, min_size=1, max_size=4).map(tuple),
    stated=st.booleans(),
    arrow=st.sampled_from(["", "in", "out"]),
)
REPORTS = st.builds(
    partial(Report, "zh", other_name="", kind="enterprise", kind_name="企业"),
    name=NAMES,
    neighbours=st.lists(NEIGHBOURS, min_size=1, max_size=18).map(tuple),
)


def box(text: Text) -> tuple[float, float, float, float]:
    """The room a text takes up, with letters as wide as they are estimated."""
    wide = width(text.text) * text.size
    left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - text.size * 0.8, left + wide, text.y + text.size * 0.2


@settings(deadline=None)
@given(REPORTS)
def test_no_two_labels_meet_and_none_is_cut(report: Report) -> None:
    drawing = draw(report)
    boxes = [box(text) for text in drawing.texts if text.anchor != "middle"]
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 <= top
        assert bottom <= drawing.height
        for other in boxes[:place]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


@settings(deadline=None)
@given(REPORTS)
def test_each_neighbour_has_its_mark_and_its_line(report: Report) -> None:
    drawing = draw(report, numbered=True)
    assert len(drawing.strokes) == len(report.neighbours)
    assert len(drawing.marks) == len(report.neighbours) + 1
    assert [text.text for text in drawing.texts] == [str(n) for n in range(1, len(report.neighbours) + 1)]
    for stroke, neighbour in zip(drawing.strokes, report.neighbours, strict=True):
        assert stroke.dashed == (not neighbour.stated)
        assert bool(stroke.head) == bool(neighbour.arrow)


def test_an_arrow_points_where_the_relation_leads() -> None:
    around = tuple(Neighbour("甲", "person", "人物", ("隶属于",), True, arrow) for arrow in ("in", "out"))
    inward, outward = draw(Report("zh", "乙", "", "person", "人物", neighbours=around)).strokes[:2]
    middle = 340
    assert abs(inward.head[0][0] - middle) < abs(inward.start[0] - middle)
    assert abs(outward.head[0][0] - middle) > abs(outward.start[0] - middle)


@settings(deadline=None)
@given(NAMES)
def test_a_name_keeps_its_letters_unless_it_is_too_long(name: str) -> None:
    told = packed(name)
    assert told
    assert all(width(line) <= LONGER for line in told)
    if not any(line.endswith("…") for line in told):
        assert "".join(told).replace(" ", "") == "".join(name.split())


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=5), st.integers(0, 100))
def test_room_is_shared_and_none_is_left_where_it_is_needed(counts: list[int], room: int) -> None:
    given_rows = shares(counts, room)
    assert sum(given_rows) == min(room, sum(counts))
    assert all(got <= count for got, count in zip(given_rows, counts, strict=True))
    least = min((got for got, count in zip(given_rows, counts, strict=True) if got < count), default=None)
    if least is not None:
        assert max(given_rows) <= least + 1


@pytest.mark.parametrize("count", [1, 2, 18])
def test_a_small_map_stays_small(count: int) -> None:
    around = tuple(Neighbour(f"企业{n}有限公司", "enterprise", "企业", ("订单班",)) for n in range(count))
    drawing = draw(Report("zh", "学院", "", "vocational-college", "职业院校", neighbours=around))
    assert drawing.height <= 680 * 0.6
