"""What must not run is refused in a sentence; what only looks like it runs."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store
from tests.asking import ask, opened

from skillgraph.errors import SkillGraphError
from skillgraph.sparql.errors import QueryRefused, QuerySyntax
from skillgraph.sparql.prefixes import known
from skillgraph.sparql.reading import MAX_CHARACTERS, read
from skillgraph.sparql.request import DataFile, Request
from skillgraph.sparql.running import gathered
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
    "service glued to silent": "SELECT * { SERVICESILENT<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "service glued to a name": "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICEx:{ ?s ?p ?o } }",
    "service glued to an empty prefix": "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "service with silent glued to an empty prefix": "PREFIX : <http://a/> SELECT * { SERVICESILENT:{ ?s ?p ?o } }",
    "service glued to true": "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "service glued to false and a name": "PREFIX : <http://a/> SELECT * { ?s ?p falseService:{ ?a ?b ?c } }",
    "service hidden in a declared prefix": (
        "PREFIX x: <http://127.0.0.1:9/> PREFIX servicex: <http://a/> SELECT * { servicex:{ ?s ?p ?o } }"
    ),
    "service as a declared prefix": (
        "PREFIX : <http://127.0.0.1:9/> PREFIX service: <http://a/> SELECT * { service:{ ?s ?p ?o } }"
    ),
    "service glued to a number": "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "from glued to a name": "SELECT * FROMgraph:inferred { ?s ?p ?o }",
    "from glued to named": "SELECT * FROMNAMED<http://nope/> { GRAPH ?g { ?s ?p ?o } }",
    "from hidden in a declared prefix": "PREFIX fromx: <http://a/> PREFIX x: <http://b/> SELECT * fromx:g { ?s ?p ?o }",
    "a prefix glued to its keyword": "PREFIXx:<http://nope/> SELECT * FROM x:g { ?s ?p ?o }",
    "graph glued to a name": "SELECT * { GRAPHgraph:nix { ?s ?p ?o } }",
    "ask glued to from": "ASKFROM<http://nope/>{}",
    "select glued to distinct": "SELECTDISTINCT?s{ ?s ?p ?o }",
    "construct glued to where": "CONSTRUCTWHERE{ ?s ?p ?o }",
    "service behind a long string with an escape that is none": (
        'SELECT * { VALUES ?x { """ab" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #\\q"""\n }'
    ),
    "service behind a long string with half a character": (
        "SELECT * { VALUES ?x { '''ab' } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #\\uD800'''\n }"
    ),
    "service behind a comparison and a comment": (
        'SELECT * { ?s ?p ?o FILTER(?s<?p#>"""\n || true) SERVICE <http://127.0.0.1:9/> { ?a ?p ?o } #"""\n }'
    ),
    "service behind another comparison and a comment": (
        'SELECT * { ?s ?p ?o FILTER(?s<x:a#>"""\n || true) SERVICE <http://127.0.0.1:9/> { ?a ?p ?o } #"""\n }'
    ),
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
    "an empty prefix without a space": "PREFIX:<http://nope/> SELECT * FROM :g { ?s ?p ?o }",
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
    "as a local name": ("PREFIX s: <http://a/> ASK { s:service ?p s:from }", False),
    "as an escaped name": ("PREFIX a: <http://a/> ASK { a:x\\#SERVICE ?p ?o }", False),
    "as a language": ('ASK { ?s ?p "x"@service }', False),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_what_would_change_or_call_out_is_refused(query: str, lang: str) -> None:
    said = ask("query", query, "--lang", lang)
    assert (said.code, said.raw) == (1, b"")
    assert re.search({"zh": "查询(未执行|在第)", "en": "The query (was not run|cannot be read)"}[lang], said.err)


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


PIECES = [
    *("SERVICE", "service", "SILENT", "FROM", "NAMED", "GRAPH", "true", "false", "a", "x:", ":", "servicex:", "<URL>"),
    *(
        "?s",
        "?p",
        "?o",
        "{",
        "}",
        ".",
        ";",
        ",",
        " ",
        "\n",
        "#",
        "#x\n",
        "'",
        "''",
        "1",
        "1e",
        "@en",
        "^^",
        "_:b",
        "[]",
    ),
    *("(", ")", "OPTIONAL", "MINUS", "UNION", "FILTER", "EXISTS", "BIND", "AS", "VALUES", "UNDEF", "LATERAL", "\\"),
    *("\\u0053", "x:a\\#", '"', '"""', '"ab"', "\\q", "\\uD800", "<?p#>", "<1#>", "FILTER(?s", "|| true)"),
    'VALUES ?x { """ab" }',
]


class _Listener(ThreadingHTTPServer):
    """Counts those who call."""

    calls = 0


class _Count(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, _Listener)
        self.server.calls += 1
        self.send_response(404)
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - as the standard library calls them

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def listener() -> Iterator[_Listener]:
    server = _Listener(("127.0.0.1", 0), _Count)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_listener_hears_the_engine(listener: _Listener) -> None:
    """Else what follows would prove nothing."""
    before = listener.calls
    query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.server_port}/> {{ ?s ?p ?o }} }}"
    with pytest.raises(OSError, match="404"):
        list(Store().query(query))  # type: ignore[arg-type] # it is a SELECT
    assert listener.calls == before + 1


@settings(max_examples=1_500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.lists(st.sampled_from(PIECES), max_size=6))
def test_nothing_that_is_let_through_calls(listener: _Listener, body: list[str], tail: list[str]) -> None:
    """Pieces of SERVICE in any order: either it is refused, or the engine calls nobody for it."""
    url = f"<http://127.0.0.1:{listener.server_port}/>"
    text = "".join(body).replace("<URL>", url)
    end = "".join(tail).replace("<URL>", url)
    prologue = f"PREFIX x: {url} PREFIX : {url} PREFIX servicex: <http://a/> "
    query = f"{prologue}SELECT * {{ {text}{{ ?s ?p ?o }}{end} }}"
    try:
        read(query, {})
    except (QueryRefused, QuerySyntax):
        return
    before = listener.calls
    store = Store()
    store.add(Quad(NamedNode("http://s/"), NamedNode("http://p/"), NamedNode("http://o/")))
    with suppress(SyntaxError, OSError, ValueError, RuntimeError):
        list(store.query(query))  # type: ignore[arg-type] # it is a SELECT
    assert listener.calls == before, query


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a place without a network")
def test_what_asks_a_store_reaches_nobody_either(listener: _Listener) -> None:
    """The second wall of a workspace, where the system lets a process leave the network."""
    here, ground = f"127.0.0.1:{listener.server_port}", opened("en").ground()
    before = listener.calls
    for query in (query for name, query in REFUSED.items() if "service" in name):
        with suppress(SkillGraphError):
            gathered(Request(query.replace("127.0.0.1:9", here), store=ground.store, seconds=20))
    assert listener.calls == before


@pytest.mark.parametrize("query", [query for name, query in REFUSED.items() if "service" in name])
def test_files_in_memory_open_no_connection_even_past_the_reader(
    query: str, listener: _Listener, tmp_path: Path
) -> None:
    """The second wall: the process that answers can open nothing more once its files are read."""
    (tmp_path / "a.nt").write_text("<http://a/> <http://b/> <http://c/> .", encoding="utf-8")
    here = f"127.0.0.1:{listener.server_port}"
    before = listener.calls
    request = Request(query.replace("127.0.0.1:9", here), files=(DataFile(str(tmp_path / "a.nt")),), seconds=20)
    with suppress(SkillGraphError):
        gathered(request)
    assert listener.calls == before
