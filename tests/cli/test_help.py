"""Every command explains itself in both languages, with an example that runs as it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from tests.asking import ask, start
from tests.workspace.cities import city, put

from skillgraph.cli.commands import COMMANDS as MADE
from skillgraph.cli.commands import program

COMMANDS = sorted(MADE)
COLON = {"zh": "：", "en": ":"}
HEADINGS = {"zh": ("用法：", "选项", "示例", "命令"), "en": ("Usage: ", "Options", "Example", "Commands")}
CHINESE = re.compile("[\u4e00-\u9fff]")


def example(command: str, lang: str) -> str:
    """Read a command's example off its help."""
    text = ask(command, "--help", "--lang", lang).out
    _, found, after = text.partition(f"\n{HEADINGS[lang][2]}{COLON[lang]}\n")
    assert found, f"the help of {command} has no example"
    return after.strip()


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
def test_the_example_is_of_the_command_and_fits_one_line(command: str, lang: str) -> None:
    assert example(command, lang).splitlines() == [example(command, lang)]
    assert shlex.split(example(command, lang))[:2] == ["skillgraph", command]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_runs_as_it_is_written(command: str, tmp_path: Path) -> None:
    if command == "undo":
        put(city(tmp_path), {"tables/a.csv": b"1"})
    if command == "add":
        start("init", "my-workspace", folder=tmp_path)
        start("template", "partnership", "-o", "partners.csv", "--lang", "zh", folder=tmp_path)
        with (tmp_path / "partners.csv").open("a", encoding="utf-8") as sheet:
            sheet.write("订单班,昆明技师学院,云南白药集团\n")
    for written in {example(command, lang) for lang in ("zh", "en")}:
        said = start(*shlex.split(written)[1:], folder=tmp_path)
        assert said.code == 0, said.err
        assert said.raw or list(tmp_path.iterdir())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_program_lists_its_commands_each_with_what_it_answers(lang: str) -> None:
    said = ask("--help", "--lang", lang)
    assert (said.code, said.err) == (0, "")
    listed = said.out.partition(f"\n{HEADINGS[lang][3]}{COLON[lang]}\n")[2]
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", listed, re.MULTILINE)


@pytest.mark.parametrize("arguments", [(), ("--lang", "zh")], ids=["nothing", "an option alone"])
def test_without_a_command_the_help_is_an_error(arguments: tuple[str, ...]) -> None:
    said = ask(*arguments)
    assert (said.code, said.raw) == (2, b"")
    assert said.err == ask("--help", *arguments).out


def test_the_version_is_told() -> None:
    said = ask("--version")
    assert (said.code, said.err) == (0, "")
    assert re.fullmatch(r"skillgraph \d+\.\d+\.\d+\n", said.out)
