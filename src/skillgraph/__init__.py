"""SkillGraph: a knowledge graph of a city's skilled people, in which every answer quotes its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Literal

    from skillgraph.answers.types import Added, Log, Undone
    from skillgraph.checking.types import Validation
    from skillgraph.graph import Graph
    from skillgraph.sparql.answer import Queried
    from skillgraph.sparql.asking import Limits

__version__ = "0.1.0"

__all__ = ["__version__", "add", "init", "log", "open", "query", "template", "undo", "validate"]


def open(workspace: str | os.PathLike[str] | None = None, lang: str = "en") -> Graph:  # noqa: A001 - it opens a graph
    """Open a workspace as a graph that answers questions.

    Parameters
    ----------
    workspace
        The folder; without one the Kunming example that ships.
    lang
        The language of names and sentences, ``"zh"`` or ``"en"``.

    Returns
    -------
    Graph
        The graph, read from an index that is made at first use.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.
    BrokenFile, QuoteNotInSource
        When a file of the workspace is not as it should be.

    Examples
    --------
    >>> import skillgraph
    >>> graph = skillgraph.open(lang="zh")
    >>> [row.partner_name for row in graph.partners("昆明技师学院").rows]
    ['云南云翔玻璃有限责任公司', '中国水利水电第十四工程局有限公司']
    """
    from skillgraph import graph, resources

    return graph.Graph(resources.example() if workspace is None else workspace, lang=lang)


def init(
    folder: str | os.PathLike[str],
    title: str | None = None,
    base: str | None = None,
    lang: str = "en",
    *,
    example: bool = False,
) -> Path:
    """Begin a workspace.

    Parameters
    ----------
    folder
        Where to: a new folder or an empty one.
    title
        What it is called; by default as its folder.
    base
        What its identifiers begin with, a whole IRI; by default an address at example.org, to be replaced.
    lang
        The language of the empty sheets in it, ``"zh"`` or ``"en"``.
    example
        Whether to start from a copy of the Kunming example.

    Returns
    -------
    Path
        The workspace.

    Raises
    ------
    FolderNotEmpty
        When the folder holds something.
    NoBase, BaseOfExample
        When the base is no whole IRI, or is given for a copy of the example.
    CannotWrite
        When the folder cannot be written; nothing is left half-written.

    Examples
    --------
    >>> import tempfile
    >>> import skillgraph
    >>> with tempfile.TemporaryDirectory() as room:
    ...     place = skillgraph.init(f"{room}/kunming", title="昆明")
    ...     skillgraph.validate(place).conforms
    True
    """
    from skillgraph import graph

    return graph.init(folder, title, base, lang, example=example)


def template(*records: str, lang: str = "en", format: Literal["xlsx", "csv"] = "xlsx") -> bytes:  # noqa: A002
    r"""Make empty sheets to fill in, from the forms of the ontology.

    Parameters
    ----------
    *records
        Words or names of kinds of record, such as ``"partnership"`` or ``"认定"``; without any, all of them.
    lang
        The language of headings, comments and drop-downs, ``"zh"`` or ``"en"``.
    format
        ``"xlsx"`` for a workbook, which has the sheets of sources and organisations as well; ``"csv"`` for one table.

    Returns
    -------
    bytes
        The file; the same every time.

    Raises
    ------
    UnknownChoice
        When a kind of record is named that there is not.
    OneTableOnly
        When CSV is asked for and not one record.

    Examples
    --------
    >>> import skillgraph
    >>> skillgraph.template("affiliation", lang="zh", format="csv").decode("utf-8-sig")
    '单位,所属组织,来源,引文\r\n'
    """
    from skillgraph import graph

    return graph.template(*records, lang=lang, format=format)


def query(
    sparql: str,
    data: Iterable[str | os.PathLike[str]] = (),
    graphs: Mapping[str, str | os.PathLike[str]] | None = None,
    base: str | None = None,
    lang: str = "en",
    limits: Limits | None = None,
) -> Queried:
    """Ask RDF files in SPARQL, without a workspace.

    Parameters
    ----------
    sparql
        A SELECT, ASK, CONSTRUCT or DESCRIBE; see `skillgraph.graph.Graph.query`.
    data
        Files whose triples make the default graph.
    graphs
        IRI of a named graph to its file.
    base
        What relative IRIs of the files and the query are resolved against.
    lang
        The language of labels, ``"zh"`` or ``"en"``.
    limits
        How many rows at most, and how long it may take.

    Returns
    -------
    Queried
        Rows of terms, a truth or a graph.

    Raises
    ------
    BrokenData
        When a file cannot be read.
    QueryRefused, QuerySyntax, UnknownGraph, QueryStopped
        As `skillgraph.graph.Graph.query` does.

    Examples
    --------
    >>> import skillgraph
    >>> from skillgraph import resources
    >>> people = resources.example() / "entities.ttl"
    >>> skillgraph.query("SELECT (COUNT(?p) AS ?people) { ?p a sg:Person }", data=[people]).to_dicts()
    [{'people': 1}]
    """
    from skillgraph.sparql.asking import Ground, ask, prepare
    from skillgraph.sparql.request import DataFile

    files = [DataFile(str(file)) for file in data] + [DataFile(str(file), iri) for iri, file in (graphs or {}).items()]
    return ask(prepare(sparql, Ground(files=tuple(files), base=base), lang, None, limits))


def validate(
    workspace: str | os.PathLike[str] | None = None, lang: str = "en", *, coverage: bool = False
) -> Validation:
    """Say whether all is well with a workspace.

    Parameters
    ----------
    workspace
        The folder, which need not be fit to be opened; without one the Kunming example that ships.
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
    >>> import skillgraph
    >>> skillgraph.validate().conforms
    True
    """
    from skillgraph import graph, resources

    return graph.validate(resources.example() if workspace is None else workspace, lang, coverage=coverage)


def add(
    workspace: str | os.PathLike[str],
    files: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    lang: str = "en",
    *,
    dry_run: bool = False,
    accept_valid: bool = False,
    marked: str | None = None,
    rest: str | None = None,
    map: str | os.PathLike[str] | None = None,  # noqa: A002 - the word of the command
) -> Added:
    r"""Add letters and tables to a workspace: all that they tell, or nothing.

    Parameters
    ----------
    workspace
        The folder.
    files
        A letter (text, Markdown) becomes a source that sheets can quote; a table (CSV, TSV, XLSX, JSON) under the
        headings of `template` becomes records, each with its row, or the passage it quotes, as evidence.
    lang
        The language of the sentences, ``"zh"`` or ``"en"``.
    dry_run
        Whether to say only what would change.
    accept_valid
        Whether to take the good rows where others are wrong; the others are then written to a file to mend.
    marked
        Where to write a copy of the table as a workbook in which the bad cells are marked, if any are.
    rest
        The file to mend, CSV, TSV or XLSX; by default ``NAME.rest.csv`` or the like beside the table, or
        ``NAME.rest-2.csv`` and so on where that is there. Rows that a map takes for one record are handed back
        together.
    map
        A map file for tables under headings of their own.

    Returns
    -------
    Added
        What changed, whether it was written, and what is wrong.

    Raises
    ------
    Unreadable
        When a file cannot be read, or is of another kind.
    OneFileToMend, WrongSuffix, FileThere, CannotWrite
        When the copy or the file to mend cannot be written as asked; a file that is there is never written over.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange
        When the workspace cannot be changed.

    Examples
    --------
    >>> import pathlib, skillgraph, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     own, file = pathlib.Path(folder, "own"), pathlib.Path(folder, "list.csv")
    ...     _ = skillgraph.init(own, title="Own", base="https://example.org/")
    ...     _ = file.write_text("合作形式,院校方,企业方\n订单班,昆明技师学院,云南白药集团\n", encoding="utf-8")
    ...     skillgraph.add(own, file).notes[0]
    'records: 1 new, 0 changed, 0 unchanged, 0 dropped; new entities: 2.'
    """
    from skillgraph import graph

    return graph.add(
        workspace, files, lang, dry_run=dry_run, accept_valid=accept_valid, marked=marked, rest=rest, map=map
    )  # fmt: skip


def log(workspace: str | os.PathLike[str], lang: str = "en") -> Log:
    """List the changes that commands made to a workspace.

    Parameters
    ----------
    workspace
        The folder.
    lang
        The language of what is said, ``"zh"`` or ``"en"``.

    Returns
    -------
    Log
        When, who, by which command, and which files; the newest last.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.
    HalfChanged, WorkspaceHeld
        When a change is half in place.

    Examples
    --------
    >>> import skillgraph
    >>> from skillgraph import resources
    >>> skillgraph.log(resources.example()).to_dicts()
    []
    """
    from skillgraph import graph

    return graph.log(workspace, lang)


def undo(workspace: str | os.PathLike[str], lang: str = "en", *, redo: bool = False) -> Undone:
    """Take back the last change of a workspace that is in force; asked again, the one before it.

    Parameters
    ----------
    workspace
        The folder.
    lang
        The language of what is said, ``"zh"`` or ``"en"``.
    redo
        Take back the last undoing instead, so that the change is made again.

    Returns
    -------
    Undone
        Which change, and the files that were touched.

    Raises
    ------
    NothingToUndo, NothingToRedo, ChangedSince
        When there is none, or its files are not as it left them.
    NotAWorkspace, OwnWorkspaceNeeded, WorkspaceHeld, CannotChange, FileHeld
        When the workspace cannot be changed.

    Examples
    --------
    >>> import skillgraph, tempfile
    >>> from skillgraph.workspace.changing import changing
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with changing(folder, "init", new=True) as change:
    ...         change.write("skillgraph.toml", b"")
    ...     with changing(folder, "add") as change:
    ...         change.write("tables/a.csv", b"1")
    ...     skillgraph.undo(folder).to_dicts()
    [{'file': 'tables/a.csv', 'change': 'removed', 'change_name': 'removed'}]
    """
    from skillgraph import graph

    return graph.undo(workspace, lang, redo=redo)
