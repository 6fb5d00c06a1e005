"""Every network export, read back by networkx, is the network of the library."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from tests.asking import ask, opened, start

from skillgraph import resources
from skillgraph.text import cleaned

KUNMING = str(resources.example())
FORMATS = ("graphml", "gexf", "cyjs")


def read(data: bytes, suffix: str) -> Any:  # noqa: ANN401 - networkx gives one class or another
    if suffix == "graphml":
        return nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    if suffix == "gexf":
        return nx.read_gexf(io.BytesIO(data))
    return nx.cytoscape_graph(json.loads(data))


def exported(suffix: str, *options: str, workspace: str = KUNMING) -> Any:  # noqa: ANN401
    said = ask("export", "-w", workspace, "--format", suffix, *options)
    assert said.code == 0, said.err
    return read(said.raw, suffix)


@pytest.fixture(params=["kunming", "hard"])
def workspace(request: pytest.FixtureRequest, hard: Path) -> Path:
    return Path(KUNMING) if request.param == "kunming" else hard


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_nodes_and_edges_read_back_are_those_of_the_library(suffix: str, lang: str, workspace: Path) -> None:
    found = exported(suffix, "--lang", lang, workspace=str(workspace))
    whole = opened(lang, workspace).network()
    nodes = {node: (cleaned(data["name"]), data["type"]) for node, data in whole.nodes(data=True)}
    assert {node: (data.get("name"), data["type"]) for node, data in found.nodes(data=True)} == nodes
    assert edges_of(found) == edges_of(whole)
    assert found.number_of_edges() == len(edges_of(whole))


def edges_of(graph: Any) -> set[tuple[object, ...]]:  # noqa: ANN401
    """Each tie once; that of partners, whichever way it is written."""
    keys = ("record", "relation", "relation_name", "status", "form", "since", "headcount", "hedge")
    return {
        (tuple(sorted(ends)) if data["symmetric"] else tuple(ends), *(data.get(key) for key in keys))
        for *ends, data in graph.edges(data=True)
    }


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_partnership_is_one_edge_and_says_whom_its_head_count_is_for(suffix: str) -> None:
    edges = [data for *_, data in exported(suffix).edges(data=True) if data.get("headcount")]
    assert [(data["headcount"], data["together"]) for data in edges] == [(1247, 2), (1247, 2)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_both_languages_are_there_and_the_one_asked_for_is_the_label(suffix: str) -> None:
    for lang in ("zh", "en"):
        found = exported(suffix, "--lang", lang)
        for _, data in found.nodes(data=True):
            assert data["label"] == data[f"name_{lang}"]
            assert data["type_name"] == data[f"type_name_{lang}"]
        for *_, data in found.edges(data=True):
            assert data["label"] == data[f"relation_name_{lang}"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_edge_quotes_its_source_or_no_edge_does(suffix: str) -> None:
    proof = {"quote", "source_name", "section"}
    for *_, data in exported(suffix).edges(data=True):
        assert proof <= set(data)
        assert "\n" not in data["section"]
    for *_, data in exported(suffix, "--no-evidence").edges(data=True):
        assert not (proof | {"evidence"}) & set(data)


def test_gexf_bears_no_date_of_today() -> None:
    assert "lastmodified" not in start("export", "-w", KUNMING, "--format", "gexf").out
