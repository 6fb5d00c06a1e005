"""A table that is too large, or not a table at all."""

from __future__ import annotations

from skillgraph.errors.reading import Unreadable


class TooManyColumns(Unreadable):
    """A sheet has more columns than a table of records has.

    Parameters
    ----------
    file, row
        Where it is.
    most
        How many are read.

    Examples
    --------
    >>> print(TooManyColumns(file="a.csv", row=1, most=200).sentence("en"))
    a.csv, row 1: more than 200 columns. Delete those that are not needed.
    """

    zh = "多于 {most} 列。请删去不需要的列。"
    en = "more than {most} columns. Delete those that are not needed."


class TooManyRows(Unreadable):
    """A sheet has more rows than a spreadsheet program shows.

    Parameters
    ----------
    file
        Where it is.
    most
        How many are read.

    Examples
    --------
    >>> print(TooManyRows(file="a.csv", most=1048576).sentence("en"))
    a.csv: more than 1,048,576 rows, which no spreadsheet holds. Divide it into several files.
    """

    zh = "多于 {most:,} 行，电子表格容不下。请分成几个文件。"
    en = "more than {most:,} rows, which no spreadsheet holds. Divide it into several files."


class CellTooLong(Unreadable):
    """A cell holds a text that is no cell's.

    Parameters
    ----------
    file, sheet, row, column
        Where it is.
    most
        How many characters are read.

    Examples
    --------
    >>> print(CellTooLong(file="a.xlsx", sheet="名单", row=2, column="B", most=1000000).sentence("en"))
    a.xlsx, sheet “名单”, row 2, column B: a cell of more than 1,000,000 characters. Shorten it, or add it as a letter.
    """

    zh = "单元格多于 {most:,} 个字符。请缩短，或把全文另存为信件。"
    en = "a cell of more than {most:,} characters. Shorten it, or add it as a letter."


class RowTooLong(Unreadable):
    """A line of a file is longer than any row of a table.

    Parameters
    ----------
    file, row
        Where it is.
    most
        How many characters are read.

    Examples
    --------
    >>> print(RowTooLong(file="a.csv", row=2, most=16000000).sentence("en"))
    a.csv, row 2: a line of more than 16,000,000 characters. Check that this is a table.
    """

    zh = "一行多于 {most:,} 个字符。请检查是否为表格。"
    en = "a line of more than {most:,} characters. Check that this is a table."


class UnbalancedQuotes(Unreadable):
    """A quotation mark of a text table is not closed, or stands where none can.

    Parameters
    ----------
    file, row
        Where it is.

    Examples
    --------
    >>> print(UnbalancedQuotes(file="a.csv", row=3).sentence("en"))
    a.csv, row 3: a quotation mark " is not closed or stands in the wrong place. Write a mark inside a cell twice.
    """

    zh = '引号 " 没有成对，或位置不对。单元格内的引号要写两次。'
    en = 'a quotation mark " is not closed or stands in the wrong place. Write a mark inside a cell twice.'


class BrokenJson(Unreadable):
    """A JSON file is not well formed.

    Parameters
    ----------
    file
        Where it is.
    line
        The line of the mistake, from 1.

    Examples
    --------
    >>> print(BrokenJson(file="a.json", line=3).sentence("en"))
    a.json: line 3 is not JSON. Export it again from the program that wrote it.
    """

    zh = "第 {line} 行不合 JSON 语法。请用写出它的程序重新导出。"
    en = "line {line} is not JSON. Export it again from the program that wrote it."


class TooDeep(Unreadable):
    """A JSON file is nested deeper than any table.

    Parameters
    ----------
    file
        Where it is.
    most
        How many levels are read.

    Examples
    --------
    >>> print(TooDeep(file="a.json", most=50).sentence("en"))
    a.json: nested deeper than 50 levels, so this is no table. Expected is a list of objects.
    """

    zh = "嵌套多于 {most} 层，不是表格。应为对象的列表。"
    en = "nested deeper than {most} levels, so this is no table. Expected is a list of objects."


class NotATable(Unreadable):
    """A JSON file is neither a list of objects nor an object of such lists.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(NotATable(file="a.json").sentence("en"))
    a.json: expected is a list of objects, or an object of such lists.
    """

    zh = "应为对象的列表，或由这样的列表组成的对象。"
    en = "expected is a list of objects, or an object of such lists."


class RepeatedKey(Unreadable):
    """An object of JSON has a key twice, and one of its values would be lost.

    Parameters
    ----------
    file
        Where it is.
    key
        The key.

    Examples
    --------
    >>> print(RepeatedKey(file="a.json", key="school").sentence("en"))
    a.json: an object has the key “school” twice. Give each key once; several values stand in a list.
    """

    zh = "一个对象中键“{key}”出现了两次。每个键只写一次；几个值写成列表。"
    en = "an object has the key “{key}” twice. Give each key once; several values stand in a list."


class NestedValue(Unreadable):
    """A value of a JSON object is an object, or a list of other things than texts.

    Parameters
    ----------
    file, row
        Where it is.
    key
        The key of the value.

    Examples
    --------
    >>> print(NestedValue(file="a.json", row=2, key="成员").sentence("en"))  # doctest: +ELLIPSIS
    a.json, row 2: the value of “成员” is an object, or a list of more than texts. Expected is a text or a list of ...
    """

    zh = "“{key}”的值是对象，或列表中有文字以外的内容。应为文字、文字的列表、数字、true、false 或 null。"
    en = (
        "the value of “{key}” is an object, or a list of more than texts. "
        "Expected is a text or a list of texts, a number, true, false or null."
    )
