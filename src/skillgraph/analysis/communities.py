"""Which groups a network falls into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.counting import ConceptCount, FormCount, KindCount, Member, among, forms, kinds, member
from skillgraph.analysis.measures import Scores, weighted_degree
from skillgraph.analysis.partition import Partition, divide

if TYPE_CHECKING:
    import networkx as nx

    from skillgraph.analysis.engine.leiden import Division

LEADERS = 3
_STABLE, _SHAKY = 0.9, 0.6


class Community(NamedTuple):
    """A group of partners.

    Parameters
    ----------
    group
        Its number, from 1.
    size
        How many members it has.
    leaders
        Those of its members who have most partnerships, three at the most; they name it.
    members
        All of them or the first, those with most partnerships first.
    kinds
        How many of each class.
    forms
        How many partnerships of each form lie inside it.
    areas, fields
        Of the members told, how many are of each area, and how many a record joins to each industry or occupation.

    Examples
    --------
    >>> Community(1, 0, (), (), (), ()).size
    0
    """

    group: int
    size: int
    leaders: tuple[Member, ...]
    members: tuple[Member, ...]
    kinds: tuple[KindCount, ...]
    forms: tuple[FormCount, ...]
    areas: tuple[ConceptCount, ...] = ()
    fields: tuple[ConceptCount, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, and the size.

        Examples
        --------
        >>> list(Community(1, 0, (), (), (), ()).to_json())
        ['group', 'size', 'leaders', 'members', 'kinds', 'forms', 'areas', 'fields']
        """
        return {
            "group": self.group,
            "size": self.size,
            "leaders": [{"entity": each.entity, "name": each.name} for each in self.leaders],
            "members": [each._asdict() for each in self.members],
            "kinds": [each.to_json() for each in self.kinds],
            "forms": [each.to_json() for each in self.forms],
            "areas": [each.to_json() for each in self.areas],
            "fields": [each.to_json() for each in self.fields],
        }


class Communities(NamedTuple):
    """The groups of a network.

    Parameters
    ----------
    modularity
        How clear-cut they are; None where there is no partnership.
    stability
        How far other runs agree; None where there is no partnership.
    rows
        The largest first.
    notes
        What the numbers mean, and what they leave out.

    Examples
    --------
    >>> Communities(None, None, (), ()).to_json()
    {'modularity': None, 'stability': None, 'rows': [], 'notes': []}
    """

    modularity: float | None
    stability: float | None
    rows: tuple[Community, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {
            "modularity": self.modularity,
            "stability": self.stability,
            "rows": [row.to_json() for row in self.rows],
            "notes": list(self.notes),
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them: one for each member, with its group."""
        return [
            {"group": row.group, "size": row.size, **each._asdict(), "leader": each in row.leaders}
            for row in self.rows
            for each in row.members
        ]


def communities(graph: nx.Graph[str], lang: str, limit: int | None = None, seed: int = 0) -> Communities:
    """Find the groups whose members partner with each other more than with others (Traag et al. 2019).

    Parameters
    ----------
    graph
        As `skillgraph.network.partner_network` makes it.
    lang
        The language of the notes, ``"zh"`` or ``"en"``.
    limit
        How many groups at the most; by default all.
    seed
        What chance begins with; the same seed gives the same groups.

    Returns
    -------
    Communities
        The groups that `skillgraph.analysis.partition.divide` finds, each named by its leading members.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("a", "b"), ("c", "d"), ("d", "e")])
    >>> nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    >>> answer = communities(graph, "en")
    >>> [[each.name for each in row.leaders] for row in answer.rows], round(answer.modularity, 3)
    ([['d', 'c', 'e'], ['a', 'b']], 0.444)
    """
    found = divide(graph, seed)
    strength = weighted_degree(graph)
    told = found.groups[:limit]
    rows = tuple(_community(graph, number, group, strength) for number, group in enumerate(told, start=1))
    place = {node: number for number, group in enumerate(found.groups) for node in group}
    apart = all(place[a] == place[b] for a, b in graph.edges())
    pairs = sum(len(group) == 2 for group in found.groups)
    notes = (
        *meaning(lang),
        among(graph, lang),
        *quality(found, lang),
        *layout(len(found.groups), pairs, lang, apart=apart),
    )
    return Communities(found.modularity, found.stability, rows, (*notes, *smaller(len(found.groups) - len(rows), lang)))


def by_strength(group: Sequence[str], strength: Scores) -> list[str]:
    """Put the members of a group in order.

    Parameters
    ----------
    group
        Nodes, in the graph's order.
    strength
        Their weighted degrees.

    Returns
    -------
    list of str
        Those with most partnerships first; of the same number in the order they had.

    Examples
    --------
    >>> by_strength(["a", "b", "c"], {"a": 1, "b": 2, "c": 1})
    ['b', 'a', 'c']
    """
    return sorted(group, key=lambda node: -strength[node])


def _community(graph: nx.Graph[str], number: int, group: Sequence[str], strength: Scores) -> Community:
    members = tuple(member(graph, node) for node in by_strength(group, strength))
    own = set(group)
    inside = (edge for node in group for other, edge in graph.adj[node].items() if other in own)
    return Community(number, len(group), members[:LEADERS], members, kinds(members), forms(inside))


def meaning(lang: str) -> tuple[str]:
    """Say what a group is.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        One sentence.

    Examples
    --------
    >>> "Leiden" in meaning("en")[0]
    True
    """
    if lang == "zh":
        return ("群组：彼此合作多于与他人合作的各方，由算法（Leiden）从具名的合作中算出；没有来源说到这些群组。",)
    return (
        "A group: partners who work with each other more than with others, as an algorithm (Leiden) draws it "
        "from the named partnerships; no source speaks of these groups.",
    )


def quality(found: Partition | Division, lang: str) -> Iterator[str]:
    """Say how clear-cut and how stable groups are.

    Parameters
    ----------
    found
        The groups.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence for each; none where there is no group.

    Examples
    --------
    >>> list(quality(Partition((), None, None, 0), "en"))
    []
    """
    if found.modularity is not None and found.stability is not None:
        yield _clear(found.modularity, lang)
        yield _stable(found.stability, found.runs, lang)


def layout(groups: int, pairs: int, lang: str, *, apart: bool) -> Iterator[str]:
    """Say whether anything joins the groups, and how many are no more than a pair.

    Parameters
    ----------
    groups, pairs
        How many groups there are, and how many of two members.
    lang
        ``"zh"`` or ``"en"``.
    apart
        Whether no partnership joins two groups.

    Yields
    ------
    str
        A sentence for each that is so.

    Examples
    --------
    >>> list(layout(2, 1, "en", apart=False))
    ['Groups of one pair alone: 1.']
    """
    zh = lang == "zh"
    if groups > 1 and apart:
        yield (
            "没有具名的合作跨越两个群组：每个群组自成一片。"
            if zh
            else "No named partnership joins two groups: each stands on its own."
        )
    if pairs:
        yield f"只有一对合作方的群组：{pairs} 个。" if zh else f"Groups of one pair alone: {pairs}."


def smaller(left: int, lang: str) -> Iterator[str]:
    """Say how many groups are not listed.

    Parameters
    ----------
    left
        How many.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence, if there are any.

    Examples
    --------
    >>> list(smaller(2, "en"))
    ['Smaller groups that are not listed: 2.']
    """
    if left:
        yield f"另有 {left} 个较小的群组没有列出。" if lang == "zh" else f"Smaller groups that are not listed: {left}."


def _clear(modularity: float, lang: str) -> str:
    if lang == "zh":
        return f"模块度 {modularity:.3f}：群组内部的合作比随机情形多出的份额；0 即与随机无异，越近 1 分得越清楚。"
    return (
        f"Modularity {modularity:.3f}: by how much the share of partnerships inside groups exceeds what chance would "
        "give; 0 is chance, and the nearer to 1, the more clear-cut."
    )


def _stable(stability: float, runs: int, lang: str) -> str:
    if lang == "zh":
        verdict = "结果稳定" if stability >= _STABLE else "边界处会变动" if stability >= _SHAKY else "只宜作参考"
        how = f"换随机数共算 {runs} 次，分组的一致程度（调整兰德指数；1 为每次相同）"
        return f"稳定度 {stability:.3f}：{how}；{verdict}。"
    verdict = (
        "they are stable"
        if stability >= _STABLE
        else "some members may change sides"
        if stability >= _SHAKY
        else "take them as a hint and no more"
    )
    return (
        f"Stability {stability:.3f}: how far the groups agree over {runs} runs with other random numbers (adjusted "
        f"Rand index; 1 is the same groups each time); {verdict}."
    )
