"""Writes anew the answers that the READMEs and the tours show.

Read every line that git shows as changed before it is kept.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.asking import ask

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.zh.md", "docs/tour.md", "docs/tour.zh.md")


def answer(match: re.Match[str]) -> str:
    """Give a block with the command it had and the answer of today."""
    command = match[1]
    said = ask(*shlex.split(command)[1:])
    # The first line on standard error is the note about the example that ships.
    shown = said.out if said.code == 0 else said.err.split("\n", 1)[1]
    return f"```console\n$ {command}\n{shown.rstrip()}\n```"


def update() -> None:
    """Write every block anew."""
    for name in PAGES:
        file = ROOT / name
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"```console\n\$ (.+?)\n.*?```", answer, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    update()
