"""What size and colour tell, as the plain values that the page reads: radii, colours, and the legend of both."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from skillgraph.present.map import looks
from skillgraph.present.map.data import Groups, Node, Scale

UNSCORED, SMALLEST, BIGGEST = 7.0, 10.0, 21.0  # radii of dots


def sizes(entries: Sequence[Node], scale: Scale) -> list[float]:
    """Give each entry a radius whose square grows with its score.

    Parameters
    ----------
    entries
        Those of the map.
    scale
        What size tells.

    Returns
    -------
    list of float
        In the order of the entries; smaller than all others without a score.

    Examples
    --------
    >>> nodes = [Node(id, {}, "enterprise", {}) for id in "abc"]
    >>> sizes(nodes, Scale({}, {"a": 1.0, "b": 3.0}))
    [10.0, 21.0, 7.0]
    """
    shares = _shares(entries, scale)
    return [_radius(shares[node.id]) if node.id in shares else UNSCORED for node in entries]


def colors(entries: Sequence[Node], color: Scale | Groups | None) -> dict[str, list[str]]:
    """Give each entry its colours: on light ground and on dark, where a high score is as far from the ground.

    Parameters
    ----------
    entries
        Those of the map.
    color
        What colour tells; None for the kind.

    Returns
    -------
    dict
        The id to two colours; without a score two that are empty. No ids where the kind has the colour.

    Examples
    --------
    >>> nodes = [Node(id, {}, "enterprise", {}) for id in "abc"]
    >>> colors(nodes, Scale({}, {"a": 1.0, "b": 3.0}))
    {'a': ['#FFEA46', '#00204D'], 'b': ['#00204D', '#FFEA46'], 'c': ['', '']}
    """
    if color is None:
        return {}
    if isinstance(color, Groups):
        found = {node.id: [looks.group_color(color.of[node.id])] * 2 for node in entries if node.id in color.of}
    else:
        shares = _shares(entries, color)
        found = {entry: [looks.shade(share), looks.shade(1 - share)] for entry, share in shares.items()}
    return {node.id: found.get(node.id, [looks.NEUTRAL] * 2) for node in entries}


def shown(
    node: Node, size: Scale | None, color: Scale | Groups | None, painted: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Say of an entry what its size and its colour tell.

    Parameters
    ----------
    node
        The entry.
    size, color
        What they tell; None for what they tell by default.
    painted
        What `colors` gave.

    Returns
    -------
    dict
        ``colors``, and under ``scores`` pairs of what it is called and what it is: a number, a name, or where it
        has none the key of the page's text that says so. Empty where both tell what they tell by default.

    Examples
    --------
    >>> shown(Node("a", {}, "enterprise", {}), Scale({"en": "partners"}, {"a": 2.0}), None, {})
    {'scores': [[{'en': 'partners'}, '2']]}
    """
    found: list[list[Any]] = []
    for scale in (size, color):
        if isinstance(scale, Groups):
            group = scale.of.get(node.id)
            found.append([dict(scale.name), {"text": "no_group"} if group is None else dict(scale.names[group])])
        elif scale is not None:
            score = scale.scores.get(node.id)
            found.append([dict(scale.name), {"text": "no_score"} if score is None else told(score)])
    unique = [each for place, each in enumerate(found) if each not in found[:place]]
    return {
        **({"colors": painted[node.id]} if node.id in painted else {}),
        **({"scores": unique} if unique else {}),
    }


def legend(entries: Sequence[Node], size: Scale | None, color: Scale | Groups | None) -> list[dict[str, Any]]:
    """Say what size and colour mean.

    Parameters
    ----------
    entries
        Those of the map.
    size, color
        What they tell; None for what they tell by default.

    Returns
    -------
    list of dict
        One for each that tells something of its own: ``what`` is ``size`` or ``color``; ``name``; then ``ends``,
        the lowest and the highest, and ``marks``, their radii or the colours between them on light ground, or
        ``groups`` with the colour, the name and the number of those drawn; ``rest`` is whether it is to say how those
        without are drawn.

    Examples
    --------
    >>> nodes = [Node(id, {}, "enterprise", {}) for id in "abc"]
    >>> legend(nodes, Scale({"en": "partners"}, {"a": 1.0, "b": 3.0}), None)[0]["ends"]
    ['1', '3']
    """
    drawn = {node.id for node in entries}
    found: list[dict[str, Any]] = []
    for what, scale in (("size", size), ("color", color)):
        if scale is None:
            continue
        known = scale.of if isinstance(scale, Groups) else scale.scores
        # Said once: what has no colour has the smallest size as well.
        rest = (what == "color" or color is None) and not drawn <= known.keys()
        said: dict[str, Any] = {"what": what, "name": dict(scale.name), "rest": rest}
        if isinstance(scale, Groups):
            said["groups"] = _groups(scale, drawn)
        else:
            scores = [score for entry, score in scale.scores.items() if entry in drawn]
            ends = sorted({min(scores), max(scores)}) if scores else []
            said["ends"] = [told(score) for score in ends]
            said["marks"] = _marks(what, len(ends))
        found.append(said)
    return found


def _marks(what: str, ends: int) -> list[Any]:
    if what == "size":
        return [[], [_radius(0.5)], [_radius(0.0), _radius(1.0)]][ends]
    return [[], [looks.shade(0.5)], list(looks.SEQUENCE)][ends]


def _groups(groups: Groups, drawn: set[str]) -> list[dict[str, Any]]:
    counts = Counter(group for entry, group in groups.of.items() if entry in drawn)
    told_of = [group for group in sorted(counts) if group < len(looks.GROUPS)]
    found: list[dict[str, Any]] = [
        {"color": looks.group_color(group), "name": dict(groups.names[group]), "count": counts[group]}
        for group in told_of
    ]
    if others := sum(count for group, count in counts.items() if group >= len(looks.GROUPS)):
        found.append({"color": looks.OTHERS, "name": None, "count": others})
    return found


def _shares(entries: Sequence[Node], scale: Scale) -> dict[str, float]:
    """How far up between the lowest and the highest score drawn; in the middle where all are the same."""
    scores = {node.id: scale.scores[node.id] for node in entries if node.id in scale.scores}
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    return {entry: (score - low) / (high - low) if high > low else 0.5 for entry, score in scores.items()}


def _radius(share: float) -> float:
    return round(math.sqrt(SMALLEST**2 + share * (BIGGEST**2 - SMALLEST**2)), 1)


def told(score: float) -> str:
    """Give a score as the legend and the details show it.

    Parameters
    ----------
    score
        By any measure.

    Returns
    -------
    str
        A whole number as it is, another with three digits that count.

    Examples
    --------
    >>> told(6012.0), told(0.035714), told(1234.56)
    ('6012', '0.0357', '1234.6')
    """
    if score == int(score):
        return str(int(score))
    return f"{score:.1f}" if abs(score) >= 100 else f"{score:.3g}"
