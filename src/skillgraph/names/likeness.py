"""How far two names are alike, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from skillgraph.names.formset import forms
from skillgraph.names.reading import is_latin, latin_key


@dataclass(frozen=True)
class Similarity:
    """How far two names are alike, and why.

    Parameters
    ----------
    score
        Between 0 and 1; 1 only for names of the same normal form.
    reasons
        Those that hold of ``"same-name"``, ``"same-core"``, ``"same-pinyin"``, ``"same-initials"``,
        ``"contains"``, ``"spelling"``, in this order.

    Examples
    --------
    >>> Similarity(0.95, ("same-pinyin",)).reasons
    ('same-pinyin',)
    """

    score: float
    reasons: tuple[str, ...]


# A ladder, not a measurement: only its order matters. Initials rank and never decide.
_SAME_CORE, _SAME_PINYIN, _SAME_INITIALS = 0.97, 0.95, 0.7
_WORTH_SAYING = 0.6  # below this, likeness in spelling is chance


# What is typed is compared with many names, and their names come back with the next question.
cached_forms = lru_cache(maxsize=1 << 12)(forms)
_cached_is_latin = lru_cache(maxsize=1 << 12)(is_latin)


@lru_cache(maxsize=1 << 12)
def _key(text: str) -> str:
    return latin_key(text) if _cached_is_latin(text) else cached_forms(text).pinyin


def similarity(typed: str, name: str) -> Similarity:
    """Say how far two names are alike, and why; which of the two comes first does not matter.

    Parameters
    ----------
    typed
        What someone typed: a name, a short name, pinyin, initials.
    name
        A name there is.

    Returns
    -------
    Similarity
        The score of the strongest likeness and all that hold.

    Examples
    --------
    >>> similarity("昆明技士学院", "昆明技师学院")
    Similarity(score=0.95, reasons=('same-pinyin', 'spelling'))
    >>> similarity("kmjsxy", "昆明技师学院").reasons
    ('same-initials',)
    """
    one, other = cached_forms(typed), cached_forms(name)
    if not one.normal or not other.normal:
        return Similarity(0.0, ())
    if one.normal == other.normal:
        return Similarity(1.0, ("same-name",))
    keys = _key(typed), _key(name)
    mixed = _cached_is_latin(typed) != _cached_is_latin(name)
    spelling = _spelling(one.normal, other.normal, keys)
    weights = {
        "same-core": _SAME_CORE * (one.core == other.core),
        "same-pinyin": _SAME_PINYIN * (keys[0] == keys[1] != ""),
        "same-initials": _SAME_INITIALS * (mixed and one.initials == other.initials),
        "contains": _contained(*keys, least=3) if mixed else _contained(one.normal, other.normal, least=2),
        "spelling": spelling if spelling >= _WORTH_SAYING else 0.0,
    }
    reasons = tuple(reason for reason, weight in weights.items() if weight)
    return Similarity(max(spelling, *weights.values()), reasons)


def _spelling(one: str, other: str, keys: tuple[str, str]) -> float:
    from rapidfuzz.distance import Indel

    # Pinyin has few letters: any two names share many of them, so likeness there counts for less.
    return max(Indel.normalized_similarity(one, other), 0.9 * Indel.normalized_similarity(*keys))


def _contained(one: str, other: str, least: int) -> float:
    short, long = sorted((one, other), key=len)
    if short == long or len(short) < least or short not in long:
        return 0.0
    return 0.6 + 0.35 * len(short) / len(long)
