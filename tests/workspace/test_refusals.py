"""A full disk, a folder that may not be written, and two at once: one sentence each, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.asking import ask
from tests.workspace.cities import MARK, SETTINGS, city, environment, leave_half_done, put, state, writer

from skillgraph.errors import CannotChange, SkillGraphError, WorkspaceHeld
from skillgraph.workspace import entries, history

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits and users")
LARGE = b"0" * 300_000
HALF = {"a.csv": b"half", "tables/b.csv": b"half"}

# What a process does that has less than this one: it prints the sentence, or nothing.
SMALL_FILES = """
import resource, sys
from pathlib import Path
from skillgraph.errors import SkillGraphError
from tests.workspace.cities import put
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    put(Path(sys.argv[1]), {"a.csv": b"2", "tables/b.csv": b"0" * 300_000})
except SkillGraphError as error:
    print(error.sentence("en"))
"""
NOBODY = """
import sys
from pathlib import Path
import filelock, getpass, platform, tempfile
from skillgraph.errors import SkillGraphError
from skillgraph.workspace import files, history
from tests.workspace.cities import city, put
with tempfile.TemporaryDirectory() as other:
    put(city(Path(other)), {"a": b""})
import os
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[2])
try:
    if sys.argv[1] == "read":
        print(len(list(files(str(folder)))), "files")
    else:
        put(folder, {"a.csv": b"2", "tables/b.csv": b"2", "shut/c.csv": b"2"})
except SkillGraphError as error:
    print(error.sentence(sys.argv[3]))
"""


def told(code: str, *arguments: object) -> str:
    """What a process says."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


# A full disk ----------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk may be mounted here; the limit of a file's size is tested instead")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a disk")
def test_a_full_disk_is_a_sentence_and_changes_nothing(small_disk: Path) -> None:
    folder = city(small_disk / "city")
    put(folder, {"a.csv": b"1", "tables/b.csv": b"1"})
    before = state(folder)
    with pytest.raises(CannotChange, match="the disk is full"):
        put(folder, {"a.csv": b"2", "tables/b.csv": LARGE})
    assert state(folder) == before
    assert put(folder, {"a.csv": b"2"}) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a disk")
def test_a_disk_full_to_the_last_byte_still_lets_a_killed_change_be_finished(small_disk: Path) -> None:
    folder = city(small_disk / "city")
    put(folder, {"a.csv": b"1", "tables/b.csv": b"1"})
    leave_half_done(folder, HALF)
    fill(small_disk / "filling")
    assert ask("log", "-w", str(folder)).code == 0
    assert state(folder) == {MARK: SETTINGS, "a.csv": b"half", "tables/b.csv": b"half"}


def fill(file: Path) -> None:
    """Leave no room on the disk that a file is on."""
    with open(file, "wb", buffering=0) as filling, suppress(OSError):
        while filling.write(b"0" * 4096):
            pass
    assert shutil.disk_usage(file.parent).free == 0


@posix
def test_a_limit_of_a_files_size_is_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    folder = city(tmp_path / "city")
    put(folder, {"a.csv": b"1"})
    before = state(folder)
    assert (
        told(SMALL_FILES, folder) == f"{folder} cannot be changed: a file may not be that large. Nothing was changed."
    )
    assert state(folder) == before
    assert put(folder, {"a.csv": b"2"}) == 3


# A folder that may not be written -------------------------------------------------------------------------


@pytest.fixture
def public() -> Iterator[Path]:
    """A workspace that every user finds, below a folder that every user may enter."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = city(Path(place) / "city")
        put(folder, {"a.csv": b"1", "tables/b.csv": b"1", "shut/c.csv": b"1"})
        yield folder
        for each in (folder, *folder.rglob("*")):
            if each.is_dir():
                each.chmod(0o755)


def close(folder: Path) -> None:
    """Let nobody write there but the superuser."""
    folder.chmod(0o555)


@posix
def test_who_may_not_write_is_told_so_and_reads_on(public: Path) -> None:
    before = state(public)
    close(public / ".skillgraph")
    close(public)
    (public / ".skillgraph" / "lock").chmod(0o444)
    assert (
        told(NOBODY, "write", public, "en") == f"{public} cannot be changed: it is not permitted. Nothing was changed."
    )
    assert told(NOBODY, "write", public, "zh") == f"无法更改 {public}：没有权限。什么都没有改动。"
    assert told(NOBODY, "read", public, "en") == "2 files"
    assert state(public) == before


@posix
def test_a_change_that_meets_a_closed_folder_half_way_is_taken_back(public: Path) -> None:
    """The folders are those of whoever runs this, but for one."""
    before = state(public)
    for each in (public, *public.rglob("*")):
        if os.geteuid() == 0:
            os.chown(each, 65534, 65534)
    close(public / "shut")
    assert (
        told(NOBODY, "write", public, "en") == f"{public} cannot be changed: it is not permitted. Nothing was changed."
    )
    assert state(public) == before
    assert len(history.log(str(public))) == 2
    (public / "shut").chmod(0o755)
    assert told(NOBODY, "write", public, "en") == ""
    assert state(public) == {**before, "a.csv": b"2", "tables/b.csv": b"2", "shut/c.csv": b"2"}


@posix
def test_a_change_half_in_place_is_told_to_who_may_not_finish_it(public: Path) -> None:
    leave_half_done(public, HALF)
    for each in (public, public / ".skillgraph"):
        close(each)
    (public / ".skillgraph" / "lock").chmod(0o444)
    for lang, words in (("en", "is half in place and cannot be finished from here: it is not permitted. Run any"),
                        ("zh", "只完成了一半，在此无法完成：没有权限。请由")):  # fmt: skip
        assert words in told(NOBODY, "read", public, lang)
    for each in (public, public / ".skillgraph"):
        each.chmod(0o755)
    assert ask("log", "-w", str(public)).code == 0
    assert state(public) == {MARK: SETTINGS, "a.csv": b"half", "tables/b.csv": b"half", "shut/c.csv": b"1"}


def test_what_was_edited_after_the_kill_comes_back_by_undo(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1", "tables/b.csv": b"1"})
    leave_half_done(folder, HALF)
    (folder / "a.csv").write_bytes(b"by hand")
    assert len(history.log(str(folder))) == 3
    assert (folder / "a.csv").read_bytes() == b"half"
    history.undo(str(folder))
    assert state(folder) == {MARK: SETTINGS, "a.csv": b"by hand", "tables/b.csv": b"1"}


# Two at once ----------------------------------------------------------------------------------------------


def test_the_second_is_told_who_is_first_and_takes_over_when_that_one_dies(tmp_path: Path) -> None:
    folder = city(tmp_path)
    put(folder, {"a.csv": b"1"})
    first = writer("hold", folder)
    assert first.stdout is not None
    assert first.stdout.readline() == b"held\n"
    with pytest.raises(WorkspaceHeld) as refused:
        put(folder, {"a.csv": b"2"})
    assert refused.value.data["process"] == first.pid
    assert refused.value.data["command"] == "add"
    said = ask("undo", "-w", str(folder), "--lang", "zh")
    assert (said.code, said.raw) == (1, b"")
    assert f"“add”正在更改 {folder}（" in said.err
    assert f"，进程 {first.pid}，始于 " in said.err
    # Reading is not kept waiting.
    assert ask("log", "-w", str(folder)).code == 0
    first.kill()
    first.communicate()
    assert put(folder, {"a.csv": b"2"}) == 3
    assert state(folder) == {MARK: SETTINGS, "a.csv": b"2"}


def test_two_that_add_by_turns_lose_nothing(tmp_path: Path) -> None:
    folder = city(tmp_path)
    both = [writer("count", folder, 15) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    assert (folder / "number.txt").read_bytes() == b"30"
    assert [entry.number for entry in history.log(str(folder))] == list(range(1, 32))


@posix
def test_stopped_from_the_keyboard_nothing_is_changed(tmp_path: Path) -> None:
    folder = city(tmp_path)
    process = writer("hold", folder)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode != 0
    assert state(folder) == {MARK: SETTINGS}
    assert not (folder / ".skillgraph" / "pending").exists()
    assert not (folder / ".skillgraph" / "holder.json").exists()


def test_a_damaged_record_of_a_change_is_a_sentence(tmp_path: Path) -> None:
    folder = city(tmp_path)
    (folder / ".skillgraph" / "changes" / "000001" / entries.LIST).write_bytes(b"{")
    with pytest.raises(SkillGraphError, match=r"^\.skillgraph/changes/000001/manifest\.json: this record of a change"):
        history.log(str(folder))


def test_a_record_from_elsewhere_leads_out_of_the_workspace_in_no_way(tmp_path: Path) -> None:
    """A folder that somebody sent may hold a change that is to be finished."""
    secret = tmp_path / "secret"
    secret.write_bytes(b"1")
    for number, told in enumerate(({"slot": "../../../../secret"}, {"path": "../secret"})):
        folder = city(tmp_path / str(number))
        leave_half_done(folder, HALF)
        file = folder / ".skillgraph" / "pending" / entries.LIST
        entry = json.loads(file.read_bytes())
        entry["files"][0].update(told)
        file.write_text(json.dumps(entry))
        said = ask("log", "-w", str(folder), "--lang", "en")
        assert (said.code, said.raw, len(said.err.splitlines())) == (1, b"", 1)
        assert secret.read_bytes() == b"1"
        assert state(folder) == {MARK: SETTINGS}
