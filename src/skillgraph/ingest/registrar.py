"""A name in a sheet → the entity that is meant: one that is known for certain, or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import names, triples
from skillgraph.ingest.values.misread import Misread
from skillgraph.shapes import Ontology, Properties, literals
from skillgraph.vocabulary import RDF, SG, SKOS


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
        self._learnt: list[tuple[str, str, str, str]] = []
        self.doubts: list[Doubt] = []
        self.made: list[Triple] = []
        self.named: list[str] = []
        for iri, node in known.items():
            types = [value.value for value in node.get(RDF.type, ()) if self._is_entity(value.value)]
            if types:
                self._classes[iri] = types[0]
                for label in (*literals(node, SKOS.prefLabel), *literals(node, SKOS.altLabel)):
                    self._learn(label.value, iri)

    def _is_entity(self, kind: str) -> bool:
        return SG.Entity in self._ontology.types([kind])

    def _learn(self, name: str, iri: str) -> None:
        normal, core = names.normal(name), names.core(name)
        if iri not in self._by_name[normal]:
            self._by_name[normal].append(iri)
            self._learnt.append((normal, core, iri, name))
            if core:
                self._by_core[core].append((iri, name))

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
        before = len(self.made), len(self.named), len(self.doubts), len(self._learnt)
        kept = False

        def keep() -> None:
            nonlocal kept
            kept = True

        yield keep
        if not kept:
            self._forget(*before)

    def _forget(self, made: int, named: int, doubts: int, learnt: int) -> None:
        for triple in self.made[made:]:
            if isinstance(triple.subject, NamedNode):
                self._classes.pop(triple.subject.value, None)
        for normal, core, iri, name in reversed(self._learnt[learnt:]):
            self._by_name[normal].remove(iri)
            if core:
                self._by_core[core].remove((iri, name))
        del self.made[made:], self.named[named:], self.doubts[doubts:], self._learnt[learnt:]

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
        return self.add(name, default) if self._kinds(name, default) is not None else Misread("no-kind", name, "entity")

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
        code = self._ontology.nodes[kind][SKOS.notation][0].value
        iri = triples.mint_entity(self._base, name, area or "", code)
        if iri not in self._classes:
            self._doubt(name, iri)
            self.named.append(name)
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
            for path, concept in self._kinds(name, kind) or ():
                self.made.append(Triple(node, NamedNode(path), NamedNode(concept)))
            if area:
                self.made.append(Triple(node, NamedNode(SG.area), NamedNode(area)))
        return iri

    def _kinds(self, name: str, kind: str) -> list[tuple[str, str]] | None:
        """What a form wants to know of an entity and its name tells, as 技师学院 does; None where it does not."""
        form = self._ontology.forms.get(kind)
        found = []
        for field in form.fields if form else ():
            if field.min_count and field.scheme:
                concept = self._told_by(name, field.scheme)
                if concept is None:
                    return None
                found.append((field.path, concept))
        return found

    def _told_by(self, name: str, scheme: str) -> str | None:
        """The concept whose longest label stands in a name."""
        best, longest = None, 0
        for concept, of in self._ontology.schemes.items():
            node = self._ontology.nodes[concept] if of == scheme else {}
            for label in (*literals(node, SKOS.prefLabel), *literals(node, SKOS.hiddenLabel)):
                if label.value in name and len(label.value) > longest:
                    best, longest = concept, len(label.value)
        return best

    def _doubt(self, name: str, iri: str) -> None:
        for other_iri, other in self._by_core.get(names.core(name), ()):
            if other_iri != iri:
                self.doubts.append(Doubt(name, iri, other, other_iri))
                return


def _language(text: str) -> str:
    return "en" if names.is_latin(text) else "zh"


def _choices(iris: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((iri, iri) for iri in iris)
