"""A query's text → what it asks for, and the refusal of what must not run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillgraph.sparql.errors import QueryRefused, QuerySyntax
from skillgraph.sparql.tokens import Token, Unclosed, line_and_column, tokens
from skillgraph.vocabulary import NAMESPACES

MAX_CHARACTERS = 200_000

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


class Reading(NamedTuple):
    """What a query asks for.

    Parameters
    ----------
    form
        ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; empty where the text is no query.
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
        What it asks for; whether it is well-formed is for the engine to say.

    Raises
    ------
    QueryRefused
        When it would change the graph, call out, or is too long.
    QuerySyntax
        When a string is not closed.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryRefused(
            zh=f"查询太长：{len(text):,} 个字符，至多 {MAX_CHARACTERS:,} 个",
            en=f"the query is too long: {len(text):,} characters, where {MAX_CHARACTERS:,} are allowed",
        )
    try:
        found = list(tokens(text))
    except Unclosed as error:
        line, column = line_and_column(text, error.place)
        raise QuerySyntax(
            line=line, column=column, zh="字符串没有结束的引号", en="a string begins here and is not closed"
        ) from error
    names = _Names(prefixes, base)
    form = names.prologue(found)
    _refuse(text, found, form)
    iris = [(token, names.iri(token)) for token in found if token.kind in {"iri", "name"}]
    written = {token.start: iri for token, iri in iris if iri is not None}
    return Reading(
        form=form,
        graphs=tuple(written[token.start] for token in _after(found, "FROM") if token.start in written),
        named=tuple(written[token.start] for token in _after(found, "GRAPH") if token.start in written),
        iris=tuple((iri, token.start) for token, iri in iris if iri is not None),
        variables=tuple(dict.fromkeys(token.text[1:] for token in found if token.kind == "variable")),
        star=_is_star(found),
    )


def _is_star(found: Sequence[Token]) -> bool:
    """Whether the outermost SELECT asks for every variable."""
    first = next((place for place, token in enumerate(found) if token.is_word("SELECT")), len(found))
    behind = [token for token in found[first + 1 : first + 3] if not token.is_word("DISTINCT", "REDUCED")]
    return bool(behind) and behind[0].text == "*"


def _after(found: Sequence[Token], keyword: str) -> Iterator[Token]:
    """The tokens that stand behind a keyword, or behind it and NAMED."""
    for place, token in enumerate(found):
        if token.is_word(keyword):
            behind = [each for each in found[place + 1 : place + 3] if not each.is_word("NAMED")]
            yield from behind[:1]


def _refuse(text: str, found: Sequence[Token], form: str) -> None:
    for token in found:
        if token.is_word("SERVICE"):
            line, column = line_and_column(text, token.start)
            raise QueryRefused(
                zh=f"第 {line} 行第 {column} 列的 SERVICE 会连接别的服务器；这里不连接网络",
                en=f"SERVICE (line {line}, column {column}) would call another server; nothing here calls out",
            )
    if form in _UPDATES:
        raise QueryRefused(
            zh=f"{form} 会改动图谱或装入数据；这里只读，请用 SELECT、ASK、CONSTRUCT 或 DESCRIBE",
            en=f"{form} would change or load data, and this only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


class _Names:
    """What prefixes and relative IRIs mean; the prologue may declare more."""

    def __init__(self, prefixes: Mapping[str, str], base: str | None) -> None:
        self.prefixes = dict(prefixes)
        self.base = base

    def prologue(self, found: Sequence[Token]) -> str:
        """Read PREFIX and BASE; give the keyword that follows, in capitals, or nothing where no form begins."""
        place = 0
        while place < len(found):
            token, rest = found[place], found[place + 1 : place + 3]
            if token.is_word("BASE") and rest and rest[0].kind == "iri":
                self.base, place = self.iri(rest[0]), place + 2
            elif token.is_word("PREFIX") and len(rest) == 2 and rest[0].kind == "name" and rest[1].kind == "iri":
                self.prefixes[rest[0].text.removesuffix(":")] = self.iri(rest[1]) or ""
                place += 3
            else:
                return token.text.upper() if token.is_word(*_FORMS, *_UPDATES) else ""
        return ""

    def iri(self, token: Token) -> str | None:
        """Write an IRI out; None where the prefix of a name is unknown."""
        if token.kind == "iri":
            return self._resolved(_decoded(token.text[1:-1]))
        prefix, _, local = token.text.partition(":")
        home = self.prefixes.get(prefix)
        return None if home is None else home + re.sub(r"\\(.)", r"\1", local)

    def _resolved(self, iri: str) -> str:
        if self.base is None or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri):
            return iri
        from urllib.parse import urljoin

        return urljoin(self.base, iri)


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

        term = iri.removeprefix(space.iri)
        near = [f"{space.prefix}:{each}" for each in get_close_matches(term, sorted(space.terms), 3, 0.6)]
        yield (*line_and_column(text, place), f"{space.prefix}:{term}", near)
