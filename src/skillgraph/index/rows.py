"""The rows that a view gives: entities, names, records and what joins them, as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entity(NamedTuple):
    """An entity's row.

    Parameters
    ----------
    id
        Its number in this index.
    iri
        Its IRI.
    type
        The code of its class, such as ``enterprise``.
    name_zh, name_en
        Its name in each language.
    kind
        The code of its institution kind; None where it has none.

    Examples
    --------
    >>> Entity(1, "https://example.org/e", "enterprise", "艾维", "Aiwei", None).type
    'enterprise'
    """

    id: int
    iri: str
    type: str
    name_zh: str
    name_en: str
    kind: str | None

    def name(self, lang: str) -> str:
        """Give its name in a language.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            The name.

        Examples
        --------
        >>> Entity(1, "https://example.org/e", "enterprise", "艾维", "Aiwei", None).name("en")
        'Aiwei'
        """
        return self.name_zh if lang == "zh" else self.name_en


class Term(NamedTuple):
    """The words of a code, and the code of the broader one.

    Parameters
    ----------
    zh, en
        Its words in each language.
    broader
        The code it is narrower than; None at the top.

    Examples
    --------
    >>> Term("冠名班", "named class", "school-enterprise-cooperation").broader
    'school-enterprise-cooperation'
    """

    zh: str
    en: str
    broader: str | None

    def name(self, lang: str) -> str:
        """Give its words in a language.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            The words.

        Examples
        --------
        >>> Term("冠名班", "named class", None).name("zh")
        '冠名班'
        """
        return self.zh if lang == "zh" else self.en


class Name(NamedTuple):
    """One name of an entity, with its forms for finding.

    Parameters
    ----------
    entity
        The number of the entity.
    text
        The name as it is written.
    lang
        ``"zh"`` or ``"en"``.
    kind
        The code of its kind, such as ``full`` or ``short``.
    normal, core, pinyin, initials
        Its forms, as `skillgraph.names` makes them.

    Examples
    --------
    >>> Name(1, "艾维", "zh", "short", "艾维", "艾维", "aiwei", "aw").pinyin
    'aiwei'
    """

    entity: int
    text: str
    lang: str
    kind: str
    normal: str
    core: str
    pinyin: str
    initials: str


class Quote(NamedTuple):
    """A passage a record rests on.

    Parameters
    ----------
    source
        The IRI of the source.
    title_zh, title_en
        The source's title in each language.
    number
        The source's document number; None where it has none.
    section
        The section the words stand in.
    text
        The exact words.

    Examples
    --------
    >>> Quote("https://example.org/src/s", "函", "Letter", None, "一", "在昆明").section
    '一'
    """

    source: str
    title_zh: str
    title_en: str
    number: str | None
    section: str
    text: str


class RecordRow(NamedTuple):
    """A record's row.

    Parameters
    ----------
    id
        Its number in this index.
    iri
        Its IRI.
    type
        The code of its class, such as ``partnership``.
    status
        ``asserted`` or ``inferred``.
    rule
        The code of the rule that inferred it; None where no rule did.
    summary_zh, summary_en
        The sentence that sums it up in each language.

    Examples
    --------
    >>> RecordRow(1, "https://example.org/r", "measure", "asserted", None, "措施", "A measure").status
    'asserted'
    """

    id: int
    iri: str
    type: str
    status: str
    rule: str | None
    summary_zh: str
    summary_en: str

    def summary(self, lang: str) -> str:
        """Give the sentence that sums it up.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            The sentence.

        Examples
        --------
        >>> RecordRow(1, "https://example.org/r", "measure", "asserted", None, "措施", "A measure").summary("en")
        'A measure'
        """
        return self.summary_zh if lang == "zh" else self.summary_en


class PartnerRow(NamedTuple):
    """One partnership between two entities.

    Parameters
    ----------
    a, b
        The numbers of the two entities.
    record
        The number of the partnership's record.
    iri
        The record's IRI.
    status
        ``asserted`` or ``inferred``.
    rule
        The code of the rule that inferred it; None where no rule did.
    form
        The code of the form of cooperation.
    since
        The year it began; None if the source does not say.
    headcount
        The people of the whole partnership; None if the source does not say.
    hedge
        The code of how the source qualifies the head-count; None where there is none.

    Examples
    --------
    >>> PartnerRow(1, 2, 3, "https://example.org/r", "asserted", None, "named-class", 2021, 40, "exact").headcount
    40
    """

    a: int
    b: int
    record: int
    iri: str
    status: str
    rule: str | None
    form: str
    since: int | None
    headcount: int | None
    hedge: str | None


class ObservationRow(NamedTuple):
    """One figure of a source.

    Parameters
    ----------
    record
        The number of its record.
    indicator
        The code of what is measured.
    value
        A decimal in plain units: 6.66亿元 is ``666000000``.
    unit
        The code of the unit, such as ``person`` or ``yuan``.
    hedge
        The code of how the source qualifies the figure, such as ``exact`` or ``over``.
    period
        The code of what it counts over time, such as ``stock`` or ``flow``.
    as_of
        The day it holds for, as ``YYYY-MM-DD``; None if the source does not say.
    year
        The year it holds for; None if the source does not say.
    area
        The code of the area; None if the source does not say.
    level
        The code of the level of government; None if there is none.
    scope_zh, scope_en
        What narrows the figure, in each language; None if nothing does.
    about
        The number of the entity it is about; None if there is none.
    formula
        How a derived figure was computed; None for any other.
    competition
        The number of the competition it comes of; None if there is none.

    Examples
    --------
    >>> row = ObservationRow(1, "spend", "666000000", "yuan", "exact", "flow", None, "2022", *(None,) * 7)
    >>> row.value, row.unit
    ('666000000', 'yuan')
    """

    record: int
    indicator: str
    value: str
    unit: str
    hedge: str
    period: str
    as_of: str | None
    year: str | None
    area: str | None
    level: str | None
    scope_zh: str | None
    scope_en: str | None
    about: int | None
    formula: str | None
    competition: int | None


class LinkRow(NamedTuple):
    """An edge of the network beside partnerships.

    Parameters
    ----------
    source, target
        The numbers of the entities it goes from and to.
    record
        The number of the record it comes from.
    relation
        The code of the relation, such as ``belongs-to``.

    Examples
    --------
    >>> LinkRow(1, 2, 3, "belongs-to").relation
    'belongs-to'
    """

    source: int
    target: int
    record: int
    relation: str


def under(broader: str, code: str, terms: Mapping[str, Term]) -> bool:
    """Tell whether a code is another one or narrower than it.

    Parameters
    ----------
    broader, code
        Two codes of a scheme.
    terms
        The scheme, as `View.terms` gives it.

    Returns
    -------
    bool
        True where going up from ``code`` comes to ``broader``.

    Examples
    --------
    >>> kinds = {"a": Term("甲", "a", None), "b": Term("乙", "b", "a")}
    >>> under("a", "b", kinds), under("b", "a", kinds)
    (True, False)
    """
    seen: set[str] = set()
    step: str | None = code
    while step is not None and step not in seen:
        if step == broader:
            return True
        seen.add(step)
        step = terms[step].broader if step in terms else None
    return False
