"""Records to triples and back, the minting of IRIs, and the one way Turtle is written; all pure."""

from __future__ import annotations

import re
from base64 import b32encode
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from skillgraph.records import Evidence, Participant, Record
from skillgraph.shapes import Form, group
from skillgraph.vocabulary import OA, PREFIXES, RDF, SG, XSD, local_name

# What is no organisation has a room of its own among the IRIs.
_ROOMS = {
    "award": "award",
    "competition": "competition",
    "designated-status": "status",
    "person": "person",
    "policy": "policy",
    "programme": "programme",
    "system": "system",
    "work": "works",
}
KEY_LENGTH = 10  # of a record's key in its IRI
_OWN = frozenset({RDF.type, SG.evidence, SG.participation, SG.inferredBy})


def digest(text: str, length: int) -> str:
    """Shorten a text to a few letters and digits that stay the same for the same text.

    Parameters
    ----------
    text
        Any text.
    length
        How many characters are wanted.

    Returns
    -------
    str
        Lower-case letters and the digits 2 to 7.

    Examples
    --------
    >>> digest("昆明技师学院", 6) == digest("昆明技师学院", 6)
    True
    """
    return b32encode(blake2b(text.encode(), digest_size=20).digest()).decode().lower()[:length]


def mint_entity(base: str, name: str, place: str, type_code: str) -> str:
    """Make an entity's IRI, once; afterwards it is looked up in the registry and never computed again.

    Parameters
    ----------
    base
        The workspace's base IRI.
    name
        Its name.
    place
        Where it is, as far as known; may be empty.
    type_code
        The code of its class, such as ``enterprise``.

    Returns
    -------
    str
        ``{base}org/{pinyin}-{six characters of a hash of normal name, place and type}``.

    Examples
    --------
    >>> mint_entity("https://example.org/", "昆明技师学院", "昆明市", "vocational-college")[:43]
    'https://example.org/org/kunmingjishixueyuan'
    """
    from skillgraph import names

    room = _ROOMS.get(type_code, "org")
    slug = re.sub(r"[^a-z0-9]+", "-", names.pinyin(name).lower()).strip("-")[:60]
    mark = digest("|".join((names.normal(name), place, type_code)), 6)
    return f"{base}{room}/{slug}-{mark}"


def mint_record(
    source: str,
    form: Form,
    type_code: str,
    fields: Iterable[tuple[str, NamedNode | Literal]],
    participants: Iterable[Participant] = (),
    ordinal: int = 1,
) -> str:
    """Make a record's IRI of the fields its shape declares as its key, never of a value that may be corrected.

    Parameters
    ----------
    source
        The source's IRI.
    form
        The record's form.
    type_code
        The code of its class.
    fields, participants
        What the record says; what is no key is passed over.
    ordinal
        2, 3, … for further records with the same key.

    Returns
    -------
    str
        ``{source}/{type}-{hash of the key}``, with the ordinal behind it from 2 on.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> form = shapes.read(resources.ontology()).forms[SG.Partnership]
    >>> a = mint_record("https://example.org/src/s", form, "partnership", [(SG.headcount, Literal(1247))])
    >>> b = mint_record("https://example.org/src/s", form, "partnership", [(SG.headcount, Literal(1250))])
    >>> a == b
    True
    """
    keys = {entry.path for entry in form.keys}
    parts = [f"{path} {value}" for path, value in fields if path in keys]
    if SG.participation in keys:
        parts += [f"{member.role} {member.entity}" for member in participants]
    tail = f"-{ordinal}" if ordinal > 1 else ""
    return f"{source}/{type_code}-{digest(chr(10).join(sorted(parts)), KEY_LENGTH)}{tail}"


def anchor(text: str, quote: str, source: str, version: str, section: str, after: int = 0) -> Evidence:
    """Find words in a text and make them evidence.

    Parameters
    ----------
    text
        The source's text, with LF line ends.
    quote
        The words as they stand there, character for character.
    source, version, section
        Where the text belongs.
    after
        Where to begin looking.

    Returns
    -------
    Evidence
        The passage with its place.

    Raises
    ------
    ValueError
        When the text does not hold the words.

    Examples
    --------
    >>> anchor("在昆明市", "昆明", "https://example.org/src/s", "1", "一").start
    1
    """
    start = text.find(quote, after)
    if start < 0:
        raise ValueError(f"the text does not hold “{quote}”")
    return Evidence(source, version, section, quote, start, start + len(quote))


def from_evidence(evidence: Evidence) -> list[Triple]:
    """Write evidence as triples.

    Parameters
    ----------
    evidence
        A passage.

    Returns
    -------
    list of Triple
        Its node.

    Examples
    --------
    >>> len(from_evidence(Evidence("https://example.org/src/s", "1", "一", "昆明", 0, 2)))
    6
    """
    node = NamedNode(evidence.iri)
    return [
        Triple(node, NamedNode(RDF.type), NamedNode(SG.Evidence)),
        Triple(node, NamedNode(SG.source), NamedNode(evidence.source)),
        Triple(node, NamedNode(SG.section), Literal(evidence.section)),
        Triple(node, NamedNode(OA.exact), Literal(evidence.quote)),
        Triple(node, NamedNode(OA.start), _integer(evidence.start)),
        Triple(node, NamedNode(OA.end), _integer(evidence.end)),
    ]


def from_record(record: Record) -> list[Triple]:
    """Write a record, its participants and its evidence as triples.

    Parameters
    ----------
    record
        A record.

    Returns
    -------
    list of Triple
        All its nodes; `to_records` gives the record back.

    Examples
    --------
    >>> len(from_record(Record("https://example.org/r", SG.Measure, (), (), ())))
    1
    """
    node = NamedNode(record.iri)
    triples = [Triple(node, NamedNode(RDF.type), NamedNode(record.type))]
    triples += [Triple(node, NamedNode(path), value) for path, value in record.fields]
    for member in record.participants:
        part = NamedNode(f"{record.iri}/{local_name(member.role)}-{local_name(member.entity)}")
        triples += [
            Triple(node, NamedNode(SG.participation), part),
            Triple(part, NamedNode(RDF.type), NamedNode(SG.Participation)),
            Triple(part, NamedNode(SG.role), NamedNode(member.role)),
            Triple(part, NamedNode(SG.participant), NamedNode(member.entity)),
        ]
    for evidence in record.evidence:
        triples.append(Triple(node, NamedNode(SG.evidence), NamedNode(evidence.iri)))
        triples += from_evidence(evidence)
    if record.inferred_by:
        triples.append(Triple(node, NamedNode(SG.inferredBy), NamedNode(record.inferred_by)))
    return triples


def to_records(triples: Iterable[Triple]) -> list[Record]:
    """Read records from triples.

    Parameters
    ----------
    triples
        Those of whole records, in any order: each with its participations and its evidence.

    Returns
    -------
    list of Record
        One for each node that carries evidence, ordered by IRI, with fields, participants and evidence ordered.

    Raises
    ------
    ValueError
        When a record's part or evidence is missing or incomplete.

    Examples
    --------
    >>> evidence = Evidence("https://example.org/src/s", "1", "一", "昆明", 0, 2)
    >>> fact = Record("https://example.org/r", SG.Measure, (), (), (evidence,))
    >>> to_records(from_record(fact)) == [fact]
    True
    """
    nodes = group(triples)
    return [_record(iri, nodes) for iri in sorted(nodes) if SG.evidence in nodes[iri]]


def _record(iri: str, nodes: Mapping[str, Mapping[str, list[NamedNode | Literal]]]) -> Record:
    node = nodes[iri]
    try:
        rule = node.get(SG.inferredBy)
        return Record(
            iri=iri,
            type=node[RDF.type][0].value,
            fields=tuple(
                (path, value) for path in sorted(node) if path not in _OWN for value in sorted(node[path], key=str)
            ),
            participants=tuple(
                sorted(
                    Participant(nodes[part.value][SG.role][0].value, nodes[part.value][SG.participant][0].value)
                    for part in node.get(SG.participation, ())
                )
            ),
            evidence=tuple(
                sorted(
                    (_evidence(item.value, nodes) for item in node[SG.evidence]),
                    key=lambda item: (item.start, item.end, item.iri),
                )
            ),
            inferred_by=rule[0].value if rule else None,
        )
    except (KeyError, IndexError) as gap:
        raise ValueError(f"the record {iri} is incomplete: {gap}") from gap


def _evidence(iri: str, nodes: Mapping[str, Mapping[str, list[NamedNode | Literal]]]) -> Evidence:
    node = nodes[iri]
    return Evidence(
        source=node[SG.source][0].value,
        version=version_of(iri),
        section=node[SG.section][0].value,
        quote=node[OA.exact][0].value,
        start=int(node[OA.start][0].value),
        end=int(node[OA.end][0].value),
    )


def version_of(evidence: str) -> str:
    """Read from an evidence's IRI which version of its source it stands in.

    Parameters
    ----------
    evidence
        An IRI such as ``…/letter/1#char=0,2``.

    Returns
    -------
    str
        The version, here ``1``.

    Examples
    --------
    >>> version_of("https://example.org/src/letter/1#char=0,2")
    '1'
    """
    return evidence.partition("#")[0].rsplit("/", 1)[-1]


def to_turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] | None = None) -> bytes:
    """Write triples as Turtle in the one way this project writes it.

    Parameters
    ----------
    triples
        Without blank nodes, in any order, repeated or not.
    prefixes
        Further prefixes beside the vocabulary's; those not used are left out.

    Returns
    -------
    bytes
        UTF-8 with LF line ends: prefixes, then subjects, predicates and objects in order, the type first.

    Raises
    ------
    ValueError
        When there is a blank node.

    Examples
    --------
    >>> a = NamedNode("https://example.org/a")
    >>> print(to_turtle([Triple(a, NamedNode(RDF.type), NamedNode(SG.Person))]).decode(), end="")
    @prefix sg: <https://w3id.org/skillgraph/ontology#> .
    <BLANKLINE>
    <https://example.org/a> a sg:Person .
    """
    ordered = sorted(set(triples), key=_place)
    body = serialize(ordered, format=RdfFormat.TURTLE, prefixes=_used({**PREFIXES, **(prefixes or {})}, ordered))
    # Only line feeds end a line here: other signs that Python takes for line ends may stand inside a literal.
    lines = (body or b"").decode().split("\n")
    lines = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
    head = sorted(line for line in lines if line.startswith("@prefix "))
    # Literals are written with \n, so a line end behind a full stop is the end of a subject.
    text = re.sub(r" \.\n(?=\S)", " .\n\n", "".join(lines[len(head) :]))
    return "".join([*head, "\n" if head else "", text]).encode()


def _place(triple: Triple) -> tuple[str, bool, str, str]:
    if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, (NamedNode, Literal)):
        raise ValueError("the curated files hold no blank nodes")
    predicate = triple.predicate.value
    return triple.subject.value, predicate != RDF.type, predicate, str(triple.object)


def _used(prefixes: Mapping[str, str], triples: Iterable[Triple]) -> dict[str, str]:
    iris = set()
    for triple in triples:
        iris.add(str(triple.subject)[1:-1])
        if triple.predicate.value != RDF.type:
            iris.add(triple.predicate.value)
        if isinstance(triple.object, NamedNode):
            iris.add(triple.object.value)
        elif isinstance(triple.object, Literal) and triple.object.datatype.value not in _PLAIN:
            iris.add(triple.object.datatype.value)
    ordered = sorted(iris)
    return {prefix: iri for prefix, iri in sorted(prefixes.items()) if _begins(ordered, iri)}


def _begins(ordered: list[str], start: str) -> bool:
    """Whether one of them begins so: it would be the first behind it."""
    place = bisect_left(ordered, start)
    return place < len(ordered) and ordered[place].startswith(start)


# These datatypes are never written out in Turtle: they have a form of their own.
_PLAIN = frozenset({XSD.string, XSD.boolean, XSD.integer, XSD.decimal, RDF.langString})


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD.integer))
