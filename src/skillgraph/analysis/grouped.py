"""A workspace's view → the groups of its partners, with what its sources count and do not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis.communities import LEADERS, Communities, Community, layout, meaning, quality, smaller
from skillgraph.analysis.counted import of_numbers
from skillgraph.analysis.counting import FormCount, KindCount, among_so_many
from skillgraph.analysis.joined import Joined
from skillgraph.analysis.telling import members
from skillgraph.index.view import View
from skillgraph.network.compact import Compact, compact
from skillgraph.network.projection import EVERYTHING, Projection, projected

if TYPE_CHECKING:
    from skillgraph.network.compact import Integers, Numbers


_AREAS, _FIELDS = attrgetter("areas"), attrgetter("fields")


def grouped(
    view: View,
    lang: str,
    limit: int | None = None,
    seed: int = 0,
    projection: Projection = EVERYTHING,
    most_members: int | None = None,
) -> Communities:
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
    projection
        Which partnerships count; by default all.
    most_members
        How many members of each are told at the most; all are counted.

    Returns
    -------
    Communities
        As `skillgraph.analysis.communities.communities` gives it; notes say which partnerships count, and whom a
        source counts as partners of those who lead a group, without a name.

    Raises
    ------
    UnknownChoice
        When there is no such form or area.
    UnknownName, AmbiguousName, NothingNamed
        When the name of the area does not mean one entity.
    """
    found = projected(view, projection, lang)
    net = compact(found.edges)
    among = (*meaning(lang), among_so_many(net.nodes, net.pairs, net.inferred, lang), *found.notes)
    if not net.nodes:
        return Communities(None, None, (), among)
    import numpy as np

    from skillgraph.analysis.engine.leiden import division

    groups = division(net.arcs, seed)
    sizes = np.bincount(groups.of)
    told = _rows(view, net, groups.of, len(sizes) if limit is None else limit, most_members, lang) if limit != 0 else []
    rows = tuple(each.row for each in told)
    one = np.repeat(groups.of, net.arcs.degree)
    notes = (
        *among,
        *quality(groups, lang),
        *layout(len(sizes), int((sizes == 2).sum()), lang, apart=bool((one == groups.of[net.arcs.near]).all())),
        *smaller(len(sizes) - len(rows), lang),
        *_not_listed(sum(row.size - len(row.members) for row in rows), lang),
        *_not_said(rows, lang),
        *of_numbers(view, (leader for each in told for leader in each.leaders), lang),
    )
    return Communities(groups.modularity, groups.stability, rows, notes)


class _Told(NamedTuple):
    row: Community
    leaders: tuple[int, ...]


def _rows(view: View, net: Compact, of: Integers, limit: int, most: int | None, lang: str) -> list[_Told]:
    import numpy as np

    from skillgraph.analysis.engine.local import weighted_degree

    strength = weighted_degree(net.arcs)
    shown = np.flatnonzero(of < limit)
    # By group, the strongest first, then by number.
    shown = shown[np.lexsort((shown, -strength[shown], of[shown]))]
    circles = np.split(shown, np.flatnonzero(np.diff(of[shown])) + 1)
    first = [_first(circle, strength, most) for circle in circles]
    known = members(view, net.entity[np.concatenate(first)].tolist(), lang)
    place = {number: order for order, number in enumerate(known)}
    formed = _forms(view, net, of, limit, lang)
    joined = Joined(view, lang)
    told = []
    for number, (circle, some) in enumerate(zip(circles, first, strict=True)):
        own = dict(zip(net.entity[some].tolist(), strength[some].tolist(), strict=True))
        order = sorted(own, key=lambda entity: (-own[entity], place[entity]))
        named = tuple(known[entity] for entity in order)
        kinds, listed = _kinds(view, net, circle, lang), order[:most]
        areas, fields = joined.areas(known[one].entity for one in listed), joined.fields(listed)
        row = Community(number + 1, len(circle), named[:LEADERS], named[:most], kinds, formed[number], areas, fields)
        told.append(_Told(row, tuple(order[:LEADERS])))
    return told


def _first(circle: Integers, strength: Numbers, most: int | None) -> Integers:
    """Those of a group who may be among the first so many, so that no other needs a name."""
    if most is None or len(circle) <= max(most, LEADERS):
        return circle
    last = strength[circle[max(most, LEADERS) - 1]]
    first: Integers = circle[strength[circle] >= last]
    return first


def _kinds(view: View, net: Compact, circle: Integers, lang: str) -> tuple[KindCount, ...]:
    """How many of each class; of the same number, the one whose strongest member comes first."""
    import numpy as np

    terms = view.terms("type")
    kinds, first, number = np.unique(net.type[circle], return_index=True, return_counts=True)
    codes = net.edges.types
    return tuple(
        KindCount(codes[kinds[each]], terms[codes[kinds[each]]].name(lang), int(number[each]))
        for each in np.lexsort((first, -number)).tolist()
    )


def _forms(view: View, net: Compact, of: Integers, limit: int, lang: str) -> list[tuple[FormCount, ...]]:
    """How many partnerships of each form lie inside each group; one that joins several pairs counts once."""
    import numpy as np

    terms, edges = view.terms("form"), net.edges
    a, b = (of[np.searchsorted(net.entity, end)] for end in (edges.a, edges.b))
    inside = np.flatnonzero((a == b) & (a < limit))
    groups, records, forms = a[inside], edges.record[inside], edges.form[inside]
    # Records rise with the sources; each once in a group.
    order = np.lexsort((records, groups))
    groups, records, forms = groups[order], records[order], forms[order]
    new = np.append(True, (groups[1:] != groups[:-1]) | (records[1:] != records[:-1]))[: len(groups)]
    groups, forms = groups[new], forms[new]
    found = []
    for group in range(min(limit, int(of.max()) + 1)):
        own = forms[np.searchsorted(groups, group) : np.searchsorted(groups, group, side="right")]
        kinds, first, number = np.unique(own, return_index=True, return_counts=True)
        found.append(
            tuple(
                FormCount(edges.forms[kinds[each]], terms[edges.forms[kinds[each]]].name(lang), int(number[each]))
                for each in np.lexsort((first, -number)).tolist()
            )
        )
    return found


def _not_said(rows: Sequence[Community], lang: str) -> Iterator[str]:
    """What no source tells of the members is not nothing."""
    for told, zh, en in ((_AREAS, "地域", "area"), (_FIELDS, "产业或职业", "industry or occupation")):
        if not any(told(row) for row in rows):
            yield (
                f"没有记录写明列出的成员的{zh}。" if lang == "zh" else f"No record tells the {en} of a member listed."
            )


def _not_listed(left: int, lang: str) -> Iterator[str]:
    if left:
        yield (
            f"另有 {left} 个成员已计入而没有列出。"
            if lang == "zh"
            else f"Members that are counted and not listed: {left}."
        )
