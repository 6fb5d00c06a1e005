"""A foreign table by its map → records, whose evidence is the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from skillgraph.adding.parts import Part
from skillgraph.adding.places import Place
from skillgraph.adding.quoting import Quoting, line_of
from skillgraph.adding.references import References
from skillgraph.adding.settling import Settling
from skillgraph.adding.shared import Group, Grouping, Line, Places, places_of
from skillgraph.adding.sources import Known
from skillgraph.adding.table import Table, Untold
from skillgraph.adding.telling import formulas, heading_of, quotable, shared_numbers
from skillgraph.errors import HeadingsNotFound
from skillgraph.ingest.blanks import blanks
from skillgraph.ingest.drafts import Draft, Drafting, Wrong
from skillgraph.ingest.headings import ABOVE, Headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.sheets import Book, Row, Said, Sheet
from skillgraph.ingest.tablemap import TableMap
from skillgraph.ingest.values.concepts import concept, schemes
from skillgraph.ingest.values.misread import Misread
from skillgraph.names import fold
from skillgraph.records import Evidence
from skillgraph.shapes import Ontology
from skillgraph.watching import SILENT, Watch

# No table is wider; what every record says stands behind.
_BEHIND = 200
# After how many rows or records it is said how far it is.
_STEP = 2_000
_READ, _MADE = 0.4, 0.7
_SPLIT = (("在映射文件中写 split = true，即可拆开", "split = true in the map divides them"),)


class MappedTabling:
    """Reads the sheets of a foreign file.

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
    told
        What the map says.
    references
        The records that rows may refer to.
    """

    def __init__(
        self, ontology: Ontology, registrar: Registrar, sources: Mapping[str, Known], source: str, version: str,
        told: TableMap, references: References,
    ) -> None:  # fmt: skip
        self._schemes = schemes(ontology)
        self._registrar = registrar
        self._references = references
        self._source, self._version = source, version
        self._told = told
        self._drafting = Drafting(ontology, self._schemes, registrar, told.classes)
        self._quoting = Quoting(sources, source, version)
        self._settling = Settling(ontology, registrar, references, source)
        self._blank = next(blank for blank in blanks(ontology) if blank.type == told.form.type)
        self._watch: Watch = SILENT
        self._all = 0
        self._basis = dict(self._said_by_map())
        self._rests: list[Evidence] = []

    def _said_by_map(self) -> Iterator[tuple[tuple[str, str], Evidence]]:
        """What the map says in place of the rows rests on the map: a line of the text for each."""
        said = [(column, text, text) for column, text in self._told.constants]
        known = {column.key: column for column in self._blank.columns}
        for key, meant in self._told.values.items():
            said += [(known[key], cell, text) for cell, text in meant.items()]
        for column, cell, text in said:
            scheme = self._schemes.get(column.field.scheme or "")
            iri = concept(scheme, text) if scheme else None
            labels = scheme.labels[iri] if scheme and isinstance(iri, str) else ()
            line = " | ".join(dict.fromkeys(["map.toml", column.heading["zh"], cell, text, *labels]))
            yield (column.key, text), self._quoting.put(line, "map.toml")

    def read_mapped(self, book: Book, file: Path, watch: Watch, rows: int) -> Table:
        """Read all sheets that have the headings of the map.

        Parameters
        ----------
        book
            The file as cells.
        file
            The file, for what is wrong.
        watch
            Told how far it is.
        rows
            How many rows there are, roughly.

        Returns
        -------
        Table
            What it tells.

        Raises
        ------
        HeadingsNotFound
            When no sheet has them.
        """
        self._watch, self._all = watch, max(rows, 1)
        table = Table()
        missing: HeadingsNotFound | None = None
        found = False
        for sheet in book.sheets:
            head, rest = self._head(sheet, file)
            if isinstance(head, HeadingsNotFound):
                missing = missing or head
                continue
            found = True
            part = Part(rest, head)
            if self._told.shared:
                self._groups(table, file, sheet, part, head)
            else:
                self._records(table, file, sheet, part, head)
            if part.passed:
                table.said.append(Said("passed-rows", "、".join(map(str, part.passed)), sheet.name))
        if missing and not found:
            raise missing
        records, _, lost = self._settling.finish(())
        table.records |= records
        for place, wrong in lost:
            table.refuse(file, *place, wrong)
        table.text = self._quoting.text
        return table

    def _head(self, sheet: Sheet, file: Path) -> tuple[Headed | HeadingsNotFound, Iterator[Row]]:
        """The row that has all headings of the map, or what is missing in the row that has most."""
        rows = iter(sheet.rows)
        first = list(islice(rows, ABOVE))
        wanted = self._told.headings
        best = max(first, key=lambda row: len({fold(cell.text) for cell in row.cells} & wanted.keys()))
        texts = tuple(cell.text.strip() for cell in best.cells)
        missing = [heading for folded, heading in wanted.items() if folded not in {fold(text) for text in texts}]
        if missing:
            named = [text for text in texts if text][:20]
            return HeadingsNotFound(file=str(file), sheet=sheet.name, headings=missing, found=named), rows
        below = [row for row in first if row.number > best.number]
        return self._headed_by(best.number, texts), chain(below, rows)

    def _headed_by(self, number: int, texts: tuple[str, ...]) -> Headed:
        columns = {
            place: self._told.columns[fold(text)]
            for place, text in enumerate(texts)
            if fold(text) in self._told.columns
        }
        said = {_BEHIND + place: column for place, (column, _) in enumerate(self._told.constants)}
        return Headed(self._blank, number, {**columns, **said}, {}, texts)

    def _cells(self, row: Row, head: Headed) -> list[str]:
        """The texts as the map means them, with what every record says behind."""
        cells = [cell.text.strip() for cell in row.cells]
        self._rests = [self._basis[column.key, text] for column, text in self._told.constants]
        for place, column in head.columns.items():
            if place < len(cells) and cells[place]:
                cells[place] = self._told.meant(column.key, cells[place])
                if (column.key, cells[place]) in self._basis:
                    self._rests.append(self._basis[column.key, cells[place]])
        return [*cells, *[""] * (_BEHIND - len(cells)), *(text for _, text in self._told.constants)]

    def _records(self, table: Table, file: Path, sheet: Sheet, rows: Iterable[Row], head: Headed) -> None:
        for row in rows:
            table.rows += 1
            with self._registrar.trying() as keep:
                draft = self._drafting.draft(self._cells(row, head), head)
                draft.wrong += [*formulas(row, head), *shared_numbers(row, head)]
                if self._settling.take(
                    draft, self._evidence(draft, sheet, quotable(row, head)), Place(sheet, row.number, head)
                ):
                    keep()
                    table.tell_open(sheet, row.number, head, draft.untold)
            table.refuse(file, sheet, row.number, head, [_splitting(each) for each in draft.wrong])
            if not table.rows % _STEP:
                self._watch.reach(min(_MADE, _MADE * table.rows / self._all))

    def _evidence(self, draft: Draft, sheet: Sheet, row: Row) -> tuple[Evidence, ...] | Misread:
        own = self._quoting.evidence(draft, sheet, row)
        return own if isinstance(own, Misread) else tuple(dict.fromkeys([*own, *self._rests]))

    def _groups(self, table: Table, file: Path, sheet: Sheet, rows: Iterable[Row], head: Headed) -> None:
        places = places_of(self._told, head.texts)
        grouping = Grouping(
            self._told,
            self._blank,
            self._drafting,
            self._registrar,
            self._references,
            self._source,
            self._version,
            sheet.name,
            self._basis,
        )
        groups, lines = self._grouped(table, file, sheet, rows, head, grouping, places)
        for number, group in enumerate(groups.values()):
            if not number % _STEP:
                self._watch.reach(_READ + (_MADE - _READ) * number / len(groups))
            with self._registrar.trying() as keep:
                record = grouping.record(group, places, lines)
                if record is not None and record.iri in table.records:
                    first = group.lines[0].number
                    group.wrong.append((first, Wrong(None, Misread("twice", str(first), "row"))))
                elif record is not None:
                    keep()
                    grouping.remember(group, record)
                    table.records[record.iri] = record
                    for row, column, text in group.untold:
                        heading = heading_of(column, head)[0] if column else head.texts[places.participant]
                        table.untold.append(Untold(sheet.name, row, heading, text))
            for row, wrong in group.wrong:
                table.refuse(file, sheet, row, head, [wrong], (line.number for line in group.lines))

    def _grouped(
        self, table: Table, file: Path, sheet: Sheet, rows: Iterable[Row], head: Headed, grouping: Grouping,
        places: Places,
    ) -> tuple[dict[str, Group], list[str]]:  # fmt: skip
        groups: dict[str, Group] = {}
        lines: list[str] = []
        for row in rows:
            cells = [" ".join(cell.text.split()) for cell in row.cells]
            table.rows += 1
            text = line_of(quotable(row, head))
            passage = self._quoting.put(text, "")
            line = Line(row.number, len(row.cells), passage.start, passage.end, len(lines))
            lines.append(text)
            if grouping.take(groups, places, cells, line) is None:
                table.refuse(file, sheet, row.number, head, [Wrong(None, Misread("empty", "", "identifier"))])
            if not table.rows % _STEP:
                self._watch.reach(min(_READ, _READ * table.rows / self._all))
        return groups, lines


def _splitting(wrong: Wrong) -> Wrong:
    """Of several names in a cell of a foreign table, say how the map divides them."""
    if wrong.misread.code != "one-only":
        return wrong
    return Wrong(wrong.column, replace(wrong.misread, choices=_SPLIT))
