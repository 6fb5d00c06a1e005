"""Texts of a cell, and the language they are in."""

from __future__ import annotations

import re

from skillgraph.ingest.values.misread import Misread
from skillgraph.text import cleaned

_AROUND = "[\\s\u200b\u2060\ufeff]+"
_HAN = re.compile("[㐀-䶿一-鿿豈-﫿〇\U00020000-\U0003ffff]")


def wording(text: str, least: int = 0) -> str | Misread:
    r"""Read a text.

    Parameters
    ----------
    text
        What stands in the cell.
    least
        How many characters it must have at least.

    Returns
    -------
    str or Misread
        The text as it stands, save blanks at its ends and signs that only act on a screen.

    Examples
    --------
    >>> wording(" 云南 CY 集团有限公司\r\n")
    '云南 CY 集团有限公司'
    >>> wording("　").code
    'empty'
    """
    found = re.sub(f"^{_AROUND}|{_AROUND}$", "", cleaned(text))
    return found if len(found) >= max(1, least) else Misread("empty", text, "text")


def language(text: str) -> str:
    """Tell in which of the project's languages a text is.

    Parameters
    ----------
    text
        A name or a sentence.

    Returns
    -------
    str
        ``"zh"`` where it has a Chinese character, else ``"en"``.

    Examples
    --------
    >>> language("云南 CY 集团"), language("Kunming Technician College")
    ('zh', 'en')
    """
    return "zh" if _HAN.search(text) else "en"
