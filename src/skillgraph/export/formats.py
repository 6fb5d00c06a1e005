"""The formats there are, and which one a file's name or a word asks for."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from skillgraph.errors import NoFileNamed, UnknownChoice, WrongSuffix

if TYPE_CHECKING:
    from skillgraph.export.content import Content


class Format(NamedTuple):
    """One way of writing a workspace.

    Parameters
    ----------
    suffix
        What its files end in.
    text
        Whether it can go to standard output.
    write
        Makes the file's bytes.

    Examples
    --------
    >>> FORMATS["turtle"].suffix
    '.ttl'
    """

    suffix: str
    text: bool
    write: Callable[[Content], bytes]


def _late(module: str, function: str) -> Callable[[Content], bytes]:
    """A writer that is imported when it is first used: a name is looked at far more often than a file is written."""

    def write(content: Content) -> bytes:
        from importlib import import_module

        made: bytes = getattr(import_module(f"skillgraph.export.{module}"), function)(content)
        return made

    return write


FORMATS = {
    "turtle": Format(".ttl", True, _late("rdf", "turtle")),
    "trig": Format(".trig", True, _late("rdf", "trig")),
    "nquads": Format(".nq", True, _late("rdf", "nquads")),
    "ntriples": Format(".nt", True, _late("rdf", "ntriples")),
    "jsonld": Format(".jsonld", True, _late("jsonld", "jsonld")),
    "rdfxml": Format(".rdf", True, _late("rdf", "rdfxml")),
    "graphml": Format(".graphml", True, _late("network", "graphml")),
    "gexf": Format(".gexf", True, _late("network", "gexf")),
    "cytoscape": Format(".cyjs", True, _late("network", "cytoscape")),
    "csv": Format(".zip", False, _late("tables", "csv_zip")),
    "xlsx": Format(".xlsx", False, _late("tables", "xlsx")),
    "forms": Format(".xlsx", False, _late("forms", "forms")),
    "void": Format(".ttl", True, _late("describe", "void")),
}
FOLDER = "NAME/"

# Of two formats with one suffix, the first is meant where none is named.
_BY_SUFFIX = {form.suffix: name for name, form in reversed(FORMATS.items())}


def choose(file: str | None, asked: str | None) -> str:
    """Say which format is meant.

    Parameters
    ----------
    file
        The file or folder to write; None for standard output.
    asked
        The format named, if one was: by its word, or by its suffix with or without the dot.

    Returns
    -------
    str
        A word of `FORMATS`.

    Raises
    ------
    UnknownChoice
        When there is no such format.
    WrongSuffix
        When the file's name says another one, or none.
    NoFileNamed
        When there is no file, and no format that is text.

    Examples
    --------
    >>> choose("kunming.ttl", None), choose("kunming.ttl", "void"), choose(None, "nq"), choose("tables/", None)
    ('turtle', 'void', 'nquads', 'csv')
    """
    named = None if asked is None else _named(asked)
    if file is None:
        if named is None or not FORMATS[named].text:
            file = "graph.ttl" if named is None else f"{named if named == 'forms' else 'graph'}{FORMATS[named].suffix}"
            raise NoFileNamed(file=file, formats=[name for name, form in FORMATS.items() if form.text])
        return named
    said = "csv" if is_folder(file) else _BY_SUFFIX.get(os.path.splitext(file)[1].lower())
    if named is None and said is not None:
        return said
    if named is not None and _holds(named, said):
        return named
    raise WrongSuffix(file=file, suffixes=_suffixes(named))


def is_folder(file: str) -> bool:
    """Tell whether a folder is meant: by a slash at the end, or since there is one.

    Parameters
    ----------
    file
        A file or folder.

    Returns
    -------
    bool
        Whether tables go into it as files.

    Examples
    --------
    >>> is_folder("tables/"), is_folder("tables.zip")
    (True, False)
    """
    return file.endswith(("/", os.sep)) or os.path.isdir(file)


def _named(asked: str) -> str:
    word = asked.lower().lstrip(".")
    if word in FORMATS:
        return word
    if f".{word}" in _BY_SUFFIX:
        return _BY_SUFFIX[f".{word}"]
    raise UnknownChoice(option="--format", value=asked, choices=list(FORMATS))


def _holds(named: str, said: str | None) -> bool:
    """A file may bear any suffix that is no other format's; what a program opens by its suffix bears that one."""
    if said is None:
        return FORMATS[named].text
    return FORMATS[said].suffix == FORMATS[named].suffix


def _suffixes(named: str | None) -> list[str]:
    own = sorted({form.suffix for name, form in FORMATS.items() if named in {None, name}})
    return [*own, FOLDER] if named in {None, "csv"} else own
