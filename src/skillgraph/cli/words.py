"""The words of the help in both languages: headings, and what stands for a user's own words."""

from __future__ import annotations

import re

_ZH = {
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Example": "示例",
}

# What stands for something that a user gives: whole words in capitals.
_PLACEHOLDERS = {
    "COPY": "副本", "DIR": "文件夹", "FILE": "文件", "KEY": "键", "MAP": "映射", "NAME": "名称", "QUESTION": "问题",
    "RECORD": "记录", "TEXT": "文字", "TOPIC": "主题", "VALUE": "值", "WORDS": "词语",
}  # fmt: skip


def said(text: str, lang: str) -> str:
    """Give a heading of the help in a language.

    Parameters
    ----------
    text
        The English heading, such as ``Options``.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The heading; the English one where there is no other.

    Examples
    --------
    >>> said("Options", "zh")
    '选项'
    """
    return _ZH.get(text, text) if lang == "zh" else text


def placeholders(text: str, lang: str) -> str:
    """Give what stands for a user's own words in a language.

    Parameters
    ----------
    text
        Options or arguments as click writes them.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The same, with its placeholders in Chinese where that is asked for.

    Examples
    --------
    >>> placeholders("-w, --workspace DIR", "zh"), placeholders("[RECORD]...", "zh"), placeholders("FILE", "en")
    ('-w, --workspace 文件夹', '[记录]...', 'FILE')
    """
    if lang != "zh":
        return text
    return re.sub("[A-Z]+", lambda word: _PLACEHOLDERS.get(word[0], word[0]), text)
