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
from skillgraph.errors.reading import (
    CannotRead,
    FileTooLarge,
    NothingInFile,
    NulCharacter,
    OtherFormat,
    UnknownFormat,
    Unreadable,
    WrongEncoding,
)
from skillgraph.errors.tables import (
    BrokenJson,
    CellTooLong,
    NestedValue,
    NotATable,
    RowTooLong,
    TooDeep,
    TooManyColumns,
    TooManyRows,
    UnbalancedQuotes,
)
from skillgraph.errors.workbooks import BrokenWorkbook, DoctypeRefused, OldExcel, PasswordProtected, ZipBomb
from skillgraph.errors.workspace import BrokenFile, DamagedIndex, NotAWorkspace, QuoteNotInSource
from skillgraph.errors.writing import CannotWrite, NoFileNamed, NotInXml, TablesLeft, WrongSuffix

__all__ = [
    "AmbiguousName",
    "AmbiguousQuestion",
    "BrokenFile",
    "BrokenJson",
    "BrokenWorkbook",
    "CannotRead",
    "CannotWrite",
    "CellTooLong",
    "DamagedIndex",
    "DoctypeRefused",
    "EmptyGraph",
    "FileTooLarge",
    "NestedValue",
    "NoEntity",
    "NoFileNamed",
    "NoQuestion",
    "NotATable",
    "NotAWorkspace",
    "NotInXml",
    "NothingFits",
    "NothingInFile",
    "NothingNamed",
    "NulCharacter",
    "OldExcel",
    "OtherFormat",
    "PartOfName",
    "PasswordProtected",
    "QuoteNotInSource",
    "RowTooLong",
    "SkillGraphError",
    "TablesLeft",
    "TooDeep",
    "TooManyColumns",
    "TooManyRows",
    "UnbalancedQuotes",
    "UnknownChoice",
    "UnknownFormat",
    "UnknownName",
    "UnknownNumber",
    "UnknownQuestion",
    "UnknownTerm",
    "UnknownTopic",
    "Unreadable",
    "WrongEncoding",
    "WrongSuffix",
    "YearsBackwards",
    "ZipBomb",
    "reason",
]
