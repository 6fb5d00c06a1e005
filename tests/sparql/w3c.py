"""The W3C's SPARQL 1.1 tests: what a manifest says, and whether an answer is the one expected."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, Namespace
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
XSD = "http://www.w3.org/2001/XMLSchema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
# Where the tests say that they lie; their relative IRIs are meant against it.
HOME = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"

# An empty graph, for queries that need none.
NOTHING = Path(__file__).parent / "nothing.nt"

Term = NamedNode | BlankNode | Literal
Solution = dict[str, Term]


@dataclass(frozen=True)
class Case:
    """One test of a manifest."""

    name: str
    kind: str
    query: Path
    home: str
    data: list[Path] = field(default_factory=list)
    graphs: list[tuple[str, Path]] = field(default_factory=list)
    result: Path | None = None

    @property
    def base(self) -> str:
        """What relative IRIs are meant against: the one file of data, else the folder."""
        return self.home + self.data[0].name if len(self.data) == 1 else self.home


MANIFESTS = ("manifest-sparql11-query.ttl", "manifest-sparql11-results.ttl")


def cases(folder: Path, *manifests: str) -> list[Case]:
    """Give the tests of a folder, in the order of its manifests; by default of both."""
    return [case for top in manifests or MANIFESTS for manifest in _included(folder / top) for case in _cases(manifest)]


def _included(file: Path) -> Iterator[Path]:
    graph = Graph().parse(file, publicID=file.as_uri())
    for _, _, members in graph.triples((None, MF.include, None)):
        yield from (Path(str(member).removeprefix("file://")) for member in Collection(graph, members))


def _cases(manifest: Path) -> Iterator[Case]:
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    entries = next(graph.objects(None, MF.entries))
    for entry in Collection(graph, entries):
        action = graph.value(entry, MF.action)
        assert action is not None
        query = graph.value(action, QT.query) or action
        result = graph.value(entry, MF.result)
        yield Case(
            name=f"{manifest.parent.name}/{str(entry).rpartition('#')[2]}",
            kind=str(graph.value(entry, RDF.type)).rpartition("#")[2],
            query=_path(query),
            home=HOME + manifest.parent.name + "/",
            data=[_path(data) for data in graph.objects(action, QT.data)],
            graphs=[(_iri(data, manifest), _path(data)) for data in graph.objects(action, QT.graphData)],
            result=None if result is None else _path(result),
        )


def _path(node: Node) -> Path:
    assert isinstance(node, URIRef), node
    return Path(str(node).removeprefix("file://"))


def _iri(node: Node, manifest: Path) -> str:
    return HOME + manifest.parent.name + "/" + _path(node).name


# ---------------------------------------------------------------- comparing


def same(expected: Path, base: str, answer: bytes) -> bool:
    """Tell whether an answer is the one expected, whatever its blank nodes are called."""
    if expected.suffix == ".csv":
        return _cells(expected.read_bytes()) == _cells(answer)
    if expected.suffix in {".srx", ".srj", ".tsv"}:
        return _results(expected.read_bytes(), _FORMATS[expected.suffix]) == _results(answer, QueryResultsFormat.JSON)
    graph = [
        quad.triple
        for quad in parse(expected.read_bytes(), format=RdfFormat.from_extension(_form(expected)), base_iri=base)
    ]
    if any(triple.object == NamedNode(RS + "ResultSet") for triple in graph):
        return _canonical(_solutions_of(graph)) == _results(answer, QueryResultsFormat.JSON)
    given = [quad.triple for quad in parse(answer, format=RdfFormat.TURTLE, base_iri=base)]
    return _canonical_graph(graph) == _canonical_graph(given)


def _cells(content: bytes) -> list[list[str]]:
    """The rows in some order; of a blank node only that it is one."""
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return sorted([["_:" if cell.startswith("_:") else cell for cell in row] for row in rows])


_FORMATS = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}


def _form(file: Path) -> str:
    return file.suffix.removeprefix(".")


def _results(content: bytes, form: QueryResultsFormat) -> object:
    found = parse_query_results(content, form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return _canonical([{name: row[name] for name in names if row[name] is not None} for row in found])


def _solutions_of(graph: list[Triple]) -> list[Solution]:
    """The rows of a result set that is written as a graph."""

    def objects(subject: object, predicate: str) -> list[Term]:
        return [t.object for t in graph if t.subject == subject and t.predicate.value == RS + predicate]  # type: ignore[misc]

    return [
        {
            objects(binding, "variable")[0].value: objects(binding, "value")[0]
            for binding in objects(solution, "binding")
        }
        for found in graph
        if found.predicate.value == RS + "solution"
        for solution in [found.object]
    ]


def _canonical(solutions: list[Solution]) -> Counter[str] | str:
    """The rows as a graph, each a node of its own, with blank nodes named by what they are in."""
    triples = []
    for solution in solutions:
        row = BlankNode()
        triples.append(Triple(row, NamedNode("x:row"), Literal("")))
        triples += [Triple(row, NamedNode(f"x:{name}"), _by_value(term)) for name, term in solution.items()]
    return _canonical_graph(triples)


def _by_value(term: Term) -> Term:
    """A number as one of its ways of being written: the suite means 2 and 2.0 where decimals are meant."""
    if not isinstance(term, Literal) or not term.datatype.value.startswith(XSD):
        return term
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind == "decimal":
            return Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
        if kind in {"double", "float"}:
            return Literal(repr(float(term.value)), datatype=term.datatype)
        if kind == "boolean":
            return Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype)
    except (ValueError, InvalidOperation):
        return term
    return term


def _canonical_graph(triples: list[Triple]) -> Counter[str]:
    dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return Counter(str(quad) for quad in dataset)
