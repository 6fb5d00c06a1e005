"""The pages in docs/ are true: their code runs, their links lead somewhere, what is generated is not stale."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from docs import make_questions_page

from tests.asking import at_a_desk

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.glob("*.md"))
QUESTIONS = make_questions_page.pages()


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_list_of_questions_is_not_stale(name: str) -> None:
    made = (DOCS / name).read_text(encoding="utf-8")
    assert made == QUESTIONS[name], "run: python -m docs.make_questions_page"


@pytest.mark.parametrize("name", ["python.md", "python.zh.md"])
def test_the_code_of_the_page_runs_and_gives_what_it_shows(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.+?)```", text, re.DOTALL))
    told: list[str] = []
    test = doctest.DocTestParser().get_doctest(code, {}, name, name, 0)
    with at_a_desk():
        result = doctest.DocTestRunner().run(test, out=told.append)
    assert result.attempted > 20
    assert not result.failed, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (DOCS / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_is_there_in_the_other_language_and_names_it(page: Path) -> None:
    other = page.name.replace(".zh.md", ".md") if page.name.endswith(".zh.md") else f"{page.stem}.zh.md"
    assert f"({other})" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["tour", "python", "data-model"])
def test_both_languages_have_as_many_sections(name: str) -> None:
    en, zh = ((DOCS / f"{name}{suffix}").read_text(encoding="utf-8") for suffix in (".md", ".zh.md"))
    assert en.count("\n## ") == zh.count("\n## ")
    assert en.count("```") == zh.count("```")
