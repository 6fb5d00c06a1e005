"""An XLSX file as a package of parts: looked over before anything is unpacked, then read block by block.

The XML is read by expat with a hand of our own. Of the readers there are, python-calamine takes a whole sheet into
memory as a grid (one cell in the far corner makes it as large as the sheet), turns every number into a float and does
not tell a formula without a value from an empty cell; openpyxl reads row by row, but then knows no merged ranges.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from skillgraph.errors import BrokenWorkbook, DoctypeRefused, PasswordProtected, ZipBomb
from skillgraph.ingest.sheets.book import Place

_MOST_BYTES = 1 << 30  # of all parts together
_GREATEST_RATIO = 200  # a large sheet of one value over and over is packed to a hundredth
_SMALL = 16 << 20  # a part that may be packed as well as it likes
_MOST_PARTS = 10_000
_BLOCK = 1 << 16
_LONGEST_TOKEN = 4 << 20  # expat begins a token anew with every block, so a long one takes for ever
_ENCRYPTED = 0x1


class Package:
    """The parts of an XLSX file.

    Parameters
    ----------
    file
        The file.
    place
        The file, for errors.

    Raises
    ------
    Unreadable
        When it is damaged, encrypted, or would unpack to more than any workbook.

    Examples
    --------
    >>> import tempfile, xlsxwriter
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.xlsx")
    ...     with xlsxwriter.Workbook(str(file)) as book:
    ...         _ = book.add_worksheet("名单").merge_range("A1:B1", "昆明技师学院")
    ...     b"".join(Package(file, Place("a.xlsx")).blocks("_rels/.rels"))[:5]
    b'<?xml'
    """

    def __init__(self, file: Path, place: Place) -> None:
        self._file, self.place = file, place
        try:
            with zipfile.ZipFile(file) as packed:
                parts = packed.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise place.error(BrokenWorkbook, part="ZIP") from None
        self._look_over(parts)
        self._sizes = {part.filename: part.file_size for part in parts}

    def _look_over(self, parts: list[zipfile.ZipInfo]) -> None:
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise self.place.error(PasswordProtected)
        much = sum(part.file_size for part in parts) > _MOST_BYTES or len(parts) > _MOST_PARTS
        if much or any(_swells(part) for part in parts):
            raise self.place.error(ZipBomb)

    def expect_small(self, part: str) -> None:
        """See that a part can be kept in memory as a whole.

        Parameters
        ----------
        part
            Its name.

        Raises
        ------
        ZipBomb
            When it would unpack to more than such a part ever does.
        """
        if self._sizes.get(part, 0) > _SMALL:
            raise self.place.error(ZipBomb)

    def blocks(self, part: str) -> Iterator[bytes]:
        """Unpack a part; not more of it comes out than it was said to hold.

        Parameters
        ----------
        part
            Its name.

        Yields
        ------
        bytes
            Block by block.

        Raises
        ------
        BrokenWorkbook
            When it is missing or damaged.
        """
        try:
            with zipfile.ZipFile(self._file) as packed, packed.open(part) as stream:
                while block := stream.read(_BLOCK):
                    yield block
        except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, RuntimeError):
            raise self.place.error(BrokenWorkbook, part=part) from None

    def parse(self, part: str, start: Starts, end: Ends | None = None, text: Texts | None = None) -> Iterator[None]:
        """Read the XML of a part, and come back after each block.

        Parameters
        ----------
        part
            Its name.
        start, end, text
            Called with the name of an element, without its prefix, and its attributes; with its name; with a text.

        Yields
        ------
        None
            After each block.

        Raises
        ------
        BrokenWorkbook
            When it is not well formed.
        DoctypeRefused
            When it declares a document type: that is how entities are defined that grow without end.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse(part)
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        read = 0
        try:
            for block in self.blocks(part):
                parser.Parse(block, False)
                read += len(block)
                if read - parser.CurrentByteIndex > _LONGEST_TOKEN:
                    raise self.place.error(BrokenWorkbook, part=part)
                yield
            parser.Parse(b"", True)
            yield
        except (expat.ExpatError, ValueError, IndexError):  # also where a number is none, or names nothing
            raise self.place.error(BrokenWorkbook, part=part) from None

    def _refuse(self, part: str) -> Callable[..., None]:
        def refuse(*_: object) -> None:
            raise self.place.error(DoctypeRefused, part=part)

        return refuse


Starts = Callable[[str, Mapping[str, str]], None]
Ends = Callable[[str], None]
Texts = Callable[[str], None]


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > part.compress_size * _GREATEST_RATIO


def local(name: str) -> str:
    """Take the prefix from the name of an element; programs choose different ones.

    Parameters
    ----------
    name
        The name as it is written.

    Returns
    -------
    str
        The name alone.

    Examples
    --------
    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return name.rpartition(":")[2]
