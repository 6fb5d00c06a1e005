"""New entities that may be known ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A new entity that may be one that is known already: a person decides.

    Parameters
    ----------
    name, iri
        The new one.
    other, other_iri
        The known one it may be.

    Examples
    --------
    >>> Doubt("昆明技师", "x:a", "昆明技师学院", "x:b").other
    '昆明技师学院'
    """

    name: str
    iri: str
    other: str
    other_iri: str
