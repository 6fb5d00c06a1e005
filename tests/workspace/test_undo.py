"""Taking changes back: by steps, only where nobody has touched the files since, and as a plain dict would have it."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.asking import ask, opened
from tests.workspace.cities import MARK, SETTINGS, city, put, state

import skillgraph
from skillgraph.errors import ChangedSince, NothingToRedo, NothingToUndo
from skillgraph.workspace import history

Files = dict[str, bytes | None]


def test_undo_goes_back_step_by_step_and_redo_forward_again(tmp_path: Path) -> None:
    folder = city(tmp_path)
    states = [state(folder)]
    for content in (b"1", b"2", b"3"):
        put(folder, {"a.csv": content, f"tables/{content.decode()}.csv": content})
        states.append(state(folder))
    for wanted in reversed(states[:-1]):
        history.undo(str(folder))
        assert state(folder) == wanted
    with pytest.raises(NothingToUndo):
        history.undo(str(folder))
    for wanted in states[1:]:
        history.undo(str(folder), redo=True)
        assert state(folder) == wanted
    with pytest.raises(NothingToRedo):
        history.undo(str(folder), redo=True)
    assert [entry.undoes for entry in history.log(str(folder))] == [None] * 4 + [4, 3, 2, 7, 6, 5]


def test_a_change_is_not_taken_back_where_a_file_was_changed_by_hand(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1", "b.csv": b"1", "c.csv": b"1"})
    put(folder, {"a.csv": b"2", "b.csv": b"2", "c.csv": None, "d.csv": b"2"})
    (folder / "b.csv").write_bytes(b"by hand")
    (folder / "c.csv").write_bytes(b"back by hand")
    (folder / "d.csv").unlink()
    edited = state(folder)
    with pytest.raises(ChangedSince) as refused:
        history.undo(str(folder))
    assert refused.value.data["files"] == ["b.csv", "c.csv", "d.csv"]
    assert state(folder) == edited
    # As the change left them, they can be taken back.
    (folder / "b.csv").write_bytes(b"2")
    (folder / "c.csv").unlink()
    (folder / "d.csv").write_bytes(b"2")
    history.undo(str(folder))
    assert state(folder) == {MARK: SETTINGS, "a.csv": b"1", "b.csv": b"1", "c.csv": b"1"}


def test_a_file_that_no_change_touched_stays_as_it_was_edited(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1"})
    (folder / "notes.md").write_bytes("备忘".encode())
    history.undo(str(folder))
    assert state(folder) == {MARK: SETTINGS, "notes.md": "备忘".encode()}


def test_what_is_written_in_place_after_a_change_does_not_reach_what_was_before(tmp_path: Path) -> None:
    """What was before is kept under a second name of the same file; a later writing must not follow it there."""
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1"})
    put(folder, {"a.csv": b"2"})
    with open(folder / "a.csv", "rb+") as held:
        held.write(b"3")
    (folder / "a.csv").write_bytes(b"2")
    history.undo(str(folder))
    assert (folder / "a.csv").read_bytes() == b"1"


def test_a_folder_left_empty_goes_but_those_of_every_workspace_stay(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"sources/letter/2023/text.txt": b"1"})
    history.undo(str(folder))
    assert (folder / "sources").is_dir()
    assert list((folder / "sources").iterdir()) == []


class Changes(RuleBasedStateMachine):
    """Changes, undoing, redoing and edits by hand, beside a plain dict of what the files are to hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = city(Path(tempfile.mkdtemp()))
        self.files: dict[str, bytes] = {MARK: SETTINGS}
        # For each change in force, and for each undoing that is, what its files were before and after.
        self.made: dict[int, tuple[Files, Files]] = {}
        self.undone: list[tuple[int, Files, Files]] = []
        self.steps = 1

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def fits(self, wanted: Files) -> bool:
        return all(self.files.get(path) == content for path, content in wanted.items())

    def become(self, wanted: Files) -> None:
        self.steps += 1
        for path, content in wanted.items():
            self.files.pop(path, None)
            if content is not None:
                self.files[path] = content

    @rule(
        wanted=st.dictionaries(
            st.sampled_from(["a.txt", "tables/b.csv", "tables/deep/c.csv", "sources/昆明.txt"]),
            st.none() | st.sampled_from([b"", b"1", b"2"]),
            min_size=1,
        )
    )
    def change(self, wanted: Mapping[str, bytes | None]) -> None:
        after = {path: content for path, content in wanted.items() if content != self.files.get(path)}
        before = {path: self.files.get(path) for path in after}
        number = put(self.folder, wanted)
        assert bool(number) == bool(after)
        if after:
            self.become(after)
            self.made[number] = before, after

    @rule(path=st.sampled_from(["a.txt", "by-hand.txt"]), content=st.sampled_from([b"1", b"3"]))
    def edit(self, path: str, content: bytes) -> None:
        (self.folder / path).write_bytes(content)
        self.files[path] = content

    @precondition(lambda self: self.made)
    @rule()
    def undo(self) -> None:
        number = max(self.made)
        before, after = self.made[number]
        if not self.fits(after):
            with pytest.raises(ChangedSince):
                history.undo(str(self.folder))
            return
        assert history.undo(str(self.folder)).undoes == number
        del self.made[number]
        self.become(before)
        self.undone.append((number, before, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        number, before, after = self.undone[-1]
        if not self.fits(before):
            with pytest.raises(ChangedSince):
                history.undo(str(self.folder), redo=True)
            return
        history.undo(str(self.folder), redo=True)
        self.undone.pop()
        self.become(after)
        self.made[number] = before, after

    @precondition(lambda self: not self.made)
    @rule()
    def undo_nothing(self) -> None:
        with pytest.raises(NothingToUndo):
            history.undo(str(self.folder))

    @invariant()
    def files_are_as_the_dict_has_them(self) -> None:
        assert state(self.folder) == self.files
        assert len(history.log(str(self.folder))) == self.steps


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)


# On the command line and from Python ----------------------------------------------------------------------


def test_the_log_is_a_table_and_json_in_both_languages(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1", "tables/b.csv": b"1"})
    history.undo(str(folder))
    said = ask("log", "-w", str(folder), "--lang", "zh", "--format", "csv")
    assert (said.code, said.err) == (0, "")
    head, *rows = said.out.splitlines()
    assert head == "序号,时间,何人,命令,内容,新增文件,更改文件,删除文件,已撤销"
    assert [re.sub(r"^(\d+),[^,]+,[^,]+,", r"\1,", row) for row in rows] == [
        "1,init,新建工作区,1,0,0,", "2,add,2 个文件,2,0,0,是", "3,undo,撤销第 2 次更改,0,0,2,",
    ]  # fmt: skip
    told = json.loads(ask("log", "-w", str(folder), "--lang", "en", "--format", "json").out)["rows"]
    assert [set(row) for row in told] == 3 * [
        {"number", "when", "user", "host", "command", "summary", "added", "changed", "removed", "undoes", "undone"}
    ]
    assert [(row["summary"], row["added"], row["undoes"], row["undone"]) for row in told] == [
        ("a new workspace", [MARK], None, False),
        ("2 files", ["a.csv", "tables/b.csv"], None, True),
        ("change 2 taken back", [], 2, False),
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", told[0]["when"])


def test_undo_tells_the_files_and_redo_makes_the_change_again(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1"})
    put(folder, {"a.csv": b"2", "tables/b.csv": b"2"})
    said = ask("undo", "--lang", "zh", "--format", "md", folder=folder / "tables")
    assert (said.code, said.err) == (0, "")
    assert [line for line in said.out.splitlines() if line.startswith("| ")][2:] == [
        "| a.csv | 更改 |", "| tables/b.csv | 删除 |",
    ]  # fmt: skip
    again = json.loads(ask("undo", "--redo", "-w", str(folder), "--lang", "en", "--format", "json").out)
    assert again == {
        "number": 5, "undoes": 4, "summary": "change 3 made again",
        "rows": [{"file": "a.csv", "change": "changed", "change_name": "changed"},
                 {"file": "tables/b.csv", "change": "added", "change_name": "added"}],
    }  # fmt: skip
    assert state(folder) == {MARK: SETTINGS, "a.csv": b"2", "tables/b.csv": b"2"}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "随附的昆明示例不可更改。请用 skillgraph init 建立自己的工作区，并用 -w 指定。\n"),
        ("en", "The Kunming example that ships is not changed. Make a workspace of your own with skillgraph init, "
               "and name it with -w.\n"),
    ],
)  # fmt: skip
def test_the_example_is_not_undone(lang: str, sentence: str) -> None:
    for where in ((), ("-w", str(opened().folder))):
        said = ask("undo", *where, "--lang", lang)
        assert (said.code, said.raw, said.err) == (1, b"", sentence)


def test_that_nothing_was_changed_or_can_be_taken_back_is_told(tmp_path: Path) -> None:
    folder = city(tmp_path)
    assert "No command has changed this workspace yet." in ask("log", "--lang", "en").out
    again = "There is nothing that was taken back and could be made again.\n"
    for arguments, sentence in (((), "There is no change to take back.\n"), (("--redo",), again)):
        said = ask("undo", *arguments, "-w", str(folder), "--lang", "en")
        assert (said.code, said.raw, said.err) == (1, b"", sentence)


@pytest.mark.parametrize("command", ["log", "undo"])
def test_a_folder_that_is_no_workspace_is_told_and_left_alone(command: str, tmp_path: Path) -> None:
    said = ask(command, "-w", str(tmp_path), "--lang", "en")
    assert (said.code, said.raw) == (1, b"")
    assert "is not a workspace: it holds no skillgraph.toml" in said.err
    assert list(tmp_path.iterdir()) == []


def test_python_has_both_and_a_notebook_shows_them(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"<b>.csv": b"1"})
    assert [row.added for row in skillgraph.log(folder).rows] == [(MARK,), ("<b>.csv",)]
    undone = skillgraph.undo(folder, lang="zh")
    assert "<td>&lt;b&gt;.csv</td><td>删除</td>" in undone._repr_html_()  # type: ignore[attr-defined]
    assert [row["undone"] for row in skillgraph.log(folder).to_dicts()] == [False, True, False]
    assert "<h4>更改记录</h4>" in skillgraph.log(folder, lang="zh")._repr_html_()  # type: ignore[attr-defined]
