"""The statistics are a Data Cube in earnest: its integrity constraints hold of what an index is built from.

The constraints are those of the Recommendation (https://www.w3.org/TR/vocab-data-cube/#wf-rules), each an ASK that is
true where it is broken; paths stand for the normalisation that it describes. IC-4 and IC-11 do not hold, and
ontology/cube.ttl says why; slices and code hierarchies, of which others are, there are none.
"""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from skillgraph import resources, shapes
from skillgraph.index import inferring, sources
from skillgraph.vocabulary import CUBE, GRAPH, RDF, SG
from skillgraph.workspace import Workspace

QB = "http://purl.org/linked-data/cube#"
PREFIXES = """
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sg: <https://w3id.org/skillgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
LETTER = "https://w3id.org/skillgraph/kunming-2023/src/kunming-2023-letter"

BROKEN = {
    "IC-1: every observation has exactly one data set": """
        { ?obs a/rdfs:subClassOf* qb:Observation . FILTER NOT EXISTS { ?obs qb:dataSet ?set } }
        UNION { ?obs qb:dataSet ?one , ?two . FILTER(?one != ?two) }""",
    "IC-2: every data set has exactly one structure": """
        { ?set a qb:DataSet . FILTER NOT EXISTS { ?set qb:structure ?dsd } }
        UNION { ?set qb:structure ?one , ?two . FILTER(?one != ?two) }""",
    "IC-3: every structure has a measure": """
        ?dsd a qb:DataStructureDefinition .
        FILTER NOT EXISTS { ?dsd qb:component/qb:measure ?measure . ?measure a qb:MeasureProperty }""",
    "IC-5: a dimension of concepts has a code list": """
        ?dimension a qb:DimensionProperty ; rdfs:range skos:Concept .
        FILTER NOT EXISTS { ?dimension qb:codeList ?list }""",
    "IC-6: only attributes may be optional": """
        ?dsd qb:component ?part . ?part qb:componentRequired false .
        FILTER NOT EXISTS { ?part qb:attribute ?attribute . ?attribute a qb:AttributeProperty }""",
    "IC-12: no two observations have the same values of all dimensions": """
        ?one qb:dataSet ?set . ?two qb:dataSet ?set . FILTER(STR(?one) < STR(?two))
        FILTER NOT EXISTS {
          ?set qb:structure/qb:component/qb:dimension ?dimension .
          OPTIONAL { ?one ?dimension ?here } OPTIONAL { ?two ?dimension ?there }
          FILTER(COALESCE(STR(?here), "") != COALESCE(STR(?there), ""))
        }""",
    "IC-13: every required attribute has a value": """
        ?obs qb:dataSet/qb:structure/qb:component ?part . ?part qb:componentRequired true ; qb:attribute ?attribute .
        FILTER NOT EXISTS { ?obs ?attribute ?value }""",
    "IC-14: every observation has a value for the measure": """
        ?obs qb:dataSet/qb:structure/qb:component/qb:measure ?measure . FILTER NOT EXISTS { ?obs ?measure ?value }""",
    "IC-19: codes are of the code list": """
        ?obs qb:dataSet/qb:structure/qb:component/(qb:dimension|qb:attribute) ?property ; ?property ?value .
        ?property qb:codeList ?list . FILTER NOT EXISTS { ?value skos:inScheme ?list }""",
}


@pytest.fixture
def store() -> Store:
    """Kunming as an index holds it, with what the rules derive."""
    made, ontology = Store(), shapes.read(resources.ontology())
    inferring.fill(made, ontology, sources.read(Workspace(resources.example()), ontology))
    return made


def broken(store: Store, constraint: str) -> bool:
    answer = store.query(f"{PREFIXES} ASK {{ {BROKEN[constraint]} }}", use_default_graph_as_union=True)
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


@pytest.mark.parametrize("constraint", BROKEN)
def test_the_integrity_constraint_holds(store: Store, constraint: str) -> None:
    assert not broken(store, constraint)


def test_the_figures_of_the_letter_are_one_data_set_with_what_is_worked_out_from_them(store: Store) -> None:
    found = store.query(
        f"{PREFIXES} SELECT ?set (COUNT(?obs) AS ?figures) {{ ?obs qb:dataSet ?set }} GROUP BY ?set",
        use_default_graph_as_union=True,
    )
    assert isinstance(found, QuerySolutions)
    figures = len(list(store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(SG.Observation), None)))
    assert [(row["set"].value, int(row["figures"].value)) for row in found] == [(f"{LETTER}/figures", figures)]
    assert figures > 30


def test_what_makes_the_data_set_stands_in_the_graph_of_what_is_inferred(store: Store) -> None:
    said = {quad.graph_name for quad in store.quads_for_pattern(None, NamedNode(QB + "dataSet"), None, None)}
    assert said == {NamedNode(GRAPH.inferred)}


def test_every_field_that_tells_figures_apart_is_a_dimension_and_every_part_has_a_name(store: Store) -> None:
    """What the form says of an observation, the structure says too: its keys are the dimensions."""
    form = shapes.read(resources.ontology()).forms[SG.Observation]
    parts = {
        kind: {
            quad.object.value
            for quad in store.quads_for_pattern(None, NamedNode(QB + kind), None, None)
            if isinstance(quad.object, NamedNode)
        }
        for kind in ("dimension", "measure", "attribute", "component")
    }
    assert parts["dimension"] == {entry.path for entry in form.keys}
    assert parts["measure"] == {SG.value}
    fields = {entry.path for entry in form.fields}
    assert fields - parts["dimension"] - parts["measure"] - parts["attribute"] == {SG.evidence, SG.measure}
    assert parts["component"] == set(CUBE) - {CUBE.figures}
    assert not any(isinstance(quad.subject, BlankNode) for quad in store)


PLANTED = {
    "IC-1: every observation has exactly one data set": (f"{LETTER}/x", RDF.type, SG.Observation),
    "IC-2: every data set has exactly one structure": (f"{LETTER}/x", RDF.type, QB + "DataSet"),
    "IC-13: every required attribute has a value": (f"{LETTER}/x", QB + "dataSet", f"{LETTER}/figures"),
}


@pytest.mark.parametrize("constraint", PLANTED)
def test_a_constraint_that_is_broken_is_noticed(store: Store, constraint: str) -> None:
    subject, predicate, value = map(NamedNode, PLANTED[constraint])
    store.add(Quad(subject, predicate, value, NamedNode(LETTER)))
    assert broken(store, constraint)


def test_a_second_figure_with_all_the_same_dimensions_is_noticed(store: Store) -> None:
    one = NamedNode(f"{LETTER}/figures")
    for name in ("x", "y"):
        thing = NamedNode(f"{LETTER}/{name}")
        store.add(Quad(thing, NamedNode(QB + "dataSet"), one, NamedNode(LETTER)))
        store.add(Quad(thing, NamedNode(SG.value), Literal(name), NamedNode(LETTER)))
    assert broken(store, "IC-12: no two observations have the same values of all dimensions")
