"""A text that others wrote, made fit to be read: without what would act on a screen, and on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# These are compiled when they are first needed: most texts need none of them.
_LINE_BREAK = "\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]"

# One pass is enough: every escape character is either part of a sequence or falls to the last alternative,
# so what is left cannot form a new sequence.
_UNPRINTABLE = (
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # a control sequence such as a colour
    "|\x1b[\\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\\\)"  # a window's title, a link
    "|\x1b[ -/]*[0-~]"  # the short sequences
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # control characters, save tab and line feed
    "|[\u202a-\u202e\u2066-\u2069]"  # what turns the direction of writing
    "|[\ud800-\udfff\ufffe\uffff]"  # what is no character, and neither UTF-8 nor XML can hold
)

_BROKEN = r"\s*\n\s*"
_SHARED_MARKS = frozenset("“”‘’—…·")  # punctuation of Chinese that Unicode shares with other scripts


def cleaned(text: str) -> str:
    r"""Remove from a text what would act on a screen or break a file instead of being read.

    Parameters
    ----------
    text
        Any text; names and quotes are data that others wrote.

    Returns
    -------
    str
        The text without escape sequences, control characters, overrides of the direction of writing and
        non-characters; every line break is ``\n``, tabs stay.

    Examples
    --------
    >>> cleaned("\x1b[31m昆明\x1b[0m\u202e学院\r\n")
    '昆明学院\n'
    """
    if text.isprintable():  # the usual case
        return text
    return re.sub(_UNPRINTABLE, "", re.sub(_LINE_BREAK, "\n", text))


def one_line(text: str) -> str:
    r"""Set a text on one line, as a reader would read it.

    Parameters
    ----------
    text
        Any text, such as a quote with the line breaks of its source.

    Returns
    -------
    str
        The text, cleaned; a line break or tab is one space, and nothing between two Chinese characters.

    Examples
    --------
    >>> one_line("开展企业新\n型学徒制 150\n余家")
    '开展企业新型学徒制 150 余家'
    """
    text = cleaned(text)
    if text.isprintable():  # the usual case: no break, no tab
        return text
    text = text.strip() if "\n" in text else text
    return re.sub(_BROKEN, _joint, text).replace("\t", " ")


def _joint(gap: re.Match[str]) -> str:
    """Say what joins the two parts of a broken line: nothing in Chinese, else a space."""
    sides = gap.string[gap.start() - 1], gap.string[gap.end()]
    chinese = [_is_chinese(char) for char in sides]
    fitting = all(known or char in _SHARED_MARKS for known, char in zip(chinese, sides, strict=True))
    return "" if fitting and any(chinese) else " "


def _is_chinese(char: str) -> bool:
    """Tell whether a character is of a script that writes no spaces; of the wide ones, Korean does."""
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3"


def listed(items: Iterable[str], lang: str) -> str:
    """Join names as a language does.

    Parameters
    ----------
    items
        Names.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        With 、 or with commas and “and”; with semicolons where a name has a comma of its own.

    Examples
    --------
    >>> listed(["A", "B", "C"], "en"), listed(["甲", "乙"], "zh")
    ('A, B and C', '甲、乙')
    >>> listed(["Yunnei Co., Ltd.", "CRCC"], "en")
    'Yunnei Co., Ltd. and CRCC'
    """
    names = list(items)
    if lang == "zh" or len(names) < 2:
        return "、".join(names)
    comma = "; " if len(names) > 2 and any("," in name for name in names) else ", "
    return f"{comma.join(names[:-1])} and {names[-1]}"


# Spreadsheets may drop blanks and invisible characters before they look for a sign, so the guard looks past
# them; a leading tab or carriage return counts by itself.
_WOULD_RUN = "[\t\r]|[\\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠]"


def duration(seconds: float, lang: str) -> str:
    """Say how long something takes, as roughly as it is known.

    Parameters
    ----------
    seconds
        How long.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        In seconds, minutes or hours.

    Examples
    --------
    >>> duration(0.2, "zh"), duration(59.4, "en"), duration(100, "en"), duration(8000, "zh")
    ('1 秒', '59 seconds', '2 minutes', '2 小时')
    """
    size, zh, en = 1, "秒", "second"
    for larger in ((60, "分钟", "minute"), (3600, "小时", "hour")):
        if seconds >= larger[0] * 1.5:
            size, zh, en = larger
    number = max(round(seconds / size), 1)
    return f"{number} {zh}" if lang == "zh" else f"{number} {en}{'' if number == 1 else 's'}"


def would_run(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula.

    Parameters
    ----------
    text
        A cell's text.

    Returns
    -------
    bool
        Whether it begins like a formula, with or without blanks before the sign.

    Examples
    --------
    >>> would_run("=1+1"), would_run("＝1+1"), would_run("1=1")
    (True, True, False)
    """
    return re.match(_WOULD_RUN, text) is not None
