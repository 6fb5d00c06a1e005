"""The bare words that SPARQL has; any other is a mistake, or two words that the engine would read apart.

The engine needs no space behind a keyword: to it ``SERVICESILENT<…>`` is two keywords and an IRI, and ``SERVICEx:`` a
keyword and a name. A word that is none of these, and a name whose prefix hides a keyword that matters, are therefore
refused before the engine sees them.
"""

from __future__ import annotations

from collections.abc import Iterable

from skillgraph.sparql.tokens import Token

FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_CLAUSES = """
    PREFIX BASE DISTINCT REDUCED AS FROM NAMED WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET VALUES UNDEF OPTIONAL
    GRAPH SERVICE SILENT UNION MINUS FILTER BIND EXISTS NOT IN SEPARATOR TRUE FALSE
"""
_FUNCTIONS = """
    COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR
    ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS
    MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI
    ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE
"""
WORDS = FORMS.union(_CLAUSES.split(), _FUNCTIONS.split())

# What is not to be begun within a name. GRAPH is not among them: a graph that is not there is empty and no more.
_HIDDEN = ("SERVICE", "FROM")


def is_word(token: Token) -> bool:
    """Tell whether a bare word is one of the language's.

    Parameters
    ----------
    token
        A word.

    Returns
    -------
    bool
        True for a keyword or a function in any case of letters, and for ``a``.

    Examples
    --------
    >>> is_word(Token("word", "select", 0)), is_word(Token("word", "a", 0)), is_word(Token("word", "ASKFROM", 0))
    (True, True, False)
    """
    return token.text == "a" or token.text.upper() in WORDS | UPDATES


def hidden_keyword(prefix: str) -> str | None:
    """Find the keyword that the engine might read in a prefix, which would then be no prefix.

    Parameters
    ----------
    prefix
        Of a name, without its colon.

    Returns
    -------
    str or None
        In capitals; None where there is none.

    Examples
    --------
    >>> hidden_keyword("trueServicex"), hidden_keyword("sg")
    ('SERVICE', None)
    """
    capitals = prefix.upper()
    return "NAMED" if capitals.startswith("NAMED") else next((each for each in _HIDDEN if each in capitals), None)


def nearest(word: str, words: Iterable[str] = WORDS) -> str | None:
    """Find the word that may be meant.

    Parameters
    ----------
    word
        What stands there.
    words
        To choose from.

    Returns
    -------
    str or None
        The word most like it; None where none is like it.

    Examples
    --------
    >>> nearest("FILTR")
    'FILTER'
    """
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, sorted(words), 1, 0.6)), None)
