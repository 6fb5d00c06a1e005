"""Finds the browser that the tests of the map drive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_ROOTS = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
WINDOWS_PLACES = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MISSING = (
    "The tests of the map need Chromium, Chrome or Edge, and none was found. "
    "On Debian and Ubuntu install the packages chromium and fonts-noto-cjk, on macOS or Windows Google Chrome."
)


def _candidates() -> Iterator[str | Path | None]:
    yield from (shutil.which(command) for command in COMMANDS)
    yield from map(Path, MAC_PLACES)
    roots = (os.environ.get(root) for root in WINDOWS_ROOTS)
    yield from (Path(root) / place for root in roots if root for place in WINDOWS_PLACES)


def find_browser() -> str:
    """Find Chromium, Chrome or Edge on the path or where systems usually put them; without one the test fails."""
    for candidate in _candidates():
        if candidate and Path(candidate).is_file():
            return str(candidate)
    pytest.fail(MISSING, pytrace=False)


def launch_options() -> list[str]:
    """Say how to start it: quiet, and without the sandbox where root would not be let in."""
    options = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    return [*options, "--no-sandbox"] if is_root else options
