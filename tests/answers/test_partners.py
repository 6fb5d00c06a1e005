"""Who partners with whom: what the letter says, and how the walk goes in a city that is made up."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from tests.asking import ask, opened

from skillgraph import resources, triples
from skillgraph.answers.types import PartnerAnswerRow
from skillgraph.errors import UnknownChoice
from skillgraph.graph import Graph
from skillgraph.present import answers
from skillgraph.records import Evidence, Participant, Record
from skillgraph.vocabulary import FORM, KIND, RDF, ROLE, SG, SKOS, XSD

COLLEGE = "昆明技师学院"
GLASS = "云南云翔玻璃有限责任公司"
BUREAU_14 = "中国水利水电第十四工程局有限公司"
SENTENCE = (
    "昆明技师学院与省内外大、中型企业 150 余家开展深度合作，并与中国水利水电第十四工程局有限公司、"
    "云南云翔玻璃有限责任公司对 1247 人开展企业新型学徒制培养工作。"
)


# What the letter says -------------------------------------------------------------------------------------


def test_the_apprenticeship_is_one_partnership_of_three_and_its_head_count_both_enterprises() -> None:
    rows = opened().partners(COLLEGE).rows
    assert [row.partner_name for row in rows] == [GLASS, BUREAU_14]
    assert len({row.partnership for row in rows}) == 1
    for row in rows:
        assert (row.kind, row.headcount, row.together, row.since) == ("new-type-apprenticeship", 1247, 2, None)
        assert (row.status, row.hops, row.via) == ("asserted", 1, ())
        assert [tuple(item) for item in row.evidence] == [("昆人社函〔2023〕35号", "二（三）", SENTENCE)]


@pytest.mark.parametrize(
    ("lang", "cell", "note"),
    [
        (
            "zh",
            "1247（两家合计）",
            "1247人为中国水利水电第十四工程局有限公司、云南云翔玻璃有限责任公司两家合计，属同一项合作；"
            "来源未分列各家人数。",
        ),
        (
            "en",
            "1,247 (for both together)",
            "1,247 is the head-count of one partnership, for both together (Sinohydro Bureau 14 Co., Ltd. and "
            "Yunnan Yunxiang Glass Co., Ltd.); the source does not divide it.",
        ),
    ],
)
@pytest.mark.parametrize("name", [COLLEGE, GLASS, BUREAU_14])
def test_the_head_count_is_never_shown_as_one_enterprises_own(name: str, lang: str, cell: str, note: str) -> None:
    answer = opened(lang).partners(name)
    assert answer.notes.count(note) == 1
    table = answers.partners(answer, lang)
    people = [key for key, _ in table.columns].index("headcount")
    assert {row[people] for row in table.rows} == {cell}


def test_the_members_of_a_list_are_not_partners_of_each_other() -> None:
    lists = [
        [GLASS, BUREAU_14],
        [
            "云南技师学院",
            "昆明高级技工学校",
            "云南新西南技工学校",
            "中国铁建高新装备股份有限公司",
            "云南云内动力集团有限公司",
        ],
        ["中国铁建高新装备股份有限公司", "云南CY集团有限公司", "昆明云内动力股份有限公司", "云南白药集团"],
        ["昆明铁道职业技术学院", "晋宁中专", "官渡职中"],
    ]
    for members in lists:
        for one, other in combinations(members, 2):
            assert other not in {row.partner_name for row in opened().partners(one).rows}


def test_the_count_is_told_beside_the_two_who_are_named() -> None:
    zh = opened("zh").partners(COLLEGE).notes[1]
    assert "150余家" in zh
    assert "来源未说明具名的合作方是否包含在内" in zh
    assert SENTENCE in zh
    en = opened("en").partners(COLLEGE).notes[1]
    assert "over 150" in en
    assert "does not say whether the partners it names are among them" in en


@pytest.mark.parametrize("school", ["官渡职中", "晋宁中专"])
def test_the_claim_about_all_secondary_vocational_schools_holds_for_each_of_them(school: str) -> None:
    claims = [note for note in opened().partners(school).notes if "全部中等职业学校" in note]
    assert len(claims) == 1
    assert "来源未说明各校的合作企业是哪些" in claims[0]
    assert "全市所有中职学校均与企业建立了校企合作关系" in claims[0]


@pytest.mark.parametrize("school", [COLLEGE, "云南技师学院", "昆明高级技工学校", "昆明铁道职业技术学院"])
def test_the_claim_is_not_stretched_to_other_kinds_of_school(school: str) -> None:
    assert not [note for note in opened().partners(school).notes if "中等职业学校" in note]


@pytest.mark.parametrize(
    ("host", "enterprise"), [("官渡职中", "艾维"), ("晋宁中专", "诺仕达"), ("昆明铁道职业技术学院", "实力信通")]
)
def test_who_stands_behind_an_industry_college_is_inferred_and_says_by_which_rule(host: str, enterprise: str) -> None:
    for one, other in ((host, enterprise), (enterprise, host)):
        answer = opened().partners(one)
        assert [(row.partner_name, row.kind, row.status) for row in answer.rows] == [
            (other, "industry-college", "inferred")
        ]
        assert answer.rows[0].evidence[0].quote.startswith(f"{host}{enterprise}")
        assert any(note.endswith("是推断，依据规则“由产业学院的名称推断合作方”。") for note in answer.notes)


@pytest.mark.parametrize("name", ["云南技师学院", "云南云内动力集团有限公司", "市教育部门", "市人社部门"])
def test_that_the_source_names_nobody_is_an_answer_of_its_own(name: str) -> None:
    for lang, words in (
        ("zh", ("没有写明", "不等于没有")),
        ("en", ("name no partner of", "not to say that it has none")),
    ):
        answer = opened(lang).partners(name)
        assert answer.rows == ()
        assert all(word in answer.notes[0] for word in words)
        assert ask("partners", name, "--lang", lang).code == 0


# The options ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["new-type-apprenticeship", "企业新型学徒制", "New-type Enterprise Apprenticeship"])
def test_a_form_is_asked_for_by_code_or_name(kind: str) -> None:
    assert len(opened().partners(COLLEGE, kind=kind).rows) == 2


def test_narrower_forms_count_as_the_form_asked_for_and_broader_ones_do_not() -> None:
    assert len(opened().partners(COLLEGE, kind="校企合作").rows) == 2
    assert len(opened().partners("官渡职中", kind="school-enterprise-cooperation").rows) == 1
    answer = opened().partners(COLLEGE, kind="订单班")
    assert answer.rows == ()
    assert answer.notes[0] == "没有符合条件的合作。"


def test_an_unknown_form_names_those_there_are() -> None:
    with pytest.raises(UnknownChoice) as wrong:
        opened("en").partners(COLLEGE, kind="marriage")
    assert "order-class (order class)" in str(wrong.value)


@pytest.mark.parametrize("hops", [0, -1])
def test_fewer_than_one_hop_is_no_question(hops: int) -> None:
    with pytest.raises(UnknownChoice):
        opened().partners(COLLEGE, hops=hops)


def test_since_leaves_the_undated_out_and_says_how_many() -> None:
    zh, en = (opened(lang).partners(COLLEGE, since=2020) for lang in ("zh", "en"))
    assert zh.rows == en.rows == ()
    # One partnership, though it has two partners.
    assert "有 1 项合作未注明起始年份，未列出。" in zh.notes
    assert "1 partnership is undated and left out." in en.notes


def test_any_number_of_hops_may_be_asked_for() -> None:
    assert opened().partners(BUREAU_14, hops=10**12).rows == opened().partners(BUREAU_14, hops=2).rows


def test_at_two_hops_via_names_who_stands_between() -> None:
    near, far = opened().partners(BUREAU_14, hops=2).rows
    assert (near.partner_name, near.hops, near.via) == (COLLEGE, 1, ())
    assert (far.partner_name, far.hops) == (GLASS, 2)
    assert [(step.name, step.partnership) for step in far.via] == [(COLLEGE, near.partnership)]


# A city that is made up -----------------------------------------------------------------------------------
# The letter's network is small. What follows adds partnerships that no source states to a copy of its
# workspace, each resting on a sentence that is there, so that every other rule of the workspace still holds.

BASE = "https://w3id.org/skillgraph/kunming-2023/"
SOURCE = f"{BASE}src/kunming-2023-letter"
CLAIM = "全市所有中职学校均与企业建立了校企合作关系"


class MadeUp(NamedTuple):
    """A partnership that is made up: colleges, enterprises, form, year, head-count."""

    colleges: tuple[str, ...]
    enterprises: tuple[str, ...]
    form: str = "order-class"
    since: int | None = None
    headcount: int | None = None


def made_up_city(folder: Path, partnerships: Iterable[MadeUp]) -> Graph:
    """Copy the letter's workspace and add made-up schools, enterprises and partnerships named 甲, 乙, 丙, …"""
    shutil.copytree(resources.example(), folder, dirs_exist_ok=True)
    partnerships = tuple(partnerships)
    letter = (folder / "sources" / "kunming-2023-letter" / "1.md").read_bytes().decode("utf-8")
    evidence = triples.anchor(letter, CLAIM, SOURCE, "1", "二（三）")
    entities = [triple for name in colleges_of(partnerships) for triple in entity(name, SG.VocationalCollege)]
    entities += [triple for name in enterprises_of(partnerships) for triple in entity(name, SG.Enterprise)]
    registry = folder / "entities.ttl"
    registry.write_bytes(registry.read_bytes() + triples.to_turtle(entities))
    records = [
        triple
        for number, each in enumerate(partnerships)
        for triple in triples.from_record(record(f"{SOURCE}/partnership-made-up-{number:03}", each, evidence))
    ]
    (folder / "records" / "made-up.ttl").write_bytes(triples.to_turtle(records))
    return opened("zh", folder)


def colleges_of(partnerships: Iterable[MadeUp]) -> list[str]:
    return sorted({name for each in partnerships for name in each.colleges})


def enterprises_of(partnerships: Iterable[MadeUp]) -> list[str]:
    return sorted({name for each in partnerships for name in each.enterprises})


def iri(name: str) -> str:
    return f"{BASE}org/made-up-{triples.digest(name, 6)}"


def entity(name: str, kind: str) -> list[Triple]:
    node = NamedNode(iri(name))
    made = [
        Triple(node, NamedNode(RDF.type), NamedNode(kind)),
        Triple(node, NamedNode(SKOS.prefLabel), Literal(name, language="zh")),
        Triple(node, NamedNode(SKOS.prefLabel), Literal(f"{name} in English", language="en")),
    ]
    if kind == SG.VocationalCollege:
        made.append(Triple(node, NamedNode(SG.institutionKind), NamedNode(KIND["technical-school"])))
    return made


def record(name: str, made: MadeUp, evidence: Evidence) -> Record:
    fields: list[tuple[str, NamedNode | Literal]] = [(SG.form, NamedNode(FORM[made.form]))]
    if made.since is not None:
        fields.append((SG.since, Literal(str(made.since), datatype=NamedNode(XSD.gYear))))
    if made.headcount is not None:
        fields.append((SG.headcount, Literal(str(made.headcount), datatype=NamedNode(XSD.integer))))
    members = [Participant(ROLE["college-side"], iri(name)) for name in made.colleges]
    members += [Participant(ROLE["enterprise-side"], iri(name)) for name in made.enterprises]
    return Record(name, SG.Partnership, tuple(fields), tuple(members), (evidence,))


def told(rows: Iterable[PartnerAnswerRow]) -> list[tuple[str, int, list[str]]]:
    return [(row.partner_name, row.hops, [step.name for step in row.via]) for row in rows]


# 甲校 —— 乙厂 —— 丙校 —— 丁厂 —— 戊校, and 丙校 and 乙厂 a second time; 庚校 —— 辛厂 apart.
CHAIN = (
    MadeUp(("甲校",), ("乙厂",), since=2019, headcount=40),
    MadeUp(("丙校",), ("乙厂",), since=2020),
    MadeUp(("丙校",), ("乙厂",), form="named-class"),
    MadeUp(("丙校",), ("丁厂",), since=2021),
    MadeUp(("戊校",), ("丁厂",), form="new-type-apprenticeship", since=2022),
    MadeUp(("庚校",), ("辛厂",)),
)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return made_up_city(tmp_path_factory.mktemp("chain"), CHAIN)


def test_partners_are_told_nearest_first_each_with_all_who_stand_between(chain: Graph) -> None:
    assert told(chain.partners("甲校", hops=9).rows) == [
        ("乙厂", 1, []),
        ("丙校", 2, ["乙厂"]),
        ("丙校", 2, ["乙厂"]),
        ("丁厂", 3, ["乙厂", "丙校"]),
        ("戊校", 4, ["乙厂", "丙校", "丁厂"]),
    ]


@pytest.mark.parametrize("hops", [1, 2, 3, 4, 5])
def test_hops_end_the_walk(chain: Graph, hops: int) -> None:
    whole = chain.partners("甲校", hops=9).rows
    assert chain.partners("甲校", hops=hops).rows == tuple(row for row in whole if row.hops <= hops)


def test_a_partner_is_told_once_for_each_partnership(chain: Graph) -> None:
    rows = chain.partners("乙厂").rows
    assert told(rows) == [("丙校", 1, []), ("丙校", 1, []), ("甲校", 1, [])]
    assert len({row.partnership for row in rows}) == 3


def test_evidence_is_of_the_last_step_and_via_names_the_partnerships_of_the_others(chain: Graph) -> None:
    row = chain.partners("甲校", hops=3).rows[-1]
    assert row.partnership.endswith("made-up-003")
    assert [step.partnership.rsplit("/", 1)[1] for step in row.via] == [
        "partnership-made-up-000", "partnership-made-up-001",
    ]  # fmt: skip
    assert row.evidence[0].quote == CLAIM


def test_the_table_shows_hops_and_those_between_only_where_some_are_far(chain: Graph) -> None:
    near = answers.partners(chain.partners("甲校"), "zh")
    far = answers.partners(chain.partners("甲校", hops=4), "zh")
    assert "via" not in {key for key, _ in near.columns}
    via = [key for key, _ in far.columns].index("via")
    assert far.rows[-1][via] == "乙厂 → 丙校 → 丁厂"


def test_a_form_narrows_every_step_of_the_way(chain: Graph) -> None:
    assert told(chain.partners("甲校", hops=9, kind="订单班").rows) == [
        ("乙厂", 1, []),
        ("丙校", 2, ["乙厂"]),
        ("丁厂", 3, ["乙厂", "丙校"]),
    ]
    assert len(chain.partners("甲校", hops=9, kind="校企合作").rows) == 5


def test_a_year_narrows_every_step_and_the_undated_are_counted_where_the_way_passes(chain: Graph) -> None:
    answer = chain.partners("丙校", hops=9, since=2020)
    assert [(row.partner_name, row.since) for row in answer.rows] == [("丁厂", 2021), ("乙厂", 2020), ("戊校", 2022)]
    assert answer.notes == ("有 1 项合作未注明起始年份，未列出。",)
    assert told(chain.partners("丙校", hops=9, since=2021).rows) == [("丁厂", 1, []), ("戊校", 2, ["丁厂"])]
    assert chain.partners("庚校", since=2020).rows == ()


def test_the_undated_of_another_form_are_not_counted(chain: Graph) -> None:
    assert chain.partners("丙校", kind="订单班", since=2020).notes == ()


def test_a_head_count_of_one_college_and_one_enterprise_is_theirs(chain: Graph) -> None:
    row = chain.partners("甲校").rows[0]
    assert (row.headcount, row.together) == (40, 0)
    assert answers.partners(chain.partners("甲校"), "zh").rows[0][3] == 40
    assert chain.partners("甲校").notes == ()


def test_three_on_one_side_share_what_is_said_of_them(tmp_path: Path) -> None:
    graph = made_up_city(tmp_path, [MadeUp(("甲校",), ("乙厂", "丁厂", "辛厂"), headcount=90)])
    answer = graph.partners("甲校")
    assert [row.together for row in answer.rows] == [3, 3, 3]
    assert {row[3] for row in answers.partners(answer, "zh").rows} == {"90（3家合计）"}
    assert {row[3] for row in answers.partners(answer, "en").rows} == {"90 (for all 3 together)"}
    assert told(graph.partners("乙厂").rows) == [("甲校", 1, [])]
    assert told(graph.partners("乙厂", hops=2).rows)[1:] == [("丁厂", 2, ["甲校"]), ("辛厂", 2, ["甲校"])]


# A larger one, by chance: the walk is breadth-first ---------------------------------------------------------


def city_by_chance(partnerships: int) -> list[MadeUp]:
    chance = random.Random(partnerships)  # noqa: S311 - it need not be secret
    colleges, enterprises = ([f"{sign}{kind}" for sign in "甲乙丙丁戊己庚辛壬癸"] for kind in ("校", "厂"))
    return [
        MadeUp(
            tuple(chance.sample(colleges, chance.choice((1, 1, 2)))),
            tuple(chance.sample(enterprises, chance.choice((1, 2, 3)))),
        )
        for _ in range(partnerships)
    ]


def neighbours(city: Iterable[MadeUp]) -> Mapping[str, set[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for number, made in enumerate(city):
        for college in made.colleges:
            for enterprise in made.enterprises:
                found[college].add((enterprise, number))
                found[enterprise].add((college, number))
    return found


def distances(start: str, near: Mapping[str, set[tuple[str, int]]]) -> dict[str, int]:
    reached, waiting = {start: 0}, deque([start])
    while waiting:
        here = waiting.popleft()
        for other, _ in near[here]:
            if other not in reached:
                reached[other] = reached[here] + 1
                waiting.append(other)
    return reached


@pytest.mark.parametrize("partnerships", [9, 30], ids=["thin", "dense"])
def test_everyone_within_reach_is_told_at_the_nearest_distance_once_for_each_partnership(
    partnerships: int, tmp_path: Path
) -> None:
    city = city_by_chance(partnerships)
    graph, near = made_up_city(tmp_path, city), neighbours(city)
    for start in list(near):
        far = distances(start, near)
        steps = {
            (other, number, far[other]) for one in far for other, number in near[one] if far[other] == far[one] + 1
        }
        for hops in range(1, 8):
            rows = graph.partners(start, hops=hops).rows
            assert sorted(map(summed_up, rows)) == sorted(step for step in steps if step[2] <= hops)
            assert [row.hops for row in rows] == sorted(row.hops for row in rows)
        assert max(far.values()) <= 7
        for row in rows:
            assert_that_the_way_is_there(start, row, near)


def summed_up(row: PartnerAnswerRow) -> tuple[str, int, int]:
    return row.partner_name, number_of(row.partnership), row.hops


def number_of(partnership: str) -> int:
    return int(partnership.rsplit("-", 1)[1])


def assert_that_the_way_is_there(start: str, row: PartnerAnswerRow, near: Mapping[str, set[tuple[str, int]]]) -> None:
    assert len(row.via) == row.hops - 1
    way = [start, *(step.name for step in row.via), row.partner_name]
    taken = [*(step.partnership for step in row.via), row.partnership]
    for one, other, partnership in zip(way, way[1:], taken, strict=False):
        assert (other, number_of(partnership)) in near[one]
