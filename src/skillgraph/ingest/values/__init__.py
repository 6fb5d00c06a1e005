"""From what stands in a cell to a value: text in, the value or a `Misread` out, which `told` puts into words."""

from __future__ import annotations

from skillgraph.ingest.values.booleans import boolean
from skillgraph.ingest.values.codes import credit_code
from skillgraph.ingest.values.concepts import Scheme, concept, schemes
from skillgraph.ingest.values.dates import day, year
from skillgraph.ingest.values.members import Members, joined, members
from skillgraph.ingest.values.misread import Misread, expectation, told
from skillgraph.ingest.values.numbers import Amount, integer, number
from skillgraph.ingest.values.passages import Source, passage
from skillgraph.ingest.values.texts import language, wording
from skillgraph.ingest.values.typed import counts_other, typed
from skillgraph.ingest.values.units import units

__all__ = [
    "Amount",
    "Members",
    "Misread",
    "Scheme",
    "Source",
    "boolean",
    "concept",
    "counts_other",
    "credit_code",
    "day",
    "expectation",
    "integer",
    "joined",
    "language",
    "members",
    "number",
    "passage",
    "schemes",
    "told",
    "typed",
    "units",
    "wording",
    "year",
]
