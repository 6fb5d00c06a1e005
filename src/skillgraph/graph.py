"""The façade that `skillgraph.open()` returns: the product's questions as methods."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from skillgraph.errors import DamagedIndex, NotAWorkspace
from skillgraph.index import pointer
from skillgraph.index.rows import Entity
from skillgraph.index.view import View

if TYPE_CHECKING:
    from skillgraph.answers.asked import Asked, QuestionList
    from skillgraph.answers.types import Found, Partners, Shown, Stats
    from skillgraph.checking.types import Validation
    from skillgraph.lookup import Match

T = TypeVar("T")

# An index may be thrown away by another command between being found and being opened.
_TRIES = 3


class Graph:
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

    def __init__(self, workspace: str | os.PathLike[str], lang: str = "en") -> None:
        self.folder = os.path.realpath(workspace)
        if not os.path.isdir(self.folder):
            raise NotAWorkspace(folder=str(workspace))
        self.lang = "zh" if lang.lower().startswith("zh") else "en"
        self._view = self._open()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the index go."""
        self._view.close()

    def partners(self, name: str, hops: int = 1, kind: str | None = None, since: int | None = None) -> Partners:
        """Say who partners with whom.

        Parameters
        ----------
        name
            An entity, by any of its names; see `entity`.
        hops
            How many partnerships away a partner may be, at least 1.
        kind
            A form of cooperation, by code or name; narrower forms count as it.
        since
            Only partnerships that began in this year or later.

        Returns
        -------
        Partners
            One row for each partner and partnership, each with the words it rests on, and notes.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the name does not mean one entity.
        UnknownChoice
            When there is no such form.

        Examples
        --------
        >>> import skillgraph
        >>> row = skillgraph.open(lang="en").partners("kmjsxy").rows[0]
        >>> row.partner_name, row.kind, row.headcount, row.together
        ('Yunnan Yunxiang Glass Co., Ltd.', 'new-type-apprenticeship', 1247, 2)
        """
        from skillgraph.answers.partners import partners

        return self._ask(lambda view: partners(view, self._resolve(view, name), self.lang, hops, kind, since))

    def show(self, name: str) -> Shown:
        """Tell everything known of one entity.

        Parameters
        ----------
        name
            An entity, by any of its names; see `entity`.

        Returns
        -------
        Shown
            Its kinds, names and records, each with the words it rests on, and notes.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the name does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> [name.text for name in skillgraph.open().show("市人社部门").names][:2]
        ['Kunming HRSS Bureau', 'Kunming Human Resources and Social Security Bureau']
        """
        from skillgraph.answers.show import show

        return self._ask(lambda view: show(view, self._resolve(view, name), self.lang))

    def find(self, text: str, limit: int = 20) -> Found:
        """Find the entities that a text may mean.

        Parameters
        ----------
        text
            A name or a part of one: in either script, in pinyin or its initials, in English, or misspelt.
        limit
            How many at the most.

        Returns
        -------
        Found
            Best first.

        Raises
        ------
        UnknownName, NothingNamed
            When nothing is like it.

        Examples
        --------
        >>> import skillgraph
        >>> [row.name for row in skillgraph.open(lang="zh").find("雲內").rows][:2]
        ['昆明云内动力股份有限公司', '云南云内动力集团有限公司']
        """
        from skillgraph.answers.show import find

        return self._ask(lambda view: find(view, text, self.lang, limit))

    def stats(
        self, topic: str | None = None, year: int | None = None, area: str | None = None, hedge: str | None = None
    ) -> Stats:
        """Give the figures that sources state, with date, hedge, unit and quote.

        Parameters
        ----------
        topic
            A topic or an indicator, by code or name, or the name of what figures are about; all without one.
        year
            Only figures of this year.
        area
            Only figures of an area, by code or name.
        hedge
            Only figures with this hedge, by code or name.

        Returns
        -------
        Stats
            In the order of the source; what is derived comes last, with its formula.

        Raises
        ------
        UnknownTopic, UnknownChoice
            When there is no such topic, area or hedge.

        Examples
        --------
        >>> import skillgraph
        >>> [(row.value, row.unit, row.status) for row in skillgraph.open().stats("high-skilled-share").rows]
        [(28.5, 'percent', 'inferred')]
        """
        from skillgraph.answers.stats import stats

        return self._ask(lambda view: stats(view, self.lang, topic, year, area, hedge))

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

    def questions(self) -> QuestionList:
        """List the questions that people ask.

        Returns
        -------
        QuestionList
            Each with its number, its words, and how far the workspace answers it.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open(lang="zh").questions().rows[3]
        QuestionRow(question=4, text='哪些单位被认定为高技能人才培训基地？', answered='full')
        """
        from skillgraph.answers.ask import questions

        return self._ask(lambda view: questions(view, self.lang))

    def ask(self, question: int | str) -> Asked:
        """Answer one of the questions that people ask.

        Parameters
        ----------
        question
            Its number, or words of it in Chinese or English.

        Returns
        -------
        Asked
            The answer in words and in records, each with the passages it rests on; that the source does not say
            is an answer too.

        Raises
        ------
        UnknownNumber, UnknownQuestion, AmbiguousQuestion
            When it is not clear which question is meant.

        Examples
        --------
        >>> import skillgraph
        >>> answer = skillgraph.open(lang="en").ask("who are the technical champions")
        >>> answer.question, answer.answered, answer.why
        (19, 'not-said', 'The source counts the champions and names none of them.')
        """
        from skillgraph.answers.ask import ask

        return self._ask(lambda view: ask(view, str(question), self.lang))

    def map(self, focus: str | None = None, hops: int = 1, kinds: tuple[str, ...] = ()) -> str:
        """Draw the graph as one HTML page that works offline.

        Parameters
        ----------
        focus
            An entity, by any of its names; without one the whole graph.
        hops
            How many steps around the focus.
        kinds
            Only entities of these types, by code or name; the focus stays.

        Returns
        -------
        str
            The page.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the focus does not mean one entity.
        UnknownChoice
            When there is no such type.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open().map(focus="昆明技师学院").startswith("<!DOCTYPE html>")
        True
        """
        from skillgraph.present.map import page
        from skillgraph.present.map.gather import map_data

        def draw(view: View) -> str:
            entity = None if focus is None else self._resolve(view, focus)
            return page(map_data(view, entity, hops, kinds, self.lang), self.lang)

        return self._ask(draw)

    def _resolve(self, view: View, name: str) -> Entity:
        from skillgraph import lookup

        return lookup.resolve(view, name, self.lang)[0]

    def _open(self) -> View:
        for _ in range(_TRIES):
            index = pointer.trusted(self.folder) or _located(self.folder)
            try:
                return View(index)
            except DamagedIndex:
                _discard(index)
        return View(_located(self.folder))

    def _ask(self, question: Callable[[View], T]) -> T:
        """Ask, and if the index turns out to be damaged, make it anew and ask again."""
        try:
            return question(self._view)
        except DamagedIndex:
            self._view.close()
            _discard(self._view.index)
            self._view = self._open()
            return question(self._view)


def validate(workspace: str | os.PathLike[str], lang: str = "en", *, coverage: bool = False) -> Validation:
    """Say whether all is well with a workspace.

    Parameters
    ----------
    workspace
        Its folder; it need not be fit to be opened.
    lang
        The language of the sentences, ``"zh"`` or ``"en"``.
    coverage
        Whether to tell as well what of the sources no record quotes.

    Returns
    -------
    Validation
        Whether it conforms, and all that is wrong.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.

    Examples
    --------
    >>> from skillgraph import resources
    >>> validate(resources.example()).violations
    ()
    """
    from pathlib import Path

    from skillgraph.checking import validating

    folder = os.path.realpath(workspace)
    if not os.path.isdir(folder):
        raise NotAWorkspace(folder=str(workspace))
    return validating.validate(Path(folder), "zh" if lang.lower().startswith("zh") else "en", coverage)


# What finds an index by its content, builds it or throws it away is heavy, and most commands need none of it.


def _located(folder: str) -> str:
    from pathlib import Path

    from skillgraph.index.build import build
    from skillgraph.index.cache import locate

    return str(locate(Path(folder), build))


def _discard(index: str) -> None:
    from pathlib import Path

    from skillgraph.index.cache import discard

    discard(Path(index))
