"""What goes to other tools: SPARQL, networkx, rdflib, files and the map."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, overload

from skillgraph.graph.opened import Opened
from skillgraph.index import pointer
from skillgraph.index.view import View

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx
    import rdflib

    from skillgraph.present.notebook import Page
    from skillgraph.sparql.answer import Queried
    from skillgraph.sparql.asking import Ground, Limits, Prepared
    from skillgraph.sparql.request import Bound


class HandingOver(Opened):
    """SPARQL, graphs of other libraries, exports and the map."""

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

    def network(
        self,
        *,
        kind: str | Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        area: str | None = None,
        asserted: bool = False,
    ) -> nx.MultiDiGraph[str]:
        """Give everything that is known as a networkx graph.

        Parameters
        ----------
        kind, since, until, area, asserted
            Which partnerships count, as `partner_network` takes them; other ties are left out only where ``asserted``
            asks for what a source states.

        Returns
        -------
        networkx.MultiDiGraph
            Every entity, and an edge for every tie; `skillgraph.network.network` says what each has.

        Raises
        ------
        UnknownChoice
            When there is no such form or area.
        UnknownName, AmbiguousName, NothingNamed
            When the name of the area does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open(lang="en").network()
        >>> sorted({edge["form"] for *_, edge in graph.edges(data=True) if edge["relation"] == "partner"})
        ['industry-college', 'new-type-apprenticeship']
        """
        from skillgraph.network import network, projection_of

        asked = projection_of(kind, since, until, area, asserted=asserted)
        return self._ask(lambda view: network(view, self.lang, asked))

    def partner_network(
        self,
        *,
        kind: str | Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        area: str | None = None,
        asserted: bool = False,
    ) -> nx.Graph[str]:
        """Give who partners with whom as a networkx graph, with one edge for two partners.

        Parameters
        ----------
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
        networkx.Graph
            Every entity that has a partner; an edge's ``weight`` is the number of partnerships, which are its
            ``records``. `skillgraph.network.partner_network` says what each has.

        Raises
        ------
        UnknownChoice
            When there is no such form or area.
        UnknownName, AmbiguousName, NothingNamed
            When the name of the area does not mean one entity.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open().partner_network()
        >>> graph.number_of_nodes(), graph.number_of_edges()
        (9, 5)
        """
        from skillgraph.network import partner_network, projection_of

        asked = projection_of(kind, since, until, area, asserted=asserted)
        return self._ask(lambda view: partner_network(view, self.lang, asked))

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

    def map(
        self,
        focus: str | None = None,
        hops: int = 1,
        types: str | Sequence[str] = (),
        *,
        kind: str | Sequence[str] = (),
        since: int | None = None,
        status: str | Sequence[str] = (),
        top: int | None = None,
        size_by: str | None = None,
        color_by: str | None = None,
        communities: bool = False,
    ) -> Page:
        """Draw the graph as one HTML page that works offline.

        Parameters
        ----------
        focus
            An entity, by any of its names; without one the whole graph.
        hops
            How many steps around the focus.
        types
            Only entities of these types, by code or name; the focus stays.
        kind
            Only relations of these kinds, by code or name: forms of cooperation, and the other relations of the map.
        since
            Only relations that began in this year or later; the undated are left out and counted in a note.
        status
            Only relations of these statuses: ``"asserted"``, ``"inferred"``, ``"suggested"``. By default the first two;
            on a small map suggestions are there as well, switched off.
        top
            Only so many entities, those with most partners; by default as many as one file holds, and a note says so.
        size_by
            A measure of `rank`, such as ``"degree"``, that the size of the marks tells; by default to how many others
            each is related.
        color_by
            Likewise for the colour, or ``"community"``; by default ``"type"``.
        communities
            Whether the ground of communities is drawn from the beginning; a button on the page switches it.

        Returns
        -------
        Page
            The text of the page; a notebook shows it in a frame.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the focus does not mean one entity.
        UnknownChoice
            When there is no such type, kind, status or measure.
        NothingFits
            When no relation is left by what was asked for.

        Examples
        --------
        >>> import skillgraph
        >>> skillgraph.open().map(focus="昆明技师学院").startswith("<!DOCTYPE html>")
        True
        """
        from skillgraph.present.map import page
        from skillgraph.present.map.asked import Asked
        from skillgraph.present.map.gather import map_data
        from skillgraph.present.notebook import Page

        def draw(view: View) -> Page:
            entity = None if focus is None else self._resolve(view, focus)
            asked = Asked(
                focus=entity,
                hops=hops,
                types=_several(types),
                kinds=_several(kind),
                since=since,
                status=_several(status),
                top=top,
                size_by=size_by,
                color_by=color_by,
                communities=communities,
            )
            return Page(page(map_data(view, asked, self.lang), self.lang))

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
        FileThere
            When they are forms, which people fill in, and another file of that name is there.
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


def _several(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _ground(view: View) -> Ground:
    from skillgraph.sparql.asking import Ground

    return Ground(store=os.path.join(view.index, pointer.STORE), workspace=view.meta()["base"])
