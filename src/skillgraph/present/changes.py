"""The changes of a workspace → tables."""

from __future__ import annotations

from datetime import datetime

from skillgraph.answers.types import Log, LoggedChange, Undone
from skillgraph.present.tables import Cell, Table

_HEADINGS = {
    "number": {"zh": "序号", "en": "Number"},
    "when": {"zh": "时间", "en": "When"},
    "user": {"zh": "何人", "en": "Who"},
    "command": {"zh": "命令", "en": "Command"},
    "summary": {"zh": "内容", "en": "What it did"},
    "added": {"zh": "新增文件", "en": "Files added"},
    "changed": {"zh": "更改文件", "en": "Files changed"},
    "removed": {"zh": "删除文件", "en": "Files removed"},
    "undone": {"zh": "已撤销", "en": "Taken back"},
    "file": {"zh": "文件", "en": "File"},
    "change": {"zh": "改动", "en": "Change"},
}


def _columns(lang: str, *keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, _HEADINGS[key][lang]) for key in keys)


def log(answer: Log, lang: str) -> Table:
    """Make a table of the changes of a workspace.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each change, the newest last; a sentence where there is none.
    """
    keys = ("number", "when", "user", "command", "summary", "added", "changed", "removed", "undone")
    rows = tuple(_change(row, lang) for row in answer.rows)
    title = "更改记录" if lang == "zh" else "Changes"
    empty = "尚无由命令作出的更改。" if lang == "zh" else "No command has changed this workspace yet."
    return Table(title, _columns(lang, *keys), rows, (), empty)


def _change(row: LoggedChange, lang: str) -> tuple[Cell, ...]:
    undone = {"zh": "是", "en": "yes"}[lang] if row.undone else None
    files = (len(row.added), len(row.changed), len(row.removed))
    return (row.number, _local(row.when), f"{row.user}@{row.host}", row.command, row.summary or None, *files, undone)


def _local(when: str) -> str:
    """The time as the clock of whoever reads it shows it, to the minute; its offset stands in JSON."""
    try:
        return f"{datetime.fromisoformat(when).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:  # what somebody else wrote into the log is shown as it is
        return when


def undone(answer: Undone, lang: str) -> Table:
    """Make a table of what taking a change back did.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each file; the title says which change.
    """
    rows = tuple((row.file, row.change_name) for row in answer.rows)
    return Table(answer.summary, _columns(lang, "file", "change"), rows)
