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
<<<<<<< HEAD
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
=======
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
>>>>>>> sheets

__all__ = [
    "AmbiguousName",
    "AmbiguousQuestion",
    "BaseOfExample",
    "BrokenFile",
<<<<<<< HEAD
    "CannotChange",
    "CannotWrite",
    "ChangedSince",
=======
    "BrokenJson",
    "BrokenWorkbook",
    "CannotRead",
    "CannotWrite",
    "CellTooLong",
>>>>>>> sheets
    "DamagedIndex",
    "DoctypeRefused",
    "EmptyGraph",
<<<<<<< HEAD
<<<<<<< HEAD
    "FolderNotEmpty",
    "NoBase",
=======
    "FileHeld",
    "HalfChanged",
>>>>>>> changing
=======
    "FileTooLarge",
    "NestedValue",
>>>>>>> sheets
    "NoEntity",
    "NoFileNamed",
    "NoPlace",
    "NoQuestion",
    "NotATable",
    "NotAWorkspace",
    "NotInXml",
<<<<<<< HEAD
    "NothingFits",
    "NothingNamed",
<<<<<<< HEAD
    "OneTableOnly",
=======
    "NothingToRedo",
    "NothingToUndo",
    "OwnWorkspaceNeeded",
>>>>>>> changing
=======
    "NothingInFile",
    "NothingNamed",
    "NulCharacter",
    "OldExcel",
    "OtherFormat",
>>>>>>> sheets
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
<<<<<<< HEAD
    "WorkspaceHeld",
=======
    "Unreadable",
    "WrongEncoding",
>>>>>>> sheets
    "WrongSuffix",
    "YearsBackwards",
    "ZipBomb",
    "reason",
]
