"""What `export` writes as forms, `add` reads back to the same records."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

import skillgraph
from skillgraph import resources, shapes, triples
from skillgraph.adding import sources
from skillgraph.export.filled import Filled
from skillgraph.ingest.blanks import Blank, blanks
from skillgraph.ingest.columns import Kind
from skillgraph.ingest.drafts import Drafting
from skillgraph.ingest.headings import Headed
from skillgraph.ingest.registrar import Registrar
from skillgraph.ingest.values.concepts import schemes
from skillgraph.records import Evidence, Participant, Record, Value
from skillgraph.shapes import Field, Ontology
from skillgraph.vocabulary import HEDGE, RDF, ROLE, SG, SKOS, XSD

BASE = "https://w3id.org/skillgraph/kunming-2023/"
LETTER = "kunming-2023-letter"
# Names that are hard to write in a cell with others.
NAMES = ("艾维", "甲、乙公司", "A Co., Ltd.", "云南CY集团有限公司（含甲；乙）", '带"引号"的公司', "高等", "第1家")


def records_of(folder: Path, name: str) -> list[Record]:
    return triples.to_records(sources.triples_of(folder / "records" / f"{name}.ttl", BASE))


def told(record: Record, source: str) -> tuple[object, ...]:
    """A record without the name of the source in its IRI; the names of sections are the editors' own."""

    def bare(text: str) -> str:
        return text.replace(f"/src/{source}/", "/src/*/")

    fields = frozenset((path, bare(str(value))) for path, value in record.fields)
    quotes = tuple((each.quote, each.start, each.end) for each in record.evidence)
    return bare(record.iri), record.type, fields, frozenset(record.participants), quotes


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letter_comes_back_record_by_record(tmp_path: Path, lang: str) -> None:
    sheets, letter = tmp_path / "sheets.xlsx", tmp_path / f"{LETTER}.md"
    with skillgraph.open(resources.example(), lang=lang) as graph:
        graph.export(sheets, "forms")
    shutil.copyfile(resources.example() / "sources" / LETTER / "1.md", letter)
    folder = skillgraph.init(tmp_path / "city", title="城", base=BASE)
    added = skillgraph.add(folder, [letter, sheets])
    assert (added.written, added.violations) == (True, ())
    before, now = records_of(resources.example(), LETTER), records_of(folder, "sheets")
    assert {told(each, "sheets") for each in now} == {told(each, LETTER) for each in before}
    assert len(now) == len(before) == 191
    assert skillgraph.validate(folder).conforms


def test_the_registry_comes_back_to_the_letter(tmp_path: Path) -> None:
    sheets = tmp_path / "sheets.xlsx"
    with skillgraph.open(resources.example(), lang="en") as graph:
        graph.export(sheets, "forms")
    folder = skillgraph.init(tmp_path / "city", base=BASE)
    letter = tmp_path / f"{LETTER}.md"
    shutil.copyfile(resources.example() / "sources" / LETTER / "1.md", letter)
    skillgraph.add(folder, [letter, sheets])
    registry = "entities.ttl"
    now, before = (set(sources.triples_of(place / registry, BASE)) for place in (folder, resources.example()))
    assert now == before


def test_sheets_of_the_letter_change_nothing_in_its_own_registry(tmp_path: Path) -> None:
    sheets, folder = tmp_path / "sheets.xlsx", tmp_path / "city"
    shutil.copytree(resources.example(), folder)
    with skillgraph.open(folder, lang="zh") as graph:
        graph.export(sheets, "forms")
    before = (folder / "entities.ttl").read_bytes()
    assert skillgraph.add(folder, sheets).written
    assert (folder / "entities.ttl").read_bytes() == before


@cache
def ontology() -> Ontology:
    return shapes.read(resources.ontology())


def entity(kind: str, name: str) -> str:
    code = ontology().nodes[kind][SKOS.notation][0].value
    return triples.mint_entity(BASE, f"{code} {name}", "", code)


@cache
def registry() -> dict[str, dict[str, list[NamedNode | Literal]]]:
    """An entity of every class and hard name."""
    kinds = [
        kind
        for kind, above in ontology().supers.items()
        if SG.Entity in above and SKOS.notation in ontology().nodes[kind]
    ]
    made = []
    for kind in kinds:
        for name in NAMES:
            node = NamedNode(entity(kind, name))
            code = ontology().nodes[kind][SKOS.notation][0].value
            made.append(Triple(node, NamedNode(RDF.type), NamedNode(kind)))
            made.append(Triple(node, NamedNode(SKOS.prefLabel), Literal(f"{code} {name}", language="zh")))
    return shapes.group(made)


def entities(of: str) -> st.SearchStrategy[NamedNode]:
    fitting = [iri for iri, node in registry().items() if of in ontology().types([node[RDF.type][0].value])]
    return st.sampled_from(fitting).map(NamedNode)


WORDS = st.sampled_from(["一句话", "A sentence, with a comma", "甲、乙；丙", "=SUM(A1)", "第一行 第二行", '"引"'])
LEXICAL: dict[str, st.SearchStrategy[str]] = {
    XSD.string: WORDS,
    XSD.gYear: st.integers(1950, 2100).map(str),
    XSD.date: st.dates().map(lambda day: day.isoformat()),
    XSD.boolean: st.sampled_from(["true", "false"]),
    XSD.integer: st.integers(1, 10**12).map(str),
    XSD.decimal: st.decimals(min_value=0, max_value=10**12, places=2).map(lambda each: f"{each.normalize():f}"),
}


def values(field: Field) -> st.SearchStrategy[list[Value]]:
    most = field.max_count or 3
    if field.datatype == RDF.langString:
        each = st.tuples(WORDS, WORDS).map(
            lambda pair: [Literal(text, language=lang) for text, lang in zip(pair, ("zh", "en"), strict=True)]
        )
        return each.map(lambda pair: list[Value](pair))
    if field.scheme:
        concepts = [concept for concept, scheme in ontology().schemes.items() if scheme == field.scheme]
        one: st.SearchStrategy[Value] = st.sampled_from(concepts).map(NamedNode)
    elif field.datatype:
        datatype = NamedNode(field.datatype)
        one = LEXICAL[field.datatype].map(lambda text: Literal(text, datatype=datatype))
    else:
        one = entities(str(field.value_class))
    return st.lists(one, min_size=min(1, field.min_count), max_size=most, unique=True)


def is_drawn(field: Field) -> bool:
    """Records that others refer to are proved by the letter; who takes part and what it rests on stand apart."""
    refers = field.value_class is not None and SG.Record in ontology().types([field.value_class])
    return field.path not in {SG.participation, SG.evidence} and not refers


@st.composite
def records(draw: Callable[..., list[Value]], blank: Blank) -> Record:
    form = ontology().forms[blank.type]
    fields = {field.path: draw(values(field)) for field in form.fields if is_drawn(field)}
    if units := [NamedNode(field.unit) for field in form.fields if field.unit and SG.measureUnit in fields]:
        fields[SG.measureUnit] = [*units]  # what these numbers always count in
    if SG.hedge in fields:  # a number has a hedge, and without a number there is none
        counted = fields.get(SG.value) or fields.get(SG.headcount)
        fields[SG.hedge] = (fields[SG.hedge] or [NamedNode(HEDGE.exact)]) if counted else []
    members = tuple(
        Participant(ROLE[side], member.value)
        for side, kind in (("college-side", SG.VocationalCollege), ("enterprise-side", SG.Enterprise))
        for member in draw(st.lists(entities(kind), min_size=1, max_size=3, unique=True))
        if any(field.path == SG.participation for field in form.fields)
    )
    flat = tuple((path, value) for path, found in fields.items() for value in found)
    return Record(f"{BASE}src/s/r", blank.type, flat, members, (Evidence(f"{BASE}src/s", "1", "一", "引文", 0, 2),))


FORMS = [blank for blank in blanks(ontology()) if blank.type not in {SG.Source, SG.Entity}]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("blank", FORMS, ids=lambda blank: blank.word)
def test_a_row_tells_what_its_record_told(blank: Blank, lang: str) -> None:
    registrar = Registrar(registry(), ontology(), BASE)
    drafting = Drafting(ontology(), schemes(ontology()), registrar)
    head = Headed(blank, 1, dict(enumerate(blank.columns)), {})

    @settings(max_examples=40, deadline=None)
    @given(records(blank))
    def comes_back(record: Record) -> None:
        filled = Filled(lang, ontology(), registry(), [record])
        draft = drafting.draft([filled.cell(record, column) for column in blank.columns], head)
        assert draft.wrong == []
        assert set(draft.fields) == set(record.fields)
        assert set(draft.participants) == set(record.participants)
        assert (draft.source, draft.quote) == ("s", "引文")

    comes_back()


def test_every_column_of_a_form_is_one_that_can_be_filled_in() -> None:
    kinds = {column.kind for blank in FORMS for column in blank.columns}
    assert kinds <= set(Kind) - {Kind.CLASS}


ROWS = "合作形式,院校方,企业方,人数\n订单班,昆明技师学院,艾维,约120人\n冠名班,昆明技师学院,“甲、乙”公司,30\n"


def said(record: Record) -> tuple[object, ...]:
    return record.type, frozenset(record.fields), frozenset(record.participants)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_tables_told_goes_out_as_rows_and_comes_back_anywhere(tmp_path: Path, lang: str) -> None:
    table, sheets = tmp_path / "合作.csv", tmp_path / "sheets.xlsx"
    table.write_text(ROWS, encoding="utf-8")
    one = skillgraph.init(tmp_path / "one", base=BASE)
    skillgraph.add(one, table)
    with skillgraph.open(one, lang=lang) as graph:
        graph.export(sheets, "forms")
    other = skillgraph.init(tmp_path / "other", base=BASE)
    assert skillgraph.add(other, sheets).violations == ()
    before, now = records_of(one, "hezuo"), records_of(other, "sheets")
    assert {said(each) for each in now} == {said(each) for each in before}
    assert len(now) == len(before) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_forms_added_to_where_they_came_from_tell_nothing_twice(tmp_path: Path, lang: str) -> None:
    folder = skillgraph.init(tmp_path / "city", example=True)
    with skillgraph.open(folder, lang=lang) as graph:
        graph.export(tmp_path / "sheets.xlsx", "forms")
    answer = skillgraph.add(folder, tmp_path / "sheets.xlsx", "en")
    assert (answer.violations, answer.rows) == ((), ())
    assert any("191" in note for note in answer.notes)


def test_a_record_that_another_file_told_on_other_words_is_kept_and_said(tmp_path: Path) -> None:
    folder = skillgraph.init(tmp_path / "city")
    for name in ("名单.csv", "名单二稿.csv"):
        (tmp_path / name).write_text(ROWS, encoding="utf-8")
        answer = skillgraph.add(folder, tmp_path / name, "en")
    assert len(answer.rows) == 2
    [note] = [note for note in answer.notes if "say the same" in note]
    assert "2 (名单二稿!A2:D2 · mingdan)" in note
