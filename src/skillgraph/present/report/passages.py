"""Numbers the passages that a report rests on, each once, in the order in which it comes to them."""

from __future__ import annotations

from collections.abc import Iterable

from skillgraph.answers import words
from skillgraph.answers.types import Evidence
from skillgraph.present.report.data import Passage
from skillgraph.text import one_line


class Passages:
    """The passages met so far.

    Examples
    --------
    >>> passages = Passages("zh")
    >>> passages.numbers([Evidence("函", "一", "甲"), Evidence("函", "二", "乙")])
    (1, 2)
    >>> passages.numbers([Evidence("函", "二", "乙")])
    (2,)
    >>> passages.all()[1].place
    '函 二'
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._met: dict[Evidence, int] = {}

    def numbers(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Give the numbers of some passages; those not met before are numbered on.

        Parameters
        ----------
        evidence
            The passages.

        Returns
        -------
        tuple of int
            In their order.

        Examples
        --------
        >>> Passages("en").numbers([Evidence("Letter", "1", "a")])
        (1,)
        """
        return tuple(self._met.setdefault(item, len(self._met) + 1) for item in evidence)

    def pointed(self, sentence: str, evidence: Iterable[Evidence]) -> str:
        """Put numbers where a sentence of an answer quotes its passages.

        Parameters
        ----------
        sentence
            The sentence, with the quotes that `skillgraph.answers.words.quoted` set.
        evidence
            What it may quote.

        Returns
        -------
        str
            The sentence on one line, with numbers in brackets.

        Examples
        --------
        >>> item = Evidence("函", "一", "甲")
        >>> Passages("zh").pointed("合作。" + words.quoted([item], "zh"), [item])
        '合作。[1]'
        """
        for item in evidence:
            quoted = words.quoted([item], self._lang)
            if quoted in sentence:
                sentence = sentence.replace(quoted, f"[{self.numbers([item])[0]}]")
        return one_line(sentence)

    def all(self) -> tuple[Passage, ...]:
        """Give the passages met.

        Returns
        -------
        tuple of Passage
            By number.

        Examples
        --------
        >>> Passages("zh").all()
        ()
        """
        return tuple(
            Passage(number, one_line(item.quote), one_line(f"{item.source} {item.section}"))
            for item, number in self._met.items()
        )

    def sources(self) -> set[str]:
        """Give the sources they stand in.

        Returns
        -------
        set of str
            By number or title.

        Examples
        --------
        >>> Passages("zh").sources()
        set()
        """
        return {item.source for item in self._met}
