"""One small case for each feature of SPARQL 1.1's query language, over data made up for it, computed by hand."""

from __future__ import annotations

import json

import pytest
from tests.asking import ask

DATA = """
@prefix : <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :likes :b , :c ; :age 30 ; :name "甲"@zh , "A"@en .
:b :likes :c ; :age 20 ; :name "乙"@zh .
:c :likes :a ; :born "2001-02-03T04:05:06Z"^^xsd:dateTime .
:d :age 25.5 ; :note "a,b" .
"""
GRAPH = "<http://example.org/a> <http://example.org/likes> <http://example.org/z> ."

CASES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "aggregates": ("SELECT (SUM(?n) AS ?x) (MAX(?n) AS ?y) { ?s :age ?n }", [("75.5", "30")]),
    "group_concat": (
        "SELECT (GROUP_CONCAT(?m; SEPARATOR='|') AS ?x) { { SELECT (STR(?n) AS ?m) { ?s :age ?n FILTER(?n > 20) } "
        "ORDER BY ?n } }",
        [("25.5|30",)],
    ),
    "having": ("SELECT ?s (COUNT(?o) AS ?n) { ?s :likes ?o } GROUP BY ?s HAVING(COUNT(?o) > 1)", [("a", "2")]),
    "bind": ("SELECT ?x { ?s :age ?n BIND(?n * 2 AS ?x) FILTER(?x = 40) }", [("40",)]),
    "values": ("SELECT ?s ?n { VALUES ?s { :a :b } ?s :age ?n } ORDER BY ?s", [("a", "30"), ("b", "20")]),
    "optional": ("SELECT ?s ?n { ?s :likes :c OPTIONAL { ?s :note ?n } } ORDER BY ?s", [("a", ""), ("b", "")]),
    "union": ("SELECT ?s { { ?s :age 20 } UNION { ?s :note 'a,b' } } ORDER BY ?s", [("b",), ("d",)]),
    "minus": ("SELECT ?s { ?s :age ?n MINUS { ?s :likes ?o } }", [("d",)]),
    "exists": ("SELECT ?s { ?s :age ?n FILTER EXISTS { ?s :likes :c } } ORDER BY ?s", [("a",), ("b",)]),
    "not exists": ("SELECT ?s { ?s :age ?n FILTER NOT EXISTS { ?s :likes ?o } }", [("d",)]),
    "in": ("SELECT ?s { ?s :age ?n FILTER(?n IN (20, 25.5)) } ORDER BY ?s", [("b",), ("d",)]),
    "a sequence path": ("SELECT DISTINCT ?o { :b :likes/:likes ?o }", [("a",)]),
    "an inverse path": ("SELECT ?s { :c ^:likes ?s } ORDER BY ?s", [("a",), ("b",)]),
    "one or more": ("SELECT ?o { :b :likes+ ?o } ORDER BY ?o", [("a",), ("b",), ("c",)]),
    "zero or one": ("SELECT ?o { :b :likes? ?o } ORDER BY ?o", [("b",), ("c",)]),
    "a negated path": ("SELECT ?o { :d !:age ?o }", [("a,b",)]),
    "an alternative path": ("SELECT ?o { :d (:age|:note) ?o } ORDER BY ?o", [("25.5",), ("a,b",)]),
    "a sub-select": ("SELECT ?s ?m { ?s :age ?m { SELECT (MAX(?n) AS ?m) { ?t :age ?n } } }", [("a", "30")]),
    "project expressions": ("SELECT (STRLEN(?n) + 1 AS ?x) { :a :name ?n FILTER(LANG(?n) = 'zh') }", [("2",)]),
    "string functions": (
        "SELECT (UCASE(SUBSTR('abc', 2)) AS ?x) (REPLACE('a1b', '[0-9]', '-') AS ?y) (ENCODE_FOR_URI('甲') AS ?z) {}",
        [("BC", "a-b", "%E7%94%B2")],
    ),
    "dates": ("SELECT (YEAR(?d) AS ?x) (MINUTES(?d) AS ?y) { :c :born ?d }", [("2001", "5")]),
    "hashes": ("SELECT (MD5('abc') AS ?x) {}", [("900150983cd24fb0d6963f7d28e17f72",)]),
    "conditions": ("SELECT (IF(1 < 2, 'y', 'n') AS ?x) (COALESCE(?none, 'z') AS ?y) {}", [("y", "z")]),
    "casts": ("SELECT (xsd:integer('13') AS ?x) (xsd:boolean('1') AS ?y) {}", [("13", "true")]),
    "languages": ("SELECT ?n { :a :name ?n FILTER(LANGMATCHES(LANG(?n), 'EN')) }", [("A",)]),
    "terms": ("SELECT (ISIRI(:a) AS ?x) (STR(:a) AS ?y) (DATATYPE(1) AS ?z) {}", [("true", "a", "integer")]),
    "distinct, order, limit": ("SELECT DISTINCT ?o { ?s :likes ?o } ORDER BY DESC(?o) LIMIT 1 OFFSET 1", [("b",)]),
    "a named graph": ("SELECT ?o { GRAPH <http://example.org/g> { :a :likes ?o } }", [("z",)]),
    "which graph": ("SELECT ?g { GRAPH ?g { :a :likes :z } }", [("g",)]),
    "from": ("SELECT ?o FROM <http://example.org/g> { :a :likes ?o }", [("z",)]),
    "from named": ("SELECT ?o FROM NAMED <http://example.org/g> { GRAPH ?g { :a :likes ?o } }", [("z",)]),
}  # fmt: skip


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("features")
    (folder / "data.ttl").write_text(DATA, encoding="utf-8")
    (folder / "graph.nt").write_text(GRAPH, encoding="utf-8")
    return ["--data", str(folder / "data.ttl"), "--graph", f"http://example.org/g={folder / 'graph.nt'}"]


@pytest.mark.parametrize("case", CASES)
def test_a_feature(case: str, given: list[str]) -> None:
    query, expected = CASES[case]
    said = ask("query", f"PREFIX : <http://example.org/> {query}", *given, "--format", "json", "--lang", "en")
    assert said.code == 0, said.err
    answer = json.loads(said.out)
    rows = [
        tuple(row.get(name, {}).get("value", "").removeprefix("http://example.org/") for name in answer["head"]["vars"])
        for row in answer["results"]["bindings"]
    ]
    assert [tuple(cell.rpartition("#")[2] for cell in row) for row in rows] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("CONSTRUCT { ?o :isLikedBy ?s } WHERE { ?s :likes ?o FILTER(?s = :b) }", "ex:c ex:isLikedBy ex:b"),
        ("CONSTRUCT WHERE { ?s :note ?n }", 'ex:d ex:note "a,b"'),
        ("DESCRIBE :d", "25.5"),
    ],
    ids=["construct", "construct where", "describe"],
)
def test_a_graph(query: str, expected: str, given: list[str]) -> None:
    said = ask("query", f"PREFIX : <http://example.org/> {query}", *given)
    assert said.code == 0, said.err
    assert expected.replace("ex:", "http://example.org/") in said.out.replace("<", "").replace(">", "")


@pytest.mark.parametrize(("query", "answer"), [("ASK { :a :likes :b }", "yes"), ("ASK { :b :likes :a }", "no")])
def test_a_truth(query: str, answer: str, given: list[str]) -> None:
    said = ask("query", f"PREFIX : <http://example.org/> {query}", *given, "--lang", "en")
    assert said.out.splitlines()[1] == answer
