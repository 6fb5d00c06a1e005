"""The answer to a query → a table: an IRI by its label or its short name, numbers as numbers."""

from __future__ import annotations

from decimal import Decimal

from skillgraph.present.tables import Cell, Table
from skillgraph.sparql.answer import Queried, Term
from skillgraph.sparql.prefixes import known, shortened

_EMPTY = {"zh": "没有符合的结果。", "en": "Nothing matches."}


def queried(answer: Queried, prefixes: dict[str, str], lang: str) -> Table:
    """Make a table of what a query gives.

    Parameters
    ----------
    answer
        Rows, or a truth.
    prefixes
        Prefix to IRI, for IRIs without a label.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        A column for each variable.

    Examples
    --------
    >>> answer = Queried("SELECT", ("c",), ((Term("uri", "https://example.org/a", label="甲"),),))
    >>> queried(answer, {}, "zh").rows
    (('甲',),)
    """
    if answer.boolean is not None:
        said = {"zh": ("否", "是"), "en": ("no", "yes")}[lang][answer.boolean]
        return Table("", (("answer", "答案" if lang == "zh" else "Answer"),), ((said,),), answer.notes)
    columns = tuple((name, name) for name in answer.variables)
    rows = tuple(tuple(_cell(term, prefixes) for term in row) for row in answer.rows)
    return Table("", columns, rows, answer.notes, _EMPTY[lang])


def shown(answer: Queried, lang: str) -> Table:
    """Make the table that a notebook shows; of a graph, its Turtle.

    Parameters
    ----------
    answer
        Rows, a truth or a graph.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        As `queried` makes it.

    Examples
    --------
    >>> shown(Queried("CONSTRUCT", turtle="<a:a> a <a:b> ."), "en").rows
    (('<a:a> a <a:b> .',),)
    """
    if answer.form in {"CONSTRUCT", "DESCRIBE"}:
        return Table("", (("turtle", "Turtle"),), tuple((line,) for line in answer.turtle.splitlines()), answer.notes)
    return queried(answer, known(), lang)


def schema(answer: Queried, prefixes: dict[str, str], lang: str) -> Table:
    """Make a table of the classes and properties in use, by the names a query has for them.

    Parameters
    ----------
    answer
        What `skillgraph.sparql.schema.schema_query` gives.
    prefixes
        Prefix to IRI.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        Kind, short name, words, number, an example.
    """
    kinds = {"class": {"zh": "类", "en": "class"}, "property": {"zh": "属性", "en": "property"}}
    rows = tuple(
        (
            kinds[kind.value][lang],
            shortened(term.value, prefixes),
            term.label,
            int(count.value),
            _cell(example, prefixes),
        )
        for kind, term, count, example in answer.rows
        if kind is not None and term is not None and count is not None
    )
    headings = {"zh": ("种类", "术语", "名称", "数量", "例子"), "en": ("Kind", "Term", "Label", "Count", "Example")}[
        lang
    ]
    keys = ("kind", "term", "label", "count", "example")
    return Table("", tuple(zip(keys, headings, strict=True)), rows, answer.notes, _EMPTY[lang])


def _cell(term: Term | None, prefixes: dict[str, str]) -> Cell:
    if term is None:
        return None
    if term.kind == "bnode":
        return f"_:{term.value}"
    if term.kind != "literal":
        return term.label or shortened(term.value, prefixes)
    plain = term.plain
    if isinstance(plain, bool) or plain is None:
        return term.value
    # A number of more digits than a spreadsheet keeps stays a text.
    if isinstance(plain, (int, Decimal)) and len(term.value) > 15:
        return term.value
    return float(plain) if isinstance(plain, Decimal) else plain
