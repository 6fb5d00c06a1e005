"""A foreign table → a proposal for its map, with the reasons in its comments."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from skillgraph.errors import NoMapGuessed
from skillgraph.ingest.columns import Column, Kind, by_heading, columns
from skillgraph.ingest.sheets import Book
from skillgraph.ingest.values.concepts import Scheme, concept, schemes
from skillgraph.ingest.values.dates import year
from skillgraph.ingest.values.misread import Misread
from skillgraph.names import fold
from skillgraph.shapes import Ontology
from skillgraph.text import one_line
from skillgraph.vocabulary import SG

_SAMPLE = 500
_MOST = 0.8  # what share of the cells has to fit
_FEW = 12  # more different words than this are no list of roles
_ROLES = "https://w3id.org/skillgraph/scheme/role"


def _all(*headings: str) -> frozenset[str]:
    return frozenset(map(fold, headings))


_IDENTIFIERS = _all("id", "编号", "项目", "项目编号", "project", "project id", "projectid", "identifier")
_NAMES = _all("name", "organisation", "organization", "participant", "partner", "名称", "单位", "单位名称", "机构")
_SIDES = _all("role", "type", "side", "角色", "类型", "参与方式")


@dataclass(slots=True)
class _Seen:
    heading: str
    cells: list[str]
    key: str = ""
    why_zh: str = ""
    why_en: str = ""

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
        _Seen(one_line(cell.text), [row[at] for row in below if at < len(row) and row[at]])
        for at, cell in enumerate(rows[place].cells)
        if cell.text.strip()
    ]
    known = columns(ontology.forms[SG.Partnership], ontology)
    found = schemes(ontology)
    for each in seen:
        _by_heading(each, by_heading(known))
        if not each.key:
            _by_values(each, known, found)
    keys = {each.key for each in seen}
    pairs = sum(key.startswith("participation-") for key in keys) >= 2
    if not pairs and not _share(seen):
        raise NoMapGuessed(file=file)
    return _written(seen, file, lang, found[_ROLES], shared=not pairs)


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


def _by_values(seen: _Seen, known: Sequence[Column], found: dict[str, Scheme]) -> None:
    cells = seen.cells[:100]
    few = set(cells) if len(set(cells)) <= _FEW else set()
    if _fit(list(few), found[_ROLES]):
        seen.take("role", "内容是合作中的各方", "its cells are sides of a partnership")
        return
    for column in known:
        if column.kind is Kind.CONCEPT and _fit(list(few), found[str(column.field.scheme)]):
            seen.take(column.key, "内容是这一词表中的词", "its cells are words of that list")
            return
    years = sum(not isinstance(year(cell), Misread) for cell in cells)
    if cells and years >= _MOST * len(cells):
        seen.take("since", "内容是年份", "its cells are years")


def _fit(cells: Sequence[str], scheme: Scheme) -> bool:
    fitting = sum(not isinstance(concept(scheme, cell), Misread) for cell in cells)
    return bool(cells) and fitting >= _MOST * len(cells)


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


def _written(seen: Sequence[_Seen], file: str, lang: str, roles: Scheme, *, shared: bool) -> str:
    zh = lang == "zh"
    taken: set[str] = set()
    lines = [
        f"# {file}：建议的映射，请核对。" if zh else f"# {file}: a proposed map; look it through.",
        'record = "partnership"',
        f'rows = "{"shared" if shared else "pairs"}"',
        "",
        "[columns]",
    ]
    for each in seen:
        special = each.key in {"identifier", "participant", "role"}
        if each.key and each.key not in taken and (shared or not special):
            lines.append(f"{_quoted(each.heading)} = {_quoted(each.key)}  # {each.why_zh if zh else each.why_en}")
            taken.add(each.key)
        else:
            lines.append(f"# {_quoted(each.heading)}: " + ("不读取" if zh else "not read"))
    lines += ["", "[constants]"]
    if "form" not in taken:
        why = (
            "没有一列说明合作形式；请改成合适的" if zh else "no column says the form of cooperation; put the right one"
        )
        lines.append(f'form = "school-enterprise-cooperation"  # {why}')
    if shared:
        lines += _sides(seen, taken, roles, zh=zh)
    why = "新单位的类别；写 vocational-college 则须能从名称看出院校类别" if zh else "of which type somebody new is"
    lines += ["", "[classes]", f'college-side = "organization"  # {why}', 'enterprise-side = "enterprise"', ""]
    return "\n".join(lines)


def _sides(seen: Sequence[_Seen], taken: set[str], roles: Scheme, *, zh: bool) -> list[str]:
    if "role" not in taken:
        why = (
            "没有一列说明角色；同一方的参与者彼此不算伙伴"
            if zh
            else "no column says it; those of one side are no partners"
        )
        return [f'role = "enterprise-side"  # {why}']
    cells = next(each.cells for each in seen if each.key == "role")
    lines = ["", "[roles]"]
    for said in sorted(set(cells)):
        found = concept(roles, said)
        doubt = "看不出是哪一方，请核对" if zh else "nothing tells which side; check it"
        code = "enterprise-side" if isinstance(found, Misread) else found.rpartition("/")[2]
        lines.append(f'{_quoted(said)} = "{code}"' + (f"  # {doubt}" if isinstance(found, Misread) else ""))
    return lines


def _quoted(text: str) -> str:
    """A text as TOML writes it, which is as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
