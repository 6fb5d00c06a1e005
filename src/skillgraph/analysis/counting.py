"""What several answers on a network count: members by their kind, partnerships by their form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import networkx as nx


class Member(NamedTuple):
    """An entity of a network.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    type, type_name
        The code and the name of its class.

    Examples
    --------
    >>> Member("https://example.org/e", "艾维", "enterprise", "企业").name
    '艾维'
    """

    entity: str
    name: str
    type: str
    type_name: str


class KindCount(NamedTuple):
    """How many are of a class.

    Parameters
    ----------
    type, type_name
        Its code and its name.
    number
        How many.

    Examples
    --------
    >>> KindCount("enterprise", "企业", 2).to_json()["count"]
    2
    """

    type: str
    type_name: str
    number: int

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"type": self.type, "type_name": self.type_name, "count": self.number}


class ConceptCount(NamedTuple):
    """How many are of an area, an industry or an occupation.

    Parameters
    ----------
    concept, name
        Its IRI and its name.
    number
        How many.

    Examples
    --------
    >>> ConceptCount("https://example.org/area/1", "昆明市", 2).to_json()["count"]
    2
    """

    concept: str
    name: str
    number: int

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"concept": self.concept, "name": self.name, "count": self.number}


class FormCount(NamedTuple):
    """How many partnerships have a form of cooperation.

    Parameters
    ----------
    form, form_name
        Its code and its name.
    number
        How many.

    Examples
    --------
    >>> FormCount("order-class", "订单班", 2).form
    'order-class'
    """

    form: str
    form_name: str
    number: int

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"form": self.form, "form_name": self.form_name, "count": self.number}


def member(graph: nx.Graph[str], node: str) -> Member:
    """Give a node with its names.

    Parameters
    ----------
    graph
        As `skillgraph.network.partner_network` makes it.
    node
        One of its nodes.

    Returns
    -------
    Member
        The node's.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("e", name="艾维", type="enterprise", type_name="企业")
    >>> member(graph, "e").type_name
    '企业'
    """
    known = graph.nodes[node]
    return Member(node, known["name"], known["type"], known["type_name"])


def kinds(members: Iterable[Member]) -> tuple[KindCount, ...]:
    """Count members by class.

    Parameters
    ----------
    members
        Entities of a network.

    Returns
    -------
    tuple of KindCount
        The most frequent first; of the same number, the one that comes first.

    Examples
    --------
    >>> of = [Member("a", "甲", "enterprise", "企业"), Member("b", "乙", "enterprise", "企业")]
    >>> [(kind.type, kind.number) for kind in kinds(of)]
    [('enterprise', 2)]
    """
    counted = Counter((one.type, one.type_name) for one in members)
    return tuple(KindCount(*kind, number) for kind, number in counted.most_common())


def forms(edges: Iterable[Mapping[str, Any]]) -> tuple[FormCount, ...]:
    """Count the partnerships behind edges by form; one that joins several pairs counts once.

    Parameters
    ----------
    edges
        The attributes of edges; ``records`` are their partnerships.

    Returns
    -------
    tuple of FormCount
        The most frequent first; of the same number, the one that comes first.

    Examples
    --------
    >>> record = {"record": "https://example.org/r", "form": "order-class", "relation_name": "订单班"}
    >>> forms([{"records": [record]}, {"records": [record]}])
    (FormCount(form='order-class', form_name='订单班', number=1),)
    """
    records = {each["record"]: each for edge in edges for each in edge.get("records", ())}
    counted = Counter((each["form"], each["relation_name"]) for each in records.values())
    return tuple(FormCount(*form, number) for form, number in counted.most_common())


def among(graph: nx.Graph[str], lang: str) -> str:
    """Say among how many an answer was computed.

    Parameters
    ----------
    graph
        The network.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        A sentence, which tells how many of the pairs are inferred.

    Examples
    --------
    >>> import networkx as nx
    >>> among(nx.path_graph(["a", "b", "c"]), "en")
    'Computed among 3 named partners in 2 pairs; what no source names is not among them.'
    """
    inferred = sum(status == "inferred" for *_, status in graph.edges.data("status"))
    return among_so_many(graph.number_of_nodes(), graph.number_of_edges(), inferred, lang)


def among_so_many(nodes: int, pairs: int, inferred: int, lang: str) -> str:
    """Say among how many an answer was computed.

    Parameters
    ----------
    nodes, pairs
        How many partners and pairs of them.
    inferred
        How many of the pairs no source states.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        A sentence.

    Examples
    --------
    >>> among_so_many(9, 5, 2, "zh")
    '在 9 个具名的合作方和 5 对合作（其中 2 对为推断）之间计算；来源没有写明的合作不在其中。'
    """
    if lang == "zh":
        those = f"（其中 {inferred} 对为推断）" if inferred else ""
        return f"在 {nodes} 个具名的合作方和 {pairs} 对合作{those}之间计算；来源没有写明的合作不在其中。"
    those = f" ({inferred} of them inferred)" if inferred else ""
    return f"Computed among {nodes} named partners in {pairs} pairs{those}; what no source names is not among them."
