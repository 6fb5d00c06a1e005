"""The values that answers are made of, and how each is written as JSON."""

from __future__ import annotations

from typing import Any, NamedTuple

from skillgraph.answers.flat import Plain, flattened

Json = dict[str, Any]


class Evidence(NamedTuple):
    """A passage an answer rests on.

    Parameters
    ----------
    source
        The source's number or title.
    section
        The section the words stand in.
    quote
        The exact words.

    Examples
    --------
    >>> Evidence("函", "一", "在昆明").quote
    '在昆明'
    """

    source: str
    section: str
    quote: str

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> Evidence("函", "一", "在昆明").to_json()
        {'source': '函', 'section': '一', 'quote': '在昆明'}
        """
        return self._asdict()


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


class ShownName(NamedTuple):
    """One name of an entity.

    Parameters
    ----------
    text
        The name as it is written.
    lang
        ``"zh"`` or ``"en"``.
    kind
        Its kind.

    Examples
    --------
    >>> ShownName("艾维", "zh", "short").lang
    'zh'
    """

    text: str
    lang: str
    kind: str

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> ShownName("艾维", "zh", "short").to_json()
        {'text': '艾维', 'lang': 'zh', 'kind': 'short'}
        """
        return self._asdict()


class ShownRecord(NamedTuple):
    """One record that speaks of an entity.

    Parameters
    ----------
    record
        The IRI of the record.
    type, type_name
        What it is: the code and the name.
    role, role_name
        What the entity is to it: the code and the name.
    summary
        Its sentence.
    status
        ``asserted`` or ``inferred``.
    evidence
        What it rests on.

    Examples
    --------
    >>> iri = "https://example.org/r"
    >>> row = ShownRecord(iri, "measure", "措施", "actor", "实施者", "一句话", "asserted", ())
    >>> row.role
    'actor'
    """

    record: str
    type: str
    type_name: str
    role: str
    role_name: str
    summary: str
    status: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> iri = "https://example.org/r"
        >>> row = ShownRecord(iri, "measure", "措施", "actor", "实施者", "一句话", "asserted", ())
        >>> row.to_json()["evidence"]
        []
        """
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

    Examples
    --------
    >>> shown = Shown("https://example.org/e", "艾维", ("enterprise",), ("企业",), (), (), ())
    >>> shown.types
    ('enterprise',)
    """

    entity: str
    name: str
    types: tuple[str, ...]
    type_names: tuple[str, ...]
    names: tuple[ShownName, ...]
    records: tuple[ShownRecord, ...]
    notes: tuple[str, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> shown = Shown("https://example.org/e", "艾维", ("enterprise",), ("企业",), (), (), ())
        >>> shown.to_json()["type_names"]
        ['企业']
        """
        return {
            "entity": self.entity,
            "name": self.name,
            "types": list(self.types),
            "type_names": list(self.type_names),
            "names": [name.to_json() for name in self.names],
            "records": [record.to_json() for record in self.records],
            "notes": list(self.notes),
        }

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each record; see `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> Shown("https://example.org/e", "艾维", ("enterprise",), ("企业",), (), (), ()).to_dicts()
        []
        """
        return flattened(record.to_json() for record in self.records)


class FoundRow(NamedTuple):
    """One entity that a text may mean.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    type, type_name
        The code and the name of its class.
    match
        The name it was found by.
    score
        How well that fits, from 0 to 1.

    Examples
    --------
    >>> row = FoundRow("https://example.org/e", "艾维", "enterprise", "企业", "aiwei", 0.9)
    >>> row.score
    0.9
    """

    entity: str
    name: str
    type: str
    type_name: str
    match: str
    score: float

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> row = FoundRow("https://example.org/e", "艾维", "enterprise", "企业", "aiwei", 0.9)
        >>> row.to_json()["match"]
        'aiwei'
        """
        return self._asdict()


class Found(NamedTuple):
    """The entities a text may mean.

    Parameters
    ----------
    text
        The text that was looked for.
    rows
        The entities, best first.

    Examples
    --------
    >>> Found("艾维", ()).text
    '艾维'
    """

    text: str
    rows: tuple[FoundRow, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            The entities under ``rows``.

        Examples
        --------
        >>> Found("艾维", ()).to_json()
        {'rows': []}
        """
        return {"rows": [row.to_json() for row in self.rows]}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each entity; see `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> row = FoundRow("https://example.org/e", "艾维", "enterprise", "企业", "aiwei", 0.9)
        >>> Found("aiwei", (row,)).to_dicts()[0]["score"]
        0.9
        """
        return flattened(row.to_json() for row in self.rows)


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
