"""Small maps as the page knows them, for tests of its scripts: the facts, and what the reader asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

BASE = "https://example.org/"
STATUSES = ("asserted", "inferred", "suggested")
KINDS = ("enterprise", "vocational-college", "person")
RELATIONS = ("named-class", "designation")
YEARS = range(2018, 2024)
Facts = dict[str, Any]
State = dict[str, Any]

# The facts and the state as the page has them: `joined` adds what is looked up, and some values of a state are sets.
READ = """
  const facts = m.joined(a.facts);
  const state = { ...m.initial(facts, "zh"), ...a.state };
  for (const key of ["hidden", "without", "statuses"]) {
    state[key] = new Set(state[key]);
  }
"""
# The same the other way round, for comparing.
PLAIN = """(state) => ({ ...state, hidden: [...state.hidden].sort(), without: [...state.without].sort(),
  statuses: [...state.statuses].sort() })"""


def entry(key: str, kind: str = KINDS[0], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever an entry has
    name = {"zh": key, "en": key}
    return {
        "id": BASE + key,
        "kind": kind,
        "name": name,
        "names": [],
        "areas": [],
        "industries": [],
        "size": 10,
        **more,
    }


def relation(source: int, target: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a relation has
    rest = {"kind": 0, "status": "asserted", "directed": False, "year": None, "phrase": 0, "quotes": []}
    return {"source": source, "target": target, **rest, **more}


def facts(entries: Sequence[dict[str, Any]], relations: Sequence[dict[str, Any]], **more: Any) -> Facts:  # noqa: ANN401
    """The facts of a page; the terms are those that may occur."""
    return {
        "base": BASE,
        "entries": list(entries),
        "relations": list(relations),
        "kinds": [{"code": code, "shape": shape} for code, shape in zip(KINDS, ("dot", "square", "star"), strict=True)],
        "relationKinds": [{"code": code} for code in RELATIONS],
        "areas": [{"code": "530102"}, {"code": "530111"}],
        "industries": [{"code": "C"}, {"code": "I"}],
        "communities": None,
        "groupings": [],
        "statuses": list(STATUSES),
        "shown": ["asserted", "inferred"],
        "notThrough": ["person"],
        "hulls": False,
        **more,
    }


@st.composite
def networks(draw: st.DrawFn, *, grouped: bool = False) -> Facts:
    """A few entries and relations between them, loops and several between two included."""
    count = draw(st.integers(1, 12))
    some = st.lists(st.sampled_from([0, 1]), max_size=2, unique=True)
    kinds = st.sampled_from(KINDS)
    entries = [entry(f"e{n}", draw(kinds), areas=draw(some), industries=draw(some)) for n in range(count)]
    places = st.integers(0, count - 1)
    one = st.builds(
        relation,
        places,
        places,
        kind=st.sampled_from([0, 1]),
        status=st.sampled_from(STATUSES),
        directed=st.booleans(),
        year=st.none() | st.sampled_from(YEARS),
    )
    groupings = [_grouping(draw, code, count) for code in ("kind", "area")] if grouped else []
    return facts(
        entries, draw(st.lists(one, min_size=draw(st.sampled_from([0, count])), max_size=25)), groupings=groupings
    )


def _grouping(draw: st.DrawFn, code: str, count: int) -> dict[str, Any]:
    groups = [{"name": {"zh": f"{code}{n}"}, "wide": [n, 0], "tall": [0, n]} for n in range(3)]
    return {"code": code, "groups": groups, "of": [draw(st.integers(0, 2)) for _ in range(count)]}


def states(told: Facts) -> st.SearchStrategy[State]:
    """What a reader may ask of a map."""
    place = st.integers(0, len(told["entries"]) - 1)
    number = st.floats(-5000, 5000).map(lambda value: round(value, 3) + 0.0)
    scale = st.integers(1, 9000).map(lambda thousandths: thousandths / 1000)
    grouped = bool(told["groupings"])
    return st.fixed_dictionaries(
        {
            "lang": st.sampled_from(["zh", "en"]),
            "theme": st.sampled_from([None, "light", "dark"]),
            "hidden": seldom([], subsets(KINDS)),
            "without": seldom([], subsets(RELATIONS)),
            "statuses": seldom(sorted(STATUSES), subsets(STATUSES)),
            "area": seldom(None, st.sampled_from([0, 1])),
            "industry": seldom(None, st.sampled_from([0, 1])),
            "since": seldom(None, st.sampled_from(YEARS)),
            "until": seldom(None, st.sampled_from(YEARS)),
            "undated": st.booleans(),
            "chosen": seldom(None, place),
            "from": seldom(None, place),
            "to": seldom(None, place),
            "around": seldom(None, st.fixed_dictionaries({"entry": place, "steps": st.integers(1, 3)})),
            "by": st.sampled_from(["kind", "area"]) if grouped else st.none(),
            "group": st.sampled_from([None, 0, 1, 2]) if grouped else st.none(),
            "spot": seldom(None, st.fixed_dictionaries({"x": number, "y": number, "scale": scale})),
        }
    )


def seldom(usual: object, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What a reader leaves as it is more often than not: with all filters set at once, nothing would be left to see."""
    return st.sampled_from([False, False, False, True]).flatmap(lambda set_: other if set_ else st.just(usual))


def subsets(terms: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(terms), unique=True).map(sorted)


def facts_of(html: str) -> Facts:
    """The facts that stand in a page."""
    [text] = re.findall(r'<script type="application/json" id="map-facts">(.*?)</script>', html, re.DOTALL)
    told: Facts = json.loads(text)
    return told
