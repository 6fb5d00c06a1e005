"""New nodes put into a Turtle file where they belong, so that a large registry is not written anew for one of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pyoxigraph import Triple

from skillgraph import triples

_PREFIX = re.compile(r"@prefix ([\w-]*): <([^<>\\]*)> \.")
# What this project never writes: where somebody else did, the places of nodes cannot be told by their lines.
_NOT_OURS = re.compile(r'^\s*(?:#|@|prefix\b|base\b)|"""|\'\'\'', re.MULTILINE | re.IGNORECASE)


def inserted(text: str, made: Sequence[Triple], prefixes: Mapping[str, str]) -> str | None:
    """Put new nodes among those of a file.

    Parameters
    ----------
    text
        The file.
    made
        All triples of the new nodes.
    prefixes
        Prefixes beside the vocabulary's.

    Returns
    -------
    str or None
        What `skillgraph.triples.to_turtle` writes of all of them; None where the file is not as it writes them, or a
        node is not new.

    Examples
    --------
    >>> from pyoxigraph import NamedNode
    >>> from skillgraph.vocabulary import RDF, SG
    >>> a, b, c = (Triple(NamedNode(f"x:{n}"), NamedNode(RDF.type), NamedNode(SG.Person)) for n in "abc")
    >>> whole = triples.to_turtle([a, b, c]).decode()
    >>> inserted(triples.to_turtle([a, c]).decode(), [b], {}) == whole, inserted(whole, [b], {})
    (True, None)
    """
    old, new = _parts(text), _parts(triples.to_turtle(made, prefixes).decode())
    if old is None or new is None or not new[1].keys().isdisjoint(old[1]):
        return None
    (head, blocks), (further, more) = old, new
    if any(head.get(prefix, iri) != iri for prefix, iri in further.items()):
        return None
    order, texts = list(blocks), list(blocks.values())
    for iri in sorted(more, reverse=True):
        texts.insert(bisect_left(order, iri), more[iri])
    lines = sorted(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in {**head, **further}.items())
    return "".join([*lines, "\n" if lines else "", "\n\n".join(texts), "\n"])


def _parts(text: str) -> tuple[dict[str, str], dict[str, str]] | None:
    """The prefixes of a file, and its nodes by their IRIs in order; None where it is not as we write it."""
    head, _, body = text.partition("\n\n") if text.startswith("@prefix ") else ("", "", text)
    lines = [_PREFIX.fullmatch(line) for line in head.split("\n")] if head else []
    if _NOT_OURS.search(body) or not body.endswith(" .\n"):
        return None
    prefixes = {line[1]: line[2] for line in lines if line is not None}
    blocks: dict[str, str] = {}
    for block in body.removesuffix("\n").split("\n\n"):
        iri = _subject(block.split(" ", 1)[0], prefixes)
        if iri is None or iri in blocks:
            return None
        blocks[iri] = block
    is_ours = len(prefixes) == len(lines) and list(blocks) == sorted(blocks)
    return (prefixes, blocks) if is_ours else None


def _subject(term: str, prefixes: Mapping[str, str]) -> str | None:
    if term.startswith("<"):
        return term[1:-1] if term.endswith(">") and "\\" not in term else None
    prefix, colon, local = term.partition(":")
    return prefixes[prefix] + local.replace("\\", "") if colon and prefix in prefixes else None
