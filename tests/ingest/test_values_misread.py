"""The words for what is wrong with a cell."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgraph.ingest.values import Misread, expectation, told
from skillgraph.ingest.values.misread import Code, Expected, same


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_problem_has_words_in_both_languages(code: Code, lang: str) -> None:
    words = told(Misread(code, "甲乙丙", "number"), lang)
    assert words.endswith(expectation("number", lang))
    assert ("“甲乙丙”" in words) == (code not in {"empty", "twice", "unit-open", "few"})


@pytest.mark.parametrize("expected", get_args(Expected))
def test_every_expectation_has_words_in_both_languages(expected: Expected) -> None:
    zh, en = (expectation(expected, lang) for lang in ("zh", "en"))
    assert zh != en
    assert en.isascii() or expected in ("number", "date")


def test_a_long_cell_is_cut_and_set_on_one_line() -> None:
    words = told(Misread("concept", "甲\n" * 100_000, "concept", same("乙" * 500)), "zh")
    assert words == f"“{'甲' * 60}…”不在可选之列；应为：所列选项之一；最接近的：{'乙' * 120}…"


def test_choices_are_told_in_the_language_asked_for() -> None:
    problem = Misread("unclear", "班", "concept", (("订单班", "order class"), ("冠名班", "named class")))
    assert told(problem, "zh") == "“班”可指几项；应为：所列选项之一；可能是：订单班、冠名班"
    assert told(problem, "en") == (
        "“班” may mean several of the choices; expected: one of the choices; it may be: order class and named class"
    )


@given(text=st.text(max_size=300))
def test_whatever_stands_in_a_cell_its_words_are_one_line(text: str) -> None:
    words = told(Misread("number", text, "number"), "en")
    assert len(words.splitlines()) == 1
    assert len(words) < 250
