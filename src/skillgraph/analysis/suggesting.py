"""Whom to introduce to whom: likely partners, with what speaks for each and the records behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from skillgraph.analysis.ground import Ground, ground_of
from skillgraph.analysis.in_graph import InGraph
from skillgraph.analysis.reasons import Reasons
from skillgraph.analysis.signals import SIGNALS, Scores
from skillgraph.analysis.suggesting_notes import notes_on
from skillgraph.analysis.suggestions import SUGGESTED, Reason, SuggestedRow, Suggestions
from skillgraph.analysis.surroundings import Surroundings

if TYPE_CHECKING:
    import networkx as nx

_DIGITS = 9  # scores that agree so far are one score: what differs behind is the arithmetic's


def suggest(graph: nx.Graph[str], node: str, lang: str, limit: int | None = None) -> Suggestions:
    """Suggest partners for a node, of those on an opposite side who are not partners of it.

    As `suggest_around`, by what a graph knows.

    Parameters
    ----------
    graph
        As `skillgraph.analysis.meeting.meeting_network` makes it.
    node
        Whom partners are sought for.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    limit
        How many at the most.

    Returns
    -------
    Suggestions
        Best first; of the same score in the order of the graph.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> row = suggest(example(), "A", "en").rows[0]
    >>> row.partner, round(row.score, 3), row.reasons[0].signal, [each.record for each in row.reasons[0].records]
    ('y', 0.582, 'same-kind', ['r-By'])
    """
    known = InGraph(graph)
    return suggest_around(known, known.number[node], lang, limit)


def suggest_around(known: Surroundings, node: int, lang: str, limit: int | None = None) -> Suggestions:
    """Suggest partners for an entity, of those on an opposite side who are not partners of it.

    The score is the sum of the signals of `skillgraph.analysis.signals.SIGNALS`, each by its weight. The same form and
    preferential attachment add to it, and suggest nobody by themselves. Nothing is stored. The work is bounded however
    large the network is: see `skillgraph.analysis.ground.ground_of` for who is compared.

    Parameters
    ----------
    known
        What is known around it.
    node
        Whom partners are sought for.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    limit
        How many at the most.

    Returns
    -------
    Suggestions
        Best first; notes say among whom they were found and what is not known.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> known = InGraph(example())
    >>> [row.partner for row in suggest_around(known, known.number["y"], "en").rows]
    ['A']
    """
    ground = ground_of(known, node)
    scores = {code: signal.function(ground) for code, signal in SIGNALS.items()}
    spoken = {each for code, found in scores.items() if SIGNALS[code].alone for each in found}
    weights = weights_of(ground)
    totals = {each: _rounded(total(scores, each, weights)) for each in spoken}
    order = known.in_order(totals)
    best = sorted(totals, key=lambda each: (-totals[each], order[each]))[:limit]
    own = {each: {code: found[each] for code, found in scores.items() if found.get(each)} for each in best}
    behind = Reasons(known, ground, {each: set(codes) for each, codes in own.items()})
    bodies = known.bodies([node, *best])
    rows = tuple(
        SuggestedRow(*bodies[each], totals[each], SUGGESTED, _reasons(own[each], each, behind, lang)) for each in best
    )
    notes = notes_on(ground, weights, len(spoken), rows, behind, lang)
    return Suggestions(*bodies[node], rows, tuple(notes))


def weights_of(ground: Ground) -> dict[str, float]:
    """Give the weight of each signal that counts for an entity; together they are 1.

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Without the signal of the industries and occupations where none of the entity's is known.

    Examples
    --------
    >>> from skillgraph.analysis.signals import of_example
    >>> "same-field" in weights_of(of_example()[0])
    False
    """
    counting = {code: each.weight for code, each in SIGNALS.items() if ground.fields or not each.known_only}
    whole = sum(counting.values())
    return {code: weight / whole for code, weight in counting.items()}


def total(scores: Mapping[str, Scores], node: int, weights: Mapping[str, float]) -> float:
    """Sum up what speaks for a candidate: each score by the weight of its signal.

    Parameters
    ----------
    scores
        Signal to its scores.
    node
        The candidate.
    weights
        Signal to its weight.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> total({"same-area": {7: 1.0}, "same-form": {7: 0.5}}, 7, {"same-area": 0.5, "same-form": 0.5})
    0.75
    """
    return sum(weight * scores.get(code, {}).get(node, 0.0) for code, weight in weights.items())


def _reasons(scores: Mapping[str, float], other: int, behind: Reasons, lang: str) -> tuple[Reason, ...]:
    leading: Iterable[str] = sorted(scores, key=lambda code: -SIGNALS[code].weight * scores[code])
    return tuple(
        Reason(code, SIGNALS[code].name(lang), _rounded(scores[code]), behind.records(other, code)) for code in leading
    )


def _rounded(score: float) -> float:
    return float(f"{score:.{_DIGITS}g}")
