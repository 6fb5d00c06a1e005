"""A workbook that cannot be read, or would do harm."""

from __future__ import annotations

from skillgraph.errors.reading import Unreadable


class PasswordProtected(Unreadable):
    """A workbook is encrypted with a password.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(PasswordProtected(file="a.xlsx").sentence("en"))
    a.xlsx: protected by a password. Open it in Excel, remove the password and save it.
    """

    zh = "有密码保护，无法读取。请在 Excel 中打开并去掉密码，再另存。"
    en = "protected by a password. Open it in Excel, remove the password and save it."


class OldExcel(Unreadable):
    """A workbook is in the format of Excel before 2007.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(OldExcel(file="a.xls").sentence("en"))
    a.xls: in the old format of Excel (.xls). Open it in Excel and save it as .xlsx.
    """

    zh = "是旧版 Excel 格式（.xls）。请在 Excel 中另存为 .xlsx。"
    en = "in the old format of Excel (.xls). Open it in Excel and save it as .xlsx."


class ZipBomb(Unreadable):
    """A workbook would unpack to more than any real one.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(ZipBomb(file="a.xlsx").sentence("en"))
    a.xlsx: it would unpack to an extraordinary size, so it was not opened. Copy the data into a new file.
    """

    zh = "解压后大得异常，可能是恶意文件，未打开。请只保留需要的数据，另存为新文件。"
    en = "it would unpack to an extraordinary size, so it was not opened. Copy the data into a new file."


class DoctypeRefused(Unreadable):
    """A part of a workbook declares a document type, which may do harm and no spreadsheet program writes.

    Parameters
    ----------
    file
        Where it is.
    part
        The part of the workbook.

    Examples
    --------
    >>> print(DoctypeRefused(file="a.xlsx", part="xl/workbook.xml").sentence("en"))
    a.xlsx: xl/workbook.xml declares a document type (DOCTYPE), so it was not read. Save it anew in Excel.
    """

    zh = "其中的 {part} 声明了文档类型（DOCTYPE），可能是恶意文件，未读取。请在 Excel 中另存为新文件。"
    en = "{part} declares a document type (DOCTYPE), so it was not read. Save it anew in Excel."


class BrokenWorkbook(Unreadable):
    """A workbook is damaged.

    Parameters
    ----------
    file
        Where it is.
    part
        The part of the workbook that is damaged or missing.

    Examples
    --------
    >>> print(BrokenWorkbook(file="a.xlsx", part="xl/workbook.xml").sentence("en"))
    a.xlsx: damaged (xl/workbook.xml). Open it in Excel and save it as a new file.
    """

    zh = "文件已损坏（{part}）。请在 Excel 中打开，另存为新文件。"
    en = "damaged ({part}). Open it in Excel and save it as a new file."
