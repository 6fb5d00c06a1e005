"""What the reader of a map must know beside it: what sources count without naming it, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from skillgraph.answers import words
from skillgraph.index.view import View
from skillgraph.present.map.asked import Asked
from skillgraph.present.map.chosen import MOST, Chosen
from skillgraph.present.map.data import Words

MOST_NOTES = 30


def unnamed(view: View, chosen: Chosen) -> tuple[Words, ...]:
    """Say what sources count or claim without naming it, once each: no line can show it.

    Parameters
    ----------
    view
        What to read.
    chosen
        What the map shows.

    Returns
    -------
    tuple
        Sentences in both languages; of many the first, and how many more there are.
    """
    counted = view.counted_any()
    those = [number for number in chosen.entities if number in counted]
    said: dict[str, Words] = {}
    for number in those[: MOST_NOTES + 1]:
        for zh, en in zip(words.unnamed(view, number, "zh"), words.unnamed(view, number, "en"), strict=True):
            said.setdefault(zh, {"zh": zh, "en": en})
    if len(those) <= MOST_NOTES:
        return tuple(said.values())
    more = {
        "zh": f"来源对 {len(those)} 个条目都计有未具名的合作方，这里只列出一部分；其余见各条目的详情。",
        "en": f"Of {len(those)} entries the sources count partners without naming them; the details of each say so, "
        "here are the first.",
    }
    return (*list(said.values())[:MOST_NOTES], more)


def left_out(chosen: Chosen, asked: Asked) -> tuple[Words, ...]:
    """Say what a map leaves out, and why.

    Parameters
    ----------
    chosen
        What it shows.
    asked
        What somebody wanted.

    Returns
    -------
    tuple
        Sentences in both languages.

    Examples
    --------
    >>> from skillgraph.present.map.asked import Asked
    >>> chosen = Chosen({}, [], {}, frozenset(), 0, 4)
    >>> [note["en"] for note in left_out(chosen, Asked(since=2020))]
    ['Relations of which the sources give no year are left out: 4.']
    """
    return tuple(_left_out(chosen, asked))


def _left_out(chosen: Chosen, asked: Asked) -> Iterator[Words]:
    if chosen.undated:
        yield {
            "zh": f"来源未写明年份的关系没有画出，共 {chosen.undated} 条。",
            "en": f"Relations of which the sources give no year are left out: {chosen.undated}.",
        }
    if chosen.everybody > (asked.top or MOST):
        here = len(chosen.entities)
        why = _why(asked, here)
        yield {
            "zh": f"共有 {chosen.everybody} 个实体，这里有{why['zh']}的 {here} 个；"
            "要看其他的，可用 --focus、--type 或 --top。",
            "en": f"Of {chosen.everybody} entities this map holds {here}, {why['en']}; for others use --focus, --type "
            "or --top.",
        }


def _why(asked: Asked, here: int) -> Words:
    if asked.top is not None and here >= asked.top:
        return {"zh": "具名合作方最多", "en": "those with most named partners, as was asked for"}
    return {
        "zh": "具名合作方最多（更多的条目会使文件过大）",
        "en": "those with most named partners, since more would make the file too large",
    }
