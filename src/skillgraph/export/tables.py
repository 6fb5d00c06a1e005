"""The content as tables: one of the entities, one a kind of record, and those of decisions, sources and evidence."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from pyoxigraph import NamedNode

from skillgraph.export.cells import Cells, Column
from skillgraph.export.content import Content
from skillgraph.present.answers import STATUS
from skillgraph.present.tables import Cell, Table, as_csv
from skillgraph.shapes import Field, Form
from skillgraph.text import one_line
from skillgraph.vocabulary import GRAPH, OA, RDF, SG, SKOS

_HEADINGS = {
    "record": {"zh": "记录 IRI", "en": "record IRI"},
    "iri": {"zh": "IRI", "en": "IRI"},
    "type": {"zh": "类别", "en": "type"},
    "status": {"zh": "状态", "en": "status"},
    "rule": {"zh": "推断规则", "en": "rule of inference"},
    "source": {"zh": "来源", "en": "source"},
    "section": {"zh": "章节", "en": "section"},
    "quote": {"zh": "原文", "en": "quote"},
}
_PROOF = ("source", "section", "quote")
_ENTITIES = {"zh": "实体", "en": "entities"}


def tables(content: Content) -> dict[str, Table]:
    """Make the tables.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    dict
        By the stable word that names a table's file, such as ``partnership``: the entities; each kind of record,
        those without rows as well, so that the same files are there whatever the workspace holds; decisions, sources
        and, with evidence, the passages.
    """
    return _Maker(content).tables()


def csv_files(content: Content) -> dict[str, bytes]:
    """Write each table as CSV.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    dict
        The name of each file and what it holds; with the mark by which Excel knows UTF-8.
    """
    return {f"{name}.csv": as_csv(table, bom=True).encode() for name, table in tables(content).items()}


def csv_zip(content: Content) -> bytes:
    """Write the tables as CSV files in one archive.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        A ZIP file whose entries bear no date of today.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in csv_files(content).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as on Unix, wherever it is written
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def xlsx(content: Content) -> bytes:
    """Write the tables as one Excel workbook.

    Parameters
    ----------
    content
        What to write.

    Returns
    -------
    bytes
        A sheet for each table that has rows.
    """
    from skillgraph.present.workbook import as_workbook

    return as_workbook(table for table in tables(content).values() if table.rows)


class _Maker:
    """Makes the tables of one content."""

    def __init__(self, content: Content) -> None:
        self._content, self._lang, self._ontology = content, content.lang, content.ontology
        self._cells = Cells(content)
        inferred = NamedNode(GRAPH.inferred)
        named = [(quad.subject.value, quad.graph_name) for quad in content.quads if isinstance(quad.subject, NamedNode)]
        self._of_class: dict[str, dict[str, None]] = defaultdict(dict)
        for node in dict.fromkeys(node for node, _ in named):
            for kind in self._cells.values(RDF.type, node):
                self._of_class[kind.value][node] = None
        self._asserted = {node for node, graph in named if graph != inferred}

    def tables(self) -> dict[str, Table]:
        made = {"entities": self._entities()}
        for form in self._ontology.forms.values():
            if SG.Record in self._ontology.supers[form.type]:
                made[str(self._cells.cell(SKOS.notation, form.type))] = self._records(form)
        made["decisions"] = self._plain(SG.Decision)
        made["sources"] = self._plain(SG.Source)
        if self._content.evidence:
            made["evidence"] = self._plain(SG.Evidence)
        return made

    def _entities(self) -> Table:
        """The fields of every kind of entity, in the order of the kinds and, in each, of pinyin."""
        supers, forms = self._ontology.supers, self._ontology.forms.values()
        fields = {field.path: field for form in forms if SG.Entity in supers[form.type] for field in form.fields}
        order = {entity.iri: place for place, entity in enumerate(self._content.view.entities().values())}
        rank = {kind: place for place, kind in enumerate(supers)}
        nodes = sorted(
            self._nodes(SG.Entity),
            key=lambda node: (min(rank[kind] for kind in self._kinds(node)), order.get(node, 0), node),
        )
        front = [self._column("iri", str), self._column("type", self._type), self._column("status", self._status)]
        return self._table(_ENTITIES[self._lang], [*front, *self._fields(fields.values())], nodes)

    def _records(self, form: Form) -> Table:
        """What is asserted first, each in the order of the sources."""
        nodes = sorted(
            self._nodes(form.type), key=lambda node: (node not in self._asserted, self._passages(node)[:1], node)
        )
        front = [self._column("record", str), self._column("status", self._status), self._column("rule", self._rule)]
        fields = self._fields(field for field in form.fields if field.path != SG.evidence)
        proof = [self._column(key, partial(self._proof, key)) for key in _PROOF] if self._content.evidence else []
        return self._table(form.label[self._lang], [*front, *fields, *proof], nodes)

    def _plain(self, kind: str) -> Table:
        form = self._ontology.forms[kind]
        nodes = sorted(self._nodes(kind), key=self._place)
        return self._table(form.label[self._lang], [self._column("iri", str), *self._fields(form.fields)], nodes)

    def _nodes(self, kind: str) -> list[str]:
        """The nodes of a class and of those under it."""
        kinds = [name for name, above in self._ontology.supers.items() if kind in above]
        return list(dict.fromkeys(node for name in kinds for node in self._of_class.get(name, ())))

    def _table(self, title: str, columns: Sequence[Column], nodes: Iterable[str]) -> Table:
        rows = tuple(tuple(column.cell(node) for column in columns) for node in nodes)
        return Table(title, tuple((column.key, column.heading) for column in columns), rows)

    def _column(self, key: str, cell: Callable[[str], Cell]) -> Column:
        return Column(key, _HEADINGS[key][self._lang], cell)

    def _fields(self, fields: Iterable[Field]) -> list[Column]:
        return [column for field in fields for column in self._cells.columns(field)]

    def _kinds(self, node: str) -> list[str]:
        """What kinds of entity it is; one that another is under says nothing more."""
        supers = self._ontology.supers
        own = {value.value for value in self._cells.values(RDF.type, node) if SG.Entity in supers.get(value.value, ())}
        above = {name for kind in own for name in supers[kind] if name != kind}
        return sorted(own - above)

    def _type(self, node: str) -> str:
        return ("、" if self._lang == "zh" else "; ").join(map(self._cells.name, self._kinds(node)))

    def _status(self, node: str) -> str:
        return STATUS["asserted" if node in self._asserted else "inferred"][self._lang]

    def _rule(self, node: str) -> Cell:
        return self._cells.cell(SG.inferredBy, node)

    def _place(self, passage: str) -> tuple[str, int, str]:
        """Where a passage stands; of what is no passage, its IRI decides alone."""
        source, start = self._cells.values(SG.source, passage), self._cells.values(OA.start, passage)
        return (source[0].value, int(start[0].value), passage) if source and start else ("", 0, passage)

    def _passages(self, record: str) -> list[tuple[str, int, str]]:
        return sorted(self._place(value.value) for value in self._cells.values(SG.evidence, record))

    def _proof(self, key: str, record: str) -> Cell:
        """A line for each passage; what all of them share is said once."""
        path = {"source": SG.source, "section": SG.section, "quote": OA.exact}[key]
        lines = [one_line(str(self._cells.cell(path, passage))) for *_, passage in self._passages(record)]
        return "\n".join(lines[:1] if len(set(lines)) == 1 else lines) or None
