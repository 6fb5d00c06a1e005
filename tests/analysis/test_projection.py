"""Which partnerships count: by form, year, place and status, in arrays and in networkx's graph alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.asking import ask, opened
from tests.readmodel import BASE, Tie, made

from skillgraph.analysis.brokered import brokered
from skillgraph.analysis.grouped import grouped
from skillgraph.analysis.ranked import ranked
from skillgraph.errors import SkillGraphError, UnknownChoice, UnknownName, YearsBackwards
from skillgraph.index.view import View
from skillgraph.network import EVERYTHING, Projection, compact, partner_network, projection_of
from skillgraph.network.projection import projected

# a and c are colleges, k is a district inside the city m; only a is said to be in k, and only d in m itself.
TIES = [
    Tie("a", "b", since=2018),
    Tie("a", "b", form="named-class", since=2021),
    Tie("c", "b", status="inferred", since=None),
    Tie("c", "d", form="named-class", since=2023),
    Tie("a", "k", "in-area"),
    Tie("k", "m", "in-area"),
    Tie("d", "m", "in-area"),
]
TYPES = {"a": "vocational-college", "c": "vocational-college", "k": "area", "m": "area"}
ALL = {"ab", "bc", "cd"}


@pytest.fixture
def view(tmp_path: Path) -> View:
    return made(tmp_path, TIES, TYPES)


@pytest.mark.parametrize(
    ("asked", "pairs"),
    [
        (EVERYTHING, "ab bc cd"),
        (projection_of("order class"), "ab bc"),
        (projection_of("named-class"), "ab cd"),
        (projection_of(("named-class", "order-class")), "ab bc cd"),
        (Projection(since=2020), "ab cd"),
        (Projection(until=2020), "ab"),
        (Projection(since=2019, until=2022), "ab"),
        (Projection(since=2022, until=2022), ""),
        (Projection(asserted=True), "ab cd"),
        (Projection(area=BASE + "k"), "ab"),
        (Projection(area=BASE + "m"), "ab cd"),
        (projection_of("order-class", until=2020, area=BASE + "m", asserted=True), "ab"),
    ],
    ids=str,
)
def test_both_networks_are_of_the_partnerships_asked_for(view: View, asked: Projection, pairs: str) -> None:
    graph = partner_network(view, "en", asked)
    assert {"".join(sorted(end[-1] for end in pair)) for pair in graph.edges} == set(pairs.split())
    net = compact(projected(view, asked, "en").edges)
    assert (net.nodes, net.pairs) == (graph.number_of_nodes(), graph.number_of_edges())
    assert net.arcs.weight.sum() == 2 * sum(weight for *_, weight in graph.edges.data("weight"))
    assert net.inferred == sum(status == "inferred" for *_, status in graph.edges.data("status"))


def test_a_pair_keeps_only_the_partnerships_that_count(view: View) -> None:
    graph = partner_network(view, "en", Projection(since=2020))
    assert [record["since"] for record in graph.edges[BASE + "a", BASE + "b"]["records"]] == [2021]
    assert graph.edges[BASE + "a", BASE + "b"]["weight"] == 1


def test_what_is_not_known_is_left_out_and_said(view: View) -> None:
    assert projected(view, EVERYTHING, "zh").notes == ()
    assert projected(view, Projection(since=2020), "en").notes == (
        "Only these partnerships count: that began in 2020 or later.",
        "1 partnership is undated and left out.",
    )
    assert projected(view, Projection(until=2020), "zh").notes == (
        "只计入 2020 年及以前开始的合作。",
        "有 1 项合作未注明起始年份，没有计入。",
    )
    assert projected(view, Projection(area=BASE + "k"), "zh").notes == (
        "只计入有参与方位于甲k的合作。",
        "有 1 项合作的各方所在地来源没有写明，没有计入。",
    )
    assert projected(view, Projection(area=BASE + "k", asserted=True), "en").notes == (
        "Only these partnerships count: with a participant in Ek; that a source states.",
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_answer_says_what_was_asked_for(view: View, lang: str) -> None:
    asked = Projection(since=2020)
    [said, left] = projected(view, asked, lang).notes
    for answer in (
        ranked(view, "degree", lang, projection=asked),
        grouped(view, lang, projection=asked),
        brokered(view, lang, projection=asked),
    ):
        assert said in answer.notes
        assert left in answer.notes


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_that_fits_is_an_answer(view: View, lang: str) -> None:
    asked = Projection(since=2022, until=2022)
    for by in ("betweenness", "eigenvector", "constraint"):
        assert ranked(view, by, lang, projection=asked).rows == ()
    assert grouped(view, lang, projection=asked).rows == ()
    assert brokered(view, lang, projection=asked).rows == ()


def test_what_is_no_choice_is_told(view: View) -> None:
    for asked in (Projection(kinds=("dance",)), Projection(area=BASE + "a")):
        with pytest.raises(UnknownChoice):
            projected(view, asked, "en")
    with pytest.raises(YearsBackwards):
        projected(view, Projection(since=2020, until=2010), "en")
    with pytest.raises(UnknownName) as caught:
        projected(opened()._view, Projection(area="昆明市西山区"), "en")
    assert isinstance(caught.value, SkillGraphError)


def test_counted_and_unnamed_partners_are_attributes() -> None:
    graph = opened("en").partner_network()
    told = {data["name"]: data["unnamed"] for _, data in graph.nodes(data=True) if data["unnamed"]}
    assert "Kunming Technician College" in told
    [counted] = told["Kunming Technician College"]
    assert "over 150" in counted["summary"]
    assert "150 余家" in counted["evidence"][0]["quote"]
    assert all(isinstance(data["unnamed"], list) for _, data in graph.nodes(data=True))


# The commands -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["rank", "communities", "brokers"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_commands_take_the_options(command: str, lang: str) -> None:
    said = ask(command, "--kind", "new-type-apprenticeship", "--asserted", "--lang", lang, "--format", "json")
    answer = json.loads(said.out)
    assert said.code == 0
    assert answer["rows"]
    assert any("3" in note and "2" in note for note in answer["notes"])  # three partners in two pairs
    for form in ("table", "csv", "tsv", "md"):
        assert ask(command, "--since", "2000", "--lang", lang, "--format", form).code == 0


def test_an_area_that_was_not_typed_as_it_stands_is_told_back() -> None:
    said = ask("rank", "--area", "昆明", "--lang", "zh")
    assert said.code == 0
    assert "“昆明”理解为：昆明市" in said.err
    assert "没有可排名的：所求的各方中没有具名的合作方。" in said.out


@pytest.mark.parametrize("command", ["rank", "communities", "brokers"])
@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--kind", "dance"), 2, "--kind has no choice “dance”"),
        (("--since", "2020", "--until", "2010"), 2, "--until 2010 is before --since 2020"),
        (("--area", "昆明技师学院"), 2, "--area has no choice “昆明技师学院”. There are: Kunming."),
        (("--area", "Atlantis"), 1, "Atlantis"),
    ],
)
def test_a_wrong_option_is_a_sentence(command: str, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    said = ask(command, *arguments, "--lang", "en")
    assert (said.code, said.raw) == (code, b"")
    assert sentence in said.err


def test_the_whole_network_is_of_the_partnerships_asked_for() -> None:
    """Other ties stay, but where only what a source states is asked for."""
    graph = opened()
    whole, some, stated = graph.network(), graph.network(kind="industry-college"), graph.network(asserted=True)
    assert set(whole) == set(some) == set(stated)
    assert {edge["form"] for *_, edge in some.edges(data=True) if edge["relation"] == "partner"} == {"industry-college"}
    links = [
        {key for *_, key, edge in each.edges(keys=True, data=True) if edge["form"] is None} for each in (whole, some)
    ]
    assert links[0] == links[1]
    assert {edge["status"] for *_, edge in stated.edges(data=True)} == {"asserted"}
    assert some.graph["notes"]
