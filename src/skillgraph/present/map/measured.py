"""View → the scores and groups that the size and the colour of a map's marks tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgraph.analysis.measures import MEASURES
from skillgraph.analysis.partition import divide
from skillgraph.errors import UnknownChoice
from skillgraph.lookup import told
from skillgraph.network import partner_network
from skillgraph.present.map.data import Groups, Scale, Words

if TYPE_CHECKING:
    import networkx as nx

    from skillgraph.index.view import View

_DIGITS = 9  # of a score; what differs behind is the arithmetic's
TYPE = {"zh": "类别", "en": "type"}
COMMUNITY = {"zh": "群组", "en": "community"}


def measured(view: View, size_by: str | None, color_by: str | None) -> tuple[Scale | None, Scale | Groups | None]:
    """Say what the size and the colour of a map's marks tell.

    Parameters
    ----------
    view
        What to read.
    size_by
        A measure of `skillgraph.analysis.measures.MEASURES`, by code or name; None for the usual size.
    color_by
        Likewise, or ``community``, or ``type`` for the usual colour.

    Returns
    -------
    tuple
        The two; None for what stays as usual. All named partners count, drawn or not.

    Raises
    ------
    UnknownChoice
        When there is no such measure.
    """
    size = None if size_by is None else _code("--size-by", size_by)
    color = None if color_by is None else _code("--color-by", color_by, type=TYPE, community=COMMUNITY)
    color = None if color == "type" else color
    if size is color is None:
        return None, None
    graph = partner_network(view)
    scales = {code: _scale(graph, code) for code in (size, color) if code is not None and code in MEASURES}
    return scales.get(size or ""), _groups(graph) if color == "community" else scales.get(color or "")


def notes(size: Scale | None, color: Scale | Groups | None, partners: int) -> tuple[Words, ...]:
    """Say what the size and the colour mean, and among whom they were computed.

    Parameters
    ----------
    size, color
        As `measured` gives them.
    partners
        How many named partners there are.

    Returns
    -------
    tuple
        One sentence or two for each, in both languages.
    """
    said: list[Words] = []
    for scale in (size, color):
        if isinstance(scale, Scale):
            measure = next(each for each in MEASURES.values() if each.en == scale.name["en"])
            said.append(
                {
                    "zh": f"{measure.zh}：{measure.meaning_zh}",
                    "en": f"{measure.en[0].upper()}{measure.en[1:]}: {measure.meaning_en}",
                }
            )
        elif scale is not None:
            said.append(
                {
                    "zh": "群组：彼此合作多于与其他各方合作的一组，由算法算出（种子 0），以其中合作最多的一方称呼。",
                    "en": "Communities: groups whose members partner with each other more than with others, as an "
                    "algorithm draws them (seed 0); each is named by the member with most partnerships.",
                }
            )
    if said:
        said.append(
            {
                "zh": f"在整个工作区 {partners} 个具名的合作方中计算，图中未显示的也在内；其余条目没有数值。",
                "en": f"Computed among all {partners} named partners of the workspace, drawn here or not; other "
                "entries have no score.",
            }
        )
    return tuple({note["en"]: note for note in said}.values())


def _code(option: str, typed: str, **more: Words) -> str:
    names: dict[str, Words] = {**more, **{code: _words(code) for code in MEASURES}}
    asked = typed.strip().casefold()
    for code, name in names.items():
        if asked in {code, *(text.casefold() for text in name.values())}:
            return code
    raise UnknownChoice(option=option, value=told(typed), choices=list(names))


def _words(code: str) -> Words:
    return {"zh": MEASURES[code].zh, "en": MEASURES[code].en}


def _scale(graph: nx.Graph[str], code: str) -> Scale:
    scores = MEASURES[code].function(graph) if graph.number_of_nodes() else {}
    return Scale(_words(code), {node: float(f"{score:.{_DIGITS}g}") for node, score in scores.items()})


def _groups(graph: nx.Graph[str]) -> Groups:
    strength = dict(graph.degree(weight="weight"))
    groups = divide(graph).groups
    leaders = [graph.nodes[max(group, key=strength.__getitem__)] for group in groups]
    names = tuple(
        {"zh": f"{leader['name_zh']}等 {len(group)} 个", "en": f"{leader['name_en']} and {len(group) - 1} more"}
        for leader, group in zip(leaders, groups, strict=True)
    )
    return Groups(COMMUNITY, names, {node: place for place, group in enumerate(groups) for node in group})
