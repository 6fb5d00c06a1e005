"""What the shape of the network tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skillgraph.graph.opened import Opened

if TYPE_CHECKING:
    from skillgraph.analysis.backtest import Backtest, Progress
    from skillgraph.analysis.brokering import Brokers
    from skillgraph.analysis.communities import Communities
    from skillgraph.analysis.comparing import Compared
    from skillgraph.analysis.gaps import Gaps
    from skillgraph.analysis.matrix import Matrix
    from skillgraph.analysis.ranking import Rank
    from skillgraph.analysis.suggestions import Suggestions
    from skillgraph.watching import Watch


class Networking(Opened):
    """Measures, groups, gaps and suggestions."""

    def rank(
        self,
        by: str = "degree",
        types: Sequence[str] = (),
        limit: int | None = None,
        *,
        kind: str | Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        area: str | None = None,
        asserted: bool = False,
        exact: bool = False,
        watch: Watch | None = None,
    ) -> Rank:
        """Rank the named partners by a measure.

        Parameters
        ----------
        by
            A measure of `skillgraph.analysis.measures.MEASURES`, by code or name.
        types
            Only entities of these types, by code or name; by default all but people. All count for the measure.
        limit
            How many places at the most; by default all.
        kind
            Only partnerships of this form of cooperation or these, by code or name; narrower forms count as it.
        since, until
            Only partnerships that began in these years; the undated are left out and counted in a note.
        area
            Only partnerships with a participant in this area, by any of its names.
        asserted
            Only partnerships that a source states; else those that a rule derives count as well.
        exact
            Whether to insist on exact values of betweenness, closeness and harmonic closeness where they take long.
        watch
            Is told of long work; by default nobody.

        Returns
        -------
        Rank
            Best first; those with the same score share a place. Notes say what the measure means, what was computed
            among whom, how far estimates may be off, and what the sources count without naming.

        Raises
        ------
        UnknownChoice
            When there is no such measure, type, form or area.
        UnknownName, AmbiguousName, NothingNamed
            When the name of the area does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> [(row.rank, row.name, row.score) for row in skillgraph.open(lang="en").rank(limit=1).rows]
        [(1, 'Kunming Technician College', 2.0)]
        """
        from skillgraph.analysis.ranked import ranked
        from skillgraph.network import projection_of
        from skillgraph.watching import SILENT

        asked = projection_of(kind, since, until, area, asserted=asserted)
        told = watch or SILENT
        return self._answer(lambda view: ranked(view, by, self.lang, types, limit, asked, told, exact=exact))

    def communities(
        self,
        limit: int | None = None,
        seed: int = 0,
        members: int | None = None,
        *,
        kind: str | Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        area: str | None = None,
        asserted: bool = False,
    ) -> Communities:
        """Find the groups whose members partner with each other more than with others.

        Parameters
        ----------
        limit
            How many groups at the most; by default all.
        seed
            What chance begins with; the same seed gives the same groups.
        members
            How many members of each are told at the most; by default all. All are counted.
        kind
            Only partnerships of this form of cooperation or these, by code or name; narrower forms count as it.
        since, until
            Only partnerships that began in these years; the undated are left out and counted in a note.
        area
            Only partnerships with a participant in this area, by any of its names.
        asserted
            Only partnerships that a source states; else those that a rule derives count as well.

        Returns
        -------
        Communities
            The largest first, each named by its leading members. Notes say how clear-cut and how stable they are, and
            what the sources count without naming.

        Raises
        ------
        UnknownChoice
            When there is no such form or area.
        UnknownName, AmbiguousName, NothingNamed
            When the name of the area does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> answer = skillgraph.open(lang="en").communities(limit=1)
        >>> answer.modularity, answer.rows[0].size, answer.rows[0].leaders[0].name
        (0.72, 3, 'Kunming Technician College')
        """
        from skillgraph.analysis.grouped import grouped
        from skillgraph.network import projection_of

        asked = projection_of(kind, since, until, area, asserted=asserted)
        return self._answer(lambda view: grouped(view, self.lang, limit, seed, asked, members))

    def brokers(
        self,
        by: str = "type",
        limit: int | None = None,
        pairs: int | None = None,
        *,
        kind: str | Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        area: str | None = None,
        asserted: bool = False,
    ) -> Brokers:
        """Find who connects partners that do not partner with each other.

        Parameters
        ----------
        by
            What they are told apart by: ``"type"``, ``"kind"`` (the forms of cooperation), ``"area"``, ``"sector"``
            (industries and occupations) or ``"community"``.
        limit
            How many brokers at the most; by default all.
        pairs
            How many pairs of each are told at the most; by default all. All are counted.
        kind
            Only partnerships of this form of cooperation or these, by code or name; narrower forms count as it.
        since, until
            Only partnerships that began in these years; the undated are left out and counted in a note.
        area
            Only partnerships with a participant in this area, by any of its names.
        asserted
            Only partnerships that a source states; else those that a rule derives count as well.

        Returns
        -------
        Brokers
            Those who connect most pairs first, with their roles. Notes say what the roles mean, and what the sources
            count without naming.

        Raises
        ------
        UnknownChoice
            When there is no such way to tell them apart, form or area.
        UnknownName, AmbiguousName, NothingNamed
            When the name of the area does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> row = skillgraph.open(lang="en").brokers().rows[0]
        >>> row.broker.name, row.roles.itinerant, row.pairs[0].a_name, row.constraint
        ('Kunming Technician College', 1, 'Yunnan Yunxiang Glass Co., Ltd.', 0.5)
        """
        from skillgraph.analysis.brokered import brokered
        from skillgraph.network import projection_of

        asked = projection_of(kind, since, until, area, asserted=asserted)
        return self._answer(lambda view: brokered(view, self.lang, by, limit, pairs, asked))

    def compare(self, a: str, b: str) -> Compared:
        """Set two entities side by side.

        Parameters
        ----------
        a, b
            Two entities, by any of their names; see `entity`.

        Returns
        -------
        Compared
            For both their kind, area, named partners, forms of cooperation, ranks, and what sources count without
            naming; the partners they share, and how many partnerships lie between them.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When a name does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> answer = skillgraph.open(lang="en").compare("云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司")
        >>> [each.name for each in answer.shared], answer.distance
        (['Kunming Technician College'], 2)
        """
        from skillgraph.analysis.compared import compared

        return self._answer(lambda view: compared(view, self._resolve(view, a), self._resolve(view, b), self.lang))

    def gaps(self, types: Sequence[str] = (), limit: int | None = None) -> Gaps:
        """Find who has nobody: no named partner, no link to training, no base.

        Parameters
        ----------
        types
            Only those of these types, by code or name; ``key-industry`` and ``occupation`` are types here.
        limit
            How many rows of each gap at the most; by default all.

        Returns
        -------
        Gaps
            One row for each, which says whether the sources are silent, or count partners without naming them. Notes
            say of how many; all are counted there.

        Raises
        ------
        UnknownChoice
            When there is no such type.

        Examples
        --------
        >>> import skillgraph
        >>> rows = skillgraph.open(lang="en").gaps(["vocational-college"]).rows
        >>> [(row.name, row.case) for row in rows][0]
        ('Kunming Senior Technical School', 'not-said')
        """
        from skillgraph.analysis.missing import found_gaps

        return self._answer(lambda view: found_gaps(view, self.lang, types, limit))

    def matrix(self, rows: str, columns: str, types: Sequence[str] = ()) -> Matrix:
        """Count the named partnerships by two dimensions.

        Parameters
        ----------
        rows, columns
            Two of ``type``, ``kind`` (of a college), ``area``, ``form``, ``year`` (it began) and ``status``.
        types
            Only participants of these types, by code or name.

        Returns
        -------
        Matrix
            One row for each cell; every form is told, with 0 where none is named. Notes say what a 0 means.

        Raises
        ------
        UnknownChoice
            When there is no such dimension or type.

        Examples
        --------
        >>> import skillgraph
        >>> cells = skillgraph.open(lang="en").matrix("type", "form").rows
        >>> [(cell.row, cell.column, cell.partnerships) for cell in cells if cell.row == "enterprise"][:2]
        [('enterprise', 'industry-college', 3), ('enterprise', 'joint-talent-base', 0)]
        """
        from skillgraph.analysis.missing import counted_matrix

        return self._answer(lambda view: counted_matrix(view, rows, columns, self.lang, types))

    def suggest(self, name: str, limit: int | None = None) -> Suggestions:
        """Suggest partners for an entity, each with what speaks for it; nothing is stored.

        Parameters
        ----------
        name
            An entity, by any of its names; see `entity`.
        limit
            How many at the most; by default all for whom something speaks.

        Returns
        -------
        Suggestions
            Best first, each with its score by signal and the records behind. Notes say among whom they were found and
            what is not known.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the name does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> row = skillgraph.open(lang="en").suggest("云南技师学院").rows[0]
        >>> row.partner_name, row.score, row.status, row.reasons[0].signal
        ('Yunnan Yunxiang Glass Co., Ltd.', 0.15, 'suggested', 'same-kind')
        """
        from skillgraph.analysis.meeting import suggested

        return self._answer(lambda view: suggested(view, self._resolve(view, name), self.lang, limit))

    def backtest(self, seed: int = 0, share: float = 0.2, progress: Progress | None = None) -> Backtest:
        """See how good suggestions are: hide a share of the known partnerships and see whether they are suggested.

        Parameters
        ----------
        seed
            Chooses what is hidden.
        share
            How much of the partnerships, between 0 and 1.
        progress
            Called with how many questions are answered, of how many.

        Returns
        -------
        Backtest
            Hits at 10 and AUC of the sum, each signal and chance; without rows where the network is too small. With
            more than a thousand entities those to tell a hidden partner from are drawn by chance, and notes say so.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open(lang="en").backtest().rows
        ()
        """
        from skillgraph.analysis.meeting import backtested

        return self._answer(lambda view: backtested(view, self.lang, seed, share, progress))
