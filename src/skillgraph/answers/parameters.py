"""The values of a question's parameters: what was typed, or what stands in the question, as terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from skillgraph.answers.questions import Parameter, Question
from skillgraph.errors import SkillGraphError
from skillgraph.sparql.errors import WrongParameter
from skillgraph.sparql.request import Bound
from skillgraph.vocabulary import XSD

_YEAR = re.compile(r"(\d{4})年?", re.ASCII)


def bound(question: Question, values: Mapping[str, str], find: Callable[[str], str]) -> dict[str, Bound]:
    """Give the parameters of a question their values.

    Parameters
    ----------
    question
        The question.
    values
        Parameter to what was typed; the others keep what stands in the question.
    find
        Gives the IRI of the entity that a name means.

    Returns
    -------
    dict
        Variable to term; nothing typed becomes a part of the query.

    Raises
    ------
    WrongParameter
        When there is no such parameter, or a year is none.
    UnknownName, AmbiguousName, NothingNamed
        When a name does not mean one entity.

    Examples
    --------
    >>> from skillgraph.answers.questions import all_questions
    >>> bound(all_questions()[39], {"year": "2021年"}, str)["year"].value
    '2021'
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            raise _unknown(question, name)
    return {name: _value(parameter, values.get(name, parameter.default), find) for name, parameter in known.items()}


def _value(parameter: Parameter, typed: str, find: Callable[[str], str]) -> Bound:
    if parameter.kind == "year":
        digits = _YEAR.fullmatch(typed.strip())
        if digits is None:
            raise WrongParameter(
                zh=f"{parameter.name} 应为四位数字的年份，现为“{typed[:40]}”",
                en=f"{parameter.name} is a year of four digits, and is “{typed[:40]}”",
            )
        return Bound(digits[1], XSD.gYear)
    return Bound(find(typed))


def _unknown(question: Question, name: str) -> WrongParameter:
    zh = "、".join(f"{each.name}（{each.texts['zh']}）" for each in question.parameters) or "没有参数"
    en = ", ".join(f"{each.name} ({each.texts['en']})" for each in question.parameters) or "none"
    return WrongParameter(
        zh=f"第 {question.number} 个问题没有参数 {name[:40]}；它的参数：{zh}",
        en=f"question {question.number} has no parameter {name[:40]}; it has: {en}",
    )


def defaults(question: Question, find: Callable[[str], str]) -> dict[str, Bound]:
    """Give the parameters of a question what stands in it.

    Parameters
    ----------
    question
        The question.
    find
        Gives the IRI of the entity that a name means.

    Returns
    -------
    dict
        Variable to term; of what this workspace does not know, an IRI that nothing bears.
    """

    def found(name: str) -> str:
        try:
            return find(name)
        except SkillGraphError:
            return "urn:skillgraph:unknown"

    return bound(question, {}, found)
