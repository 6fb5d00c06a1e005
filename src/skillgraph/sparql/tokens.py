"""SPARQL text → its tokens, each with its place.

A keyword inside a comment, a string, an IRI or a prefixed name is none. The shapes are those of the grammar
(https://www.w3.org/TR/sparql11-query/#sparqlGrammar, 139 and after), and where the two could differ, a token here ends
no later than the engine's: nothing that the engine would run can hide inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Python's own classes, and the few signs that names have beside them: the grammar's ranges written out take longer to
# compile than a query takes. What is a letter to one and not to the other splits a name, and hides nothing.
_LETTER = r"[^\W\d_]"
_NAME = r"\w\u00B7\u0300-\u036F\u200C\u200D\u203F\u2040\-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
# What the engine can read behind a backslash in a string. What it cannot, it would take for the end of another string.
_IN_STRING = (
    r"\\[tbnrf\\\"']|\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
    r"|\\U(?!0000[dD][89a-fA-F])(?:000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{4}"
)
_IN_IRI = r"[^<>\"{}|^`\\\x00-\x20]"
_LOCAL = rf"(?:[{_NAME}:]|{_ESCAPED})(?:(?:[{_NAME}:.]|{_ESCAPED})*(?<!\.))?"

# Possessive where a text could make it try again and again: reading takes a time that grows with the text's length.
# Sets of letters only, and no groups: before Python 3.11.5 a possessive group that fails half-way through leaves the
# reader in a wrong place (https://github.com/python/cpython/issues/106052).
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]++)
    | (?P<comment>\#[^\r\n]*+)
    | (?P<iri><{_IN_IRI}*+(?:\\(?:u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}){_IN_IRI}*+)*>)
    | (?P<string>\"\"\"[^"\\]*+(?:(?:{_IN_STRING}|\"(?!\"\"))[^"\\]*+)*\"\"\"
        |\'\'\'[^'\\]*+(?:(?:{_IN_STRING}|'(?!''))[^'\\]*+)*\'\'\'
        |"[^"\\\r\n]*+(?:(?:{_IN_STRING})[^"\\\r\n]*+)*"|'[^'\\\r\n]*+(?:(?:{_IN_STRING})[^'\\\r\n]*+)*')
    | (?P<unclosed>["'])
    | (?P<variable>[?$][{_NAME}]++)
    | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*)
    | (?P<blank>_:[{_NAME}.]++)
    | (?P<name>:(?:{_LOCAL})?)
    | (?P<run>(?:{_LETTER}|_)[{_NAME}.]*+)
    | (?P<number>[0-9]++(?:\.[0-9]*+)?(?:[eE][+-]?[0-9]++)?|\.[0-9]++(?:[eE][+-]?[0-9]++)?)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Unclosed(ValueError):
    """A string that nothing closes, or that holds an escape which is none.

    Parameters
    ----------
    place
        Where it begins, in characters from 0.

    Examples
    --------
    >>> Unclosed(3).place
    3
    """

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class Token(NamedTuple):
    """One token of a query.

    Parameters
    ----------
    kind
        ``iri``, ``string``, ``variable``, ``language``, ``name`` (with a prefix), ``blank``, ``word``, ``number`` or
        ``sign``.
    text
        As it stands in the query.
    start
        Its place, in characters from 0.

    Examples
    --------
    >>> Token("word", "select", 0).is_word("SELECT", "ASK")
    True
    """

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of some keywords, in whatever case of letters."""
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """Read the tokens of a query; spaces and comments are passed over.

    Parameters
    ----------
    text
        Any text: what is no SPARQL gives signs.

    Yields
    ------
    Token
        In order.

    Raises
    ------
    Unclosed
        When a string is not closed.

    Examples
    --------
    >>> [token.text for token in tokens("ASK { <http://a/SERVICE> ex:b '''# SERVICE''' } # SERVICE")]
    ['ASK', '{', '<http://a/SERVICE>', 'ex:b', "'''# SERVICE'''", '}']
    """
    place = 0
    while found := _TOKEN.match(text, place):
        kind, place = str(found.lastgroup), found.end()
        if kind == "unclosed":
            # Nothing but a string holds this sign, so the engine could not read on either.
            raise Unclosed(found.start())
        if kind == "run":
            # A prefix may have full stops inside, and between keywords they end a triple.
            if text.startswith(":", place) and not found[0].endswith("."):
                name = _TOKEN.match(text, place)
                place = name.end() if name else place
                yield Token("name", text[found.start() : place], found.start())
            else:
                yield from _words(found[0], found.start())
        elif kind not in {"space", "comment"}:
            yield Token(kind, found[0], found.start())


def _words(run: str, start: int) -> Iterator[Token]:
    for found in re.finditer(r"\.|[^.]+", run):
        yield Token("sign" if found[0] == "." else "word", found[0], start + found.start())


def line_and_column(text: str, place: int) -> tuple[int, int]:
    r"""Say where a place is, as an editor counts: both from 1.

    Parameters
    ----------
    text
        The whole text.
    place
        In characters from 0.

    Returns
    -------
    tuple of int
        Line and column.

    Examples
    --------
    >>> line_and_column("ASK\n{ ?s", 6)
    (2, 3)
    """
    before = text[:place]
    return before.count("\n") + 1, place - before.rfind("\n")
