"""Words and quotes that many entries and relations share: each stands in the page once, and is named by its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillgraph.present.map.data import Quote, Words


class Numbered:
    """Words in the order in which they were first named.

    Examples
    --------
    >>> kinds = Numbered()
    >>> kinds.number({"en": "named class"}, "named-class"), kinds.number({"en": "named class"}, "named-class")
    (0, 0)
    >>> kinds.told()
    [{'code': 'named-class', 'name': {'en': 'named class'}, 'count': 2}]
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
        self._counts: Counter[int] = Counter()
        self._known: dict[str, int] = {}
        self._codes: list[str] = []
        self.values: list[dict[str, str]] = []

    def number(self, words: Words, code: str = "") -> int:
        """Give the number of some words, counting that they were named.

        Parameters
        ----------
        words
            In one language or more.
        code
            What tells them apart from the same words said of something else.

        Returns
        -------
        int
            From 0 on.
        """
        key = code, tuple(words.items())
        number = self._numbers.setdefault(key, len(self.values))
        if number == len(self.values):
            self.values.append(dict(words))
            self._codes.append(code)
            self._known[code] = number
        self._counts[number] += 1
        return number

    def known(self, code: str) -> int:
        """Give the number of words by their code.

        Parameters
        ----------
        code
            One that was named.

        Returns
        -------
        int
            From 0 on.
        """
        return self._known[code]

    def told(self) -> list[dict[str, Any]]:
        """Give them as the page reads them: code, name, and how often each was named."""
        return [
            {"code": code, "name": name, "count": self._counts[number]}
            for number, (code, name) in enumerate(zip(self._codes, self.values, strict=True))
        ]


class Quotes:
    """Passages in the order in which they were first named; many relations rest on the same."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self.values: list[dict[str, Any]] = []

    def number(self, quote: Quote) -> int:
        """Give the number of a passage.

        Parameters
        ----------
        quote
            The passage with its source and section.

        Returns
        -------
        int
            From 0 on.
        """
        key = tuple(quote.source.items()), quote.section, quote.text
        number = self._numbers.setdefault(key, len(self.values))
        if number == len(self.values):
            self.values.append({"source": dict(quote.source), "section": quote.section, "text": quote.text})
        return number


def counted(named: Iterable[Iterable[tuple[str, Words]]]) -> Numbered:
    """Number what entries belong to, the most frequent first.

    Parameters
    ----------
    named
        For each entry the codes and the words of what it belongs to.

    Returns
    -------
    Numbered
        Ready to be asked for numbers.

    Examples
    --------
    >>> areas = counted([[("b", {"en": "B"})], [("a", {"en": "A"})], [("b", {"en": "B"})]])
    >>> [(area["code"], area["count"]) for area in areas.told()]
    [('b', 2), ('a', 1)]
    """
    counts: Counter[str] = Counter()
    words: dict[str, Mapping[str, str]] = {}
    for each in named:
        for code, name in each:
            counts[code] += 1
            words.setdefault(code, name)
    found = Numbered()
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        for _ in range(count):
            found.number(words[code], code)
    return found
