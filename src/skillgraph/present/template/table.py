"""One empty table as CSV."""

from __future__ import annotations

from skillgraph.ingest.blanks import Blank
from skillgraph.present import tables


def as_csv(blank: Blank, lang: str) -> bytes:
    """Write the headings of one sheet.

    Parameters
    ----------
    blank
        The sheet.
    lang
        The language of the headings, ``"zh"`` or ``"en"``.

    Returns
    -------
    bytes
        One line of CSV, with the mark by which Excel knows UTF-8.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.blanks import chosen
    >>> [blank] = chosen(shapes.read(resources.ontology()), ["affiliation"])
    >>> as_csv(blank, "zh").decode("utf-8-sig").strip()
    '单位,所属组织,来源,引文'
    """
    headings = tuple((column.key, column.heading[lang]) for column in blank.columns)
    return tables.as_csv(tables.Table(blank.title[lang], headings, ()), bom=True).encode()
