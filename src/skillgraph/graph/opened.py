"""A workspace that is open: its index found or made, and made anew when it turns out to be damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from skillgraph.errors import DamagedIndex, NotAWorkspace
from skillgraph.index import pointer
from skillgraph.index.rows import Entity
from skillgraph.index.view import View
from skillgraph.watching import SILENT, Watch

if TYPE_CHECKING:
    from skillgraph.lookup import Match


T = TypeVar("T")
A = TypeVar("A", bound=tuple[Any, ...])

# An index may be thrown away by another command between being found and being opened.
_TRIES = 3


class Opened:
    """A workspace whose index is open; what is asked of it is asked through `_ask`.

    Parameters
    ----------
    workspace
        Its folder.
    lang
        The language of names and sentences, ``"zh"`` or ``"en"``.
    watch
        Told how long making an index will take, and how far it is.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.
    BrokenFile, QuoteNotInSource
        When its files cannot be made an index of.

    Examples
    --------
    >>> from skillgraph import resources
    >>> Opened(resources.example(), lang="zh-CN").lang
    'zh'
    """

    def __init__(self, workspace: str | os.PathLike[str], lang: str = "en", watch: Watch = SILENT) -> None:
        self.folder = os.path.realpath(workspace)
        if not os.path.isdir(self.folder):
            raise NotAWorkspace(folder=str(workspace))
        self.lang = "zh" if lang.lower().startswith("zh") else "en"
        self._watch = watch
        self._view = self._open()

    def close(self) -> None:
        """Let the index go."""
        self._view.close()

    def entity(self, name: str) -> tuple[Entity, Match]:
        """Find the one entity that a name means.

        Parameters
        ----------
        name
            Its full name, short name or alias, in simplified or traditional characters, in any width, with
            or without spaces and legal form, in pinyin or its initials, in English, or misspelt; or its IRI.

        Returns
        -------
        tuple of Entity and Match
            The entity, and how it was found.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the name does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open().entity("昆明技士学院")[1].how
        'spelling'
        """
        from skillgraph import lookup

        return self._ask(lambda view: lookup.resolve(view, name, self.lang))

    def _resolve(self, view: View, name: str) -> Entity:
        from skillgraph import lookup

        return lookup.resolve(view, name, self.lang)[0]

    def _open(self) -> View:
        for _ in range(_TRIES):
            index = pointer.trusted(self.folder) or _located(self.folder, self._watch)
            try:
                return View(index)
            except DamagedIndex:
                _discard(index)
        return View(_located(self.folder, self._watch))

    def _answer(self, question: Callable[[View], A]) -> A:
        """Ask, and let the answer show itself in a notebook."""
        from skillgraph.present.notebook import displayed

        return displayed(self._ask(question), self.lang)

    def _ask(self, question: Callable[[View], T]) -> T:
        """Ask, and if the index turns out to be damaged, make it anew and ask again."""
        try:
            return question(self._view)
        except DamagedIndex:
            self._view.close()
            _discard(self._view.index)
            self._view = self._open()
            return question(self._view)


# What finds an index by its content, builds it or throws it away is heavy, and most commands need none of it.


def _located(folder: str, watch: Watch) -> str:
    from pathlib import Path

    from skillgraph.index.build import build
    from skillgraph.index.cache import Sources, locate

    def made(sources: Sources, index: Path) -> None:
        build(sources.folder, index, sources.marks, sources.before, watch)

    return str(locate(Path(folder), made))


def _discard(index: str) -> None:
    from pathlib import Path

    from skillgraph.index.cache import discard

    discard(Path(index))
