"""A view → the entities an answer names, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterable

from skillgraph.analysis.counting import Member
from skillgraph.index.rows import Entity
from skillgraph.index.view import View

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
    ['“春城计划”首席技师', '昆明市']
    """
    types = view.terms("type")
    rows = view.rows(_BY_PINYIN, (json.dumps(list(numbers)),))
    entities = (Entity(*row) for row in rows)
    return {
        entity.id: Member(entity.iri, entity.name(lang), entity.type, types[entity.type].name(lang))
        for entity in entities
    }
