"""The entities of a workspace, numbered, with what deriving an index asks of them again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import Literal

from skillgraph.index.meaning import Meaning
from skillgraph.shapes import Properties
from skillgraph.vocabulary import RDF, SG, SKOS


class Known(NamedTuple):
    """An entity.

    Parameters
    ----------
    number
        Its number in the index.
    classes
        The IRIs of its classes.
    type, kind
        The codes of its class and of its kind of college; the latter None where it has none.
    zh, en
        Its name in each language; where one is missing, the other stands for it.
    labels
        Its labels as ``(text, language, preferred)``.

    Examples
    --------
    >>> Known(1, (SG.Enterprise,), "enterprise", None, "艾维", "Aiwei", (("艾维", "zh", True),)).zh
    '艾维'
    """

    number: int
    classes: tuple[str, ...]
    type: str
    kind: str | None
    zh: str
    en: str
    labels: tuple[tuple[str, str, bool], ...]

    def wordings(self) -> list[str]:
        """Give what it is called in Chinese by its labels."""
        return [text for text, lang, _ in self.labels if lang == "zh"]


def number(nodes: Mapping[str, Properties], meaning: Meaning, first: int = 1) -> dict[str, Known]:
    """Number entities in the order of their IRIs.

    Parameters
    ----------
    nodes
        Nodes of any kind; only those that are entities count.
    meaning
        Which classes are entities'.
    first
        The number to begin with.

    Returns
    -------
    dict
        IRI to entity.

    Examples
    --------
    >>> from pyoxigraph import NamedNode
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.index import meaning
    >>> words = meaning.read(shapes.read(resources.ontology()))
    >>> node = {RDF.type: [NamedNode(SG.Enterprise)], SKOS.prefLabel: [Literal("艾维", language="zh")]}
    >>> number({"x:e": node, "x:r": {RDF.type: [NamedNode(SG.Naming)]}}, words)["x:e"][2:6]
    ('enterprise', None, '艾维', '艾维')
    """
    found = sorted(iri for iri, node in nodes.items() if entity_code(node, meaning) is not None)
    return {iri: _known(place, iri, nodes[iri], meaning) for place, iri in enumerate(found, start=first)}


def entity_code(node: Properties, meaning: Meaning) -> str | None:
    """Give the code of a node's class where it is an entity.

    Parameters
    ----------
    node
        Its properties.
    meaning
        Which classes are entities'.

    Returns
    -------
    str or None
        The code; of several classes that of the first.
    """
    for value in node.get(RDF.type, ()):
        code = meaning.entity_codes.get(value.value)
        if code is not None:
            return code
    return None


def _known(place: int, iri: str, node: Properties, meaning: Meaning) -> Known:
    labels = (*_labels(node.get(SKOS.prefLabel, ()), True), *_labels(node.get(SKOS.altLabel, ()), False))
    named = {lang: text for text, lang, preferred in labels if preferred}
    name = named.get("zh") or named.get("en") or iri
    kind = node.get(SG.institutionKind)
    return Known(
        number=place,
        classes=tuple(value.value for value in node[RDF.type]),
        type=entity_code(node, meaning) or "",
        kind=meaning.codes.get(kind[0].value) if kind else None,
        zh=named.get("zh") or name,
        en=named.get("en") or name,
        labels=labels,
    )


def _labels(values: Iterable[object], preferred: bool) -> Iterable[tuple[str, str, bool]]:
    return ((value.value, value.language or "", preferred) for value in values if isinstance(value, Literal))
