"""A large map opens in groups: by community, type, area or industry, each group one mark."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.present.map import labels, layout, looks, words

if TYPE_CHECKING:
    from skillgraph.present.map.data import Groups, MapData, Node

MOST = 48  # groups that are drawn by themselves; the others share one mark
LEAST, BIGGEST = 10, 46  # radii; the same as in scene.js
OTHERS = {"zh": "其余较小的各组", "en": "all smaller groups"}
AND_OTHERS = {"zh": "{}等", "en": "{} and others"}
KINDS = {"zh": "类别", "en": "type"}
AREAS = {"zh": "地域", "en": "area"}
INDUSTRIES = {"zh": "产业或职业", "en": "industry or occupation"}
NO_COMMUNITY = {"zh": "没有具名的合作", "en": "without a named partnership"}
NOT_SAID = {"zh": "来源未写明", "en": "the sources do not say"}


class _Group(NamedTuple):
    name: dict[str, str]
    color: str


class _Grouping(NamedTuple):
    code: str
    name: dict[str, str]
    groups: list[_Group]
    of: list[int]


def communities(groups: Groups | None) -> list[dict[str, Any]] | None:
    """Give the communities of a map as its page reads them: name and colour of each, the largest first.

    Parameters
    ----------
    groups
        The communities; None where there are none.

    Returns
    -------
    list of dict, or None
        As many as there are.
    """
    if groups is None or not groups.names:
        return None
    return [{"name": dict(name), "color": looks.group_color(place)} for place, name in enumerate(groups.names)]


def groupings(data: MapData, nodes: Sequence[Node], facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Say by what a large map can be drawn in groups.

    Parameters
    ----------
    data
        The map.
    nodes
        Its entries in the order of the page.
    facts
        What the page knows already: kinds, areas, industries, relations.

    Returns
    -------
    list of dict
        Code and name of each grouping; its groups with name, lines of their label, colour and places in a wide and in a
        tall window; and the number of each entry's group. Every entry belongs to one group.
    """
    found = [_by_kind(facts), *_by_terms(facts)]
    if data.communities is not None and data.communities.names:
        found.insert(0, _by_community(data.communities, nodes))
    return [_placed(grouping, facts["relations"]) for grouping in found]


def drawn(facts: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the marks and lines of the grouping that a large map opens with, as pyvis holds them.

    Parameters
    ----------
    facts
        What the page knows, groupings included.

    Returns
    -------
    tuple
        Nodes and edges.
    """
    first = facts["groupings"][0]
    counts = Counter(first["of"])
    marks = [
        {
            "id": f"group-{number}",
            "x": group["wide"][0],
            "y": group["wide"][1],
            "shape": "dot",
            "size": radius(counts[number], len(first["of"])),
        }
        for number, group in enumerate(first["groups"])
    ]
    pairs = sorted(_pairs(first["of"], facts["relations"]))
    ties = [{"id": f"line-group-{one}-{other}", "from": f"group-{one}", "to": f"group-{other}"} for one, other in pairs]
    return marks, ties


def radius(count: int, everybody: int) -> int:
    """Give the radius of a group's mark, whose area grows with the share of all that it holds.

    Parameters
    ----------
    count
        Its entries.
    everybody
        All entries.

    Returns
    -------
    int
        In the map's own units.

    Examples
    --------
    >>> radius(0, 100), radius(25, 100), radius(100, 100)
    (10, 28, 46)
    """
    return math.floor(LEAST + (BIGGEST - LEAST) * math.sqrt(count / max(1, everybody)) + 0.5)


def _by_kind(facts: dict[str, Any]) -> _Grouping:
    numbers = {kind["code"]: number for number, kind in enumerate(facts["kinds"])}
    of = [numbers[entry["kind"]] for entry in facts["entries"]]
    return _Grouping("type", KINDS, [_Group(kind["name"], kind["color"]) for kind in facts["kinds"]], of)


def _by_terms(facts: dict[str, Any]) -> list[_Grouping]:
    found = []
    for code, key, name in (("area", "areas", AREAS), ("industry", "industries", INDUSTRIES)):
        if terms := facts[key]:
            of = [entry[key][0] if entry[key] else len(terms) for entry in facts["entries"]]
            found.append(_largest(_Grouping(code, name, _coloured([term["name"] for term in terms], NOT_SAID), of)))
    return found


def _by_community(groups: Groups, nodes: Sequence[Node]) -> _Grouping:
    of = [groups.of.get(node.id, len(groups.names)) for node in nodes]
    # How many a group has stands below its name, and changes with what is filtered.
    after = [{lang: AND_OTHERS[lang].format(name) for lang, name in leader.items()} for leader in groups.leaders]
    named = _coloured(after or [dict(name) for name in groups.names], NO_COMMUNITY)
    return _largest(_Grouping("community", dict(groups.name), named, of))


def _coloured(names: Sequence[dict[str, str]], without: dict[str, str]) -> list[_Group]:
    """Give the largest groups colours of their own; behind all stands the group of those in none."""
    return [
        *(_Group(name, looks.group_color(place)) for place, name in enumerate(names)),
        _Group(without, looks.NEUTRAL),
    ]


def _largest(grouping: _Grouping) -> _Grouping:
    """Keep the largest groups and that of those in none; the others share a mark, and names nobody needs go."""
    counts = Counter(grouping.of)
    none = len(grouping.groups) - 1
    ranked = sorted((number for number in counts if number != none), key=lambda number: (-counts[number], number))
    kept = ranked[:MOST]
    groups = [grouping.groups[number] for number in kept]
    new = {number: place for place, number in enumerate(kept)}
    if len(ranked) > MOST:
        new |= dict.fromkeys(ranked[MOST:], len(groups))
        groups.append(_Group(OTHERS, looks.OTHERS))
    if none in counts:
        new[none] = len(groups)
        groups.append(grouping.groups[none])
    return grouping._replace(groups=groups, of=[new[number] for number in grouping.of])


def _pairs(of: Sequence[int], relations: Sequence[dict[str, Any]]) -> set[tuple[int, int]]:
    """The pairs of groups that relations join; what is only suggested joins none."""
    ends = ((of[each["source"]], of[each["target"]]) for each in relations if each["status"] != "suggested")
    return {(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]}


def _placed(grouping: _Grouping, relations: Sequence[dict[str, Any]]) -> dict[str, Any]:
    counts = Counter(grouping.of)
    lines = [{lang: labels.lines(words.say(group.name, lang)) for lang in words.LANGUAGES} for group in grouping.groups]
    extents = [_extent(texts, radius(counts[number], len(grouping.of))) for number, texts in enumerate(lines)]
    # Where all are joined to all, only the strongest pairs tell who belongs near whom.
    wide, tall = layout.place(extents, _strongest(grouping, relations))
    groups = [
        {
            "name": group.name,
            "lines": texts,
            "color": group.color,
            "wide": wide.points[number],
            "tall": tall.points[number],
        }
        for number, (group, texts) in enumerate(zip(grouping.groups, lines, strict=True))
    ]
    return {"code": grouping.code, "name": grouping.name, "groups": groups, "of": grouping.of}


def _strongest(grouping: _Grouping, relations: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """The strongest pairs, and the strongest of each group, as the page draws them."""
    of = grouping.of
    strength: Counter[tuple[int, int]] = Counter()
    for each in relations:
        one, other = of[each["source"]], of[each["target"]]
        if one != other and each["status"] != "suggested":
            strength[(min(one, other), max(one, other))] += 1
    ranked = [pair for pair, _ in sorted(strength.items(), key=lambda item: (-item[1], item[0]))]
    kept = dict.fromkeys(ranked[: 2 * len(grouping.groups)])
    for end in (0, 1):
        first: dict[int, tuple[int, int]] = {}
        for pair in ranked:
            first.setdefault(pair[end], pair)
        kept |= dict.fromkeys(first.values())
    return list(kept)


def _extent(lines: dict[str, list[str]], size: int) -> layout.Extent:
    """Measure a mark with its label and the line of its number below."""
    widest = max((labels.width(line) for texts in lines.values() for line in texts), default=0.0)
    tallest = max((len(texts) for texts in lines.values()), default=0) + 1
    return layout.Extent(side=max(size, widest * 6.5), above=float(size + 2), below=size + 4 + tallest * 16.25)
