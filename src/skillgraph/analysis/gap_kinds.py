"""What may be missing, of whom it is asked, and in which of three ways it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

NOT_SAID, UNNAMED, NONE = "not-said", "unnamed", "none"
CASES = {
    NOT_SAID: {"zh": "来源未说明", "en": "the sources do not say"},
    UNNAMED: {"zh": "有合作方，未具名", "en": "has partners, unnamed"},
    NONE: {"zh": "来源说没有", "en": "a source says there is none"},
}
KEY_INDUSTRY, OCCUPATION = "key-industry", "occupation"
CONCEPTS = {
    KEY_INDUSTRY: {"zh": "重点产业", "en": "key industry"},
    OCCUPATION: {"zh": "职业（工种）", "en": "occupation"},
}
COLLEGE, ENTERPRISE, STUDIO, PERSON, AREA = "vocational-college", "enterprise", "studio", "person", "area"
AUTHORITY = "public-authority"  # its partnership with a college is with no enterprise, and the other way about
TRAINING = (COLLEGE, "industry-college")  # types of those who train; a designated base does as well


TO_TRAINING = ("hosts", "leads", "appointed", "belongs-to")  # ties by which one is near training; partners are as well
MASTER = ("received", "leads", "appointed")  # who has one of these ties is a master
DESIGNATED = "designated-as"
STEPS = 2


class Gap(NamedTuple):
    """What may be missing, with its words.

    Parameters
    ----------
    type
        Of whom it is asked.
    zh, en
        What is missing, in each language.
    of_zh, of_en
        Those of whom it is asked.

    Examples
    --------
    >>> GAPS["college-without-enterprise"].en
    'no named enterprise'
    """

    type: str
    zh: str
    en: str
    of_zh: str
    of_en: str


_NOTHING_THERE = ("没有基地、工作室或院校", "no base, studio or college")

GAPS: Mapping[str, Gap] = {
    "college-without-enterprise": Gap(
        COLLEGE, "没有具名的企业", "no named enterprise", "职业院校", "vocational colleges"
    ),
    "enterprise-without-college": Gap(ENTERPRISE, "没有具名的院校", "no named college", "企业", "enterprises"),
    "studio-without-training": Gap(STUDIO, "与培训没有联系", "no link to training", "工作室", "studios"),
    "master-without-training": Gap(
        PERSON, "与培训没有联系", "no link to training", "有称号或领办工作室的人", "masters"
    ),
    "industry-without-base": Gap(KEY_INDUSTRY, *_NOTHING_THERE, "重点产业", "key industries"),
    "occupation-without-base": Gap(OCCUPATION, *_NOTHING_THERE, "职业（工种）", "occupations"),
    "area-without-college": Gap(AREA, *_NOTHING_THERE, "地域", "areas"),
}
