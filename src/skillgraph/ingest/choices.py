"""What a cell may say where it is not free: the concepts of a scheme, classes, yes and no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skillgraph.shapes import Field, Ontology, Words, words
from skillgraph.vocabulary import SKOS, XSD, local_name


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a cell may say.

    Parameters
    ----------
    value
        A concept's or class's IRI, or ``true`` or ``false``.
    label
        In zh and en.

    Examples
    --------
    >>> Choice("true", {"zh": "是", "en": "yes"}).label["zh"]
    '是'
    """

    value: str
    label: Words


_YES_NO = (Choice("true", {"zh": "是", "en": "yes"}), Choice("false", {"zh": "否", "en": "no"}))


def choices(field: Field, ontology: Ontology) -> tuple[Choice, ...]:
    """Give what a field's cells may say.

    Parameters
    ----------
    field
        The field.
    ontology
        Where the concepts are.

    Returns
    -------
    tuple of Choice
        The concepts of its scheme in the order of the ontology, or yes and no; none where it is free.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import SG
    >>> ontology = shapes.read(resources.ontology())
    >>> [choice.label["zh"] for choice in choices(ontology.forms[SG.AwardLevel].fields[1], ontology)]
    ['国家级', '省级', '市级']
    """
    if field.datatype == XSD.boolean:
        return _YES_NO
    concepts = [concept for concept, scheme in ontology.schemes.items() if scheme == field.scheme]
    return labelled(concepts, SKOS.prefLabel, ontology)


def labelled(iris: Iterable[str], by: str, ontology: Ontology) -> tuple[Choice, ...]:
    """Make choices of concepts or classes.

    Parameters
    ----------
    iris
        What there is to choose among.
    by
        The property that names them.
    ontology
        Where they are named.

    Returns
    -------
    tuple of Choice
        In the order given; what lacks a name in a language has its word there.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import RDFS, SG
    >>> labelled([SG.Enterprise], RDFS.label, shapes.read(resources.ontology()))[0].label["zh"]
    '企业'
    """
    return tuple(
        Choice(iri, dict.fromkeys(("zh", "en"), local_name(iri)) | words(ontology.nodes.get(iri, {}), by))
        for iri in iris
    )
