"""Answers → tables, with headings in the language asked for."""

from __future__ import annotations

from collections.abc import Sequence

from skillgraph.answers import words
from skillgraph.answers.types import Evidence, Found, PartnerAnswerRow, Partners, Shown
from skillgraph.present.tables import Table
from skillgraph.text import listed

STATUS = {
    "asserted": {"zh": "原文所述", "en": "asserted"},
    "inferred": {"zh": "推断", "en": "inferred"},
    "suggested": {"zh": "建议", "en": "suggested"},
}
_NAME_KINDS = {
    "full": {"zh": "全称", "en": "full name"},
    "short": {"zh": "简称", "en": "short name"},
    "alias": {"zh": "别称", "en": "other wording"},
    "editorial": {"zh": "编者用名", "en": "editorial name"},
    "translation": {"zh": "译名", "en": "translation"},
}
_HEADINGS = {
    "partner_name": {"zh": "合作方", "en": "Partner"},
    "kind_name": {"zh": "形式", "en": "Form"},
    "since": {"zh": "起始", "en": "Since"},
    "headcount": {"zh": "人数", "en": "People"},
    "status": {"zh": "状态", "en": "Status"},
    "hops": {"zh": "步数", "en": "Hops"},
    "via": {"zh": "经由", "en": "Via"},
    "quote": {"zh": "原文", "en": "Quote"},
    "source": {"zh": "出处", "en": "Source"},
    "type_name": {"zh": "类别", "en": "Kind"},
    "role_name": {"zh": "角色", "en": "Role"},
    "summary": {"zh": "内容", "en": "What it says"},
    "name": {"zh": "名称", "en": "Name"},
    "match": {"zh": "匹配", "en": "Matched"},
    "score": {"zh": "相似度", "en": "Score"},
    "entity": {"zh": "标识", "en": "IRI"},
    "indicator": {"zh": "指标", "en": "Indicator"},
    "figure": {"zh": "数值", "en": "Figure"},
    "question": {"zh": "编号", "en": "No."},
    "text": {"zh": "问题", "en": "Question"},
    "answered": {"zh": "回答程度", "en": "Answered"},
    "path": {"zh": "路径", "en": "Path"},
    "distance": {"zh": "距离", "en": "Distance"},
    "from_name": {"zh": "从", "en": "From"},
    "to_name": {"zh": "到", "en": "To"},
}


def columns(keys: Sequence[str], lang: str) -> tuple[tuple[str, str], ...]:
    """Give columns their headings.

    Parameters
    ----------
    keys
        The stable keys.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple
        Pairs of key and heading.

    Examples
    --------
    >>> columns(["since"], "zh")
    (('since', '起始'),)
    """
    return tuple((key, _HEADINGS[key][lang]) for key in keys)


def partners(answer: Partners, lang: str) -> Table:
    """Make a table of who partners with whom.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each partner and partnership; hops and via only where some partner is farther than one.
    """
    far = any(row.hops > 1 for row in answer.rows)
    keys = ["partner_name", "kind_name", "since", "headcount", "status", *(["hops", "via"] if far else [])]
    rows = tuple(
        (
            row.partner_name,
            row.kind_name,
            row.since,
            _headcount(row, lang),
            STATUS[row.status][lang],
            *((row.hops, " → ".join(step.name for step in row.via)) if far else ()),
            *proof(row.evidence),
        )
        for row in answer.rows
    )
    title = f"{answer.name}的合作方" if lang == "zh" else f"Partners of {answer.name}"
    if far:
        title += "（含间接）" if lang == "zh" else ", indirect ones too"
    # Where nobody is named, the first note says so.
    empty, notes = ("", answer.notes) if rows else (answer.notes[0], answer.notes[1:])
    return Table(title, columns([*keys, "quote", "source"], lang), rows, notes, empty)


def _headcount(row: PartnerAnswerRow, lang: str) -> str | int | None:
    if row.headcount is None or (not row.together and row.hedge == "exact"):
        return row.headcount
    count = words.people(row.headcount, row.hedge, lang).removesuffix("人")
    if not row.together:
        return count
    shared = words.together(row.together, lang)
    return f"{count}（{shared}）" if lang == "zh" else f"{count} ({shared})"


def proof(evidence: Sequence[Evidence]) -> tuple[str, str]:
    r"""Give what an answer rests on as two cells; several quotes from one place name it once.

    Parameters
    ----------
    evidence
        The passages.

    Returns
    -------
    tuple of str
        The quotes, and where they stand, each on its line.

    Examples
    --------
    >>> proof([Evidence("letter", "一", "甲"), Evidence("letter", "一", "乙")])
    ('甲\n乙', 'letter 一')
    """
    places = dict.fromkeys(f"{item.source} {item.section}" for item in evidence)
    return "\n".join(item.quote for item in evidence), "\n".join(places)


def show(answer: Shown, lang: str) -> Table:
    """Make a table of everything known of one entity.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each record; kind and the editors' names are in the title and the notes.
    """
    rows = tuple(
        (record.type_name, record.role_name, record.summary, STATUS[record.status][lang], *proof(record.evidence))
        for record in answer.records
    )
    kinds = (" / " if lang == "zh" else ", ").join(answer.type_names)
    notes = _editorial_names(answer, lang)
    return Table(
        f"{answer.name} · {kinds}",
        columns(["type_name", "role_name", "summary", "status", "quote", "source"], lang),
        rows,
        (*notes, *answer.notes),
        "来源没有写到它。" if lang == "zh" else "The sources say nothing of it.",
    )


def _editorial_names(answer: Shown, lang: str) -> tuple[str, ...]:
    """What the editors call it: the other names are among the records, with their quotes."""
    own = [name for name in answer.names if name.kind in {"editorial", "translation"} and name.text != answer.name]
    if not own:
        return ()
    if lang == "zh":
        return ("其他名称：" + listed((f"{name.text}（{_NAME_KINDS[name.kind]['zh']}）" for name in own), "zh"),)
    return ("Other names: " + listed((f"{name.text} ({_NAME_KINDS[name.kind]['en']})" for name in own), "en"),)


def find(answer: Found, lang: str) -> Table:
    """Make a table of the entities a text may mean.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        Best first.
    """
    rows = tuple((row.name, row.type_name, row.match, row.score, row.entity) for row in answer.rows)
    title = f"“{answer.text}”"
    return Table(title, columns(["name", "type_name", "match", "score", "entity"], lang), rows)
