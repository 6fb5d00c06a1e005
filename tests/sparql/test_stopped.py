"""A query that takes too much is stopped: a sentence, exit code 1, nothing left running, and the next command works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.asking import DESK, ENVIRONMENT, ask, command

from skillgraph.sparql import running as running_room
from skillgraph.sparql.errors import QueryStopped
from skillgraph.sparql.request import DataFile, Request
from skillgraph.sparql.running import gathered

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
MANY = 20_000
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

TOO_MUCH = {
    "an endless product": ENDLESS,
    "an endless sort": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?b LIMIT 1",
    "paths over paths": "SELECT (COUNT(*) AS ?n) { ?a (!sg:x|^sg:y)* ?b . ?b (!sg:x)* ?c . ?c (!sg:x|^sg:z)+ ?d }",
    "nested braces": "ASK {" + "{" * MANY + "}" * MANY + "}",
    "nested negations": "ASK { FILTER(" + "!" * MANY + "true) }",
    "a long sum": "SELECT (1" + "+1" * MANY + " AS ?x) {}",
    "many unions": "SELECT * { {}" + " UNION {}" * MANY + " }",
    "nested functions": "SELECT (" + "ABS(" * MANY + "1" + ")" * MANY + " AS ?x) {}",
    "strings that double": (
        'SELECT ?n { BIND("aaaaaaaaaaaaaaaa" AS ?a0) '
        + " ".join(f"BIND(CONCAT(?a{i}, ?a{i}) AS ?a{i + 1})" for i in range(60))
        + " BIND(STRLEN(?a60) AS ?n) }"
    ),
    "five megabytes": "ASK { } #" + "x" * 5_000_000,
}


@pytest.fixture
def mark() -> str:
    """A name in the environment of all that one test starts."""
    return uuid.uuid4().hex


def start(mark: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*arguments),
        cwd=DESK,
        env={**os.environ, **ENVIRONMENT, "SKILLGRAPH_TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def running(mark: str) -> list[int]:
    """The processes that bear a mark and still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                bears = mark.encode() in (folder / "environ").read_bytes()
                if bears and "State:\tZ" not in (folder / "status").read_text():
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


def until(done: Callable[[], bool]) -> bool:
    """Wait for something that is sure to come, or give up long after it should have."""
    for _ in range(300):
        if done():
            return True
        time.sleep(0.1)
    return False


@LINUX
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", TOO_MUCH.values(), ids=TOO_MUCH)
def test_it_is_stopped(query: str, lang: str, mark: str, tmp_path: Path) -> None:
    (tmp_path / "query.rq").write_text(query, encoding="utf-8")
    process = start(mark, "query", "-f", str(tmp_path / "query.rq"), "--timeout", "1", "--lang", lang)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    last = err.decode("utf-8").splitlines()[-1]
    assert {"zh": ("查询已停止", "查询未执行"), "en": ("The query was ", "The query was ")}[lang][0] in last or (
        "查询未执行" in last
    )
    assert "Traceback" not in err.decode("utf-8")
    assert running(mark) == []
    assert ask("query", "ASK {}", "--format", "csv").out == "true\n"


@LINUX
def test_when_it_is_interrupted_nothing_is_left(mark: str) -> None:
    process = start(mark, "query", ENDLESS, "--timeout", "600")
    assert until(lambda: len(running(mark)) == 2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    assert b"Stopped." in err
    assert running(mark) == []


@LINUX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_when_it_is_killed_nothing_is_left(mark: str, how: signal.Signals) -> None:
    process = start(mark, "query", ENDLESS, "--timeout", "600")
    assert until(lambda: len(running(mark)) == 2)
    process.send_signal(how)
    process.communicate(timeout=60)
    assert until(lambda: running(mark) == [])


def test_what_takes_too_much_memory_is_told(tmp_path: Path) -> None:
    data = tmp_path / "a.nt"
    data.write_text(f'<http://a/> <http://b/> "{"x" * 1000}" .\n', encoding="utf-8")
    query = "SELECT (STRLEN(?a30) AS ?n) { ?s ?p ?a0 " + " ".join(
        f"BIND(CONCAT(?a{i}, ?a{i}) AS ?a{i + 1})" for i in range(30)
    )
    request = Request(query + " }", files=(DataFile(str(data)),), memory=400 << 20)
    with pytest.raises(QueryStopped, match="more memory than the limit of"):
        gathered(request)


def test_the_time_is_kept_by_the_process_that_asks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system without an alarm: the process that answers does not end by itself."""
    (tmp_path / "endless.py").write_text("while True: pass\n", encoding="utf-8")
    monkeypatch.setattr(running_room, "_WORKER", str(tmp_path / "endless.py"))
    with pytest.raises(QueryStopped, match=r"the time limit of 0\.5 s"):
        gathered(Request("ASK {}", seconds=0.5))


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dies.py").write_text("raise SystemExit(7)\n", encoding="utf-8")
    monkeypatch.setattr(running_room, "_WORKER", str(tmp_path / "dies.py"))
    with pytest.raises(QueryStopped, match="ended unexpectedly"):
        gathered(Request("ASK {}" + " " * 100_000))


# ---------------------------------------------------------------- an answer that is written as it comes


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("rows") / "made-up.nt"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f'<http://a/{n}> <http://b/> "{n}" .\n' for n in range(2_000))
    return file


PRODUCT = "SELECT ?s ?t { ?s ?p ?o . ?t ?q ?r }"


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_a_hundred_thousand_rows_all_come(rows: Path, form: str) -> None:
    said = ask("query", PRODUCT, "--data", str(rows), "--limit", "100000", "--format", form, "--lang", "en")
    assert said.code == 0
    assert said.out.count("http://a/") == 200_000
    assert "These are the first 100,000 rows; there are more." in said.err


@LINUX
def test_the_first_row_comes_before_the_last_and_what_was_written_stays(rows: Path, mark: str) -> None:
    process = start(
        mark, "query", PRODUCT, "--data", str(rows), "--limit", "1000000000", "--format", "csv", "--lang", "en"
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"s,t\r\n"
    assert process.stdout.readline().startswith(b"http://a/")
    assert all(process.stdout.readline() for _ in range(10_000))
    # It still runs: four million rows do not fit the pipe that nobody reads.
    (worker,) = [pid for pid in running(mark) if pid != process.pid]
    os.kill(worker, signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"The answer is incomplete" in err
    assert running(mark) == []


@LINUX
def test_the_time_limit_leaves_what_was_written(rows: Path, mark: str) -> None:
    process = start(
        mark,
        "query",
        PRODUCT,
        "--data",
        str(rows),
        "--timeout",
        "1",
        "--limit",
        "1000000000",
        "--format",
        "tsv",
        "--lang",
        "zh",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"?s\t?t\n"
    # Nobody reads on until its time is over.
    assert until(lambda: len(running(mark)) <= 1)
    rest, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert rest.count(b"\n") > 1_000
    assert "答案不完整" in err.decode("utf-8")


@LINUX
def test_a_file_is_written_whole_or_not_at_all(rows: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("before", encoding="utf-8")
    said = ask(
        "query",
        PRODUCT,
        "--data",
        str(rows),
        "--timeout",
        "0.7",
        "--limit",
        "1000000000",
        "-o",
        str(tmp_path / "kept.csv"),
    )
    assert said.code == 1
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("kept.csv", "before")]
    assert "stays" not in said.err


@LINUX
def test_a_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    said = ask("query", "SELECT (1 AS ?x) {}", "--format", "tsv", "-o", str(tmp_path / "pipe"))
    out, _ = reader.communicate(timeout=60)
    assert (said.code, out) == (0, b"?x\n1\n")
    assert (tmp_path / "pipe").is_fifo()
    process = start("x", "query", "SELECT (1 AS ?x) {}", "--format", "tsv", "-o", "/dev/stdout")
    assert process.communicate(timeout=60)[0] == b"?x\n1\n"


def test_whoever_has_read_enough_may_leave(rows: Path, mark: str) -> None:
    process = start(
        mark, "query", PRODUCT, "--data", str(rows), "--limit", "1000000000", "--format", "csv", "--lang", "en"
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"s,t\r\n"
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    assert (process.wait(timeout=60), err) == (0, b"")


@LINUX
def test_memory_stays_flat_while_rows_go_by(rows: Path, mark: str) -> None:
    """Ten times the rows take no more memory: the most that either process ever held."""
    peaks = []
    for limit in ("100000", "1000000"):
        process = start(mark, "query", PRODUCT, "--data", str(rows), "--limit", limit, "--format", "tsv")
        peak = 0
        assert process.stdout is not None
        while process.stdout.read(1 << 20):
            peak = max([peak, *(_most(pid) for pid in running(mark))])
        process.communicate(timeout=60)
        assert process.returncode == 0
        peaks.append(peak)
    assert peaks[1] < peaks[0] + (16 << 10)


def _most(pid: int) -> int:
    """The most memory that a process has held, in kilobytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0][1]) if lines else 0
