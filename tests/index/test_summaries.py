"""The sentence that sums a record up, in both languages, as a person would check it against the letter."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from skillgraph import resources
from skillgraph.graph import Graph
from skillgraph.index import pointer as look
from skillgraph.index.summaries import quantity

# Record type, in zh, in en.
SENTENCES = [
    (
        "partnership",
        "昆明技师学院与中国水利水电第十四工程局有限公司、云南云翔玻璃有限责任公司以“企业新型学徒制”形式合作，共1247人",
        "Kunming Technician College with Sinohydro Bureau 14 Co., Ltd. and Yunnan Yunxiang Glass Co., Ltd.:"
        " new-type enterprise apprenticeship, 1,247 people in all",
    ),
    (
        "affiliation",
        "官渡职中艾维产业学院隶属于官渡职中",
        "Aiwei Industry College of Guandu Vocational High School belongs to Guandu Vocational High School",
    ),
    (
        "designation",
        "昆明市人力资源和社会保障局于2022年认定云南技师学院为昆明市高技能人才培训基地",
        "Kunming Human Resources and Social Security Bureau designated Yunnan Technician College"
        " as Kunming High-Skilled Talent Training Base in 2022",
    ),
    (
        "establishment",
        "昆明市人力资源和社会保障局设立高技能人才工作领导小组",
        "Kunming Human Resources and Social Security Bureau set up Leading Group for High-Skilled Talent Work",
    ),
    (
        "partner-count",
        "昆明技师学院与省内外大、中型企业150余家合作（校企合作），未具名（截至2023-05-12）",
        "Kunming Technician College works with over 150 organisations"
        " (large and medium-sized enterprises in and outside the province; school–enterprise cooperation), not named"
        " (as of 2023-05-12)",
    ),
    (
        "naming",
        "云南CY集团有限公司在来源中写作：云南 CY 集团有限公司",
        "The source writes Yunnan CY Group Co., Ltd. as: 云南 CY 集团有限公司",
    ),
    (
        "measure",
        "持续推动企业与学校共建人才培养基地、公共实训基地",
        "Enterprises and schools are urged, continuously, to build talent-training bases"
        " and public practical-training bases together",
    ),
]


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, str, str]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLGRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        look.home.cache_clear()
        with Graph(resources.example()) as graph:
            yield [
                (kind, zh, en) for kind, zh, en in graph._view.rows("SELECT type, summary_zh, summary_en FROM record")
            ]
    look.home.cache_clear()


@pytest.mark.parametrize("sentence", SENTENCES, ids=[kind for kind, _, _ in SENTENCES])
def test_a_record_in_one_sentence(summaries: list[tuple[str, str, str]], sentence: tuple[str, str, str]) -> None:
    assert sentence in summaries


def test_an_open_list_is_said_to_be_open_and_money_to_be_a_total(summaries: list[tuple[str, str, str]]) -> None:
    for kind, zh, en in summaries:
        if kind == "establishment" and "产业学院" in zh:
            assert "列举未尽" in zh
            assert "open" in en
        if kind == "subsidy":
            # The five stand in the order of the letter.
            assert (
                "云南技师学院、昆明高级技工学校、云南新西南技工学校、中国铁建高新装备股份有限公司、云南云内动力集团有限公司"
                in zh
            )
            assert "合计1000万元" in zh
            assert "10,000,000 yuan in all" in en


def test_no_sentence_is_empty_or_keeps_a_brace(summaries: list[tuple[str, str, str]]) -> None:
    for _, zh, en in summaries:
        for sentence in (zh, en):
            assert sentence
            assert not set("{}[]") & set(sentence)
            assert "https://" not in sentence


@pytest.mark.parametrize(
    ("value", "hedge", "units", "zh", "en"),
    [
        ("10000000", "exact", ("元", "yuan"), "1000万元", "10,000,000 yuan"),
        ("666000000", "about", ("元", "yuan"), "约6.66亿元", "about 666,000,000 yuan"),
        ("150", "over", ("家", "organisations"), "150余家", "over 150 organisations"),
        ("65000", "over", ("人", "people"), "6.5万余人", "over 65,000 people"),
        ("30", "nearly", ("位", "masters"), "近30位", "nearly 30 masters"),
        ("100", "at-least", ("家", "organisations"), "至少100家", "at least 100 organisations"),
        ("2.50", "exact", ("", ""), "2.5", "2.5"),
        ("0", "exact", ("人", "people"), "0人", "0 people"),
    ],
)
def test_a_number_with_its_hedge_and_unit(value: str, hedge: str, units: tuple[str, str], zh: str, en: str) -> None:
    assert quantity(Decimal(value), hedge, units[0], "zh") == zh
    assert quantity(Decimal(value), hedge, units[1], "en") == en
