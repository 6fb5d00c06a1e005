"""What is handed on about one entity: a report for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from skillgraph.errors import UnknownChoice
from skillgraph.graph.opened import Opened
from skillgraph.index.view import View

if TYPE_CHECKING:
    from skillgraph.present.notebook import Page
    from skillgraph.present.report import Report


class Reporting(Opened):
    """Reports."""

    @overload
    def report(self, name: str, format: Literal["html"] = "html") -> Page: ...

    @overload
    def report(self, name: str, format: Literal["docx"]) -> bytes: ...

    def report(self, name: str, format: str = "html") -> Page | bytes:  # noqa: A002 - as `export` has it
        """Set what is known of one entity on a page or two for paper.

        Parameters
        ----------
        name
            An entity, by any of its names; see `entity`.
        format
            ``"html"`` or ``"docx"``.

        Returns
        -------
        Page or bytes
            The text of an HTML page, which a notebook shows in a frame; or a Word document. It tells facts, partners,
            a small map, notes, quotes and sources; where there are many, the first of them and how many more there are.

        Raises
        ------
        UnknownName, AmbiguousName, NothingNamed
            When the name does not mean one entity.
        UnknownChoice
            When there is no such format.

        Examples
        --------
        >>> import skillgraph
        >>> graph = skillgraph.open(lang="en")
        >>> "<h1>Kunming Technician College</h1>" in graph.report("kmjsxy")
        True
        >>> graph.report("kmjsxy", format="docx")[:2]
        b'PK'
        """
        from skillgraph.present import report
        from skillgraph.present.notebook import Page

        if format not in report.FORMATS:
            raise UnknownChoice(option="format", value=format, choices=", ".join(report.FORMATS))
        told = self._ask(lambda view: self._gathered(view, name))
        return Page(report.as_html(told)) if format == "html" else report.as_docx(told)

    def _gathered(self, view: View, name: str) -> Report:
        from pathlib import Path

        from skillgraph.present import report
        from skillgraph.workspace import Workspace

        licence = Workspace(Path(self.folder)).settings.get("licence")
        entity = self._resolve(view, name)
        return report.gather(view, entity, self.lang, licence if isinstance(licence, str) else "")
