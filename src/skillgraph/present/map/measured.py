"""View → the scores and groups that the size and the colour of a map's marks tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis.engine.estimate import UNASKED, Bound, Effort
from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.ranking import not_alone, rounded
from skillgraph.analysis.telling import estimated
from skillgraph.errors import UnknownChoice
from skillgraph.lookup import told
from skillgraph.network.compact import Compact, compact
from skillgraph.present.map.data import Groups, Scale, Words

if TYPE_CHECKING:
    from skillgraph.index.rows import Entity
    from skillgraph.index.view import View
    from skillgraph.network.compact import Integers

TYPE = {"zh": "类别", "en": "type"}
COMMUNITY = {"zh": "群组", "en": "community"}
_GROUPED = {
    "zh": "群组：彼此合作多于与其他各方合作的一组，由算法算出（种子 0），以其中合作最多的一方称呼。",
    "en": "Communities: groups whose members partner with each other more than with others, as an algorithm draws "
    "them (seed 0); each is named by the member with most partnerships.",
}


class Told(NamedTuple):
    """What the size and the colour of a map's marks tell.

    Parameters
    ----------
    size, color
        None for what stays as usual.
    notes
        What they mean, among whom they were computed, and whether they are estimates, in both languages.

    Examples
    --------
    >>> Told(None, None).notes
    ()
    """

    size: Scale | None
    color: Scale | Groups | None
    notes: tuple[Words, ...] = ()


def measured(view: View, size_by: str | None, color_by: str | None, effort: Effort = UNASKED) -> Told:
    """Say what the size and the colour of a map's marks tell.

    Parameters
    ----------
    view
        What to read.
    size_by
        A measure of `skillgraph.analysis.measures.MEASURES`, by code or name; None for the usual size.
    color_by
        Likewise, or ``community``, or ``type`` for the usual colour.
    effort
        How long exact scores may take; else they are estimates.

    Returns
    -------
    Told
        The two, and what is to be said of them. All named partners count, drawn or not.

    Raises
    ------
    UnknownChoice
        When there is no such measure.

    Examples
    --------
    >>> import skillgraph
    >>> sorted(measured(skillgraph.open()._view, "degree", None).size.scores.values())
    [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]
    """
    size = None if size_by is None else _code("--size-by", size_by)
    color = None if color_by is None else _code("--color-by", color_by, type=TYPE, community=COMMUNITY)
    color = None if color == "type" else color
    if size is color is None:
        return Told(None, None)
    net = compact(view.edges())
    entities = view.entities(net.entity.tolist())
    asked = dict.fromkeys(code for code in (size, color) if code is not None and code in MEASURES)
    found = {code: _scored(net, entities, code, effort) for code in asked}
    scales = {code: each.scale for code, each in found.items()}
    groups = communities(view, net, entities) if color == "community" else None
    said = (_notes(net, found, groups, lang) for lang in ("zh", "en"))
    return Told(
        scales.get(size or ""),
        scales.get(color or "") if groups is None else groups,
        tuple({"zh": zh, "en": en} for zh, en in zip(*said, strict=True)),
    )


class _Scored(NamedTuple):
    scale: Scale
    bound: Bound | None


def _notes(net: Compact, found: Mapping[str, _Scored], groups: Groups | None, lang: str) -> Iterator[str]:
    from skillgraph.analysis.engine.local import as_large

    zh = lang == "zh"
    for code, (scale, bound) in found.items():
        name = scale.name[lang]
        yield f"{name}：{MEASURES[code].meaning(lang)}" if zh else f"{_titled(name)}: {MEASURES[code].meaning(lang)}"
        yield from estimated(bound, code, lang)
    if groups is not None:
        yield _GROUPED[lang]
    some = [code for code, each in found.items() if len(each.scale.scores) < net.nodes]
    if groups is not None or len(some) < len(found):
        yield (
            f"在整个工作区 {net.nodes} 个具名的合作方中计算，图中未显示的也在内；其余条目没有数值。"
            if zh
            else f"Computed among all {net.nodes} named partners of the workspace, drawn here or not; other entries "
            "have no score."
        )
    for code in some:
        name, number = found[code].scale.name[lang], len(found[code].scale.scores)
        yield (
            f"{name}：整个工作区 {net.nodes} 个具名的合作方中有 {number} 个有数值，在它们之间计算，图中未显示的也在内。"
            if zh
            else f"{_titled(name)}: of the {net.nodes} named partners of the workspace {number} have a score, computed "
            "among them, drawn here or not."
        )
        yield from not_alone(as_large(net.arcs), lang)


def _titled(name: str) -> str:
    return f"{name[0].upper()}{name[1:]}"


def _code(option: str, typed: str, **more: Words) -> str:
    names: dict[str, Words] = {**more, **{code: _words(code) for code in MEASURES}}
    asked = typed.strip().casefold()
    for code, name in names.items():
        if asked in {code, *(text.casefold() for text in name.values())}:
            return code
    raise UnknownChoice(option=option, value=told(typed), choices=list(names))


def _words(code: str) -> Words:
    return {"zh": MEASURES[code].zh, "en": MEASURES[code].en}


def _scored(net: Compact, entities: Mapping[int, Entity], code: str, effort: Effort) -> _Scored:
    import numpy as np

    from skillgraph.analysis.engine.table import measured as by_arrays

    scores, bound = by_arrays(code, net.arcs, effort=effort)
    has = np.flatnonzero(~np.isnan(scores))
    own = zip(net.entity[has].tolist(), scores[has].tolist(), strict=True)
    return _Scored(Scale(_words(code), {entities[number].iri: rounded(score) for number, score in own}), bound)


def communities(view: View, net: Compact | None = None, entities: Mapping[int, Entity] | None = None) -> Groups:
    """Find the communities of the whole workspace, as `skillgraph.graph.Graph.communities` does.

    Parameters
    ----------
    view
        What to read.
    net, entities
        The partner network and its entities, where they are read already.

    Returns
    -------
    Groups
        The largest first, each named by the member with most partnerships.

    Examples
    --------
    >>> import skillgraph
    >>> communities(skillgraph.open()._view).names[0]["en"]
    'Kunming Technician College and 2 more'
    """
    net = net or compact(view.edges())
    if not net.nodes:
        return Groups(COMMUNITY, (), {})
    import numpy as np

    entities = entities or view.entities(net.entity.tolist())

    from skillgraph.analysis.engine.leiden import division

    of = division(net.arcs).of
    leaders = [entities[number] for number in _leaders(view, net, of)]
    names = tuple(
        {"zh": f"{leader.name_zh}等 {size} 个", "en": f"{leader.name_en} and {size - 1} more"}
        for leader, size in zip(leaders, np.bincount(of).tolist(), strict=True)
    )
    return Groups(
        COMMUNITY,
        names,
        {entities[number].iri: group for number, group in zip(net.entity.tolist(), of.tolist(), strict=True)},
        tuple({"zh": leader.name_zh, "en": leader.name_en} for leader in leaders),
    )


def _leaders(view: View, net: Compact, of: Integers) -> list[int]:
    """Who has most partnerships in each group; of several, the first by pinyin."""
    import numpy as np

    from skillgraph.analysis.engine.local import weighted_degree

    strength = weighted_degree(net.arcs)
    most = np.zeros(int(of.max()) + 1)
    np.maximum.at(most, of, strength)
    strongest = np.flatnonzero(strength == most[of])
    numbers = net.entity[strongest].tolist()
    order = view.in_order(numbers)
    leaders: dict[int, int] = {}
    for group, number in zip(of[strongest].tolist(), numbers, strict=True):
        known = leaders.setdefault(group, number)
        leaders[group] = min(known, number, key=lambda each: (order[each], each))
    return [leaders[group] for group in sorted(leaders)]
