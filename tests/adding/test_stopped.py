"""`add` that is killed, that meets another, that has no room or no right: all or nothing, and the next one works."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tests.adding.files import HEADINGS, ROW, add, state, table, workspace
from tests.asking import ENVIRONMENT, ask
from tests.workspace.cities import environment

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals, limits and users")
KILLS = 100
NURSERY = Path(__file__).with_name("nursery.py")
MORE = [
    HEADINGS,
    *(("冠名班", f"昆明{number}号技师学院", f"云南{number}号有限公司", str(number)) for number in range(2, 60)),
]


class Nursery:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        assert self.heard().startswith("ready")

    def heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().strip()

    def begin(self, *arguments: str | Path) -> int:
        assert self.process.stdin is not None
        self.process.stdin.write((json.dumps([str(each) for each in arguments]) + "\n").encode())
        self.process.stdin.flush()
        return int(self.heard())


@contextmanager
def nursery() -> Iterator[Nursery]:
    surroundings = {**environment(), "LC_ALL": "C.UTF-8", "SKILLGRAPH_CACHE": ENVIRONMENT["SKILLGRAPH_CACHE"]}
    with subprocess.Popen(
        [sys.executable, str(NURSERY)], env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


@posix
def test_a_hundred_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    city = workspace(tmp_path / "city")
    file = table(tmp_path / "more.csv", MORE)
    before = state(city)
    moments = random.Random(20230512)  # noqa: S311 - the same moments each time
    seen = {"before": 0, "after": 0}
    with nursery() as home:
        whole = Path(shutil.copytree(city, tmp_path / "whole"))
        started = time.monotonic()
        home.begin("add", file, "-w", whole)
        assert home.heard() == "0"
        lasts, after = time.monotonic() - started, state(whole)
        assert after != before
        for turn in range(KILLS):
            folder = Path(shutil.copytree(city, tmp_path / f"city-{turn}"))
            child = home.begin("add", file, "-w", folder)
            time.sleep(moments.uniform(0, 1.5 * lasts))
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            home.heard()
            # The next command works, whichever it is, and puts right what is half in place.
            said = ask("log", "-w", str(folder), "--format", "csv", "--lang", "en")
            assert (said.code, said.err) == (0, "")
            now = state(folder)
            assert now in (before, after), turn
            seen["after" if now == after else "before"] += 1
            assert len(said.out.splitlines()) == (3 if now == after else 2)
            if turn % 10 == 0:
                assert add(folder, file).code == 0
                assert state(folder) == after
            shutil.rmtree(folder)
    assert seen["before"] > 0
    assert seen["after"] > 0


@posix
def test_of_two_at_once_each_is_whole_and_none_is_lost(tmp_path: Path) -> None:
    city = workspace(tmp_path / "city")
    files = [table(tmp_path / f"{name}.csv", [HEADINGS, *rows]) for name, rows in (("a", MORE[1:30]), ("b", MORE[30:]))]
    with nursery() as one, nursery() as other:
        for home, file in ((one, files[0]), (other, files[1])):
            home.begin("add", file, "-w", city)
        ended = [home.heard() for home in (one, other)]
    assert set(ended) <= {"0", "1"}
    assert "0" in ended
    for code, file in zip(ended, files, strict=True):
        held = (city / "records" / f"{file.stem}.ttl").exists()
        assert held == (code == "0")
        assert add(city, file).code == 0
    assert ask("validate", "-w", str(city)).code == 0
    assert len(ask("log", "-w", str(city), "--format", "csv").out.splitlines()) == 4


# Limits -----------------------------------------------------------------------------------------------------

SMALL_FILES = """
import resource, sys
from skillgraph.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
main(sys.argv[1:])
"""
NOBODY = """
import os, sys
from skillgraph.cli import main
try:
    main([*sys.argv[1:], "--dry-run"])  # loads all that nobody may not read
except SystemExit:
    pass
sys.stdout.flush()
import filelock, getpass, platform
os.dup2(2, 1)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main(sys.argv[1:])
"""


def limited(code: str, *arguments: str | Path) -> tuple[int, str]:
    """The exit code and what is said on standard error."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], env={**environment(), "LC_ALL": "C.UTF-8"},
        capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr.decode().strip()


@posix
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "无法更改 {}：超出了文件大小的上限。什么都没有改动。"),
        ("en", "{} cannot be changed: a file may not be that large. Nothing was changed."),
    ],
)
def test_a_limit_of_a_files_size_is_a_sentence_and_changes_nothing(tmp_path: Path, lang: str, sentence: str) -> None:
    city, file = workspace(tmp_path / "city"), table(tmp_path / "more.csv", MORE)
    before = state(city)
    assert limited(SMALL_FILES, "add", file, "-w", city, "--lang", lang) == (1, sentence.format(city))
    assert state(city) == before
    assert add(city, file).code == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here; the limit of a file's size is tested instead")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a disk")
def test_a_full_disk_is_a_sentence_and_changes_nothing(small_disk: Path, tmp_path: Path) -> None:
    city, file = workspace(small_disk / "city"), table(tmp_path / "more.csv", MORE)
    before = state(city)
    filling = small_disk / "filling"
    with open(filling, "wb", buffering=0) as out, suppress(OSError):
        while out.write(b"0" * 4096):
            pass
    said = add(city, file)
    assert (said.code, said.raw) == (1, b"")
    assert said.err == f"{city} cannot be changed: the disk is full. Nothing was changed.\n"
    assert state(city) == before
    filling.unlink()
    assert add(city, file).code == 0


@posix
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "无法更改 {}：没有权限。什么都没有改动。"),
        ("en", "{} cannot be changed: it is not permitted. Nothing was changed."),
    ],
)
def test_a_workspace_that_may_not_be_written_is_a_sentence(lang: str, sentence: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        city, file = workspace(Path(place) / "city"), table(Path(place) / "more.csv", [HEADINGS, ROW, *MORE[1:3]])
        before = state(city)
        folders = [city, *(each for each in city.rglob("*") if each.is_dir())]
        for each in folders:
            each.chmod(0o555)
        (city / ".skillgraph" / "lock").chmod(0o444)
        code, said = limited(NOBODY, "add", file, "-w", city, "--lang", lang)
        assert (code, said.splitlines()[-1]) == (1, sentence.format(city))
        assert state(city) == before
        for each in folders:
            each.chmod(0o755)
