"""Every command explains itself in both languages, with an example that runs as it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from tests.asking import ask, start

from skillgraph.cli.commands import COMMANDS as MADE
from skillgraph.cli.commands import program
from skillgraph.present.tables import width_of

COMMANDS = sorted(MADE)
COLON = {"zh": "：", "en": ":"}
HEADINGS = {"zh": ("用法：", "选项", "示例", "命令"), "en": ("Usage: ", "Options", "Example", "Commands")}
CHINESE = re.compile("[\u4e00-\u9fff]")


def example(command: str, lang: str) -> list[str]:
    """Read the lines of a command's example off its help."""
    text = ask(command, "--help", "--lang", lang).out
    _, found, after = text.partition(f"\n{HEADINGS[lang][2]}{COLON[lang]}\n")
    assert found, f"the help of {command} has no example"
    return [line.strip() for line in after.strip().splitlines()]


def test_the_program_has_the_commands_that_come_first() -> None:
    assert {"partners", "show", "find", "map"} <= set(COMMANDS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_help_on_standard_output(command: str, lang: str) -> None:
    said = ask(command, "--help", "--lang", lang)
    assert (said.code, said.err) == (0, "")
    usage, options, shown, _ = HEADINGS[lang]
    assert said.out.startswith(f"{usage}skillgraph {command}")
    assert f"\n{options}{COLON[lang]}\n" in said.out
    assert f"\n{shown}{COLON[lang]}\n" in said.out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_keeps_to_its_language(command: str, lang: str) -> None:
    group = program(lang)
    made = group.get_command(click.Context(group), command)
    assert made is not None
    context = click.Context(made, info_name=command)
    texts = [made.help, *(option.help for option in made.get_params(context) if isinstance(option, click.Option))]
    for text in texts:
        assert text
        assert bool(CHINESE.search(text)) == (lang == "zh"), text


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_the_options_that_all_share(command: str) -> None:
    said = ask(command, "--help", "--lang", "en").out
    for option in ("--workspace", "--lang", "--debug", "--help"):
        assert option in said
    assert ("--output" in said) == (command != "init"), "a new workspace is a folder, no file"


def test_a_map_does_not_offer_the_formats_of_tables() -> None:
    for lang in ("zh", "en"):
        text = ask("map", "--help", "--lang", lang).out
        assert ".html" in text
        assert ".xlsx" not in text
        assert "--format" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_is_of_the_command(command: str, lang: str) -> None:
    lines = [shlex.split(line) for line in example(command, lang)]
    assert lines[-1][:2] == ["skillgraph", command]
    for words in lines[:-1]:
        assert words[:2] in (
            ["skillgraph", "init"],
            ["skillgraph", "template"],
            ["skillgraph", "export"],
            ["skillgraph", "add"],
        )
    assert len(lines) == 1 or command in {"add", "undo"}, "one line is enough where nothing needs to be there"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_runs_as_it_stands_in_an_empty_folder(command: str, tmp_path: Path) -> None:
    for number, lines in enumerate({tuple(example(command, lang)) for lang in ("zh", "en")}):
        folder = tmp_path / str(number)
        folder.mkdir()
        for line in lines:
            said = start(*shlex.split(line)[1:], folder=folder)
            assert said.code == 0, said.err
        assert said.raw or list(folder.iterdir())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_program_lists_its_commands_each_with_what_it_answers(lang: str) -> None:
    said = ask("--help", "--lang", lang)
    assert (said.code, said.err) == (0, "")
    listed = said.out.partition(f"\n{HEADINGS[lang][3]}{COLON[lang]}\n")[2]
    assert len(listed.strip().splitlines()) == len(COMMANDS), "one line each"
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S.*[。.]$", listed, re.MULTILINE)
    assert "..." not in listed


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", ["60", "80", "110"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_the_terminal_and_breaks_no_word(command: str, columns: str, lang: str) -> None:
    said = ask(command, "--help", "--lang", lang, environment={"COLUMNS": columns}).out
    text = said.partition(f"\n{HEADINGS[lang][2]}{COLON[lang]}\n")[0]
    assert max(width_of(line) for line in text.splitlines() if "|" not in line) <= int(columns)
    made = program(lang).get_command(click.Context(program(lang)), command)
    assert made is not None
    words = re.findall(
        r"[A-Za-z/-]{2,}", f"{made.help} {' '.join(getattr(each, 'help', '') or '' for each in made.params)}"
    )
    assert {word for word in words if word not in said} == set()


def test_what_stands_for_ones_own_words_is_in_chinese() -> None:
    for command in COMMANDS:
        said = ask(command, "--help", "--lang", "zh").out
        assert not re.search(r"\b(DIR|FILE|RECORD|NAME|TEXT|TOPIC|WORDS|KEY|VALUE)\b", said.partition("\n示例：\n")[0])
    assert "用法：skillgraph template [选项] [记录]..." in ask("template", "--help", "--lang", "zh").out
    assert "-w, --workspace DIR" in ask("add", "--help", "--lang", "en").out


@pytest.mark.parametrize("arguments", [(), ("--lang", "zh")], ids=["nothing", "an option alone"])
def test_without_a_command_the_help_is_an_error(arguments: tuple[str, ...]) -> None:
    said = ask(*arguments)
    assert (said.code, said.raw) == (2, b"")
    assert said.err == ask("--help", *arguments).out


def test_the_version_is_told() -> None:
    said = ask("--version")
    assert (said.code, said.err) == (0, "")
    assert re.fullmatch(r"skillgraph \d+\.\d+\.\d+\n", said.out)
