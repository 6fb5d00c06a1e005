"""Where the entities of a map are, and which industries and occupations records join them to."""

from __future__ import annotations

from skillgraph.analysis.in_store import SCHEMES, InStore
from skillgraph.index.view import View
from skillgraph.present.map.chosen import Chosen
from skillgraph.present.map.data import Belonging


def areas(view: View, chosen: Chosen) -> dict[int, Belonging]:
    """Give the areas of the entities of a map.

    Parameters
    ----------
    view
        What to read.
    chosen
        What the map shows.

    Returns
    -------
    dict
        Number of an entity to its areas; who has none is left out.

    Examples
    --------
    >>> import skillgraph
    >>> from skillgraph.present.map.asked import Asked
    >>> from skillgraph.present.map.chosen import choose
    >>> view = skillgraph.open()._view
    >>> {name["en"] for each in areas(view, choose(view, Asked(), "en")).values() for _, name in each}
    {'Kunming'}
    """
    entities = view.entities({area for found in chosen.areas.values() for area in found})
    told = {
        number: (entity.iri.rpartition("/")[2], {"zh": entity.name_zh, "en": entity.name_en})
        for number, entity in entities.items()
    }
    return {number: tuple(told[area] for area in found) for number, found in chosen.areas.items()}


def industries(view: View, chosen: Chosen) -> dict[int, Belonging]:
    """Give the industries and occupations that records join the entities of a map to.

    Parameters
    ----------
    view
        What to read.
    chosen
        What the map shows.

    Returns
    -------
    dict
        Number of an entity to its industries and occupations; who has none is left out.

    Examples
    --------
    >>> import skillgraph
    >>> from skillgraph.present.map.asked import Asked
    >>> from skillgraph.present.map.chosen import choose
    >>> view = skillgraph.open()._view
    >>> len(industries(view, choose(view, Asked(), "en"))) > 0
    True
    """
    store = InStore(view, "zh")
    concepts = store.concepts()
    if not concepts:
        return {}
    rows = view.rows(
        f"SELECT iri, code, name_zh, name_en FROM term WHERE scheme IN ({', '.join('?' * len(SCHEMES))})",  # noqa: S608 - marks
        SCHEMES,
    )
    told = {iri: (code, {"zh": zh, "en": en}) for iri, code, zh, en in rows}
    return {
        number: tuple(told[concept] for concept in fields if concept in told)
        for number, fields in store.in_fields(concepts).items()
        if number in chosen.entities
    }
