"""A name someone typed → the entity meant, or the choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skillgraph import names
from skillgraph.errors import AmbiguousName, EmptyGraph, NoEntity, NothingNamed, PartOfName, UnknownChoice, UnknownName
from skillgraph.index.rows import Entity, under
from skillgraph.index.view import View
from skillgraph.text import cleaned, one_line

# How a name was found, best first. The first three take the name for what it is; the others say so.
EXACT = "exact"
_NEAREST = 3
_CONCEPTS = ("form", "field", "occupation", "indicator", "institution-kind", "skill-grade", "list-kind")
_ALIKE = 0.6  # below this, likeness in spelling is chance
_MANY_TIMES = 12
_TOLD = 120  # characters of a name that a sentence repeats; few names in English are longer


class Match(NamedTuple):
    """An entity found by a name.

    Parameters
    ----------
    entity
        The number of the entity.
    text
        The name it was found by.
    how
        ``exact``, ``core``, ``pinyin``, ``initials``, ``contains``, ``shortened`` or ``spelling``.
    score
        Between 0 and 1; 1 is the name itself.
    """

    entity: int
    text: str
    how: str
    score: float


def resolve(view: View, typed: str, lang: str) -> tuple[Entity, Match]:
    """Find the one entity that a name means.

    Parameters
    ----------
    view
        What to look in.
    typed
        A name in any form, or an IRI.
    lang
        The language of the choices, if there are several.

    Returns
    -------
    tuple of Entity and Match
        The entity, and how it was found.

    Raises
    ------
    NothingNamed
        When there is no letter or digit in the name.
    AmbiguousName
        When several may be meant; as PartOfName when one may, and as NoEntity when only a concept is.
    UnknownName
        When none is; carries the nearest three.
    """
    by_iri = view.entity_by_iri(cleaned(typed).strip())
    if by_iri is not None:
        return by_iri, Match(by_iri.id, by_iri.iri, EXACT, 1.0)
    matches = _certain(view, typed)
    if not matches:
        if said := _said_of_concept(view, typed, lang):
            raise NoEntity(name=told(typed), choices=said)
        near = nearest(view, typed, lang)
        raise UnknownName(name=told(typed), nearest=near) if near else EmptyGraph()
    entities = view.entities(match.entity for match in matches)
    part = matches[0].how == "contains" and not _is_shortened(view, entities[matches[0].entity])
    if len(matches) > 1 or part:
        choices = [_tell_apart(view, entities[match.entity], match, lang) for match in matches]
        raise (AmbiguousName if len(matches) > 1 else PartOfName)(name=told(typed), choices=choices)
    return entities[matches[0].entity], matches[0]


def find(view: View, typed: str, limit: int = 20) -> list[Match]:
    """Find the entities that a text may mean, best first.

    Parameters
    ----------
    view
        What to look in.
    typed
        A name or a part of one, in any form.
    limit
        How many at the most.

    Returns
    -------
    list of Match
        One for each entity, by falling score.

    Raises
    ------
    NothingNamed
        When there is no letter or digit in the text.
    """
    best: dict[int, Match] = {}
    for match in (*_all_tiers(view, typed), *_shortened(view, typed), *_similar(view, typed, _ALIKE)):
        if match.entity not in best or match.score > best[match.entity].score:
            best[match.entity] = match
    order = view.in_order(best)
    return sorted(best.values(), key=lambda match: (-match.score, order[match.entity]))[:limit]


def told(typed: str) -> str:
    r"""Give a name that was typed as a sentence may repeat it.

    Parameters
    ----------
    typed
        Whatever was typed.

    Returns
    -------
    str
        On one line, without what would act on a screen, and cut where it is longer than any name.

    Examples
    --------
    >>> told("\x1b[31m昆明\n学院"), len(told("昆" * 10_000))
    ('昆明学院', 121)
    """
    text = one_line(typed)
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"


def codes(view: View, scheme: str, typed: str, option: str, lang: str) -> set[str]:
    """Find the codes that a word for one of a scheme's concepts means: its own, and those of narrower ones.

    Parameters
    ----------
    view
        What to look in.
    scheme
        Such as ``form`` or ``type``.
    typed
        A code or a name, in either language.
    option
        The option it was given to, for the error.
    lang
        The language of the choices in the error.

    Returns
    -------
    set of str
        Codes.

    Raises
    ------
    UnknownChoice
        When there is no such concept.
    """
    terms, asked = view.terms(scheme), typed.strip().casefold()
    found = {code for code, term in terms.items() if asked in {code, term.zh.casefold(), term.en.casefold()}}
    if not found:
        choices = [f"{code} ({term.name(lang)})" for code, term in sorted(terms.items())]
        raise UnknownChoice(option=option, value=told(typed), choices=choices)
    return {code for code in terms if any(under(broader, code, terms) for broader in found)}


def _is_shortened(view: View, entity: Entity) -> bool:
    """Whether people say a part for the name: of organisations and persons they do, of titles of documents hardly."""
    return entity.type == "person" or under("organization", entity.type, view.terms("type"))


def _said_of_concept(view: View, typed: str, lang: str) -> list[str]:
    """What the records say of a concept of that name; nothing where there is no such concept."""
    asked = names.normal(typed)
    for scheme in _CONCEPTS:
        for term in view.terms(scheme).values():
            if asked in {names.normal(term.zh), names.normal(term.en)}:
                return [record.summary(lang) for record in view.records_saying(term.zh)]
    return []


def _certain(view: View, typed: str) -> list[Match]:
    """The entities of the first way of reading the name that finds any."""
    for tier in (_by_form, _by_core, _by_pinyin, _by_part, _by_spelling):
        matches = _one_each(tier(view, typed))
        if matches:
            return matches
    return []


def _all_tiers(view: View, typed: str) -> Iterable[Match]:
    for tier in (_by_form, _by_core, _by_pinyin, _by_part):
        yield from tier(view, typed)


def _one_each(matches: Iterable[Match]) -> list[Match]:
    best: dict[int, Match] = {}
    for match in matches:
        best.setdefault(match.entity, match)
    return list(best.values())


def _by_form(view: View, typed: str) -> Iterable[Match]:
    folded = names.fold(typed)
    if not folded:
        raise NothingNamed(name=told(typed))
    # Most names are typed in the script they are kept in; only what is not found so is converted.
    found = view.names("fold", folded) or view.names("normal", folded) or view.names("normal", names.normal(typed))
    return [Match(name.entity, name.text, EXACT, 1.0) for name in found]


def _by_core(view: View, typed: str) -> Iterable[Match]:
    form = names.legal_form(typed)
    for name in view.names("core", names.core(typed)):
        # 有限公司 and 股份有限公司 may be two companies: then it is for the user to say.
        if not form or names.legal_form(name.text) in {None, form}:
            yield Match(name.entity, name.text, "core", 0.97)


def _by_pinyin(view: View, typed: str) -> Iterable[Match]:
    if not names.is_latin(typed):
        return
    key = names.latin_key(typed)
    for name in view.names("pinyin", key):
        yield Match(name.entity, name.text, "pinyin", 0.95)
    for name in view.names("initials", key):
        yield Match(name.entity, name.text, "initials", 0.9)


def _by_part(view: View, typed: str) -> Iterable[Match]:
    part = names.normal(typed)
    if len(part) < 2:
        return
    for name in view.names():
        if part in name.normal:
            yield Match(name.entity, name.text, "contains", 0.7 + 0.2 * len(part) / len(name.normal))


def _by_spelling(view: View, typed: str) -> Iterable[Match]:
    return [m for m in _similar(view, typed, _ALIKE) if names.may_be_misspelling(typed, m.text)]


def _similar(view: View, typed: str, least: float) -> list[Match]:
    """Names that are spelt alike; what is typed in Chinese is not compared with translations."""
    latin = names.is_latin(typed)
    kept = [name for name in view.names() if latin or not names.is_latin(name.text)]
    scored = [(names.similarity(typed, name.text).score, name) for name in kept]
    return [
        Match(name.entity, name.text, "spelling", round(min(score, 0.89), 3))
        for score, name in sorted(scored, key=lambda pair: (-pair[0], pair[1].entity))
        # A text that happens to hold a short name is not that name misspelt.
        if score >= least and (not least or len(typed) < _MANY_TIMES * len(name.text))
    ]


def _shortened(view: View, typed: str) -> Iterable[Match]:
    """Names that have the characters typed in their order, as 水电十四局 for 水利水电第十四工程局: to offer only."""
    part = names.normal(typed)
    if len(part) < 3 or names.is_latin(typed):
        return
    for name in view.names():
        rest = iter(name.normal)
        if len(part) < len(name.normal) and all(char in rest for char in part):
            yield Match(name.entity, name.text, "shortened", 0.6 + 0.1 * len(part) / len(name.normal))


def nearest(view: View, typed: str, lang: str) -> list[str]:
    """Give the names of the three entities that a name is most like.

    Parameters
    ----------
    view
        What to look in.
    typed
        A name that is no one's.
    lang
        The language of the names.

    Returns
    -------
    list of str
        Three names, or as many as there are.
    """
    likely = _one_each((*_shortened(view, typed), *_similar(view, typed, 0.0)))[:_NEAREST]
    entities = view.entities(match.entity for match in likely)
    return [_both_names(entities[match.entity], lang) for match in likely]


def _tell_apart(view: View, entity: Entity, match: Match, lang: str) -> str:
    """What tells one choice from another: its names, its kind, its IRI."""
    kinds = view.terms("institution-kind") if entity.kind else view.terms("type")
    kind = kinds[entity.kind or entity.type].name(lang)
    name = _both_names(entity, lang)
    also = f" ({match.text})" if match.text not in (entity.name_zh, entity.name_en) else ""
    return f"{name}{also} · {kind} · {entity.iri}"


def _both_names(entity: Entity, lang: str) -> str:
    """The name in the language asked for; for an English reader the Chinese one with it, since sources have that."""
    if lang == "zh" or entity.name_en == entity.name_zh:
        return entity.name(lang)
    return f"{entity.name_en} ({entity.name_zh})"
