"""Which ties a path may go along, and what is said of those it may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from skillgraph.answers.walk import Walker
from skillgraph.answers.web import Web
from skillgraph.errors import UnknownChoice
from skillgraph.index.frontier import EVERY, Only
from skillgraph.index.rows import Entity, LinkRow, PartnerRow, Term, under
from skillgraph.index.view import View
from skillgraph.lookup import told
from skillgraph.text import listed

_PARTNER = "partner"
_PARTNER_NAMES = {"zh": "合作", "en": "partnership"}


def allowed(view: View, kinds: Sequence[str], *, asserted: bool, lang: str) -> Only:
    """Say which ties count.

    Parameters
    ----------
    view
        What to look the words up in.
    kinds
        Forms of cooperation and relations, by code or name in either language; narrower ones count with them, and
        ``partner`` is every form. None given is all.
    asserted
        Whether only what a source states counts.
    lang
        The language of the choices in an error.

    Returns
    -------
    Only
        What a web reads.

    Raises
    ------
    UnknownChoice
        When there is no such form or relation.
    """
    if not kinds:
        return Only(asserted=True) if asserted else EVERY
    forms, relations = view.terms("form"), view.terms("relation")
    found: tuple[set[str], set[str]] = set(), set()
    for kind in kinds:
        asked = kind.strip().casefold()
        meant = [_codes(forms, asked), _codes(relations, asked)]
        if asked == _PARTNER or asked in _PARTNER_NAMES.values():
            meant[0] |= forms.keys()
        if not any(meant):
            raise UnknownChoice(option="--kind", value=told(kind), choices=_choices(forms, relations, lang))
        for codes, more in zip(found, meant, strict=True):
            codes |= more
    return Only(frozenset(found[0]), frozenset(found[1]), asserted)


def _codes(terms: Mapping[str, Term], asked: str) -> set[str]:
    meant = {code for code, term in terms.items() if asked in {code, term.zh.casefold(), term.en.casefold()}}
    return {code for code in terms if any(under(broader, code, terms) for broader in meant)}


def _choices(forms: Mapping[str, Term], relations: Mapping[str, Term], lang: str) -> list[str]:
    every = f"{_PARTNER} ({_PARTNER_NAMES[lang]})"
    return [every, *(f"{code} ({term.name(lang)})" for terms in (forms, relations) for code, term in terms.items())]


def narrowed(view: View, only: Only, lang: str) -> Iterator[str]:
    """Say along what alone was sought.

    Parameters
    ----------
    view
        What to read the words from.
    only
        Which ties count.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence for each way in which it was narrowed.
    """
    if only.forms is not None and only.relations is not None:
        forms, relations = view.terms("form"), view.terms("relation")
        every = only.forms == forms.keys()
        names = [_PARTNER_NAMES[lang]] if every else _broadest(forms, only.forms, lang)
        names += _broadest(relations, only.relations, lang)
        said = listed(names, lang)
        yield f"只沿这些联系查找：{said}；其余的不计。" if lang == "zh" else f"Sought along {said} alone."
    if only.asserted:
        yield (
            "只计来源写明的联系；由规则推断的不计。"
            if lang == "zh"
            else "Only what a source states counts; what a rule infers is left out."
        )


def _broadest(terms: Mapping[str, Term], codes: frozenset[str], lang: str) -> list[str]:
    return [terms[code].name(lang) for code in sorted(codes) if terms[code].broader not in codes]


def without(view: View, web: Web, source: Entity, target: Entity, lang: str) -> Iterator[str]:
    """Say of two that nothing connects under a restriction what would, and what of it was left out.

    Parameters
    ----------
    view
        What to read.
    web
        The one that was restricted.
    source, target
        The two.
    lang
        ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        A sentence; none where nothing connects them at all.
    """
    if web.only.everything:
        return
    free = Web(view, (source.id, target.id))
    way = Walker(free).best(source.id, target.id)
    if way is None:
        return
    bonds = [free.bond(*pair) for pair in pairwise(way.nodes)]
    left = list(dict.fromkeys(_left(view, web.only, free.tie(bond), bond.inferred, lang) for bond in bonds))
    said = listed([name for name in left if name], lang)
    if lang == "zh":
        yield f"不加限制则有 {way.length} 步的路径；其中未计入的是：{said}。"
    else:
        steps = "1 step" if way.length == 1 else f"{way.length} steps"
        yield f"Without the restriction there is a way of {steps}; left out of it: {said}."


def _left(view: View, only: Only, tie: PartnerRow | LinkRow, inferred: bool, lang: str) -> str:
    """How a tie is called that does not count; empty for one that does."""
    scheme, code, among = (
        ("form", tie.form, only.forms) if isinstance(tie, PartnerRow) else ("relation", tie.relation, only.relations)
    )
    is_out = among is not None and code not in among
    name = view.terms(scheme)[code].name(lang)
    if only.asserted and inferred:
        return f"{name}（推断）" if lang == "zh" else f"{name} (inferred)"
    return name if is_out else ""
