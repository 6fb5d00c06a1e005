"""A query's text → what it asks for, and the refusal of what must not run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillgraph.sparql.errors import QueryRefused, QuerySyntax
from skillgraph.sparql.grammar import FORMS, UPDATES, hidden_keyword, is_word
from skillgraph.sparql.telling import ENDS, misplaced, undeclared
from skillgraph.sparql.tokens import Token, Unclosed, line_and_column, tokens
from skillgraph.vocabulary import NAMESPACES

MAX_CHARACTERS = 200_000
_SHOWN = 60  # characters of what is told back


class Reading(NamedTuple):
    """What a query asks for.

    Parameters
    ----------
    form
        ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
    graphs
        The IRIs of its dataset clause, with FROM and with FROM NAMED.
    named
        The IRIs that GRAPH names.
    iris
        Every IRI that stands in it, written out, with its place.
    variables
        The names of its variables, as they come.
    star
        Whether it selects them all.

    Examples
    --------
    >>> read("SELECT * FROM graph:inferred { ?s ?p sg:Person }", {"graph": "g:", "sg": "s:"}).graphs
    ('g:inferred',)
    """

    form: str
    graphs: tuple[str, ...]
    named: tuple[str, ...]
    iris: tuple[tuple[str, int], ...]
    variables: tuple[str, ...] = ()
    star: bool = False


def read(text: str, prefixes: Mapping[str, str], base: str | None = None) -> Reading:
    """Read a query and refuse what must not run.

    Parameters
    ----------
    text
        SPARQL, or what was typed in its place.
    prefixes
        The prefixes known without being declared.
    base
        What relative IRIs are resolved against; None leaves them as they are.

    Returns
    -------
    Reading
        What it asks for; whether all of it is well-formed is for the engine to say.

    Raises
    ------
    QueryRefused
        When it would change the graph, call out, or is too long.
    QuerySyntax
        When it is no query, or holds a word that is none of SPARQL's, or a name without its prefix.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryRefused(
            zh=f"查询太长：{len(text):,} 个字符，至多 {MAX_CHARACTERS:,} 个",
            en=f"the query is too long: {len(text):,} characters, where {MAX_CHARACTERS:,} are allowed",
        )
    found = _tokens(text)
    names = _Names(prefixes, base)
    body = found[names.prologue(found) :]
    _refuse(text, found, body)
    _refuse_comparisons(text, body)
    iris = [(token, _absolute(text, token, names)) for token in body if token.kind in {"iri", "name"}]
    written = {token.start: iri for token, iri in iris}
    return Reading(
        form=body[0].text.upper(),
        graphs=_named_by(text, "FROM", body, written),
        named=_named_by(text, "GRAPH", body, written),
        iris=tuple((iri, token.start) for token, iri in iris),
        variables=tuple(dict.fromkeys(token.text[1:] for token in found if token.kind == "variable")),
        star=_is_star(found),
    )


def _tokens(text: str) -> list[Token]:
    try:
        return list(tokens(text))
    except Unclosed as error:
        raise _syntax(
            text,
            error.place,
            "这个字符串没有结束的引号，或含有无效的转义",
            "a string begins here and is not closed, or holds an escape that is none",
        ) from error


def _syntax(text: str, place: int, zh: str, en: str) -> QuerySyntax:
    line, column = line_and_column(text, place)
    return QuerySyntax(line=line, column=column, zh=zh, en=en)


def _refuse(text: str, found: Sequence[Token], body: Sequence[Token]) -> None:
    for token in found:
        if token.is_word("SERVICE"):
            line, column = line_and_column(text, token.start)
            raise QueryRefused(
                zh=f"第 {line} 行第 {column} 列的 SERVICE 会连接别的服务器；这里不连接网络",
                en=f"SERVICE (line {line}, column {column}) would call another server; nothing here calls out",
            )
    form = body[0].text.upper() if body and body[0].kind == "word" else ""
    if form in UPDATES:
        raise QueryRefused(
            zh=f"{form} 会改动图谱或装入数据；这里只读，请用 SELECT、ASK、CONSTRUCT 或 DESCRIBE",
            en=f"{form} would change or load data, and this only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
    if form not in FORMS:
        place = body[0].start if body else len(text)
        raise _syntax(text, place, *(misplaced(body[0]) if body else ENDS))
    for token in found:
        if token.kind == "word" and not is_word(token):
            raise _syntax(text, token.start, *misplaced(token))
        if token.kind == "name" and (keyword := hidden_keyword(token.text.partition(":")[0])):
            shown = token.text[:_SHOWN]
            raise _syntax(
                text, token.start,
                f"前缀含有 {keyword}，“{shown}”会被读成关键字；请换一个前缀",
                f"the prefix holds {keyword}, so that “{shown}” would be read as a keyword; choose another prefix",
            )  # fmt: skip


def _refuse_comparisons(text: str, body: Sequence[Token]) -> None:
    """Refuse what looks like an IRI within brackets and may be a comparison and a comment to the engine."""
    depth = 0
    for token in body:
        if token.text in {"(", ")"}:
            depth += 1 if token.text == "(" else -1
        elif depth > 0 and token.kind == "iri" and _may_be_a_comparison(token.text):
            shown = token.text[:_SHOWN]
            raise _syntax(
                text,
                token.start,
                f"括号中的“{shown}”可能被读成比较和注释；请在 < 后加空格，或用前缀写这个标识",
                f"within brackets “{shown}” may be read as a comparison and a comment; put a space behind <, or write "
                "the IRI with a prefix",
            )


def _may_be_a_comparison(iri: str) -> bool:
    before, sign, _ = iri.partition("#")
    return "'" in iri or (bool(sign) and "//" not in before)


def _absolute(text: str, token: Token, names: _Names) -> str:
    """Write an IRI out; a name whose prefix nobody declared is a mistake."""
    iri = names.iri(token)
    if iri is None:
        raise _syntax(text, token.start, *undeclared(token.text.partition(":")[0], names.prefixes))
    return iri


def _named_by(text: str, keyword: str, body: Sequence[Token], written: Mapping[int, str]) -> tuple[str, ...]:
    """The IRIs that stand behind a keyword, or behind it and NAMED."""
    found = []
    for place, token in enumerate(body):
        if not token.is_word(keyword):
            continue
        behind = [each for each in body[place + 1 : place + 3] if not each.is_word("NAMED")]
        if behind and behind[0].start in written:
            iri = written[behind[0].start]
            if not is_absolute(iri):
                line, column = line_and_column(text, behind[0].start)
                raise QueryRefused(
                    zh=f"第 {line} 行第 {column} 列的 <{iri[:_SHOWN]}> 是相对的；请用 --base 给出基准",
                    en=f"<{iri[:_SHOWN]}> (line {line}, column {column}) is relative; --base says what to",
                )
            found.append(iri)
    return tuple(found)


def _is_star(found: Sequence[Token]) -> bool:
    """Whether the outermost SELECT asks for every variable."""
    first = next((place for place, token in enumerate(found) if token.is_word("SELECT")), len(found))
    behind = [token for token in found[first + 1 : first + 3] if not token.is_word("DISTINCT", "REDUCED")]
    return bool(behind) and behind[0].text == "*"


class _Names:
    """What prefixes and relative IRIs mean; the prologue may declare more."""

    def __init__(self, prefixes: Mapping[str, str], base: str | None) -> None:
        self.prefixes = dict(prefixes)
        self.base = base

    def prologue(self, found: Sequence[Token]) -> int:
        """Read PREFIX and BASE; give how many tokens they are."""
        place = 0
        while place < len(found):
            token, rest = found[place], found[place + 1 : place + 3]
            if token.is_word("BASE") and rest and rest[0].kind == "iri":
                self.base, place = self.iri(rest[0]), place + 2
            elif token.is_word("PREFIX") and len(rest) == 2 and rest[0].kind == "name" and rest[1].kind == "iri":
                self.prefixes[rest[0].text.removesuffix(":")] = self.iri(rest[1]) or ""
                place += 3
            elif token.text.upper() == "PREFIX:" and rest and rest[0].kind == "iri":  # the empty one, without a space
                self.prefixes[""], place = self.iri(rest[0]) or "", place + 2
            else:
                break
        return place

    def iri(self, token: Token) -> str | None:
        """Write an IRI out; None where the prefix of a name is unknown."""
        if token.kind == "iri":
            return self._resolved(_decoded(token.text[1:-1]))
        prefix, _, local = token.text.partition(":")
        home = self.prefixes.get(prefix)
        return None if home is None else home + re.sub(r"\\(.)", r"\1", local)

    def _resolved(self, iri: str) -> str:
        if self.base is None or is_absolute(iri):
            return iri
        from urllib.parse import urljoin

        return urljoin(self.base, iri)


def is_absolute(iri: str) -> bool:
    """Tell whether an IRI has a scheme.

    Examples
    --------
    >>> is_absolute("http://a/"), is_absolute("a.ttl")
    (True, False)
    """
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) is not None


def _decoded(iri: str) -> str:
    r"""An IRI without its \u escapes."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _character, iri)


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"


def misspelt(reading: Reading, text: str, home: str) -> Iterator[tuple[int, int, str, list[str]]]:
    """Find the IRIs that look like terms of our vocabulary and are none.

    Parameters
    ----------
    reading
        The query.
    text
        Its text.
    home
        Where our vocabulary begins; IRIs elsewhere are not looked at.

    Yields
    ------
    tuple of int, int, str and list of str
        Line, column, the name with its prefix, and the terms nearest to it.

    Examples
    --------
    >>> query = "ASK { ?s a <https://w3id.org/skillgraph/ontology#Persn> }"
    >>> list(misspelt(read(query, {}), query, "https://w3id.org/skillgraph/"))
    [(1, 12, 'sg:Persn', ['sg:Person'])]
    """
    for iri, place in dict(reversed(reading.iris)).items():
        if not iri.startswith(home):
            continue
        space = next((each for each in NAMESPACES if iri.startswith(each.iri)), None)
        if space is None or iri == space.iri or iri.removeprefix(space.iri) in space.terms:
            continue
        from difflib import get_close_matches

        term = iri.removeprefix(space.iri)[:_SHOWN]
        near = [f"{space.prefix}:{each}" for each in get_close_matches(term, sorted(space.terms), 3, 0.6)]
        yield (*line_and_column(text, place), f"{space.prefix}:{term}", near)
