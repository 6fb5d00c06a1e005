"""The columns that a form gives a sheet: what each is called, how it is found again, what may stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from skillgraph.ingest.choices import Choice, choices
from skillgraph.names import fold, normal
from skillgraph.shapes import Field, Form, Ontology, Words, literals, words
from skillgraph.vocabulary import OA, RDF, SG, SKOS, XSD, local_name


class Kind(StrEnum):
    """What the cells of a column hold.

    Examples
    --------
    >>> str(Kind.YEAR)
    'year'
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    BOOLEAN = "boolean"
    CONCEPT = "concept"
    CLASS = "class"
    ENTITY = "entity"
    RECORD = "record"
    SOURCE = "source"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Parameters
    ----------
    key
        Its stable English word, the same as in the tables of an export.
    field
        The field it is of; several columns may be of one.
    kind
        What its cells hold.
    heading, meaning, example
        In zh and en.
    synonyms
        The headings it is found again by, folded: see `by_heading`.
    least
        How many values the field needs, in all its columns together; none where an empty cell says enough.
    shared
        Whether the field has other columns beside this one.
    several
        Whether a cell may hold more than one value.
    choices
        What a cell may say; empty where it is free.
    lang
        The language of its texts, where the field has a column for each.
    role
        The IRI of the role its members have, where the field is who takes part.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> [column.heading["zh"] for column in columns(ontology.forms[SG.Affiliation], ontology)]
    ['单位', '所属组织', '来源', '引文']
    """

    key: str
    field: Field
    kind: Kind
    heading: Words
    meaning: Words
    example: Words
    synonyms: frozenset[str]
    least: int = 0
    shared: bool = False
    several: bool = False
    choices: tuple[Choice, ...] = ()
    lang: str | None = None
    role: str | None = None

    @property
    def required(self) -> bool:
        """Whether no row may leave it empty."""
        return self.least > 0 and not self.shared


# What is written in figures, and is none of anybody's numbers for that.
FIGURES = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.YEAR, Kind.DATE})

# What the number beside it may say itself, as in 150余家, and what the row of the sheet itself is.
IMPLIED = frozenset({SG.hedge, SG.measureUnit, SG.evidence})

_KINDS = {
    XSD.integer: Kind.INTEGER,
    XSD.decimal: Kind.NUMBER,
    XSD.gYear: Kind.YEAR,
    XSD.date: Kind.DATE,
    XSD.boolean: Kind.BOOLEAN,
}
# How the two languages are called in a heading, and how others call them.
_LANGUAGES = {"zh": ("中文", "zh", "Chinese", "汉语"), "en": ("English", "en", "英文", "英语")}


def columns(form: Form, ontology: Ontology) -> tuple[Column, ...]:
    """Give the columns of a form.

    Parameters
    ----------
    form
        A form of the ontology.
    ontology
        Where concepts, roles and classes have their words.

    Returns
    -------
    tuple of Column
        In the order of the fields; who takes part has a column for each role, a text that has a language one for each,
        and evidence one for the source and one for the quote.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> [column.key for column in columns(ontology.forms[SG.Partnership], ontology)][:3]
    ['form', 'participation-college-side', 'participation-enterprise-side']
    """
    found = (column for field in form.fields for column in _columns(field, ontology))
    counted = {field.unit for field in form.fields if field.unit}
    return tuple(_counting(column, counted) if column.field.path == SG.measureUnit else column for column in found)


def by_heading(among: Iterable[Column]) -> dict[str, Column]:
    """Find columns by what stands over them.

    Parameters
    ----------
    among
        The columns of one sheet.

    Returns
    -------
    dict of str to Column
        By every heading that means one, as `skillgraph.names.fold` writes it, in both languages.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> known = by_heading(columns(ontology.forms[SG.Partnership], ontology))
    >>> known[fold("College side")].key, known[fold(" 引文 ")].key
    ('participation-college-side', 'quote')
    """
    return {heading: column for column in among for heading in column.synonyms}


def column_of(heading: str, known: Mapping[str, Column]) -> Column | None:
    """Find the column that a heading means.

    Parameters
    ----------
    heading
        What stands over a column of someone's sheet.
    known
        What `by_heading` gave.

    Returns
    -------
    Column or None
        The column, whatever the heading's width, case, spaces, punctuation or script; None where it means none.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> ontology = shapes.read(resources.ontology())
    >>> column_of("企業方：", by_heading(columns(ontology.forms[SG.Partnership], ontology))).key
    'participation-enterprise-side'
    """
    # Traditional characters are rare and the dictionary for them is slow to load, so the cheap form is tried first.
    return known.get(fold(heading)) or known.get(normal(heading))


def _columns(field: Field, ontology: Ontology) -> Iterator[Column]:
    if field.value_class == SG.Participation:
        yield from _of_roles(field, ontology)
    elif field.value_class == SG.Evidence:
        yield from _of_evidence(field, ontology)
    elif field.datatype == RDF.langString:
        yield from (_of_language(field, lang) for lang in _LANGUAGES)
    else:
        yield _plain(field, ontology)


def _counting(column: Column, units: Collection[str]) -> Column:
    """The column of units offers those in which the numbers of its form count, where they are always the same."""
    fitting = tuple(choice for choice in column.choices if not units or choice.value in units)
    return replace(column, choices=fitting)


def _plain(field: Field, ontology: Ontology) -> Column:
    return Column(
        key=field.role,
        field=field,
        kind=_kind(field, ontology),
        heading=field.name,
        meaning=field.description,
        example=field.example,
        synonyms=_folded(field.role, *_names(field)),
        least=_least(field),
        several=field.max_count != 1,
        choices=choices(field, ontology),
    )


def _of_language(field: Field, lang: str) -> Column:
    """A heading that names no language is that of the column in its own."""
    called = [f"{name} {language}" for name in _names(field) for language in _LANGUAGES[lang]]
    bare = [field.name[lang], *(name.value for name in field.synonyms if name.language == lang)]
    key, own = f"{field.role}-{lang}", _LANGUAGES[lang][0]
    return Column(
        key=key,
        field=field,
        kind=Kind.TEXT,
        heading={"zh": f"{field.name['zh']}（{own}）", "en": f"{field.name['en']} ({own})"},
        meaning=field.description,
        example=dict.fromkeys(_LANGUAGES, field.example.get(lang, "")),
        synonyms=_folded(key, *called, *bare),
        least=_least(field),
        shared=True,
        several=not field.unique_lang and field.max_count != 1,
        lang=lang,
    )


def _of_roles(field: Field, ontology: Ontology) -> Iterator[Column]:
    scheme = next(entry.scheme for entry in ontology.forms[SG.Participation].fields if entry.path == SG.role)
    for role in (concept for concept, of in ontology.schemes.items() if of == scheme):
        concept = ontology.nodes[role]
        label, key = words(concept, SKOS.prefLabel), f"{field.role}-{local_name(role)}"
        called = [*label.values(), local_name(role), *(name.value for name in literals(concept, SKOS.altLabel))]
        yield Column(
            key=key,
            field=field,
            kind=Kind.ENTITY,
            heading=label,
            meaning=words(concept, SKOS.definition),
            example=words(concept, SKOS.example),
            synonyms=_folded(key, *called, *(f"{name} {of}" for name in field.name.values() for of in label.values())),
            least=_least(field),
            shared=True,
            several=True,
            role=role,
        )


def _of_evidence(field: Field, ontology: Ontology) -> Iterator[Column]:
    parts = {entry.path: entry for entry in ontology.forms[SG.Evidence].fields}
    for key, kind, path in (("source", Kind.SOURCE, SG.source), ("quote", Kind.QUOTE, OA.exact)):
        part = parts[path]
        yield Column(
            key=key,
            field=field,
            kind=kind,
            heading=part.name,
            meaning=part.description,
            example=part.example,
            synonyms=_folded(key, *_names(part)),
            least=_least(field),
            shared=True,
            several=field.max_count != 1,
        )


def _names(field: Field) -> list[str]:
    return [*field.name.values(), *(name.value for name in field.synonyms)]


def _folded(*headings: str) -> frozenset[str]:
    return frozenset(map(fold, headings))


def _least(field: Field) -> int:
    return 0 if field.path in IMPLIED else field.min_count


def _kind(field: Field, ontology: Ontology) -> Kind:
    if field.scheme:
        return Kind.CONCEPT
    if field.datatype or not field.value_class:
        return _KINDS.get(field.datatype or "", Kind.TEXT)
    if field.value_class == SG.Source:
        return Kind.SOURCE
    return Kind.RECORD if SG.Record in ontology.types([field.value_class]) else Kind.ENTITY
