"""Organisations and persons of foreign RDF → entities, and who belongs to whom → records that quote the statement."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from skillgraph import names, triples
from skillgraph.adding.told import Told
from skillgraph.ingest.kinds import told_by_name
from skillgraph.ingest.private import masked
from skillgraph.ingest.rdf.nodes import Gathered, Node, Thing, gather
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.concepts import concept, schemes
from skillgraph.ingest.values.misread import Misread, told
from skillgraph.records import Evidence, Record, Value
from skillgraph.shapes import Ontology
from skillgraph.vocabulary import ORG, SG, SKOS

_AREAS = "https://w3id.org/skillgraph/scheme/area"


class Foreign:
    """Reads foreign statements.

    Parameters
    ----------
    ontology
        The forms.
    registrar
        Who is meant by a name.
    source, version
        What the file becomes: the IRI of the source, and which version of it.
    """

    def __init__(self, ontology: Ontology, registrar: Registrar, source: str, version: str) -> None:
        self._ontology = ontology
        self._registrar = registrar
        self._source = source
        self._version = version
        self._areas = schemes(ontology)[_AREAS]
        self._entities: dict[Node, str] = {}

    def read(self, quads: Iterable[Quad], told: Told) -> None:
        """Read statements.

        Parameters
        ----------
        quads
            In the order of the file.
        told
            Takes what they tell.
        """
        lines = [_line(quad) for quad in quads]
        told.text = "".join(f"{line}\n" for line in lines)
        found = gather(enumerate(quads))
        told.unknown += found.unknown
        for thing in found.things.values():
            self._thing(thing, told)
        self._belonging(found, lines, told)
        told.say("same-name", "、".join(self._shared(found)))

    def _thing(self, thing: Thing, told: Told) -> None:
        if not thing.name:
            told.unknown[thing.kind] += 1
            return
        told.facts += 1
        iri = self._link(thing)
        if isinstance(iri, Misread):
            told.wrong(thing.name, *_both(iri))
        else:
            self._entities[thing.node] = iri

    def _link(self, thing: Thing) -> str | Misread:
        """The known entity of that name, else a new one."""
        allowed = SG.Person if thing.kind == SG.Person else SG.Organization
        known = self._registrar.known(thing.name, allowed, thing.code)
        if known is not None:
            return known
        is_clear = told_by_name(thing.name, thing.kind, (), self._ontology) is not None
        kind = thing.kind if is_clear else SG.Organization
        written = {text for lang, text in thing.called if lang in {"zh", "en"}}
        english = next((text for lang, text in thing.called if lang == "en" and text != thing.name), "")
        others = [text for text in dict.fromkeys(text for _, text in thing.called) if text in written]
        others = [text for text in others if text not in {thing.name, english}]
        iri = self._registrar.register(kind, self._pairs(thing, english, others))
        if isinstance(iri, Misread):
            return iri
        for lang, text in thing.called:
            if text not in written and text != thing.name:
                label = Literal(text, language=lang)
                self._registrar.made.append(Triple(NamedNode(iri), NamedNode(SKOS.altLabel), label))
        return iri

    def _pairs(self, thing: Thing, english: str, others: Iterable[str]) -> list[tuple[str, Value]]:
        """All that is told of a new entity, property and value."""
        area = self._area(thing)
        return [
            (SKOS.prefLabel, Literal(thing.name, language="en" if names.is_latin(thing.name) else "zh")),
            *([(SKOS.prefLabel, Literal(english, language="en"))] if english else []),
            *((SKOS.altLabel, Literal(text, language="en" if names.is_latin(text) else "zh")) for text in others),
            *([(SG.area, NamedNode(area))] if area else []),
            *([(ORG.identifier, Literal(thing.code))] if thing.code else []),
        ]

    def _area(self, thing: Thing) -> str | None:
        found = (concept(self._areas, text) for text in thing.areas)
        return next((each for each in found if isinstance(each, str)), None)

    def _belonging(self, found: Gathered, lines: list[str], told: Told) -> None:
        open_ended: list[str] = []
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        form = self._ontology.forms[SG.Affiliation]
        code = self._ontology.nodes[form.type][SKOS.notation][0].value
        for unit, parent, place in found.belonging:
            ends = self._entities.get(unit), self._entities.get(parent)
            if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
                open_ended.append(lines[place])
                continue
            told.facts += 1
            start = starts[place]
            evidence = Evidence(
                self._source, self._version, f"[{place + 1}]", lines[place], start, start + len(lines[place])
            )
            fields = ((SG.unit, NamedNode(ends[0])), (SG.parent, NamedNode(ends[1])))
            iri = triples.mint_record(self._source, form, code, fields)
            # The same may be said from both ends.
            before = told.records[iri].evidence if iri in told.records else ()
            told.records[iri] = Record(iri, form.type, fields, (), (*before, evidence))
        if open_ended:
            told.say("no-ends", f"{len(open_ended)} × {open_ended[0]}")

    def _shared(self, found: Gathered) -> list[str]:
        """The names of entities that several nodes of the file stand for."""
        seen: set[str] = set()
        shared = []
        for node, iri in self._entities.items():
            if iri in seen:
                shared.append(found.things[node].name)
            seen.add(iri)
        return list(dict.fromkeys(shared))


def _line(quad: Quad) -> str:
    """A statement as one line; nothing in a literal breaks it."""
    subject, value = quad.subject, quad.object
    ends = [str(subject), str(value) if isinstance(value, NamedNode | BlankNode | Literal) else "<<( … )>>"]
    line = f"{ends[0]} {quad.predicate} {ends[1]} ."
    return masked(line.replace("\r", "\\r").replace("\n", "\\n"))


def _both(problem: Misread) -> tuple[str, str]:
    return told(problem, "zh"), told(problem, "en")
