"""What is suggested: likely partners, with what speaks for each and the records behind it."""

from __future__ import annotations

from typing import Any, NamedTuple

from skillgraph.analysis.signals import SIGNALS
from skillgraph.answers.types import Evidence

SUGGESTED = "suggested"


class Behind(NamedTuple):
    """A record that a reason rests on.

    Parameters
    ----------
    record
        Its IRI.
    summary
        The sentence that sums it up.
    evidence
        The words of the sources that it rests on.

    Examples
    --------
    >>> Behind("https://example.org/r", "甲与乙合作").summary
    '甲与乙合作'
    """

    record: str
    summary: str
    evidence: tuple[Evidence, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {**self._asdict(), "evidence": [passage.to_json() for passage in self.evidence]}


class Reason(NamedTuple):
    """What speaks for a partner.

    Parameters
    ----------
    signal, signal_name
        The code of `skillgraph.analysis.signals.SIGNALS`, and its name.
    score
        Between 0 and 1.
    records
        The partnerships it was computed from; none where it comes of the registry, as an area does.

    Examples
    --------
    >>> Reason("same-area", "同一地域", 1.0, ()).to_json()
    {'signal': 'same-area', 'signal_name': '同一地域', 'score': 1.0, 'records': []}
    """

    signal: str
    signal_name: str
    score: float
    records: tuple[Behind, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {**self._asdict(), "records": [each.to_json() for each in self.records]}


class SuggestedRow(NamedTuple):
    """One likely partner.

    Parameters
    ----------
    partner, partner_name
        The IRI and the name.
    score
        The weighted sum of the signals, between 0 and 1.
    status
        Always ``suggested``.
    reasons
        What weighs most first.

    Examples
    --------
    >>> SuggestedRow("https://example.org/e", "艾维", 0.1, SUGGESTED, ()).status
    'suggested'
    """

    partner: str
    partner_name: str
    score: float
    status: str
    reasons: tuple[Reason, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {**self._asdict(), "reasons": [reason.to_json() for reason in self.reasons]}


class Suggestions(NamedTuple):
    """Likely partners of one entity.

    Parameters
    ----------
    entity, name
        The IRI and the name.
    rows
        Best first.
    notes
        That these are suggestions, among whom they were found, and what is not known.

    Examples
    --------
    >>> Suggestions("https://example.org/e", "艾维", (), ()).to_json()
    {'entity': 'https://example.org/e', 'name': '艾维', 'rows': [], 'notes': []}
    """

    entity: str
    name: str
    rows: tuple[SuggestedRow, ...]
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Give it as the contract writes it."""
        return {
            "entity": self.entity,
            "name": self.name,
            "rows": [row.to_json() for row in self.rows],
            "notes": list(self.notes),
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values, a column for each signal, as pandas and polars read them."""
        plain = []
        for row in self.rows:
            scores = {reason.signal: reason.score for reason in row.reasons}
            kept = {key: value for key, value in row._asdict().items() if key != "reasons"}
            plain.append(kept | {code: scores.get(code, 0.0) for code in SIGNALS})
        return plain
