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
from skillgraph.errors.naming import (
    AmbiguousName,
    EmptyGraph,
    NoEntity,
    NothingNamed,
    PartOfName,
    UnknownName,
    UnknownTerm,
)
from skillgraph.errors.workspace import (
    BaseOfExample,
    BrokenFile,
    DamagedIndex,
    FolderNotEmpty,
    NoBase,
    NotAWorkspace,
    QuoteNotInSource,
)
from skillgraph.errors.writing import CannotWrite, NoFileNamed, NotInXml, OneTableOnly, TablesLeft, WrongSuffix

__all__ = [
    "AmbiguousName",
    "AmbiguousQuestion",
    "BaseOfExample",
    "BrokenFile",
    "CannotWrite",
    "DamagedIndex",
    "EmptyGraph",
    "FolderNotEmpty",
    "NoBase",
    "NoEntity",
    "NoFileNamed",
    "NoQuestion",
    "NotAWorkspace",
    "NotInXml",
    "NothingFits",
    "NothingNamed",
    "OneTableOnly",
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
    "WrongSuffix",
    "YearsBackwards",
    "reason",
]
