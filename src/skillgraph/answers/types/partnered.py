"""Who partners with whom, as values."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.flat import Plain, flattened
from skillgraph.answers.types.evidence import Evidence, Json


class Step(NamedTuple):
    """One entity on the way to a partner.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    partnership
        The IRI of the partnership that leads to it.

    Examples
    --------
    >>> Step("https://example.org/e", "艾维", "https://example.org/r").name
    '艾维'
    """

    entity: str
    name: str
    partnership: str

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> Step("https://example.org/e", "艾维", "https://example.org/r").to_json()["name"]
        '艾维'
        """
        return self._asdict()


class PartnerAnswerRow(NamedTuple):
    """One partner through one partnership.

    Parameters
    ----------
    partner, partner_name
        The IRI and the name.
    partnership
        The IRI of the record.
    kind, kind_name
        The form of cooperation: its code and its name.
    since
        The year it began; None if the source does not say.
    headcount
        The people of the whole partnership; None if the source does not say.
    hedge
        How the source qualifies the head-count: ``exact``, ``about``, ``over``, ``at-least`` or ``nearly``.
    together
        How many participants share the head-count, where that is more than one; else 0.
    status
        ``asserted`` or ``inferred``.
    hops
        How many partnerships away.
    via
        Those in between.
    evidence
        What it rests on.

    Examples
    --------
    >>> e, r = "https://example.org/e", "https://example.org/r"
    >>> row = PartnerAnswerRow(e, "艾维", r, "named-class", "冠名班", 2021, 40, "exact", 0, "asserted", 1, (), ())
    >>> row.partner_name, row.since
    ('艾维', 2021)
    """

    partner: str
    partner_name: str
    partnership: str
    kind: str
    kind_name: str
    since: int | None
    headcount: int | None
    hedge: str
    together: int
    status: str
    hops: int
    via: tuple[Step, ...]
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name but ``hedge`` and ``together``, with lists for tuples.

        Examples
        --------
        >>> e, r = "https://example.org/e", "https://example.org/r"
        >>> row = PartnerAnswerRow(e, "艾维", r, "named-class", "冠名班", 2021, 40, "exact", 0, "asserted", 1, (), ())
        >>> row.to_json()["headcount"], "hedge" in row.to_json()
        (40, False)
        """
        row = self._asdict()
        # The contract has neither: tables and notes say them.
        del row["together"], row["hedge"]
        row["via"] = [step.to_json() for step in self.via]
        row["evidence"] = [item.to_json() for item in self.evidence]
        return row


class Partners(NamedTuple):
    """Who an entity partners with.

    Parameters
    ----------
    entity, name
        Whom the question was about.
    rows
        Partners, nearest first.
    notes
        What sources count but do not name, and what holds for several rows together.

    Examples
    --------
    >>> Partners("https://example.org/e", "艾维", (), ("没有伙伴。",)).notes
    ('没有伙伴。',)
    """

    entity: str
    name: str
    rows: tuple[PartnerAnswerRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> Partners("https://example.org/e", "艾维", (), ()).to_json()["rows"]
        []
        """
        return {
            "entity": self.entity,
            "name": self.name,
            "rows": [row.to_json() for row in self.rows],
            "notes": list(self.notes),
        }

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each row, with ``hedge`` and ``together`` as well; see `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> Partners("https://example.org/e", "艾维", (), ()).to_dicts()
        []
        """
        return flattened({**row.to_json(), "hedge": row.hedge, "together": row.together} for row in self.rows)
