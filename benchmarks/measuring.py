"""What the benchmarks share: an installed SkillGraph, a process run to its end and timed, and plain tables."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PACKAGES = ("click", "networkx", "numpy", "pyoxigraph", "rdflib", "scipy", "skillgraph")
# An index is trusted at a look only when its files had rested for two seconds before it was made known.
SETTLE_SECONDS = 2.5


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with SkillGraph in it, as a user has it: with byte code, not editable.

    Parameters
    ----------
    python
        Its interpreter.
    command
        Its `skillgraph`.
    said
        Which environment it is, in words.
    home
        A folder for what is made on the way.
    """

    python: str
    command: str
    said: str
    home: Path

    def environment(self) -> dict[str, str]:
        """Give the variables a measured process sees: none of Python's own, and a cache of the benchmark's own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return {**kept, "SKILLGRAPH_CACHE": str(self.home / "cache")}


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end: milliseconds by the clock and of the processor, and what it printed."""

    wall: float
    cpu: float | None
    output: bytes


@contextmanager
def installed(*peers: str) -> Iterator[Installed]:
    """Find SkillGraph installed where this was started, else install the project into an environment for the while.

    Parameters
    ----------
    peers
        What else the environment made for the while needs, as pip names it; the one found is taken as it is.

    Yields
    ------
    Installed
        The environment; what was made for it is removed at the end.
    """
    with tempfile.TemporaryDirectory(prefix="skillgraph-benchmark-") as place:
        home = Path(place)
        if _is_installed_here():
            scripts = Path(sysconfig.get_path("scripts"))
            command = str(_script(scripts, "skillgraph"))
            yield Installed(sys.executable, command, "the one this was started in", home)
        else:
            scripts = _install(home / "environment", peers)
            yield Installed(
                str(_script(scripts, "python")),
                str(_script(scripts, "skillgraph")),
                "made for this run: python -m venv, pip install of this project",
                home,
            )


def _is_installed_here() -> bool:
    try:
        origin = metadata.distribution("skillgraph").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return False
    return not json.loads(origin or "{}").get("dir_info", {}).get("editable", False)


def _install(place: Path, peers: Sequence[str]) -> Path:
    print("Installing the project into an environment for this run …", file=sys.stderr)
    venv.create(place, with_pip=True)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [_script(scripts, "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check", PROJECT, *peers],
        check=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
    )
    return scripts


def _script(folder: Path, name: str) -> Path:
    return folder / (f"{name}.exe" if os.name == "nt" else name)


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a process to its end, reading what it prints, and time it.

    Parameters
    ----------
    arguments
        The program and what stands behind it.
    environment
        Its variables.

    Returns
    -------
    Run
        The time from just before it is started until it has ended; processor time where the system tells it.

    Raises
    ------
    CalledProcessError
        When it does not end with 0.
    """
    start = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
        output = process.stdout.read()
        cpu = _wait(process)
        wall = (time.perf_counter() - start) * 1000
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    return Run(wall, cpu, output)


def _wait(process: subprocess.Popen[bytes]) -> float | None:
    """Wait for a process; its milliseconds of processor time, where the system tells them."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return (usage.ru_utime + usage.ru_stime) * 1000


def partners_command(place: Installed, workspace: Path, name: str, *more: str) -> list[str]:
    """Give the command line that is measured.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    workspace, name
        What is asked.
    more
        Further options.

    Returns
    -------
    list of str
        `skillgraph partners NAME -w WORKSPACE --lang zh …`.
    """
    return [place.command, "partners", name, "-w", str(workspace), "--lang", "zh", *more]


def warm(place: Installed, workspace: Path, name: str) -> float:
    """Build the index of a workspace and let it settle, so that a look at the files is enough from then on.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    workspace, name
        What is asked.

    Returns
    -------
    float
        Seconds the first command took, which built the index.
    """
    command, environment = partners_command(place, workspace, name), place.environment()
    first = run(command, environment)
    time.sleep(SETTLE_SECONDS)
    for _ in range(2):
        run(command, environment)
    return first.wall / 1000


def shipped(place: Installed) -> tuple[Path, Path]:
    """Find what ships with SkillGraph.

    Parameters
    ----------
    place
        Where SkillGraph is installed.

    Returns
    -------
    tuple of Path
        The workspace of the letter, and the folder of the ontology.
    """
    ask = "from skillgraph import resources; print(resources.example(), resources.ontology(), sep='\\n')"
    letter, ontology = run([place.python, "-c", ask], place.environment()).output.decode().splitlines()
    return Path(letter), Path(ontology)


def make_city(place: Installed, entities: int, triples: int, seed: int) -> tuple[Path, str, str]:
    """Make the synthetic city in a folder for the while.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    entities, triples, seed
        How large it is, and where chance starts.

    Returns
    -------
    tuple of Path, str and str
        Its folder, the name of a college in the middle, and of the one with most partnerships.
    """
    folder = place.home / "city"
    arguments = ["--entities", str(entities), "--triples", str(triples), "--seed", str(seed)]
    made = run(
        [place.python, str(Path(__file__).with_name("synthetic.py")), str(folder), *arguments], place.environment()
    )
    told = json.loads(made.output)
    return folder, str(told["middle"]), str(told["hub"])


def describe(place: Installed) -> list[str]:
    """Describe where it was measured.

    Parameters
    ----------
    place
        Where SkillGraph is installed.

    Returns
    -------
    list of str
        The system, Python, the versions of packages, the number of processors.
    """
    ask = (
        "import platform, sys; from importlib.metadata import version;"
        "print(platform.system(), platform.machine(), sep=', ');"
        "print(platform.python_implementation(), platform.python_version());"
        f"print(*(f'{{name}} {{version(name)}}' for name in {PACKAGES!r}), sep=', ')"
    )
    system, python, packages = run([place.python, "-c", ask], place.environment()).output.decode().splitlines()
    return [
        f"System       {system}, {os.cpu_count()} processors",
        f"Python       {python}",
        f"Packages     {packages}",
        f"Environment  {place.said}",
    ]


def size(place: Installed, workspace: Path) -> str:
    """Count what a workspace holds.

    Parameters
    ----------
    place
        Where SkillGraph is installed.
    workspace
        Its folder.

    Returns
    -------
    str
        The entities and the triples of its registry and records, in words.
    """
    ask = (
        "import sys, pathlib, pyoxigraph;"
        "folder = pathlib.Path(sys.argv[1]);"
        "files = [folder / 'entities.ttl', *(folder / 'records').glob('*.ttl')];"
        "parts = [set(pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE)) for file in files];"
        "print(f'{len({quad.subject for quad in parts[0]}):,} entities, {sum(map(len, parts)):,} triples')"
    )
    return run([place.python, "-c", ask, str(workspace)], place.environment()).output.decode().strip()


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Set rows under headings: words to the left, numbers to the right.

    Parameters
    ----------
    headings
        One for each column.
    rows
        One cell for each column.

    Returns
    -------
    str
        Lines.
    """
    columns = list(zip(headings, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    numeric = [all(_is_number(cell) for cell in column[1:]) for column in columns]
    lines = [
        [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        for line in (headings, *rows)
    ]
    return "\n".join("  ".join(line).rstrip() for line in lines)


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace("?", "0").isdigit()


def spread(values: Sequence[float], digits: int = 1) -> list[str]:
    """Give the median, the least and the greatest of some values, as cells of a table."""
    return [f"{number:.{digits}f}" for number in (statistics.median(values), min(values), max(values))]
