"""A profile may bring fields of its own: the sentence of its shape is said over them."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode

from skillgraph import resources, shapes
from skillgraph.index.summaries import Summaries
from skillgraph.vocabulary import SG


def test_a_sentence_is_said_over_a_field_that_the_core_does_not_know() -> None:
    ontology = shapes.read(resources.ontology())
    form = replace(ontology.forms[SG.Affiliation], summary={"zh": "{visitor}来访", "en": "{visitor} called"})
    told = Summaries(replace(ontology, forms={**ontology.forms, SG.Affiliation: form}), {"x:u": ("甲校", "A")}.get, [])
    fields = {"https://example.org/profile#visitor": [NamedNode("x:u")]}
    assert told.both("affiliation", fields, []) == ("甲校来访", "A called")
