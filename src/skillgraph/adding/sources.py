"""The sources of a workspace, and files that become one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from skillgraph import names
from skillgraph.ingest.values.passages import Source as Text
from skillgraph.ingest.values.sections import Sections
from skillgraph.triples import digest
from skillgraph.vocabulary import DCTERMS, RDF, SG


@dataclass(frozen=True)
class Known:
    """A source that a workspace has.

    Parameters
    ----------
    iri
        Its IRI.
    version
        The version of its text that counts.
    text
        Its text, with LF line ends.
    quoted
        Gives the sections of its passages that are quoted already, by their IRIs.

    Examples
    --------
    >>> Known("https://example.org/src/s", "1", "在昆明").prepared.find("昆明")
    (1, 3)
    """

    iri: str
    version: str
    text: str
    quoted: Callable[[], Mapping[str, str]] = dict

    @cached_property
    def prepared(self) -> Text:
        """The text, ready for quotes to be found in it."""
        return Text(self.text)

    def section(self, passage: str, place: int) -> str:
        """Tell in which section a passage stands: as it is known already, else as the text's headings say.

        Parameters
        ----------
        passage
            Its IRI.
        place
            Where it begins.

        Returns
        -------
        str
            The section.
        """
        return self._sections.get(passage) or self._outline.at(place)

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        return self.quoted()

    @cached_property
    def _outline(self) -> Sections:
        return Sections(self.text)


def triples_of(file: Path, base: str) -> Iterator[Triple]:
    """Read the triples of a Turtle file; of one that is not there none."""
    if file.is_file():
        for quad in parse(path=str(file), format=RdfFormat.TURTLE, base_iri=base):
            yield quad.triple


_LONGEST = 60


def id_of(file: Path) -> str:
    """Make the id of a source of the name of its file.

    Parameters
    ----------
    file
        The file.

    Returns
    -------
    str
        Small letters, digits and hyphens; Chinese by pinyin. A file that is called by a number alone, as the versions
        of a source are, has its folder's name.

    Examples
    --------
    >>> id_of(Path("2023年 合作名单.xlsx")), id_of(Path("sources/kunming-2023-letter/1.md"))
    ('2023nianhezuomingdan', 'kunming-2023-letter')
    """
    if file.stem.isdigit() and file.absolute().parent.name:
        file = file.absolute().parent
    name = file.stem if file.stem.isascii() else names.pinyin(file.stem)
    key = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    # Long names differ at their ends: …第一批, …第二批.
    return key if 0 < len(key) <= _LONGEST else f"{key[: _LONGEST - 9] or 'source'}-{digest(file.stem, 8)}"


def described(iri: str, title: str, text_file: str, number: str = "") -> list[Triple]:
    """Describe a file as a source.

    Parameters
    ----------
    iri
        The source's IRI.
    title
        Its title.
    text_file
        The text it is quoted from, by its path in the folder sources.
    number
        The number by which it is cited, where it has one.

    Returns
    -------
    list of Triple
        Its node.
    """
    node = NamedNode(iri)
    lang = "en" if names.is_latin(title) else "zh"
    return [
        Triple(node, NamedNode(RDF.type), NamedNode(SG.Source)),
        Triple(node, NamedNode(DCTERMS.title), Literal(title, language=lang)),
        Triple(node, NamedNode(SG.textFile), Literal(text_file)),
        *([Triple(node, NamedNode(SG.documentNumber), Literal(number))] if number else []),
    ]
