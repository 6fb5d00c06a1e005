"""Whatever happens to the cache, the workspace or the process, the next command answers, and answers right."""

from __future__ import annotations

import contextlib
import glob
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from skillgraph import resources
from skillgraph.graph import Graph
from skillgraph.index import cache
from skillgraph.index import pointer as look
from skillgraph.index.view import View

RECORDS = "records/kunming-2023-letter.ttl"
LETTER = "sources/kunming-2023-letter/1.md"
GLASS, HYDRO = "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"
PARTNERS = [(GLASS, 1247), (HYDRO, 1247)]
TWO_DAYS_AGO = time.time() - 2 * 86_400

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Desk:
    """A copy of the Kunming workspace and a cache of its own, asked by the real command line."""

    workspace: Path
    cache: Path
    package: Path = Path(resources.PACKAGE)
    extra: Mapping[str, str] = field(default_factory=dict)

    def start(self) -> subprocess.Popen[str]:
        kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if key in os.environ}
        own = {
            "HOME": str(self.cache.parent),
            "SKILLGRAPH_CACHE": str(self.cache),
            "PYTHONPATH": str(self.package.parent),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "skillgraph", *question(self.workspace)],
            env={**kept, **own, **self.extra},
            cwd=self.workspace.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self) -> list[tuple[str, int]]:
        return named(self.rows())

    def rows(self) -> Rows:
        return answer(self.start())

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.workspace / name
        text = file.read_bytes().decode()
        assert old in text
        file.write_bytes(text.replace(old, new).encode())

    def indexes(self) -> dict[str, tuple[int, int]]:
        """Each index by name, with what changes when it is built anew."""
        found = {}
        for folder in (self.cache / "indexes").glob("*"):
            marks = (folder / "manifest.json").stat() if (folder / "manifest.json").exists() else folder.stat()
            found[folder.name] = (marks.st_ino, marks.st_mtime_ns)
        return found

    def pointer(self) -> Path:
        """The file that says which index is this workspace's."""
        pointers = (self.cache / "pointers").iterdir()
        settings = str(self.workspace / "skillgraph.toml")
        [own] = [file for file in pointers if look.read(str(file))[2].split("\0")[0].endswith(f" {settings}")]
        return own

    def index(self) -> Path:
        return self.cache / "indexes" / look.read(str(self.pointer()))[0]

    def drafts(self) -> list[Path]:
        return list((self.cache / "building").iterdir())


def question(workspace: Path) -> list[str]:
    return ["partners", "昆明技师学院", "--format", "json", "--lang", "zh", "-w", str(workspace)]


def answer(process: subprocess.Popen[str]) -> Rows:
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    rows: Rows = json.loads(out)["rows"]
    return rows


def named(rows: Rows) -> list[tuple[str, int]]:
    return [(row["partner_name"], row["headcount"]) for row in rows]


def copy_of_kunming(folder: Path) -> Path:
    shutil.copytree(resources.example(), folder)
    return folder


def rest() -> None:
    """Wait until a file changed just now counts as settled, so that a look at it may be trusted."""
    time.sleep(look.SETTLED_NS / 1e9 + 0.1)


@pytest.fixture
def fresh(tmp_path: Path) -> Desk:
    """A desk whose cache is empty."""
    return Desk(copy_of_kunming(tmp_path / "kunming"), tmp_path / "cache")


@pytest.fixture(scope="module")
def rested(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose files have long not changed, so that its pointer is trusted; each test leaves it whole."""
    folder = tmp_path_factory.mktemp("rested")
    desk = Desk(copy_of_kunming(folder / "kunming"), folder / "cache")
    rest()
    assert desk.ask() == PARTNERS
    return desk


@pytest.fixture
def desk(rested: Desk, tmp_path: Path) -> Desk:
    """A copy to be changed, whose index is there already."""
    desk = Desk(copy_of_kunming(tmp_path / "kunming"), rested.cache)
    assert desk.ask() == PARTNERS
    assert desk.index() == rested.index()
    return desk


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Desk], None]]:
    """Lets this process, too, use the cache of a desk."""

    def use(desk: Desk) -> None:
        monkeypatch.setenv("SKILLGRAPH_CACHE", str(desk.cache))
        look.home.cache_clear()

    yield use
    look.home.cache_clear()


# ---------------------------------------------------------------- many at once


def test_twenty_commands_at_once_on_an_empty_cache_build_one_index(fresh: Desk) -> None:
    processes = [fresh.start() for _ in range(20)]
    while not (built := fresh.indexes()) and any(process.poll() is None for process in processes):
        time.sleep(0.005)
    answers = [answer(process) for process in processes]
    assert all(rows == answers[0] for rows in answers)
    assert named(answers[0]) == PARTNERS
    assert fresh.indexes() == built
    assert len(built) == 1
    assert fresh.drafts() == []
    assert list((fresh.cache / "pointers").iterdir()) == [fresh.pointer()]


def test_several_commands_at_once_mend_a_damaged_index(rested: Desk) -> None:
    (rested.index() / look.READ_MODEL).write_bytes(b"")
    for process in [rested.start() for _ in range(5)]:
        assert named(answer(process)) == PARTNERS
    assert cache.is_whole(rested.index())


def test_copies_of_a_workspace_share_an_index(rested: Desk, tmp_path: Path) -> None:
    built = rested.indexes()
    assert Desk(copy_of_kunming(tmp_path / "copy"), rested.cache).ask() == PARTNERS
    assert rested.indexes() == built


# ---------------------------------------------------------------- killed builds

STAGES = {
    "begun": "building/*",
    "store being written": "building/*/store/*.sst",
    "read model being written": "building/*/read.sqlite",
    "manifest being written": "building/*/manifest.json",
    "put in its place": "indexes/*",
}


@pytest.mark.parametrize("moment", [*STAGES, *range(3)])
def test_a_killed_build_is_never_taken_for_an_index(fresh: Desk, moment: str | int) -> None:
    process = fresh.start()
    if isinstance(moment, int):
        time.sleep(random.Random(moment).uniform(0.1, 0.8))  # noqa: S311 - nothing secret
    else:
        while process.poll() is None and not glob.glob(str(fresh.cache / STAGES[moment])):
            time.sleep(0.0005)
    process.kill()
    process.communicate()
    for name in fresh.indexes():
        assert cache.is_whole(fresh.cache / "indexes" / name)
    assert fresh.ask() == PARTNERS
    assert cache.is_whole(fresh.index())
    assert fresh.drafts() == []


# ---------------------------------------------------------------- damage


def flip_a_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def halve(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def largest(folder: Path) -> Path:
    return max(folder.iterdir(), key=lambda file: file.stat().st_size)


def lose(index: Path, pointer: Path) -> None:
    shutil.rmtree(index)
    os.truncate(pointer, pointer.read_bytes().rindex(b"\n\0\n") + 3)


DAMAGE: dict[str, Callable[[Path, Path], object]] = {
    "read model: a byte flipped": lambda index, _: flip_a_byte(index / "read.sqlite"),
    "read model: emptied": lambda index, _: os.truncate(index / "read.sqlite", 0),
    "read model: cut in half": lambda index, _: halve(index / "read.sqlite"),
    "read model: replaced by text": lambda index, _: (index / "read.sqlite").write_text("这不是数据库"),
    "manifest: emptied": lambda index, _: os.truncate(index / "manifest.json", 0),
    "manifest: broken JSON": lambda index, _: halve(index / "manifest.json"),
    "manifest: not UTF-8": lambda index, _: (index / "manifest.json").write_bytes(b'{"\xff": 1}'),
    "store: a file cut in half": lambda index, _: halve(largest(index / "store")),
    "index deleted": lambda index, _: shutil.rmtree(index),
    "index deleted, pointer does not say how it looked": lambda index, pointer: lose(index, pointer),
    "pointer: emptied": lambda _, pointer: os.truncate(pointer, 0),
    "pointer: cut in half": lambda _, pointer: halve(pointer),
    "pointer: not UTF-8": lambda _, pointer: pointer.write_bytes(b"\xff\xfe"),
    "pointer: a list": lambda _, pointer: pointer.write_text("[1, 2]"),
    "pointer: deleted": lambda _, pointer: pointer.unlink(),
    "lock files deleted": lambda index, _: shutil.rmtree(index.parents[1] / "locks"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_made_anew_by_the_next_command(rested: Desk, damage: str) -> None:
    DAMAGE[damage](rested.index(), rested.pointer())
    assert rested.ask() == PARTNERS
    assert cache.is_whole(rested.index())
    assert rested.drafts() == []


def partners(graph: Graph) -> list[str]:
    return [row.partner_name for row in graph.partners("昆明技师学院").rows]


@pytest.mark.parametrize("broken", [b"", b"no database"])
def test_damage_met_by_a_question_is_mended_and_the_question_answered(
    rested: Desk, at_hand: Callable[[Desk], None], broken: bytes
) -> None:
    at_hand(rested)
    with Graph(rested.workspace, "zh") as graph:
        graph.close()
        (Path(graph._view.index) / look.READ_MODEL).write_bytes(broken)
        graph._view = View(graph._view.index)
        assert partners(graph) == [GLASS, HYDRO]
        assert cache.is_whole(Path(graph._view.index))


def test_damage_done_after_one_opening_is_met_by_the_next(rested: Desk, at_hand: Callable[[Desk], None]) -> None:
    at_hand(rested)
    with Graph(rested.workspace, "zh") as before:
        assert partners(before) == [GLASS, HYDRO]
    (rested.index() / look.READ_MODEL).write_bytes(b"no database")
    with Graph(rested.workspace, "zh") as after:
        assert partners(after) == [GLASS, HYDRO]


# ---------------------------------------------------------------- the workspace changes

EDITS = {
    "head-count": ((RECORDS, "sg:headcount 1247", "sg:headcount 1248"),),
    "quote": ((RECORDS, "对 1247 人", "对 1250 人"), (LETTER, "对 1247 人", "对 1250 人")),
    "name": (("entities.ttl", GLASS, "云翔玻璃"),),
}


@pytest.mark.parametrize("edited", EDITS)
def test_an_edit_is_answered_at_once(desk: Desk, edited: str) -> None:
    """The edit follows the first answer within the same second, and the quote's edit keeps every size."""
    before = desk.index()
    for edit in EDITS[edited]:
        desk.edit(*edit)
    rows = desk.rows()
    assert desk.index() != before
    assert named(rows) == {
        "head-count": [(GLASS, 1248), (HYDRO, 1248)],
        "name": [("云翔玻璃", 1247), (HYDRO, 1247)],
    }.get(edited, PARTNERS)
    if edited == "quote":
        assert "对 1250 人" in rows[0]["evidence"][0]["quote"]


def test_an_edit_that_keeps_size_and_time_is_answered_at_once(desk: Desk) -> None:
    rest()
    assert desk.ask() == PARTNERS
    file = desk.workspace / RECORDS
    before = file.stat()
    desk.edit(RECORDS, "sg:headcount 1247", "sg:headcount 1248")
    if os.name == "posix":  # Windows keeps no time of change that a program cannot set
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_size == before.st_size
    assert desk.ask() == [(GLASS, 1248), (HYDRO, 1248)]


def test_an_edit_within_one_tick_of_the_clock_is_answered(
    desk: Desk, at_hand: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some clocks of files tick so slowly that a second change leaves every mark as the first one set it."""
    real, first = look.signature, look.signature([str(desk.workspace / RECORDS)])[0]

    def blurred(files: Iterable[str]) -> look.Signature:
        return [first if row[4] == first[4] else row for row in real(files)]

    at_hand(desk)
    monkeypatch.setattr(look, "signature", blurred)
    for before, count in ((1247, 1248), (1248, 1249)):
        desk.edit(RECORDS, f"sg:headcount {before}", f"sg:headcount {count}")
        with Graph(desk.workspace, "zh") as graph:
            assert {row.headcount for row in graph.partners("昆明技师学院").rows} == {count}


def test_files_touched_but_not_changed_need_no_new_index(desk: Desk) -> None:
    built = desk.indexes()
    for file in desk.workspace.rglob("*"):
        os.utime(file)
    assert desk.ask() == PARTNERS
    assert desk.indexes() == built


def test_files_removed_and_added_are_answered_at_once(desk: Desk, tmp_path: Path) -> None:
    before = desk.index()
    (desk.workspace / RECORDS).rename(tmp_path / "aside")
    assert desk.ask() == []
    (tmp_path / "aside").rename(desk.workspace / RECORDS)
    assert desk.ask() == PARTNERS
    assert desk.index() == before
    (desk.workspace / "sources" / "附件.txt").write_text("附件", encoding="utf-8")
    assert desk.ask() == PARTNERS
    assert desk.index() != before


def test_an_unchanged_workspace_is_known_by_a_look_alone(
    rested: Desk, at_hand: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(*_: object) -> None:
        raise AssertionError("no file needs to be read")

    at_hand(rested)
    rested.ask()
    monkeypatch.setattr(cache, "_content_hash", reads)
    monkeypatch.setattr(cache, "is_whole", reads)
    assert look.trusted(str(rested.workspace.resolve())) == str(rested.index())


def test_reading_an_index_does_not_change_it(rested: Desk, at_hand: Callable[[Desk], None]) -> None:
    at_hand(rested)
    before = look.look(str(rested.index()))
    with Graph(rested.workspace) as graph:
        graph.show("昆明技师学院")
        assert len(graph._view.store()) > 0
    assert look.look(str(rested.index())) == before


# ---------------------------------------------------------------- what else an index is made of


def test_all_code_that_derives_an_index_is_part_of_its_key() -> None:
    """What is left out holds only values, errors and places, and derives nothing."""
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, skillgraph.index.build\n"
            "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('skillgraph')), sep='\\n')",
        ],
        env={**os.environ, "PYTHONPATH": str(Path(resources.PACKAGE).parent), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.split("\n")
    code = {Path(file).resolve() for file in loaded if file}
    package = Path(resources.PACKAGE)
    plain = {package / name for name in ("__init__.py", "records.py", "resources.py")}
    plain |= {package / "workspace" / name for name in ("__init__.py", "places.py")} | set(package.glob("errors/*.py"))
    assert code - plain <= set(map(Path, look.files(str(resources.example()))))


def test_the_whole_ontology_is_part_of_the_key() -> None:
    meaning = {file for file in resources.ontology().rglob("*") if file.suffix in {".ttl", ".rq"}}
    assert meaning <= set(map(Path, look.files(str(resources.example()))))


def test_a_change_of_the_ontology_is_answered_at_once(tmp_path: Path) -> None:
    lay_out_checkout(tmp_path)
    desk = Desk(tmp_path / "data" / "kunming-2023", tmp_path / "cache", tmp_path / "src" / "skillgraph")
    assert {row["kind_name"] for row in desk.rows()} == {"企业新型学徒制"}
    schemes = tmp_path / "ontology" / "schemes.ttl"
    schemes.write_bytes(schemes.read_bytes().replace("企业新型学徒制".encode(), "新型学徒制".encode()))
    assert {row["kind_name"] for row in desk.rows()} == {"新型学徒制"}


# ---------------------------------------------------------------- old indexes


def test_old_indexes_that_nobody_needs_go_with_the_next_build(fresh: Desk, tmp_path: Path) -> None:
    other = Desk(copy_of_kunming(tmp_path / "other"), fresh.cache)
    other.edit(RECORDS, "sg:headcount 1247", "sg:headcount 1")
    other.ask()
    needed = other.index()
    rooms = {name: fresh.cache / name for name in ("indexes", "building")}
    old = [rooms["indexes"] / "old", rooms["indexes"] / "trash-1-1", rooms["building"] / "old"]
    young = [rooms["indexes"] / "young", rooms["building"] / "young"]
    for folder in [*old, *young]:
        folder.mkdir()
    for folder in [*old, needed]:
        os.utime(folder, (TWO_DAYS_AGO, TWO_DAYS_AGO))

    fresh.ask()
    assert not any(folder.exists() for folder in old)
    assert all(folder.exists() for folder in [*young, needed])

    # Nobody needs the index of a workspace that is gone.
    shutil.rmtree(other.workspace)
    fresh.edit(RECORDS, "sg:headcount 1247", "sg:headcount 2")
    fresh.ask()
    assert not needed.exists()


# ---------------------------------------------------------------- odd places


def test_paths_may_hold_any_character(tmp_path: Path) -> None:
    name = "工 作 区#1&%41'" + ("" if os.name == "nt" else '?"')
    desk = Desk(copy_of_kunming(tmp_path / name), tmp_path / f"{name} cache")
    assert desk.ask() == PARTNERS
    assert len(desk.indexes()) == 1


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="only there are names bytes of any kind")
def test_names_of_files_need_not_be_unicode(fresh: Desk) -> None:
    """As in a zip file from a Chinese Windows, unpacked without asking."""
    Path(os.fsdecode(os.fsencode(fresh.workspace / "sources") + b"/" + "附件.txt".encode("gbk"))).write_text("x")
    assert fresh.ask() == PARTNERS


@pytest.mark.parametrize("place", ["relative", "two slashes", "a file", "below a file"])
def test_any_place_for_the_cache_will_do(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    chosen = {
        "relative": "cache",
        "two slashes": f"/{tmp_path}/cache" if os.name == "posix" else f"{tmp_path}\\\\cache",
        "a file": str(tmp_path / "file"),
        "below a file": str(tmp_path / "file" / "below"),
    }[place]
    (tmp_path / "tmp").mkdir()
    temporary = {"SKILLGRAPH_CACHE": chosen, **dict.fromkeys(("TMPDIR", "TEMP"), str(tmp_path / "tmp"))}
    desk = Desk(copy_of_kunming(tmp_path / "kunming"), tmp_path / "cache", extra=temporary)
    assert desk.ask() == PARTNERS
    assert (tmp_path / "cache" / "indexes").exists() == ("file" not in place)
    assert list((tmp_path / "tmp").iterdir()) == []


# ---------------------------------------------------------------- a package that cannot be written


def lay_out_checkout(folder: Path) -> None:
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(resources.PACKAGE, folder / "src" / "skillgraph", ignore=no_caches)
    shutil.copytree(resources.ontology(), folder / "ontology")
    shutil.copytree(resources.example(), folder / "data" / "kunming-2023")


def set_modes(folder: Path, folders: int, files: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(folders if path.is_dir() else files)


@dataclass(frozen=True)
class Visitor:
    """Runs Python as someone who may write nothing here; as oneself where one is not root."""

    room: Path
    python: str
    environment: Mapping[str, str]
    identity: Mapping[str, Any]

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.python, *arguments],
            env={**self.environment, **environment},
            cwd=self.room,
            capture_output=True,
            encoding="utf-8",
            check=False,
            **self.identity,
        )

    def ask(self, **environment: str) -> list[tuple[str, int]]:
        workspace = self.room / "checkout" / "data" / "kunming-2023"
        done = self.run("-m", "skillgraph", *question(workspace), **environment)
        assert (done.returncode, done.stderr) == (0, "")
        return named(json.loads(done.stdout)["rows"])

    def folder(self, name: str, mode: int) -> Path:
        """A folder of the visitor's own if it is to be writable, else of whoever runs the tests."""
        folder = self.room / name
        folder.mkdir()
        if mode & 0o200 and "user" in self.identity:
            os.chown(folder, self.identity["user"], self.identity["group"])
        folder.chmod(mode)
        return folder


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    # A test's own folder is closed to others, so this one lies beside it.
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as closing:
        room = Path(name).resolve()
        room.chmod(0o755)
        lay_out_checkout(room / "checkout")
        set_modes(room / "checkout", 0o555, 0o444)
        closing.callback(set_modes, room, 0o755, 0o644)
        guest = as_nobody(room, closing) if os.name == "posix" and os.geteuid() == 0 else as_oneself(room)
        done = guest.run("-c", "import sqlite3, click, pyoxigraph, skillgraph.cli")
        assert done.returncode == 0, f"the user nobody must be able to read Python and its packages: {done.stderr}"
        yield guest


def as_oneself(room: Path) -> Visitor:
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    return Visitor(room, sys.executable, {**kept, "PYTHONPATH": str(room / "checkout" / "src")}, {})


def as_nobody(room: Path, closing: contextlib.ExitStack) -> Visitor:
    """The user nobody runs the same Python, though it may lie in a folder that only root may enter."""
    import pwd

    opened: list[int] = []

    def reach(folder: str | Path) -> str:
        """A way to a folder that does not lead through those above it: an open folder handed to the child."""
        if not Path("/proc/self/fd").exists():
            return str(folder)
        opened.append(os.open(folder, os.O_RDONLY))
        closing.callback(os.close, opened[-1])
        return f"/proc/self/fd/{opened[-1]}"

    executable = Path(sys.executable).resolve()
    home = reach(sys.base_prefix)
    packages = [reach(path) for path in sys.path if Path(path).name in {"site-packages", "dist-packages"}]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONHOME": home,
        "PYTHONPATH": os.pathsep.join([str(room / "checkout" / "src"), *packages]),
        "LD_LIBRARY_PATH": f"{home}/lib",
    }
    nobody = pwd.getpwnam("nobody")
    identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "pass_fds": opened}
    return Visitor(room, f"{reach(executable.parent)}/{executable.name}", environment, identity)


HOMES: dict[str, Callable[[Visitor, str], dict[str, str]]] = {
    "a home of one's own": lambda visitor, name: {"HOME": str(visitor.folder(name, 0o755))},
    "a home that cannot be written": lambda visitor, name: {"HOME": str(visitor.folder(name, 0o555))},
    "a home that is no folder": lambda visitor, name: {"HOME": os.devnull},
    "no home": lambda visitor, name: {},
    "a cache that cannot be written": lambda visitor, name: {
        "HOME": str(visitor.folder(f"{name} home", 0o755)),
        "SKILLGRAPH_CACHE": str(visitor.folder(name, 0o555)),
    },
}


@pytest.mark.parametrize("case", HOMES)
def test_a_read_only_package_answers_and_leaves_nothing_behind(visitor: Visitor, case: str) -> None:
    shipped = sorted((visitor.room / "checkout").rglob("*"))
    temporary = visitor.folder(f"temporary, with {case}", 0o777)
    environment = {**HOMES[case](visitor, case), **dict.fromkeys(("TMPDIR", "TEMP"), str(temporary))}
    assert visitor.ask(**environment) == PARTNERS
    assert list(temporary.iterdir()) == []
    assert sorted((visitor.room / "checkout").rglob("*")) == shipped


def test_an_index_that_can_only_be_read_is_read(visitor: Visitor) -> None:
    shared, temporary = visitor.folder("shared", 0o755), visitor.folder("temporary, with shared", 0o777)
    environment = {"SKILLGRAPH_CACHE": str(shared), **dict.fromkeys(("TMPDIR", "TEMP"), str(temporary))}
    assert visitor.ask(**environment) == PARTNERS
    set_modes(shared, 0o555, 0o444)
    temporary.chmod(0o555)
    content = sorted(shared.rglob("*"))
    assert visitor.ask(**environment) == PARTNERS
    assert sorted(shared.rglob("*")) == content


def test_a_change_that_is_taken_back_while_an_index_is_built_is_in_no_index(fresh: Desk) -> None:
    """Else the index would bear the name of what the files say again, and hold what they said for a moment."""
    file = fresh.workspace / "entities.ttl"
    own = file.read_bytes()
    built: list[cache.Sources] = []

    def build(sources: cache.Sources, index: Path) -> None:
        if not built:
            file.write_bytes(own + b"# for a moment\n")
            (index / "read").write_bytes(file.read_bytes())
            file.write_bytes(own)
        else:
            (index / "read").write_bytes(file.read_bytes())
        built.append(sources)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLGRAPH_CACHE", str(fresh.cache))
        look.home.cache_clear()
        index = cache.locate(fresh.workspace, build)
    look.home.cache_clear()
    assert len(built) == 2
    assert (index / "read").read_bytes() == own


def test_a_text_that_no_record_names_changes_no_answer_and_a_text_that_is_gone_does(desk: Desk) -> None:
    """A look passes over a new text; a text that the index rests on is looked at each time."""
    rest()
    desk.ask()
    index = desk.index()
    new = desk.workspace / "sources" / "other" / "1.md"
    new.parent.mkdir()
    new.write_text("无人提及。", encoding="utf-8")
    assert desk.ask()
    assert desk.index() == index
    text = next((desk.workspace / "sources").glob("kunming*/*.md"))
    text.unlink()
    with pytest.raises(AssertionError):
        desk.ask()
