"""What is told of an entity that is known already, as far as it is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal

from skillgraph.records import Value
from skillgraph.vocabulary import SKOS

NAMES = frozenset({SKOS.prefLabel, SKOS.altLabel})


def further(
    told: Iterable[tuple[str, Value]], known: Mapping[str, Iterable[Value]], is_called: Callable[[str], bool]
) -> Iterator[tuple[str, Value]]:
    """Give what is told and not known: one value of each property, one canonical name of each language, other names.

    Parameters
    ----------
    told
        Property and value.
    known
        Property to values.
    is_called
        Whether a name is one of the entity's already.

    Yields
    ------
    tuple of (str, Value)
        Property and value; a canonical name that differs from the one of its language, as that of a code may, comes as
        another name.

    Examples
    --------
    >>> one, other = Literal("甲公司", language="zh"), Literal("甲集团", language="zh")
    >>> found = further([(SKOS.prefLabel, other)], {SKOS.prefLabel: [one]}, lambda name: name == "甲公司")
    >>> [(path == SKOS.altLabel, value.value) for path, value in found]
    [(True, '甲集团')]
    """
    there = {path: set(values) for path, values in known.items()}
    for path, value in told:
        if path == SKOS.prefLabel and _has_language(value, there.get(path, ())) and not is_called(value.value):
            path = SKOS.altLabel
        own = there.setdefault(path, set())
        is_one_more = path == SKOS.altLabel or (path == SKOS.prefLabel and not _has_language(value, own))
        if value not in own and (is_one_more or not own):
            own.add(value)
            yield path, value


def _has_language(value: Value, known: Iterable[Value]) -> bool:
    languages = {each.language for each in known if isinstance(each, Literal)}
    return isinstance(value, Literal) and value.language in languages
