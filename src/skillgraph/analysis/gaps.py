"""Who has nobody: what the records join to no partner, college or base, and in which of three ways it is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.gap_kinds import (
    AREA,
    CASES,
    COLLEGE,
    ENTERPRISE,
    GAPS,
    NOT_SAID,
    PERSON,
    TRAINING,
    UNNAMED,
    Gap,
)  # fmt: skip
from skillgraph.answers.types import Evidence

if TYPE_CHECKING:
    import networkx as nx

_TO_TRAINING = ("partner", "hosts", "leads", "appointed", "belongs-to")
_MASTER = ("received", "leads", "appointed")
_STEPS = 2


class Concept(NamedTuple):
    """An industry, an occupation or an area, of which it is asked whether a base or a college is joined to it.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    type, type_name
        ``key-industry``, ``occupation`` or ``area``, and its name.
    joined
        Whether a record joins a college, a studio or a base to it.
    evidence
        The words that name it.

    Examples
    --------
    >>> Concept("https://example.org/f", "生物医药", "key-industry", "重点产业", False, ()).joined
    False
    """

    entity: str
    name: str
    type: str
    type_name: str
    joined: bool
    evidence: tuple[Evidence, ...]


class GapRow(NamedTuple):
    """One who has nobody.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    type, type_name
        The code and the name of its class.
    gap, gap_name
        What is missing.
    case, case_name
        ``not-said``, ``unnamed`` or ``none``, and its name.
    evidence
        What says that there are partners, or names the industry or occupation; silence has none.

    Examples
    --------
    >>> row = GapRow("https://example.org/e", "艾维", "enterprise", "企业", "g", "没有", "not-said", "来源未说明", ())
    >>> row.case
    'not-said'
    """

    entity: str
    name: str
    type: str
    type_name: str
    gap: str
    gap_name: str
    case: str
    case_name: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {**self._asdict(), "evidence": [item.to_json() for item in self.evidence]}


class Gaps(NamedTuple):
    """Who has nobody.

    Parameters
    ----------
    rows
        By what is missing.
    notes
        Of how many, and what silence means.

    Examples
    --------
    >>> Gaps((), ()).to_json()
    {'rows': [], 'notes': []}
    """

    rows: tuple[GapRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {"rows": [row.to_json() for row in self.rows], "notes": list(self.notes)}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them."""
        from skillgraph.answers.flat import flattened

        return [dict(row) for row in flattened(row.to_json() for row in self.rows)]


def gaps(
    graph: nx.MultiDiGraph[str],
    lang: str,
    unnamed: Mapping[str, tuple[Evidence, ...]] | None = None,
    concepts: Sequence[Concept] = (),
    types: Collection[str] = (),
) -> Gaps:
    """Find who has nobody.

    A college has an enterprise, and an enterprise a college, where a partnership names one of the other side; a public
    authority is neither. A studio or a master has a link to training where a college, an industry college or a
    designated base is within two ties that are a partnership, a host, a lead, an appointment or a belonging.

    Parameters
    ----------
    graph
        As `skillgraph.network.network` makes it.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    unnamed
        Node to the words by which a source counts or claims partners of it without naming them.
    concepts
        Industries, occupations and areas.
    types
        Only those of these types.

    Returns
    -------
    Gaps
        In the order of `GAPS`, each in the order of the graph.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("a", name="A", type="vocational-college", type_name="college")
    >>> [(row.name, row.gap, row.case) for row in gaps(graph, "en").rows]
    [('A', 'college-without-enterprise', 'not-said')]
    """
    said, rows, notes = unnamed or {}, [], []
    wanted = {code: gap for code, gap in GAPS.items() if not types or gap.type in types}
    for code, gap in wanted.items():
        asked = list(_asked(graph, code, gap, concepts))
        found = [one for one in asked if not one.joined]
        for one in found:
            counted = said.get(one.entity, ()) if gap.type in {COLLEGE, ENTERPRISE} else ()
            case = UNNAMED if counted else NOT_SAID
            kind = one.entity, one.name, one.type, one.type_name
            rows.append(GapRow(*kind, code, _of(gap, lang), case, CASES[case][lang], counted or one.evidence))
        unnamed_too = sum(1 for row in rows if row.gap == code and row.case == UNNAMED)
        notes.append(_number(gap, len(found), len(asked), unnamed_too, lang))
    return Gaps(tuple(rows), (*notes, *_meaning(graph, [gap.type for gap in wanted.values()], lang)))


def bases(graph: nx.MultiDiGraph[str]) -> set[str]:
    """Give those who train: colleges, industry colleges, and what an authority designated.

    Parameters
    ----------
    graph
        As `skillgraph.network.network` makes it.

    Returns
    -------
    set of str
        Nodes.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph([("a", "s", {"relation": "designated-as"})])
    >>> bases(graph)
    {'a'}
    """
    own = {node for node, kind in graph.nodes(data="type") if kind in TRAINING}
    return own | {node for node, _, relation in graph.edges(data="relation") if relation == "designated-as"}


def _asked(graph: nx.MultiDiGraph[str], code: str, gap: Gap, concepts: Sequence[Concept]) -> Iterator[Concept]:
    """Everybody of whom it is asked, and whether it is missing."""
    yield from (concept for concept in concepts if concept.type == gap.type)
    training = bases(graph) if code.endswith("-training") else set()
    for node, known in graph.nodes(data=True):
        if known["type"] != gap.type or gap.type == AREA or (gap.type == PERSON and not _is_master(graph, node)):
            continue
        if gap.type in {COLLEGE, ENTERPRISE}:
            joined = any(graph.nodes[other]["type"] != "public-authority" for other in _tied(graph, node, ("partner",)))
        else:
            joined = bool(_around(graph, node) & training)
        yield Concept(node, known["name"], known["type"], known["type_name"], joined, ())


def _is_master(graph: nx.MultiDiGraph[str], node: str) -> bool:
    return any(True for _ in _tied(graph, node, _MASTER))


def _tied(graph: nx.MultiDiGraph[str], node: str, relations: Collection[str]) -> Iterator[str]:
    for _, other, relation in graph.out_edges(node, data="relation"):
        if relation in relations:
            yield other
    for other, _, relation in graph.in_edges(node, data="relation"):
        if relation in relations:
            yield other


def _around(graph: nx.MultiDiGraph[str], node: str) -> set[str]:
    seen = frontier = {node}
    for _ in range(_STEPS):
        frontier = {other for each in frontier for other in _tied(graph, each, _TO_TRAINING)} - seen
        seen = seen | frontier
    return seen


def _of(gap: Gap, lang: str) -> str:
    return gap.zh if lang == "zh" else gap.en


def _number(gap: Gap, found: int, asked: int, unnamed: int, lang: str) -> str:
    if lang == "zh":
        told = f"{gap.of_zh} {asked} 个，其中{gap.zh}的 {found} 个" if asked else f"{gap.of_zh}：图谱中没有"
        return told + (f"（{unnamed} 个有合作方而未具名）。" if unnamed else "。")
    told = f"{gap.of_en}: {asked} here, with {gap.en} {found}" if asked else f"{gap.of_en}: none are here"
    told = told[0].upper() + told[1:]
    return told + (f" (with partners, unnamed: {unnamed})." if unnamed else ".")


def _meaning(graph: nx.MultiDiGraph[str], asked: Collection[str], lang: str) -> Iterator[str]:
    zh = lang == "zh"
    if not asked:
        kinds = dict.fromkeys(gap.of_zh if zh else gap.of_en for gap in GAPS.values())
        told = ("、" if zh else ", ").join(kinds)
        yield (
            f"这一类没有要查的缺口；要查的是：{told}。" if zh else f"No gap is looked for in this type, but in: {told}."
        )
        return
    yield (
        "“来源未说明”不是“没有”。目前没有一种记录能写下来源说“没有”，所以这里没有一行是“来源说没有”。"
        if zh
        else "“The sources do not say” is not “none”. No kind of record can yet hold that a source says there is none,"
        " so no row here is that."
    )
    edges = graph.edges(data=True)
    inferred = {edge["record"] for *_, edge in edges if edge["relation"] == "partner" and edge["status"] == "inferred"}
    if inferred and {COLLEGE, ENTERPRISE} & set(asked):
        yield (
            f"推断的合作也算具名的合作（{len(inferred)} 项）。"
            if zh
            else f"Inferred partnerships count as named ones ({len(inferred)} of them)."
        )
