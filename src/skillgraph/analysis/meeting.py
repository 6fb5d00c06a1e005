"""A workspace's view → who has nobody, whom to introduce to whom, and how good that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from skillgraph import lookup
from skillgraph.analysis import gap_kinds, gaps
from skillgraph.analysis.backtest import Backtest, backtest
from skillgraph.analysis.gap_kinds import CONCEPTS
from skillgraph.analysis.gaps import Concept, Gaps
from skillgraph.analysis.matrix import Matrix, matrix
from skillgraph.analysis.suggesting import suggest
from skillgraph.analysis.suggestions import Suggestions
from skillgraph.answers import words
from skillgraph.answers.types import Evidence
from skillgraph.errors import DamagedIndex, UnknownChoice
from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.network import network, partner_network
from skillgraph.vocabulary import LIST_KIND, SG

if TYPE_CHECKING:
    import networkx as nx

_SIDE_OF = {gap_kinds.COLLEGE: "college-side", gap_kinds.ENTERPRISE: "enterprise-side"}


def found_gaps(view: View, lang: str, types: Sequence[str] = ()) -> Gaps:
    """Find who has nobody in a workspace.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    types
        Only those of these types, by code or name; ``key-industry`` and ``occupation`` are types here.

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
    graph = network(view, lang)
    return gaps.gaps(graph, lang, _unnamed(view, lang), _concepts(view, graph, lang), wanted)


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
    graph = network(view, lang)
    _add_attributes(graph, view, lang)
    known = {"form": {code: term.name(lang) for code, term in view.terms("form").items()}}
    answer = matrix(graph, rows, columns, lang, known, wanted)
    entities = sorted({number for (number,) in view.rows("SELECT DISTINCT entity FROM counted")})
    said = (note for number in entities for note in words.unnamed(view, number, lang))
    return answer._replace(notes=(*answer.notes, *dict.fromkeys(said)))


def suggested(view: View, entity: Entity, lang: str, limit: int | None = None) -> Suggestions:
    """Suggest partners for an entity of a workspace.

    Parameters
    ----------
    view
        What to read.
    entity
        Whom partners are sought for.
    lang
        ``"zh"`` or ``"en"``.
    limit
        How many at the most.

    Returns
    -------
    Suggestions
        As `skillgraph.analysis.suggesting.suggest` gives them; notes say whom the sources count without naming.
    """
    answer = suggest(meeting_network(view, lang, entity), entity.iri, lang, limit)
    return answer._replace(notes=(*answer.notes, *words.unnamed(view, entity.id, lang)))


def backtested(view: View, lang: str, seed: int = 0, share: float = 0.2) -> Backtest:
    """See how good suggestions are on a workspace.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    seed
        Chooses what is hidden.
    share
        How much of the partnerships, between 0 and 1.

    Returns
    -------
    Backtest
        As `skillgraph.analysis.backtest.backtest` gives it.
    """
    return backtest(meeting_network(view, lang), lang, seed, share)


def meeting_network(view: View, lang: str, besides: Entity | None = None) -> nx.Graph[str]:
    """Give who partners with whom, with all who might: colleges and enterprises without a partner too.

    Parameters
    ----------
    view
        What to read.
    lang
        ``"zh"`` or ``"en"``.
    besides
        An entity that is to be in it whatever it is.

    Returns
    -------
    networkx.Graph
        As `skillgraph.network.partner_network` gives it; a node has besides ``sides`` (codes of the roles it has in
        partnerships, or else of its type), ``kind`` (of a college) and ``area``, with their names; None is not known.

    Examples
    --------
    >>> import skillgraph
    >>> graph = meeting_network(skillgraph.open()._view, "en")
    >>> sorted({graph.nodes[node]["sides"] for node in graph})
    [('college-side',), ('enterprise-side',)]
    """
    import networkx as nx

    entities, types = view.entities(), view.terms("type")
    tied = partner_network(view, lang)
    graph: nx.Graph[str] = nx.Graph()
    for entity in entities.values():  # in the order of pinyin
        if entity.iri in tied or entity.type in _SIDE_OF or entity == besides:
            own = {"name": entity.name(lang), "type": entity.type, "type_name": types[entity.type].name(lang)}
            graph.add_node(entity.iri, **own)
    graph.add_edges_from(tied.edges(data=True))
    _add_attributes(graph, view, lang)
    roles: dict[str, set[str]] = {}
    for members in view.participants({row.record for row in view.partners()}).values():
        for number, role in members:
            roles.setdefault(entities[number].iri, set()).add(role)
    for node, known in graph.nodes(data=True):
        side = _SIDE_OF.get(known["type"])
        known["sides"] = tuple(sorted(roles.get(node, {side} if side else set())))
    return graph


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


def _unnamed(view: View, lang: str) -> dict[str, tuple[Evidence, ...]]:
    counted = view.rows("SELECT entity, record FROM counted ORDER BY entity, record")
    entities, quotes = view.entities({row[0] for row in counted}), view.quotes({row[1] for row in counted})
    found: dict[str, tuple[Evidence, ...]] = {}
    for entity, record in counted:
        iri = entities[entity].iri
        found[iri] = tuple(dict.fromkeys((*found.get(iri, ()), *words.evidence(quotes.get(record, ()), lang))))
    return found


def _concepts(view: View, graph: nx.MultiDiGraph[str], lang: str) -> list[Concept]:
    """Key industries, occupations and areas; joined where a record speaks of a college, a studio or a base as well."""
    training = gaps.bases(graph) | {node for node, kind in graph.nodes(data="type") if kind == gap_kinds.STUDIO}
    numbers = [number for number, entity in view.entities().items() if entity.iri in training]
    speaking = {record for number in numbers for record, _ in view.involvements(number)}
    industries = _objects(
        view, SG.field, {subject for subject, _ in _quads(view, SG.listOf, LIST_KIND["key-industries"])}
    )
    found = []
    for code, scheme, pairs in (
        (gap_kinds.KEY_INDUSTRY, "field", industries),
        (gap_kinds.OCCUPATION, "occupation", _objects(view, SG.occupation)),
    ):
        for iri, name in _named(view, scheme, lang):
            own = view.records_by_iri(subject for subject, concept in pairs if concept == iri)
            if own:
                quotes = view.quotes(record.id for record in own)
                said = words.evidence((quote for record in own for quote in quotes.get(record.id, ())), lang)
                ids = {record.id for record in view.records_by_iri(_mentioning(view, iri))}
                found.append(Concept(iri, name, code, CONCEPTS[code][lang], bool(ids & speaking), said))
    placed = {area for subject, area in _objects(view, SG.area) if subject in training}
    for node, known in graph.nodes(data=True):
        if known["type"] == gap_kinds.AREA:
            found.append(Concept(node, known["name"], known["type"], known["type_name"], node in placed, ()))
    return found


def _named(view: View, scheme: str, lang: str) -> list[tuple[str, str]]:
    rows = view.rows("SELECT iri, name_zh, name_en FROM term WHERE scheme = ? ORDER BY code", (scheme,))
    return [(iri, zh if lang == "zh" else en) for iri, zh, en in rows]


def _add_attributes(graph: nx.Graph[str], view: View, lang: str) -> None:
    kinds, areas = view.terms("institution-kind"), view.entities()
    names = {entity.iri: entity.name(lang) for entity in areas.values()}
    kind_of = {entity.iri: entity.kind for entity in areas.values()}
    area_of = dict(_objects(view, SG.area, set(graph)))
    for node, known in graph.nodes(data=True):
        kind, area = kind_of[node], area_of.get(node)
        known |= {"kind": kind, "kind_name": kinds[kind].name(lang) if kind else None}
        known |= {"area": area, "area_name": names.get(area or "")}


def _objects(view: View, predicate: str, subjects: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Pairs that a property joins, in order; of some subjects, or all."""
    return sorted(pair for pair in _quads(view, predicate) if subjects is None or pair[0] in subjects)


def _quads(view: View, predicate: str | None, value: str | None = None) -> Iterator[tuple[str, str]]:
    from pyoxigraph import NamedNode

    of, to = (None if iri is None else NamedNode(iri) for iri in (predicate, value))
    try:
        for quad in view.store().quads_for_pattern(None, of, to, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield quad.subject.value, quad.object.value
    except OSError as error:
        raise DamagedIndex(folder=view.index) from error


def _mentioning(view: View, iri: str) -> Iterable[str]:
    return [subject for subject, _ in _quads(view, None, iri)]
