"""One entity on a page or two for paper: facts, partners, a small map, quotes and sources, as HTML or for Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgraph.present.report.data import Report

if TYPE_CHECKING:
    from skillgraph.index.rows import Entity
    from skillgraph.index.view import View

__all__ = ["FORMATS", "Report", "as_docx", "as_html", "gather"]

FORMATS = ("html", "docx")


# What each of these needs takes a while to import; who makes no report does not wait for it.


def gather(view: View, entity: Entity, lang: str, licence: str = "") -> Report:
    """Gather what a report tells.

    Parameters
    ----------
    view
        What to read.
    entity
        Whom it is about.
    lang
        ``"zh"`` or ``"en"``.
    licence
        The licence of the workspace's records; empty where it has none.

    Returns
    -------
    Report
        See `skillgraph.present.report.gathering.gather`.
    """
    from skillgraph.present.report.gathering import gather

    return gather(view, entity, lang, licence)


def as_html(report: Report) -> str:
    """Set a report as one HTML page.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    str
        The whole file, to be written as UTF-8.

    Examples
    --------
    >>> as_html(Report("zh", "昆明", "Kunming", "area", "地域")).startswith("<!DOCTYPE html>")
    True
    """
    from skillgraph.present.report.page import page

    return page(report)


def as_docx(report: Report) -> bytes:
    """Set a report as a Word document.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    bytes
        The whole file.

    Examples
    --------
    >>> as_docx(Report("zh", "昆明", "Kunming", "area", "地域"))[:2]
    b'PK'
    """
    from skillgraph.present.report.word import word

    return word(report)
