"""The values that the answers to competency questions are made of, and how each is written as JSON."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.types import Evidence, Json

# How far a question is answered; the first is the best.
FULL, PARTLY, NOT_SAID = "full", "partly", "not-said"
VERDICTS = (FULL, PARTLY, NOT_SAID)


class AskedRow(NamedTuple):
    """One record that answers a question or stands beside it: its IRI, its sentence, its status, its words."""

    record: str
    summary: str
    status: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        row = self._asdict()
        row["evidence"] = [item.to_json() for item in self.evidence]
        return row


class Asked(NamedTuple):
    """The answer to a question.

    Parameters
    ----------
    question
        Its number.
    text
        Its words.
    answered
        ``full``, ``partly`` or ``not-said``.
    why
        What the source lacks, or why the answer is full.
    answer
        The answer in words, made from the records.
    rows
        The records that answer, then those that only stand beside the question.
    notes
        The rules that inferred rows follow from, and which rows do not answer.
    """

    question: int
    text: str
    answered: str
    why: str
    answer: str
    rows: tuple[AskedRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return {**self._asdict(), "rows": [row.to_json() for row in self.rows], "notes": list(self.notes)}


class QuestionRow(NamedTuple):
    """One question of the list: its number, its words, and how far the workspace answers it."""

    question: int
    text: str
    answered: str

    def to_json(self) -> Json:
        """Give it as scripts read it."""
        return self._asdict()


class QuestionList(NamedTuple):
    """All questions, by number."""

    rows: tuple[QuestionRow, ...]

    def to_json(self) -> Json:
        """Give it as scripts read it."""
        return {"rows": [row.to_json() for row in self.rows]}
