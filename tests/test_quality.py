"""Style and types, as pyproject.toml and .oxlintrc.json set them, and how the map's scripts stand together."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections import Counter
from pathlib import Path

import pytest

from skillgraph.present.map import MapData, page
from skillgraph.present.map.document import SCRIPTS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "src" / "skillgraph" / "present" / "map" / "scripts"
IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "\./([\w-]+)\.js";$', re.MULTILINE)
NAMED = re.compile(r"^(?:export )?(?:async )?(?:class|const|function|let) (\w+)", re.MULTILINE)
# Whatever reads markup out of text, or runs text.
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|createContextualFragment|DOMParser"
)


@pytest.mark.parametrize("tool", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join)
def test_code_is_clean(tool: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Lint scripts by the rules of the project."""
    command = Path(sysconfig.get_path("scripts")) / "oxlint"
    rules: list[str | Path] = ["--config", ROOT / ".oxlintrc.json", "--deny-warnings", "--no-ignore"]
    return subprocess.run([command, *rules, folder], cwd=ROOT, capture_output=True, text=True, check=False)


def test_scripts_are_clean() -> None:
    done = lint(FOLDER)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        ("export const a = (b) => b == 1;", "eqeqeq"),
        ("export var a = 1;", "no-var"),
        ("let a = 1;\nexport const b = () => a;", "prefer-const"),
        ("const a = 1;", "no-unused-vars"),
        ("export const a = () => elsewhere();", "no-undef"),
        ("export const a = (b) => eval(b);", "no-eval"),
        ("export const a = (b) => new Function(b);", "no-new-func"),
        ("export const a = (b) => { if (b) return 1; return 2; };", "curly"),
        ("export const a = () => console.log(1);", "no-console"),
    ],
    ids=lambda text: text if text.startswith(("no-", "eq", "cu", "pr")) else "",
)
def test_the_linter_finds(script: str, rule: str, tmp_path: Path) -> None:
    (tmp_path / "script.js").write_text(f"{script}\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode != 0
    assert f"eslint({rule})" in done.stdout


# The scripts are joined into one, so each must stand behind those it imports from, and share its names with none.


def script(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def test_each_script_is_in_the_page() -> None:
    assert sorted(SCRIPTS) == sorted(file.stem for file in FOLDER.iterdir())


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_imports_from_those_before_it(name: str) -> None:
    text = script(name)
    imported = IMPORT.findall(text)
    assert set(imported) <= set(SCRIPTS[: SCRIPTS.index(name)])
    assert len(imported) == len(re.findall(r"^import\b|\bimport\(", text, re.MULTILINE)), "each is one line of its own"


def test_no_two_scripts_share_a_name() -> None:
    names = Counter(name for each in SCRIPTS for name in NAMED.findall(script(each)))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_page_holds_them_all_and_neither_imports_nor_exports() -> None:
    [joined] = re.findall(r'<script type="module">(.*?)</script>', page(MapData({"en": "Empty"}), "en"), re.DOTALL)
    assert [name for each in SCRIPTS for name in NAMED.findall(script(each))] == NAMED.findall(joined)
    assert re.findall(r"^(?:import|export)\b.*", joined, re.MULTILINE) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_text_never_becomes_markup(name: str) -> None:
    assert MARKUP.findall(script(name)) == []
