"""A question loads what it needs and no more, and nothing ever goes over a network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.asking import ask, python

HEAVY = {
    "numpy", "scipy", "networkx", "rdflib", "pyvis", "pyoxigraph", "pypinyin", "opencc", "rapidfuzz", "rich", "IPython",
    "jinja2", "xlsxwriter", "docx", "lxml", "PIL",
}  # fmt: skip

LOADED = """
import json, sys
from skillgraph.cli import main
try:
    main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""

NO_NETWORK = """
import json, sys
def watch(event, arguments):
    if event.startswith("socket."):
        raise AssertionError(f"{event} {arguments}")
sys.addaudithook(watch)
from skillgraph.cli.running import run
for command in json.loads(sys.argv[1]):
    assert run(command) == 0, command
"""


@pytest.mark.parametrize(
    "question",
    [
        ("partners", "昆明技师学院"),
        ("partners", "中国水利水电第十四工程局有限公司", "--hops", "9", "--kind", "校企合作", "--format", "json"),
        ("partners", "市人社部门", "--format", "csv"),
        ("partners", "kmjsxy", "--format", "md"),
        ("path", "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司", "-k", "9"),
        ("path", "官渡职中", "晋宁中专", "--weighted", "--asserted", "--kind", "partner"),
        ("show", "https://w3id.org/skillgraph/kunming-2023/org/kunmingjishixueyuan-ob7pjt"),
    ],
    ids=" ".join,
)
def test_a_question_loads_nothing_heavy(question: tuple[str, ...]) -> None:
    assert ask(*question).code == 0  # the index is built by now
    said = python(LOADED, *question)
    assert said.code == 0, said.err
    assert not HEAVY & set(json.loads(said.err.splitlines()[-1]))


@pytest.mark.parametrize(
    "question",
    [
        ("rank",),
        ("rank", "--by", "pagerank", "--format", "json"),
        ("rank", "--by", "core"),
        ("rank", "--by", "constraint"),
        ("rank", "--by", "betweenness"),
        ("communities",),
    ],
    ids=" ".join,
)
def test_the_shape_of_the_network_needs_arrays_alone(question: tuple[str, ...]) -> None:
    assert ask(*question).code == 0
    said = python(LOADED, *question)
    assert said.code == 0, said.err
    # Areas and industries of a group's members are looked up in the store.
    besides = {"pyoxigraph"} if question[0] == "communities" else set()
    assert (HEAVY & set(json.loads(said.err.splitlines()[-1]))) - besides == {"numpy"}


def test_a_suggestion_and_a_gap_load_no_engine() -> None:
    """The store is opened for areas and occupations; what computes on whole networks is not needed."""
    for question in (("suggest", "云南技师学院"), ("gaps",), ("gaps", "--matrix", "type", "form")):
        assert ask(*question).code == 0
        said = python(LOADED, *question)
        assert said.code == 0, said.err
        assert not (HEAVY - {"pyoxigraph"}) & set(json.loads(said.err.splitlines()[-1]))


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    commands = [["partners", "昆明技师学院"], ["show", "市人社部门"], ["find", "kunming"], ["map", "-o", str(page)]]
    commands += [["ask"], ["ask", "技术状元"]]
    commands += [["report", "昆明技师学院", "-o", str(tmp_path / f"report.{suffix}")] for suffix in ("html", "docx")]
    said = python(NO_NETWORK, json.dumps(commands))
    assert said.code == 0, said.err
    assert page.is_file()


def test_building_the_index_opens_no_socket(tmp_path: Path) -> None:
    elsewhere = f"import os; os.environ['SKILLGRAPH_CACHE'] = {str(tmp_path)!r}\n"
    said = python(elsewhere + NO_NETWORK, json.dumps([["find", "kunming"]]))
    assert said.code == 0, said.err
    assert list(tmp_path.glob("indexes/*/read.sqlite"))
