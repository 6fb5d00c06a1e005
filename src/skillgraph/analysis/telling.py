"""A view → the entities an answer names, and no others."""

from __future__ import annotations

from collections.abc import Iterable

from skillgraph.analysis.counting import Member
from skillgraph.index.view import View


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
    wanted = list(numbers)
    order, types = view.in_order(wanted), view.terms("type")
    entities = sorted(view.entities(wanted).values(), key=lambda entity: (order[entity.id], entity.iri))
    return {
        entity.id: Member(entity.iri, entity.name(lang), entity.type, types[entity.type].name(lang))
        for entity in entities
    }
