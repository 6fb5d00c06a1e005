"""When a misspelling may be taken for a name without asking; what an official would not forgive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from skillgraph.names.firms import PLACE_SUFFIX, form_of
from skillgraph.names.formset import NameForms
from skillgraph.names.likeness import cached_forms
from skillgraph.names.reading import is_latin, latin_key, latin_words, pinyin, syllables_of

_SURE = 0.88  # how much of two spellings must agree
_SURE_WORD = 0.85  # the same of one English word: media is not medical, sixth not sixteenth
_SHORTEST = 4  # 耿家盛 and 耿家胜 are two people

# Numerals, Latin letters: another one is another name, even where it sounds the same.
_COUNTED = frozenset("0123456789abcdefghijklmnopqrstuvwxyz〇零一二三四五六七八九十百")
# Characters that tell institutions of one place and grade apart. Of a pair such as 院 and 校 one is enough.
_TELLING = frozenset(
    "东南西北中上下内外前后左右新老大小高初甲乙丙丁男女幼儿"  # direction, rank
    "国省市县区州盟旗镇乡村"  # level
    "工农林牧渔商医药卫护财经贸法政警军体艺文理教科电机气水火风冶矿煤钢铁铜铝锡金银磷盐烟茶糖酒粮油化纺轻重建交航船车桥"
    "局厅厂所站处室委协队馆店社校总分支子"  # kind
)
_PARENT_WORDS = ("集团", "控股", "股份", "分公司", "总公司", "子公司", "附属")
_GRADE_WORDS = (
    "技师学院", "高级技工学校", "技工学校", "职业技术学院", "职业学院", "职业技术大学", "职业大学",
    "高等专科学校", "中等专业学校", "职业高级中学", "职业中学", "职业技术学校", "中专", "职中", "职高",
)  # fmt: skip
_PARENT_WORD, _GRADE_WORD = (re.compile("|".join(words)) for words in (_PARENT_WORDS, _GRADE_WORDS))
_SCHOOL = re.compile("(?<!产业)(?:学院|学校|大学|中学|小学|中专|职中|职高)$")
_NAMED_WITHIN = re.compile("产业学院|分公司")  # names that hold the trade name of a firm further back
_TRADE_NAME_ENDS = 6  # characters: a place of two or three, a trade name (字号) of two to four


def may_be_misspelling(typed: str, name: str) -> bool:
    """Tell whether what was typed may be taken for a misspelt name without asking.

    A wrong answer is worse than a question. So what tells names apart must agree: numerals, Latin letters,
    legal form, words such as 集团 and 控股, the grade of a school, the place at the head, and single
    characters such as 农 and 林. What may differ: characters that sound the same; and beside them one
    character that is missing, too many or wrong, in a school's name, or behind the place and trade name of
    others. In pinyin a slip may not add or drop a syllable, nor touch anything of the above; in English the
    words must agree one by one.

    Parameters
    ----------
    typed
        What someone typed.
    name
        A name there is.

    Returns
    -------
    bool
        True where it is safe, or the names are the same; False where the user should be asked.

    Examples
    --------
    >>> may_be_misspelling("昆明机师学院", "昆明技师学院"), may_be_misspelling("云南技师学院", "昆明技师学院")
    (True, False)
    """
    one, other = cached_forms(typed), cached_forms(name)
    if not one.normal or not other.normal or one.normal == other.normal:
        return one.normal == other.normal != ""
    if is_latin(typed):
        return _english_slip(typed, name) if is_latin(name) else _pinyin_slip(latin_key(typed), other)
    return not is_latin(name) and _same_frame(one.normal, other.normal) and _few_slips(one, other)


def _same_frame(one: str, other: str) -> bool:
    """Tell whether two normal forms agree in place, form, parent words and grade."""
    if one[:2] != other[:2] and syllables_of(one)[:2] != syllables_of(other)[:2]:
        return False
    if _PARENT_WORD.findall(one) != _PARENT_WORD.findall(other):
        return False
    if _differ(form_of(one), form_of(other)):
        return False
    # A misspelt grade is none; two that are spelt right and differ are two schools. 吉林省 is not 吉林市.
    return not any(_differ(word.findall(one), word.findall(other)) for word in (_GRADE_WORD, PLACE_SUFFIX))


def _differ(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def _few_slips(one: NameForms, other: NameForms) -> bool:
    if min(len(one.core), len(other.core)) < _SHORTEST:
        return False
    # The whole names first: 有线公司 sounds like 有限公司, but is no legal form that the core could lose.
    if _slips(one.normal, other.normal) == []:
        return True
    slips = _slips(one.core, other.core)
    if slips is None or len(slips) > 1:
        return False
    return all(_harmless(slip, one.core, other.core) for slip in slips)


@dataclass(frozen=True)
class _Slip:
    """One edit between two names that is no homophone."""

    letters: int  # one for a character too many or missing, two for another
    place: int  # where it stands


def _slips(one: str, other: str) -> list[_Slip] | None:
    """Give the edits that are no homophones; None where one of all the edits tells the names apart."""
    from rapidfuzz.distance import Levenshtein

    sounds, other_sounds = syllables_of(one), syllables_of(other)
    slips = []
    for edit in Levenshtein.editops(one, other):
        before = "" if edit.tag == "insert" else one[edit.src_pos]
        after = "" if edit.tag == "delete" else other[edit.dest_pos]
        alike = bool(before and after) and sounds[edit.src_pos] == other_sounds[edit.dest_pos] != ""
        if _tells_apart(before, after, alike):
            return None
        if not alike:
            slips.append(_Slip(len(before + after), min(edit.src_pos, edit.dest_pos)))
    return slips


def _tells_apart(before: str, after: str, alike: bool) -> bool:
    if before in _COUNTED or after in _COUNTED:
        return True
    telling = (before in _TELLING) + (after in _TELLING)
    # 浓 typed for 农 is a slip, 艺 for 医 is another school.
    return telling > alike


def _harmless(slip: _Slip, one: str, other: str) -> bool:
    if 1 - slip.letters / (len(one) + len(other)) < _SURE:
        return False
    if _SCHOOL.search(one) and _SCHOOL.search(other):
        return True
    return slip.place >= _TRADE_NAME_ENDS and not _NAMED_WITHIN.search(one + other)


def _pinyin_slip(key: str, name: NameForms) -> bool:
    """Tell whether a Latin key is surely meant for the pinyin of a Chinese name."""
    from rapidfuzz.distance import Indel

    if key == name.pinyin:
        return True
    syllables = syllables_of(name.normal)
    # One letter more than the place must agree, or dalian… would do for 大理….
    head = len("".join(syllables[:2])) + 1
    return (
        len(name.core) >= _SHORTEST
        and key[:head] == name.pinyin[:head]
        and _digits(key) == _digits(name.pinyin)
        and _same_words(key, name.pinyin)
        and _telling_syllables(name.normal, syllables, key)
        and not _syllable_more_or_less(key, name.pinyin)
        and Indel.normalized_similarity(key, name.pinyin) >= _SURE
    )


def _syllable_more_or_less(key: str, target: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return any(
        code.tag in ("insert", "delete") and code.src_end - code.src_start + code.dest_end - code.dest_start > 1
        for code in Levenshtein.opcodes(key, target)
    )


def _same_words(key: str, target: str) -> bool:
    """Tell whether two texts in pinyin agree in parent words, and the first in no grade that the second lacks."""
    parents, grades = _words_in_pinyin()
    if any((word in key) != (word in target) for word in parents):
        return False
    return all(word in target for word in grades if word in key)


@cache
def _words_in_pinyin() -> tuple[list[str], list[str]]:
    return [pinyin(word) for word in _PARENT_WORDS], [pinyin(word) for word in _GRADE_WORDS]


def _telling_syllables(plain: str, syllables: list[str], key: str) -> bool:
    """Tell whether each telling character of a name stands in the key behind its neighbour's syllable."""
    for at, char in enumerate(plain):
        # si is the end of shisi and the beginning of sichuan: a number needs both neighbours.
        end = at + 2 if char in _COUNTED else at + 1
        telling = char in _COUNTED or char in _TELLING
        if telling and "".join(syllables[max(0, at - 1) : end]) not in key:
            return False
    return True


def _digits(key: str) -> list[str]:
    return re.findall("[0-9]+", key)


def _english_slip(typed: str, name: str) -> bool:
    """Tell whether two English names agree word by word, the first (the place) and numbers to the letter."""
    from rapidfuzz.distance import Indel

    words, others = _english_words(typed), _english_words(name)
    if len(words) != len(others) or words[:1] != others[:1]:
        return latin_key(typed) == latin_key(name)
    if _digits(" ".join(words)) != _digits(" ".join(others)):
        return False
    return Indel.normalized_similarity(latin_key(typed), latin_key(name)) >= _SURE and all(
        Indel.normalized_similarity(word, other) >= _SURE_WORD for word, other in zip(words, others, strict=True)
    )


def _english_words(text: str) -> list[str]:
    return [word for word in latin_words(text) if word != "the"]
