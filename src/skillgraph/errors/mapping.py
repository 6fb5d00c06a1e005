"""A map file that does not say what a table tells."""

from __future__ import annotations

import re

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


# What Python says of TOML, and what a person can do about it.
_MISTAKES = (
    ("Invalid value", "等号后的值不对；文字要加引号", "the value is wrong; put a text in quotation marks"),
    (
        "Expected '='",
        "键之后应为等号；键中有空格或汉字时要加引号",
        "expected is = after the key; quote a key with blanks in it",
    ),
    ("Cannot overwrite", "这个键已经写过", "this key is there already"),
    ("Cannot declare", "这一节已经写过", "this section is there already"),
    ("Illegal character", "有不能出现的字符，引号可能没有成对", "no such character can be here; is a quotation open?"),
    ("Unterminated", "引号没有成对", "a quotation mark is not closed"),
)  # fmt: skip


class NotToml(Unreadable):
    """A map file is not well formed.

    Parameters
    ----------
    file
        The map file.
    error
        What the reader of TOML says, with the place.

    Examples
    --------
    >>> error = ValueError("Invalid value (at line 3, column 8)")
    >>> print(NotToml(file="map.toml", error=error).sentence("en"))
    map.toml, row 3: not TOML at character 8: the value is wrong; put a text in quotation marks.
    >>> print(NotToml(file="map.toml", error=error).sentence("zh"))
    map.toml，第 3 行：第 8 个字符处不合 TOML 语法：等号后的值不对；文字要加引号。
    """

    zh = "{place_zh}不合 TOML 语法：{why_zh}。"
    en = "not TOML{place_en}: {why_en}."

    def __init__(self, *, file: str, error: Exception) -> None:
        told = str(error)
        found = re.search(r"at line (\d+), column (\d+)", told)
        row, place = (int(found[1]), found[2]) if found else (None, None)
        known = ((zh, en) for words, zh, en in _MISTAKES if words in told)
        why_zh, why_en = next(
            known, ("每行应为 键 = 值，或如 [columns] 的一节", "a line is KEY = VALUE, or like [columns]")
        )
        super().__init__(
            file=file,
            row=row,
            place_zh=f"第 {place} 个字符处" if place else "",
            place_en=f" at character {place}" if place else "",
            why_zh=why_zh,
            why_en=why_en,
        )


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
