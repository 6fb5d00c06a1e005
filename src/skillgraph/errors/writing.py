"""An answer that cannot be written where or how it was to be."""

from __future__ import annotations

import errno

from skillgraph.errors.base import SkillGraphError, reason


class WrongSuffix(SkillGraphError):
    """A file was named whose suffix says another format than the one asked for, or none that there is.

    Parameters
    ----------
    file
        The file, as it was given.
    suffixes
        The suffixes there are.

    Examples
    --------
    >>> WrongSuffix(file="a.doc", suffixes=[".csv", ".json"]).sentence("en")
    '“a.doc” has no suffix that says how to write it. There are: .csv; .json.'
    """

    zh = "无法按后缀写入“{file}”。可用的后缀：{suffixes}。"
    en = "“{file}” has no suffix that says how to write it. There are: {suffixes}."
    exit_code = 2


class CannotWrite(SkillGraphError):
    """A result could not be written to where it was to go.

    Parameters
    ----------
    file
        The file, as it was given.
    error
        What the system raised.

    Examples
    --------
    >>> CannotWrite(file="a.csv", error=OSError(errno.ENOSPC, "")).sentence("en")
    'Cannot write a.csv: the disk is full. Choose another place.'
    """

    zh = "无法写入 {file}：{why_zh}。请换一个位置{more_zh}。"
    en = "Cannot write {file}: {why_en}. Choose another place{more_en}."

    def __init__(self, *, file: str, error: OSError) -> None:
        # Windows refuses so what another program, such as Excel, has open.
        held = error.errno in {errno.EACCES, errno.EPERM}
        super().__init__(
            file=file,
            why_zh=reason(error, "zh"),
            why_en=reason(error, "en"),
            more_zh="，或关闭正在使用它的程序" if held else "",
            more_en=", or close the program that has it open" if held else "",
        )


class FileThere(SkillGraphError):
    """A file that people fill in or mend was to be written over another one.

    Parameters
    ----------
    file
        The file, as it was given.

    Examples
    --------
    >>> FileThere(file="a.xlsx").sentence("en")
    'a.xlsx is there already and may hold what somebody filled in, so it stays. Choose another name, or remove it.'
    """

    zh = "{file} 已经存在，其中可能有人填写的内容，没有覆盖。请换一个文件名，或先移走它。"
    en = "{file} is there already and may hold what somebody filled in, so it stays. Choose another name, or remove it."


class NoFileNamed(SkillGraphError):
    """Something was to be exported and neither a file nor a format that fits standard output was named.

    Parameters
    ----------
    file
        The name of a file that would do.
    formats
        The formats that are text.

    Examples
    --------
    >>> NoFileNamed(file="graph.ttl", formats=["turtle", "trig"]).sentence("en")
    'Name a file with -o, such as -o graph.ttl; or, for standard output, a text format with --format: turtle; trig.'
    """

    zh = "请用 -o 指定文件，如 -o {file}；若要写到标准输出，请用 --format 指定一种文本格式：{formats}。"
    en = "Name a file with -o, such as -o {file}; or, for standard output, a text format with --format: {formats}."
    exit_code = 2


class NotInXml(SkillGraphError):
    """A text or a property is one that XML has no way to write.

    Parameters
    ----------
    node
        What it belongs to.

    Examples
    --------
    >>> NotInXml(node="<https://example.org/e>").sentence("en")
    'XML cannot hold a character or a property of <https://example.org/e>. Choose another format, such as .ttl.'
    """

    zh = "XML 无法写出 {node} 的某个字符或属性。请换一种格式，如 .ttl。"
    en = "XML cannot hold a character or a property of {node}. Choose another format, such as .ttl."


class TablesLeft(SkillGraphError):
    """A folder holds tables of an earlier export that this one would not replace.

    Parameters
    ----------
    folder
        The folder, as it was given.
    files
        The tables.

    Examples
    --------
    >>> TablesLeft(folder="tables/", files=["evidence.csv"]).sentence("en")
    'tables/ holds tables that this export would leave as they are: evidence.csv. Remove them or name another folder.'
    """

    zh = "{folder} 中有本次导出不会更新的表：{files}。请先删除，或换一个文件夹。"
    en = "{folder} holds tables that this export would leave as they are: {files}. Remove them or name another folder."


class OneTableOnly(SkillGraphError):
    """A CSV file was to hold several tables.

    Parameters
    ----------
    first_zh, first_en
        The name of one of the tables, in each language.

    Examples
    --------
    >>> OneTableOnly(first_zh="合作", first_en="partnership").sentence("en")
    'A CSV file holds one table: name one kind of record, such as partnership, or write a workbook (.xlsx).'
    """

    zh = "一个 CSV 文件只能存放一张表：请写明一种记录，如 {first_zh}，或改为写入 .xlsx 文件。"
    en = "A CSV file holds one table: name one kind of record, such as {first_en}, or write a workbook (.xlsx)."
    exit_code = 2


class OneFileToMend(SkillGraphError):
    """The wrong rows of several tables were to go into one file, or a copy was to replace the table that it is of.

    Examples
    --------
    >>> OneFileToMend().sentence("en")
    '--marked and --rest are for one table and need a name of their own: add one table at a time.'
    """

    zh = "--marked 和 --rest 只用于一个表格，且须另起文件名：请一次加入一个表格。"
    en = "--marked and --rest are for one table and need a name of their own: add one table at a time."
    exit_code = 2
