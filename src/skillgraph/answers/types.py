"""The values that answers are made of, and how each is written as JSON."""

from __future__ import annotations

from typing import Any, NamedTuple

Json = dict[str, Any]


class Evidence(NamedTuple):
    """A passage an answer rests on: the source's number or title, the section, the exact words."""

    source: str
    section: str
    quote: str

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return self._asdict()


class Step(NamedTuple):
    """One entity on the way to a partner, and the partnership that leads to it."""

    entity: str
    name: str
    partnership: str

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
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
        """Give it as the contract writes it."""
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
    """

    entity: str
    name: str
    rows: tuple[PartnerAnswerRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return {
            "entity": self.entity,
            "name": self.name,
            "rows": [row.to_json() for row in self.rows],
            "notes": list(self.notes),
        }


class ShownName(NamedTuple):
    """One name of an entity: the text, its language, its kind."""

    text: str
    lang: str
    kind: str

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return self._asdict()


class ShownRecord(NamedTuple):
    """One record that speaks of an entity: what it is, the entity's role in it, its sentence, its words."""

    record: str
    type: str
    type_name: str
    role: str
    role_name: str
    summary: str
    status: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        row = self._asdict()
        row["evidence"] = [item.to_json() for item in self.evidence]
        return row


class Shown(NamedTuple):
    """Everything known of one entity.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    types
        The codes of its kinds, the narrowest last.
    type_names
        Their names.
    names
        As sources and editors write it.
    records
        All that speak of it, in the order of the source.
    notes
        What is said of its partners without naming them, and what it must not be taken for.
    """

    entity: str
    name: str
    types: tuple[str, ...]
    type_names: tuple[str, ...]
    names: tuple[ShownName, ...]
    records: tuple[ShownRecord, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return {
            "entity": self.entity,
            "name": self.name,
            "types": list(self.types),
            "type_names": list(self.type_names),
            "names": [name.to_json() for name in self.names],
            "records": [record.to_json() for record in self.records],
            "notes": list(self.notes),
        }


class FoundRow(NamedTuple):
    """One entity that a text may mean: ``match`` is the name it was found by, ``score`` lies between 0 and 1."""

    entity: str
    name: str
    type: str
    type_name: str
    match: str
    score: float

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return self._asdict()


class Found(NamedTuple):
    """The entities a text may mean, best first."""

    text: str
    rows: tuple[FoundRow, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return {"rows": [row.to_json() for row in self.rows]}


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
        """Give it as the contract writes it."""
        row = self._asdict()
        del row["summary"]
        row["evidence"] = [item.to_json() for item in self.evidence]
        return row


class Stats(NamedTuple):
    """Figures, and what is to be known of them together."""

    rows: tuple[StatsRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return {"rows": [row.to_json() for row in self.rows], "notes": list(self.notes)}
