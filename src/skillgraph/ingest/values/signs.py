"""The signs of a cell in one width, so that what reads it need know only one way of typing."""

from __future__ import annotations

import re

# NFKC would go too far: it makes 10² a hundred and two.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: 0xA5, 0xFFE0: 0xA2}
_UNSEEN = dict.fromkeys([0xAD, 0xFEFF, 0x2060, *range(0x200B, 0x2010)])
_SIGNS = _HALF | _UNSEEN

LONGEST = 200  # no number, date, code or label is longer


def half_width(text: str) -> str:
    """Give a cell's text in half width, without what cannot be seen, each run of blanks as one.

    Parameters
    ----------
    text
        As it was typed.

    Returns
    -------
    str
        The text on one line, without blanks at its ends.

    Examples
    --------
    >>> half_width("　１，２４７　人 ")
    '1,247 人'
    """
    return re.sub(r"\s+", " ", text.translate(_SIGNS)).strip()
