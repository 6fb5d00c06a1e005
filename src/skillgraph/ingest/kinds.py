"""What a form wants to know of an entity and its name tells, as 技师学院 does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from skillgraph.names import legal_form
from skillgraph.records import Value
from skillgraph.shapes import Ontology, literals
from skillgraph.vocabulary import RDFS, SG, SKOS

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
    >>> told_by_name("官渡职中艾维产业学院", SG.VocationalCollege, (), ontology) is None
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
        By its legal form an enterprise, an industry college by its last word, by its kind a college, by its office an
        authority; None where it is none of these, or not what is asked for.

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
    elif is_industry_college(name, ontology):
        kind = SG.IndustryCollege
    elif told_by_name(name, SG.VocationalCollege, (), ontology):
        kind = SG.VocationalCollege
    elif name.endswith(_AUTHORITIES):
        kind = SG.PublicAuthority
    else:
        return None
    return kind if allowed in ontology.types([kind]) else None


def is_industry_college(name: str, ontology: Ontology) -> bool:
    """Tell whether a name is that of an industry college, whatever college stands in it.

    Parameters
    ----------
    name
        The entity's name.
    ontology
        Where the class has its names.

    Returns
    -------
    bool
        Whether it ends as they do.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> is_industry_college("官渡职中艾维产业学院", ontology), is_industry_college("官渡职中", ontology)
    (True, False)
    >>> is_industry_college("Aiwei Industry College of Guandu Vocational High School", ontology)
    True
    """
    labels = literals(ontology.nodes[SG.IndustryCollege], RDFS.label)
    return any(_ends(_bare(name), label.value) for label in labels)


# What may follow the word that tells the kind: 职业中专学校 is what 职业中专 is.
_SCHOOL = re.compile("(?:学校|校)$")
_IN_BRACKETS = re.compile(r"\s*[（(][^（()）]*[）)]$")


def _named(name: str, scheme: str, ontology: Ontology) -> str | None:
    """The concept whose longest label ends a name: 官渡职中 is a school, and 官渡职中艾维产业学院 is not."""
    bare = _bare(name)
    endings = (bare, _SCHOOL.sub("", bare))
    best, longest = None, 0
    for concept, of in ontology.schemes.items():
        node = ontology.nodes[concept] if of == scheme else {}
        for label in (*literals(node, SKOS.prefLabel), *literals(node, SKOS.hiddenLabel)):
            if len(label.value) > longest and any(_ends(ending, label.value) for ending in endings):
                best, longest = concept, len(label.value)
    return best


def _bare(name: str) -> str:
    """A name without what stands in brackets behind it, as another name of the same does."""
    return _IN_BRACKETS.sub("", name.strip())


def _ends(name: str, label: str) -> bool:
    """Whether a name ends with a label; in English with whole words, whatever their case, before an “of”."""
    if not label.isascii():
        return name.endswith(label)
    head = re.split(r"\s+of\s", f" {name}".casefold(), maxsplit=1)[0]
    return head.endswith(f" {label}".casefold())
