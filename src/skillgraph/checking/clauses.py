"""Holds who did what against the clause that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from skillgraph.checking.numbers import numbers
from skillgraph.checking.reader import Reader
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import RDF, SG

_DOERS = (SG.actor, SG.maker)
_STOP = re.compile("[，。；、]|并(?!且)")
_TITLE = re.compile("《[^》]*》")
# Behind these words a clause names whom the doer works with, or where; not who does it.
_BESIDE = "与和同跟在向于"


def check(reader: Reader) -> Iterator[Problem]:
    """Find acts whose clause names another body, and awards whose clause counts holders it does not name.

    Parameters
    ----------
    reader
        The workspace.

    Yields
    ------
    Problem
        One for each.

    Examples
    --------
    >>> list(check(Reader({})))
    []
    """
    for node, properties in reader.asserted():
        if SG.act in properties:
            yield from _done(node, properties, reader)
        if SG.award in properties and SG.holder in properties:
            yield from _received(node, properties, reader)


def _done(node: str, properties: Properties, reader: Reader) -> Iterator[Problem]:
    act = properties[SG.act][0].value
    clauses = [
        clause
        for clause in _clauses(reader.quotes(properties))
        if any(word in _TITLE.sub("", clause) for word in reader.words(act))
    ]
    for doer in (each.value for field in _DOERS for each in properties.get(field, ())):
        if clauses and not any(_may_do(doer, clause, properties, reader) for clause in clauses):
            zh, en = reader.label(doer, "zh"), reader.label(doer, "en")
            yield Problem(
                node,
                f"引文中“{reader.label(act, 'zh')}”一句没有说是{zh}",
                f"the clause of the quote that says “{reader.label(act, 'en')}” does not speak of {en}",
            )


def _may_do(doer: str, clause: str, properties: Properties, reader: Reader) -> bool:
    """Whether a clause names a body as the doer, or leaves the doer to be the issuer of the source."""
    text = _TITLE.sub("", clause)
    if doer in reader.named(text):
        return True
    bodies = reader.named(text) & reader.bodies
    aside = all(any(f"{word}{name}" in text for word in _BESIDE for name in reader.names(each)) for each in bodies)
    return aside and doer in reader.issuers(properties)


def _received(node: str, properties: Properties, reader: Reader) -> Iterator[Problem]:
    award, holder = properties[SG.award][0].value, properties[SG.holder][0].value
    clauses = [clause for clause in _clauses(reader.quotes(properties)) if award in reader.named(clause)]
    counted = [
        clause
        for clause in clauses
        if any(each.fits("person") and each.counted in "人名位" for each in numbers(clause))
    ]
    named = any(holder in reader.named(clause) for clause in clauses)
    if clauses and counted == clauses and not named and not _named_before(holder, award, properties, reader):
        zh, en = ((reader.label(award, lang), reader.label(holder, lang)) for lang in ("zh", "en"))
        yield Problem(
            node,
            f"引文这一句只说获得“{zh[0]}”的人数，没有说是{zh[1]}",
            f"its clause counts the holders of {en[0]} and does not name {en[1]}",
        )


def _named_before(holder: str, award: str, properties: Properties, reader: Reader) -> bool:
    """Whether the clause just before names the holder, and no award of its own: 李明、王强，2人获全国技术能手称号."""
    kind = reader.nodes[award].get(RDF.type)
    for quote in reader.quotes(properties):
        for before, clause in pairwise(["", *re.split("[，。；]", quote)]):
            earlier, here = reader.named(before), reader.named(clause)
            if any(reader.nodes[each].get(RDF.type) == kind for each in earlier):
                earlier = frozenset()
            if award in here and holder in earlier | here:
                return True
    return False


def _clauses(quotes: list[str]) -> list[str]:
    return [clause for quote in quotes for clause in _STOP.split(quote) if clause]
