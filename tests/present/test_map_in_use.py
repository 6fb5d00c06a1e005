"""What a reader does with a map: narrowing, following, sending and saving, in a browser."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from tests.asking import opened
from tests.present.test_map import EDGES, KUNMING, ORG, line, title_of

from skillgraph.errors import NothingFits
from skillgraph.present.map import Edge, Fact, Groups, MapData, Node, page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from tests.present.conftest import Visit, Visitor

KUNMING_CITY = ("kunming", {"zh": "昆明市", "en": "Kunming"})
HEALTH = ("health", {"zh": "大健康", "en": "health"})
YEARS = {0: 2019, 1: 2021, 2: 2021, 5: 2023}  # the place of an edge in EDGES, and its year


def dressed() -> MapData:
    """The letter's map with years, areas, an industry and communities, so that each filter has something to do."""
    edges = tuple(replace(edge, year=YEARS.get(place)) for place, edge in enumerate(KUNMING.edges))
    there = {"kmjs", "ynjs", "sl14"}
    nodes = tuple(
        replace(
            node,
            areas=(KUNMING_CITY,) if node.id.removeprefix(ORG) in there else (),
            industries=(HEALTH,) if node.id == f"{ORG}by" else (),
        )
        for node in KUNMING.nodes
    )
    of = {f"{ORG}{key}": group for key, group in {"kmjs": 0, "sl14": 0, "yxbl": 0, "gdzz": 1, "aw": 1}.items()}
    names = (
        {"zh": "昆明技师学院等", "en": "Kunming Technician College and others"},
        {"zh": "官渡职中等", "en": "Guandu"},
    )
    return replace(KUNMING, nodes=nodes, edges=edges, communities=Groups({"zh": "群组", "en": "community"}, names, of))


@pytest.fixture(scope="module")
def html() -> str:
    return page(dressed(), "zh")


def count(visited: Visit) -> int:
    return int(visited.page.locator("#count").inner_text())


def relations(visited: Visit) -> int:
    return int(visited.page.locator("#relation-count").inner_text())


def filters(visited: Visit) -> Locator:
    visited.page.locator("#filters summary").click()
    return visited.page.locator("#filters .sheet")


def slide(visited: Visit, which: str, year: int) -> None:
    visited.page.locator(which).evaluate(
        "(range, year) => { range.value = year; range.dispatchEvent(new Event('input', { bubbles: true })); }", year
    )


# --- narrowing ---


def test_a_kind_of_relation_can_be_left_out_and_counts_follow(html: str, visit: Visitor) -> None:
    visited = visit(html)
    assert (count(visited), relations(visited)) == (13, 8)
    sheet = filters(visited)
    assert sheet.locator("#relation-kinds label").first.inner_text().split() == ["企业新型学徒制", "2"]
    sheet.locator("#relation-kinds input[value=new-type-apprenticeship]").uncheck()
    # The college and its two enterprises have nothing else; 云南白药集团 and the person never had a relation, and stay.
    assert (count(visited), relations(visited)) == (10, 6)
    assert visited.page.locator("#filters-set").inner_text() == "1"
    sheet.locator("#filters-reset").click()
    assert (count(visited), relations(visited)) == (13, 8)
    assert sheet.locator("#relation-kinds input[value=new-type-apprenticeship]").is_checked()


def test_what_is_suggested_is_off_until_asked_for_and_dotted_then(html: str, visit: Visitor) -> None:
    visited = visit(html)
    sheet = filters(visited)
    suggested = sheet.locator("#statuses input[value=suggested]")
    assert not suggested.is_checked()
    suggested.check()
    assert (count(visited), relations(visited)) == (13, 9)
    dashes = visited.page.evaluate(
        "() => Object.fromEntries(Object.values(skillgraphMap.network.body.edges).map("
        "(line) => [line.options.id, line.options.dashes]))"
    )
    assert sorted(map(str, dashes.values())) == ["False"] * 6 + ["[2, 5]", "[9, 6]"]
    sheet.locator("#statuses input[value=asserted]").uncheck()
    assert relations(visited) == 2


def test_an_area_and_an_industry_leave_only_what_is_there(html: str, visit: Visitor) -> None:
    visited = visit(html)
    filters(visited)
    visited.page.locator("#area").select_option(label="昆明市 (3)")
    assert (count(visited), relations(visited)) == (3, 1)
    visited.page.locator("#area").select_option(label="全部")
    visited.page.locator("#industry").select_option(label="大健康 (1)")
    assert (count(visited), relations(visited)) == (1, 0)


def test_the_slider_leaves_the_years_wanted_and_says_what_is_undated(html: str, visit: Visitor) -> None:
    visited = visit(html)
    assert visited.page.locator("#years-said").inner_text() == "2019–2023年"
    assert visited.page.locator("#undated-said").inner_text() == "含 4 条无年份的"
    slide(visited, "#years", 2020)
    assert visited.page.locator("#years-said").inner_text() == "2019–2020年"
    assert visited.page.locator("#years").get_attribute("aria-valuetext") == "2020年"
    assert relations(visited) == 1 + 4
    visited.page.locator("#undated").uncheck()
    assert relations(visited) == 1
    slide(visited, "#years", 2023)
    slide(visited, "#years-from", 2021)
    assert relations(visited) == 3
    # The ends never cross.
    slide(visited, "#years", 2019)
    assert visited.page.locator("#years-said").inner_text() == "2019年"


def test_without_years_there_is_no_slider_and_without_areas_no_choice(visit: Visitor) -> None:
    visited = visit(page(KUNMING, "en"))
    assert visited.page.locator("#time").is_hidden()
    filters(visited)
    assert visited.page.locator("#area").is_hidden()
    assert visited.page.locator("#hulls").is_hidden()


def test_facts_of_other_years_are_not_told(visit: Visitor) -> None:
    facts = tuple(Fact({"zh": "统计"}, {"zh": f"{year}年的数"}, "asserted", year=year) for year in (2003, 2022))
    data = MapData({"zh": "图"}, (Node(f"{ORG}a", {"zh": "甲"}, "enterprise", {"zh": "企业"}, facts=facts),))
    visited = visit(page(data))
    visited.click_on(f"{ORG}a")
    assert visited.page.locator("#panel .phrase").all_inner_texts() == ["2003年的数", "2022年的数"]
    slide(visited, "#years", 2010)
    assert visited.page.locator("#panel .phrase").all_inner_texts() == ["2003年的数"]


# --- following ---


def test_a_neighbourhood_of_one_to_three_steps(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on(ORG + "jyj")
    visited.page.locator("#panel .around button", has_text="1").click()
    assert count(visited) == 3
    place = visited.page.locator("#place")
    assert "昆明市教育部门" in place.inner_text()
    place.locator("button", has_text="2").click()
    assert count(visited) == 3
    visited.page.keyboard.press("Escape")
    assert count(visited) == 13
    assert place.is_hidden()


def find(visited: Visit, box: str, name: str) -> None:
    visited.page.locator(box).fill(name)
    visited.page.keyboard.press("Enter")


def test_the_shortest_path_between_two_with_the_words_of_each_step(visit: Visitor) -> None:
    more = Edge(ORG + "kmgj", ORG + "kmjs", "joint", {"zh": "合办"}, {"zh": "合办。"}, year=2020)
    visited = visit(page(replace(KUNMING, edges=(*KUNMING.edges, more))))
    find(visited, "#path-from", "云南技师")
    find(visited, "#path-to", "云翔玻璃")
    assert title_of(visited.page) == "云南技师学院 → 云南云翔玻璃有限责任公司"
    assert "共 4 步" in visited.page.locator("#panel .kind").inner_text()
    steps = visited.page.locator("#panel .path-step .step").all_inner_texts()
    assert [re.sub(r"\s+", " ", step) for step in steps] == [
        "1 云南技师学院 – 昆明市人力资源和社会保障局",
        "2 昆明市人力资源和社会保障局 – 昆明高级技工学校",
        "3 昆明高级技工学校 – 昆明技师学院",
        "4 昆明技师学院 – 云南云翔玻璃有限责任公司",
    ]
    assert visited.page.locator("#panel .path-step").first.locator("blockquote").count() == 2
    visited.page.locator("#path-clear").click()
    assert visited.page.locator("#panel").is_hidden()
    assert visited.page.locator("#path-from").input_value() == ""


def test_where_no_path_leads_it_says_so(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on(ORG + "kmjs")
    visited.page.locator("#panel button", has_text="设为路径起点").click()
    find(visited, "#path-to", "艾维")
    assert "没有路径" in visited.page.locator("#panel .empty").inner_text()


def test_no_path_leads_through_an_area(visit: Visitor) -> None:
    nodes = tuple(
        Node(f"{ORG}{key}", {"zh": key}, kind, {"zh": kind})
        for key, kind in (("甲", "enterprise"), ("乙", "area"), ("丙", "enterprise"))
    )
    edges = tuple(Edge(f"{ORG}{one}", f"{ORG}乙", "in-area", {"zh": "地域"}, {"zh": "。"}) for one in "甲丙")
    visited = visit(page(MapData({"zh": "图"}, nodes, edges)))
    find(visited, "#path-from", "甲")
    find(visited, "#path-to", "丙")
    assert "没有路径" in visited.page.locator("#panel .empty").inner_text()
    find(visited, "#path-to", "乙")
    assert "共 1 步" in visited.page.locator("#panel .kind").inner_text()


def test_communities_have_a_ground_on_request(html: str, visit: Visitor) -> None:
    visited = visit(html)
    button = visited.page.locator("#hulls")
    assert button.get_attribute("aria-pressed") == "false"
    before = visited.page.locator("#mynetwork").screenshot()
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert visited.page.locator("#mynetwork").screenshot() != before
    legend = visited.page.locator("#scales [data-scale=ground]").inner_text()
    assert "昆明技师学院等" in legend
    assert "官渡职中等" in legend
    visited.click_on(ORG + "kmjs")
    assert "群组：昆明技师学院等" in visited.page.locator("#panel").inner_text()


# --- sending ---


def address(visited: Visit) -> str:
    visited.page.wait_for_timeout(400)
    return str(visited.page.evaluate("location.hash"))


def test_the_address_holds_the_view_and_opens_it_again(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.locator("#lang").click()
    visited.page.locator("#theme").click()
    visited.page.locator("#legend [data-kind=person]").click()
    slide(visited, "#years", 2021)
    visited.click_on(ORG + "kmjs")
    said = address(visited)
    words = dict(part.split("=") for part in unquote(said[1:]).split("&"))
    assert words["lang"] == "en"
    assert (words["theme"], words["hide"], words["until"], words["show"]) == ("dark", "person", "2021", "kmjs")
    url = visited.page.url.split("#")[0]
    visited.page.goto("about:blank")
    visited.page.goto(url + said)
    visited.page.locator("#panel h2").wait_for()
    assert title_of(visited.page) == "Kunming Technician College"
    assert visited.page.locator("html").get_attribute("data-theme") == "dark"
    assert visited.page.locator("#legend [data-kind=person]").get_attribute("aria-pressed") == "false"
    assert visited.page.locator("#years-said").inner_text() == "2019–2021"
    assert address(visited) == said


def test_rubbish_in_the_address_is_passed_over(html: str, visit: Visitor) -> None:
    visited = visit(html)
    rubbish = "#lang=xx&hide=nobody&show=nobody&around=9 x&group=77&until=abc&spot=1 2&by=<b>&%E0%A4%A"
    visited.page.evaluate("(hash) => { location.hash = hash; }", rubbish)
    assert (count(visited), relations(visited)) == (13, 8)
    assert visited.page.locator("#panel").is_hidden()


# --- saving ---


def saved(visited: Visit, button: str, folder: Path) -> bytes:
    with visited.page.expect_download() as waiting:
        visited.page.locator(button).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file.read_bytes()


def test_the_csv_has_the_relations_that_are_seen(html: str, visit: Visitor, tmp_path: Path) -> None:
    visited = visit(html)
    visited.page.locator("#legend [data-kind=enterprise]").click()
    content = saved(visited, "#csv", tmp_path)
    assert content.startswith(b"\xef\xbb\xbf")
    heading, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert heading[:4] == ["条目", "类别", "关系", "对方"]
    assert len([row for row in rows if row[2]]) == relations(visited) == 5
    assert len(rows) == 5 + 3  # two colleges without their enterprises, and the person
    first = rows[0]
    assert first[0] == "昆明市教育部门"
    assert first[-1].startswith("市教育部门成立了")


def test_the_svg_has_what_is_seen_as_text(html: str, visit: Visitor, tmp_path: Path) -> None:
    from xml.etree import ElementTree as ET

    visited = visit(html)
    root = ET.fromstring(saved(visited, "#svg", tmp_path))  # noqa: S314 - our own
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "昆明市技能人才关系图" in texts
    assert "昆明技师学院" in texts
    assert any(text and text.startswith("职业院校 ") for text in texts)
    marks = [*root.iter("{http://www.w3.org/2000/svg}polygon"), *root.iter("{http://www.w3.org/2000/svg}circle")]
    assert len(marks) >= len(KUNMING.nodes)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}line"))) == len(visited.hook("lineIds()"))


def test_the_png_is_a_picture_twice_as_large_as_the_window(html: str, visit: Visitor, tmp_path: Path) -> None:
    visited = visit(html)
    content = saved(visited, "#png", tmp_path)
    assert content.startswith(b"\x89PNG")
    width = int.from_bytes(content[16:20], "big")
    frame = visited.page.locator("#mynetwork").bounding_box()
    assert frame is not None
    assert width == 2 * round(frame["width"])
    # Not blank: an empty picture of that size would be a few thousand bytes.
    assert len(content) > 40_000


HOSTILE = "=1+1</script><img src=x onerror=alert(1)>\"'&\x01\ufffe]]>"


def test_hostile_text_stays_text_in_what_is_saved(visit: Visitor, tmp_path: Path) -> None:
    from xml.etree import ElementTree as ET

    both = {"zh": HOSTILE, "en": HOSTILE}
    nodes = tuple(
        Node(
            f"{ORG}{key}{HOSTILE}",
            both,
            HOSTILE,
            both,
            (HOSTILE,),
            aliases=(HOSTILE,),
            areas=((HOSTILE, both),),
            industries=((HOSTILE, both),),
        )
        for key in "ab"
    )
    edge = Edge(nodes[0].id, nodes[1].id, HOSTILE, both, both, year=2020)
    groups = Groups(both, (both, both), {nodes[0].id: 0, nodes[1].id: 1})
    visited = visit(page(MapData(both, nodes, (edge,), (both,), communities=groups, hulls=True)))
    ET.fromstring(saved(visited, "#svg", tmp_path))  # noqa: S314
    assert saved(visited, "#png", tmp_path).startswith(b"\x89PNG")
    cells = [
        cell for row in csv.reader(io.StringIO(saved(visited, "#csv", tmp_path).decode("utf-8-sig"))) for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    filters(visited)
    visited.page.locator("#area").select_option(index=1)
    visited.page.locator("#relation-kinds input").uncheck()
    assert "img" not in visited.page.evaluate("[...document.images].map((each) => each.outerHTML).join()")


# --- for everyone ---


def test_the_map_is_moved_and_zoomed_by_keys(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.locator("#mynetwork").focus()
    look = "[skillgraphMap.network.getScale(), skillgraphMap.network.getViewPosition().x]"
    scale, x = visited.page.evaluate(look)
    visited.page.keyboard.press("+")
    visited.page.keyboard.press("ArrowRight")
    nearer, right = visited.page.evaluate(look)
    assert nearer > scale
    assert right > x
    visited.page.keyboard.press("0")
    assert visited.page.evaluate(look) == pytest.approx([scale, x], abs=1)


def test_everything_that_can_be_pressed_is_reached_by_tab(html: str, visit: Visitor) -> None:
    visited = visit(html)
    wanted = {
        "search",
        "lang",
        "theme",
        "hulls",
        "zoom-in",
        "zoom-out",
        "fit",
        "mynetwork",
        "years-from",
        "years",
        "undated",
        "path-from",
        "path-to",
        "png",
        "svg",
        "csv",
    }
    reached = set()
    for _ in range(40):
        visited.page.keyboard.press("Tab")
        reached.add(visited.page.evaluate("document.activeElement.id"))
        outline = visited.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or visited.page.evaluate("document.activeElement === document.body")
    assert wanted <= reached


def test_the_table_lists_those_without_relations_too(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.locator("#relations summary").click()
    assert visited.page.locator("#alone button").all_inner_texts() == ["云南白药集团", "耿家盛"]


def test_paper_is_light_and_has_the_tables(html: str, visit: Visitor) -> None:
    visited = visit(html, scheme="dark")
    visited.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert visited.page.locator("html").get_attribute("data-theme") == "light"
    assert visited.page.locator("#relations").get_attribute("open") is not None
    visited.page.emulate_media(media="print")
    assert visited.page.locator("#search").is_hidden()
    assert visited.page.locator("#relations tbody tr").first.is_visible()
    visited.page.emulate_media(media="screen")
    visited.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert visited.page.locator("html").get_attribute("data-theme") is None


@pytest.mark.parametrize("size", [(360, 740), (768, 1024)])
def test_nothing_sticks_out_of_a_small_window(html: str, visit: Visitor, size: tuple[int, int]) -> None:
    visited = visit(html, *size)
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    filters(visited)
    box = visited.page.locator("#filters .sheet").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]


# --- the letter's own map ---


def test_the_letters_map_has_areas_years_and_suggestions(visit: Visitor) -> None:
    visited = visit(opened("en").map())
    sheet = filters(visited)
    assert "Kunming" in sheet.locator("#area").inner_text()
    assert not sheet.locator("#statuses input[value=suggested]").is_checked()
    assert visited.page.locator("#years").get_attribute("max") == "2023"
    sheet.locator("#statuses input[value=suggested]").check()
    find(visited, "#search", "云南技师学院")
    told: Page = visited.page
    assert "Suggested by an algorithm" in told.locator("#panel").inner_text()


def test_only_what_was_asked_for_is_in_the_file() -> None:
    from skillgraph.present.map.asked import Asked
    from skillgraph.present.map.gather import map_data

    view = opened("en")._view

    def asked(**wishes: Any) -> MapData:  # noqa: ANN401 - whatever may be asked
        return map_data(view, Asked(**wishes), "en")

    stated = asked(status=("asserted",))
    assert {edge.status for edge in stated.edges} == {"asserted"}
    apprentices = asked(kinds=("企业新型学徒制",))
    assert {node.name["zh"] for node in apprentices.nodes} == {
        "昆明技师学院",
        "中国水利水电第十四工程局有限公司",
        "云南云翔玻璃有限责任公司",
    }
    assert {edge.status for edge in asked(status=("suggested",)).edges if edge.relation == "likely-partner"} == {
        "suggested"
    }
    with pytest.raises(NothingFits, match="--since 2023"):
        asked(since=2023)
    later = asked(since=2022)
    assert {edge.year for edge in later.edges if edge.status != "suggested"} == {2022}
    assert any("give no year are left out" in note["en"] for note in later.notes)
    best = asked(top=3)
    assert len(best.nodes) == 3
    assert any("Of 63 entities this map holds 3" in note["en"] for note in best.notes)
    assert len(EDGES) == 9


# --- one thing beside another ---


def emphasised(visited: Visit) -> int:
    """How many marks are painted in their own colours: what is faded is mixed with the ground."""
    looks = visited.page.evaluate(
        "() => Object.values(skillgraphMap.network.body.nodes).filter(({ id }) => !id.startsWith('edge'))"
        ".map(({ options }) => options.color.border)"
    )
    return len([look for look in looks if look == "#2b323b"])


def test_nothing_is_faded_for_what_is_not_drawn(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on(ORG + "kmgj")
    assert emphasised(visited) == 2
    filters(visited)
    visited.page.locator("#area").select_option(label="昆明市 (3)")
    assert emphasised(visited) == 3


def test_what_is_filtered_out_is_told_no_more(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on(line("gdzz", "aw"))
    assert title_of(visited.page) == "官渡职中 与 艾维"
    filters(visited)
    visited.page.locator("#statuses input[value=inferred]").uncheck()
    assert visited.page.locator("#panel").is_hidden()
    assert emphasised(visited) == count(visited)


def test_escape_closes_the_filters_before_the_panel(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on(ORG + "kmjs")
    sheet = filters(visited)
    visited.page.keyboard.press("Escape")
    assert sheet.is_hidden()
    assert visited.page.locator("#panel").is_visible()
    visited.page.keyboard.press("Escape")
    assert visited.page.locator("#panel").is_hidden()
    filters(visited)
    visited.page.locator("h1").click()
    assert sheet.is_hidden()


def test_the_button_pressed_keeps_the_focus(html: str, visit: Visitor) -> None:
    visited = visit(html)
    find(visited, "#search", "昆明市教育部门")
    visited.page.locator("#panel .around button", has_text="2").press("Enter")
    assert visited.page.evaluate("document.activeElement.dataset.key") == "around-2"
    visited.page.locator("#place button", has_text="1").press("Enter")
    assert visited.page.evaluate("document.activeElement.dataset.key") == "steps-1"


def test_no_zoom_is_too_near_or_too_far_to_draw(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.locator("#mynetwork").focus()
    for _ in range(30):
        visited.page.keyboard.press("+")
    assert visited.page.evaluate("skillgraphMap.network.getScale()") == pytest.approx(10)
    for spot in ("0 0 100000", "1e300 0 1", "0 0 0.0000001"):
        visited.page.evaluate("(spot) => { location.hash = `spot=${spot}`; }", spot)
        assert 0.01 <= visited.page.evaluate("skillgraphMap.network.getScale()") <= 10


def test_an_address_change_closes_what_was_open(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on(line("rsj", "ynjs"))
    visited.page.evaluate("() => { location.hash = 'lang=en'; }")
    visited.page.locator("#panel").wait_for(state="hidden")


def test_an_entry_that_an_address_shows_is_drawn(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.evaluate("() => { location.hash = 'hide=vocational-college&show=kmjs'; }")
    visited.page.locator("#panel h2").wait_for()
    assert ORG + "kmjs" in visited.hook("nodeIds()")


def test_traditional_script_finds_what_is_written_in_simplified(html: str, visit: Visitor) -> None:
    visited = visit(html)
    find(visited, "#search", "昆明技師學院")
    assert title_of(visited.page) == "昆明技师学院"


def test_while_signs_are_composed_enter_chooses_nothing(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.locator("#search").fill("昆明")
    visited.page.locator("#search").evaluate(
        "(box) => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    assert visited.page.locator("#panel").is_hidden()


def test_on_a_telephone_closing_the_panel_puts_the_map_back(html: str, visit: Visitor) -> None:
    visited = visit(html, 360, 740)
    look = "[skillgraphMap.network.getViewPosition().y, skillgraphMap.network.getScale()]"
    before = visited.page.evaluate(look)
    find(visited, "#search", "云翔玻璃")
    visited.page.keyboard.press("Escape")
    assert visited.page.evaluate(look) == pytest.approx(before, abs=1)


def test_both_ends_of_a_path_may_be_named_by_mistake(html: str, visit: Visitor) -> None:
    visited = visit(html)
    find(visited, "#path-from", "艾维")
    find(visited, "#path-to", "艾维")
    assert "同一个条目" in visited.page.locator("#panel").inner_text()
