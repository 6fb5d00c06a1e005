"""Unified social credit codes (统一社会信用代码)."""

from __future__ import annotations

import re

from skillgraph.ingest.values.misread import Misread, same
from skillgraph.ingest.values.signs import half_width

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WORTH = {sign: value for value, sign in enumerate(_ALPHABET)}


def check_sign(body: str) -> str:
    """Work out the last sign of a unified social credit code.

    Parameters
    ----------
    body
        Its first 17 signs.

    Returns
    -------
    str
        The check sign: alphabet[(31 − Σ cᵢ·3^(i−1)) mod 31] for i = 1…17 (GB 32100-2015).

    Examples
    --------
    >>> check_sign("91350100M000100Y4")
    '3'
    """
    total = sum(_WORTH[sign] * pow(3, place, 31) for place, sign in enumerate(body))
    return _ALPHABET[-total % 31]


def credit_code(text: str) -> str | Misread:
    """Read a unified social credit code (GB 32100-2015).

    Parameters
    ----------
    text
        What stands in the cell; blanks and hyphens between the signs, lower case and full width are passed over.

    Returns
    -------
    str or Misread
        Its 18 signs, or what is wrong.

    Examples
    --------
    >>> credit_code("９１３５０１００ m000100y43")
    '91350100M000100Y43'
    >>> credit_code("91350100M000100Y44").choices
    (('3', '3'),)
    """
    code = re.sub("[ \\-–—]", "", half_width(text)).upper()
    if not code:
        return Misread("empty", text, "credit-code")
    if re.fullmatch(r"[0-9](\.[0-9]+)?E\+[0-9]+", code):
        return Misread("scientific", text, "credit-code")
    if len(code) != 18:
        return Misread("code-length", text, "credit-code")
    if strange := sorted(set(code) - set(_ALPHABET)):
        return Misread("code-sign", text, "credit-code", same(*strange))
    if code[-1] != (right := check_sign(code[:-1])):
        return Misread("code-check", text, "credit-code", same(right))
    return code
