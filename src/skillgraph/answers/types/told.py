"""What is known of an entity, and the entities that a text may mean, as values."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.flat import Plain, flattened
from skillgraph.answers.types.evidence import Evidence, Json


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
