"""What goes where: answers on standard output, all else on standard error, and an exit code that says how it went."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.asking import DESK, ENVIRONMENT, Said, ask, command, start

from skillgraph import resources, workspace
from skillgraph.cli import language
from skillgraph.graph import Graph

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such streams")
QUESTION = ("partners", "昆明技师学院", "--lang", "zh")
OF_THE_EXAMPLE = {
    "zh": "未指定工作区，以下答案取自随附的昆明示例；可用 -w 指定自己的工作区。",
    "en": "No workspace was named: this answer is from the Kunming example that ships; name yours with -w.",
}


# Answers --------------------------------------------------------------------------------------------------


def test_an_answer_is_alone_on_standard_output() -> None:
    for lang in ("zh", "en"):
        said = ask("partners", "昆明技师学院", "--lang", lang)
        assert said.code == 0
        assert said.err == f"{OF_THE_EXAMPLE[lang]}\n"
        assert OF_THE_EXAMPLE[lang] not in said.out


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_everything_is_utf8_whatever_the_locale(environment: dict[str, str]) -> None:
    said = start(*QUESTION, environment=environment)
    assert (said.code, said.err) == (0, f"{OF_THE_EXAMPLE['zh']}\n")
    assert said.raw == ask(*QUESTION).raw


@posix
def test_a_locale_that_knows_ascii_only_can_still_name_files_and_folders(tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shutil.copytree(resources.example(), tmp_path / "城市")
    said = start(*QUESTION, "-w", "城市", "-o", "答案.csv", folder=tmp_path, environment=ascii_only)
    assert said.code == 0, said.err
    assert said.err.splitlines()[0] == "已写入 答案.csv"
    assert (tmp_path / "答案.csv").is_file()


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}])
def test_a_pipe_gets_no_colours_and_no_box_lines(environment: dict[str, str]) -> None:
    said = start(*QUESTION, environment=environment)
    assert not re.search("[\x1b\u2500-\u257f]", said.out + said.err)


@posix
def test_a_terminal_gets_a_table_with_lines_and_colours_if_it_wants_them() -> None:
    plain, bold = at_a_terminal(*QUESTION, NO_COLOR="1"), at_a_terminal(*QUESTION)
    for text in (plain, bold):
        assert "昆明技师学院的合作方" in text
        assert "\u2500" in text
    assert "\x1b" not in plain
    assert "\x1b[1m" in bold


def at_a_terminal(*arguments: str, **environment: str) -> str:
    import pty  # only where there are terminals of this kind

    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        command(*arguments),
        cwd=DESK, env={**os.environ, **ENVIRONMENT, "TERM": "xterm", "COLUMNS": "160", **environment},
        stdout=theirs, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    received = bytearray()
    with suppress(OSError):  # on Linux a terminal that nobody holds any more cannot be read
        while part := os.read(ours, 65536):
            received += part
    os.close(ours)
    assert child.wait(timeout=60) == 0
    return received.decode("utf-8")


# Streams that end early -----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "question",
    [
        ("show", "市人社部门", "--format", "json"),
        ("query", "SELECT * { ?s ?p ?o }", "--format", "json"),
        ("export", "--format", "ttl"),
    ],
    ids=lambda question: question[0],
)
def test_a_reader_that_has_seen_enough_leaves_no_trace(question: tuple[str, ...], unbuffered: str) -> None:
    """Like `… | head -1`: the pipe holds less than the answer, so the command is still writing when it closes."""
    ours, theirs = os.pipe()
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, 4096)
    child = subprocess.Popen(
        command(*question),
        cwd=DESK, env={**os.environ, **ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered},
        stdout=theirs, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    assert os.read(ours, 1)
    os.close(ours)
    _, err = child.communicate(timeout=60)
    assert child.returncode == 0
    assert err.decode("utf-8") == f"{OF_THE_EXAMPLE['en']}\n"


def with_streams(redirections: str, *arguments: str) -> Said:
    done = subprocess.run(
        ["sh", "-c", f'"$0" "$@" {redirections}', *command(*arguments)],
        cwd=DESK, env={**os.environ, **ENVIRONMENT}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8"))


@posix
def test_a_closed_stream_is_no_fault_and_is_not_spilt_into_the_other() -> None:
    assert with_streams(">&-", *QUESTION) == Said(0, b"", f"{OF_THE_EXAMPLE['zh']}\n")
    assert with_streams("2>&-", *QUESTION) == Said(0, ask(*QUESTION).raw, "")
    assert with_streams("2>&-", "partners", "没有这个单位") == Said(1, b"", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_told_and_notes_that_cannot_be_told_stop_no_answer() -> None:
    said = with_streams(">/dev/full", *QUESTION)
    assert (said.code, said.err.splitlines()[-1]) == (1, "磁盘已满")
    assert with_streams("2>/dev/full", *QUESTION) == Said(0, ask(*QUESTION).raw, "")


# Failures -------------------------------------------------------------------------------------------------

# Arguments, exit code, what the sentence must say in Chinese and in English.
FAILURES = {
    "unknown name": (
        ("partners", "没有这个单位"),
        1,
        "没有名为“没有这个单位”的条目",
        "Nothing here is called “没有这个单位”",
    ),
    "the nearest three": (
        ("show", "昆明技师大学"),
        1,
        "最接近的名称：昆明技师学院、",
        "The nearest names: Kunming Technician",
    ),
    "nothing found": (("find", "zzzqqq"), 1, "没有名为“zzzqqq”的条目", "Nothing here is called “zzzqqq”"),
    "ambiguous name": (
        ("partners", "云内"),
        1,
        "“云内”可以指几个条目，请写明是哪一个：",
        "“云内” may mean several entries; say",
    ),
    "empty name": (("show", ""), 1, "没有可以查找的文字", "There is nothing to look for"),
    "only punctuation": (("find", "——“”"), 1, "里没有可以查找的文字", "nothing to look for in “——“””"),
    "no workspace": ((*QUESTION[:2], "-w", "."), 1, "”不是工作区：其中没有", "” is not a workspace: it holds no"),
    "unwritable file": ((*QUESTION[:2], "-o", "无/答案.csv"), 1, "无法写入 无/答案.csv", "Cannot write 无/答案.csv"),
    "a folder as file": ((*QUESTION[:2], "-o", "..", "--format", "csv"), 1, "这是文件夹", "it is a folder"),
    "too long a file name": (("map", "-o", "图" * 300 + ".html"), 1, "名称太长", "the name is too long"),
    "wrong option": ((*QUESTION[:2], "--nope"), 2, "没有选项 --nope。", "No such option"),
    "misspelt option": ((*QUESTION[:2], "--hop", "2"), 2, "相近的选项：", "--hops"),
    "missing argument": (("partners",), 2, "缺少参数 名称。", "Missing argument"),
    "argument too many": (("find", "云内", "动力"), 2, "多出的参数：动力。", "unexpected extra argument"),
    "unknown command": (("partner", "昆明技师学院"), 2, "没有命令 partner。", "No such command 'partner'"),
    "unknown kind": ((*QUESTION[:2], "--kind", "联姻"), 2, "--kind 没有“联姻”这一项", "--kind has no choice “联姻”"),
    "unknown type": (("map", "--type", "行星"), 2, "--type 没有“行星”这一项", "--type has no choice “行星”"),
    "unknown suffix": (
        (*QUESTION[:2], "-o", "答案.docx"),
        2,
        "无法按后缀写入“答案.docx”",
        "“答案.docx” has no suffix that says how to write it",
    ),
    "no suffix": (
        (*QUESTION[:2], "-o", "答案"),
        2,
        "无法按后缀写入“答案”",
        "“答案” has no suffix that says how to write it",
    ),
    "a map is a page": (("map", "-o", "图.xlsx"), 2, "可用的后缀：.html、.htm。", "There are: .html; .htm."),
    "a map is no folder": (("map", "-o", "."), 2, "无法按后缀写入“.”", "“.” has no suffix that says how to write it"),
    "unknown format": (
        (*QUESTION[:2], "--format", "xml"),
        2,
        "应为 table、json、csv、tsv、md 之一",
        "'xml' is not one of",
    ),
    "no hops": ((*QUESTION[:2], "--hops", "0"), 2, "应为不小于 1 的整数", "Invalid value for '--hops'"),
    "hops in words": ((*QUESTION[:2], "--hops", "两"), 2, "应为不小于 1 的整数", "Invalid value for '--hops'"),
    "year in words": (
        (*QUESTION[:2], "--since", "去年"),
        2,
        "--since 的值不合适：应为整数",
        "Invalid value for '--since'",
    ),
    "a flag with a value": ((*QUESTION[:2], "--debug=1"), 2, "选项 --debug 不带值。", "does not take a value"),
    "an option without": ((*QUESTION[:2], "-o"), 2, "选项 -o 缺少值。", "requires an argument"),
}
if sys.platform == "win32":
    del FAILURES["too long a file name"]  # Windows calls it something else


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_is_a_sentence_on_standard_error_alone(case: str, lang: str) -> None:
    arguments, code, zh, en = FAILURES[case]
    said = ask("--lang", lang, *arguments)
    assert (said.code, said.raw) == (code, b"")
    assert (zh if lang == "zh" else en) in said.err
    assert "Traceback" not in said.err
    assert len(said.err.removeprefix(f"{OF_THE_EXAMPLE[lang]}\n").split("\n  ")[0].splitlines()) == 1
    assert in_its_language(said.err, lang)


def in_its_language(text: str, lang: str) -> bool:
    if lang == "en":
        return not re.search("[。；]", text)
    return not re.search("[A-Za-z]{2,} [A-Za-z]{2,}", re.sub("skillgraph( [a-z]+)? --help", "", text))


def test_what_is_wrong_with_usage_says_where_to_read_on() -> None:
    assert ask("partners", "--lang", "zh").err == "缺少参数 名称。请看：skillgraph partners --help\n"
    assert ask("partners", "--lang", "en").err == "Missing argument 'NAME'. See: skillgraph partners --help\n"


def test_choices_are_named_in_the_language_asked_for() -> None:
    for question in (("partners", "昆明技师学院", "--kind", "联姻"), ("map", "--type", "行星")):
        zh, en = (ask(*question, "--lang", lang).err for lang in ("zh", "en"))
        assert re.search(r"[a-z-]+ \([\u4e00-\u9fff]+\)", zh)
        assert not re.search(r"[a-z-]+ \([\u4e00-\u9fff]+\)", en)
    assert "order-class (订单班)" in ask("partners", "昆明技师学院", "--kind", "联姻", "--lang", "zh").err
    assert "order-class (order class)" in ask("partners", "昆明技师学院", "--kind", "联姻", "--lang", "en").err


def test_choices_of_a_name_are_told_apart_by_name_kind_and_iri() -> None:
    choices = ask("partners", "云内", "--lang", "en").err.splitlines()[2:]
    base = "https://w3id.org/skillgraph/kunming-2023/org/"
    assert choices == [
        f"  Kunming Yunnei Power Co., Ltd. (昆明云内动力股份有限公司) · enterprise · {base}"
        "kunmingyunneidongligufenyouxiangongsi-r2iink",
        f"  Yunnan Yunnei Power Group Co., Ltd. (云南云内动力集团有限公司) · enterprise · {base}"
        "yunnanyunneidonglijituanyouxiangongsi-2n5wua",
    ]
    for choice in choices:
        assert ask("partners", choice.rsplit(" · ", 1)[1]).code == 0


def test_a_name_found_otherwise_than_typed_is_told_back() -> None:
    assert ask("show", "昆明技士学院", "--lang", "zh").err.splitlines()[1] == "“昆明技士学院”理解为：昆明技师学院"
    assert (
        ask("show", "kmjsxy", "--lang", "en").err.splitlines()[1]
        == "“kmjsxy” was taken for: Kunming Technician College"
    )
    assert ask("show", "市人社部门", "--lang", "zh").err == f"{OF_THE_EXAMPLE['zh']}\n"


@pytest.mark.parametrize("arguments", [("partners", "没有这个单位"), ("partners", "--nope")], ids=" ".join)
def test_debug_shows_where_an_error_came_from(arguments: tuple[str, ...]) -> None:
    plain, debug = ask(*arguments), ask(*arguments, "--debug")
    assert "Traceback" not in plain.err
    assert "Traceback (most recent call last):" in debug.err
    assert (debug.code, debug.raw) == (plain.code, b"")
    assert debug.err.splitlines()[-1] == plain.err.splitlines()[-1]


def test_a_fault_of_the_program_itself_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(Graph, "partners", fail)
    for lang, sentence in (
        ("zh", "程序内部出错（RuntimeError: boom）。请加上 --debug 再运行一次，并把显示的内容报告给开发者。"),
        ("en", "SkillGraph itself failed (RuntimeError: boom). Run it again with --debug and report what it shows."),
    ):
        said = ask("partners", "昆明技师学院", "--lang", lang)
        assert (said.code, said.raw) == (1, b"")
        assert said.err.splitlines()[1:] == [sentence]
    assert "test_streams.py" in ask("partners", "昆明技师学院", "--debug").err


# Names that nobody expects --------------------------------------------------------------------------------

ODD_NAMES = {
    "a colour": "\x1b[31m没有\x1b[0m这个单位",
    "a window's title": "\x1b]0;没有\x07这个单位",
    "control characters": "没有\x00\x08\x7f这个单位",
    "a line break": "没有\r\n这个单位",
    "another direction": "\u202e没有这个单位\u202c",
    "half a character": "没有\ud800这个\udc80单位",
    "only half a character": "\ud83d",
    "ten thousand characters": "昆" * 10_000,
    "ten thousand letters": "kunming " * 1_250,
    "braces": "{name} {0} %s %d",
    "quotation marks": "'; DROP TABLE entity; --",
    "a pattern": "%_*?[a-z]",
    "nothing": "",
    "blanks": " \t　",
    "only punctuation": "——“”（）…",
    "only an emoji": "🎓",
}


@pytest.mark.parametrize("question", ["partners", "show", "find"])
@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES)
def test_an_odd_name_is_a_sentence_that_repeats_it_safely(name: str, question: str) -> None:
    for lang in ("zh", "en"):
        said = ask(question, "--lang", lang, "--", name)
        assert (said.code, said.raw) == (1, b"")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\ud800-\udfff]", said.err)
        sentences = said.err.removeprefix(f"{OF_THE_EXAMPLE[lang]}\n")
        assert len(sentences) < 1_000
        assert len(sentences.splitlines()) == 1


@pytest.mark.parametrize(
    "name", ["昆明\x1b[31m技师学院", "昆明\u200b技师\u202e学院", "昆明技师\n学院", "昆明技士\x1b]0;x\x07学院"]
)
def test_a_name_with_signs_that_cannot_be_seen_is_told_back_without_them(name: str) -> None:
    said = ask("show", name, "--lang", "zh")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", said.err)


@pytest.mark.parametrize("arguments", [("\x1b[31mx",), ("find", "云内", "--\x1b[31mx"), ("map", "--type", "\x1b[31mx")])
def test_a_usage_error_repeats_safely_too(arguments: tuple[str, ...]) -> None:
    for lang in ("zh", "en"):
        assert "\x1b" not in ask("--lang", lang, *arguments).err


@posix
def test_bytes_that_are_not_utf8_are_read_as_far_as_they_can_be() -> None:
    said = start("partners", b"\xff\xfe", "--lang", "zh")
    assert (said.code, said.raw) == (1, b"")
    assert said.err.splitlines()[1:] == ["“��”里没有可以查找的文字。请给出名称、简称或拼音。"]


def test_an_odd_name_is_safe_in_an_answer() -> None:
    for form in ("table", "csv", "tsv", "md"):
        said = ask("find", "\x1b[31m云内", "--format", form)
        assert "\x1b" not in said.out + said.err


# Options, workspaces, languages ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("partners", "昆明技师学院", "--lang", "zh", "--format", "json"),
        ("--lang", "zh", "--format", "json", "partners", "昆明技师学院"),
        ("--lang=zh", "partners", "--format=json", "昆明技师学院"),
        ("--lang", "en", "--format", "csv", "partners", "昆明技师学院", "--lang", "zh", "--format", "json"),
    ],
    ids=["after", "before", "both", "twice, the later counts"],
)
def test_options_that_commands_share_stand_before_or_after(arguments: tuple[str, ...]) -> None:
    wanted = ask("partners", "昆明技师学院", "--lang", "zh", "--format", "json")
    assert ask(*arguments) == wanted


def test_an_error_speaks_the_language_of_the_answer() -> None:
    assert ask("--lang", "en", "partners", "没有这个单位", "--lang", "zh").err.splitlines()[0] == OF_THE_EXAMPLE["zh"]
    assert "没有名为" in ask("--lang", "en", "partners", "没有这个单位", "--lang", "zh").err


def test_a_workspace_is_found_from_a_folder_inside_it(tmp_path: Path) -> None:
    city = tmp_path / "city"
    shutil.copytree(resources.example(), city)
    expected = ask(*QUESTION).raw
    for folder in (city, city / "records", city / "sources" / "kunming-2023-letter"):
        assert ask(*QUESTION, folder=folder) == Said(0, expected, "")
    assert ask(*QUESTION, "-w", "city", folder=tmp_path) == Said(0, expected, "")
    assert ask("-w", str(city), *QUESTION) == Said(0, expected, "")


BROKEN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no workspace": (lambda city: (city / workspace.MARK).unlink(), "不是工作区", "is not a workspace"),
    "broken Turtle": (
        lambda city: append(city / "entities.ttl", b"\norg:x a ;\n"),
        "文件 entities.ttl 第 215 行 有误：不是有效的 Turtle",
        "entities.ttl, line 215: this is not Turtle",
    ),
    "not UTF-8": (
        lambda city: append(city / "decisions.ttl", b"\n# \xc0\xa5\xc3\xf7\n"),
        "文件 decisions.ttl 第 32 行 有误：不是 UTF-8 编码",
        "decisions.ttl, line 32: this is not UTF-8",
    ),
    "a quote that is not there": (
        lambda city: edit(city / "records" / "kunming-2023-letter.ttl", "对 1247 人开展", "对 1248 人开展"),
        "引用的文字不在来源",
        "quotes words that are not in the source",
    ),
}


def append(file: Path, content: bytes) -> None:
    file.write_bytes(file.read_bytes() + content)


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", BROKEN)
def test_a_workspace_that_cannot_be_read_is_a_sentence(case: str, lang: str, tmp_path: Path) -> None:
    spoil, zh, en = BROKEN[case]
    shutil.copytree(resources.example(), tmp_path / "city")
    spoil(tmp_path / "city")
    said = ask("find", "云内", "-w", "city", "--lang", lang, folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert (zh if lang == "zh" else en) in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.GBK"}, "zh"),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, "en"),
    ],
    ids=str,
)
def test_the_language_is_the_locales_unless_one_is_asked_for(environment: dict[str, str], lang: str) -> None:
    assert language.of_locale(environment) == lang
    if sys.platform != "win32":
        unset = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
        sentence = {
            "zh": "没有命令 x。请看：skillgraph --help\n",
            "en": "No such command 'x'. See: skillgraph --help\n",
        }
        assert ask("x", environment=unset | environment).err == sentence[lang]
        for asked in ("zh", "en"):
            assert ask("x", "--lang", asked, environment=unset | environment).err == sentence[asked]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_link_and_a_pipe_are_written_through_and_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    assert ask(*QUESTION, "-o", "link.json", folder=tmp_path).code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").stat().st_size > 0
    os.mkfifo(tmp_path / "pipe.json")
    reader = subprocess.Popen(["cat", "pipe.json"], cwd=tmp_path, stdout=subprocess.PIPE)
    assert ask(*QUESTION, "-o", "pipe.json", folder=tmp_path).code == 0
    assert b"1247" in reader.communicate()[0]
    assert (tmp_path / "pipe.json").is_fifo()
