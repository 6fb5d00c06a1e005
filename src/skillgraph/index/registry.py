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
    others
        Its labels as ``(text, language, preferred)``; None where they are its names in Chinese and English alone, as
        they nearly always are.

    Examples
    --------
    >>> Known(1, (SG.Enterprise,), "enterprise", None, "艾维", "Aiwei", None).labels
    (('艾维', 'zh', True), ('Aiwei', 'en', True))
    """

    number: int
    classes: tuple[str, ...]
    type: str
    kind: str | None
    zh: str
    en: str
    others: tuple[tuple[str, str, bool], ...] | None

    @property
    def labels(self) -> tuple[tuple[str, str, bool], ...]:
        """Its labels, each with its language and whether it is preferred."""
        return ((self.zh, "zh", True), (self.en, "en", True)) if self.others is None else self.others

    def wordings(self) -> list[str]:
        """Give what it is called in Chinese by its labels."""
        if self.others is None:
            return [self.zh]
        return [text for text, lang, _ in self.others if lang == "zh"]


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
    # Thousands are of the same classes: one tuple for all of them.
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    return {iri: _known(place, iri, nodes[iri], meaning, shared) for place, iri in enumerate(found, start=first)}


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


def _known(
    place: int, iri: str, node: Properties, meaning: Meaning, shared: dict[tuple[str, ...], tuple[str, ...]]
) -> Known:
    labels = _labels(node)
    named = {lang: text for text, lang, preferred in labels if preferred}
    name = named.get("zh") or named.get("en") or iri
    zh, en = named.get("zh") or name, named.get("en") or name
    kind = node.get(SG.institutionKind)
    classes = tuple(value.value for value in node[RDF.type])
    plain = len(labels) == 2 and set(labels) == {(zh, "zh", True), (en, "en", True)}
    return Known(
        number=place,
        classes=shared.setdefault(classes, classes),
        type=entity_code(node, meaning) or "",
        kind=meaning.codes.get(kind[0].value) if kind else None,
        zh=zh,
        en=en,
        others=None if plain else labels,
    )


def _labels(node: Properties) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (value.value, value.language or "", path == SKOS.prefLabel)
        for path in (SKOS.prefLabel, SKOS.altLabel)
        for value in node.get(path, ())
        if isinstance(value, Literal)
    )


def names_of(one: Known, namings: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Give all names of an entity.

    Parameters
    ----------
    one
        The entity.
    namings
        What sources call it, as wording and kind; the kind ``part`` is for what is named inside a longer name.

    Returns
    -------
    list of tuple
        Text, language and kind: a part only where no source names it so by itself, and a label that no source
        writes so as the editors'.

    Examples
    --------
    >>> one = Known(1, (), "enterprise", None, "艾维公司", "Aiwei", None)
    >>> names_of(one, [("艾维", "short"), ("艾维", "part")])
    [('Aiwei', 'en', 'translation'), ('艾维公司', 'zh', 'editorial'), ('艾维', 'zh', 'short')]
    """
    told = list(namings)
    whole = {text for text, kind in told if kind != "part"}
    found = [(text, "zh", kind) for text, kind in told if kind != "part" or text not in whole]
    written = {text for text, _ in told}
    for text, lang, preferred in one.labels:
        if preferred and lang == "en":
            found.append((text, lang, "translation"))
        elif (not preferred or lang == "zh") and text not in written:
            found.append((text, lang, "editorial"))
    return sorted(dict.fromkeys(found), key=lambda name: (name[1], name[2], name[0]))
