"""Holds what is kept of each source against its text: number, date, issuer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from skillgraph.checking.dates import days
from skillgraph.checking.reader import Reader, is_a, squeezed
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import SG


def check(reader: Reader, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Find numbers, dates and issuers of sources that their texts do not bear.

    Parameters
    ----------
    reader
        The workspace.
    texts
        The texts of its sources, by the IRI of each version.

    Yields
    ------
    Problem
        One for each that is not in the text.

    Examples
    --------
    >>> list(check(Reader({}), {}))
    []
    """
    versions: dict[str, list[str]] = defaultdict(list)
    for version, text in texts.items():
        versions[version.rpartition("/")[0]].append(text)
    for node, properties in reader.nodes.items():
        if is_a(properties, SG.Source):
            text = "\n".join(versions.get(node, ()))
            if text:
                yield from _paper(node, properties, reader, text)


def _paper(node: str, properties: Properties, reader: Reader, text: str) -> Iterator[Problem]:
    whole = squeezed(text)
    for number in properties.get(SG.documentNumber, ()):
        if squeezed(number.value) not in whole:
            yield Problem(
                node, f"原文中没有文号“{number.value}”", f"its text does not bear the number “{number.value}”"
            )
    for day in properties.get(SG.issuedOn, ()):
        if day.value not in set(days(whole)):
            yield Problem(node, f"原文中没有日期 {day.value}", f"its text does not bear the date {day.value}")
    for body in properties.get(SG.issuer, ()):
        if not _begins_a_line(text, reader.names(body.value)):
            name = {lang: reader.label(body.value, lang) for lang in ("zh", "en")}
            yield Problem(
                node,
                f"原文没有一行以发文机关“{name['zh']}”开头",
                f"no line of its text begins with the issuer, {name['en']}",
            )


def _begins_a_line(text: str, names: set[str]) -> bool:
    lines = (re.sub(r"^[#>*\s]+", "", line) for line in text.splitlines())
    return any(squeezed(line).startswith(name) for line in lines for name in names)
