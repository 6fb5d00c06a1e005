"""Numbers, units and numerals as sheets and letters have them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgraph.ingest.values import Amount, Misread, integer, number, told, units
from skillgraph.ingest.values.numbers import plain
from skillgraph.ingest.values.numerals import whole, written
from skillgraph.ingest.values.units import WORDS
from skillgraph.vocabulary import HEDGE, UNIT

READ = [
    # The letter of Kunming.
    ("1247人", "1247", "exact", "人"),
    ("150 余家", "150", "over", "家"),
    ("176.71万人", "1767100", "exact", "人"),
    ("50.34万人", "503400", "exact", "人"),
    ("1.15万", "11500", "exact", ""),
    (" 49.19 万人 ", "491900", "exact", "人"),
    ("近 30 位", "30", "nearly", "位"),
    ("约6.66亿元", "666000000", "about", "元"),
    ("2596项", "2596", "exact", "项"),
    ("480余个", "480", "over", "个"),
    ("6.5万余人", "65000", "over", "人"),
    ("近千人", "1000", "nearly", "人"),
    ("1000 万元", "10000000", "exact", "元"),
    ("28 个项目", "28", "exact", "个项目"),
    ("五届", "5", "exact", "届"),
    ("67名", "67", "exact", "名"),
    ("1247名学徒", "1247", "exact", "名学徒"),
    ("共12家", "12", "exact", "家"),
    # How else such figures are typed.
    ("0", "0", "exact", ""),
    ("１，２４７", "1247", "exact", ""),
    ("1,767,100", "1767100", "exact", ""),
    ("1，767，100人", "1767100", "exact", "人"),
    ("1247.0", "1247", "exact", ""),
    ("-3.50", "-3.5", "exact", ""),
    ("－3", "-3", "exact", ""),
    (".5", "0.5", "exact", ""),
    ("28.5%", "28.5", "exact", "%"),
    ("28.5％", "28.5", "exact", "%"),
    ("百分之二十八点五", "28.5", "exact", "%"),
    ("28.5 per cent", "28.5", "exact", "%"),
    ("¥1,000", "1000", "exact", "元"),
    ("￥1000万元", "10000000", "exact", "元"),
    ("人民币1000元", "1000", "exact", "元"),
    ("3家以上", "3", "at-least", "家"),
    ("3家及以上", "3", "at-least", "家"),
    ("不少于100人", "100", "at-least", "人"),
    ("至少3家", "3", "at-least", "家"),
    ("100人左右", "100", "about", "人"),
    ("大约一百人", "100", "about", "人"),
    ("约100人左右", "100", "about", "人"),
    ("超2千人", "2000", "over", "人"),
    ("超过200家", "200", "over", "家"),
    ("逾50万人", "500000", "over", "人"),
    ("30多万人", "300000", "over", "人"),
    ("150+", "150", "over", ""),
    ("一百五十家", "150", "exact", "家"),
    ("两千", "2000", "exact", ""),
    ("两千零三人", "2003", "exact", "人"),
    ("十", "10", "exact", ""),
    ("十二", "12", "exact", ""),
    ("十余家", "10", "over", "家"),
    ("百余家", "100", "over", "家"),
    ("千余人", "1000", "over", "人"),
    ("三十多万", "300000", "over", ""),
    ("一百多家", "100", "over", "家"),
    ("两万余人", "20000", "over", "人"),
    ("近百家", "100", "nearly", "家"),
    ("近千万元", "10000000", "nearly", "元"),
    ("十万", "100000", "exact", ""),
    ("2千万", "20000000", "exact", ""),
    ("1.2万亿元", "1200000000000", "exact", "元"),
    ("一点一五万人", "11500", "exact", "人"),
    ("6亿6600万元", "666000000", "exact", "元"),
    ("1万2000人", "12000", "exact", "人"),
    ("二〇二二", "2022", "exact", ""),
    ("零", "0", "exact", ""),
    ("壹佰萬元", "1000000", "exact", "元"),
    ("150餘個", "150", "over", "个"),
    ("1.5 million people", "1500000", "exact", "people"),
    ("over 150 enterprises", "150", "over", "enterprises"),
    ("nearly 1,000 people", "1000", "nearly", "people"),
    ("About 30", "30", "about", ""),
    ("at least 3", "3", "at-least", ""),
]


@pytest.mark.parametrize(("cell", "value", "hedge", "unit"), READ)
def test_a_number_is_read_with_its_hedge_and_unit(cell: str, value: str, hedge: str, unit: str) -> None:
    assert number(cell) == Amount(Decimal(value), hedge, unit)


WRONG = [
    ("", "empty"),
    ("　", "empty"),
    ("无", "number"),
    ("昆明", "number"),
    ("5.034e5", "scientific"),
    ("5.034E+05", "scientific"),
    ("10-20人", "range"),
    ("10～20人", "range"),
    ("10人至20人", "range"),
    ("十到二十人", "range"),
    ("10 to 20", "range"),
    ("10−20", "range"),
    ("2022-05", "range"),
    ("不足100人", "hedge"),
    ("不超过100人", "hedge"),
    ("100人以下", "hedge"),
    ("up to 100", "hedge"),
    ("近150余家", "hedges"),
    ("约3家以上", "hedges"),
    ("多家", "vague"),
    ("几十家", "vague"),
    ("十几人", "vague"),
    ("数百人", "vague"),
    ("若干", "vague"),
    ("上百家", "vague"),
    ("several", "vague"),
    ("150斤", "unit"),
    ("12家（其中国有3家）", "unit"),
    ("1247人次", "unit"),
    ("6个月", "unit"),
    ("5个百分点", "unit"),
    ("5000元/人", "unit"),
    ("一百五", "ambiguous"),
    ("三五家", "ambiguous"),
    ("三四百人", "ambiguous"),
    ("1万5", "ambiguous"),
    ("百万", "ambiguous"),
    ("1,24", "number"),
    ("1,2345", "number"),
    ("1 247", "number"),
    ("1.5.3", "number"),
    ("1,5", "number"),
    ("10²", "number"),
    ("1/2", "number"),
    ("NaN", "number"),
    ("Infinity", "number"),
    ("٣", "number"),
    ("1" * 150 + "点", "number"),
    ("1," * 90, "number"),
    ("9" * 201, "too-long"),
]


@pytest.mark.parametrize(("cell", "code"), WRONG)
def test_what_is_no_one_number_is_a_problem_that_says_why(cell: str, code: str) -> None:
    problem = number(cell)
    assert isinstance(problem, Misread)
    assert (problem.code, problem.text, problem.expected) == (code, cell, "number")
    assert "1247" in told(problem, "zh")
    assert "expected: one number" in told(problem, "en")


@pytest.mark.parametrize(
    ("cell", "least", "code"), [("1.5", None, "not-whole"), ("0", 1, "too-small"), ("-1", 0, "too-small")]
)
def test_a_whole_number_may_have_a_least(cell: str, least: int | None, code: str) -> None:
    problem = integer(cell, least)
    assert isinstance(problem, Misread)
    assert (problem.code, problem.expected) == (code, "integer")


def test_a_problem_says_the_least_number_that_is_allowed() -> None:
    problem = integer("0", 1)
    assert isinstance(problem, Misread)
    assert told(problem, "zh") == "“0”太小；应为：一个整数，如 1247；至少为 1"
    assert told(problem, "en") == "“0” is too small; expected: one whole number, such as 1247; at least 1"


def test_every_word_behind_a_number_counts_in_some_unit_and_every_unit_has_a_word() -> None:
    assert all(units(word) for word in WORDS)
    assert frozenset().union(*map(units, WORDS)) == units("") == frozenset(UNIT)
    assert units("家") == {UNIT.organization, UNIT.studio}
    assert units("万") == frozenset()


decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15)


def wide(text: str) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


STYLES: list[Callable[[Decimal], str]] = [
    plain,
    str,
    lambda value: f"{value:,f}",
    lambda value: wide(f"{value:,f}"),
    lambda value: f" {plain(value)}\n",
    lambda value: f"{plain(value.scaleb(-4))}万",
    lambda value: f"{plain(value.scaleb(-8))} 亿",
    lambda value: f"{plain(value.scaleb(-7))}千万",
    lambda value: f"{plain(value)}人",
    lambda value: f"¥{plain(value)}",
    lambda value: f"{plain(value)}%",
]


@given(value=decimals, style=st.sampled_from(STYLES))
def test_any_number_written_in_any_style_comes_back_exactly(value: Decimal, style: Callable[[Decimal], str]) -> None:
    amount = number(style(value))
    assert isinstance(amount, Amount)
    assert amount.value == value
    assert amount.hedge == "exact"
    assert "e" not in amount.lexical.lower()


@given(
    value=st.integers(0, 10**12),
    hedge=st.sampled_from(
        [("over", "{}余{}"), ("over", "超{}{}"), ("nearly", "近{}{}"), ("about", "{}{}左右"), ("at-least", "{}{}以上")]
    ),
    unit=st.sampled_from(sorted(WORDS - {"rmb", "cny", "人民币", "元人民币", "¥"})),
)
def test_any_hedge_and_unit_come_back(value: int, hedge: tuple[str, str], unit: str) -> None:
    code, pattern = hedge
    amount = number(pattern.format(value, unit))
    assert amount == Amount(Decimal(value), code, unit)
    assert HEDGE[code] == amount.hedge_iri


@given(value=st.integers(0, 10**15))
def test_any_whole_number_in_chinese_numerals_comes_back(value: int) -> None:
    assert whole(written(value)) == value
    assert whole(written(value).removeprefix("一") if written(value).startswith("一十") else written(value)) == value
    assert integer(f"{written(value)}人") == Amount(Decimal(value), "exact", "人")


@given(cell=st.text(alphabet="0123456789,.一二两三十百千万亿余多近约超-%人家 点〇e", max_size=12))
def test_whatever_is_typed_is_a_number_or_a_problem_with_its_words(cell: str) -> None:
    found = number(cell)
    if isinstance(found, Misread):
        assert all(told(found, lang) for lang in ("zh", "en"))
    else:
        assert number(found.lexical) == Amount(found.value)
