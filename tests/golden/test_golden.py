"""Whole answers, each read against the letter: the commands must still give them, to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.asking import ask
from tests.golden.update import FOLDER, files

import skillgraph
from skillgraph import resources


@pytest.mark.parametrize(("file", "command"), [pytest.param(*golden, id=golden[0].name) for golden in files()])
def test_the_answer_is_the_golden_one(file: Path, command: tuple[str, ...]) -> None:
    answer = ask(*command)
    assert answer.code == 0, answer.err
    assert answer.out == file.read_bytes().decode("utf-8")


def test_every_golden_file_answers_a_question() -> None:
    assert {*FOLDER.glob("*.json"), *FOLDER.glob("*.txt")} == {file for file, _ in files()}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.name)
def test_every_quote_stands_in_the_letter_word_for_word(file: Path) -> None:
    letter = (resources.example() / "sources" / "kunming-2023-letter" / "1.md").read_bytes().decode("utf-8")
    answer = json.loads(file.read_text(encoding="utf-8"))
    steps = [step for route in answer.get("paths", ()) for step in route["steps"]]
    for row in (*answer.get("records", answer.get("rows", ())), *steps):
        for evidence in row.get("evidence", ()):
            assert evidence["quote"] in letter
            assert evidence["source"] == "昆人社函〔2023〕35号"


def test_an_entity_of_every_kind_is_shown() -> None:
    """Of every kind that the letter has, an answer to `show` stands here, in both languages."""
    with skillgraph.open(resources.example()) as graph:
        kinds = {entity.type for entity in graph._view.entities().values()}
    for lang in ("zh", "en"):
        shown = [json.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob(f"show-*.{lang}.json")]
        assert {answer["types"][0] for answer in shown} == kinds
