"""A foreign table in which rows with one identifier are one partnership → records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from skillgraph.adding.quoting import place_of
from skillgraph.adding.references import References
from skillgraph.ingest.blanks import Blank
from skillgraph.ingest.columns import Column, Kind
from skillgraph.ingest.drafts import CLASS_OF_ROLE, Draft, Drafting, Wrong
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.private import is_private, masked
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.tablemap import IDENTIFIER, PARTICIPANT, ROLE_OF, TableMap
from skillgraph.ingest.values.members import members
from skillgraph.ingest.values.misread import Misread, same
from skillgraph.names import fold
from skillgraph.records import Evidence, Participant, Record
from skillgraph.triples import digest
from skillgraph.vocabulary import SG


@dataclass(slots=True)
class Line:
    """A row of the table as one line of text.

    Parameters
    ----------
    number
        The row's number.
    width
        How many cells it has.
    start, end
        Where the line stands in the text of all.
    place
        Which line it is, from 0.
    """

    number: int
    width: int
    start: int
    end: int
    place: int


@dataclass(slots=True)
class Group:
    """The rows that are one partnership.

    Parameters
    ----------
    identifier
        What they share.
    lines
        The rows.
    members
        Name and role of each, with the row; the role as its cell says it.
    said
        What the other columns say: place of the column to text and row.
    wrong
        What is wrong, with the row.
    untold
        Cells that speak of more than they name: row, column (none where it is that of the participants), text.

    Examples
    --------
    >>> Group("P1").members
    []
    """

    identifier: str
    lines: list[Line] = field(default_factory=list)
    members: list[tuple[str, str, int]] = field(default_factory=list)
    said: dict[int, dict[str, int]] = field(default_factory=dict)
    wrong: list[tuple[int, Wrong]] = field(default_factory=list)
    untold: list[tuple[int, Column | None, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Places:
    """Where what stands: the place of identifier, name and role, and of the columns that are fields."""

    identifier: int
    participant: int
    role: int | None
    fields: Mapping[int, Column]


class Grouping:
    """Makes partnerships of groups of rows.

    Parameters
    ----------
    told
        The map.
    blank
        The sheet of the form that the records have.
    drafting
        Reads the fields.
    registrar
        Who is meant by a name.
    references
        The records of other files, which a partnership may refer to.
    source, version, sheet
        What the evidence names.
    basis
        What rests on the map: key of a column and text, to the passage.
    """

    def __init__(
        self,
        told: TableMap,
        blank: Blank,
        drafting: Drafting,
        registrar: Registrar,
        references: References,
        source: str,
        version: str,
        sheet: str,
        basis: Mapping[tuple[str, str], Evidence],
    ) -> None:
        self._told = told
        self._blank = blank
        self._drafting = drafting
        self._registrar = registrar
        self._references = references
        self._classes = {**CLASS_OF_ROLE, **told.classes}
        self._basis = basis
        self._source, self._version, self._sheet = source, version, sheet
        self._drafts: dict[tuple[tuple[str, str], ...], Draft] = {}
        self._linked: dict[tuple[str, str], str] = {}

    def take(self, groups: dict[str, Group], places: Places, cells: Sequence[str], line: Line) -> Group | None:
        """Put a row to those with its identifier.

        Parameters
        ----------
        groups
            Those there are, by identifier.
        places
            Where what stands.
        cells
            The row.
        line
            The row as text.

        Returns
        -------
        Group or None
            The group; None where the row has no identifier.
        """
        identifier = _cell(cells, places.identifier)
        if not identifier:
            return None
        group = groups.get(identifier)
        if group is None:
            group = groups[identifier] = Group(identifier)
        group.lines.append(line)
        name = _cell(cells, places.participant)
        if not name:
            group.wrong.append((line.number, Wrong(None, Misread("empty", "", "one-name"))))
        elif is_private(name):
            group.wrong.append((line.number, Wrong(None, Misread("private", masked(name), "no-number"))))
        role = "" if places.role is None else _cell(cells, places.role)
        group.members += [(each, role, line.number) for each in self._names(group, name, line.number)]
        for place in places.fields:
            text = _cell(cells, place)
            if text:
                group.said.setdefault(place, {}).setdefault(text, line.number)
        return group

    def _names(self, group: Group, text: str, row: int) -> Sequence[str]:
        """Those whom a cell names: one, unless the map says that it is to be divided."""
        if not self._told.split:
            return (text,)
        found = members(text)
        if found.open:
            group.untold.append((row, None, text))
        return found.names or (text,)

    def record(self, group: Group, places: Places, lines: Sequence[str]) -> Record | None:
        """Make the partnership of a group.

        Parameters
        ----------
        group
            Its rows; what is wrong is put down there.
        places
            Where what stands.
        lines
            All rows as text.

        Returns
        -------
        Record or None
            None where something is wrong.
        """
        draft = self._draft(group, places)
        members = tuple(dict.fromkeys([*self._members(group), *draft.participants]))
        if not group.wrong and len(members) < 2:
            first = group.lines[0].number
            group.wrong.append((first, Wrong(None, Misread("alone", group.identifier, "participants"))))
        if group.wrong:
            return None
        iri = f"{self._source}/partnership-{digest(group.identifier, 10)}"
        evidence = (*self._evidence(group.lines, lines), *self._by_map(group, places))
        return Record(iri, SG.Partnership, tuple(dict.fromkeys(draft.fields)), members, evidence)

    def _by_map(self, group: Group, places: Places) -> Iterator[Evidence]:
        said = [(places.fields[place].key, text) for place, texts in group.said.items() for text in texts]
        meant = [(key, self._told.meant(key, text)) for key, text in said]
        constant = [(column.key, text) for column, text in self._told.constants]
        return (self._basis[each] for each in dict.fromkeys([*meant, *constant]) if each in self._basis)

    def _members(self, group: Group) -> tuple[Participant, ...]:
        found: dict[Participant, None] = {}
        for name, said, row in group.members:
            role = self._told.role or self._told.roles.get(fold(said))
            if role is None:
                choices = same(*(self._told.roles or {}))
                group.wrong.append((row, Wrong(None, Misread("role", said, "role", choices))))
            elif name:
                iri = self._linked.get((name, role)) or self._link(name, role)
                if isinstance(iri, Misread):
                    group.wrong.append((row, Wrong(None, iri)))
                else:
                    found[Participant(role, iri)] = None
        return tuple(found)

    def _link(self, name: str, role: str) -> str | Misread:
        return self._registrar.link(name, SG.Organization, self._classes.get(role))

    def remember(self, group: Group, record: Record) -> None:
        """Keep who is meant by the names of a group that entered.

        Parameters
        ----------
        group
            Its rows.
        record
            What they became.
        """
        for (name, _, _), member in zip(group.members, record.participants, strict=False):
            if len(group.members) == len(record.participants):
                self._linked[name, member.role] = member.entity

    def _draft(self, group: Group, places: Places) -> Draft:
        """The fields; the same words are read once."""
        given: list[tuple[Column, str]] = []
        for place, texts in group.said.items():
            column = places.fields[place]
            if len(texts) > 1 and not column.several:
                (one, first), (other, row) = list(texts.items())[:2]
                group.wrong.append(
                    (row, Wrong(column, Misread("contradicts", other, "agreement", same(one, str(first)))))
                )
            given += [(column, self._told.meant(column.key, text)) for text in texts]
        words = (*given, *self._told.constants)
        key = tuple((column.key, text) for column, text in words)
        draft = self._drafts.get(key)
        if draft is None:
            head = Headed(self._blank, 0, dict(enumerate(column for column, _ in words)), {})
            draft = self._drafting.draft([text for _, text in words], head)
            self._refer(draft)
            # Who is new enters with the rows that name him, and not before.
            if not any(column.kind is Kind.ENTITY for column, _ in words):
                self._drafts[key] = draft
        row = group.lines[0].number
        group.untold += [(row, column, text) for column, text in draft.untold]
        group.wrong += [
            (row, wrong) for wrong in draft.wrong if wrong.column is None or wrong.column.field.path != SG.participation
        ]
        return draft

    def _refer(self, draft: Draft) -> None:
        for column, text in draft.references:
            found = self._references.find(column, text, "")
            if isinstance(found, Misread):
                draft.wrong.append(Wrong(column, found))
            else:
                draft.fields.append((column.field.path, found))

    def _evidence(self, own: Sequence[Line], lines: Sequence[str]) -> Iterator[Evidence]:
        """The rows; those that stand one below the other are one passage."""
        first = last = own[0]
        for line in own[1:]:
            if line.place != last.place + 1:
                yield self._passage(first, last, lines)
                first = line
            last = line
        yield self._passage(first, last, lines)

    def _passage(self, first: Line, last: Line, lines: Sequence[str]) -> Evidence:
        quote = "\n".join(lines[first.place : last.place + 1])
        where = place_of(self._sheet, first.number, max(first.width, last.width), last.number)
        return Evidence(self._source, self._version, where, quote, first.start, last.end)


def places_of(told: TableMap, texts: Sequence[str]) -> Places:
    """Find where what stands.

    Parameters
    ----------
    told
        The map.
    texts
        The headings; all that the map names are among them.

    Returns
    -------
    Places
        From 0.

    Examples
    --------
    >>> told = TableMap(None, True, special={"identifier": "p", "participant": "who"})  # type: ignore[arg-type]
    >>> places_of(told, ["P", "Country", "Who"]).participant
    2
    """
    at: dict[str, int] = {}
    for place, text in enumerate(texts):
        at.setdefault(fold(text), place)
    role = told.special.get(ROLE_OF)
    return Places(
        at[told.special[IDENTIFIER]],
        at[told.special[PARTICIPANT]],
        None if role is None else at[role],
        {at[heading]: column for heading, column in told.columns.items()},
    )


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
