"""The values that the answer to how two entities are connected is made of, and how each is written as JSON."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.flat import Plain, flattened
from skillgraph.answers.types import Evidence, Json


class Hop(NamedTuple):
    """One step from an entity to the next.

    Parameters
    ----------
    source, source_name
        Whom it leads from: the IRI and the name.
    relation, relation_name
        ``partner`` with the form of cooperation, or the code and the name of a link; an arrow before the name says
        that the link reads from the target to the source.
    target, target_name
        Whom it leads to.
    status
        ``asserted`` or ``inferred``.
    record
        The IRI of the record.
    summary
        Its sentence, which is true in whichever direction the step is read.
    evidence
        What it rests on.

    Examples
    --------
    >>> e, d = "https://example.org/e", "https://example.org/d"
    >>> hop = Hop(e, "艾维", "belongs-to", "隶属于", d, "官渡", "inferred", "https://example.org/r", "一句话", ())
    >>> hop.target_name
    '官渡'
    """

    source: str
    source_name: str
    relation: str
    relation_name: str
    target: str
    target_name: str
    status: str
    record: str
    summary: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            The ends under ``from`` and ``to``; neither ``record`` nor ``summary``.

        Examples
        --------
        >>> e, d = "https://example.org/e", "https://example.org/d"
        >>> hop = Hop(e, "艾维", "belongs-to", "隶属于", d, "官渡", "inferred", "https://example.org/r", "一句话", ())
        >>> list(hop.to_json())
        ['from', 'from_name', 'relation', 'relation_name', 'to', 'to_name', 'status', 'evidence']
        """
        return {
            "from": self.source,
            "from_name": self.source_name,
            "relation": self.relation,
            "relation_name": self.relation_name,
            "to": self.target,
            "to_name": self.target_name,
            "status": self.status,
            "evidence": [item.to_json() for item in self.evidence],
        }


class Route(NamedTuple):
    """One way in which two entities are connected.

    Parameters
    ----------
    steps
        From the first to the last.
    distance
        How far it is where ties count by their strength; None where they do not.

    Examples
    --------
    >>> Route(()).length
    0
    """

    steps: tuple[Hop, ...]
    distance: float | None = None

    @property
    def length(self) -> int:
        """How many steps it has.

        Examples
        --------
        >>> Route(()).length
        0
        """
        return len(self.steps)

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Its length and its steps, and between them its distance if it has one.

        Examples
        --------
        >>> Route(()).to_json(), Route((), 0.5).to_json()
        ({'length': 0, 'steps': []}, {'length': 0, 'distance': 0.5, 'steps': []})
        """
        far = {} if self.distance is None else {"distance": self.distance}
        return {"length": self.length, **far, "steps": [step.to_json() for step in self.steps]}


class Routes(NamedTuple):
    """How two entities are connected.

    Parameters
    ----------
    source, source_name
        The one: the IRI and the name.
    target, target_name
        The other.
    paths
        The ways, the shortest first.
    notes
        What is inferred by which rule, what more joins two of them; where there is no way, that there is none.
    weighted
        Whether ties count by their strength.

    Examples
    --------
    >>> e, d = "https://example.org/e", "https://example.org/d"
    >>> Routes(e, "艾维", d, "官渡", (), ("没有联系。",)).notes
    ('没有联系。',)
    """

    source: str
    source_name: str
    target: str
    target_name: str
    paths: tuple[Route, ...]
    notes: tuple[str, ...]
    weighted: bool = False

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            The ways under ``paths``, and ``notes``.

        Examples
        --------
        >>> e, d = "https://example.org/e", "https://example.org/d"
        >>> Routes(e, "艾维", d, "官渡", (), ("没有联系。",)).to_json()
        {'paths': [], 'notes': ['没有联系。']}
        """
        return {"paths": [path.to_json() for path in self.paths], "notes": list(self.notes)}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each step, with the number of its path and its own, and the distance of its path if ties count by
            their strength; the evidence as in `skillgraph.answers.flat.flattened`.

        Examples
        --------
        >>> e, d = "https://example.org/e", "https://example.org/d"
        >>> hop = Hop(e, "艾维", "belongs-to", "隶属于", d, "官渡", "inferred", "https://example.org/r", "一句话", ())
        >>> row = Routes(e, "艾维", d, "官渡", (Route((hop,)),), ()).to_dicts()[0]
        >>> row["path"], row["step"], row["to_name"]
        (1, 1, '官渡')
        """
        return flattened(
            {
                "path": number,
                **({"distance": path.distance} if self.weighted else {}),
                "step": place,
                **step.to_json(),
                "record": step.record,
                "summary": step.summary,
            }
            for number, path in enumerate(self.paths, start=1)
            for place, step in enumerate(path.steps, start=1)
        )
