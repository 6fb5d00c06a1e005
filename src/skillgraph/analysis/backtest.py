"""How good suggestions are: partnerships are hidden, and it is seen whether they are suggested."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from skillgraph.analysis.ground import ground_of
from skillgraph.analysis.in_graph import InGraph
from skillgraph.analysis.signals import SIGNALS, Scores
from skillgraph.analysis.suggesting import total, weights_of
from skillgraph.analysis.surroundings import Surroundings, opposite

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")
Progress = Callable[[int, int], None]
HITS = 10
LEAST = 20  # hidden pairs: with fewer, one more or less decides
ALL = 1_000  # entities: with more, some are drawn, so that the test stays under a minute
DRAWN = 500
_ASKED, _ASKED_FEW = 1_000, 500
_TRIES = 200
_SUM, _CHANCE = "sum", "chance"
_DIGITS = 4


class Hidden(NamedTuple):
    """What is hidden.

    Parameters
    ----------
    of, partnerships
        How many partnerships there are, and how many of them are hidden.
    pairs
        Those who are no partners without them.

    Examples
    --------
    >>> Hidden(10, 2, [(1, 2)]).pairs
    [(1, 2)]
    """

    of: int
    partnerships: int
    pairs: Sequence[tuple[int, int]]


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


def backtest(
    graph: nx.Graph[str], lang: str, seed: int = 0, share: float = 0.2, progress: Progress | None = None
) -> Backtest:
    """Hide a share of the partnerships, suggest from the rest, and see how often the hidden partners are found.

    Each hidden pair is asked for from both ends. Who was a partner all along, or is another hidden one, is no wrong
    answer and left out. AUC is n' + n''/2 by n (Lü and Zhou 2011): of the n who are no partners of the one asked, n'
    score lower than the hidden partner and n'' the same. Among those of the same score each place is as likely as
    another, so a hit counts by the share of them that are within the first ten. With more than `ALL` entities a hidden
    partner is told apart from `DRAWN` of each side that are drawn by chance, and fewer questions are asked.

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
    progress
        Called with how many questions are answered, of how many.

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
    known = InGraph(rest)
    numbered = ((known.number[a], known.number[b]) for a, b in pairs)
    gone = Hidden(len(records_of(graph)), number, sorted((min(ends), max(ends)) for ends in numbered))
    everything = InGraph(graph)
    return measured(known, gone, lambda node: everything.partners([node])[node], lang, seed, share, progress)


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
    gone = chosen(records_of(graph), seed, share)
    rest, pairs = graph.copy(), []
    for a, b, known in graph.edges(data="records"):
        kept = [record for record in known if record["record"] not in gone]
        if kept:
            rest.edges[a, b].update(records=kept, weight=len(kept))
        else:
            rest.remove_edge(a, b)
            pairs.append((a, b))
    return rest, pairs, len(gone)


def records_of(graph: nx.Graph[str]) -> list[str]:
    """Give the IRIs of the partnerships of a network, in order."""
    return sorted({record["record"] for _, _, known in graph.edges(data="records") for record in known})


def chosen(records: Sequence[T], seed: int, share: float) -> set[T]:
    """Choose what is hidden.

    Parameters
    ----------
    records
        All partnerships, in the order of their IRIs.
    seed
        Chooses which.
    share
        How much of them, between 0 and 1.

    Returns
    -------
    set
        One at the least, where there is any.

    Examples
    --------
    >>> len(chosen([1, 2, 3], 0, 0.1))
    1
    """
    number = min(len(records), max(1, round(share * len(records))))
    return set(random.Random(seed).sample(records, number))  # noqa: S311 - a seeded choice, no secret


def measured(
    known: Surroundings,
    gone: Hidden,
    before: Callable[[int], Collection[int]],
    lang: str,
    seed: int,
    share: float,
    progress: Progress | None = None,
) -> Backtest:
    """See how good suggestions are that are made without what is hidden; see `backtest`.

    Parameters
    ----------
    known
        What is known without it.
    gone
        What is hidden.
    before
        Gives the partners of one with those that are hidden.
    lang
        The language of the words, ``"zh"`` or ``"en"``.
    seed, share
        What was hidden, and how it was chosen.
    progress
        Called with how many questions are answered, of how many.

    Returns
    -------
    Backtest
        Without rows where fewer than `LEAST` pairs were hidden.
    """
    if len(gone.pairs) < LEAST:
        return Backtest(seed, share, len(gone.pairs), (), (_too_small(gone, lang),))
    rng = random.Random(seed)  # noqa: S311 - a seeded choice, no secret
    everybody = known.everybody(ALL)
    asked = _asked(gone.pairs, _ASKED if everybody else _ASKED_FEW, rng)
    others = everybody or _drawn(known, asked, rng)
    hits: dict[str, float] = dict.fromkeys((_SUM, *SIGNALS, _CHANCE), 0.0)
    auc, count, answered = dict(hits), 0, 0
    for node, partners in asked.items():
        ground = ground_of(known, node, list(dict.fromkeys((*others, *partners))))
        partnered = set(before(node))
        wrong = [each for each in ground.candidates if each not in partnered]
        scores = {code: signal.function(ground) for code, signal in SIGNALS.items()}
        weights = weights_of(ground)
        sums = {each: total(scores, each, weights) for each in ground.candidates}
        for way, found in {**scores, _SUM: sums, _CHANCE: {}}.items() if wrong else ():
            for one in partners:
                hit, above = _told_apart(found, one, wrong)
                hits[way] += hit
                auc[way] += above
        count += len(partners) if wrong else 0
        answered += len(partners)
        if progress is not None:
            progress(answered, sum(map(len, asked.values())))
    rows = tuple(
        BacktestRow(way, _name(way, lang), round(hits[way] / count, _DIGITS), round(auc[way] / count, _DIGITS))
        for way in hits
        if count
    )
    return Backtest(seed, share, len(gone.pairs), rows, tuple(_notes(gone, count, everybody is None, lang)))


def _asked(pairs: Sequence[tuple[int, int]], most: int, rng: random.Random) -> Mapping[int, list[int]]:
    """Who is asked, and whom they should find; a choice of them where there are very many."""
    both = [pair for a, b in pairs for pair in ((a, b), (b, a))]
    if len(both) > most:
        both = rng.sample(both, most)
    asked: dict[int, list[int]] = {}
    for node, partner in both:
        asked.setdefault(node, []).append(partner)
    return asked


def _drawn(known: Surroundings, asked: Iterable[int], rng: random.Random) -> list[int]:
    """Some of each side on which somebody is asked for; the same for all, so that each is read once."""
    numbers, facing = known.numbers(), set(known.sides(asked).values())
    drawn: dict[tuple[str, ...], list[int]] = {own: [] for own in facing}
    for _ in range(_TRIES):
        some = rng.sample(numbers, min(len(numbers), DRAWN))
        for number, sides in known.sides(some).items():
            for own, found in drawn.items():
                if opposite(own, sides) and len(found) < DRAWN and number not in found:
                    found.append(number)
        if all(len(found) == DRAWN for found in drawn.values()):
            break
    return list(dict.fromkeys(each for found in drawn.values() for each in found))


def _told_apart(scores: Scores, one: int, others: list[int]) -> tuple[float, float]:
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


def _too_small(gone: Hidden, lang: str) -> str:
    records, number = gone.of, gone.partnerships
    if lang == "zh":
        return f"这个网络太小，无从检验：共 {records} 项合作，只能隐去 {number} 项；至少需要隐去 {LEAST} 对合作方。"
    return (
        f"This network is too small to tell: of its {records} partnerships {number} would be hidden, and at least"
        f" {LEAST} pairs are needed."
    )


def _notes(gone: Hidden, asked: int, drawn: bool, lang: str) -> Iterator[str]:
    zh, most = lang == "zh", _ASKED_FEW if drawn else _ASKED
    yield (
        f"在 {gone.of} 项合作中隐去 {gone.partnerships} 项，即 {len(gone.pairs)} 对合作方；从两端各问一次，"
        f"共 {asked} 次（至多 {most}）。"
        if zh
        else f"Of {gone.of} partnerships {gone.partnerships} were hidden, {len(gone.pairs)} pairs of partners; {asked}"
        f" questions were asked, one from each end of a pair, {most} at the most."
    )
    if drawn:
        yield (
            f"网络很大：隐去的合作方不与所有单位比较，只与每一方随机抽取的 {DRAWN} 个比较；"
            "命中率因此比在全网中高，各行之间仍可比较。"
            if zh
            else f"The network is large: a hidden partner is not set against everybody, but against {DRAWN} of each"
            " side drawn by chance; hits are therefore higher than among all, and the rows can still be compared."
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
