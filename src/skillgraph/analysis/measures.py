"""What can be said of a place in a network: each measure with its formula, its paper and one plain sentence.

All are networkx's, by its definitions; one without a meaning for a part of a graph is given for the rest, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis.parts import largest_part

if TYPE_CHECKING:
    import networkx as nx

Scores = dict[str, float]
_STRENGTH = (
    "每项合作都计入，两方合作越多，联系越强。",
    "Every partnership of a pair counts, as the strength of its tie.",
)
_ONCE = ("两方之间不论有多少项合作，只计一次。", "A pair counts once, however many partnerships it has.")
_TOLERANCE = 1e-8  # networkx's own lets PageRank be several per cent off at the top of a large network


def degree(graph: nx.Graph[str]) -> Scores:
    """Count each node's partners.

    Parameters
    ----------
    graph
        Undirected, one edge a pair.

    Returns
    -------
    dict
        Node to the number of its neighbours.

    Examples
    --------
    >>> import networkx as nx
    >>> degree(nx.star_graph(["hub", "a", "b"]))["hub"]
    2.0
    """
    return {node: float(number) for node, number in graph.degree()}


def weighted_degree(graph: nx.Graph[str]) -> Scores:
    """Count each node's partnerships: the sum of its edges' weights (Barrat et al. 2004, “strength”).

    Parameters
    ----------
    graph
        Undirected; ``weight`` is the number of partnerships of a pair.

    Returns
    -------
    dict
        Node to the sum.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", weight=3)
    >>> weighted_degree(graph)["a"]
    3.0
    """
    return {node: float(number) for node, number in graph.degree(weight="weight")}


def betweenness(graph: nx.Graph[str]) -> Scores:
    """Measure how many shortest paths between others lead through a node (Freeman 1977; Brandes 2001).

    Parameters
    ----------
    graph
        Undirected.

    Returns
    -------
    dict
        Node to the sum over pairs of the share of shortest paths through it, divided by the number of pairs of others.

    Examples
    --------
    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["a", "b", "c"]))
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    import networkx as nx

    scores: Scores = nx.betweenness_centrality(graph)
    return scores


def closeness(graph: nx.Graph[str]) -> Scores:
    """Measure how near a node is to those it can reach (Freeman 1979, as Wasserman and Faust 1994 mend it for parts).

    Parameters
    ----------
    graph
        Undirected.

    Returns
    -------
    dict
        Node to reachable / sum of distances, times reachable / all others.

    Examples
    --------
    >>> import networkx as nx
    >>> closeness(nx.path_graph(["a", "b", "c"]))["b"]
    1.0
    """
    import networkx as nx

    scores: Scores = nx.closeness_centrality(graph)
    return scores


def harmonic(graph: nx.Graph[str]) -> Scores:
    """Sum the inverse distances to all others, those out of reach counting nothing (Rochat 2009; Boldi and Vigna 2014).

    Parameters
    ----------
    graph
        Undirected.

    Returns
    -------
    dict
        Node to the sum.

    Examples
    --------
    >>> import networkx as nx
    >>> harmonic(nx.path_graph(["a", "b", "c"]))["a"]
    1.5
    """
    import networkx as nx

    return {node: float(score) for node, score in nx.harmonic_centrality(graph).items()}


def eigenvector(graph: nx.Graph[str]) -> Scores:
    """Score a node by the scores of its neighbours (Bonacich 1972), in the largest connected part.

    Parameters
    ----------
    graph
        Undirected; weights are strengths.

    Returns
    -------
    dict
        Node of the largest part to its entry of the leading eigenvector, of length 1; between parts it has no meaning.

    Examples
    --------
    >>> import networkx as nx
    >>> round(eigenvector(nx.star_graph(["hub", "a", "b"]))["hub"], 3)
    0.707
    """
    import networkx as nx

    if graph.number_of_edges() == 0:
        return {}
    part = graph.subgraph(largest_part(graph))
    if part.number_of_nodes() == 2:  # too small for the method, and the two are alike
        return dict.fromkeys(part, 0.5**0.5)
    scores: Scores = nx.eigenvector_centrality_numpy(part, weight="weight")
    return {node: abs(score) for node, score in scores.items()}


def pagerank(graph: nx.Graph[str]) -> Scores:
    """Give the share of time a walk along partnerships spends at a node (Page, Brin et al. 1998; damping 0.85).

    Parameters
    ----------
    graph
        Undirected; a stronger edge is walked more often.

    Returns
    -------
    dict
        Node to its share; all of them make 1.

    Examples
    --------
    >>> import networkx as nx
    >>> round(pagerank(nx.star_graph(["hub", "a", "b"]))["hub"], 3)
    0.486
    """
    import networkx as nx

    scores: Scores = nx.pagerank(graph, tol=_TOLERANCE, max_iter=1_000, weight="weight")
    return scores


def core_number(graph: nx.Graph[str]) -> Scores:
    """Give the largest k for which a node is in a part where everybody has k partners (Seidman 1983; Batagelj 2003).

    Parameters
    ----------
    graph
        Undirected, without loops.

    Returns
    -------
    dict
        Node to k.

    Examples
    --------
    >>> import networkx as nx
    >>> core_number(nx.star_graph(["hub", "a", "b"]))["hub"]
    1.0
    """
    import networkx as nx

    return {node: float(number) for node, number in nx.core_number(graph).items()}


def constraint(graph: nx.Graph[str]) -> Scores:
    """Measure how far a node's partners are tied to each other (Burt 1992): the lower, the more it bridges.

    Parameters
    ----------
    graph
        Undirected; weights are strengths.

    Returns
    -------
    dict
        Node with a neighbour to its constraint.

    Examples
    --------
    >>> import networkx as nx
    >>> constraint(nx.star_graph(["hub", "a", "b"]))["hub"]
    0.5
    """
    import networkx as nx

    tied = [node for node, number in graph.degree() if number]
    # Of all nodes at once: then networkx reckons with matrices, hundreds of times faster on a large network.
    scores = nx.constraint(graph, weight="weight") if tied else {}
    return {node: float(scores[node]) for node in tied}


def effective_size(graph: nx.Graph[str]) -> Scores:
    """Count a node's partners less what they have among themselves (Burt 1992; Borgatti 1997).

    Parameters
    ----------
    graph
        Undirected.

    Returns
    -------
    dict
        Node with a neighbour to n - 2t/n, of n partners with t edges among them.

    Examples
    --------
    >>> import networkx as nx
    >>> effective_size(nx.star_graph(["hub", "a", "b"]))["hub"]
    2.0
    """
    import networkx as nx

    tied = [node for node, number in graph.degree() if number]
    return {node: float(score) for node, score in nx.effective_size(graph, tied).items()}


class Measure(NamedTuple):
    """A measure with its words.

    Parameters
    ----------
    function
        Graph to scores.
    zh, en
        Its name in each language.
    meaning_zh, meaning_en
        What it means, in one plain sentence.
    lowest_first
        Whether a low score is what one looks for.
    by_strength
        Whether a pair counts by the number of its partnerships, not once.

    Examples
    --------
    >>> MEASURES["degree"].en
    'partners'
    """

    function: Callable[[nx.Graph[str]], Scores]
    zh: str
    en: str
    meaning_zh: str
    meaning_en: str
    lowest_first: bool = False
    by_strength: bool = False

    def meaning(self, lang: str) -> str:
        """Say what it means.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            One plain sentence, and a second on whether it matters how many partnerships a pair has.

        Examples
        --------
        >>> MEASURES["degree"].meaning("en")
        'How many named partners it has. A pair counts once, however many partnerships it has.'
        """
        return f"{self.meaning_zh}{self.counting(lang)}" if lang == "zh" else f"{self.meaning_en} {self.counting(lang)}"

    def counting(self, lang: str) -> str:
        """Say whether it matters how many partnerships a pair has.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            A sentence.

        Examples
        --------
        >>> MEASURES["pagerank"].counting("en")
        'Every partnership of a pair counts, as the strength of its tie.'
        """
        zh, en = _STRENGTH if self.by_strength else _ONCE
        return zh if lang == "zh" else en


MEASURES: Mapping[str, Measure] = {
    "degree": Measure(
        degree, "合作方数量", "partners",
        "有多少个具名的合作方。", "How many named partners it has.",
    ),
    "weighted-degree": Measure(
        weighted_degree, "合作数量", "partnerships",
        "与各合作方共有多少项合作。", "How many partnerships it has with all of them.", by_strength=True,
    ),
    "betweenness": Measure(
        betweenness, "中介中心性", "betweenness",
        "在其他各方两两组成的所有对中（不论是否连通），最短路径经过它的占多大比例。",
        "Of all pairs of others, connected or not, the share whose shortest paths lead through it.",
    ),
    "closeness": Measure(
        closeness, "接近中心性", "closeness",
        "它与能到达的各方有多近（平均距离的倒数），乘以能到达的各方占其他各方的比例。",
        "Its nearness to those it can reach (1 over the mean distance), times their share of all others.",
    ),
    "harmonic": Measure(
        harmonic, "调和中心性", "harmonic closeness",
        "到各方距离的倒数之和，到不了的计为零。",
        "The sum of the inverse distances to all others; those out of reach count nothing.",
    ),
    "eigenvector": Measure(
        eigenvector, "特征向量中心性", "eigenvector centrality",
        "合作方越重要，它越重要；只在最大的连通部分中计算。",
        "It counts for more, the more its partners count; computed in the largest connected part alone.",
        by_strength=True,
    ),
    "pagerank": Measure(
        pagerank, "PageRank", "PageRank",
        "沿着合作随机行走时停在它那里的时间比例。",
        "The share of time that a random walk along partnerships spends at it.", by_strength=True,
    ),
    "core": Measure(
        core_number, "核数", "core number",
        "最大的 k：它处在一个圈子里，其中每一方在圈内都至少有 k 个合作方。",
        "The largest k for which it stands in a circle where everybody has at least k partners inside the circle.",
    ),
    "constraint": Measure(
        constraint, "约束度", "constraint",
        "它的合作有多集中于少数合作方、多集中于彼此有联系的合作方；越低，越能连接互不相识的各方。",
        "How far its partnerships are concentrated on few partners and on partners tied to each other; the lower, the "
        "more it bridges.", lowest_first=True, by_strength=True,
    ),
    "effective-size": Measure(
        effective_size, "有效规模", "effective size",
        "合作方给它带来多少个不同的圈子：合作方的数量减去每个合作方与其余合作方平均的联系数。",
        "How many different circles its partners give it: their number, less the mean ties each has with the others.",
    ),
}  # fmt: skip
