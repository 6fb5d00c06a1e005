"""`skillgraph query`: SPARQL over the workspace and over files, in every format, with words for what is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import openpyxl
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from rdflib import Variable
from rdflib.query import Result
from tests.asking import ask, opened, start

import skillgraph
from skillgraph.answers.questions import all_questions
from skillgraph.sparql.asking import Limits
from skillgraph.sparql.errors import QueryRefused, WrongParameter
from skillgraph.sparql.request import Bound
from skillgraph.sparql.tokens import tokens

COLLEGES = "SELECT ?college ?name { ?college a sg:VocationalCollege ; skos:prefLabel ?name FILTER(LANG(?name) = 'zh') }"
NAMES = {
    "昆明技师学院",
    "云南技师学院",
    "昆明高级技工学校",
    "云南新西南技工学校",
    "昆明铁道职业技术学院",
    "晋宁中专",
    "官渡职中",
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.ttl").write_text('<x> <http://p/> "a" .', encoding="utf-8")
    (tmp_path / "b.nt").write_text('<http://x/> <http://p/> "b" .', encoding="utf-8")
    (tmp_path / "c.trig").write_text('<http://g/c> { <http://x/> <http://p/> "c" }', encoding="utf-8")
    (tmp_path / "d.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="http://x/">'
        '<x xmlns="http://p/">d</x></rdf:Description></rdf:RDF>',
        encoding="utf-8",
    )
    (tmp_path / "e.jsonld").write_text('{"@id": "http://x/", "http://p/": "e"}', encoding="utf-8")
    return tmp_path


def values(*arguments: str, variable: str = "o") -> list[str]:
    said = ask("query", *arguments, "--format", "json", "--lang", "en")
    assert said.code == 0, said.err
    return sorted(row[variable]["value"] for row in json.loads(said.out)["results"]["bindings"])


# ---------------------------------------------------------------- formats


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_standard_results_are_read_back_by_other_libraries(form: str) -> None:
    said = ask("query", COLLEGES, "--format", form)
    assert said.code == 0
    found = parse_query_results(
        said.raw, QueryResultsFormat.from_extension({"json": "srj", "xml": "srx"}.get(form, form))
    )
    assert isinstance(found, QuerySolutions)
    assert [variable.value for variable in found.variables] == ["college", "name"]
    assert {row["name"].value for row in found} == NAMES
    again = Result.parse(io.BytesIO(said.raw), format=form)
    assert {str(row[Variable("name")]) for row in again.bindings} == NAMES


def test_csv_is_read_back_and_a_file_of_it_opens_in_excel(tmp_path: Path) -> None:
    said = ask("query", COLLEGES, "--format", "csv")
    assert {row["name"] for row in csv.DictReader(io.StringIO(said.out))} == NAMES
    file = tmp_path / "名单.csv"
    assert ask("query", COLLEGES, "-o", str(file)).code == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + said.raw


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    query = (
        "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ('=cmd()' '+1'@en -5) ('-x' '@y' 1.5) (' =z' '＝1' '=u'^^xsd:anyURI) } }"
    )
    said = ask("query", query, "--format", "csv")
    assert said.out == "a,b,c\r\n'=cmd(),'+1,-5\r\n'-x,'@y,1.5\r\n' =z,'＝1,'=u\r\n"


def test_a_workbook_holds_labels_and_numbers(tmp_path: Path) -> None:
    query = "SELECT ?c (COUNT(?r) AS ?n) { ?c a sg:Person . ?r sg:holder ?c } GROUP BY ?c"
    assert ask("query", query, "-o", str(tmp_path / "a.xlsx"), "--lang", "zh").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert ["耿家盛", 2] in [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(("lang", "name"), [("zh", "耿家盛"), ("en", "Geng Jiasheng")])
def test_a_table_has_labels_in_the_language_asked_for(lang: str, name: str) -> None:
    said = ask("query", "SELECT ?p ?t { ?p a sg:Person ; a ?t }", "--lang", lang)
    assert said.out.splitlines()[1].split() == [*name.split(), {"zh": "人物", "en": "person"}[lang]]
    assert ask("query", "SELECT ?p { ?p a sg:Person }", "--format", "md", "--lang", lang).out.count(name) == 1


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_graphs_are_read_back(form: str) -> None:
    said = ask("query", "CONSTRUCT WHERE { ?p a sg:Person ; skos:prefLabel ?n }", "--format", form)
    extension = {"turtle": "ttl", "nquads": "nq", "ntriples": "nt", "rdfxml": "rdf"}.get(form, form)
    triples = {str(quad.triple) for quad in parse(said.raw, format=RdfFormat.from_extension(extension))}
    assert len(triples) == 3
    assert any("耿家盛" in triple for triple in triples)
    assert ask("query", "CONSTRUCT WHERE { ?p a sg:Person ; skos:prefLabel ?n }", "--format", form).raw == said.raw


@pytest.mark.parametrize("suffix", [".xlsx", ".md", ".csv"])
def test_a_graph_is_not_written_where_a_table_belongs(suffix: str, tmp_path: Path) -> None:
    said = ask("query", "CONSTRUCT WHERE { ?s a sg:Person }", "-o", str(tmp_path / f"a{suffix}"), "--lang", "en")
    assert (said.code, "cannot be written as" in said.err, list(tmp_path.iterdir())) == (2, True, [])


def test_a_graph_is_turtle_unless_another_format_is_named() -> None:
    said = ask("query", "DESCRIBE ?p { ?p a sg:Person }")
    assert "a sg:Person" in said.out


@pytest.mark.parametrize(
    ("query", "form"),
    [("SELECT * { ?s ?p ?o }", "turtle"), ("ASK {}", "jsonld"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")],
)
def test_a_format_that_does_not_fit_is_wrong_usage(query: str, form: str) -> None:
    said = ask("query", query, "--format", form, "--lang", "en")
    assert (said.code, said.raw) == (2, b"")
    assert "cannot be written as" in said.err


@pytest.mark.parametrize(("lang", "words"), [("zh", ("是", "否")), ("en", ("yes", "no"))])
def test_ask_answers_in_words(lang: str, words: tuple[str, str]) -> None:
    for query, word in zip(("ASK { ?s ?p ?o }", "ASK { ?s sg:form sg:form }"), words, strict=True):
        assert ask("query", query, "--lang", lang).out.splitlines()[1] == word


def test_select_star_keeps_the_order_of_the_query() -> None:
    assert ask("query", "SELECT * { ?zz a sg:Person . ?zz skos:prefLabel ?aa }", "--format", "csv").out.startswith(
        "zz,aa"
    )


# ---------------------------------------------------------------- the workspace


def test_without_a_dataset_clause_it_asks_the_union_and_from_narrows_it() -> None:
    count = "SELECT (COUNT(*) AS ?n) {} { ?s ?p ?o }"
    whole, inferred, both = (
        int(values(count.replace("{}", clause, 1), variable="n")[0])
        for clause in ("", "FROM graph:inferred", "FROM graph:inferred FROM graph:editorial")
    )
    assert 0 < inferred < both < whole
    named = "SELECT DISTINCT ?g FROM NAMED graph:inferred { GRAPH ?g { ?s ?p ?o } }"
    assert values(named, variable="g") == ["https://w3id.org/skillgraph/graph/inferred"]


def test_a_triple_of_two_graphs_is_counted_once() -> None:
    query = "SELECT ?o { <http://s/> <http://p/> ?o }"
    both = "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } } }"
    assert query
    assert values("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", variable="n") == values(both, variable="n")


def test_prefixes_are_known_and_may_be_declared_otherwise() -> None:
    assert ask("query", "ASK { ?s a sg:Person }", "--format", "csv").out == "true\n"
    assert ask("query", "PREFIX sg: <http://other/> ASK { ?s a sg:Person }", "--format", "csv").out == "false\n"
    assert ask("query", "ASK { ?s rdfs:subClassOf org:Organization }", "--format", "csv").out == "true\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_schema_names_what_is_in_use(lang: str) -> None:
    lines = ask("query", "--schema", "--lang", lang).out.splitlines()
    college = next(line.split() for line in lines if "sg:VocationalCollege" in line)
    assert college[0] == {"zh": "类", "en": "class"}[lang]
    assert "7" in college
    assert any("sg:participation" in line for line in lines)
    assert not any("owl:Class" in line or "owl:ObjectProperty" in line for line in lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_explains_itself(lang: str) -> None:
    said = ask("query", COLLEGES, "--explain", "--lang", lang)
    assert {"zh": "所有图的并集", "en": "the union of all graphs"}[lang] in said.out
    assert {"zh": "职业院校", "en": "vocational college"}[lang] in said.out
    explained = json.loads(ask("query", COLLEGES, "--explain", "--format", "json").out)
    assert (explained["form"], explained["rows"], explained["union"]) == ("SELECT", 7, True)


# ---------------------------------------------------------------- files


def test_files_are_asked_without_a_workspace(files: Path) -> None:
    given = [part for name in ("a.ttl", "b.nt", "d.rdf", "e.jsonld") for part in ("--data", str(files / name))]
    query = "SELECT ?o { ?s ?p ?o }"
    assert values(query, *given) == ["a", "b", "d", "e"]
    assert "No workspace" not in ask("query", query, *given, "--lang", "en").err
    assert values("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", "--data", str(files / "c.trig")) == ["c"]
    assert values("SELECT ?o { ?s ?p ?o }", "--data", str(files / "c.trig")) == []


def test_a_file_of_quads_is_known_to_from_as_well(files: Path) -> None:
    (files / "f.trig").write_text(
        '<http://x/> <http://p/> "f" . <http://g/f> { <http://x/> <http://p/> "g" }', encoding="utf-8"
    )
    given = ("--data", str(files / "f.trig"))
    place = (files / "f.trig").as_uri()
    assert values("SELECT ?o FROM <PLACE> { ?s ?p ?o }".replace("PLACE", place), *given) == ["f"]
    assert values("SELECT ?o FROM <http://g/f> { ?s ?p ?o }", *given) == ["g"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_a_file_is_known_by_a_link_and_by_what_the_link_leads_to(files: Path) -> None:
    (files / "名 字.nt").symlink_to(files / "b.nt")
    for iri in ((files / "名 字.nt").as_uri(), (files / "b.nt").as_uri()):
        query = "SELECT ?o FROM <PLACE> { ?s ?p ?o }".replace("PLACE", iri)
        assert values(query, "--data", str(files / "名 字.nt")) == ["b"]


def test_the_iri_of_a_graph_may_hold_an_equals_sign_or_be_relative(files: Path) -> None:
    given = ("--graph", f"http://g/?a=b={files / 'b.nt'}")
    assert values("SELECT ?o { GRAPH <http://g/?a=b> { ?s ?p ?o } }", *given) == ["b"]
    relative = ("--graph", f"g={files / 'b.nt'}", "--base", "http://home/")
    assert values("SELECT ?o { GRAPH <g> { ?s ?p ?o } }", *relative) == ["b"]
    said = ask("query", "ASK {}", "--graph", f"g={files / 'b.nt'}", "--lang", "en")
    assert (said.code, "--base" in said.err) == (2, True)


def test_a_file_is_a_named_graph_where_it_is_given_as_one(files: Path) -> None:
    given = ("--data", str(files / "a.ttl"), "--graph", f"http://g/={files / 'b.nt'}")
    assert values("SELECT ?o { ?s ?p ?o }", *given) == ["a"]
    assert values("SELECT ?o { GRAPH <http://g/> { ?s ?p ?o } }", *given) == ["b"]
    assert values("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", *given) == ["b"]


def test_from_chooses_among_the_files_given(files: Path) -> None:
    given = ("--data", str(files / "a.ttl"), "--data", str(files / "b.nt"), "--base", "http://home/")
    assert values("SELECT ?o { ?s ?p ?o }", *given) == ["a", "b"]
    assert values("SELECT ?o FROM <a.ttl> { ?s ?p ?o }", *given) == ["a"]
    assert values("SELECT ?o FROM <http://home/b.nt> { ?s ?p ?o }", *given) == ["b"]
    assert values("SELECT ?o FROM NAMED <b.nt> { GRAPH ?g { ?s ?p ?o } }", *given) == ["b"]
    assert values("SELECT ?o FROM NAMED <b.nt> { ?s ?p ?o }", *given) == []
    by_place = "SELECT ?o FROM <PLACE> { ?s ?p ?o }".replace("PLACE", (files / "b.nt").as_uri())
    assert values(by_place, "--data", str(files / "b.nt")) == ["b"]


def test_the_base_resolves_files_and_query(files: Path) -> None:
    query = "SELECT ?o { <x> ?p ?o }"
    assert values(query, "--data", str(files / "a.ttl"), "--base", "http://home/") == ["a"]
    assert values(
        "SELECT ?s { ?s ?p 'a' }", "--data", str(files / "a.ttl"), "--base", "http://home/", variable="s"
    ) == ["http://home/x"]


WRONG_FILES = {
    "no RDF": ("a.ttl", "this is no Turtle", "cannot be read"),
    "an ending that says nothing": ("a.docx", "", "does not end as that of an RDF file"),
    "a document type": (
        "a.rdf",
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        "DOCTYPE",
    ),
}


@pytest.mark.parametrize("case", WRONG_FILES)
def test_a_file_that_cannot_be_asked_is_told(case: str, tmp_path: Path) -> None:
    name, content, complaint = WRONG_FILES[case]
    (tmp_path / name).write_text(content, encoding="utf-8")
    said = ask("query", "ASK {}", "--data", str(tmp_path / name), "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert name in said.err
    assert complaint in said.err


def test_a_missing_file_is_told() -> None:
    for arguments, file in (
        (("ASK {}", "--data", "nowhere.ttl"), "nowhere.ttl"),
        (("ASK {}", "--graph", "http://g/=nowhere.ttl"), "nowhere.ttl"),
        (("-f", "nowhere.rq"), "nowhere.rq"),
    ):
        said = ask("query", *arguments, "--lang", "en")
        assert (said.code, said.raw) == (1, b"")
        assert said.err.endswith(f"{file}: there is no such file or folder\n")


# ---------------------------------------------------------------- what is wrong with a query

WRONG = {
    "a keyword misspelt": (
        "SELECT ?s { ?s ?p ?o . FILTR(?o) }",
        "line 1, column 24: “FILTR” cannot stand here; is FILTER meant?",
    ),
    "the last line": (
        "SELECT * {\n ?s ?p ?o .\n ?s sg:about ?x ?y .\n}",
        "line 3, column 17: what begins here is not complete or not in its place: “?y . }”",
    ),
    "Chinese before it": (
        "SELECT * { ?学院 ?p ?o } ODER BY ?o",
        "line 1, column 24: “ODER” cannot stand here; is ORDER meant?",
    ),
    "a bracket too few": (
        "SELECT ?s { ?s ?p ?o FILTER(?o > }",
        "line 1, column 22: what begins here is not complete or not in its place: “FILTER(?o > }”",
    ),
    "an end too soon": ("SELECT * { ?s ?p ?o", "the query ends here and lacks something"),
    "a prefix misspelt": (
        "SELECT * { ?s a skoss:Concept }",
        "line 1, column 17: the prefix skoss: is not declared; is skos: meant?",
    ),
    "a prefix unknown": ("SELECT * { ?s a zzzz:Concept }", "the prefix zzzz: is not declared; declare it by PREFIX"),
    "a string not closed": ("SELECT * { ?s ?p 'x }", "line 1, column 18: a string begins here and is not closed"),
    "a variable without a value": ("SELECT ?a ?b { ?a ?p ?b } GROUP BY ?a", "asks for a variable that has no value"),
    "nothing": ("", "the query ends here"),
    "a word that is none": ("SELEC ?s {}", "line 1, column 1: “SELEC” cannot stand here; is SELECT meant?"),
    "a relative graph": ("SELECT * FROM <foo> { ?s ?p ?o }", "is relative; --base says what to"),
    "a relative graph inside": ("SELECT * { GRAPH <foo> { ?s ?p ?o } }", "is relative; --base says what to"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_place(case: str) -> None:
    query, complaint = WRONG[case]
    said = ask("query", query, "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert complaint in said.err
    chinese = ask("query", query, "--lang", "zh")
    assert (chinese.code, chinese.raw) == (1, b"")
    assert re.search("查询(在第|未执行)", chinese.err)


def test_a_term_that_the_ontology_lacks_is_pointed_out() -> None:
    said = ask("query", "SELECT ?s { ?s a sg:VocationalColege }", "--lang", "en")
    assert said.code == 0
    assert "Line 1, column 18: the ontology has no sg:VocationalColege; is sg:VocationalCollege meant?" in said.out
    assert "sg:VocationalCollege" in ask("query", "SELECT ?s { ?s a sg:VocationalColege }", "--format", "csv").err


def test_one_query_must_be_given() -> None:
    for arguments in ((), ("ASK {}", "--schema"), ("ASK {}", "--name", "1"), ("--name", "1", "--schema")):
        said = ask("query", *arguments, "--lang", "en")
        assert (said.code, said.raw) == (2, b"")
        assert "Give one query" in said.err


def test_limits_say_that_they_cut() -> None:
    said = ask("query", "SELECT * { ?s ?p ?o }", "--limit", "3", "--format", "csv", "--lang", "en")
    assert (said.code, said.out.count("\r\n")) == (0, 4)
    assert "These are the first 3 rows; there are more." in said.err
    assert (
        "first"
        not in ask("query", "SELECT * { ?s a sg:Person }", "--limit", "1", "--format", "csv", "--lang", "en").err
    )


def test_a_query_is_read_from_a_file_or_standard_input(tmp_path: Path) -> None:
    (tmp_path / "查询.rq").write_bytes(b"\xef\xbb\xbf" + "ASK { ?s skos:prefLabel '耿家盛'@zh }".encode())
    assert ask("query", "-f", str(tmp_path / "查询.rq"), "--format", "csv").out == "true\n"
    (tmp_path / "wide.rq").write_bytes("ASK { ?s skos:prefLabel '耿家盛'@zh }".encode("utf-16"))
    assert ask("query", "-f", str(tmp_path / "wide.rq"), "--format", "csv").out == "true\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file")
def test_of_a_file_without_end_only_what_may_be_a_query_is_read() -> None:
    said = ask("query", "-f", "/dev/zero", "--lang", "en")
    assert (said.code, "too long" in said.err) == (1, True)


# ---------------------------------------------------------------- named questions and their parameters


def test_a_named_question_is_asked_with_its_own_values_or_with_others() -> None:
    first = ask("query", "--name", "1", "--lang", "zh").out
    assert first == ask("query", "--name", "1", "--param", "college=昆明技师学院", "--lang", "zh").out
    assert "1247人" in first
    other = ask("query", "--name", "1", "--param", "college=官渡职中", "--lang", "zh").out
    assert "艾维" in other
    assert "1247人" not in other
    assert "11,500" in ask("query", "--name", "40", "--param", "year=2003年", "--lang", "en").out


INJECTIONS = [
    '昆明技师学院"@zh . } INSERT DATA { <a> <b> <c> } #',
    "x> . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } . <y",
    "} UNION { ?record ?p ?o",
    "<https://example.org/> . ?s ?p ?o",
    "2022' || '1'='1",
    "\\u007D DROP ALL",
    "?record",
]


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize(
    ("number", "parameter"),
    [(str(question.number), parameter.name) for question in all_questions() for parameter in question.parameters],
)
def test_a_value_never_becomes_a_part_of_the_query(number: str, parameter: str, value: str) -> None:
    said = ask("query", "--name", number, "--param", f"{parameter}={value}", "--lang", "en")
    assert (said.code in {1, 2}, said.raw) == (True, b"")
    assert "Traceback" not in said.err
    assert "SkillGraph itself failed" not in said.err


@pytest.mark.parametrize("value", INJECTIONS)
def test_a_value_of_a_query_of_ones_own_is_a_term(value: str) -> None:
    said = ask("query", "SELECT ?x { }", "--param", f"x={value}", "--format", "json")
    assert said.code == 0, said.err
    assert [row["x"]["value"] for row in json.loads(said.out)["results"]["bindings"]] == [value]


def test_a_parameter_that_is_none_is_told() -> None:
    for arguments in (("--name", "1", "--param", "x=1"), ("SELECT * { ?s ?p ?o }", "--param", "x=1")):
        said = ask("query", *arguments, "--lang", "en")
        assert (said.code, said.raw) == (2, b"")
        assert "no " in said.err
    assert ask("query", "--name", "40", "--param", "year=soon", "--lang", "en").code == 2
    twice = ask("query", "--name", "1", "--param", "college=a", "--param", "college=b", "--lang", "en")
    assert (twice.code, "given twice" in twice.err) == (2, True)
    assert ask("query", "ASK {}", "--timeout", "nan").code == 2
    assert ask("query", "--name", "1", "--param", "college", "--lang", "en").code == 2


@pytest.mark.parametrize(
    "question", [each for each in all_questions() if each.parameters], ids=lambda each: str(each.number)
)
def test_a_parameter_is_selected_wherever_it_is_used_and_meets_no_bind_or_values(question: object) -> None:
    """The engine ignores it in a sub-select that does not select it, and beside BIND and VALUES."""
    found = list(tokens(question.query))  # type: ignore[attr-defined]
    assert not any(token.is_word("BIND", "VALUES") for token in found)
    for place, token in enumerate(found):
        if token.is_word("SELECT"):
            head = []
            for behind in found[place + 1 :]:
                if behind.text == "{":
                    break
                head.append(behind.text)
            for parameter in question.parameters:  # type: ignore[attr-defined]
                assert f"?{parameter.name}" in head


# ---------------------------------------------------------------- the library


def test_the_library_gives_rows_for_a_data_frame() -> None:
    answer = opened("zh").query("SELECT ?p ?n { ?p a sg:Person . BIND(1247 AS ?n) }")
    assert [(row["n"], str(row["p"]).startswith("https://")) for row in answer.to_dicts()] == [(1247, True)]
    assert answer.rows[0][0] is not None
    assert answer.rows[0][0].label == "耿家盛"
    assert opened("en").query("ASK { ?s a sg:Person }").boolean is True
    assert "sg:Person" in opened("en").query("CONSTRUCT WHERE { ?s a sg:Person }").turtle


def test_a_notebook_shows_what_a_query_gives() -> None:
    graph = opened("zh")
    for query in ("SELECT ?p { ?p a sg:Person }", "ASK {}", "CONSTRUCT WHERE { ?p a sg:Person }"):
        shown = graph.query(query)._repr_html_()  # type: ignore[attr-defined]
        assert shown.count("<table") == 1
    assert "耿家盛" in graph.query("SELECT ?p { ?p a sg:Person }")._repr_html_()  # type: ignore[attr-defined]
    assert graph.query("ASK {}").to_dicts() == [{"answer": True}]


def test_the_library_binds_terms_and_keeps_limits() -> None:
    graph = opened("en")
    bound = {"name": Bound("耿家盛", language="zh")}
    assert len(graph.query("SELECT ?p ?name { ?p skos:prefLabel ?name }", bound).rows) == 1
    assert graph.query("SELECT * { ?s ?p ?o }", limits=Limits(rows=5)).cut
    with pytest.raises(WrongParameter):
        graph.query("SELECT * { ?s ?p ?o }", {"x": Bound("y")})
    with pytest.raises(QueryRefused):
        graph.query("DROP ALL")


def test_files_are_asked_from_python(files: Path) -> None:
    answer = skillgraph.query("SELECT ?o { ?s ?p ?o }", data=[files / "b.nt"], graphs={"http://g/": files / "a.ttl"})
    assert answer.to_dicts() == [{"o": "b"}]


def test_in_a_pipe_the_answer_alone_goes_to_standard_output() -> None:
    said = start("query", "SELECT ?p { ?p a sg:Person }", "--format", "tsv", "--lang", "en")
    assert said.out.splitlines()[0] == "?p"
    assert said.out.count("\n") == 2
