"""A browser for the tests of pages: visits that record what a page asks for and says, and the scripts of the map."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.asking import at_a_desk
from tests.present.reported import HOSTILE

import skillgraph.present.map
from skillgraph import resources
from skillgraph.graph import Graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Visitor = Callable[..., "Visit"]

SCRIPTS = Path(skillgraph.present.map.__file__).parent / "scripts"
# Nobody can own a host whose name ends so (RFC 2606): if it is ever asked, nothing answers.
ORIGIN = "https://scripts.invalid"


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


@dataclass(frozen=True)
class Modules:
    """The scripts of the map as modules in a blank page, so that their functions can be called one by one."""

    page: Page

    def run(self, names: str, expression: str, argument: Any = None) -> Any:  # noqa: ANN401 - whatever it gives
        """Call a function `(m, argument) => ...`, where `m` has all that the modules named export."""
        imports = ", ".join(f"import('{ORIGIN}/{name}.js')" for name in names.split())
        return self.page.evaluate(
            f"async (argument) => ({expression})(Object.assign({{}}, ...await Promise.all([{imports}])), argument)",
            argument,
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright
    from tests.browser import find_browser, launch_options

    executable = find_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=launch_options())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Modules]:
    """Serve the scripts under an origin of their own to one blank page; nothing else is answered."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{ORIGIN}/")
        if name == "":
            route.fulfill(body="<!DOCTYPE html><title>Scripts</title>", content_type="text/html")
        elif (SCRIPTS / name).is_file():
            route.fulfill(body=(SCRIPTS / name).read_bytes(), content_type="text/javascript")
        else:
            route.abort()

    context = browser.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{ORIGIN}/")
    yield Modules(page)
    context.close()


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


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The letter's workspace with a college, an enterprise and the workspace itself called what would act."""
    folder = tmp_path_factory.mktemp("hostile") / "workspace"
    shutil.copytree(resources.example(), folder)
    file = folder / "entities.ttl"
    text = file.read_text(encoding="utf-8")
    written = HOSTILE.replace('"', '\\"') + "\\u0007\\u001B[31m\\u202E\\u0000\\uFFFF甲"
    for name in ("昆明技师学院", "Kunming Technician College", "云南云翔玻璃有限责任公司"):
        assert f'"{name}"' in text
        text = text.replace(f'"{name}"', f'"{written}{name}"')
    file.write_text(text, encoding="utf-8")
    with at_a_desk():
        return Graph(folder, lang="zh")
