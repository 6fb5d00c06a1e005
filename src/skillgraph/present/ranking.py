"""Ranks → a table."""

from __future__ import annotations

from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.ranking import Rank
from skillgraph.present.tables import Table


def rank(answer: Rank, lang: str) -> Table:
    """Make a table of who stands where.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each: place, name, kind, score.

    Examples
    --------
    >>> rank(Rank("degree", (), ()), "en").headings
    ('Rank', 'Name', 'Kind', 'partners')
    """
    measure = MEASURES[answer.measure]
    headings = ("名次", "名称", "类别", measure.zh) if lang == "zh" else ("Rank", "Name", "Kind", measure.en)
    keys = ("rank", "name", "type_name", "score")
    rows = tuple((row.rank, row.name, row.type_name, round(row.score, 4)) for row in answer.rows)
    empty = (
        "没有可排名的：所求的各方中没有具名的合作方。"
        if lang == "zh"
        else "Nothing to rank: none of those asked for is a named partner."
    )
    return Table("", tuple(zip(keys, headings, strict=True)), rows, answer.notes, empty)
