"""Which encoding a text file is in: told by its mark, else by what its bytes can be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from skillgraph.errors import NulCharacter, WrongEncoding
from skillgraph.ingest.sheets.book import Place

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_BLOCK = 1 << 18

# Almost any bytes can be GB18030. In Chinese texts nearly all characters are of the first standard, GB 2312; in a text
# of another encoding hardly any are.
_LEAST_COMMON = 1 / 3
# Big5 read as GB18030 is full of kana, Greek and Cyrillic letters and signs for private use; Chinese texts are not.
_STRANGE = re.compile("[\u0370-\u052f\u3040-\u30ff\ue000-\uf8ff]")
_MOST_STRANGE = 1 / 8


def encoding_of(file: Path, place: Place) -> str:
    """Find the encoding of a text file by reading all of it.

    Parameters
    ----------
    file
        The file.
    place
        The file, for errors.

    Returns
    -------
    str
        ``"utf-8"``, ``"utf-8-sig"``, ``"gb18030"``, ``"utf-16-le"`` or ``"utf-16-be"``.

    Raises
    ------
    WrongEncoding
        When it is in none of them.
    NulCharacter
        When there is a NUL character in it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.csv")
    ...     _ = file.write_bytes("昆明技师学院".encode("gbk"))
    ...     encoding_of(file, Place("a.csv"))
    'gb18030'
    """
    marked = _marked(file)
    if marked:
        _check(file, marked, place)
        return marked
    try:
        _check(file, "utf-8", place)
    except WrongEncoding:
        if _is_chinese(file, place):
            return "gb18030"
        raise
    return "utf-8"


def _marked(file: Path) -> str | None:
    with file.open("rb") as stream:
        start = stream.read(3)
    return next((encoding for mark, encoding in _MARKS.items() if start.startswith(mark)), None)


def _check(file: Path, encoding: str, place: Place) -> None:
    for _ in _texts(file, encoding, place):
        pass


def _is_chinese(file: Path, place: Place) -> bool:
    letters = common = strange = signs = 0
    try:
        for text in _texts(file, "gb18030", place):
            foreign = "" if text.isascii() else "".join(char for char in text if char > "\x7f")
            signs += len(foreign)
            strange += len(_STRANGE.findall(foreign))
            letters += len(foreign.encode("gbk", "ignore"))
            common += len(foreign.encode("gb2312", "ignore"))
    except WrongEncoding:
        return False
    return common >= letters * _LEAST_COMMON and strange <= signs * _MOST_STRANGE


def _texts(file: Path, encoding: str, place: Place) -> Iterator[str]:
    """Decode a file block by block; the row that an error names is the line, which is near enough to look there."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    line = 1
    with file.open("rb") as stream:
        while True:
            block = stream.read(_BLOCK)
            try:
                text = decoder.decode(block, not block)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                raise place.error(WrongEncoding, row=line) from None
            if "\0" in text:
                line += text[: text.index("\0")].count("\n")
                raise place.error(NulCharacter, row=line)
            yield text
            line += text.count("\n")
            if not block:
                return
