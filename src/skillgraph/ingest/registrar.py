"""A name in a sheet → the entity that is meant: one that is known for certain, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import cast

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import names, triples
from skillgraph.ingest.doubts import Doubt
from skillgraph.ingest.further import NAMES, further
from skillgraph.ingest.kinds import class_by_name, is_industry_college, told_by_name
from skillgraph.ingest.namebook import NameBook, is_placeholder
from skillgraph.ingest.values.misread import Misread
from skillgraph.records import Value
from skillgraph.shapes import Ontology, Properties, literals, words
from skillgraph.vocabulary import ORG, RDF, SG, SKOS

# One entity has few names: what is doubted of it stands last.
_NEAR = 20


class Registrar:
    """The entities of a workspace, and those that sheets bring.

    Parameters
    ----------
    known
        The nodes of the registry.
    ontology
        Which classes there are.
    base
        The base IRI of the workspace.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> registrar = Registrar({}, ontology, "https://example.org/")
    >>> iri = registrar.link("昆明技师学院", SG.Organization, SG.VocationalCollege)
    >>> iri == registrar.link("昆明 技師學院", SG.Organization, SG.Enterprise), [each.name for each in registrar.doubts]
    (True, [])
    """

    def __init__(self, known: Mapping[str, Properties], ontology: Ontology, base: str) -> None:
        self._ontology = ontology
        self._base = base
        self._classes: dict[str, str] = {}
        self._entity_kinds: dict[str, bool] = {}
        self._areas = {iri: node[SG.area][0].value for iri, node in known.items() if SG.area in node}
        self._book = NameBook()
        # A unified social credit code is the one sure mark of an organisation.
        self._codes = {iri: node[ORG.identifier][0].value for iri, node in known.items() if ORG.identifier in node}
        self._by_code = {code: iri for iri, code in self._codes.items()}
        self.doubts: list[Doubt] = []
        self.made: list[Triple] = []
        self._new: dict[str, str] = {}
        self._known = known
        self._registered: set[str] = set()
        for iri, node in known.items():
            types = [value.value for value in node.get(RDF.type, ()) if self._is_entity(value.value)]
            if types:
                self._classes[iri] = types[0]
                for label in (*node.get(SKOS.prefLabel, ()), *node.get(SKOS.altLabel, ())):
                    self._book.learn(label.value, iri)

    @property
    def named(self) -> list[str]:
        """The names of the new entities."""
        return list(self._new.values())

    def called(self, iri: str) -> str | None:
        """Give the name of an entity.

        Parameters
        ----------
        iri
            Its IRI.

        Returns
        -------
        str or None
            In Chinese where it has such a name; None where it is no entity.
        """
        known = literals(self._known.get(iri, {}), SKOS.prefLabel)
        return self._new.get(iri) or (min(known, key=_foreign).value if known else None)

    @property
    def kinds(self) -> list[str]:
        """The classes of the new entities, in the order of their names."""
        return [self._classes[iri] for iri in self._new]

    def _is_entity(self, kind: str) -> bool:
        if kind not in self._entity_kinds:
            self._entity_kinds[kind] = SG.Entity in self._ontology.types([kind])
        return self._entity_kinds[kind]

    @contextmanager
    def trying(self) -> Iterator[Callable[[], None]]:
        """Keep what is made inside only when the function given is called: who is named in a wrong row does not enter.

        Yields
        ------
        callable
            Keeps it.

        Examples
        --------
        >>> from skillgraph import resources, shapes
        >>> registrar = Registrar({}, shapes.read(resources.ontology()), "https://example.org/")
        >>> with registrar.trying() as keep:
        ...     _ = registrar.link("艾维", SG.Organization, SG.Enterprise)
        >>> registrar.named
        []
        """
        before = len(self.made), len(self._new), len(self.doubts), len(self._book)
        kept = False

        def keep() -> None:
            nonlocal kept
            kept = True

        yield keep
        if not kept:
            self._forget(*before)

    def _forget(self, made: int, new: int, doubts: int, learnt: int) -> None:
        self._book.forget_from(learnt)
        for iri in list(islice(reversed(self._new), len(self._new) - new)):
            self._drop(iri)
        del self.made[made:], self.doubts[doubts:]

    def forget(self, iris: Iterable[str]) -> None:
        """Let new entities not enter after all.

        Parameters
        ----------
        iris
            Their IRIs; what is not new stays.
        """
        gone = (set(self._new) & set(iris)) - self._registered
        nodes = {NamedNode(iri) for iri in gone}
        self.made = [triple for triple in self.made if triple.subject not in nodes]
        self.doubts = [doubt for doubt in self.doubts if doubt.iri not in gone]
        self._book.forget(gone)
        for iri in gone:
            self._drop(iri)

    def _drop(self, iri: str) -> None:
        del self._classes[iri], self._new[iri]
        self._by_code.pop(self._codes.pop(iri, ""), None)

    def knows(self, name: str) -> bool:
        """Tell whether somebody is so called.

        Parameters
        ----------
        name
            As it stands in a cell.

        Returns
        -------
        bool
            Whether it is a name, or the IRI, of an entity.
        """
        return name in self._classes or bool(self._book.bearers(name))

    def link(self, name: str, allowed: str, default: str | None) -> str | Misread:
        """Give the entity that a name means.

        Parameters
        ----------
        name
            As it stands in a cell.
        allowed
            The class that the field asks for.
        default
            The class of a new entity; None where only the sheet of organisations could tell.

        Returns
        -------
        str or Misread
            The IRI: of the known entity whose normal name or other name it is, else of a new one. A problem where
            several known entities are so called, where the known one is of another class, or where the class or the
            kind of a new one is not known.
        """
        known = self.known(name, allowed)
        if known is not None:
            return known
        if is_placeholder(name):
            return Misread("placeholder", name, "entity")
        if is_industry_college(name, self._ontology) and allowed in self._ontology.types([SG.IndustryCollege]):
            default = SG.IndustryCollege  # No side of a partnership makes it a college or an enterprise.
        default = default or class_by_name(name, allowed, self._ontology)
        if default is None:
            return Misread("no-class", name, "entity")
        return (
            self.add(name, default)
            if told_by_name(name, default, (), self._ontology) is not None
            else Misread("no-kind", name, "entity")
        )

    def known(self, name: str, allowed: str, code: str = "") -> str | Misread | None:
        """Give the known entity that a name means.

        Parameters
        ----------
        name
            As it stands in a cell, or an IRI.
        allowed
            The class that the field asks for.
        code
            Its unified social credit code, where that is told: it counts before the name, and nobody with another code
            is meant.

        Returns
        -------
        str, Misread or None
            Its IRI; a problem where several are so called or the one is of another class; None where nobody is.
        """
        # An IRI stands where two entities of one class have one name.
        found = (
            [name] if name in self._classes else [iri for iri in self._book.bearers(name) if self._may_have(iri, code)]
        )
        found = [self._by_code[code]] if code in self._by_code else found
        fitting = [iri for iri in found if allowed in self._ontology.types([self._classes[iri]])]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return Misread("several", name, "entity", _choices(fitting))
        return Misread("other-class", name, "entity", _choices(found)) if found else None

    def register(self, kind: str, told: Sequence[tuple[str, Value]]) -> str | Misread:
        """Take in an entity that the sheet of organisations tells.

        Parameters
        ----------
        kind
            The IRI of its class.
        told
            Its names and whatever else is known of it: property and value.

        Returns
        -------
        str or Misread
            Its IRI: of the known entity of that name and class, else of a new one. A problem where several are so
            called, or where a form asks for more than is told.
        """
        named = [value for path, value in told if path == SKOS.prefLabel and isinstance(value, Literal)]
        name = min(named, key=lambda label: label.language == "en").value
        area = _area(told)
        code = next((value.value for path, value in told if path == ORG.identifier), "")
        iri = self._same(name, kind, area, code) or self._minted(name, kind, area, code)
        if iri in self._classes and kind not in self._ontology.types([self._classes[iri]]):
            return Misread("other-class", code, "credit-code", _choices([iri]))
        if iri in self._classes:
            self._registered.add(iri)
            self._enrich(iri, told)
            return iri
        further = told_by_name(name, kind, told, self._ontology)
        if further is None:
            return Misread("no-kind", name, "entity")
        self._make(iri, name, kind, [*told, *further])
        if area:
            self._areas[iri] = area
        if code:
            self._by_code[code], self._codes[iri] = iri, code
        self._registered.add(iri)
        return iri

    def _may_have(self, iri: str, code: str) -> bool:
        return not code or self._codes.get(iri, code) == code

    def _same(self, name: str, kind: str, area: str, code: str) -> str | None:
        """The known entity of that code; else of that name and class, where neither code nor area says otherwise."""
        if code in self._by_code:
            return self._by_code[code]
        found = [iri for iri in self._book.bearers(name) if self._classes[iri] == kind and self._may_have(iri, code)]
        fitting = [iri for iri in found if self._areas.get(iri, area) == area or not area]
        return fitting[0] if len(fitting) == 1 else None

    def _minted(self, name: str, kind: str, area: str, code: str = "") -> str:
        """A new IRI; the place in it is the area's name in Chinese, whatever language the sheet is in."""
        if code:
            return f"{self._base}org/uscc-{code.lower()}"
        place = words(self._ontology.nodes[area], SKOS.prefLabel).get("zh", area) if area else ""
        return triples.mint_entity(self._base, name, place, self._code(kind))

    def _enrich(self, iri: str, told: Iterable[tuple[str, Value]]) -> None:
        """Add what is not known yet of a known entity."""
        node = NamedNode(iri)
        known = {path: set(values) for path, values in self._known.get(iri, {}).items()}
        for triple in self.made:
            if triple.subject == node:
                known.setdefault(triple.predicate.value, set()).add(cast("Value", triple.object))
        for path, value in further(told, known, lambda name: iri in self._book.bearers(name)):
            self.made.append(Triple(node, NamedNode(path), value))
            if path in NAMES:
                self._book.learn(value.value, iri)
            if path == ORG.identifier:
                self._by_code[value.value], self._codes[iri] = iri, value.value

    def add(self, name: str, kind: str) -> str:
        """Make a new entity, or give the known one that has the name.

        Parameters
        ----------
        name
            Its name in Chinese, or in English where it is written so.
        kind
            The IRI of its class.

        Returns
        -------
        str
            Its IRI.
        """
        iri = self._minted(name, kind, "")
        if iri not in self._classes:
            label = Literal(name, language=_language(name))
            self._make(
                iri, name, kind, [(SKOS.prefLabel, label), *(told_by_name(name, kind, (), self._ontology) or ())]
            )
        return iri

    def _code(self, kind: str) -> str:
        return self._ontology.nodes[kind][SKOS.notation][0].value

    def adopt(self, iri: str, kind: str, called: Sequence[str], told: Iterable[Triple]) -> str | Misread:
        """Take in an entity that has an IRI already.

        Parameters
        ----------
        iri
            Its IRI.
        kind
            The IRI of its class.
        called
            Its names, the canonical one first.
        told
            All that is told of it.

        Returns
        -------
        str or Misread
            Its IRI; that of the known entity of the class which has its canonical name; a problem where several have.
        """
        if iri in self._classes:
            return iri
        same = self._book.bearers(called[0])
        fitting = [each for each in same if kind in self._ontology.types([self._classes[each]])]
        if len(fitting) > 1:
            return Misread("several", called[0], "entity", _choices(fitting))
        if fitting:
            return fitting[0]
        for name in called:
            self._doubt(name, iri)
        self._classes[iri] = kind
        self._new[iri] = called[0]
        for name in called:
            self._book.learn(name, iri)
        self.made.extend(told)
        return iri

    def _make(self, iri: str, name: str, kind: str, told: Sequence[tuple[str, Value]]) -> None:
        for label in dict.fromkeys([name, *(value.value for path, value in told if path in NAMES)]):
            self._doubt(label, iri)
        self._new[iri] = name
        self._classes[iri] = kind
        node = NamedNode(iri)
        self.made.append(Triple(node, NamedNode(RDF.type), NamedNode(kind)))
        for path, value in told:
            self.made.append(Triple(node, NamedNode(path), value))
            if path in {SKOS.prefLabel, SKOS.altLabel}:
                self._book.learn(value.value, iri)

    def _doubt(self, name: str, iri: str) -> None:
        told = {doubt.other_iri for doubt in self.doubts[-_NEAR:] if doubt.iri == iri}
        other = next((entry for entry in self._book.akin(name) if entry.iri != iri and entry.iri not in told), None)
        if other is not None:
            self.doubts.append(Doubt(name, iri, other.name, other.iri))


def _foreign(label: Literal) -> bool:
    return label.language != "zh"


def _area(told: Iterable[tuple[str, Value]]) -> str:
    return next((value.value for path, value in told if path == SG.area), "")


def _language(text: str) -> str:
    return "en" if names.is_latin(text) else "zh"


def _choices(iris: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((iri, iri) for iri in iris)
