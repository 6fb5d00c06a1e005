"""What ships is whole: the wheel in an empty environment, the checkout, and the README's own commands."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from skillgraph.cli.commands import COMMANDS as MADE
from tests.cli.test_help import example
from tests.golden.update_readme import PAGES

ROOT = Path(__file__).parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str, cwd: Path, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command with an empty HOME, and without what this run's environment would lend it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "SKILLGRAPH", "XDG_", "LC_", "LANG"))
    }
    environment = kept | {"HOME": str(home), "LC_ALL": "C.UTF-8"} | more
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=900
    )


def _files_of_the_project() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        names = (Path(name) for name in listed.stdout.decode().split("\0") if name)
        return [name for name in names if (ROOT / name).is_file()]
    # An unpacked archive has no git; what tools leave behind is not of the project.
    left = {"__pycache__", "build", "dist"}
    kept = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
    return [
        file
        for file in kept
        if not any(
            part in left or part.startswith((".venv", ".mypy", ".ruff", ".pytest", ".hypo")) for part in file.parts
        )
    ]


def copy_of_checkout(target: Path) -> Path:
    """The files git knows of, and those it does not ignore, as a clone of a commit would have them."""
    for file in _files_of_the_project():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_bytes((ROOT / file).read_bytes())
    return target


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_checkout(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    made = run(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), ".",
        cwd=checkout, home=folder,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_ontology_the_data_and_the_map(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "data"):
        for file in (path for path in (ROOT / folder).rglob("*") if path.is_file()):
            assert f"skillgraph/{file.relative_to(ROOT).as_posix()}" in held
    for file in (path for path in (ROOT / "src").rglob("*") if path.suffix in {".py", ".js", ".css", ".j2", ".sql"}):
        assert file.relative_to(ROOT / "src").as_posix() in held


def test_the_wheel_answers_in_an_empty_environment_with_an_empty_home(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / SCRIPTS / "python"
    installed = run(str(python), "-m", "pip", "install", "-q", str(wheel), cwd=tmp_path, home=home)
    assert installed.returncode == 0, installed.stderr
    command = str(tmp_path / "env" / SCRIPTS / "skillgraph")
    answer = run(command, "partners", "昆明技师学院", "--format", "json", cwd=tmp_path, home=home)
    assert answer.returncode == 0, answer.stderr
    assert [row["headcount"] for row in json.loads(answer.stdout)["rows"]] == [1247, 1247]
    drawn = run(command, "map", "-o", "map.html", cwd=tmp_path, home=home)
    assert drawn.returncode == 0, drawn.stderr
    assert "昆明技师学院" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_cli_py_answers_in_a_checkout(tmp_path: Path) -> None:
    answer = run(
        sys.executable, str(ROOT / "cli.py"), "partners", "昆明技师学院", "--lang", "zh",
        cwd=tmp_path, home=tmp_path,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert "中国水利水电第十四工程局有限公司" in answer.stdout


def readme_command(name: str, readme: str = "README.md") -> str:
    """The command that stands below a mark in the README."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.+?)\n```", text, re.DOTALL)
    assert found, f"{readme} has no command marked {name}"
    return found[1]


def test_the_first_command_of_the_readme_answers_and_draws_on_a_fresh_machine(checkout: Path, tmp_path: Path) -> None:
    shell, mark = (("powershell", "-Command"), "powershell") if os.name == "nt" else (("bash", "-c"), "posix")
    done = run(*shell, readme_command(f"answer: {mark}"), cwd=checkout, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "对 1247 人开展企业新型学徒制培养工作" in done.stdout
    assert (checkout / "map.html").is_file()


def test_both_readmes_give_the_same_commands() -> None:
    for name in ("answer: posix", "test: posix", "answer: powershell", "test: powershell"):
        assert readme_command(name) == readme_command(name, "README.zh.md")


def test_every_command_is_complete_in_itself() -> None:
    for name in ("answer: posix", "test: posix", "answer: powershell", "test: powershell"):
        assert "-m venv .venv" in readme_command(name)
    for name in ("answer: powershell", "test: powershell"):
        assert "&&" not in readme_command(name)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- test: posix -->" in script
    assert "-m pytest" in readme_command("test: posix")


def test_ci_names_the_folder_of_the_w3c_so_that_pytest_still_finds_the_project(tmp_path: Path) -> None:
    """A folder that stands apart from its option is taken for the one to look in, and then nothing of ours is known."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert 'PYTEST_ADDOPTS="--w3c=$(' in script
    done = run(
        sys.executable, "-m", "pytest", "-q", "--collect-only", "tests/test_layers.py",
        cwd=ROOT, home=tmp_path, PYTEST_ADDOPTS=f"--w3c={tmp_path}",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def readme_examples() -> list[tuple[str, str]]:
    """Every `$ skillgraph …` of the READMEs and the tours with the output printed below it."""
    examples = []
    for page in PAGES:
        for block in re.findall(r"```console\n(.+?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL):
            command, _, output = block.partition("\n")
            examples.append((command.removeprefix("$ "), output))
    return examples


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose index is built once for all tours, with the files that they name."""
    home = tmp_path_factory.mktemp("desk")
    for named in ("docs/own-data", "data/kunming-2023/sources"):
        shutil.copytree(ROOT / named, home / named)
    return home


@pytest.mark.parametrize(("command", "output"), readme_examples())
def test_the_tours_show_real_answers(command: str, output: str, desk: Path) -> None:
    words = shlex.split(command)
    assert words[0] == "skillgraph"
    done = run(sys.executable, "-m", "skillgraph", *words[1:], cwd=desk, home=desk)
    assert done.returncode in {0, 1}
    shown = done.stdout if done.returncode == 0 else done.stderr.split("\n", 1)[1]
    assert shown.rstrip() == output.rstrip()


def test_what_the_tours_and_the_examples_write_here_is_no_change_of_the_project(tmp_path: Path) -> None:
    lines = [command for command, _ in readme_examples()]
    lines += [line for lang in ("zh", "en") for command in MADE for line in example(command, lang)]
    words = [shlex.split(line) for line in lines]
    made = {after for each in words for word, after in pairwise(each) if word in {"-o", "init"}}
    assert {"kunming", "昆明", "forms.xlsx", "letter-map.html"} <= made
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for name in made:
        place = tmp_path / name / "skillgraph.toml" if "." not in name else tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.touch()
    left = subprocess.run(
        ["git", "-c", "core.quotePath=false", "status", "--short", "-uall"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert left.stdout.splitlines() == ["?? .gitignore"]


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_tour_says_how_the_command_is_found(readme: str) -> None:
    before_the_first, _, _ = (ROOT / readme).read_text(encoding="utf-8").partition("```console")
    for words in (".venv/bin/activate", r".venv\Scripts\Activate.ps1", "`.venv/bin/skillgraph`"):
        assert words in before_the_first
