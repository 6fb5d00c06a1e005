"""Pages in headless Chromium: when they draw first, what they ask for, and how smoothly a map follows the mouse."""

from __future__ import annotations

import itertools
import math
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

WINDOW = (1280, 800)
DRAG_SECONDS = 3.0
REACH = 120  # pixels: the mouse goes once around a circle of this radius


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was seen of a page until it had drawn first.

    Parameters
    ----------
    first
        Milliseconds from the start of the navigation to the end of the first drawing; None where there was none within
        the limit.
    event
        The same by the event of vis-network, where the page keeps its network in a variable.
    asked
        How many requests to a network it made; each was aborted.
    """

    first: float | None
    event: float | None
    asked: int


@dataclass(frozen=True, slots=True)
class Dragged:
    """What was seen while the mouse dragged a map.

    Parameters
    ----------
    frames, redraws
        Animation frames, and drawings of the map, in each second.
    median, worst
        Milliseconds between two frames.
    """

    frames: float
    redraws: float
    median: float
    worst: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the tests use.

    Yields
    ------
    Browser
        Headless Chromium, Chrome or Edge.
    """
    from playwright.sync_api import sync_playwright

    sys.path.append(str(PROJECT))
    from tests.browser import find_browser, launch_options

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_options())
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, file: Path, limit: float) -> Iterator[tuple[Page, Drawn]]:
    """Open a file as a page and wait until it has drawn.

    Parameters
    ----------
    browser
        Where.
    file
        The page.
    limit
        Seconds to wait.

    Yields
    ------
    tuple of Page and Drawn
        The page, open, and what was seen.
    """
    from playwright.sync_api import Error

    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": WINDOW[0], "height": WINDOW[1]})
    context.add_init_script(path=Path(__file__).with_name("watching_page.js"))
    context.route("**/*", answer)
    page = context.new_page()
    try:
        page.goto(file.as_uri(), timeout=limit * 1000)
        # Without vis-network, which it may have asked a network for, a page never draws.
        if page.evaluate("typeof vis !== 'undefined'"):
            page.wait_for_function("skillgraphWatching.drawn !== null", timeout=limit * 1000, polling=50)
        first, event = page.evaluate("[skillgraphWatching.drawn, skillgraphWatching.event]")
    except Error:
        first, event = None, None
    yield page, Drawn(first, event, len(asked))
    context.close()


def box(page: Page) -> tuple[int, int]:
    """Give the width and the height of the canvas."""
    width, height = page.evaluate(
        "(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(document.querySelector('#mynetwork canvas'))"
    )
    return int(width), int(height)


def drag(page: Page) -> Dragged:
    """Drag the map once around a circle, at the same pace on every page.

    Parameters
    ----------
    page
        A page that has drawn.

    Returns
    -------
    Dragged
        What was seen meanwhile.
    """
    page.wait_for_timeout(500)  # what a page does after its first drawing is not what is measured
    spot = page.evaluate("skillgraphWatching.empty()")
    page.mouse.move(spot["x"], spot["y"])
    page.mouse.down()
    page.evaluate("skillgraphWatching.begin()")
    start = time.perf_counter()
    # The browser hands over one movement for each frame, so a page that draws slowly gets fewer, never another way.
    while (passed := time.perf_counter() - start) < DRAG_SECONDS:
        turn = 2 * math.pi * passed / DRAG_SECONDS
        page.mouse.move(spot["x"] + REACH * math.sin(turn), spot["y"] + REACH * (1 - math.cos(turn)))
    seen = page.evaluate("skillgraphWatching.end()")
    page.mouse.up()
    gaps = [later - earlier for earlier, later in itertools.pairwise(seen["frames"])]
    whole = sum(gaps) / 1000
    return Dragged(len(gaps) / whole, seen["redraws"] / whole, statistics.median(gaps), max(gaps))
