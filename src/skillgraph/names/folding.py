"""The forms of a name that cost nothing to make: one width, one case, letters only, simplified characters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# The scripts of China, Japan and Korea: all that stands behind the alphabets in Unicode, and the Korean jamo among
# them. Said by what it is not, such a set compiles ten times as fast, and every command waits for that.
CJK_RUN = re.compile("([^\0-\u10ff\u1200-\u2e7f]+)")

_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Me"})  # controls, zero widths, halves of pairs, rings around a digit
# Marks and fillers that Unicode asks to be ignored: variation selectors (of emoji, of ideographs), joiners.
_IGNORABLE = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# ´ and ¨ standing alone decompose to a blank and a mark; the mark must not land on the letter before (Xi´an).
_LOOSE_MARK = re.compile("(?:^|\\s)[\u0300-\u036f\u3099\u309a]+")
_ZERO_CIRCLES = "○◯"  # what people type for 〇


class _Kept(dict[int, str]):
    """What each character becomes in a folded name, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _ZERO_CIRCLES:
            kept = "〇"
        else:
            category = unicodedata.category(char)
            drop = category[0] in "ZPS" or category in _NOT_SHOWN or re.match(_IGNORABLE, char)
            kept = "" if drop else char
        self[code] = kept
        return kept


@cache
def _kept() -> _Kept:
    return _Kept()


def fold(text: str) -> str:
    """Give the cheap form of a name: one width, one case, and letters and digits only.

    White space, punctuation, symbols, brackets, zero-width and control characters go; 〇 typed as a circle
    becomes 〇. Script stays as it is: `normal` goes on to simplified characters.

    Parameters
    ----------
    text
        A name as someone typed or printed it.

    Returns
    -------
    str
        Its folded form; the fold of a folded form is itself.

    Examples
    --------
    >>> fold("云南ＣＹ 集团（有限公司）")
    '云南cy集团有限公司'
    """
    table = _kept()
    if text.isascii():
        return text.lower().translate(table)
    while True:
        folded = _LOOSE_MARK.sub("", unicodedata.normalize("NFKC", text).casefold()).translate(table)
        # Only now may a letter and a mark stand together, or a folded case be one that NFKC writes otherwise.
        if folded == text or folded.isascii():
            return folded
        text = folded


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def simplified(folded: str) -> str:
    """Write a text in simplified characters.

    Parameters
    ----------
    folded
        A folded name, or any other text.

    Returns
    -------
    str
        The text, each word in its simplified characters.

    Examples
    --------
    >>> simplified("雲南答覆")
    '云南答复'
    """
    if folded.isascii():
        return folded
    convert = _converter()
    # One character needs two steps (薴 苧 苎); after the last, nothing changes.
    while (again := convert(folded)) != folded:
        folded = again
    return folded


@cache
def _traditional() -> dict[str, str]:
    """Each sign that is written otherwise in simplified script, with its simplified form."""
    signs = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    simple = simplified(signs)
    return {} if len(simple) != len(signs) else {a: b for a, b in zip(signs, simple, strict=True) if a != b}


def simple_signs(texts: Iterable[str]) -> dict[str, str]:
    """Give the simplified form of every sign whose simplified form stands in some texts.

    Parameters
    ----------
    texts
        Names.

    Returns
    -------
    dict
        Sign to sign, so that somebody who types in traditional script can be understood without OpenCC.

    Examples
    --------
    >>> simple_signs(["技师学院"])["師"], "車" in simple_signs(["技师学院"])
    ('师', False)
    """
    used = set().union(*texts)
    return {sign: simple for sign, simple in _traditional().items() if simple in used}


@lru_cache(maxsize=1 << 15)
def normal(text: str) -> str:
    """Give the normal form of a name: folded, in simplified characters.

    Names that are the same in all but script, width, case, spaces and punctuation have the same normal form.

    Parameters
    ----------
    text
        A name in any script.

    Returns
    -------
    str
        Its normal form; the normal form of a normal form is itself.

    Examples
    --------
    >>> normal("雲南ＣＹ 集團有限公司")
    '云南cy集团有限公司'
    """
    return simplified(fold(text))
