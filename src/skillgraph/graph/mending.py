"""The files that adding hands back, so that what is wrong can be mended."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from skillgraph.errors import FileThere, OneFileToMend, OneTableOnly, WrongSuffix
from skillgraph.files import check_writable, is_there, write_new

if TYPE_CHECKING:
    from skillgraph.adding.plan import Plan
    from skillgraph.adding.rest import Rest

_RESTS = (".csv", ".tsv", ".xlsx")
_NOTES = {
    "marked": {"zh": "有误的单元格已标在 {}。", "en": "The bad cells are marked in {}."},
    "rest": {
        "zh": "未收入的行写入了 {}：改正后用 add 加入即可。",
        "en": "The rows that were not taken are in {}: mend them and add that file.",
    },
    "rest-mapped": {
        "zh": "未收入的行写入了 {}：改正后用 add 加 --map 以同一映射加入即可。",
        "en": "The rows that were not taken are in {}: mend them and add that file, with --map and the same map.",
    },
}


class Mending:
    """Writes a marked copy, and the rows that were not taken.

    Parameters
    ----------
    files
        What is added.
    marked
        Where the copy goes, if one is wanted.
    rest
        Where the rows go; beside each file where no name is given.
    lang
        The language of what is wrong, ``"zh"`` or ``"en"``.

    Raises
    ------
    WrongSuffix
        When a name has the suffix of no table.
    OneFileToMend
        When there are several tables and one name, or it is the table's own.
    FileThere
        When there is a file of that name: somebody may have mended it.
    CannotWrite
        When no file can be written there.
    """

    def __init__(self, files: Sequence[Path], marked: str | None, rest: str | None, lang: str) -> None:
        self._files = [file for file in files if file.suffix.lower() in {*_RESTS, ".json"}]
        self._marked, self._rest, self._lang = marked, rest, lang
        self._said: list[tuple[str, str]] = []
        for name, suffixes in ((marked, (".xlsx",)), (rest, _RESTS)):
            if name is not None:
                self._check(name, suffixes)

    def _check(self, name: str, suffixes: Sequence[str]) -> None:
        if Path(name).suffix.lower() not in suffixes:
            raise WrongSuffix(file=name, suffixes=suffixes)
        if len(self._files) > 1 or os.path.realpath(name) in map(os.path.realpath, self._files):
            raise OneFileToMend
        if is_there(name):
            raise FileThere(file=name)
        check_writable(name)

    @property
    def notes(self) -> list[str]:
        """What was written, a sentence each."""
        return [_NOTES[what][self._lang].format(file) for what, file in self._said]

    def mark(self, found: Plan) -> None:
        """Write the marked copy, where something is wrong and one is wanted."""
        if self._marked is not None and found.troubles:
            from skillgraph.present.mending import marked

            for file in self._files:
                self._write("marked", self._marked, marked(file, found.troubles, self._lang))

    def keep_rest(self, found: Plan) -> None:
        """Write the rows that are not taken; those of each file beside it."""
        from skillgraph.adding.rest import rest

        contents: dict[str, tuple[str, bytes]] = {}
        for file in dict.fromkeys(self._files):
            wrong = rest(file, found.left.get(file, {}), found.troubles)
            if wrong:
                content = self._content(wrong, _suffix(Path(self._rest or file)))
                name = self._rest or _free(file, content, contents)
                contents[name] = "rest-mapped" if file in found.mapped else "rest", content
        self._write_all(contents)

    def _content(self, wrong: Sequence[Rest], suffix: str) -> bytes:
        from skillgraph.present.mending import rest_text, rest_workbook

        if suffix == ".xlsx":
            return rest_workbook(wrong, self._lang)
        if len(wrong) > 1:
            raise OneTableOnly(first_zh=wrong[0].sheet, first_en=wrong[0].sheet)
        return rest_text(wrong[0], self._lang, tabs=suffix == ".tsv")

    def _write_all(self, contents: Mapping[str, tuple[str, bytes]]) -> None:
        for name, (what, content) in contents.items():
            self._write(what, name, content)

    def _write(self, what: str, name: str, content: bytes) -> None:
        write_new(name, content)
        self._said.append((what, name))


def _free(file: Path, content: bytes, taken: Container[str]) -> str:
    """The first name beside a table that is free, or that of the same rows: what was handed back before is kept."""
    for number in count(1):
        name = str(file.with_name(f"{file.stem}.rest{'' if number == 1 else f'-{number}'}{_suffix(file)}"))
        if name not in taken and not os.path.isdir(name) and not is_there(name, content):
            break
    return name


def _suffix(file: Path) -> str:
    return file.suffix.lower() if file.suffix.lower() in _RESTS else ".xlsx"
