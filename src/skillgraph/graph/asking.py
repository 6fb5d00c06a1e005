"""What people ask: partners, an entity, a name, figures, the way between two, and the kept questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skillgraph.graph.opened import Opened

if TYPE_CHECKING:
    from skillgraph.answers.asked import Asked, QuestionList
    from skillgraph.answers.routes import Routes
    from skillgraph.answers.types import Found, Partners, Shown, Stats
    from skillgraph.index.view import View


class Asking(Opened):
    """The product's own questions."""

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

        return self._answer(lambda view: partners(view, self._resolve(view, name), self.lang, hops, kind, since))

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

        return self._answer(lambda view: show(view, self._resolve(view, name), self.lang))

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

        return self._answer(lambda view: find(view, text, self.lang, limit))

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

        return self._answer(lambda view: stats(view, self.lang, topic, year, area, hedge))

    def path(
        self,
        a: str,
        b: str,
        k: int = 1,
        *,
        weighted: bool = False,
        kinds: Sequence[str] = (),
        asserted: bool = False,
    ) -> Routes:
        """Say how two entities are connected.

        Parameters
        ----------
        a, b
            Two entities, by any of their names; see `entity`.
        k
            How many ways to tell, from 1 to 100.
        weighted
            Whether a step is the nearer, the more records join the two: its distance is 1 divided by their number.
        kinds
            Only along these forms of cooperation and relations, by code or name; ``partner`` is every form.
        asserted
            Only along what a source states.

        Returns
        -------
        Routes
            The shortest way first, each step with the words it rests on, and notes; that nothing connects them is an
            answer too. No way leads through an area or a year, which join nearly everything and explain nothing.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When a name does not mean one entity.
        UnknownChoice
            When ``k`` is none of 1 to 100, or there is no such form or relation.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open(lang="en")
        >>> for step in graph.path("官渡职中", "晋宁中专").paths[0].steps:
        ...     print(step.relation_name, "·", step.status)
        ← belongs to · inferred
        ← set up · asserted
        set up · asserted
        belongs to · inferred
        """
        from skillgraph.answers.path import path

        def answer(view: View) -> Routes:
            ends = self._resolve(view, a), self._resolve(view, b)
            return path(view, *ends, self.lang, k, weighted=weighted, kinds=kinds, asserted=asserted)

        return self._answer(answer)

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

        return self._answer(lambda view: questions(view, self.lang))

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

        return self._answer(lambda view: ask(view, str(question), self.lang))
