"""What reads an index: the read model's rows as values, and the store when SPARQL is wanted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from skillgraph.errors import DamagedIndex
from skillgraph.index import pointer
from skillgraph.index.entities import Entities
from skillgraph.index.facts import Facts
from skillgraph.index.lacking import Lacking
from skillgraph.index.neighbours import Neighbours
from skillgraph.index.ties import Ties

if TYPE_CHECKING:
    from pyoxigraph import Store

    from skillgraph.index.edges import Edges


class View(Entities, Ties, Neighbours, Lacking, Facts):
    """A read-only view of one index.

    Parameters
    ----------
    index
        The folder of a complete index.

    Raises
    ------
    DamagedIndex
        Now or at any later reading, when the index turns out to be damaged.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> view.meta()["title_en"]
    'High-skilled talent of Kunming, 2023'
    """

    def store(self) -> Store:
        """Open the store for SPARQL.

        Returns
        -------
        Store
            Read-only; any number of readers may hold it.

        Raises
        ------
        DamagedIndex
            When it cannot be opened.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> len(view.store()) > 0
        True
        """
        from pyoxigraph import Store

        try:
            return Store.read_only(os.path.join(self.index, pointer.STORE))
        except OSError as error:
            raise DamagedIndex(folder=self.index) from error

    def edges(self) -> Edges:
        """Read the partner network as arrays.

        Returns
        -------
        Edges
            In columns of numpy.

        Raises
        ------
        DamagedIndex
            When it cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> edges = skillgraph.open()._view.edges()
        >>> edges.types[edges.type[edges.a[0]]]
        'enterprise'
        """
        from skillgraph.index import edges

        return edges.read(self.index)
