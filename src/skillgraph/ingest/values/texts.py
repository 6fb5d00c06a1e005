"""Texts of a cell, and the language they are in."""

from __future__ import annotations

import re

from skillgraph.ingest.values.misread import Misread
from skillgraph.text import cleaned

# Blanks, and what stands at the ends of a text unseen.
_AROUND = (
    " \t\n\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
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
    found = cleaned(text).strip(_AROUND)
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
