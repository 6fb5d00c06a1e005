"""A quote as someone typed it, found in its source word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice

from skillgraph import names, triples
from skillgraph.ingest.values.misread import Misread, same
from skillgraph.records import Evidence

# Signs that are typed for one another: half and full width, quotation marks of every kind, dashes, dots.
_ALIKE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(sign): other
    for signs, other in (
        ("“”„‟「」『』〝〞〟'＇‘’‚‛｢｣", '"'),
        ("–—―−‒‐‑─", "-"),
        ("。｡．", "."),
        ("〜∼", "~"),
        ("•‧・･", "·"),
        ("､", "、"),
    )
    for sign in signs
}
_SEEN = re.compile("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]+")

_PIECE = 2  # signs of a quote that are looked for together
_PIECES, _PLACES = 32, 500  # of the rarest pieces, as many places as this: the search stays short in a long text
_SAMPLED = 400
_SHOWN = 60
_END = re.compile("[。！？；，：!?;,:]|\n\n")


class Source:
    r"""A source's text, prepared for finding quotes in it.

    Parameters
    ----------
    text
        With LF line ends, as evidence counts its places.

    Examples
    --------
    >>> letter = Source("与省内外大、中型企业 150\n余家开展“深度合作”。")
    >>> letter.find("大、中型企业150余家开展「深度合作」")
    (4, 25)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        alike = _alike(text)
        runs = [found.span() for found in _SEEN.finditer(alike)]
        self._folded = "".join(alike[start:end] for start, end in runs)
        self._starts = [start for start, _ in runs]
        self._counts = [0, *accumulate(end - start for start, end in runs)]

    def find(self, quote: str, after: int = 0) -> tuple[int, int] | None:
        """Find where a quote stands.

        Parameters
        ----------
        quote
            As it was typed: blanks and broken lines, width, quotation marks and traditional characters may differ.
        after
            The place in the text from which to look.

        Returns
        -------
        tuple of int, or None
            Where the first such passage begins and ends.
        """
        wanted, begin = _folded(quote), self._place_folded(after)
        if not wanted:
            return None
        found = next(self._places_of(self._folded, wanted, begin), None)
        return found or next(self._places_of(self._simple, _simple(wanted), begin), None)

    def _places_of(self, text: str, wanted: str, begin: int) -> Iterator[tuple[int, int]]:
        start = text.find(wanted, begin)
        while start >= 0:
            found = self._place(start), self._place(start + len(wanted) - 1) + 1
            if not any(_in_number(self.text, place) for place in found):
                yield found
            start = text.find(wanted, start + 1)

    def nearest(self, quote: str) -> str:
        """Give the passage that shares most with a quote.

        Parameters
        ----------
        quote
            Words that the text does not hold.

        Returns
        -------
        str
            A sentence of the text, or a part of it; empty where nothing is shared.
        """
        wanted = _simple(_folded(quote))
        places = list(self._shared(wanted))
        if not places:
            return ""
        shared = _agreeing(places, min(len(wanted), _SAMPLED))
        return self._clauses(self._place(min(shared)), self._place(max(shared) + _PIECE - 1) + 1)

    def _shared(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where the rarest pieces of a quote stand, each with its place in the quote."""
        step = max(1, len(wanted) // _SAMPLED)
        pieces = {wanted[offset : offset + _PIECE]: offset for offset in range(0, max(1, len(wanted) - 1), step)}
        counts = {piece: self._simple.count(piece) for piece in pieces if len(piece) == _PIECE}
        rare = sorted((piece for piece in counts if counts[piece]), key=lambda piece: (counts[piece], pieces[piece]))
        for piece in rare[:_PIECES]:
            for found in islice(re.finditer(re.escape(piece), self._simple), _PLACES):
                yield found.start(), pieces[piece]

    def _clauses(self, start: int, end: int) -> str:
        """The clauses that a passage stands in, as many as are shown."""
        begin = max((found.end() for found in _END.finditer(self.text, max(0, start - _SHOWN), start)), default=start)
        last = _END.search(self.text, end - 1, end + _SHOWN)
        return self.text[begin : last.end() if last else end].strip()

    @cached_property
    def _simple(self) -> str:
        return _simple(self._folded)

    def _place(self, folded: int) -> int:
        """The place in the text of a sign that is seen."""
        run = bisect_right(self._counts, folded) - 1
        return self._starts[run] + folded - self._counts[run]

    def _place_folded(self, place: int) -> int:
        run = bisect_right(self._starts, place) - 1
        if run < 0:
            return 0
        return min(self._counts[run] + place - self._starts[run], self._counts[run + 1])


def _agreeing(places: list[tuple[int, int]], width: int) -> list[int]:
    """Of places in a text, each with one in a quote, those that agree on where the quote would begin.

    They agree give or take the quote's own length, and each piece of it counts once, where it fits best.
    """
    votes = Counter((place - offset) // width for place, offset in places)
    best = max(votes, key=lambda part: (votes[part] + votes[part + 1], -part))
    near = [(place, offset) for place, offset in places if 0 <= (place - offset) // width - best <= 1]
    begin = Counter(place - offset for place, offset in near).most_common(1)[0][0]
    near.sort(key=lambda each: -abs(each[0] - each[1] - begin))
    return list({offset: place for place, offset in near}.values())


def _in_number(text: str, place: int) -> bool:
    """Whether a place is amid a number: 50余家 does not stand in 150余家."""
    around = text[max(0, place - 2) : place], text[place : place + 2]
    return bool(re.search(r"\d[.,]?$", around[0]) and re.match(r"\d|[.,]\d", around[1]))


def _folded(quote: str) -> str:
    return "".join(_SEEN.findall(_alike(quote)))


def _alike(text: str) -> str:
    """The text in small letters, with one sign for all that are typed for one another; every sign keeps its place."""
    text = text.translate(_ALIKE)
    return text.translate({ord(sign): sign.lower() for sign in set(text) if len(sign.lower()) == 1})


def _simple(folded: str) -> str:
    """Simplified characters: by the words they stand in, or each for itself, so that every sign keeps its place."""
    by_words = names.simplified(folded)
    if len(by_words) == len(folded):
        return by_words
    return folded.translate({ord(sign): one for sign in set(folded) if len(one := names.simplified(sign)) == 1})


def passage(source: Source, quote: str, iri: str, version: str, section: str, after: int = 0) -> Evidence | Misread:
    r"""Find a typed quote in its source and make it evidence.

    Parameters
    ----------
    source
        The source's text.
    quote
        As it was typed.
    iri, version, section
        Where the text belongs.
    after
        The place in the text from which to look.

    Returns
    -------
    Evidence or Misread
        The exact slice of the source with its place, or what is wrong, with the nearest passage.

    Examples
    --------
    >>> letter = Source("共认定5家单位为\n培训基地，并核拨补贴资金 1000 万元。")
    >>> passage(letter, "培训基地, 并核拨补贴资金1000万元", "https://example.org/src/s", "1", "二").quote
    '培训基地，并核拨补贴资金 1000 万元'
    >>> passage(letter, "核拨补贴资金2000万元", "https://example.org/src/s", "1", "二").choices[0][0]
    '并核拨补贴资金 1000 万元。'
    """
    if not _folded(quote):
        return Misread("empty", quote, "quote")
    found = source.find(quote, after)
    if found is None:
        nearest = source.nearest(quote)
        return Misread("quote", quote, "quote", same(nearest) if nearest else ())
    return triples.anchor(source.text, source.text[slice(*found)], iri, version, section, found[0])
