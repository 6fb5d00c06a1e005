"""`skillgraph report`: which file it writes, and what it says when it cannot."""

from __future__ import annotations

import io
import os
from pathlib import Path

import docx
import pytest
from tests.asking import ask, opened, start

import synthetic
from invented import bodies
from skillgraph.graph import Graph

COLLEGE = "昆明技师学院"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_file_it_writes_a_page(tmp_path: Path, lang: str) -> None:
    said = ask("report", COLLEGE, "--lang", lang, folder=tmp_path)
    assert (said.code, said.raw) == (0, b"")
    assert said.err.splitlines()[-1] == {"zh": "已写入 report.html", "en": "Written: report.html"}[lang]
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == opened(lang).report(COLLEGE)


def test_the_suffix_says_what_is_written(tmp_path: Path) -> None:
    for name in ("一.html", "b.htm", "c.HTML", "d.docx"):
        assert ask("report", COLLEGE, "-o", name, "--lang", "zh", folder=tmp_path).code == 0
    pages = {(tmp_path / name).read_bytes() for name in ("一.html", "b.htm", "c.HTML")}
    assert pages == {opened("zh").report(COLLEGE).encode()}
    assert (tmp_path / "d.docx").read_bytes() == opened("zh").report(COLLEGE, format="docx")


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_the_same_workspace_gives_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    for seed in ("0", "1"):
        said = start(
            "report", "市人社部门", "-o", f"{seed}.{suffix}", folder=tmp_path, environment={"PYTHONHASHSEED": seed}
        )
        assert said.code == 0, said.err
    first, second = ((tmp_path / f"{seed}.{suffix}").read_bytes() for seed in ("0", "1"))
    assert first == second


def test_another_suffix_is_wrong_usage(tmp_path: Path) -> None:
    for name in ("a.pdf", "a", "a.doc"):
        said = ask("report", COLLEGE, "-o", name, "--lang", "zh", folder=tmp_path)
        assert (said.code, said.raw) == (2, b"")
        assert said.err.splitlines()[-1] == f"无法按后缀写入“{name}”。可用的后缀：.html、.htm、.docx。"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["r.html", "r.docx"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    for file in (name, f"nowhere/{name}"):
        said = ask("report", COLLEGE, "-o", file, "--lang", "en", folder=tmp_path)
        assert (said.code, said.raw) == (1, b"")
        assert said.err.splitlines()[-1].startswith(f"Cannot write {file}: ")
    assert os.listdir(tmp_path) == [name]


def test_a_name_is_looked_up_as_everywhere(tmp_path: Path) -> None:
    for name in ("云内", "乌有乡", "！"):
        assert ask("report", name, "--lang", "zh", folder=tmp_path).err == ask("show", name, "--lang", "zh").err
        assert ask("report", name, folder=tmp_path).code == 1
    assert not list(tmp_path.iterdir())
    said = ask("report", "kmjsxy", "--lang", "zh", folder=tmp_path)
    assert "“kmjsxy”理解为：昆明技师学院" in said.err


def test_a_hub_tells_its_first_rows_and_how_to_see_all(tmp_path: Path) -> None:
    hub = synthetic.generate(tmp_path / "city", bodies.CITY, synthetic.SEED).hub
    said = start("report", hub, "-w", str(tmp_path / "city"), "-o", "hub.docx", "--lang", "zh", folder=tmp_path)
    assert said.code == 0, said.err
    document = docx.Document(io.BytesIO((tmp_path / "hub.docx").read_bytes()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    with Graph(tmp_path / "city", lang="zh") as graph:
        rows = graph.partners(hub).rows
    shown = len(document.tables[0].rows) - 1
    assert 5 <= shown <= 30
    assert f"另有 {len(rows) - shown} 条未列出。查看全部：skillgraph partners {hub} -o all.xlsx" in text
    assert f"查看全部：skillgraph map --focus {hub} -o map.html" in text
