"""A workspace's view → the groups of its partners, with what its sources count and do not name."""

from __future__ import annotations

from skillgraph.analysis.communities import Communities, communities
from skillgraph.analysis.counted import unnamed
from skillgraph.index.view import View
from skillgraph.network import partner_network


def grouped(view: View, lang: str, limit: int | None = None, seed: int = 0) -> Communities:
    """Find the groups of a workspace's named partners.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    limit
        How many groups at the most.
    seed
        What chance begins with.

    Returns
    -------
    Communities
        As `skillgraph.analysis.communities.communities` gives it; the notes say whom a source counts as partners of
        those who lead a group, without a name.
    """
    answer = communities(partner_network(view, lang), lang, limit, seed)
    leaders = (each.entity for row in answer.rows for each in row.leaders)
    return answer._replace(notes=(*answer.notes, *unnamed(view, leaders, lang)))
