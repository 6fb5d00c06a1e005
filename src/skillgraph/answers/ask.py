"""Competency questions answered: in words, with the records that say so and the passages they rest on.

How far a question is answered was judged by hand for the Kunming workspace and stands in the head of its file. What is
found has the last word: where no record answers, the source does not say, whatever the head says; where records answer
what the head calls not said, or the workspace is another than the one judged, they answer in part, for nobody has
checked whether they are all. A query marks as ``?beside`` the records that are near the question and do not answer it.
Records are told in the order of the sources, or in that of the query where it selects a ``?place``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from skillgraph import lookup
from skillgraph.answers import words
from skillgraph.answers.asked import FULL, NOT_SAID, PARTLY, Asked, AskedRow, QuestionList, QuestionRow
from skillgraph.answers.parameters import defaults
from skillgraph.answers.questions import Question, all_questions, choose
from skillgraph.errors import SkillGraphError, UnknownName
from skillgraph.index.rows import RecordRow
from skillgraph.index.view import View
from skillgraph.sparql.request import Bound
from skillgraph.text import listed

# The workspace for which the heads of the files give their verdicts.
JUDGED = "https://w3id.org/skillgraph/kunming-2023/"

_UNCHECKED = {
    "zh": "找到了回答这个问题的记录；是否完整，尚未有人核对。",
    "en": "Records that answer it were found; whether they are all, nobody has checked.",
}
_NOTHING = {
    "zh": "工作区里没有回答这个问题的记录；这不等于事实如此。",
    "en": "No record of the workspace answers it; that says nothing of how things are.",
}


class _Found(NamedTuple):
    """The records a query finds: those that answer, and those that only stand beside the question."""

    answering: list[RecordRow]
    beside: list[RecordRow]


def questions(view: View, lang: str) -> QuestionList:
    """List the questions, each with how far the workspace answers it.

    Parameters
    ----------
    view
        What to ask.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    QuestionList
        By number.
    """
    store, judged = view.store(), _is_judged(view)
    return QuestionList(
        tuple(
            QuestionRow(each.number, each.texts[lang], _verdict(each, _find(view, store, each), judged=judged))
            for each in all_questions()
        )
    )


def ask(view: View, asked: str, lang: str) -> Asked:
    """Answer a question.

    Parameters
    ----------
    view
        What to ask.
    asked
        The number of the question, or words of it in Chinese or English.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Asked
        The answer in words and in records, how far it answers, and why.

    Raises
    ------
    UnknownNumber, UnknownQuestion, AmbiguousQuestion
        When it is not clear which question is meant.
    """
    question = choose(all_questions(), asked, lang)
    found = _find(view, view.store(), question)
    answered = _verdict(question, found, judged=_is_judged(view))
    absent = () if found.answering else _absent(view, question)
    records = [*found.answering, *found.beside]
    return Asked(
        question=question.number,
        text=question.texts[lang],
        answered=answered,
        why=_of_others(question, absent, lang) or _why(question, found, answered, lang, judged=_is_judged(view)),
        answer=_without(absent, lang) or _in_words(found, lang),
        rows=_rows(view, records, lang),
        notes=(*_apart(found, lang), *_rules(view, records, lang)),
    )


def _is_judged(view: View) -> bool:
    return view.meta()["base"] == JUDGED


def _find(view: View, store: Store, question: Question) -> _Found:
    values = defaults(question, lambda name: _named(view, name))
    solutions = store.query(
        question.query,
        use_default_graph_as_union=True,
        substitutions={Variable(name): _term(value) for name, value in values.items()},
    )
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("a question is a SELECT query")
    names = {variable.value for variable in solutions.variables}
    answers: dict[str, bool] = {}
    for solution in solutions:
        iri = solution["record"].value
        # A record that answers in one way answers, even if in another it only stands beside.
        answers[iri] = answers.get(iri, False) or not ("beside" in names and _true(solution["beside"]))
    records = view.records_by_iri(answers)
    if "place" in names:
        order = {iri: place for place, iri in enumerate(answers)}
        records.sort(key=lambda record: order[record.iri])
    return _Found(
        [record for record in records if answers[record.iri]], [record for record in records if not answers[record.iri]]
    )


def _named(view: View, name: str) -> str:
    """The IRI of the entity that bears a name as it stands: a question about one is not about another like it."""
    entity, match = lookup.resolve(view, name, "en")
    if match.how != lookup.EXACT:
        raise UnknownName(name=name, nearest=())
    return entity.iri


def _absent(view: View, question: Question) -> tuple[str, ...]:
    """The names that a question is about and that nothing here bears: what is not there cannot be asked about."""
    about = [parameter.default for parameter in question.parameters if parameter.kind == "entity"]
    written = re.findall(r'skos:prefLabel "([^"]+)"@zh', question.query)
    return (
        *(name for name in about if not _is_named(view, name)),
        *(name for name in dict.fromkeys(written) if not view.is_canonical(name)),
    )


def _is_named(view: View, name: str) -> bool:
    try:
        _named(view, name)
    except SkillGraphError:
        return False
    return True


def _without(absent: Sequence[str], lang: str) -> str:
    if not absent:
        return ""
    names = listed([f"“{name}”" for name in absent], lang)
    return f"这里没有名为{names}的条目。" if lang == "zh" else f"Nothing here is called {names}."


def _of_others(question: Question, absent: Sequence[str], lang: str) -> str:
    if not absent:
        return ""
    zh, number = lang == "zh", question.number
    why = (
        "这个问题问的是它，所以不能说来源没有说明。"
        if zh
        else "The question is about it, so this is not to say that the sources are silent."
    )
    parameter = next((each.name for each in question.parameters if each.kind == "entity"), None)
    if parameter is None:
        return why
    other = f"skillgraph query --name {number} --param {parameter}=…"
    return why + (f"可以换一个来问：{other}" if zh else f" Ask about another: {other}")


def _term(value: Bound) -> NamedNode | Literal:
    return Literal(value.value, datatype=NamedNode(value.datatype)) if value.datatype else NamedNode(value.value)


def _true(value: object) -> bool:
    return getattr(value, "value", None) == "true"


def _verdict(question: Question, found: _Found, *, judged: bool) -> str:
    if not found.answering:
        return NOT_SAID
    return question.answered if judged and question.answered in {FULL, PARTLY} else PARTLY


def _why(question: Question, found: _Found, answered: str, lang: str, *, judged: bool) -> str:
    if judged and answered == question.answered:
        return question.why[lang]
    return (_UNCHECKED if found.answering else _NOTHING)[lang]


def _in_words(found: _Found, lang: str) -> str:
    """Say what was found; that the source does not say is an answer too."""
    zh = lang == "zh"
    if found.answering:
        count = len(found.answering)
        told = f"依据{count}条记录：" if zh else f"By {count} {'record' if count == 1 else 'records'}: "
        said = told + _joined(found.answering, lang)
    else:
        said = "来源没有说明。" if zh else "The source does not say."
    if found.beside:
        count = len(found.beside)
        near = f"相关的记录有{count}条：" if zh else f" Near it {'stands' if count == 1 else 'stand'} {count}: "
        said += near + _joined(found.beside, lang)
    return said


def _joined(records: Sequence[RecordRow], lang: str) -> str:
    """Join the sentences of records, numbered where there are several; what is inferred says so."""
    mark = "（推断）" if lang == "zh" else " (inferred)"
    sentences = [record.summary(lang) + (mark if record.status == "inferred" else "") for record in records]
    if len(sentences) > 1:
        number = "（{}）{}" if lang == "zh" else "({}) {}"
        sentences = [number.format(place, sentence) for place, sentence in enumerate(sentences, start=1)]
    return "；".join(sentences) + "。" if lang == "zh" else "; ".join(sentences) + "."


def _rows(view: View, records: Sequence[RecordRow], lang: str) -> tuple[AskedRow, ...]:
    quotes = view.quotes(record.id for record in records)
    return tuple(
        AskedRow(record.iri, record.summary(lang), record.status, words.evidence(quotes.get(record.id, ()), lang))
        for record in records
    )


def _apart(found: _Found, lang: str) -> tuple[str, ...]:
    """Say which rows do not answer the question."""
    if not found.beside:
        return ()
    if not found.answering:
        return (
            "所列记录只与问题相关，并不回答它。"
            if lang == "zh"
            else "The records listed are near the question and do not answer it.",
        )
    count = len(found.beside)
    if lang == "zh":
        return (f"最后{count}条记录只与问题相关，并不回答它。",)
    return (f"The last {count} of the records are near the question and do not answer it.",)


def _rules(view: View, records: Sequence[RecordRow], lang: str) -> tuple[str, ...]:
    """Name each rule that inferred records follow from, once."""
    codes = list(dict.fromkeys(record.rule for record in records if record.rule))
    names = view.terms("rule") if codes else {}
    # What follows from no rule was read by the editors; the sentence of the record says in what.
    read = any(record.status == "inferred" and not record.rule for record in records)
    if lang == "zh":
        ruled = [f"状态为“推断”的，由规则“{names[code].zh}”得出。" for code in codes]
        return (*ruled, "状态为“推断”的，是编者的判读，不是来源所说。") if read else tuple(ruled)
    ruled = [f"What is inferred follows from the rule “{names[code].en}”." for code in codes]
    return (*ruled, "What is inferred is the editors’ reading, and not what the source says.") if read else tuple(ruled)
