"""Who is called what: the same answers as looking through all names, whatever was learnt and forgotten before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skillgraph import names
from skillgraph.ingest.namebook import NameBook

WORDS = ("云南", "昆明", "省", "市", "艾维", "甲", "集团", "有限公司", "股份有限公司", "é", "1")
PARTS = st.sampled_from([*WORDS, "The ", "Works", " Co., Ltd."])
NAMES = st.lists(PARTS, min_size=1, max_size=5).map("".join)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("learn"), NAMES, st.sampled_from("abcdef")),
        st.tuples(st.just("ask"), NAMES, st.just("")),
        st.tuples(st.just("forget"), st.just(""), st.sampled_from("abcdef")),
        st.tuples(st.just("back"), st.just(""), st.sampled_from("012345")),
    ),
    max_size=30,
)


@given(STEPS)
def test_a_book_answers_as_looking_through_all_names_does(steps: list[tuple[str, str, str]]) -> None:
    book = NameBook()
    known: list[tuple[str, str]] = []
    for what, name, which in steps:
        normal = names.normal(name)
        if what == "learn":
            book.learn(name, which)
            if (normal, which) not in [(names.normal(each), iri) for each, iri in known]:
                known.append((name, which))
        elif what == "ask":
            core = names.core(name)
            assert list(book.bearers(name)) == [iri for each, iri in known if names.normal(each) == normal]
            wanted = [(each, iri) for each, iri in known if core and names.core(each) == core]
            assert [(each.name, each.iri) for each in book.akin(name)] == wanted
        elif what == "forget":
            book.forget({which})
            known = [(each, iri) for each, iri in known if iri != which]
        else:
            book.forget_from(int(which))
            del known[int(which) :]
    assert len(book) == len(known)
