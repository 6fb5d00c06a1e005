"""How a query is understood → a table of two columns."""

from __future__ import annotations

from skillgraph.present.tables import Table
from skillgraph.sparql.explaining import Explained

_WORDS = {
    "form": {"zh": "形式", "en": "Form"},
    "asked": {"zh": "查询范围", "en": "Asked of"},
    "graph": {"zh": "图", "en": "Graph"},
    "file": {"zh": "文件", "en": "File"},
    "term": {"zh": "术语", "en": "Term"},
    "bound": {"zh": "参数", "en": "Parameter"},
    "limits": {"zh": "上限", "en": "Limits"},
    "rows": {"zh": "行数", "en": "Rows"},
    "seconds": {"zh": "用时（秒）", "en": "Seconds"},
    "query": {"zh": "查询", "en": "Query"},
}


def explained(answer: Explained, lang: str) -> Table:
    """Make a table of how a query is understood.

    Parameters
    ----------
    answer
        What is known of it.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        What, and its value.
    """
    said = {
        "zh": ("所有图的并集", "默认图", "查询写明的图", f"{answer.limit:,} 行，{answer.timeout:g} 秒"),
        "en": (
            "the union of all graphs",
            "the default graph",
            "the graphs it names",
            f"{answer.limit:,} rows, {answer.timeout:g} s",
        ),
    }[lang]
    asked = said[0] if answer.union else said[2] if answer.graphs else said[1]
    rows: list[tuple[str, str | int | float]] = [("form", answer.form), ("asked", asked)]
    rows += [("graph", graph) for graph in answer.graphs]
    rows += [("file", file) for file in answer.files]
    rows += [("term", f"{name}  {label or ''}  <{iri}>") for name, iri, label in answer.terms]
    rows += [("bound", f"?{name} = {value}") for name, value in answer.bound]
    rows += [("limits", said[3]), ("rows", answer.rows), ("seconds", answer.seconds)]
    rows += [("query", line) for line in answer.query.strip().splitlines()]
    headings = {"zh": ("项目", "内容"), "en": ("What", "Value")}[lang]
    return Table(
        "",
        (("what", headings[0]), ("value", headings[1])),
        tuple((_WORDS[key][lang], value) for key, value in rows),
        answer.notes,
    )
