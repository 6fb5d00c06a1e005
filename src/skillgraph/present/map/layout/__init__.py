"""Gives each entry its place on the map: computed once, here, so that the page opens at rest.

Each connected part is unfolded so that distances on the map follow the number of steps between entries: by all
distances where the part is small, by those to some pivots where it is large. It is turned to lie flat, and loosened
until no two entries with their labels overlap. The parts are packed beside one another; entries without a relation
stand in a block of rows and columns. All of it is seeded and rounded.
"""

from skillgraph.present.map.layout.placing import place
from skillgraph.present.map.layout.values import Extent, Placement

__all__ = ["Extent", "Placement", "place"]
