"""The read model says what the graph says: each of its tables equals the answer of SPARQL, each quote its source."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, parse

from skillgraph import resources
from skillgraph.graph import Graph
from skillgraph.index import pointer as look
from skillgraph.shapes import group
from skillgraph.vocabulary import GRAPH, OA, RDF, SG

Rows = set[tuple[str | None, ...]]

KUNMING = resources.example()
COLLEGE, GLASS, HYDRO = "昆明技师学院", "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"
PREFIXES = """
PREFIX graph: <https://w3id.org/skillgraph/graph/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sg: <https://w3id.org/skillgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
MERGE = """
decided:same-1 a sg:Decision ;
	sg:decidedBy "test" ;
	sg:decidedOn "2026-11-25"^^xsd:date ;
	sg:decides decision:same ;
	sg:keeps org:yunnanjishixueyuan-l2iv2p ;
	sg:other org:kunmingjishixueyuan-ob7pjt ;
	sg:reason "as a test"@en , "测试"@zh .
"""


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLGRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        look.home.cache_clear()
        yield
    look.home.cache_clear()


@pytest.fixture(scope="module")
def kunming() -> Iterator[Graph]:
    with Graph(KUNMING, "zh") as graph:
        yield graph


@pytest.fixture(scope="module", params=["as shipped", "two colleges merged"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    workspace = tmp_path_factory.mktemp("graph") / "kunming"
    shutil.copytree(KUNMING, workspace)
    if request.param != "as shipped":
        with (workspace / "decisions.ttl").open("a", encoding="utf-8") as decisions:
            decisions.write(MERGE)
    with Graph(workspace, "zh") as graph:
        yield graph


def sparql(graph: Graph, query: str) -> Rows:
    found = graph._view.store().query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return {tuple(plain(row[name]) for name in found.variables) for row in found}


def plain(value: object) -> str | None:
    return value.value if isinstance(value, NamedNode | Literal) else None


def sql(graph: Graph, query: str) -> Rows:
    found = graph._view.rows(query)
    rows = {tuple(None if cell is None else str(cell) for cell in row) for row in found}
    assert len(rows) == len(found), "the read model says something twice"
    return rows


# ---------------------------------------------------------------- each table is what SPARQL says

LINKED = " UNION ".join(
    f'{{ ?record a sg:{kind} ; sg:{start} ?from ; sg:{end} ?to . BIND("{relation}" AS ?relation) }}'
    for kind, start, end, relation in (
        ("Establishment", "founder", "unit", "established"),
        ("Affiliation", "unit", "parent", "belongs-to"),
        ("Designation", "authority", "recipient", "designates"),
        ("Designation", "recipient", "designatedAs", "designated-as"),
        ("Subsidy", "payer", "beneficiary", "subsidises"),
        ("Conferral", "holder", "award", "received"),
        ("Adoption", "adopter", "system", "adopted"),
        ("PolicyAct", "actor", "policy", "acted-on"),
        ("Making", "maker", "work", "made"),
        ("Observation", "about", "area", "in-area"),
        ("Observation", "about", "competition", "title-given-in"),
    )
)
DATED = " UNION ".join(
    f"{{ ?record a sg:{kind} ; sg:{start} ?from ; sg:year ?number . ?to sg:calendarYear ?number . "
    'BIND("in-year" AS ?relation) }'
    for kind, start in (
        ("Designation", "designatedAs"),
        ("PolicyAct", "policy"),
        ("Conferral", "award"),
        ("Observation", "about"),
        ("Establishment", "unit"),
    )
)

# What each says is written here a second time, on purpose: not as the files say it from which the model is made.
EQUAL = {
    "partners": (
        "SELECT a.iri, b.iri, r.iri FROM partner p JOIN record r ON r.id = p.record"
        " JOIN entity a ON a.id = p.a JOIN entity b ON b.id = p.b",
        """SELECT ?a ?b ?record WHERE {
          ?record a sg:Partnership ; sg:participation ?one , ?another .
          ?one sg:participant ?a ; sg:role ?role . ?another sg:participant ?b ; sg:role ?opposite .
          FILTER(?role != ?opposite && ?a != ?b)
        }""",
    ),
    "participants": (
        "SELECT r.iri, e.iri, p.role FROM participant p"
        " JOIN record r ON r.id = p.record JOIN entity e ON e.id = p.entity",
        """SELECT ?record ?entity (STRAFTER(STR(?role), "/role/") AS ?code) WHERE {
          ?record sg:participation [ sg:participant ?entity ; sg:role ?role ]
        }""",
    ),
    "partnerships": (
        "SELECT r.iri, p.form, p.since, p.headcount, p.hedge FROM partnership p JOIN record r ON r.id = p.record",
        """SELECT ?record ?code ?since ?count ?how WHERE {
          ?record a sg:Partnership ; sg:form/skos:notation ?code .
          OPTIONAL { ?record sg:since ?since }
          OPTIONAL { ?record sg:headcount ?count }
          OPTIONAL { ?record sg:hedge/skos:notation ?how }
        }""",
    ),
    "names in sources": (
        "SELECT e.iri, n.text, n.lang, n.kind FROM name n JOIN entity e ON e.id = n.entity"
        " WHERE n.kind IN ('full', 'short', 'alias')",
        """SELECT ?entity ?text ("zh" AS ?lang) (STRAFTER(STR(?kind), "/name-kind/") AS ?code) WHERE {
          ?naming a sg:Naming ; sg:entity ?entity ; sg:wording ?text ; sg:nameKind ?kind
        }""",
    ),
    "names by editors": (
        "SELECT DISTINCT e.iri, n.text FROM name n JOIN entity e ON e.id = n.entity"
        " WHERE n.kind IN ('editorial', 'translation')",
        """SELECT DISTINCT ?entity (STR(?label) AS ?text) WHERE {
          { GRAPH graph:editorial { ?entity skos:prefLabel|skos:altLabel ?label } }
          UNION { ?entity a ?place_or_time ; skos:prefLabel ?label . VALUES ?place_or_time { sg:Area sg:Year } }
          FILTER(LANG(?label) = "en"
            || NOT EXISTS { ?naming sg:entity ?entity ; sg:wording ?wording . FILTER(?wording = STR(?label)) })
          FILTER(LANG(?label) = "en"
            || NOT EXISTS { ?part sg:partEntity ?entity ; sg:partText ?inside . FILTER(?inside = STR(?label)) })
        }""",
    ),
    "entities": (
        "SELECT iri, type, name_zh, name_en, kind FROM entity",
        """SELECT ?entity ?code ?zh ?en (STRAFTER(STR(?kind), "/institution-kind/") AS ?institution) WHERE {
          GRAPH ?graph { ?entity a ?class } VALUES ?graph { graph:editorial graph:inferred }
          ?entity skos:prefLabel ?zh , ?en .
          ?class skos:notation ?code .
          FILTER(LANG(?zh) = "zh" && LANG(?en) = "en")
          OPTIONAL { ?entity sg:institutionKind ?kind }
        }""",
    ),
    "records with their status": (
        "SELECT iri, type, status, rule FROM record",
        """SELECT ?record ?type ?status (STRAFTER(STR(?rule), "/rule/") AS ?code) WHERE {
          GRAPH ?graph { ?record a ?class ; sg:evidence ?evidence }
          ?class skos:notation ?type .
          OPTIONAL { ?record sg:levelBasis ?basis FILTER(!STRENDS(STR(?basis), "/stated")) }
          BIND(?graph = graph:inferred || ?class = sg:NamePart || BOUND(?basis) AS ?derived)
          BIND(IF(?derived, "inferred", "asserted") AS ?status)
          OPTIONAL { ?record sg:inferredBy ?rule }
        }""",
    ),
    "evidence": (
        "SELECT r.iri, s.iri, e.section, e.quote, e.start FROM evidence e JOIN record r ON r.id = e.record"
        " JOIN source s ON s.id = e.source",
        """SELECT ?record ?source ?section ?quote ?start WHERE {
          ?record sg:evidence [ sg:source ?source ; sg:section ?section ; oa:exact ?quote ; oa:start ?start ]
        }""",
    ),
    "links": (
        "SELECT r.iri, a.iri, b.iri, l.relation FROM link l JOIN record r ON r.id = l.record"
        " JOIN entity a ON a.id = l.source JOIN entity b ON b.id = l.target",
        f"SELECT ?record ?from ?to ?relation WHERE {{ {LINKED} UNION {DATED} }}",
    ),
    "counted": (
        "SELECT e.iri, r.iri FROM counted c JOIN entity e ON e.id = c.entity JOIN record r ON r.id = c.record",
        """SELECT ?entity ?record WHERE {
          { ?record a sg:PartnerCount ; sg:entity ?entity }
          UNION {
            ?record a sg:GroupClaim ; sg:coversKind ?kind ; sg:area ?area .
            ?entity sg:area ?area ; sg:institutionKind ?own .
            FILTER(?own = ?kind || EXISTS { ?own skos:broader+ ?kind })
          }
        }""",
    ),
    "involvements": (
        "SELECT r.iri, e.iri, i.role FROM involvement i"
        " JOIN record r ON r.id = i.record JOIN entity e ON e.id = i.entity",
        """SELECT ?record ?entity ?role WHERE {
          { ?record sg:evidence ?evidence ; ?field ?entity . ?entity skos:prefLabel ?name .
            FILTER NOT EXISTS { ?entity skos:inScheme ?scheme . FILTER(?field != sg:area) }
            BIND(LCASE(REPLACE(STRAFTER(STR(?field), "#"), "([A-Z])", "-$1")) AS ?role) }
          UNION { ?record sg:year|sg:since ?number . ?entity sg:calendarYear ?number . BIND("year" AS ?role) }
          UNION { ?record sg:evidence ?evidence ; sg:asOf ?day . ?entity sg:calendarYear ?number .
            FILTER(STRSTARTS(STR(?day), STR(?number))) BIND("as-of" AS ?role) }
          UNION { ?record sg:participation [ sg:participant ?entity ; sg:role [ skos:notation ?role ] ] }
        }""",
    ),
    "sources": (
        "SELECT iri, title_zh, title_en, number, issued FROM source",
        """SELECT ?source ?zh ?en ?number ?issued WHERE {
          ?source sg:textFile ?file ; <http://purl.org/dc/terms/title> ?zh , ?en .
          FILTER(LANG(?zh) = "zh" && LANG(?en) = "en")
          OPTIONAL { ?source sg:documentNumber ?number } OPTIONAL { ?source sg:issuedOn ?issued }
        }""",
    ),
}


@pytest.mark.parametrize("table", EQUAL)
def test_the_read_model_equals_the_answer_of_sparql(graph: Graph, table: str) -> None:
    in_model, in_graph = EQUAL[table]
    rows = sql(graph, in_model)
    assert rows
    # An unbound code comes as nothing or as an empty text.
    assert {tuple(cell or None for cell in row) for row in sparql(graph, in_graph)} == rows


# ---------------------------------------------------------------- quotes


def test_every_quote_stands_in_its_source_where_it_is_said_to(kunming: Graph) -> None:
    """Read from the files themselves, not from the index."""
    quotes = set()
    for file in (KUNMING / "records").glob("*.ttl"):
        nodes = group(quad.triple for quad in parse(path=file, format=RdfFormat.TURTLE))
        for iri, node in nodes.items():
            if NamedNode(SG.Evidence) in node[RDF.type]:
                start, end = int(node[OA.start][0].value), int(node[OA.end][0].value)
                source = nodes[node[SG.source][0].value]
                kept = KUNMING / "sources" / source[SG.textFile][0].value
                text = kept.read_bytes().decode().replace("\r\n", "\n")
                assert text[start:end] == node[OA.exact][0].value
                assert iri == f"{node[SG.source][0].value}/{Path(kept).stem}#char={start},{end}"
                quotes.add((node[OA.exact][0].value,))
    assert len(quotes) > 20
    assert sql(kunming, "SELECT DISTINCT quote FROM evidence") == quotes


def test_every_record_of_the_read_model_has_a_quote(kunming: Graph) -> None:
    assert sql(kunming, "SELECT iri FROM record WHERE id NOT IN (SELECT record FROM evidence)") == set()


# ---------------------------------------------------------------- who are partners, and who are not

LISTS = {
    "enterprises of one apprenticeship": (GLASS, HYDRO),
    "training bases": (
        "云南技师学院",
        "昆明高级技工学校",
        "云南新西南技工学校",
        "中国铁建高新装备股份有限公司",
        "云南云内动力集团有限公司",
    ),
    "adopters of the chief-technician system": (
        "中国铁建高新装备股份有限公司",
        "云南CY集团有限公司",
        "昆明云内动力股份有限公司",
        "云南白药集团",
    ),
    "industry colleges": (
        "昆明铁道职业技术学院实力信通产业学院",
        "晋宁中专诺仕达现代健康与旅游产业学院",
        "官渡职中艾维产业学院",
    ),
    "hosts of industry colleges": ("昆明铁道职业技术学院", "晋宁中专", "官渡职中"),
    "enterprises in the names of industry colleges": ("实力信通", "诺仕达", "艾维"),
}


@pytest.mark.parametrize("members", LISTS)
def test_members_of_one_list_are_not_partners(kunming: Graph, members: str) -> None:
    for one, other in permutations(LISTS[members], 2):
        assert other not in {row.partner_name for row in kunming.partners(one).rows}


def test_the_partners_are_those_of_the_letter_and_no_others(kunming: Graph) -> None:
    """Opposite sides of the one apprenticeship, and of each industry college by its name."""
    view = kunming._view
    pairs = {
        frozenset((view.entities()[row.a].name_zh, view.entities()[row.b].name_zh)): row.status
        for row in view.partners()
    }
    assert pairs == {
        frozenset((COLLEGE, GLASS)): "asserted",
        frozenset((COLLEGE, HYDRO)): "asserted",
        frozenset(("昆明铁道职业技术学院", "实力信通")): "inferred",
        frozenset(("晋宁中专", "诺仕达")): "inferred",
        frozenset(("官渡职中", "艾维")): "inferred",
    }


def test_partners_that_are_only_counted_or_claimed_stay_unnamed(kunming: Graph) -> None:
    view = kunming._view
    counted = {entity.name_zh: view.counted(number) for number, entity in view.entities().items()}
    kinds = {
        name: {view.records([record])[record].type for record in found} for name, found in counted.items() if found
    }
    assert kinds == {COLLEGE: {"partner-count"}, "晋宁中专": {"group-claim"}, "官渡职中": {"group-claim"}}


# ---------------------------------------------------------------- asserted and inferred are never mixed


def test_inferred_records_stand_in_their_own_graph_with_rule_and_evidence(graph: Graph) -> None:
    # What the editors read in a name is not a source's statement either, but no rule derived it.
    read = "('name-part', 'award-level')"
    inferred = sql(graph, f"SELECT iri FROM record WHERE status = 'inferred' AND type NOT IN {read}")  # noqa: S608
    assert len(inferred) >= 3
    whole = "GRAPH graph:inferred { ?record sg:inferredBy ?rule ; sg:evidence ?evidence }"
    assert sparql(graph, f"SELECT DISTINCT ?record WHERE {{ {whole} ?rule a sg:Rule }}") == inferred
    # The words it rests on are a source's own.
    said = f"{whole} GRAPH ?source {{ ?evidence oa:exact ?quote ; sg:source ?source }}"
    assert sparql(graph, f"SELECT DISTINCT ?record WHERE {{ {said} }}") == inferred


def test_nothing_that_a_source_says_is_marked_as_inferred(graph: Graph) -> None:
    assert sql(graph, "SELECT iri FROM record WHERE status = 'asserted' AND rule IS NOT NULL") == set()
    marked = "GRAPH ?graph { ?record sg:inferredBy ?rule } FILTER(?graph != graph:inferred)"
    assert sparql(graph, f"SELECT ?record WHERE {{ {marked} }}") == set()
    # No node is described both by a source and by a rule.
    both = "GRAPH graph:inferred { ?node a ?class } GRAPH ?graph { ?node a ?kind }"
    both += " FILTER(?graph NOT IN (graph:inferred, graph:ontology))"
    assert sparql(graph, f"SELECT ?node WHERE {{ {both} }}") == set()


def test_each_graph_holds_what_it_is_named_for(kunming: Graph) -> None:
    graphs = {name for (name,) in sparql(kunming, "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }")}
    sources = {
        f"https://w3id.org/skillgraph/kunming-2023/src/{file.stem}" for file in (KUNMING / "records").glob("*.ttl")
    }
    assert graphs == {GRAPH.ontology, GRAPH.editorial, GRAPH.decisions, GRAPH.inferred, *sources}
