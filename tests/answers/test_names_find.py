"""Whatever someone types for a name: who is meant, who may be meant, and who must never be taken for another."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from tests.asking import ask, opened

from skillgraph import resources
from skillgraph.errors import AmbiguousName, NoEntity, NothingNamed, PartOfName, UnknownName

KUNMING_COLLEGE = "昆明技师学院"
YUNNAN_COLLEGE = "云南技师学院"
BUREAU = "昆明市人力资源和社会保障局"
LISTED_YUNNEI = "昆明云内动力股份有限公司"
YUNNEI_GROUP = "云南云内动力集团有限公司"
IRI = "https://w3id.org/skillgraph/kunming-2023/org/kunmingjishixueyuan-ob7pjt"

# How a name is typed, who is meant, and how that is found out.
NAMES = {
    "full name": ("昆明技师学院", KUNMING_COLLEGE, "exact"),
    "another wording of the source": ("市人社部门", BUREAU, "exact"),
    "one more wording": ("市人力资源社会保障局", BUREAU, "exact"),
    "short name": ("昆人社", BUREAU, "exact"),
    "short name as written": ("晋宁中专", "晋宁中专", "exact"),
    "the editors' name": ("昆明市人社局", BUREAU, "exact"),
    "traditional characters": ("雲南技師學院", YUNNAN_COLLEGE, "exact"),
    "traditional, without legal form": ("雲南雲翔玻璃", "云南云翔玻璃有限责任公司", "core"),
    "full width": ("云南ＣＹ集团有限公司", "云南CY集团有限公司", "exact"),
    "spaces within": ("昆明 技师　学院", KUNMING_COLLEGE, "exact"),
    "spaces around": ("  昆明技师学院\n", KUNMING_COLLEGE, "exact"),
    "no spaces where the source has some": ("云南CY集团有限公司", "云南CY集团有限公司", "exact"),
    "quotation marks": ("“昆明技师学院”", KUNMING_COLLEGE, "exact"),
    "without legal form": ("云南云翔玻璃", "云南云翔玻璃有限责任公司", "core"),
    "the shorter legal form": ("云南云翔玻璃有限公司", "云南云翔玻璃有限责任公司", "core"),
    "with 市": ("昆明市技师学院", KUNMING_COLLEGE, "core"),
    "pinyin": ("kunmingjishixueyuan", KUNMING_COLLEGE, "pinyin"),
    "pinyin in syllables": ("Kun Ming Ji Shi Xue Yuan", KUNMING_COLLEGE, "pinyin"),
    "pinyin with tones": ("kūnmíng jìshī xuéyuàn", KUNMING_COLLEGE, "pinyin"),
    "pinyin with numbers for tones": ("kun1ming2 ji4shi1 xue2yuan4", KUNMING_COLLEGE, "pinyin"),
    "initials": ("kmjsxy", KUNMING_COLLEGE, "initials"),
    "initials in capitals": ("KMJSXY", KUNMING_COLLEGE, "initials"),
    "English": ("Kunming Technician College", KUNMING_COLLEGE, "exact"),
    "English in small letters": ("kunming technician college", KUNMING_COLLEGE, "exact"),
    "English without legal form": ("Yunnan Yunxiang Glass", "云南云翔玻璃有限责任公司", "core"),
    "part of one name": ("第十四工程局", "中国水利水电第十四工程局有限公司", "contains"),
    "a letter name": ("CRCC", "中国铁建高新装备股份有限公司", "contains"),
    "misspelt by sound": ("昆明技士学院", KUNMING_COLLEGE, "spelling"),
    "misspelt in one character": ("云南新西南技工学效", "云南新西南技工学校", "spelling"),
    "misspelt pinyin": ("kunmingjishixueyuang", KUNMING_COLLEGE, "spelling"),
    "misspelt English": ("Kunming Technicien College", KUNMING_COLLEGE, "spelling"),
    "IRI": (IRI, KUNMING_COLLEGE, "exact"),
    "IRI with a space": (f" {IRI} ", KUNMING_COLLEGE, "exact"),
}


@pytest.mark.parametrize(("typed", "meant", "how"), NAMES.values(), ids=NAMES)
def test_a_name_is_found(typed: str, meant: str, how: str) -> None:
    entity, match = opened().entity(typed)
    assert (entity.name_zh, match.how) == (meant, how)


@pytest.mark.parametrize("typed", ["雲南技師學院", "yúnnán jìshī xuéyuàn", "ynjsxy", "Yunnan Technician College"])
def test_every_command_takes_a_name_in_every_form(typed: str, tmp_path: Path) -> None:
    graph = opened()
    assert graph.partners(typed).name == YUNNAN_COLLEGE
    assert graph.show(typed).name == YUNNAN_COLLEGE
    assert graph.find(typed).rows[0].name == YUNNAN_COLLEGE
    for command in (("partners", typed), ("show", typed), ("map", "--focus", typed, "-o", "map.html")):
        assert ask(*command, folder=tmp_path).code == 0


def test_every_name_of_every_entity_leads_to_it() -> None:
    registry = parse((resources.example() / "entities.ttl").read_bytes(), format=RdfFormat.TURTLE)
    entities = sorted({quad.subject.value for quad in registry if isinstance(quad.subject, NamedNode)})
    assert len(entities) > 30
    for entity in entities:
        for name in opened().show(entity).names:
            assert opened().show(name.text).entity == entity, name.text


# Who must not be taken for another ------------------------------------------------------------------------


def choices(typed: str) -> list[str]:
    with pytest.raises(AmbiguousName) as unclear:
        opened().entity(typed)
    listed = unclear.value.data["choices"]
    assert isinstance(listed, list)
    return [choice.split(" · ")[0] for choice in listed]


def nearest(typed: str) -> list[str]:
    with pytest.raises(UnknownName) as unknown:
        opened().entity(typed)
    names = unknown.value.data["nearest"]
    assert isinstance(names, list)
    return names


def test_another_bureau_of_the_same_house_is_nobody_and_the_nearest_are_named() -> None:
    names = nearest("中国水利水电第四工程局有限公司")
    assert len(names) == 3
    assert names[0] == "中国水利水电第十四工程局有限公司"


@pytest.mark.parametrize(
    ("typed", "likest"),
    [
        ("云南技士学校", YUNNAN_COLLEGE),
        ("昆明云内动力有限公司", LISTED_YUNNEI),
        ("昆明云内动力集团有限公司", LISTED_YUNNEI),
        ("云南云内动力股份有限公司", LISTED_YUNNEI),
        ("大理技师学院", YUNNAN_COLLEGE),
        ("耿家胜", "耿家盛"),
        ("西南铜业", "云南新西南技工学校"),
    ],
)
def test_a_name_that_may_be_anothers_is_a_question_and_no_answer(typed: str, likest: str) -> None:
    assert likest in nearest(typed)


@pytest.mark.parametrize("typed", ["云内", "云内动力", "雲內", "Yunnei", "Yunnei Power"])
def test_what_two_companies_share_is_a_choice_between_them(typed: str) -> None:
    assert sorted(choices(typed)) == sorted([LISTED_YUNNEI, YUNNEI_GROUP])


def test_the_parent_and_its_listed_company_are_two() -> None:
    graph = opened()
    assert graph.entity("昆明云内动力")[0].name_zh == LISTED_YUNNEI
    assert graph.entity("云南云内动力集团")[0].name_zh == YUNNEI_GROUP
    assert graph.show(LISTED_YUNNEI).entity != graph.show(YUNNEI_GROUP).entity
    assert [note for note in graph.show(LISTED_YUNNEI).notes if note.startswith(f"不同于{YUNNEI_GROUP}：")]


def test_two_colleges_of_one_kind_are_two() -> None:
    graph = opened()
    assert choices("技师学院") == [KUNMING_COLLEGE, YUNNAN_COLLEGE]
    kunming, yunnan = graph.show(KUNMING_COLLEGE), graph.show(YUNNAN_COLLEGE)
    assert kunming.entity != yunnan.entity
    assert {record.type for record in kunming.records} == {"naming", "observation", "partner-count", "partnership"}
    assert {record.type for record in yunnan.records} == {"naming", "designation", "subsidy"}


def test_all_wordings_of_the_bureau_are_one_body() -> None:
    wordings = {"昆明市人力资源和社会保障局", "市人力资源社会保障局", "市人力资源社会保障部门", "市人社部门", "昆人社"}
    graph = opened()
    assert {graph.show(wording).entity for wording in wordings} == {graph.show(BUREAU).entity}
    assert wordings <= {name.text for name in graph.show(BUREAU).names}


@pytest.mark.parametrize("typed", ["", " ", "——", "“”（）", "\u200b", "🎓", "\ud800", "\x00"])
def test_what_holds_no_letter_names_nothing(typed: str) -> None:
    for question in (opened().entity, opened().find, opened().partners, opened().show):
        with pytest.raises(NothingNamed):
            question(typed)


@pytest.mark.parametrize(
    "typed", ["昆明\ud800技师学院", "昆明技师学院\udc80", "昆明\x00技师学院", "昆明\u200b技师学院"]
)
def test_signs_that_are_no_characters_do_not_hide_a_name(typed: str) -> None:
    assert opened().entity(typed)[0].name_zh == KUNMING_COLLEGE


@pytest.mark.parametrize("typed", ["昆明市名匠工作室", "名匠工作室管理", "绩效管理办法", "系列宣传片"])
def test_a_part_of_a_title_is_not_taken_for_the_document(typed: str) -> None:
    for lang, said in (("zh", f"没有名为“{typed}”的条目"), ("en", f"Nothing here is called “{typed}”")):
        with pytest.raises(PartOfName) as part:
            opened(lang).show(typed)
        assert said in part.value.sentence(lang)
        assert len(part.value.data["choices"]) == 1  # type: ignore[arg-type]
    assert ask("show", typed).code == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [("数字经济", "重点产业"), ("装配钳工", "竞赛"), ("订单班", "全部"), ("Order Class", "全部"), ("订单 班", "全部")],
)
def test_of_a_concept_it_is_told_what_the_records_say(typed: str, said: str) -> None:
    with pytest.raises(NoEntity) as concept:
        opened().show(typed)
    choices = concept.value.data["choices"]
    assert isinstance(choices, list)
    assert all(said in choice for choice in choices)
    with pytest.raises(NoEntity):
        opened("en").show(typed)
    assert ask("show", typed).code == 1


# find -----------------------------------------------------------------------------------------------------


def found(text: str, limit: int = 20) -> list[str]:
    return [row.name for row in opened().find(text, limit).rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云内", [LISTED_YUNNEI, YUNNEI_GROUP]),
        ("雲內", [LISTED_YUNNEI, YUNNEI_GROUP]),
        ("kmjsxy", [KUNMING_COLLEGE]),
        ("电视", ["昆明电视台", "昆明广播电视台"]),
        ("人社", [BUREAU]),
    ],
)
def test_find_gives_exactly_those_who_may_be_meant(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("case", [case for case in NAMES if not case.startswith("IRI")])
def test_find_puts_first_whom_a_name_means(case: str) -> None:
    typed, meant, _ = NAMES[case]
    assert found(typed)[0] == meant


def test_find_gives_best_first_and_each_once() -> None:
    rows = opened().find("昆明技师学院").rows
    assert rows[0].score == 1.0
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert len({row.entity for row in rows}) == len(rows)
    assert all(0 < row.score <= 1 for row in rows)


def test_find_says_by_which_name_it_found() -> None:
    row = opened().find("人社部门").rows[0]
    assert (row.name, row.match) == (BUREAU, "市人社部门")
    assert opened("en").find("人社部门").rows[0].match == "市人社部门"


def test_find_keeps_to_its_limit() -> None:
    assert len(found("昆明")) > 3
    assert found("昆明", 3) == found("昆明")[:3]


def test_find_of_nothing_like_it_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as unknown:
        opened().find("zzzqqq")
    assert len(unknown.value.data["nearest"]) == 3  # type: ignore[arg-type]
