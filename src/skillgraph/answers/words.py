"""Sentences that answers share, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillgraph.answers.types import Evidence
from skillgraph.index.view import Quote, View
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
            "zh": "来源未说明各校的合作企业是哪些。",
            "en": "The source does not say which enterprises each of them works with.",
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


def by_rule(view: View, rules: Iterable[str | None], lang: str) -> tuple[str, ...]:
    """Name the rules that what is inferred follows from.

    Parameters
    ----------
    view
        What to read.
    rules
        Codes of rules; None is none, repeated is once.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each rule.
    """
    codes = [rule for rule in dict.fromkeys(rules) if rule]
    names = view.terms("rule") if codes else {}
    return tuple(
        f"状态为“推断”的，由规则“{names[code].zh}”得出。"
        if lang == "zh"
        else f"What is inferred follows from the rule “{names[code].en}”."
        for code in codes
    )
