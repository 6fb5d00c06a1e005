"""A name that means nothing, or several things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from skillgraph.errors.base import SkillGraphError


class UnknownName(SkillGraphError):
    """No entity bears a name like the one given.

    Parameters
    ----------
    name
        The name, as it was typed.
    nearest
        The names nearest to it.

    Examples
    --------
    >>> UnknownName(name="昆明机师", nearest=["昆明技师学院"]).sentence("en")
    'Nothing here is called “昆明机师”. The nearest names: 昆明技师学院'
    """

    zh = "图谱中没有名为“{name}”的条目。最接近的名称：{nearest}"
    en = "Nothing here is called “{name}”. The nearest names: {nearest}"


class EmptyGraph(SkillGraphError):
    """A name was asked for in a workspace that has no entity with a name.

    Examples
    --------
    >>> EmptyGraph().sentence("en")
    'The workspace has no entries yet, so no name can be found in it.'
    """

    zh = "工作区中还没有任何条目，无法按名称查找。"
    en = "The workspace has no entries yet, so no name can be found in it."


class NothingNamed(SkillGraphError):
    """A name was asked for and none, or no letter of one, was given.

    Parameters
    ----------
    name
        What was typed.

    Examples
    --------
    >>> NothingNamed(name="？").sentence("en")
    'There is nothing to look for in “？”. Give a name, a short name or pinyin.'
    """

    zh = "“{name}”里没有可以查找的文字。请给出名称、简称或拼音。"
    en = "There is nothing to look for in “{name}”. Give a name, a short name or pinyin."


class AmbiguousName(SkillGraphError):
    """Several entities may be meant; ``data["choices"]`` is a list of descriptions, one for each.

    Parameters
    ----------
    name
        The name, as it was typed.
    choices
        A description of each entity; the sentence shows the first twelve.

    Examples
    --------
    >>> print(AmbiguousName(name="昆明", choices=["昆明市", "昆明电视台"]).sentence("en"))
    “昆明” may mean several entries; say which:
      昆明市
      昆明电视台
    """

    zh = "“{name}”可以指几个条目，请写明是哪一个：\n{listing}"
    en = "“{name}” may mean several entries; say which:\n{listing}"
    most: ClassVar[int] = 12

    def __init__(self, *, name: str, choices: Sequence[str]) -> None:
        listing = "\n".join(f"  {choice}" for choice in choices[: self.most])
        if len(choices) > self.most:
            listing += f"\n  … (+{len(choices) - self.most})"
        super().__init__(name=name, choices=list(choices), listing=listing)


class PartOfName(AmbiguousName):
    """What was typed is a part of one name, and that of a document, a programme or a title: it may mean another thing.

    Parameters
    ----------
    name
        The name, as it was typed.
    choices
        A description of the entity whose name it is a part of.

    Examples
    --------
    >>> print(PartOfName(name="工作室", choices=["《工作室管理细则》"]).sentence("en"))
    Nothing here is called “工作室”. It is a part of this name; type the whole if you mean it:
      《工作室管理细则》
    """

    zh = "图谱中没有名为“{name}”的条目。它是下面这个名称的一部分，如果指的就是它，请写出全名：\n{listing}"
    en = "Nothing here is called “{name}”. It is a part of this name; type the whole if you mean it:\n{listing}"


class NoEntity(AmbiguousName):
    """What was typed is a word of a scheme, such as a form of cooperation or an occupation, and no entity.

    Parameters
    ----------
    name
        The word, as it was typed.
    choices
        What the records say with it.

    Examples
    --------
    >>> print(NoEntity(name="订单班", choices=["全市中职学校采取订单班"]).sentence("en"))
    “订单班” is no entry of its own, but records speak of it; skillgraph ask lists the questions they answer:
      全市中职学校采取订单班
    """

    zh = "“{name}”不是单独的条目，但有记录说到它；skillgraph ask 列出这些记录所回答的问题：\n{listing}"
    en = (
        "“{name}” is no entry of its own, but records speak of it;"
        " skillgraph ask lists the questions they answer:\n{listing}"
    )
    most = 3


class UnknownTerm(SkillGraphError, AttributeError):
    """A term that the vocabulary does not have.

    Parameters
    ----------
    prefix
        The prefix of the vocabulary.
    term
        The term asked for.

    Examples
    --------
    >>> UnknownTerm(prefix="sg", term="Persn").sentence("en")
    'The vocabulary sg has no term “Persn”.'
    """

    zh = "词汇表 {prefix} 中没有“{term}”。"
    en = "The vocabulary {prefix} has no term “{term}”."
