"""Years and days as sheets and letters have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgraph.ingest.values import Misread, day, told, year
from skillgraph.ingest.values.numerals import written

DAYS = [
    ("2023年5月12日", "2023-05-12"),  # as the letter is dated
    ("截至2022年底", "2022-12-31"),  # as the letter counts
    ("2022年末", "2022-12-31"),
    ("2022年2月底", "2022-02-28"),
    ("2024年2月末", "2024-02-29"),
    ("截至2022年12月31日", "2022-12-31"),
    ("2022年12月31日止", "2022-12-31"),
    ("2022年05月02日", "2022-05-02"),
    ("2022 年 5 月 2 日", "2022-05-02"),
    ("2022年5月2号", "2022-05-02"),
    ("2022年5月2號", "2022-05-02"),
    ("２０２２年５月２日", "2022-05-02"),
    ("二〇二二年五月十二日", "2022-05-12"),
    ("二○二二年十二月三十一日", "2022-12-31"),
    ("二零二二年十月二十日", "2022-10-20"),
    ("二O二二年一月一日", "2022-01-01"),
    ("2022-05-12", "2022-05-12"),
    ("2022-5-12", "2022-05-12"),
    ("2022/5/12", "2022-05-12"),
    ("2022.5.12", "2022-05-12"),
    ("20220512", "2022-05-12"),
    ("2022-05-12T00:00:00", "2022-05-12"),
    ("2022-05-12 00:00:00", "2022-05-12"),
    ("12 May 2023", "2023-05-12"),
    ("12th May, 2023", "2023-05-12"),
    ("12-May-2023", "2023-05-12"),
    ("May 12, 2023", "2023-05-12"),
    ("Sept. 1, 2023", "2023-09-01"),
    ("1 december 2023", "2023-12-01"),
]


@pytest.mark.parametrize(("cell", "expected"), DAYS)
def test_a_day_is_read(cell: str, expected: str) -> None:
    found = day(cell)
    assert isinstance(found, date)
    assert found.isoformat() == expected
    assert year(cell) == found.year


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2022", 2022),
        ("2022年", 2022),
        ("2022年度", 2022),
        ("２０２２年", 2022),
        ("二〇二二年", 2022),
        ("二〇二二", 2022),
        ("一九九八年", 1998),
        ("2022年5月", 2022),
        ("2022-05", 2022),
        ("2022.05", 2022),
        ("二〇二二年五月", 2022),
        ("May 2023", 2023),
    ],
)
def test_a_year_is_read_and_is_no_day(cell: str, expected: int) -> None:
    assert year(cell) == expected
    problem = day(cell)
    assert isinstance(problem, Misread)
    assert problem.code == "day-missing"
    assert told(problem, "zh") == f"“{cell}”没有写到日；应为：写到日的日期，如 2022-05-12 或 2022年5月12日"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "empty"),
        ("22年", "short-year"),
        ("22年5月12日", "short-year"),
        ("’22", "date"),
        ("22-5-12", "short-year"),
        ("12/5/22", "short-year"),
        ("22", "short-year"),
        ("12/05/2022", "day-order"),
        ("31.12.2022", "day-order"),
        ("2022-02-30", "no-such-day"),
        ("2023年2月29日", "no-such-day"),
        ("2022-13-01", "no-such-day"),
        ("2022年0月", "no-such-day"),
        ("2022-00-10", "no-such-day"),
        ("2022年13月底", "no-such-day"),
        ("0000", "no-such-day"),
        ("20221301", "no-such-day"),
        ("至今", "moving-date"),
        ("目前", "moving-date"),
        ("截至目前", "moving-date"),
        ("2020年至今", "moving-date"),
        ("去年", "moving-date"),
        ("now", "moving-date"),
        ("2020-2022", "range"),
        ("2020年至2022年", "range"),
        ("2020.1.1-2022.12.31", "range"),
        ("2022年5月1日至5月3日", "range"),
        ("44693", "day-count"),
        ("2022年春", "date"),
        ("2022-05/12", "date"),
        ("昆明", "date"),
        ("unknown", "date"),
        ("五月十二日", "date"),
        ("2" * 300, "too-long"),
    ],
)
def test_what_is_no_day_is_a_problem_that_says_why(cell: str, code: str) -> None:
    for problem, expected in ((day(cell), "date"), (year(cell), "year")):
        assert isinstance(problem, Misread)
        assert (problem.code, problem.text, problem.expected) == (code, cell, expected)
        assert all(told(problem, lang) for lang in ("zh", "en"))


def test_a_count_of_days_is_not_taken_for_a_date_but_told_as_one() -> None:
    problem = day("44693")
    assert isinstance(problem, Misread)
    assert problem.choices == (("2022-05-12", "2022-05-12"),)


def chinese(day: date) -> str:
    row = str(day.year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    month, of_month = (written(value).replace("一十", "十") for value in (day.month, day.day))
    return f"{row}年{month}月{of_month}日"


MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
STYLES: list[Callable[[date], str]] = [
    date.isoformat,
    lambda day: f"{day.isoformat()}T00:00:00",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}",
    chinese,
]


@given(wanted=st.dates(min_value=date(1000, 1, 1)), style=st.sampled_from(STYLES))
def test_any_day_written_in_any_style_comes_back(wanted: date, style: Callable[[date], str]) -> None:
    assert day(style(wanted)) == wanted
    assert year(style(wanted)) == wanted.year


@given(cell=st.text(alphabet="0123456789年月日底-/. 二〇十May至今", max_size=14))
def test_whatever_is_typed_is_a_day_or_a_problem_with_its_words(cell: str) -> None:
    found = day(cell)
    assert isinstance(found, date) or told(found, "en") != told(found, "zh")
