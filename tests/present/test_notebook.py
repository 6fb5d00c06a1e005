"""The map in a notebook's frame: it draws, offline, and shut off from the page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.asking import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_map_draws_itself_in_the_frame(browser: Browser) -> None:
    context = browser.new_context(offline=True, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_content(f"<body>{opened().map(focus='昆明技师学院')._repr_html_()}</body>")
    frame = page.frame_locator("iframe")
    frame.locator("#mynetwork canvas").wait_for()
    assert frame.locator("h1").inner_text()
    # What is in the frame is of no origin: it can read nothing of the notebook.
    assert page.frames[1].evaluate("self.origin") == "null"
    context.close()
    assert said == []
