"""The sheets there are to fill in: one for each kind of record, one for sources, one for organisations and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skillgraph.errors import UnknownSheet
from skillgraph.ingest.choices import labelled
from skillgraph.ingest.columns import Column, Kind, columns
from skillgraph.names import fold, similarity
from skillgraph.shapes import Field, Form, Ontology, Words, words
from skillgraph.vocabulary import DCTERMS, RDF, RDFS, SG, SKOS, local_name


@dataclass(frozen=True, slots=True)
class Blank:
    """A sheet to fill in.

    Parameters
    ----------
    word
        Its stable English word, such as ``partnership``.
    type
        The class of what its rows tell.
    title
        What the sheet is called, in zh and en.
    meaning
        What its rows tell, in zh and en.
    synonyms
        The names by which the sheet is known again, folded.
    columns
        In their order.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> blank = blanks(shapes.read(resources.ontology()))[0]
    >>> blank.word, blank.title["zh"]
    ('partnership', '合作')
    """

    word: str
    type: str
    title: Words
    meaning: Words
    synonyms: frozenset[str]
    columns: tuple[Column, ...]


# Sheets of a workbook that hold no rows: how to fill it in, and the lists of its drop-downs.
GUIDE = {"zh": "填写说明", "en": "how to"}
LISTS = "_lists"
_TITLES = {
    SG.Source: {"zh": "来源", "en": "sources"},
    SG.Entity: {"zh": "单位", "en": "organisations"},
}
_NEAREST = 5  # so many names are offered where one is not known
# Years and areas are not made by hand.
_NOT_MADE = frozenset({SG.Record, SG.Area, SG.Year})

_SOURCE_ID = Field(
    DCTERMS.identifier,
    {"zh": "来源编号", "en": "source id"},
    {
        "zh": "来源在工作区中的短名，用字母、数字和连字符；留空则由文号或题名得出。",
        "en": "The short name of the source in the workspace: letters, digits and hyphens. Left empty, it is made of "
        "the document number or the title.",
    },
    0,
    False,
    max_count=1,
    example={"zh": "kunming-2023-letter", "en": "kunming-2023-letter"},
)
_TYPE = Field(
    RDF.type,
    {"zh": "类别", "en": "type"},
    {
        "zh": "它是什么：企业、职业院校等；人物、荣誉、文件等也填在此表。",
        "en": "What it is: an enterprise, a vocational college …; people, awards and documents stand here as well.",
    },
    0,
    False,
    min_count=1,
    max_count=1,
    example={"zh": "职业院校", "en": "vocational college"},
)


def blanks(ontology: Ontology) -> tuple[Blank, ...]:
    """Give all sheets.

    Parameters
    ----------
    ontology
        Its record classes each have one.

    Returns
    -------
    tuple of Blank
        The records in the order of the shapes, those without an order last; then sources and organisations.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> [blank.word for blank in blanks(shapes.read(resources.ontology()))][-2:]
    ['source', 'entity']
    """
    records = [form for form in ontology.forms.values() if SG.Record in ontology.types([form.type])]
    ordered = sorted(records, key=lambda form: form.order or len(records) + 1)
    return (
        *(_blank(form, ontology, columns(form, ontology)) for form in ordered),
        _blank(ontology.forms[SG.Source], ontology, _source_columns(ontology)),
        _blank(ontology.forms[SG.Entity], ontology, _entity_columns(ontology)),
    )


def chosen(ontology: Ontology, named: Sequence[str]) -> tuple[Blank, ...]:
    """Give the sheets that are named.

    Parameters
    ----------
    ontology
        What sheets there are.
    named
        Each a sheet's word or title, in zh or en; none for all.

    Returns
    -------
    tuple of Blank
        Once each, in the order named.

    Raises
    ------
    UnknownSheet
        When a sheet is named that there is not; it names the nearest.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> [blank.word for blank in chosen(shapes.read(resources.ontology()), ["认定", "Partnership"])]
    ['designation', 'partnership']
    """
    every = blanks(ontology)
    if not named:
        return every
    known = {name: blank for blank in reversed(every) for name in blank.synonyms}
    for word in named:
        if fold(word) not in known:
            near = _nearest(word, every)
            zh, en = [blank.title["zh"] for blank in near], [blank.word for blank in near]
            raise UnknownSheet(value=word, nearest_zh=zh, nearest_en=en, count=len(every))
    return tuple({blank.word: blank for blank in (known[fold(word)] for word in named)}.values())


def _nearest(word: str, among: Sequence[Blank]) -> list[Blank]:
    def likeness(blank: Blank) -> float:
        return max(similarity(word, name).score for name in (blank.word, *blank.title.values()))

    return sorted(among, key=likeness, reverse=True)[:_NEAREST]


def with_registers(named: Sequence[Blank], ontology: Ontology) -> tuple[Blank, ...]:
    """Add the sheets that every workbook has.

    Parameters
    ----------
    named
        The sheets asked for.
    ontology
        What sheets there are.

    Returns
    -------
    tuple of Blank
        Those, and behind them the sheets of sources and of organisations where they are not among them.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> [blank.word for blank in with_registers(chosen(ontology, ["naming"]), ontology)]
    ['naming', 'source', 'entity']
    """
    there = {blank.word for blank in named}
    return (*named, *(blank for blank in blanks(ontology) if blank.type in _TITLES and blank.word not in there))


def _blank(form: Form, ontology: Ontology, its: tuple[Column, ...]) -> Blank:
    word = _word(form.type, ontology)
    title = _TITLES.get(form.type, form.label)
    names = (word, local_name(form.type), *title.values(), *form.label.values())
    meaning = words(ontology.nodes.get(form.type, {}), SKOS.definition)
    return Blank(word, form.type, title, meaning, frozenset(map(fold, names)), its)


def _word(kind: str, ontology: Ontology) -> str:
    codes = ontology.nodes.get(kind, {}).get(SKOS.notation)
    return codes[0].value if codes else re.sub(r"(?<!^)([A-Z])", r"-\1", local_name(kind)).lower()


def _source_columns(ontology: Ontology) -> tuple[Column, ...]:
    own = columns(ontology.forms[SG.Source], ontology)
    # Where its text is kept the workspace knows; a sheet may name the file to say which source it means.
    return (
        _own(_SOURCE_ID, Kind.TEXT),
        *(replace(each, least=0) if each.field.path == SG.textFile else each for each in own),
    )


def _entity_columns(ontology: Ontology) -> tuple[Column, ...]:
    kinds = _kinds(ontology)
    kind = replace(_own(_TYPE, Kind.CLASS), choices=labelled(kinds, RDFS.label, ontology))
    narrower = [ontology.forms[name] for name in kinds if name in ontology.forms]
    return (
        kind,
        *columns(ontology.forms[SG.Entity], ontology),
        *(replace(column, least=0) for form in narrower for column in columns(form, ontology)),
    )


def _kinds(ontology: Ontology) -> list[str]:
    """The classes of what is looked up by name; those of organisations first, for most are of them."""
    above = {name: ontology.types([name]) for name in ontology.supers}
    found = [name for name, kinds in above.items() if SG.Entity in kinds - {name} and not kinds & _NOT_MADE]
    return sorted(found, key=lambda name: SG.Organization not in above[name])


def _own(field: Field, kind: Kind) -> Column:
    names = (field.role, *field.name.values())
    return Column(
        field.role, field, kind, field.name, field.description, field.example, frozenset(map(fold, names)),
        least=field.min_count,
    )  # fmt: skip
