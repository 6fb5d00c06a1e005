"""The value types of the graph: records, their participants and the evidence they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import Literal, NamedNode

Value = NamedNode | Literal


class Status(StrEnum):
    """Where a statement comes from: a source says it, a rule derives it, an algorithm proposes it.

    Examples
    --------
    >>> str(Status.INFERRED)
    'inferred'
    """

    ASSERTED = "asserted"
    INFERRED = "inferred"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a source, word for word, with its place.

    Parameters
    ----------
    source
        The source's IRI.
    version
        Which kept version of its text.
    section
        The section the passage stands in, such as ``二（三）``.
    quote
        The exact slice of the text, broken lines included.
    start, end
        Its place in Unicode code points after line ends are normalised to LF (RFC 5147).

    Examples
    --------
    >>> Evidence("https://example.org/src/letter", "1", "一", "昆明", 0, 2).iri
    'https://example.org/src/letter/1#char=0,2'
    """

    source: str
    version: str
    section: str
    quote: str
    start: int
    end: int

    @property
    def iri(self) -> str:
        """The evidence's IRI, made of its place."""
        return f"{self.source}/{self.version}#char={self.start},{self.end}"


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """An organisation in one role of a partnership.

    Parameters
    ----------
    role
        The role's IRI; participants in different roles are each other's partners.
    entity
        The organisation's IRI.

    Examples
    --------
    >>> from skillgraph.vocabulary import ROLE
    >>> Participant(ROLE["college-side"], "https://example.org/org/a").entity
    'https://example.org/org/a'
    """

    role: str
    entity: str


@dataclass(frozen=True, slots=True)
class Record:
    """One fact of a source, with the words it rests on.

    Parameters
    ----------
    iri
        The record's IRI.
    type
        The IRI of its class, such as ``sg:Partnership``.
    fields
        Pairs of a property's IRI and a value, in any order; participants and evidence stand apart.
    participants
        Those who take part, each in a role; for partnerships.
    evidence
        What it rests on; at least one passage.
    inferred_by
        The IRI of the rule that derived it, if one did.

    Examples
    --------
    >>> from skillgraph.vocabulary import SG
    >>> fact = Record("https://example.org/src/letter/measure-1", SG.Measure, (), (), ())
    >>> fact.values(SG.form)
    ()
    """

    iri: str
    type: str
    fields: tuple[tuple[str, Value], ...]
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    inferred_by: str | None = None

    def values(self, field: str) -> tuple[Value, ...]:
        """Give the values of one field.

        Parameters
        ----------
        field
            The property's IRI.

        Returns
        -------
        tuple of NamedNode or Literal
            The values, in the order they are held; empty where there is none.
        """
        return tuple(value for key, value in self.fields if key == field)
