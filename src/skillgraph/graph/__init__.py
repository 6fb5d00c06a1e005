"""The façade that `skillgraph.open()` returns: the product's questions as methods."""

from __future__ import annotations

from skillgraph.graph.adding import add, guess_map
from skillgraph.graph.asking import Asking
from skillgraph.graph.begun import init, template
from skillgraph.graph.changed import log, undo
from skillgraph.graph.checked import validate
from skillgraph.graph.handing_over import HandingOver
from skillgraph.graph.networking import Networking
from skillgraph.graph.reporting import Reporting

__all__ = ["Graph", "add", "guess_map", "init", "log", "template", "undo", "validate"]


class Graph(Asking, Networking, HandingOver, Reporting):
    """A workspace that answers questions.

    Parameters
    ----------
    workspace
        Its folder.
    lang
        The language of names and sentences, ``"zh"`` or ``"en"``.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.
    BrokenFile, QuoteNotInSource
        When its files cannot be made an index of.

    Examples
    --------
    >>> from skillgraph import resources
    >>> with Graph(resources.example(), lang="en") as graph:
    ...     graph.show("耿家盛").type_names
    ('person',)
    """

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
