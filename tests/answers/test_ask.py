"""The questions people ask: their files, their answers on the letter, and how words find them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery
from tests.asking import ask, opened, python
from tests.cli.test_lean import HEAVY, LOADED

from skillgraph import resources
from skillgraph.answers import questions
from skillgraph.answers.asked import VERDICTS
from skillgraph.answers.questions import Question, all_questions, choose
from skillgraph.errors import AmbiguousQuestion, BrokenFile, UnknownNumber, UnknownQuestion
from skillgraph.present import asking

GOLDEN = Path(__file__).parents[1] / "golden" / "questions"
FOLDER = resources.ontology() / "questions"
LETTER = (resources.example() / "sources" / "kunming-2023-letter" / "1.md").read_bytes().decode("utf-8")
NUMBERS = [question.number for question in all_questions()]
BOTH = [(number, lang) for number in NUMBERS for lang in ("zh", "en")]

# The verdicts of the twenty-five questions that the field asks, in their order.
F, P, N = "full", "partly", "not-said"
FIRST = [P, P, P, F, P, P, P, P, P, P, P, F, F, F, N, P, N, P, N, F, F, N, N, F, N]


def answer(number: int, lang: str) -> dict[str, Any]:
    said = ask("ask", str(number), "--lang", lang, "--format", "json")
    assert said.code == 0, said.err
    content: dict[str, Any] = json.loads(said.out)
    return content


# The files ------------------------------------------------------------------------------------------------


def test_there_are_at_least_thirty_numbered_without_a_gap() -> None:
    assert len(NUMBERS) >= 30
    assert list(range(1, len(NUMBERS) + 1)) == NUMBERS
    assert len(list(FOLDER.iterdir())) == len(NUMBERS)


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: str(question.number))
def test_every_question_says_all_of_itself_in_both_languages(question: Question) -> None:
    assert question.answered in VERDICTS
    for said in (question.texts, question.why, question.words):
        assert set(said) == {"zh", "en"}
        assert all(said.values())
        assert (
            said["en"].replace("等", "").replace("“", "").replace("”", "").replace("–", "").replace("’", "").isascii()
        )
        assert not said["zh"].isascii()
    assert question.texts["zh"].endswith("？")
    assert question.texts["en"].endswith("?")


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: str(question.number))
def test_another_engine_reads_the_query_too(question: Question) -> None:
    prepareQuery(question.query)


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: str(question.number))
def test_a_head_holds_no_figure_that_is_an_answer(question: Question) -> None:
    for why in question.why.values():
        assert not any(char.isdigit() for char in why)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("# question en: Which?", "question en"),
        ("# answered: full", "answered"),
        ("# answered: perhaps", "answered"),
        ("# words zh: 哪些", "words zh"),
    ],
)
def test_a_head_that_lacks_a_field_is_an_error_that_names_it(tmp_path: Path, line: str, field: str) -> None:
    head = {
        "question zh": "哪些？", "question en": "Which?", "answered": "full", "why zh": "都有。", "why en": "All.",
        "words zh": "哪些", "words en": "which",
    }  # fmt: skip
    lines = [f"# {name}: {text}" for name, text in head.items() if f"# {name}: {text}" != line]
    if line.endswith("perhaps"):
        lines[2] = line
    (tmp_path / "01-which.rq").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BrokenFile) as wrong:
        questions.read(str(tmp_path))
    for lang in ("zh", "en"):
        assert f"# {field}: …" in wrong.value.sentence(lang)


# The answers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "lang"), BOTH)
def test_the_answer_is_the_golden_one(number: int, lang: str) -> None:
    said = ask("ask", str(number), "--lang", lang, "--format", "json")
    assert said.code == 0, said.err
    assert said.out == (GOLDEN / f"{number:02}.{lang}.json").read_bytes().decode("utf-8")


def test_every_golden_file_answers_a_question() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {f"{number:02}.{lang}.json" for number, lang in BOTH}


@pytest.mark.parametrize(("number", "lang"), BOTH)
def test_an_answer_has_the_keys_of_the_contract_and_quotes_the_letter(number: int, lang: str) -> None:
    content = answer(number, lang)
    assert list(content) == ["question", "text", "answered", "why", "answer", "rows", "notes"]
    assert content["question"] == number
    for row in content["rows"]:
        assert list(row) == ["record", "summary", "status", "evidence"]
        assert row["status"] in {"asserted", "inferred"}
        assert row["summary"] in content["answer"]
        assert row["evidence"]
        for item in row["evidence"]:
            assert list(item) == ["source", "section", "quote"]
            assert item["quote"] in LETTER
    assert len({row["record"] for row in content["rows"]}) == len(content["rows"])


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: str(question.number))
def test_the_verdict_on_the_letter_is_the_heads(question: Question) -> None:
    for lang in ("zh", "en"):
        content = answer(question.number, lang)
        assert (content["answered"], content["why"]) == (question.answered, question.why[lang])


def test_the_verdicts_of_the_fields_own_questions() -> None:
    assert [question.answered for question in all_questions()[: len(FIRST)]] == FIRST


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_inferred_says_so_and_names_its_rule(number: int) -> None:
    content = answer(number, "en")
    inferred = [row for row in content["rows"] if row["status"] == "inferred"]
    assert content["answer"].count("(inferred)") == len(inferred)
    told = ("What is inferred follows from the rule", "What is inferred is the editors’ reading")
    assert any(note.startswith(told) for note in content["notes"]) == bool(inferred)


def test_not_said_is_an_answer_and_what_is_near_does_not_pass_for_one() -> None:
    for question in all_questions():
        if question.answered == "not-said":
            content = answer(question.number, "zh")
            assert content["answer"].startswith("来源没有说明。")
            assert ("所列记录只与问题相关，并不回答它。" in content["notes"]) == bool(content["rows"])


def test_both_companies_named_yunnei_have_one_role_each() -> None:
    content = answer(21, "zh")
    assert {row["record"].rpartition("/")[2].partition("-")[0] for row in content["rows"]} == {
        "adoption",
        "designation",
    }
    assert len(content["rows"]) == 2
    assert "中国铁建高新装备股份有限公司" in content["answer"]
    assert "云内" not in content["answer"]


def test_the_share_is_worked_out_and_shows_its_formula() -> None:
    shares = [row for row in answer(13, "zh")["rows"] if row["status"] == "inferred"]
    assert len(shares) == 1
    assert "28.5%" in shares[0]["summary"]
    assert "503400 ÷ 1767100 × 100" in shares[0]["summary"]


# Other data -----------------------------------------------------------------------------------------------


def changed(folder: Path, old: str, new: str) -> Path:
    """Copy the letter's workspace with its records changed."""
    shutil.copytree(resources.example(), folder)
    file = folder / "records" / "kunming-2023-letter.ttl"
    text = file.read_bytes().decode("utf-8")
    assert old in text
    file.write_bytes(text.replace(old, new).encode("utf-8"))
    return folder


def test_answers_are_made_of_the_records_and_change_with_them(tmp_path: Path) -> None:
    graph = opened("zh", changed(tmp_path / "copy", 'sg:value "163"', 'sg:value "164"'))
    assert "164家" in graph.ask(29).answer
    assert graph.ask(29).answered == "full"


def test_without_a_record_the_source_does_not_say_whatever_the_head_says(tmp_path: Path) -> None:
    another = ("sg:indicator indicator:people-assessed", "sg:indicator indicator:entrants")
    graph = opened("en", changed(tmp_path / "copy", *another))
    found = graph.ask(16)
    assert (found.answered, found.rows, found.answer) == ("not-said", (), "The source does not say.")
    assert found.why == "No record of the workspace answers it; that says nothing of how things are."
    assert graph.questions().rows[15].answered == "not-said"


def test_where_what_was_not_said_is_found_it_answers_in_part(tmp_path: Path) -> None:
    a_champion = "sg:Conferral ;\n\tsg:award award:jishuzhuangyuan-ashe3d"
    found = opened(
        "zh", changed(tmp_path / "copy", "sg:Conferral ;\n\tsg:award award:kunmingshimingjiang-mg7cnd", a_champion)
    )
    answer = found.ask(19)
    assert answer.answered == "partly"
    assert answer.why == "找到了回答这个问题的记录；是否完整，尚未有人核对。"
    assert answer.answer.startswith("依据1条记录：耿家盛获技术状元称号。相关的记录有1条：")
    assert answer.notes == ("最后1条记录只与问题相关，并不回答它。",)
    assert [row.record.rpartition("/")[2].partition("-")[0] for row in answer.rows] == ["conferral", "observation"]


def test_of_another_workspace_nobody_has_checked_that_an_answer_is_full(tmp_path: Path) -> None:
    shutil.copytree(resources.example(), tmp_path / "copy")
    file = tmp_path / "copy" / "skillgraph.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("/kunming-2023/", "/elsewhere/"), encoding="utf-8")
    graph = opened("en", tmp_path / "copy")
    assert {row.answered for row in graph.questions().rows} == {"partly", "not-said"}
    assert graph.ask(4).why == "Records that answer it were found; whether they are all, nobody has checked."


@pytest.mark.parametrize(
    ("number", "absent", "other"),
    [(4, "昆明市高技能人才培训基地", "status"), (20, "《昆明市贯彻落实“技能云南”行动工作方案》", None)],
)
def test_what_a_workspace_has_not_cannot_be_asked_about_and_the_sources_are_not_called_silent(
    tmp_path: Path, number: int, absent: str, other: str | None
) -> None:
    shutil.copytree(resources.example(), tmp_path / "copy")
    for file in (tmp_path / "copy").rglob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        text = text.replace(f'"{absent}"@zh', '"别处的"@zh').replace(f'sg:wording "{absent}"', 'sg:wording "别处的"')
        file.write_text(text, encoding="utf-8")
    for lang in ("zh", "en"):
        answer = opened(lang, tmp_path / "copy").ask(number)
        assert absent in answer.answer
        assert "来源没有说明" not in answer.answer
        assert "The source does not say" not in answer.answer
        assert (other is None) == ("--param" not in answer.why)


def test_a_question_loads_the_store_and_nothing_else_that_is_heavy() -> None:
    assert ask("ask", "4").code == 0  # the index is built by now
    said = python(LOADED, "ask", "4", "--format", "json")
    assert said.code == 0, said.err
    assert HEAVY & set(json.loads(said.err.splitlines()[-1])) == {"pyoxigraph"}


# Words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: str(question.number))
def test_a_question_finds_itself_by_its_words(question: Question) -> None:
    for lang in ("zh", "en"):
        assert choose(all_questions(), question.texts[lang], lang).number == question.number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("昆明技师学院的合作方", 1),
        ("每个基地补贴多少", 5),
        ("产业学院 共建", 7),
        ("耿家盛", 9),
        ("技术状元", 19),
        ("区县分布", 22),
        ("逐年增长", 15),
        ("重点产业缺基地", 23),
        ("约数", 42),
        ("2022", 40),
        ("谁推行首席技师制度", 6),
        ("67名名匠是谁？", 11),
        ("何种形式、何时起？", 2),
        ("谁能认定某工种？", 17),
        ("较2003年净增？", 14),
        ("行动方案谁起草、谁下发？", 20),
        ("谁身兼多种角色？", 21),
        ("Geng Jiasheng", 9),
        ("subsidy of each base", 5),
        ("who are the technical champions", 19),
        ("distribution by district", 22),
        ("ＧＥＮＧ jiasheng", 9),
    ],
)
def test_words_find_the_question(words: str, number: int) -> None:
    assert choose(all_questions(), words, "zh").number == number
    said = ask("ask", *words.split(), "--lang", "zh", "--format", "json")
    assert (said.code, json.loads(said.out)["question"]) == (0, number)


@pytest.mark.parametrize("words", ["培训基地", "名匠", "training base", "首席技师", "企业"])
def test_words_that_fit_several_questions_list_them(words: str) -> None:
    with pytest.raises(AmbiguousQuestion):
        choose(all_questions(), words, "zh")
    said = ask("ask", words, "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert len(said.err.strip().splitlines()) > 2


@pytest.mark.parametrize("words", ["昆明天气预报", "who won the football match", "…", "🙂"])
def test_words_that_fit_none_name_the_nearest_three(words: str) -> None:
    with pytest.raises(UnknownQuestion) as unknown:
        choose(all_questions(), words, "zh")
    assert len(str(unknown.value.data["listing"]).splitlines()) == 3
    for lang in ("zh", "en"):
        said = ask("ask", words, "--lang", lang)
        assert (said.code, said.raw) == (1, b"")
        assert words[:40] in said.err


@pytest.mark.parametrize("number", ["0", "99", "999", "9999", "99999", "9" * 5000], ids=len)
def test_a_number_that_is_none_says_which_there_are(number: str) -> None:
    with pytest.raises(UnknownNumber):
        choose(all_questions(), number, "zh")
    said = ask("ask", number, "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert f"from 1 to {NUMBERS[-1]}" in said.err


@pytest.mark.parametrize("nothing", ["", "  "])
def test_nothing_asked_says_which_numbers_there_are(nothing: str) -> None:
    for lang, said_so in (("zh", f"编号从 1 到 {NUMBERS[-1]}"), ("en", f"from 1 to {NUMBERS[-1]}")):
        said = ask("ask", nothing, "--lang", lang)
        assert (said.code, said.raw) == (1, b"")
        assert said_so in said.err


def test_a_year_that_a_question_says_is_no_number_of_one() -> None:
    assert choose(all_questions(), "2003", "zh").number == 14


def test_what_is_told_back_does_not_act_on_a_screen() -> None:
    said = ask("ask", "\x1b[31mred\x1b[0m\u202e")
    assert said.code == 1
    assert "\x1b" not in said.err
    assert "\u202e" not in said.err


def test_a_number_is_read_in_any_width() -> None:
    assert choose(all_questions(), "４", "zh").number == 4


# List and table -------------------------------------------------------------------------------------------


def test_the_list_has_every_question_and_its_verdict() -> None:
    for lang in ("zh", "en"):
        said = ask("ask", "--lang", lang, "--format", "json")
        assert said.code == 0
        assert json.loads(said.out) == {
            "rows": [
                {"question": question.number, "text": question.texts[lang], "answered": question.answered}
                for question in all_questions()
            ]
        }
        table = ask("ask", "--lang", lang).out
        assert all(question.texts[lang] in table for question in all_questions())


def test_the_table_tells_the_answer_in_words_how_far_it_goes_and_why() -> None:
    found = opened("zh").ask(5)
    table = asking.asked(found, "zh")
    assert table.title == "5. 每个培训基地得到多少补贴？"
    assert table.notes[:2] == (found.answer, f"回答程度：部分回答。{found.why}")
    assert [key for key, _ in table.columns] == ["summary", "status", "quote", "source"]
    empty = asking.asked(opened("en").ask(22), "en")
    assert (empty.rows, empty.empty) == ((), "The source does not say.")
    assert empty.notes[0].startswith("Answered: the source does not say. ")


def test_python_gives_what_the_command_gives() -> None:
    for lang in ("zh", "en"):
        assert opened(lang).ask(7).to_json() == answer(7, lang)
        assert opened(lang).ask("Geng Jiasheng").to_json() == answer(9, lang)
