"""What a file of RDF must not be, found before any parser that could be harmed sees it."""

from __future__ import annotations

import json
import re
from xml.parsers import expat

from skillgraph.errors import BrokenRdf, DoctypeInRdf, NestedTooDeep, RemoteContext
from skillgraph.ingest.sheets.book import Place

MOST_LEVELS = 50

_JSON = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
# Texts, IRIs and comments are passed over whole; what is left of << and >> is the nesting of triples in triples.
_TERMS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
    r"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'"
    r"|<<|>>|<[^<>\s]*+>|\#[^\n]*+",
    re.DOTALL,
)


def check_json(text: str, place: Place) -> None:
    """Look at JSON-LD: how deep it is, and whether something would have to be fetched.

    Parameters
    ----------
    text
        All of it.
    place
        The file, for errors.

    Raises
    ------
    NestedTooDeep, BrokenRdf, RemoteContext
        When it cannot be given to a parser.

    Examples
    --------
    >>> check_json('{"@context": {"@vocab": "https://schema.org/"}, "name": "艾维"}', Place("a.jsonld"))
    """
    level = 0
    for part in _JSON.finditer(text):
        level += (part[0] in {"[", "{"}) - (part[0] in {"]", "}"})
        if level > MOST_LEVELS:
            raise place.error(NestedTooDeep, most=MOST_LEVELS)
    try:
        content = json.loads(text)
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise place.error(BrokenRdf, row=line, expected="JSON-LD", detail="not JSON") from None
    _check_contexts(content, place)


def _check_contexts(content: object, place: Place) -> None:
    left = [content]
    while left:
        each = left.pop()
        if isinstance(each, dict):
            context = each.get("@context")
            addresses = [*(context if isinstance(context, list) else [context]), each.get("@import")]
            for address in addresses:
                if isinstance(address, str):
                    raise place.error(RemoteContext, context=address[:200])
            left.extend(each.values())
        elif isinstance(each, list):
            left.extend(each)


def check_xml(content: bytes, place: Place) -> None:
    """Look at RDF/XML: whether it declares a document type, and how deep it is.

    Parameters
    ----------
    content
        All of it.
    place
        The file, for errors.

    Raises
    ------
    DoctypeInRdf, NestedTooDeep, BrokenRdf
        When it cannot be given to a parser.

    Examples
    --------
    >>> check_xml(b"<a><b/></a>", Place("a.rdf"))
    """
    parser = expat.ParserCreate()
    level = 0

    def doctype(*_: object) -> None:
        raise place.error(DoctypeInRdf)

    def start(*_: object) -> None:
        nonlocal level
        level += 1
        if level > MOST_LEVELS:
            raise place.error(NestedTooDeep, most=MOST_LEVELS)

    def end(_: str) -> None:
        nonlocal level
        level -= 1

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        detail = expat.ErrorString(error.code)
        raise place.error(BrokenRdf, row=error.lineno, expected="RDF/XML", detail=detail) from None


def check_terms(text: str, place: Place) -> None:
    """Look at Turtle and its kin: triples that are told of in triples must not be told of without end.

    Parameters
    ----------
    text
        All of it.
    place
        The file, for errors.

    Raises
    ------
    NestedTooDeep
        When it cannot be given to a parser.

    Examples
    --------
    >>> check_terms('<x:a> <x:says> "<<<<" .', Place("a.ttl"))
    """
    if text.count("<<") <= MOST_LEVELS:
        return
    level = 0
    for part in _TERMS.finditer(text):
        level += (part[0] == "<<") - (part[0] == ">>")
        if level > MOST_LEVELS:
            raise place.error(NestedTooDeep, most=MOST_LEVELS)
