"""Workspaces to add to, and the files that are added, made by code; all they speak of is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from tests.asking import Said, ask
from tests.workspace.cities import State, state

Cells = Sequence[Sequence[str | float]]
HEADINGS = ("合作形式", "院校方", "企业方", "人数")
ROW = ("订单班", "昆明甲技师学院", "云南乙有限公司", "120人")


def workspace(folder: Path) -> Path:
    """Make a workspace by `init`, with one partnership in it."""
    assert ask("init", str(folder), "--lang", "en").code == 0
    add(folder, table(folder.parent / "first.csv", [HEADINGS, ROW]))
    return folder


def add(folder: Path, *arguments: str | Path, lang: str = "en") -> Said:
    return ask("add", *map(str, arguments), "-w", str(folder), "--lang", lang)


def table(file: Path, rows: Cells, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write a text table."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    file.write_bytes(out.getvalue().encode(encoding))
    return file


def book(file: Path, rows: Cells, sheet: str = "合作") -> Path:
    """Write a workbook of one sheet."""
    with xlsxwriter.Workbook(file) as made:
        page = made.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return file


def text(file: Path, content: str) -> Path:
    file.write_text(content, encoding="utf-8")
    return file


def everything(folder: Path) -> State:
    """All files to the byte, what is kept of changes included."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != "lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


__all__ = ["HEADINGS", "ROW", "add", "book", "everything", "state", "table", "text", "workspace"]
