"""What is said of several participants together, and of none of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillgraph.answers import words
from skillgraph.index.rows import PartnerRow
from skillgraph.index.view import View
from skillgraph.text import listed


def sharing(view: View, records: Iterable[int]) -> dict[int, list[int]]:
    """Give the participants of each partnership that are several in one role, and share what is said of it.

    Parameters
    ----------
    view
        What to read.
    records
        Numbers of partnerships.

    Returns
    -------
    dict
        Number of the record to the numbers of those who share; a partnership of two is left out.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> [len(members) for members in sharing(view, {row.record for row in view.partners()}).values()]
    [2]
    """
    shared = {}
    for record, members in view.participants(records).items():
        sides: dict[str, list[int]] = {}
        for entity, role in members:
            sides.setdefault(role, []).append(entity)
        largest = max(sides.values(), key=len)
        if len(largest) > 1:
            shared[record] = largest
    return shared


def notes(view: View, rows: Iterable[PartnerRow], lang: str) -> Iterator[str]:
    """Say of each head-count that several share that it is none's alone.

    Parameters
    ----------
    view
        What to read.
    rows
        Partnerships; one may come several times.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence for each partnership.
    """
    counted = {row.record: (row.headcount, row.hedge) for row in rows if row.headcount is not None}
    shared = sharing(view, counted)
    entities = view.entities({entity for members in shared.values() for entity in members})
    for record, members in shared.items():
        who = listed((entities[member].name(lang) for member in members), lang)
        headcount, hedge = counted[record]
        count, amount = words.people(headcount, hedge, lang), words.together(len(members), lang)
        if lang == "zh":
            yield f"{count}为{who}{amount}，属同一项合作；来源未分列各家人数。"
        else:
            yield f"{count} is the head-count of one partnership, {amount} ({who}); the source does not divide it."
