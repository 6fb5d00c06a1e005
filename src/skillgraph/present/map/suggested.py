"""Likely partners as lines of a map, which stay off until somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillgraph.present.map.asked import Asked
from skillgraph.present.map.chosen import Chosen
from skillgraph.present.map.data import Edge, Quote

if TYPE_CHECKING:
    from skillgraph.analysis.suggestions import SuggestedRow
    from skillgraph.index.view import View

RELATION = {"zh": "可能的合作方", "en": "likely partner"}
CODE = "likely-partner"
SMALL = 100  # entities up to which suggestions are made unasked
LARGE = 500  # and up to which they are made for all, where they are asked for
EACH = 3  # for each who partners
AROUND = 10  # for the focus
QUOTED = 4  # passages behind one suggestion


def suggestions(view: View, chosen: Chosen, asked: Asked, *, wanted: bool) -> tuple[Edge, ...]:
    """Suggest partners among the entities of a map: for its focus, else for all who have partners.

    Parameters
    ----------
    view
        What to read.
    chosen
        What the map shows.
    asked
        What somebody wants.
    wanted
        Whether suggestions were asked for; else they are made on small maps only.

    Returns
    -------
    tuple of Edge
        Each pair once; never a pair of partners. The words say what speaks for it, the quotes what that rests on. None
        on a map that is too large, unless it has a focus.
    """
    if asked.focus is None and len(chosen.entities) > (LARGE if wanted else SMALL):
        return ()
    found: dict[frozenset[str], Edge] = {}
    for number in _seekers(chosen, asked):
        for edge in _of(view, chosen, number, EACH if asked.focus is None else AROUND):
            found.setdefault(frozenset((edge.source, edge.target)), edge)
    return tuple(found.values())


def _seekers(chosen: Chosen, asked: Asked) -> Iterator[int]:
    """Whom partners are sought for: the focus, or everybody who partners."""
    if asked.focus is not None:
        yield asked.focus.id
        return
    partnering = {end for tie in chosen.ties if tie.is_partnership for end in (tie.source, tie.target)}
    yield from (number for number in chosen.entities if number in partnering)


def _of(view: View, chosen: Chosen, number: int, most: int) -> Iterator[Edge]:
    """The best suggestions for one entity that are on the map themselves."""
    from skillgraph.analysis.meeting import suggested

    entity = chosen.entities[number]
    drawn = {other.iri for other in chosen.entities.values()}
    zh, en = (suggested(view, entity, lang).rows for lang in ("zh", "en"))
    in_english = {row.partner: row for row in en}
    for row in [row for row in zh if row.partner in drawn][:most]:
        yield Edge(
            source=entity.iri,
            target=row.partner,
            relation=CODE,
            relation_name=RELATION,
            phrase={"zh": _phrase(row, "zh"), "en": _phrase(in_english[row.partner], "en")},
            status="suggested",
            quotes=tuple(_quotes(row, in_english[row.partner]))[:QUOTED],
        )


def _phrase(row: SuggestedRow, lang: str) -> str:
    reasons = [reason for reason in row.reasons if reason.score]
    if lang == "zh":
        told = "、".join(f"{reason.signal_name} {reason.score:.2g}" for reason in reasons)
        return f"算法建议，得分 {row.score:.2g}：{told}。"
    told = ", ".join(f"{reason.signal_name} {reason.score:.2g}" for reason in reasons)
    return f"Suggested by an algorithm, score {row.score:.2g}: {told}."


def _quotes(zh: SuggestedRow, en: SuggestedRow) -> Iterator[Quote]:
    """The passages that the records behind a suggestion rest on, once each."""
    seen = set()
    for own, other in zip(zh.reasons, en.reasons, strict=True):
        for one, same in zip(own.records, other.records, strict=True):
            for passage, english in zip(one.evidence, same.evidence, strict=True):
                if (passage.section, passage.quote) not in seen:
                    seen.add((passage.section, passage.quote))
                    yield Quote({"zh": passage.source, "en": english.source}, passage.section, passage.quote)
