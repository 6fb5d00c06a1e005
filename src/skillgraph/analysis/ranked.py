"""A workspace's view → who stands where, with what its sources count and do not name."""

from __future__ import annotations

from collections.abc import Sequence

from skillgraph import lookup
from skillgraph.analysis.ranking import Rank, rank
from skillgraph.answers import words
from skillgraph.index.view import View
from skillgraph.network import partner_network

_BY_NUMBER = ("degree", "weighted-degree", "effective-size", "core")


def ranked(view: View, by: str, lang: str, types: Sequence[str] = (), limit: int | None = None) -> Rank:
    """Rank the named partners of a workspace.

    Parameters
    ----------
    view
        What to read.
    by
        A measure.
    lang
        ``"zh"`` or ``"en"``.
    types
        Only entities of these types, by code or name.
    limit
        How many places at the most.

    Returns
    -------
    Rank
        As `skillgraph.analysis.ranking.rank` gives it; where partners are counted, the notes say whom a source counts
        without a name.

    Raises
    ------
    UnknownChoice
        When there is no such measure or type.
    """
    wanted = {code for kind in types for code in lookup.codes(view, "type", kind, "--type", lang)}
    answer = rank(partner_network(view, lang), by, lang, wanted, limit)
    if answer.measure not in _BY_NUMBER:
        return answer
    told = {row.entity for row in answer.rows}
    entities = [entity for entity in view.entities().values() if entity.iri in told]
    counted = (note for entity in entities for note in words.unnamed(view, entity.id, lang))
    return answer._replace(notes=(*answer.notes, *dict.fromkeys(counted)))
