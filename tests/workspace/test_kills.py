"""Killed at any moment, a workspace is as before or as after a change, and the next command works."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
from tests.asking import ask
from tests.workspace.cities import MARK, SETTINGS, State, city, put, state, writer
from tests.workspace.writer import wanted

from skillgraph.workspace import placing, settled

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no signal 9")
KILLS = 100


def after(number: int) -> State:
    """What the files are after the writer's change of this number; 0 is before its first."""
    told = wanted(number) if number else {}
    return {MARK: SETTINGS, **{path: content for path, content in told.items() if content is not None}}


def killed(folder: Path, delay: float) -> int:
    """Kill a writer while it changes; gives the number of the last change that it told to be done."""
    process = writer("again", folder)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    told = (first + process.stdout.read()).split()
    assert process.wait() == -signal.SIGKILL
    process.stdout.close()
    return int(told[-1])


def pace_of(folder: Path) -> float:
    """How long a change takes on this disk, so that moments fall into all of it."""
    began = time.monotonic()
    for number in range(1, 6):
        put(folder, wanted(number))
    return (time.monotonic() - began) / 5


def test_a_hundred_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    moments = random.Random(20230512)  # noqa: S311 - the same moments each time
    pace = pace_of(city(tmp_path / "pace"))
    found = set()
    for turn in range(KILLS):
        folder = city(tmp_path / str(turn))
        told = killed(folder, moments.uniform(0, 2 * pace))
        if (folder / ".skillgraph" / "pending").exists():
            found.add("half in place" if placing.is_counted(str(folder)) else "being written down")
        said = ask("log", "-w", str(folder), "--format", "csv", "--lang", "en")
        assert (said.code, said.err) == (0, "")
        is_after = state(folder) == after(told + 1)
        assert is_after or state(folder) == after(told)
        assert len(said.out.splitlines()) == 2 + told + is_after
        assert put(folder, {"tables/next.csv": b"1"}) == 2 + told + is_after
    # That a change is met half in place as well depends on the disk; below it is met there at each step.
    assert "being written down" in found


def test_killed_at_each_step_a_change_is_whole_or_not_there(tmp_path: Path) -> None:
    """Every opening, renaming, linking and removing of a file is a step; what puts it right is killed as well."""
    assert writer("each-step", tmp_path).wait() == 0
    seen, half_way = [], 0
    for folder in sorted(tmp_path.iterdir()):
        counted = placing.is_counted(str(folder))
        settled(str(folder))
        assert state(folder) in (after(3), after(1)), folder.name
        assert not counted or state(folder) == after(1), folder.name
        assert not (folder / ".skillgraph" / "pending").exists()
        half_way += counted
        seen.append(state(folder) == after(1))
        assert put(folder, {"tables/next.csv": b"1"}) == 3 + seen[-1]
    # From some step on a change counts, and not before.
    assert seen == sorted(seen)
    assert seen.count(False) > 20
    assert half_way > 5


def test_killed_at_each_step_a_change_that_cannot_be_leaves_all_as_before(tmp_path: Path) -> None:
    """Whether it is killed before it meets what stops it, or while it is taken back."""
    assert writer("each-step-refused", tmp_path).wait() == 0
    half_way = 0
    for folder in sorted(tmp_path.iterdir()):
        half_way += placing.is_counted(str(folder))
        settled(str(folder))
        assert state(folder) == after(3), folder.name
        assert not (folder / ".skillgraph" / "pending").exists()
        assert put(folder, {"tables/next.csv": b"1"}) == 3
    assert half_way > 10
