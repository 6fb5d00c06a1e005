"""What a file of sheets tells, and which of its rows are not taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from skillgraph.adding.described import Fields
from skillgraph.adding.places import Place
from skillgraph.adding.telling import heading_of, trouble
from skillgraph.ingest.columns import Column
from skillgraph.ingest.drafts import Wrong
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.sheets import Said, Sheet
from skillgraph.ingest.troubles import Trouble
from skillgraph.records import Record


@dataclass(slots=True)
class Left:
    """The rows of a sheet that are not taken.

    Parameters
    ----------
    headings
        As they stand there; where there are none, no row is taken.
    rows
        The numbers of the rows.

    Examples
    --------
    >>> Left().rows
    set()
    """

    headings: tuple[str, ...] = ()
    rows: set[int] = field(default_factory=set)


class Untold(NamedTuple):
    """A cell that speaks of more than it names, as 甲公司等多家企业 does, where no field can tell that.

    Examples
    --------
    >>> Untold("合作", 2, "企业方", "甲公司等").row
    2
    """

    sheet: str
    row: int
    heading: str
    text: str


@dataclass(slots=True)
class Table:
    """What a file of sheets tells.

    Parameters
    ----------
    records
        By IRI, in the order of the rows.
    places
        Where each stands, for those that are one row.
    text
        All rows as lines of text: what evidence that is a row is quoted from.
    troubles
        What is wrong.
    rows
        How many rows tell something.
    left
        What is not taken, by the sheet's name.
    sources
        What the sheet of sources tells, by the source's IRI.
    said
        How it was read.
    unread
        Sheets with the headings that mean nothing in them.
    untold
        Cells that speak of more than they name, which no field can tell.

    Examples
    --------
    >>> Table().bad
    0
    """

    records: dict[str, Record] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    text: str = ""
    troubles: list[Trouble] = field(default_factory=list)
    rows: int = 0
    left: dict[str, Left] = field(default_factory=dict)
    sources: dict[str, Fields] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    unread: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    untold: list[Untold] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How many rows are not taken."""
        return sum(len(left.rows) for left in self.left.values())

    def refuse(
        self, file: Path, sheet: Sheet, row: int, head: Headed, wrong: Sequence[Wrong], together: Iterable[int] = ()
    ) -> None:
        """Do not take a row in which something is wrong; one in which nothing is stays.

        Parameters
        ----------
        file, sheet, row, head
            Where it stands.
        wrong
            What is wrong with it.
        together
            The rows that are one record with it, and are not taken either.
        """
        if wrong:
            self.left.setdefault(sheet.name, Left(head.texts)).rows.update((row, *together))
            self.troubles += [trouble(file, sheet, row, head, each) for each in wrong]

    def tell_open(self, sheet: Sheet, row: int, head: Headed, untold: Iterable[tuple[Column, str]]) -> None:
        """Keep for telling which cells speak of more than they name.

        Parameters
        ----------
        sheet, row, head
            Where they stand.
        untold
            Each with its column.
        """
        self.untold += [Untold(sheet.name, row, heading_of(column, head)[0], text) for column, text in untold]
