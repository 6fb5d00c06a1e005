"""Records of a table held against the words they quote before they enter: what a person should look at once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Store, Triple

from skillgraph import resources, triples
from skillgraph.adding.places import Place
from skillgraph.adding.quoting import is_row
from skillgraph.checking import clauses, dates, figures, lists, rules, wordings, words
from skillgraph.checking.reader import Reader
from skillgraph.index.inferring import fill
from skillgraph.index.sources import placed
from skillgraph.ingest.troubles import Trouble
from skillgraph.records import Record
from skillgraph.shapes import Ontology, Problem, group
from skillgraph.vocabulary import GRAPH

# A longer list is held against its words by validate alone.
_MOST = 2_000


def warnings(
    file: Path, told: Mapping[str, Record], places: Mapping[str, Place], ontology: Ontology, around: Iterable[Triple]
) -> Iterator[Trouble]:
    """Find numbers, dates, names and claims that the quotes of new records do not bear.

    Parameters
    ----------
    file
        The table.
    told
        Its records by IRI; those that are rows of it quote nothing and are passed over.
    places
        Where each stands in it.
    ontology
        The forms.
    around
        Entities and sources.

    Yields
    ------
    Trouble
        One warning for each, as `validate` would find it.
    """
    quoting = [record for record in told.values() if not all(map(is_row, record.evidence))]
    if not quoting or len(quoting) > _MOST:
        return
    whose = {
        triple.subject.value: record.iri
        for record in quoting
        for triple in triples.from_record(record)
        if isinstance(triple.subject, NamedNode)
    }
    for problem in dict.fromkeys(_found(quoting, ontology, list(around))):
        place = places.get(whose.get(problem.node, ""))
        if place is not None:
            message = {"zh": problem.zh, "en": problem.en}
            yield Trouble("warning", file.name, place.sheet.name, place.row, "", "", message)


def _found(records: Iterable[Record], ontology: Ontology, around: list[Triple]) -> Iterator[Problem]:
    own = {record.iri: triples.from_record(record) for record in records}
    nodes = group([*ontology.triples, *around, *chain.from_iterable(own.values())])
    yield from words.check(nodes)
    reader = Reader(nodes)
    for look in (figures, dates, clauses, lists, wordings):
        yield from look.check(reader)
    store = Store()
    registry = [placed(triple, NamedNode(GRAPH.editorial)) for triple in around]
    told = [placed(each, NamedNode(iri.rpartition("/")[0])) for iri, part in own.items() for each in part]
    fill(store, ontology, [*registry, *told])
    yield from rules.check(store, resources.ontology() / "checks")
