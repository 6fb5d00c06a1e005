"""What the tests of reports share: whom they are about, and the reports as values."""

from __future__ import annotations

from functools import cache

from tests.asking import opened

from skillgraph.present import report as reports
from skillgraph.present.report import Report

COLLEGE, UNIT, BUREAU, MASTER, CITY = "昆明技师学院", "官渡职中艾维产业学院", "市人社部门", "耿家盛", "昆明市"
EVERYBODY = (COLLEGE, UNIT, BUREAU, MASTER, CITY, "云南技师学院", "昆明电视台")
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&<!--{{7*7}}"


@cache
def told(name: str, lang: str = "zh") -> Report:
    graph = opened(lang)
    return reports.gather(graph._view, graph.entity(name)[0], lang, "Apache-2.0")
