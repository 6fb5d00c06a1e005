"""A question or a choice that there is not."""

from __future__ import annotations

from collections.abc import Sequence

from skillgraph.errors.base import SkillGraphError


class UnknownNumber(SkillGraphError):
    """No question has the number given.

    Parameters
    ----------
    number
        The number asked for.
    first, last
        The numbers that the questions go from and to.

    Examples
    --------
    >>> UnknownNumber(number=99, first=1, last=20).sentence("en")
    'There is no question 99: they go from 1 to 20. skillgraph ask lists them.'
    """

    zh = "没有第 {number} 个问题，编号从 {first} 到 {last}。skillgraph ask 列出全部问题。"
    en = "There is no question {number}: they go from {first} to {last}. skillgraph ask lists them."


class NoQuestion(SkillGraphError):
    """Nothing was asked.

    Parameters
    ----------
    first, last
        The numbers that the questions go from and to.

    Examples
    --------
    >>> NoQuestion(first=1, last=20).sentence("en")
    'Nothing was asked: the questions go from 1 to 20. skillgraph ask lists them.'
    """

    zh = "没有写明要问什么，问题编号从 {first} 到 {last}。skillgraph ask 列出全部问题。"
    en = "Nothing was asked: the questions go from {first} to {last}. skillgraph ask lists them."


class UnknownQuestion(SkillGraphError):
    """No question fits the words given.

    Parameters
    ----------
    asked
        The words, as they were typed.
    listing
        The nearest questions, one a line.

    Examples
    --------
    >>> print(UnknownQuestion(asked="天气", listing="  1  谁与谁合作？").sentence("en"))
    No question fits “天气”. skillgraph ask lists them all; the nearest are:
      1  谁与谁合作？
    """

    zh = "没有与“{asked}”相符的问题。skillgraph ask 列出全部问题；最接近的是：\n{listing}"
    en = "No question fits “{asked}”. skillgraph ask lists them all; the nearest are:\n{listing}"


class AmbiguousQuestion(SkillGraphError):
    """Several questions fit the words given.

    Parameters
    ----------
    asked
        The words, as they were typed.
    listing
        The questions that fit, one a line.

    Examples
    --------
    >>> print(AmbiguousQuestion(asked="合作", listing="  1  谁与谁合作？").sentence("en"))
    Several questions fit “合作”; say which by its number:
      1  谁与谁合作？
    """

    zh = "有几个问题与“{asked}”相符，请写明编号：\n{listing}"
    en = "Several questions fit “{asked}”; say which by its number:\n{listing}"


class UnknownChoice(SkillGraphError):
    """An option was given a value that is none of its choices.

    Parameters
    ----------
    option
        The option, such as ``--kind``.
    value
        The value given.
    choices
        The values there are.

    Examples
    --------
    >>> UnknownChoice(option="--lang", value="fr", choices=["zh", "en"]).sentence("en")
    '--lang has no choice “fr”. There are: zh; en.'
    """

    zh = "{option} 没有“{value}”这一项。可选：{choices}。"
    en = "{option} has no choice “{value}”. There are: {choices}."
    exit_code = 2


class UnknownSheet(UnknownChoice):
    """A sheet to fill in was named by no name of a record.

    Parameters
    ----------
    value
        What was typed.
    nearest_zh, nearest_en
        The names that come nearest, in each language.
    count
        How many sheets there are.

    Examples
    --------
    >>> told = {"nearest_zh": ["合作"], "nearest_en": ["partnership"], "count": 24}
    >>> UnknownSheet(value="合作伙伴", **told).sentence("zh")
    '没有名为“合作伙伴”的记录。最接近的：合作。不写名称则得到全部 24 张空表。'
    """

    zh = "没有名为“{value}”的记录。最接近的：{nearest_zh}。不写名称则得到全部 {count} 张空表。"
    en = "No record is called “{value}”. The nearest: {nearest_en}. Without a name you get all {count} sheets."


class NothingFits(SkillGraphError):
    """What was asked for leaves nothing to show.

    Parameters
    ----------
    options
        The options that restrict it, as they were typed.
    undated
        How many relations were left out because the sources give no year of theirs.

    Examples
    --------
    >>> NothingFits(options=["--since 2999"], undated=4).sentence("en")
    'Nothing fits: no relation is left by --since 2999 (undated and left out: 4). Ask for less at once.'
    """

    zh = "没有符合的内容：{listing} 之下没有关系（未写明年份而未计入的：{undated} 条）。请少加一些限制。"
    en = "Nothing fits: no relation is left by {listing} (undated and left out: {undated}). Ask for less at once."

    def __init__(self, *, options: Sequence[str], undated: int = 0) -> None:
        super().__init__(options=list(options), listing=" ".join(options), undated=undated)


class YearsBackwards(SkillGraphError):
    """The years asked for end before they begin.

    Parameters
    ----------
    since, until
        The first and the last year.

    Examples
    --------
    >>> YearsBackwards(since=2020, until=2010).sentence("en")
    '--until 2010 is before --since 2020: no year is from 2020 to 2010.'
    """

    zh = "--until {until} 早于 --since {since}：没有从 {since} 到 {until} 的年份。"
    en = "--until {until} is before --since {since}: no year is from {since} to {until}."
    exit_code = 2


class UnknownTopic(SkillGraphError):
    """No statistics are kept under the topic given.

    Parameters
    ----------
    topic
        The topic, as it was typed.
    topics
        The topics there are.

    Examples
    --------
    >>> UnknownTopic(topic="天气", topics=["skills"]).sentence("en")
    'There are no statistics on “天气”. Topics: skills.'
    """

    zh = "没有关于“{topic}”的统计。可选的主题：{topics}。"
    en = "There are no statistics on “{topic}”. Topics: {topics}."
