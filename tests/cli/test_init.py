"""A workspace begins whole or not at all, and answers from its first minute; empty sheets go where they are wanted."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.asking import ask, python

import skillgraph
from skillgraph import resources, starting
from skillgraph.errors import BaseOfExample, FolderNotEmpty, NoBase
from skillgraph.text import one_line
from skillgraph.workspace import MARK

FILES = [
    ".gitattributes", ".gitignore", "README.md", "entities.ttl", "forms/forms.xlsx", "records/.gitkeep",
    "skillgraph.toml", "sources/.gitkeep",
]  # fmt: skip


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "甲市"
    said = ask("init", str(folder), "--lang", "en")
    assert said.code == 0, said.err
    return folder


def test_a_new_workspace_has_all_that_its_keepers_need(city: Path) -> None:
    assert files(city) == FILES
    settings = tomllib.loads((city / MARK).read_text(encoding="utf-8"))
    assert settings == {
        "title": {"zh": "甲市", "en": "甲市"}, "base": "https://example.org/jiashi/", "languages": ["zh", "en"],
    }  # fmt: skip
    assert (city / "README.md").read_text(encoding="utf-8").startswith("# 甲市\n")
    assert (city / "forms" / "forms.xlsx").read_bytes() == skillgraph.template(lang="en")


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (("stats",), 0, "The sources give no figure that fits."),
        (("validate",), 0, "All is well: nothing wrong was found."),
        (("find", "x"), 1, "The workspace has no entries yet, so no name can be found in it."),
        (("partners", "x"), 1, "The workspace has no entries yet, so no name can be found in it."),
        (("rank",), 0, "Nothing to rank: none of those asked for is a named partner."),
        (("gaps",), 0, "No gap to list."),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_an_empty_workspace_answers_in_sentences(
    city: Path, command: tuple[str, ...], code: int, sentence: str
) -> None:
    said = ask(*command, "-w", str(city), "--lang", "en")
    assert said.code == code, said.err
    assert sentence in said.out + said.err


def test_an_empty_workspace_has_a_map_of_its_name(city: Path, tmp_path: Path) -> None:
    said = ask("map", "-w", str(city), "-o", str(tmp_path / "map.html"))
    assert said.code == 0, said.err
    assert "<title>甲市" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_what_was_done_and_what_is_next_is_said(tmp_path: Path) -> None:
    said = ask("init", str(tmp_path / "city"), "--lang", "zh")
    assert (said.code, said.raw) == (0, b"")
    assert "README.md" in said.err
    assert "example.org" in said.err
    assert "example.org" not in ask("init", str(tmp_path / "own"), "--base", "https://data.example.net/own").err


def test_title_and_base_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    assert ask("init", str(folder), "--title", "甲市“技能”", "--base", "https://data.example.net/own").code == 0
    settings = tomllib.loads((folder / MARK).read_text(encoding="utf-8"))
    assert settings["title"] == {"zh": "甲市“技能”", "en": "甲市“技能”"}
    assert settings["base"] == "https://data.example.net/own/"


@given(st.text())
def test_any_title_comes_back(title: str) -> None:
    made = starting.contents(title, "https://example.org/a/", b"")
    assert tomllib.loads(made[MARK].decode("utf-8"))["title"]["zh"] == one_line(title).strip()


@given(st.text())
def test_any_title_gives_a_base(title: str) -> None:
    base = tomllib.loads(starting.contents(title, None, b"")[MARK].decode("utf-8"))["base"]
    assert re.fullmatch(r"https://example\.org/[a-z0-9]+(-[a-z0-9]+)*/", base)


@pytest.mark.parametrize(
    "base", ["my city", "example.org/city/", "https://example.org/a b/", "https://example.org/#", "", "https://a/?x=1"]
)
def test_a_base_that_is_no_iri_is_refused(base: str, tmp_path: Path) -> None:
    said = ask("init", str(tmp_path / "city"), "--base", base, "--lang", "en")
    assert said.code == 2
    assert "should be a whole IRI" in said.err
    with pytest.raises(NoBase):
        skillgraph.init(tmp_path / "city", base=base)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    said = ask("init", str(tmp_path), "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert said.err == f"“{tmp_path}” is not empty: it holds notes.txt. Name a new folder or an empty one.\n"
    assert "不是空文件夹" in ask("init", str(tmp_path), "--lang", "zh").err
    with pytest.raises(FolderNotEmpty):
        skillgraph.init(tmp_path, example=True)
    assert files(tmp_path) == ["notes.txt"]


def test_a_workspace_is_never_begun_over_another(city: Path) -> None:
    before = {name: (city / name).read_bytes() for name in files(city)}
    assert ask("init", str(city), "--example").code == 1
    assert {name: (city / name).read_bytes() for name in files(city)} == before


@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "an empty folder"])
def test_where_it_cannot_be_written_whole_nothing_is_left(there: bool, tmp_path: Path) -> None:
    """The workbook is larger than a file may be here; what is written before it must go again."""
    folder = tmp_path / "city"
    if there:
        folder.mkdir()
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    said = python(small + "from skillgraph.cli import main; main()", "init", str(folder), "--lang", "en")
    assert said.code == 1
    assert said.err.startswith("Cannot write ")
    assert [path.name for path in tmp_path.rglob("*")] == (["city"] if there else [])


def test_a_place_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "city").write_text("a file", encoding="utf-8")
    for place in ("city", "city/inner"):
        said = ask("init", str(tmp_path / place), "--lang", "en")
        assert said.code == 1
        assert said.err.startswith("Cannot write ")
    assert (tmp_path / "city").read_text(encoding="utf-8") == "a file"


def test_the_folder_one_stands_in_becomes_a_workspace(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    assert ask("init", ".", folder=here).code == 0
    assert files(here) == FILES
    assert ask("stats", folder=here).code == 0


def test_the_folder_may_be_named_as_workspaces_are(tmp_path: Path) -> None:
    assert ask("-w", str(tmp_path / "city"), "init").code == 0
    assert files(tmp_path / "city") == FILES
    said = ask("init", "--lang", "zh")
    assert (said.code, said.err) == (2, "缺少参数 文件夹。请看：skillgraph init --help\n")


def test_git_keeps_sources_to_the_byte(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    assert ask("init", str(folder)).code == 0, "a folder in which a repository was begun counts as empty"
    names = ["sources/letter/1.md", "tables/list.csv", "records/letter.ttl", "forms/forms.xlsx"]
    told = subprocess.run(
        ["git", "check-attr", "text", "--", *names], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    assert [line.rpartition(": ")[2] for line in told.stdout.splitlines()] == ["unset", "unset", "auto", "unset"]
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    kept = subprocess.run(["git", "ls-files"], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    assert sorted(kept.stdout.split()) == FILES


def test_an_example_is_a_copy_of_kunming_that_answers(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert ask("init", str(folder), "--example", "--title", "我的昆明").code == 0
    for part in ("records", "sources", "entities.ttl", "decisions.ttl", "coverage.toml"):
        for ours in (path for path in [folder / part, *(folder / part).rglob("*")] if path.is_file()):
            assert ours.read_bytes() == (resources.example() / ours.relative_to(folder)).read_bytes()
    assert (folder / "ORIGIN.md").read_bytes() == (resources.example() / "README.md").read_bytes()
    said = ask("partners", "昆明技师学院", "-w", str(folder), "--format", "json")
    assert [row["headcount"] for row in json.loads(said.out)["rows"]] == [1247, 1247]
    assert ask("validate", "-w", str(folder)).code == 0
    assert tomllib.loads((folder / MARK).read_text(encoding="utf-8"))["title"]["zh"] == "我的昆明"


def test_an_example_keeps_its_identifiers(tmp_path: Path) -> None:
    said = ask("init", str(tmp_path / "city"), "--example", "--base", "https://example.org/a/", "--lang", "en")
    assert (said.code, said.err) == (2, BaseOfExample().sentence("en") + "\n")
    assert list(tmp_path.iterdir()) == []


def test_a_template_goes_where_it_is_wanted(tmp_path: Path) -> None:
    assert ask("template", folder=tmp_path).code == 0
    assert (tmp_path / "template.xlsx").read_bytes() == skillgraph.template()
    assert ask("template", "合作", "-o", "form.csv", "--lang", "zh", folder=tmp_path).code == 0
    assert (tmp_path / "form.csv").read_bytes() == skillgraph.template("partnership", lang="zh", format="csv")


@pytest.mark.parametrize("options", [(), ("-o", "表.xlsx"), ("合作", "-o", "表.csv")])
def test_a_template_is_never_written_over_what_may_be_filled_in(options: tuple[str, ...], tmp_path: Path) -> None:
    for _ in range(2):
        assert ask("template", *options, folder=tmp_path).code == 0, "what is there is what would be written"
    [file] = tmp_path.iterdir()
    file.write_bytes(b"filled in")
    said = ask("template", *options, "--lang", "en", folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert said.err.startswith(f"{file.name} is there already and may hold what somebody filled in, so it stays.")
    assert "已经存在" in ask("template", *options, "--lang", "zh", folder=tmp_path).err
    assert file.read_bytes() == b"filled in"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "a.csv"), "A CSV file holds one table: name one kind of record, such as partnership"),
        (("weather",), "No record is called “weather”. The nearest: "),
        (("-o", "a.doc"), "“a.doc” has no suffix that says how to write it. There are: .xlsx; .csv."),
    ],
)
def test_a_template_that_cannot_be_is_refused(arguments: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    said = ask("template", *arguments, "--lang", "en", folder=tmp_path)
    assert said.code == 2
    assert said.err.startswith(sentence)
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_no_such_name_is_answered_by_the_nearest_in_ones_language(tmp_path: Path) -> None:
    said = ask("template", "合作伙伴", "--lang", "zh", folder=tmp_path)
    assert said.code == 2
    near = re.fullmatch("没有名为“合作伙伴”的记录。最接近的：(.+)。不写名称则得到全部 \\d+ 张空表。\n", said.err)
    assert near
    names = near[1].split("、")
    assert names[0] == "合作"
    assert len(names) == 5
    for name in names:
        assert ask("template", name, "-o", f"{name}.csv", folder=tmp_path).code == 0, "each is a name that is taken"
    said = ask("template", "partnerships", "--lang", "en", folder=tmp_path)
    assert said.err.startswith("No record is called “partnerships”. The nearest: partnership; ")
    assert "请写明一种记录，如 合作，" in ask("template", "-o", "表.csv", "--lang", "zh", folder=tmp_path).err


@pytest.mark.parametrize("options", [(), ("--example",)], ids=["empty", "a copy"])
def test_the_readme_for_keepers_names_all_that_is_there(options: tuple[str, ...], tmp_path: Path) -> None:
    folder, more = tmp_path / "city", tmp_path / "list.csv"
    assert ask("init", str(folder), *options).code == 0
    told = set(re.findall(r"(?m)^\| `([^`]+)` \|", (folder / "README.md").read_text(encoding="utf-8")))
    more.write_text("学校,企业\n昆明技师学院,云南白药集团\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text(
        'record = "partnership"\n[constants]\nform = "order-class"\n[columns]\n'
        '"学校" = "participation-college-side"\n"企业" = "participation-enterprise-side"\n',
        encoding="utf-8",
    )
    assert ask("add", str(more), "--map", str(tmp_path / "map.toml"), "-w", str(folder)).code == 0
    there = {f"{path.name}/" if path.is_dir() else path.name for path in folder.iterdir()}
    assert told - {"decisions.ttl"} <= there
    assert there - told <= {"README.md", ".gitattributes", ".gitignore"}
