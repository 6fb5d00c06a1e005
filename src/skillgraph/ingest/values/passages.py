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
        ("“”„‟「」『』〝〞〟'‘’‚‛｢｣", '"'),
        ("–—―−‒‐‑─", "-"),
        ("。｡．", "."),
        ("〜∼", "~"),
        ("•‧・･", "·"),
        ("、､", ","),
    )
    for sign in signs
}
_ALIKE |= {0xFF07: ord('"'), 0xFF0E: ord(".")}
_SEEN = re.compile("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]+")

_PIECE = 2  # signs of a quote that are looked for together
_PIECES, _PLACES = 32, 500  # of the rarest pieces, as many places as this: the search stays short in a long text
_SAMPLED = 400
_SHOWN = 120
_END = re.compile("[。！？；!?;\n]")


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
        alike = text.translate(_ALIKE).lower()
        # A few letters grow longer when they are made small; then places would be wrong.
        alike = alike if len(alike) == len(text) else text.translate(_ALIKE)
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
        wanted = _folded(quote)
        begin = self._place_folded(after)
        if not wanted:
            return None
        start = self._folded.find(wanted, begin)
        if start < 0:
            wanted = _simple(wanted)
            start = self._simple.find(wanted, begin)
        return None if start < 0 else (self._place(start), self._place(start + len(wanted) - 1) + 1)

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
        # Pieces of one passage agree on where the quote would begin, give or take its own length.
        width = min(len(wanted), _SAMPLED)
        begin = Counter((place - offset) // width for place, offset in places).most_common(1)[0][0] * width
        shared = [place for place, offset in places if begin <= place - offset < begin + width]
        return self._sentence(self._place(min(shared)), self._place(max(shared)) + _PIECE)

    def _shared(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where the rarest pieces of a quote stand, each with its place in the quote."""
        step = max(1, len(wanted) // _SAMPLED)
        pieces = {wanted[offset : offset + _PIECE]: offset for offset in range(0, max(1, len(wanted) - 1), step)}
        counts = {piece: self._simple.count(piece) for piece in pieces if len(piece) == _PIECE}
        rare = sorted((piece for piece in counts if counts[piece]), key=lambda piece: (counts[piece], pieces[piece]))
        for piece in rare[:_PIECES]:
            for found in islice(re.finditer(re.escape(piece), self._simple), _PLACES):
                yield found.start(), pieces[piece]

    def _sentence(self, start: int, end: int) -> str:
        begin = max((found.end() for found in _END.finditer(self.text, max(0, start - _SHOWN), start)), default=start)
        found = _END.search(self.text, min(end, begin + _SHOWN), begin + _SHOWN)
        return self.text[begin : found.end() if found else begin + _SHOWN].strip()

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


def _folded(quote: str) -> str:
    return "".join(_SEEN.findall(quote.translate(_ALIKE).lower()))


def _simple(folded: str) -> str:
    """Simplified characters, each for itself, so that every sign keeps its place."""
    table = {}
    for sign in set(folded):
        if not sign.isascii():
            normal = names.normal(sign)
            table[ord(sign)] = normal if len(normal) == 1 else sign
    return folded.translate(table)


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
    '培训基地，并核拨补贴资金 1000 万元。'
    """
    if not _folded(quote):
        return Misread("empty", quote, "quote")
    found = source.find(quote, after)
    if found is None:
        nearest = source.nearest(quote)
        return Misread("quote", quote, "quote", same(nearest) if nearest else ())
    return triples.anchor(source.text, source.text[slice(*found)], iri, version, section, found[0])
