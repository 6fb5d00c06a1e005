"""A browser for the tests of pages, and visits that record whatever a page asks for or complains about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Visitor = Callable[..., "Visit"]


@dataclass
class Visit:
    """A page that is open, and what it asked for or said since."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def hook(self, expression: str, argument: Any = None) -> Any:  # noqa: ANN401 - whatever the page answers
        return self.page.evaluate(f"(argument) => skillgraphMap.{expression}", argument)

    def click_on(self, item: str, aside: tuple[float, float] = (0, 0)) -> None:
        spot = self.hook("spotOf(argument)", item)
        self.page.mouse.click(spot["x"] + aside[0], spot["y"] + aside[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright
    from tests.browser import find_browser, launch_options

    executable = find_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=launch_options())
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Open the HTML given as the only file of a folder; in the end no page may have asked or said anything."""
    visits: list[Visit] = []

    def open_page(html: str, width: int = 1280, height: int = 800, scheme: str = "light") -> Visit:
        file = tmp_path / f"{len(visits)}" / "map.html"
        file.parent.mkdir()
        file.write_bytes(html.encode())
        # Nothing moves gently, so that a test need not wait.
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            offline=True,
        )
        opened = Visit(context.new_page())
        visits.append(opened)

        def answer(route: Route) -> None:
            if route.request.url == file.as_uri():
                route.continue_()
            else:
                opened.asked.append(route.request.url)
                route.abort()

        context.route("**/*", answer)
        opened.page.on(
            "request", lambda request: opened.asked.append(request.url) if request.url != file.as_uri() else None
        )
        opened.page.on("console", lambda message: opened.said.append(message.text))
        opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.said.append(dialog.message))
        opened.page.goto(file.as_uri())
        opened.page.locator("#mynetwork canvas").wait_for()
        return opened

    yield open_page
    for opened in visits:
        opened.page.context.close()
        assert opened.asked == []
        assert opened.said == []
