"""Quotes as people type them, found in the letter word for word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgraph import resources
from skillgraph.ingest.values import Misread, Source, passage, told
from skillgraph.records import Evidence

IRI = "https://example.org/src/letter"


@cache
def letter() -> Source:
    file = resources.example() / "sources" / "kunming-2023-letter" / "1.md"
    return Source(file.read_text(encoding="utf-8"))


def found(quote: str, source: Source | None = None) -> Evidence | Misread:
    return passage(source or letter(), quote, IRI, "1", "一")


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("昆明技师学院", "昆明技师学院"),
        # The letter breaks a line amid this sentence, and sets blanks around some numbers.
        ("起步时的1.15万人净增了49.19万人", "起步时的1.15万人净增\n\n了 49.19 万人"),
        (
            "昆明技师学院与省内外大、\n中型企业150余家开展深度合作",
            "昆明技师学院与省内外大、中型企业 150 余家开展深度合作",
        ),
        ("云南ＣＹ集团有限公司", "云南 CY 集团有限公司"),
        ("截至目前,共46项专业技术职业资格", "截至目前，共46项专业技术职业资格"),
        ('通过采取"订单班""冠名班"等方式', "通过采取“订单班”“冠名班”等方式"),
        ("通过采取「订单班」「冠名班」等方式", "通过采取“订单班”“冠名班”等方式"),
        ("《昆明名匠(一)》", "《昆明名匠（一）》"),
        ("昆人社函〔2023〕35号", "昆人社函〔2023〕35号"),
        # As the letter prints 辦, and as it would be in traditional characters.
        ("首席技师绩效管理办法", "首席技师绩效管理辦法"),
        ("產生 88 名技術狀元", "产生 88 名技术状元"),
    ],
)
def test_a_typed_quote_gives_the_exact_slice(typed: str, stands: str) -> None:
    evidence = found(typed)
    assert isinstance(evidence, Evidence)
    assert evidence.quote == stands
    assert letter().text[evidence.start : evidence.end] == stands
    assert (evidence.source, evidence.version, evidence.section) == (IRI, "1", "一")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("并为5个基地核拨补贴资金2000万元", "并为 5 个基地核拨补贴资金 1000 万元。"),
        ("市人社部门共评价高技能人才6.5万人", "市人社部门共评价高技能人才6.5万余人。"),
        ("96个职业近千人参赛", "96 个职业（工种）近千人参赛，"),
        ("昆明云内动力有限公司", "昆明云内动力股份有限公司、云南白药集团等多家企业推行“首席技师”聘任制度，"),
        ("50余家开展深度合作", "昆明技师学院与省内外大、中型企业 150 余家开展深度合作，"),
    ],
)
def test_a_quote_that_does_not_stand_there_is_answered_with_the_nearest_passage(typed: str, nearest: str) -> None:
    problem = found(typed)
    assert isinstance(problem, Misread)
    assert problem.code == "quote"
    assert problem.choices[0][0] in letter().text
    assert problem.choices[0][0].endswith(nearest)
    assert told(problem, "zh") == (
        f"来源中没有“{typed}”这段话；应为：来源中的原话；最接近的一段：“{problem.choices[0][0]}”"
    )


def test_the_nearest_passage_is_found_in_a_long_text() -> None:
    clause = "为单位创造经济效益约6.66亿元，"
    without = letter().text.replace(clause, "")
    source = Source(without * 300 + letter().text + without * 50)
    assert len(source.text) > 1_000_000
    problem = found("为单位带来经济收益约6.66亿元", source)
    assert isinstance(problem, Misread)
    assert problem.choices[0][0] == clause


@pytest.mark.parametrize("typed", ["qwerty", "☃☃", "x"])
def test_where_nothing_is_shared_no_passage_is_named(typed: str) -> None:
    assert found(typed) == Misread("quote", typed, "quote")


@pytest.mark.parametrize("typed", ["", " \n", "\u200b"])
def test_an_empty_quote_is_a_problem(typed: str) -> None:
    assert found(typed) == Misread("empty", typed, "quote")


def test_a_quote_never_stands_amid_a_number() -> None:
    source = Source("有150家、1,247人、3.5%；第50家、247人、5%。")
    for quote, start in (("50家", 19), ("247人", 23), ("5%", 28), ("150家", 1), ("1,247人", 6)):
        evidence = found(quote, source)
        assert isinstance(evidence, Evidence)
        assert evidence.start == start, quote
    assert isinstance(found("有15", source), Misread)


def test_what_is_looked_for_may_be_behind_a_place() -> None:
    first = letter().find("昆明市名匠")
    assert first is not None
    second = letter().find("昆明市名匠", first[1])
    assert second is not None
    assert second[0] >= first[1]
    assert letter().find("昆明市名匠", len(letter().text)) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_source_holds_nothing(text: str) -> None:
    assert found("昆明", Source(text)) == Misread("quote", "昆明", "quote")


def test_a_sign_that_grows_in_small_letters_leaves_places_right() -> None:
    source = Source("İstanbul 与 Kunming，ＡＢ")
    evidence = found("Kunming,AB", source)
    assert isinstance(evidence, Evidence)
    assert evidence.quote == "Kunming，ＡＢ"


WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
MARKS = str.maketrans("“”", "「」")


TYPED: list[Callable[[str], str]] = [
    str,
    lambda quote: quote.translate(WIDE),
    lambda quote: quote.translate(MARKS),
    lambda quote: "".join(quote.split()),
    lambda quote: " ".join(quote),
    lambda quote: "\r\n".join(quote),
    opencc.OpenCC("s2t").convert,
]


def bare(quote: str) -> str:
    return "".join(quote.split()).lower().translate(str.maketrans("“（）", "”()"))


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, str]:
    """A slice of the letter that begins and ends amid no number, and the same as a person may have typed it."""
    text = letter().text
    clear = [place for place in range(1, len(text)) if text[place - 1 : place + 1].strip("0123456789.,")]
    start = draw(st.sampled_from(clear))
    end = draw(st.sampled_from([place for place in clear if start < place <= start + 200] or [len(text)]))
    return text[start:end], draw(st.sampled_from(TYPED))(text[start:end])


@given(pair=slices())
def test_any_slice_however_typed_is_found_as_it_stands(pair: tuple[str, str]) -> None:
    stands, typed = pair
    evidence = found(typed)
    if not stands.strip():
        assert isinstance(evidence, Misread)
        return
    assert isinstance(evidence, Evidence)
    assert letter().text[evidence.start : evidence.end] == evidence.quote
    assert bare(evidence.quote) == bare(stands)
    assert evidence.start <= letter().text.index(stands) + len(stands)


@given(quote=st.text(alphabet="昆明技师学院与企业150余家，。abc \n", max_size=40), text=st.text(max_size=200))
def test_whatever_is_typed_a_quote_is_found_or_a_passage_of_the_text_is_named(quote: str, text: str) -> None:
    for source in (letter(), Source(text)):
        answer = found(quote, source)
        if isinstance(answer, Evidence):
            assert source.text[answer.start : answer.end] == answer.quote
        else:
            assert all(choice in source.text for choice, _ in answer.choices)
