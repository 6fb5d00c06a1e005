"""Names without what says their legal form: only to find, never to merge."""

from __future__ import annotations

import re
import unicodedata

from skillgraph.names.folding import CJK_RUN, normal


def legal_form(text: str) -> str | None:
    """Tell the legal form that ends the name of a Chinese company.

    有限公司 and 有限责任公司 are one form, 股份有限公司 and 股份公司 another (Company Law, article 7).
    Companies of both forms print “Co., Ltd.”, which therefore says nothing.

    Parameters
    ----------
    text
        The name of an organisation.

    Returns
    -------
    str or None
        ``"limited"``, ``"joint-stock"``, or None where the name states neither at its end.

    Examples
    --------
    >>> legal_form("云南云翔玻璃有限责任公司"), legal_form("云南铜业股份有限公司"), legal_form("云南白药集团")
    ('limited', 'joint-stock', None)
    """
    return form_of(normal(text))


def form_of(plain: str) -> str | None:
    """Tell the legal form of a folded name; see `legal_form`."""
    if plain.endswith(("股份有限公司", "股份公司")):
        return "joint-stock"
    return "limited" if plain.endswith(("有限公司", "有限责任公司")) else None


_LEGAL_SUFFIX = re.compile(
    "(?:(?:股份)?有限(?:责任)?公司|股份公司|(?:特殊)?普通合伙(?:企业)?|有限合伙(?:企业)?|(?<![分子总支])公司)$"
)
# 省 or 市 behind a place, not as part of a word: 市场, 市政, 市民, 市级, 市委; 城市, 超市, 上市, 夜市, 股市,
# 都市 (but 成都市). What stays by mistake costs a hit at most; what goes by mistake goes on both sides.
PLACE_SUFFIX = re.compile(
    "(?<=..)(?<![城超上夜股芒])(?<!(?<![成宜])都)"
    "(?:省(?![级直属委内外])|市(?!场|政(?![协务法])|民(?![政族宗办间主])|[级直属委部]))"
)
_ENGLISH_EXTRA = re.compile(
    r"\bthe\b|(?<![\s,.()])(?:[\s,.()]+(?:company|co|corporation|corp|incorporated|inc|limited|ltd|llc|plc)\b\.?\)?)+\s*$",
    re.IGNORECASE,
)


def core(text: str) -> str:
    """Give what is left of a name without its legal form and without 省 or 市 behind a place.

    It serves to find a name, never to say that two are one: a parent and its listed company may share it.
    English names lose “Co., Ltd.” and the like, and “the”.

    Parameters
    ----------
    text
        A name in any script.

    Returns
    -------
    str
        Its core in normal form; the normal form where fewer than two characters would be left.

    Examples
    --------
    >>> core("云南省云翔玻璃有限责任公司"), core("昆明市市场监督管理局"), core("The Yunnan CY Co., Ltd.")
    ('云南云翔玻璃', '昆明市场监督管理局', 'yunnancy')
    """
    return core_of(text, normal(text))


def core_of(text: str, plain: str) -> str:
    """Give the core of a name whose normal form is known; see `core`."""
    if CJK_RUN.search(plain):
        bare = _LEGAL_SUFFIX.sub("", plain)
        bare = PLACE_SUFFIX.sub("", bare if len(bare) > 1 else plain)
    else:
        # In English the words must still stand apart: Zinc ends in no legal form.
        whole = unicodedata.normalize("NFKC", text)
        less = _ENGLISH_EXTRA.sub(" ", whole)
        bare = plain if less == whole else normal(less)
    return bare if len(bare) > 1 else plain
