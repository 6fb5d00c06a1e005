"""What is known around an entity: the one face that a networkx graph and an index both have.

Suggestions are computed of this face alone, so that they are the same whether a graph is in memory or the index of a
nation is read where it is needed. Entities are numbers, in the order of their IRIs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

FIRST = 50  # partnerships of one entity that say with which kinds and in which forms it works
AT_ONCE = 100  # how many are taken of those who are alike in one thing only: an area, a kind, an occupation

_SIDE_OF = {"vocational-college": "college-side", "enterprise": "enterprise-side"}


class Degree(NamedTuple):
    """How well connected one is.

    Parameters
    ----------
    partners, partnerships
        How many it has; two may partner more than once.

    Examples
    --------
    >>> Degree(1, 2).partnerships
    2
    """

    partners: int
    partnerships: int


class Habits(NamedTuple):
    """How one works with others, by the first `FIRST` of its partnerships.

    Parameters
    ----------
    forms
        The codes of the forms of cooperation.
    kinds
        How many partners are of each kind; None is of no known kind.

    Examples
    --------
    >>> Habits(frozenset({"order-class"}), {None: 1}).kinds[None]
    1
    """

    forms: frozenset[str]
    kinds: Mapping[str | None, int]


class Told(NamedTuple):
    """A record behind a reason.

    Parameters
    ----------
    record, summary
        Its IRI, and the sentence that sums it up.
    form
        Of a partnership, the code of its form.
    status
        ``asserted`` or ``inferred``.

    Examples
    --------
    >>> Told("https://example.org/r", "甲与乙合作", "order-class", "asserted").status
    'asserted'
    """

    record: str
    summary: str
    form: str | None
    status: str


class Body(NamedTuple):
    """Who an entity is.

    Parameters
    ----------
    entity, name
        The IRI and the name.

    Examples
    --------
    >>> Body("https://example.org/e", "艾维").name
    '艾维'
    """

    entity: str
    name: str


Fields = Mapping[str, tuple[Told, ...]]  # industry or occupation → the records that join one to it


class Surroundings(Protocol):
    """What is known around an entity."""

    def volume(self) -> int:
        """Sum up the partnerships of all, each counted at both its ends."""

    def numbers(self) -> range:
        """Give the numbers that entities may have."""

    def everybody(self, most: int) -> list[int] | None:
        """Give all who could partner; None where there are more than so many entities."""

    def partners(self, nodes: Iterable[int]) -> Mapping[int, Mapping[int, int]]:
        """Give the partners of some, each with the number of partnerships."""

    def degrees(self, nodes: Iterable[int]) -> Mapping[int, Degree]:
        """Tell how well connected some are; who has no partner is in it too."""

    def sides(self, nodes: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
        """Tell on which sides some can be; see `sides_of`."""

    def kinds(self, nodes: Iterable[int]) -> Mapping[int, str | None]:
        """Tell of which kind of college some are."""

    def areas(self, nodes: Iterable[int]) -> Mapping[int, str]:
        """Tell where some are; who is not in it is not known to be anywhere."""

    def first(self, nodes: Iterable[int]) -> Mapping[int, list[int]]:
        """Give the partners by the first `FIRST` partnerships of some, in the order of their numbers."""

    def habits(self, nodes: Iterable[int], *, kinds: bool = True) -> Mapping[int, Habits]:
        """Tell how some work with others; the kinds of partners only if they are asked for."""

    def fields(self, node: int) -> Fields:
        """Give the industries and occupations that records join one to."""

    def in_fields(self, concepts: Iterable[str]) -> Mapping[int, Fields]:
        """Give those whom records join to some industries or occupations, and to which."""

    def in_area(self, area: str) -> list[int]:
        """Give those of an area."""

    def of_kind(self, kind: str, most: int) -> list[int]:
        """Give the best connected colleges of a kind."""

    def in_order(self, nodes: Iterable[int]) -> Mapping[int, object]:
        """Give what some are sorted by among those of the same score."""

    def bodies(self, nodes: Iterable[int]) -> Mapping[int, Body]:
        """Tell who some are."""

    def behind(self, pairs: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], tuple[Told, ...]]:
        """Give the partnerships of some pairs."""


def sides_of(kind: str, roles: Iterable[str]) -> tuple[str, ...]:
    """Tell on which sides of a partnership one can be.

    Parameters
    ----------
    kind
        The code of its class: a college and an enterprise have a side of their own.
    roles
        Codes of the roles it has in partnerships.

    Returns
    -------
    tuple of str
        Codes of roles; empty where nothing is known.

    Examples
    --------
    >>> sides_of("enterprise", ()), sides_of("person", ())
    (('enterprise-side',), ())
    """
    return (_SIDE_OF[kind],) if kind in _SIDE_OF else tuple(sorted(set(roles)))


def opposite(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two could be each other's partners: whether they can be on different sides.

    Parameters
    ----------
    one, other
        The sides of each.

    Returns
    -------
    bool
        False too where the side of one is not known.

    Examples
    --------
    >>> opposite(["college-side"], ["enterprise-side"]), opposite(["college-side"], [])
    (True, False)
    """
    return any(a != b for a in one for b in other)
