"""How the answer to a query is written: in SPARQL's own formats, as it comes, and as terms for ourselves."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, QuerySolution, Store, Triple

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = frozenset(XSD + kind for kind in ("integer", "decimal", "double", "float", "int", "long", "gYear"))
LABELS = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label")
BATCH = 1 << 16

Writer = Callable[[list[str], Iterable[Any], IO[bytes]], None]


def writers(store: Store, lang: str) -> dict[str, Writer]:
    """Give the ways to write rows, by format.

    Parameters
    ----------
    store
        Where the labels of IRIs are looked up.
    lang
        Their language, ``"zh"`` or ``"en"``.

    Returns
    -------
    dict
        ``csv``, ``tsv``, ``json``, ``xml``, and ``terms``, which is for our own reading; each takes the names of the
        columns, the rows, and where to write.
    """
    return {
        "csv": _csv,
        "tsv": _tsv,
        "json": _json,
        "xml": _xml,
        "terms": lambda names, rows, out: _terms(names, rows, out, _Labels(store, lang)),
    }


def _stream(pieces: Iterator[str], out: IO[bytes]) -> None:
    """Write the first piece at once, then whenever there is enough of it."""
    held: list[str] = []
    size = 0
    for number, piece in enumerate(pieces):
        held.append(piece)
        size += len(piece)
        if size > BATCH or number == 1:
            out.write("".join(held).encode("utf-8", "replace"))
            out.flush()
            held, size = [], 0
    out.write("".join(held).encode("utf-8", "replace"))
    out.flush()


def _csv(names: list[str], rows: Iterable[Any], out: IO[bytes]) -> None:
    head = ",".join(_cell(name) for name in names) + "\r\n"
    _stream(chain([head], (",".join(_cell(_value(row, name)) for name in names) + "\r\n" for row in rows)), out)


def _value(row: QuerySolution, name: str) -> str:
    term: Any = row[name]
    if term is None:
        return ""
    kind = type(term).__name__
    if kind == "Literal":
        return _unarmed(term)
    return str(term.value) if kind == "NamedNode" else str(term)


def _unarmed(literal: Literal) -> str:
    """A text that a spreadsheet would run gets an apostrophe before it; a number is none."""
    from skillgraph.text import would_run

    text = literal.value
    return text if literal.datatype.value in NUMBERS or not would_run(text) else f"'{text}"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


def _tsv(names: list[str], rows: Iterable[Any], out: IO[bytes]) -> None:
    head = "\t".join(f"?{name}" for name in names) + "\n"
    _stream(chain([head], ("\t".join(_turtle(row[name]) for name in names) + "\n" for row in rows)), out)


def _turtle(term: Any) -> str:  # noqa: ANN401 - a term of the engine
    """A term as Turtle has it; a whole number may stand as its digits."""
    if term is None:
        return ""
    if type(term).__name__ == "Literal" and term.datatype.value == XSD + "integer":
        digits = str(term.value)
        return digits if digits.isascii() and digits.lstrip("+-").isdecimal() else str(term)
    return str(term).replace("\t", "\\t")


def _json(names: list[str], rows: Iterable[Any], out: IO[bytes]) -> None:
    from json import dumps

    def bindings() -> Iterator[str]:
        yield f'{{"head": {{"vars": {dumps(names, ensure_ascii=False)}}}, "results": {{"bindings": ['
        for number, row in enumerate(rows):
            bound = {name: _as_json(row[name]) for name in names if row[name] is not None}
            yield (",\n" if number else "\n") + dumps(bound, ensure_ascii=False)
        yield "\n]}}\n"

    _stream(bindings(), out)


def _as_json(term: Any) -> dict[str, Any]:  # noqa: ANN401 - a term of the engine
    kind = type(term).__name__
    if kind == "NamedNode":
        return {"type": "uri", "value": term.value}
    if kind == "BlankNode":
        return {"type": "bnode", "value": term.value}
    if kind == "Triple":
        parts = {name: _as_json(getattr(term, name)) for name in ("subject", "predicate", "object")}
        return {"type": "triple", "value": parts}
    said = {"type": "literal", "value": term.value}
    if term.language:
        said["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        said["datatype"] = term.datatype.value
    return said


_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def _xml(names: list[str], rows: Iterable[Any], out: IO[bytes]) -> None:
    def elements() -> Iterator[str]:
        variables = "".join(f'<variable name="{_escaped(name)}"/>' for name in names)
        yield f"{_XML_HEAD}<head>{variables}</head>\n<results>\n"
        for row in rows:
            bound = "".join(
                f'<binding name="{_escaped(name)}">{_as_xml(row[name])}</binding>'
                for name in names
                if row[name] is not None
            )
            yield f"<result>{bound}</result>\n"
        yield "</results>\n</sparql>\n"

    _stream(elements(), out)


def _as_xml(term: Any) -> str:  # noqa: ANN401 - a term of the engine
    kind = type(term).__name__
    if kind == "NamedNode":
        return f"<uri>{_escaped(term.value)}</uri>"
    if kind == "BlankNode":
        return f"<bnode>{_escaped(term.value)}</bnode>"
    if kind == "Triple":
        parts = ("subject", "predicate", "object")
        return "<triple>" + "".join(f"<{part}>{_as_xml(getattr(term, part))}</{part}>" for part in parts) + "</triple>"
    about = ""
    if term.language:
        about = f' xml:lang="{_escaped(term.language)}"'
    elif term.datatype.value != XSD + "string":
        about = f' datatype="{_escaped(term.datatype.value)}"'
    return f"<literal{about}>{_escaped(term.value)}</literal>"


# What XML 1.0 has no way to write, and what its readers would take for something else.
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")
_IN_XML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", 13: "&#13;"} | _NO_XML


def _escaped(text: str) -> str:
    return text.translate(_IN_XML)


def _boolean_json(value: bool) -> bytes:
    return f'{{"head": {{}}, "boolean": {str(value).lower()}}}\n'.encode()


def _boolean_xml(value: bool) -> bytes:
    return f"{_XML_HEAD}<head/>\n<boolean>{str(value).lower()}</boolean>\n</sparql>\n".encode()


def _boolean_text(value: bool) -> bytes:
    return f"{str(value).lower()}\n".encode()


BOOLEANS: dict[str, Callable[[bool], bytes]] = {
    "json": _boolean_json,
    "xml": _boolean_xml,
    "csv": _boolean_text,
    "tsv": _boolean_text,
    "terms": lambda value: marshal.dumps(value),
}


# ---------------------------------------------------------------- terms with their labels, for tables and for Python


class _Labels:
    """The words for an IRI in a language, if the store has some."""

    def __init__(self, store: Store, lang: str) -> None:
        self._store = store
        self._lang = lang
        self._known: dict[str, str | None] = {}

    def of(self, node: NamedNode) -> str | None:
        if node.value not in self._known:
            self._known[node.value] = self._found(node)
        return self._known[node.value]

    def _found(self, node: NamedNode) -> str | None:
        from pyoxigraph import Literal, NamedNode

        words = {
            quad.object.language or "": quad.object.value
            for predicate in reversed(LABELS)
            for quad in self._store.quads_for_pattern(node, NamedNode(predicate), None)
            if isinstance(quad.object, Literal)
        }
        return words.get(self._lang) or words.get("") or next((words[key] for key in sorted(words)), None)


def _terms(names: list[str], rows: Iterable[Any], out: IO[bytes], labels: _Labels) -> None:
    out.write(marshal.dumps(names))
    for row in rows:
        out.write(marshal.dumps([_plain(row[name], labels) for name in names]))
    out.flush()


def _plain(term: Any, labels: _Labels) -> tuple[str | None, ...] | None:  # noqa: ANN401 - a term of the engine
    """A kind, a value, a datatype, a language, a label."""
    if term is None:
        return None
    kind = type(term).__name__
    if kind == "NamedNode":
        return "uri", term.value, None, None, labels.of(term)
    if kind == "Literal":
        return "literal", term.value, term.datatype.value, term.language, None
    return ("bnode", term.value, None, None, None) if kind == "BlankNode" else ("triple", str(term), None, None, None)


def write_graph(triples: Iterable[Triple], extension: str, prefixes: dict[str, str], out: IO[bytes]) -> None:
    """Write a graph, once each triple and in order, so that the same question has the same answer to the byte.

    Parameters
    ----------
    triples
        In any order, repeated or not.
    extension
        Of the format, as the engine knows it.
    prefixes
        Prefix to IRI; those that are used are declared.
    out
        Where to write.
    """
    from pyoxigraph import RdfFormat, serialize

    ordered = sorted(set(triples), key=str)
    form = RdfFormat.from_extension(extension)
    text = " ".join(map(str, ordered))
    used = {prefix: iri for prefix, iri in prefixes.items() if f"<{iri}" in text}
    serialize(ordered, out, form, prefixes=used)
    if form == RdfFormat.JSON_LD:
        out.write(b"\n")
    out.flush()
