"""A report as a page in a browser and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.asking import opened
from tests.present.reported import CITY, COLLEGE, EVERYBODY, HOSTILE, MASTER, UNIT, told

from skillgraph.graph import Graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

Reader = Callable[[str], "Tab"]


@pytest.fixture
def read(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    """Open a report as the only file of a folder, cut off from everything; it may ask for nothing and say nothing."""
    context = browser.new_context(viewport={"width": 900, "height": 1200}, offline=True)
    heard: list[str] = []

    def open_page(html: str) -> Tab:
        file = tmp_path / "page" / "report.html"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(html.encode())
        page = context.new_page()
        page.on("request", lambda request: heard.append(request.url) if request.url != file.as_uri() else None)
        for event in ("console", "pageerror", "dialog"):
            page.on(event, lambda said: heard.append(str(said)))
        page.goto(file.as_uri())
        return page

    yield open_page
    context.close()
    assert heard == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_the_page_is_whole_and_asks_for_nothing(read: Reader, name: str, lang: str) -> None:
    page, report = read(opened(lang).report(name)), told(name, lang)
    assert page.locator("html").get_attribute("lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    assert page.locator("h1").all_inner_texts() == [report.name]
    assert page.locator("script, img, iframe, object, style[src], link[rel=stylesheet]").count() == 0
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator(".quotes q").all_text_contents() == [each.text for each in report.passages]
    # The letter is Chinese in an English report as well.
    assert page.locator(".quotes q:not([lang=zh-Hans])").count() == 0
    links = page.locator("a")
    for place in range(links.count()):
        target = links.nth(place).get_attribute("href")
        assert target is not None
        assert page.locator(target).count() == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_the_labels_of_the_small_map_are_apart_and_inside(read: Reader, name: str, lang: str) -> None:
    page = read(opened(lang).report(name))
    boxes = page.evaluate("""() => [...document.querySelectorAll("svg text")].map((text) => {
        const {x, y, width, height} = text.getBBox();
        return [x, y + height * 0.2, x + width, y + height * 0.8];
    })""")
    wide, tall = page.evaluate("""() => {
        const box = document.querySelector("svg").viewBox.baseVal;
        return [box.width, box.height];
    }""")
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0 <= top
        assert right <= wide
        assert bottom <= tall
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:place]:
            apart = left >= other_right or other_left >= right or top >= other_bottom or other_top >= bottom
            assert apart, (name, lang)


def test_the_small_map_is_a_picture_with_a_name(read: Reader) -> None:
    page = read(opened("zh").report(COLLEGE))
    label = (
        "昆明技师学院及其相邻条目：云南云翔玻璃有限责任公司（企业新型学徒制）；"
        "中国水利水电第十四工程局有限公司（企业新型学徒制）"
    )
    assert page.get_by_role("img", name=label).count() == 1


def test_a_line_that_no_source_states_is_dashed(read: Reader) -> None:
    page = read(opened("zh").report(UNIT))
    # One of the two relations is inferred; the legend shows both kinds of line.
    assert page.locator("svg line").count() == 4
    assert page.locator("svg line[stroke-dasharray]").count() == 2


def test_on_paper_it_is_a_page_or_two(read: Reader) -> None:
    for name, most in ((COLLEGE, 2), (MASTER, 1), (CITY, 3)):
        paper = read(opened("zh").report(name)).pdf(prefer_css_page_size=True)
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= most, name
        assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12]", paper)


def test_hostile_names_stay_text(read: Reader, hostile: Graph) -> None:
    page = read(hostile.report(COLLEGE))
    for part in ("h1", ".partners tbody th", "svg title"):
        assert HOSTILE + "甲" in page.locator(part).first.evaluate("one => one.textContent")
    assert page.locator("script, img").count() == 0
