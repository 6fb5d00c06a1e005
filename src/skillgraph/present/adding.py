"""What adding files changed → tables."""

from __future__ import annotations

from skillgraph.answers.types import Added
from skillgraph.present.tables import Table

_HEADINGS = {
    "change": {"zh": "改动", "en": "Change"},
    "type": {"zh": "记录", "en": "Record"},
    "section": {"zh": "所在", "en": "Where"},
    "told": {"zh": "读作", "en": "Understood as"},
    "said": {"zh": "原文", "en": "Words"},
    "severity": {"zh": "程度", "en": "Severity"},
    "file": {"zh": "文件", "en": "File"},
    "sheet": {"zh": "工作表", "en": "Sheet"},
    "row": {"zh": "行", "en": "Row"},
    "column": {"zh": "列", "en": "Column"},
    "value": {"zh": "内容", "en": "Value"},
    "message": {"zh": "问题", "en": "What is wrong"},
}
_SEVERITY = {"error": {"zh": "错误", "en": "error"}, "warning": {"zh": "提醒", "en": "warning"}}
_WRONG = ("severity", "file", "sheet", "row", "column", "value", "message")


def added(answer: Added, lang: str, *, taken: bool | None = None) -> Table:
    """Make a table of what is wrong, or where nothing is of the records that changed.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.
    taken
        Whether the good records are taken though something is wrong; by default where it was written.

    Returns
    -------
    Table
        One row for each trouble or record; where good records are taken beside what is wrong, these follow. Notes say
        the counts.
    """
    if not answer.violations:
        return _records(answer, lang, answer.notes)
    rows = tuple((_SEVERITY[each["severity"]][lang], *(each[key] for key in _WRONG[1:])) for each in answer.violations)
    title, columns = "有误之处" if lang == "zh" else "What is wrong", _columns(lang, *_WRONG)
    more = _records(answer, lang) if (answer.written if taken is None else taken) else None
    return Table(title, columns, rows, answer.notes, more=more)


def _records(answer: Added, lang: str, notes: tuple[str, ...] = ()) -> Table:
    rows = tuple((row.change_name, row.type_name, row.section, row.told, row.said) for row in answer.rows)
    empty = "没有记录改变。" if lang == "zh" else "No record changes."
    title = "改变的记录" if lang == "zh" else "Records that change"
    return Table(title, _columns(lang, "change", "type", "section", "told", "said"), rows, notes, empty)


def _columns(lang: str, *keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, _HEADINGS[key][lang]) for key in keys)
