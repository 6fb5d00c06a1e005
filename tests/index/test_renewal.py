"""Where a few files of a large workspace change, their records take the place of the old in a copy of the index."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store
from tests.indexes import tables

import synthetic
from invented.bodies import CITY
from skillgraph.index import build, cache, pointer, renewal
from skillgraph.workspace import Workspace

ALWAYS = 0
Marks = dict[str, str]


def marks_of(workspace: Path) -> Marks:
    return cache._marks(workspace, pointer.files(str(workspace)))


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(workspace: Path) -> None:
        file = workspace / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def drop(number: int) -> Callable[[Path], None]:
    def change(workspace: Path) -> None:
        (workspace / "records" / f"synthetic-{number:03d}.ttl").unlink()
        shutil.rmtree(workspace / "sources" / f"synthetic-{number:03d}")

    return change


def add(before: str, name: str) -> Callable[[Path], None]:
    """A further source: what another says, under another name."""

    def change(workspace: Path) -> None:
        for file in (f"records/{before}.ttl", f"sources/{before}/1.md"):
            copy = workspace / file.replace(before, name)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text((workspace / file).read_text(encoding="utf-8").replace(before, name), encoding="utf-8")

    return change


def move_text(workspace: Path) -> None:
    """A blank line before the whole text of a source, and each place of its quotes one further on."""
    text = workspace / "sources" / "synthetic-002" / "1.md"
    text.write_text("\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    file = workspace / "records" / "synthetic-002.ttl"
    moved = re.sub(
        r"(?<=oa:start )\d+|(?<=oa:end )\d+", lambda at: str(int(at[0]) + 1), file.read_text(encoding="utf-8")
    )
    moved = re.sub(r"ev:char\\=(\d+)\\,(\d+)", lambda at: f"ev:char\\={int(at[1]) + 1}\\,{int(at[2]) + 1}", moved)
    file.write_text(moved, encoding="utf-8")


def cut(workspace: Path) -> None:
    file = workspace / "records" / "synthetic-003.ttl"
    blocks = file.read_text(encoding="utf-8").split("\n\n")
    place = next(place for place, block in enumerate(blocks) if " a sg:Partnership ;" in block)
    file.write_text("\n\n".join(blocks[:place] + blocks[place + 1 :]), encoding="utf-8")


def another_year(workspace: Path) -> None:
    """A year that no other record has comes, and with it an entity that rules derive."""
    edit("records/synthetic-003.ttl", 'sg:since "20', 'sg:since "19')(workspace)


FIRST = (
    edit("records/synthetic-001.ttl", "form:order-class", "form:named-class"),
    drop(4),
    add("synthetic-001", "synthetic-999"),
)
SECOND = (edit("records/synthetic-002.ttl", 'sg:wording "合成', 'sg:wording "又名合成'), move_text, cut, another_year)
ANEW = {
    "an entity": edit("entities.ttl", "合成企业0001有限公司", "合成企业第一有限公司"),
    "a source in between": add("synthetic-003", "synthetic-0025"),
    "the settings": edit("skillgraph.toml", "CC0-1.0", "CC-BY-4.0"),
    "a quote that stands elsewhere": edit("records/synthetic-001.ttl", "oa:start ", "oa:start 1"),
    "a text that no longer fits": edit("sources/synthetic-001/1.md", "合作", "协作"),
    "a prefix as SPARQL writes it": edit("records/synthetic-001.ttl", "\n\n", "\n\nPrefix\tzz: <http://zz/>\n\n"),
    "what is no Turtle": edit("records/synthetic-001.ttl", " a sg:Evidence ;", " a sg:Evidence"),
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic city of some ten sources, with its index beside it."""
    place = tmp_path_factory.mktemp("city")
    synthetic.generate(place / "workspace", CITY.holding(300, 44_000))
    (place / "index").mkdir()
    marks = marks_of(place / "workspace")
    build.build(place / "workspace", place / "index", marks, large=ALWAYS)
    cache._write_manifest(place / "index")
    return place


@pytest.fixture
def copy(city: Path, tmp_path: Path) -> Path:
    shutil.copytree(city / "workspace", tmp_path / "workspace")
    return tmp_path


def renewed(city: Path, place: Path) -> bool:
    (place / "new").mkdir()
    space = Workspace(place / "workspace")
    return renewal.renewed(space, marks_of(place / "workspace"), city / "index", place / "new")


def test_the_index_is_as_if_made_anew(city: Path, copy: Path) -> None:
    """Also where the one before was not made anew either."""
    before = city / "index"
    for name, changes in (("first", FIRST), ("second", SECOND)):
        for change in changes:
            change(copy / "workspace")
        (copy / name).mkdir()
        marks = marks_of(copy / "workspace")
        assert renewal.renewed(Workspace(copy / "workspace"), marks, before, copy / name)
        (copy / name / renewal.MARKS).write_text(json.dumps(marks), encoding="utf-8")
        cache._write_manifest(copy / name)
        before = copy / name
    (copy / "anew").mkdir()
    build.build(copy / "workspace", copy / "anew", large=ALWAYS)
    one, other = tables(copy / "second"), tables(copy / "anew")
    for table in one:
        assert one[table] == other[table], table
    stores = [set(Store.read_only(str(copy / name / pointer.STORE))) for name in ("second", "anew")]
    assert stores[0] == stores[1]


def test_sources_that_go_and_come_keep_their_own_quotes(city: Path, copy: Path) -> None:
    """One in the middle goes, and then another comes: each quote is still of the document that it stands in."""
    before = city / "index"
    for name, change in (("gone", drop(3)), ("come", add("synthetic-001", "synthetic-999"))):
        change(copy / "workspace")
        (copy / name).mkdir()
        marks = marks_of(copy / "workspace")
        assert renewal.renewed(Workspace(copy / "workspace"), marks, before, copy / name)
        (copy / name / renewal.MARKS).write_text(json.dumps(marks), encoding="utf-8")
        cache._write_manifest(copy / name)
        before = copy / name
    (copy / "anew").mkdir()
    build.build(copy / "workspace", copy / "anew", large=ALWAYS)
    for table, rows in tables(copy / "anew").items():
        assert tables(copy / "come")[table] == rows, table


@pytest.mark.parametrize("case", ANEW)
def test_what_is_more_than_that_is_left_to_a_new_build(city: Path, copy: Path, case: str) -> None:
    ANEW[case](copy / "workspace")
    assert not renewed(city, copy)
    assert list((copy / "new").iterdir()) == []


def test_an_index_that_is_damaged_is_not_copied(city: Path, copy: Path) -> None:
    shutil.copytree(city / "index", copy / "damaged")
    file = copy / "damaged" / pointer.READ_MODEL
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    (copy / "new").mkdir()
    assert not renewal.renewed(
        Workspace(copy / "workspace"), marks_of(copy / "workspace"), copy / "damaged", copy / "new"
    )
