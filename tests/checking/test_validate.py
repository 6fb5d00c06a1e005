"""All is well with Kunming; whatever is planted in a copy of it is noticed."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store
from tests.asking import ask

from skillgraph import resources
from skillgraph.checking import rules, shacl
from skillgraph.graph import validate
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
    "hedge-without-its-word": sub(r"(a sg:Subsidy ;.*?)hedge:exact", r"\1hedge:over"),
    "intention-as-measure": sub(
        r'(rec:measure-gncvesv7no-5 a sg:Measure.*?)"已兑现高技能人才岗位津贴"@zh', r'\1"继续组织各类职业技能竞赛"@zh'
    ),
    "named-in-quote": sub(
        r"sg:participant org:yunnanyunxiangboliyouxianzerengongsi-hzznyf",
        "sg:participant org:yunnanbaiyaojituan-l6qcsu",
    ),
    "open-list": sub(r"(rec:field-list-trmtar5hiy.*?listkind:assessment-body-kinds) \.", r"\1 ; sg:openList true ."),
    "part-in-name": sub('sg:partText "艾维"', 'sg:partText "爱维"'),
    "person": sub("a sg:Person ;", "a sg:Person ; <https://example.org/born> 1962 ;", ENTITIES),
    "private-number": sub('"Aiwei"@en', '"Aiwei 0871-63352025"@en', ENTITIES),
    "sum": sub('"491900"', '"491800"'),
    "two-values": add(
        'rec:observation-x a sg:Observation ; sg:area area:530100 ; sg:asOf "2022-12-31"^^xsd:date ; '
        "sg:dateBasis basis:stated ; sg:evidence ev:char\\=313\\,394 ; sg:hedge hedge:exact ; "
        "sg:indicator indicator:skilled-workers ; sg:measureUnit unit:person ; sg:period period:stock ; "
        'sg:value "503400"^^xsd:decimal .'
    ),
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


@pytest.mark.parametrize("check", PLANTED)
def test_a_check_catches_what_is_planted(workspace: Path, check: str) -> None:
    PLANTED[check](workspace)
    for lang in ("zh", "en"):
        assert any(complaint(check, lang).search(message) for message in messages(workspace, lang))


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


# ---------------------------------------------------------------- mutations


def mutate(pattern: str, new: Callable[[re.Match[str], random.Random], str]) -> Callable[[str, random.Random], str]:
    def change_one(text: str, chance: random.Random) -> str:
        found = chance.choice(list(re.finditer(pattern, text)))
        return text[: found.start()] + new(found, chance) + text[found.end() :]

    return change_one


def other_digit(found: re.Match[str], chance: random.Random) -> str:
    digit = chance.choice([each for each in "123456789" if each != found[2]])
    return found[1] + digit + found[3]


def other_hedge(found: re.Match[str], chance: random.Random) -> str:
    return "sg:hedge hedge:" + chance.choice(sorted({"exact", "about", "over", "nearly", "at-least"} - {found[1]}))


def other_sign(found: re.Match[str], chance: random.Random) -> str:
    place = chance.randrange(len(found[2]))
    return found[1] + found[2][:place] + "图" + found[2][place + 1 :] + found[3]


def other_participant(found: re.Match[str], _: random.Random) -> str:
    return "sg:participant org:yunnanbaiyaojituan-l6qcsu"


def other_number(found: re.Match[str], chance: random.Random) -> str:
    """Any figure of the records in the place of another, which may well be one of the same passage."""
    values = sorted(set(re.findall(r'sg:value "(\d+)"', (KUNMING / RECORDS).read_text(encoding="utf-8"))))
    return f"{found[1]}{chance.choice([each for each in values if each != found[2]])}{found[3]}"


MUTATIONS = {
    "digit": mutate(r'(sg:value ")(\d)(\d*")', other_digit),
    "number": mutate(r'(sg:value ")(\d+)(")', other_number),
    "headcount": mutate(r"(sg:headcount )(\d)(\d+)", other_digit),
    "hedge": mutate(r"sg:hedge hedge:([\w-]+)", other_hedge),
    "quote": mutate(r'(oa:exact ")([^"\\]+)(")', other_sign),
    "participant": mutate(r"sg:participant org:[\w-]+", other_participant),
    "year": mutate(r'(sg:year ")(\d)(\d{3}")', other_digit),
    "date": mutate(r'(sg:asOf ")(\d)(\d{3}-\d\d-\d\d")', other_digit),
    "open list": mutate(r"\n\tsg:openList true( ;|(?= \.))", lambda found, _: "" if found[1] else " sg:openList false"),
    "wording": mutate(r'(sg:wording ")([^"\\]+)(")', other_sign),
    "event": mutate(r'(sg:eventName ")([^"\\]+)(")', other_sign),
    "part": mutate(r'(sg:partText ")([^"\\]+)(")', other_sign),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", MUTATIONS)
def test_a_mutation_is_noticed(workspace: Path, kind: str, seed: int) -> None:
    """By what is checked, or by a golden answer: 67 people for 60 of the same sentence is no fault of form."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    change(workspace, RECORDS, lambda text: MUTATIONS[kind](text, chance))
    assert messages(workspace) or another_answer(workspace)


SWAPPED = {
    "67 masters become 60": ("67", "60"),
    "6 national studios become 51": ("6", "51"),
    "88 champions become 93": ("88", "93"),
}


@pytest.mark.parametrize("case", SWAPPED)
def test_a_figure_changed_to_another_of_its_passage_is_noticed_by_an_answer(workspace: Path, case: str) -> None:
    before, after = SWAPPED[case]
    sub(f'sg:value "{before}"', f'sg:value "{after}"')(workspace)
    assert another_answer(workspace)


def another_answer(folder: Path) -> bool:
    """Tell whether the copy answers `stats` otherwise than the golden file."""
    said = ask("stats", "-w", str(folder), "--lang", "zh", "--format", "json")
    return said.out != (GOLDEN.parent / "stats.zh.json").read_bytes().decode("utf-8")
