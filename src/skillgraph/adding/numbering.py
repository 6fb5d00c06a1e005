"""The IRIs of records that tell apart by no key: each gets a number, and keeps it when its file is added again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import count

from skillgraph.shapes import Form


def is_loose(form: Form) -> bool:
    """Tell whether many records of a form may have the same key.

    Parameters
    ----------
    form
        The form.

    Returns
    -------
    bool
        Whether nothing that its records must tell is in their key, as with measures, which are sentences.
    """
    return not any(field.min_count for field in form.keys)


def numbered(stems: Sequence[str], contents: Sequence[Hashable], before: Mapping[str, Hashable]) -> list[str]:
    """Give each record its IRI.

    Parameters
    ----------
    stems
        The IRI that each would have, were it alone.
    contents
        What each tells, in the same order.
    before
        The records that were there before, by IRI.

    Returns
    -------
    list of str
        The IRI of a record that tells the same; else the first free one, so that a mended record keeps its own.

    Examples
    --------
    >>> numbered(["x:a", "x:a", "x:a"], ["new", "two", "one"], {"x:a": "one", "x:a-2": "two"})
    ['x:a-3', 'x:a-2', 'x:a']
    """
    old: dict[tuple[str, Hashable], list[str]] = defaultdict(list)
    for iri in sorted(before, key=lambda iri: (len(iri), iri)):
        for stem in _stems(iri):
            old[stem, before[iri]].append(iri)
    found: dict[int, str] = {}
    for place, same in enumerate(zip(stems, contents, strict=True)):
        if old.get(same):
            found[place] = old[same].pop(0)
    taken = set(found.values())
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for place, stem in enumerate(stems):
        if place not in found:
            tries = (stem if number == 1 else f"{stem}-{number}" for number in numbers[stem])
            found[place] = next(iri for iri in tries if iri not in taken)
    return [found[place] for place in range(len(stems))]


def _stems(iri: str) -> Iterator[str]:
    yield iri
    stem, _, number = iri.rpartition("-")
    if number.isdecimal() and number[0] != "0":
        yield stem
