"""What validation says → tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgraph.present.tables import Table

if TYPE_CHECKING:
    from skillgraph.checking.types import Validation

_HEADINGS = {
    "file": {"zh": "文件", "en": "File"},
    "row": {"zh": "行", "en": "Row"},
    "message": {"zh": "问题", "en": "What is wrong"},
    "source": {"zh": "来源", "en": "Source"},
    "section": {"zh": "章节", "en": "Section"},
    "text": {"zh": "没有记录引用的文字", "en": "What no record quotes"},
    "reason": {"zh": "原因", "en": "Why"},
}


def _columns(lang: str, *keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, _HEADINGS[key][lang]) for key in keys)


def violations(answer: Validation, lang: str) -> Table:
    """Make a table of what is wrong.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each violation; a sentence where there is none.
    """
    rows = tuple((each.file, each.row, each.message) for each in answer.violations)
    well = "没有发现问题。" if lang == "zh" else "All is well: nothing wrong was found."
    title = "检查结果" if lang == "zh" else "What is wrong"
    return Table(title, _columns(lang, "file", "row", "message"), rows, answer.notes, well)


def coverage(answer: Validation, lang: str) -> Table:
    """Make a table of what no record quotes.

    Parameters
    ----------
    answer
        The answer, asked for with coverage.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each run of words, with the reason; what is wrong stands in the notes.
    """
    rows = tuple((each.section, each.text, each.reason) for each in answer.uncovered or ())
    well = "没有发现问题。" if lang == "zh" else "All is well: nothing wrong was found."
    title = "没有记录引用的文字" if lang == "zh" else "What no record quotes"
    quoted = "每一句都有记录引用。" if lang == "zh" else "Every sentence is quoted by some record."
    if answer.uncovered is None:
        quoted = "没有检查哪些文字未被引用。" if lang == "zh" else "What no record quotes was not checked."
    wrong = tuple(each.message for each in answer.violations)
    notes = (*wrong, *answer.notes) if wrong else (well, *answer.notes)
    return Table(title, _columns(lang, "section", "text", "reason"), rows, notes, quoted)
