"""The golden answers to the competency questions, written anew.

They are specifications. After `python -m tests.golden.update_questions` read every line that git shows as changed
against the letter, word by word, before it is kept.
"""

from __future__ import annotations

from pathlib import Path

from tests.asking import ask

from skillgraph.answers.questions import all_questions

FOLDER = Path(__file__).parent / "questions"


def update() -> None:
    """Write every golden answer anew, and remove those of questions that are no more."""
    for file in FOLDER.glob("*.json"):
        file.unlink()
    for question in all_questions():
        for lang in ("zh", "en"):
            said = ask("ask", str(question.number), "--lang", lang, "--format", "json")
            if said.code != 0:
                raise SystemExit(f"{question.number}: {said.err}")
            (FOLDER / f"{question.number:02}.{lang}.json").write_bytes(said.raw)


if __name__ == "__main__":
    update()
