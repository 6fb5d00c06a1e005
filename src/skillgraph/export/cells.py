"""The columns that a field of a form gives a table, and what stands in their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from skillgraph.export.content import Content
from skillgraph.present.tables import Cell
from skillgraph.shapes import Field
from skillgraph.vocabulary import DCTERMS, RDF, RDFS, SG, SKOS, XSD, local_name

Value = NamedNode | Literal

_YES_NO = {"zh": ("是", "否"), "en": ("yes", "no")}
_NAMES = (SKOS.prefLabel, DCTERMS.title, RDFS.label)


class Column(NamedTuple):
    """One column of a table.

    Parameters
    ----------
    key
        Its stable English word.
    heading
        Its heading in the language asked for.
    cell
        What stands in it for a node, by the node's IRI.

    Examples
    --------
    >>> Column("since", "起始年份", lambda node: None).key
    'since'
    """

    key: str
    heading: str
    cell: Callable[[str], Cell]


class Cells:
    """Makes columns of fields, and cells of values, in one language.

    Parameters
    ----------
    content
        What is written; names are looked up in it and in the ontology.
    """

    def __init__(self, content: Content) -> None:
        self._content, self._lang = content, content.lang

    def columns(self, field: Field) -> Iterator[Column]:
        """Give the columns of a field.

        Parameters
        ----------
        field
            A field of a form.

        Yields
        ------
        Column
            One for a plain value or a concept; one for each language of a text that has one; for what has an IRI of
            its own, its name and the IRI; for those who take part, their names and IRIs by role.
        """
        heading = field.name[self._lang]
        if field.path == SG.participation:
            yield from self._by_role(heading)
        elif field.datatype == RDF.langString:
            for lang in self._languages(field.path):
                yield Column(f"{field.role}-{lang}", f"{heading} ({lang})", partial(self._words, field.path, lang))
        elif field.datatype or field.scheme:
            yield Column(field.role, heading, partial(self.cell, field.path))
        else:
            yield from self._of_nodes(field.role, heading, partial(self.values, field.path))

    def values(self, path: str, node: str) -> list[Value]:
        """Give what a node has of a property.

        Parameters
        ----------
        path
            The property's IRI.
        node
            The node's IRI.

        Returns
        -------
        list of NamedNode or Literal
            Its values, in a fixed order.
        """
        return sorted(self._content.nodes.get(node, {}).get(path, ()), key=str)

    def cell(self, path: str, node: str) -> Cell:
        """Give the cell of what a node has of a property.

        Parameters
        ----------
        path
            The property's IRI.
        node
            The node's IRI.

        Returns
        -------
        str, int, float or None
            A single number as a number; several values as one text; nothing for none.
        """
        return self._joined(self.values(path, node))

    def _of_nodes(self, key: str, heading: str, values: Callable[[str], list[Value]]) -> Iterator[Column]:
        yield Column(key, heading, lambda node: self._joined(values(node)))
        yield Column(f"{key}-iri", f"{heading} IRI", lambda node: " ".join(each.value for each in values(node)) or None)

    def _by_role(self, heading: str) -> Iterator[Column]:
        ontology = self._content.ontology
        scheme = next(field.scheme for field in ontology.forms[SG.Participation].fields if field.path == SG.role)
        for role in (concept for concept, of in ontology.schemes.items() if of == scheme):
            title = f"{heading}{'：' if self._lang == 'zh' else ': '}{self.name(role)}"
            yield from self._of_nodes(f"participation-{local_name(role)}", title, partial(self._members, role))

    def _members(self, role: str, node: str) -> list[Value]:
        parts = [part.value for part in self.values(SG.participation, node)]
        mine = [part for part in parts if NamedNode(role) in self.values(SG.role, part)]
        return [member for part in mine for member in self.values(SG.participant, part)]

    def _languages(self, path: str) -> list[str]:
        """The two of every table, the one asked for first, and what others the workspace has."""
        found = {
            quad.object.language
            for quad in self._content.quads
            if quad.predicate.value == path and isinstance(quad.object, Literal) and quad.object.language
        }
        first = [self._lang, "en" if self._lang == "zh" else "zh"]
        return [*first, *sorted(found - set(first))]

    def _words(self, path: str, lang: str, node: str) -> Cell:
        values = self.values(path, node)
        return self._joined([value for value in values if isinstance(value, Literal) and value.language == lang])

    def _joined(self, values: Sequence[Value]) -> Cell:
        cells = [self._cell(value) for value in values]
        if len(cells) < 2:
            return cells[0] if cells else None
        return ("、" if self._lang == "zh" else "; ").join(map(str, cells))

    def _cell(self, value: Value) -> Cell:
        if isinstance(value, NamedNode):
            return self.name(value.value)
        kind = value.datatype.value
        if kind == XSD.boolean:
            return _YES_NO[self._lang][value.value not in {"true", "1"}]
        if kind in {XSD.integer, XSD.decimal, XSD.gYear}:
            return _number(value.value)
        return value.value

    def name(self, iri: str) -> str:
        """Give the name of a node.

        Parameters
        ----------
        iri
            An entity, a concept, a class, a source or a record.

        Returns
        -------
        str
            Its name in the language, else in another; a source's number; a record's statement; else the IRI.
        """
        properties = self._content.nodes.get(iri, {})
        if SG.documentNumber in properties:  # a source is known by its number, where it has one
            return properties[SG.documentNumber][0].value
        fields = [path for path in (*_NAMES, SG.statement) if path in properties]
        words = [value for path in fields for value in properties[path] if isinstance(value, Literal)]
        own = [value.value for value in words if value.language == self._lang]
        return own[0] if own else words[0].value if words else iri


def _number(text: str) -> Cell:
    """A number as a number, where neither digits nor the meaning are lost; else the text."""
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", text, re.ASCII):
        return text
    exact = Decimal(text)
    if exact == exact.to_integral_value():
        return int(exact)
    return float(exact) if Decimal(repr(float(exact))) == exact else text
