"""What scripts build on: the keys of the JSON, and codes that no language changes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.asking import ask, opened

PARTNER_ROW = {
    "partner", "partner_name", "partnership", "kind", "kind_name", "since", "headcount", "status", "hops", "via",
    "evidence",
}  # fmt: skip
SHOWN_RECORD = {"record", "type", "type_name", "role", "role_name", "summary", "status", "evidence"}
FOUND_ROW = {"entity", "name", "type", "type_name", "match", "score"}
EVIDENCE = {"source", "section", "quote"}
# What is said in words differs with the language; all else may not.
WORDS = {"name", "partner_name", "kind_name", "type_name", "type_names", "role_name", "summary", "notes"}

QUESTIONS = [
    ("partners", "昆明技师学院"),
    ("partners", "官渡职中", "--hops", "3"),
    ("partners", "中国水利水电第十四工程局有限公司", "--hops", "2"),
    ("partners", "云南技师学院"),
    ("show", "昆明技师学院"),
    ("show", "昆明市人力资源和社会保障局"),
    ("show", "官渡职中艾维产业学院"),
    ("show", "耿家盛"),
    ("find", "云内"),
    ("find", "昆明"),
]


def answer(*question: str, lang: str) -> dict[str, Any]:
    said = ask(*question, "--lang", lang, "--format", "json")
    assert said.code == 0, said.err
    content: dict[str, Any] = json.loads(said.out)
    return content


@pytest.mark.parametrize("name", ["昆明技师学院", "官渡职中", "云南技师学院"])
def test_partners_has_the_keys_of_the_contract(name: str) -> None:
    content = answer("partners", name, lang="en")
    assert set(content) == {"entity", "name", "rows", "notes"}
    for row in content["rows"]:
        assert set(row) == PARTNER_ROW
        assert all(set(item) == EVIDENCE for item in row["evidence"])
        assert row["evidence"]


def test_via_names_entity_name_and_partnership() -> None:
    rows = answer("partners", "中国水利水电第十四工程局有限公司", "--hops", "2", lang="en")["rows"]
    assert [set(step) for row in rows for step in row["via"]] == [{"entity", "name", "partnership"}]


@pytest.mark.parametrize("name", ["昆明技师学院", "官渡职中艾维产业学院", "耿家盛", "昆明市高技能人才培训基地"])
def test_show_has_the_keys_of_the_contract_and_the_names_of_its_codes(name: str) -> None:
    content = answer("show", name, lang="en")
    assert set(content) == {"entity", "name", "types", "type_names", "names", "records", "notes"}
    assert len(content["types"]) == len(content["type_names"])
    assert all(set(each) == {"text", "lang", "kind"} for each in content["names"])
    for record in content["records"]:
        assert set(record) == SHOWN_RECORD
        assert all(set(item) == EVIDENCE for item in record["evidence"])
        assert record["evidence"]


def test_find_has_the_keys_of_the_contract() -> None:
    content = answer("find", "云内", lang="en")
    assert set(content) == {"rows"}
    assert all(set(row) == FOUND_ROW for row in content["rows"])


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_all_but_words_is_the_same_in_both_languages(question: tuple[str, ...]) -> None:
    assert without_words(answer(*question, lang="zh")) == without_words(answer(*question, lang="en"))


def without_words(value: Any) -> Any:  # noqa: ANN401 - any part of a JSON value
    if isinstance(value, dict):
        return {key: without_words(part) for key, part in value.items() if key not in WORDS}
    return [without_words(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_codes_are_english_words(question: tuple[str, ...]) -> None:
    for code in codes(answer(*question, lang="zh")):
        assert code.isascii()
        assert code.replace("-", "").isalpha()


def codes(value: Any) -> list[str]:  # noqa: ANN401 - any part of a JSON value
    if isinstance(value, list):
        return [code for part in value for code in codes(part)]
    if not isinstance(value, dict):
        return []
    here = [str(value[key]) for key in ("kind", "type", "role", "status") if key in value]
    here += map(str, value.get("types", ()))
    return here + [code for part in value.values() for code in codes(part)]


def test_a_status_is_one_of_three() -> None:
    answers = [answer(*question, lang="en") for question in QUESTIONS if question[0] != "find"]
    found = {row["status"] for content in answers for row in content.get("records", content.get("rows", []))}
    assert found == {"asserted", "inferred"}


def test_what_is_unknown_is_null_and_numbers_are_numbers() -> None:
    apprenticeship = answer("partners", "昆明技师学院", lang="en")["rows"][0]
    assert apprenticeship["since"] is None
    assert apprenticeship["headcount"] == 1247
    assert answer("partners", "官渡职中", lang="en")["rows"][0]["headcount"] is None


def test_entities_are_iris() -> None:
    content = answer("partners", "中国水利水电第十四工程局有限公司", "--hops", "2", lang="en")
    rows = content["rows"]
    iris = [content["entity"], *(row[key] for row in rows for key in ("partner", "partnership"))]
    iris += [step[key] for row in rows for step in row["via"] for key in ("entity", "partnership")]
    assert all(iri.startswith("https://w3id.org/skillgraph/kunming-2023/") for iri in iris)


def test_a_name_beside_a_code_is_in_the_language_asked_for() -> None:
    question = ("partners", "昆明技师学院")
    assert answer(*question, lang="zh")["rows"][0]["kind_name"] == "企业新型学徒制"
    assert answer(*question, lang="en")["rows"][0]["kind_name"] == "new-type enterprise apprenticeship"
    shown = {lang: answer("show", "昆明技师学院", lang=lang) for lang in ("zh", "en")}
    assert shown["zh"]["type_names"] == ["职业院校", "技师学院"]
    assert shown["en"]["type_names"] == ["vocational college", "technician college"]
    assert {record["role_name"] for record in shown["zh"]["records"]} == {"实体", "院校方", "所涉实体"}
    assert {record["role_name"] for record in shown["en"]["records"]} == {"entity", "college side", "about"}


def test_python_gives_what_the_command_gives() -> None:
    for lang in ("zh", "en"):
        graph = opened(lang)
        bureau_14 = "中国水利水电第十四工程局有限公司"
        assert graph.partners(bureau_14, hops=2).to_json() == answer("partners", bureau_14, "--hops", "2", lang=lang)
        assert graph.show("市人社部门").to_json() == answer("show", "市人社部门", lang=lang)
        assert graph.find("云内", limit=1).to_json() == answer("find", "云内", "--limit", "1", lang=lang)


def test_quotes_stay_in_the_language_of_the_source() -> None:
    for lang in ("zh", "en"):
        quote = answer("partners", "昆明技师学院", lang=lang)["rows"][0]["evidence"][0]["quote"]
        assert quote.startswith("昆明技师学院与省内外大、中型企业 150 余家开展深度合作")
