"""An empty Word document as a report needs it: A4, fonts for both scripts, languages, page numbers, no author.

python-docx's template is for American paper and leaves Chinese to a Japanese font that few systems have; what it has no
property for is set in its XML, by the names of ECMA-376, part 1.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LATIN, CHINESE = "Arial", "Microsoft YaHei"
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
BLUE = "00507D"
SIZES = {"Normal": 10.0, "Heading 1": 20.0, "Heading 2": 12.0, "List Bullet": 10.0}
NOT_OURS = ("/thumbnail", "/extended-properties")  # what the template says of itself
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first day a zip knows


def empty(title: str, lang: str) -> Document:
    """Make an empty document.

    Parameters
    ----------
    title
        What it is about.
    lang
        The language of its words, ``"zh"`` or ``"en"``.

    Returns
    -------
    Document
        Ready to be written in.

    Examples
    --------
    >>> document = empty("昆明", "zh")
    >>> document.core_properties.title, document.core_properties.author, document.core_properties.created
    ('昆明', '', None)
    """
    document = docx.Document()
    _page(document)
    _fonts(document)
    _properties(document, title, lang)
    _page_numbers(document.sections[0].footer.paragraphs[0])
    return document


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(16), Mm(18)


def _fonts(document: Document) -> None:
    """Name the fonts in the defaults and in each style we use: a theme's font would win over the defaults."""
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _named_fonts(defaults)
    _languages(defaults.find(qn("w:lang")), "val")
    _languages(document.settings.element.find(qn("w:themeFontLang")), "val")
    for name, size in SIZES.items():
        style = styles[name]
        _named_fonts(style.element.get_or_add_rPr())
        style.font.size = Pt(size)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(10 if name == "Heading 2" else 0), Pt(3)
        # Chinese fonts differ much in how high they make a line.
        spacing.line_spacing = Pt(round(size * 1.4))
        if name.startswith("Heading"):
            spacing.keep_with_next = True
            style.font.color.rgb = RGBColor.from_string("1B1F24" if name == "Heading 1" else BLUE)


def _named_fonts(properties: Any) -> None:  # noqa: ANN401 - an element of XML
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", CHINESE)):
        fonts.set(qn(f"w:{script}"), name)
    properties.insert(0, fonts)


def _languages(element: Any, latin: str) -> None:  # noqa: ANN401 - an element of XML
    """Both scripts are in every report, whichever language it speaks."""
    if element is not None:
        element.set(qn(f"w:{latin}"), LANGUAGES["en"])
        element.set(qn("w:eastAsia"), LANGUAGES["zh"])


def _properties(document: Document, title: str, lang: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, LANGUAGES[lang]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    # A day would be the clock's.
    for dated in ("created", "modified"):
        for element in properties._element.findall(qn(f"dcterms:{dated}")):
            properties._element.remove(element)
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(NOT_OURS)]:
        del relations[key]


def _page_numbers(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def saved(document: Document) -> bytes:
    """Give a document as the bytes of its file.

    Parameters
    ----------
    document
        The document.

    Returns
    -------
    bytes
        The same for the same content: python-docx would write the time into the archive.

    Examples
    --------
    >>> saved(empty("昆明", "zh")) == saved(empty("昆明", "zh"))
    True
    """
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return fixed.getvalue()
