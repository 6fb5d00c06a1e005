"""Everything known of one entity, and the entities a text may mean."""

from __future__ import annotations

from skillgraph import lookup
from skillgraph.answers import words
from skillgraph.answers.types import Found, FoundRow, Shown, ShownName, ShownRecord
from skillgraph.errors import EmptyGraph, UnknownName
from skillgraph.index.rows import Entity
from skillgraph.index.view import View


def show(view: View, entity: Entity, lang: str) -> Shown:
    """Tell everything known of one entity.

    Parameters
    ----------
    view
        What to read.
    entity
        The entity.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Shown
        Its kinds, names and records, each record with the words it rests on.
    """
    types = view.terms("type")
    kinds = view.terms("institution-kind") if entity.kind else {}
    codes = (entity.type, *((entity.kind,) if entity.kind else ()))
    records = _records(view, entity, lang)
    told = view.records(number for number, _ in view.involvements(entity.id))
    return Shown(
        entity=entity.iri,
        name=entity.name(lang),
        types=codes,
        type_names=tuple((kinds.get(code) or types[code]).name(lang) for code in codes),
        names=tuple(ShownName(name.text, name.lang, name.kind) for name in view.names_of(entity.id)),
        records=records,
        notes=(
            *words.unnamed(view, entity.id, lang),
            *words.by_rule(view, told.values(), lang),
            *different(view, entity, lang),
        ),
    )


def _records(view: View, entity: Entity, lang: str) -> tuple[ShownRecord, ...]:
    involvements = view.involvements(entity.id)
    numbers = {record for record, _ in involvements}
    records, quotes = view.records(numbers), view.quotes(numbers)
    types, roles = view.terms("record-type"), view.terms("field") | view.terms("role")
    return tuple(
        ShownRecord(
            record=records[number].iri,
            type=records[number].type,
            type_name=types[records[number].type].name(lang),
            role=role,
            role_name=roles[role].name(lang),
            summary=records[number].summary(lang),
            status=records[number].status,
            evidence=words.evidence(quotes.get(number, ()), lang),
        )
        for number, role in involvements
    )


def different(view: View, entity: Entity, lang: str) -> tuple[str, ...]:
    """Say what the editors decided that an entity must not be taken for.

    Parameters
    ----------
    view
        What to read.
    entity
        The entity.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of str
        A sentence for each, with the reason.
    """
    return tuple(
        f"不同于{name_zh}：{reason_zh}" if lang == "zh" else f"Not the same as {name_en}: {reason_en}"
        for name_zh, name_en, reason_zh, reason_en in view.different(entity.id)
    )


def find(view: View, text: str, lang: str, limit: int = 20) -> Found:
    """Find the entities that a text may mean.

    Parameters
    ----------
    view
        What to look in.
    text
        A name or a part of one: in either script, in pinyin or its initials, in English, or misspelt.
    lang
        ``"zh"`` or ``"en"``.
    limit
        How many at the most.

    Returns
    -------
    Found
        Best first.

    Raises
    ------
    NothingNamed
        When there is no letter or digit in the text.
    UnknownName
        When nothing is like it.
    """
    matches = lookup.find(view, text, limit)
    if not matches:
        near = lookup.nearest(view, text, lang)
        raise UnknownName(name=lookup.told(text), nearest=near) if near else EmptyGraph()
    entities, types = view.entities(match.entity for match in matches), view.terms("type")
    return Found(
        text,
        tuple(
            FoundRow(
                entity=entities[match.entity].iri,
                name=entities[match.entity].name(lang),
                type=entities[match.entity].type,
                type_name=types[entities[match.entity].type].name(lang),
                match=match.text,
                score=round(match.score, 3),
            )
            for match in matches
        ),
    )
