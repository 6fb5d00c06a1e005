"""New nodes in a large registry: the same bytes as writing all of it anew."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from skillgraph import triples
from skillgraph.adding.inserting import inserted
from skillgraph.vocabulary import KIND, RDF, SG, SKOS

PREFIXES = {"org": "https://example.org/org/", "person": "https://example.org/person/"}
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
LOCALS = st.text("abz09-,./=~", min_size=1, max_size=5)
ROOMS = st.sampled_from([*PREFIXES.values(), "https://example.org/", "x:"])
NODES = st.dictionaries(st.tuples(ROOMS, LOCALS), st.tuples(NAMES, st.booleans()), max_size=8)


Named = dict[tuple[str, str], tuple[str, bool]]


def described(nodes: Named) -> dict[str, list[Triple]]:
    found = {}
    for (room, local), (name, is_college) in nodes.items():
        node = NamedNode(room + local)
        kind = SG.VocationalCollege if is_college else SG.Enterprise
        found[node.value] = [
            Triple(node, NamedNode(RDF.type), NamedNode(kind)),
            Triple(node, NamedNode(SKOS.prefLabel), Literal(name, language="zh")),
        ]
        if is_college:
            found[node.value].append(Triple(node, NamedNode(SG.institutionKind), NamedNode(KIND["technician-college"])))
    return found


@given(NODES, NODES)
def test_what_is_inserted_is_what_would_be_written(before: Named, made: Named) -> None:
    old = described(before)
    new = {iri: node for iri, node in described(made).items() if iri not in old}
    was, more = list(chain(*old.values())), list(chain(*new.values()))
    found = inserted(triples.to_turtle(was, PREFIXES).decode(), more, PREFIXES)
    # Where there is nothing to begin from, or nothing to put in, the one way of writing does it all.
    assert found in (None, triples.to_turtle([*was, *more], PREFIXES).decode())
    assert (found is None) == (not was or not more)


OLD = "@prefix sg: <https://w3id.org/skillgraph/ontology#> .\n\n<x:a> a sg:Person .\n\n<x:c> a sg:Person .\n"
NEW = [Triple(NamedNode("x:b"), NamedNode(RDF.type), NamedNode(SG.Person))]


def test_a_node_stands_where_it_belongs() -> None:
    assert inserted(OLD, NEW, {}) == OLD.replace("<x:c>", "<x:b> a sg:Person .\n\n<x:c>")


@pytest.mark.parametrize(
    "text",
    [
        "",
        OLD.replace("\n", "\r\n"),
        OLD.replace("<x:c>", "# 校对过\n<x:c>"),
        OLD.replace("<x:c>", "@prefix p: <x:> .\n\n<x:c>"),
        OLD.replace("<x:c>", "PREFIX p: <x:>\n\n<x:c>"),
        OLD.replace("<x:c> a sg:Person", '<x:c> a sg:Person ; <x:p> """一\n\n二"""'),
        OLD.replace("<x:c>", "<x:0>"),
        OLD.replace("<x:c>", "<x:b>"),
        OLD.replace("<x:c>", "p:c"),
        OLD.removesuffix("\n"),
        OLD.replace("ontology#", "other#"),
    ],
)
def test_what_somebody_else_wrote_is_not_cut(text: str) -> None:
    assert inserted(text, NEW, {}) is None
