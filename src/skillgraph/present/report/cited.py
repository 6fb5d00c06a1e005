"""What only the store tells: how a source writes a name, who issued the source and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skillgraph.index.view import View
from skillgraph.present.report.data import Source
from skillgraph.text import one_line
from skillgraph.vocabulary import SG

if TYPE_CHECKING:
    from pyoxigraph import Store


def wording(store: Store, record: str) -> str:
    """Give the wording that a naming keeps.

    Parameters
    ----------
    store
        The store of the index.
    record
        The IRI of the record.

    Returns
    -------
    str
        The name as the source writes it; empty where the record is no naming.

    Examples
    --------
    >>> import skillgraph
    >>> wording(skillgraph.open()._view.store(), "https://example.org/nothing")
    ''
    """
    return _value(store, record, SG.wording)


def sources(view: View, store: Store, records: Iterable[int], named: set[str], lang: str) -> tuple[Source, ...]:
    """Give the sources that some records quote.

    Parameters
    ----------
    view, store
        What to read.
    records
        The numbers of the records.
    named
        The numbers or titles of the sources wanted.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    tuple of Source
        Each once, in the order of their IRIs.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> sources(view, view.store(), [1], {"昆人社函〔2023〕35号"}, "zh")[0].issued
    '2023-05-12'
    """
    found = {
        quote.source: (quote.title_zh if lang == "zh" else quote.title_en, quote.number)
        for quotes in view.quotes(records).values()
        for quote in quotes
    }
    return tuple(
        Source(
            one_line(title), one_line(number or ""), _issuer(view, store, iri, lang), _value(store, iri, SG.issuedOn)
        )
        for iri, (title, number) in sorted(found.items())
        if (number or title) in named
    )


def _issuer(view: View, store: Store, source: str, lang: str) -> str:
    iri = _value(store, source, SG.issuer)
    entity = view.entity_by_iri(iri) if iri else None
    return one_line(entity.name(lang)) if entity else ""


def _value(store: Store, subject: str, predicate: str) -> str:
    from pyoxigraph import BlankNode, NamedNode, Triple

    for quad in store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None):
        if not isinstance(quad.object, BlankNode | Triple):
            return one_line(quad.object.value)
    return ""
