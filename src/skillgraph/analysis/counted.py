"""A workspace's view → what its sources count of somebody's partners and do not name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice

from skillgraph.answers import words
from skillgraph.index.view import View

_MOST = 12  # sentences; in a nation's records there may be thousands
# In the order the entities are given in.
_COUNTED = "SELECT c.entity, c.record FROM json_each(?) e JOIN counted c ON c.entity = e.value ORDER BY e.key, c.record"


def unnamed(view: View, entities: Iterable[str], lang: str) -> tuple[str, ...]:
    """Say whom the sources count as partners without a name.

    Parameters
    ----------
    view
        What to read.
    entities
        The IRIs of those whose partners are meant.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each count or claim, with its quote; each once. Of many the first, and how many more there are.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> college = view.entity_by_iri("https://w3id.org/skillgraph/kunming-2023/org/kunmingjishixueyuan-ob7pjt")
    >>> "150余家" in unnamed(view, [college.iri], "zh")[0]
    True
    """
    known = (view.entity_by_iri(iri) for iri in entities)
    return of_numbers(view, (one.id for one in known if one), lang)


def of_numbers(view: View, entities: Iterable[int], lang: str) -> tuple[str, ...]:
    """Say whom the sources count as partners without a name.

    Parameters
    ----------
    view
        What to read.
    entities
        The numbers of those whose partners are meant.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each count or claim, with its quote; each once. Of many the first, and how many more there are.

    Examples
    --------
    >>> import skillgraph
    >>> of_numbers(skillgraph.open()._view, [0], "en")
    ()
    """
    rows = view.rows(_COUNTED, (json.dumps(list(entities)),))
    notes: dict[str, None] = {}
    for entity in dict.fromkeys(entity for entity, _ in rows):
        if len(notes) > _MOST:
            break
        notes |= dict.fromkeys(words.unnamed(view, entity, lang))
    if len(notes) <= _MOST:
        return tuple(notes)
    return (*islice(notes, _MOST), _more(len({record for _, record in rows}) - _MOST, lang))


def _more(left: int, lang: str) -> str:
    if lang == "zh":
        return f"来源另有 {left} 处只计数、未具名；skillgraph show 列出某一实体的全部。"
    return f"The sources count partners without a name {left} times more; skillgraph show lists all of an entity's."
