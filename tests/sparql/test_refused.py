"""What must not run is refused in a sentence; what only looks like it runs."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.asking import ask

from skillgraph.sparql.errors import QueryRefused, QuerySyntax
from skillgraph.sparql.prefixes import known
from skillgraph.sparql.reading import MAX_CHARACTERS, read
from skillgraph.sparql.tokens import Unclosed, tokens

ELSEWHERE = "http://127.0.0.1:9/sparql"

REFUSED = {
    "service": f"SELECT * {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service in small letters": f"SELECT * {{ service <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service in mixed letters": f"SELECT * {{ SerVice silent <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service of a variable": "SELECT * { ?x ?y ?z . SERVICE ?x{ ?s ?p ?o } }",
    "service of a prefixed name": "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE :x{ ?s ?p ?o } }",
    "service without a space": f"SELECT*{{SERVICE<{ELSEWHERE}>{{?s ?p ?o}}}}",
    "service deep inside": f"ASK {{ {{ {{ OPTIONAL {{ MINUS {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }} }} }} }} }}",
    "service in a filter": f"ASK {{ FILTER(1 < 2 && EXISTS {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }} && 3 > 2) }}",
    "service in a sub-select": f"SELECT * {{ {{ SELECT * {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }} }} }}",
    "service behind a comment that ends": f"SELECT * {{ # SERVICE\n SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service behind a string with a sign": f"SELECT * {{ ?s ?p '#' . SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service behind an IRI with a fragment": f"SELECT * {{ ?s <http://a/#b> ?o SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service behind an escaped name": f"SELECT * {{ ?s sg:a\\#b ?o . SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "service behind a comparison that looks like an IRI": (
        f"SELECT * {{ ?s ?p ?o FILTER(?s<?p#>\n && true) SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}"
    ),
    "service after a word and a full stop": f"SELECT * {{ ?s ?p true.SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    "insert": "INSERT DATA { <http://a/> <http://b/> <http://c/> }",
    "insert where": "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "delete": "delete where { ?s ?p ?o }",
    "load": f"LOAD <{ELSEWHERE}>",
    "load of a file": "Load <file:///etc/passwd> INTO GRAPH <http://a/>",
    "clear": "CLEAR ALL",
    "drop": "DROP GRAPH <http://a/>",
    "create": "CREATE GRAPH <http://a/>",
    "copy": "COPY DEFAULT TO <http://a/>",
    "move": "MOVE DEFAULT TO <http://a/>",
    "add": "ADD DEFAULT TO <http://a/>",
    "with": "WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "an update behind a prologue and a comment": "# SELECT\nPREFIX a: <http://a/>\nBASE <http://b/>\nDROP ALL",
}

GRAPHS = {
    "http": "SELECT * FROM <http://127.0.0.1:9/a> { ?s ?p ?o }",
    "https named": "SELECT * FROM NAMED <https://example.org/> { GRAPH ?g { ?s ?p ?o } }",
    "file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "file in capitals": "SELECT * from <FILE:///etc/passwd> { ?s ?p ?o }",
    "escaped": "SELECT * FROM <file\\u003A///etc/passwd> { ?s ?p ?o }",
    "by prefix": "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
    "relative": "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "graph of the workspace that is none": "SELECT * { GRAPH <http://nowhere/> { ?s ?p ?o } }",
    "beside a known one": "SELECT * FROM graph:inferred FROM <http://nowhere/> { ?s ?p ?o }",
}

FINE = {
    "in a comment": ("ASK {} # SERVICE <http://a/> {}", True),
    "in a comment between": ("ASK # INSERT DATA\n { }", True),
    "in a string": ("ASK { FILTER('SERVICE <http://a/> {}' != '') }", True),
    "in a long string": ('ASK { FILTER("""SERVICE\n"DROP ALL" FROM <http://a/>""" != "") }', True),
    "in an IRI": ("ASK { <http://a/SERVICE> ?p <http://a/#SERVICE> }", False),
    "as a variable": ("ASK { ?service ?from ?insert }", True),
    "as a prefixed name": ("PREFIX service: <http://a/> ASK { service:service ?p service:from }", False),
    "as an escaped name": ("PREFIX a: <http://a/> ASK { a:x\\#SERVICE ?p ?o }", False),
    "as a language": ('ASK { ?s ?p "x"@service }', False),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_what_would_change_or_call_out_is_refused(query: str, lang: str) -> None:
    said = ask("query", query, "--lang", lang)
    assert (said.code, said.raw) == (1, b"")
    assert {"zh": "查询未执行", "en": "was not run"}[lang] in said.err


@pytest.mark.parametrize("query", GRAPHS.values(), ids=GRAPHS)
def test_a_graph_that_was_not_given_is_refused_and_nothing_is_fetched(query: str, tmp_path: Path) -> None:
    said = ask("query", query, "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert "There is no graph <" in said.err
    if "GRAPH <" not in query:
        (tmp_path / "a.ttl").write_text("<http://a/> <http://b/> <http://c/> .", encoding="utf-8")
        said = ask("query", query, "--data", str(tmp_path / "a.ttl"), "--lang", "en")
        assert (said.code, said.raw) == (1, b"")
        assert "There is no graph <" in said.err


@pytest.mark.parametrize(("query", "answer"), FINE.values(), ids=FINE)
def test_what_only_looks_like_it_runs(query: str, answer: bool) -> None:
    said = ask("query", query, "--format", "json")
    assert (said.code, said.out) == (0, f'{{"head": {{}}, "boolean": {str(answer).lower()}}}\n'), said.err


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(QueryRefused, match="too long"):
        read("#" * (MAX_CHARACTERS + 1), known())


ALPHABET = "SERVICE{}<>\"'\\#?$:@._-%a1 \n"


@given(st.text(ALPHABET, max_size=60))
def test_the_tokens_are_the_text_without_spaces_and_comments(text: str) -> None:
    try:
        found = list(tokens(text))
    except Unclosed:
        return
    for token in found:
        assert text.startswith(token.text, token.start)
    places = [token.start for token in found]
    assert places == sorted(set(places))
    between = [text[a.start + len(a.text) : b.start] for a, b in pairwise(found)]
    assert all(re.fullmatch(r"(?:\s|#[^\n]*(?:\n|$))*", each) for each in between)


@given(st.text("abc<>#\"'\\ \n?:.{}", max_size=40))
def test_no_prefix_hides_a_service_that_the_engine_would_see(before: str) -> None:
    """Whatever stands before it: either it is seen, or the text before it is no beginning of a query."""
    from pyoxigraph import Store

    query = f"SELECT * {{ {before} SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    try:
        read(query, {})
    except (QueryRefused, QuerySyntax):
        return
    # It was not seen, so the engine must not see it either: it calls nobody for a text that is no query.
    try:
        list(Store().query(query))  # type: ignore[arg-type] # it is a SELECT
    except SyntaxError:
        return
    except OSError as error:  # it called
        pytest.fail(f"{query!r}: {error}")
