"""Figures → tables, with headings in the language asked for."""

from __future__ import annotations

from skillgraph.answers.types import Stats, StatsRow
from skillgraph.present.answers import STATUS, columns, proof
from skillgraph.present.tables import Table


def stats(answer: Stats, lang: str) -> Table:
    """Make a table of figures.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each figure: what it measures, the figure as a source says it, when, where, and the words.
    """
    rows = tuple((row.name, _figure(row, lang), STATUS[row.status][lang], *proof(row.evidence)) for row in answer.rows)
    empty, notes = ("", answer.notes) if rows else (answer.notes[-1], answer.notes[:-1])
    title = "统计数据" if lang == "zh" else "Figures"
    return Table(title, columns(["indicator", "figure", "status", "quote", "source"], lang), rows, notes, empty)


def _figure(row: StatsRow, lang: str) -> str:
    """The figure as the summary says it, behind the indicator: with hedge and unit, and when and where it holds."""
    return row.summary.partition("：" if lang == "zh" else ": ")[2]
