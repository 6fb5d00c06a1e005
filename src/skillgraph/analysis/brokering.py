"""Who connects those that do not partner with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.bridging import Roles, pairs, role, roles
from skillgraph.analysis.counting import Member, among, member
from skillgraph.analysis.grouping import GROUPINGS, Grouped, grouping
from skillgraph.analysis.measures import MEASURES, Scores

if TYPE_CHECKING:
    import networkx as nx

_DIGITS = 9  # what differs behind is the arithmetic's

ROLES: Mapping[str, tuple[str, str, str, str]] = {
    "liaison": (
        "联络者", "liaison", "所连双方与它分属三个群组", "it and the two it connects are of three groups",
    ),
    "gatekeeper": (
        "把关者", "gatekeeper",
        "所连双方一方与它同组、一方不同组", "one of the two is of its own group, the other is not",
    ),
    "itinerant": (
        "外来中间人", "itinerant", "所连双方同属另一个群组", "the two are of one group that is not its own",
    ),
    "coordinator": (
        "协调者", "coordinator", "所连双方都与它同组", "both of the two are of its own group",
    ),
}  # fmt: skip


class Pair(NamedTuple):
    """Two partners of a broker that are not each other's.

    Parameters
    ----------
    a, a_name
        The one: the IRI and the name.
    b, b_name
        The other.
    role
        The role in which the broker connects them; a field of `skillgraph.analysis.bridging.Roles`.

    Examples
    --------
    >>> Pair("https://example.org/a", "艾维", "https://example.org/b", "云翔", "itinerant").b_name
    '云翔'
    """

    a: str
    a_name: str
    b: str
    b_name: str
    role: str


class BrokerRow(NamedTuple):
    """Somebody who connects others.

    Parameters
    ----------
    broker
        The IRI and the name, the code and the name of its class.
    group, group_name
        The code and the name of its group.
    roles
        How many pairs it connects in each role.
    pairs
        The pairs, or the first of them.
    constraint
        Burt's constraint (1992).

    Examples
    --------
    >>> broker = Member("https://example.org/e", "艾维", "enterprise", "企业")
    >>> BrokerRow(broker, "enterprise", "企业", Roles(0, 0, 1, 0), (), 0.5).to_json()["roles"]["itinerant"]
    1
    """

    broker: Member
    group: str
    group_name: str
    roles: Roles
    pairs: tuple[Pair, ...]
    constraint: float

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {
            **self.broker._asdict(),
            "group": self.group,
            "group_name": self.group_name,
            "roles": self.roles._asdict(),
            "pairs": [pair._asdict() for pair in self.pairs],
            "constraint": self.constraint,
        }


class Brokers(NamedTuple):
    """Who connects others.

    Parameters
    ----------
    by
        What they are told apart by; a code of `skillgraph.analysis.grouping.GROUPINGS`.
    rows
        Those who connect most pairs first.
    notes
        What the roles mean, and what the numbers leave out.

    Examples
    --------
    >>> Brokers("type", (), ()).to_json()
    {'by': 'type', 'rows': [], 'notes': []}
    """

    by: str
    rows: tuple[BrokerRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"by": self.by, "rows": [row.to_json() for row in self.rows], "notes": list(self.notes)}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them: one for each broker, without the pairs."""
        return [
            {
                **row.broker._asdict(),
                "group": row.group,
                "group_name": row.group_name,
                **row.roles._asdict(),
                "total": row.roles.total,
                "constraint": row.constraint,
            }
            for row in self.rows
        ]


def brokers(
    graph: nx.Graph[str], lang: str, by: str = "type", limit: int | None = None, most_pairs: int | None = None
) -> Brokers:
    """Find who connects partners that do not partner with each other (Gould and Fernandez 1989).

    Parameters
    ----------
    graph
        As `skillgraph.network.partner_network` makes it.
    lang
        The language of the notes, ``"zh"`` or ``"en"``.
    by
        What they are told apart by: a code or a name of `skillgraph.analysis.grouping.GROUPINGS`.
    limit
        How many brokers at the most; those who connect as many pairs as the last are all told.
    most_pairs
        How many pairs of each are told at the most; all are counted.

    Returns
    -------
    Brokers
        Those who connect a pair, by the number of pairs; of the same number in the order of the graph. The constraint
        is that of `skillgraph.analysis.measures.constraint`.

    Raises
    ------
    UnknownChoice
        When there is no such way to tell them apart.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.star_graph(["hub", "a", "b"])
    >>> nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    >>> [(row.broker.name, row.roles.coordinator, row.constraint) for row in brokers(graph, "en").rows]
    [('hub', 1, 0.5)]
    """
    code = grouping(by)
    groups, whole = GROUPINGS[code].function(graph, lang), graph
    if unknown := [node for node in graph if node not in groups.of]:
        graph = graph.copy()
        graph.remove_nodes_from(unknown)
    counted = {node: roles(graph, node, groups.of) for node in graph if len(graph.adj[node]) > 1}
    connecting = sorted((node for node in counted if counted[node].total), key=lambda node: -counted[node].total)
    told = _first(connecting, counted, limit)
    scores = MEASURES["constraint"].function(whole) if told else {}
    rows = tuple(_row(graph, node, groups, counted[node], scores, most_pairs) for node in told)
    notes = (*_notes(whole, code, rows, len(connecting), lang), *_unknown(len(unknown), code, lang))
    return Brokers(code, rows, notes)


def _first(connecting: list[str], counted: Mapping[str, Roles], limit: int | None) -> list[str]:
    if limit is None or len(connecting) <= limit:
        return connecting
    if limit < 1:
        return []
    last = counted[connecting[limit - 1]].total
    return [node for node in connecting if counted[node].total >= last]


def _row(
    graph: nx.Graph[str], node: str, groups: Grouped, counted: Roles, scores: Scores, most_pairs: int | None
) -> BrokerRow:
    own, name = groups.of[node], graph.nodes(data="name")
    told = tuple(
        Pair(a, name[a], b, name[b], role(own, groups.of[a], groups.of[b]))
        for a, b in islice(pairs(graph, node, groups.of), most_pairs)
    )
    score = float(f"{scores[node]:.{_DIGITS}g}")
    return BrokerRow(member(graph, node), own, groups.names[own], counted, told, score)


def _notes(graph: nx.Graph[str], by: str, rows: tuple[BrokerRow, ...], connecting: int, lang: str) -> Iterator[str]:
    zh, way, burt = lang == "zh", GROUPINGS[by], MEASURES["constraint"]
    if zh:
        yield f"中间人：它的两个合作方彼此没有合作，由它相连；{way.meaning_zh}。"
    else:
        yield (f"A broker connects two partners of its own that are not each other's; {way.meaning_en}.")
    yield among(graph, lang)
    for code, (name_zh, name_en, meaning_zh, meaning_en) in ROLES.items():
        if any(getattr(row.roles, code) for row in rows):
            yield f"{name_zh}：{meaning_zh}。" if zh else f"{name_en.capitalize()}: {meaning_en}."
    if rows:
        yield f"{burt.zh}：{burt.meaning(lang)}" if zh else f"{burt.en.capitalize()}: {burt.meaning(lang)}"
    yield from _together(graph, rows, lang)
    cut = sum(row.roles.total - len(row.pairs) for row in rows)
    if cut:
        yield f"另有 {cut} 对已计入而没有列出。" if zh else f"Pairs that are counted and not listed: {cut}."
    if left := connecting - len(rows):
        yield f"另有 {left} 个排在后面，没有列出。" if zh else f"Brokers that come behind and are not listed: {left}."


def _unknown(number: int, by: str, lang: str) -> Iterator[str]:
    way = GROUPINGS[by]
    if number:
        yield (
            f"没有记录写明其{way.zh}的有 {number} 个，不参与比较。"
            if lang == "zh"
            else f"Left out, since no record tells the {way.en}: {number}."
        )


def _together(graph: nx.Graph[str], rows: tuple[BrokerRow, ...], lang: str) -> Iterator[str]:
    """A pair that is in one partnership with its broker may well know each other; the source does not say so."""

    def records(broker: str, end: str) -> set[str]:
        return {record["record"] for record in graph.edges[broker, end].get("records", ())}

    of = [(row.broker, pair) for row in rows for pair in row.pairs]
    found = [(broker, pair) for broker, pair in of if records(broker.entity, pair.a) & records(broker.entity, pair.b)]
    if not found:
        return
    broker, pair = found[0]
    if lang == "zh":
        yield (
            f"列出的各对中，与中间人同属一项合作的有 {len(found)} 对，如{pair.a_name}与{pair.b_name}"
            f"（中间人为{broker.name}）；来源没有说双方彼此合作。"
        )
    else:
        yield (
            f"Pairs listed that are in one partnership with their broker: {len(found)}, such as {pair.a_name} and "
            f"{pair.b_name} with {broker.name}; the source does not say that the two work with each other."
        )
