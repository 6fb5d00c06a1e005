"""An index's view → a networkx graph, or arrays; the only bridge between them."""

from skillgraph.network.compact import Compact, compact
from skillgraph.network.graphs import network, partner_network
from skillgraph.network.projection import EVERYTHING, Projection, projection_of

__all__ = ["EVERYTHING", "Compact", "Projection", "compact", "network", "partner_network", "projection_of"]
