"""What is known of a query that cannot be read → a sentence for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from skillgraph.sparql.errors import QuerySyntax
from skillgraph.sparql.tokens import Token, line_and_column, tokens

_KEYWORDS = (
    *(
        "ASK",
        "ASC",
        "AS",
        "BASE",
        "BIND",
        "BY",
        "CONSTRUCT",
        "COUNT",
        "DESC",
        "DESCRIBE",
        "DISTINCT",
        "EXISTS",
        "FILTER",
    ),
    *(
        "FROM",
        "GRAPH",
        "GROUP",
        "HAVING",
        "IN",
        "LIMIT",
        "MINUS",
        "NAMED",
        "NOT",
        "OFFSET",
        "OPTIONAL",
        "ORDER",
        "PREFIX",
    ),
    *("REDUCED", "SELECT", "UNDEF", "UNION", "VALUES", "WHERE"),
)

# What the engine means beyond the grammar, in the middle of what else it expected.
_MEANT = {
    "contains a variable that is unbound": (
        "SELECT 中有一个变量没有值：分组后只能选 GROUP BY 的变量和聚合值",
        "SELECT asks for a variable that has no value: with GROUP BY only its variables and aggregates can be selected",
    ),
}


def syntax(query: str, detail: str, place: int | None, prefixes: Mapping[str, str]) -> QuerySyntax:
    """Say where a query cannot be read, and what may be meant.

    Parameters
    ----------
    query
        Its text.
    detail
        What the engine says, such as ``error at 1:29: expected one of …``.
    place
        Where it goes wrong, in characters from 0; None where only the engine's own place is known.
    prefixes
        Those known without being declared.

    Returns
    -------
    QuerySyntax
        To be raised.

    Examples
    --------
    >>> error = syntax("ASK { ?s a sgg:Person }", "expected Prefix not found", None, {"sg": "x"})
    >>> print(error.sentence("en"))
    The query cannot be read at line 1, column 12: the prefix sgg: is not declared; is sg: meant?
    >>> print(syntax("ASK { FILTR(1) }", "", 6, {}).sentence("en"))
    The query cannot be read at line 1, column 7: “FILTR” cannot stand here; is FILTER meant?
    """
    found = list(tokens(query))
    unknown = _unknown_prefix(found, prefixes)
    if unknown is not None and place is None:
        return _at(query, unknown.start, *_undeclared(unknown.text.partition(":")[0], prefixes))
    for meant, said in _MEANT.items():
        if meant in detail:
            return _at(query, 0 if place is None else place, *said)
    if place is None:
        return _by_engine(detail)
    return _at(query, place, *_misplaced(next((token for token in found if token.start >= place), None)))


def _at(query: str, place: int, zh: str, en: str) -> QuerySyntax:
    line, column = line_and_column(query, place)
    return QuerySyntax(line=line, column=column, zh=zh, en=en)


def _by_engine(detail: str) -> QuerySyntax:
    found = re.match(r"error at (\d+):(\d+): (.*)", detail, re.DOTALL)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    said = " ".join((found[3] if found else detail).split())[:200]
    return QuerySyntax(line=line, column=column, zh=f"查询引擎报告：{said}", en=f"the engine reports: {said}")


def _misplaced(token: Token | None) -> tuple[str, str]:
    if token is None:
        return "查询到此结束，后面还缺内容，例如右括号", "the query ends here and lacks something, such as a bracket"
    meant = _near(token.text.upper(), _KEYWORDS) if token.kind == "word" else None
    text = token.text[:40]
    if meant is None or meant == token.text.upper():
        return f"“{text}”不能出现在这里", f"“{text}” cannot stand here"
    return f"“{text}”不能出现在这里；是否指 {meant}？", f"“{text}” cannot stand here; is {meant} meant?"


def _undeclared(prefix: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    near = _near(prefix, prefixes)
    if near is None:
        zh, en = "；请用 PREFIX 声明", "; declare it by PREFIX"
    else:
        zh, en = f"；是否指 {near}:？", f"; is {near}: meant?"
    return f"前缀 {prefix}: 没有声明{zh}", f"the prefix {prefix}: is not declared{en}"


def _unknown_prefix(found: list[Token], prefixes: Mapping[str, str]) -> Token | None:
    declared = set(prefixes)
    for place, token in enumerate(found):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if place and found[place - 1].is_word("PREFIX"):
                declared.add(prefix)
            elif prefix not in declared:
                return token
    return None


def _near(word: str, words: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(words), 1, 0.6)), None)
