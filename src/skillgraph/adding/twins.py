"""Records that another file of the workspace told already: what rests on the same words is not told twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import NamedNode

from skillgraph.records import Record


@dataclass(slots=True)
class Twins:
    """What a file tells, held against what others told.

    Parameters
    ----------
    records
        Those that are not there, by IRI.
    here
        How many are there already, with the same words as evidence.
    alike
        Those that say the same as a record of another file and rest on something else, with that record.

    Examples
    --------
    >>> Twins().here
    0
    """

    records: dict[str, Record] = field(default_factory=dict)
    here: int = 0
    alike: list[tuple[Record, Record]] = field(default_factory=list)


def parted(told: Mapping[str, Record], others: Iterable[Record]) -> Twins:
    """Part what is told anew from what is there.

    Parameters
    ----------
    told
        The records of a file, by IRI.
    others
        Records of other files whose IRIs end as some of these do: such an end is made of what a record says.

    Returns
    -------
    Twins
        References to what is there already lead there.

    Examples
    --------
    >>> from skillgraph.records import Evidence
    >>> from skillgraph.vocabulary import SG
    >>> proof = (Evidence("x:letter", "1", "", "甲", 0, 1),)
    >>> old, new, more = (Record(f"x:{n}", SG.Measure, (), (), proof) for n in ("a/m-1", "b/m-1", "b/m-2"))
    >>> found = parted({new.iri: new, more.iri: more}, [old])
    >>> found.here, list(found.records)
    (1, ['x:b/m-2'])
    """
    known: dict[str, list[Record]] = {}
    for other in others:
        known.setdefault(_end(other), []).append(other)
    meant: dict[str, str] = {}
    grown = True
    while grown:  # Of two that refer to one another only that is known which refers to what is known.
        grown = False
        for iri, record in told.items():
            if iri not in meant and (there := _there(_with(record, meant), known.get(_end(record), ()))):
                meant[iri], grown = there.iri, True
    found = Twins({iri: _with(record, meant) for iri, record in told.items() if iri not in meant}, len(meant))
    for record in found.records.values():
        twin = next((each for each in known.get(_end(record), ()) if _says_the_same(record, each)), None)
        if twin is not None:
            found.alike.append((record, twin))
    return found


def _there(record: Record, among: Iterable[Record]) -> Record | None:
    proof = {each.iri for each in record.evidence}
    same = (each for each in among if proof == {other.iri for other in each.evidence} and _says_the_same(record, each))
    return next(same, None)


def _says_the_same(one: Record, other: Record) -> bool:
    return (
        one.type == other.type
        and set(one.fields) == set(other.fields)
        and set(one.participants) == set(other.participants)
    )


def _with(record: Record, meant: Mapping[str, str]) -> Record:
    if not any(value.value in meant for _, value in record.fields):
        return record
    fields = tuple(
        (path, NamedNode(meant[value.value]) if value.value in meant else value) for path, value in record.fields
    )
    return replace(record, fields=fields)


def _end(record: Record) -> str:
    return record.iri.rpartition("/")[2]
