"""What ties an entity beside its partners: titles, authorities, units of its own."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers import words
from skillgraph.answers.types import Evidence, Json
from skillgraph.answers.web import PASSED_BY
from skillgraph.index.rows import Entity, LinkRow, under
from skillgraph.index.view import View

BACKWARDS = "← "  # before the name of a relation that reads from the other


class Tied(NamedTuple):
    """Whom or what an entity is tied to.

    Parameters
    ----------
    relation, relation_name
        The code and the name of the relation; an arrow before the name says that it reads from the other.
    entity, name, type, type_name
        The other: the IRI and the name, the code and the name of its class.
    status
        ``asserted``, or ``inferred`` where no source says it in so many words.
    evidence
        What it rests on.

    Examples
    --------
    >>> tie = Tied("belongs-to", "隶属于", "https://example.org/e", "艾维", "enterprise", "企业", "asserted", ())
    >>> tie.key
    ('belongs-to', '隶属于', 'https://example.org/e')
    """

    relation: str
    relation_name: str
    entity: str
    name: str
    type: str
    type_name: str
    status: str
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is the same by as a tie of another entity."""
        return self.relation, self.relation_name, self.entity

    def to_json(self) -> Json:
        """Give it as the contract writes it."""
        return {**self._asdict(), "evidence": [passage.to_json() for passage in self.evidence]}


def ties(view: View, entity: Entity, lang: str) -> tuple[Tied, ...]:
    """Say what ties an entity beside its partners.

    Parameters
    ----------
    view
        What to read.
    entity
        Whom the question is about.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of Tied
        In the order of the sources, each once; no areas and years, which nearly everything is tied to.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> number = view.names("normal", "云南技师学院")[0].entity
    >>> [tie.relation_name for tie in ties(view, view.entities([number])[number], "zh")]
    ['获认定为', '← 认定', '← 核拨补贴']
    """
    types, relations = view.terms("type"), view.terms("relation")
    links = [link for link in view.links([entity.id]) if link.source != link.target]
    others = view.entities({_other(link, entity) for link in links})
    numbers = {link.record for link in links}
    places, records, quotes = view.places(numbers), view.records(numbers), view.quotes(numbers)
    found: dict[tuple[str, bool, int], list[LinkRow]] = {}
    for link in sorted(links, key=lambda link: places[link.record]):
        there = _other(link, entity)
        if not any(under(kind, others[there].type, types) for kind in PASSED_BY):
            found.setdefault((link.relation, link.source == entity.id, there), []).append(link)
    told = []
    for (relation, onwards, number), same in found.items():
        name, other = relations[relation].name(lang), others[number]
        evidence = dict.fromkeys(each for link in same for each in words.evidence(quotes.get(link.record, ()), lang))
        status = min(records[link.record].status for link in same)  # asserted comes before inferred
        named = name if onwards else f"{BACKWARDS}{name}"
        type_name = types[other.type].name(lang)
        told.append(Tied(relation, named, other.iri, other.name(lang), other.type, type_name, status, tuple(evidence)))
    return tuple(told)


def _other(link: LinkRow, entity: Entity) -> int:
    return link.target if link.source == entity.id else link.source
