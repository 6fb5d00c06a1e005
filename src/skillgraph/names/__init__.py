"""Chinese and English names: the forms they are found by, and how far two of them are alike, with reasons.

Strings in, strings and values out. What costs time to import (OpenCC, pypinyin, rapidfuzz) is imported by the
function that needs it; and each part of this room is loaded when something of it is first asked for, so that a
question asked with the right name pays for folding it and for nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillgraph.names.firms import core, core_of, legal_form
    from skillgraph.names.folding import fold, normal, simple_signs, simplified
    from skillgraph.names.formset import NameForms, forms
    from skillgraph.names.likeness import Similarity, similarity
    from skillgraph.names.reading import initials, is_latin, latin_key, pinyin
    from skillgraph.names.slips import may_be_misspelling

_PARTS = {
    "fold": "folding",
    "normal": "folding",
    "simple_signs": "folding",
    "simplified": "folding",
    "core": "firms",
    "core_of": "firms",
    "legal_form": "firms",
    "initials": "reading",
    "is_latin": "reading",
    "latin_key": "reading",
    "pinyin": "reading",
    "NameForms": "formset",
    "forms": "formset",
    "Similarity": "likeness",
    "similarity": "likeness",
    "may_be_misspelling": "slips",
}

__all__ = [
    "NameForms",
    "Similarity",
    "core",
    "core_of",
    "fold",
    "forms",
    "initials",
    "is_latin",
    "latin_key",
    "legal_form",
    "may_be_misspelling",
    "normal",
    "pinyin",
    "similarity",
    "simple_signs",
    "simplified",
]


def __getattr__(name: str) -> object:
    if name not in _PARTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_PARTS[name]}"), name)
    globals()[name] = found
    return found
