"""Which format a file is of: what its suffix says, held against what its first bytes are."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from skillgraph.errors import NothingInFile, OldExcel, OtherFormat, PasswordProtected, UnknownFormat
from skillgraph.ingest.sheets.book import Place

FORMATS = {".csv": "CSV", ".tsv": "TSV", ".xlsx": "XLSX", ".xlsm": "XLSX", ".json": "JSON"}

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files and of encrypted ones
_OLD_SHEETS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # of Excel before there was a container
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_BLOCK = 1 << 20
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!--|!doctype|\?xml|html|head|body|meta|table|style)", re.IGNORECASE)
_BOOK = re.compile(r"xl/workbook\d*\.xml")

_NAMES = {
    "xlsx": ("Excel 工作簿（XLSX）", "an Excel workbook (XLSX)"),
    "xlsb": ("Excel 二进制工作簿（XLSB）", "a binary Excel workbook (XLSB)"),
    "ods": ("开放文档表格（ODS）", "an OpenDocument spreadsheet (ODS)"),
    "zip": ("ZIP 文件", "a ZIP file"),
    "pdf": ("PDF 文件", "a PDF file"),
    "markup": ("网页或 XML（HTML/XML）", "a web page or XML (HTML/XML)"),
    "text": ("文字", "text"),
    "other": ("其他数据", "data of another kind"),
}


def format_of(file: Path, place: Place) -> str:
    """Tell the format of a file.

    Parameters
    ----------
    file
        The file.
    place
        The file, for errors.

    Returns
    -------
    str
        ``"CSV"``, ``"TSV"``, ``"XLSX"`` or ``"JSON"``.

    Raises
    ------
    Unreadable
        When its suffix says none of these, or its content is another one.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.csv")
    ...     _ = file.write_text("学校,企业", encoding="utf-8")
    ...     format_of(file, Place("a.csv"))
    'CSV'
    """
    suffix = file.suffix.lower()
    if suffix not in FORMATS and suffix != ".xls":
        raise place.error(UnknownFormat, suffixes=list(FORMATS))
    found = _found(file, place)
    expected = FORMATS.get(suffix, "XLS")
    if found == "other" and expected not in {"XLSX", "XLS"}:
        found = "text"  # reading it says where the first NUL is
    if found != ("xlsx" if expected == "XLSX" else "text") or expected == "XLS":
        zh, en = _NAMES[found]
        raise place.error(OtherFormat, expected=expected, found_zh=zh, found_en=en)
    return expected


def _found(file: Path, place: Place) -> str:
    with file.open("rb") as stream:
        start = stream.read(4096)
    if not start.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        if file.stat().st_size <= len(start):
            raise place.error(NothingInFile)
    elif start.startswith(_COMPOUND):
        raise place.error(PasswordProtected if _is_encrypted(file) else OldExcel)
    elif start.startswith(_OLD_SHEETS) and b"\0" in start[2:8]:
        raise place.error(OldExcel)
    elif start.startswith(b"PK\x03\x04"):
        return _packed(file)
    elif start.startswith(b"%PDF-"):
        return "pdf"
    elif _MARKUP.match(start):
        return "markup"
    elif b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "other"
    return "text"


def _is_encrypted(file: Path) -> bool:
    """Tell whether a container holds an encrypted workbook: its list of contents, wherever it is, has the name."""
    before = b""
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if _PACKAGE in before + block:
                return True
            before = block[-len(_PACKAGE) :]
    return False


def _packed(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "xlsx" if file.suffix.lower() in {".xlsx", ".xlsm"} else "zip"  # damaged; reading it says so
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return "ods"
    return "xlsx" if any(name.startswith("xl/") for name in names) else "zip"
