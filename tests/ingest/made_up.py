"""An ontology with one more class of record, in the profile; made up for the tests, as is all it speaks of."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from skillgraph import resources, shapes

VISIT = "https://example.org/made-up#Visit"

_TERMS = """
@prefix ex: <https://example.org/made-up#> .

ex:Visit a owl:Class ; rdfs:subClassOf sg:Record ;
    skos:notation "visit" ;
    rdfs:label "走访"@zh , "visit"@en ;
    skos:definition "一方走访另一方。"@zh , "One party calls on another."@en .
ex:day skos:example "2031-05-12"@zh , "2031-05-12"@en .
"""
_SHAPES = """
@prefix ex: <https://example.org/made-up#> .

ex:VisitShape a sh:NodeShape ; sh:targetClass ex:Visit ;
    rdfs:label "走访"@zh , "visit"@en ;
    sh:property ex:f1 , ex:f2 , ex:f3 , ex:f4 , ex:f5 , ex:f6 .
ex:f1 a sh:PropertyShape ; sh:path sg:participation ; sh:order 1 ; sh:class sg:Participation ; sh:minCount 2 ;
    sh:name "参与"@zh , "participation"@en ; sh:description "谁参加。"@zh , "Who takes part."@en .
ex:f2 a sh:PropertyShape ; sh:path ex:day ; sh:order 2 ; sh:datatype xsd:date ; sh:minCount 1 ; sh:maxCount 1 ;
    sh:name "走访日期"@zh , "day of the visit"@en ; sh:description "哪一天。"@zh , "On which day."@en ;
    skos:altLabel "到访日期"@zh .
ex:f3 a sh:PropertyShape ; sh:path ex:outcome ; sh:order 3 ;
    sh:datatype <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> ; sh:uniqueLang true ; sh:maxCount 2 ;
    sh:name "结果"@zh , "outcome"@en ; sh:description "谈成了什么。"@zh , "What came of it."@en .
ex:f4 a sh:PropertyShape ; sh:path ex:guests ; sh:order 4 ; sh:datatype xsd:integer ; sh:maxCount 1 ;
    sh:name "人数"@zh , "guests"@en ; sh:description "来了几人。"@zh , "How many came."@en .
ex:f5 a sh:PropertyShape ; sh:path sg:hedge ; sh:order 5 ; sh:node sgs:in-hedge ; sh:maxCount 1 ;
    sh:name "数值限定"@zh , "hedge"@en ; sh:description "数值的限定。"@zh , "How the number is qualified."@en .
ex:f6 a sh:PropertyShape ; sh:path sg:evidence ; sh:order 6 ; sh:class sg:Evidence ; sh:minCount 1 ;
    sh:name "依据"@zh , "evidence"@en ; sh:description "依据。"@zh , "What it rests on."@en .
"""


def with_visits(folder: Path) -> shapes.Ontology:
    """Copy the ontology that ships, and add the class."""
    copy = Path(copytree(resources.ontology(), folder / "ontology"))
    for name, more in (("core.ttl", _TERMS), ("shapes.ttl", _SHAPES)):
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(more)
    return shapes.read(copy)
