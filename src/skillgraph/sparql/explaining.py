"""How a query is understood, and what it takes: for `query --explain`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from skillgraph.sparql.answer import Term, from_terms
from skillgraph.sparql.asking import Prepared, ask
from skillgraph.sparql.prefixes import shortened
from skillgraph.sparql.running import gathered


class Explained(NamedTuple):
    """How a query is understood, and what it took.

    Parameters
    ----------
    form
        ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
    union
        Whether it asks the union of all graphs.
    graphs
        The graphs of its dataset clause, and those that GRAPH names.
    files
        The files it asks.
    terms
        The IRIs that stand in it: short name, IRI, label.
    bound
        Variables with their values.
    query
        Its text.
    rows
        How many rows, or triples, it gives within its limit.
    seconds
        How long it took.
    limit, timeout
        Its limits.
    notes
        Sentences that belong to its answer.
    """

    form: str
    union: bool
    graphs: tuple[str, ...]
    files: tuple[str, ...]
    terms: tuple[tuple[str, str, str | None], ...]
    bound: tuple[tuple[str, str], ...]
    query: str
    rows: int
    seconds: float
    limit: int
    timeout: float
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Give it as plain values."""
        plain = self._asdict()
        plain["terms"] = [dict(zip(("name", "iri", "label"), term, strict=True)) for term in self.terms]
        return plain


def explain(prepared: Prepared, clock: Callable[[], float]) -> Explained:
    """Run a query and say how it was understood and what it took.

    Parameters
    ----------
    prepared
        The query.
    clock
        Gives seconds.

    Returns
    -------
    Explained
        All of it.

    Raises
    ------
    SkillGraphError
        When it cannot be answered or was stopped.
    """
    reading, request = prepared
    terms = _terms(prepared)
    begun = clock()
    answer = ask(prepared)
    return Explained(
        form=reading.form,
        union=request.union,
        graphs=(*reading.graphs, *reading.named),
        files=tuple(file.file for file in request.files),
        terms=terms,
        bound=tuple((name, value.value) for name, value in request.bound.items()),
        query=request.query,
        rows=answer.total,
        seconds=round(clock() - begun, 3),
        limit=request.limit,
        timeout=request.seconds,
        notes=answer.notes,
    )


def _terms(prepared: Prepared) -> tuple[tuple[str, str, str | None], ...]:
    """Every IRI of the query that a prefix shortens, with its words in the store."""
    reading, request = prepared
    prefixes = dict(request.prefixes)
    iris = [iri for iri in dict.fromkeys(iri for iri, _ in reading.iris) if shortened(iri, prefixes) != iri]
    asked = "SELECT ?term WHERE { VALUES ?term { " + " ".join(f"<{iri}>" for iri in iris) + " } }"
    question = request._replace(query=asked, graphs=(), named=(), bound={}, format="terms", limit=max(len(iris), 1))
    _, rows = from_terms(gathered(question)[1])
    labels = {term.value: term.label for row in rows for term in row if isinstance(term, Term)}
    return tuple((shortened(iri, prefixes), iri, labels.get(iri)) for iri in iris)
