"""The façade that `skillgraph.open()` returns: the product's questions as methods."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from skillgraph.errors import DamagedIndex, NotAWorkspace
from skillgraph.index import pointer
from skillgraph.index.rows import Entity
from skillgraph.index.view import View

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx
    import rdflib

    from skillgraph.analysis.backtest import Backtest
    from skillgraph.analysis.brokering import Brokers
    from skillgraph.analysis.communities import Communities
    from skillgraph.analysis.comparing import Compared
    from skillgraph.analysis.gaps import Gaps
    from skillgraph.analysis.matrix import Matrix
    from skillgraph.analysis.ranking import Rank
    from skillgraph.analysis.suggestions import Suggestions
    from skillgraph.answers.asked import Asked, QuestionList
    from skillgraph.answers.routes import Routes
    from skillgraph.answers.types import Found, Partners, Shown, Stats
    from skillgraph.checking.types import Validation
    from skillgraph.lookup import Match
    from skillgraph.present.notebook import Page
    from skillgraph.sparql.answer import Queried
    from skillgraph.sparql.asking import Ground, Limits, Prepared
    from skillgraph.sparql.request import Bound

T = TypeVar("T")
A = TypeVar("A", bound=tuple[Any, ...])

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

    def path(self, a: str, b: str, k: int = 1) -> Routes:
        """Say how two entities are connected.

        Parameters
        ----------
        a, b
            Two entities, by any of their names; see `entity`.
        k
            How many ways to tell, from 1 to 100.

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
            When ``k`` is none of 1 to 100.

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

        return self._answer(lambda view: path(view, self._resolve(view, a), self._resolve(view, b), self.lang, k))

    def query(self, sparql: str, bound: Mapping[str, Bound] | None = None, limits: Limits | None = None) -> Queried:
        """Ask the graph in SPARQL 1.1, in a process that is stopped in time.

        Parameters
        ----------
        sparql
            A SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the ontology and of the standards it reuses are known.
            Without a dataset clause it asks the union of all graphs.
        bound
            Values of variables that the query selects.
        limits
            How many rows at most, and how long it may take; by default a million rows and 60 seconds.

        Returns
        -------
        Queried
            Rows of terms, a truth or a graph; ``to_dicts()`` gives plain values for pandas or polars.

        Raises
        ------
        QueryRefused, QuerySyntax, UnknownGraph, WrongParameter
            When it must not run or cannot be read.
        QueryStopped
            When it took too long or too much.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open(lang="en")
        >>> graph.query("SELECT (COUNT(?c) AS ?colleges) { ?c a sg:VocationalCollege }").to_dicts()
        [{'colleges': 7}]
        """
        from skillgraph.sparql.asking import prepare

        return self._answer(lambda view: self._answered(view, prepare(sparql, _ground(view), self.lang, bound, limits)))

    def answered(self, prepared: Prepared) -> Queried:
        """Answer a query that was prepared on `ground`.

        Parameters
        ----------
        prepared
            What `skillgraph.sparql.asking.prepare` gave.

        Returns
        -------
        Queried
            As `query` does.
        """
        return self._answered(self._view, prepared)

    def _answered(self, view: View, prepared: Prepared) -> Queried:
        """A record has no name; its words are the sentence that sums it up."""
        from skillgraph.sparql.asking import ask

        answer = ask(prepared)
        unnamed = {term.value for row in answer.rows for term in row if term and term.kind == "uri" and not term.label}
        summaries = {record.iri: record.summary(self.lang) for record in view.records_by_iri(unnamed)}
        return answer.labelled(summaries) if summaries else answer

    def ground(self) -> Ground:
        """Give what SPARQL is asked of here, for `skillgraph.sparql.asking`.

        Returns
        -------
        Ground
            The store of this workspace's index.
        """
        return self._ask(_ground)

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

    def rank(self, by: str = "degree", types: Sequence[str] = (), limit: int | None = None) -> Rank:
        """Rank the named partners by a measure.

        Parameters
        ----------
        by
            A measure of `skillgraph.analysis.measures.MEASURES`, by code or name.
        types
            Only entities of these types, by code or name; all count for the measure.
        limit
            How many places at the most; by default all.

        Returns
        -------
        Rank
            Best first; those with the same score share a place. Notes say what the measure means, what was computed
            among whom, and what the sources count without naming.

        Raises
        ------
        UnknownChoice
            When there is no such measure or type.

        Examples
        --------
        >>> import skillgraph
        >>> [(row.rank, row.name, row.score) for row in skillgraph.open(lang="en").rank(limit=1).rows]
        [(1, 'Kunming Technician College', 2.0)]
        """
        from skillgraph.analysis.ranked import ranked

        return self._answer(lambda view: ranked(view, by, self.lang, types, limit))

    def communities(self, limit: int | None = None, seed: int = 0) -> Communities:
        """Find the groups whose members partner with each other more than with others.

        Parameters
        ----------
        limit
            How many groups at the most; by default all.
        seed
            What chance begins with; the same seed gives the same groups.

        Returns
        -------
        Communities
            The largest first, each named by its leading members. Notes say how clear-cut and how stable they are, and
            what the sources count without naming.

        Examples
        --------
        >>> import skillgraph
        >>> answer = skillgraph.open(lang="en").communities(limit=1)
        >>> answer.modularity, answer.rows[0].size, answer.rows[0].leaders[0].name
        (0.72, 3, 'Kunming Technician College')
        """
        from skillgraph.analysis.grouped import grouped

        return self._answer(lambda view: grouped(view, self.lang, limit, seed))

    def brokers(self, by: str = "type", limit: int | None = None, pairs: int | None = None) -> Brokers:
        """Find who connects partners that do not partner with each other.

        Parameters
        ----------
        by
            What they are told apart by: ``"type"``, ``"kind"`` (the forms of cooperation) or ``"community"``.
        limit
            How many brokers at the most; by default all.
        pairs
            How many pairs of each are told at the most; by default all. All are counted.

        Returns
        -------
        Brokers
            Those who connect most pairs first, with their roles. Notes say what the roles mean, and what the sources
            count without naming.

        Raises
        ------
        UnknownChoice
            When there is no such way to tell them apart.

        Examples
        --------
        >>> import skillgraph
        >>> row = skillgraph.open(lang="en").brokers().rows[0]
        >>> row.broker.name, row.roles.itinerant, row.pairs[0].a_name, row.constraint
        ('Kunming Technician College', 1, 'Yunnan Yunxiang Glass Co., Ltd.', 0.5)
        """
        from skillgraph.analysis.brokered import brokered

        return self._answer(lambda view: brokered(view, self.lang, by, limit, pairs))

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

    def gaps(self, types: Sequence[str] = ()) -> Gaps:
        """Find who has nobody: no named partner, no link to training, no base.

        Parameters
        ----------
        types
            Only those of these types, by code or name; ``key-industry`` and ``occupation`` are types here.

        Returns
        -------
        Gaps
            One row for each, which says whether the sources are silent, or count partners without naming them. Notes
            say of how many.

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
        from skillgraph.analysis.meeting import found_gaps

        return self._answer(lambda view: found_gaps(view, self.lang, types))

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
        from skillgraph.analysis.meeting import counted_matrix

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

    def backtest(self, seed: int = 0, share: float = 0.2) -> Backtest:
        """See how good suggestions are: hide a share of the known partnerships and see whether they are suggested.

        Parameters
        ----------
        seed
            Chooses what is hidden.
        share
            How much of the partnerships, between 0 and 1.

        Returns
        -------
        Backtest
            Hits at 10 and AUC of the sum, each signal and chance; without rows where the network is too small.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open(lang="en").backtest().rows
        ()
        """
        from skillgraph.analysis.meeting import backtested

        return self._answer(lambda view: backtested(view, self.lang, seed, share))

    def network(self) -> nx.MultiDiGraph[str]:
        """Give everything that is known as a networkx graph.

        Returns
        -------
        networkx.MultiDiGraph
            Every entity, and an edge for every tie; `skillgraph.network.network` says what each has.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open(lang="en").network()
        >>> sorted({edge["form"] for *_, edge in graph.edges(data=True) if edge["relation"] == "partner"})
        ['industry-college', 'new-type-apprenticeship']
        """
        from skillgraph.network import network

        return self._ask(lambda view: network(view, self.lang))

    def partner_network(self) -> nx.Graph[str]:
        """Give who partners with whom as a networkx graph, with one edge for two partners.

        Returns
        -------
        networkx.Graph
            Every entity that has a partner; an edge's ``weight`` is the number of partnerships, which are its
            ``records``. `skillgraph.network.partner_network` says what each has.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open().partner_network()
        >>> graph.number_of_nodes(), graph.number_of_edges()
        (9, 5)
        """
        from skillgraph.network import partner_network

        return self._ask(lambda view: partner_network(view, self.lang))

    def dataset(self) -> rdflib.Dataset:
        """Give the workspace as a Dataset of rdflib, whose default graph is the union of all its graphs.

        Returns
        -------
        rdflib.Dataset
            The graphs are named: one for each source, and for the registry, the decisions, what is inferred, and the
            ontology. It is made from the files as they are now. Nothing is fetched, and what a query of its own would
            fetch by SERVICE, or by FROM beyond its graphs, is refused.

        Raises
        ------
        BrokenFile, QuoteNotInSource
            When a file of the workspace is not as it should be.

        Examples
        --------
        >>> import skillgraph
        >>> data = skillgraph.open().dataset()
        >>> rows = data.query("SELECT ?count WHERE { ?record a sg:Partnership ; sg:headcount ?count }")
        >>> [int(row["count"]) for row in rows]
        [1247]
        """
        from pathlib import Path

        from skillgraph.index.dataset import dataset
        from skillgraph.sparql.quiet import QuietDataset

        return dataset(Path(self.folder), QuietDataset)

    def map(self, focus: str | None = None, hops: int = 1, kinds: tuple[str, ...] = ()) -> Page:
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
        Page
            The text of the page; a notebook shows it in a frame.

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
        from skillgraph.present.notebook import Page

        def draw(view: View) -> Page:
            entity = None if focus is None else self._resolve(view, focus)
            return Page(page(map_data(view, entity, hops, kinds, self.lang), self.lang))

        return self._ask(draw)

    @overload
    def export(self, file: None, format: str, evidence: bool = True) -> bytes: ...

    @overload
    def export(
        self, file: str | os.PathLike[str], format: str | None = None, evidence: bool = True
    ) -> tuple[Path, ...]: ...

    def export(
        self,
        file: str | os.PathLike[str] | None,
        format: str | None = None,  # noqa: A002 - the word the command has for it
        evidence: bool = True,
    ) -> bytes | tuple[Path, ...]:
        """Write the workspace in a format of other tools.

        Parameters
        ----------
        file
            Where to: a file, or for CSV tables a folder, which is one that is there or a name with a slash at its
            end; None for the bytes of a format that is text.
        format
            A word of `skillgraph.export.formats.FORMATS`, such as ``"turtle"``; by default the file's suffix says it.
        evidence
            Whether to write the passages that records rest on.

        Returns
        -------
        tuple of Path, or bytes
            What was written; without a file its bytes.

        Raises
        ------
        WrongSuffix, UnknownChoice, NoFileNamed
            When it is not clear in which format to write.
        CannotWrite, TablesLeft
            When it cannot be written there; what was there before stays.
        NotInXml
            When the format is XML, which cannot hold everything.
        BrokenFile, QuoteNotInSource
            When the workspace was changed and is not as it should be.

        Examples
        --------
        >>> import skillgraph
        >>> print(skillgraph.open().export(None, "turtle").decode()[:55])
        @prefix act: <https://w3id.org/skillgraph/act/> .
        @pref
        """
        from pathlib import Path

        from skillgraph.export import writing
        from skillgraph.export.content import gather
        from skillgraph.export.formats import choose

        place = None if file is None else os.fspath(file)
        name = choose(place, format)
        # The files are read again: the index has to be the one that was made of them.
        self._view.close()
        self._view = self._open()

        def made(view: View) -> bytes | tuple[Path, ...]:
            content = gather(Path(self.folder), view, self.lang, evidence)
            return writing.rendered(content, name) if place is None else writing.write(content, name, place)

        return self._ask(made)

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


def _ground(view: View) -> Ground:
    from skillgraph.sparql.asking import Ground

    return Ground(store=os.path.join(view.index, pointer.STORE), workspace=view.meta()["base"])


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
