"""JSON as a table: the keys are its first row."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.files import cells, said, texts

from skillgraph.errors import RepeatedKey
from skillgraph.ingest import sheets

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")


def written(folder: Path, content: str) -> Path:
    file = folder / "名单.json"
    file.write_text(content, encoding="utf-8")
    return file


def test_keys_are_headings_and_values_have_kinds(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        '[{"学校": "昆明技师学院", "人数": 1247.0},'
        ' {"学校": "甲", "代码": 530100200000000123, "在办": true, "备注": null}]',
    )
    assert texts(file) == {
        "名单": {
            1: ["学校", "人数", "代码", "在办", "备注"],
            2: ["昆明技师学院", "1247"],
            3: ["甲", "", "530100200000000123", "TRUE"],
        }
    }
    found = cells(file)
    assert [found[name][1] for name in ("A2", "B2", "C3", "D3")] == ["text", "number", "number", "boolean"]


def test_each_list_of_an_object_is_a_sheet(tmp_path: Path) -> None:
    file = written(tmp_path, '{"合作": [{"学校": "甲"}], "空": [], "企业": [{"名称": "乙"}]}')
    assert texts(file) == {"合作": {1: ["学校"], 2: ["甲"]}, "企业": {1: ["名称"], 2: ["乙"]}}
    assert said(file) == {("encoding", "utf-8", ""), ("empty-sheet", 0, "空")}


def test_half_a_character_is_shown_as_what_cannot_be_read(tmp_path: Path) -> None:
    assert texts(written(tmp_path, '[{"a": "甲\\ud800"}]'))["名单"][2] == ["甲\ufffd"]


def test_brackets_inside_texts_are_no_levels(tmp_path: Path) -> None:
    text = '\\"[' * 20_000
    assert texts(written(tmp_path, json.dumps([{"a": text}])))["名单"][2] == [text]


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(CHARACTERS, min_size=1), st.text(CHARACTERS)), min_size=1))
def test_any_texts_come_back(pairs: list[tuple[str, str]]) -> None:
    objects = [{"甲": first, "乙": second} for first, second in pairs]
    with tempfile.TemporaryDirectory() as folder:
        rows = list(texts(written(Path(folder), json.dumps(objects)))["名单"].values())
    assert rows == [["甲", "乙"], *([first, second] if second else [first] for first, second in pairs)]


def test_a_list_of_texts_is_several_members_of_a_cell(tmp_path: Path) -> None:
    file = written(tmp_path, '[{"企业方": ["艾维", "甲、乙公司"], "备注": []}]')
    assert texts(file)["名单"][2] == ['艾维、"甲、乙公司"']


def test_a_key_that_comes_twice_is_refused_since_a_value_would_be_lost(tmp_path: Path) -> None:
    file = written(tmp_path, '[{"学校": "甲", "学校": "乙"}]')
    with pytest.raises(RepeatedKey, match="“学校” twice"):
        sheets.read(file)
