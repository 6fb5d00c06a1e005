"""The rows of a file that are well, gathered → records that are numbered and refer to one another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import NamedNode

from skillgraph import triples
from skillgraph.adding.numbering import is_loose, numbered
from skillgraph.adding.places import Place
from skillgraph.adding.references import References
from skillgraph.ingest.drafts import Draft, Wrong
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.misread import Misread
from skillgraph.records import Evidence, Participant, Record, Value
from skillgraph.shapes import Ontology
from skillgraph.vocabulary import SG, SKOS


class Settled(NamedTuple):
    """The records of a file in the order of its rows, where each stands, and which rows turned out wrong."""

    records: dict[str, Record]
    places: dict[str, Place]
    lost: list[tuple[Place, list[Wrong]]]


@dataclass(slots=True)
class _Well:
    """A row that is well so far: what it tells, and where."""

    draft: Draft
    stem: str
    evidence: tuple[Evidence, ...]
    place: Place


class Settling:
    """Takes the rows of one file.

    Parameters
    ----------
    ontology
        The forms.
    registrar
        Who is meant by a name.
    references
        The records that rows may refer to.
    source
        The IRI of the source that the file becomes.
    """

    def __init__(self, ontology: Ontology, registrar: Registrar, references: References, source: str) -> None:
        self._ontology = ontology
        self._registrar = registrar
        self._references = references
        self._source = source
        self._well: list[_Well] = []
        self._seen: dict[Hashable, int] = {}

    def take(self, draft: Draft, evidence: tuple[Evidence, ...] | Misread, place: Place) -> bool:
        """Take a row, where it is well.

        Parameters
        ----------
        draft
            What it tells; where it tells what another row told, that is put down there as wrong.
        evidence
            What it rests on, or what is wrong with that.
        place
            Where it stands.

        Returns
        -------
        bool
            Whether it was taken.
        """
        if isinstance(evidence, Misread):
            # The foreign columns of a map have no heading for it.
            kind = "quote" if evidence.expected == "quote" else "source"
            column = next((each for each in place.head.columns.values() if each.kind == kind), None)
            draft.wrong.append(Wrong(column, evidence))
        if draft.wrong or isinstance(evidence, Misread):
            return False
        code = self._ontology.nodes[draft.form.type][SKOS.notation][0].value
        stem = triples.mint_record(self._source, draft.form, code, draft.fields, draft.participants)
        told = _content(draft.fields, draft.participants), draft.quote
        same: Hashable = (stem, told) if is_loose(draft.form) else stem
        if same in self._seen:
            draft.wrong.append(Wrong(None, Misread("twice", str(self._seen[same]), "row")))
            return False
        self._seen[same] = place.row
        self._well.append(_Well(draft, stem, evidence, place))
        return True

    def finish(self, before: Iterable[Record]) -> Settled:
        """Number the records, and find those that they refer to, until no more of them turn out wrong.

        Parameters
        ----------
        before
            The records that were added from the file before, whose IRIs stay.

        Returns
        -------
        Settled
            The records, and the rows that refer to what is not there.
        """
        contents = [_content(well.draft.fields, well.draft.participants) for well in self._well]
        was = {record.iri: self._content(record) for record in before}
        iris = numbered([well.stem for well in self._well], contents, was)
        there = dict(zip(iris, self._well, strict=True))
        for iri, well in there.items():
            self._references.learn(iri, well.draft.form.type, well.draft.fields, well.place.row)
        lost: list[tuple[Place, list[Wrong]]] = []
        while wrong := {iri: found for iri, well in there.items() if (found := self._unfound(iri, well))}:
            for iri, problems in wrong.items():
                self._references.forget(iri)
                lost.append((there.pop(iri).place, problems))
        if lost:
            self._drop_strangers(there.values())
        records = {iri: self._record(iri, well) for iri, well in there.items()}
        return Settled(records, {iri: well.place for iri, well in there.items()}, lost)

    def _unfound(self, iri: str, well: _Well) -> list[Wrong]:
        found = [(column, self._references.find(column, text, iri)) for column, text in well.draft.references]
        return [Wrong(column, each) for column, each in found if isinstance(each, Misread)]

    def _record(self, iri: str, well: _Well) -> Record:
        draft = well.draft
        found = [(column.field.path, self._references.find(column, text, iri)) for column, text in draft.references]
        fields = [*draft.fields, *((path, each) for path, each in found if isinstance(each, NamedNode))]
        members = tuple(dict.fromkeys(draft.participants))
        return Record(iri, draft.form.type, tuple(dict.fromkeys(fields)), members, well.evidence)

    def _drop_strangers(self, kept: Iterable[_Well]) -> None:
        """Who was made by a row that turned out wrong, and is named by no other, does not enter."""
        self._registrar.forget(set(_named(self._well)) - set(_named(kept)))

    def _content(self, record: Record) -> Hashable:
        refers = {
            field.path
            for field in self._ontology.forms[record.type].fields
            if field.value_class and SG.Record in self._ontology.types([field.value_class])
        }
        return _content([each for each in record.fields if each[0] not in refers], record.participants)


def _content(fields: Iterable[tuple[str, Value]], participants: Iterable[Participant]) -> Hashable:
    return frozenset(fields), frozenset(participants)


def _named(rows: Iterable[_Well]) -> Iterator[str]:
    for well in rows:
        yield from (value.value for _, value in well.draft.fields if isinstance(value, NamedNode))
        yield from (member.entity for member in well.draft.participants)
