"""By what the partners of a network are told apart: kind, forms of cooperation, area, industry or community."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.analysis.communities import by_strength
from skillgraph.analysis.counting import forms
from skillgraph.analysis.measures import weighted_degree
from skillgraph.analysis.partition import divide
from skillgraph.errors import UnknownChoice
from skillgraph.text import listed

if TYPE_CHECKING:
    import networkx as nx


class Grouped(NamedTuple):
    """The groups of a network's nodes.

    Parameters
    ----------
    of
        Node to the code of its group; one of which that is not known is not in it.
    names
        Code to the name of the group.

    Examples
    --------
    >>> Grouped({"e": "enterprise"}, {"enterprise": "企业"}).names["enterprise"]
    '企业'
    """

    of: Mapping[str, str]
    names: Mapping[str, str]


def by_type(graph: nx.Graph[str], lang: str) -> Grouped:
    """Group the nodes by class.

    Parameters
    ----------
    graph
        Its nodes have ``type`` and ``type_name``.
    lang
        The names are in the graph's own language.

    Returns
    -------
    Grouped
        By the code of the class.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("e", type="enterprise", type_name="企业")
    >>> by_type(graph, "zh").of
    {'e': 'enterprise'}
    """
    known = graph.nodes
    return Grouped(
        {node: known[node]["type"] for node in graph}, {known[node]["type"]: known[node]["type_name"] for node in graph}
    )


def by_kind(graph: nx.Graph[str], lang: str) -> Grouped:
    """Group the nodes by the forms of cooperation they take part in.

    Parameters
    ----------
    graph
        Its edges have ``records`` with a ``form`` and a ``relation_name``.
    lang
        The language in which the forms are listed.

    Returns
    -------
    Grouped
        By the codes of all its forms; two who share some and not all are of different groups.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", records=[{"record": "r", "form": "order-class", "relation_name": "订单班"}])
    >>> by_kind(graph, "zh")
    Grouped(of={'a': 'order-class', 'b': 'order-class'}, names={'order-class': '订单班'})
    """
    of, names = {}, {}
    for node in graph:
        found = sorted(forms(graph.adj[node].values()))
        of[node] = " + ".join(each.form for each in found)
        names[of[node]] = listed((each.form_name for each in found), lang)
    return Grouped(of, names)


def by_community(graph: nx.Graph[str], lang: str) -> Grouped:
    """Group the nodes as `skillgraph.analysis.communities.communities` does.

    Parameters
    ----------
    graph
        Its nodes have a ``name``.
    lang
        The language of the groups' names.

    Returns
    -------
    Grouped
        By the number of the group, which is named by the member with most partnerships.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.star_graph(["hub", "a", "b"])
    >>> nx.set_node_attributes(graph, {node: node for node in graph}, "name")
    >>> by_community(graph, "en").names
    {'1': 'group 1 (hub)'}
    """
    strength = weighted_degree(graph)
    of: dict[str, str] = {}
    names: dict[str, str] = {}
    for number, group in enumerate(divide(graph).groups, start=1):
        first = graph.nodes[by_strength(group, strength)[0]]["name"]
        of |= dict.fromkeys(group, str(number))
        names[str(number)] = f"第 {number} 组（{first}）" if lang == "zh" else f"group {number} ({first})"
    return Grouped(of, names)


def by_area(graph: nx.Graph[str], lang: str) -> Grouped:
    """Group the nodes by where they are.

    Parameters
    ----------
    graph
        Its nodes may have ``areas``, pairs of a code and a name.
    lang
        The language in which several are listed.

    Returns
    -------
    Grouped
        By the codes of all its areas; who has none is in no group.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.path_graph(["a", "b"])
    >>> graph.nodes["a"]["areas"] = [("530100", "昆明市")]
    >>> by_area(graph, "zh")
    Grouped(of={'a': '530100'}, names={'530100': '昆明市'})
    """
    return _by_concepts(graph, "areas", lang)


def by_sector(graph: nx.Graph[str], lang: str) -> Grouped:
    """Group the nodes by the industries and occupations that records join them to.

    Parameters
    ----------
    graph
        Its nodes may have ``fields``, pairs of a code and a name.
    lang
        The language in which several are listed.

    Returns
    -------
    Grouped
        By the codes of all of them; whom no record joins to one is in no group.

    Examples
    --------
    >>> import networkx as nx
    >>> by_sector(nx.path_graph(["a", "b"]), "en").of
    {}
    """
    return _by_concepts(graph, "fields", lang)


def _by_concepts(graph: nx.Graph[str], attribute: str, lang: str) -> Grouped:
    of, names = {}, {}
    for node, known in graph.nodes(data=attribute):
        if known:
            of[node] = " + ".join(code for code, _ in known)
            names[of[node]] = listed((name for _, name in known), lang)
    return Grouped(of, names)


class Grouping(NamedTuple):
    """A way to tell partners apart, with its words.

    Parameters
    ----------
    function
        Graph and language to groups.
    zh, en
        Its name in each language.
    meaning_zh, meaning_en
        What the groups are, in one clause.

    Examples
    --------
    >>> GROUPINGS["type"].en
    'kind'
    """

    function: Callable[[nx.Graph[str], str], Grouped]
    zh: str
    en: str
    meaning_zh: str
    meaning_en: str


GROUPINGS: Mapping[str, Grouping] = {
    "type": Grouping(by_type, "类别", "kind", "同一类别为一组", "all of one kind are a group"),
    "kind": Grouping(
        by_kind, "合作形式", "form of cooperation",
        "合作形式完全相同的为一组", "all who cooperate in the same forms are a group",
    ),
    "area": Grouping(by_area, "地域", "area", "同一地域为一组", "all of one area are a group"),
    "sector": Grouping(
        by_sector, "产业或职业", "industry or occupation",
        "产业和职业完全相同的为一组", "all of the same industries and occupations are a group",
    ),
    "community": Grouping(
        by_community, "群组", "community",
        "群组由 skillgraph communities 划分", "the groups are those that skillgraph communities finds",
    ),
}  # fmt: skip


def grouping(by: str) -> str:
    """Find the way to tell partners apart that a word means.

    Parameters
    ----------
    by
        A code of `GROUPINGS`, or a name in either language.

    Returns
    -------
    str
        The code.

    Raises
    ------
    UnknownChoice
        When there is none.

    Examples
    --------
    >>> grouping("群组")
    'community'
    """
    asked = by.strip().casefold()
    if asked in GROUPINGS:
        return asked
    for code, each in GROUPINGS.items():
        if asked in {each.zh, each.en}:
            return code
    raise UnknownChoice(option="--by", value=by, choices=list(GROUPINGS))
