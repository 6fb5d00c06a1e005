"""The sheets of a file → records whose evidence is the rows, or the passages that the rows quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from skillgraph import names, triples
from skillgraph.adding.sources import Known
from skillgraph.ingest.blanks import Blank, blanks
from skillgraph.ingest.columns import Kind
from skillgraph.ingest.drafts import Draft, Drafting, Wrong
from skillgraph.ingest.headings import ABOVE, Headed, headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.sheets import Book, Row, Sheet
from skillgraph.ingest.troubles import Trouble
from skillgraph.ingest.values.concepts import concept, schemes
from skillgraph.ingest.values.members import members
from skillgraph.ingest.values.misread import Misread, told
from skillgraph.ingest.values.passages import passage
from skillgraph.records import Evidence, Record
from skillgraph.shapes import Ontology
from skillgraph.vocabulary import SG, SKOS

_AREAS = "https://w3id.org/skillgraph/scheme/area"


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
    source, version
        What the file itself becomes: the IRI of the source, and which version of it.
    """

    def __init__(
        self, ontology: Ontology, registrar: Registrar, sources: Mapping[str, Known], source: str, version: str
    ) -> None:
        self._ontology = ontology
        self._schemes = schemes(ontology)
        self._registrar = registrar
        self._sources = sources
        self._source = source
        self._version = version
        self._drafting = Drafting(ontology, self._schemes, registrar)
        self._blanks = blanks(ontology)
        self._lines: list[str] = []
        self._length = 0
        self._places: dict[str, int] = {}

    def read(self, book: Book, file: Path) -> Table:
        """Read all sheets: those of organisations first, since others name them.

        Parameters
        ----------
        book
            The file as cells.
        file
            The file, for what is wrong.

        Returns
        -------
        Table
            What it tells.
        """
        table = Table()
        found = [self._headed(sheet) for sheet in book.sheets]
        found.sort(key=lambda each: each[2] is None or each[2].blank.type != SG.Entity)
        for sheet, rows, head in found:
            if head is None:
                if names.fold(sheet.name) not in GUIDES:
                    table.troubles.append(_headless(file, sheet, self._blanks))
            elif head.blank.type == SG.Entity:
                self._entities(table, file, sheet, rows, head)
            elif head.blank.type != SG.Source:
                self._records(table, file, sheet, rows, head)
        table.text = "".join(self._lines)
        return table

    def _area(self, text: str) -> str | Misread | None:
        return concept(self._schemes[_AREAS], text) if text else None

    def _headed(self, sheet: Sheet) -> tuple[Sheet, Iterator[Row], Headed | None]:
        rows = iter(sheet.rows)
        first = list(islice(rows, ABOVE))
        head = headed(((row.number, _texts(row)) for row in first), sheet.name, self._blanks)
        below = [row for row in first if head is None or row.number > head.row]
        return sheet, chain(below, rows), head

    def _records(self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed) -> None:
        seen: dict[str, int] = {}
        for row in rows:
            if not any(cell.text.strip() for cell in row.cells):
                continue
            table.rows += 1
            with self._registrar.trying() as keep:
                draft = self._drafting.draft(self._cells(row, head), head)
                draft.wrong += _formulas(row, head)
                record = self._record(draft, sheet, row)
                if record is not None and record.iri in seen:
                    draft.wrong.append(Wrong(None, Misread("twice", str(seen[record.iri]), "row")))
                if record is not None and not draft.wrong:
                    keep()
                    seen[record.iri] = row.number
                    table.records[record.iri] = record
            if draft.wrong:
                table.bad += 1
                table.troubles += [trouble(file, sheet, row.number, head, wrong) for wrong in draft.wrong]

    def _cells(self, row: Row, _: Headed) -> list[str]:
        return _texts(row)

    def _record(self, draft: Draft, sheet: Sheet, row: Row) -> Record | None:
        evidence = self._evidence(draft, sheet, row)
        if draft.wrong or evidence is None:
            return None
        code = self._ontology.nodes[draft.form.type][SKOS.notation][0].value
        iri = triples.mint_record(self._source, draft.form, code, draft.fields, draft.participants)
        fields = tuple(dict.fromkeys(draft.fields))
        return Record(iri, draft.form.type, fields, tuple(dict.fromkeys(draft.participants)), (evidence,))

    def _evidence(self, draft: Draft, sheet: Sheet, row: Row) -> Evidence | None:
        """The passage that the row quotes, or the row itself."""
        if not draft.source and not draft.quote:
            return self._line(sheet, row)
        source = self._sources.get(names.fold(draft.source)) if draft.source else None
        if source is None:
            draft.wrong.append(Wrong(None, Misread("no-source", draft.source or draft.quote, "source")))
            return None
        if not draft.quote:
            return self._line(sheet, row)
        found = passage(source.prepared, draft.quote, source.iri, source.version, _section(sheet, row))
        if isinstance(found, Misread):
            draft.wrong.append(Wrong(None, found))
            return None
        return found

    def _line(self, sheet: Sheet, row: Row) -> Evidence:
        line = " | ".join(" ".join(cell.text.split()) for cell in row.cells)
        start = self._length
        self._lines.append(f"{line}\n")
        self._length += len(line) + 1
        return Evidence(self._source, self._version, _section(sheet, row), line, start, start + len(line))

    def _entities(self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed) -> None:
        places = {column.key: place for place, column in head.columns.items()}
        kinds = {
            names.fold(label): choice.value
            for column in head.columns.values()
            if column.kind is Kind.CLASS
            for choice in column.choices
            for label in choice.label.values()
        }
        for row in rows:
            texts = _texts(row)

            def cell(key: str, texts: Sequence[str] = texts) -> str:
                place = places.get(key, len(texts))
                return texts[place].strip() if place < len(texts) else ""

            name = cell("pref-label-zh") or cell("pref-label-en")
            if not name:
                continue
            table.rows += 1
            kind = kinds.get(names.fold(cell("type")))
            area = self._area(cell("area"))
            if kind is None or isinstance(area, Misread):
                table.bad += 1
                wrong = area if isinstance(area, Misread) else Misread("no-class", name, "entity")
                table.troubles.append(trouble(file, sheet, row.number, head, Wrong(None, wrong)))
                continue
            english = cell("pref-label-en") if cell("pref-label-zh") else ""
            others = [*members(cell("alt-label-zh")).names, *members(cell("alt-label-en")).names]
            self._registrar.add(name, kind, others, area, english)


GUIDES = frozenset(map(names.fold, ("说明", "填写说明", "how to fill in", "read me", "readme", "guide")))


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _section(sheet: Sheet, row: Row) -> str:
    return f"{sheet.name} 行{row.number}"


def _formulas(row: Row, head: Headed) -> Iterator[Wrong]:
    for place, column in head.columns.items():
        if place < len(row.cells) and row.cells[place].kind == "formula-error":
            yield Wrong(column, Misread("formula", row.cells[place].text, "text"))


def _headless(file: Path, sheet: Sheet, among: Sequence[Blank]) -> Trouble:
    known = "、".join(blank.title["zh"] for blank in among[:8])
    english = ", ".join(blank.title["en"] for blank in among[:8])
    message = {
        "zh": f"找不到表头：前 {ABOVE} 行中没有一行的列名是某个表单的；"
        f"已知的表单有 {known} 等（skillgraph template 给出空表）",
        "en": f"no headings found: none of the first {ABOVE} rows has the headings of a form; "
        f"known forms are {english} and others (skillgraph template gives empty sheets)",
    }
    return Trouble("error", file.name, sheet.name, 1, "", "", message)


def trouble(file: Path, sheet: Sheet, row: int, head: Headed, wrong: Wrong) -> Trouble:
    """Tell what is wrong with a row.

    Parameters
    ----------
    file, sheet, row
        Where.
    head
        The headings.
    wrong
        What is wrong.

    Returns
    -------
    Trouble
        Under the heading as it stands in the file; one that is missing there is called as in the forms.
    """
    heading = ""
    if wrong.column is not None:
        own = [head.texts[place] for place, column in head.columns.items() if column.key == wrong.column.key]
        heading = own[0] if own else wrong.column.heading["zh"]
    message = {lang: told(wrong.misread, lang) for lang in ("zh", "en")}
    return Trouble("error", file.name, sheet.name, row, heading, wrong.misread.text, message)
