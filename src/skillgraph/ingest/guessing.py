"""A foreign table → a proposal for its map, with the reasons in its comments."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from skillgraph.errors import NoMapGuessed
from skillgraph.ingest.columns import Column, Kind, by_heading, columns
from skillgraph.ingest.kinds import side_by_name
from skillgraph.ingest.sheets import Book
from skillgraph.ingest.values.concepts import Scheme, concept, schemes
from skillgraph.ingest.values.dates import year
from skillgraph.ingest.values.members import members
from skillgraph.ingest.values.misread import Misread
from skillgraph.ingest.values.numbers import integer
from skillgraph.ingest.values.units import units
from skillgraph.names import fold, similarity
from skillgraph.shapes import Ontology
from skillgraph.text import one_line
from skillgraph.vocabulary import ROLE, SG, UNIT, local_name

_SAMPLE = 500
_MOST = 0.8  # what share of the cells has to fit
_HALF = 0.5  # what share says enough where they are words of a list to the letter
_CLOSE = 0.55  # how like a word of a list has to be
_FEW = 12  # more different words than this are no list of roles
_ROLES = "https://w3id.org/skillgraph/scheme/role"
_SPECIAL = frozenset({"identifier", "participant", "role"})


def _all(*headings: str) -> frozenset[str]:
    return frozenset(map(fold, headings))


_IDENTIFIERS = _all("id", "编号", "项目", "项目编号", "project", "project id", "projectid", "identifier")
_NAMES = _all("name", "organisation", "organization", "participant", "partner", "名称", "单位", "单位名称", "机构")
_PARTS = _all(
    "牵头", "参与", "参加", "承担", "合作", "主持", "协作", "配合", "lead", "leader", "coordinator", "partner"
)
_SIDES = _all("role", "type", "side", "角色", "类型", "参与方式")


_HEADCOUNTS = re.compile("人数|学生数|学员数|学徒数|students|apprentices|trainees|head-?count", re.IGNORECASE)


@dataclass(slots=True)
class _Seen:
    """A column of the table: its heading, its cells row by row, and what it seems to be."""

    heading: str
    rows: list[str]
    key: str = ""
    why_zh: str = ""
    why_en: str = ""

    @property
    def cells(self) -> list[str]:
        """Those in which something stands."""
        return [text for text in self.rows if text]

    def take(self, key: str, zh: str, en: str) -> None:
        self.key, self.why_zh, self.why_en = key, zh, en


def guess(book: Book, file: str, ontology: Ontology, lang: str) -> str:
    r"""Propose a map for a table of partnerships.

    Parameters
    ----------
    book
        The table; its first sheet is looked at.
    file
        What it is called.
    ontology
        What the columns may be.
    lang
        The language of the comments.

    Returns
    -------
    str
        TOML, to be looked through by a person.

    Raises
    ------
    NoMapGuessed
        When nothing tells who takes part in what.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.sheets import read
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "list.csv")
    ...     _ = file.write_text("project,name,role\n1,A,college\n1,B,company\n2,A,college\n2,C,company\n")
    ...     text = guess(read(file), "list.csv", shapes.read(resources.ontology()), "en")
    >>> 'rows = "shared"' in text, '"company" = "enterprise-side"' in text
    (True, True)
    """
    rows = list(islice(book.sheets[0].rows, _SAMPLE))
    # The row of headings is the first that is as wide as any of the first few.
    widest = max(len(row.cells) for row in rows[:20])
    place = next(number for number, row in enumerate(rows) if len(row.cells) == widest)
    below = [[cell.text.strip() for cell in row.cells] for row in rows[place + 1 :]]
    seen = [
        _Seen(one_line(cell.text), [row[at] if at < len(row) else "" for row in below])
        for at, cell in enumerate(rows[place].cells)
        if cell.text.strip()
    ]
    known = columns(ontology.forms[SG.Partnership], ontology)
    found = schemes(ontology)
    for each in seen:
        _by_heading(each, by_heading(known))
    # Where a heading such as 类型 turns out to be of other words, another column may tell the sides.
    for each in sorted(seen, key=lambda each: not each.key):
        if not each.key or each.key == "role":
            _by_values(each, known, found, {other.key for other in seen if other is not each})
    keys = {each.key for each in seen}
    pairs = sum(key.startswith("participation-") for key in keys) >= 2
    if not pairs and not _share(seen):
        raise NoMapGuessed(file=file)
    return "\n".join(_Writing(seen, ontology, lang, shared=not pairs).lines(file))


def _by_heading(seen: _Seen, known: dict[str, Column]) -> None:
    folded = fold(seen.heading)
    if folded in known:
        seen.take(known[folded].key, "按列名", "by its heading")
    elif folded in _IDENTIFIERS:
        seen.take("identifier", "按列名", "by its heading")
    elif folded in _NAMES:
        seen.take("participant", "按列名", "by its heading")
    elif folded in _SIDES and len(set(seen.cells)) <= _FEW:
        seen.take("role", "按列名", "by its heading")


def _by_values(seen: _Seen, known: Sequence[Column], found: dict[str, Scheme], taken: Container[str]) -> None:
    """What the cells look like; a heading such as 类型 alone is not enough where they are words of another list."""
    cells = seen.cells[:100]
    few = list(dict.fromkeys(cells)) if len(set(cells)) <= _FEW else []
    if "role" not in taken and _fit(few, found[_ROLES]):
        seen.take("role", "内容是合作中的各方", "its cells are sides of a partnership")
        return
    for column in known:
        if column.kind is Kind.CONCEPT and column.key not in taken and _fit(few, found[str(column.field.scheme)]):
            seen.take(column.key, "内容是这一词表中的词", "its cells are words of that list")
            return
    if seen.key:
        return
    if "role" not in taken and few and sum(fold(cell) in _PARTS for cell in few) >= _MOST * len(few):
        seen.take("role", "内容是各方如何参与", "its cells say how each takes part")
        return
    years = sum(not isinstance(year(cell), Misread) for cell in cells)
    if cells and "since" not in taken and years >= _MOST * len(cells):
        seen.take("since", "内容是年份", "its cells are years")
    elif "headcount" not in taken and _counts_people(seen.heading, cells):
        seen.take("headcount", "内容是人数", "its cells count people")


def _fit(cells: Sequence[str], scheme: Scheme) -> bool:
    """Whether most cells are words of a list, or so close to one that a person should say whether it is meant."""
    exact = sum(not isinstance(concept(scheme, cell), Misread) for cell in cells)
    near = sum(_nearest(scheme, cell) is not None for cell in cells)
    return exact > 0 and (exact >= _HALF * len(cells) or exact + near >= _MOST * len(cells))


def _nearest(scheme: Scheme, cell: str) -> tuple[str, str] | None:
    """The word of a list that a cell, which is none of them, comes close to."""
    found = concept(scheme, cell)
    if not isinstance(found, Misread) or not found.choices:
        return None
    label = found.choices[0]
    return label if max(similarity(cell, word).score for word in label) >= _CLOSE else None


def _counts_people(heading: str, cells: Sequence[str]) -> bool:
    """Whether most cells are whole numbers, by their words or by the heading of people."""
    amounts = [amount for cell in cells if not isinstance(amount := integer(cell, 0), Misread)]
    if not cells or len(amounts) < _MOST * len(cells):
        return False
    words = {amount.unit for amount in amounts if amount.unit}
    people = all(UNIT.person in units(word) for word in words)
    return people and bool(words or _HEADCOUNTS.search(heading))


def _share(seen: Sequence[_Seen]) -> bool:
    """Whether one column says what rows share and one who takes part; what repeats most looks like the first."""
    rest = [each for each in seen if not each.key and each.cells and len(set(each.cells)) > 1]
    if not any(each.key == "identifier" for each in seen):
        repeating = [each for each in rest if len(set(each.cells)) < len(each.cells) and _runs(each.cells)]
        if not repeating:
            return False
        repeating[0].take("identifier", "同样的内容连着几行", "the same stands in several rows, one below the other")
        rest.remove(repeating[0])
    if not any(each.key == "participant" for each in seen):
        if not rest:
            return False
        longest = max(rest, key=lambda each: sum(map(len, each.cells)) / len(each.cells))
        longest.take("participant", "内容像名称：文字最长", "its cells look like names: they are the longest")
    return True


def _runs(cells: Sequence[str]) -> bool:
    """Whether what is equal stands together."""
    changes = sum(one != other for one, other in pairwise(cells))
    return changes + 1 == len(set(cells))


_DECIDE = {
    "zh": "看不出是哪一方；请写 college-side、enterprise-side 或 government-side，再去掉行首的 #",
    "en": "nothing tells which side; write college-side, enterprise-side or government-side, and take off the #",
}
_LOOKS = {
    ROLE["college-side"]: {
        "zh": "这些行中的名称多为院校",
        "en": "the names in these rows are mostly those of colleges",
    },
    ROLE["enterprise-side"]: {"zh": "这些行中的名称多为企业", "en": "the names in these rows are mostly enterprises"},
    ROLE["government-side"]: {"zh": "这些行中的名称多为机关", "en": "the names in these rows are mostly authorities"},
}
_CLASSES = {
    "zh": "新单位的类别；写 vocational-college 则须能从名称看出院校类别",
    "en": "of which type somebody new is",
}
_NO_FORM = {
    "zh": "没有一列说明合作形式；请改成合适的",
    "en": "no column says the form of cooperation; put the right one",
}
_ONE_SIDE = {
    "zh": "没有一列说明角色；同一方的参与者彼此不算伙伴",
    "en": "no column says it; those of one side are no partners",
}
_WORDS = {
    "zh": "与这个词相近；如果就是它，请去掉行首的 #",
    "en": "close to this word; take off the # if it is meant",
}
_STRANGE = {
    "zh": "词表中没有；请写出所指，再去掉行首的 #",
    "en": "no word of that list; write what is meant, and take off the #",
}


class _Writing:
    """Writes the proposal."""

    def __init__(self, seen: Sequence[_Seen], ontology: Ontology, lang: str, *, shared: bool) -> None:
        self._seen, self._ontology, self._lang, self._shared = seen, ontology, lang, shared
        self._zh = lang == "zh"
        self._schemes = schemes(ontology)
        self._columns = {column.key: column for column in columns(ontology.forms[SG.Partnership], ontology)}
        self._taken: dict[str, _Seen] = {}
        for each in seen:
            if each.key and (shared or each.key not in _SPECIAL):
                self._taken.setdefault(each.key, each)

    def lines(self, file: str) -> Iterator[str]:
        yield f"# {file}：建议的映射，请核对。" if self._zh else f"# {file}: a proposed map; look it through."
        yield 'record = "partnership"'
        yield f'rows = "{"shared" if self._shared else "pairs"}"'
        yield from self._split()
        yield from ("", "[columns]")
        for each in self._seen:
            if self._taken.get(each.key) is each:
                yield f"{_quoted(each.heading)} = {_quoted(each.key)}  # {each.why_zh if self._zh else each.why_en}"
            else:
                yield f"# {_quoted(each.heading)}: " + ("不读取" if self._zh else "not read")
        yield from ("", "[constants]")
        if "form" not in self._taken:
            yield f'form = "school-enterprise-cooperation"  # {_NO_FORM[self._lang]}'
        if self._shared:
            yield from self._roles()
        yield from ("", "[classes]", f'college-side = "organization"  # {_CLASSES[self._lang]}')
        yield 'enterprise-side = "enterprise"'
        for key in self._taken:
            yield from self._values(key)
        yield ""

    def _split(self) -> Iterator[str]:
        """Whether cells hold several names: only signs that no name contains tell that."""
        names = [
            cell
            for key, each in self._taken.items()
            if key == "participant" or key.startswith("participation-")
            for cell in each.cells
        ]
        several = next((cell for cell in names if re.search("[、；;]", cell) and len(members(cell).names) > 1), None)
        if several is None:
            return
        why = "有的单元格写有几个名称，如" if self._zh else "some cells hold several names, such as"
        yield f"split = true  # {why} {_quoted(several)}"
        by_comma = (cell for cell in names if not re.search("[、；;]", cell) and len(members(cell).names) > 1)
        if comma := next(by_comma, None):
            why = "逗号处也会拆开，请核对，如" if self._zh else "commas divide as well; check"
            yield f"# {why} {_quoted(comma)}"

    def _roles(self) -> Iterator[str]:
        if "role" not in self._taken:
            yield f'role = "enterprise-side"  # {_ONE_SIDE[self._lang]}'
            return
        yield from ("", "[roles]")
        named: dict[str, list[str]] = defaultdict(list)
        for said, name in zip(self._taken["role"].rows, self._taken["participant"].rows, strict=True):
            if said and name:
                named[said] += members(name).names
        for said in sorted(set(self._taken["role"].cells)):
            found = concept(self._schemes[_ROLES], said)
            if not isinstance(found, Misread):
                yield f"{_quoted(said)} = {_quoted(local_name(found))}"
            elif side := self._side(named[said]):
                yield f"{_quoted(said)} = {_quoted(local_name(side))}  # {_LOOKS[side][self._lang]}"
            else:
                yield f'# {_quoted(said)} = "enterprise-side"  # {_DECIDE[self._lang]}'

    def _side(self, names: Iterable[str]) -> str | None:
        """The side of which most names look like, if there is one."""
        looks = [side_by_name(name, self._ontology) for name in dict.fromkeys(names)]
        return next((side for side in _LOOKS if looks and looks.count(side) >= _MOST * len(looks)), None)

    def _values(self, key: str) -> Iterator[str]:
        """What cells say that is no word of the list of their column: for a person to decide."""
        column = self._columns.get(key)
        scheme = self._schemes.get(str(column.field.scheme)) if column else None
        strange = [
            said
            for said in sorted(set(self._taken[key].cells))
            if scheme is not None and isinstance(concept(scheme, said), Misread)
        ]
        if scheme is None or not strange:
            return
        yield from ("", f"[values.{key}]")
        for said in strange:
            label = _nearest(scheme, said)
            meant = "" if label is None else label[0 if self._zh else 1]
            why = (_STRANGE if label is None else _WORDS)[self._lang]
            yield f"# {_quoted(said)} = {_quoted(meant)}  # {why}"


def _quoted(text: str) -> str:
    """A text as TOML writes it, which is as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
