"""What a form wants to know of an entity and its name tells, as 技师学院 does."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from skillgraph.records import Value
from skillgraph.shapes import Ontology, literals
from skillgraph.vocabulary import SKOS


def told_by_name(
    name: str, kind: str, told: Iterable[tuple[str, Value]], ontology: Ontology
) -> list[tuple[str, Value]] | None:
    """Read from a name what its form asks for and nobody told.

    Parameters
    ----------
    name
        The entity's name.
    kind
        The IRI of its class.
    told
        What is known of it: property and value.
    ontology
        The forms and the concepts.

    Returns
    -------
    list, or None
        Property and concept; None where the name does not tell it.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import SG
    >>> ontology = shapes.read(resources.ontology())
    >>> [(_, kind)] = told_by_name("昆明技师学院", SG.VocationalCollege, (), ontology)
    >>> kind.value.rpartition("/")[2]
    'technician-college'
    >>> told_by_name("昆明某校", SG.VocationalCollege, (), ontology) is None
    True
    """
    form = ontology.forms.get(kind)
    said = {path for path, _ in told}
    found: list[tuple[str, Value]] = []
    for field in form.fields if form else ():
        if field.min_count and field.scheme and field.path not in said:
            concept = _named(name, field.scheme, ontology)
            if concept is None:
                return None
            found.append((field.path, NamedNode(concept)))
    return found


def _named(name: str, scheme: str, ontology: Ontology) -> str | None:
    """The concept whose longest label stands in a name."""
    best, longest = None, 0
    for concept, of in ontology.schemes.items():
        node = ontology.nodes[concept] if of == scheme else {}
        for label in (*literals(node, SKOS.prefLabel), *literals(node, SKOS.hiddenLabel)):
            if label.value in name and len(label.value) > longest:
                best, longest = concept, len(label.value)
    return best
