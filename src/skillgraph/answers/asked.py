"""The values that the answers to competency questions are made of, and how each is written as JSON."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.flat import Plain, flattened
from skillgraph.answers.types import Evidence, Json

# How far a question is answered; the first is the best.
FULL, PARTLY, NOT_SAID = "full", "partly", "not-said"
VERDICTS = (FULL, PARTLY, NOT_SAID)


class AskedRow(NamedTuple):
    """One record that answers a question or stands beside it.

    Parameters
    ----------
    record
        The IRI of the record.
    summary
        Its sentence.
    status
        ``asserted`` or ``inferred``.
    evidence
        What it rests on.

    Examples
    --------
    >>> AskedRow("https://example.org/r", "一句话", "asserted", ()).status
    'asserted'
    """

    record: str
    summary: str
    status: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> AskedRow("https://example.org/r", "一句话", "asserted", ()).to_json()["evidence"]
        []
        """
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

    Examples
    --------
    >>> answer = Asked(1, "问", FULL, "有记录。", "答", (), ())
    >>> answer.answered
    'full'
    """

    question: int
    text: str
    answered: str
    why: str
    answer: str
    rows: tuple[AskedRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> answer = Asked(1, "问", FULL, "有记录。", "答", (), ())
        >>> answer.to_json()["rows"]
        []
        """
        return {**self._asdict(), "rows": [row.to_json() for row in self.rows], "notes": list(self.notes)}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each record; see `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> Asked(1, "问", FULL, "有记录。", "答", (), ()).to_dicts()
        []
        """
        return flattened(row.to_json() for row in self.rows)


class QuestionRow(NamedTuple):
    """One question of the list.

    Parameters
    ----------
    question
        Its number.
    text
        Its words.
    answered
        How far the workspace answers it: ``full``, ``partly`` or ``not-said``.

    Examples
    --------
    >>> QuestionRow(1, "问", PARTLY).answered
    'partly'
    """

    question: int
    text: str
    answered: str

    def to_json(self) -> Json:
        """Give it as scripts read it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> QuestionRow(1, "问", PARTLY).to_json()
        {'question': 1, 'text': '问', 'answered': 'partly'}
        """
        return self._asdict()


class QuestionList(NamedTuple):
    """All questions of a workspace.

    Parameters
    ----------
    rows
        The questions, by number.

    Examples
    --------
    >>> len(QuestionList((QuestionRow(1, "问", PARTLY),)).rows)
    1
    """

    rows: tuple[QuestionRow, ...]

    def to_json(self) -> Json:
        """Give it as scripts read it.

        Returns
        -------
        dict
            The questions under ``rows``.

        Examples
        --------
        >>> QuestionList(()).to_json()
        {'rows': []}
        """
        return {"rows": [row.to_json() for row in self.rows]}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each question; see `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> QuestionList((QuestionRow(1, "问", PARTLY),)).to_dicts()
        [{'question': 1, 'text': '问', 'answered': 'partly'}]
        """
        return flattened(row.to_json() for row in self.rows)
