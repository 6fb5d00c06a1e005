"""Building a large index can be stopped, or be killed, and leaves nothing half-made and nobody at work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import synthetic
from invented.bodies import CITY

BUILD = """
import sys
from skillgraph.index import build
build._LARGE = 0
import skillgraph
skillgraph.open(sys.argv[1])
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are looked for in /proc")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stopped") / "city"
    synthetic.generate(folder, CITY.holding(400, 20_000))
    return folder


def children(parent: int) -> set[int]:
    found = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False).stdout
    return {int(line) for line in found.split()}


def is_at_work(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
def test_nothing_is_left(city: Path, tmp_path: Path, sent: signal.Signals) -> None:
    cache = tmp_path / "cache"
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(city)],
        env={**os.environ, "SKILLGRAPH_CACHE": str(cache)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while len(workers := children(process.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(workers) >= 2
    os.killpg(process.pid, sent)
    _, said = process.communicate(timeout=30)
    assert process.returncode != 0
    while any(map(is_at_work, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_at_work, workers))
    assert not list((cache / "indexes").iterdir())
    if sent == signal.SIGINT:
        assert said.decode().rstrip().endswith("KeyboardInterrupt")
        assert not list((cache / "building").iterdir())
    # The next one finds nothing in its way.
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(city)], env={**os.environ, "SKILLGRAPH_CACHE": str(cache)}, check=False
    )
    assert done.returncode == 0
    assert len(list((cache / "indexes").iterdir())) == 1
    assert not list((cache / "building").iterdir())
