"""A map too large to be drawn entry by entry: it opens in groups, and what a reader opens is laid out at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.present.test_map import ORG, crowd, overlapping, title_of

from skillgraph.present.map import Edge, Groups, MapData, Node, page
from skillgraph.present.map.document import LARGE
from skillgraph.present.map.payload import WHOLE, drawing

if TYPE_CHECKING:
    from tests.present.conftest import Visit, Visitor

COUNT = WHOLE + 500
GROUPS = 20


def large() -> MapData:
    """A synthetic graph of 2,500 entries in 20 communities; the last tenth has no partner and belongs to none."""
    data = crowd(COUNT)
    joined = COUNT * 9 // 10
    of = {f"{ORG}{number}": number * GROUPS // joined for number in range(joined)}
    names = tuple({"zh": f"第{group}群", "en": f"group {group}"} for group in range(GROUPS))
    area = (("c", {"zh": "合成市", "en": "Synthetic City"}),)
    nodes = tuple(replace(node, areas=area) if place % 3 == 0 else node for place, node in enumerate(data.nodes))
    return replace(data, nodes=nodes, communities=Groups({"zh": "群组", "en": "community"}, names, of))


@pytest.fixture(scope="module")
def html() -> str:
    return page(large(), "zh")


def count(visited: Visit) -> int:
    return int(visited.page.locator("#count").inner_text())


def test_as_many_as_can_be_drawn_are_drawn_whole_and_one_more_in_groups() -> None:
    nodes = tuple(
        Node(f"{ORG}{number}", {"zh": f"{number}"}, "enterprise", {"zh": "企业"}) for number in range(WHOLE + 1)
    )
    assert len(drawing(MapData({"zh": "图"}, nodes[:-1])).nodes) == WHOLE
    assert [node["id"] for node in drawing(MapData({"zh": "图"}, nodes)).nodes] == ["group-0"]


def test_it_opens_in_groups_that_hold_everybody(html: str, visit: Visitor) -> None:
    visited = visit(html)
    assert count(visited) == COUNT
    assert len(visited.hook("nodeIds()")) == GROUPS + 1
    assert overlapping(visited.hook("labelBoxes()")) == []
    choices = visited.page.locator("#by option").all_inner_texts()
    assert choices == ["群组", "类别", "地域"]
    visited.page.locator("#by").select_option(label="类别")
    assert len(visited.hook("nodeIds()")) == 5
    visited.page.locator("#by").select_option(label="地域")
    assert len(visited.hook("nodeIds()")) == 2
    assert count(visited) == COUNT


def test_a_kind_that_is_hidden_leaves_the_groups(html: str, visit: Visitor) -> None:
    visited = visit(html)
    enterprises = visited.page.locator("#legend [data-kind=enterprise]")
    of_kind = int(enterprises.locator(".number").inner_text())
    enterprises.click()
    assert count(visited) == COUNT - of_kind


def test_a_click_opens_a_group_and_escape_leads_back(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on("group-3")
    members = count(visited)
    assert members in {COUNT * 9 // 10 // GROUPS, COUNT * 9 // 10 // GROUPS + 1}
    assert title_of(visited.page).endswith("群")
    assert f"条目 {members} 个" in visited.page.locator("#panel").inner_text()
    assert len(visited.hook("nodeIds()")) == members
    spots = {tuple(visited.hook("spotOf(argument)", item).values()) for item in visited.hook("nodeIds()")[:40]}
    assert len(spots) == 40
    visited.page.locator("#panel li button").first.click()
    assert title_of(visited.page).startswith("合成机构第")
    visited.page.keyboard.press("Escape")
    assert visited.page.locator("#panel").is_hidden()
    visited.page.keyboard.press("Escape")
    assert count(visited) == COUNT


def test_search_finds_any_entry_and_opens_its_neighbourhood(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.page.locator("#search").fill("合成机构第1234号")
    visited.page.keyboard.press("Enter")
    assert title_of(visited.page) == "合成机构第1234号有限公司"
    near = count(visited)
    assert 1 < near < 10
    assert f"{ORG}1234" in visited.hook("nodeIds()")
    visited.page.locator("#place button", has_text="2").click()
    assert count(visited) > near
    visited.page.locator("#place .back").click()
    assert count(visited) == COUNT


def test_a_neighbourhood_too_large_to_draw_says_so(visit: Visitor) -> None:
    kind = "enterprise", {"zh": "企业"}
    nodes = (
        Node(f"{ORG}hub", {"zh": "中心"}, *kind),
        *(Node(f"{ORG}{n}", {"zh": f"第{n}"}, *kind) for n in range(COUNT)),
    )
    edges = tuple(Edge(f"{ORG}hub", node.id, "r", {"zh": "合作"}, {"zh": "合作。"}) for node in nodes[1:])
    visited = visit(page(MapData({"zh": "图"}, nodes, edges)))
    visited.page.locator("#search").fill("中心")
    visited.page.keyboard.press("Enter")
    assert count(visited) == WHOLE
    assert f"显示关系最多的 {WHOLE} 个，共 {COUNT + 1} 个" in visited.page.locator("#place").inner_text()


def test_a_path_is_shown_by_itself(html: str, visit: Visitor) -> None:
    visited = visit(html)
    for box, name in (("#path-from", "合成机构第1234号"), ("#path-to", "合成机构第1240号")):
        visited.page.locator(box).fill(name)
        visited.page.keyboard.press("Enter")
    steps = visited.page.locator("#panel .path-step").count()
    assert steps > 0
    assert count(visited) == steps + 1


def test_a_large_page_is_packed_and_the_same_each_time(html: str) -> None:
    assert "data-packed" in html
    assert len(html) < LARGE
    assert page(large(), "zh") == html


def test_a_group_clicked_before_the_words_are_read_is_told_when_they_are(html: str, visit: Visitor) -> None:
    visited = visit(html)
    spot = visited.hook("spotOf('group-0')")
    visited.click_on("group-0")
    told = visited.page.locator("#panel").inner_text()
    assert "合成机构" in told
    # The facts come at once, the words when the test lets them.
    visited.page.add_init_script(
        "const read = Response.prototype.json; let count = 0;"
        "const gate = new Promise((done) => { window.letWords = done; });"
        "Response.prototype.json = async function () {"
        " count += 1; if (count > 1) { await gate; } return read.call(this); };"
    )
    visited.page.evaluate("history.replaceState(null, '', location.href.split('#')[0])")
    visited.page.reload()
    visited.page.wait_for_timeout(500)
    assert not visited.page.evaluate("'skillgraphMap' in window")
    visited.page.mouse.click(spot["x"], spot["y"])
    assert visited.page.locator("#panel").is_hidden()
    visited.page.evaluate("letWords()")
    visited.page.locator("#panel").wait_for()
    assert visited.page.locator("#panel").inner_text() == told


def test_a_line_between_groups_tells_each_relation_with_its_own_ends(html: str, visit: Visitor) -> None:
    visited = visit(html)
    line = visited.page.evaluate(
        "() => { const [id] = skillgraphMap.lineIds(); const { from, to, relations } ="
        " skillgraphMap.network.body.data.edges.get(id); return { id, from, to, count: relations.length }; }"
    )
    visited.click_on(line["id"])
    told = visited.page.locator("#panel")
    assert title_of(visited.page).count("群") == 2
    assert f"两组之间的关系 {line['count']} 条" in told.inner_text()
    assert told.locator("li button").count() == 2 * min(line["count"], 50)


def test_groups_are_opened_by_keyboard_and_nothing_of_one_grouping_is_told_in_another(
    html: str, visit: Visitor
) -> None:
    visited = visit(html)
    visited.page.locator("#open-group").focus()
    visited.page.keyboard.press("ArrowDown")
    visited.page.locator("#place .back").wait_for()
    assert count(visited) < COUNT
    visited.page.locator("#place .back").press("Enter")
    assert visited.page.locator("#panel").is_hidden()
    assert visited.page.evaluate("document.activeElement.id") == "mynetwork"
    visited.page.locator("#by").select_option(label="类别")
    assert count(visited) == COUNT


def test_the_legend_says_how_many_are_in_what_is_open(html: str, visit: Visitor) -> None:
    visited = visit(html)
    visited.click_on("group-3")
    enterprises = visited.page.locator("#legend [data-kind=enterprise]")
    here, everywhere = (int(part) for part in enterprises.locator(".number").inner_text().split(" / "))
    before = count(visited)
    enterprises.click()
    assert count(visited) == before - here
    assert everywhere == COUNT // 5
