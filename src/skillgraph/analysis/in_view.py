"""What is known around an entity, by an index: only what is asked for is read, however large the index is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from skillgraph.analysis.in_store import InStore
from skillgraph.analysis.surroundings import FIRST, Body, Degree, Fields, Habits, Told, sides_of
from skillgraph.index.view import View

_NOBODY = Degree(0, 0)


class InView:
    """The surroundings that an index knows; see `skillgraph.analysis.surroundings.Surroundings`.

    Parameters
    ----------
    view
        What to read.
    lang
        The language of names and sentences, ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> number = view.names("normal", "昆明技师学院")[0].entity
    >>> InView(view, "en").degrees([number])[number].partners
    2
    """

    def __init__(self, view: View, lang: str) -> None:
        self._view = view
        self._lang = lang
        self._store = InStore(view, lang)
        self._volume = view.ends()
        self._partners: dict[int, dict[int, int]] = {}
        self._degrees: dict[int, Degree] = {}
        self._types: dict[int, tuple[str, str | None]] = {}
        self._first: dict[int, list[tuple[int, str]]] = {}

    def volume(self) -> int:
        """Sum up the partnerships of all, each counted at both its ends."""
        return self._volume

    def numbers(self) -> range:
        """Give the numbers that entities may have."""
        return range(1, self._view.highest() + 1)

    def everybody(self, most: int) -> list[int] | None:
        """Give all who could partner; None where there are more than so many entities."""
        return list(self._view.entities()) if self._view.highest() <= most else None

    def partners(self, nodes: Iterable[int]) -> dict[int, dict[int, int]]:
        """Give the partners of some, each with the number of partnerships."""
        wanted = list(nodes)
        new = [number for number in wanted if number not in self._partners]
        self._partners |= {number: {} for number in new} | self._view.neighbours(new)
        return {number: self._partners[number] for number in wanted}

    def degrees(self, nodes: Iterable[int]) -> dict[int, Degree]:
        """Tell how well connected some are; who has no partner is in it too."""
        wanted = list(nodes)
        new = [number for number in wanted if number not in self._degrees]
        counted = self._view.degrees(new)
        self._degrees |= {number: Degree(*counted[number]) if number in counted else _NOBODY for number in new}
        return {number: self._degrees[number] for number in wanted}

    def sides(self, nodes: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Tell on which sides some can be."""
        types = {number: kind for number, (kind, _) in self._known(nodes).items()}
        sides = {number: sides_of(kind, ()) for number, kind in types.items()}
        roles = self._view.roles(number for number, own in sides.items() if not own)
        return {number: sides_of(kind, roles.get(number, ())) for number, kind in types.items()}

    def kinds(self, nodes: Iterable[int]) -> dict[int, str | None]:
        """Tell of which kind of college some are."""
        return {number: kind for number, (_, kind) in self._known(nodes).items()}

    def areas(self, nodes: Iterable[int]) -> dict[int, str]:
        """Tell where some are; who is not in it is not known to be anywhere."""
        entities = self._view.entities(nodes)
        areas = self._store.areas(entity.iri for entity in entities.values())
        return {number: areas[entity.iri] for number, entity in entities.items() if entity.iri in areas}

    def first(self, nodes: Iterable[int]) -> dict[int, list[int]]:
        """Give the partners by the first `FIRST` partnerships of some, in the order of their numbers."""
        return {number: list(dict.fromkeys(other for other, _ in first)) for number, first in self._read(nodes).items()}

    def habits(self, nodes: Iterable[int], *, kinds: bool = True) -> dict[int, Habits]:
        """Tell how some work with others; the kinds of partners only if they are asked for."""
        rows = self._read(nodes)
        kind_of = self.kinds({other for first in rows.values() for other, _ in first} if kinds else ())
        found = {}
        for number, first in rows.items():
            met = Counter(kind_of[other] for other in {other for other, _ in first}) if kinds else Counter()
            found[number] = Habits(frozenset(form for _, form in first), met)
        return found

    def fields(self, node: int) -> Fields:
        """Give the industries and occupations that records join one to."""
        return self._store.fields(node)

    def in_fields(self, concepts: Iterable[str]) -> dict[int, Fields]:
        """Give those whom records join to some industries or occupations, and to which."""
        return self._store.in_fields(concepts)

    def in_area(self, area: str) -> list[int]:
        """Give those of an area."""
        return sorted(self._store.of_area(area).values())

    def of_kind(self, kind: str, most: int) -> list[int]:
        """Give the best connected colleges of a kind."""
        return self._view.of_kind(kind, most)

    def in_order(self, nodes: Iterable[int]) -> dict[int, object]:
        """Give what some are sorted by among those of the same score: their pinyin."""
        return {number: (key, number) for number, key in self._view.in_order(nodes).items()}

    def bodies(self, nodes: Iterable[int]) -> dict[int, Body]:
        """Tell who some are."""
        found = self._view.entities(nodes)
        return {number: Body(entity.iri, entity.name(self._lang)) for number, entity in found.items()}

    def behind(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], tuple[Told, ...]]:
        """Give the partnerships of some pairs."""
        found: dict[tuple[int, int], list[Told]] = defaultdict(list)
        for a, b, record, zh, en, form, status in self._view.between(sorted(pairs)):
            found[a, b].append(Told(record, zh if self._lang == "zh" else en, form, status))
        return {pair: tuple(records) for pair, records in found.items()}

    def _read(self, nodes: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
        wanted = list(nodes)
        new = (number for number in wanted if number not in self._first)
        self._first |= {number: self._view.first_partnerships(number, FIRST) for number in new}
        return {number: self._first[number] for number in wanted}

    def _known(self, nodes: Iterable[int]) -> dict[int, tuple[str, str | None]]:
        wanted = list(nodes)
        self._types |= self._view.types(number for number in wanted if number not in self._types)
        return {number: self._types[number] for number in wanted if number in self._types}
