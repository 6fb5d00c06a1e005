"""A foreign table by its map: kept as it is, read into partnerships, wrong maps told at their key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from tests.asking import ask

import skillgraph
from skillgraph import resources, shapes, triples
from skillgraph.adding.turtle import Writer
from skillgraph.errors import BrokenMap, HeadingsNotFound, NoMapGuessed
from skillgraph.ingest.tablemap import read_map
from skillgraph.records import Evidence, Participant, Record
from skillgraph.vocabulary import FORM, ROLE, SG, XSD

SHARED = """\
record = "partnership"
rows = "shared"

[columns]
"Project" = "identifier"
"Organisation" = "participant"
"Part" = "role"
"Start" = "since"

[constants]
form = "order class"

[roles]
school = "college-side"
firm = "enterprise-side"

[classes]
college-side = "organization"
"""
TABLE = """\
A public list,,,,
Project,Organisation,Part,Start,Country
P1,"Alpha School, North",school,2021,X
P1,"Beta Works, Ltd.",firm,2021,X
P2,"Alpha School, North",school,2022,X
P2,Gamma Works,firm,,Y
P1,Gamma Works,firm,2021,Y
"""
PAIRS = """\
record = "合作"
rows = "pairs"
[columns]
"甲方" = "participation-college-side"
"乙方" = "participation-enterprise-side"
"方式" = "form"
[values.form]
"订单式" = "订单班"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    skillgraph.init(tmp_path / "own", title="Own", base="https://example.org/own/")
    return tmp_path / "own"


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def records(own: Path, key: str) -> list[Record]:
    file = own / "records" / f"{key}.ttl"
    return triples.to_records(quad.triple for quad in parse(path=str(file), format=RdfFormat.TURTLE))


def test_rows_with_one_identifier_are_one_partnership(own: Path, tmp_path: Path) -> None:
    table, told = written(tmp_path, "list.csv", TABLE), written(tmp_path, "map.toml", SHARED)
    answer = skillgraph.add(own, table, map=told)
    assert answer.written
    assert not answer.violations
    one, two = sorted(records(own, "list"), key=lambda record: record.evidence[1].start)
    assert [len(one.participants), len(two.participants)] == [3, 2]
    # Rows that stand one below the other are one passage.
    assert [each.quote for each in one.evidence] == [
        "map.toml | 合作形式 | order class | 订单班",
        "P1 | Alpha School, North | school | 2021 | X\nP1 | Beta Works, Ltd. | firm | 2021 | X",
        "P1 | Gamma Works | firm | 2021 | Y",
    ]
    assert [each.section for each in one.evidence] == ["map.toml", "list!A3:E4", "list!A7:E7"]
    assert two.values(SG.since) == (Literal("2022", datatype=NamedNode(XSD.gYear)),)
    assert one.values(SG.form) == (NamedNode(FORM["order-class"]),)
    assert (own / "tables" / "list" / "1.csv").read_bytes() == table.read_bytes()
    assert (own / "tables" / "list" / "map.toml").read_bytes() == told.read_bytes()
    assert skillgraph.validate(own).conforms


def test_partners_and_map_answer_over_it(own: Path, tmp_path: Path) -> None:
    skillgraph.add(own, written(tmp_path, "list.csv", TABLE), map=written(tmp_path, "map.toml", SHARED))
    with skillgraph.open(own, lang="en") as graph:
        names = {row.partner_name for row in graph.partners("Alpha School, North").rows}
    assert names == {"Beta Works, Ltd.", "Gamma Works"}


def test_the_kept_map_is_used_again_and_records_are_compared(own: Path, tmp_path: Path) -> None:
    skillgraph.add(own, written(tmp_path, "list.csv", TABLE), map=written(tmp_path, "map.toml", SHARED))
    again = skillgraph.add(own, tmp_path / "list.csv")
    assert again.notes[0] == "records: 0 new, 0 changed, 2 unchanged, 0 dropped; new entities: 0."
    more = TABLE.replace("P2,Gamma", "P2,Delta").replace("A public list,,,,\n", "")
    written(tmp_path, "list.csv", more + "P3,Delta Works,firm,,\nP3,Alpha School,school,,\n")
    changed = skillgraph.add(own, tmp_path / "list.csv")
    assert changed.notes[0] == "records: 1 new, 1 changed, 1 unchanged, 0 dropped; new entities: 2."
    written(tmp_path, "list.csv", "\n".join(line for line in more.splitlines() if not line.startswith("P2")))
    dropped = skillgraph.add(own, tmp_path / "list.csv")
    assert dropped.notes[0] == "records: 0 new, 0 changed, 1 unchanged, 2 dropped; new entities: 0."
    assert skillgraph.validate(own).conforms


def test_each_row_may_be_a_pair(own: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "pairs.csv", "甲方,乙方,方式\n昆明技师学院,艾维,订单式\n")
    answer = skillgraph.add(own, table, map=written(tmp_path, "map.toml", PAIRS))
    assert answer.written
    [record] = records(own, "pairs")
    assert {member.role for member in record.participants} == {ROLE["college-side"], ROLE["enterprise-side"]}
    assert record.values(SG.form) == (NamedNode(FORM["order-class"]),)
    assert [each.quote for each in record.evidence] == [
        "map.toml | 合作形式 | 订单式 | 订单班 | order class",
        "昆明技师学院 | 艾维 | 订单式",
    ]
    assert skillgraph.validate(own).conforms


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ('record = "partnership"', 'record = "marriage"', "record", "partnership"),
        ('rows = "shared"', 'rows = "all"', "rows", "shared"),
        ('"Start" = "since"', '"Start" = "begin"', "columns.Start", "since"),
        ('"Part" = "role"\n', "", "columns", "role"),
        ('firm = "enterprise-side"', 'firm = "buyer"', "roles.firm", "enterprise-side"),
        ('college-side = "organization"', 'college-side = "school"', "classes.college-side", "organization"),
        ("[constants]", "[constant]", "constant", "constants"),
    ],
)
def test_a_wrong_map_is_told_at_its_key(own: Path, tmp_path: Path, old: str, new: str, key: str, expected: str) -> None:
    table = written(tmp_path, "list.csv", TABLE)
    told = written(tmp_path, "map.toml", SHARED.replace(old, new, 1))
    with pytest.raises(BrokenMap) as raised:
        skillgraph.add(own, table, map=told)
    assert str(told) in raised.value.sentence("zh")
    assert key in str(raised.value.data["key"])
    assert expected in raised.value.sentence("en")
    assert not (own / "tables" / "list").exists()


@pytest.mark.parametrize(
    ("old", "new", "zh", "en"),
    [
        (
            'rows = "shared"', "rows = shared",
            "第 2 行：第 8 个字符处不合 TOML 语法：等号后的值不对；文字要加引号。",
            ", row 2: not TOML at character 8: the value is wrong; put a text in quotation marks.",
        ),
        (
            'rows = "shared"', 'rows "shared"',
            "第 2 行：第 6 个字符处不合 TOML 语法：键之后应为等号；",
            ", row 2: not TOML at character 6: expected is = after the key",
        ),
        ('rows = "shared"', 'record = "x"', "这个键已经写过。", "this key is there already."),
        ("[roles]", "[columns]", "这一节已经写过。", "this section is there already."),
        ('rows = "shared"', 'rows = "shared', "引号可能没有成对。", "is a quotation open?"),
        ("[roles]", "[roles", "每行应为 键 = 值，或如 [columns] 的一节。", "a line is KEY = VALUE, or like [columns]."),
    ],
    ids=["value", "equals", "key", "section", "quotation", "bracket"],
)  # fmt: skip
def test_a_map_that_is_no_toml_says_where_in_ones_language(
    own: Path, tmp_path: Path, old: str, new: str, zh: str, en: str
) -> None:
    table, told = written(tmp_path, "list.csv", TABLE), written(tmp_path, "map.toml", SHARED.replace(old, new, 1))
    for lang, words in (("zh", zh), ("en", en)):
        said = ask("add", str(table), "--map", str(told), "-w", str(own), "--lang", lang)
        assert said.code == 1
        assert words in said.err
        told_of = said.err.removeprefix(str(told))
        assert lang == "en" or not re.search("[a-z]{3,}", told_of.replace("[columns]", ""))


def test_a_map_in_another_encoding_says_so(own: Path, tmp_path: Path) -> None:
    told = tmp_path / "map.toml"
    told.write_bytes(SHARED.replace("Start", "开始").encode("gbk"))
    said = ask("add", str(written(tmp_path, "list.csv", TABLE)), "--map", str(told), "-w", str(own), "--lang", "zh")
    assert said.code == 1
    assert "不是 UTF-8 编码的文字" in said.err


def test_headings_that_are_not_there_are_named(own: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "list.csv", TABLE.replace("Organisation", "Who"))
    with pytest.raises(HeadingsNotFound, match="no column is headed “Organisation”"):
        skillgraph.add(own, table, map=written(tmp_path, "map.toml", SHARED))


def test_wrong_rows_are_told_and_nothing_is_written(own: Path, tmp_path: Path) -> None:
    bad = f"{TABLE}P3,Delta Works,buyer,,\nP3,Beta Works,firm,,\nP4,Alone Works,firm,,\n"
    bad += ",Nobody,firm,,\nP1,Zeta,firm,1999,\n"
    table, told = written(tmp_path, "list.csv", bad), written(tmp_path, "map.toml", SHARED)
    answer = skillgraph.add(own, table, map=told)
    assert not answer.written
    assert {(each["row"], each["message"].split(";")[0]) for each in answer.violations} == {
        (8, "“buyer” is none of the roles that the map lists"),
        (10, "“P4” has one participant only"),
        (11, "the cell is empty"),  # that of the identifier
        (12, "“1999” contradicts another row with the same identifier"),
    }
    assert skillgraph.add(own, table, map=told, accept_valid=True).written
    assert len(records(own, "list")) == 1
    assert "Zeta" not in (own / "entities.ttl").read_text(encoding="utf-8")


def test_the_rows_of_what_is_wrong_come_back_together_and_can_be_mended(own: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "list.csv", TABLE.replace("Works,firm,2021,Y", "Works,frim,2021,Y"))
    told = written(tmp_path, "map.toml", SHARED)
    answer = skillgraph.add(own, table, map=told, accept_valid=True)
    assert answer.written
    assert len(records(own, "list")) == 1
    rest = tmp_path / "list.rest.csv"
    lines = rest.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Project,Organisation,Part,Start,Country,problem"
    # The two good rows of the project come back with the bad one, since they are one partnership.
    assert [line.split(",")[0] for line in lines[1:]] == ["P1", "P1", "P1"]
    assert "frim" in lines[3].split(",")[-1]
    assert "--map" in answer.notes[-1]
    rest.write_text(rest.read_text(encoding="utf-8-sig").replace("Works,frim", "Works,firm"), encoding="utf-8")
    assert skillgraph.add(own, rest, map=told).written
    (mended,) = records(own, "list-rest")
    assert len(mended.participants) == 3
    assert all("frim" not in each.quote for each in mended.evidence)  # what was wrong is no part of a row


def test_rows_of_one_table_refer_to_one_another(own: Path, tmp_path: Path) -> None:
    told = written(
        tmp_path,
        "map.toml",
        'record = "measure"\nrows = "each"\n[columns]\nWhat = "statement-en"\nWas = "statement-zh"\nOf = "measure"\n',
    )
    table = written(tmp_path, "m.csv", "What,Was,Of\nto teach,教学,\nto train,培训,to teach\nto test,考核,to learn\n")
    answer = skillgraph.add(own, table, map=told)
    assert [(each["row"], each["value"]) for each in answer.violations] == [(4, "to learn")]
    table.write_text("What,Was,Of\nto teach,教学,\nto train,培训,to teach\n", encoding="utf-8")
    assert skillgraph.add(own, table, map=told).written
    whole, part = sorted(records(own, "m"), key=lambda record: len(record.values(SG.measure)))
    assert [value.value for value in part.values(SG.measure)] == [whole.iri]


def test_no_row_behind_the_first_twenty_is_lost(own: Path, tmp_path: Path) -> None:
    rows = "".join(f"订单班,昆明技师学院,企业{number}公司\n" for number in range(40))
    answer = skillgraph.add(own, written(tmp_path, "forms.csv", "合作形式,院校方,企业方\n" + rows))
    assert answer.notes[0].startswith("records: 40 new")


def test_a_proposed_map_reads_the_table_it_was_made_for(own: Path, tmp_path: Path) -> None:
    from skillgraph import graph

    table = written(tmp_path, "list.csv", "编号,单位名称,角色,年份\n" + "1,甲学校,院校,2021\n1,乙公司,企业,2021\n" * 1)
    text = graph.guess_map(table, "zh")
    assert '"编号" = "identifier"' in text
    assert skillgraph.add(own, table, map=written(tmp_path, "map.toml", text)).written
    with pytest.raises(NoMapGuessed):
        graph.guess_map(written(tmp_path, "other.csv", "a,b\n1,2\n3,4\n"))


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(words, st.sampled_from(["college-side", "enterprise-side"]), words), min_size=1, max_size=5))
def test_joined_turtle_is_the_one_way_of_writing(parts: list[tuple[str, str, str]]) -> None:
    source = "https://example.org/src/s"
    made = [
        Record(
            f"{source}/partnership-{number}",
            SG.Partnership,
            ((SG.form, NamedNode(FORM["order-class"])), (SG.since, Literal("2021", datatype=NamedNode(XSD.gYear))),
             (SG.headcount, Literal("12", datatype=NamedNode(XSD.integer)))),
            (Participant(ROLE[side], triples.mint_entity("https://example.org/", name, "", "enterprise")),),
            (Evidence(source, "1", f"{name} 行2", quote, number * 100, number * 100 + len(quote)),),
        )
        for number, (name, side, quote) in enumerate(parts)
    ]  # fmt: skip
    prefixes = {"rec": f"{source}/", "src": "https://example.org/src/", "org": "https://example.org/org/"}
    expected = triples.to_turtle([triple for record in made for triple in triples.from_record(record)], prefixes)
    assert Writer(prefixes).turtle([], made) == expected


@pytest.mark.parametrize("page", ["maps.md", "maps.zh.md"])
def test_the_map_of_the_page_is_one(tmp_path: Path, page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    told = written(tmp_path, "map.toml", text.split("```toml\n")[1].split("```")[0])
    found = read_map(told, shapes.read(resources.ontology()))
    assert found.shared
    assert sorted(found.special) == ["identifier", "participant", "role"]


# Proposed maps -------------------------------------------------------------------------------------------------------

BY_PAIRS = """\
院校方,企业方,合作类型,学生人数（人）
昆明技师学院,甲有限公司、乙有限公司,学徒制,100余人
官渡职中,丙有限公司,订单班,45
晋宁中专,丁有限公司,冠名班,约30人
晋宁中专,戊有限公司,校企合作,20人
"""
BY_ROLES = """\
项目,名称,参与方式,类型
1,云南某大学,牵头,订单班
1,甲有限公司,参与,订单班
2,昆明技师学院,牵头,冠名班
2,乙有限公司,参加,冠名班
2,丙处,合作,冠名班
"""


def proposed(tmp_path: Path, table: str, lang: str = "zh") -> str:
    from skillgraph import graph

    return graph.guess_map(written(tmp_path, "list.csv", table), lang)


def test_a_column_of_known_words_is_proposed_whatever_its_heading(tmp_path: Path) -> None:
    text = proposed(tmp_path, BY_PAIRS)
    assert '"合作类型" = "form"  # 内容是这一词表中的词' in text
    assert "没有一列说明合作形式" not in text
    assert '\n[values.form]\n# "学徒制" = "企业新型学徒制"  # 与这个词相近' in text
    assert '# "学徒制" = "new-type enterprise apprenticeship"  # close to' in proposed(tmp_path, BY_PAIRS, "en")


def test_a_column_that_counts_people_is_proposed(tmp_path: Path) -> None:
    assert '"学生人数（人）" = "headcount"  # 内容是人数' in proposed(tmp_path, BY_PAIRS)
    assert '"规模" = "headcount"' in proposed(tmp_path, BY_PAIRS.replace("学生人数（人）", "规模"))
    without = BY_PAIRS.replace("学生人数（人）", "规模").replace("余人", "").replace("30人", "30").replace("20人", "20")
    assert '# "规模": 不读取' in proposed(tmp_path, without)


def test_cells_of_several_names_are_divided_by_the_proposed_map(own: Path, tmp_path: Path) -> None:
    text = proposed(tmp_path, BY_PAIRS)
    assert 'split = true  # 有的单元格写有几个名称，如 "甲有限公司、乙有限公司"' in text
    decided = text.replace('# "学徒制" = "企业新型学徒制"', '"学徒制" = "企业新型学徒制"')
    answer = skillgraph.add(own, tmp_path / "list.csv", "zh", map=written(tmp_path, "map.toml", decided))
    assert answer.violations == ()
    assert sorted(len(record.participants) for record in records(own, "list")) == [2, 2, 2, 3]
    assert "split" not in proposed(tmp_path, BY_PAIRS.replace("、乙有限公司", ""))


def test_what_is_not_decided_in_a_proposed_map_is_refused_and_not_taken_for_something(
    own: Path, tmp_path: Path
) -> None:
    told = written(tmp_path, "map.toml", proposed(tmp_path, BY_PAIRS))
    answer = skillgraph.add(own, tmp_path / "list.csv", "zh", map=told)
    assert [(each["row"], each["value"]) for each in answer.violations] == [(2, "学徒制")]


def test_a_role_is_the_side_of_those_who_have_it_else_a_person_decides(own: Path, tmp_path: Path) -> None:
    text = proposed(tmp_path, BY_ROLES)
    assert '"牵头" = "college-side"  # 这些行中的名称多为院校' in text
    assert '"参与" = "enterprise-side"  # 这些行中的名称多为企业' in text
    assert '# "合作" = "enterprise-side"  # 看不出是哪一方' in text
    assert '"类型" = "form"' in text  # 类型 heads sides elsewhere, and here the words of another list
    told = written(tmp_path, "map.toml", text)
    answer = skillgraph.add(own, tmp_path / "list.csv", "zh", map=told)
    assert [each["value"] for each in answer.violations] == ["合作"]
    swapped = BY_ROLES.replace("参与方式", "身份").replace(",牵头", ",参加方").replace(",参与", ",牵头")
    text = proposed(tmp_path, swapped.replace(",参加方", ",参与"))
    assert '"身份" = "role"  # 内容是各方如何参与' in text
    assert '"牵头" = "enterprise-side"' in text


def test_one_cell_of_several_names_says_how_the_map_divides_them(own: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "pairs.csv", "甲方,乙方,方式\n昆明技师学院,艾维、诺仕达,订单式\n")
    told = written(tmp_path, "map.toml", PAIRS)
    zh, en = (skillgraph.add(own, table, lang, map=told).violations[0]["message"] for lang in ("zh", "en"))
    assert zh.endswith("应为：一个名称；在映射文件中写 split = true，即可拆开")
    assert en.endswith("expected: one name; split = true in the map divides them")


def test_names_of_one_cell_are_divided_in_rows_that_share_an_identifier(own: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "list.csv", TABLE.replace("P2,Gamma Works", "P2,Gamma Works、Delta Works等"))
    told = written(tmp_path, "map.toml", SHARED.replace("[columns]", "split = true\n[columns]", 1))
    answer = skillgraph.add(own, table, map=told)
    assert answer.written
    registry = (own / "entities.ttl").read_text(encoding="utf-8")
    assert '"Delta Works"' in registry
    assert any("Gamma Works、Delta Works等” speaks of others" in note for note in answer.notes)


def test_words_that_name_nobody_are_no_participant(own: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "list.csv", TABLE.replace("P2,Gamma Works", "P2,多家企业"))
    answer = skillgraph.add(own, table, map=written(tmp_path, "map.toml", SHARED))
    assert [each["message"].split(";")[0] for each in answer.violations] == ["“多家企业” is no name"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "已写入 "), ("en", "Written: ")])
def test_the_command_says_that_the_proposal_was_written(tmp_path: Path, lang: str, said: str) -> None:
    from tests.asking import ask

    table, told = written(tmp_path, "list.csv", BY_PAIRS), tmp_path / "map.toml"
    answer = ask("add", str(table), "--guess-map", "-o", str(told), "--lang", lang)
    assert (answer.code, answer.out) == (0, "")
    assert f"{said}{told}" in answer.err
    assert '"合作类型" = "form"' in told.read_text(encoding="utf-8")
