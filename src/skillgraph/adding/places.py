"""Where a row stands."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.ingest.headings import Headed
from skillgraph.ingest.sheets import Sheet


class Place(NamedTuple):
    """Where a row stands: its sheet, its number, and the headings above it."""

    sheet: Sheet
    row: int
    head: Headed
