"""The report's own texts in Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillgraph.present.report.data import Report, Source

TEXTS: dict[str, dict[str, str]] = {
    "facts": {"zh": "记录所述", "en": "What the records say"},
    "partners": {"zh": "合作方", "en": "Partners"},
    "relations": {"zh": "其他关系", "en": "Other relations"},
    "map": {"zh": "关系图", "en": "Map of relations"},
    "quotes": {"zh": "原文", "en": "Quotes"},
    "sources": {"zh": "来源", "en": "Sources"},
    "notes": {"zh": "说明", "en": "Notes"},
    "kind": {"zh": "类别", "en": "Kind"},
    "says": {"zh": "内容", "en": "What it says"},
    "partner": {"zh": "合作方", "en": "Partner"},
    "form": {"zh": "形式", "en": "Form"},
    "since": {"zh": "起始", "en": "Since"},
    "people": {"zh": "人数", "en": "People"},
    "status": {"zh": "状态", "en": "Status"},
    "quote": {"zh": "原文编号", "en": "Quote"},
    "not_said": {"zh": "未写明", "en": "not stated"},
    "written": {"zh": "来源中写作：", "en": "Written in the sources: "},
    "editorial": {"zh": "其他名称：", "en": "Other names: "},
    "numbers": {
        "zh": "方括号中的数字是所依据原文的编号，见“原文”。",
        "en": "Numbers in brackets are those of the quotes below.",
    },
    "nothing": {"zh": "来源没有写到它。", "en": "The sources say nothing of it."},
    "stated": {"zh": "来源写明", "en": "stated in the source"},
    "inferred": {"zh": "由规则推断", "en": "inferred by a rule"},
    "middle": {"zh": "中间", "en": "in the middle"},
}


def say(key: str, lang: str) -> str:
    """Give one of the texts.

    Parameters
    ----------
    key
        Its key.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The text.

    Examples
    --------
    >>> say("notes", "zh")
    '说明'
    """
    return TEXTS[key][lang]


def left_out(part: str, report: Report) -> str:
    """Say how many rows of a part are left out, and how to see all.

    Parameters
    ----------
    part
        ``"facts"``, ``"partners"``, ``"relations"`` or ``"notes"``.
    report
        The report.

    Returns
    -------
    str
        A sentence; empty where nothing is left out.

    Examples
    --------
    >>> from skillgraph.present.report.data import Report
    >>> left_out("facts", Report("en", "A", "", "enterprise", "enterprise", more={"facts": 3}, ask="A"))
    '3 more are not listed here. All of them: skillgraph show A -o all.xlsx'
    """
    count = report.more.get(part, 0)
    if not count:
        return ""
    command = f"skillgraph {'partners' if part == 'partners' else 'show'} {report.ask} -o all.xlsx"
    if report.lang == "zh":
        return f"另有 {count} 条未列出。查看全部：{command}"
    return f"{count} more {'is' if count == 1 else 'are'} not listed here. All of them: {command}"


def pieces(note: str, report: Report) -> list[tuple[str, int]]:
    """Part a note at the numbers of passages, so that they can lead there.

    Parameters
    ----------
    note
        One of the notes.
    report
        The report.

    Returns
    -------
    list of tuple
        A text and 0, or what is written of a number and the number.

    Examples
    --------
    >>> from skillgraph.present.report.data import Passage, Report
    >>> report = Report("zh", "甲", "", "person", "人物", passages=(Passage(1, "原话", "函 一"),))
    >>> pieces("未具名。[1][2]", report)
    [('未具名。', 0), ('[1]', 1), ('[2]', 0)]
    """
    numbers = {f"[{passage.number}]": passage.number for passage in report.passages}
    return [(piece, numbers.get(piece, 0)) for piece in re.split(r"(\[\d+\])", note) if piece]


def unseen(report: Report) -> str:
    """Say how many neighbours the small map leaves out.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    str
        A sentence; empty where it shows them all.

    Examples
    --------
    >>> from skillgraph.present.report.data import Report
    >>> unseen(Report("en", "A", "", "enterprise", "enterprise"))
    ''
    """
    if not report.unseen:
        return ""
    shown, every = len(report.neighbours), len(report.neighbours) + report.unseen
    command = f"skillgraph map --focus {report.ask} -o map.html"
    if report.lang == "zh":
        return f"图中是联系最多的 {shown} 个，共 {every} 个。查看全部：{command}"
    return f"The map shows {shown} of {every}, those with most relations to it. All of them: {command}"


def caption(report: Report) -> str:
    """Say what the small map shows, for those who do not see it.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    str
        Who is in the middle, and each neighbour with what joins the two.

    Examples
    --------
    >>> from skillgraph.present.report.data import Neighbour, Report
    >>> caption(Report("en", "A", "", "person", "person", neighbours=(Neighbour("B", "award", "award", ("got",)),)))
    'A and its neighbours: B (got)'
    """
    zh = report.lang == "zh"
    told = (
        f"{each.name}（{'、'.join(each.relations)}）" if zh else f"{each.name} ({', '.join(each.relations)})"
        for each in report.neighbours
    )
    if zh:
        return f"{report.name}及其相邻条目：{'；'.join(told)}"
    return f"{report.name} and its neighbours: {'; '.join(told)}"


def key(report: Report) -> str:
    """Say who stands behind the numbers of a small map without names.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    str
        The middle, and each neighbour by its number with its kind and what joins the two.

    Examples
    --------
    >>> from skillgraph.present.report.data import Neighbour, Report
    >>> key(Report("zh", "甲", "", "person", "人物", neighbours=(Neighbour("乙", "award", "称号", ("获得",)),)))
    '中间：甲；1 乙（称号：获得）'
    """
    zh = report.lang == "zh"
    told = [f"{say('middle', report.lang)}{'：' if zh else ': '}{report.name}"]
    for number, each in enumerate(report.neighbours, start=1):
        joined = "、".join(each.relations) if zh else ", ".join(each.relations)
        told.append(f"{number} {each.name}")
        told[-1] += f"（{each.kind_name}：{joined}）" if zh else f" ({each.kind_name}: {joined})"
    return ("；" if zh else "; ").join(told)


def source(item: Source, lang: str) -> str:
    """Cite a source.

    Parameters
    ----------
    item
        The source.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        Title, document number, issuer and day, as far as they are known.

    Examples
    --------
    >>> from skillgraph.present.report.data import Source
    >>> source(Source("Letter", "No. 35", "Bureau", "2023-05-12"), "en")
    'Letter. No. 35. Issued by Bureau. 2023-05-12.'
    """
    if lang == "zh":
        known = [part for part in (item.number, item.issuer and f"发文：{item.issuer}", item.issued) if part]
        return f"{'，'.join((f'《{item.title}》', *known))}。"
    told = (item.title, item.number, item.issuer and f"Issued by {item.issuer}", item.issued)
    return " ".join(f"{part.rstrip('.')}." for part in told if part)


def compiled(report: Report) -> str:
    """Say which workspace the records are from.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    str
        Its title, and its licence where it has one.

    Examples
    --------
    >>> from skillgraph.present.report.data import Report
    >>> compiled(Report("zh", "甲", "", "person", "人物", workspace="昆明", licence="CC0"))
    '记录汇编：昆明（许可：CC0）。'
    """
    if report.lang == "zh":
        return f"记录汇编：{report.workspace}{f'（许可：{report.licence}）' if report.licence else ''}。"
    return f"Records compiled in: {report.workspace}{f' (licence: {report.licence})' if report.licence else ''}."
