"""Where entities are, and which industries and occupations records join them to: looked up in the index's store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from skillgraph.analysis.surroundings import Fields, Told
from skillgraph.errors import DamagedIndex
from skillgraph.index.view import View
from skillgraph.vocabulary import HOME, SG, SH

if TYPE_CHECKING:
    from pyoxigraph import Store

SCHEMES = ("field", "occupation")
_NOT_ITS_OWN = {SG.authority}  # who keeps a filing does not itself do what is filed
# One's own: a unit, a studio or an appointed master is of whoever it belongs to, and so is what it does.
_UP, _DOWN = {"belongs-to"}, {"hosts", "leads", "appointed"}
_MOST = 300  # records that are looked through, of one entity or one concept
_OF_AREA = 3_000


class InStore:
    """Look-ups in the store of an index.

    Parameters
    ----------
    view
        What to read.
    lang
        The language of the sentences, ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> import skillgraph
    >>> InStore(skillgraph.open()._view, "en").areas(["https://example.org/nobody"])
    {}
    """

    def __init__(self, view: View, lang: str) -> None:
        self._view = view
        self._lang = lang

    def areas(self, iris: Iterable[str]) -> dict[str, str]:
        """Give the areas of some entities, by IRI; who has none is left out."""
        found = ((iri, next((area for _, _, area in self.quads(iri, SG.area, None)), None)) for iri in iris)
        return {iri: area for iri, area in found if area is not None}

    def of_area(self, area: str) -> dict[str, int]:
        """Give the entities of an area with their numbers, out of the first few thousand things that are of it."""
        return self._view.numbers({iri for iri, _, _ in islice(self.quads(None, SG.area, area), _OF_AREA)})

    def fields(self, number: int) -> Fields:
        """Give the industries and occupations that records join an entity or its units to."""
        own = [number, *(unit for unit, owner in self._units([number]) if owner == number)]
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self._view.speaking(own, _MOST):
            for predicate in self._predicates:
                for _, _, concept in self.quads(record, predicate, None):
                    found[concept][record] = None
        return self._told(found)

    def in_fields(self, concepts: Iterable[str]) -> dict[int, Fields]:
        """Give those whom records join to some industries or occupations, by number, and those whose units they are."""
        joined: dict[int, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for concept in sorted(concepts):
            naming = (iri for each in self._predicates for iri, _, _ in self.quads(None, each, concept))
            for record in islice(naming, _MOST):
                for number in self.entities_of(record):
                    joined[number][concept][record] = None
        for unit, owner in self._units(list(joined)):
            for concept, records in joined.get(unit, {}).items():
                joined[owner][concept] |= records
        return {number: self._told(found) for number, found in joined.items()}

    def concepts(self) -> set[str]:
        """Give every industry and occupation that a record is joined to."""
        return {concept for each in self._predicates for _, _, concept in self.quads(None, each, None)}

    @cached_property
    def _store(self) -> Store:
        return self._view.store()

    @cached_property
    def _predicates(self) -> list[str]:
        """The fields of records that want an industry or an occupation, as the shapes say."""
        shapes = (shape for scheme in SCHEMES for shape, _, _ in self.quads(None, SH.node, f"{HOME}shape/in-{scheme}"))
        return sorted({path for shape in shapes for _, _, path in self.quads(shape, SH.path, None)})

    def entities_of(self, record: str) -> Collection[int]:
        """Give the numbers of those a record speaks of, but not of who keeps it on file."""
        named = {to for _, predicate, to in self.quads(record, None, None) if predicate not in _NOT_ITS_OWN}
        return sorted(self._view.numbers(named).values())

    def _units(self, numbers: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs of a unit and whose it is."""
        for link in self._view.links(numbers):
            if link.relation in _UP:
                yield link.source, link.target
            elif link.relation in _DOWN:
                yield link.target, link.source

    def _told(self, found: dict[str, dict[str, None]]) -> Fields:
        wanted = {iri for records in found.values() for iri in records}
        rows = {
            row.iri: Told(row.iri, row.summary(self._lang), None, row.status)
            for row in self._view.records_by_iri(wanted)
        }
        told = {
            concept: tuple(rows[iri] for iri in sorted(records) if iri in rows) for concept, records in found.items()
        }
        return {concept: told[concept] for concept in sorted(told) if told[concept]}

    def quads(self, subject: str | None, predicate: str | None, value: str | None) -> Iterator[tuple[str, str, str]]:
        """Give the statements that fit, as IRIs; None fits whatever is there."""
        from pyoxigraph import NamedNode

        of, by, to = (None if iri is None else NamedNode(iri) for iri in (subject, predicate, value))
        try:
            for quad in self._store.quads_for_pattern(of, by, to, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    yield quad.subject.value, quad.predicate.value, quad.object.value
        except OSError as error:
            raise DamagedIndex(folder=self._view.index) from error
