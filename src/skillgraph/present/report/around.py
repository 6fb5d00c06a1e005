"""Who is one step away from an entity: each neighbour once, with all that joins the two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.present.report.data import Neighbour
from skillgraph.text import one_line

MOST = 18


class _Tie(NamedTuple):
    other: int
    relation: str
    stated: bool
    arrow: str


def neighbours(view: View, entity: Entity, lang: str, most: int = MOST) -> tuple[tuple[Neighbour, ...], int]:
    """Give the neighbours of an entity, those with most relations to it.

    Parameters
    ----------
    view
        What to read.
    entity
        Who is in the middle.
    lang
        ``"zh"`` or ``"en"``.
    most
        How many at the most.

    Returns
    -------
    tuple
        The neighbours, by name; and how many are left out.

    Examples
    --------
    >>> import skillgraph
    >>> graph = skillgraph.open()
    >>> found, left = neighbours(graph._view, graph.entity("昆明技师学院")[0], "zh")
    >>> [each.relations for each in found], left
    ([('企业新型学徒制',), ('企业新型学徒制',)], 0)
    """
    ties: dict[int, list[_Tie]] = {}
    for tie in _ties(view, entity, lang):
        ties.setdefault(tie.other, []).append(tie)
    order = list(view.in_order(ties))
    kept = set(sorted(order, key=lambda other: -len(ties[other]))[:most])
    entities, types = view.entities(kept), view.terms("type")
    found = tuple(
        _neighbour(
            entities[other].name(lang), entities[other].type, types[entities[other].type].name(lang), ties[other]
        )
        for other in order
        if other in kept
    )
    return found, len(ties) - len(found)


def _ties(view: View, entity: Entity, lang: str) -> Iterator[_Tie]:
    partners, links = view.partners([entity.id]), view.links([entity.id])
    records = view.records({link.record for link in links})
    forms, relations = view.terms("form"), view.terms("relation")
    for row in sorted(partners, key=lambda row: (row.b, row.record)):
        yield _Tie(row.b, forms[row.form].name(lang), row.status == "asserted", "")
    for link in links:
        outward = link.source == entity.id
        if link.source != link.target:
            other, arrow = (link.target, "out") if outward else (link.source, "in")
            stated = records[link.record].status == "asserted"
            yield _Tie(other, relations[link.relation].name(lang), stated, arrow)


def _neighbour(name: str, kind: str, kind_name: str, ties: list[_Tie]) -> Neighbour:
    arrows = {tie.arrow for tie in ties}
    return Neighbour(
        name=one_line(name),
        kind=kind,
        kind_name=one_line(kind_name),
        relations=tuple(dict.fromkeys(one_line(tie.relation) for tie in ties)),
        stated=any(tie.stated for tie in ties),
        arrow=arrows.pop() if len(arrows) == 1 else "",
    )
