"""What a form wants to know of an entity and its name tells, as 技师学院 does."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from skillgraph.names import legal_form
from skillgraph.records import Value
from skillgraph.shapes import Ontology, literals
from skillgraph.vocabulary import SG, SKOS

# How the names of public authorities end, and of no other bodies.
_AUTHORITIES = (
    *("人民政府", "教育局", "教育厅", "社会保障局", "社会保障厅"),
    *("工业和信息化局", "发展和改革委员会"),
)


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


def class_by_name(name: str, allowed: str, ontology: Ontology) -> str | None:
    """Tell of which class somebody new is, where the name says it for certain.

    Parameters
    ----------
    name
        The entity's name.
    allowed
        The class that is asked for.
    ontology
        The forms and the concepts.

    Returns
    -------
    str or None
        By its legal form an enterprise, by its kind a college, by its office an authority; None where it is none of
        these, or not what is asked for.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import SG
    >>> ontology = shapes.read(resources.ontology())
    >>> class_by_name("云南云翔玻璃有限责任公司", SG.Organization, ontology) == SG.Enterprise
    True
    >>> class_by_name("昆明某处", SG.Organization, ontology) is None
    True
    """
    if legal_form(name):
        kind = SG.Enterprise
    elif told_by_name(name, SG.VocationalCollege, (), ontology):
        kind = SG.VocationalCollege
    elif name.endswith(_AUTHORITIES):
        kind = SG.PublicAuthority
    else:
        return None
    return kind if allowed in ontology.types([kind]) else None


def _named(name: str, scheme: str, ontology: Ontology) -> str | None:
    """The concept whose longest label stands in a name."""
    best, longest = None, 0
    for concept, of in ontology.schemes.items():
        node = ontology.nodes[concept] if of == scheme else {}
        for label in (*literals(node, SKOS.prefLabel), *literals(node, SKOS.hiddenLabel)):
            if label.value in name and len(label.value) > longest:
                best, longest = concept, len(label.value)
    return best
