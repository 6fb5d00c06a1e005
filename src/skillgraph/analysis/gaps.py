"""Who has nobody: what the records join to no partner, college or base, and in which of three ways it is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.gap_kinds import (
    AREA,
    AUTHORITY,
    CASES,
    COLLEGE,
    DESIGNATED,
    ENTERPRISE,
    GAPS,
    MASTER,
    NOT_SAID,
    PERSON,
    STEPS,
    TO_TRAINING,
    TRAINING,
    UNNAMED,
    Gap,
)  # fmt: skip
from skillgraph.answers.types import Evidence

if TYPE_CHECKING:
    import networkx as nx


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
    limit: int | None = None,
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
    limit
        How many rows of each gap at the most; all are counted.

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
    said, found = unnamed or {}, {}
    for code, gap in asked_of(types).items():
        asked = list(_asked(graph, code, gap, concepts))
        missing = [(one, counts(gap, said.get(one.entity, ()))) for one in asked if not one.joined]
        counted = sum(1 for _, words in missing if words)
        found[code] = Missing(len(asked), len(missing), counted, missing[:limit])
    edges = (edge for *_, edge in graph.edges(data=True) if edge["relation"] == "partner")
    inferred = {edge["record"] for edge in edges if edge["status"] == "inferred"}
    return told(found, len(inferred), lang)


def asked_of(types: Collection[str]) -> dict[str, Gap]:
    """Give the gaps of some types, by code; all where no type is given.

    Parameters
    ----------
    types
        Codes of types.

    Returns
    -------
    dict
        Code to gap.

    Examples
    --------
    >>> list(asked_of(["area"]))
    ['area-without-college']
    """
    return {code: gap for code, gap in GAPS.items() if not types or gap.type in types}


def counts(gap: Gap, said: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Give the words that count unnamed partners where such partners are what is asked for.

    Parameters
    ----------
    gap
        What is asked for.
    said
        The words.

    Returns
    -------
    tuple of Evidence
        None where it is no partner that is missing.

    Examples
    --------
    >>> counts(GAPS["studio-without-training"], (Evidence("函", "一", "与150余家合作"),))
    ()
    """
    return said if gap.type in {COLLEGE, ENTERPRISE} else ()


class Missing(NamedTuple):
    """Who lacks something.

    Parameters
    ----------
    asked, missing
        Of how many it is asked, and how many lack it.
    unnamed
        Of how many of those a source counts partners without naming them.
    first
        Those that are told, each with the words that count its partners.

    Examples
    --------
    >>> Missing(7, 0, 0, []).missing
    0
    """

    asked: int
    missing: int
    unnamed: int
    first: Sequence[tuple[Concept, tuple[Evidence, ...]]]


def told(found: Mapping[str, Missing], inferred: int, lang: str) -> Gaps:
    """Tell who lacks what.

    Parameters
    ----------
    found
        The code of a gap to those who have it.
    inferred
        How many named partnerships no source states.
    lang
        The language of the words, ``"zh"`` or ``"en"``.

    Returns
    -------
    Gaps
        Notes say of how many, how many are listed, and what silence means.
    """
    rows, notes = [], []
    for code, missing in found.items():
        gap = GAPS[code]
        for one, words in missing.first:
            case = UNNAMED if words else NOT_SAID
            kind = one.entity, one.name, one.type, one.type_name
            rows.append(GapRow(*kind, code, _of(gap, lang), case, CASES[case][lang], words or one.evidence))
        notes.append(_number(gap, missing, lang))
    return Gaps(tuple(rows), (*notes, *_meaning(found, inferred, lang)))


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
    return own | {node for node, _, relation in graph.edges(data="relation") if relation == DESIGNATED}


def _asked(graph: nx.MultiDiGraph[str], code: str, gap: Gap, concepts: Sequence[Concept]) -> Iterator[Concept]:
    """Everybody of whom it is asked, and whether it is missing."""
    yield from (concept for concept in concepts if concept.type == gap.type)
    training = bases(graph) if code.endswith("-training") else set()
    for node, known in graph.nodes(data=True):
        if known["type"] != gap.type or gap.type == AREA or (gap.type == PERSON and not _is_master(graph, node)):
            continue
        if gap.type in {COLLEGE, ENTERPRISE}:
            joined = any(graph.nodes[other]["type"] != AUTHORITY for other in _tied(graph, node, ("partner",)))
        else:
            joined = bool(_around(graph, node) & training)
        yield Concept(node, known["name"], known["type"], known["type_name"], joined, ())


def _is_master(graph: nx.MultiDiGraph[str], node: str) -> bool:
    return any(True for _ in _tied(graph, node, MASTER))


def _tied(graph: nx.MultiDiGraph[str], node: str, relations: Collection[str]) -> Iterator[str]:
    for _, other, relation in graph.out_edges(node, data="relation"):
        if relation in relations:
            yield other
    for other, _, relation in graph.in_edges(node, data="relation"):
        if relation in relations:
            yield other


def _around(graph: nx.MultiDiGraph[str], node: str) -> set[str]:
    seen = frontier = {node}
    for _ in range(STEPS):
        frontier = {other for each in frontier for other in _tied(graph, each, ("partner", *TO_TRAINING))} - seen
        seen = seen | frontier
    return seen


def _of(gap: Gap, lang: str) -> str:
    return gap.zh if lang == "zh" else gap.en


def _number(gap: Gap, missing: Missing, lang: str) -> str:
    asked, found, unnamed, listed = missing.asked, missing.missing, missing.unnamed, len(missing.first)
    if lang == "zh":
        told = f"{gap.of_zh} {asked} 个，其中{gap.zh}的 {found} 个" if asked else f"{gap.of_zh}：图谱中没有"
        more = [f"{unnamed} 个有合作方而未具名"] if unnamed else []
        more += [f"只列出 {listed} 个"] if listed < found else []
        return told + (f"（{'；'.join(more)}）。" if more else "。")
    told = f"{gap.of_en}: {asked} here, with {gap.en} {found}" if asked else f"{gap.of_en}: none are here"
    more = [f"with partners, unnamed: {unnamed}"] if unnamed else []
    more += [f"listed: {listed}"] if listed < found else []
    return told[0].upper() + told[1:] + (f" ({'; '.join(more)})." if more else ".")


def _meaning(found: Collection[str], inferred: int, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    if not found:
        kinds = dict.fromkeys(gap.of_zh if zh else gap.of_en for gap in GAPS.values())
        names = ("、" if zh else ", ").join(kinds)
        yield (
            f"这一类没有要查的缺口；要查的是：{names}。"
            if zh
            else f"No gap is looked for in this type, but in: {names}."
        )
        return
    yield (
        "“来源未说明”不是“没有”。目前没有一种记录能写下来源说“没有”，所以这里没有一行是“来源说没有”。"
        if zh
        else "“The sources do not say” is not “none”. No kind of record can yet hold that a source says there is none,"
        " so no row here is that."
    )
    if inferred and {COLLEGE, ENTERPRISE} & {GAPS[code].type for code in found}:
        yield (
            f"推断的合作也算具名的合作（{inferred} 项）。"
            if zh
            else f"Inferred partnerships count as named ones ({inferred} of them)."
        )
