"""What the product's own questions are answered with: values that know how they are written as JSON."""

from __future__ import annotations

from skillgraph.answers.types.changed import ChangedFile, Log, LoggedChange, Undone
from skillgraph.answers.types.evidence import Evidence, Json
from skillgraph.answers.types.figures import Stats, StatsRow
from skillgraph.answers.types.partnered import PartnerAnswerRow, Partners, Step
from skillgraph.answers.types.told import Found, FoundRow, Shown, ShownName, ShownRecord

__all__ = [
    "ChangedFile",
    "Evidence",
    "Found",
    "FoundRow",
    "Json",
    "Log",
    "LoggedChange",
    "PartnerAnswerRow",
    "Partners",
    "Shown",
    "ShownName",
    "ShownRecord",
    "Stats",
    "StatsRow",
    "Step",
    "Undone",
]
