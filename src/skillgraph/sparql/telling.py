"""What is known of a query that cannot be read → a sentence for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skillgraph.sparql.errors import QuerySyntax
from skillgraph.sparql.grammar import nearest
from skillgraph.sparql.tokens import Token, line_and_column

_SHOWN = 60  # characters of a query that a sentence repeats
ENDS = ("查询到此结束，后面还缺内容，例如右括号", "the query ends here and lacks something, such as a bracket")

# What the engine means beyond the grammar, in the middle of what else it expected.
_MEANT = {
    "contains a variable that is unbound": (
        "SELECT 中有一个变量没有值：分组后只能选 GROUP BY 的变量和聚合值",
        "SELECT asks for a variable that has no value: with GROUP BY only its variables and aggregates can be selected",
    ),
}


def syntax(query: str, detail: str, place: int | None) -> QuerySyntax:
    """Say where a query cannot be read, and what may be meant.

    Parameters
    ----------
    query
        Its text; its words and its names are SPARQL's already.
    detail
        What the engine says, such as ``error at 1:29: expected one of …``.
    place
        Where it goes wrong, in characters from 0; None where only the engine's own place is known.

    Returns
    -------
    QuerySyntax
        To be raised.

    Examples
    --------
    >>> print(syntax("ASK { FILTER(1 > }", "", 6).sentence("en"))
    The query cannot be read at line 1, column 7: what begins here is not complete or not in its place: “FILTER(1 > }”
    """
    for meant, said in _MEANT.items():
        if meant in detail:
            return _at(query, 0 if place is None else place, *said)
    if place is None:
        return _by_engine(detail)
    if not query[place:].strip():
        return _at(query, place, *ENDS)
    shown = " ".join(query[place:].split())[:_SHOWN]
    return _at(
        query, place,
        f"从这里开始的内容不完整或位置不对：“{shown}”",
        f"what begins here is not complete or not in its place: “{shown}”",
    )  # fmt: skip


def _at(query: str, place: int, zh: str, en: str) -> QuerySyntax:
    line, column = line_and_column(query, place)
    return QuerySyntax(line=line, column=column, zh=zh, en=en)


def _by_engine(detail: str) -> QuerySyntax:
    found = re.match(r"error at (\d+):(\d+): (.*)", detail, re.DOTALL)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    said = " ".join((found[3] if found else detail).split())[:200]
    return QuerySyntax(line=line, column=column, zh=f"查询引擎报告：{said}", en=f"the engine reports: {said}")


def misplaced(token: Token) -> tuple[str, str]:
    """Say that a word cannot stand where it stands, and which is meant.

    Parameters
    ----------
    token
        The first that cannot be.

    Returns
    -------
    tuple of str
        In Chinese and in English.

    Examples
    --------
    >>> misplaced(Token("word", "FILTR", 0))[1]
    '“FILTR” cannot stand here; is FILTER meant?'
    """
    meant = nearest(token.text.upper()) if token.kind == "word" else None
    shown = token.text[:_SHOWN]
    if meant is None or meant == token.text.upper():
        return f"“{shown}”不能出现在这里", f"“{shown}” cannot stand here"
    return f"“{shown}”不能出现在这里；是否指 {meant}？", f"“{shown}” cannot stand here; is {meant} meant?"


def undeclared(prefix: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    """Say that a prefix is not declared, and which is meant.

    Parameters
    ----------
    prefix
        Without its colon.
    prefixes
        Those that are.

    Returns
    -------
    tuple of str
        In Chinese and in English.

    Examples
    --------
    >>> undeclared("sgg", {"sg": "x"})[1]
    'the prefix sgg: is not declared; is sg: meant?'
    """
    near, shown = nearest(prefix, prefixes), prefix[:_SHOWN]
    if near is None:
        zh, en = "；请用 PREFIX 声明", "; declare it by PREFIX"
    else:
        zh, en = f"；是否指 {near}:？", f"; is {near}: meant?"
    return f"前缀 {shown}: 没有声明{zh}", f"the prefix {shown}: is not declared{en}"
