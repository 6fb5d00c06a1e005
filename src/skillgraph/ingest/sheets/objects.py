"""JSON: a list of objects as a sheet whose first row is their keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from skillgraph.errors import (
    BrokenJson,
    CellTooLong,
    FileTooLarge,
    NestedValue,
    NotATable,
    NulCharacter,
    RepeatedKey,
    TooDeep,
    TooManyColumns,
)
from skillgraph.ingest.sheets.book import (
    EMPTY,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    Book,
    Cell,
    Place,
    Row,
    Said,
    Sheet,
)
from skillgraph.ingest.sheets.encoding import encoding_of
from skillgraph.ingest.sheets.numbers import number
from skillgraph.ingest.values.members import joined

_MOST_MEGABYTES = 64  # it is read as a whole, and takes about ten times its size
_MOST_LEVELS = 50
_TEXT_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_LONE = re.compile("[\ud800-\udfff]")  # half a character, which JSON can write and nothing can keep


class _Number(str):
    """A number as it is written, so that none of its digits is lost."""

    __slots__ = ()


def read_objects(file: Path, place: Place) -> Book:
    """Read a JSON file.

    Parameters
    ----------
    file
        The file: a list of objects, or an object of such lists.
    place
        The file, for errors.

    Returns
    -------
    Book
        A sheet for each list; the first row has the keys, the second the first object.

    Raises
    ------
    Unreadable
        When it is no such file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.json")
    ...     _ = file.write_text('[{"school": "昆明技师学院", "people": 1247.0}]', encoding="utf-8")
    ...     [[cell.text for cell in row.cells] for row in read_objects(file, Place("a.json")).sheets[0].rows]
    [['school', 'people'], ['昆明技师学院', '1247']]
    """
    if file.stat().st_size > _MOST_MEGABYTES << 20:
        raise place.error(FileTooLarge, most=_MOST_MEGABYTES)
    encoding = encoding_of(file, place)
    content = _parsed(file.read_text(encoding=encoding).removeprefix("\ufeff"), place)
    lists = content if isinstance(content, dict) else {file.stem: content}
    several = isinstance(content, dict)
    found = {name: _objects(objects, place) for name, objects in lists.items()}
    sheets = [
        Sheet(name, _rows(objects, place._replace(sheet=name if several else None)))
        for name, objects in found.items()
        if any(objects)
    ]
    said = [Said("empty-sheet", 0, name) for name, objects in found.items() if not any(objects)]
    return Book(sheets, (Said("encoding", encoding), *said))


def _parsed(text: str, place: Place) -> object:
    """Parse a text whose levels were counted first: a parser goes down one call for each, and may end the process."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            raise place.error(RepeatedKey, key=next(key for key in keys if keys.count(key) > 1))
        return found

    level = 0
    for part in _TEXT_OR_BRACKET.finditer(text):
        sign = part[0]
        level += (sign in {"[", "{"}) - (sign in {"]", "}"})
        if level > _MOST_LEVELS:
            raise place.error(TooDeep, most=_MOST_LEVELS)
    try:
        return json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=_Number, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise place.error(BrokenJson, line=error.lineno) from None


def _objects(found: object, place: Place) -> list[Mapping[str, object]]:
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise place.error(NotATable)
    return found


def _rows(objects: list[Mapping[str, object]], place: Place) -> Iterator[Row]:
    keys = list(dict.fromkeys(key for each in objects for key in each))
    if len(keys) > MOST_COLUMNS:
        raise place.error(TooManyColumns, most=MOST_COLUMNS)
    yield Row(1, tuple(_cell(key, key, place, 1, column) for column, key in enumerate(keys, 1)))
    for row, each in enumerate(objects, 2):
        cells = [_cell(each.get(key), key, place, row, column) for column, key in enumerate(keys, 1)]
        while cells and cells[-1].kind == "empty":
            del cells[-1]
        if cells:
            yield Row(row, tuple(cells))


def _cell(value: object, key: str, place: Place, row: int, column: int) -> Cell:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        # Several members, as other tables write them in one cell.
        value = joined(filter(None, map(str.strip, value)))
    if isinstance(value, (list, dict)):
        raise place.error(NestedValue, row=row, column=column, key=key)
    if isinstance(value, bool):
        return Cell(str(value).upper(), "boolean")
    if value is None or value == "":
        return EMPTY
    text = _LONE.sub("\ufffd", str(value))
    if "\0" in text:
        raise place.error(NulCharacter, row=row, column=column)
    if len(text) > MOST_CHARACTERS:
        raise place.error(CellTooLong, row=row, column=column, most=MOST_CHARACTERS)
    return number(text) if isinstance(value, _Number) else Cell(text, "text")
