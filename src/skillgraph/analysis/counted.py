"""A workspace's view → what its sources count of somebody's partners and do not name."""

from __future__ import annotations

from collections.abc import Iterable

from skillgraph.answers import words
from skillgraph.index.view import View


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
        A sentence for each count or claim, with its quote; each once.

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
        A sentence for each count or claim, with its quote; each once.

    Examples
    --------
    >>> import skillgraph
    >>> of_numbers(skillgraph.open()._view, [0], "en")
    ()
    """
    some = {entity for (entity,) in view.rows("SELECT DISTINCT entity FROM counted")}
    told = (entity for entity in entities if entity in some)
    return tuple(dict.fromkeys(note for entity in told for note in words.unnamed(view, entity, lang)))
