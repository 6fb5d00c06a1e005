"""How many of some entities are of each area, and joined to each industry or occupation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from skillgraph.analysis.counting import ConceptCount
from skillgraph.analysis.in_store import SCHEMES, InStore
from skillgraph.index.view import View


class Joined:
    """Counts areas, industries and occupations.

    Parameters
    ----------
    view
        What to read.
    lang
        The language of the names, ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> import skillgraph
    >>> Joined(skillgraph.open()._view, "en").areas(["https://example.org/nobody"])
    ()
    """

    def __init__(self, view: View, lang: str) -> None:
        self._view = view
        self._store = InStore(view, lang)
        self._lang = lang

    def areas(self, iris: Iterable[str]) -> tuple[ConceptCount, ...]:
        """Count the areas of some entities, by IRI; the most frequent first."""
        return self._counted(Counter(self._store.areas(iris).values()))

    def fields(self, numbers: Iterable[int]) -> tuple[ConceptCount, ...]:
        """Count the industries and occupations of some entities, by number; the most frequent first."""
        if not self._concepts:
            return ()
        return self._counted(Counter(concept for number in numbers for concept in self._store.fields(number)))

    def _counted(self, found: Counter[str]) -> tuple[ConceptCount, ...]:
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ConceptCount(iri, self._names.get(iri, iri), number) for iri, number in ranked)

    @cached_property
    def _concepts(self) -> set[str]:
        return self._store.concepts()

    @cached_property
    def _names(self) -> dict[str, str]:
        rows = self._view.rows("SELECT iri, name_zh, name_en FROM term WHERE scheme IN (?, ?, ?)", ("area", *SCHEMES))
        return {iri: zh if self._lang == "zh" else en for iri, zh, en in rows}
