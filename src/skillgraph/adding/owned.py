"""Records, entities and sources in our own terms, as `export` writes them: they come in as they are.

Their identifiers, quotes and places stay. A source whose text is not here is kept as far as it is quoted: its text has
the quotes at their places, and blanks where nobody quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from skillgraph import triples
from skillgraph.adding.sources import Known
from skillgraph.adding.told import Told
from skillgraph.ingest import shacl
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.misread import told as in_words
from skillgraph.records import Evidence, Participant, Record, Value
from skillgraph.resources import ontology as place_of_ontology
from skillgraph.shapes import Ontology, Properties, check, group
from skillgraph.vocabulary import GRAPH, RDF, SG, SKOS
from skillgraph.workspace.quotes import QUOTED

_LONGEST = 10_000_000  # characters of a source
_DERIVED = frozenset({SG.Area, SG.Year})  # the index makes them of what records say


class Owned:
    """Reads statements in our own terms.

    Parameters
    ----------
    ontology
        The forms.
    registrar
        Who is meant by a name.
    sources
        The sources of the workspace, by IRI.
    registry
        All nodes of the workspace.
    elsewhere
        The records that other files of the workspace hold.
    key
        The id of the file as a source.
    """

    def __init__(
        self, ontology: Ontology, registrar: Registrar, sources: Mapping[str, Known],
        registry: Mapping[str, Properties], elsewhere: frozenset[str], key: str,
    ) -> None:  # fmt: skip
        self._ontology = ontology
        self._registrar = registrar
        self._sources = sources
        self._registry = registry
        self._elsewhere = elsewhere
        self._key = key

    def split(self, quads: Iterable[Quad], told: Told) -> tuple[list[Triple], list[Quad]]:
        """Part what is in our terms from what is foreign.

        Parameters
        ----------
        quads
            All statements.
        told
            Takes the count of what was inferred, which is inferred anew.

        Returns
        -------
        tuple
            Ours, and the foreign ones.
        """
        known = {*self._ontology.forms, SG.Decision}
        kept = [quad for quad in quads if quad.graph_name != NamedNode(GRAPH.inferred)]
        ours = {
            quad.subject
            for quad in kept
            if quad.predicate.value == RDF.type
            and isinstance(quad.object, NamedNode)
            and self._ontology.types([quad.object.value]) & known
        }
        mine = [quad.triple for quad in kept if quad.subject in ours]
        told.say("inferred", sum(quad.graph_name == NamedNode(GRAPH.inferred) for quad in quads))
        return mine, [quad for quad in kept if quad.subject not in ours]

    def read(self, mine: Iterable[Triple], told: Told) -> None:
        """Read what is in our terms.

        Parameters
        ----------
        mine
            Whole nodes.
        told
            Takes what they tell.
        """
        nodes = {iri: self._known_fields(node, told) for iri, node in group(mine).items()}
        nodes = {iri: node for iri, node in nodes.items() if node and not self._is_derived(node)}
        if not nodes:
            return
        unfit = self._check(nodes, told)
        meant = dict(self._entities(nodes, unfit, told))
        missing = {iri for iri, node in nodes.items() if self._is_entity(node) and iri not in meant}
        records = [each for each in self._records(nodes, unfit, told) if not missing & set(_named(each))]
        for record in self._quoted(records, nodes, told):
            told.facts += 1
            told.records[record.iri] = _with(record, meant)
        told.sources = [_moved(triple, meant) for triple in told.sources]

    def _is_entity(self, node: Properties) -> bool:
        return SG.Entity in self._ontology.types(value.value for value in node[RDF.type])

    def _known_fields(self, node: Properties, told: Told) -> dict[str, list[Value]]:
        """What the forms of a node ask for; the rest is counted."""
        types = self._ontology.types(value.value for value in node.get(RDF.type, ()))
        forms = [self._ontology.forms[name] for name in types if name in self._ontology.forms]
        paths = {field.path for form in forms for field in form.fields}
        if SG.Decision in types:
            told.unknown[SG.Decision] += 1
            return {}
        found = {}
        for path, values in node.items():
            if path in paths or path in {RDF.type, SG.inferredBy}:
                found[path] = [value for value in values if path != RDF.type or value.value in self._ontology.supers]
            else:
                told.unknown[path] += len(values)
        return found

    def _is_derived(self, node: Properties) -> bool:
        return SG.inferredBy in node or any(value.value in _DERIVED for value in node[RDF.type])

    def _check(self, nodes: Mapping[str, Properties], told: Told) -> set[str]:
        """Hold them against the forms, and let pyshacl judge where it is installed."""
        around: dict[str, Properties] = {**self._ontology.nodes, **self._registry, **nodes}
        problems = list(check(self._ontology, nodes, around))
        unfit = {problem.node for problem in problems}
        if shacl.installed():
            # What is here of the same nodes, from adding this before, is what is to be replaced.
            rest = {iri: node for iri, node in self._registry.items() if iri not in nodes}
            data = [*self._ontology.triples, *_triples(rest), *_triples(nodes)]
            shapes = place_of_ontology() / "shapes.ttl"
            problems += [each for each in shacl.check(data, shapes, unfit) if each.node in nodes]
        else:
            told.say("no-shacl", 1)
        for problem in problems:
            told.wrong(problem.node, problem.zh, problem.en)
        return unfit | {problem.node for problem in problems}

    def _entities(
        self, nodes: Mapping[str, Properties], unfit: set[str], told: Told
    ) -> Iterator[tuple[str, str]]:  # fmt: skip
        """Give for each entity the one that is meant here."""
        for iri, node in nodes.items():
            kind = node[RDF.type][0].value
            if not self._is_entity(node) or iri in unfit:
                continue
            told.facts += 1
            labels = [each for each in node[SKOS.prefLabel] if isinstance(each, Literal)]
            labels.sort(key=lambda label: label.language != "zh")
            called = [label.value for label in labels]
            called += [label.value for label in node.get(SKOS.altLabel, ())]
            found = self._registrar.adopt(iri, kind, called, _triples({iri: node}))
            if isinstance(found, Misread):
                told.wrong(called[0], in_words(found, "zh"), in_words(found, "en"))
            else:
                yield iri, found

    def _records(self, nodes: Mapping[str, Properties], unfit: set[str], told: Told) -> Iterator[Record]:
        passed = 0
        for record in _whole(nodes, unfit):
            if record.iri in self._elsewhere:
                passed += 1
            else:
                yield record
        told.say("elsewhere", passed)

    def _quoted(
        self, records: Iterable[Record], nodes: Mapping[str, Properties], told: Told
    ) -> Iterator[Record]:  # fmt: skip
        """Those whose quotes stand in their sources: in the text that is here, or in the one that is made of quotes."""
        made: dict[str, tuple[str, list[str]]] = {}
        for record in records:
            if all(self._stands(each, made) for each in record.evidence):
                yield record
            else:
                told.wrong(
                    record.iri, "引文与来源原文的这一处不符", "the quote is not what stands at its place in the source"
                )
        for source, (version, signs) in made.items():
            name = f"{self._key}/{QUOTED}/{_plain(source)}/{version}.txt"
            told.texts[name] = "".join(signs)
            node: Properties = {**nodes[source], SG.textFile: [Literal(name)]}
            told.sources += _triples({source: node})

    def _stands(self, evidence: Evidence, made: dict[str, tuple[str, list[str]]]) -> bool:
        known = self._sources.get(evidence.source)
        start, end = evidence.start, evidence.end
        if known is not None:
            return known.text[start:end] == evidence.quote
        version, signs = made.setdefault(evidence.source, (evidence.version, []))
        if version != evidence.version or not 0 <= start <= end <= _LONGEST or end - start != len(evidence.quote):
            return False
        signs += " " * (end - len(signs))
        if any(sign not in {" ", quoted} for sign, quoted in zip(signs[start:end], evidence.quote, strict=True)):
            return False
        signs[start:end] = evidence.quote
        return True


def _plain(source: str) -> str:
    """The last part of a source's IRI as the name of a folder."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", source.rpartition("/")[2]).strip("-") or triples.digest(source, 8)


def _whole(nodes: Mapping[str, Properties], unfit: set[str]) -> Iterator[Record]:
    """Records none of whose parts is unfit."""
    for iri in sorted(nodes):
        if SG.evidence in nodes[iri] and iri not in unfit:
            parts = [each.value for path in (SG.participation, SG.evidence) for each in nodes[iri].get(path, ())]
            if not unfit.intersection(parts) and all(part in nodes for part in parts):
                yield from triples.to_records(_triples({each: nodes[each] for each in (iri, *parts)}))


def _named(record: Record) -> Iterator[str]:
    yield from (value.value for _, value in record.fields)
    yield from (member.entity for member in record.participants)


def _moved(triple: Triple, meant: Mapping[str, str]) -> Triple:
    """A statement of a source about the entity that is meant here, such as its issuer."""
    value = triple.object
    if isinstance(value, NamedNode) and value.value in meant:
        return Triple(triple.subject, triple.predicate, NamedNode(meant[value.value]))
    return triple


def _with(record: Record, meant: Mapping[str, str]) -> Record:
    """A record of the entities that are meant here."""
    fields = tuple(
        (path, NamedNode(meant.get(value.value, value.value)) if isinstance(value, NamedNode) else value)
        for path, value in record.fields
    )
    members = tuple(Participant(each.role, meant.get(each.entity, each.entity)) for each in record.participants)
    return replace(record, fields=fields, participants=members)


def _triples(nodes: Mapping[str, Properties]) -> list[Triple]:
    return [
        Triple(NamedNode(iri), NamedNode(path), value)
        for iri, node in nodes.items()
        for path, values in node.items()
        for value in values
        if not isinstance(value, BlankNode)
    ]
