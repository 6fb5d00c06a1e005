"""Whatever is changed in the Kunming workspace, one thing at a time, is noticed: by `validate` or a golden answer."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

from tests.asking import at_a_desk
from tests.checking import mutants

from skillgraph.graph import Graph

# What no answer tells of as yet, or tells only of entities that no golden answer is about, with the reason.
UNNOTICED = {
    ("Decision", "decidedBy"): "kept for the editors; no answer says who decided",
    ("Decision", "decidedOn"): "kept for the editors; no answer says when it was decided",
    ("Decision", "keeps"): "told by `show` of the entity; not all of them have a golden answer",
    ("Designation", "measure"): "which measure a record is part of: told for the policy chain only",
    ("Intention", "about"): "the statement names it; that it is left out shows in no golden answer",
    ("Intention", "programme"): "as above",
    ("Measure", "about"): "as above",
    ("Measure", "form"): "as above",
    ("Measure", "measure"): "which measure a record is part of: told for the policy chain only",
    ("Naming", "nameKind"): "told by `show` of the entity; not all of them have a golden answer",
    ("Observation", "measure"): "which measure a record is part of: told for the policy chain only",
    ("Partnership", "hedge"): "a number without a hedge is exact, so that nothing has changed",
    ("Programme", "prefLabel"): "told by `show` of the entity; not all of them have a golden answer",
    ("PublicAuthority", "altLabel"): "as above",
    ("PublicAuthority", "area"): "no answer tells of an organisation's area",
    ("Source", "title"): "answers name a source by its number, where it has one",
    ("VocationalCollege", "area"): "no answer tells of an organisation's area",
}


def test_every_class_and_property_has_a_mutant() -> None:
    made = list(mutants.mutants())
    assert {mutant.name[:2] for mutant in made} == mutants.properties()
    assert [mutant.name for mutant in made] == [mutant.name for mutant in mutants.mutants()]
    assert all(mutant.gone != mutant.instead for mutant in made)


def test_unchanged_it_is_well_and_gives_the_golden_answers() -> None:
    assert mutants.quickly_valid(mutants.KUNMING)
    with at_a_desk():
        for lang in ("zh", "en"):
            graph = Graph(mutants.KUNMING, lang)
            assert [file.name for file, answer in mutants.golden(lang) if answer(graph) != mutants.read(file)] == []


def test_every_mutation_is_noticed() -> None:
    made = list(mutants.mutants())
    # Processes of their own: the store keeps threads, which a fork would lose.
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        told = list(pool.map(mutants.noticed, made, chunksize=4))
    unnoticed = [mutant for mutant, by in zip(made, told, strict=True) if not by]
    assert [mutant for mutant in unnoticed if mutant.name[:2] not in UNNOTICED] == []
    assert len(unnoticed) < len(made) / 10
    assert told.count("validate") > len(made) / 2
