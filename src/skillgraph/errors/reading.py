"""A file that someone brought and that cannot be read, and what was expected in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillgraph.errors.base import SkillGraphError

_PARTS = {
    "zh": ("，工作表“{sheet}”", "，第 {row} 行", "，{column} 列"),
    "en": (", sheet “{sheet}”", ", row {row}", ", column {column}"),
}


class Unreadable(SkillGraphError):
    """A file that someone brought cannot be read; the sentence begins with the place.

    Parameters
    ----------
    file
        The file, as it was given.
    sheet
        The sheet; None where the file has none or it is not known.
    row
        The row as the user's program numbers it; None where it is not known.
    column
        The letters of the column; None where it is not known.
    **data
        What else the sentence is filled with.

    Examples
    --------
    >>> Unreadable(file="a.xlsx", sheet="名单", row=3, column="B", detail="磁盘已满").sentence("zh")
    'a.xlsx，工作表“名单”，第 3 行，B 列：出错：磁盘已满'
    """

    def __init__(
        self,
        *,
        file: str,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
        **data: object,
    ) -> None:
        super().__init__(file=file, sheet=sheet, row=row, column=column, **data)

    def sentence(self, lang: str) -> str:
        """Say where it is, what is wrong there and what was expected.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            One or two plain sentences on one line.

        Examples
        --------
        >>> NothingInFile(file="a.csv").sentence("en")
        'a.csv: there is nothing in it. Check that it is the file you mean.'
        """
        parts = zip(("sheet", "row", "column"), _PARTS["zh" if lang == "zh" else "en"], strict=True)
        known = "".join(part for key, part in parts if self.data[key] is not None)
        place = "".join(str(self.data["file"]) + known.format(**self.data))
        return f"{place}{'：' if lang == 'zh' else ': '}{super().sentence(lang)}"


class CannotRead(Unreadable):
    """The system does not let a file be read.

    Parameters
    ----------
    file
        Where it is.
    why_zh, why_en
        Why, in each language.

    Examples
    --------
    >>> print(CannotRead(file="a.csv", why_zh="没有权限", why_en="it is not permitted").sentence("en"))
    a.csv: It cannot be read: it is not permitted.
    """

    zh = "无法读取：{why_zh}。"
    en = "It cannot be read: {why_en}."


_OTHER_FORMATS = (
    (
        (".xls", ".xlsm", ".xlsb", ".ods", ".et", ".numbers"),
        "不读取这种电子表格。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv。",
        "spreadsheets of this format are not read. Open it in Excel or WPS and save it as .xlsx or .csv.",
    ),
    (
        (".doc", ".docx", ".wps", ".odt", ".rtf", ".pdf", ".ofd", ".html", ".htm", ".mht"),
        "不读取这种文档。函件请另存为纯文本 .txt；其中的表格请另存为 .xlsx 或 .csv。",
        "documents of this format are not read. Save a letter as plain text (.txt), a table in it as .xlsx or .csv.",
    ),
)
_COMMON = (".xlsx", ".csv", ".txt", ".md", ".tsv", ".json")


class UnknownFormat(Unreadable):
    """The suffix of a file says no format that is read.

    Parameters
    ----------
    file
        Where it is.
    suffixes
        The suffixes there are.

    Examples
    --------
    >>> print(UnknownFormat(file="a.ods", suffixes=[".csv", ".xlsx"]).sentence("en"))
    a.ods: spreadsheets of this format are not read. Open it in Excel or WPS and save it as .xlsx or .csv.
    >>> print(UnknownFormat(file="a.zip", suffixes=[".csv", ".nt", ".xlsx"]).sentence("en"))
    a.zip: files of this suffix are not read. Those that are: .xlsx; .csv; .nt.
    """

    zh = "{advice_zh}"
    en = "{advice_en}"

    def __init__(self, *, file: str, suffixes: Sequence[str], **place: Any) -> None:  # noqa: ANN401 - sheet and row
        ordered = sorted(suffixes, key=lambda each: (_COMMON.index(each) if each in _COMMON else len(_COMMON), each))
        zh = f"不读取这种后缀的文件。可以读取的有：{'、'.join(ordered)}。"
        en = f"files of this suffix are not read. Those that are: {'; '.join(ordered)}."
        known = ((zh, en) for endings, zh, en in _OTHER_FORMATS if file.lower().endswith(endings))
        advice_zh, advice_en = next(known, (zh, en))
        super().__init__(file=file, suffixes=ordered, advice_zh=advice_zh, advice_en=advice_en, **place)


class SameId(SkillGraphError):
    """Two files that are added at once would be the same source, by their names.

    Parameters
    ----------
    one, other
        The files, as they were given.
    id
        The id that both would have.

    Examples
    --------
    >>> SameId(one="2022/a.csv", other="2023/a.csv", id="a").sentence("en")
    '2022/a.csv and 2023/a.csv would both be the source “a”, and only one would stay. Rename one of them.'
    """

    zh = "{one} 和 {other} 会成为同一个来源“{id}”，只能留下一个。请给其中一个换个文件名。"
    en = "{one} and {other} would both be the source “{id}”, and only one would stay. Rename one of them."
    exit_code = 2


class OtherFormat(Unreadable):
    """A file is of another format than its suffix says.

    Parameters
    ----------
    file
        Where it is.
    expected
        What the suffix says.
    found_zh, found_en
        What the content is, in each language.

    Examples
    --------
    >>> print(OtherFormat(file="a.csv", expected="CSV", found_zh="ZIP 文件", found_en="a ZIP file").sentence("en"))
    a.csv: by its suffix it should be CSV, but it is a ZIP file. Correct the suffix, or save it anew as XLSX or CSV.
    """

    zh = "按后缀应为 {expected}，内容却是{found_zh}。请改正后缀，或打开后另存为 XLSX 或 CSV。"
    en = (
        "by its suffix it should be {expected}, but it is {found_en}. "
        "Correct the suffix, or save it anew as XLSX or CSV."
    )


class WrongEncoding(Unreadable):
    """The bytes of a file are text in no encoding that is read.

    Parameters
    ----------
    file, row
        Where it is.

    Examples
    --------
    >>> print(WrongEncoding(file="a.csv", row=7).sentence("en"))
    a.csv, row 7: neither UTF-8 nor GB18030 (GBK) nor UTF-16 with its mark. Save it as CSV in UTF-8.
    """

    zh = "不是 UTF-8、GB18030（GBK）或带 BOM 的 UTF-16 编码的文字。请另存为 UTF-8 编码的 CSV。"
    en = "neither UTF-8 nor GB18030 (GBK) nor UTF-16 with its mark. Save it as CSV in UTF-8."


class NulCharacter(Unreadable):
    """A text holds NUL characters, which no table has.

    Parameters
    ----------
    file, row
        Where it is.

    Examples
    --------
    >>> print(NulCharacter(file="a.csv", row=7).sentence("en"))
    a.csv, row 7: there is a NUL character, so this is no table in text. Save it as CSV in UTF-8.
    """

    zh = "含有空字符（NUL），不是文字表格。请另存为 UTF-8 编码的 CSV。"
    en = "there is a NUL character, so this is no table in text. Save it as CSV in UTF-8."


class NotAFile(Unreadable):
    """What is to be added is a pipe or a device.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(NotAFile(file="pipe").sentence("en"))
    pipe: this is a pipe or a device. Save what comes out of it as a file, and add that.
    """

    zh = "这是管道或设备，不是文件。请先把内容存为文件，再加入。"
    en = "this is a pipe or a device. Save what comes out of it as a file, and add that."


class NotText(Unreadable):
    """A letter is not text.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(NotText(file="a.txt").sentence("en"))
    a.txt: this is no text. Save the letter as plain text in UTF-8.
    """

    zh = "内容不是文字。请把信件另存为 UTF-8 编码的纯文本。"
    en = "this is no text. Save the letter as plain text in UTF-8."


class NothingInFile(Unreadable):
    """A file or all of its sheets are empty.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(NothingInFile(file="a.csv").sentence("en"))
    a.csv: there is nothing in it. Check that it is the file you mean.
    """

    zh = "没有任何内容。请检查是否选对了文件。"
    en = "there is nothing in it. Check that it is the file you mean."


class FileTooLarge(Unreadable):
    """A file is too large to be read as a whole.

    Parameters
    ----------
    file
        Where it is.
    most
        How many megabytes are read.

    Examples
    --------
    >>> print(FileTooLarge(file="a.json", most=64).sentence("en"))
    a.json: larger than 64 MB. Divide it into several files, or bring it as CSV or XLSX.
    """

    zh = "大于 {most} MB。请分成几个文件，或改用 CSV 或 XLSX。"
    en = "larger than {most} MB. Divide it into several files, or bring it as CSV or XLSX."
