"""What can go wrong, as a small family of exceptions that carry their data and speak Chinese and English."""

from __future__ import annotations

from skillgraph.errors.asking import (
    AmbiguousQuestion,
    NoQuestion,
    NothingFits,
    UnknownChoice,
    UnknownNumber,
    UnknownQuestion,
    UnknownTopic,
    YearsBackwards,
)
from skillgraph.errors.base import SkillGraphError, reason
from skillgraph.errors.changing import (
    CannotChange,
    ChangedSince,
    FileHeld,
    HalfChanged,
    NoPlace,
    NothingToRedo,
    NothingToUndo,
    OwnWorkspaceNeeded,
    WorkspaceHeld,
)
from skillgraph.errors.naming import (
    AmbiguousName,
    EmptyGraph,
    NoEntity,
    NothingNamed,
    PartOfName,
    UnknownName,
    UnknownTerm,
)
from skillgraph.errors.workspace import BrokenFile, DamagedIndex, NotAWorkspace, QuoteNotInSource
from skillgraph.errors.writing import CannotWrite, NoFileNamed, NotInXml, TablesLeft, WrongSuffix

__all__ = [
    "AmbiguousName",
    "AmbiguousQuestion",
    "BrokenFile",
    "CannotChange",
    "CannotWrite",
    "ChangedSince",
    "DamagedIndex",
    "EmptyGraph",
    "FileHeld",
    "HalfChanged",
    "NoEntity",
    "NoFileNamed",
    "NoPlace",
    "NoQuestion",
    "NotAWorkspace",
    "NotInXml",
    "NothingFits",
    "NothingNamed",
    "NothingToRedo",
    "NothingToUndo",
    "OwnWorkspaceNeeded",
    "PartOfName",
    "QuoteNotInSource",
    "SkillGraphError",
    "TablesLeft",
    "UnknownChoice",
    "UnknownName",
    "UnknownNumber",
    "UnknownQuestion",
    "UnknownTerm",
    "UnknownTopic",
    "WorkspaceHeld",
    "WrongSuffix",
    "YearsBackwards",
    "reason",
]
