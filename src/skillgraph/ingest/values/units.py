"""The words that stand behind a number, and what they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skillgraph.ingest.values.concepts import Scheme
from skillgraph.vocabulary import UNIT

_SCHEME = "https://w3id.org/skillgraph/scheme/unit"

_WORDS = {
    "person": """人 名 位 个人 名学生 名学员 名学徒 名职工 名员工 people persons person students apprentices trainees
        employees""",
    "organization": """家 所 个 家企业 家单位 家公司 家机构 家院校 所院校 所学校 organizations organisations
        enterprises companies colleges schools""",
    "studio": "个 家 个工作室 工作室 studios studio",
    "round": "届 次 轮 rounds round",
    "item": "项 件 个 次 items item",
    "occupation": "个 种 个工种 个职业 工种 职业 occupations occupation",
    "event": "个 项 次 个项目 项目 赛项 events event",
    "yuan": "元 元人民币 人民币 ¥ rmb cny yuan",
    "percent": "% percent",
}

WORDS = frozenset(word for words in _WORDS.values() for word in words.split())


def units(word: str) -> frozenset[str]:
    """Give the units of the scheme that a word may count in.

    Parameters
    ----------
    word
        A word of `WORDS`; empty where a cell has none.

    Returns
    -------
    frozenset of str
        IRIs of units: several for a word such as 个, none for an unknown one, all where there is no word.

    Examples
    --------
    >>> units("人") == {UNIT.person}, len(units("个")), units("斤")
    (True, 5, frozenset())
    """
    return frozenset(UNIT[code] for code, words in _WORDS.items() if not word or word in words.split())


def labels(iris: Iterable[str], schemes: Mapping[str, Scheme]) -> tuple[tuple[str, str], ...]:
    """Say what units are called.

    Parameters
    ----------
    iris
        Those meant.
    schemes
        The concepts there are, by scheme.

    Returns
    -------
    tuple of (str, str)
        In zh and en, in the order of the scheme; none where it is not among the schemes.

    Examples
    --------
    >>> labels([UNIT.person], {_SCHEME: Scheme(_SCHEME, {UNIT.person: ("人", "people")}, ())})
    (('人', 'people'),)
    """
    meant, scheme = set(iris), schemes.get(_SCHEME)
    return tuple(label for iri, label in scheme.labels.items() if iri in meant) if scheme else ()
