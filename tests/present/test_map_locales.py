"""The page is UTF-8 whatever the locale: written in a process whose preferred encoding is another one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.asking import DESK, ENVIRONMENT, opened

# The name of the locale, what it is made of, and what Python calls its encoding.
LOCALES = {
    "C": (None, "ANSI_X3.4-1968"),
    "zh_CN.GBK": (("zh_CN", "GBK"), "GBK"),
    "en_US.CP1252": (("en_US", "CP1252"), "CP1252"),
}
# The child says what it prefers, then does what the command does.
CHILD = """
import locale, sys
sys.stderr.write(locale.getpreferredencoding(False) + "\\n")
from skillgraph.cli import main
main(sys.argv[1:])
"""
MAP = ("map", "--focus", "kmjsxy", "--hops", "2", "--lang", "zh")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("localedef") is None, reason="locales are made by localedef, on Linux"
)


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locales")
    for name, (made_of, _) in LOCALES.items():
        if made_of is not None:
            source, charmap = made_of
            # It ends with 1 where it warns of a sign that the encoding has not.
            made = subprocess.run(
                ["localedef", "-c", "-i", source, "-f", charmap, str(folder / name)], capture_output=True, check=False
            )
            assert (folder / name / "LC_CTYPE").is_file(), made.stderr.decode(errors="replace")
    return folder


@pytest.mark.parametrize("name", LOCALES)
def test_the_page_is_the_same_bytes_in_every_locale(name: str, locales: Path, tmp_path: Path) -> None:
    surroundings = {"LOCPATH": str(locales), "LC_ALL": name, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *MAP, "-o", tmp_path / "a.html"],
        cwd=DESK, env={**os.environ, **ENVIRONMENT, **surroundings}, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    said = done.stderr.decode("utf-8").splitlines()
    assert said[0] == LOCALES[name][1]
    assert done.returncode == 0, said
    page = (tmp_path / "a.html").read_bytes()
    assert page.decode("utf-8") == opened("zh").map("昆明技师学院", 2)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.html"]
