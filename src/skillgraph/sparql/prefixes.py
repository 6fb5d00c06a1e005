"""The prefixes that a query need not declare: the ontology's own, and those of the standards it reuses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skillgraph.vocabulary import PREFIXES

_STANDARD = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "void": "http://rdfs.org/ns/void#",
}


def known(base: str | None = None) -> dict[str, str]:
    """Give the prefixes that are known without being declared.

    Parameters
    ----------
    base
        The base IRI of a workspace, which gets the prefix ``ws``; None outside one.

    Returns
    -------
    dict of str to str
        Prefix to IRI.

    Examples
    --------
    >>> known()["sg"], known("https://example.org/")["ws"]
    ('https://w3id.org/skillgraph/ontology#', 'https://example.org/')
    """
    return {**_STANDARD, **PREFIXES, **({"ws": base} if base else {})}


def shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    """Write an IRI with its prefix, where that leaves a plain name; else as it is.

    Parameters
    ----------
    iri
        Any IRI.
    prefixes
        Prefix to IRI.

    Returns
    -------
    str
        Such as ``sg:Person``.

    Examples
    --------
    >>> shortened("https://w3id.org/skillgraph/ontology#Person", known())
    'sg:Person'
    """
    fitting = [(home, prefix) for prefix, home in prefixes.items() if iri.startswith(home)]
    if not fitting:
        return iri
    home, prefix = max(fitting)
    local = iri.removeprefix(home)
    return f"{prefix}:{local}" if re.fullmatch(r"[\w-]+", local) else iri
