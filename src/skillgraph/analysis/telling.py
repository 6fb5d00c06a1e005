"""What answers from arrays tell: the entities they name, and no others; how sure they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from skillgraph.analysis.counting import Member
from skillgraph.analysis.engine.estimate import Bound
from skillgraph.analysis.measures import MEASURES
from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.text import duration

# One statement however many they are: those who share the last place may be thousands.
_BY_PINYIN = (
    "SELECT id, iri, type, name_zh, name_en, kind FROM entity"
    " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort, iri"
)


def members(view: View, numbers: Iterable[int], lang: str) -> dict[int, Member]:
    """Give entities with their names.

    Parameters
    ----------
    view
        What to read.
    numbers
        Which.
    lang
        The language of the names, ``"zh"`` or ``"en"``.

    Returns
    -------
    dict
        Number to entity, in the order of pinyin.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> [each.name for each in members(view, [1, 2], "zh").values()]
    ['“春城计划”首席技师', '国务院政府特殊津贴']
    """
    types = view.terms("type")
    rows = view.rows(_BY_PINYIN, (json.dumps(list(numbers)),))
    entities = (Entity(*row) for row in rows)
    return {
        entity.id: Member(entity.iri, entity.name(lang), entity.type, types[entity.type].name(lang))
        for entity in entities
    }


def estimated(bound: Bound | None, code: str, lang: str) -> Iterator[str]:
    """Say that scores are estimates, and how far they may be off.

    Parameters
    ----------
    bound
        The bound; None where they are exact.
    code
        What was measured, of `skillgraph.analysis.measures.MEASURES`.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence, for estimates.

    Examples
    --------
    >>> list(estimated(None, "betweenness", "en"))
    []
    """
    if bound is None:
        return
    measure = MEASURES[code]
    error, takes = f"{bound.error:.3g}", duration(bound.exact_seconds, lang)
    if lang == "zh":
        off = f"数值与准确值相差不超过 {error} " if bound.of == "score" else f"平均距离与准确值相差不超过 {error} 步"
        yield (
            f"{measure.zh}为估计：由 {bound.samples} 个随机样本算出，所有{off}的概率为 {bound.confidence:.0%}；"
            f"相差更小的，名次可能互换。skillgraph rank --by {code} --exact 给出准确值，约需 {takes}。"
        )
        return
    off = "score is off by more than {}" if bound.of == "score" else "mean distance is off by more than {} steps"
    yield (
        f"{measure.en.capitalize()} is estimated from {bound.samples} random samples: with a probability of "
        f"{bound.confidence:.0%} no {off.format(error)}; ranks that are closer may change places. "
        f"skillgraph rank --by {code} --exact gives the exact values and takes about {takes}."
    )
