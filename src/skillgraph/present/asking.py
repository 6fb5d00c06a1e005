"""Questions and their answers → tables, with headings in the language asked for."""

from __future__ import annotations

from skillgraph.answers.asked import Asked, AskedRow, QuestionList
from skillgraph.present.answers import STATUS, columns, proof
from skillgraph.present.tables import Table

VERDICT = {
    "full": {"zh": "完整回答", "en": "in full"},
    "partly": {"zh": "部分回答", "en": "in part"},
    "not-said": {"zh": "来源没有说明", "en": "the source does not say"},
}


def questions(answer: QuestionList, lang: str) -> Table:
    """Make a table of all questions.

    Parameters
    ----------
    answer
        The questions.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each question: number, words, how far it is answered.
    """
    rows = tuple((row.question, row.text, VERDICT[row.answered][lang]) for row in answer.rows)
    return Table("问题" if lang == "zh" else "Questions", columns(("question", "text", "answered"), lang), rows)


def asked(answer: Asked, lang: str) -> Table:
    """Make a table of the answer to a question.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each record; the answer in words, how far it answers and why are notes.
    """
    rows = tuple(_row(row, lang) for row in answer.rows)
    verdict = VERDICT[answer.answered][lang]
    how = f"回答程度：{verdict}。{answer.why}" if lang == "zh" else f"Answered: {verdict}. {answer.why}"
    # Where there is no record, the answer stands in the place of the rows.
    empty, told = ("", (answer.answer,)) if rows else (answer.answer, ())
    title = f"{answer.question}. {answer.text}"
    return Table(
        title, columns(("summary", "status", "quote", "source"), lang), rows, (*told, how, *answer.notes), empty
    )


def _row(row: AskedRow, lang: str) -> tuple[str, str, str, str]:
    return row.summary, STATUS[row.status][lang], *proof(row.evidence)
