"""What validation says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong.

    Parameters
    ----------
    file
        The file, relative to the workspace; None where it is in none, as with what a rule derives.
    record
        The IRI of the node; None where it is the whole file.
    message
        What is wrong, in the language asked for.
    row
        The line of the file, as far as known.

    Examples
    --------
    >>> Violation("entities.ttl", None, "no Turtle", 3).to_json()["row"]
    3
    """

    file: str | None
    record: str | None
    message: str
    row: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {
            "severity": "violation",
            "file": self.file,
            "sheet": None,
            "row": self.row,
            "column": None,
            "record": self.record,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Words of a source that no record quotes.

    Parameters
    ----------
    source
        The source's identifier.
    section
        The section they stand in; empty where it has no number.
    text
        The words.
    reason
        Why no record quotes them, in the language asked for; None where the workspace gives no reason.

    Examples
    --------
    >>> Uncovered("letter", "", "此函。", "closing formula").reason
    'closing formula'
    """

    source: str
    section: str
    text: str
    reason: str | None

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"source": self.source, "section": self.section, "text": self.text, "why": self.reason}


@dataclass(frozen=True, slots=True)
class Validation:
    """The answer of ``validate``.

    Parameters
    ----------
    violations
        All that is wrong.
    notes
        What could not be checked.
    uncovered
        What no record quotes; None where that was not asked, or could not be told.
    with_coverage
        Whether it was asked.

    Examples
    --------
    >>> Validation((), ()).to_json()
    {'conforms': True, 'violations': []}
    """

    violations: tuple[Violation, ...]
    notes: tuple[str, ...]
    uncovered: tuple[Uncovered, ...] | None = None
    with_coverage: bool = False

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        told: dict[str, Any] = {
            "conforms": self.conforms,
            "violations": [violation.to_json() for violation in self.violations],
        }
        if self.with_coverage:
            told["uncovered"] = None if self.uncovered is None else [left.to_json() for left in self.uncovered]
        return told
