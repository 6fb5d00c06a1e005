"""A letter → its text, and what its head says of it: the title, and the number by which it is cited."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from skillgraph.errors import NothingInFile, NotText
from skillgraph.ingest.sheets.book import Place
from skillgraph.ingest.sheets.encoding import encoding_of

# The head of an official document: issuer, marks, number, title (GB/T 9704 on the format of such documents).
_HEAD = 20
_TITLE = re.compile(
    r".*关于.+的(?:复?函|通知|通报|公告|通告|公示|意见|决定|决议|批复|请示|报告|方案|办法|答复|议案|纪要)"
    r"(?:（.+）|\(.+\))?"
)
_NUMBER = re.compile(r"(?=\w*[\u4e00-\u9fff])\w{1,20}[〔\[［【]\d{4}[〕\]］】]\s*(?:第\s*)?\d+\s*号")
# A title that is broken in two lines, or set apart by spaces: in Chinese they say nothing.
_BLANK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


class Head(NamedTuple):
    """What the head of a letter says: its title, and its number or nothing."""

    title: str
    number: str


def read(file: Path) -> tuple[str, str]:
    r"""Read a letter.

    Parameters
    ----------
    file
        A text file; Windows writes Chinese in GB18030 still.

    Returns
    -------
    tuple of str
        Its text with LF line ends, and its encoding; ``"utf-8"`` with a byte order mark or without.

    Raises
    ------
    NotText
        When there is a NUL character in it.
    NothingInFile
        When it has no words.
    WrongEncoding
        When it is neither UTF-8, UTF-16 with a mark nor Chinese in GB18030.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.txt")
    ...     _ = file.write_bytes("昆明市人社局\r\n".encode("gbk"))
    ...     read(file)
    ('昆明市人社局\n', 'gb18030')
    """
    data = file.read_bytes()
    if not data.strip():
        raise NothingInFile(file=str(file))
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotText(file=str(file))
    encoding = encoding_of(file, Place(file.name))
    text = data.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise NotText(file=str(file))
    if not text.strip():
        raise NothingInFile(file=str(file))
    return text, "utf-8" if encoding == "utf-8-sig" else encoding


def head(text: str, otherwise: str) -> Head:
    r"""Read the head of a letter.

    Parameters
    ----------
    text
        Its text, with LF line ends; Markdown's marks of headings are passed over.
    otherwise
        What it is called where it has no words.

    Returns
    -------
    Head
        The title is the line 关于……的函 (or another kind of document), else the first line.

    Examples
    --------
    >>> head("# 某市人社局\n\n某人社函〔2023〕5号\n\n## 某市人社局 关于答复的函\n\n张代表：", "letter")
    Head(title='某市人社局关于答复的函', number='某人社函〔2023〕5号')
    """
    lines = list(islice((bare for line in text.split("\n") if (bare := line.strip().strip("#*>").strip())), _HEAD))
    title = next((line for line in lines if _TITLE.fullmatch(line)), lines[0] if lines else otherwise)
    number = next((line for line in lines if _NUMBER.fullmatch(line)), "")
    return Head(_BLANK.sub("", title), _BLANK.sub("", number))
