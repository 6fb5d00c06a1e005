"""Long work says so on standard error, draws a bar on a terminal alone, and can be stopped."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.asking import ENVIRONMENT

from skillgraph.cli.waiting import Waiting

LONG = """
import numpy as np
from skillgraph.analysis.engine import between
from skillgraph.analysis.engine.estimate import EXACT
from skillgraph.cli import running
from skillgraph.cli.waiting import Waiting
from skillgraph.network.compact import arcs

def wait(*_, **__):
    ring = np.arange(6_000)
    net = arcs(6_001, ring, ring + 1, np.ones(6_000))
    between.betweenness(net, Waiting("en"), EXACT)

import skillgraph.graph.networking as networking
networking.Networking.rank = wait
raise SystemExit(running.run(["rank", "--lang", "en"]))
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "大约需要 2 分钟；按 Ctrl-C 可停止。\n"), ("en", "This takes about 2 minutes; Ctrl-C stops it.\n")],
)
def test_what_takes_over_a_minute_is_said_beforehand(lang: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Waiting(lang).begin(59)
    assert capsys.readouterr().err == ""
    Waiting(lang).begin(130)
    assert capsys.readouterr() == ("", said)


def test_a_pipe_gets_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    waiting = Waiting("en", patience=0)
    waiting.reach(0.5)
    waiting.close()
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    waiting = Waiting("en", patience=0)
    for share in (0.0, 0.5, 1.0):
        waiting.reach(share)
    waiting.close()
    drawn = terminal.getvalue().split("\r")[1:]
    assert [each.strip() for each in drawn] == [
        f"[{'-' * 30}]   0%", f"[{'#' * 15}{'-' * 15}]  50%", f"[{'#' * 30}] 100%", "", "",
    ]  # fmt: skip


def test_what_is_quick_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    waiting = Waiting("en")
    waiting.reach(1.0)
    waiting.close()
    assert terminal.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends its signal otherwise")
def test_ctrl_c_stops_long_work() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", LONG], env={**os.environ, **ENVIRONMENT}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stderr is not None
    first = child.stderr.readline() + child.stderr.readline()  # whose workspace it is; how long it takes
    assert b"This takes about" in first
    time.sleep(0.1)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err.decode().strip()) == (1, b"", "Stopped.")
