"""What somebody wants a map to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from skillgraph.index.rows import Entity


class Asked(NamedTuple):
    """What somebody wants a map to show; by default all there is.

    Parameters
    ----------
    focus
        The entity in the middle; None for the whole graph.
    hops
        How many steps around the focus.
    types
        Only entities of these types, by code or name. The focus stays.
    kinds
        Only relations of these kinds, by code or name: forms of cooperation, and the relations beside partnerships.
    since
        Only relations that began in this year or later.
    status
        Only relations of these statuses, by code or name; suggestions are made only where they are asked for, or where
        the map is small.
    top
        Only so many entities, those with most partners first.
    size_by, color_by
        What the size and the colour of the marks tell; see `skillgraph.present.map.measured.measured`.
    communities
        Whether the ground of communities is drawn from the beginning.

    Examples
    --------
    >>> Asked().hops
    1
    """

    focus: Entity | None = None
    hops: int = 1
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: int | None = None
    status: tuple[str, ...] = ()
    top: int | None = None
    size_by: str | None = None
    color_by: str | None = None
    communities: bool = False
