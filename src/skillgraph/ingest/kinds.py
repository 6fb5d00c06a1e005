"""What a form wants to know of an entity and its name tells, as 技师学院 does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from skillgraph.names import legal_form
from skillgraph.records import Value
from skillgraph.shapes import Ontology, literals
from skillgraph.vocabulary import RDFS, ROLE, SG, SKOS

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


# How names end that look like one side of a partnership; enough to propose it, not to make an entity of a class.
_LIKE_COLLEGE = re.compile(
    r"(?:学院|大学|学校|职中|中专|职高|技校|职教中心)$"
    r"|\b(?:college|university|school|institute|academy|polytechnic)\b",
    re.IGNORECASE,
)
_LIKE_ENTERPRISE = re.compile(
    r"(?:公司|集团|厂|企业)$"
    r"|\b(?:co|ltd|inc|corp|corporation|company|limited|llc|plc|gmbh|group|works|s\.?a)\b\.?$",
    re.IGNORECASE,
)
_LIKE_AUTHORITY = re.compile(
    r"(?:局|厅|委员会|人民政府|部门)$|\b(?:bureau|department|ministry|government)\b", re.IGNORECASE
)


def side_by_name(name: str, ontology: Ontology) -> str | None:
    """Tell on which side of a partnership somebody is likely to be, for a person to confirm.

    Parameters
    ----------
    name
        The entity's name.
    ontology
        The forms and the concepts.

    Returns
    -------
    str or None
        The role's IRI; None where the name looks like none, or like several.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import ROLE
    >>> ontology = shapes.read(resources.ontology())
    >>> side_by_name("云南大学", ontology) == ROLE["college-side"], side_by_name("昆明某处", ontology)
    (True, None)
    """
    bare = _bare(name)
    sure = class_by_name(name, SG.Organization, ontology)
    if sure is not None:
        return _SIDES.get(sure)
    looks = [side for side, like in _LIKE.items() if like.search(bare)]
    return looks[0] if len(looks) == 1 else None


_LIKE = {
    ROLE["college-side"]: _LIKE_COLLEGE,
    ROLE["enterprise-side"]: _LIKE_ENTERPRISE,
    ROLE["government-side"]: _LIKE_AUTHORITY,
}
_SIDES = {
    SG.VocationalCollege: ROLE["college-side"],
    SG.IndustryCollege: ROLE["college-side"],
    SG.Enterprise: ROLE["enterprise-side"],
    SG.PublicAuthority: ROLE["government-side"],
}


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
