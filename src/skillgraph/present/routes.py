"""The answer to how two entities are connected → a table."""

from __future__ import annotations

from skillgraph.answers.routes import Hop, Route, Routes
from skillgraph.present.answers import STATUS, columns, proof
from skillgraph.present.tables import Table


def path(answer: Routes, lang: str) -> Table:
    """Make a table of how two entities are connected.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each step, with the number of its path, and the distance of that where ties count by strength.
    """

    def far(route: Route) -> tuple[float | None, ...]:
        return (route.distance,) if answer.weighted else ()

    def told(step: Hop) -> tuple[str, ...]:
        return step.source_name, step.summary, step.target_name, STATUS[step.status][lang], *proof(step.evidence)

    rows = tuple(
        (
            number,
            *far(route),
            step.source_name,
            step.summary,
            step.target_name,
            STATUS[step.status][lang],
            *proof(step.evidence),
        )
        for number, route in enumerate(answer.paths, start=1)
        for step in route.steps
    )
    ends = answer.source_name, answer.target_name
    title = "{}与{}的联系".format(*ends) if lang == "zh" else "How {} and {} are connected".format(*ends)
    # Where nothing connects them, the first note says so.
    empty, notes = ("", answer.notes) if rows else (answer.notes[0], answer.notes[1:])
    keys = [
        "path",
        *(["distance"] if answer.weighted else []),
        "from_name",
        "summary",
        "to_name",
        "status",
        "quote",
        "source",
    ]
    return Table(title, columns(keys, lang), rows, notes, empty)
