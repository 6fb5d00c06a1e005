"""Who has nobody, whom to introduce to whom, and how good that is → tables."""

from __future__ import annotations

from skillgraph.analysis.backtest import HITS, Backtest
from skillgraph.analysis.gaps import Gaps
from skillgraph.analysis.matrix import DIMENSIONS, Matrix
from skillgraph.analysis.suggestions import Suggestions
from skillgraph.present.answers import STATUS, columns, proof
from skillgraph.present.tables import Table

_HEADINGS = {
    "gap_name": {"zh": "缺什么", "en": "Missing"},
    "case_name": {"zh": "情形", "en": "Case"},
    "score": {"zh": "得分", "en": "Score"},
    "why": {"zh": "依据", "en": "What speaks for it"},
    "records": {"zh": "所依据的记录", "en": "Records behind it"},
    "signal_name": {"zh": "方法", "en": "By"},
    "hits_at_10": {"zh": f"前{HITS}命中率", "en": f"Hits at {HITS}"},
    "auc": {"zh": "AUC", "en": "AUC"},
}
_DIGITS = 4
_RECORDS = 6  # in a cell; with more of them a table is not read any more


def gaps(answer: Gaps, lang: str) -> Table:
    """Make a table of who has nobody.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each: name, kind, what is missing, in which case, and the words it rests on.

    Examples
    --------
    >>> gaps(Gaps((), ()), "en").headings
    ('Name', 'Kind', 'Missing', 'Case', 'Quote', 'Source')
    """
    keys = ("name", "type_name", "gap_name", "case_name", "quote", "source")
    rows = tuple((row.name, row.type_name, row.gap_name, row.case_name, *proof(row.evidence)) for row in answer.rows)
    empty = "没有缺口可列。" if lang == "zh" else "No gap to list."
    return Table("", _columns(keys, lang), rows, answer.notes, empty)


def matrix(answer: Matrix, lang: str) -> Table:
    """Make a table of how many named partnerships there are of each sort.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each value of the first dimension, one column for each of the second.

    Examples
    --------
    >>> from skillgraph.analysis.matrix import Cell
    >>> table = matrix(Matrix(("type", "form"), (Cell("e", "企业", "f", "订单班", 2),), ()), "zh")
    >>> table.headings, table.rows
    (('类别', '订单班'), (('企业', 2),))
    """
    down, across = answer.dimensions
    heads = dict.fromkeys((cell.column or "not-said", cell.column_name) for cell in answer.rows)
    rows: dict[str | None, list[str | int]] = {}
    for cell in answer.rows:
        rows.setdefault(cell.row, [cell.row_name]).append(cell.partnerships)
    titles = (DIMENSIONS[each][lang] for each in (down, across))
    title = "具名的合作：{} × {}" if lang == "zh" else "Named partnerships: {} × {}"
    empty = "没有具名的合作可计。" if lang == "zh" else "There is no named partnership to count."
    first = (down, DIMENSIONS[down][lang])
    return Table(title.format(*titles), (first, *heads), tuple(map(tuple, rows.values())), answer.notes, empty)


def suggest(answer: Suggestions, lang: str) -> Table:
    """Make a table of likely partners.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each: partner, score, that it is suggested, what speaks for it, and the records behind that.

    Examples
    --------
    >>> suggest(Suggestions("https://example.org/e", "艾维", (), ("没有。", "比较了零个。")), "zh").empty
    '没有。'
    """
    rows, apart = [], "；\n" if lang == "zh" else ";\n"
    for row in answer.rows:
        why = apart.join(f"{reason.signal_name} {reason.score:.{_DIGITS}g}" for reason in row.reasons)
        behind = list(dict.fromkeys(each.summary for reason in row.reasons for each in reason.records))
        if (more := len(behind) - _RECORDS) > 0:
            rest = f"另有 {more} 条，见 --format json" if lang == "zh" else f"{more} more; see --format json"
            behind[_RECORDS:] = [rest]
        cells = row.partner_name, round(row.score, _DIGITS), STATUS[row.status][lang], why, apart.join(behind)
        rows.append(cells)
    title = f"建议{answer.name}接触的合作方" if lang == "zh" else f"Whom {answer.name} might meet"
    # Where nothing speaks for anybody, the first note says so.
    empty, notes = ("", answer.notes) if rows or not answer.notes else (answer.notes[0], answer.notes[1:])
    keys = ("partner_name", "score", "status", "why", "records")
    return Table(title, _columns(keys, lang), tuple(rows), notes, empty)


def backtest(answer: Backtest, lang: str) -> Table:
    """Make a table of how good suggestions are.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for the sum, each signal and chance.

    Examples
    --------
    >>> backtest(Backtest(0, 0.2, 1, (), ("Too small.",)), "en").empty
    'Too small.'
    """
    rows = tuple((row.signal_name, row.hits_at_10, row.auc) for row in answer.rows)
    empty, notes = ("", answer.notes) if rows or not answer.notes else (answer.notes[0], answer.notes[1:])
    return Table("", _columns(("signal_name", "hits_at_10", "auc"), lang), rows, notes, empty)


def _columns(keys: tuple[str, ...], lang: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, _HEADINGS[key][lang]) if key in _HEADINGS else columns([key], lang)[0] for key in keys)
