"""The command: which format is meant, what is refused, and that a file is written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.asking import ask, at_a_desk, opened, start

from skillgraph import resources
from skillgraph.errors import NoFileNamed, WrongSuffix
from skillgraph.export.formats import FORMATS
from skillgraph.export.writing import _put
from skillgraph.graph import Graph

SUFFIXES = (".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf", ".graphml", ".gexf", ".cyjs", ".xlsx", ".zip")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_workspace_is_the_same_file_in_every_process(tmp_path: Path, suffix: str) -> None:
    written = set()
    for seed in ("1", "2", "3"):
        said = start("export", "-o", f"{seed}{suffix}", folder=tmp_path, environment={"PYTHONHASHSEED": seed})
        assert said.code == 0, said.err
        written.add((tmp_path / f"{seed}{suffix}").read_bytes())
    assert len(written) == 1


def test_the_same_workspace_is_the_same_folder_and_the_same_description(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed}
        assert start("export", "-o", f"{seed}/", folder=tmp_path, environment=environment).code == 0
        said = start("export", "-o", f"{seed}.ttl", "--format", "void", folder=tmp_path, environment=environment)
        assert said.code == 0
    folders = [{file.name: file.read_bytes() for file in (tmp_path / seed).iterdir()} for seed in ("1", "2")]
    assert folders[0] == folders[1]
    assert (tmp_path / "1.ttl").read_bytes() == (tmp_path / "2.ttl").read_bytes()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--format", "xlsx"),
        ("--format", "csv"),
        ("--format", "doc"),
        ("-o", "graph"),
        ("-o", "graph.doc"),
        ("-o", "graph.csv"),
        ("-o", "graph.nq", "--format", "turtle"),
        ("-o", "graph.xlsx", "--format", "csv"),
        ("-o", "graph.doc", "--format", "xlsx"),
        ("-o", "tables/", "--format", "turtle"),
        ("argument", "-o", "graph.ttl"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_a_sentence_and_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], lang: str) -> None:
    said = ask("export", *arguments, "--lang", lang, folder=tmp_path)
    assert (said.code, said.raw) == (2, b"")
    assert len(said.err.splitlines()) == 1
    assert ("。" in said.err) == (lang == "zh")
    assert list(tmp_path.iterdir()) == []


def test_a_format_is_known_by_its_word_and_by_its_suffix() -> None:
    for name, form in FORMATS.items():
        if form.text and name != "void":
            assert ask("export", "--format", name).raw == ask("export", "--format", form.suffix).raw


def test_a_format_that_is_named_may_be_written_under_another_suffix(tmp_path: Path) -> None:
    assert ask("export", "-o", "graph.txt", "--format", "nt", folder=tmp_path).code == 0
    assert (tmp_path / "graph.txt").read_bytes() == ask("export", "--format", "nt").raw


def test_an_existing_folder_takes_the_tables(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "notes.txt").write_text("mine", encoding="utf-8")
    assert ask("export", "-o", "tables", folder=tmp_path).code == 0
    assert (tmp_path / "tables" / "partnership.csv").is_file()
    assert (tmp_path / "tables" / "notes.txt").read_text("utf-8") == "mine"
    assert not [file for file in (tmp_path / "tables").iterdir() if file.name.startswith(".")]


@pytest.mark.parametrize("name", ["missing/graph.ttl", "file/graph.ttl", "missing/tables/"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path, name: str, lang: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    said = ask("export", "-w", str(resources.example()), "-o", name, "--lang", lang, folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert said.err.startswith(f"无法写入 {name}：" if lang == "zh" else f"Cannot write {name}: ")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="only where permissions hold")
def test_a_folder_that_may_not_be_written_stays_as_it_is(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    for name in ("closed/graph.ttl", "closed/"):
        said = ask("export", "-o", name, folder=tmp_path)
        assert (said.code, said.raw) == (1, b"")
    assert list(closed.iterdir()) == []


def test_if_one_table_cannot_be_put_in_place_none_is(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    (folder / "subsidy.csv").mkdir(parents=True)
    (folder / "partnership.csv").write_text("mine", encoding="utf-8")
    said = ask("export", "-w", str(resources.example()), "-o", "tables/", folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert sorted(file.name for file in folder.iterdir()) == ["partnership.csv", "subsidy.csv"]
    assert (folder / "partnership.csv").read_text("utf-8") == "mine"


def test_a_table_that_fails_midway_takes_back_those_before_it(tmp_path: Path) -> None:
    aside, old = tmp_path / "aside", tmp_path / "aside" / "old"
    old.mkdir(parents=True)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    for name in ("a.csv", "new.csv"):
        (aside / name).write_text("new", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        _put(aside, old, tmp_path, ["a.csv", "new.csv", "b.csv"])  # the draft of b.csv is gone
    assert {file.name: file.read_text("utf-8") for file in tmp_path.glob("*.csv")} == {"a.csv": "mine", "b.csv": "mine"}


def test_what_was_there_before_is_replaced_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.ttl"
    real.write_text("before", encoding="utf-8")
    (tmp_path / "link.ttl").symlink_to(real)
    assert ask("export", "-o", "link.ttl", folder=tmp_path).code == 0
    assert (tmp_path / "link.ttl").is_symlink()
    assert real.read_bytes().startswith(b"@prefix")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere devices have other names")
def test_a_device_or_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    reader = os.open(tmp_path / "pipe.ttl", os.O_RDONLY | os.O_NONBLOCK)
    try:
        for name in ("/dev/null", "pipe.ttl"):
            said = ask("export", "-o", name, "--format", "void", folder=tmp_path)
            assert said.code == 0, said.err
        assert os.read(reader, 1 << 20) == ask("export", "--format", "void").raw
    finally:
        os.close(reader)
    assert Path("/dev/null").is_char_device()
    assert (tmp_path / "pipe.ttl").is_fifo()


def test_a_workspace_that_is_broken_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(resources.example(), folder)
    (folder / "entities.ttl").write_text("no turtle", encoding="utf-8")
    said = ask("export", "-w", str(folder), "-o", "graph.ttl", folder=tmp_path)
    assert (said.code, said.raw) == (1, b"")
    assert "entities.ttl" in said.err
    assert [file.name for file in tmp_path.iterdir()] == ["workspace"]


def test_the_library_does_what_the_command_does(tmp_path: Path) -> None:
    graph = opened("en")
    with at_a_desk(tmp_path):
        assert graph.export("graph.trig") == (Path("graph.trig"),)
        tables = graph.export("tables/")
        described = graph.export("about.ttl", format="void", evidence=False)
    assert all((tmp_path / file).is_file() for file in (*tables, *described))
    assert {file.name for file in tables} == {file.name for file in (tmp_path / "tables").iterdir()}
    assert graph.export(None, "trig") == (tmp_path / "graph.trig").read_bytes()
    with pytest.raises(NoFileNamed):
        graph.export(None, "xlsx")
    with pytest.raises(WrongSuffix):
        graph.export("graph.doc")


def test_an_open_graph_exports_what_the_files_say_now(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(resources.example(), folder)
    with at_a_desk(), Graph(folder, lang="zh") as graph:
        registry = folder / "entities.ttl"
        registry.write_text(registry.read_text("utf-8").replace('"昆明技师学院"', '"昆明新技师学院"'), encoding="utf-8")
        for form in ("turtle", "graphml"):
            text = graph.export(None, form).decode()
            assert "昆明新技师学院" in text


def test_forms_are_never_exported_over_those_that_were_filled_in(tmp_path: Path) -> None:
    export = ("export", "--format", "forms", "-o", "forms.xlsx", "--lang", "en")
    for _ in range(2):
        assert ask(*export, folder=tmp_path).code == 0, "what is there is what would be written"
    (tmp_path / "forms.xlsx").write_bytes(b"filled in")
    said = ask(*export, folder=tmp_path)
    assert said.code == 1
    assert "forms.xlsx is there already and may hold what somebody filled in" in said.err
    assert (tmp_path / "forms.xlsx").read_bytes() == b"filled in"


@pytest.mark.parametrize(("named", "file"), [("forms", "forms.xlsx"), ("csv", "graph.zip"), ("xlsx", "graph.xlsx")])
def test_the_file_that_is_suggested_fits_the_format(named: str, file: str, tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        said = ask("export", "--format", named, "--lang", lang, folder=tmp_path)
        assert said.code == 2
        assert f"-o {file}" in said.err
    assert ask("export", "--format", named, "-o", file, folder=tmp_path).code == 0
