"""A foreign table by its map → records, whose evidence is the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from skillgraph.adding.shared import Group, Grouping, Line, Places, places_of
from skillgraph.adding.sources import Known
from skillgraph.adding.tabled import Table, Tabling, trouble
from skillgraph.errors import HeadingsNotFound
from skillgraph.ingest.blanks import blanks
from skillgraph.ingest.drafts import Draft, Drafting, Wrong
from skillgraph.ingest.headings import ABOVE, Headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.sheets import Book, Row, Sheet
from skillgraph.ingest.tablemap import TableMap
from skillgraph.ingest.values.concepts import concept
from skillgraph.ingest.values.misread import Misread
from skillgraph.names import fold
from skillgraph.records import Evidence, Record
from skillgraph.shapes import Ontology
from skillgraph.watching import SILENT, Watch

# No table is wider; what every record says stands behind.
_BEHIND = 200
# After how many rows or records it is said how far it is.
_STEP = 2_000
_READ, _MADE = 0.4, 0.7


class MappedTabling(Tabling):
    """Reads the sheets of a foreign file.

    Parameters
    ----------
    ontology, registrar, sources, source, version
        As for `Tabling`.
    told
        What the map says.
    """

    def __init__(
        self, ontology: Ontology, registrar: Registrar, sources: Mapping[str, Known], source: str, version: str,
        told: TableMap,
    ) -> None:  # fmt: skip
        super().__init__(ontology, registrar, sources, source, version)
        self._told = told
        self._drafting = Drafting(ontology, self._schemes, registrar, told.classes)
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
            start = self._length
            self._lines.append(f"{line}\n")
            self._length += len(line) + 1
            yield (column.key, text), Evidence(self._source, self._version, "map.toml", line, start, start + len(line))

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
            if self._told.shared:
                self._groups(table, file, sheet, rest, head)
            else:
                self._records(table, file, sheet, rest, head)
        if missing and not found:
            raise missing
        table.text = "".join(self._lines)
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
        return Headed(
            self._blank, number, {**columns, **said}, {}, (*texts, *[""] * (_BEHIND + len(said) - len(texts)))
        )

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

    def _record(self, draft: Draft, sheet: Sheet, row: Row) -> Record | None:
        record = super()._record(draft, sheet, row)
        return record and replace(record, evidence=(*record.evidence, *dict.fromkeys(self._rests)))

    def _groups(self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed) -> None:
        places = places_of(self._told, head.texts)
        grouping = Grouping(
            self._told,
            self._blank,
            self._drafting,
            self._registrar,
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
            if group.wrong:
                table.bad += len(group.lines)
                table.troubles += [trouble(file, sheet, row, head, wrong) for row, wrong in group.wrong]
        self._lines += [f"{line}\n" for line in lines]

    def _grouped(
        self, table: Table, file: Path, sheet: Sheet, rows: Iterator[Row], head: Headed, grouping: Grouping,
        places: Places,
    ) -> tuple[dict[str, Group], list[str]]:  # fmt: skip
        groups: dict[str, Group] = {}
        lines: list[str] = []
        for row in rows:
            cells = [" ".join(cell.text.split()) for cell in row.cells]
            if not any(cells):
                continue
            table.rows += 1
            text = " | ".join(cells)
            line = Line(row.number, self._length, self._length + len(text), len(lines))
            lines.append(text)
            self._length += len(text) + 1
            if grouping.take(groups, places, cells, line) is None:
                table.bad += 1
                wrong = Wrong(None, Misread("empty", "", "text"))
                table.troubles.append(trouble(file, sheet, row.number, head, wrong))
            if not table.rows % _STEP:
                self._watch.reach(min(_READ, _READ * table.rows / self._all))
        return groups, lines
