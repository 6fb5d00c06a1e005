"""What begins without a workspace: a new one, and empty sheets to fill in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path


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
    from skillgraph import starting
    from skillgraph.errors import BaseOfExample

    if example and base is not None:
        raise BaseOfExample
    forms = template(lang=lang)
    if example:
        files = starting.copied(title, forms)
    else:
        files = starting.contents(title or os.path.basename(os.path.realpath(folder)), base, forms)
    return starting.place(os.fspath(folder), files)


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
    >>> template("affiliation", lang="zh", format="csv").decode("utf-8-sig")
    '单位,所属组织,来源,引文\r\n'
    """
    from skillgraph import resources, shapes
    from skillgraph.errors import OneTableOnly
    from skillgraph.ingest import blanks
    from skillgraph.present import template as written

    spoken = "zh" if lang.lower().startswith("zh") else "en"
    ontology = shapes.read(resources.ontology())
    named = blanks.chosen(ontology, records)
    if format == "csv":
        if len(named) != 1:
            raise OneTableOnly(first_zh=named[0].title["zh"], first_en=named[0].word)
        return written.as_csv(named[0], spoken)
    return written.as_workbook(blanks.with_registers(named, ontology), spoken)
