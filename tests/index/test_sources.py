"""What a workspace may hold: a fact that does not fit its form or its source is refused in one clear sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from skillgraph import resources
from skillgraph.cli.running import run
from skillgraph.errors import BrokenFile, NotAWorkspace, QuoteNotInSource, SkillGraphError
from skillgraph.graph import Graph
from skillgraph.index import pointer as look

TOML = "skillgraph.toml"
ENTITIES = "entities.ttl"
DECISIONS = "decisions.ttl"
RECORDS = "records/kunming-2023-letter.ttl"
LETTER = "sources/kunming-2023-letter/1.md"
BASE = "https://w3id.org/skillgraph/kunming-2023/"
SOURCE = f"{BASE}src/kunming-2023-letter"
PARTNERSHIP = f"{SOURCE}/partnership-c6bgdixvct"
QUOTE = "与昆明电视台联合拍摄《点“匠”成金-昆明市高技能人才发展纪实》宣传片"
COLLEGE, GLASS, HYDRO = "昆明技师学院", "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"

Edit = Callable[[Path], object]


def replace(file: str, old: str, new: str) -> Edit:
    def edit(workspace: Path) -> None:
        text = (workspace / file).read_bytes().decode()
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file}"
        (workspace / file).write_bytes(text.replace(old, new).encode())

    return edit


def append(file: str, text: str) -> Edit:
    def edit(workspace: Path) -> None:
        with (workspace / file).open("ab") as end:
            end.write(f"\n{text}\n".encode())

    return edit


def in_gbk(file: str, line: int) -> Edit:
    """One line of a file as an old Chinese editor would have saved it."""

    def edit(workspace: Path) -> None:
        lines = (workspace / file).read_bytes().split(b"\n")
        lines[line - 1] = "昆明".encode("gbk")
        (workspace / file).write_bytes(b"\n".join(lines))

    return edit


def rename(old: str, new: str) -> Edit:
    return lambda workspace: (workspace / old).rename(workspace / new)


def both(one: Edit, other: Edit) -> Edit:
    return lambda workspace: (one(workspace), other(workspace))


def line_of(file: str, text: str) -> int:
    lines = (resources.example() / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def evidence(quote: str, start: int, end: int, iri: str | None = None) -> str:
    node = iri or f"{SOURCE}/1#char={start},{end}"
    return (
        f'<{node}> a sg:Evidence ; <http://www.w3.org/ns/oa#exact> "{quote}" ; '
        f"<http://www.w3.org/ns/oa#start> {start} ; <http://www.w3.org/ns/oa#end> {end} ; "
        f'sg:section "一" ; sg:source <{SOURCE}> .'
    )


class Bad(NamedTuple):
    """An edit that breaks the Kunming workspace, the error it meets, and what its sentence must say."""

    edit: Edit
    error: type[SkillGraphError]
    zh: tuple[str, ...]
    en: tuple[str, ...]


BAD = {
    # the settings
    "no workspace": Bad(
        lambda workspace: (workspace / TOML).unlink(),
        NotAWorkspace,
        ("不是工作区", "skillgraph.toml", "-w"),
        ("is not a workspace", "skillgraph.toml", "-w"),
    ),
    "settings that are no TOML": Bad(
        replace(TOML, "base =", "base"), BrokenFile, (TOML, "不是有效的 TOML"), (TOML, "not TOML", "line 2")
    ),
    "settings that are not UTF-8": Bad(
        in_gbk(TOML, 1), BrokenFile, (f"{TOML} 第 1 行", "UTF-8"), (f"{TOML}, line 1:", "UTF-8")
    ),
    "no base": Bad(replace(TOML, "base =", "basis ="), BrokenFile, (TOML, "缺少 base"), (TOML, "lacks base")),
    "a base that is no IRI": Bad(
        replace(TOML, BASE, "my city"), BrokenFile, (TOML, "“my city”"), (TOML, "a whole IRI", "“my city”")
    ),
    # files that cannot be read
    "broken Turtle": Bad(
        replace(RECORDS, "\tsg:headcount 1247 ;", "\tsg:headcount 1247"),
        BrokenFile,
        (f"{RECORDS} 第 {line_of(RECORDS, 'sg:headcount') + 1} 行", "不是有效的 Turtle"),
        (f"{RECORDS}, line {line_of(RECORDS, 'sg:headcount') + 1}:", "not Turtle"),
    ),
    "broken Turtle in the registry": Bad(
        replace(ENTITIES, "@prefix skos:", "@prefix skoz:"),
        BrokenFile,
        (f"{ENTITIES} 第 {line_of(ENTITIES, 'skos:prefLabel')} 行", "不是有效的 Turtle"),
        (f"{ENTITIES}, line {line_of(ENTITIES, 'skos:prefLabel')}:", "not Turtle"),
    ),
    "records that are not UTF-8": Bad(
        in_gbk(RECORDS, 30), BrokenFile, (f"{RECORDS} 第 30 行", "UTF-8"), (f"{RECORDS}, line 30:", "UTF-8")
    ),
    "a source that is not UTF-8": Bad(
        in_gbk(LETTER, 7), BrokenFile, (f"{LETTER} 第 7 行", "UTF-8"), (f"{LETTER}, line 7:", "UTF-8")
    ),
    "a blank node": Bad(
        append(RECORDS, "[] a sg:Person ."), BrokenFile, (RECORDS, "空白节点"), (RECORDS, "blank node")
    ),
    "a file name that cannot be part of an IRI": Bad(
        rename(RECORDS, "records/kunming letter.ttl"),
        BrokenFile,
        ("records/kunming letter.ttl", "文件名", "改名"),
        ("records/kunming letter.ttl", "its name", "rename it"),
    ),
    # sources and quotes
    "a source that is missing": Bad(
        lambda workspace: (workspace / LETTER).unlink(),
        BrokenFile,
        (LETTER, "不在 sources 文件夹中"),
        (LETTER, "not in the folder sources"),
    ),
    "a source that is hidden": Bad(
        both(
            rename("sources/kunming-2023-letter", "sources/.kept"),
            replace(RECORDS, "kunming-2023-letter/1.md", ".kept/1.md"),
        ),
        BrokenFile,
        ("sources/", "不在 sources 文件夹中"),
        ("sources/", "not in the folder sources"),
    ),
    "a quote that its source does not have": Bad(
        replace(RECORDS, QUOTE, QUOTE.replace("昆明电视台", "昆明广播台")),
        QuoteNotInSource,
        (RECORDS, "第 2282 至 2316 字处", "与昆明广播台联合拍摄", "来源中没有这些文字"),
        (RECORDS, "2282 to 2316", "与昆明广播台联合拍摄", "does not have them at all"),
    ),
    "a quote that stands elsewhere": Bad(
        append(RECORDS, evidence("昆明电视台", 0, 5)),
        QuoteNotInSource,
        ("第 0 至 5 字处：“昆明电视台”", "它在第 2283 至 2288 字处"),
        ("at characters 0 to 5: “昆明电视台”", "They stand at 2283 to 2288"),
    ),
    "a false quote in the registry": Bad(
        append(ENTITIES, evidence("昆明电视台", 0, 5)), QuoteNotInSource, (ENTITIES, "2283"), (ENTITIES, "2283")
    ),
    "a source whose text changed": Bad(
        replace(LETTER, "收悉，现答复如下", "收悉，答复"),
        QuoteNotInSource,
        ("第 1026 至 1053 字处", "它在第 1023 至 1050 字处"),
        ("1026 to 1053", "They stand at 1023 to 1050"),
    ),
    "evidence whose IRI disagrees with its place": Bad(
        append(RECORDS, evidence("昆明电视台", 2283, 2288, f"{SOURCE}/1#char=2283,2289")),
        BrokenFile,
        (RECORDS, "#char=2283,2289", "不一致"),
        (RECORDS, "#char=2283,2289", "does not agree"),
    ),
    "a place before the beginning": Bad(
        append(RECORDS, evidence("--", -3, -1)),
        BrokenFile,
        ("“起点”应不小于 0，现为 -3",),
        ("“start” should be at least 0 and is -3",),
    ),
    # records that do not fit their form
    "a record without evidence": Bad(
        replace(RECORDS, "a sg:Partnership ;\n\tsg:evidence ev:char\\=1745\\,1828 ;", "a sg:Partnership ;"),
        BrokenFile,
        (RECORDS, PARTNERSHIP, "合作的“依据”缺失"),
        (RECORDS, PARTNERSHIP, "partnership: “evidence” is missing"),
    ),
    "an unknown field": Bad(
        replace(RECORDS, "sg:headcount", "sg:headcont"),
        BrokenFile,
        (PARTNERSHIP, "合作没有字段“headcont”"),
        (PARTNERSHIP, "partnership has no field “headcont”"),
    ),
    "an unknown kind of record": Bad(
        replace(RECORDS, "a sg:Partnership ;", "a sg:Partnershp ;"),
        BrokenFile,
        (PARTNERSHIP, "没有种类", "Partnershp"),
        (PARTNERSHIP, "no form for the kind", "Partnershp"),
    ),
    "a node of no kind": Bad(
        append(ENTITIES, f"<{BASE}org/x> sg:institutionKind kind:technical-school ."),
        BrokenFile,
        (ENTITIES, f"{BASE}org/x", "没有写明种类"),
        (ENTITIES, f"{BASE}org/x", "does not say of what kind"),
    ),
    "a word of the ontology defined anew": Bad(
        append(RECORDS, "sg:Partnership <http://www.w3.org/2000/01/rdf-schema#subClassOf> sg:Entity ."),
        BrokenFile,
        (RECORDS, "ontology#Partnership", "没有种类"),
        (RECORDS, "ontology#Partnership", "no form for the kind"),
    ),
    "a value outside its scheme": Bad(
        replace(
            RECORDS,
            "sg:form form:new-type-apprenticeship , form:school-enterprise-cooperation ;\n",
            "sg:form kind:technical-school ;\n",
        ),
        BrokenFile,
        ("打算的“合作形式”应取自概念体系 form", "technical-school"),
        ("“form of cooperation” should be of the scheme form", "technical-school"),
    ),
    "a head-count that is no integer": Bad(
        replace(RECORDS, "sg:headcount 1247", 'sg:headcount "约1247"'),
        BrokenFile,
        ("合作的“人数”应为 integer，现为“约1247”",),
        ("partnership: “head-count” should be of type integer and is “约1247”",),
    ),
    "a head-count below nought": Bad(
        replace(RECORDS, "sg:headcount 1247", "sg:headcount -1"), BrokenFile, ("应不小于 0",), ("at least 0 and is -1",)
    ),
    "a participant that the registry does not have": Bad(
        replace(RECORDS, "sg:participant org:yunnanyunxiangboliyouxianzerengongsi-hzznyf", "sg:participant org:nobody"),
        BrokenFile,
        ("参与的“参与者”应为组织", f"{BASE}org/nobody"),
        ("“participant” should be of the kind organisation", f"{BASE}org/nobody"),
    ),
    "a participant that is a person": Bad(
        replace(
            RECORDS,
            "sg:participant org:yunnanyunxiangboliyouxianzerengongsi-hzznyf",
            "sg:participant person:gengjiasheng-ptpojw",
        ),
        BrokenFile,
        ("应为组织", "gengjiasheng"),
        ("should be of the kind organisation", "gengjiasheng"),
    ),
    "two names in one language": Bad(
        replace(ENTITIES, '"Aiwei"@en', '"爱维"@zh'),
        BrokenFile,
        (ENTITIES, "实体的“名称”每种语言至多有一个，zh 有几个"),
        (ENTITIES, "entity: “name” takes one in each language and has several in zh"),
    ),
}
for textfile in ("../../etc/passwd", "/etc/passwd", "..\\\\..\\\\secret", "kunming-2023-letter", "", "a\\u0000b"):
    BAD[f"a source's text at {textfile!r}"] = Bad(
        replace(RECORDS, '"kunming-2023-letter/1.md"', f'"{textfile}"'),
        BrokenFile,
        ("sources/", "不在 sources 文件夹中"),
        ("sources/", "not in the folder sources"),
    )


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("SKILLGRAPH_CACHE", str(folder))
        look.home.cache_clear()
        yield folder
    look.home.cache_clear()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "kunming"
    shutil.copytree(resources.example(), folder)
    return folder


def partners(workspace: Path, name: str) -> tuple[str, list[str]]:
    with Graph(workspace, "zh") as graph:
        answer = graph.partners(name)
        return answer.name, [row.partner_name for row in answer.rows]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_in_a_sentence(
    workspace: Path, own_cache: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    edit, error, zh, en = BAD[case]
    edit(workspace)
    with pytest.raises(error) as caught:
        Graph(workspace)
    for lang, fragments in (("zh", zh), ("en", en)):
        sentence = caught.value.sentence(lang)
        assert all(fragment in sentence for fragment in fragments), sentence
        assert len(sentence.splitlines()) == 1
        code = run(["partners", COLLEGE, "--lang", lang, "-w", str(workspace)])
        out, err = capsys.readouterr()
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert all(fragment in err for fragment in fragments), err
    assert not any((own_cache / "building").glob("*"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_whole_command_tells_it_too(workspace: Path, own_cache: Path, lang: str) -> None:
    bad = BAD["a quote that stands elsewhere"]
    bad.edit(workspace)
    done = subprocess.run(
        [sys.executable, "-m", "skillgraph", "show", COLLEGE, "--lang", lang, "-w", str(workspace)],
        env={**os.environ, "SKILLGRAPH_CACHE": str(own_cache), "PYTHONPATH": str(Path(resources.PACKAGE).parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert all(fragment in done.stderr for fragment in getattr(bad, lang))
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("folder", ["nowhere", "skillgraph.toml", "records"])
def test_a_path_that_is_no_workspace_is_told(workspace: Path, folder: str) -> None:
    with pytest.raises(NotAWorkspace) as caught:
        Graph(workspace / folder)
    assert folder in caught.value.sentence("zh")


def test_a_workspace_that_is_mended_answers(workspace: Path) -> None:
    BAD["a head-count that is no integer"].edit(workspace)
    with pytest.raises(BrokenFile):
        Graph(workspace)
    replace(RECORDS, 'sg:headcount "约1247"', "sg:headcount 1247")(workspace)
    assert partners(workspace, COLLEGE) == (COLLEGE, [GLASS, HYDRO])


# ---------------------------------------------------------------- what makes no difference


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("file", [LETTER, RECORDS], ids=["source", "records"])
def test_line_ends_leave_every_quote_in_its_place(workspace: Path, file: str, line_end: bytes) -> None:
    text = (workspace / file).read_bytes()
    (workspace / file).write_bytes(text.replace(b"\n", line_end))
    assert partners(workspace, COLLEGE) == (COLLEGE, [GLASS, HYDRO])


@pytest.mark.parametrize("file", [TOML, ENTITIES, RECORDS, LETTER])
def test_a_byte_order_mark_makes_no_difference(workspace: Path, file: str) -> None:
    (workspace / file).write_bytes(b"\xef\xbb\xbf" + (workspace / file).read_bytes())
    assert partners(workspace, COLLEGE) == (COLLEGE, [GLASS, HYDRO])


def test_hidden_files_are_no_part_of_a_workspace(workspace: Path) -> None:
    """As a Mac leaves them beside each file on a disk that is not its own."""
    for file in (RECORDS, LETTER):
        (workspace / file).with_name(f"._{Path(file).name}").write_bytes(b"\x00\x05\x16\x07\xff")
    append(ENTITIES, "# so that the index is built anew")(workspace)
    assert partners(workspace, COLLEGE) == (COLLEGE, [GLASS, HYDRO])


def test_a_folder_that_leads_back_to_itself_does_no_harm(workspace: Path) -> None:
    try:
        (workspace / "sources" / "again").symlink_to(workspace / "sources", target_is_directory=True)
    except OSError:  # Windows lets not everyone make links
        return
    assert partners(workspace, COLLEGE) == (COLLEGE, [GLASS, HYDRO])


# ---------------------------------------------------------------- decisions

KUNMING, YUNNAN = "org:kunmingjishixueyuan-ob7pjt", "org:yunnanjishixueyuan-l2iv2p"
SENIOR = "org:kunminggaojijigongxuexiao-shgxyq"


def same(number: int, keeps: str, other: str, day: str = "2026-11-25") -> str:
    return f"""
decided:same-{number} a sg:Decision ;
	sg:decidedBy "test" ;
	sg:decidedOn "{day}"^^xsd:date ;
	sg:decides decision:same ;
	sg:keeps {keeps} ;
	sg:other {other} ;
	sg:reason "as a test"@en , "测试"@zh .
"""


def test_a_decision_merges_two_entities_and_without_it_they_are_two_again(workspace: Path) -> None:
    before = (workspace / DECISIONS).read_bytes()
    assert partners(workspace, "云南技师学院") == ("云南技师学院", [])

    append(DECISIONS, same(1, KUNMING, YUNNAN))(workspace)
    for name in (COLLEGE, "云南技师学院", "ynjsxy", "Yunnan Technician College", "Kunming Technician College"):
        assert partners(workspace, name) == (COLLEGE, [GLASS, HYDRO])
    with Graph(workspace, "zh") as graph:
        shown = graph.show("云南技师学院")
    assert {"designation", "partnership", "partner-count"} <= {record.type for record in shown.records}
    assert {"昆明技师学院", "云南技师学院"} <= {name.text for name in shown.names}

    (workspace / DECISIONS).write_bytes(before)
    assert partners(workspace, "云南技师学院") == ("云南技师学院", [])
    assert partners(workspace, COLLEGE) == (COLLEGE, [GLASS, HYDRO])


def test_the_entity_that_a_decision_keeps_gives_the_name(workspace: Path) -> None:
    append(DECISIONS, same(1, YUNNAN, KUNMING))(workspace)
    assert partners(workspace, COLLEGE) == ("云南技师学院", [GLASS, HYDRO])


def test_what_was_told_apart_from_a_merged_entity_is_apart_from_the_one_kept(workspace: Path) -> None:
    """The letter's editors hold 昆明技师学院 apart from both others; merged with one, it stays apart from the third."""
    append(DECISIONS, same(1, YUNNAN, KUNMING))(workspace)
    with Graph(workspace, "zh") as graph:
        notes = [note for note in graph.show("云南技师学院").notes if "昆明高级技工学校" in note or "技师学院" in note]
    assert any("昆明高级技工学校" in note for note in notes)
    assert not any("昆明技师学院" in note and "不是" in note for note in notes)


@pytest.mark.parametrize(
    "decisions",
    [
        (same(1, KUNMING, YUNNAN), same(2, YUNNAN, SENIOR)),
        (same(1, YUNNAN, SENIOR), same(2, KUNMING, YUNNAN)),
        (same(1, SENIOR, YUNNAN, "2026-11-25"), same(2, KUNMING, YUNNAN, "2026-11-26")),
        (same(1, KUNMING, YUNNAN), same(2, YUNNAN, KUNMING), same(3, KUNMING, KUNMING), same(4, KUNMING, SENIOR)),
    ],
    ids=["chain", "chain told backwards", "one merged into two", "to and fro"],
)
def test_sameness_is_shared_by_all_that_decisions_join(workspace: Path, decisions: tuple[str, ...]) -> None:
    append(DECISIONS, "".join(decisions))(workspace)
    answers = {partners(workspace, name)[0] for name in (COLLEGE, "云南技师学院", "昆明高级技工学校")}
    assert answers == {COLLEGE}
