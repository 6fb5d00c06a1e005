"""A workspace's view → who stands where, with what its sources count and do not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skillgraph import lookup
from skillgraph.analysis.counted import of_numbers
from skillgraph.analysis.counting import among_so_many
from skillgraph.analysis.engine.estimate import EXACT, UNASKED
from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.ranking import Rank, RankRow, left_out, measure_of, placed, said
from skillgraph.analysis.telling import estimated, members
from skillgraph.index.rows import under
from skillgraph.index.view import View
from skillgraph.network.compact import Compact, compact
from skillgraph.network.projection import EVERYTHING, Projection, projected
from skillgraph.watching import SILENT, Watch

if TYPE_CHECKING:
    from skillgraph.network.compact import Integers, Numbers
    from skillgraph.network.projection import Mask

_BY_NUMBER = ("degree", "weighted-degree", "effective-size", "core")
_PERSON = "person"
_NEARLY = 1e-8  # scores nearer to the last place than this, as a share of it, may share it


def ranked(
    view: View,
    by: str,
    lang: str,
    types: Sequence[str] = (),
    limit: int | None = None,
    projection: Projection = EVERYTHING,
    watch: Watch = SILENT,
    *,
    exact: bool = False,
) -> Rank:
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
        Only entities of these types, by code or name; by default all but people.
    limit
        How many places at the most.
    projection
        Which partnerships count; by default all.
    watch
        Is told of long work.
    exact
        Whether to insist on exact values where they take long.

    Returns
    -------
    Rank
        As `skillgraph.analysis.ranking.rank` gives it; notes say which partnerships count, whether the scores are
        estimates and how far they may be off, and, where partners are counted, whom a source counts without a name.

    Raises
    ------
    UnknownChoice
        When there is no such measure, type, form or area.
    UnknownName, AmbiguousName, NothingNamed
        When the name of the area does not mean one entity.
    """
    from skillgraph.analysis.engine.local import as_large
    from skillgraph.analysis.engine.table import measured

    code = measure_of(by)
    wanted = {each for kind in types for each in lookup.codes(view, "type", kind, "--type", lang)}
    found = projected(view, projection, lang)
    net = compact(found.edges)
    scores, bound = measured(code, net.arcs, watch, EXACT if exact else UNASKED)
    listed, people = _listed(view, net, wanted)
    rows, numbers, behind = _rows(view, net, code, scores, listed, limit, lang)
    notes = (
        *said(code, lang),
        among_so_many(net.nodes, net.pairs, net.inferred, lang),
        *found.notes,
        *estimated(bound, code, lang),
        *_people(people, lang),
        *left_out(net.nodes, _scored(code, scores), behind, lang, as_large(net.arcs) if code == "eigenvector" else 0),
        *(of_numbers(view, numbers, lang) if code in _BY_NUMBER else ()),
    )
    return Rank(code, rows, notes)


def _listed(view: View, net: Compact, wanted: set[str]) -> tuple[Mask, int]:
    """Who is told, and how many people are not since nobody asked for them."""
    import numpy as np

    types = view.terms("type")
    told = [
        place
        for place, code in enumerate(net.edges.types)
        if (code in wanted if wanted else not under(_PERSON, code, types))
    ]
    listed = np.isin(net.type, told)
    return listed, 0 if wanted else int((~listed).sum())


def _rows(
    view: View, net: Compact, code: str, scores: Numbers, listed: Mask, limit: int | None, lang: str
) -> tuple[tuple[RankRow, ...], list[int], int]:
    """The rows, the numbers of their entities, and how many rank behind."""
    import numpy as np

    measure = MEASURES[code]
    ranks = np.flatnonzero(listed & ~np.isnan(scores))
    first = _first(ranks, -scores[ranks] if measure.lowest_first else scores[ranks], limit)
    known = members(view, net.entity[first].tolist(), lang)
    score = dict(zip(net.entity[first].tolist(), scores[first].tolist(), strict=True))
    places = list(placed(((number, score[number]) for number in known), limit, lowest_first=measure.lowest_first))
    rows = tuple(RankRow(place, *known[number], value) for place, number, value in places)
    told = {number for _, number, _ in places}
    return rows, [number for number in known if number in told], len(ranks) - len(rows)


def _first(ranks: Integers, scores: Numbers, limit: int | None) -> Integers:
    """Those who may have one of the first places, so that no other needs a name."""
    import numpy as np

    if limit is None or len(ranks) <= limit:
        return ranks
    last = np.partition(scores, -limit)[-limit]
    first: Integers = ranks[scores >= last - abs(last) * _NEARLY]
    return first


def _scored(code: str, scores: Numbers) -> int | None:
    import numpy as np

    return int((~np.isnan(scores)).sum()) if code == "eigenvector" else None


def _people(number: int, lang: str) -> Iterator[str]:
    if number:
        yield (
            f"有 {number} 个人物参与计算而没有列出；用 --type person 可列出。"
            if lang == "zh"
            else f"People among the partners: {number}. They count for the measure; --type person lists them."
        )
