"""The map: its page in a browser, and what is computed for it."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from skillgraph.present.map import Edge, MapData, Node, Quote, Status, page
from skillgraph.present.map.document import in_script
from skillgraph.present.map.labels import lines, width
from skillgraph.present.map.looks import LOOKS, looks
from skillgraph.present.map.payload import drawing

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visitor = Callable[..., Any]

ORG = "https://example.org/org/"
KINDS = {
    "public-authority": {"zh": "政府部门", "en": "public authority"},
    "vocational-college": {"zh": "职业院校", "en": "vocational college"},
    "industry-college": {"zh": "产业学院", "en": "industry college"},
    "enterprise": {"zh": "企业", "en": "enterprise"},
    "person": {"zh": "人物", "en": "person"},
}
NODES = [
    ("rsj", "昆明市人力资源和社会保障局", "Kunming Human Resources and Social Security Bureau", "public-authority"),
    ("jyj", "昆明市教育部门", "Education Department of Kunming", "public-authority"),
    ("kmjs", "昆明技师学院", "Kunming Technician College", "vocational-college"),
    ("ynjs", "云南技师学院", "Yunnan Technician College", "vocational-college"),
    ("kmgj", "昆明高级技工学校", "Kunming Senior Technical School", "vocational-college"),
    ("gdzz", "官渡职中", "Guandu Vocational High School", "vocational-college"),
    ("gdaw", "官渡职中艾维产业学院", "Aiwei Industry College of Guandu", "industry-college"),
    ("tdsl", "昆明铁道职业技术学院实力信通产业学院", "Shili Xintong Industry College", "industry-college"),
    ("aw", "艾维", "Aiwei", "enterprise"),
    ("sl14", "中国水利水电第十四工程局有限公司", "Sinohydro Bureau 14 Co., Ltd.", "enterprise"),
    ("yxbl", "云南云翔玻璃有限责任公司", "Yunnan Yunxiang Glass Co., Ltd.", "enterprise"),
    ("by", "云南白药集团", "Yunnan Baiyao Group", "enterprise"),
    ("gjs", "耿家盛", "Geng Jiasheng", "person"),
]
SEARCH = {"kmjs": ("昆明技师", "kunmingjishixueyuan", "kmjsxy"), "sl14": ("水电十四局",)}
LETTER = {"zh": "昆人社函〔2023〕35号", "en": "Letter 35 of 2023"}
APPRENTICES = Quote(
    LETTER,
    "二（三）",
    "昆明技师学院与省内外大、中型企业 150 余家开展深度合作，并与中国水利水电第十四工程局有限公司、"
    "云南云翔玻璃有限责任公司对 1247 人开展企业新型学徒制培养工作。",
)
COLLEGES = Quote(
    LETTER,
    "二（三）",
    "市教育部门成立了昆明铁道职业技术学院实力信通产业学院、晋宁中专诺仕达现代健康与旅游产业学院、"
    "官渡职中艾维产业学院等多个产业学院，积极推动产教融合。",
)
BASES = Quote(
    LETTER,
    "二（三）",
    "2022 年，市人力资源社会保障部门共认定云南技师学院、昆明高级技工学校、云南新西南技工学校、"
    "中国铁建高新装备股份有限公司、云南云内动力集团有限公司 5 家单位为昆明市高技能人才培训基地，"
    "并为 5 个基地核拨补贴资金 1000 万元。",
)
RELATIONS = {
    "new-type-apprenticeship": {"zh": "企业新型学徒制", "en": "new-type enterprise apprenticeship"},
    "establishment": {"zh": "成立", "en": "establishment"},
    "industry-college": {"zh": "共建产业学院", "en": "joint industry college"},
    "designation": {"zh": "认定", "en": "designation"},
    "subsidy": {"zh": "补贴", "en": "subsidy"},
}
EDGES: list[tuple[str, str, str, Status, Quote]] = [
    ("kmjs", "sl14", "new-type-apprenticeship", "asserted", APPRENTICES),
    ("kmjs", "yxbl", "new-type-apprenticeship", "asserted", APPRENTICES),
    ("jyj", "gdaw", "establishment", "asserted", COLLEGES),
    ("jyj", "tdsl", "establishment", "asserted", COLLEGES),
    ("gdzz", "aw", "industry-college", "inferred", COLLEGES),
    ("rsj", "ynjs", "designation", "asserted", BASES),
    ("rsj", "kmgj", "designation", "asserted", BASES),
    ("rsj", "ynjs", "subsidy", "asserted", BASES),
    ("ynjs", "gdaw", "industry-college", "suggested", COLLEGES),
]
NAMES = {key: {"zh": zh, "en": en} for key, zh, en, _ in NODES}


def node(key: str, zh: str, en: str, kind: str) -> Node:
    return Node(ORG + key, {"zh": zh, "en": en}, kind, KINDS[kind], SEARCH.get(key, ()))


def edge(source: str, target: str, relation: str, status: Status, quote: Quote) -> Edge:
    phrase = {
        lang: f"{NAMES[source][lang]} – {NAMES[target][lang]}: {RELATIONS[relation][lang]}" for lang in ("zh", "en")
    }
    directed = relation not in {"new-type-apprenticeship", "industry-college"}
    return Edge(ORG + source, ORG + target, relation, RELATIONS[relation], phrase, status, directed, (quote,))


KUNMING = MapData(
    {"zh": "昆明市技能人才关系图", "en": "Skilled talent in Kunming"},
    tuple(itertools.starmap(node, NODES)),
    tuple(itertools.starmap(edge, EDGES)),
    ({"zh": "1247人是两家企业合计的人数。", "en": "The 1,247 are the total of both enterprises."},),
)


@pytest.fixture(scope="module")
def html() -> str:
    return page(KUNMING, "zh")


def line(one: str, other: str) -> str:
    """The id of the line between two entries."""
    ends = {ORG + one, ORG + other}
    return next(str(edge["id"]) for edge in drawing(KUNMING).edges if {edge["from"], edge["to"]} == ends)


def title_of(opened: Page) -> str:
    return opened.locator("#panel h2").inner_text()


def overlapping(boxes: Sequence[Mapping[str, float]]) -> list[tuple[Any, Any]]:
    return [
        (one["id"], other["id"])
        for one, other in itertools.combinations(boxes, 2)
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]


# --- the page in a browser; that it asks for nothing and says nothing, each visit checks in the end ---


def test_the_file_alone_draws_every_entry(html: str, visit: Visitor) -> None:
    opened = visit(html)
    assert opened.page.locator("#count").inner_text() == str(len(KUNMING.nodes))
    assert sorted(opened.hook("nodeIds()")) == sorted(node.id for node in KUNMING.nodes)
    assert len(opened.hook("lineIds()")) == 7
    drawn = opened.page.evaluate("""() => {
        const canvas = document.querySelector("#mynetwork canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
    }""")
    assert drawn > 50


def test_each_entry_is_drawn_in_the_colour_of_its_kind(html: str, visit: Visitor) -> None:
    opened = visit(html)
    colors = {"kmjs": [0, 114, 178], "sl14": [230, 159, 0], "gdaw": [0, 158, 115], "rsj": [204, 121, 167]}
    pixels = opened.page.evaluate(
        """(ids) => {
            const canvas = document.querySelector("#mynetwork canvas");
            const frame = canvas.getBoundingClientRect();
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return ids.map((id) => {
                const { x, y } = skillgraphMap.spotOf(id);
                const at = 4 * (Math.round(y - frame.top) * canvas.width + Math.round(x - frame.left));
                return [...data.slice(at, at + 3)];
            });
        }""",
        [ORG + key for key in colors],
    )
    assert pixels == list(colors.values())


def test_the_page_is_well_made(html: str, visit: Visitor) -> None:
    opened = visit(html)
    assert opened.page.locator("html").get_attribute("lang") == "zh"
    assert opened.page.locator("h1").all_inner_texts() == ["昆明市技能人才关系图"]
    assert opened.page.title() == "昆明市技能人才关系图"
    unnamed = opened.page.evaluate("""() => [...document.querySelectorAll("button, input")]
        .filter((element) => !element.textContent.trim() && !element.getAttribute("aria-label"))
        .map((element) => element.outerHTML)""")
    assert unnamed == []
    assert opened.page.locator("#notes li").all_inner_texts() == ["1247人是两家企业合计的人数。"]


def test_the_policy_lets_in_scripts_and_style_by_hash_only(html: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.count("'sha256-") == 3
    assert re.search(r"\son\w+\s*=\s*[\"']", html.replace("\n", " ").split("<script", 1)[0]) is None


def test_a_click_on_an_entry_shows_the_words_of_the_source(html: str, visit: Visitor) -> None:
    opened = visit(html)
    assert opened.page.locator("#panel").is_hidden()
    opened.click_on(ORG + "kmjs")
    assert title_of(opened.page) == "昆明技师学院"
    panel = opened.page.locator("#panel")
    assert panel.locator("blockquote").evaluate_all("all => all.map((one) => one.textContent)") == [APPRENTICES.text]
    assert "昆人社函〔2023〕35号" in panel.locator("figcaption").inner_text()
    assert "二（三）" in panel.locator("figcaption").inner_text()
    assert panel.locator("[data-status]").get_attribute("data-status") == "asserted"
    assert panel.locator("li button").all_inner_texts() == [
        "中国水利水电第十四工程局有限公司",
        "云南云翔玻璃有限责任公司",
    ]


def test_a_label_can_be_clicked_like_its_entry(html: str, visit: Visitor) -> None:
    opened = visit(html)
    frame = opened.page.locator("#mynetwork").bounding_box()
    box = next(box for box in opened.hook("labelBoxes()") if box["id"] == ORG + "by")
    opened.page.mouse.click(frame["x"] + box["left"] + 4, frame["y"] + box["bottom"] - 4)
    assert title_of(opened.page) == "云南白药集团"
    assert opened.page.locator("#panel blockquote").count() == 0
    assert "没有记录它与图中其他条目的关系" in opened.page.locator("#panel").inner_text()


def test_a_click_on_a_line_lists_all_that_joins_its_ends(html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.click_on(line("rsj", "ynjs"))
    assert title_of(opened.page) == "昆明市人力资源和社会保障局 与 云南技师学院"
    headings = opened.page.locator("#panel h3").all_inner_texts()
    assert [heading.split()[0] for heading in headings] == ["认定", "补贴"]
    assert opened.page.locator("#panel blockquote").count() == 2
    assert opened.page.locator("#panel li button").count() == 2


def test_a_click_on_the_ground_closes_the_panel(html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.click_on(ORG + "kmjs")
    frame = opened.page.locator("#mynetwork").bounding_box()
    opened.page.mouse.click(frame["x"] + 3, frame["y"] + 3)
    assert opened.page.locator("#panel").is_hidden()


def test_each_partner_leads_to_the_next(html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.click_on(ORG + "rsj")
    opened.page.locator("#panel li button", has_text="云南技师学院").first.click()
    assert title_of(opened.page) == "云南技师学院"
    statuses = opened.page.locator("#panel h3 [data-status]")
    assert statuses.evaluate_all("all => all.map((one) => one.dataset.status)") == ["asserted", "asserted"]
    assert opened.page.evaluate("document.activeElement.id") == "panel-title"
    # What is only suggested is told once it is asked for.
    opened.page.locator("#filters summary").click()
    opened.page.locator("#statuses input[value=suggested]").check()
    assert statuses.evaluate_all("all => all.map((one) => one.dataset.status)") == ["asserted", "asserted", "suggested"]


def test_escape_closes_the_panel_and_gives_the_focus_back(html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.page.locator("#search").fill("艾维")
    opened.page.keyboard.press("Enter")
    assert title_of(opened.page) == "艾维"
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel").is_hidden()
    assert opened.page.evaluate("document.activeElement.id") == "search"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("昆明技师学院", "昆明技师学院"),
        ("kmjsxy", "昆明技师学院"),
        ("KunMing JiShi", "昆明技师学院"),
        ("kunming technician", "昆明技师学院"),
        ("水电十四局", "中国水利水电第十四工程局有限公司"),
        ("水电第十四", "中国水利水电第十四工程局有限公司"),
        ("实力信通学院", "昆明铁道职业技术学院实力信通产业学院"),
        ("Ｂａｉｙａｏ", "云南白药集团"),
    ],
)
def test_search_finds_by_any_name(typed: str, name: str, html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.page.locator("#search").fill(typed)
    assert opened.page.locator("#suggestions [role=option]").first.inner_text() == name
    opened.page.keyboard.press("Enter")
    assert title_of(opened.page) == name


def test_search_offers_choices_and_says_when_there_is_none(html: str, visit: Visitor) -> None:
    opened = visit(html)
    box = opened.page.locator("#search")
    box.fill("技师学院")
    assert opened.page.locator("#suggestions [role=option]").all_inner_texts() == ["昆明技师学院", "云南技师学院"]
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert title_of(opened.page) == "云南技师学院"
    box.fill("大理")
    assert opened.page.locator("#suggestions").inner_text() == "没有找到。"
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#suggestions").is_hidden()
    box.fill("艾维")
    opened.page.locator("#suggestions [role=option]").first.click()
    assert title_of(opened.page) == "艾维"


def test_the_legend_hides_and_shows_a_kind(html: str, visit: Visitor) -> None:
    opened = visit(html)
    buttons = opened.page.locator("#legend button[data-kind]")
    assert buttons.evaluate_all("all => all.map((one) => one.dataset.kind)") == [
        "vocational-college",
        "enterprise",
        "industry-college",
        "public-authority",
        "person",
    ]
    enterprises = opened.page.locator("#legend [data-kind=enterprise]")
    assert enterprises.inner_text().split() == ["企业", "4"]
    enterprises.click()
    assert enterprises.get_attribute("aria-pressed") == "false"
    assert opened.page.locator("#count").inner_text() == "9"
    assert opened.page.locator("#relation-count").inner_text() == "5"
    assert ORG + "aw" not in opened.hook("nodeIds()")
    assert len(opened.hook("lineIds()")) == 4
    # What is looked for is shown, whatever was hidden.
    opened.page.locator("#search").fill("艾维")
    opened.page.keyboard.press("Enter")
    assert enterprises.get_attribute("aria-pressed") == "true"
    assert opened.page.locator("#count").inner_text() == "13"
    # What is hidden is not told of either.
    enterprises.click()
    assert opened.page.locator("#panel").is_hidden()


def test_one_button_switches_the_language_of_everything(html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.click_on(ORG + "kmjs")
    opened.page.locator("#lang").click()
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert opened.page.title() == "Skilled talent in Kunming"
    assert opened.page.locator("h1").inner_text() == "Skilled talent in Kunming"
    assert opened.page.locator("#legend [data-kind=enterprise] .name").inner_text() == "enterprise"
    assert title_of(opened.page) == "Kunming Technician College"
    assert opened.page.locator("#panel h3").inner_text().startswith("new-type enterprise apprenticeship")
    assert "Letter 35 of 2023" in opened.page.locator("#panel figcaption").inner_text()
    assert opened.page.locator("#lang").inner_text() == "中文"
    # The source's words stay as they are; our own are all in English.
    opened.page.keyboard.press("Escape")
    assert re.search(r"[一-鿿]", opened.page.locator("main").inner_text()) is None
    assert (
        re.search(r"[一-鿿]", opened.page.locator("header h1, header .numbers, .bar, summary").first.inner_text())
        is None
    )
    opened.page.locator("#lang").click()
    assert opened.page.locator("h1").inner_text() == "昆明市技能人才关系图"


def test_it_opens_in_the_language_asked_for(visit: Visitor) -> None:
    opened = visit(page(KUNMING, "en"))
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert opened.page.locator("#legend [data-kind=person] .name").inner_text() == "person"


def test_labels_never_overlap(html: str, visit: Visitor) -> None:
    opened = visit(html)
    assert len(opened.hook("labelBoxes()")) == len(KUNMING.nodes)
    for press in ("#zoom-out", "#zoom-out", "#zoom-out", "#fit", "#zoom-in", "#zoom-in"):
        opened.page.locator(press).click()
        opened.page.wait_for_timeout(50)
        assert overlapping(opened.hook("labelBoxes()")) == []


def test_labels_never_overlap_on_a_crowded_map(visit: Visitor) -> None:
    opened = visit(page(crowd(150)))
    for press in ("#fit", "#zoom-in", "#zoom-in", "#zoom-in"):
        opened.page.locator(press).click()
        opened.page.wait_for_timeout(50)
        boxes = opened.hook("labelBoxes()")
        assert len(boxes) > 20
        assert overlapping(boxes) == []


def test_an_entry_stays_where_it_was_dragged(html: str, visit: Visitor) -> None:
    opened = visit(html)
    before = opened.hook("spotOf(argument)", ORG + "aw")
    mouse = opened.page.mouse
    mouse.move(before["x"], before["y"])
    mouse.down()
    mouse.move(before["x"] + 30, before["y"] - 20, steps=4)
    mouse.up()
    opened.page.locator("#legend [data-kind=enterprise]").click()
    opened.page.locator("#legend [data-kind=enterprise]").click()
    after = opened.hook("spotOf(argument)", ORG + "aw")
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (30, -20)
    assert overlapping(opened.hook("labelBoxes()")) == []


def test_dark_follows_the_system_until_the_button_is_used(html: str, visit: Visitor) -> None:
    opened = visit(html, scheme="dark")
    ground = "getComputedStyle(document.querySelector('.stage')).backgroundColor"
    assert opened.page.evaluate(ground) == "rgb(22, 27, 34)"
    assert opened.page.locator("#theme").inner_text() == "浅色"
    opened.page.locator("#theme").click()
    assert opened.page.evaluate(ground) == "rgb(255, 255, 255)"
    assert opened.page.locator("#theme").inner_text() == "深色"


def test_it_can_be_used_on_a_telephone(html: str, visit: Visitor) -> None:
    opened = visit(html, width=360, height=740)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
    frame = opened.page.locator("#mynetwork").bounding_box()
    for item in KUNMING.nodes:
        spot = opened.hook("spotOf(argument)", item.id)
        assert frame["x"] < spot["x"] < frame["x"] + frame["width"]
        assert frame["y"] < spot["y"] < frame["y"] + frame["height"]
    opened.click_on(ORG + "kmjs")
    panel = opened.page.locator("#panel").bounding_box()
    spot = opened.hook("spotOf(argument)", ORG + "kmjs")
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 360
    assert frame["y"] < spot["y"] < panel["y"]


def test_a_table_says_what_the_map_shows(html: str, visit: Visitor) -> None:
    opened = visit(html)
    opened.page.locator("#relations summary").click()
    rows = opened.page.locator("#relations tbody tr")
    assert rows.count() == len(KUNMING.edges) - 1  # what is only suggested waits until it is asked for
    assert "1247" in rows.first.inner_text()
    rows.first.locator("button").nth(1).click()
    assert title_of(opened.page) == "中国水利水电第十四工程局有限公司"
    opened.page.locator("#legend [data-kind=enterprise]").click()
    assert rows.count() == 5


def test_the_keyboard_reaches_what_the_mouse_does(html: str, visit: Visitor) -> None:
    opened = visit(html)
    reached = []
    for _ in range(14):
        opened.page.keyboard.press("Tab")
        reached.append(
            opened.page.evaluate("document.activeElement.id || document.activeElement.dataset.kind || 'other'")
        )
    assert reached[:3] == ["search", "lang", "theme"]
    assert {"enterprise", "zoom-in", "zoom-out", "fit"} <= set(reached)


HOSTILE = "</script><img src=x onerror=alert(1)>\"'<!--<script>\u2028javascript:alert(2)"


def test_hostile_text_stays_text(visit: Visitor) -> None:
    both = {"zh": HOSTILE, "en": HOSTILE}
    quote = Quote(both, HOSTILE, HOSTILE)
    data = MapData(
        both,
        (
            Node(ORG + HOSTILE, both, "enterprise", both, (HOSTILE,)),
            Node(ORG + "b", {"zh": "乙", "en": HOSTILE}, HOSTILE, both, ("javascript:alert(3)",)),
        ),
        (Edge(ORG + HOSTILE, ORG + "b", HOSTILE, both, both, "asserted", True, (quote,)),),
        (both,),
    )
    opened = visit(page(data))
    assert opened.page.locator("#count").inner_text() == "2"
    assert opened.page.title() != ""
    opened.click_on(ORG + HOSTILE)
    opened.page.locator("#relations summary").click()
    for part in ("h1", "#panel h2", "#panel .kind", "#panel h3", "#panel .phrase", "#panel blockquote", "#notes li"):
        assert HOSTILE in opened.page.locator(part).first.evaluate("one => one.textContent")
    assert HOSTILE in opened.page.locator("#panel figcaption").evaluate("one => one.textContent")
    opened.click_on("line-0-1")
    assert HOSTILE in opened.page.locator("#panel h2").evaluate("one => one.textContent")
    opened.page.locator("#lang").click()
    opened.page.locator("#search").fill("alert(3)")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("img").count() == 0
    assert opened.page.locator("script").count() == 4


def test_a_page_without_entries_opens(visit: Visitor) -> None:
    opened = visit(page(MapData({"zh": "空", "en": "Empty"})))
    assert opened.page.locator("#count").inner_text() == "0"


def test_loops_unknown_kinds_and_missing_words_are_borne(visit: Visitor) -> None:
    data = MapData(
        {"en": "Odd"},
        (Node(ORG + "a", {"en": "Alpha"}, "spaceport", {}), Node(ORG + "b", {}, "enterprise", KINDS["enterprise"])),
        (Edge(ORG + "a", ORG + "a", "self", {"zh": "自"}, {"zh": "自己"}, "inferred", True),),
    )
    opened = visit(page(data))
    opened.click_on(ORG + "a")
    assert title_of(opened.page) == "Alpha"
    assert opened.page.locator("#panel .phrase").inner_text() == "自己"
    opened.page.locator("#lang").click()
    assert opened.page.locator("#count").inner_text() == "2"


# --- what is computed for it ---


def crowd(count: int) -> MapData:
    """Make a synthetic graph: a ring with chords, some hubs, and a few entries alone."""
    kinds = list(KINDS)
    nodes = tuple(
        Node(f"{ORG}{number}", {"zh": f"合成机构第{number}号有限公司"}, kind := kinds[number % 5], KINDS[kind])
        for number in range(count)
    )
    joined = count * 9 // 10
    pairs = [(number, (number + 1) % joined) for number in range(joined)]
    pairs += [(number, number * number % 7) for number in range(8, joined, 2)]
    edges = tuple(
        Edge(f"{ORG}{one}", f"{ORG}{other}", "synthetic", {"zh": "合成"}, {"zh": "合成。"}) for one, other in pairs
    )
    return MapData({"zh": "合成图"}, nodes, edges)


def test_the_same_graph_gives_the_same_bytes(html: str) -> None:
    assert page(KUNMING, "zh") == html
    turned = replace(KUNMING, nodes=KUNMING.nodes[::-1])
    assert page(turned, "zh") == html


def test_bytes_do_not_depend_on_the_seed_of_hashes() -> None:
    program = (
        "import hashlib; from skillgraph.present.map import *\n"
        "kind = 'enterprise', {'zh': '企业'}\n"
        "nodes = tuple(Node(f'https://example.org/{n}', {'zh': f'第{n}'}, *kind) for n in range(9))\n"
        "edges = tuple(Edge(nodes[n].id, nodes[n * n % 9].id, 'r', {'zh': '合作'}, {'zh': '合作'}) for n in range(9))\n"
        "print(hashlib.sha256(page(MapData({'zh': '图'}, nodes, edges), 'zh').encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("data", [KUNMING, crowd(60), crowd(150)], ids=["kunming", "60", "150"])
def test_no_two_entries_are_on_one_spot(data: MapData) -> None:
    made = drawing(data)
    for points in ([(node["x"], node["y"]) for node in made.nodes], made.facts["tall"]):
        assert len(set(points)) == len(data.nodes)
        nearest = min(
            max(abs(one[0] - other[0]), abs(one[1] - other[1])) for one, other in itertools.combinations(points, 2)
        )
        assert nearest > 20


@pytest.mark.parametrize(
    "name",
    [
        "昆明市人大常委会人事代表工作委员会",
        "昆明市第十五届人大三次会议第153317号建议答复工作组",
        "晋宁中专诺仕达现代健康与旅游产业学院",
        "Shili Xintong Industry College of Kunming Railway Vocational and Technical College",
        "云南" * 40,
        "x" * 300,
    ],
)
def test_labels_have_four_lines_at_most_and_lose_only_what_an_ellipsis_stands_for(name: str) -> None:
    found = lines(name)
    assert 1 < len(found) <= 4 or name.startswith("x")
    joined = "".join(found).replace(" ", "").removesuffix("…")
    assert name.replace(" ", "").startswith(joined)
    assert all(width(line) <= 13 for line in found) or name.startswith("x")


def test_looks_differ_in_colour_and_in_shape() -> None:
    assert len({look.color for look in LOOKS.values()}) == len(LOOKS)
    # vis-network has seven shapes without pictures or text in them, and all are in use.
    assert len({look.shape for look in LOOKS.values()}) == 7
    found = looks([*LOOKS, "zoo", "harbour"])
    assert list(found) == [*LOOKS, "harbour", "zoo"]
    assert len(set(found.values())) == len(found)


def test_json_cannot_leave_its_element() -> None:
    written = in_script({"a": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(written)


def test_bad_data_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="share the id"):
        replace(KUNMING, nodes=KUNMING.nodes * 2)
    with pytest.raises(ValueError, match="no entry of it"):
        replace(KUNMING, nodes=KUNMING.nodes[1:])
    with pytest.raises(ValueError, match="languages"):
        page(KUNMING, "fr")
