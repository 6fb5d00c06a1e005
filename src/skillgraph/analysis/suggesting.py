"""Whom to introduce to whom: likely partners, with what speaks for each and the records behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from skillgraph.analysis.ground import Ground, communities, forms, ground_of
from skillgraph.analysis.signals import SIGNALS, Scores
from skillgraph.analysis.suggestions import SUGGESTED, Behind, Reason, SuggestedRow, Suggestions

if TYPE_CHECKING:
    import networkx as nx

_DIGITS = 9  # scores that agree so far are one score: what differs behind is the arithmetic's


def suggest(graph: nx.Graph[str], node: str, lang: str, limit: int | None = None) -> Suggestions:
    """Suggest partners for a node, of those on an opposite side who are not partners of it.

    The score is the sum of the signals of `skillgraph.analysis.signals.SIGNALS`, each by its weight. Preferential
    attachment adds to it, and suggests nobody by itself. Nothing is stored.

    Parameters
    ----------
    graph
        As `skillgraph.analysis.meeting.meeting_network` makes it.
    node
        Whom partners are sought for.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    limit
        How many at the most.

    Returns
    -------
    Suggestions
        Best first; of the same score in the order of the graph.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> row = suggest(example(), "A", "en").rows[0]
    >>> row.partner, round(row.score, 3), row.reasons[0].signal, [each.record for each in row.reasons[0].records]
    ('y', 0.583, 'same-kind', ['r-By'])
    """
    ground = ground_of(graph, node, communities(graph))
    scores = {code: signal.function(ground) for code, signal in SIGNALS.items()}
    spoken = {each for code, found in scores.items() if SIGNALS[code].alone for each in found}
    best = [(_rounded(total(scores, each)), each) for each in ground.candidates if each in spoken]
    best.sort(key=lambda pair: -pair[0])
    rows = []
    for score, each in best[:limit]:
        own = {code: found[each] for code, found in scores.items() if found.get(each)}
        reasons = tuple(
            Reason(code, _name(code, lang), _rounded(own[code]), tuple(dict.fromkeys(_behind(ground, each, code))))
            for code in sorted(own, key=lambda code: -SIGNALS[code].weight * own[code])
        )
        rows.append(SuggestedRow(each, graph.nodes[each]["name"], score, SUGGESTED, reasons))
    notes = (*_notes(ground, len(best), len(rows), lang), *_inferred(graph, rows, lang))
    return Suggestions(node, graph.nodes[node]["name"], tuple(rows), notes)


def total(scores: Mapping[str, Scores], node: str) -> float:
    """Sum up what speaks for a candidate: each score by the weight of its signal.

    Parameters
    ----------
    scores
        Signal to its scores.
    node
        The candidate.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> total({"same-area": {"y": 1.0}, "same-form": {"y": 0.5}}, "y")
    0.15000000000000002
    """
    return sum(SIGNALS[code].weight * found.get(node, 0.0) for code, found in scores.items())


def _rounded(score: float) -> float:
    return float(f"{score:.{_DIGITS}g}")


def _name(code: str, lang: str) -> str:
    return SIGNALS[code].zh if lang == "zh" else SIGNALS[code].en


def _behind(ground: Ground, other: str, code: str) -> Iterator[Behind]:
    """The partnerships that a signal was computed from."""
    shared = forms(ground.graph, ground.node) & forms(ground.graph, other) if code == "same-form" else None
    for a, b in _pairs(ground, other, code):
        for record in ground.graph.edges[a, b]["records"]:
            if shared is None or record["form"] in shared:
                yield Behind(record["record"], record["summary"])


def _pairs(ground: Ground, other: str, code: str) -> Iterator[tuple[str, str]]:
    graph, node = ground.graph, ground.node
    if code in {"shared-partners", "adamic-adar", "resource-allocation"}:
        yield from _paths(graph, node, other)
    elif code == "same-kind":
        yield from ((node, each) for each in graph[node] if graph.nodes[each].get("kind") == _kind(graph, other))
        yield from ((other, each) for each in graph[other] if graph.nodes[each].get("kind") == _kind(graph, node))
    elif code == "same-community":
        group = ground.communities[node]
        ends = ((end, each) for end in (node, other) for each in graph[end])
        yield from (pair for pair in ends if ground.communities[pair[1]] == group)
    elif code != "same-area":
        yield from ((end, each) for end in (node, other) for each in graph[end])


def _kind(graph: nx.Graph[str], node: str) -> object:
    return graph.nodes[node].get("kind") or object()  # what is not known is like nothing


def _paths(graph: nx.Graph[str], node: str, other: str) -> Iterator[tuple[str, str]]:
    """The pairs on paths of two or three steps."""
    for near in graph[node]:
        if near in graph[other]:
            yield from ((node, near), (near, other))
        for far in graph[other]:
            if far not in {node, near} and near != other and graph.has_edge(near, far):
                yield from ((node, near), (near, far), (far, other))


def _notes(ground: Ground, spoken: int, told: int, lang: str) -> Iterator[str]:
    zh, graph, all_of_them = lang == "zh", ground.graph, len(ground.candidates)
    if not graph.nodes[ground.node]["sides"]:
        yield (
            "它不是职业院校，也不是企业，来源也没有说它参与合作；没有什么可以建议。"
            if zh
            else "It is neither a college nor an enterprise, and no source says that it partners: nothing can be"
            " suggested."
        )
        return
    if not spoken:
        yield "没有什么能说明它该与谁合作。" if zh else "Nothing here speaks for a partner."
    else:
        yield (
            "这些是算法的建议，不是事实：没有来源说他们合作或应当合作。建议不会存入图谱。"
            if zh
            else "An algorithm suggests these; they are not facts: no source says that they partner or should."
            " Suggestions are never stored."
        )
    yield (
        f"比较了另一方的 {all_of_them} 个（不含已有的具名合作方）；其中 {spoken} 个有依据，列出 {told} 个。"
        if zh
        else f"Compared on the other side, without its named partners: {all_of_them}; something speaks for {spoken} of"
        f" them; listed: {told}."
    )
    if spoken:
        yield _formula(zh)
    with_partners = sum(1 for each in ground.candidates if graph.degree[each])
    if not spoken and graph.degree[ground.node] and with_partners:
        yield (
            f"它们中有 {with_partners} 个自己有合作方（择优连接），但仅凭这一点不作建议。"
            if zh
            else f"Of them, with partners of their own (preferential attachment): {with_partners}; that alone speaks"
            " for nobody."
        )
    yield from _unknown(ground, zh)


def _inferred(graph: nx.Graph[str], rows: Sequence[SuggestedRow], lang: str) -> Iterator[str]:
    """How many of the partnerships behind the reasons no source states."""
    behind = {each.record for row in rows for reason in row.reasons for each in reason.records}
    known = {record["record"]: record["status"] for _, _, each in graph.edges(data="records") for record in each}
    inferred = sum(1 for record in behind if known[record] == "inferred")
    if inferred:
        yield (
            f"所依据的 {len(behind)} 项合作中有 {inferred} 项是推断，不是原文所述。"
            if lang == "zh"
            else f"Partnerships behind the reasons: {len(behind)}; inferred, not stated by a source: {inferred}."
        )


def _formula(zh: bool) -> str:
    parts = (f"{signal.weight} × {signal.zh if zh else signal.en}" for signal in SIGNALS.values())
    if zh:
        return f"得分 = {' + '.join(parts)}；每项在 0 与 1 之间。"
    return f"Score = {' + '.join(parts)}, each between 0 and 1."


def _unknown(ground: Ground, zh: bool) -> Iterator[str]:
    graph, node = ground.graph, ground.node
    if not graph.degree[node]:
        yield (
            "它没有具名的合作方，所以只能看院校类别和地域。"
            if zh
            else "It has no named partner, so only the kind of college and the area can speak."
        )
    alone = sum(1 for each in ground.candidates if not graph.degree[each])
    if alone:
        yield (
            f"比较的各方中有 {alone} 个没有具名的合作方：来源没有写明，所知甚少。"
            if zh
            else f"Compared, and without a named partner: {alone}; the sources do not say, and little is known of them."
        )
    if not graph.nodes[node].get("area"):
        yield "它的地域没有记录，无从比较地域。" if zh else "Its area is not recorded, so areas cannot be compared."
    elif nowhere := sum(1 for each in ground.candidates if not graph.nodes[each].get("area")):
        yield (
            f"比较的各方中有 {nowhere} 个没有记录地域。"
            if zh
            else f"Compared, and without an area on record: {nowhere}."
        )
