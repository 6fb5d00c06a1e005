"""The sheets of a file → records whose evidence is the rows, or the passages that the rows quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from skillgraph import names
from skillgraph.adding.described import describe, names_told
from skillgraph.adding.organisations import called, register
from skillgraph.adding.parts import Part, parts
from skillgraph.adding.places import Place
from skillgraph.adding.quoting import Quoting
from skillgraph.adding.references import References
from skillgraph.adding.settling import Settling
from skillgraph.adding.sources import Known
from skillgraph.adding.table import Left, Table
from skillgraph.adding.telling import headless, quotable, shared_numbers, with_formulas
from skillgraph.ingest.blanks import GUIDE, LISTS, blanks
from skillgraph.ingest.drafts import Drafting, Wrong
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.sheets import Book, Row, Said, Sheet
from skillgraph.ingest.values.concepts import schemes
from skillgraph.ingest.values.misread import Misread
from skillgraph.records import Record
from skillgraph.shapes import Ontology
from skillgraph.vocabulary import SG


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
    references
        The records that rows may refer to.
    source, version
        What the file itself becomes: the IRI of the source, and which version of it.
    """

    def __init__(
        self,
        ontology: Ontology,
        registrar: Registrar,
        sources: Mapping[str, Known],
        references: References,
        source: str,
        version: str,
    ) -> None:
        self._ontology = ontology
        self._schemes = schemes(ontology)
        self._registrar = registrar
        self._sources = dict(sources)
        self._drafting = Drafting(ontology, self._schemes, registrar)
        self._quoting = Quoting(self._sources, source, version)
        self._settling = Settling(ontology, registrar, references, source)
        self._blanks = blanks(ontology)
        self._refused: dict[str, tuple[str, int]] = {}

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
        self._refused = {}
        found = [(sheet, *parts(sheet, self._blanks)) for sheet in book.sheets]
        found.sort(key=lambda each: _ORDER.get(each[1].blank.type if each[1] else "", len(_ORDER)))
        for sheet, head, below in found:
            if head is None and names.fold(sheet.name) not in GUIDES:
                table.troubles.append(headless(file, sheet, self._blanks))
                table.left[sheet.name] = Left()
            for part in below:
                self._part(table, file, sheet, part)
        table.records, table.places, lost = self._settling.finish(before)
        for place, wrong in lost:
            table.refuse(file, *place, wrong)
        table.text = self._quoting.text
        return table

    def _part(self, table: Table, file: Path, sheet: Sheet, part: Part) -> None:
        head = part.head
        if head.unknown:
            table.unread.append((sheet.name, tuple(head.unknown.values())))
        if head.blank.type == SG.Entity:
            self._entities(table, file, sheet, part, head)
        elif head.blank.type == SG.Source:
            self._describe(table, file, sheet, part, head)
        else:
            self._rows(table, file, sheet, part, head)
        if part.passed:
            table.said.append(Said("passed-rows", "、".join(map(str, part.passed)), sheet.name))

    def _entities(self, table: Table, file: Path, sheet: Sheet, rows: Iterable[Row], head: Headed) -> None:
        for row in rows:
            wrong = register(_texts(row), head, self._schemes, self._registrar)
            if wrong is not None:
                table.rows += 1
                table.refuse(file, sheet, row.number, head, wrong)
                if wrong:
                    place = sheet.name, row.number
                    self._refused |= {names.fold(name): place for name in called(_texts(row), head)}

    def _at_own_row(self, wrong: Wrong) -> Wrong:
        """Of a name that is not known because the row that registers it is wrong, that row is what is to be mended."""
        place = self._refused.get(names.fold(wrong.misread.text))
        if place is None or wrong.misread.code not in _UNKNOWN:
            return wrong
        sheet, row = place
        see = ((f"“{sheet}”第 {row} 行", f"“{sheet}”, row {row}"),)
        return Wrong(wrong.column, Misread("own-row", wrong.misread.text, "own-row", see))

    def _describe(self, table: Table, file: Path, sheet: Sheet, rows: Iterable[Row], head: Headed) -> None:
        for row in rows:
            found = describe(_texts(row), head, self._schemes, self._registrar, self._sources)
            if isinstance(found, tuple):
                table.rows += 1
                table.sources[found[0]] = found[1]
                known = next(each for each in self._sources.values() if each.iri == found[0])
                # The other sheets of the file may cite it so.
                for name in names_told(found[1]):
                    self._sources.setdefault(names.fold(name), known)
            elif found:
                table.rows += 1
                table.refuse(file, sheet, row.number, head, [self._at_own_row(each) for each in found])

    def _rows(self, table: Table, file: Path, sheet: Sheet, rows: Iterable[Row], head: Headed) -> None:
        for row in rows:
            table.rows += 1
            with self._registrar.trying() as keep:
                draft = self._drafting.draft(_texts(row), head)
                found = [*with_formulas(draft.wrong, row, head), *shared_numbers(row, head)]
                draft.wrong = [self._at_own_row(each) for each in found]
                evidence = self._quoting.evidence(draft, sheet, quotable(row, head))
                if self._settling.take(draft, evidence, Place(sheet, row.number, head)):
                    keep()
                    table.tell_open(sheet, row.number, head, draft.untold)
            table.refuse(file, sheet, row.number, head, draft.wrong)


# Sheets that tell nothing: how to fill in the others, and the lists of their drop-downs.
GUIDES = frozenset(map(names.fold, (LISTS, *GUIDE.values(), "说明", "how to fill in", "read me", "readme", "guide")))
# Others name organisations, and issuers are organisations.
_ORDER = {SG.Entity: 0, SG.Source: 1}
# What is wrong with a name that nobody has, as far as is known.
_UNKNOWN = frozenset({"no-class", "no-kind", "other-class"})


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
