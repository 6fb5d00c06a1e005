"""What adding files would change in a workspace: worked out before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from skillgraph import names, triples
from skillgraph.adding import comparing, letters, sources
from skillgraph.adding.described import Fields, redescribed
from skillgraph.adding.foreign import Foreign
from skillgraph.adding.ids import LETTERS, TABLES, Ids
from skillgraph.adding.inserting import inserted
from skillgraph.adding.mapped import MappedTabling
from skillgraph.adding.owned import Owned
from skillgraph.adding.plan import Plan, unchanged
from skillgraph.adding.references import References
from skillgraph.adding.sources import Known
from skillgraph.adding.standing import Standing
from skillgraph.adding.table import Table
from skillgraph.adding.tabled import Tabling
from skillgraph.adding.told import Told, unknown
from skillgraph.adding.turtle import Writer
from skillgraph.adding.twins import parted
from skillgraph.adding.warnings import warnings
from skillgraph.errors import CannotRead, NotAFile, UnknownFormat, reason
from skillgraph.ingest.blanks import LISTS
from skillgraph.ingest.rdf import reading
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.sheets import Book, Said, read
from skillgraph.ingest.tablemap import TableMap, read_map
from skillgraph.records import Record
from skillgraph.shapes import Ontology, group
from skillgraph.vocabulary import SG
from skillgraph.watching import SILENT, Watch
from skillgraph.workspace import Workspace

MAP = "map.toml"


def plan(
    space: Workspace, files: Sequence[Path], ontology: Ontology, table_map: Path | None = None, watch: Watch = SILENT
) -> Plan:
    """Work out what adding files would change.

    Parameters
    ----------
    space
        The workspace.
    files
        Letters (text, Markdown), tables (CSV, TSV, XLSX, JSON) and RDF, in the order in which they are to be added.
    ontology
        The forms.
    table_map
        The map of tables that are foreign.
    watch
        Told how far it is.

    Returns
    -------
    Plan
        Files to write, and what they tell.

    Raises
    ------
    Unreadable
        When a file cannot be read.
    UnknownFormat
        When it is of another kind.
    """
    told = None if table_map is None else read_map(table_map, ontology)
    return _Planning(space, ontology, told, watch).plan(files)


class _Planning:
    def __init__(self, space: Workspace, ontology: Ontology, told: TableMap | None, watch: Watch) -> None:
        self._map = told
        self._watch = watch
        self._space = space
        self._ontology = ontology
        self._plan = Plan()
        self._ids = Ids(space, self._plan.writes)
        self._standing = Standing(space)
        self._letters: dict[str, Known] = {}
        self._registrar = Registrar(group(self._standing.registry), ontology, space.base)

    @property
    def _known(self) -> dict[str, Known]:
        """The sources of the workspace, and the letters that are added with it."""
        return {**self._standing.sources, **self._letters}

    def plan(self, files: Sequence[Path]) -> Plan:
        for file in files:
            _check_there(file)
            suffix = file.suffix.lower()
            if suffix in LETTERS:
                self._letter(file)
            elif suffix in TABLES and (told := self._map_of(file)):
                self._mapped(file, told)
            elif suffix in TABLES:
                self._table(file)
            elif suffix in reading.FORMATS:
                self._rdf(file)
            else:
                raise UnknownFormat(file=str(file), suffixes=sorted(LETTERS | TABLES | set(reading.FORMATS)))
        if self._registrar.made:
            self._plan.writes["entities.ttl"] = self._with(self._registrar.made)
        self._plan.entities, self._plan.kinds = self._registrar.named, self._registrar.kinds
        self._plan.doubts = self._registrar.doubts
        self._plan.called = self._registrar.called
        return self._plan

    def _with(self, made: Sequence[Triple]) -> bytes:
        """The registry with what is new in it."""
        file, prefixes = self._space.folder / "entities.ttl", self._ids.prefixes()
        before = file.read_bytes().decode(errors="replace") if file.is_file() else ""
        text = inserted(before, made, prefixes)
        return triples.to_turtle([*self._standing.registry, *made], prefixes) if text is None else text.encode()

    def _letter(self, file: Path) -> None:
        """Register a text as a source that sheets can quote."""
        text, encoding = letters.read(file)
        key = self._ids.of(file)
        iri, version = self._space.source_iri(key), self._ids.version(key, text.encode(), ".md")
        name = f"{key}/{version}.md"
        told = letters.head(text, file.stem)
        self._plan.writes[f"sources/{name}"] = file.read_bytes() if encoding == "utf-8" else text.encode()
        self._plan.said += [(file.name, Said("letter-encoding", encoding))] if encoding != "utf-8" else []
        before = self._standing.records(key)
        kept = {
            str(each.object.value)
            for each in before
            if each.predicate.value == SG.textFile and isinstance(each.object, Literal)
        }
        if kept:
            # What quotes an earlier version goes on resting on it.
            now = redescribed(before, iri, [(SG.textFile, Literal(each)) for each in sorted({*kept, name})])
        else:
            now = [*sources.described(iri, told.title, name, told.number), *before]
        if kept and name not in kept:
            self._plan.said.append((file.name, Said("new-version", version)))
        self._plan.writes[f"records/{key}.ttl"] = triples.to_turtle(now, self._ids.prefixes(key))
        self._letters |= {names.fold(each): Known(iri, version, text) for each in (key, *told) if each}
        self._plan.sources[f"{told.title} ({key})"] = "unchanged" if name in kept else "version" if kept else "new"

    def _table(self, file: Path) -> None:
        key = self._ids.of(file)
        iri = self._space.source_iri(key)
        content = file.read_bytes()
        version = self._ids.version(key, content, file.suffix.lower())
        book = read(file)
        before = triples.to_records(self._standing.records(key))
        tabling = Tabling(self._ontology, self._registrar, self._known, self._references(iri), iri, version)
        table = tabling.read(book, file, before)
        self._take(file, book, table)
        table.records = self._parted(file, key, table.records)
        was = {record.iri: record for record in before}
        new = {iri: record for iri, record in table.records.items() if not unchanged(was.get(iri), record)}
        self._plan.warnings += warnings(file, new, table.places, self._ontology, self._around())
        if not table.records and not before:
            self._redescribe(table.sources)
            return  # A table of organisations alone is no source of records.
        self._plan.compare(file, before, table.records)
        described = sources.described(iri, file.stem, f"{key}/{version}.txt")
        self._plan.writes[f"sources/{key}/{version}{file.suffix.lower()}"] = content
        self._plan.writes[f"sources/{key}/{version}.txt"] = table.text.encode()
        self._plan.writes[f"records/{key}.ttl"] = Writer(self._ids.prefixes(key)).turtle(
            described, table.records.values()
        )
        self._redescribe(table.sources)

    def _around(self) -> list[Triple]:
        """Who and what records may speak of: the entities, and the sources with their issuers."""
        sources = {known.iri for known in self._known.values()}
        issued = [each for each in self._standing.source_nodes if str(each.subject)[1:-1] in sources]
        return [*self._standing.registry, *self._registrar.made, *issued]

    def _take(self, file: Path, book: Book, table: Table) -> None:
        self._plan.said += [(file.name, said) for said in (*book.said, *table.said) if not _is_ours(said)]
        self._plan.troubles += table.troubles
        self._plan.rows += table.rows
        self._plan.bad += table.bad
        self._plan.unread += [(file.name, *each) for each in table.unread]
        self._plan.untold += [(file.name, each) for each in table.untold]
        self._plan.left[file] = table.left

    def _parted(self, file: Path, key: str, told: dict[str, Record]) -> dict[str, Record]:
        """What no other file told with the same words; what others told with other words is said."""
        ends = {iri.rpartition("/")[2] for iri in told}
        found = parted(told, self._standing.namesakes(key, ends) if ends else ())
        self._plan.said += [(file.name, Said("elsewhere", found.here))] if found.here else []
        if found.alike:
            (record, other), *_ = found.alike
            first = " · ".join([record.evidence[0].section, other.iri.rpartition("/")[0].rpartition("/")[2]])
            self._plan.said.append((file.name, Said("alike", f"{len(found.alike)} ({first})")))
        return found.records

    def _redescribe(self, told: Mapping[str, Fields]) -> None:
        """What the sheet of sources tells stands with the records of each source."""
        for iri, fields in told.items():
            key = iri.rpartition("/")[2]
            path = f"records/{key}.ttl"
            if path in self._plan.writes:
                before = [quad.triple for quad in parse(self._plan.writes[path], format=RdfFormat.TURTLE)]
            else:
                before = self._standing.records(key)
            now = redescribed(before, iri, fields)
            if set(now) != set(before):
                self._plan.writes[path] = triples.to_turtle(now, self._ids.prefixes(key))

    def _rdf(self, file: Path) -> None:
        """Take in statements: those in our own terms as they are, foreign ones as far as they are understood."""
        key = self._ids.of(file)
        iri, suffix = self._space.source_iri(key), file.suffix.lower()
        quads = reading.read(file, f"{iri}/")
        content = file.read_bytes()
        version = self._ids.version(key, content, suffix)
        told, made = Told(file.name), len(self._registrar.made)
        own = {each.iri: each for each in self._known.values()}
        before = self._standing.records(key)
        elsewhere = self._standing.recorded - {record.iri for record in triples.to_records(before)}
        mine_before = {triple.subject for triple in before}
        kept = {each: source for each, source in own.items() if NamedNode(each) not in mine_before}
        owned = Owned(self._ontology, self._registrar, kept, self._standing.nodes, elsewhere, key)
        mine, foreign = owned.split(quads, told)
        owned.read(mine, told)
        Foreign(self._ontology, self._registrar, iri, version).read(foreign, told)
        self._told(file.name, told)
        if not (before or told.records or told.sources or len(self._registrar.made) > made):
            return  # Of what is not understood nothing is kept.
        self._plan.compare(file, triples.to_records(before), told.records)
        self._plan.writes[f"sources/{key}/{version}{suffix}"] = content
        self._plan.writes |= {f"sources/{name}": text.encode() for name, text in told.texts.items()}
        self._plan.writes[f"sources/{key}/{version}.txt"] = told.text.encode()
        written = [*sources.described(iri, file.stem, f"{key}/{version}.txt"), *told.sources]
        written += [triple for record in told.records.values() for triple in triples.from_record(record)]
        self._plan.writes[f"records/{key}.ttl"] = triples.to_turtle(written, self._ids.prefixes(key))

    def _told(self, name: str, told: Told) -> None:
        self._plan.said += [(name, said) for said in (*told.said, *unknown(told))]
        self._plan.troubles += told.troubles
        self._plan.rows += told.facts
        self._plan.bad += told.bad

    def _map_of(self, file: Path) -> TableMap | None:
        """The map that was given, else the one that the table was added by before."""
        kept = self._space.folder / "tables" / self._ids.of(file) / MAP
        return self._map or (read_map(kept, self._ontology) if kept.is_file() else None)

    def _mapped(self, file: Path, told: TableMap) -> None:
        """A foreign table, which stays the truth itself: it is kept with its map, and its records are made of both."""
        key = self._ids.of(file)
        iri, content, suffix = self._space.source_iri(key), file.read_bytes(), file.suffix.lower()
        version = self._ids.version(key, content, suffix, "tables")
        book = read(file)
        self._plan.mapped.add(file)
        references = self._references(iri)
        tabling = MappedTabling(self._ontology, self._registrar, self._known, iri, version, told, references)
        table = tabling.read_mapped(book, file, self._watch, content.count(b"\n"))
        self._take(file, book, table)
        before = comparing.Before(self._space.folder / "records" / f"{key}.ttl", iri, self._space.base)
        writer = Writer(self._ids.prefixes(key))
        gone = before.dropped(table.records)
        self._plan.drop(file, gone, len(before.iris - gone.keys()))
        for record in table.records.values():
            where = before.place(record, writer)
            getattr(self._plan, where)[record.iri] = record
        self._watch.reach(0.8)
        described = sources.described(iri, file.stem, f"{key}/{version}.txt")
        self._plan.writes[f"tables/{key}/{version}{suffix}"] = content
        self._plan.writes[f"tables/{key}/{MAP}"] = told.content
        self._plan.writes[f"sources/{key}/{version}.txt"] = table.text.encode()
        self._plan.writes[f"records/{key}.ttl"] = writer.turtle(described, table.records.values())

    def _references(self, source: str) -> References:
        return References(self._ontology, lambda: self._standing.nodes, source)


def _check_there(file: Path) -> None:
    """Of a folder, or of a file that is not there, no format is asked."""
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise NotAFile(file=str(file))  # A pipe would be waited for, and the workspace held as long.
        with file.open("rb"):
            pass
    except OSError as error:
        why_zh, why_en = reason(error, "zh"), reason(error, "en")
        raise CannotRead(file=str(file), why_zh=why_zh, why_en=why_en) from error


def _is_ours(said: Said) -> bool:
    """Whether it is said of a sheet that `template` hides, and that tells nothing."""
    return said.code == "hidden-sheet" and said.sheet == LISTS
