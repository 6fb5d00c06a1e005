"""Sets a report as a Word document: headings and tables that Word knows as such, the small map as a picture."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from skillgraph.present.answers import STATUS
from skillgraph.present.report import fonts, paper, picture, words
from skillgraph.present.report.drawing import draw

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from skillgraph.present.report.data import Name, Passage, Report

WIDTH = 180  # millimetres between the margins
SOFT = RGBColor.from_string("4A525C")
RECORDS = {"kind": 27, "says": 113, "status": 20, "quote": 20}
PARTNERS = {"partner": 57, "form": 34, "since": 19, "people": 34, "status": 19, "quote": 17}


def word(report: Report, places: Sequence[str] | None = None) -> bytes:
    """Set a report as a Word document.

    Parameters
    ----------
    report
        The report.
    places
        The folders to look for a Chinese font in; by default those of the system. Without such a font the small map
        shows numbers, and a key stands below it.

    Returns
    -------
    bytes
        A DOCX, the same for the same report and fonts.

    Examples
    --------
    >>> from skillgraph.present.report.data import Report
    >>> word(Report("zh", "昆明", "Kunming", "area", "地域"))[:2]
    b'PK'
    """
    document = paper.empty(report.name, report.lang)
    _heading(document, report)
    _partners(document, report)
    if report.neighbours:
        _map(document, report, tuple(fonts.folders() if places is None else places))
    _records(document, report, "facts")
    _records(document, report, "relations")
    if not (report.facts or report.partners or report.relations or report.written or report.notes):
        document.add_paragraph(words.say("nothing", report.lang))
    _notes(document, report)
    _quotes(document, report)
    _sources(document, report)
    return paper.saved(document)


# The parts ------------------------------------------------------------------------------------------------


def _heading(document: Document, report: Report) -> None:
    _soft(document, report.kind_name)
    document.add_heading(report.name, 1)
    if report.other_name:
        _soft(document, report.other_name, 12)
    _names(document, report, "written", report.written)
    _names(document, report, "editorial", report.editorial)


def _names(document: Document, report: Report, key: str, names: Sequence[Name]) -> None:
    if not names:
        return
    paragraph = document.add_paragraph(words.say(key, report.lang))
    comma = "、" if report.lang == "zh" else ", "
    for place, name in enumerate(names):
        paragraph.add_run(f"{comma if place else ''}{name.text}{' ' if name.quotes else ''}")
        _numbers(paragraph, name.quotes)


def _partners(document: Document, report: Report) -> None:
    if report.partners is None:
        return
    document.add_heading(words.say("partners", report.lang), 2)
    if not report.partners:
        document.add_paragraph(report.no_partner)
        return
    table = _table(document, PARTNERS, report.lang)
    unknown = words.say("not_said", report.lang)
    for line in report.partners:
        cells = (line.partner, line.form, line.since or unknown, line.people or unknown)
        _row(table, [*cells, STATUS[line.status][report.lang]], line.quotes, PARTNERS)
    _more(document, report, "partners")


def _records(document: Document, report: Report, part: str) -> None:
    lines = report.facts if part == "facts" else report.relations
    if not lines:
        return
    document.add_heading(words.say(part, report.lang), 2)
    table = _table(document, RECORDS, report.lang)
    for line in lines:
        _row(table, [line.kind, line.text, STATUS[line.status][report.lang]], line.quotes, RECORDS)
    _more(document, report, part)


def _map(document: Document, report: Report, places: tuple[str, ...]) -> None:
    document.add_heading(words.say("map", report.lang), 2)
    drawing = draw(report)
    named = picture.can_write(drawing, places)
    painted = picture.png(drawing if named else draw(report, numbered=True), places)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0  # as high as the picture
    inline = paragraph.add_run().add_picture(io.BytesIO(painted), width=Mm(WIDTH))._inline
    inline.docPr.set("name", words.say("map", report.lang))
    inline.docPr.set("descr", words.caption(report))
    if not named:
        _soft(document, words.key(report))
    if report.unseen:
        _soft(document, words.unseen(report))


def _notes(document: Document, report: Report) -> None:
    if not report.notes:
        return
    document.add_heading(words.say("notes", report.lang), 2)
    for note in report.notes:
        paragraph = document.add_paragraph(style="List Bullet")
        for text, number in words.pieces(note, report):
            if number:
                _numbers(paragraph, [number])
            else:
                paragraph.add_run(text)
    _more(document, report, "notes")


def _quotes(document: Document, report: Report) -> None:
    if not report.passages:
        return
    document.add_heading(words.say("quotes", report.lang), 2)
    _soft(document, words.say("numbers", report.lang)).paragraph_format.keep_with_next = True
    for passage in report.passages:
        _quote(document.add_paragraph(), passage)


def _quote(paragraph: Paragraph, passage: Passage) -> None:
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent, form.keep_together = Mm(9), Mm(-9), True
    form.tab_stops.add_tab_stop(Mm(9))
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), str(passage.number))
    start.set(qn("w:name"), f"q{passage.number}")
    end = OxmlElement("w:bookmarkEnd")
    end.set(qn("w:id"), str(passage.number))
    paragraph._p.append(start)
    paragraph.add_run(f"[{passage.number}]\t")
    paragraph._p.append(end)
    paragraph.add_run(f"“{passage.text}” ")
    paragraph.add_run(passage.place).font.color.rgb = SOFT
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _sources(document: Document, report: Report) -> None:
    document.add_heading(words.say("sources", report.lang), 2)
    for item in report.sources:
        document.add_paragraph(words.source(item, report.lang), style="List Bullet")
    document.add_paragraph(words.compiled(report), style="List Bullet")


# The pieces -----------------------------------------------------------------------------------------------


def _soft(document: Document, text: str, size: float = 9) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(size), SOFT
    return paragraph


def _more(document: Document, report: Report, part: str) -> None:
    if sentence := words.left_out(part, report):
        _soft(document, sentence)


def _table(document: Document, columns: dict[str, int], lang: str) -> Table:
    """Make a table with its headings, which Word repeats on each page."""
    table: Table = document.add_table(rows=1, cols=len(columns))
    table.autofit = False
    for column, width in zip(table.columns, columns.values(), strict=True):
        column.width = Mm(width)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C3C8CE")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # Word wants them in this place.
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    for cell, (key, width) in zip(table.rows[0].cells, columns.items(), strict=True):
        _cell(cell, words.say(key, lang), width, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _row(table: Table, texts: Sequence[str], quotes: Iterable[int], columns: dict[str, int]) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.cells, (*texts, ""), columns.values(), strict=True):
        _cell(cell, text, width)
    _numbers(row.cells[-1].paragraphs[0], quotes)


def _cell(cell: _Cell, text: str, width: int, bold: bool = False) -> None:
    cell.width = Mm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(1), Pt(13)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(9), bold or None


def _numbers(paragraph: Paragraph, quotes: Iterable[int]) -> None:
    """Write numbers of passages that lead to them."""
    for number in quotes:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"q{number}")
        run = paragraph.add_run(f"[{number}]")
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(paper.BLUE)
        link.append(run._r)
        paragraph._p.append(link)
