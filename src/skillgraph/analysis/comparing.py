"""Two entities side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.counting import FormCount, Member, among, forms, member
from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.ranking import rank
from skillgraph.answers.tied import Tied
from skillgraph.answers.types import Evidence

if TYPE_CHECKING:
    import networkx as nx

RANKED = ("degree", "betweenness", "core")


class Partner(NamedTuple):
    """A named partner.

    Parameters
    ----------
    partner
        The IRI and the name, the code and the name of its class.
    status
        ``asserted``, or ``inferred`` where no source says it in so many words.
    evidence
        What its partnerships rest on.

    Examples
    --------
    >>> Partner(Member("https://example.org/e", "艾维", "enterprise", "企业"), "asserted", ()).status
    'asserted'
    """

    partner: Member
    status: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        evidence = [passage.to_json() for passage in self.evidence]
        return {**self.partner._asdict(), "status": self.status, "evidence": evidence}


class Place(NamedTuple):
    """A place in a ranking.

    Parameters
    ----------
    score
        By the measure.
    rank
        From 1; those with the same score share a place.
    of
        How many are ranked.

    Examples
    --------
    >>> Place(2.0, 1, 9).of
    9
    """

    score: float
    rank: int
    of: int


Places = tuple[tuple[str, Place | None], ...]
_NOWHERE: Places = tuple((measure, None) for measure in RANKED)


class Unnamed(NamedTuple):
    """What a source counts or claims of partners without naming them.

    Parameters
    ----------
    summary
        A sentence.
    evidence
        What it rests on.

    Examples
    --------
    >>> Unnamed("与150余家企业合作", ()).to_json()
    {'summary': '与150余家企业合作', 'evidence': []}
    """

    summary: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"summary": self.summary, "evidence": [passage.to_json() for passage in self.evidence]}


class Side(NamedTuple):
    """One of two that are compared.

    Parameters
    ----------
    entity
        The IRI and the name, the code and the name of its class.
    kind, kind_name
        The code and the name of its institution kind; None where it is not known.
    areas
        Where it is, as far as the sources say.
    partners
        Its named partners.
    forms
        How many partnerships it has of each form.
    places
        Measure to its place by it; None where it has no named partner.
    unnamed
        What sources count of its partners without naming them.
    ties
        What ties it beside its partners.

    Examples
    --------
    >>> Side(Member("https://example.org/e", "艾维", "enterprise", "企业")).partners
    ()
    """

    entity: Member
    kind: str | None = None
    kind_name: str | None = None
    areas: tuple[Member, ...] = ()
    partners: tuple[Partner, ...] = ()
    forms: tuple[FormCount, ...] = ()
    places: Places = _NOWHERE
    unnamed: tuple[Unnamed, ...] = ()
    ties: tuple[Tied, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {
            **self.entity._asdict(),
            "kind": self.kind,
            "kind_name": self.kind_name,
            "areas": [{"entity": area.entity, "name": area.name} for area in self.areas],
            "partners": [partner.to_json() for partner in self.partners],
            "forms": [form.to_json() for form in self.forms],
            "ranks": {measure: place and place._asdict() for measure, place in self.places},
            "unnamed": [each.to_json() for each in self.unnamed],
            "ties": [tie.to_json() for tie in self.ties],
        }


class Compared(NamedTuple):
    """Two entities side by side.

    Parameters
    ----------
    a, b
        The two.
    shared
        The named partners that both have.
    distance
        How many partnerships lie between them at the least; None where none lead from one to the other.
    notes
        What the numbers mean, and what they leave out.

    Examples
    --------
    >>> side = Side(Member("https://example.org/e", "艾维", "enterprise", "企业"))
    >>> list(Compared(side, side, (), 0, ()).to_json())
    ['a', 'b', 'shared', 'shared_ties', 'distance', 'notes']
    """

    a: Side
    b: Side
    shared: tuple[Member, ...]
    distance: int | None
    notes: tuple[str, ...]

    @property
    def shared_ties(self) -> tuple[Tied, ...]:
        """What ties both in the same way, beside partners they share."""
        other = {tie.key for tie in self.b.ties}
        return tuple(tie for tie in self.a.ties if tie.key in other)

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {
            "a": self.a.to_json(),
            "b": self.b.to_json(),
            "shared": [each._asdict() for each in self.shared],
            "shared_ties": [tie.to_json() for tie in self.shared_ties],
            "distance": self.distance,
            "notes": list(self.notes),
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them: one for each of the two."""
        shared = {each.entity for each in self.shared}
        return [
            {
                **side.entity._asdict(),
                "kind": side.kind,
                "areas": "; ".join(area.name for area in side.areas) or None,
                "partners": len(side.partners),
                "shared": len(shared),
                "distance": self.distance,
                **{f"{measure}_rank": place and place.rank for measure, place in side.places},
                **{measure: place and place.score for measure, place in side.places},
                "unnamed": len(side.unnamed),
                "ties": len(side.ties),
            }
            for side in (self.a, self.b)
        ]


def compare(graph: nx.Graph[str], a: str, b: str, lang: str) -> Compared:
    """Set two nodes of a network side by side.

    Ranks are those of `skillgraph.analysis.ranking.rank` by degree, betweenness and core number, among those who have
    a partner; the distance is the length of a shortest path.

    Parameters
    ----------
    graph
        As `skillgraph.network.partner_network` makes it; a node without a partner may be in it.
    a, b
        The two nodes.
    lang
        The language of the notes, ``"zh"`` or ``"en"``.

    Returns
    -------
    Compared
        What the network knows of both; partners in the order of the graph.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.path_graph(["a", "b", "c"])
    >>> nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    >>> answer = compare(graph, "a", "c", "en")
    >>> [each.name for each in answer.shared], answer.distance, dict(answer.a.places)["degree"]
    (['b'], 2, Place(score=1.0, rank=2, of=3))
    """
    import networkx as nx

    tied = graph
    if lonely := list(nx.isolates(graph)):
        tied = graph.copy()
        tied.remove_nodes_from(lonely)
    ranks = {measure: rank(tied, measure, lang).rows for measure in RANKED}
    places = {
        node: tuple(
            (measure, next((Place(row.score, row.rank, len(rows)) for row in rows if row.entity == node), None))
            for measure, rows in ranks.items()
        )
        for node in (a, b)
    }
    distance = nx.shortest_path_length(graph, a, b) if nx.has_path(graph, a, b) else None
    return beside(graph, a, b, lang, Standing(places[a], places[b], distance, (among(tied, lang),)))


class Standing(NamedTuple):
    """Where two stand in the whole network.

    Parameters
    ----------
    a, b
        Their places by each measure.
    distance
        How many partnerships lie between them at the least; None where none lead from one to the other.
    notes
        Among whom this was computed.

    Examples
    --------
    >>> Standing((), (), None, ()).distance is None
    True
    """

    a: Places
    b: Places
    distance: int | None
    notes: tuple[str, ...]


def beside(graph: nx.Graph[str], a: str, b: str, lang: str, standing: Standing) -> Compared:
    """Set two nodes side by side whose places in the whole network are known.

    Parameters
    ----------
    graph
        Their partnerships at least, as `skillgraph.network.partner_network` makes them.
    a, b
        The two nodes.
    lang
        The language of the notes, ``"zh"`` or ``"en"``.
    standing
        Where they stand in the whole network.

    Returns
    -------
    Compared
        As `compare` gives it.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.path_graph(["a", "b", "c"])
    >>> nx.set_node_attributes(graph, {node: {"name": node, "type": "t", "type_name": "T"} for node in graph})
    >>> beside(graph, "a", "c", "en", Standing((), (), 2, ())).shared[0].name
    'b'
    """
    sides = [_side(graph, node)._replace(places=own) for node, own in ((a, standing.a), (b, standing.b))]
    shared = tuple(member(graph, node) for node in graph.adj[a] if node in graph.adj[b])
    notes = (*_notes(sides, standing.distance, lang), *standing.notes)
    return Compared(sides[0], sides[1], shared, standing.distance, notes)


def _side(graph: nx.Graph[str], node: str) -> Side:
    near = graph.adj[node]
    return Side(
        member(graph, node),
        partners=tuple(
            Partner(member(graph, each), edge.get("status", "asserted"), _evidence(edge.get("records", ())))
            for each, edge in near.items()
        ),
        forms=forms(near.values()),
    )


def _evidence(records: list[dict[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(Evidence(**passage) for record in records for passage in record["evidence"]))


def _notes(sides: list[Side], distance: int | None, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    names = [side.entity.name for side in sides]
    if distance == 0:
        stop = "" if names[0].endswith(".") else "."
        yield f"所给两个名称指的是同一条目：{names[0]}。" if zh else f"Both names mean the same entry: {names[0]}{stop}"
    elif distance is None and all(side.partners for side in sides):
        yield (
            "沿具名的合作走不到对方；skillgraph path 还经由其他联系查找。"
            if zh
            else "No named partnerships lead from one to the other; skillgraph path looks along other ties as well."
        )
    measures = [MEASURES[code] for code in RANKED]
    for measure in measures:
        yield f"{measure.zh}：{measure.meaning_zh}" if zh else f"{measure.en.capitalize()}: {measure.meaning_en}"
    yield from dict.fromkeys(measure.counting(lang) for measure in measures)
