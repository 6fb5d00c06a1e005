"""Nodes of records → rows of the read model.

The query files in ontology/read-model/ say the same in SPARQL, and tests hold the two equal: over a nation's records
those queries take minutes, this seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from skillgraph.index.meaning import YEAR, Meaning
from skillgraph.index.registry import Known
from skillgraph.index.summaries import Summaries
from skillgraph.shapes import Properties
from skillgraph.vocabulary import LEVEL_BASIS, OA, RDF, SG, XSD

Value = NamedNode | Literal
Who = int | str


@dataclass
class Rows:
    """What records give to each table; a record is named by its place in ``records``.

    An entity is named by its number, one that no file tells of (a year, an area) by its IRI.

    Parameters
    ----------
    records
        IRI, type, status, rule, summary in zh and in en, place.
    evidence
        Record, source, section, quote, start.
    involvement, participants
        Entity or record first, as their tables say; then the role.
    partnerships
        Record, form, since, headcount, hedge.
    partners
        Two entities, record.
    links
        Two entities, record, relation.
    namings
        Entity, wording, kind; of a part of a name the kind is ``part``.

    Examples
    --------
    >>> Rows().records
    []
    """

    records: list[tuple[str, str, str, str | None, str, str, int]] = field(default_factory=list)
    evidence: list[tuple[int, str, str, str, int]] = field(default_factory=list)
    involvement: list[tuple[Who, int, str]] = field(default_factory=list)
    partnerships: list[tuple[int, str, int | None, int | None, str | None]] = field(default_factory=list)
    participants: list[tuple[int, Who, str]] = field(default_factory=list)
    partners: list[tuple[Who, Who, int]] = field(default_factory=list)
    links: list[tuple[Who, Who, int, str]] = field(default_factory=list)
    namings: list[tuple[str, str, str]] = field(default_factory=list)


class Elsewhere(Exception):
    """What a record rests on, or who takes part in it, is said in another file."""


class Deriving:
    """Derives rows from records.

    Parameters
    ----------
    meaning
        The ontology's look-ups.
    entities
        The entities by IRI.
    summaries
        For the sentence that sums a record up.
    """

    def __init__(self, meaning: Meaning, entities: Mapping[str, Known], summaries: Summaries) -> None:
        self.meaning = meaning
        self.entities = entities
        self.summaries = summaries

    def rows(
        self,
        nodes: Mapping[str, Properties],
        inferred: bool = False,
        wordings: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> Rows:
        """Derive the rows of some nodes.

        Parameters
        ----------
        nodes
            Records with the evidence and the participations they name; other nodes give nothing.
        inferred
            Whether the rules derived them.
        wordings
            What entities are called beside their labels and beside what the nodes themselves call them.

        Returns
        -------
        Rows
            Records in the order of their IRIs.

        Raises
        ------
        Elsewhere
            When evidence or a participation is not among the nodes.
        """
        rows = Rows()
        records = sorted(
            (iri, code)
            for iri, node in nodes.items()
            for code in [self._code(node)]
            if code is not None and (not inferred or SG.inferredBy in node)
        )
        namings = list(self._namings(nodes, records))
        rows.namings += namings
        called = {entity: list(texts) for entity, texts in wordings.items()}
        for entity, text, _ in namings:
            called.setdefault(entity, []).append(text)
        for iri, code in records:
            self._record(rows, iri, code, nodes, called, inferred)
        return rows

    def _code(self, node: Properties) -> str | None:
        for value in node.get(RDF.type, ()):
            code = self.meaning.record_codes.get(value.value)
            if code is not None:
                return code
        return None

    def _namings(
        self, nodes: Mapping[str, Properties], records: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[str, str, str]]:
        for iri, code in records:
            node = nodes[iri]
            if code == "naming":
                yield (
                    node[SG.entity][0].value, node[SG.wording][0].value,
                    self.meaning.codes[node[SG.nameKind][0].value],
                )  # fmt: skip
            elif code == "name-part" and SG.partEntity in node and SG.partText in node:
                for entity in node[SG.partEntity]:
                    yield entity.value, node[SG.partText][0].value, "part"

    def _record(
        self,
        rows: Rows,
        iri: str,
        code: str,
        nodes: Mapping[str, Properties],
        wordings: Mapping[str, list[str]],
        inferred: bool,
    ) -> None:
        node, here = nodes[iri], len(rows.records)
        evidence = _evidence(node, nodes)
        rows.evidence += ((here, *row) for row in evidence)
        quote = "".join(f"{row[2]}\n" for row in evidence)
        mentions = _Mentions(quote, self.entities, wordings, self.summaries.words)
        members = self._members(node, nodes)
        who = self._who
        rows.involvement += ((who(entity), here, role) for role, entity in self._involved(node, members))
        sides: list[tuple[str, str]] = []
        if code == "partnership":
            rows.partnerships.append(self._partnership(here, node))
            sides = sorted(
                ((entity, role) for role, entity in members),
                key=lambda side: (side[1], mentions.place(side[0]), side[0]),
            )
            rows.participants += ((here, who(entity), role) for entity, role in sides)
            rows.partners += ((who(a), who(b), here) for a, b in _pairs(sides))
        rows.links += ((who(start), who(end), here, relation) for relation, start, end in self._linked(node))
        said = {
            path: sorted(values, key=lambda value: (mentions.place(value.value), str(value)))
            if len(values) > 1
            else values
            for path, values in node.items()
            if path in self.meaning.fields
        }
        zh, en = self.summaries.both(code, said, sides)
        status = "inferred" if inferred or _is_read(code, node) else "asserted"
        rule = self.meaning.codes.get(node[SG.inferredBy][0].value) if SG.inferredBy in node else None
        rows.records.append((iri, code, status, rule, zh, en, mentions.of_all(said.values())))

    def _who(self, iri: str) -> Who:
        known = self.entities.get(iri)
        return iri if known is None else known.number

    def _members(self, node: Properties, nodes: Mapping[str, Properties]) -> list[tuple[str, str]]:
        members = set()
        for part in node.get(SG.participation, ()):
            if part.value not in nodes:
                raise Elsewhere
            held = nodes[part.value]
            role = self.meaning.codes[held[SG.role][0].value]
            members |= {(role, entity.value) for entity in held[SG.participant]}
        return sorted(members)

    def _involved(self, node: Properties, members: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        found = set(members)
        for path, values in node.items():
            if path in self.meaning.entity_roles:
                found |= {(self.meaning.entity_roles[path], value.value) for value in values}
            elif path in self.meaning.dated_roles:
                found |= {(self.meaning.dated_roles[path], f"{YEAR}{value.value[:4]}") for value in values}
        return sorted(found)

    def _partnership(self, here: int, node: Properties) -> tuple[int, str, int | None, int | None, str | None]:
        since, headcount, hedge = (node.get(path) for path in (SG.since, SG.headcount, SG.hedge))
        return (
            here,
            self.meaning.codes[node[SG.form][0].value],
            int(since[0].value) if since else None,
            int(headcount[0].value) if headcount else None,
            self.meaning.codes.get(hedge[0].value) if hedge else None,
        )

    def _linked(self, node: Properties) -> list[tuple[str, str, str]]:
        found = {
            (link.relation, start.value, f"{YEAR}{end.value}" if isinstance(end, Literal) else end.value)
            for kind in node[RDF.type]
            for link in self.meaning.links.get(kind.value, ())
            for start in node.get(link.start, ())
            for end in node.get(link.end, ())
        }
        return sorted(found)


def _is_read(code: str, node: Properties) -> bool:
    """Whether the editors read it in a name: that is not what the source says."""
    if code == "award-level":
        return any(value.value != LEVEL_BASIS.stated for value in node.get(SG.levelBasis, ()))
    return code == "name-part"


def _evidence(node: Properties, nodes: Mapping[str, Properties]) -> list[tuple[str, str, str, int]]:
    found = []
    for value in node.get(SG.evidence, ()):
        if value.value not in nodes:
            raise Elsewhere
        held = nodes[value.value]
        source, section, quote, start = (held[path][0].value for path in (SG.source, SG.section, OA.exact, OA.start))
        found.append((source, int(start), value.value, section, quote))
    found.sort()
    return list(dict.fromkeys((source, section, quote, start) for source, start, _, section, quote in found))


def _pairs(sides: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Participants in different roles are each other's partners; those in the same role are not."""
    found = {
        pair
        for (a, role_a), (b, role_b) in combinations(sides, 2)
        if role_a != role_b and a != b
        for pair in ((a, b), (b, a))
    }
    return sorted(found)


class _Mentions:
    """Where the quotes of a record mention entities and concepts, so that lists keep the order of the source."""

    def __init__(
        self,
        quote: str,
        entities: Mapping[str, Known],
        wordings: Mapping[str, list[str]],
        words: Mapping[str, tuple[str, str]],
    ) -> None:
        self.quote = quote
        self.entities = entities
        self.wordings = wordings
        self.words = words

    def place(self, name: str) -> int:
        """Give how far into the quotes something is first mentioned; behind all of them if it is not.

        What bears no name is looked for by itself.
        """
        first = len(self.quote)
        for wording in self._called(name) or (name,):
            found = self.quote.find(wording)
            if 0 <= found < first:
                first = found
        return first

    def of_all(self, values: Iterable[Sequence[Value]]) -> int:
        """Give a number by which records that rest on one sentence are told in its order.

        It grows with how far in each thing is mentioned that bears a name or is itself words of the quote; what one
        word stands for twice, an event and its occupation, counts once.
        """
        literal: set[int] = set()
        texts: set[str] = set()
        named = []
        for value in (each for same in values for each in same):
            if isinstance(value, NamedNode):
                if self._called(value.value):
                    named.append(self.place(value.value))
            elif value.value not in texts and value.datatype.value == XSD.string:
                texts.add(value.value)
                if value.value in self.quote:
                    literal.add(self.place(value.value))
        return sum(literal) + sum(place for place in named if place not in literal)

    def _called(self, name: str) -> list[str]:
        known = self.entities.get(name)
        own = self.wordings.get(name, [])
        if known is not None:
            return [*known.wordings(), *own]
        if name in self.words:
            return [self.words[name][0], *own]
        return own
