"""Chinese numerals: 一百五十, 两千, 壹佰万, 二〇二二."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_SCALES = ((100_000_000, "亿"), (10_000, "万"), (1000, "千"), (100, "百"), (10, "十"))
# Other ways to write the same signs: in full for money, in traditional characters, a circle for a zero.
_PLAIN = str.maketrans("〇○◯两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億點", "零零零二二一二二三三四五六六七八九十百千万亿点")
_TEN_ALONE = re.compile(f"(?<![{_DIGITS[1:]}])十")


def plain(text: str) -> str:
    """Write the numerals of a text with the plain signs, all else as it stands.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        As long as the text.

    Examples
    --------
    >>> plain("壹佰萬元，二〇二二年，两家")
    '一百万元，二零二二年，二家'
    """
    return text.translate(_PLAIN)


def whole(text: str) -> int | None:
    """Read a whole number in Chinese numerals.

    Parameters
    ----------
    text
        Numerals and nothing else.

    Returns
    -------
    int or None
        None also where one might read it in two ways: 一百五 (105 or 150), 三五 (three to five), 三四百.

    Examples
    --------
    >>> whole("一百五十"), whole("两千零三"), whole("十二万"), whole("二〇二二"), whole("一百五")
    (150, 2003, 120000, 2022, None)
    """
    text = _TEN_ALONE.sub("一十", plain(text))
    if not text or not re.fullmatch(f"[{_DIGITS}十百千万亿]+", text):
        return None
    if set(text) <= set(_DIGITS):
        return _row(text)
    value = _sum(text)
    return value if written(value) == text else None


def _row(text: str) -> int | None:
    """Digits in a row are a number only where a zero says so: 三五 is three to five."""
    clear = len(text) == 1 or (_DIGITS[0] in text and text[0] != _DIGITS[0])
    return int(digits(text)) if clear else None


def digits(text: str) -> str:
    """Write plain Chinese digits as Arabic ones, all else as it stands.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        As long as the text.

    Examples
    --------
    >>> digits("二零二二年")
    '2022年'
    """
    return text.translate(str.maketrans(_DIGITS, "0123456789"))


def _sum(text: str) -> int:
    for scale, sign in _SCALES:
        if sign in text:
            high, _, low = text.rpartition(sign)
            return (_sum(high) if high else 1) * scale + _sum(low)
    return int(digits(text[-1:]) or 0)


def written(value: int) -> str:
    """Write a whole number in Chinese numerals in the one full way.

    Parameters
    ----------
    value
        Zero or more.

    Returns
    -------
    str
        With 一十 for ten, so that there is one way only; `whole` reads it back.

    Examples
    --------
    >>> written(105), written(10500), written(120000)
    ('一百零五', '一万零五百', '一十二万')
    """
    for scale, sign in _SCALES:
        if value >= scale:
            high, low = divmod(value, scale)
            gap = "零" if 0 < low * 10 < scale else ""
            return f"{written(high)}{sign}{gap}{written(low) if low else ''}"
    return _DIGITS[value]
