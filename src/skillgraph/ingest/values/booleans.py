"""Yes and no, as people type them."""

from __future__ import annotations

import re

from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.signs import half_width

# A typed x is left out: in a form it may stand for a tick as well as for a cross.
_YES = frozenset(("是", "有", "对", "真", "yes", "y", "true", "t", "1", "√", "✓", "✔", "☑"))
_NO = frozenset(
    ("否", "无", "無", "没有", "沒有", "不是", "错", "假", "no", "n", "false", "f", "0", "×", "✗", "✘", "☒")
)

# What stands in brackets behind the word is why it is so, as in 是（等多个产业学院）.
_REASON = re.compile(r"(?<=[^(])\s*\([^()]*\)$")


def boolean(text: str) -> bool | Misread:
    """Read yes or no.

    Parameters
    ----------
    text
        What stands in the cell; the words of a source that make it so may follow in brackets.

    Returns
    -------
    bool or Misread
        The value, or what is wrong.

    Examples
    --------
    >>> boolean("是（等多个产业学院）"), boolean("ＮＯ"), boolean("√"), boolean("也许")
    (True, False, True, Misread(code='boolean', text='也许', expected='boolean', choices=()))
    """
    word = _REASON.sub("", half_width(text)).lower()
    if word in _YES or word in _NO:
        return word in _YES
    return Misread("boolean" if word else "empty", text, "boolean")
