"""What is wrong with what somebody brings: one row for each trouble, in their words and at their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong.

    Parameters
    ----------
    severity
        An error keeps a row out; a warning does not.
    file, sheet
        Where.
    row
        Its number as the program that made the file shows it; None where the file has no rows.
    column
        The heading of the column; empty for the row as a whole.
    value
        What stands there.
    message
        What is wrong and what was expected, in zh and en.
    place
        The place of the cell in its row, from 0; None for the row as a whole.
    expected
        What was expected alone, in zh and en, where that can be said.

    Examples
    --------
    >>> Trouble("error", "a.csv", "a", 2, "自", "去年", {"zh": "应为年份", "en": "a year"}).to_json("en")["message"]
    'a year'
    """

    severity: Severity
    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    message: dict[str, str]
    place: int | None = None
    expected: Mapping[str, str] = field(default_factory=dict)

    def to_json(self, lang: str) -> dict[str, Any]:
        """Give it as the contract of `validate` writes violations, in a language."""
        return {
            "severity": self.severity,
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message[lang],
            "expected": self.expected.get(lang, ""),
        }
