"""What adding files would change in a workspace, as it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from skillgraph.adding.table import Left, Untold
from skillgraph.ingest.doubts import Doubt
from skillgraph.ingest.sheets import Said
from skillgraph.ingest.troubles import Trouble
from skillgraph.records import Record


@dataclass(slots=True)
class Plan:
    """What would change.

    Parameters
    ----------
    writes
        The files of the workspace that would be written, by their paths in it.
    new, changed, unchanged, dropped
        Records by IRI, compared with those that were added from the same file before.
    entities
        The names of new entities, in the order in which they were met.
    kinds
        The classes of these.
    called
        Gives what an entity is called, by its IRI.
    doubts
        New entities that may be known ones.
    warnings
        What a person should look at once more.
    troubles
        What is wrong; where there is anything, nothing is to be written.
    said
        How each file was read: its name, and what to say of it.
    rows, bad
        How many rows tell something, and how many of those are wrong.
    unread
        Headings that were not understood: file, sheet, headings.
    untold
        Cells that speak of more than they name, by the file's name.
    sources
        The letters by title and id, each with what becomes of it: ``"new"``, ``"version"`` or ``"unchanged"``.
    replaced
        The files that tell none of the records that were added under their names before, and how many these were.
    left
        What of each table is not taken, by the sheet's name.
    mapped
        The tables that were read by a map.

    Examples
    --------
    >>> Plan().writes
    {}
    """

    writes: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, Record] = field(default_factory=dict)
    changed: dict[str, Record] = field(default_factory=dict)
    unchanged: dict[str, Record] = field(default_factory=dict)
    dropped: dict[str, Record] = field(default_factory=dict)
    entities: list[str] = field(default_factory=list)
    called: Callable[[str], str | None] = lambda _: None
    kinds: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    warnings: list[Trouble] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    said: list[tuple[str, Said]] = field(default_factory=list)
    rows: int = 0
    bad: int = 0
    unread: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    untold: list[tuple[str, Untold]] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, int] = field(default_factory=dict)
    left: dict[Path, dict[str, Left]] = field(default_factory=dict)
    mapped: set[Path] = field(default_factory=set)

    def compare(self, file: Path, before: Iterable[Record], now: Mapping[str, Record]) -> None:
        """Compare by the record's key; what it rests on may stand in another row now.

        Parameters
        ----------
        file
            What is added.
        before, now
            What it told before, and tells now.
        """
        was = {record.iri: record for record in before}
        for iri, record in now.items():
            old = was.get(iri)
            where = self.new if old is None else self.unchanged if _same(old, record) else self.changed
            where[iri] = record
        gone = {iri: record for iri, record in was.items() if iri not in now}
        self.drop(file, gone, len(was) - len(gone))

    def drop(self, file: Path, gone: Mapping[str, Record], kept: int) -> None:
        """Put down what a file tells no more; one that keeps nothing of what it told may well be another list.

        Parameters
        ----------
        file
            What is added.
        gone
            The records that it told before.
        kept
            How many it tells still.
        """
        self.dropped |= gone
        if gone and not kept:
            self.replaced[file.name] = len(gone)


def unchanged(old: Record | None, record: Record) -> bool:
    """Say whether a record tells what it told, on the same words.

    Parameters
    ----------
    old, record
        As it was, if it was, and as it is.

    Returns
    -------
    bool
        Whether all is the same.

    Examples
    --------
    >>> from skillgraph.vocabulary import SG
    >>> unchanged(None, Record("x:r", SG.Measure, (), (), ()))
    False
    """
    return old is not None and _same(old, record) and set(old.evidence) == set(record.evidence)


def _same(one: Record, other: Record) -> bool:
    return set(one.fields) == set(other.fields) and set(one.participants) == set(other.participants)
