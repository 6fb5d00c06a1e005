"""What speaks for two that are not partners yet: each signal with its formula and its paper.

A partner network has two sides, and two who might become partners stand on opposite ones: they hardly ever have a
partner in common, for what is between them is a path of three steps. Shared partners are therefore those on such
paths, as Daminelli et al. (2015, New Journal of Physics 17, 113037) carry the classical signals over to bipartite
networks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis.ground import Ground, forms

if TYPE_CHECKING:
    import networkx as nx

Scores = dict[str, float]


def shared_partners(ground: Ground) -> Scores:
    """Count the partners S on paths of two or three steps between two: n / (1 + n), n = |S| (Daminelli et al. 2015).

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate to its score.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> shared_partners(ground_of(example(), "A", {}))  # x and B: 2 / 3
    {'y': 0.6666666666666666}
    """
    return {node: _bounded(len(shared)) for node, shared in ground.between.items()}


def adamic_adar(ground: Ground) -> Scores:
    """Sum 1 / ln k over the partners between two, k its partners: a / (1 + a) (Adamic and Adar 2003).

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate to its score; a partner of few counts for more.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> round(adamic_adar(ground_of(example(), "A", {}))["y"], 4)  # a = 2 / ln 2
    0.7426
    """
    return {
        node: _bounded(sum(1 / math.log(ground.graph.degree[each]) for each in sorted(shared)))
        for node, shared in ground.between.items()
    }


def resource_allocation(ground: Ground) -> Scores:
    """Sum 1 / k over the partners between two, k its partners: r / (1 + r) (Zhou, Lü and Zhang 2009).

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate to its score; a partner of many counts for less than by `adamic_adar`.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> resource_allocation(ground_of(example(), "A", {}))  # r = 1/2 + 1/2
    {'y': 0.5}
    """
    return {
        node: _bounded(sum(1 / ground.graph.degree[each] for each in sorted(shared)))
        for node, shared in ground.between.items()
    }


def same_community(ground: Ground) -> Scores:
    """Give 1 to those of the same community (Louvain: Blondel et al. 2008; as a signal Soundarajan and Hopcroft 2012).

    Parameters
    ----------
    ground
        Of the entity, with communities.

    Returns
    -------
    dict
        Candidate to 1.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> same_community(ground_of(example(), "A", {"A": 7, "y": 7}))
    {'y': 1.0}
    """
    own = ground.communities.get(ground.node)
    return {node: 1.0 for node in ground.candidates if own is not None and ground.communities.get(node) == own}


def same_area(ground: Ground) -> Scores:
    """Give 1 to those of the same area, where both are known.

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate to 1.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> same_area(ground_of(example(), "A", {}))
    {}
    """
    own = ground.graph.nodes[ground.node].get("area")
    return {node: 1.0 for node in ground.candidates if own and ground.graph.nodes[node].get("area") == own}


def same_kind(ground: Ground) -> Scores:
    """Give what share of one's partners is of the other's kind: the larger of the two shares.

    For a college: how many of an enterprise's partners are colleges of its kind; for an enterprise: how many of its
    partners are of the kind of a college.

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate to the share.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> same_kind(ground_of(example(), "A", {}))  # B, the one partner of y, is of A's kind
    {'y': 1.0}
    """
    own, mine = ground.graph.nodes[ground.node].get("kind"), _kinds(ground.graph, ground.node)
    found = {}
    for node in ground.candidates:
        kind, theirs = ground.graph.nodes[node].get("kind"), _kinds(ground.graph, node)
        share = max(_share(mine, kind), _share(theirs, own))
        if share:
            found[node] = share
    return found


def same_form(ground: Ground) -> Scores:
    """Compare the forms in which two work with others: those of both among those of either (Jaccard 1912).

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate to the share.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> same_form(ground_of(example(), "A", {}))
    {'y': 1.0}
    """
    mine, found = forms(ground.graph, ground.node), {}
    for node in ground.candidates if mine else ():
        theirs = forms(ground.graph, node)
        if mine & theirs:
            found[node] = len(mine & theirs) / len(mine | theirs)
    return found


def preferential_attachment(ground: Ground) -> Scores:
    """Multiply how many partners each has, k: ln(1 + k k') / ln(1 + K K') (Barabási and Albert 1999).

    K is the most that anybody here has; logarithms, since few have very many. It speaks for whoever has many, and for
    no two in particular.

    Parameters
    ----------
    ground
        Of the entity.

    Returns
    -------
    dict
        Candidate with a partner to its score.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example, ground_of
    >>> preferential_attachment(ground_of(example(), "A", {}))["y"]  # ln 2 / ln 5
    0.43067655807339306
    """
    degree = dict(ground.graph.degree())
    most = max(degree.values(), default=0)
    own = degree[ground.node]
    return {
        node: math.log1p(own * degree[node]) / math.log1p(most * most)
        for node in ground.candidates
        if own and degree[node]
    }


def _bounded(value: float) -> float:
    return value / (1 + value)


def _kinds(graph: nx.Graph[str], node: str) -> Counter[str | None]:
    return Counter(graph.nodes[other].get("kind") for other in graph[node])


def _share(kinds: Counter[str | None], kind: str | None) -> float:
    return kinds[kind] / kinds.total() if kind and kinds else 0.0


class Signal(NamedTuple):
    """A signal with its words and its weight in the sum.

    Parameters
    ----------
    function
        Ground to scores between 0 and 1; a candidate without a score has 0.
    weight
        Its share of the sum; all of them make 1.
    zh, en
        Its name in each language.
    alone
        Whether it may speak for a candidate by itself.

    Examples
    --------
    >>> round(sum(signal.weight for signal in SIGNALS.values()), 9)
    1.0
    """

    function: Callable[[Ground], Scores]
    weight: float
    zh: str
    en: str
    alone: bool = True


SIGNALS: Mapping[str, Signal] = {
    "shared-partners": Signal(shared_partners, 0.15, "共同合作方", "shared partners"),
    "adamic-adar": Signal(adamic_adar, 0.15, "共同合作方（Adamic–Adar）", "shared partners (Adamic–Adar)"),
    "resource-allocation": Signal(
        resource_allocation, 0.2, "共同合作方（资源分配）", "shared partners (resource allocation)"
    ),
    "same-community": Signal(same_community, 0.1, "同一社群", "same community"),
    "same-kind": Signal(same_kind, 0.15, "同类院校", "same kind of college"),
    "same-form": Signal(same_form, 0.1, "相同合作形式", "same form of cooperation"),
    "same-area": Signal(same_area, 0.1, "同一地域", "same area"),
    "preferential-attachment": Signal(
        preferential_attachment, 0.05, "择优连接", "preferential attachment", alone=False
    ),
}
