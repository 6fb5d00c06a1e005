"""A file of RDF → its statements, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from skillgraph.errors import (
    BrokenRdf,
    CannotRead,
    NothingInFile,
    NotUtf8,
    OtherRdf,
    RdfTooLarge,
    reason,
)
from skillgraph.ingest.rdf import guards
from skillgraph.ingest.sheets.book import Place

FORMATS = {
    ".jsonld": ("JSON-LD", RdfFormat.JSON_LD),
    ".ttl": ("Turtle", RdfFormat.TURTLE),
    ".trig": ("TriG", RdfFormat.TRIG),
    ".nt": ("N-Triples", RdfFormat.N_TRIPLES),
    ".nq": ("N-Quads", RdfFormat.N_QUADS),
    ".rdf": ("RDF/XML", RdfFormat.RDF_XML),
    ".owl": ("RDF/XML", RdfFormat.RDF_XML),
}
_MOST_MEGABYTES = 64  # its statements are held as a whole, and take some times its size

_BEGINS: dict[str, tuple[str, ...]] = {"RDF/XML": ("<",), "JSON-LD": ("{", "[")}
_STARTS = (
    (b"PK\x03\x04", ("ZIP 文件或 Excel 工作簿", "a ZIP file or an Excel workbook")),
    (b"%PDF-", ("PDF 文件", "a PDF file")),
    (b"\xd0\xcf\x11\xe0", ("旧版或加密的 Office 文件", "an old or encrypted Office file")),
)
_MARKUP = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.-]*(?::[\w.-]+)?\s+[\w:.-]+\s*=)")
_OBJECT = re.compile(rb'\s*(?:\{\s*["}]|\[\s*\{)')


def read(file: Path, base: str) -> list[Quad]:
    """Read a file of RDF.

    Parameters
    ----------
    file
        A JSON-LD, Turtle, TriG, N-Triples, N-Quads or RDF/XML file.
    base
        What its relative IRIs are resolved against.

    Returns
    -------
    list of Quad
        Its statements; nodes without a name are called b1, b2, … in the order in which they are met.

    Raises
    ------
    Unreadable
        When it cannot be read, or would do harm.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.nt")
    ...     _ = file.write_text('<x:a> <x:b> _:node .', encoding="utf-8")
    ...     str(read(file, "https://example.org/")[0])
    '<x:a> <x:b> _:b1'
    """
    place = Place(str(file))
    name, form = FORMATS[file.suffix.lower()]
    content = _content(file, place)
    _check(content, name, place)
    return list(_named(_parsed(content, name, form, base, place)))


def _content(file: Path, place: Place) -> bytes:
    try:
        if file.stat().st_size > _MOST_MEGABYTES << 20:
            raise place.error(RdfTooLarge, most=_MOST_MEGABYTES)
        content = file.read_bytes()
    except OSError as error:
        raise place.error(CannotRead, why_zh=reason(error, "zh"), why_en=reason(error, "en")) from error
    content = content.removeprefix(b"\xef\xbb\xbf")
    if not content.strip():
        raise place.error(NothingInFile)
    return content


def _check(content: bytes, name: str, place: Place) -> None:
    """Refuse what is of another format than the suffix says, and what would do harm."""
    for start, (zh, en) in _STARTS:
        if content.startswith(start):
            raise place.error(OtherRdf, expected=name, found_zh=zh, found_en=en)
    text = _text(content, place)
    if "\0" in text:
        raise place.error(OtherRdf, expected=name, found_zh="二进制数据", found_en="binary data")
    if not text.lstrip().startswith(_BEGINS.get(name, ("",))):
        raise place.error(OtherRdf, expected=name, found_zh="别的文字", found_en="other text")
    found = "XML" if _MARKUP.match(content) else "JSON" if _OBJECT.match(content) else name
    if found not in name:
        raise place.error(OtherRdf, expected=name, found_zh=found, found_en=found)
    if name == "RDF/XML":
        guards.check_xml(content, place)
    elif name == "JSON-LD":
        guards.check_json(text, place)
    else:
        guards.check_terms(text, place)


def _text(content: bytes, place: Place) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise place.error(NotUtf8, row=content.count(b"\n", 0, error.start) + 1) from None


def _parsed(content: bytes, name: str, form: RdfFormat, base: str, place: Place) -> Iterator[Quad]:
    try:
        yield from parse(content, format=form, base_iri=base)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        detail = error.msg if isinstance(error, SyntaxError) else str(error)
        raise place.error(BrokenRdf, row=line, expected=name, detail=" ".join(detail.split())[:160]) from None


def _named(quads: Iterator[Quad]) -> Iterator[Quad]:
    """The parser calls nodes without a name anew each time; the same file is to give the same statements."""
    called: dict[BlankNode, BlankNode] = {}
    for quad in quads:
        ends = [quad.subject, quad.object]
        for place, end in enumerate(ends):
            if isinstance(end, BlankNode):
                ends[place] = called.setdefault(end, BlankNode(f"b{len(called) + 1}"))
        if isinstance(ends[0], NamedNode | BlankNode):
            yield Quad(ends[0], quad.predicate, ends[1], quad.graph_name)
