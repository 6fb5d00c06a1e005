"""What a file of RDF tells, as the parts that a plan is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pyoxigraph import Triple

from skillgraph.ingest.sheets import Said
from skillgraph.ingest.troubles import Trouble
from skillgraph.records import Record

_SHOWN = 12


@dataclass(slots=True)
class Told:
    """What a file of RDF tells.

    Parameters
    ----------
    file
        Its name.
    records
        By IRI.
    sources
        The nodes of the sources that its records quote and the workspace does not have.
    texts
        Their texts, as far as they are quoted, by their paths in the folder sources.
    text
        Its foreign statements, one a line.
    troubles
        What is wrong.
    said
        What a person should know.
    unknown
        How often it tells what is not understood, by class or property.
    facts, bad
        How many facts it tells, and how many of them are wrong.

    Examples
    --------
    >>> Told("a.ttl").records
    {}
    """

    file: str
    records: dict[str, Record] = field(default_factory=dict)
    sources: list[Triple] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    text: str = ""
    troubles: list[Trouble] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    bad: int = 0

    def wrong(self, value: str, zh: str, en: str) -> None:
        """Tell what is wrong with one fact.

        Parameters
        ----------
        value
            What it is of: a name or an IRI.
        zh, en
            What is wrong and what was expected.
        """
        self.bad += 1
        self.troubles.append(Trouble("error", self.file, "", None, "", value, {"zh": zh, "en": en}))

    def say(self, code: str, value: str | int) -> None:
        """Have something said of how it was read; nothing where the count is 0."""
        if value:
            self.said.append(Said(code, value))


def unknown(told: Told) -> list[Said]:
    """Say what is not understood, the most frequent first.

    Parameters
    ----------
    told
        What a file tells.

    Returns
    -------
    list of Said
        One sentence's worth; empty where all is understood.

    Examples
    --------
    >>> unknown(Told("a.ttl", unknown=Counter({"x:a": 1, "x:b": 3})))[0].value
    'x:b (3)、x:a (1)'
    """
    if not told.unknown:
        return []
    shown = "、".join(f"{term} ({count})" for term, count in told.unknown.most_common(_SHOWN))
    left = len(told.unknown) - _SHOWN
    return [Said("not-understood", f"{shown} … (+{left})" if left > 0 else shown)]
