"""The small map as lines, marks and texts in place: the entity in the middle, its neighbours on two wings beside it.

Labels stand beside their marks, one below another, so that none can meet a second one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skillgraph.present.map.labels import lines, width
from skillgraph.present.map.looks import Look, looks
from skillgraph.present.report.data import Neighbour, Report
from skillgraph.present.report.shapes import Point, arrow, between, corners, rounded
from skillgraph.present.report.words import say

WIDTH = 680  # as many pixels as an A4 page is wide between its margins
NEAR, BOW = 92, 24  # how far from the middle a mark is at the ends of a wing, and how much more halfway
LABEL, SMALL, HEADING = 11.5, 9.5, 13.0  # sizes of the letters
LINE, UNDER, GAP = 14.5, 12.0, 9.0  # heights: a line of a label, the line of relations, what is free below
MIDDLE, RADIUS = 11.0, 6.5
LONGEST, LONGER = 16.0, 19.0  # a label's line and one of relations, in Chinese characters
LEGEND = 18.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line.

    Parameters
    ----------
    start, end
        Where it begins and ends.
    dashed
        Whether it is.
    head
        The corners of an arrow's head at its end; none where it has none.
    """

    start: Point
    end: Point
    dashed: bool = False
    head: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an entry.

    Parameters
    ----------
    corners
        Of its shape.
    color
        As ``#rrggbb``.
    """

    corners: tuple[Point, ...]
    color: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Parameters
    ----------
    x, y
        Its start, middle or end, as ``anchor`` says, on the base line.
    text
        The words.
    size
        Of the letters.
    anchor
        ``"start"``, ``"middle"`` or ``"end"``.
    bold, soft
        Whether it is heavier, or paler, than others.
    """

    x: float
    y: float
    text: str
    size: float = LABEL
    anchor: str = "start"
    bold: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it.

    Parameters
    ----------
    width, height
        How large it is; places count from the top left corner.
    strokes, marks, texts
        What to draw, in this order.
    """

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class _Seat:
    """A neighbour in its place; `side` is -1 on the left and 1 on the right."""

    neighbour: Neighbour
    spot: Point
    side: int
    label: tuple[str, ...]
    under: str


def draw(report: Report, numbered: bool = False) -> Drawing:
    """Draw the small map.

    Parameters
    ----------
    report
        Whom it is about, with its neighbours.
    numbered
        Whether numbers stand for the names; the key is the caller's then, and there is no legend.

    Returns
    -------
    Drawing
        In units of which 680 are the width.

    Examples
    --------
    >>> around = (Neighbour("艾维", "enterprise", "企业", ("产业学院",)),)
    >>> drawn = draw(Report("zh", "官渡职中", "", "vocational-college", "职业院校", neighbours=around))
    >>> [text.text for text in drawn.texts][:3]
    ['官渡职中', '艾维', '产业学院']
    """
    half = len(report.neighbours) // 2
    wings = [_cells(report.neighbours[:half], 0, numbered), _cells(report.neighbours[half:], half, numbered)]
    name = [] if numbered else lines(report.name)
    tallest = max(map(_height, wings))
    middle = (WIDTH / 2, max(tallest / 2, MIDDLE) + 6)
    height = middle[1] + max(tallest / 2, MIDDLE + 12 + len(name) * (HEADING + 3)) + 4
    seats = [
        seat for side, wing in zip((-1, 1), wings, strict=True) for seat in _seated(wing, side, middle[1], tallest)
    ]
    found = looks([report.kind, *(each.kind for each in report.neighbours)])
    legend = Drawing(WIDTH, height, (), (), ()) if numbered else _legend(report, height)
    own = _mark(found[report.kind], middle, MIDDLE)
    return Drawing(
        WIDTH,
        legend.height,
        strokes=(*(_stroke(middle, seat) for seat in seats), *legend.strokes),
        marks=(own, *(_mark(found[seat.neighbour.kind], seat.spot, RADIUS) for seat in seats), *legend.marks),
        texts=(*_heading(name, middle), *(text for seat in seats for text in _label(seat)), *legend.texts),
    )


# The wings ------------------------------------------------------------------------------------------------

_Cell = tuple[Neighbour, tuple[str, ...], str]


def _cells(some: Sequence[Neighbour], before: int, numbered: bool) -> list[_Cell]:
    if numbered:
        return [(each, (str(before + place),), "") for place, each in enumerate(some, start=1)]
    return [(each, packed(each.name), _under(each.relations)) for each in some]


def packed(name: str) -> tuple[str, ...]:
    """Break a name into as few lines as a wing has room for.

    Parameters
    ----------
    name
        A name in any language.

    Returns
    -------
    tuple of str
        Its lines.

    Examples
    --------
    >>> packed("昆明铁道职业技术学院实力信通产业学院"), packed("Kunming Technician College")
    (('昆明铁道职业技术学院', '实力信通产业学院'), ('Kunming Technician College',))
    """
    told = " ".join(name.split())
    found: list[str] = []
    for piece in lines(told):
        joined = ""
        if found:
            joined = f"{found[-1]} {piece}" if f"{found[-1]} {piece}" in told else found[-1] + piece
        if joined and width(joined) <= LONGEST:
            found[-1] = joined
        else:
            found.append(piece)
    return tuple(_cut(line, LONGEST) for line in found)


def _cut(line: str, longest: float) -> str:
    """A word longer than a line has no place to break."""
    if width(line) <= longest:
        return line
    while width(line) > longest - 1:
        line = line[:-1]
    return f"{line}…"


def _under(relations: Sequence[str]) -> str:
    """As many relations as a line holds, and how many more there are."""
    told = relations[0]
    for place, relation in enumerate(relations[1:], start=1):
        if width(f"{told} · {relation}") > LONGER:
            return f"{_cut(told, LONGER - 1)} +{len(relations) - place}"
        told = f"{told} · {relation}"
    return _cut(told, LONGER + 1)


def _tall(cell: _Cell) -> float:
    return len(cell[1]) * LINE + (UNDER if cell[2] else 0) + GAP


def _height(cells: Sequence[_Cell]) -> float:
    return sum(map(_tall, cells))


def _seated(cells: Sequence[_Cell], side: int, middle: float, tallest: float) -> Iterator[_Seat]:
    """Set a wing's neighbours one below another around the middle, bowed outwards."""
    top = middle - _height(cells) / 2
    for cell in cells:
        y = top + _tall(cell) / 2
        bow = 1 - (2 * (y - middle) / tallest) ** 2
        yield _Seat(cell[0], (WIDTH / 2 + side * (NEAR + BOW * bow), y), side, cell[1], cell[2])
        top += _tall(cell)


# The pieces -----------------------------------------------------------------------------------------------


def _stroke(middle: Point, seat: _Seat) -> Stroke:
    start, end = between(middle, seat.spot, MIDDLE + 4, RADIUS + 4)
    if seat.neighbour.arrow == "in":
        start, end = end, start
    return Stroke(start, end, not seat.neighbour.stated, arrow(start, end) if seat.neighbour.arrow else ())


def _mark(look: Look, spot: Point, radius: float) -> Mark:
    return Mark(corners(look.shape, spot, radius * look.scale), look.color)


def _heading(name: Sequence[str], middle: Point) -> Iterator[Text]:
    for place, line in enumerate(name):
        y = middle[1] + MIDDLE + 6 + HEADING + place * (HEADING + 3)
        yield Text(middle[0], round(y, 1), line, HEADING, "middle", bold=True)


def _label(seat: _Seat) -> Iterator[Text]:
    x, anchor = round(seat.spot[0] + seat.side * 12, 1), "start" if seat.side > 0 else "end"
    top = seat.spot[1] - (len(seat.label) * LINE + (UNDER if seat.under else 0)) / 2
    for place, line in enumerate(seat.label):
        yield Text(x, round(top + place * LINE + LABEL, 1), line, LABEL, anchor)
    if seat.under:
        yield Text(x, round(top + len(seat.label) * LINE + SMALL, 1), seat.under, SMALL, anchor, soft=True)


# The legend -----------------------------------------------------------------------------------------------


def _legend(report: Report, top: float) -> Drawing:
    """Say what the marks and the lines mean, in rows below the map."""
    names = {report.kind: report.kind_name} | {each.kind: each.kind_name for each in report.neighbours}
    marks: list[Mark] = []
    strokes: list[Stroke] = []
    texts: list[Text] = []
    x, y = 0.0, top + LEGEND

    def room(label: str) -> Point:
        """Give the place of an entry, in a new row where this one is full."""
        nonlocal x, y
        wide = 34 + width(label) * SMALL * 1.15
        if x and x + wide > WIDTH:
            x, y = 0.0, y + LEGEND
        place, x = (x, y), x + wide
        return place

    for kind, look in looks(names).items():
        left, middle = room(names[kind])
        marks.append(_mark(look, (left + 8, middle), RADIUS - 1))
        texts.append(Text(round(left + 18, 1), round(middle + 3.5, 1), names[kind], SMALL))
    for stated in sorted({each.stated for each in report.neighbours}, reverse=True):
        label = say("stated" if stated else "inferred", report.lang)
        left, middle = room(label)
        strokes.append(Stroke(rounded((left, middle)), rounded((left + 20, middle)), not stated))
        texts.append(Text(round(left + 26, 1), round(middle + 3.5, 1), label, SMALL))
    return Drawing(WIDTH, round(y + LEGEND / 2, 1), tuple(strokes), tuple(marks), tuple(texts))
