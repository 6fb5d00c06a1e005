"""Who is called what: names to entities, by their normal form, and by their core where that is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from typing import NamedTuple

from skillgraph import names
from skillgraph.ingest.values.members import is_nameless
from skillgraph.names.folding import CJK_RUN


class Entry(NamedTuple):
    """A name, whose it is, and its normal form."""

    name: str
    iri: str
    normal: str


# What is written where there is nobody to name.
_PLACEHOLDERS = frozenset({
    "无", "暂无", "没有", "不详", "待定", "未知", "同上", "同左", "同前", "空",
    "na", "none", "nil", "ditto", "same", "tbd", "unknown",
})  # fmt: skip


def is_placeholder(text: str) -> bool:
    """Say whether a cell that should name somebody names nobody.

    Parameters
    ----------
    text
        What stands in it.

    Returns
    -------
    bool
        Whether it says that there is none, repeats what stands above, counts others, or has no letter at all.

    Examples
    --------
    >>> is_placeholder("无"), is_placeholder("/"), is_placeholder("等20家企业"), is_placeholder("云南白药")
    (True, True, True, False)
    """
    folded = names.fold(text)
    return (
        not any(sign.isalpha() for sign in folded)
        or folded in _PLACEHOLDERS
        or is_nameless(text)
        or is_nameless(folded)
    )


class _Shelf:
    """Entries that may have one core, with their cores worked out as far as somebody asked."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_core: dict[str, list[Entry]] = defaultdict(list)
        self._with_core = 0

    def akin(self, core: str) -> Sequence[Entry]:
        for entry in self.entries[self._with_core :]:
            self._by_core[_core(entry)].append(entry)
        self._with_core = len(self.entries)
        return self._by_core.get(core, ())

    def strike(self, place: int) -> None:
        entry = self.entries.pop(place)
        if place % (len(self.entries) + 1) < self._with_core:
            self._by_core[_core(entry)].remove(entry)
            self._with_core -= 1


class NameBook:
    """The names that are known.

    Examples
    --------
    >>> book = NameBook()
    >>> book.learn("云南艾维科技有限公司", "x:e")
    >>> book.bearers("雲南艾維科技有限公司"), [each.name for each in book.akin("云南省艾维科技公司")]
    (['x:e'], ['云南艾维科技有限公司'])
    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._by_name: dict[str, list[str]] = defaultdict(list)
        # Cores cost more than all else here, and only who is new is compared by them, with names that begin alike.
        self._shelves: dict[str, _Shelf] = defaultdict(_Shelf)

    def __len__(self) -> int:
        return len(self._entries)

    def learn(self, name: str, iri: str) -> None:
        """Write down a name of an entity.

        Parameters
        ----------
        name, iri
            The name, and whose it is.
        """
        normal = names.normal(name)
        if iri not in self._by_name[normal]:
            entry = Entry(name, iri, normal)
            self._by_name[normal].append(iri)
            self._entries.append(entry)
            self._shelves[_start(normal)].entries.append(entry)

    def bearers(self, name: str) -> Sequence[str]:
        """Give the entities that are so called: whose name has the same normal form.

        Parameters
        ----------
        name
            As it stands in a cell.

        Returns
        -------
        sequence of str
            Their IRIs, in the order in which they were learnt.
        """
        return self._by_name.get(names.normal(name), ())

    def akin(self, name: str) -> Sequence[Entry]:
        """Give the entries whose core is that of a name.

        Parameters
        ----------
        name
            As it stands in a cell.

        Returns
        -------
        sequence of Entry
            In the order in which they were learnt.
        """
        normal = names.normal(name)
        core = names.core_of(name, normal)
        return self._shelves[_start(normal)].akin(core) if core else ()

    def forget_from(self, length: int) -> None:
        """Forget what was learnt last: only that is looked at, so that it costs the same in a large book.

        Parameters
        ----------
        length
            How long the book was.
        """
        while len(self._entries) > length:
            entry = self._entries.pop()
            self._by_name[entry.normal].remove(entry.iri)
            self._shelves[_start(entry.normal)].strike(-1)

    def forget(self, iris: Container[str]) -> None:
        """Forget all names of some entities.

        Parameters
        ----------
        iris
            Whose names.
        """
        for entry in [each for each in self._entries if each.iri in iris]:
            self._by_name[entry.normal].remove(entry.iri)
            shelf = self._shelves[_start(entry.normal)]
            shelf.strike(shelf.entries.index(entry))
        self._entries = [each for each in self._entries if each.iri not in iris]


def _core(entry: Entry) -> str:
    return names.core_of(entry.name, entry.normal)


def _start(normal: str) -> str:
    """How a name begins, where its core begins so too: a legal form stands at the end, 省 and 市 behind two signs.

    An English core may lose “the” at its beginning.
    """
    return "" if normal.isascii() or not CJK_RUN.search(normal) else normal[:2]
