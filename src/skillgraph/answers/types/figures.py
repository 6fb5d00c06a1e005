"""The figures that sources give, as values."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.flat import Plain, flattened
from skillgraph.answers.types.evidence import Evidence, Json


class StatsRow(NamedTuple):
    """One figure.

    Parameters
    ----------
    observation
        The IRI of the record.
    name
        The indicator, with what tells this figure from others of it.
    value
        In plain units: 6.66亿元 is 666000000 with the unit yuan.
    unit, unit_name
        The code and the name of the unit.
    hedge
        ``exact``, ``about``, ``over``, ``at-least`` or ``nearly``.
    as_of
        The day, or the year, it holds for; None if the source does not say.
    area
        The name of the area; None if the source does not say.
    status
        ``asserted`` or ``inferred``.
    summary
        The figure in one sentence.
    evidence
        What it rests on.

    Examples
    --------
    >>> iri = "https://example.org/r"
    >>> row = StatsRow(iri, "资金", 666000000, "yuan", "元", "exact", "2022", None, "asserted", "一句话", ())
    >>> row.value
    666000000
    """

    observation: str
    name: str
    value: int | float
    unit: str
    unit_name: str
    hedge: str
    as_of: str | None
    area: str | None
    status: str
    summary: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name but ``summary``, with lists for tuples.

        Examples
        --------
        >>> iri = "https://example.org/r"
        >>> row = StatsRow(iri, "资金", 666000000, "yuan", "元", "exact", "2022", None, "asserted", "一句话", ())
        >>> "summary" in row.to_json()
        False
        """
        row = self._asdict()
        del row["summary"]
        row["evidence"] = [item.to_json() for item in self.evidence]
        return row


class Stats(NamedTuple):
    """Figures, and what is to be known of them together.

    Parameters
    ----------
    rows
        The figures.
    notes
        What holds for several of them.

    Examples
    --------
    >>> Stats((), ("各数口径不同。",)).notes
    ('各数口径不同。',)
    """

    rows: tuple[StatsRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> Stats((), ()).to_json()
        {'rows': [], 'notes': []}
        """
        return {"rows": [row.to_json() for row in self.rows], "notes": list(self.notes)}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each figure, with its sentence as ``summary``; see `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> Stats((), ()).to_dicts()
        []
        """
        return flattened({**row.to_json(), "summary": row.summary} for row in self.rows)
