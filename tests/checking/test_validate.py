"""All is well with Kunming; whatever is planted in a copy of it is noticed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store
from tests.asking import ask, start

from skillgraph import resources
from skillgraph.checking import rules
from skillgraph.graph import validate
from skillgraph.ingest import shacl
from skillgraph.vocabulary import GRAPH, RULE, SG

KUNMING = resources.example()
CHECKS = resources.ontology() / "checks"
RECORDS = "records/kunming-2023-letter.ttl"
ENTITIES = "entities.ttl"
GOLDEN = Path(__file__).parents[1] / "golden" / "coverage"
SRC = "https://w3id.org/skillgraph/kunming-2023/src/kunming-2023-letter"

Edit = Callable[[Path], object]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(KUNMING, tmp_path / "kunming")
    return tmp_path / "kunming"


def change(folder: Path, file: str, edit: Callable[[str], str]) -> None:
    before = (folder / file).read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    (folder / file).write_bytes(after.encode())


def sub(pattern: str, new: str, file: str = RECORDS) -> Edit:
    return lambda folder: change(folder, file, lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL))


def add(turtle: str, file: str = RECORDS) -> Edit:
    return lambda folder: change(folder, file, lambda text: f"{text}\n{turtle}\n")


def messages(folder: Path, lang: str = "en") -> list[str]:
    return [violation.message for violation in validate(folder, lang).violations]


# ---------------------------------------------------------------- Kunming


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_kunming_conforms(lang: str) -> None:
    assert shacl.installed()
    answer = validate(KUNMING, lang, coverage=True)
    assert (answer.violations, answer.notes) == ((), ())


def test_the_json_is_that_of_the_contract() -> None:
    said = ask("validate", "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, {"conforms": True, "violations": []})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_coverage_is_the_golden_one(lang: str) -> None:
    said = ask("validate", "--coverage", "--lang", lang)
    assert said.code == 0, said.err
    assert said.out == (GOLDEN / f"coverage.{lang}.txt").read_bytes().decode("utf-8")


def test_without_the_judge_of_shacl_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shacl, "installed", lambda: False)
    for lang in ("zh", "en"):
        answer = validate(KUNMING, lang)
        assert answer.conforms
        assert "pyshacl" in answer.notes[0]


# ---------------------------------------------------------------- each check

PART = r"\1"
PLANTED: dict[str, Edit] = {
    "award-level-in-quote": sub(r"level:provincial( ;\n\tsg:levelBasis levelbasis:stated)", r"level:national\1"),
    "closed-list": sub(r"(a sg:Adoption ;.*?) ;\n\tsg:openList true", PART),
    "date-basis": sub(r'(a sg:Adoption ;.*?)"2023-05-12"', r'\1"2023-05-13"'),
    "designated-together": add(
        "rec:partnership-x a sg:Partnership ; sg:form form:school-enterprise-cooperation ; "
        "sg:evidence ev:char\\=1901\\,2018 ; sg:participation rec:x-1 , rec:x-2 .\n"
        "rec:x-1 a sg:Participation ; sg:participant org:yunnanjishixueyuan-l2iv2p ; sg:role role:college-side .\n"
        "rec:x-2 a sg:Participation ; sg:participant org:yunnanyunneidonglijituanyouxiangongsi-2n5wua ; "
        "sg:role role:enterprise-side ."
    ),
    "event-in-quote": sub('sg:eventName "插花员"', 'sg:eventName "插秧员"'),
    "event-without-occupation": sub(r" ;\n\tsg:occupation occupation:cnc-lathe-operator", ""),
    "field-in-quote": sub("field:green-food", "field:radio"),
    "flow-with-date": sub(r"(indicator:assessment-bodies ;.*?)period:stock", r"\1period:flow"),
    "form-in-quote": sub(r"(a sg:Partnership ;.*?)form:new-type-apprenticeship", r"\1form:order-class"),
    "hedge-without-its-word": sub(r"(a sg:Subsidy ;.*?)hedge:exact", r"\1hedge:over"),
    "intention-as-measure": sub(
        r'(rec:measure-gncvesv7no-5 a sg:Measure.*?)"已兑现高技能人才岗位津贴"@zh', r'\1"继续组织各类职业技能竞赛"@zh'
    ),
    "kind-in-name": sub(
        "sg:institutionKind kind:senior-technical-school", "sg:institutionKind kind:technical-school", ENTITIES
    ),
    "named-in-quote": sub(
        r"sg:participant org:yunnanyunxiangboliyouxianzerengongsi-hzznyf",
        "sg:participant org:yunnanbaiyaojituan-l6qcsu",
    ),
    "occupation-of-event": sub("occupation:cnc-lathe-operator", "occupation:assembly-fitter"),
    "one-side": sub(r"role:college-side", "role:enterprise-side"),
    "open-list": sub(r"(rec:field-list-trmtar5hiy.*?listkind:assessment-body-kinds) \.", r"\1 ; sg:openList true ."),
    "part-in-name": sub('sg:partText "艾维"', 'sg:partText "爱维"'),
    "part-role": sub("part:host", "part:parent"),
    "person": sub("a sg:Person ;", "a sg:Person ; <https://example.org/born> 1962 ;", ENTITIES),
    "private-number": sub('"Aiwei"@en', '"Aiwei 0871-63352025"@en', ENTITIES),
    "side": sub(r"role:enterprise-side", "role:government-side"),
    "sum": sub('"491900"', '"491800"'),
    "two-values": add(
        'rec:observation-x a sg:Observation ; sg:area area:530100 ; sg:asOf "2022-12-31"^^xsd:date ; '
        "sg:dateBasis basis:stated ; sg:evidence ev:char\\=313\\,394 ; sg:hedge hedge:exact ; "
        "sg:indicator indicator:skilled-workers ; sg:measureUnit unit:person ; sg:period period:stock ; "
        'sg:value "503400"^^xsd:decimal .'
    ),
    "unit-in-quote": sub(r"(indicator:training-bases ;.*?)unit:organization", r"\1unit:studio"),
    "wording-in-quote": sub('sg:wording "市人社部门"', 'sg:wording "市人社局"'),
    "year-in-quote": sub(r'(a sg:Subsidy ;.*?)"2022"', r'\1"2021"'),
}


def complaint(check: str, lang: str) -> re.Pattern[str]:
    """What a check says, whatever stands in its places."""
    text = rules.messages((CHECKS / f"{check}-violation.rq").read_text(encoding="utf-8"))[lang]
    return re.compile(".*".join(map(re.escape, re.split(r"\{\w+\}", text))))


def test_every_check_has_something_planted() -> None:
    assert {file.name.removesuffix("-violation.rq") for file in CHECKS.glob("*.rq")} == {*PLANTED, "status"}


@pytest.mark.parametrize(("graph", "rule"), [("inferred", False), ("elsewhere", True)])
def test_a_record_that_hides_its_status_is_caught(graph: str, rule: bool) -> None:
    """The forms let no rule into a file, so this one is about what rules derive, and is held against a store."""
    home = NamedNode(GRAPH.inferred if graph == "inferred" else "https://example.org/graph")
    record = NamedNode("https://example.org/r")
    store = Store()
    store.add(Quad(record, NamedNode(SG.evidence), NamedNode("https://example.org/e"), home))
    if rule:
        store.add(Quad(record, NamedNode(SG.inferredBy), NamedNode(RULE["affiliation-by-name"]), home))
    assert [problem.node for problem in rules.check(store, CHECKS)] == [record.value]


@pytest.fixture
def without_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks speak for themselves, and pyshacl takes its time."""
    monkeypatch.setattr(shacl, "installed", lambda: False)


@pytest.mark.parametrize("check", PLANTED)
@pytest.mark.usefixtures("without_judge")
def test_a_check_catches_what_is_planted(workspace: Path, check: str) -> None:
    PLANTED[check](workspace)
    for lang in ("zh", "en"):
        assert any(complaint(check, lang).search(message) for message in messages(workspace, lang))


BUREAU = "org:kunmingshirenliziyuanheshehuibaozhangju-424ljk"
SAYS = "does not speak of|没有说是"
BESIDE = "are about something other than|说的不是"
LISTED = "lists and counts|列出并计数"


def twice(folder: Path) -> None:
    text = (folder / RECORDS).read_text(encoding="utf-8")
    record = re.search(r"rec:conferral-\S+( a sg:Conferral ;.*?\.)\n\n", text, re.DOTALL)
    assert record
    add(f"rec:conferral-again{record[1]}")(folder)


# What the checks in Python catch: what is planted, and what they say of it in en and in zh.
PLANTED_IN_CODE: dict[str, tuple[Edit, str]] = {
    "a day that the quote does not state": (
        sub("2022-12-31", "2022-06-30"),
        "does not state the date|没有写明日期",
    ),
    "the date of the source where the quote states another": (
        sub(r'"2022-12-31"(\S+ ;\s+sg:dateBasis basis:)stated', r'"2023-05-12"\1source-date'),
        "but the quote states|却写明截至",
    ),
    "a date left out": (
        sub(r'sg:asOf "2022-12-31"\S+ ;\s+sg:dateBasis basis:stated ;\s+', ""),
        "says 截至, but|却没有截至日期",
    ),
    "a date without its basis": (
        sub(r"(a sg:Adoption ;.*?)sg:dateBasis basis:source-date ;\s+", r"\1"),
        "not the basis of the date|没有日期依据",
    ),
    "a measure of another section": (
        sub(r"(a sg:Adoption ;.*?sg:measure )\S+", r"\1rec:measure-gncvesv7no-13"),
        "is in another section|在另一章节",
    ),
    "a number of another indicator": (sub('"152"', '"2596"'), BESIDE),
    "a number of another award": (sub('"60"', '"67"'), BESIDE),
    "a number of another level": (sub(r"(indicator:studios ;\s+sg:level level:)national", r"\1provincial"), BESIDE),
    "another body that issued": (sub(r"(act:issued ;\s+sg:actor )\S+", rf"\1{BUREAU}"), SAYS),
    "another body that led the drafting": (
        sub(r"(act:led-drafting ;\s+sg:actor )\S+", r"\1org:kunmingshizhengfu-la4tqj"),
        SAYS,
    ),
    "a holder where the quote counts": (
        add(
            "rec:conferral-x a sg:Conferral ; sg:holder person:gengjiasheng-ptpojw ; "
            "sg:award award:quanguojishunengshou-w6gyli ; sg:evidence ev:char\\=442\\,524 ."
        ),
        "counts the holders|只说获得",
    ),
    "one of a closed list left out": (sub(r"rec:designation-\S+ a sg:Designation ;.*?\.\n\n", ""), LISTED),
    "one of several beneficiaries left out": (sub(r"(sg:beneficiary )[^,]+ , ", r"\1"), LISTED),
    "a record twice": (twice, "says the same as|说的完全相同"),
    "a number in a statement": (
        sub(r'(a sg:Intention ;[^.]*?)"@zh', r'\1，拨款500万元"@zh'),
        "number 5000000 of the statement|陈述中的数字 5000000",
    ),
    "a total that is told as each one’s": (sub("两家企业合计", "每家企业"), "does not say “每”|“每”不在引文中"),
    "a number in a translation": (
        sub("Competitions of 2022", "Competitions of 2021", ENTITIES),
        "is not in the Chinese|不在中文里",
    ),
    "a number in an English title": (sub(r"No\. 153317", "No. 153318"), "is not in the Chinese|不在中文里"),
    "a name that is no wording": (
        sub("中华技能大奖", "中国技能大奖", ENTITIES),
        "agrees with no wording|写法都不相合",
    ),
    "another section": (sub('"二（三）"', '"二（四）"'), "by the headings it is|按标题应是"),
    "a number for what has none": (sub('"函首"', '"一"'), "no numbered section|不在任何编号章节"),
    "a plan told as done": (sub(r"a sg:Intention", "a sg:Measure"), "section of plans|讲打算的章节中"),
    "a deed told as a plan": (
        add(
            "rec:intention-x a sg:Intention ; sg:evidence ev:char\\=851\\,940 ; "
            'sg:statement "兑现高技能人才岗位津贴"@zh , "To pay post allowances"@en .'
        ),
        "told as an intention, but|记作打算，但",
    ),
    "another number of the document": (
        sub('35号" ;\n\tsg:issuedOn', '36号" ;\n\tsg:issuedOn'),
        "bear the number|没有文号",
    ),
    "another date of the source": (
        sub(r'sg:issuedOn "2023-05-12"', 'sg:issuedOn "2023-05-21"'),
        "bear the date|原文中没有日期",
    ),
    "another issuer": (sub(r"(sg:issuer )\S+", r"\1org:kunmingshizhengfu-la4tqj"), "begins with the issuer|发文机关"),
}


@pytest.mark.parametrize("case", PLANTED_IN_CODE)
@pytest.mark.usefixtures("without_judge")
def test_a_check_in_python_catches_what_is_planted(workspace: Path, case: str) -> None:
    edit, said = PLANTED_IN_CODE[case]
    edit(workspace)
    for lang, complaint_in in zip(("en", "zh"), said.split("|"), strict=True):
        assert any(complaint_in in message for message in messages(workspace, lang))


def test_a_file_without_records_is_told(workspace: Path) -> None:
    (workspace / "records" / "empty.ttl").write_text("", encoding="utf-8")
    for lang, said in (("zh", "records/empty.ttl 中没有记录。"), ("en", "records/empty.ttl holds no record.")):
        assert said in validate(workspace, lang).notes


def test_a_date_that_is_none_is_told_without_a_traceback(workspace: Path) -> None:
    sub('"2022-12-31"', '"2022-15-31"')(workspace)
    said = start("validate", "-w", str(workspace), "--lang", "en")
    assert (said.code, "2022-15-31" in said.out) == (1, True)
    assert "Traceback" not in said.err


WRONG: dict[str, tuple[Edit, str]] = {
    "an exact number that is 余": (
        sub(r"(a sg:PartnerCount ;.*?)hedge:over", r"\1hedge:exact"),
        "is hedged as “exact”",
    ),
    "a number the quote lacks": (sub("sg:headcount 1247", "sg:headcount 1274"), "does not have the number 1274"),
    "another round": (sub("sg:round 14", "sg:round 4"), "does not have the number 4"),
    "a form that is not filled in": (sub(r"sg:headcount 1247", 'sg:headcount "x"'), "should be of type integer"),
    "a quote changed": (sub("150 余家开展深度合作", "150 多家开展深度合作"), "does not have them at all"),
    "no Turtle": (add("rec:x a"), "this is not Turtle"),
    "a source that is missing": (
        lambda folder: (folder / "sources/kunming-2023-letter/1.md").unlink(),
        "not in the folder sources",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told(workspace: Path, case: str) -> None:
    edit, complaint_en = WRONG[case]
    edit(workspace)
    assert any(complaint_en in message for message in messages(workspace))
    said = ask("validate", "-w", str(workspace), "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, answer["conforms"], set(answer["violations"][0])) == (
        1, False, {"severity", "file", "sheet", "row", "column", "record", "message"},
    )  # fmt: skip
    assert answer["violations"][0]["file"].endswith(Path(RECORDS).name) or "sources/" in answer["violations"][0]["file"]
    assert ask("validate", "--coverage", "-w", str(workspace)).code == 1


def test_all_problems_are_told_at_once(workspace: Path) -> None:
    sub("sg:headcount 1247", 'sg:headcount "x"')(workspace)
    sub('"Aiwei"@en', '"爱维"@zh', ENTITIES)(workspace)
    sub("与昆明电视台联合拍摄", "与昆明电视塔联合拍摄")(workspace)
    assert len([each for each in messages(workspace) if "SHACL" not in each]) >= 3


def test_pyshacl_judges_for_itself(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sub("sg:headcount 1247", "sg:headcount -1")(workspace)
    monkeypatch.setattr(shacl, "check", lambda data, shapes, _: shacl_check(data, shapes, ()))
    assert any(message.count("SHACL: “headcount”") for message in messages(workspace))


shacl_check = shacl.check


def test_a_sentence_without_a_reason_is_a_problem(workspace: Path) -> None:
    (workspace / "coverage.toml").unlink()
    answer = validate(workspace, "zh", coverage=True)
    assert any("此函。" in violation.message for violation in answer.violations)
    assert validate(workspace, "zh").conforms


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_json_has_what_no_record_quotes(lang: str) -> None:
    said = json.loads(ask("validate", "--coverage", "--lang", lang, "--format", "json").out)
    assert (said["conforms"], set(said)) == (True, {"conforms", "violations", "uncovered"})
    assert {frozenset(left) for left in said["uncovered"]} == {frozenset({"source", "section", "text", "why"})}
    assert [left["why"] for left in said["uncovered"] if left["text"] == "此函。"] == [
        {"zh": "结束语", "en": "closing formula"}[lang]
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("file", [RECORDS, "coverage.toml"])
def test_what_was_not_checked_is_not_said_to_be_well(workspace: Path, lang: str, file: str) -> None:
    (workspace / file).write_bytes(b"\xff\xfe[[reason")
    assert not validate(workspace, lang).conforms
    assert validate(workspace, lang, coverage=True).uncovered is None
    said = ask("validate", "--coverage", "-w", str(workspace), "--lang", lang)
    assert {"zh": "没有检查", "en": "was not checked"}[lang] in said.out + said.err
    assert {"zh": "每一句都有记录引用", "en": "Every sentence is quoted"}[lang] not in said.out + said.err
    told = json.loads(ask("validate", "--coverage", "-w", str(workspace), "--format", "json").out)
    assert told["uncovered"] is None


def test_a_broken_list_of_reasons_leaves_the_other_checks_be(workspace: Path) -> None:
    (workspace / "coverage.toml").write_text("[[reason", encoding="utf-8")
    sub("sg:headcount 1247", "sg:headcount 1274")(workspace)
    told = " ".join(messages(workspace))
    assert "coverage.toml" in told
    assert "1274" in told
