"""What an XLSX file says of its sheets: their names and parts, the texts they share, how their numbers are shown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skillgraph.errors import BrokenWorkbook
from skillgraph.ingest.sheets.book import EMPTY, MOST_CHARACTERS, Cell
from skillgraph.ingest.sheets.numbers import Shown, shown_as
from skillgraph.ingest.sheets.package import Package, local

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
Element = tuple[str, Mapping[str, str]]


class Leaf(NamedTuple):
    """A sheet of a workbook, as the workbook lists it.

    Parameters
    ----------
    name
        Its name.
    part
        The part that holds its cells.
    hidden
        Whether the program hides it.

    Examples
    --------
    >>> Leaf("名单", "xl/worksheets/sheet1.xml", False).name
    '名单'
    """

    name: str
    part: str
    hidden: bool


class Workbook(NamedTuple):
    """What all sheets of a workbook share.

    Parameters
    ----------
    leaves
        Its sheets of cells, in order; charts are none.
    strings
        The texts that cells name by number; None for one that is longer than any cell's.
    shown
        How a number is shown, by the number of a cell's style.

    Examples
    --------
    >>> Workbook([], [text_cell("昆明技师学院")], []).strings[0].text
    '昆明技师学院'
    """

    leaves: list[Leaf]
    strings: list[Cell | None]
    shown: list[Shown]


def workbook_of(package: Package) -> Workbook:
    """Read what all sheets of a workbook share.

    Parameters
    ----------
    package
        The file.

    Returns
    -------
    Workbook
        Its sheets, texts and styles.

    Raises
    ------
    Unreadable
        When the file is damaged.

    Examples
    --------
    >>> import tempfile, xlsxwriter
    >>> from pathlib import Path
    >>> from skillgraph.ingest.sheets.book import Place
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.xlsx")
    ...     with xlsxwriter.Workbook(str(file)) as book:
    ...         _ = book.add_worksheet("名单").merge_range("A1:B1", "昆明技师学院")
    ...     workbook_of(Package(file, Place("a.xlsx"))).leaves
    [Leaf(name='名单', part='xl/worksheets/sheet1.xml', hidden=False)]
    """
    main = next((part for kind, part, _ in _related(package, "") if kind == "officeDocument"), None)
    if main is None:
        raise package.place.error(BrokenWorkbook, part="_rels/.rels")
    related = list(_related(package, main))
    parts = {kind: part for kind, part, _ in related}
    elements = [each for each in _elements(package, main) if each[0] in {"workbookPr", "sheet"}]
    from_1904 = any(name == "workbookPr" and _true(given.get("date1904")) for name, given in elements)
    leaves = list(_leaves(elements, {key: part for kind, part, key in related if kind == "worksheet"}))
    if len({leaf.part for leaf in leaves}) < len(leaves):  # a small file could be read over and over
        raise package.place.error(BrokenWorkbook, part=main)
    return Workbook(
        leaves,
        _strings(package, parts["sharedStrings"]) if "sharedStrings" in parts else [],
        _shown(package, parts["styles"], from_1904) if "styles" in parts else [],
    )


def _true(value: str | None) -> bool:
    return value in {"1", "true"}


def _elements(package: Package, part: str) -> Iterator[Element]:
    """The elements of a small part; the end of one is given by its name with a stroke and nothing else."""
    package.expect_small(part)
    found: list[Element] = []
    for _ in package.parse(
        part,
        lambda name, given: found.append((local(name), given)),
        lambda name: found.append((f"/{local(name)}", {})),
    ):
        yield from found
        found.clear()


def _related(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """The kind, the part and the key of what a part (or, for "", the package) is related to."""
    folder, name = posixpath.split(part)
    for element, given in _elements(package, posixpath.join(folder, "_rels", f"{name}.rels")):
        if element == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", ""))).lstrip("/")
            yield given.get("Type", "").rpartition("/")[2], target, given.get("Id", "")


def _leaves(elements: list[Element], parts: Mapping[str, str]) -> Iterator[Leaf]:
    for element, given in elements:
        if element == "sheet":
            keys = [value for name, value in given.items() if local(name) == "id" and ":" in name]
            if keys and keys[0] in parts:
                yield Leaf(given.get("name", ""), parts[keys[0]], given.get("state", "visible") != "visible")


def _strings(package: Package, part: str) -> list[Cell | None]:
    texts = _Texts()
    for _ in package.parse(part, texts.start, texts.end, texts.text):
        pass
    return texts.found


class _Texts:
    """Gathers the texts of a part, each of which may be of several runs, and beside which may stand how it is read."""

    def __init__(self) -> None:
        self.found: list[Cell | None] = []
        self._pieces: list[str] = []
        self._length = 0
        self._within = self._aside = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        name = local(name)
        if name == "t":
            self._within = not self._aside
        elif name == "rPh":
            self._aside = True

    def text(self, text: str) -> None:
        if self._within and self._length <= MOST_CHARACTERS:
            self._pieces.append(text)
            self._length += len(text)

    def end(self, name: str) -> None:
        name = local(name)
        if name == "t":
            self._within = False
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            self.found.append(text_cell("".join(self._pieces)) if self._length <= MOST_CHARACTERS else None)
            self._pieces.clear()
            self._length = 0


def text_cell(text: str) -> Cell:
    r"""Make a cell of a text; the characters that XML cannot hold stand in it by their numbers, and are given back.

    Parameters
    ----------
    text
        A text of a workbook.

    Returns
    -------
    Cell
        The text as a person sees it.

    Examples
    --------
    >>> text_cell("甲_x000D_乙").text, text_cell("_x005F_x000D_").text
    ('甲\r乙', '_x000D_')
    """
    if not text:
        return EMPTY
    return Cell(_ESCAPED.sub(_character, text) if "_x" in text else text, "text")


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16)
    return escaped[0] if code == 0 or 0xD800 <= code < 0xE000 else chr(code)


def _shown(package: Package, part: str, from_1904: bool) -> list[Shown]:
    patterns: dict[str, str] = {}
    codes: list[str] = []
    within = False
    for element, given in _elements(package, part):
        if element in {"cellXfs", "/cellXfs"}:
            within = element == "cellXfs"
        elif element == "numFmt":
            patterns[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif element == "xf" and within:
            codes.append(given.get("numFmtId", "0"))
    shown = {code: shown_as(int(code) if code.isdecimal() else 0, patterns.get(code), from_1904) for code in set(codes)}
    return [shown[code] for code in codes]
