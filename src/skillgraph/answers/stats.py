"""The figures that sources give, by topic, year, area and hedge; nothing is added up that a source does not add up."""

from __future__ import annotations

from decimal import Decimal

from skillgraph import lookup
from skillgraph.answers import words
from skillgraph.answers.types import Stats, StatsRow
from skillgraph.errors import UnknownTopic
from skillgraph.index.rows import Entity, ObservationRow, Term, under
from skillgraph.index.view import View
from skillgraph.text import listed


def stats(
    view: View, lang: str, topic: str | None = None, year: int | None = None, area: str | None = None,
    hedge: str | None = None,
) -> Stats:  # fmt: skip
    """Give the figures that sources state, and those that rules derive from them.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    topic
        A topic or an indicator, by code or name; or the name of what figures are about; None for all.
    year
        Only figures of this year: that hold for it, or as of a day in it.
    area
        Only figures of an area, by code or name.
    hedge
        Only figures with this hedge, by code or name.

    Returns
    -------
    Stats
        In the order of the source, derived ones last.

    Raises
    ------
    UnknownTopic
        When there is no such topic, indicator or subject.
    UnknownChoice
        When there is no such area or hedge.
    """
    # What figures are about, and the competitions they come of.
    subjects = view.entities(
        number for row in view.observations() for number in (row.about, row.competition) if number is not None
    )
    fitting = list(view.observations())
    if topic is not None:
        wanted, about = _topic(view, topic, subjects, lang)
        fitting = [row for row in fitting if row.indicator in wanted or about & {row.about, row.competition}]
    if hedge is not None:
        hedges = lookup.codes(view, "hedge", hedge, "--hedge", lang)
        fitting = [row for row in fitting if row.hedge in hedges]
    areas = None if area is None else lookup.codes(view, "area", area, "--area", lang)
    chosen = [row for row in fitting if _of_year(row, year) and _in_area(row, areas)]
    left = (
        sum(year is not None and _year(row) is None and _in_area(row, areas) for row in fitting),
        sum(areas is not None and row.area is None and _of_year(row, year) for row in fitting),
    )
    return Stats(_rows(view, chosen, subjects, lang), (*_notes(view, chosen, lang), *words.left_out(*left, lang)))


def _of_year(row: ObservationRow, year: int | None) -> bool:
    return year is None or _year(row) == str(year)


def _year(row: ObservationRow) -> str | None:
    return (row.year or row.as_of or "")[:4] or None


def _in_area(row: ObservationRow, areas: set[str] | None) -> bool:
    return areas is None or row.area in areas


def _topic(view: View, topic: str, subjects: dict[int, Entity], lang: str) -> tuple[set[str], set[int]]:
    """The indicators that a topic holds, and the entities it may name; every word of it must mean something."""
    terms, asked = view.terms("indicator"), topic.strip().casefold()
    found = {code for code, term in terms.items() if asked in {code, term.zh.casefold(), term.en.casefold()}}
    if not found and asked:
        found = {code for code, term in terms.items() if asked in term.zh or asked in term.en.casefold()}
    wanted = {code for code in terms if any(under(broader, code, terms) for broader in found)}
    about = {match.entity for match in lookup.find(view, topic) if match.how in {"exact", "core"}} & set(subjects)
    if not wanted and not about:
        topics = [f"{code} ({term.name(lang)})" for code, term in terms.items() if _is_topic(code, terms)]
        raise UnknownTopic(topic=lookup.told(topic), topics=topics)
    return wanted, about


def _is_topic(code: str, terms: dict[str, Term]) -> bool:
    return terms[code].broader is None


def _rows(view: View, chosen: list[ObservationRow], subjects: dict[int, Entity], lang: str) -> tuple[StatsRow, ...]:
    numbers = [row.record for row in chosen]
    records, quotes = view.records(numbers), view.quotes(numbers)
    indicators, units, areas, levels = (view.terms(name) for name in ("indicator", "unit", "area", "level"))
    return tuple(
        StatsRow(
            observation=records[row.record].iri,
            name=_name(row, indicators, levels, subjects, lang),
            value=_number(row.value),
            unit=row.unit,
            unit_name=units[row.unit].name(lang),
            hedge=row.hedge,
            as_of=row.as_of or row.year,
            area=areas[row.area].name(lang) if row.area else None,
            status=records[row.record].status,
            summary=records[row.record].summary(lang),
            evidence=words.evidence(quotes.get(row.record, ()), lang),
        )
        for row in chosen
    )


def _name(
    row: ObservationRow, indicators: dict[str, Term], levels: dict[str, Term], subjects: dict[int, Entity], lang: str
) -> str:
    """The indicator with all that tells this figure from others of it."""
    about = subjects[row.about].name(lang) if row.about is not None else None
    competition = subjects[row.competition].name(lang) if row.competition is not None else None
    scope = row.scope_zh if lang == "zh" else row.scope_en
    level = levels[row.level].name(lang) if row.level else None
    apart = [part for part in (about, competition, scope, level) if part]
    name = indicators[row.indicator].name(lang)
    if not apart:
        return name
    return f"{name}（{'；'.join(apart)}）" if lang == "zh" else f"{name} ({'; '.join(apart)})"


def _number(value: str) -> int | float:
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _notes(view: View, chosen: list[ObservationRow], lang: str) -> tuple[str, ...]:
    hedges = view.terms("hedge")
    rough = [row for row in chosen if row.hedge != "exact"]
    notes: list[str] = list(words.by_rule(view, view.records(row.record for row in chosen).values(), lang))
    if rough:
        kinds = listed(dict.fromkeys(hedges[row.hedge].name(lang) for row in rough), lang)
        notes.append(
            f"其中 {len(rough)} 个数值带有限定词（{kinds}），不是确数。"
            if lang == "zh"
            else f"{len(rough)} of these figures are qualified by their source ({kinds}) and not exact."
        )
    if len({row.indicator for row in chosen}) < len(chosen):
        notes.append(
            "获得者、范围和日期不同的数值不能相加；只有来源给出的合计才列出。"
            if lang == "zh"
            else "Figures of different holders, scopes or dates are not to be added up; totals are a source's own."
        )
    if not chosen:
        notes.append("来源没有给出符合条件的数值。" if lang == "zh" else "The sources give no figure that fits.")
    return tuple(notes)
