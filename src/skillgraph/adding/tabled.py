"""The sheets of a file → records whose evidence is the rows, or the passages that the rows quote."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import NamedNode

from skillgraph import names, triples
from skillgraph.adding.described import Fields, describe
from skillgraph.adding.numbering import is_loose, numbered
from skillgraph.adding.organisations import register
from skillgraph.adding.quoting import Quoting
from skillgraph.adding.references import References
from skillgraph.adding.sources import Known
from skillgraph.adding.telling import headless, trouble, with_formulas
from skillgraph.ingest.blanks import GUIDE, LISTS, blanks
from skillgraph.ingest.drafts import Draft, Drafting, Wrong
from skillgraph.ingest.headings import ABOVE, Headed, headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.sheets import Book, Row, Sheet
from skillgraph.ingest.troubles import Trouble
from skillgraph.ingest.values.concepts import schemes
from skillgraph.ingest.values.misread import Misread
from skillgraph.records import Evidence, Participant, Record, Value
from skillgraph.shapes import Ontology, Properties
from skillgraph.vocabulary import SG, SKOS


@dataclass(slots=True)
class Table:
    """What a file of sheets tells.

    Parameters
    ----------
    records
        By IRI, in the order of the rows.
    text
        All rows as lines of text: what evidence that is a row is quoted from.
    troubles
        What is wrong.
    rows
        How many rows tell something.
    bad
        How many of them are wrong.
    sources
        What the sheet of sources tells, by the source's IRI.
    unread
        Sheets with the headings that mean nothing in them.

    Examples
    --------
    >>> Table().text
    ''
    """

    records: dict[str, Record] = field(default_factory=dict)
    text: str = ""
    troubles: list[Trouble] = field(default_factory=list)
    rows: int = 0
    bad: int = 0
    sources: dict[str, Fields] = field(default_factory=dict)
    unread: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class _Told:
    """A row that is well so far: what it tells, and where."""

    draft: Draft
    stem: str
    evidence: tuple[Evidence, ...]
    sheet: Sheet
    row: Row
    head: Headed


class Tabling:
    """Reads the sheets of one file.

    Parameters
    ----------
    ontology
        The forms.
    registrar
        Who is meant by a name.
    sources
        The sources of the workspace by what a sheet may call them.
    nodes
        The nodes of the workspace, whose records a row may refer to.
    source, version
        What the file itself becomes: the IRI of the source, and which version of it.
    """

    def __init__(
        self,
        ontology: Ontology,
        registrar: Registrar,
        sources: Mapping[str, Known],
        nodes: Mapping[str, Properties],
        source: str,
        version: str,
    ) -> None:
        self._ontology = ontology
        self._schemes = schemes(ontology)
        self._registrar = registrar
        self._sources = sources
        self._source = source
        self._drafting = Drafting(ontology, self._schemes, registrar)
        self._quoting = Quoting(sources, source, version)
        self._references = References(ontology)
        self._references.learn_others(nodes, source)
        self._blanks = blanks(ontology)
        self._told: list[_Told] = []
        self._seen: dict[Hashable, int] = {}

    def read(self, book: Book, file: Path, before: Iterable[Record] = ()) -> Table:
        """Read all sheets: those of organisations first, since others name them.

        Parameters
        ----------
        book
            The file as cells.
        file
            The file, for what is wrong.
        before
            The records that were added from it before, whose IRIs stay.

        Returns
        -------
        Table
            What it tells.
        """
        table = Table()
        found = [self._headed(sheet) for sheet in book.sheets]
        found.sort(key=lambda each: _ORDER.get(each[2].blank.type if each[2] else "", len(_ORDER)))
        for sheet, rows, head in found:
            if head is not None and head.unknown:
                table.unread.append((sheet.name, tuple(head.unknown.values())))
            if head is None:
                if names.fold(sheet.name) not in GUIDES:
                    table.troubles.append(headless(file, sheet, self._blanks))
            elif head.blank.type == SG.Entity:
                self._entities(table, file, sheet, rows, head)
            elif head.blank.type == SG.Source:
                self._describe(table, file, sheet, rows, head)
            else:
                self._rows(table, file, sheet, rows, head)
        self._finish(table, file, before)
        table.text = self._quoting.text
        return table

    def _headed(self, sheet: Sheet) -> tuple[Sheet, Iterator[Row], Headed | None]:
        rows = iter(sheet.rows)
        first = list(islice(rows, ABOVE))
        head = headed(((row.number, _texts(row)) for row in first), sheet.name, self._blanks)
        below = [row for row in first if head is None or row.number > head.row]
        return sheet, chain(below, rows), head

    def _entities(self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed) -> None:
        for row in rows:
            wrong = register(_texts(row), head, self._schemes, self._registrar)
            if wrong is not None:
                table.rows += 1
                table.bad += bool(wrong)
                table.troubles += [trouble(file, sheet, row, head, each) for each in wrong]

    def _describe(self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed) -> None:
        for row in rows:
            found = describe(_texts(row), head, self._schemes, self._registrar, self._sources)
            if isinstance(found, tuple):
                table.rows += 1
                table.sources[found[0]] = found[1]
            elif found:
                table.rows += 1
                table.bad += 1
                table.troubles += [trouble(file, sheet, row, head, each) for each in found]

    def _rows(self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed) -> None:
        for row in rows:
            if not any(cell.text.strip() for cell in row.cells):
                continue
            table.rows += 1
            with self._registrar.trying() as keep:
                draft = self._drafting.draft(_texts(row), head)
                draft.wrong = with_formulas(draft.wrong, row, head)
                told = self._tell(draft, sheet, row, head)
                if told is not None:
                    keep()
                    self._told.append(told)
            if draft.wrong:
                table.bad += 1
                table.troubles += [trouble(file, sheet, row, head, wrong) for wrong in draft.wrong]

    def _tell(self, draft: Draft, sheet: Sheet, row: Row, head: Headed) -> _Told | None:
        evidence = self._quoting.evidence(draft, sheet, _without_problem(row, head))
        if isinstance(evidence, Misread):
            kind = "quote" if evidence.expected == "quote" else "source"
            draft.wrong.append(
                Wrong(next((each for each in head.columns.values() if each.kind == kind), None), evidence)
            )
        if draft.wrong or isinstance(evidence, Misread):
            return None
        code = self._ontology.nodes[draft.form.type][SKOS.notation][0].value
        stem = triples.mint_record(self._source, draft.form, code, draft.fields, draft.participants)
        same = (stem, _content(draft.fields, draft.participants), draft.quote) if is_loose(draft.form) else stem
        if same in self._seen:
            draft.wrong.append(Wrong(None, Misread("twice", str(self._seen[same]), "row")))
            return None
        self._seen[same] = row.number
        return _Told(draft, stem, evidence, sheet, row, head)

    def _finish(self, table: Table, file: Path, before: Iterable[Record]) -> None:
        """Number the records, and find those that they refer to, until no more of them turn out wrong."""
        contents = [_content(told.draft.fields, told.draft.participants) for told in self._told]
        was = {record.iri: self._content(record) for record in before}
        iris = numbered([told.stem for told in self._told], contents, was)
        there = dict(zip(iris, self._told, strict=True))
        for iri, told in there.items():
            self._references.learn(iri, told.draft.form.type, told.draft.fields, told.row.number)
        while wrong := {iri: found for iri, told in there.items() if (found := self._unfound(iri, told))}:
            for iri, problems in wrong.items():
                told = there.pop(iri)
                self._references.forget(iri)
                table.bad += 1
                table.troubles += [trouble(file, told.sheet, told.row, told.head, each) for each in problems]
        self._drop_strangers(there.values())
        table.records = {iri: self._record(iri, told) for iri, told in there.items()}

    def _unfound(self, iri: str, told: _Told) -> list[Wrong]:
        found = [(column, self._references.find(column, text, iri)) for column, text in told.draft.references]
        return [Wrong(column, each) for column, each in found if isinstance(each, Misread)]

    def _record(self, iri: str, told: _Told) -> Record:
        draft = told.draft
        found = [(column.field.path, self._references.find(column, text, iri)) for column, text in draft.references]
        fields = [*draft.fields, *((path, each) for path, each in found if isinstance(each, NamedNode))]
        return Record(
            iri, draft.form.type, tuple(dict.fromkeys(fields)), tuple(dict.fromkeys(draft.participants)), told.evidence
        )

    def _drop_strangers(self, kept: Iterable[_Told]) -> None:
        """Who was made by a row that turned out wrong, and is named by no other, does not enter."""
        kept = list(kept)
        if len(kept) < len(self._told):
            gone = set(_named(self._told)) - set(_named(kept))
            self._registrar.forget(gone)

    def _content(self, record: Record) -> Hashable:
        refers = {
            field.path
            for field in self._ontology.forms[record.type].fields
            if field.value_class and SG.Record in self._ontology.types([field.value_class])
        }
        return _content([each for each in record.fields if each[0] not in refers], record.participants)


# Sheets that tell nothing: how to fill in the others, and the lists of their drop-downs.
GUIDES = frozenset(map(names.fold, (LISTS, *GUIDE.values(), "说明", "how to fill in", "read me", "readme", "guide")))
# Others name organisations, and issuers are organisations.
_ORDER = {SG.Entity: 0, SG.Source: 1}


def _content(fields: Iterable[tuple[str, Value]], participants: Iterable[Participant]) -> Hashable:
    return frozenset(fields), frozenset(participants)


def _named(rows: Iterable[_Told]) -> Iterator[str]:
    for told in rows:
        yield from (value.value for _, value in told.draft.fields if isinstance(value, NamedNode))
        yield from (member.entity for member in told.draft.participants)


def _without_problem(row: Row, head: Headed) -> Row:
    cut = head.told < len(head.texts)
    return row._replace(cells=row.cells[: head.told]) if cut else row


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
