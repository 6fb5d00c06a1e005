"""A workspace's view → who has nobody, and how many partnerships there are of each sort."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from skillgraph import lookup
from skillgraph.analysis import gap_kinds
from skillgraph.analysis.attributes import areas
from skillgraph.analysis.gap_kinds import CONCEPTS, Gap
from skillgraph.analysis.gaps import Concept, Gaps, Missing, asked_of, told
from skillgraph.analysis.in_store import InStore
from skillgraph.analysis.matrix import Matrix, Partnership, counted
from skillgraph.answers import words
from skillgraph.answers.types import Evidence
from skillgraph.errors import UnknownChoice
from skillgraph.index.view import View
from skillgraph.vocabulary import LIST_KIND, SG

_QUOTED = 20  # records at the most whose words are told for one industry or occupation
_CHUNK = 500
_TOLD = 20  # of those with unnamed partners


def found_gaps(view: View, lang: str, types: Sequence[str] = (), limit: int | None = None) -> Gaps:
    """Find who has nobody in a workspace.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    types
        Only those of these types, by code or name; ``key-industry`` and ``occupation`` are types here.
    limit
        How many rows of each gap at the most; all are counted.

    Returns
    -------
    Gaps
        As `skillgraph.analysis.gaps.gaps` gives them.

    Raises
    ------
    UnknownChoice
        When there is no such type.
    """
    wanted = {code for kind in types for code in _types(view, kind, lang)}
    search = _Search(view, lang, limit)
    found = {code: search.missing(gap) for code, gap in asked_of(wanted).items()}
    return told(found, view.inferred_partnerships(), lang)


class _Search:
    """Looks for those who lack something, and reads no more than is told of them."""

    def __init__(self, view: View, lang: str, limit: int | None) -> None:
        self._view = view
        self._lang = lang
        self._limit = limit
        self._store = InStore(view, lang)
        designated = {source for source, _ in view.linked([gap_kinds.DESIGNATED])}
        self._bases = designated | set(view.of_type(gap_kinds.TRAINING))
        self._training = self._bases | set(view.of_type([gap_kinds.STUDIO]))

    def missing(self, gap: Gap) -> Missing:
        if gap.type in {gap_kinds.COLLEGE, gap_kinds.ENTERPRISE}:
            lack = self._view.without_partner(gap.type, gap_kinds.AUTHORITY, self._limit)
            said = (self._counting(number) for number in lack.first)
            return Missing(*lack[:3], list(zip(self._entities(lack.first), said, strict=True)))
        if gap.type in {gap_kinds.STUDIO, gap_kinds.PERSON}:
            asked = self._view.of_type([gap.type])
            if gap.type == gap_kinds.PERSON:
                masters = {end for pair in self._view.linked(gap_kinds.MASTER) for end in pair}
                asked = [number for number in asked if number in masters]
            near = self._near() if asked else set()
            lacking = [number for number in asked if number not in near]
            return self._told(len(asked), len(lacking), self._entities(lacking[: self._limit]))
        if gap.type == gap_kinds.AREA:
            return self._areas()
        return self._concepts(gap.type)

    def _entities(self, numbers: Sequence[int]) -> Iterator[Concept]:
        entities, types = self._view.entities(numbers), self._view.terms("type")
        for number in numbers:
            own = entities[number]
            yield Concept(own.iri, own.name(self._lang), own.type, types[own.type].name(self._lang), False, ())

    def _told(self, asked: int, missing: int, first: Iterable[Concept]) -> Missing:
        return Missing(asked, missing, 0, [(one, ()) for one in first])

    def _counting(self, number: int) -> tuple[Evidence, ...]:
        """The words that count or claim partners of one without naming them."""
        records = self._view.counted(number)
        quotes = self._view.quotes(records)
        said = (each for record in records for each in words.evidence(quotes.get(record, ()), self._lang))
        return tuple(dict.fromkeys(said))

    def _near(self) -> set[int]:
        """Those who train, and those within two ties of them."""
        near, pairs = self._bases, [*self._view.linked(gap_kinds.TO_TRAINING), *self._view.joined()]
        for _ in range(gap_kinds.STEPS):
            near = near | {b for a, b in pairs if a in near} | {a for a, b in pairs if b in near}
        return near

    def _areas(self) -> Missing:
        numbers = self._view.of_type([gap_kinds.AREA])
        iris = {number: entity.iri for number, entity in self._view.entities(numbers).items()}
        lacking = [number for number in numbers if not self._is_placed(iris[number])]
        return self._told(len(numbers), len(lacking), self._entities(lacking[: self._limit]))

    def _is_placed(self, area: str) -> bool:
        things = (thing for thing, _, _ in self._store.quads(None, SG.area, area))
        while chunk := list(islice(things, _CHUNK)):
            if self._training & set(self._view.numbers(chunk).values()):
                return True
        return False

    def _concepts(self, kind: str) -> Missing:
        """Key industries or occupations; joined where a record speaks of a college, a studio or a base as well."""
        scheme, naming = ("field", SG.field) if kind == gap_kinds.KEY_INDUSTRY else ("occupation", SG.occupation)
        lists = None
        if kind == gap_kinds.KEY_INDUSTRY:
            lists = {each for each, _, _ in self._store.quads(None, SG.listOf, LIST_KIND["key-industries"])}
        asked, lacking = 0, []
        for iri, zh, en in self._view.rows(
            "SELECT iri, name_zh, name_en FROM term WHERE scheme = ? ORDER BY code", (scheme,)
        ):
            own = (each for each, _, _ in self._store.quads(None, naming, iri) if lists is None or each in lists)
            first = sorted(islice(own, _CHUNK))[:_QUOTED]
            if first:
                asked += 1
                if not self._is_joined(iri):
                    lacking.append((iri, zh if self._lang == "zh" else en, first))
        name = CONCEPTS[kind][self._lang]
        rows = [Concept(iri, own, kind, name, False, self._said(first)) for iri, own, first in lacking[: self._limit]]
        return self._told(asked, len(lacking), rows)

    def _is_joined(self, concept: str) -> bool:
        records = (record for record, _, _ in self._store.quads(None, None, concept))
        return any(not self._training.isdisjoint(self._store.entities_of(record)) for record in records)

    def _said(self, records: Iterable[str]) -> tuple[Evidence, ...]:
        rows = self._view.records_by_iri(records)
        quotes = self._view.quotes(row.id for row in rows)
        return words.evidence((quote for row in rows for quote in quotes.get(row.id, ())), self._lang)


def counted_matrix(view: View, rows: str, columns: str, lang: str, types: Sequence[str] = ()) -> Matrix:
    """Count the named partnerships of a workspace by two dimensions.

    Parameters
    ----------
    view
        What to read.
    rows, columns
        Two of `skillgraph.analysis.matrix.DIMENSIONS`.
    lang
        ``"zh"`` or ``"en"``.
    types
        Only participants of these types, by code or name.

    Returns
    -------
    Matrix
        Every form of cooperation is in it; notes say what the sources count without naming.

    Raises
    ------
    UnknownChoice
        When there is no such dimension or type.
    """
    wanted = {code for kind in types for code in lookup.codes(view, "type", kind, "--type", lang)}
    known = {"form": {code: term.name(lang) for code, term in view.terms("form").items()}}
    answer = counted(lambda: _partnerships(view, lang, {rows, columns}, wanted), rows, columns, lang, known)
    return answer._replace(notes=(*answer.notes, *_unnamed(view, lang)))


def _partnerships(view: View, lang: str, dimensions: Collection[str], types: Collection[str]) -> Iterable[Partnership]:
    names: dict[str, Mapping[str, str]] = {
        dimension: {code: term.name(lang) for code, term in view.terms(scheme).items()}
        for dimension, scheme in (("type", "type"), ("kind", "institution-kind"), ("form", "form"))
    }
    placed = _places(view, lang) if "area" in dimensions else {}
    found: dict[int, Partnership] = {}
    for record, form, since, status, number, kind_of, kind in view.taking_part():
        if types and kind_of not in types:
            continue
        if record not in found:
            found[record] = Partnership(form, names["form"][form], since, status, {"type": {}, "kind": {}, "area": {}})
        values = found[record].values
        values["type"][kind_of] = names["type"][kind_of]
        if kind:
            values["kind"][kind] = names["kind"][kind]
        if number in placed:
            area, name = placed[number]
            values["area"][area] = name
    return found.values()


def _places(view: View, lang: str) -> dict[int, tuple[str, str]]:
    """The area of each entity, and its name."""
    area_of = areas(view, lang)
    numbers = view.numbers(area_of)
    entities = view.entities(view.numbers(set(area_of.values())).values())
    names = {entity.iri: entity.name(lang) for entity in entities.values()}
    return {numbers[iri]: (area, names[area]) for iri, area in area_of.items() if iri in numbers and area in names}


def _unnamed(view: View, lang: str) -> Iterator[str]:
    entities = sorted({number for (number,) in view.rows("SELECT DISTINCT entity FROM counted")})
    if len(entities) > _TOLD:
        yield (
            f"另有 {len(entities)} 个单位，来源说有合作方而未具名；可用 partners 逐个查看。"
            if lang == "zh"
            else f"Besides, the sources count or claim partners without naming them for {len(entities)} entities;"
            " `partners` tells of each."
        )
        return
    yield from dict.fromkeys(note for number in entities for note in words.unnamed(view, number, lang))


def _types(view: View, typed: str, lang: str) -> set[str]:
    asked = typed.strip().casefold()
    for code, name in CONCEPTS.items():
        if asked in {code, *(word.casefold() for word in name.values())}:
            return {code}
    try:
        return lookup.codes(view, "type", typed, "--type", lang)
    except UnknownChoice as error:
        more = [f"{code} ({name[lang]})" for code, name in CONCEPTS.items()]
        raise UnknownChoice(**{**error.data, "choices": [*_choices(error), *more]}) from error


def _choices(error: UnknownChoice) -> list[str]:
    choices = error.data["choices"]
    return list(map(str, choices)) if isinstance(choices, list) else []
