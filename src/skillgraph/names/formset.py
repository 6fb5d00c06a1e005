"""All the forms of a name that an index holds."""

from __future__ import annotations

from dataclasses import dataclass

from skillgraph.names.firms import core_of
from skillgraph.names.folding import fold, simplified
from skillgraph.names.reading import first_letters, syllables_of


@dataclass(frozen=True)
class NameForms:
    """A name in every form it is found by.

    Parameters
    ----------
    fold, normal, core, pinyin, initials
        What the functions of these names give.

    Examples
    --------
    >>> forms("昆明市技師學院").core
    '昆明技师学院'
    """

    fold: str
    normal: str
    core: str
    pinyin: str
    initials: str


def forms(text: str) -> NameForms:
    """Give a name in every form it is found by, each worked out once.

    Parameters
    ----------
    text
        A name in any script.

    Returns
    -------
    NameForms
        What `fold`, `normal`, `core`, `pinyin` and `initials` give.

    Examples
    --------
    >>> forms("雲南 CY")
    NameForms(fold='雲南cy', normal='云南cy', core='云南cy', pinyin='yunnancy', initials='yncy')
    """
    folded = fold(text)
    plain = simplified(folded)
    if plain.isascii():
        # Every letter is read as it is written.
        return NameForms(folded, plain, core_of(text, plain), plain, plain)
    syllables = syllables_of(plain)
    return NameForms(folded, plain, core_of(text, plain), "".join(syllables), first_letters(syllables))
