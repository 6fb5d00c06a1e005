"""Which partnerships make the network: all, or those of some forms, years, a place, or that a source states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from skillgraph import lookup
from skillgraph.errors import UnknownChoice, YearsBackwards
from skillgraph.index.rows import Entity, Term, under
from skillgraph.index.view import View
from skillgraph.text import listed

if TYPE_CHECKING:
    import numpy as np

    from skillgraph.index.edges import Edges

    Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

_AREA = "area"
# Who is in a place that is in another is in that as well.
_TAKING_PART = """
    WITH RECURSIVE inside (id) AS (
        SELECT ? UNION SELECT l.source FROM link l JOIN inside i ON l.target = i.id WHERE l.relation = 'in-area'
    )
    SELECT DISTINCT p.record FROM participant p JOIN inside i ON p.entity = i.id
"""
_SOMEWHERE = """
    SELECT DISTINCT p.record FROM participant p JOIN link l ON l.source = p.entity WHERE l.relation = 'in-area'
"""


class Projection(NamedTuple):
    """What a partnership must be to count; by default every one does.

    Parameters
    ----------
    kinds
        Forms of cooperation, by code or name, of which it must have one; narrower forms count as it.
    since, until
        The year it began must not be before or after this; one without a year is left out.
    area
        The name of an area in which one who takes part must be; an area inside it counts as it.
    asserted
        Whether a source must state it; else those that a rule derives count as well.

    Examples
    --------
    >>> Projection(since=2020).until is None
    True
    """

    kinds: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    area: str | None = None
    asserted: bool = False


EVERYTHING = Projection()


def projection_of(
    kind: str | Sequence[str] = (),
    since: int | None = None,
    until: int | None = None,
    area: str | None = None,
    *,
    asserted: bool = False,
) -> Projection:
    """Make a projection of what someone asked for.

    Parameters
    ----------
    kind
        A form of cooperation or several.
    since, until, area, asserted
        As `Projection` has them.

    Returns
    -------
    Projection
        The same as a value.

    Examples
    --------
    >>> projection_of("order-class").kinds, projection_of(["order-class", "named-class"]).kinds
    (('order-class',), ('order-class', 'named-class'))
    """
    return Projection((kind,) if isinstance(kind, str) else tuple(kind), since, until, area, asserted)


class Projected(NamedTuple):
    """The partnerships that count.

    Parameters
    ----------
    edges
        Their rows.
    notes
        What was asked for, and how many are left out because no year or place of theirs is known.

    Examples
    --------
    >>> import skillgraph
    >>> len(projected(skillgraph.open()._view, EVERYTHING, "en").edges.a)
    5
    """

    edges: Edges
    notes: tuple[str, ...]


def projected(view: View, projection: Projection, lang: str) -> Projected:
    """Find the partnerships that count.

    Parameters
    ----------
    view
        What to read.
    projection
        What they must be.
    lang
        The language of the notes, ``"zh"`` or ``"en"``.

    Returns
    -------
    Projected
        Their rows, in the order of the index.

    Raises
    ------
    UnknownChoice
        When there is no such form or area.
    YearsBackwards
        When the years end before they begin.
    UnknownName, AmbiguousName, NothingNamed
        When the name of the area does not mean one entity.

    Examples
    --------
    >>> import skillgraph
    >>> found = projected(skillgraph.open()._view, Projection(since=2020), "en")
    >>> len(found.edges.a), found.notes[1]
    (0, '4 partnerships are undated and left out.')
    """
    edges = view.edges()
    if projection == EVERYTHING:
        return Projected(edges, ())
    import numpy as np

    area = None if projection.area is None else _area(view, projection.area, lang)
    keeps = _of_kinds(view, edges, projection, lang)
    if projection.asserted:
        keeps &= edges.inferred == 0
    keeps, nowhere = _in_area(view, edges, area, keeps)
    keeps, undated = _in_years(edges, projection, keeps)
    kept = edges._replace(**{name: getattr(edges, name)[keeps] for name in edges._fields[:6]})
    left = _left_out(len(np.unique(edges.record[nowhere])), len(np.unique(edges.record[undated])), lang)
    return Projected(kept, (_asked(view, projection, area, lang), *left))


def _of_kinds(view: View, edges: Edges, projection: Projection, lang: str) -> Mask:
    import numpy as np

    if not projection.kinds:
        return np.ones(len(edges.a), dtype=bool)
    wanted = {code for kind in projection.kinds for code in lookup.codes(view, "form", kind, "--kind", lang)}
    return np.isin(edges.form, [place for place, code in enumerate(edges.forms) if code in wanted])


def _in_area(view: View, edges: Edges, area: Entity | None, keeps: Mask) -> tuple[Mask, Mask]:
    """Of those kept so far the ones of the area, and the ones of which it is not known where anybody is."""
    import numpy as np

    if area is None:
        return keeps, np.zeros(len(keeps), dtype=bool)
    inside = np.isin(edges.record, [record for (record,) in view.rows(_TAKING_PART, (area.id,))])
    somewhere = np.isin(edges.record, [record for (record,) in view.rows(_SOMEWHERE)])
    return keeps & inside, keeps & ~inside & ~somewhere


def _in_years(edges: Edges, projection: Projection, keeps: Mask) -> tuple[Mask, Mask]:
    """Of those kept so far the ones of the years, and the ones of which no year is known."""
    import numpy as np

    since, until = projection.since, projection.until
    if since is None and until is None:
        return keeps, np.zeros(len(keeps), dtype=bool)
    if since is not None and until is not None and until < since:
        raise YearsBackwards(since=since, until=until)
    known = keeps & (edges.since != 0)
    undated = keeps & (edges.since == 0)
    if since is not None:
        known &= edges.since >= since
    if until is not None:
        known &= edges.since <= until
    return known, undated


def _area(view: View, typed: str, lang: str) -> Entity:
    entity = lookup.resolve(view, typed, lang)[0]
    if under(_AREA, entity.type, view.terms("type")):
        return entity
    areas = view.entities(number for (number,) in view.rows("SELECT id FROM entity WHERE type = ?", (_AREA,)))
    raise UnknownChoice(option="--area", value=lookup.told(typed), choices=[area.name(lang) for area in areas.values()])


def _asked(view: View, projection: Projection, area: Entity | None, lang: str) -> str:
    those = list(_restrictions(view, projection, area, lang))
    if lang == "zh":
        apart = " " if those[0][0].isdigit() else ""
        return f"只计入{apart}{'、'.join(those)}的合作。"
    return f"Only these partnerships count: {'; '.join(those)}."


def _restrictions(view: View, projection: Projection, area: Entity | None, lang: str) -> Iterator[str]:
    zh, (kinds, since, until, _, asserted) = lang == "zh", projection
    if kinds:
        terms = view.terms("form")
        named = listed((_named(terms, kind, lang) for kind in kinds), lang)
        yield f"形式为“{named}”" if zh else f"of the form {named}"
    if since is not None and until is not None:
        yield f"{since} 年至 {until} 年开始" if zh else f"that began from {since} to {until}"
    elif since is not None:
        yield f"{since} 年及以后开始" if zh else f"that began in {since} or later"
    elif until is not None:
        yield f"{until} 年及以前开始" if zh else f"that began in {until} or earlier"
    if area is not None:
        yield f"有参与方位于{area.name(lang)}" if zh else f"with a participant in {area.name(lang)}"
    if asserted:
        yield "来源写明" if zh else "that a source states"


def _named(terms: dict[str, Term], kind: str, lang: str) -> str:
    asked = kind.strip().casefold()
    return next(
        term.name(lang) for code, term in terms.items() if asked in {code, term.zh.casefold(), term.en.casefold()}
    )


def _left_out(nowhere: int, undated: int, lang: str) -> Iterator[str]:
    """What is not known is no "no"."""
    zh = lang == "zh"
    if nowhere:
        yield (
            f"有 {nowhere} 项合作的各方所在地来源没有写明，没有计入。"
            if zh
            else f"Partnerships of which no source says where a participant is: {nowhere}; they are left out."
        )
    if undated:
        yield (
            f"有 {undated} 项合作未注明起始年份，没有计入。"
            if zh
            else f"{undated} {'partnership is' if undated == 1 else 'partnerships are'} undated and left out."
        )
