"""What a change does and leaves alone, and who may not make one."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.asking import ask, at_a_desk
from tests.workspace.cities import MARK, SETTINGS, city, leave_half_done, put, state

from skillgraph import resources
from skillgraph.errors import CannotChange, NoPlace, NotAWorkspace, OwnWorkspaceNeeded
from skillgraph.graph import Graph
from skillgraph.workspace import Workspace, history
from skillgraph.workspace.changing import changing


def test_all_that_was_written_and_removed_is_in_place_in_the_end(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"records/a.ttl": b"1", "tables/b.csv": b"2"})
    put(folder, {"records/a.ttl": None, "tables/b.csv": b"3", "sources/c/d.txt": "昆明\r\n".encode()})
    assert state(folder) == {MARK: SETTINGS, "tables/b.csv": b"3", "sources/c/d.txt": "昆明\r\n".encode()}


def test_an_exception_leaves_all_as_before_and_goes_on(tmp_path: Path) -> None:
    folder = city(tmp_path)
    before = state(folder)

    def stopped() -> None:
        with changing(folder, "add") as change:
            change.write("records/a.ttl", b"1")
            change.remove(MARK)
            raise KeyError("a row without a name")

    with pytest.raises(KeyError, match="a row without a name"):
        stopped()
    assert state(folder) == before
    assert not (folder / ".skillgraph" / "pending").exists()
    assert len(history.log(str(folder))) == 1


def test_a_file_that_cannot_be_read_meanwhile_is_no_refusal_of_the_workspace(tmp_path: Path) -> None:
    folder = city(tmp_path)
    with pytest.raises(FileNotFoundError), changing(folder, "add") as change:
        change.write("tables/a.csv", (tmp_path / "missing.csv").read_bytes())


def test_what_is_written_twice_is_there_as_it_was_written_last(tmp_path: Path) -> None:
    folder = city(tmp_path)
    with changing(folder, "add") as change:
        change.write("tables/a.csv", b"1")
        change.write("tables/b.csv", b"1")
        change.write("tables/a.csv", b"2")
        change.remove("tables/b.csv")
    assert state(folder) == {MARK: SETTINGS, "tables/a.csv": b"2"}
    assert [each.path for each in history.log(str(folder))[-1].files] == ["tables/a.csv"]


def test_the_log_tells_what_was_added_changed_and_removed_and_nothing_where_nothing_differs(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a": b"1", "b": b"1"})
    assert put(folder, {"a": b"1", "b": b"1", "none": None}) == 0
    put(folder, {"a": b"2", "b": None, "c": b"1", "none": None})
    last = history.log(str(folder))[-1]
    assert {each.path: each.what for each in last.files} == {"a": "changed", "b": "removed", "c": "added"}
    assert (last.number, last.command, last.words["en"]) == (3, "add", "4 files")


def test_counts_may_be_told_at_the_end(tmp_path: Path) -> None:
    folder = city(tmp_path)
    with changing(folder, "add") as change:
        change.write("tables/a.csv", b"1")
        change.words = {"zh": "新增 3 条", "en": "3 records added"}
    assert history.log(str(folder))[-1].words == {"zh": "新增 3 条", "en": "3 records added"}


@pytest.mark.parametrize(
    "path", ["../a", "/etc/a", "a/../../b", "", ".", "a//b", "./a", ".skillgraph/lock", ".SkillGraph/x", "a\\b", "a\0b"]
)
def test_a_path_that_is_not_plainly_in_the_workspace_is_refused(tmp_path: Path, path: str) -> None:
    folder = city(tmp_path / "city")
    with pytest.raises(NoPlace):
        put(folder, {"tables/a.csv": b"1", path: b"2"})
    assert state(folder) == {MARK: SETTINGS}


@pytest.mark.skipif(os.name != "posix", reason="Windows gives links to few")
def test_a_link_is_written_through_inside_the_workspace_and_refused_out_of_it(tmp_path: Path) -> None:
    folder = city(tmp_path / "city")
    put(folder, {"tables/a.csv": b"1"})
    (folder / "tables" / "link.csv").symlink_to("a.csv")
    (folder / "out").symlink_to(tmp_path)
    put(folder, {"tables/link.csv": b"2"})
    assert (folder / "tables" / "link.csv").is_symlink()
    assert (folder / "tables" / "a.csv").read_bytes() == b"2"
    with pytest.raises(NoPlace):
        put(folder, {"out/a.csv": b"3"})


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is in an encoding")
def test_a_name_that_is_in_no_encoding_is_kept_as_it_is(tmp_path: Path) -> None:
    folder = city(tmp_path)
    name = os.fsdecode(b"tables/\xc0\xa5.csv")
    put(folder, {name: b"1"})
    put(folder, {name: None})
    history.undo(str(folder))
    assert state(folder) == {MARK: SETTINGS, name: b"1"}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"tables/a.csv": b"1"})
    (folder / "tables" / "a.csv").chmod(0o640)
    put(folder, {"tables/a.csv": b"2"})
    assert stat.S_IMODE((folder / "tables" / "a.csv").stat().st_mode) == 0o640


def test_a_folder_in_the_place_of_a_file_is_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"tables/a.csv": b"1"})
    before = state(folder)
    for wanted in ({"b": b"2", "tables": b"2"}, {"b": b"2", "tables/a.csv/c": b"2"}):
        with pytest.raises(CannotChange, match="Nothing was changed"):
            put(folder, wanted)
        assert state(folder) == before
    assert put(folder, {"b": b"2"}) == 3


def test_a_workspace_can_be_read_while_its_change_is_written_down(tmp_path: Path) -> None:
    shutil.copytree(resources.example(), tmp_path / "city")
    with at_a_desk(), changing(tmp_path / "city", "add") as change:
        change.write("tables/a.csv", b"1")
        assert Workspace(tmp_path / "city").base
        with Graph(tmp_path / "city") as graph:
            assert len(graph.partners("昆明技师学院").rows) == 2


RECORDS = "records/kunming-2023-letter.ttl"


@pytest.mark.parametrize("counts", [True, False], ids=["counts", "does not count"])
@pytest.mark.parametrize("command", [("partners", "昆明技师学院", "--format", "json"), ("validate",)], ids=" ".join)
def test_the_next_command_answers_from_all_of_a_change_or_nothing_of_it(
    command: tuple[str, ...], counts: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "city"
    shutil.copytree(resources.example(), folder)
    assert ask(*command, "-w", str(folder)).code == 0
    text = (folder / RECORDS).read_bytes()
    changed = text.replace(b"sg:headcount 1247", b"sg:headcount 1248")
    assert changed != text
    leave_half_done(folder, {RECORDS: changed, "notes.md": b"1248"}, counts=counts)
    said = ask(*command, "-w", str(folder), "--lang", "en")
    # The letter says 1247, which is what validation holds against it.
    assert ("1248" in said.out) == counts
    assert (folder / RECORDS).read_bytes() == (changed if counts else text)
    assert (folder / "notes.md").exists() == counts
    assert not (folder / ".skillgraph" / "pending").exists()


def test_a_workspace_half_made_is_finished_by_the_next_command_in_it(tmp_path: Path) -> None:
    leave_half_done(tmp_path, {MARK: SETTINGS, "entities.ttl": b""})
    assert state(tmp_path) == {}
    assert ask("log", "-w", str(tmp_path)).code == 0
    assert state(tmp_path) == {MARK: SETTINGS, "entities.ttl": b""}


def test_neither_the_example_nor_any_other_folder_is_changed(tmp_path: Path) -> None:
    with pytest.raises(OwnWorkspaceNeeded, match="skillgraph init"):
        put(resources.example(), {"tables/a.csv": b"1"})
    assert not (resources.example() / ".skillgraph").exists()
    with pytest.raises(NotAWorkspace):
        put(tmp_path, {"tables/a.csv": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_git_sees_the_files_and_not_what_is_kept_of_changes(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"tables/a.csv": b"1"})
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=folder, check=True, capture_output=True, text=True
    )
    assert listed.stdout.split() == [MARK, "tables/a.csv"]
