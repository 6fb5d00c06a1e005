"""How good suggestions are: partnerships are hidden, and it is seen whether they are suggested."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from skillgraph.analysis.ground import communities, ground_of
from skillgraph.analysis.signals import SIGNALS, Scores
from skillgraph.analysis.suggesting import total

if TYPE_CHECKING:
    import networkx as nx

HITS = 10
LEAST = 20  # hidden pairs: with fewer, one more or less decides
_ASKED = 1_000
_SUM, _CHANCE = "sum", "chance"
_DIGITS = 4


class BacktestRow(NamedTuple):
    """How good one way of suggesting is.

    Parameters
    ----------
    signal, signal_name
        ``sum``, the code of a signal, or ``chance``; and its name.
    hits_at_10
        The share of hidden partners found among the first ten.
    auc
        How often a hidden partner scores higher than one who is none; 0.5 is chance.

    Examples
    --------
    >>> BacktestRow("chance", "随机", 0.1, 0.5).auc
    0.5
    """

    signal: str
    signal_name: str
    hits_at_10: float
    auc: float


class Backtest(NamedTuple):
    """How good suggestions are on a network.

    Parameters
    ----------
    seed, share
        What was hidden, and how it was chosen.
    hidden
        How many pairs of partners were hidden.
    rows
        The sum, each signal, and chance; none where too few were hidden to tell.
    notes
        How it was done.

    Examples
    --------
    >>> Backtest(0, 0.2, 1, (), ()).to_json()
    {'seed': 0, 'share': 0.2, 'hidden': 1, 'rows': [], 'notes': []}
    """

    seed: int
    share: float
    hidden: int
    rows: tuple[BacktestRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON writes it."""
        return {**self._asdict(), "rows": [row._asdict() for row in self.rows], "notes": list(self.notes)}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, as pandas and polars read them."""
        return [row._asdict() for row in self.rows]


def backtest(graph: nx.Graph[str], lang: str, seed: int = 0, share: float = 0.2) -> Backtest:
    """Hide a share of the partnerships, suggest from the rest, and see how often the hidden partners are found.

    Each hidden pair is asked for from both ends. Who was a partner all along, or is another hidden one, is no wrong
    answer and left out. AUC is n' + n''/2 by n (Lü and Zhou 2011): of the n who are no partners of the one asked, n'
    score lower than the hidden partner and n'' the same. Among those of the same score each place is as likely as
    another, so a hit counts by the share of them that are within the first ten.

    Parameters
    ----------
    graph
        As `skillgraph.analysis.meeting.meeting_network` makes it.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    seed
        Chooses what is hidden.
    share
        How much of the partnerships, between 0 and 1.

    Returns
    -------
    Backtest
        Without rows where fewer than `LEAST` pairs were hidden.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> backtest(example(), "en").notes[0]
    'This network is too small to tell: of its 3 partnerships 1 would be hidden, and at least 20 pairs are needed.'
    """
    rest, pairs, number = hide(graph, seed, share)
    records = len(_records(graph))
    if len(pairs) < LEAST:
        return Backtest(seed, share, len(pairs), (), (_too_small(records, number, lang),))
    asked = _asked(pairs, seed)
    hits: dict[str, float] = dict.fromkeys((_SUM, *SIGNALS, _CHANCE), 0.0)
    auc, count = dict(hits), 0
    groups = communities(rest)
    for node, partners in asked.items():
        sought = ground_of(rest, node, groups)
        wrong = [each for each in sought.candidates if each not in graph[node]]
        if not wrong:
            continue
        scores = {code: signal.function(sought) for code, signal in SIGNALS.items()}
        ways = {**scores, _SUM: {each: total(scores, each) for each in sought.candidates}, _CHANCE: {}}
        for way, found in ways.items():
            for one in partners:
                hit, above = _told_apart(found, one, wrong)
                hits[way] += hit
                auc[way] += above
        count += len(partners)
    rows = tuple(
        BacktestRow(way, _name(way, lang), round(hits[way] / count, _DIGITS), round(auc[way] / count, _DIGITS))
        for way in hits
        if count
    )
    return Backtest(seed, share, len(pairs), rows, tuple(_notes(number, records, len(pairs), count, lang)))


def hide(graph: nx.Graph[str], seed: int, share: float) -> tuple[nx.Graph[str], list[tuple[str, str]], int]:
    """Take a share of the partnerships out of a network.

    Parameters
    ----------
    graph
        The network; it stays as it is.
    seed
        Chooses which.
    share
        How much of them, between 0 and 1; one at the least, where there is any.

    Returns
    -------
    tuple
        The rest, with all nodes; the pairs that are no partners in it; the number of partnerships taken out.

    Examples
    --------
    >>> from skillgraph.analysis.ground import example
    >>> rest, pairs, number = hide(example(), 0, 0.4)
    >>> rest.number_of_nodes(), rest.number_of_edges(), len(pairs), number
    (4, 2, 1, 1)
    """
    records = _records(graph)
    number = min(len(records), max(1, round(share * len(records))))
    gone = set(random.Random(seed).sample(records, number))  # noqa: S311 - a seeded choice, no secret
    rest, pairs = graph.copy(), []
    for a, b, known in graph.edges(data="records"):
        kept = [record for record in known if record["record"] not in gone]
        if kept:
            rest.edges[a, b].update(records=kept, weight=len(kept))
        else:
            rest.remove_edge(a, b)
            pairs.append((a, b))
    return rest, pairs, number


def _records(graph: nx.Graph[str]) -> list[str]:
    return sorted({record["record"] for _, _, known in graph.edges(data="records") for record in known})


def _asked(pairs: list[tuple[str, str]], seed: int) -> Mapping[str, list[str]]:
    """Who is asked, and whom they should find; a choice of them where there are very many."""
    both = [pair for a, b in pairs for pair in ((a, b), (b, a))]
    if len(both) > _ASKED:
        both = random.Random(seed).sample(both, _ASKED)  # noqa: S311 - a seeded choice, no secret
    asked: dict[str, list[str]] = {}
    for node, partner in both:
        asked.setdefault(node, []).append(partner)
    return asked


def _told_apart(scores: Scores, one: str, others: list[str]) -> tuple[float, float]:
    """The chance that one is among the first ten, and the share of the others that score lower."""
    own = round(scores.get(one, 0.0), 9)
    values = [round(scores.get(other, 0.0), 9) for other in others]
    higher, same = sum(value > own for value in values), sum(value == own for value in values)
    hit = min(1.0, max(0.0, (HITS - higher) / (same + 1)))
    return hit, (len(values) - higher - same + same / 2) / len(values)


def _name(way: str, lang: str) -> str:
    own = {_SUM: ("加权和", "weighted sum"), _CHANCE: ("随机", "chance")}
    zh, en = own[way] if way in own else (SIGNALS[way].zh, SIGNALS[way].en)
    return zh if lang == "zh" else en


def _too_small(records: int, number: int, lang: str) -> str:
    if lang == "zh":
        return f"这个网络太小，无从检验：共 {records} 项合作，只能隐去 {number} 项；至少需要隐去 {LEAST} 对合作方。"
    return (
        f"This network is too small to tell: of its {records} partnerships {number} would be hidden, and at least"
        f" {LEAST} pairs are needed."
    )


def _notes(number: int, records: int, pairs: int, asked: int, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    yield (
        f"在 {records} 项合作中隐去 {number} 项，即 {pairs} 对合作方；从两端各问一次，共 {asked} 次（至多 {_ASKED}）。"
        if zh
        else f"Of {records} partnerships {number} were hidden, {pairs} pairs of partners; {asked} questions were asked,"
        f" one from each end of a pair, {_ASKED} at the most."
    )
    yield (
        f"前{HITS}命中率：隐去的合作方中排进前 {HITS} 名的比例。AUC：隐去的合作方得分高于非合作方的概率；随机是 0.5。"
        if zh
        else f"Hits at {HITS}: what share of the hidden partners come among the first {HITS}. AUC: how often a hidden"
        " partner scores higher than one who is none; 0.5 is chance."
    )
    yield (
        "这是对已知合作的检验；来源没有写明的合作被当作没有，所以有些“错误”可能是对的。"
        if zh
        else "It is tested on what is known: partnerships that no source names count as none, so some of the wrong"
        " answers may be right."
    )
