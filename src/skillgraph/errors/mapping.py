"""A map file that does not say what a table tells."""

from __future__ import annotations

from skillgraph.errors.reading import Unreadable


class BrokenMap(Unreadable):
    """A key of a map file is missing, unknown, or says what cannot be.

    Parameters
    ----------
    file
        The map file.
    key
        The key, with dots, as in ``columns.role``.
    expected_zh, expected_en
        What is expected.

    Examples
    --------
    >>> print(BrokenMap(file="map.toml", key="rows", expected_zh="“shared”", expected_en="“shared”").sentence("en"))
    map.toml: key “rows”; expected: “shared”.
    """

    zh = "键“{key}”有误；应为：{expected_zh}。"
    en = "key “{key}”; expected: {expected_en}."


class HeadingsNotFound(Unreadable):
    """No row of a table has the headings that its map file names.

    Parameters
    ----------
    file, sheet
        Where.
    headings
        Those that are missing.
    found
        The headings of the row that fits best.

    Examples
    --------
    >>> print(HeadingsNotFound(file="a.csv", headings=["role"], found=["id", "name"]).sentence("en"))
    a.csv: no column is headed “role”, which the map names. The headings found are id; name.
    """

    zh = "没有名为“{headings}”的列，而映射文件提到了它。找到的列名有：{found}。"
    en = "no column is headed “{headings}”, which the map names. The headings found are {found}."


class NoMapGuessed(Unreadable):
    """Nothing in a table tells who takes part in what.

    Parameters
    ----------
    file
        The table.

    Examples
    --------
    >>> print(NoMapGuessed(file="a.csv").sentence("en"))
    a.csv: no two columns of it look like names, or like names and an identifier. Write the map by hand.
    """

    zh = "看不出哪两列是名称，或哪列是名称、哪列是编号。请手工编写映射文件。"
    en = "no two columns of it look like names, or like names and an identifier. Write the map by hand."
