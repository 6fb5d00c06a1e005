"""Files as people and programs make them, whole and broken, and what is read of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from skillgraph.errors import Unreadable
from skillgraph.ingest import sheets

Content = bytes | Callable[[], bytes]  # large ones are made when they are needed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def texts(file: Path) -> dict[str, dict[int, list[str]]]:
    """The texts of all cells, by sheet and row."""
    return {
        sheet.name: {row.number: [cell.text for cell in row.cells] for row in sheet.rows}
        for sheet in sheets.read(file).sheets
    }


def cells(file: Path) -> dict[str, tuple[str, str]]:
    """Text and kind of each cell of the first sheet, by its name."""
    [sheet, *_] = sheets.read(file).sheets
    return {
        f"{'ABCDEFGHIJ'[column]}{row.number}": (cell.text, cell.kind)
        for row in sheet.rows
        for column, cell in enumerate(row.cells)
        if cell.kind != "empty"
    }


def said(file: Path) -> set[tuple[str, str | int, str]]:
    return {(each.code, each.value, each.sheet) for each in sheets.read(file).said}


def parts_of(sheet: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The parts of a workbook of one sheet, given what stands in its worksheet element."""
    kinds = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("sharedStrings", "sharedStrings.xml")}
    related = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, (kind, target) in kinds.items()
    )
    return {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>昆明技师学院</t></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        **(more or {}),
    }


def packed(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def zipped(file: Path, parts: Mapping[str, str]) -> Path:
    file.write_bytes(packed(parts))
    return file


def whole(file: Path) -> None:
    """Read all there is."""
    for sheet in sheets.read(file).sheets:
        for _ in sheet.rows:
            pass


def refused(
    file: Path, content: Content, sheet: str | None = None, row: int | None = None, column: str | None = None
) -> tuple[type[Unreadable], str]:
    """The error with which a file is refused, and what it says: in both languages one line that names the place."""
    file.write_bytes(content if isinstance(content, bytes) else content())
    with pytest.raises(Unreadable) as caught:
        whole(file)
    data = caught.value.data
    assert data["file"] == str(file)
    assert (data["sheet"], data["row"], data["column"]) == (sheet, row, column)
    for sentence in (caught.value.sentence("zh"), caught.value.sentence("en")):
        assert sentence.startswith(str(file))
        assert all(str(each) in sentence for each in (sheet, row, column) if each)
        assert not set("\n{}") & set(sentence)
    return type(caught.value), caught.value.sentence("en")
