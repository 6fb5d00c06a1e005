"""Questions and their answers → tables, with headings in the language asked for."""

from __future__ import annotations

from skillgraph.answers.asked import Asked, AskedRow, QuestionList
from skillgraph.present.tables import Table

_VERDICTS = {
    "full": {"zh": "完整回答", "en": "in full"},
    "partly": {"zh": "部分回答", "en": "in part"},
    "not-said": {"zh": "来源没有说明", "en": "the source does not say"},
}
_STATUS = {
    "asserted": {"zh": "原文所述", "en": "asserted"},
    "inferred": {"zh": "推断", "en": "inferred"},
    "suggested": {"zh": "建议", "en": "suggested"},
}
_HEADINGS = {
    "question": {"zh": "编号", "en": "No."},
    "text": {"zh": "问题", "en": "Question"},
    "answered": {"zh": "回答程度", "en": "Answered"},
    "summary": {"zh": "内容", "en": "What it says"},
    "status": {"zh": "状态", "en": "Status"},
    "quote": {"zh": "原文", "en": "Quote"},
    "source": {"zh": "出处", "en": "Source"},
}


def _columns(keys: tuple[str, ...], lang: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, _HEADINGS[key][lang]) for key in keys)


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
    rows = tuple((row.question, row.text, _VERDICTS[row.answered][lang]) for row in answer.rows)
    return Table("问题" if lang == "zh" else "Questions", _columns(("question", "text", "answered"), lang), rows)


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
    verdict = _VERDICTS[answer.answered][lang]
    how = f"回答程度：{verdict}。{answer.why}" if lang == "zh" else f"Answered: {verdict}. {answer.why}"
    # Where there is no record, the answer stands in the place of the rows.
    empty, told = ("", (answer.answer,)) if rows else (answer.answer, ())
    title = f"{answer.question}. {answer.text}"
    columns = _columns(("summary", "status", "quote", "source"), lang)
    return Table(title, columns, rows, (*told, how, *answer.notes), empty)


def _row(row: AskedRow, lang: str) -> tuple[str, str, str, str]:
    places = dict.fromkeys(f"{item.source} {item.section}" for item in row.evidence)
    quotes = "\n".join(item.quote for item in row.evidence)
    return row.summary, _STATUS[row.status][lang], quotes, "\n".join(places)
