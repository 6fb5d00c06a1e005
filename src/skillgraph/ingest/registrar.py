"""A name in a sheet → the entity that is meant: one that is known for certain, or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import names, triples
from skillgraph.ingest.values.misread import Misread
from skillgraph.shapes import Ontology, Properties, literals
from skillgraph.vocabulary import RDF, SG, SKOS, local_name


@dataclass(frozen=True, slots=True)
class Doubt:
    """A new entity that may be one that is known already: a person decides.

    Parameters
    ----------
    name, iri
        The new one.
    other, other_iri
        The known one it may be.

    Examples
    --------
    >>> Doubt("昆明技师", "x:a", "昆明技师学院", "x:b").other
    '昆明技师学院'
    """

    name: str
    iri: str
    other: str
    other_iri: str


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
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_core: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.doubts: list[Doubt] = []
        self.made: list[Triple] = []
        for iri, node in known.items():
            types = [value.value for value in node.get(RDF.type, ()) if value.value in ontology.forms or self._is_entity(value.value)]
            if types:
                self._classes[iri] = types[0]
                for label in (*literals(node, SKOS.prefLabel), *literals(node, SKOS.altLabel)):
                    self._learn(label.value, iri)

    def _is_entity(self, kind: str) -> bool:
        return SG.Entity in self._ontology.types([kind])

    def _learn(self, name: str, iri: str) -> None:
        known = self._by_name[names.normal(name)]
        if iri not in known:
            known.append(iri)
        core = names.core(name)
        if core:
            self._by_core[core].append((iri, name))

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
            The IRI: of the known entity whose normal name or other name it is, else of a new one. A problem where several
            known entities are so called, where the known one is of another class, or where the class of a new one is
            not known.
        """
        found = self._by_name.get(names.normal(name), [])
        fitting = [iri for iri in found if allowed in self._ontology.types([self._classes[iri]])]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return Misread("several", name, "entity", _choices(fitting))
        if found:
            return Misread("other-class", name, "entity", _choices(found))
        if default is None:
            return Misread("no-class", name, "entity")
        return self.add(name, default)

    def add(self, name: str, kind: str, others: Iterable[str] = (), area: str | None = None, english: str = "") -> str:
        """Make a new entity, or give the known one that has the name.

        Parameters
        ----------
        name
            Its name in Chinese, or in English where it is written so.
        kind
            The IRI of its class.
        others
            Its other names.
        area
            The IRI of its area.
        english
            Its name in English beside the Chinese one.

        Returns
        -------
        str
            Its IRI.
        """
        code = self._ontology.codes[kind] if hasattr(self._ontology, "codes") else local_name(kind).lower()
        iri = triples.mint_entity(self._base, name, area or "", code)
        if iri not in self._classes:
            self._doubt(name, iri)
            self._classes[iri] = kind
            self._learn(name, iri)
            node = NamedNode(iri)
            self.made.append(Triple(node, NamedNode(RDF.type), NamedNode(kind)))
            self.made.append(Triple(node, NamedNode(SKOS.prefLabel), Literal(name, language=_language(name))))
            if english:
                self.made.append(Triple(node, NamedNode(SKOS.prefLabel), Literal(english, language="en")))
            for other in others:
                self._learn(other, iri)
                self.made.append(Triple(node, NamedNode(SKOS.altLabel), Literal(other, language=_language(other))))
            if area:
                self.made.append(Triple(node, NamedNode(SG.area), NamedNode(area)))
        return iri

    def _doubt(self, name: str, iri: str) -> None:
        for other_iri, other in self._by_core.get(names.core(name), ()):
            if other_iri != iri:
                self.doubts.append(Doubt(name, iri, other, other_iri))
                return


def _language(text: str) -> str:
    return "en" if names.is_latin(text) else "zh"


def _choices(iris: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((iri, iri) for iri in iris)
