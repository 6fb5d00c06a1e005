"""The small map as a PNG, for documents that hold no drawings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import hypot
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from skillgraph.present.report import fonts
from skillgraph.present.report.colors import INK, OUTLINE, SOFT, STROKE

if TYPE_CHECKING:
    from skillgraph.present.report.drawing import Drawing, Stroke, Text
    from skillgraph.present.report.shapes import Point

SCALE = 3  # pixels of the picture for one of the drawing
FINE = 2  # and of the sheet it is drawn on, which is larger so that edges become smooth
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
LATIN = 0x250  # the letters that Pillow's own font has end here

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def can_write(drawing: Drawing, places: Sequence[str]) -> bool:
    """Tell whether the fonts at hand have the letters of a drawing.

    Parameters
    ----------
    drawing
        The drawing.
    places
        The folders of fonts.

    Returns
    -------
    bool
        Whether a font for Chinese was found, or none is needed.

    Examples
    --------
    >>> from skillgraph.present.report.drawing import Drawing, Text
    >>> [can_write(Drawing(9, 9, (), (), (Text(0, 0, text),)), ()) for text in ("Kunming", "昆明")]
    [True, False]
    """
    latin = all(ord(sign) < LATIN or sign in "–—“”‘’…" for text in drawing.texts for sign in text.text)
    return latin or _file(tuple(places)) is not None


def png(drawing: Drawing, places: Sequence[str]) -> bytes:
    r"""Paint a drawing.

    Parameters
    ----------
    drawing
        The drawing.
    places
        The folders of fonts.

    Returns
    -------
    bytes
        A PNG on white, the same for the same drawing and fonts.

    Examples
    --------
    >>> from skillgraph.present.report.drawing import Drawing
    >>> png(Drawing(20, 10, (), (), ()), ())[:4]
    b'\x89PNG'
    """
    times = SCALE * FINE
    sheet = Image.new("RGB", (round(drawing.width * times), round(drawing.height * times)), "white")
    pen = ImageDraw.Draw(sheet)
    for stroke in drawing.strokes:
        _line(pen, stroke, times)
    for mark in drawing.marks:
        around = [_times(corner, times) for corner in mark.corners]
        pen.polygon(around, fill=mark.color)
        pen.line([*around, *around[:2]], fill=OUTLINE, width=times, joint="curve")
    for text in drawing.texts:
        _write(pen, text, times, tuple(places))
    out = io.BytesIO()
    sheet.reduce(FINE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _times(point: Point, times: int) -> Point:
    return point[0] * times, point[1] * times


def _line(pen: ImageDraw.ImageDraw, stroke: Stroke, times: int) -> None:
    for start, end in _dashes(stroke) if stroke.dashed else [(stroke.start, stroke.end)]:
        pen.line([_times(start, times), _times(end, times)], fill=STROKE, width=round(1.3 * times))
    if stroke.head:
        pen.polygon([_times(corner, times) for corner in stroke.head], fill=STROKE)


def _dashes(stroke: Stroke) -> Iterator[tuple[Point, Point]]:
    """Cut a line into dashes of 5 and gaps of 4."""
    (x, y), (to_x, to_y) = stroke.start, stroke.end
    far = hypot(to_x - x, to_y - y)
    for place in range(0, max(int(far), 1), 9):
        first, last = place / far, min(place + 5, far) / far
        yield (
            (x + (to_x - x) * first, y + (to_y - y) * first),
            (x + (to_x - x) * last, y + (to_y - y) * last),
        )


def _write(pen: ImageDraw.ImageDraw, text: Text, times: int, places: tuple[str, ...]) -> None:
    ink = SOFT if text.soft else INK
    font = _font(places, round(text.size * times))
    spot, anchor = _times((text.x, text.y), times), ANCHORS[text.anchor]
    # White around the letters keeps lines off them; a second stroke of ink makes them bold.
    pen.text(spot, text.text, "white", font, anchor, stroke_width=3 * times, stroke_fill="white")
    pen.text(spot, text.text, ink, font, anchor, stroke_width=round(times / 4) if text.bold else 0, stroke_fill=ink)


def _font(places: tuple[str, ...], size: int) -> Font:
    found = _file(places)
    return ImageFont.truetype(found[0], size, found[1]) if found else ImageFont.load_default(size)


def _file(places: tuple[str, ...]) -> tuple[str, int] | None:
    """The first font that is what its name says."""
    for file, face in fonts.chinese(places):
        try:
            ImageFont.truetype(file, 10, face)
        except OSError:
            continue
        return file, face
    return None
