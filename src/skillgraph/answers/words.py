"""Sentences that answers share, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillgraph.answers.types import Evidence
from skillgraph.index.rows import Quote, RecordRow
from skillgraph.index.view import View
from skillgraph.text import one_line


def evidence(quotes: Iterable[Quote], lang: str) -> tuple[Evidence, ...]:
    """Give passages as an answer shows them.

    Parameters
    ----------
    quotes
        As the view reads them.
    lang
        For the title of a source that has no number.

    Returns
    -------
    tuple of Evidence
        The same passages, once each.
    """
    shown = (
        Evidence(quote.number or (quote.title_zh if lang == "zh" else quote.title_en), quote.section, quote.text)
        for quote in quotes
    )
    return tuple(dict.fromkeys(shown))


def quoted(items: Sequence[Evidence], lang: str) -> str:
    """Give passages as a clause that may stand at the end of a sentence.

    Parameters
    ----------
    items
        What the sentence rests on.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The words in quotation marks, with source and section.
    """
    if lang == "zh":
        return "".join(f"原文：“{one_line(e.quote)}”（{e.source} {e.section}）" for e in items)
    return " ".join(f"In the source: “{one_line(e.quote)}” ({e.source} {e.section})" for e in items)


def unnamed(view: View, entity: int, lang: str) -> tuple[str, ...]:
    """Say what sources tell of an entity's partners without naming them.

    Parameters
    ----------
    view
        What to read.
    entity
        The number of the entity.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each count or claim, with its quote.
    """
    numbers = view.counted(entity)
    records, quotes = view.records(numbers), view.quotes(numbers)
    apart = {
        "partner-count": {
            "zh": "来源未说明具名的合作方是否包含在内。",
            "en": "The source does not say whether the partners it names are among them.",
        },
        "group-claim": {
            "zh": "来源未说明各校的合作企业是哪些；哪所学校属于此类，是编者的归类。",
            "en": "The source does not say which enterprises each works with;"
            " that a school is of this kind is the editors' view.",
        },
    }
    stop = "。" if lang == "zh" else ". "
    return tuple(
        f"{records[number].summary(lang)}{stop}{apart.get(records[number].type, {}).get(lang, '')}"
        f"{'' if lang == 'zh' else ' '}{quoted(evidence(quotes.get(number, ()), lang), lang)}"
        for number in numbers
    )


def together(count: int, lang: str) -> str:
    """Say that a number holds for several together.

    Parameters
    ----------
    count
        How many; 2 or more.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        Such as ``两家合计`` or ``for both together``.

    Examples
    --------
    >>> together(2, "zh"), together(2, "en"), together(3, "en")
    ('两家合计', 'for both together', 'for all 3 together')
    """
    if lang == "zh":
        return "两家合计" if count == 2 else f"{count}家合计"
    return "for both together" if count == 2 else f"for all {count} together"


def people(count: int, hedge: str | None, lang: str) -> str:
    """Say a head-count with its hedge.

    Parameters
    ----------
    count
        How many.
    hedge
        The code of the hedge; None is exact.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        In zh with 人 behind it, in en the number alone.

    Examples
    --------
    >>> people(1247, None, "zh"), people(1247, "over", "zh"), people(1247, "nearly", "en")
    ('1247人', '1247余人', 'nearly 1,247')
    """
    before = {
        "about": ("约", "about "),
        "nearly": ("近", "nearly "),
        "over": ("", "over "),
        "at-least": ("至少", "at least "),
    }
    zh, en = before.get(hedge or "", ("", ""))
    return f"{zh}{count}{'余' if hedge == 'over' else ''}人" if lang == "zh" else f"{en}{count:,}"


def left_out(undated: int, nowhere: int, lang: str) -> tuple[str, ...]:
    """Say how many figures a filter passes over because the sources do not say when or where they hold.

    Parameters
    ----------
    undated
        How many would fit but for having no year.
    nowhere
        How many would fit but for having no area.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each that is not 0.

    Examples
    --------
    >>> left_out(2, 0, "zh"), left_out(0, 1, "en")
    (('另有 2 个数值没有年份，未列出。',), ('1 more has no area and is left out.',))
    """
    notes = []
    for count, zh, en in ((undated, "年份", "year"), (nowhere, "地域", "area")):
        if count and lang == "zh":
            notes.append(f"另有 {count} 个数值没有{zh}，未列出。")
        elif count:
            notes.append(
                f"{count} more {'has' if count == 1 else 'have'} no {en} and {'is' if count == 1 else 'are'} left out."
            )
    return tuple(notes)


def by_rule(view: View, records: Iterable[RecordRow], lang: str) -> tuple[str, ...]:
    """Say of inferred records which rule they follow from, or that they are the editors' reading of a name.

    Parameters
    ----------
    view
        What to read.
    records
        Records; those that a source states are passed over.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each inferred record.
    """
    inferred = {record.id: record for record in records if record.status == "inferred"}.values()
    rules = view.terms("rule") if any(record.rule for record in inferred) else {}
    notes = []
    for record in inferred:
        summary = record.summary(lang)
        if record.rule and lang == "zh":
            notes.append(f"“{summary}”是推断，依据规则“{rules[record.rule].zh}”。")
        elif record.rule:
            notes.append(f"“{summary}” is inferred, by the rule “{rules[record.rule].en}”.")
    return tuple(notes)
