"""Names as they are read aloud: pinyin, its initials, and what people type for them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from skillgraph.names.firms import PLACE_SUFFIX
from skillgraph.names.folding import CJK_RUN, fold, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PRINTED_PINYIN = {"ɑ": "a", "ɡ": "g"}  # the one-storey letters of printed pinyin


@lru_cache(maxsize=1 << 12)
def _spelled(char: str) -> str:
    """Write one folded character in ASCII: é as e, ü in any tone as v, one without a Latin letter as nothing."""
    letters = unicodedata.normalize("NFKD", _PRINTED_PINYIN.get(char, char))
    if letters.startswith("u\u0308"):
        return "v"
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


# Where names are read otherwise than running text: 长水, the surname 曾, the district of Beijing. 校长 and 厂长
# are words of the dictionary, and keep their zhang.
_READ_IN_NAMES = {"长": ("chang",), "曾": ("zeng",), "晟": ("sheng",), "朝阳": ("chao", "yang")}


@lru_cache(maxsize=1 << 16)
def _reading(word: str) -> tuple[str, ...]:
    """Give a syllable for each character of a word in pypinyin's dictionary, or for a single character."""
    if word in _READ_IN_NAMES:
        return _READ_IN_NAMES[word]
    from pypinyin import lazy_pinyin

    # A character without a known reading always stands alone, and keeps its place with an empty one.
    syllables = lazy_pinyin(word, errors="ignore")
    return tuple("".join(map(_spelled, syllable)) for syllable in syllables) or ("",)


@cache
def _words() -> Callable[[str], Iterator[str]]:
    from pypinyin.contrib.mmseg import seg

    cut: Callable[[str], Iterator[str]] = seg.cut
    return cut


def syllables_of(plain: str) -> list[str]:
    """Give the reading of each character: a Chinese one's syllable, any other as it is spelled in ASCII.

    pypinyin cuts a text into words and reads each. The same words come back from name to name, so what they
    read is kept: the same answer in an eighth of the time.
    """
    syllables: list[str] = []
    for place, run in enumerate(CJK_RUN.split(plain)):
        if place % 2:
            # No word runs on from a place: 云南省|会计, not 省会; 昆明市|长水, not 市长.
            for part in PLACE_SUFFIX.sub(r"\g<0> ", run).split():
                for word in _words()(part):
                    syllables += _reading(word)
        else:
            syllables += map(_spelled, run)
    return syllables


def pinyin(text: str) -> str:
    """Give the toneless pinyin of a name in one word.

    A character with several readings is read as the words around it ask. ü is v; Latin letters and digits
    stay.

    Parameters
    ----------
    text
        A name in any script.

    Returns
    -------
    str
        ASCII letters and digits; empty where the name has nothing to read.

    Examples
    --------
    >>> pinyin("云南 CY 集团"), pinyin("重庆银行"), pinyin("绿春")
    ('yunnancyjituan', 'chongqingyinhang', 'lvchun')
    """
    return "".join(syllables_of(normal(text)))


def initials(text: str) -> str:
    """Give the first letter of each syllable of a name; Latin letters and digits stay whole.

    Parameters
    ----------
    text
        A name in any script.

    Returns
    -------
    str
        ASCII letters and digits.

    Examples
    --------
    >>> initials("昆明技师学院"), initials("云南 CY 集团")
    ('kmjsxy', 'yncyjt')
    """
    return first_letters(syllables_of(normal(text)))


def first_letters(syllables: list[str]) -> str:
    """Give the initials of a reading; see `initials`."""
    return "".join(syllable[:1] for syllable in syllables)


_U_COLON = re.compile("(?<=[ln])u[:：]", re.IGNORECASE)
_TONE_DIGIT = re.compile(
    "(?<![a-z])((?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
    "(?:a[io]?|ang?|ei?|eng?|er|i(?:a(?:ng?|o)?|e|ng?|ong|u)?|o(?:ng|u)?|u(?:a(?:i|ng?)?|e|i|n|o)?|ve?))"
    "[1-5](?![0-9])"
)


def latin_key(text: str) -> str:
    """Give what someone typed in Latin letters as one word that can be compared with `pinyin`.

    Tone marks, spaces and apostrophes go; ü and u: are v, as v is. A digit 1 to 5 right behind a syllable of
    pinyin is its tone, and goes, where at least two syllables bear one: so ``A4`` and ``CY2`` keep theirs.

    Parameters
    ----------
    text
        Pinyin, initials or an English name.

    Returns
    -------
    str
        ASCII letters and digits; Chinese characters in the text are left out.

    Examples
    --------
    >>> latin_key("Kūnmíng jìshī xuéyuàn"), latin_key("Lü4 Chun1"), latin_key("Xi'an CY2")
    ('kunmingjishixueyuan', 'lvchun', 'xiancy2')
    """
    spelled = " ".join("".join(map(_spelled, word)) for word in latin_words(_U_COLON.sub("ü", text)))
    toneless, tones = _TONE_DIGIT.subn(r"\1", spelled)
    return (toneless if tones > 1 else spelled).replace(" ", "")


def latin_words(text: str) -> list[str]:
    """Give the words of a text in Latin letters, folded."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def is_latin(text: str) -> bool:
    """Tell whether a text is typed in Latin letters or digits, as pinyin, initials and English are.

    Parameters
    ----------
    text
        What someone typed.

    Returns
    -------
    bool
        True where there is an ASCII letter or digit (accents apart) and no Chinese, Japanese or Korean one.

    Examples
    --------
    >>> is_latin("kmjsxy"), is_latin("云南CY"), is_latin("——")
    (True, False, False)
    """
    folded = fold(text)
    return not CJK_RUN.search(folded) and any(map(_spelled, folded))
