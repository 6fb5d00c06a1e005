"""Records of a large table → Turtle, the same bytes as `skillgraph.triples.to_turtle` writes, by joining texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import triples
from skillgraph.records import Evidence, Participant, Record, Value
from skillgraph.vocabulary import OA, PREFIXES, RDF, SG, XSD, local_name

# A local name that Turtle needs no sign escaped in, and those signs that our own IRIs bring.
_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
_OURS = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_/#=,-]*[A-Za-z0-9_-])?")
_SIGNS = re.compile(r"[/#=,]")
# These datatypes are never written out.
_UNSAID = frozenset({XSD.string, XSD.boolean, XSD.integer, XSD.decimal, RDF.langString})


class Writer:
    """Writes the Turtle of one source.

    Parameters
    ----------
    prefixes
        Prefixes beside the vocabulary's.

    Examples
    --------
    >>> evidence = Evidence("https://example.org/src/s", "1", "s 行2", "a | b", 0, 5)
    >>> record = Record("https://example.org/src/s/measure-1", SG.Measure, (), (), (evidence,))
    >>> Writer({}).turtle([], [record]) == triples.to_turtle(triples.from_record(record))
    True
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._all = {**PREFIXES, **prefixes}
        # The engine takes the longest of those that fit.
        self._longest = sorted(self._all.items(), key=lambda each: -len(each[1]))
        self._terms: dict[str, str] = {}
        self._literals: dict[Literal, str] = {}

    def turtle(self, described: Iterable[Triple], records: Iterable[Record]) -> bytes:
        """Write the description of a source and its records.

        Parameters
        ----------
        described
            Triples of other nodes.
        records
            Each with participants and evidence of its own.

        Returns
        -------
        bytes
            As `skillgraph.triples.to_turtle` writes them.
        """
        blocks: dict[str, str] = {}
        used: dict[str, str] = {}
        for record in records:
            self._record(record, blocks, used)
        other = list(described)
        if other:
            blocks |= self._others(other, used)
        iris = sorted([*blocks, *used])
        head = sorted(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self._all.items() if _any(iris, iri))
        body = "\n".join([blocks[iri] for iri in sorted(blocks)])
        return "".join([*head, "\n" if head else "", body]).encode()

    def block(self, record: Record) -> str:
        """Write what a record itself says, without what it rests on: equal blocks are equal records."""
        return self._block(record, self._own(record))

    def _block(self, record: Record, said: list[tuple[str, str]]) -> str:
        lines = [f"\t{self._term(path)} {text}" for path, text in said]
        return " ;\n".join([f"{self._term(record.iri, keep=False)} a {self._term(record.type)}", *lines]) + " .\n"

    def _own(self, record: Record) -> list[tuple[str, str]]:
        """The fields and participations of a record, in order."""
        said: dict[str, list[tuple[str, str]]] = {}
        for path, value in record.fields:
            said.setdefault(path, []).append((str(value), self._value(value)))
        for member in record.participants:
            part = _part(record, member)
            said.setdefault(SG.participation, []).append((f"<{part}>", self._term(part, keep=False)))
        return [(path, " , ".join([text for _, text in sorted(set(said[path]))])) for path in sorted(said)]

    def _record(self, record: Record, blocks: dict[str, str], used: dict[str, str]) -> None:
        said = self._own(record)
        proofs = sorted([each.iri for each in record.evidence], key="<{}>".format)
        if proofs:
            said.append((SG.evidence, " , ".join([self._term(iri, keep=False) for iri in proofs])))
            used[SG.evidence] = ""
        said.sort()
        blocks[record.iri] = self._block(record, said)
        used[record.type] = ""
        for path, value in record.fields:
            used[path] = ""
            if isinstance(value, NamedNode):
                used[value.value] = ""
            elif value.datatype.value not in _UNSAID:
                used[value.datatype.value] = ""
        kind, who, role = self._term(SG.Participation), self._term(SG.participant), self._term(SG.role)
        for member in record.participants:
            part = _part(record, member)
            blocks[part] = (
                f"{self._term(part, keep=False)} a {kind} ;\n\t{who} {self._term(member.entity)} ;\n"
                f"\t{role} {self._term(member.role)} .\n"
            )
            used[member.role] = used[member.entity] = used[SG.role] = ""
        for evidence in record.evidence:
            blocks[evidence.iri] = self._evidence(evidence)
            used[evidence.source] = used[OA.exact] = ""

    def _value(self, value: Value) -> str:
        if isinstance(value, NamedNode):
            return self._term(value.value)
        if value not in self._literals:
            self._literals[value] = _literal(value, self._all)
        return self._literals[value]

    def _evidence(self, evidence: Evidence) -> str:
        return (
            f"{self._term(evidence.iri, keep=False)} a {self._term(SG.Evidence)} ;\n"
            f"\t{self._term(OA.end)} {evidence.end} ;\n"
            f"\t{self._term(OA.exact)} {Literal(evidence.quote)} ;\n"
            f"\t{self._term(OA.start)} {evidence.start} ;\n"
            f"\t{self._term(SG.section)} {Literal(evidence.section)} ;\n"
            f"\t{self._term(SG.source)} {self._term(evidence.source)} .\n"
        )

    def _others(self, described: list[Triple], used: dict[str, str]) -> dict[str, str]:
        """Let the one way of writing write them, node by node."""
        found = {}
        for node in {str(triple.subject)[1:-1] for triple in described}:
            own = [triple for triple in described if str(triple.subject)[1:-1] == node]
            text = triples.to_turtle(own, self._all).decode()
            found[node] = text[text.index("\n\n") + 2 :] if text.startswith("@prefix") else text
            used |= {triple.predicate.value: "" for triple in own}
            used |= {triple.object.value: "" for triple in own if isinstance(triple.object, NamedNode)}
            used.pop(RDF.type, None)
        return found

    def _term(self, iri: str, *, keep: bool = True) -> str:
        """An IRI as Turtle writes it; what comes once is not kept."""
        if iri in self._terms:
            return self._terms[iri]
        term = self._new(iri)
        if keep:
            self._terms[iri] = term
        return term

    def _new(self, iri: str) -> str:
        for prefix, start in self._longest:
            if iri.startswith(start):
                local = iri[len(start) :]
                if _PLAIN.fullmatch(local):
                    return f"{prefix}:{local}"
                if _OURS.fullmatch(local):
                    return f"{prefix}:{_SIGNS.sub(_escaped, local)}"
                break
        # Whatever else an IRI may hold, the engine knows how it is written.
        text = triples.to_turtle([Triple(NamedNode(iri), NamedNode(RDF.type), NamedNode(iri))], self._all).decode()
        return text.rstrip().removesuffix(" .").rpartition(" ")[2]


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign.group()}"


def _any(iris: list[str], start: str) -> bool:
    place = bisect_left(iris, start)
    return place < len(iris) and iris[place].startswith(start)


def _literal(value: Literal, prefixes: Mapping[str, str]) -> str:
    """A literal as Turtle writes it: integers, decimals and booleans have a form of their own."""
    node = NamedNode("x:x")
    text = triples.to_turtle([Triple(node, node, value)], prefixes).decode()
    return text.rstrip().removesuffix(" .").partition("<x:x> <x:x> ")[2]


def _part(record: Record, member: Participant) -> str:
    return f"{record.iri}/{local_name(member.role)}-{local_name(member.entity)}"
