"""What speaks for two that are not partners yet: each signal with its formula and its paper.

A partner network has two sides, and two who might become partners stand on opposite ones: they hardly ever have a
partner in common, for what is between them is a path of three steps. Shared partners are therefore those on such
paths, as Daminelli et al. (2015, New Journal of Physics 17, 113037) carry the classical signals over to bipartite
networks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from skillgraph.analysis.ground import Ground, example, ground_of
from skillgraph.analysis.in_graph import InGraph
from skillgraph.analysis.surroundings import Habits

Scores = dict[int, float]


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
    >>> ground, y = of_example()
    >>> shared_partners(ground)[y]  # x and B: 2 / 3
    0.6666666666666666
    """
    return {node: _bounded(len(shared)) for node, shared in _between(ground)}


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
    >>> ground, y = of_example()
    >>> round(adamic_adar(ground)[y], 4)  # a = 2 / ln 2
    0.7426
    """
    return {
        node: _bounded(sum(1 / math.log(ground.degrees[each].partners) for each in sorted(shared)))
        for node, shared in _between(ground)
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
    >>> ground, y = of_example()
    >>> resource_allocation(ground)[y]  # r = 1/2 + 1/2
    0.5
    """
    return {
        node: _bounded(sum(1 / ground.degrees[each].partners for each in sorted(shared)))
        for node, shared in _between(ground)
    }


def same_community(ground: Ground) -> Scores:
    """Give 1 to those of the same community, as a signal Soundarajan and Hopcroft (2012).

    The community is the one around the entity: see `skillgraph.analysis.local.community`.

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
    >>> ground, y = of_example()
    >>> same_community(ground)  # it is A and x
    {}
    """
    return {node: 1.0 for node in ground.candidates if node in ground.community}


def same_field(ground: Ground) -> Scores:
    """Count the industries and occupations that records join both to: n / (1 + n).

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
    >>> ground, y = of_example()
    >>> same_field(ground)
    {}
    """
    return {node: _bounded(len(ground.shared[node])) for node in ground.candidates if ground.shared.get(node)}


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
    >>> ground, y = of_example()
    >>> same_area(ground)
    {}
    """
    own = ground.areas.get(ground.node)
    return {node: 1.0 for node in ground.candidates if own and ground.areas.get(node) == own}


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
    >>> ground, y = of_example()
    >>> same_kind(ground)[y]  # B, the one partner of y, is of A's kind
    1.0
    """
    own, mine = ground.kinds[ground.node], ground.habits[ground.node]
    found = {}
    for node in ground.candidates:
        share = max(_share(mine, ground.kinds[node]), _share(ground.habits[node], own))
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
    >>> ground, y = of_example()
    >>> same_form(ground)[y]
    1.0
    """
    mine, found = ground.habits[ground.node].forms, {}
    for node in ground.candidates if mine else ():
        theirs = ground.habits[node].forms
        if mine & theirs:
            found[node] = len(mine & theirs) / len(mine | theirs)
    return found


def preferential_attachment(ground: Ground) -> Scores:
    """Multiply how many partners each has, k: p / (1 + p), p = ln(1 + k k') (Barabási and Albert 1999).

    Logarithms, since few have very many. It speaks for whoever has many, and for no two in particular.

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
    >>> ground, y = of_example()
    >>> round(preferential_attachment(ground)[y], 4)  # ln 2 / (1 + ln 2)
    0.4094
    """
    own = ground.degrees[ground.node].partners
    products = {node: own * ground.degrees[node].partners for node in ground.candidates}
    return {node: _bounded(math.log1p(product)) for node, product in products.items() if product}


def of_example() -> tuple[Ground, int]:
    """Give the ground of the examples: that of A in A–x–B–y, and the number of y.

    Returns
    -------
    tuple
        The ground, and the candidate.

    Examples
    --------
    >>> ground, y = of_example()
    >>> ground.candidates == [y]
    True
    """
    known = InGraph(example())
    return ground_of(known, known.number["A"]), known.number["y"]


def _between(ground: Ground) -> Iterator[tuple[int, set[int]]]:
    between = ground.walked.between
    return ((node, between[node]) for node in ground.candidates if node in between)


def _bounded(value: float) -> float:
    return value / (1 + value)


def _share(habits: Habits, kind: str | None) -> float:
    return habits.kinds.get(kind, 0) / sum(habits.kinds.values()) if kind and habits.kinds else 0.0


class Signal(NamedTuple):
    """A signal with its words and its weight in the sum.

    Parameters
    ----------
    function
        Ground to scores between 0 and 1; a candidate without a score has 0.
    weight
        Its share of the sum.
    zh, en
        Its name in each language.
    alone
        Whether it may speak for a candidate by itself.
    known_only
        Whether its weight counts only where the entity has what it compares.

    Examples
    --------
    >>> round(sum(signal.weight for signal in SIGNALS.values() if not signal.known_only), 9)
    1.0
    """

    function: Callable[[Ground], Scores]
    weight: float
    zh: str
    en: str
    alone: bool = True
    known_only: bool = False

    def name(self, lang: str) -> str:
        """Give its name in a language."""
        return self.zh if lang == "zh" else self.en


SIGNALS: Mapping[str, Signal] = {
    "shared-partners": Signal(shared_partners, 0.15, "共同合作方", "shared partners"),
    "adamic-adar": Signal(adamic_adar, 0.15, "共同合作方（Adamic–Adar）", "shared partners (Adamic–Adar)"),
    "resource-allocation": Signal(
        resource_allocation, 0.2, "共同合作方（资源分配）", "shared partners (resource allocation)"
    ),
    "same-community": Signal(same_community, 0.1, "同一社群", "same community"),
    "same-field": Signal(same_field, 0.15, "同一产业或职业", "same industry or occupation", known_only=True),
    "same-kind": Signal(same_kind, 0.15, "同类院校", "same kind of college"),
    "same-form": Signal(same_form, 0.1, "相同合作形式", "same form of cooperation", alone=False),
    "same-area": Signal(same_area, 0.1, "同一地域", "same area"),
    "preferential-attachment": Signal(
        preferential_attachment, 0.05, "择优连接", "preferential attachment", alone=False
    ),
}
