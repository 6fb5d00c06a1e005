"""The competency questions: what the heads of the query files say, and which question some words mean.

A file ``NN-slug.rq`` is a SELECT over the union of all graphs and begins with these comments::

    # question zh: 每个培训基地得到多少补贴？
    # question en: How much subsidy did each training base receive?
    # answered: partly
    # why zh: 来源只给出全部基地合计的金额，没有分列。
    # why en: The source gives the amount for all bases together and does not divide it.
    # words zh: 补贴 资金
    # words en: subsidy money

A question about something that may be another says so, once for each parameter, and selects it::

    # param college zh: 院校
    # param college en: the college
    # param college kind: entity
    # param college default: 昆明技师学院

No head holds an answer: that is made of the records which the query finds.
"""

from __future__ import annotations

import math
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from skillgraph import resources
from skillgraph.answers.asked import VERDICTS
from skillgraph.errors import AmbiguousQuestion, BrokenFile, NoQuestion, UnknownNumber, UnknownQuestion
from skillgraph.lookup import told

_FILE = re.compile(r"([0-9]+)-[a-z0-9-]+\.rq")
_HEAD = re.compile(r"# (question zh|question en|answered|why zh|why en|words zh|words en): (.*\S)")
_FIELDS = ("question zh", "question en", "answered", "why zh", "why en", "words zh", "words en")


class Parameter(NamedTuple):
    """What of a question may be something else.

    Parameters
    ----------
    name
        The variable that it is the value of.
    texts
        What it is, by language.
    kind
        ``entity``: the name or IRI of one; ``year``: its four digits.
    default
        Its value in the question as it stands.

    Examples
    --------
    >>> all_questions()[0].parameters[0].name
    'college'
    """

    name: str
    texts: Mapping[str, str]
    kind: str
    default: str


class Question(NamedTuple):
    """One question, as its file says it; texts are by language.

    Parameters
    ----------
    number
        By which it is asked.
    texts
        The question.
    answered
        How far the Kunming workspace that ships answers it: ``full``, ``partly`` or ``not-said``.
    why
        What its source lacks, or why the answer is full.
    words
        By which it is found.
    query
        A SELECT of ``?record``; of ``?beside``, too, where a record may only stand beside the question; and of
        ``?place`` where its order is that of the answer.
    parameters
        What of it may be something else; each is a variable of the query.
    """

    number: int
    texts: Mapping[str, str]
    answered: str
    why: Mapping[str, str]
    words: Mapping[str, str]
    query: str
    parameters: tuple[Parameter, ...] = ()


def read(folder: str) -> tuple[Question, ...]:
    """Read the questions of a folder.

    Parameters
    ----------
    folder
        With one file ``NN-slug.rq`` for each question.

    Returns
    -------
    tuple of Question
        By number.

    Raises
    ------
    BrokenFile
        When the head of a file lacks a field or has a verdict that is none.
    """
    named = ((_FILE.fullmatch(name), name) for name in sorted(os.listdir(folder)))
    found = (_question(int(match[1]), os.path.join(folder, name)) for match, name in named if match)
    return tuple(sorted(found, key=lambda question: question.number))


@cache
def all_questions() -> tuple[Question, ...]:
    """Give the questions that ship; see `read`.

    Examples
    --------
    >>> all_questions()[0].texts["zh"]
    '昆明技师学院与谁合作？'
    """
    return read(resources.place("ontology", "questions"))


def _question(number: int, file: str) -> Question:
    with open(file, encoding="utf-8") as opened:
        query = opened.read()
    head = {match[1]: match[2] for line in query.splitlines() if (match := _HEAD.fullmatch(line))}
    lacking = [field for field in _FIELDS if field not in head]
    if lacking or head["answered"] not in VERDICTS:
        field = lacking[0] if lacking else "answered"
        raise BrokenFile(
            file=file,
            detail_zh=f"文件开头缺少“# {field}: …”一行，或其值不合适。",
            detail_en=f"its head lacks the line “# {field}: …”, or the line has a value that is none.",
        )
    texts, why, words = (
        {lang: head[f"{name} {lang}"] for lang in ("zh", "en")} for name in ("question", "why", "words")
    )
    return Question(number, texts, head["answered"], why, words, query, _parameters(query))


def _parameters(query: str) -> tuple[Parameter, ...]:
    said: dict[str, dict[str, str]] = {}
    for name, field, value in re.findall(r"^# param (\w+) (zh|en|kind|default): (.*\S)", query, re.MULTILINE):
        said.setdefault(name, {})[field] = value
    return tuple(
        Parameter(name, {"zh": fields["zh"], "en": fields["en"]}, fields["kind"], fields["default"])
        for name, fields in said.items()
    )


# Which question some words mean ---------------------------------------------------------------------------

# Chinese is compared by pairs of neighbouring characters, all else by words.
_RUN = re.compile("[\u3400-\u9fff]+|[a-z0-9]+")
_SAY_NOTHING = frozenset(
    (
        *("a", "an", "and", "are", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "has", "have"),
        *("how", "in", "is", "it", "its", "many", "much", "of", "on", "or", "the", "their", "there", "they", "to"),
        *("was", "were", "what", "when", "where", "which", "who", "whom", "whose", "with"),
    )
)
# The words asked for count most; how much of the question they are tells apart those that hold all of them.
_OF_ASKED, _OF_TEXT = 0.7, 0.3
# What no question says counts less than what few say: pairs across two Chinese words are mostly of this kind.
_UNHEARD = 0.4
_LIKELY, _CLEAR = 0.4, 0.06
_NEAREST, _MOST = 3, 8
_LONG = 20  # so many digits are no number worth reading
_YEAR = 4  # so many digits may be a year, if a question says it


def choose(questions: Sequence[Question], asked: str, lang: str) -> Question:
    """Choose the question that is meant.

    Parameters
    ----------
    questions
        To choose from.
    asked
        A number, the question itself or words of it, in Chinese or English.
    lang
        The language in which an error lists questions.

    Returns
    -------
    Question
        The one that is clearly meant.

    Raises
    ------
    NoQuestion
        When nothing is asked.
    UnknownNumber
        When no question has the number.
    AmbiguousQuestion
        When several questions fit the words.
    UnknownQuestion
        When none does.

    Examples
    --------
    >>> choose(all_questions(), "每个基地补贴多少", "zh").number
    5
    """
    asked = " ".join(asked.split())
    numbers = [question.number for question in questions]
    if not asked:
        raise NoQuestion(first=min(numbers, default=0), last=max(numbers, default=0))
    if asked.isdecimal() and not (len(asked) == _YEAR and any(asked in _vocabulary(each) for each in questions)):
        return _numbered(questions, asked)
    ranked = _ranked(questions, asked)
    best = ranked[0][0] if ranked else 0.0
    if best < _LIKELY:
        raise UnknownQuestion(asked=told(asked), listing=_listing(_nearest(ranked, asked), lang))
    likely = [question for score, question in ranked if score > best - _CLEAR]
    if len(likely) > 1:
        raise AmbiguousQuestion(
            asked=told(asked), listing=_listing(sorted(likely[:_MOST], key=lambda each: each.number), lang)
        )
    return likely[0]


def _numbered(questions: Sequence[Question], asked: str) -> Question:
    numbers = {question.number: question for question in questions}
    # Python reads no number of thousands of digits.
    number = int(asked) if len(asked) < _LONG else None
    if number is None or number not in numbers:
        said = told(asked) if number is None else number
        raise UnknownNumber(number=said, first=min(numbers, default=0), last=max(numbers, default=0))
    return numbers[number]


def _listing(questions: Iterable[Question], lang: str) -> str:
    return "\n".join(f"  {question.number}  {question.texts[lang]}" for question in questions)


def _nearest(ranked: Sequence[tuple[float, Question]], asked: str) -> list[Question]:
    """Give the questions nearest to words that fit none: by what they share, else by how they are written."""
    from rapidfuzz.fuzz import ratio

    def likeness(each: tuple[float, Question]) -> tuple[float, float]:
        return -each[0], -max(ratio(asked, text) for text in each[1].texts.values())

    return [question for _, question in sorted(ranked, key=likeness)[:_NEAREST]]


def _ranked(questions: Sequence[Question], asked: str) -> list[tuple[float, Question]]:
    """Give every question with how well it fits, best first."""
    weights = _weights(questions)
    scored = [(_score(set(tokens(asked)), question, weights), question) for question in questions]
    return sorted(scored, key=lambda each: (-each[0], each[1].number))


def _score(asked: set[str], question: Question, weights: Mapping[str, float]) -> float:
    if not asked:
        return 0.0
    unheard = _UNHEARD * max(weights.values())

    def weight(words: Iterable[str]) -> float:
        return sum(weights.get(word, unheard) for word in words)

    texts = [set(tokens(text)) for text in question.texts.values()]
    hit = asked & _vocabulary(question)
    of_text = max(weight(asked & text) / weight(text) for text in texts)
    return _OF_ASKED * weight(hit) / weight(asked) + _OF_TEXT * of_text


def _vocabulary(question: Question) -> set[str]:
    return {token for text in (*question.texts.values(), *question.words.values()) for token in tokens(text)}


def _weights(questions: Sequence[Question]) -> dict[str, float]:
    """Weigh each token: what many questions say tells little of which is meant."""
    counts = Counter(token for question in questions for token in _vocabulary(question))
    return {token: math.log(1 + len(questions) / count) for token, count in counts.items()}


def tokens(text: str) -> tuple[str, ...]:
    """Divide a text into what is compared.

    Parameters
    ----------
    text
        In Chinese, English or both.

    Returns
    -------
    tuple of str
        Pairs of Chinese characters; words without their plural s, save those that say nothing.

    Examples
    --------
    >>> tokens("技术状元 of the Bases")
    ('技术', '术状', '状元', 'base')
    """
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).casefold()):
        if run > "\u3400":
            found += [run[place : place + 2] for place in range(max(1, len(run) - 1))]
        elif run not in _SAY_NOTHING:
            found.append(run.removesuffix("s") if len(run) > 3 else run)
    return tuple(found)
