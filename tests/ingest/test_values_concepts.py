"""Concepts, yes and no, codes and texts; and each field of the shapes read by its datatype."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from skillgraph import resources, shapes
from skillgraph.ingest.values import Misread, boolean, concept, credit_code, language, schemes, told, typed, wording
from skillgraph.ingest.values.codes import check_sign
from skillgraph.ingest.values.concepts import Scheme
from skillgraph.shapes import Field, Ontology
from skillgraph.vocabulary import AREA, FORM, HEDGE, HOME, KIND, RDF, SG, UNIT, XSD


@cache
def ontology() -> Ontology:
    return shapes.read(resources.ontology())


@cache
def all_schemes() -> dict[str, Scheme]:
    return schemes(ontology())


def scheme(name: str) -> Scheme:
    return all_schemes()[f"{HOME}scheme/{name}"]


def field(of: str, path: str) -> Field:
    return next(entry for entry in ontology().forms[of].fields if entry.path == path)


@pytest.mark.parametrize(
    ("of", "cell", "iri"),
    [
        ("form", "order-class", FORM["order-class"]),
        ("form", FORM["order-class"], FORM["order-class"]),
        ("form", "订单班", FORM["order-class"]),
        ("form", "“订单班”", FORM["order-class"]),
        ("form", "訂單班", FORM["order-class"]),
        ("form", " Order  Class", FORM["order-class"]),
        ("form", "school-enterprise cooperation", FORM["school-enterprise-cooperation"]),
        ("form", "新型学徒制", FORM["new-type-apprenticeship"]),
        ("hedge", "余", HEDGE.over),
        ("hedge", "at least", HEDGE["at-least"]),
        ("unit", "人", UNIT.person),
        ("unit", "%", UNIT.percent),
        ("unit", "％", UNIT.percent),
        ("area", "530100", AREA["530100"]),
        ("area", "５３０１００", AREA["530100"]),
        ("area", "昆明市", AREA["530100"]),
        ("institution-kind", "中职", KIND["secondary-vocational-school"]),
    ],
)
def test_a_concept_is_found_by_whatever_it_is_called(of: str, cell: str, iri: str) -> None:
    assert concept(scheme(of), cell) == iri


def test_every_concept_of_the_ontology_is_found_by_its_code_and_its_labels() -> None:
    for each in all_schemes().values():
        for iri, (zh, en) in each.labels.items():
            code = iri.rsplit("/", 1)[-1]
            assert [concept(each, cell) for cell in (code, zh, en, f" {zh} ", en.upper())] == [iri] * 5


@pytest.mark.parametrize(
    ("cell", "nearest"),
    [("定单班", "订单班"), ("企业新型学徒", "企业新型学徒制"), ("order clas", "订单班"), ("冠名", "冠名班")],
)
def test_an_unknown_concept_is_answered_with_the_nearest(cell: str, nearest: str) -> None:
    problem = concept(scheme("form"), cell)
    assert isinstance(problem, Misread)
    assert problem.code == "concept"
    assert problem.choices[0][0] == nearest
    assert f"“{cell}”不在可选之列；应为：所列选项之一；最接近的：{nearest}、" in told(problem, "zh")


def test_a_name_that_several_concepts_have_is_left_to_the_person() -> None:
    labels = {"x:a": ("甲", "A"), "x:b": ("乙", "B"), "x:c": ("丙", "C")}
    several = Scheme("x:s", labels, ({}, {"培训": frozenset({"x:a", "x:b"})}))
    assert concept(several, "培训") == Misread("unclear", "培训", "concept", (("甲", "A"), ("乙", "B")))


@pytest.mark.parametrize(
    ("cell", "code"), [("", "empty"), (" 　", "empty"), ("甲" * 201, "too-long"), ("！", "concept")]
)
def test_a_cell_without_a_concept_is_a_problem(cell: str, code: str) -> None:
    problem = concept(scheme("form"), cell)
    assert isinstance(problem, Misread)
    assert problem.code == code
    assert len(told(problem, "en")) < 400


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ([*"是有对1１√✓Ｙy", "yes", "Yes", "YES", "true", "TRUE"], True),
        ([*"否无無错0０×Ｎn", "no", "No", "NO", "false", "FALSE"], False),
    ],
)
def test_yes_and_no_are_read(cells: list[str], value: bool) -> None:
    assert [boolean(f" {cell} ") for cell in cells] == [value] * len(cells)


@pytest.mark.parametrize(("cell", "code"), [("", "empty"), ("x", "boolean"), ("2", "boolean"), ("也许", "boolean")])
def test_what_is_neither_is_a_problem(cell: str, code: str) -> None:
    problem = boolean(cell)
    assert isinstance(problem, Misread)
    assert problem.code == code
    assert told(problem, "en").endswith("expected: yes or no")


@pytest.mark.parametrize("cell", ["91350100M000100Y43", "91350100 m000100y 43", "９１３５０１００Ｍ０００１００Ｙ４３"])
def test_a_credit_code_is_read(cell: str) -> None:
    assert credit_code(cell) == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "empty"),
        ("91350100M000100Y44", "code-check"),
        ("91350100M000100Y34", "code-check"),
        ("9135O100M000100Y43", "code-sign"),
        ("91350100M000100Y4", "code-length"),
        ("530100000012345", "code-length"),
        ("9.1350100M", "code-length"),
        ("9.13501E+17", "scientific"),
        ("待补", "code-length"),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(cell: str, code: str) -> None:
    problem = credit_code(cell)
    assert isinstance(problem, Misread)
    assert (problem.code, problem.expected) == (code, "credit-code")
    assert all(told(problem, lang) for lang in ("zh", "en"))


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
bodies = st.text(ALPHABET, min_size=17, max_size=17)


@given(body=bodies)
def test_any_code_with_its_check_sign_is_right_letters_in_front_too(body: str) -> None:
    code = body + check_sign(body)
    assert credit_code(code) == code
    assert credit_code(f"{code[:8]} {code[8:17]}-{code[17:]}".lower()) == code


@given(body=bodies, place=st.integers(0, 17), other=st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_found(body: str, place: int, other: str) -> None:
    code = body + check_sign(body)
    wrong = code[:place] + other + code[place + 1 :]
    assert isinstance(credit_code(wrong), Misread) == (wrong != code)


def test_a_text_stays_as_it_stands_save_what_cannot_be_seen_around_it() -> None:
    assert wording("\ufeff 云南 CY 集团\r\n有限公司\u200b ") == "云南 CY 集团\n有限公司"


@pytest.mark.parametrize(("cell", "least"), [("", 0), ("\ufeff 　", 0), ("甲", 2)])
def test_a_text_too_short_is_a_problem(cell: str, least: int) -> None:
    assert wording(cell, least) == Misread("empty", cell, "text")


@pytest.mark.parametrize(
    ("text", "lang"), [("云南", "zh"), ("CY 集团", "zh"), ("𠮷", "zh"), ("〇", "zh"), ("Kunming", "en"), ("2022", "en")]
)
def test_a_text_tells_its_language_by_its_signs(text: str, lang: str) -> None:
    assert language(text) == lang


@pytest.mark.parametrize(
    ("of", "path", "cell", "value"),
    [
        (SG.Partnership, SG.headcount, "1,247 人", Literal("1247", datatype=NamedNode(XSD.integer))),
        (SG.Partnership, SG.form, "企业新型学徒制", NamedNode(FORM["new-type-apprenticeship"])),
        (SG.Subsidy, SG.value, "1000 万元", Literal("10000000", datatype=NamedNode(XSD.decimal))),
        (SG.Designation, SG.year, "2022年", Literal("2022", datatype=NamedNode(XSD.gYear))),
        (SG.Observation, SG.asOf, "截至2022年底", Literal("2022-12-31", datatype=NamedNode(XSD.date))),
        (SG.Establishment, SG.openList, "是", Literal("true", datatype=NamedNode(XSD.boolean))),
        (SG.Observation, SG.scope, "全市", Literal("全市", language="zh")),
        (SG.Observation, SG.scope, "the city", Literal("the city", language="en")),
        (SG.Naming, SG.wording, " 云南 CY 集团有限公司", Literal("云南 CY 集团有限公司")),
    ],
)
def test_a_cell_is_read_as_its_field_asks(of: str, path: str, cell: str, value: Literal | NamedNode) -> None:
    assert typed(field(of, path), cell, all_schemes()) == value


def test_a_hedge_is_not_dropped_where_there_is_no_place_for_it() -> None:
    problem = typed(field(SG.Partnership, SG.headcount), "近千人", all_schemes())
    assert isinstance(problem, Misread)
    assert told(problem, "en") == (
        "“近千人” is hedged, and only an exact value fits here; expected: one whole number, such as 1247"
    )


def test_the_least_number_of_a_field_is_held() -> None:
    problem = typed(field(SG.Partnership, SG.headcount), "-1", all_schemes())
    assert isinstance(problem, Misread)
    assert problem.code == "too-small"


def test_every_field_of_the_shapes_that_takes_no_entity_can_be_read_from_a_cell() -> None:
    cells = {
        XSD.string: "甲",
        XSD.integer: "1",
        XSD.decimal: "1.5",
        XSD.date: "2022-05-12",
        XSD.gYear: "2022",
        XSD.boolean: "是",
        RDF.langString: "甲",
    }
    fields = [entry for form in ontology().forms.values() for entry in form.fields]
    read = [entry for entry in fields if entry.datatype or entry.scheme]
    assert {entry.datatype for entry in read} == {*cells, None}
    for entry in read:
        labels = all_schemes()[entry.scheme].labels if entry.scheme else {}
        plain = cells[entry.datatype or ""] * max(1, entry.min_length) if entry.datatype else ""
        cell = next(iter(labels.values()))[0] if labels else plain
        assert not isinstance(typed(entry, cell, all_schemes()), Misread), (entry.path, cell)


def test_a_field_for_an_entity_is_not_read_but_looked_up() -> None:
    with pytest.raises(ValueError, match="no cell can hold"):
        typed(field(SG.Naming, SG.entity), "昆明技师学院", all_schemes())
