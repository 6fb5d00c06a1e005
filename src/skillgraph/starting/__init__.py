"""A new workspace: a folder with all that its keepers need, put in place whole."""

from __future__ import annotations

from skillgraph.starting.content import contents, copied
from skillgraph.starting.placing import place

__all__ = ["contents", "copied", "place"]
